"""Which pictures a story shows, and where it names them."""

from __future__ import annotations

from plugins.story.pictures import said
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import HEADER, story_text


def test_a_picture_is_told_once_where_it_is_named_first() -> None:
    body = "1/ So.\n![Two hands](b.jpg)\n\n2/ ![Two hands](b.jpg) ![A door](a.jpg)\n"
    image = {"Image": "a.jpg", "Image-Alt": "A door"}
    story, problems = read_story("ada.md", story_text(body, **image).encode(), Reading())
    assert story, problems
    lines = len(HEADER) + 1, len(HEADER) + 5
    assert [tuple(use) for use in story.pictures] == [("a.jpg", lines[0]), ("b.jpg", lines[1])]


def test_a_picture_that_only_adorns_says_nothing() -> None:
    assert said(" Decorative ") == ""
    assert said("A decorative knot") == "A decorative knot"
