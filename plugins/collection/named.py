"""The story file that somebody names; and where there is none, what they may have meant."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.collection.sources import Source
from plugins.story.meant import files_meant, several, slug_in

STORIES = Path("content") / "stories"


class Unknown(LookupError):
    """A story was named that isn't there, or there are several; the message says what to do."""


def named(root: Path, files: Sequence[Source], name: str) -> Source:
    """The story file of a project that a slug or a path names. Raises Unknown."""
    by_path = {source.path: source for source in files}
    found = files_meant(by_path, name, root)
    if len(found) > 1:
        raise Unknown(several(found, name))
    if not found:
        said = f"There is no story “{name}” in {STORIES.as_posix()}."
        raise Unknown(f"{said} {_instead(root, files, slug_in(name))}")
    return by_path[found[0]]


def _instead(root: Path, files: Sequence[Source], slug: str) -> str:
    """What to do about a story that isn't there: one in another folder, a file with another ending,
    or a name like it."""
    from difflib import get_close_matches  # here, since few are misspelt

    if elsewhere := [source.path for source in files if source.slug == slug]:
        return f"Did you mean {' or '.join(elsewhere)}?"
    stem = Path(slug).stem.casefold()
    for path in sorted((root / STORIES).rglob("*")):
        if path.stem.casefold() == stem and path.suffix != ".md" and path.is_file():
            name = path.relative_to(root)
            renamed = name.with_suffix(".md").as_posix()
            return f"The file {name.as_posix()} needs another ending: rename it to {renamed}"
    known = {source.slug.casefold(): source.slug for source in files}
    close = [known[name] for name in get_close_matches(slug.casefold(), known, n=3)]
    return f"Did you mean {' or '.join(close)}?" if close else "Write its file's name without .md"
