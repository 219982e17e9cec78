"""The interface's words: all in one catalogue, and in whatever language that gives them."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest

from plugins.collection.catalogue import POT, Message, messages, pot
from plugins.collection.wording import wording_of
from tests.project import Project, copy_project
from tests.stories import story_text


def test_the_catalogue_has_every_text(root: Path) -> None:
    assert (root / POT).read_text(encoding="utf-8") == pot(messages(root)), (
        "Write it anew: python -m plugins.collection.catalogue"
    )


def test_texts_are_found_wherever_they_are_said(tmp_path: Path) -> None:
    for name, text in {
        "theme/templates/a.html": '{{ _("One %(x)s", x=1) }} {{ ngettext("a", "%(num)s as", n) }}',
        "theme/static/js/b.js": 'say(_("Copy \\"it\\""));',
        "plugins/c.py": 'DAY = _("day")\nsite.wording.text("Told by %(name)s", name=name)\n',
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    assert list(messages(tmp_path)) == [
        ("One %(x)s",),
        ("a", "%(num)s as"),
        ('Copy "it"',),
        ("day",),
        ("Told by %(name)s",),
    ]


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        ("zh", "Chinese"),
        ("zh-CN", "Chinese"),
        ("zh-Hans", "Chinese (Simplified)"),
        ("ZH-hant", "Chinese (Traditional)"),
        ("zh-TW", "Chinese (Traditional)"),
        ("hi-Latn", "Hindi (Latin letters)"),
        ("ko-Kore", "Korean (Kore)"),
        ("pt-BR", "Portuguese"),
        ("haw-US", "haw-US"),
    ],
)
def test_a_language_is_named_with_its_script(lang: str, name: str) -> None:
    assert wording_of("en", Path("theme")).language(lang) == name


def compiled(found: dict[Message, str]) -> bytes:
    """A catalogue as GNU gettext compiles it ("The Format of GNU MO Files")."""
    pairs = sorted(("\0".join(m).encode(), t.encode()) for m, t in found.items())
    pairs.insert(0, (b"", b"Content-Type: text/plain; charset=UTF-8\n"))
    at = 28 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    body = b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += [len(pair[side]), at + len(body)]
            body += pair[side] + b"\0"
    head = (0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, at)
    return struct.pack(f"<7I{4 * len(pairs)}I", *head, *tables[0], *tables[1]) + body


NAME = "\N{DEGREE SIGN}"  # of everything that is not the interface's
INSIDE = re.compile("⟦[^⟦⟧]*⟧")
WORD = re.compile("[A-Za-z]{2,}")
KNOWN = {"CC", "BY", "Atom", "RSS", "JSON"}
SAYING = ("aria-label", "title", "alt", "placeholder", "content")
UNSAID = {"script", "style", "template"}


@pytest.fixture(scope="module")
def marked(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site in a language that puts every text of the interface in brackets."""
    project = copy_project(root, tmp_path_factory.mktemp("marked"))
    folder = project.root / "theme" / "locale" / "xx" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    translated = {m: "\0".join(f"⟦{text}⟧" for text in m) for m in messages(project.root)}
    (folder / "site.mo").write_bytes(compiled(translated))
    settings = project.root / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8").replace('LANG = "en"', 'LANG = "xx"')
    text = re.sub('SITE(NAME|SUBTITLE) = ".*"', rf'SITE\1 = "{NAME}"', text)
    settings.write_text(text, encoding="utf-8")
    fields = {"Title": NAME, "Author": "ñ", "Summary": NAME, "Hashtags": "Ñ"}
    body = f"1/ {NAME}\n\n2/ {NAME} #Ñ\n\nÑ/ {NAME}\n"
    project.write("ada", story_text(body, Modified="2025-03-02", Note=NAME, Field=NAME, **fields))
    reply = {"Reply_To": "ada", "Role": "mentee", "Date": "2025-01-01", "Lang": "ar"}
    project.write("bea", story_text(body, **reply, **fields))
    project.write("cem", "Status: withdrawn\n")
    built = project.html()
    assert built.returncode == 0, built.stdout + built.stderr
    return project


def said(page: str) -> Iterator[str]:
    """What a page says to somebody who sees or hears it: its text, and that of its attributes."""
    elements = list(html5lib.parse(page, namespaceHTMLElements=False).iter())
    for element in elements:
        if element.tag in UNSAID:
            element.text = ""
        if element.tag != "meta" or element.get("name") == "description":
            yield from (element.get(name) for name in SAYING if element.get(name))
    yield "".join(elements[0].itertext())


def left_in_english(text: str) -> set[str]:
    """The words outside of all brackets."""
    while (less := INSIDE.sub("", text)) != text:
        text = less
    return set(WORD.findall(text)) - KNOWN


def test_no_text_of_the_interface_is_left_in_english(marked: Project) -> None:
    pages = {n: d for n, d in marked.files("preview").items() if n.endswith(".html")}
    del pages["styleguide.html"]  # its own words are for whoever works on the theme
    assert len(pages) > 8
    for name, data in pages.items():
        found = [text for text in said(data.decode()) if "⟦" in text]
        assert found, name
        assert not set().union(*map(left_in_english, said(data.decode()))), name


def test_words_in_brackets_are_filled_in(marked: Project) -> None:
    page = marked.text("stories/ada.html", "preview")
    assert "⟦2 ⟦March⟧ 2024⟧" in page
    assert "⟦2 posts⟧" in page
