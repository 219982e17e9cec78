"""Pictures: what is said of them to those who can't see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.rule import Finding, rule
from plugins.story.markup import plain_text

NAME_CHARS = 100  # what is longer is no file's name
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)"')
_FILE = re.compile(r"[\w .()-]*\.(?:jpe?g|png|gif|webp|avif|heic|tiff?)", re.IGNORECASE)
_CAMERA = re.compile(
    r"(?:img|dsc[fn]?|pxl|mvimg|pict?|photo|image|screenshot|whatsapp image|bild|foto)"
    r"[\s_-]*[\d\s_.:-]*(?:at [\d.]+)?",
    re.IGNORECASE,
)
_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_SIGNS = re.compile(
    r"!\[[^\[\]]{0,2000}\]\s?\(([^()<>]{1,200}\.(?:jpe?g|png|gif|webp|avif|heic))\s?\)",
    re.IGNORECASE,
)
_IMG = re.compile("&lt;img[ \n]", re.IGNORECASE)
EMPTY_WORDS = frozenset(
    "image;images;picture;pic;photo;photograph;photography;graphic;figure;illustration;screenshot;"
    "alt;alt text;description;untitled;an image;a picture;a photo;the picture;my photo;bild;foto;"
    "imagen;imagem;immagine;photographie;фото;صورة;画像;写真;图片".split(";")
)


@rule(
    "alt-empty-words",
    "warning",
    bad="1/ This is what I do now. ![photo](hands.png)",
    good="1/ This is what I do now. ![Two hands and a plane](hands.png)",
)
def alt_empty_words(draft: Draft, around: Around) -> Iterator[Finding]:
    """A picture's description says what is to be seen. "Photo" and a file's name tell nothing to
    somebody who can't see it; that it is a picture they know already.
    """
    if draft.value("Image") and says_nothing(draft.facts.image_alt, draft.facts.image):
        yield _finding(draft.field_line("Image-Alt"), draft.facts.image_alt)
    for section in draft.sections:
        if "<img" not in section.html:
            continue
        for src, html in _PICTURE.findall(section.html):
            alt = plain_text(html)
            if says_nothing(alt, src.rpartition("/")[2]):
                offset = section.text.find("![" + alt)
                yield _finding(draft.line_in(section, max(0, offset)), alt)


def says_nothing(alt: str, name: str) -> bool:
    """Whether a description is one in name only; an empty one is told by reading."""
    words = " ".join(alt.split()).strip(".:!").casefold()
    if not words or len(words) > NAME_CHARS:
        return False
    stem = name.rpartition(".")[0].casefold()
    return (
        words in EMPTY_WORDS
        or words == stem
        or not any(char.isalpha() for char in words)
        or bool(_FILE.fullmatch(words))
        or bool(_CAMERA.fullmatch(words))
    )


@rule(
    "picture-as-signs",
    "error",
    bad="1/ This is it. ![Two hands and a plane](two hands.png)",
    good="1/ This is it. ![Two hands and a plane](hands.png)",
)
def picture_as_signs(draft: Draft, around: Around) -> Iterator[Finding]:
    """Readers see the signs `![…](…)` or `<img …>` instead of a picture. Mostly there is a space in
    the file's name, or between the brackets: name the file `two-hands.png`, and leave no space.
    What you drop into a page of GitHub's becomes `<img …>`: put the file into the story's folder.
    """
    for section in draft.sections:
        if "&lt;img" in section.html and _IMG.search(_CODE.sub("", section.html)):
            yield Finding(
                draft.line_in(section, max(0, section.text.find("<img"))),
                "A picture isn't shown: the page has the signs <img …> instead.",
                f"Put its file into the folder content/stories/{draft.slug}, and write "
                "![what it shows](picture.jpg) with the file's name.",
            )
        if "![" not in section.text or "![" not in section.html:
            continue
        for found in _SIGNS.finditer(_CODE.sub("", section.html)):
            name = plain_text(found[1]).strip()
            meant = "-".join(name.split())
            yield Finding(
                draft.line_in(section, max(0, section.text.find(name))),
                f"“{_short(name)}” isn't shown: the page has the signs ![…](…) instead.",
                f"Name the file {meant}, without spaces, and write ![what it shows]({meant})"
                if meant != name
                else f"Write it without spaces between the brackets: ![what it shows]({name})",
            )


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _finding(line: int, alt: str) -> Finding:
    return Finding(
        line,
        f"“{_short(alt)}” doesn't say what the picture shows.",
        "Say what is to be seen, as you would on the telephone.",
    )


RULES = (alt_empty_words, picture_as_signs)
