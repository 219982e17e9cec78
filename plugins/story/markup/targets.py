"""The links and pictures of a text to HTML, where stories may have such; else to their text."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token

from plugins.story import addresses
from plugins.story.markup.gathered import Gathered
from plugins.story.markup.words import attribute, escape, outward
from plugins.story.pictures import said
from plugins.story.reading import Reading


def link(token: Token, reading: Reading, gathered: Gathered) -> tuple[str, str]:
    """What opens and closes a link; nothing does if its target is refused."""
    href = str(token.attrs.get("href", ""))
    target = addresses.link(href, reading.slug)
    if not target:
        _refuse_link(href, gathered)
        return ("&lt;", "&gt;") if token.info == "auto" else ("", "")
    title = _title(token)
    if target.startswith((addresses.ROOT, "#")):
        return f'<a href="{attribute(target)}"{title}>', "</a>"
    return outward(target, "", title).removesuffix("</a>"), "</a>"


def picture(token: Token, reading: Reading, gathered: Gathered) -> str:
    """A picture, or its description if it is not in the story's folder."""
    src, alt = str(token.attrs.get("src", "")), _words(token.children or ())
    target = addresses.picture(src, reading.slug)
    if not target:
        _refuse_picture(src, gathered)
        return escape(alt)
    if not alt.strip():
        _ask_for_description(src, gathered)
    return (
        f'<img src="{attribute(target)}" alt="{attribute(said(alt))}"{_title(token)}'
        ' loading="lazy" decoding="async">'
    )


def _title(token: Token) -> str:
    title = str(token.attrs.get("title", ""))
    return f' title="{attribute(title)}"' if title else ""


def _words(tokens: Iterable[Token]) -> str:
    """The words of a picture's description, without their emphasis and links."""
    words = []
    for token in tokens:
        if token.type == "image":
            words.append(_words(token.children or ()))
        else:
            words.append(" " if token.type in ("softbreak", "hardbreak") else token.content)
    return "".join(words)


def _refuse_link(href: str, gathered: Gathered) -> None:
    gathered.tell(
        "warning",
        "link-target",
        f"The link to “{href}” leads nowhere, so only its text is shown.",
        "Link to an address that begins with https://, to another story as other-story.md, "
        "or to a section of this story as #3.",
    )


def _refuse_picture(src: str, gathered: Gathered) -> None:
    meant = "picture.jpg" if "%20" not in src else src.rpartition("/")[2].replace("%20", "-")
    gathered.tell(
        "warning",
        "image-target",
        f"The picture “{src}” can't be one of this story's, so its description is shown.",
        "Put it as a JPEG, PNG, WebP or AVIF file into the folder that is named as the story, "
        f"and write only its file name, which has no spaces: ![what it shows]({meant})",
    )


def _ask_for_description(src: str, gathered: Gathered) -> None:
    gathered.tell(
        "error",
        "image-alt",
        f"The picture “{src}” has no description for those who can't see it.",
        f"Say what it shows between the brackets: ![what it shows]({src}) or, if it only adorns "
        f"and says nothing, ![decorative]({src})",
    )
