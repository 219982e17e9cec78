"""Words as XML. What strangers wrote is filled in escaped: whatever it is, it stays text."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.feeds.forms import Form
from plugins.story.holdable import is_holdable


def filled(form: Form, words: Mapping[str, str]) -> tuple[bytes, bytes]:
    """A form with words, which are XML, in UTF-8: what stands before the body and after it.

    Raises ValueError where there is a character in them that XML can't hold.
    """
    before, after = form
    return checked((before % words).encode()), checked((after % words).encode())


def literal(text: bytes) -> bytes:
    """A story's text in UTF-8 as XML: a section of character data (XML 1.0, section 2.7), which
    needs no escapes but of its own end. That XML can hold it was seen when it was read.
    """
    return b"<![CDATA[%b]]>" % text.replace(b"]]>", b"]]]]><![CDATA[>")


def checked(data: bytes) -> bytes:
    """XML in UTF-8. Raises ValueError where there is a character in it that XML can't hold."""
    if not is_holdable(data):
        raise ValueError("a feed has a character that XML can't hold")
    return data
