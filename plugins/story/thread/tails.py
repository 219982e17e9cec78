"""The end of a line: hashtags, mentions, links and emoji that a marker or cue may stand before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from plugins.story.thread.lines import ZERO_WIDTH

EMOJI: Final = (
    "©®‼⁉™ℹ←-⇿⌀-⏿■-➿⤀-⥿⬀-⯿〰〽\U0001f000-\U0001f51e\U0001f520-\U0001faff️‍\U000e0020-\U000e007f"
)
_TOKEN = re.compile(
    r"[#＃][^\s#＃]+|[@＠][\w.@-]+[,.]?|<?https?://\S+|www\.\S+"
    rf"|[{EMOJI}]+|(?:[0-9]\uFE0F?\u20E3)+🔟?"
    r"|THREAD[:：]?|END|FIN|(?i:/end|/fin|/thread|end/+|fin/+)"
    r"|[(\[]/?(?i:end|fin|thread)[)\]]"
)
_EMOJI_END = re.compile(rf"[{EMOJI}]+\Z")
_LINK_END = re.compile(r"!?\[[^\[\]]{0,200}\]\([^\s()]{0,500}\)\Z")
_EMPHASIS_END = re.compile(r"(?:\*{1,3}|_{1,3}|~~)\Z")
ZERO_WIDTH_SET: Final = "".join(
    chr(code)
    for low, high in re.findall(r"(.)(?:-(.))?", ZERO_WIDTH)
    for code in range(ord(low), ord(high or low) + 1)
)
_EDGE = "*_~"
STEPS: Final = 60  # how many trailing tokens are looked through


def nothing_but_tags(rest: str) -> bool:
    """Whether a rest of a line holds nothing, or only hashtags, mentions, links, emoji and cues."""
    return all(
        _TOKEN.fullmatch(token.strip(ZERO_WIDTH_SET)) or not token.strip(ZERO_WIDTH_SET)
        for token in rest.split()
    )


def ends(tail: str) -> Iterator[tuple[int, tuple[int, int] | None]]:
    """The offsets at which the text of a line may be said to end, from the right, and the emphasis
    that closes right behind each."""
    end = _rstrip(tail, len(tail))
    for _ in range(STEPS):
        if not end:
            return
        yield end, None
        if tail[end - 1] in _EDGE:
            closing = _EMPHASIS_END.search(tail, max(0, end - 3), end)
            if closing:
                yield closing.start(), closing.span()
        step = _step(tail, end)
        if step == end:
            return
        end = _rstrip(tail, step)


def _rstrip(tail: str, end: int) -> int:
    while end and (tail[end - 1].isspace() or tail[end - 1] in ZERO_WIDTH_SET):
        end -= 1
    return end


def _step(tail: str, end: int) -> int:
    """The offset before the last token, or the same where it isn't one to look through."""
    token = tail[:end].split()[-1]
    if _TOKEN.fullmatch(token.strip(ZERO_WIDTH_SET)):
        return end - len(token)
    found = _EMOJI_END.search(tail, max(0, end - 40), end) or _LINK_END.search(
        tail, max(0, end - 710), end
    )
    return found.start() if found else end
