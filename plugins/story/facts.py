"""What a header says, once it is checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from plugins.story.handles import Handles
from plugins.story.model import Person, Role, Status
from plugins.story.thread.numbering import Numbering

People = Literal["none", "agreed", "composite"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a header says, checked."""

    title: str
    date: datetime
    modified: datetime | None
    author: Person
    role: Role
    people: People
    license: str
    status: Status
    lang: str
    summary: str
    field: str
    note: str
    source: str
    reply_to: str
    translates: str
    image: str
    image_alt: str
    hashtags: tuple[str, ...]
    handles: Handles
    numbering: Numbering
