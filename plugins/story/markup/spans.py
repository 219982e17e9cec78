"""The inline tokens of a paragraph, heading or table cell to HTML."""

from __future__ import annotations

import re

from markdown_it.token import Token

from plugins.story.markup import targets
from plugins.story.markup.gathered import Gathered
from plugins.story.markup.words import bare, escape, worded
from plugins.story.reading import Reading

_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
}
_CODE_TAG = re.compile(r"<(/?)(code|kbd|pre|samp|script|style|textarea)\b", re.IGNORECASE)


class Spans:
    """Writes the inline tokens of one text; knows whether a link or raw code is open."""

    def __init__(self, reading: Reading, gathered: Gathered) -> None:
        self.reading = reading
        self.gathered = gathered
        self.closings: list[str] = []  # what ends the open links: "" for one not shown as such
        self.quiet = ""  # the raw code element we are in: no hashtag counts there
        self.last_closing: dict[str, int] = {}

    def html(self, tokens: list[Token]) -> str:
        """HTML of the children of one inline token."""
        self.closings, self.quiet, self.last_closing = [], "", {}
        for index, token in enumerate(tokens):
            if token.type == "html_inline" and (tag := _CODE_TAG.match(token.content)) and tag[1]:
                self.last_closing[tag[2].lower()] = index
        parts: list[str] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.type in ("text", "text_special"):
                end = index + 1
                while end < len(tokens) and tokens[end].type in ("text", "text_special"):
                    end += 1
                parts.append(self._text(tokens[index:end]))
                index = end
                continue
            parts.append(_TAGS.get(token.type) or self._token(token, index))
            index += 1
        return "".join(parts)

    def _token(self, token: Token, index: int) -> str:
        match token.type:
            case "softbreak" | "hardbreak":
                self.gathered.line += 1
                return "<br>\n"
            case "link_open":
                return self._link(token)
            case "link_close":
                return self.closings.pop()
            case "image":
                return targets.picture(token, self.reading, self.gathered)
            case "bare_address":
                return escape(token.content) if self.closings else bare(token.content)
            case "code_inline":
                return f"<code>{escape(token.content)}</code>"
            case "html_inline":
                return self._raw(token, index)
        raise ValueError(f"no HTML for {token.type}")

    def _text(self, tokens: list[Token]) -> str:
        text = "".join(token.content for token in tokens)
        if self.quiet:
            return escape(text)
        literal: set[int] = set()
        done = 0
        for token in tokens:
            if token.type == "text_special":
                literal.update(range(done, done + len(token.content)))
            done += len(token.content)
        linked = "</a>" in self.closings
        return worded(text, self.reading, self.gathered, literal, linked)

    def _link(self, token: Token) -> str:
        opening, closing = targets.link(token, self.reading, self.gathered)
        self.closings.append(closing)
        return opening

    def _raw(self, token: Token, index: int) -> str:
        tell_raw(self.gathered)
        self.gathered.line += token.content.count("\n")
        tag = _CODE_TAG.match(token.content)
        name = tag[2].lower() if tag else ""
        if tag and tag[1] and name == self.quiet:
            self.quiet = ""
        elif tag and not tag[1] and not self.quiet and self.last_closing.get(name, -1) > index:
            self.quiet = name
        return escape(token.content)


def tell_raw(gathered: Gathered) -> None:
    """Tell that raw HTML is shown as it was written."""
    gathered.tell_once(
        "note",
        "raw-html",
        "HTML is not read here: it is shown as written.",
        "Use Markdown instead: **strong**, *emphasis*, [text](https://…), > quotation.",
    )
