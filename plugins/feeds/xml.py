"""XML out of text that strangers wrote: whatever it is, it stays text."""

from __future__ import annotations

from plugins.collection.stencil import escaped

# What XML 1.0 can't hold (section 2.2, "Char"), not even by a reference, in UTF-8; of halves of
# characters encoding makes an end.
_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
_NONE = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


def text(value: str) -> str:
    """A text as XML, for content and for values of attributes in double quotes."""
    return escaped((value,))[0]


def encoded(*lines: str | bytes) -> bytes:
    """Lines of XML in UTF-8, without the empty ones.

    Raises ValueError where there is a character in them that XML can't hold.
    """
    rows = [line if isinstance(line, bytes) else line.encode() for line in lines if line]
    data = b"\n".join(rows) + b"\n"
    if len(data.translate(None, _CONTROL)) != len(data) or any([char in data for char in _NONE]):
        raise ValueError("a feed has a character that XML can't hold")
    return data


def prolog(stylesheet: str) -> str:
    """What stands before the root element. stylesheet: where a browser finds one; or empty."""
    if not stylesheet:
        return '<?xml version="1.0" encoding="utf-8"?>'
    style = f'<?xml-stylesheet type="text/css" href="{text(stylesheet)}"?>'
    return f'<?xml version="1.0" encoding="utf-8"?>\n{style}'
