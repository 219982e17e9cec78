"""What a feed says of itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed's own words; addresses are inside the site."""

    title: str
    subtitle: str
    page: str
    path: str
