"""The walk over a folder of stories: what is found, what is told, and what is never opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.collection.admit import admit, same_place
from plugins.collection.settings import last_day
from plugins.collection.sources import read_bytes, story_files
from plugins.story.limits import SLUG_BYTES, STORY_BYTES
from plugins.story.model import Problem, Story
from plugins.story.names import picture_fault, slug_fault
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.slugs import name_slug, tag_slug
from plugins.story.tags import key_of
from tests.stories import story_text


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    folder = tmp_path / "content" / "stories"
    folder.mkdir(parents=True)
    (folder / "ada.md").write_text(story_text())
    return folder


def walk(stories: Path) -> tuple[list[str], list[str], dict[str, str]]:
    """Stories, pictures, and rules by path, all relative to the folder."""
    files, pictures, problems = story_files(stories, stories.parent.parent)
    assert all(p.level == "error" and p.message and p.remedy for p in problems)
    shown = "content/stories/"
    return (
        [f.path.removeprefix(shown) for f in files],
        [p.path.removeprefix(shown) for p in pictures],
        {p.path.removeprefix(shown): p.rule for p in problems},
    )


def touch(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x")
    return path


def test_stories_may_lie_in_folders_and_pictures_beside_them(stories: Path) -> None:
    for name in (
        "2024/bea.md",
        "ada/stove.jpg",
        "ada/Hands 2.PNG",
        "2024/bea/x.avif",
        "ada/é.webp",
    ):
        touch(stories / name)
    files, pictures, problems = walk(stories)
    assert files == ["2024/bea.md", "ada.md"]
    assert pictures == ["2024/bea/x.avif", "ada/Hands 2.PNG", "ada/stove.jpg", "ada/é.webp"]
    assert problems == {}


def test_a_folder_that_is_not_there_has_no_stories(tmp_path: Path) -> None:
    assert story_files(tmp_path / "stories", tmp_path) == ([], [], [])


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("stove.jpg", "picture-place"),
        ("bea/stove.jpg", "picture-place"),
        ("ada/more/stove.jpg", "picture-place"),
        ("Ada/stove.jpg", "picture-place"),
        ("ada/a..jpg", "picture-name"),
        ("ada/-a.jpg", "picture-name"),
        ("ada/a&b.jpg", "picture-name"),
        ("ada/a\u0301.jpg", "picture-name"),
        ("ada/ㅤ\u3164.jpg", "picture-name"),
        ("ada/" + "a" * 100 + ".jpg", "picture-name"),
        ("ada/aux.png", "picture-name"),
        ("ada/Com1.x.jpg", "picture-name"),
        ("ada/con .jpg", "picture-name"),
        ("ada/a .png", "picture-name"),
        ("ada/a.svg", "not-a-story"),
        ("ada/a.gif", "not-a-story"),
        ("ada/a.heic", "not-a-story"),
        ("ada/a.html", "not-a-story"),
        ("ada/a.js", "not-a-story"),
        ("ada/.a.jpg", "not-a-story"),
        ("ada/a.jpg.exe", "not-a-story"),
        ("bea.txt", "not-a-story"),
        ("bea.rst", "not-a-story"),
        ("bea.html", "not-a-story"),
        ("bea.MD", "not-a-story"),
        ("bea", "not-a-story"),
        (".bea.md", "not-a-story"),
        (".htaccess", "not-a-story"),
        ("_headers", "not-a-story"),
        (".gitattributes", "not-a-story"),
        ("ada/.gitignore", "not-a-story"),
        ("b\nea.md", "file-name"),
        ("b\x1b[2Jea.md", "file-name"),
        ("b\u202eea.md", "file-name"),
        ("b\u200bea.jpg", "file-name"),
    ],
)
def test_what_is_neither_story_nor_picture_is_told(stories: Path, name: str, rule: str) -> None:
    touch(stories / name)
    files, pictures, problems = walk(stories)
    assert files == ["ada.md"]
    assert pictures == []
    assert list(problems.values()) == [rule]
    assert all(path.isprintable() for path in problems)


@pytest.mark.parametrize(
    "folder", ["con", "AUX", "aux.", "Com1.old", "com¹", "a ", "a.", "a .b", "a:b", "a\\b", "wh?t"]
)
def test_a_folder_that_breaks_a_checkout_is_told(stories: Path, folder: str) -> None:
    touch(stories / "2024" / folder / "bea.md")
    files, _, problems = walk(stories)
    assert files == ["ada.md"]
    assert problems == {f"2024/{folder}": "file-name"}


def test_what_keeps_a_folder_is_empty(stories: Path) -> None:
    (stories / ".gitkeep").touch()
    assert walk(stories) == (["ada.md"], [], {})
    (stories / ".gitkeep").write_text("*.md -diff")
    assert walk(stories)[2] == {".gitkeep": "not-a-story"}


def test_names_that_differ_in_capitals_alone_are_told(stories: Path) -> None:
    touch(stories / "ada/a.jpg")
    touch(stories / "ada/A.jpg")
    _, pictures, problems = walk(stories)
    assert pictures == []
    assert problems == {"ada/A.jpg": "picture-name", "ada/a.jpg": "picture-name"}


def test_a_name_that_is_no_text_is_told(stories: Path) -> None:
    try:
        touch(stories / os.fsdecode(b"b\xff.md"))
    except OSError:
        pytest.skip("this file system takes no such name")
    files, _, problems = walk(stories)
    assert files == ["ada.md"]
    assert problems == {"b<U+DCFF>.md": "file-name"}


@pytest.mark.parametrize(
    "name",
    [".DS_Store", "._ada.md", "Thumbs.db", "ada/desktop.ini", "ada.md~", "#ada.md#", ".ada.md.swp"],
)  # fmt: skip
def test_what_editors_and_systems_leave_is_passed_over(stories: Path, name: str) -> None:
    touch(stories / name)
    assert walk(stories) == (["ada.md"], [], {})


def test_no_link_is_followed(stories: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    touch(outside / "secret.md")
    touch(outside / "secret.jpg")
    (stories / "file.md").symlink_to(outside / "secret.md")
    (stories / "2024").symlink_to(outside)
    (stories / "broken.md").symlink_to("nowhere")
    (stories / "loop.md").symlink_to("loop.md")
    (stories / "ada").mkdir()
    (stories / "ada" / "pic.jpg").symlink_to(outside / "secret.jpg")
    (stories / ".#ada.md").symlink_to("somebody@somewhere")  # Emacs
    files, pictures, problems = walk(stories)
    assert files == ["ada.md"]
    assert pictures == []
    links = ("file.md", "2024", "broken.md", "loop.md", "ada/pic.jpg")
    assert problems == dict.fromkeys(links, "not-a-story")


def test_a_folder_of_stories_that_is_a_link_is_not_entered(tmp_path: Path) -> None:
    touch(tmp_path / "outside" / "secret.md")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "stories").symlink_to(tmp_path / "outside")
    files, pictures, problems = story_files(tmp_path / "content/stories", tmp_path)
    assert (files, pictures) == ([], [])
    assert [(p.path, p.rule) for p in problems] == [("content/stories", "not-a-story")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_pipes_and_sockets_are_not_opened(stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(stories / "pipe.md")
    monkeypatch.chdir(stories)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door.md")
        files, _, problems = walk(stories)
    assert files == ["ada.md"]
    assert problems == {"door.md": "not-a-story", "pipe.md": "not-a-story"}
    for name in ("pipe.md", "door.md"):
        with pytest.raises(OSError):
            read_bytes(str(stories / name))


def test_what_takes_a_file_s_place_after_the_look_is_not_read(stories: Path) -> None:
    path = stories / "bea.md"
    path.symlink_to("/etc/passwd")
    with pytest.raises(OSError):
        read_bytes(str(path))
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError):
        read_bytes(str(path))


def test_of_a_large_file_no_more_is_read_than_shows_that_it_is(stories: Path) -> None:
    path = stories / "big.md"
    path.write_bytes(b"x" * (STORY_BYTES * 3))
    assert len(read_bytes(str(path))) == STORY_BYTES + 1
    assert len(read_bytes(str(path), 10)) == 11
    assert read_bytes(str(stories / "ada.md")) == story_text().encode()


# Addresses

PAIRS = [
    ("ada", "Ada"),
    ("straße", "strasse"),
    ("ﬁn", "fin"),
    ("Å", "å"),
    ("ſoup", "soup"),
    ("ⅸ", "ix"),
]


def story(slug: str) -> tuple[Story | None, tuple[Problem, ...]]:
    return read_story(f"content/stories/{slug}.md", story_text().encode(), Reading())


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_of_two_that_some_file_system_takes_for_one_neither_is_taken(one: str, other: str) -> None:
    found = [each for slug in (one, other) if (each := story(slug)[0])]
    kept, problems = admit(found, set(), last_day())
    assert len(found) < 2 or (kept == () and len(problems) == 2)
    assert same_place(one) == same_place(other)


@pytest.mark.parametrize(
    "slug",
    [
        *("index", "INDEX", "404", "con", "Con", "nul", "com1", "LPT9", "..", ".", "", "a/b"),
        *("a\\b", "a:b", "a%2fb", "~", "a\0b", "-", "a" * 101, "é" * 90, "e\u0301", "ada.html"),
    ],
)
def test_a_slug_that_is_reserved_or_leads_elsewhere_is_refused(slug: str) -> None:
    assert slug_fault(slug)


SLUGS = st.text(st.characters() | st.sampled_from("aAéİıſßΣςǆ./\\-_%:\0\u0345\u0301ﬃ"), max_size=12)


@given(SLUGS)
def test_no_name_leads_out_of_its_folder(text: str) -> None:
    names = [name_slug(text)]
    if key := key_of(text):
        names.append(tag_slug(key))
    if not slug_fault(text):
        names.append(text)
    if not picture_fault(text + ".jpg"):
        names.append(text)
    for name in filter(None, names):
        path = PurePosixPath(f"{name}.html")
        assert path.parts == (f"{name}.html",)
        assert not set(name) & set('/\\\0:*?"<>|') and not name.startswith(".")
        assert len(name.encode()) <= SLUG_BYTES


@given(SLUGS, SLUGS)
def test_pages_of_different_names_never_want_one_file(one: str, other: str) -> None:
    for slug_of in (name_slug, lambda text: tag_slug(key_of(text))):
        slugs = {slug_of(one), slug_of(other)}
        assert len({slug.casefold() for slug in slugs}) == len(slugs)
    if one.casefold() == other.casefold():
        assert same_place(one) == same_place(other)
