"""Names that become places: a story's slug, and a picture in its folder."""

from __future__ import annotations

import re
import unicodedata

from plugins.story.kinds import kind_of
from plugins.story.limits import SLUG_BYTES, SLUG_CHARS
from plugins.story.scripts import mixed

# What Windows keeps for devices, in any folder and with any ending.
DEVICES = frozenset(["con", "prn", "aux", "nul", "conin$", "conout$"]) | {
    f"{device}{n}" for device in ("com", "lpt") for n in range(10)
}
RESERVED = frozenset(["index", "404"]) | DEVICES
_UNPLACED = re.compile(r'[<>:"|?*\\\x00-\x1f]|[ .]\Z| \.')
_USUAL = re.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_IMAGE = re.compile(r"[\w][\w.-]{0,99}\.(?:jpe?g|png|webp|avif)", re.IGNORECASE)
_PICTURE = re.compile(r"[^\W_][\w .-]*\.(?:jpe?g|png|webp|avif)", re.IGNORECASE)


def place_fault(name: str) -> str:
    """What is wrong with the name of a file or folder for those who have the project on Windows;
    empty where nothing is."""
    device = unicodedata.normalize("NFKC", name).partition(".")[0].strip().casefold()
    if device in DEVICES:
        return f"Windows keeps “{device}” for a device"
    if _UNPLACED.search(name):
        return "Windows can't have it: it has one of <>:\"|?*\\, or a space or point at an end"
    return ""


def slug_fault(slug: str) -> str:
    """What is wrong with a story's slug (its file name without .md); empty where nothing is.

    Letters and digits of any script, joined by single hyphens; the words a site or a file system
    keeps for itself are refused.
    """
    if len(slug) > SLUG_CHARS or len(slug.encode("utf-8", "replace")) > SLUG_BYTES:
        return f"it is longer than {SLUG_CHARS} characters"
    if unicodedata.normalize("NFKC", slug).casefold() in RESERVED:
        return f"“{slug}” is a reserved name"
    if _USUAL.fullmatch(slug):
        return ""
    if unicodedata.normalize("NFC", slug) != slug:
        return "it is not in Unicode's composed form (NFC)"
    for char in slug:
        if char != "-" and (unicodedata.category(char)[0] not in "LMN" or kind_of(char)):
            return f"it contains {_named(char)}"
    if not slug.strip("-") or slug[0] == "-" or slug[-1] == "-" or "--" in slug:
        return "hyphens only stand between letters or digits"
    if unicodedata.category(slug[0])[0] == "M":
        return "it begins with a mark that belongs to a letter"
    return mixed(slug)


def picture_fault(name: str) -> str:
    """What is wrong with the name of a picture file; empty where nothing is."""
    if len(name) > SLUG_CHARS or len(name.encode("utf-8", "replace")) > SLUG_BYTES:
        return f"it is longer than {SLUG_CHARS} characters"
    if not _PICTURE.fullmatch(name) or any(map(kind_of, name)) or ".." in name:
        return "it has other signs than letters, digits, spaces, points, hyphens and _"
    if not unicodedata.is_normalized("NFC", name):
        return "it is not in Unicode's composed form (NFC)"
    return place_fault(name)


def _named(char: str) -> str:
    if char == " ":
        return "a space"
    return f"“{char}”" if char.isprintable() else f"the character U+{ord(char):04X}"


def is_image_name(name: str) -> bool:
    """Whether a header's Image is a plain picture file name: no folder, no hidden file."""
    return bool(_IMAGE.fullmatch(name)) and ".." not in name and not place_fault(name)
