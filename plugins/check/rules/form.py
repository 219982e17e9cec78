"""The form of a text: what a reader sees of it, and `make fix` would tidy."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.draft import Draft
from plugins.check.fix.body import parts_of_draft
from plugins.check.fix.tidy import SEEN, tidied
from plugins.check.rule import Finding, rule


@rule(
    "untidy",
    "note",
    bad="1/She asked one question. It's mine.\n\n2 / It’s hers, and it’s his.",
    good="1/ She asked one question. It’s mine.\n\n2/ It’s hers, and it’s his.",
)
def untidy(draft: Draft, around: Around) -> Iterator[Finding]:
    """Something that readers see could be tidier: a number with a space in it or none behind it,
    apostrophes of two kinds. `make fix` does it, with spaces, empty lines and the header's order,
    and changes nothing that the story says; you need not.
    """
    made = tidied(draft.text, around.steward.show, SEEN, parts_of_draft(draft))
    if made is None or made[0] == draft.text:
        return
    pairs = enumerate(zip(draft.text.split("\n"), made[0].split("\n"), strict=False), 1)
    yield Finding(
        next((n for n, (one, other) in pairs if one != other), 1),
        f"From this line on, make fix would tidy {' and '.join(made[1])}.",
        "Run make fix, if you can; if not, leave it.",
    )


RULES = (untidy,)
