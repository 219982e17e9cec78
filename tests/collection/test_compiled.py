"""Compiled templates: kept beside them, and compiled anew only where they have to be."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment

from plugins.collection.render import environment

Compile = Callable[[Path], list[str]]


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    folder = tmp_path / "theme"
    for name, text in (("page.html", "{{ word }}"), ("partials/page.html", "[{{ word }}]")):
        path = folder / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Compile:
    """What had to be compiled so that a theme's two templates say what they have to."""
    done: list[str] = []
    real = Environment.compile

    def compile_(self: Environment, source: str, name: str, *rest: object) -> object:
        done.append(name)
        return real(self, source, name, *rest)  # type: ignore[call-overload]

    monkeypatch.setattr(Environment, "compile", compile_)

    def ask(theme: Path) -> list[str]:
        done.clear()
        env = environment(theme)
        assert env.get_template("page.html").render(word="a") in {"a", "a!"}
        assert env.get_template("partials/page.html").render(word="a") == "[a]"
        return list(done)

    return ask


BOTH = ["page.html", "partials/page.html"]


def test_each_is_compiled_once(theme: Path, compiled: Compile) -> None:
    assert compiled(theme) == BOTH
    assert compiled(theme) == []


def test_a_copy_of_the_project_needs_no_compiling(theme: Path, compiled: Compile) -> None:
    compiled(theme)
    assert compiled(theme.rename(theme.with_name("elsewhere"))) == []


def test_the_code_of_a_copy_names_the_file_there(theme: Path, compiled: Compile) -> None:
    compiled(theme)
    copy = theme.rename(theme.with_name("elsewhere"))
    code = environment(copy).get_template("page.html").root_render_func.__code__
    assert code.co_filename == str(copy / "templates" / "page.html")


def test_the_one_that_was_edited_is_compiled_anew(theme: Path, compiled: Compile) -> None:
    compiled(theme)
    (theme / "templates" / "page.html").write_text("{{ word }}!", encoding="utf-8")
    assert compiled(theme) == ["page.html"]
    assert environment(theme).get_template("page.html").render(word="a") == "a!"


def test_what_is_damaged_is_compiled_anew(theme: Path, compiled: Compile) -> None:
    compiled(theme)
    for path in (theme / "templates" / "__pycache__").iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert compiled(theme) == BOTH
    assert compiled(theme) == []


def test_options_tell_apart(
    theme: Path, compiled: Compile, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled(theme)
    monkeypatch.setattr("plugins.collection.render.OPTIONS", {"autoescape": False})
    assert compiled(theme) == BOTH


def test_a_folder_that_cannot_be_written_is_no_fault(theme: Path, compiled: Compile) -> None:
    (theme / "templates" / "__pycache__").write_bytes(b"no folder")
    assert compiled(theme) == BOTH
    assert compiled(theme) == BOTH


def test_nothing_is_kept_where_python_keeps_nothing(
    theme: Path, compiled: Compile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled(theme) == BOTH
    assert not (theme / "templates" / "__pycache__").exists()


def test_they_lie_where_python_is_told_to_keep_its_own(
    theme: Path, compiled: Compile, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "prefix"))
    compiled(theme)
    assert not (theme / "templates" / "__pycache__").exists()
    shutil.rmtree(tmp_path / "prefix")
    assert compiled(theme) == BOTH
