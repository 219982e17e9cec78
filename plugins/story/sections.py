"""The sections of a story: its posts, as they are published."""

from __future__ import annotations

import re
from dataclasses import replace

from plugins.story.facts import Facts
from plugins.story.lookalikes import mixed_hashtags
from plugins.story.markup import Markup, render
from plugins.story.model import Post, Problem, Section
from plugins.story.reading import Reading
from plugins.story.sizes import oversize, overtagged
from plugins.story.thread import read_thread

_SIGNS = frozenset("-+*0123456789")
_ITEM = re.compile(r"(?:(?P<bullet>[-+*])|\d{1,9}(?P<point>[.)]))(?=[ \t])")


def sections_of(
    body: str, line: int, facts: Facts, reading: Reading, bare: bool = False
) -> tuple[tuple[Section, ...], list[str], list[Problem]]:
    """The body's sections, the words of each, and the body's Problems in lines of the file.

    bare: whether the body is `unmarked`, if that is known.
    """
    thread = read_thread(body, "markdown", facts.numbering)
    found = [replace(p, line=p.line + line - 1) for p in thread.problems]
    if not any(post.text for post in thread.posts):
        if facts.status != "withdrawn":
            found.append(
                Problem(
                    line,
                    "error",
                    "no-section",
                    "There is no story below the header.",
                    "Leave one line empty after the header, and begin with 1/",
                )
            )
        return (), [], found
    found += oversize(thread.posts, line)
    if any(problem.level == "error" for problem in found):
        return (), [], found
    sections: list[Section] = []
    words: list[str] = []
    for position, post in enumerate(thread.posts, 1):
        text = flowing(post, body)
        markup = render(text, reading, bare and text is post.text)
        words.append(markup.words)
        first = post.line + line - 1
        if markup.problems:
            found += [replace(p, line=p.line + first - 1) for p in markup.problems]
        sections.append(section_of(position, post, markup, first))
    found += [*mixed_hashtags(body, line, sections), *overtagged(facts.hashtags, sections)]
    return tuple(sections), words, found


def flowing(post: Post, body: str) -> str:
    """A post's text as Markdown, in which what went on behind its marker begins no list: "1/ - She
    asked", "2/ 2020. That was the year". In the body it stood inside a line (thread-grammar,
    "Markers": a following dash is text). Where the next line is an item too, it is a list."""
    if post.text[:1] not in _SIGNS or not post.marker:
        return post.text
    item = _ITEM.match(post.text)
    if not item:
        return post.text
    first, _, rest = post.text.partition("\n")
    line = body.split("\n")[post.line - 1].strip()
    behind = line != first.strip() and line.endswith(first.strip())
    following = _ITEM.match(rest.lstrip())
    if not behind or (following and following.lastgroup == item.lastgroup):
        return post.text
    at = item.end() - 1
    return f"{post.text[:at]}\\{post.text[at:]}"


def section_of(position: int, post: Post, markup: Markup, line: int) -> Section:
    """A post as it is published. line: of the file, where it begins."""
    marker, number, total, pos, cues, text, _ = post
    html, hashtags, mentions, _, _ = markup
    return Section(position, marker, number, total, pos, cues, text, html, hashtags, mentions, line)
