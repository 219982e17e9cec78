"""Emoji in colour: small pictures of fonts/emoji.zip, by the characters that make them up."""

from __future__ import annotations

import io
from functools import cache, lru_cache
from zipfile import ZipFile

from PIL import Image

from plugins.cards.faces import FONTS

HEIGHT = 64  # pixels of a kept picture
TONES = "🏻🏼🏽🏾🏿"
_SELECTOR, _KEYCAP, _JOINER = "\ufe0f", "\u20e3", "\u200d"
_SIGNS = ("", "2640", "2642")  # nothing, ♀ and ♂: they show nobody of their own
# Below U+1F000, those that are pictures even without a selector (UTS 51, Emoji_Presentation).
_PICTURES = frozenset(
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)


def wants_picture(cluster: str) -> bool:
    """Whether a cluster is an emoji rather than a sign of the text."""
    first = cluster[0]
    return (
        first >= "\U0001f000" or first in _PICTURES or _SELECTOR in cluster or _KEYCAP in cluster
    ) and "\ufe0e" not in cluster


def name_of(sequence: str) -> str:
    """How an emoji is named among the kept ones: without selectors and skin tones."""
    return "-".join(f"{ord(c):x}" for c in sequence if c not in _SELECTOR + TONES)


@lru_cache(maxsize=1024)
def shown(cluster: str) -> tuple[str, ...]:
    """A cluster in the parts that have a picture each: a sequence that is not kept is shown as its
    emoji, one after the other (UTS 51, 2.2)."""
    if _JOINER not in cluster or not wants_picture(cluster) or name_of(cluster) in _names():
        return (cluster,)
    first, *others = cluster.split(_JOINER)
    parts = [first]
    for other in others:
        parts[-1] += _JOINER
        if name_of(other) in _SIGNS:
            parts[-1] += other
        else:
            parts.append(other)
    return tuple(parts)


@lru_cache(maxsize=1024)
def kept(cluster: str) -> str:
    """The name of the picture that stands for a cluster; empty where there is none.

    Of one that is not kept, its first characters stand for it, as in fonts without it.
    """
    name = name_of(cluster)
    while name and name not in _names():
        name = name.rpartition("-")[0]
    return name


@lru_cache(maxsize=256)
def picture(name: str) -> Image.Image:
    """A kept picture, with transparency."""
    with _archive().open(name) as file:
        return Image.open(io.BytesIO(file.read())).convert("RGBA")


@cache
def _archive() -> ZipFile:
    return ZipFile(io.BytesIO((FONTS / "emoji.zip").read_bytes()))  # no file that forks share


@cache
def _names() -> frozenset[str]:
    return frozenset(_archive().namelist())
