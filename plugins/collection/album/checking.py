"""The Problems of pictures, looked at anew and not kept: for whoever checks and doesn't build."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.collection.album.album import Album
from plugins.collection.album.uses import hang, unused
from plugins.collection.sources import Source
from plugins.story.model import Listing, Problem


def picture_problems(
    root: Path, pictures: Sequence[Source], stories: Sequence[Listing]
) -> list[Problem]:
    """What is wrong with pictures, and with stories because of theirs.

    root: the project. pictures: the files to look at. stories: those that were read.
    """
    album = Album(root, root, "")
    album.refresh(pictures)
    return [*album.problems(), *hang(stories, album)[1], *unused(stories, album)]
