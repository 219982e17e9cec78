"""A rule in Markdown, for CONTRIBUTING.md and for SARIF."""

from __future__ import annotations

import re

from plugins.check.rule import Example, Rule

INLINE = 90  # characters of an example that stands within a line


def explained(rule: Rule) -> str:
    """What a rule says of itself: levels, explanation, a bad and a good example."""
    levels = " or ".join(rule.levels)
    says = f"*{levels.capitalize()}.* {rule.explanation}"
    if rule.bad.text == rule.good.text and rule.bad.name != rule.good.name:
        return f"{says}\n\n- Not so: a file `{rule.bad.name}`\n- But so: `{rule.good.name}`"
    bad, good = _example("Not so", rule.bad), _example("But so", rule.good)
    if "\n" in bad + good:
        return f"{says}\n\n{bad}\n\n{good}"
    return f"{says}\n\n- {bad}\n- {good}"


def _example(title: str, example: Example) -> str:
    """An example under its title: a line, or a block."""
    shown, about = example.shown, example.note
    if example.name != Example("").name:
        about = f"a file `{example.name}`"
    for path, text in example.files:
        if isinstance(text, str):
            shown, about = text.strip("\n"), f"`content/{path}`"
    title = f"{title} ({about}):" if about else f"{title}:"
    if "\n" not in shown and "`" not in shown and len(shown) <= INLINE:
        return f"{title} `{shown}`"
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", shown) or [""]))
    return f"{title}\n\n{fence}\n{shown}\n{fence}"
