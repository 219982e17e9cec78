"""How a marker is written: one pattern for each class of thread-grammar, "Markers".

The patterns are for text as it stands, not for its NFKC form: full-width and circled digits are
named, so that every offset stays true, and U+2044, which NFKC makes of ½, is never a slash.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from plugins.story.thread.lines import ZERO_WIDTH

STRONG: Final = 0
MIDDLE: Final = 1
WEAK: Final = 2

CIRCLED: Final = "⓪①-⑳㉑-㉟㊱-㊿"
_LATIN = "0-9A-Za-zÀ-ɏͰ-ӿ"
_OPEN, _CLOSE = r"[(\[（［【]", r"[)\]）］】]"
_N = rf"(?P<n>\d{{1,5}}|[{CIRCLED}])(?P<letter>[a-zA-Z])?"
_LETTERS = rf"(?:[nNxX]{{1,2}}|many|MANY|∞|[{CIRCLED}])(?![{_LATIN}_'’/／-])"
_DIGITS = r"(?!(?:19|20)\d\d(?!\d))\d{1,5}(?![\d/／%°a-z\uFE0F\u20E3]|[.:,．：]\d|\s+of\b|-\d)"
_END = r"(?:(?:THE\ )?END|FIN|🔚)(?!\w)|(?:[Tt]he\ [Ee]nd|[Ee]nd|[Ff]in)(?=[\s.)\]*_]*$)"
_TOTAL = r"(?!(?:19|20)\d\d\b)\d{1,5}"
_CUE = r"(?i:the\ end|end|fin)|🔚|🧵"
# Punctuation that is attached to a marker belongs to it: "1/3:".
_POINT = r"(?:[:：.．,;)](?![\d.:;,)]))?"

_SLASHED = rf"""
  (?:🧵\s?)?
  (?: (?P<open>{_OPEN}) \s? {_N} \s? [/／] \s?
        (?: (?P<t1>{_TOTAL}|{_LETTERS}|\?{{1,3}}) | (?P<e1>{_CUE}) )?
        \s? (?P<close>{_CLOSE}) (?![(\[（］]) (?!:\s*(?:<|https?:)) [:：.．]?
    | {_N.replace("<n>", "<n2>").replace("<letter>", "<letter2>")}
      (?: \s[/／]\s? (?P<t2>{_DIGITS}|{_LETTERS}|\?{{1,3}}) (?!\s*[/／])
        | [/／] (?P<t3>{_DIGITS}|{_LETTERS}|\?{{1,3}})
        | [/／] (?P<e2>🧵|{_END})
        | [/／]\s (?P<t4>\d{{1,5}}) (?=[\s*_]*$)
        | \s?[/／]{{1,2}} (?![\d/／])
      ) {_POINT}
  )
"""
_OF = rf"""
  (?P<oopen>{_OPEN}\s?)? (?P<on>\d{{1,4}}) \s (?:of|OF|Of|de|von|sur|di|van) \s (?P<ot>\d{{1,4}})
  (?![\d%/／\w-]|[.,:]\d) (?P<oclose>\s?{_CLOSE})? {_POINT}
"""
KEYCAPS: Final = r"(?:[0-9]\uFE0F?\u20E3){1,3}|🔟"
_KEYCAP = rf"(?P<k>{KEYCAPS}) (?:[/／](?P<kt>{KEYCAPS})?)? {_POINT}"
_PLAIN = rf"""
  (?P<wn>\d{{1,3}}) (?P<wp>[.．)）:：、،-]|\.[-)]) (?![\d.)）:：-])
      (?=[\s*_~{ZERO_WIDTH}]|$|[^\W\d_a-z])
  | (?P<wopen>[(（]) \s? (?P<wbn>\d{{1,3}}) \s? [)）] [:：.]?
  | (?P<wsopen>[\[［]) (?P<wsn>\d{{1,3}}) [\]］] (?![(\[]) (?!:\s*(?:<|https?:|www|/|\#)) [:：.]?
  | (?P<wc>[⑴-⒇]|[⒈-⒛])
"""
_WORD = r"""
  (?P<word>[Tt]weet|[Pp]art|[Pp]ost|TWEET|PART|POST) \s (?P<wwn>\d{1,3}) (?!\d|[.,:]\d)
  (?: (?:\s of \s | [/／]) (?P<wt>\d{1,3}) )? (?![\w/]) (?P<wwp>[:：.)](?![\d.:)]))?
"""
MARKER: Final = (
    rf"(?:(?P<strong>{_SLASHED})|(?P<middle>{_OF}|{_KEYCAP})|(?P<weak>{_PLAIN}|{_WORD}))"
)

# The commonest of all, "3/ She …", read by itself because it is four times as fast.
QUICK: Final = re.compile(r"([0-9]{1,5})/ +(?=[^\W\d_])")
# A marker at the end begins after a space or a full stop, never inside a word, date, address or
# right behind ], where it is a link's target: [one](1/).
BEFORE: Final = rf"(?:(?<![{_LATIN}_/／\\.:,\#@&=+$€£%^<>`'(\[\]-])|(?<=[^\W\d_][.!?]))"


@cache
def begun() -> re.Pattern[str]:
    """A marker, where a search begins. Compiled at its first use: most threads need none."""
    return re.compile(MARKER, re.VERBOSE)


@cache
def ended() -> re.Pattern[str]:
    """A marker at the end."""
    return re.compile(rf"{BEFORE}(?:{MARKER})\Z", re.VERBOSE)
