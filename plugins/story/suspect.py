"""Whether a text may hold damaged characters: quick, since hardly any does.

Only where it may, the tables of `repair` are loaded.
"""

from __future__ import annotations

import re

from plugins.story.rare import ASCII, without

# What damage begins with: the leads of damaged UTF-8 under the codecs of `mojibake`, replacement,
# private-use, C1 and no-characters.
_BEGINS = re.compile(
    "[¬ÂÃĂ√âã‚ă„ïďÔðđğóÛ\x80-\x9f\ufdd0-\ufdef\ufffd-\uffff\ud800-\udfff\ue000-\uf8ff"
    "\U000f0000-\U0010ffff]"
)


def may_be_damaged(text: str) -> bool:
    """Whether it is worth asking `repair.damaged`; where not, it would tell of nothing."""
    return not text.isascii() and _BEGINS.search(without(text, ASCII)) is not None
