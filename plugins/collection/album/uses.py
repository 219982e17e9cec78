"""Which pictures stories show: what no file shows alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plugins.collection.album.album import Album, Print
from plugins.collection.album.picture import Gallery, Picture
from plugins.collection.place import digest
from plugins.story.model import Depiction, Listing, Problem


def hang(
    stories: Sequence[Listing], album: Album | None
) -> tuple[tuple[Listing, ...], tuple[Problem, ...]]:
    """The stories whose pictures can all be shown, and why the others can't. album: None where
    there is no picture.

    The digest of a story with pictures becomes one of these too, so that whatever shows the story
    is made again where one of them is another.
    """
    crowded = {problem.path for problem in album.crowds} if album else set()
    if not crowded and not any([story.pictures for story in stories]):
        return tuple(stories), ()
    problems: list[Problem] = []
    hung: list[Listing] = []
    for story in stories:
        if story.path in crowded:  # that is told already, and none of its pictures was looked at
            continue
        if not story.pictures or story.status == "withdrawn":
            hung.append(story)
            continue
        found = [album.picture(place(story, use)) if album else None for use in story.pictures]
        faults = list(_lacking(story, found, album.prints if album else {}))
        problems += faults
        if not faults:
            hung.append(replace(story, digest=digest(story.digest, repr(found))))
    return tuple(hung), tuple(problems)


def gallery(stories: Iterable[Listing], album: Album) -> Gallery:
    """The pictures that stories show, of those that `hang` let pass."""
    pictures: dict[str, Picture] = {}
    for story in stories:
        for use in story.pictures:
            picture = album.picture(place(story, use))
            if picture is not None and story.status != "withdrawn":
                pictures[f"{story.slug}/{use.name}"] = picture
    return Gallery(album.root, pictures)


def unused(stories: Iterable[Listing], album: Album | None) -> list[Problem]:
    """Notes on pictures that their story doesn't show. stories: all that could be read, drafts too;
    of one that can't be read nobody knows what it shows.
    """
    if not album:
        return []
    shown = {
        place(story, use)
        for story in stories
        for use in (story.pictures if story.status != "withdrawn" else ())
    }
    read = {story.path for story in stories}
    owners = {path: path.rpartition("/")[0] + ".md" for path in album.prints}
    return [_unused(path) for path in owners if owners[path] in read and path not in shown]


def place(story: Listing, use: Depiction) -> str:
    """The file of a picture that a story names."""
    return f"{story.path.removesuffix('.md')}/{use.name}"


def _lacking(
    story: Listing, found: Sequence[Picture | None], prints: Mapping[str, Print]
) -> Iterator[Problem]:
    """A Problem for each picture that a story names and that can't be shown."""
    for use, picture in zip(story.pictures, found, strict=True):
        if picture is not None:
            continue
        path = place(story, use)
        if path in prints:
            rule = "picture-unfit"
            message = f"The picture “{use.name}” can't be shown: see what is said of {path}"
            remedy = "Mend the picture, or take it out of the story."
        else:
            rule = "picture-missing"
            message = f"There is no picture “{use.name}” in the folder of this story."
            remedy = _where(path, prints)
        yield Problem(use.line, "error", rule, message, remedy, story.path)


def _where(path: str, prints: Mapping[str, Print]) -> str:
    """What to do about a picture that isn't at a path."""
    like = _plain(path)
    for other in prints:
        if _plain(other) == like:
            return f"Write its name as the file has it: {other.rpartition('/')[2]}"
    return f"Put it there as {path}, or take it out of the story."


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold().replace(".jpeg", ".jpg")


def _unused(path: str) -> Problem:
    message = "The story doesn't show this picture."
    remedy = "Name it in the text, ![what it shows](picture.jpg), or remove the file."
    return Problem(1, "note", "picture-unused", message, remedy, path)
