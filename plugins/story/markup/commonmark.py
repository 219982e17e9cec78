"""The Markdown of a story: CommonMark with tables and strikethrough, less what harms a thread.

What differs, and why: no setext headings (`5/` over `---`); raw HTML is recognised, so that no
hashtag in it counts, but never becomes HTML; `[^1]: text` and `[Ana]: text` are text, not link
definitions; nesting ends at `limits.NESTING`, where markdown-it would drop the rest.
"""

from __future__ import annotations

from typing import Any

from markdown_it import MarkdownIt
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock, blockquote, heading, list_block, reference
from markdown_it.token import Token

from plugins.story import limits
from plugins.story.addresses import link, picture
from plugins.story.markup.inline import LEVELS, Inline
from plugins.story.markup.rawhtml import raw_block

# The blocks that a rule can end, as in markdown-it's own table.
_ENDS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote"]}
_ENDS_LISTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}


class Parser(MarkdownIt):
    """A parser that leaves link targets as written: `addresses` decides about them."""

    def __init__(self) -> None:
        super().__init__("zero")
        self.inline = Inline()
        self.configure("commonmark", {"maxNesting": LEVELS})

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link  # decoded, %01 or %E2%80%AE would become a character that nobody checked

    def validateLink(self, url: str) -> bool:
        return True


def parse(text: str) -> tuple[list[Token], int | None]:
    """The tokens of a text, and the line (from 0) where it nests too deep, if it does."""
    env: dict[str, Any] = {"depth": 0}
    tokens = _PARSER.parse(text, env)
    return tokens, env.get("too_deep")


def _quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return _nested(blockquote, state, start, end, silent)


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return _nested(list_block, state, start, end, silent)


def _nested(rule: RuleFuncBlockType, state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A quotation or list, unless it is one too many inside others: then it stays text."""
    env = state.env
    if env["depth"] >= limits.NESTING:
        if rule(state, start, end, True):
            env.setdefault("too_deep", start)
        return False
    env["depth"] += 1
    done = rule(state, start, end, silent)
    env["depth"] -= 1
    return done


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A heading that has words: a lone # is text."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return bool(line.strip("# \t")) and heading(state, start, end, silent)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A link definition, if its target is one that links or pictures may have."""
    pos, line = state.bMarks[start] + state.tShift[start], state.line
    if not state.src.startswith("[", pos) or state.src.startswith("[^", pos):
        return False
    known = len(state.env.get("references", ()))
    if not reference(state, start, end, silent):
        return False
    references = state.env.get("references", {})
    if len(references) > known:
        label = next(reversed(references))
        target = references[label]["href"]
        if not (link(target, "-") or picture(target, "-")):
            del references[label]
            state.line = line
            return False
    return True


def _parser() -> Parser:
    parser = Parser()
    parser.enable(["table", "strikethrough", "bare_address", "signed_underscores"])
    parser.disable(["lheading", "text_join"])  # escaped signs must stay apart from others
    block = parser.block.ruler
    block.at("blockquote", _quotation, _ENDS_LISTS)
    block.at("list", _list, _ENDS)
    block.at("reference", _definition)
    block.at("html_block", raw_block, _ENDS)
    block.at("heading", _heading, _ENDS)
    return parser


_PARSER = _parser()
