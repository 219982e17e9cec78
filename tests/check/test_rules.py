"""Every rule there is: its examples are true, and whatever is told has an entry."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from plugins.check.catalogue import THEMES
from plugins.check.checking import check
from plugins.check.examples import place
from plugins.check.rule import Example, Rule
from plugins.check.rules import RULES
from plugins.story.model import Problem

TODAY = date(2026, 1, 1)
EVERY = [rule for theme in THEMES for rule in theme.rules]
BUILT = ("story", "collection")  # rooms that make Problems, and are not the check
# Told where a text is read that is no story file, or when the machine fails: no example can be had.
ELSEWHERE = {
    "section-length": "rendering of a text that is no story; a story's is told by section-too-long",
    "unreadable": "the file system",
    "too-slow": "the clock",
    "author-given-away": "git: see test_pen_names.py",
    "author-in-text": "git: see test_pen_names.py",
}


def told(root: Path, example: Example) -> dict[str, set[str]]:
    """The levels of each rule that an example's file is told."""
    path = place(example, root)
    found: dict[str, set[str]] = {}
    for problem in check(root, [], TODAY).problems:
        if path.stem in problem.path or problem.path.endswith("hashtags.toml"):
            found.setdefault(problem.rule, set()).add(problem.level)
    return found


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.name)
def test_examples_are_true(rule: Rule, tmp_path: Path) -> None:
    if rule.name not in ELSEWHERE:
        bad = told(tmp_path / "bad", rule.bad)
        assert rule.name in bad
        assert bad[rule.name] <= set(rule.levels)
    good = told(tmp_path / "good", rule.good)
    assert rule.name not in good
    assert "error" not in set().union(*good.values())


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.name)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
    assert rule.levels and set(rule.levels) <= {"error", "warning", "note"}
    assert rule.explanation.endswith((".", ")")) and len(rule.explanation) > 20
    assert rule.summary and "\n" not in rule.summary
    assert rule.bad.shown != rule.good.shown or rule.bad.name != rule.good.name or rule.bad.files


def test_every_rule_is_there_once() -> None:
    names = [rule.name for rule in EVERY]
    assert sorted(set(names)) == sorted(names)
    assert {rule.name for rule in RULES} <= set(names)


def test_whatever_is_told_has_an_entry(root: Path) -> None:
    known = {rule.name for rule in EVERY}
    source = {name for room in BUILT for path in modules(root, room) for name in rules_in(path)}
    assert len(source) > 40
    assert source - known - set(ELSEWHERE) == set()


def test_no_other_room_makes_problems(root: Path) -> None:
    for path in sorted((root / "plugins").rglob("*.py")):
        if path.relative_to(root / "plugins").parts[0] not in (*BUILT, "check"):
            assert " Problem(" not in path.read_text(encoding="utf-8"), path


def test_no_entry_is_left_over(root: Path) -> None:
    paths = [path for room in BUILT for path in modules(root, room)]
    paths.append(root / "plugins" / "check" / "placed.py")
    texts = [path.read_text(encoding="utf-8") for path in paths]
    for rule in EVERY:
        if rule.search is None and not rule.name.endswith("-malformed"):
            assert any(f'"{rule.name}"' in text for text in texts), rule.name


def modules(root: Path, room: str) -> Iterator[Path]:
    yield from sorted((root / "plugins" / room).rglob("*.py"))


def rules_in(path: Path) -> Iterator[str]:
    """The names of rules that a module tells: what is given to whatever makes a Problem.

    A call of a function that makes one has the name among its first arguments; a name put together
    from a header field's is one for each field that is read.
    """
    makers = {"Problem", "Unfit", "_Rule", "_fault", "_note", "_at", "tell", "tell_once", "fault"}
    makers |= {"_refuse", "_odd"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", "")
            if name in makers:
                yield from filter(is_rule, map(constant, node.args))
            field = constant(node.args[0]) if node.args else ""
            if name in ("read", "told") and field[:1].isupper():
                yield f"{field.lower()}-malformed"
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule":
            yield from filter(is_rule, [constant(node.value)])


def constant(node: ast.expr) -> str:
    value = getattr(node, "value", "")
    return value if isinstance(value, str) else ""


def is_rule(text: str) -> bool:
    levels = {"error", "warning", "note"}
    return bool(re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", text)) and text not in levels


def test_a_finding_is_a_problem_of_its_file(tmp_path: Path) -> None:
    place(Example("1/ It is [here](https://example.org/)."), tmp_path)
    found = check(tmp_path, ["the-question"], TODAY).problems
    message = "The link text “here” doesn't say where it leads."
    remedy = "Let the words that name the thing be the link: [her last lecture](https://…)"
    path = "content/stories/the-question.md"
    assert found == (Problem(10, "warning", "link-text", message, remedy, path),)
