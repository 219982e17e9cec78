"""How spans are parsed, where it differs from CommonMark: bare addresses, signs, fewer levels."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from plugins.story import limits
from plugins.story.addresses import BARE, trimmed

LEVELS = 2 * limits.NESTING + 2  # of markdown-it: a list and its item are one each
_BRACKETS = 6  # how deep brackets may nest: the time of [[[[… grows with it
_SCHEME = re.compile(r"https?\Z", re.IGNORECASE)
_SIGNED = re.compile("(?<=[#＃@＠])_+")


class Inline(ParserInline):
    """The parser of spans: has fewer levels than that of blocks, though they share a limit."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.before("newline", "bare_address", _bare_address)
        self.ruler.before("emphasis", "signed_underscores", _signed_underscores)
        self.terminator_re = re.compile(r"[\n!&*:<\[\\\]_`~]")  # the signs that rules react to

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = StateInline(src, md, env, tokens)
        state.level = LEVELS - _BRACKETS
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _bare_address(state: StateInline, silent: bool) -> bool:
    """An http(s) address that stands in text, up to white space, without the punctuation after."""
    pos = state.pos
    if not state.src.startswith("://", pos):
        return False
    scheme = _SCHEME.search(state.src, max(pos - 5, 0), pos)
    match = scheme and BARE.match(state.src, scheme.start(), state.posMax)
    if not scheme or not match:
        return False
    address = trimmed(match[0])
    if not silent:
        state.pending = state.pending[: scheme.start() - pos]
        state.push("bare_address", "", 0).content = address
    state.pos = scheme.start() + len(address)
    return True


def _signed_underscores(state: StateInline, silent: bool) -> bool:
    """Underscores that a hashtag or handle begins with: @_anna_ is no emphasis."""
    match = _SIGNED.match(state.src, state.pos, state.posMax)
    if not match:
        return False
    if not silent:
        state.append_pending(match[0])
    state.pos = match.end()
    return True
