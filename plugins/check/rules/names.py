"""A pen name stays one: neither git nor the story's own text says who is behind it."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.check.around import Around
from plugins.check.dignity.given_away import gives_away, stands_in
from plugins.check.draft import Draft
from plugins.check.rule import Example, Finding, rule

SETTING = "“Keep my email addresses private”"


@rule(
    "author-given-away",
    "warning",
    bad=Example("Author: Bay Four", note="where git has “Jane Doe <jane@example.org>”"),
    good=Example("Author: Jane D.", note="where git has “Jane Doe <jane@example.org>”"),
)
def author_given_away(draft: Draft, around: Around) -> Iterator[Finding]:
    """Git keeps a name and an e-mail address with every change, for everybody to see. Where they
    have nothing in common with the story's `Author`, they may tell who is behind a pen name. Only
    stories that you name, or have just changed, are looked at, on your own computer; what git has
    is never printed.
    """
    author = draft.facts.author.name
    name, mail = gives_away(author, around.names.get(draft.path, ())) if author else (False, False)
    if not (name or mail):
        return
    what = " and ".join(word for word, is_so in (("name", name), ("e-mail address", mail)) if is_so)
    kept = "they have" if name and mail else "it has"
    yield Finding(
        draft.field_line("Author"),
        f"Git keeps a {what} with this story, and {kept} nothing in common with its Author.",
        "If “Author” is your own name or this isn't your story, all is well. If it is a pen name: "
        "set git's user.name to it, switch on "
        f"{SETTING} in GitHub's e-mail settings and set git's user.email to the address shown "
        "there, or ask somebody you trust to send the story in. What is committed already has to "
        "be committed anew.",
    )


@rule(
    "author-in-text",
    "warning",
    bad=Example(
        "Author: Bay Four\n\n1/ “Jane Doe,” she said, “spell it.”", note="where git has “Jane Doe”"
    ),
    good=Example(
        "Author: Bay Four\n\n1/ “Your name,” she said, “spell it.”", note="where git has “Jane Doe”"
    ),
)
def author_in_text(draft: Draft, around: Around) -> Iterator[Finding]:
    """The name that git knows you by stands in the story, though `Author` is another one."""
    identities = around.names.get(draft.path, ())
    if not identities or not draft.facts.author.name:
        return
    at = stands_in(draft.text, draft.facts.author.name, identities)
    if at >= 0:
        yield Finding(
            draft.text.count("\n", 0, at) + 1,
            "The name that git knows you by stands here, and Author is another one.",
            "If Author is a pen name, take your own name out: “she spelled my name”.",
        )


RULES = (author_given_away, author_in_text)
