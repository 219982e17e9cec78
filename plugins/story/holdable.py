"""Whether XML, and so a feed, can hold a text: what it can't (XML 1.0, section 2.2, "Char") no
reference brings in either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.story.model import Problem, Section

_CONTROL = bytes([*range(9), 11, 12, *range(14, 32)])
_NONE = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_NEAR_NONE = b"\xef\xbf"  # what both begin with: rare


def is_holdable(data: bytes) -> bool:
    """Whether XML can hold all characters of a text in UTF-8, in which none is half a one."""
    # `in` would first raise an error, and drop it: it asks whether this is a number.
    if data.find(_NEAR_NONE) >= 0 and any([char in data for char in _NONE]):
        return False
    return len(data.translate(None, _CONTROL)) == len(data)


def unholdable(header: Sequence[str], sections: Sequence[Section]) -> Iterator[Problem]:
    """A Problem for each section that a feed can't hold, and one where the header has such a text.

    Reading tells such characters where they are written. This is asked of what became of it, so
    that no way to write one that nobody thought of ends a build.
    """
    if is_holdable("\n".join([*header, *[section.html for section in sections]]).encode()):
        return
    places = [(1, "\n".join(header)), *[(section.line, section.html) for section in sections]]
    for line, text in places:
        if not is_holdable(text.encode()):
            message = "From here on there is a control character that a feed can't hold."
            remedy = "Type the words anew, without &# and a number."
            yield Problem(line, "error", "control-character", message, remedy)
