"""Write “What the check says” in CONTRIBUTING.md anew: python -m plugins.check.contributing

It is made from the rules' own explanations and examples; a test fails where it isn't up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from plugins.check.catalogue import THEMES, Theme
from plugins.check.explained import explained
from plugins.check.rule import Rule
from plugins.collection.files import write_changed

BEGIN = "<!-- rules: python -m plugins.check.contributing writes them -->"
END = "<!-- end of rules -->"


def section() -> str:
    """What stands between the two markers."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    for theme in THEMES:
        names = " · ".join(f"[`{rule.name}`](#{rule.name})" for rule in theme.rules)
        yield f"- {theme.title}: {names}"
    for theme in THEMES:
        yield from _theme(theme)


def _theme(theme: Theme) -> Iterator[str]:
    yield f"\n### {theme.title}"
    for rule in theme.rules:
        yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"\n#### {rule.name}\n\n{explained(rule)}"


def renewed(text: str) -> str:
    """CONTRIBUTING.md with the section as the rules have it now. Raises ValueError."""
    head, begin, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"CONTRIBUTING.md has no lines “{BEGIN}” and “{END}”.")
    return f"{head}{BEGIN}\n\n{section()}\n\n{END}{tail}"


def main() -> int:
    """Write it; status 2 where there is no CONTRIBUTING.md with the two markers."""
    path = Path("CONTRIBUTING.md")
    try:
        text = renewed(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    if write_changed(path, text.encode()):
        print(f"{path} was written anew.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
