"""A site full of attacks, and a twin of it in which nobody means any harm."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

from PIL import Image

from plugins.story.limits import HASHTAGS, STORY_BYTES
from plugins.story.model import Story
from plugins.story.read import read_story
from tests.attacks import places
from tests.attacks.corpus import Attack
from tests.attacks.places import READING, Placed
from tests.project import Project
from tests.stories import story_text

POSTS = 150  # of a story that many attacks share
SHARE = 4  # a run of all tests tries each attack in every fourth place, and others in the next
THOROUGH = ("PIF_EXAMPLES", "PIF_ATTACKS")  # where one is set, each is tried in every place
SHARED_BYTES = STORY_BYTES - 8 * 1024
CHANGES = (  # feeds hold all stories, so that all are tried, and lists of names have many pages
    ("plugins/feeds/pages.py", "ENTRIES = 20  #", "ENTRIES = 99999  #"),
    ("plugins/collection/letters.py", "NAMES = 200  #", "NAMES = 100  #"),
)
HARMLESS = "a pair of words"
_BLANK = re.compile(r"(?:^|[\r\n])[ \t]*(?:\r|\n|\Z)")
_NAMED = re.compile(r"\.(?:jpe?g|png|webp|avif)\b", re.IGNORECASE)
_SHOWN = re.compile('<img src="site:stories/[^/"]+/([^/"]+)"')


class Post(NamedTuple):
    """An attack that stands in a story with others, and what it names."""

    text: str
    pictures: frozenset[str]
    hashtags: frozenset[str]


def share_of_places() -> int:
    """How many places there are for one in which an attack is tried: 1, or SHARE."""
    return 1 if any(name in os.environ for name in THOROUGH) else SHARE


@dataclass
class Planted:
    """What was tried, and what became of it."""

    attacks: int = 0
    tried: Counter[str] = field(default_factory=Counter)  # by place
    refused: Counter[str] = field(default_factory=Counter)
    shown: dict[str, dict[str, str]] = field(default_factory=dict)  # story: field: value
    names: set[str] = field(default_factory=set)  # of files, as file systems compare them
    shared: list[Post] = field(default_factory=list)

    def in_words(self) -> str:
        """One line for a report."""
        places = f"{self.attacks} attacks in {len(self.tried)} places"
        tried, refused = self.tried.total(), self.refused.total()
        return f"{places}: {tried} tried, {refused} refused, {tried - refused} shown as text"


def plant(project: Project, attacks: Sequence[Attack], share: int) -> Planted:
    """Write attacks into a project, each in its places, but where it is refused.

    share: of all places an attack has one in so many, and the next attack the ones beside them.
    """
    planted = Planted(len(attacks))
    for n, attack in enumerate(attacks):
        fields: dict[str, str] = {}
        for placed in places.header_places(attack, n)[n % share :: share]:
            if _read(placed, planted):
                _keep(project, planted, placed, fields)
        _together(project, planted, n, fields)
        for placed in places.body_places(attack, n)[n % share :: share]:
            if story := _read(placed, planted):
                _post(project, planted, placed, story)
    _share(project, planted)
    return planted


def _read(placed: Placed, planted: Planted) -> Story | None:
    planted.tried[placed.place] += 1
    story = places.read(placed)
    planted.refused[placed.place] += story is None
    return story


def _keep(project: Project, planted: Planted, placed: Placed, fields: dict[str, str]) -> None:
    """What pages print goes into one story an attack; all else has a story of its own."""
    if placed.place in places.TOGETHER:
        fields |= placed.fields
    else:
        _write(project, planted, placed.name, placed.text)


def _together(project: Project, planted: Planted, n: int, fields: dict[str, str]) -> None:
    """A story with an attack in all the fields that take it, or one for each."""
    alone = [{name: value} for name, value in fields.items() if name not in ("Image", "Image-Alt")]
    if fields and _is_story(places.header(fields)):
        alone = [fields]
    for k, some in enumerate(alone):
        name = f"all-{n}-{k}"
        if not any(_BLANK.search(value) for value in some.values()):  # its rest is no field
            planted.shown[name] = some
        _write(project, planted, name, places.header(some))


def _is_story(text: str) -> bool:
    return read_story("content/stories/x.md", places.data(text), READING)[0] is not None


def _write(project: Project, planted: Planted, name: str, text: str) -> None:
    """Write a story, unless another has its address already."""
    same = unicodedata.normalize("NFKC", name).casefold()
    if same not in planted.names:
        planted.names.add(same)
        path = project.write(name, places.data(text))
        assert path.parent == project.root / "content" / "stories"
        if _NAMED.search(text):
            _hang(path, _named_by(read_story(path.name, path.read_bytes(), READING)[0]))


def _named_by(story: Story | None) -> frozenset[str]:
    """The pictures that a story names."""
    shown = _SHOWN.findall("".join(section.html for section in story.sections)) if story else []
    return frozenset({*map(unquote, shown), story.image if story else ""} - {""})


def _hang(path: Path, pictures: Iterable[str]) -> None:
    """Put pictures into a story's folder."""
    for name in pictures:
        kind = name.rpartition(".")[2].upper().replace("JPG", "JPEG")
        path.with_suffix("").mkdir(exist_ok=True)
        (path.with_suffix("") / name).write_bytes(_picture(kind))


@cache
def _picture(kind: str) -> bytes:
    """A picture's bytes: the same ones for all."""
    out = BytesIO()
    Image.new("RGB", (64, 48), "teal").save(out, kind)
    return out.getvalue()


def _post(project: Project, planted: Planted, placed: Placed, story: Story) -> None:
    """A post that stays one goes into a shared story; one that doesn't has its own."""
    if [s.text for s in story.sections][2:] == ["After."]:
        planted.shared.append(Post(placed.said, _named_by(story), _tags_of(story)))
    else:
        _write(project, planted, placed.name, placed.text)


def _tags_of(story: Story) -> frozenset[str]:
    return frozenset(tag.key for section in story.sections for tag in section.hashtags)


def _share(project: Project, planted: Planted) -> None:
    for n, posts in enumerate(_portions(planted.shared)):
        body = "\n\n".join(f"{k}/ {post.text}" for k, post in enumerate(posts, 1))
        text = story_text(body + "\n", Author="Many Hands", Role="mentee")
        path = project.write(f"posts-{n}", places.data(text))
        _hang(path, frozenset().union(*[post.pictures for post in posts]))


def _portions(shared: Iterable[Post]) -> Iterable[list[Post]]:
    portion: list[Post] = []
    size, tags = 0, frozenset[str]()
    for post in shared:
        full = len(portion) == POSTS or size + len(post.text.encode()) > SHARED_BYTES
        if full or len(tags | post.hashtags) > HASHTAGS:
            yield portion
            portion, size, tags = [], 0, frozenset()
        portion.append(post)
        size += len(post.text.encode()) + 8
        tags |= post.hashtags
    if portion:
        yield portion


def enlarge(project: Project) -> None:
    """Let a project's pages show more than they do for readers."""
    for name, before, after in CHANGES:
        path = project.root / name
        assert before in path.read_text()
        path.write_text(path.read_text().replace(before, after))


def twin(project: Project, stories: int = 700) -> None:
    """Stories with everything in them that a story may have, and no harm.

    Those with the same n % 60 are of one day: the newest share hashtags that few others have.
    """
    for n in range(stories):
        fields: dict[str, str | None] = {
            "Title": f"Story {n}",
            "Author": f"{chr(65 + n % 26)} {HARMLESS} {n}",
            "Summary": HARMLESS,
            "Field": HARMLESS,
            "Note": HARMLESS,
            "Source": "https://example.org/1",
            "Hashtags": f"MedEd, Tag{n % 40}, {chr(65 + n % 26)}x{n}, Rare{n % 60}x{n // 240}",
            "Lang": ("en", "de", "ar", "ja")[n // 60 % 4],
            "Role": ("mentor", "mentee", "both")[n % 3],
            "People": ("none", "agreed", "composite")[n % 3],
            "License": ("CC-BY-4.0", "CC0-1.0")[n % 2],
            "Date": f"20{10 + n % 10}-{1 + n % 12:02}-02",
            "Modified": "2024-05-01" if n % 2 else None,
            "Status": ("published", "draft", "withdrawn")[n % 20 % 3] if n > 40 else None,
            "Reply_To": f"story-{n - 1}" if n % 5 == 1 else None,
            "Translates": f"story-{n - 1}" if n and n % 60 == 0 else None,
            "Numbering": "none" if n % 7 == 3 else None,
            "Image": places.PICTURE if n % 9 == 1 else None,
            "Image-Alt": HARMLESS if n % 9 == 1 else None,
        }
        body = f"THREAD: one #MedEd\n\n1/ {HARMLESS} #Tag{n % 40}\n\n2/ Two.\n\nEND/ Three. END\n"
        if n % 11 == 4:  # a long thread
            posts = [f"{k}/{'20' * (n % 2)} {HARMLESS}\n\n" for k in range(1, 21)]
            body = "".join([*posts, f"{HARMLESS} without a number\n"] if n % 2 else posts)
        path = project.write(f"story-{n}", story_text(body, **fields))
        _hang(path, _named_by(read_story(path.name, path.read_bytes(), READING)[0]))
