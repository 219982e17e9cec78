"""The house stands as its plan says: imports point one way, and every feature can go."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project import copy_project
from tests.stories import story_text

FEATURES = (
    *("ways", "together", "constellation"),
    *("threads", "hashtags", "people", "roles", "archive", "home", "feeds", "styles"),
    *("webmanifest", "scripts", "pictures", "policy", "search", "cards"),
    "styleguide",
)
GROUND = {"story": set(), "collection": {"story"}}  # what else but itself a room may import
TOOLS = {
    "check": {"story", "collection"},
    "exchange": {"story"},
    "preview": set[str](),
    "withdrawal": {"story", "collection"},
}


def imports(path: Path) -> Iterator[str]:
    package = ".".join(path.with_suffix("").parts[-3:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{package}.{node.module}" if node.level else node.module or ""


def room(path: Path, root: Path) -> str:
    return path.relative_to(root / "plugins").parts[0]


def modules(root: Path) -> list[Path]:
    found = sorted((root / "plugins").glob("*/**/*.py"))
    assert len(found) > 40
    return found


def test_only_glue_imports_pelican(root: Path) -> None:
    for path in modules(root):
        if path != root / "plugins" / room(path, root) / "__init__.py":
            heads = {name.split(".")[0] for name in imports(path)}
            assert not heads & {"pelican", "blinker"}, path


def test_rooms_import_downwards_only(root: Path) -> None:
    allowed = {**GROUND, **TOOLS, **{feature: {"story", "collection"} for feature in FEATURES}}
    for path in modules(root):
        here = room(path, root)
        used = {name.split(".")[1] for name in imports(path) if name.startswith("plugins.")}
        assert used <= {here, *allowed[here]}, path


def test_the_ground_floor_needs_no_network_and_no_pelican(root: Path) -> None:
    outside = {"socket", "urllib.request", "http", "requests", "subprocess", "pelican", "jinja2"}
    for path in sorted((root / "plugins" / "story").rglob("*.py")):
        assert not outside & set(imports(path)), path


def test_glue_is_short(root: Path) -> None:
    for path in (root / "plugins").glob("*/__init__.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        code = sum(1 for node in ast.walk(tree) if isinstance(node, ast.stmt))
        assert code <= 40, path


@pytest.mark.parametrize("feature", FEATURES)
def test_a_feature_can_be_deleted(root: Path, tmp_path: Path, feature: str) -> None:
    project = copy_project(root, tmp_path, cards=feature == "cards")
    project.write("ada")
    project.write("bea", story_text(Reply_To="ada", Role="mentee", Date="2025-01-01"))
    for path in sorted((tmp_path / "plugins" / feature).rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (tmp_path / "plugins" / feature).rmdir()
    for settings in (tmp_path / "pelicanconf.py", tmp_path / "publishconf.py"):
        settings.write_text(settings.read_text().replace(f'    "plugins.{feature}",\n', ""))
    built = project.publish()
    assert built.returncode == 0, built.stdout + built.stderr
    made = project.files("output")
    left_out = {
        "threads": "stories/",
        "hashtags": "tags/",
        "people": "people/",
        "roles": "mentors",
        "archive": "archive/",
        "home": "index.html",
        "feeds": "feeds/",
        "webmanifest": "manifest.webmanifest",
        "styles": "theme/site.css",
        "scripts": "theme/site.js",
        "pictures": "pictures/",
        "policy": "_headers",
        "search": "search",
        "ways": ("ways.html", "fields/", "languages/", "minutes/"),
        "together": "together/",
        "constellation": "constellation.html",
        "cards": "cards/",
        "styleguide": "styleguide.html",
    }
    assert made
    assert not [name for name in made if name.startswith(left_out[feature])]
    links = {
        "hashtags": 'href="../tags/',
        "people": 'href="../people/',
        "roles": "mentors.html",
        "archive": "archive/",
        "feeds": "feeds/",
        "search": "search.html",
        "together": "together/",
    }
    if feature in links:
        assert links[feature] not in project.text("stories/ada.html")
