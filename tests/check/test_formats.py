"""How Problems are written, and that a story's text stays text in each format."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.check.__main__ import main
from plugins.check.formats import FORMATS, usual, written
from plugins.check.formats.github import command, escaped
from plugins.story.model import Problem
from plugins.story.report import shown

PATH = "content/stories/ada.md"
HOSTILE = [
    "a\n::error file=x::pwned",
    "a\r::set-output name=x::y",
    "\x1b[2J\x1b]0;title\x07",
    "100% :: , %0A",
    "\u2028::warning::x",
    "a\u202etxt.exe",
    "##[error]x",
    "\udc80 half a character",
    "</script><script>alert(1)</script>",
]


def problem(text: str, line: int = 9, path: str = PATH) -> Problem:
    return Problem(line, "error", "missing-field", text, "Mend it.", path)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_stays_text(name: str, text: str) -> None:
    plain = "\n".join(written(name, 1, [problem("a")]))
    hostile = "\n".join(written(name, 1, [problem(text, path=f"content/stories/{text}.md")]))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202e]", hostile)
    assert hostile.count("\n") == plain.count("\n")
    assert not re.search(r"(?m)^::(?!error file=content)|^##\[", hostile)


@given(st.text(), st.text("ab %:,\r\n2C5é日", max_size=20))
def test_a_command_is_one_line_and_can_be_read_back(text: str, path: str) -> None:
    line = command(problem(text, path=path))
    match = re.fullmatch(r"::error file=([^:,]*),line=9,title=missing-field::[^\r\n]*", line)
    assert match
    assert undone(match[1]) == path


def undone(text: str) -> str:
    for code, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_github_escapes_as_its_toolkit_does() -> None:
    assert escaped("a%b\r\nc:d,e") == "a%25b%0D%0Ac:d,e"
    assert escaped("a%b\r\nc:d,e", ":,") == "a%25b%0D%0Ac%3Ad%2Ce"


def test_github_levels_and_places() -> None:
    note = Problem(0, "note", "steward", "It is so.", "Leave it.", "content/hashtags.toml")
    assert command(note) == (
        "::notice file=content/hashtags.toml,title=steward::It is so. Leave it."
    )


def test_json_says_all() -> None:
    data = json.loads("\n".join(written("json", 3, [problem("Role is missing.")])))
    assert data == {
        "files": 3,
        "counts": {"error": 1, "warning": 0, "note": 0},
        "problems": [
            {
                "path": PATH,
                "line": 9,
                "level": "error",
                "rule": "missing-field",
                "message": "Role is missing.",
                "remedy": "Mend it.",
            }
        ],
    }


def test_sarif_is_what_the_standard_asks_for() -> None:
    found = [problem("Role is missing."), problem("x", 0, "content/stories/a b.md")]
    log = json.loads("\n".join(written("sarif", 1, found)))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    rules, results = run["tool"]["driver"]["rules"], run["results"]
    assert len({rule["id"] for rule in rules}) == len(rules) > 60
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    first, second = results
    assert rules[first["ruleIndex"]]["id"] == first["ruleId"] == "missing-field"
    place = first["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": PATH}, "region": {"startLine": 9}}
    place = second["locations"][0]["physicalLocation"]
    assert place == {"artifactLocation": {"uri": "content/stories/a%20b.md"}}


def test_a_rule_without_an_entry_is_still_told_in_sarif() -> None:
    unknown = Problem(1, "error", "brand-new", "x", "y", PATH)
    log = json.loads("\n".join(written("sarif", 1, [unknown])))
    assert log["runs"][0]["results"][0]["ruleId"] == "brand-new"


def test_what_a_pass_is_worth() -> None:
    (line,) = written("text", 22, [])
    assert line.startswith("22 stories checked: no known pattern found.")
    for claim in ("safe", "de-identified", "anonym"):
        assert claim not in line


def test_the_usual_format() -> None:
    assert usual({}) == usual({"GITHUB_ACTIONS": "false"}) == "text"
    assert usual({"GITHUB_ACTIONS": "true"}) == "github"


def test_an_unknown_format_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], {"FORMAT": "xml"}) == 2
    assert "text, json, sarif, github" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("::error::x", "<U+003A>:error::x"),
        ("   ::error::x", "   <U+003A>:error::x"),
        ("+::error::x", "+<U+003A>:error::x"),
        ("a: b::c", "a: b::c"),
        ("so ##[error]x", "so <U+0023>#[error]x"),
        ("## [x] #[y]", "## [x] #[y]"),
        ("a\x1b[2Jb\n", "a<U+001B>[2Jb<U+000A>"),
        ("日本 👩‍🚒 é\u00a0", "日本 👩‍🚒 é\u00a0"),
    ],
)
def test_a_shown_text_orders_nothing(text: str, seen: str) -> None:
    assert shown(text) == seen


def test_every_format_shows_the_place_in_a_log() -> None:
    (line, _) = written("github", 1, [problem("Role is missing.")])
    assert line.endswith(f"Role is missing. Mend it. ({PATH}:9)")
