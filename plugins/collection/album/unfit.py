"""Why a picture can't be shown."""

from __future__ import annotations

from plugins.collection.album.kinds import Kind, what_else
from plugins.story import limits


class Unfit(ValueError):
    """A picture that can't be shown: what is wrong, and what to do about it."""

    def __init__(self, rule: str, message: str, remedy: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.remedy = rule, message, remedy


MB = 1024 * 1024
SAVE_AGAIN = "Open it in a picture program and save it again as a JPEG (.jpg) or PNG (.png)."


def too_heavy(size: int) -> Unfit:
    """Of too many bytes."""
    most = limits.PICTURE_BYTES // MB
    return Unfit(
        "picture-too-heavy",
        f"The picture has {size / MB:.1f} MB; at most {most} MB are allowed.",
        "Save it smaller: 2,000 pixels are wide enough, and a JPEG of that has about 1 MB.",
    )


def too_large(width: int, height: int) -> Unfit:
    """Of too many pixels."""
    most, side = limits.PICTURE_PIXELS // 1_000_000, limits.PICTURE_SIDE
    return Unfit(
        "picture-too-large",
        f"The picture has {width:,} × {height:,} pixels; at most {most} million are allowed, "
        f"and {side:,} on a side.",
        "Make it smaller: 2,000 pixels are wide enough.",
    )


def of_no_kind(data: bytes) -> Unfit:
    """Not a picture, or of a kind that isn't read."""
    return Unfit(
        "picture-kind",
        f"This is not a JPEG, PNG, WebP or AVIF picture, whatever its name says: it is "
        f"{what_else(data)}.",
        SAVE_AGAIN,
    )


def misnamed(kind: Kind) -> Unfit:
    """Of another kind than its name says."""
    return Unfit(
        "picture-ending",
        f"This is a {kind.name} picture, and its name says something else.",
        f"Let its name end in {kind.endings[0]}, here and where the story names it.",
    )


def animated() -> Unfit:
    """Of more than one frame."""
    return Unfit(
        "picture-animated",
        "The picture moves. Movement distracts from reading, and harms some who see it.",
        "Save one frame of it as a JPEG (.jpg) or PNG (.png).",
    )


def unreadable(why: str) -> Unfit:
    """Too much for whoever reads it, or more than is understood."""
    return Unfit("picture-broken", f"The picture can't be read: {why}.", SAVE_AGAIN)


def broken(kind: Kind) -> Unfit:
    """Not whole, or not what its kind prescribes."""
    return Unfit(
        "picture-broken",
        f"The {kind.name} picture is damaged or not whole, so it can't be read.",
        f"Copy it here again. If that doesn't help: {SAVE_AGAIN[0].lower()}{SAVE_AGAIN[1:]}",
    )
