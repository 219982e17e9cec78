"""The few colours that stand where a picture is still to come: theme/static/css/picture.css.

A page may not carry styles of its own (its policy), so a picture's colour is the nearest of these.
"""

from __future__ import annotations

from functools import lru_cache

TONES = {
    "ink": 0x1D1A1F,
    "slate": 0x4A4A50,
    "ash": 0x85858A,
    "mist": 0xBDBDC0,
    "paper": 0xEDEBE8,
    "bark": 0x513A2C,
    "clay": 0x8F6848,
    "sand": 0xC9AD86,
    "brick": 0x9A4033,
    "rose": 0xD49A9A,
    "amber": 0xD9982F,
    "moss": 0x4E5B32,
    "leaf": 0x8FAE74,
    "teal": 0x2F6A6A,
    "navy": 0x24405F,
    "sky": 0x8DB4D6,
}
CLEAR = "clear"  # behind what is drawn on nothing: only where the page is dark


@lru_cache(maxsize=1024)
def tone(colour: int) -> str:
    """The name of the tone that is nearest to a colour, 0xRRGGBB."""
    return min(TONES, key=lambda name: _distance(TONES[name], colour))


def _distance(one: int, other: int) -> float:
    """How different two colours look: the low-cost approximation of compuphase.com/cmetric.htm."""
    red, green, blue = ((one >> n & 255) - (other >> n & 255) for n in (16, 8, 0))
    mean = ((one >> 16) + (other >> 16)) / 2
    return (2 + mean / 256) * red**2 + 4 * green**2 + (2 + (255 - mean) / 256) * blue**2
