"""What is wrong in a template, for who wrote it: file, line and fault, and no traceback."""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError


def mistake(error: TemplateError, theme: Path) -> str:
    """What an error in the theme's templates says: `theme/templates/year.html:8: 'x' is undefined`.

    The place is the innermost one that a template has in it.
    """
    place = _place(error, theme)
    what = error.message or type(error).__name__
    if isinstance(error, TemplateNotFound):
        what = f"there is no template {error.name}"
    return f"{place}: {what}" if place else what


def _place(error: TemplateError, theme: Path) -> str:
    """The file, as it lies in the project, and the line; empty where no template is known."""
    if isinstance(error, TemplateSyntaxError):
        places = [(error.filename or "", error.lineno)]
    else:
        frames = walk_tb(error.__traceback__)
        places = [(frame.f_code.co_filename, line) for frame, line in frames]
    for name, line in reversed(places):
        path = Path(name)
        if path.is_relative_to(theme / "templates"):
            return f"{path.relative_to(theme.parent).as_posix()}:{line}"
    return ""
