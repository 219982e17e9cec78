"""A marked text to HTML: the block tokens, with the inline tokens left to `spans`."""

from __future__ import annotations

from markdown_it.token import Token

from plugins.story import limits
from plugins.story.markup.commonmark import parse
from plugins.story.markup.gathered import Gathered
from plugins.story.markup.spans import Spans, tell_raw
from plugins.story.markup.words import escape
from plugins.story.reading import Reading

# A story's title is h1, the parts of its page are h2: a section's own headings begin at h3.
_HEADINGS = {"h1": "h3", "h2": "h3", "h3": "h4", "h4": "h5", "h5": "h6", "h6": "h6"}
_ALIGNED = {"text-align:center": ' class="center"', "text-align:right": ' class="right"'}


def marked(text: str, reading: Reading, gathered: Gathered) -> str:
    """HTML of a text, not sanitised yet."""
    tokens, too_deep = parse(text)
    spans = Spans(reading, gathered)
    html = "".join([_block(token, spans, gathered) for token in tokens])
    if too_deep is not None:
        gathered.line = too_deep + 1
        gathered.tell(
            "warning",
            "nesting",
            f"Quotations and lists nest deeper than {limits.NESTING}: the rest is shown as text.",
            "Take some of the > or list signs at the beginning of this line away.",
        )
    return html


def _block(token: Token, spans: Spans, gathered: Gathered) -> str:
    if token.map:
        gathered.line = token.map[0] + 1
    if token.type == "inline":
        return spans.html(token.children or [])
    if token.nesting:
        return _opening(token) if token.nesting > 0 else _closing(token)
    if token.type == "hr":
        return "<hr>\n"
    if token.type == "raw_block":
        tell_raw(gathered)
    return f"<pre><code>{escape(token.content)}</code></pre>\n"


def _opening(token: Token) -> str:
    if token.hidden:
        return ""
    tag = _HEADINGS.get(token.tag, token.tag)
    attributes = _ALIGNED.get(str(token.attrs.get("style", "")), "")
    if token.type == "ordered_list_open" and "start" in token.attrs:
        attributes = f' start="{token.attrs["start"]}"'
    return f"<{tag}{attributes}>"


def _closing(token: Token) -> str:
    if token.hidden:  # the paragraph of a tight list: a list may follow it in its item
        return "\n"
    end = " " if token.tag in ("th", "td") else "\n"
    return f"</{_HEADINGS.get(token.tag, token.tag)}>{end}"
