"""Ordinary pages of the plain kind, as Pelican reads them, without starting it: that takes longer
than to read them.

A page is plain if Pelican would do no more than ask Python-Markdown: a file `some-name.md` with a
title, a summary and no other field, without pictures and without links of Pelican's own kind
(`{filename}…`). All others, and all pages under settings that aren't known here, are Pelican's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from plugins.collection.site import Document

_NAME: Final = re.compile(
    r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.md"
)  # Pelican's slug of it is the same
_PELICANS: Final = re.compile(
    r"[{|]|<img", re.I
)  # a link that it leads, a picture that it looks at
_EXTENSIONS: Final = "markdown.extensions."
# What an extension does nothing without: to load it takes longer than to read a page.
_NEEDED: Final = {"fenced_code": re.compile("```|~~~")}

# What Pelican's reading of pages depends on, as it has to be; and what it doesn't depend on.
_GIVEN: Final = {
    "PAGE_PATHS": ["pages"],
    "READERS": {"html": None, "rst": None},
    "SLUGIFY_SOURCE": "basename",
}
_SILENT: Final = frozenset(
    "SITENAME SITESUBTITLE SITEURL DEFAULT_LANG TIMEZONE PATH THEME OUTPUT_PATH CACHE_PATH PLUGINS"
    " STORY_DRAFTS STORY_ALL_OR_NOTHING MARKDOWN ARTICLE_PATHS STATIC_PATHS THEME_STATIC_PATHS"
    " DIRECT_TEMPLATES PAGE_SAVE_AS AUTHOR_SAVE_AS CATEGORY_SAVE_AS TAG_SAVE_AS FEED_ALL_ATOM"
    " CATEGORY_FEED_ATOM TRANSLATION_FEED_ATOM AUTHOR_FEED_ATOM AUTHOR_FEED_RSS"
    " DELETE_OUTPUT_DIRECTORY JINJA_ENVIRONMENT".split()
)


def plain_pages(folder: Path, settings: Mapping[str, Any]) -> tuple[Document, ...] | None:
    """The pages in a folder by their slugs; None where one of them is for Pelican to read.

    settings: what the project's file of settings sets.
    """
    if not _known(settings):
        return None
    pages = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        page = _plain(name[1], path, settings["MARKDOWN"]) if name and path.is_file() else None
        if page is None:
            return None
        pages.append(page)
    return tuple(pages)


def _known(settings: Mapping[str, Any]) -> bool:
    if any(settings.get(name) != value for name, value in _GIVEN.items()):
        return False
    ours = all(name.startswith("plugins.") for name in settings["PLUGINS"])
    return ours and "MARKDOWN" in settings and settings.keys() <= _SILENT | _GIVEN.keys()


def _plain(slug: str, path: Path, options: Mapping[str, Any]) -> Document | None:
    """A page, if it is plain; pelican.readers.MarkdownReader goes the same steps."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        markdown = _markdown(text, options)
        html = markdown.convert(text)
        fields: Mapping[str, list[str]] = markdown.Meta
        markdown.preprocessors.deregister("meta")
        markdown.reset()
        summary = markdown.convert("\n".join(fields.get("summary", ())))
    except Exception:  # Pelican meets it again, and tells
        return None
    title = fields.get("title", ())
    if fields.keys() != {"title", "summary"} or len(title) != 1 or not (title[0] and summary):
        return None
    return None if _PELICANS.search(html + summary) else Document(slug, title[0], summary, html)


def _markdown(text: str, options: Mapping[str, Any]) -> Any:
    """Python-Markdown for a text. Raises ImportError for an extension that isn't its own.

    It is given extensions, and not their names: for a name it looks into all installed packages.
    """
    from markdown import Markdown

    configured = options.get("extension_configs", {})
    named = (*options.get("extensions", ()), *configured, "meta")
    needed = {
        name.removeprefix(_EXTENSIONS): configured.get(name, {})
        for name in named
        if (mark := _NEEDED.get(name.removeprefix(_EXTENSIONS))) is None or mark.search(text)
    }
    extensions = [
        import_module(_EXTENSIONS + name).makeExtension(**config) for name, config in needed.items()
    ]
    return Markdown(**{**options, "extensions": extensions, "extension_configs": {}})
