"""Where something stands that nobody sees, in words."""

from __future__ import annotations

SAMPLE = 12  # characters that are shown of what stands before


def where(text: str, start: int) -> str:
    """A place in a text: `behind “she waited”`."""
    before = text[max(0, start - SAMPLE) : start].rpartition("\n")[2]
    seen = "".join(filter(str.isprintable, before)).strip()
    return f"behind “{seen}”" if seen else "at the beginning of the line"
