"""Whether a story is larger than its pages, and those of its hashtags, can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.story.limits import HASHTAGS, SECTION_CHARS, SECTIONS
from plugins.story.model import Post, Problem, Section
from plugins.story.tags import key_of


def oversize(posts: Sequence[Post], line: int) -> Iterator[Problem]:
    """A Problem for too many posts, and for each that is too long; line: of the first."""
    if len(posts) > SECTIONS:
        message = f"The story has {len(posts)} sections; at most {SECTIONS} are allowed."
        yield Problem(line, "error", "too-many-sections", message, "Tell it in two stories.")
    for post in posts:
        if len(post.text) > SECTION_CHARS:
            message = (
                f"This section has {len(post.text):,} characters; at most "
                f"{SECTION_CHARS:,} are allowed."
            )
            remedy = "Cut it in two, each with its own number."
            yield Problem(post.line + line - 1, "error", "section-too-long", message, remedy)


def overtagged(declared: Sequence[str], sections: Sequence[Section]) -> Iterator[Problem]:
    """A Problem where a story has more hashtags than HASHTAGS: each is a page, and a feed.

    declared: those of the header.
    """
    if sum([len(section.hashtags) for section in sections], len(declared)) <= HASHTAGS:
        return
    keys = {key_of(tag) for tag in declared}
    for section in sections:
        keys.update(tag.key for tag in section.hashtags)
        if len(keys) > HASHTAGS:
            message = f"From here on the story has more than {HASHTAGS} different hashtags."
            remedy = "Keep those that other stories have too: a hashtag alone leads nowhere."
            yield Problem(section.line, "error", "too-many-hashtags", message, remedy)
            return
