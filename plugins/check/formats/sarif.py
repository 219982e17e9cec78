"""Problems as SARIF 2.1.0 (OASIS), for GitHub's code scanning and for editors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote

from plugins.check.explained import explained
from plugins.check.rule import Rule
from plugins.story.model import Problem

Json: TypeAlias = Mapping[str, object]
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def lines(files: int, problems: Sequence[Problem]) -> Iterator[str]:
    """One log with one run. It is ASCII, as in `formats.json`."""
    from plugins.check.catalogue import THEMES

    known = {rule.name: rule for theme in THEMES for rule in theme.rules}
    names = list(dict.fromkeys([*known, *(problem.rule for problem in problems)]))
    index = {name: n for n, name in enumerate(names)}
    driver = {
        "name": "plugins.check",
        "rules": [_rule(name, known.get(name)) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index[problem.rule]) for problem in problems],
    }
    yield json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(name: str, rule: Rule | None) -> Json:
    if rule is None:
        return {"id": name}
    text = explained(rule)
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": rule.levels[0]},
    }


def _result(problem: Problem, index: int) -> Json:
    place: dict[str, object] = {"artifactLocation": {"uri": quote(problem.path, errors="replace")}}
    if problem.line:
        place["region"] = {"startLine": problem.line}
    return {
        "ruleId": problem.rule,
        "ruleIndex": index,
        "level": problem.level,
        "message": {"text": f"{problem.message} {problem.remedy}"},
        "locations": [{"physicalLocation": place}],
    }
