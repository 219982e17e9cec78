"""Templates that are compiled before they are needed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from plugins.collection.ahead import Ahead
from plugins.collection.launch import read_settings
from plugins.collection.place import Place
from plugins.collection.settings import place_of


@pytest.fixture
def place(tmp_path: Path) -> Place:
    settings = {**read_settings("publishconf.py"), "CACHE_PATH": str(tmp_path)}
    return replace(place_of(settings, str(tmp_path / "output")), theme=tmp_path / "theme")


def write(place: Place, name: str, text: str) -> None:
    path = place.theme / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_most_pages_need_is_compiled(place: Place) -> None:
    for name in ("base.html", "story.html", "tag.html", "partials/post.html", "archive.html"):
        write(place, name, "{{ site.name }}")
    expected = ["base.html", "partials/post.html", "story.html", "tag.html"]
    for _ in ("compiled", "found"):  # what is kept beside them is no template
        assert list(Ahead(place).steps()) == expected


def test_a_fault_is_told_where_the_template_is_asked_for(place: Place) -> None:
    write(place, "base.html", "{% if %}")
    ahead = Ahead(place)
    assert list(ahead.steps()) == ["base.html"]
    with pytest.raises(TemplateSyntaxError):
        ahead.environment.get_template("base.html")
