"""What unroll services put around a thread: found here, so that it goes into the report and not into the story."""

from __future__ import annotations

import re
from typing import Final

# From one of these lines on, everything is the service's: its own words, and other threads' text.
_STARTS: Final = re.compile(
    r"""^[^\S\n]*(?:
      You[ ]can[ ]follow[ ]@\w+[.]?[^\S\n]*(?=\n+(?:[^\S\n]*\n)*[^\S\n]*(?:Tip:[ ]mention[ ]@\w+|Latest[ ]Threads[ ]Unrolled:?))
    | Tip:[ ]mention[ ]@twtextapp\b
    | Latest[ ]Threads[ ]Unrolled:?[^\S\n]*$
    | (?:•[ ]?•[ ]?•)[^\S\n]*(?=\s*(?:\Z|Missing[ ]some|Keep[ ]Current|This[ ]Thread[ ]may|More[ ]from[ ]@|Stay[ ]in[ ]touch|Try[ ]unrolling|Follow[ ]Us))
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
      Thread[ ]by[ ]@\w+.*|\d+[ ]tweets?\b.{0,20}\d+[ ]min[ ]read|Read[ ]on[ ](?:Twitter|X)|Save[ ]as[ ]PDF
    | Bookmark(?:[ ]Save[ ]as[ ]PDF(?:[ ]My[ ]Authors)?)?|My[ ]Authors|Scrolly|Share[ ]this[ ]page!
    | Unroll[ ]available[ ]on[ ]Thread[ ]Reader|Show[ ]this[ ]thread|Read[ ]all[ ]threads
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
