"""Whether a text may hold damaged characters: quick, since hardly any does.

Only where it may, the tables of `repair` are loaded.
"""

from __future__ import annotations

import re

# The leads of damaged UTF-8 under the codecs of `mojibake`. What follows one is never ASCII, as it
# mostly is behind an `ó` in a word.
_LEADS = "¬ÂÃĂ√âã‚ă„ïďÔðđðóÛ"
# Replacement, private-use, C1 and no-characters: damage, whatever follows.
_ALONE = "\x80-\x9f\ufdd0-\ufdef\ufffd-\uffff\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff"
_BEGINS = re.compile(f"[{_LEADS}{_ALONE}]")
_DAMAGE = re.compile(f"[{_LEADS}][^\x00-\x7f]|[{_ALONE}]")


def may_be_damaged(text: str, rare: str) -> bool:
    """Whether it is worth asking `repair.damaged`; where not, it would tell of nothing.

    rare: the text without its ASCII characters, which is searched ten times as fast.
    """
    return _BEGINS.search(rare) is not None and _DAMAGE.search(text) is not None
