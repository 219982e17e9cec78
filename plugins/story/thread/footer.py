"""What unroll services put around a thread: it goes into the report, and not into the story."""

from __future__ import annotations

import re
from typing import Final

_TWTEXT_GOES_ON = r"(?:Tip:[ ]mention[ ]@\w|Latest[ ]Threads[ ]Unrolled)"
_READER_GOES_ON = (
    r"(?:\Z|Missing[ ]some|Keep[ ]Current|Stay[ ]in[ ]touch|This[ ]Thread[ ]may|More[ ]from[ ]@"
    r"|Twitter[ ]may|Try[ ]unrolling|Follow[ ]Us|Did[ ]Thread[ ]Reader)"
)
# From one of these lines on, everything is the service's: its own words, other threads' text.
_STARTS: Final = re.compile(
    rf"""^[^\S\n]*(?:
      You[ ]can[ ]follow[ ]@\w+[.]?[^\S\n]*$(?=\s*{_TWTEXT_GOES_ON})
    | Tip:[ ]mention[ ]@twtextapp\b
    | Latest[ ]Threads[ ]Unrolled:?[^\S\n]*$
    | •[ ]?•[ ]?•[^\S\n]*$(?=\s*{_READER_GOES_ON})
    | Missing[ ]some[ ](?:Tweets?|posts?)[ ]in[ ]this[ ]thread\?
    | Keep[ ]Current[ ]with[ ]\S
    | Stay[ ]in[ ]touch[ ]and[ ]get[ ]notified[ ]when[ ]new[ ]unrolls
    | This[ ]Thread[ ]may[ ]be[ ]Removed[ ]Anytime!
    | Twitter[ ]may[ ]remove[ ]this[ ]content[ ]at[ ]anytime!
    | More[ ]from[ ]@\w+[^\S\n]*$
    | Did[ ]Thread[ ]Reader[ ]help[ ]you[ ]today\?
    )""",
    re.VERBOSE | re.MULTILINE,
)
# Captions of a service's page that stand between an author's lines, or above them.
_CAPTIONS: Final = re.compile(
    r"""^[^\S\n]*(?:
      Thread[ ]by[ ]@\w+(?:[ ]on[ ]Thread[ ]Reader.*)?
    | \d+[ ]tweets?[ ]?[,•·][ ]?\d+[ ]min[ ]read
    | Read[ ]on[ ](?:Twitter|X) | Save[ ]as[ ]PDF | My[ ]Authors | Read[ ]all[ ]threads
    | Bookmark(?:[ ]Save[ ]as[ ]PDF)?(?:[ ]My[ ]Authors)? | Scrolly | Share[ ]this[ ]page!
    | Unroll[ ]available[ ]on[ ]Thread[ ]Reader | Show[ ]this[ ]thread
    | Enter[ ]URL[ ]or[ ]ID[ ]to[ ]Unroll
    )[^\S\n]*$""",
    re.VERBOSE | re.MULTILINE,
)


def find(text: str) -> list[tuple[int, int]]:
    """The spans of an unrolled text that are the service's: captions, and last the footer."""
    start = _STARTS.search(text)
    end = start.start() if start else len(text)
    spans = [found.span() for found in _CAPTIONS.finditer(text, 0, end)]
    return [*spans, (end, len(text))] if start else spans
