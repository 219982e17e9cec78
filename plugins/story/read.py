"""A story file to a Story and its Problems."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from plugins.story.decode import decode
from plugins.story.derive import first_words, reading_minutes, shown_digest, story_hashtags
from plugins.story.direction import direction
from plugins.story.facts import Facts
from plugins.story.fields import check
from plugins.story.header import split_header
from plugins.story.hidden import hidden
from plugins.story.holdable import unholdable
from plugins.story.kinds import EVERYDAY
from plugins.story.marks import heaped
from plugins.story.markup import unmarked
from plugins.story.markup.turned import RTL, turned
from plugins.story.model import Depiction, Problem, Section, Story
from plugins.story.names import slug_fault
from plugins.story.pictures import depictions
from plugins.story.reading import Reading
from plugins.story.sections import sections_of
from plugins.story.suspect import may_be_damaged

# What needs the other stories, or the day's date.
CHECKED_LATER = ("Date", "Modified", "Reply-To", "Translates")
ODD = ("private-use", "unassigned-character")  # rules of `hidden` that may speak of damage


def read_story(
    path: str, data: bytes, reading: Reading, content: bytes = b""
) -> tuple[Story | None, tuple[Problem, ...]]:
    """The story of one file, and everything that is wrong with it.

    path: the file relative to the project; data: its bytes; reading: what text is read by;
    content: `digest_of` the bytes, if it is known.
    The Story is None if a Problem is an error. Never raises for anything a file may hold.
    """
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    text, problems, rare, signs = decode(data)
    found = [*_slug_problems(slug), *problems]
    if not text:
        return None, _placed(path, found)
    header = split_header(text)
    facts, faults = check(header)
    unseen = hidden(text, rare)
    found += [*header.problems, *faults, *unseen]
    reading = reading.of(slug, facts.handles)
    line = header.body_line if header.body else text.count("\n") + 1
    bare = unmarked(rare + signs)
    sections, words, body_faults = sections_of(header.body, line, facts, reading, bare)
    if RTL.search(rare):
        sections = turned(sections, direction(facts.lang))
    if may_be_damaged(text, rare):
        body_faults += _damage(text)
    found += _not_told_twice(body_faults, unseen) if unseen else body_faults
    if "&" in header.body or not EVERYDAY.fullmatch(rare):
        found += heaped(sections, words)
    written = "&" not in text  # only of that Markdown makes characters that the file doesn't have
    if not written:
        found += unholdable((facts.title, facts.summary, facts.note, facts.image_alt), sections)
    if any(problem.level == "error" for problem in found):
        return None, _placed(path, found)
    lines = {name: header.fields[name].line for name in CHECKED_LATER if name in header.fields}
    pictures: tuple[Depiction, ...] = ()
    if facts.image or "![" in header.body:
        line = header.fields["Image"].line if facts.image else 0
        pictures = depictions(facts.image, line, sections)
    digest = _digest(slug, content or digest_of(data), reading)
    body = _Body(sections, words, rare if written else None, lines, digest, pictures)
    return _story(path, facts, body, reading), _placed(path, found)


@dataclass(frozen=True, slots=True)
class _Body:
    """What a story says below its header, and where."""

    sections: tuple[Section, ...]
    words: list[str]  # of each section, as read
    rare: str | None  # characters among which are all of them beyond ASCII, if those are known
    lines: dict[str, int]  # of header fields
    digest: str
    pictures: tuple[Depiction, ...]


def digest_of(data: bytes) -> bytes:
    """A digest of a file's bytes."""
    return blake2b(data, digest_size=16).digest()


def _digest(slug: str, content: bytes, reading: Reading) -> str:
    """A digest of a story's bytes and of all they are read by; the handles are in the bytes."""
    whole = blake2b(reading.shared, digest_size=16)
    whole.update(slug.encode("utf-8", "surrogatepass") + b"\n" + content)
    return whole.hexdigest()


def _slug_problems(slug: str) -> Iterable[Problem]:
    if fault := slug_fault(slug):
        message = f"The file's name can't be a story's address: {fault}."
        remedy = "Use small letters, digits and single hyphens: the-question-she-asked.md"
        yield Problem(1, "error", "file-name", message, remedy)


def _not_told_twice(faults: Iterable[Problem], unseen: Iterable[Problem]) -> list[Problem]:
    """The faults without the damage that an odd character of the same line tells of already."""
    lines = {problem.line for problem in unseen if problem.rule in ODD}
    return [p for p in faults if p.rule != "damaged-character" or p.line not in lines]


def _placed(path: str, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    placed = (replace(problem, path=path) for problem in problems)
    return tuple(sorted(placed, key=lambda problem: (problem.line, problem.rule, problem.message)))


def _damage(text: str) -> tuple[Problem, ...]:
    from plugins.story.repair import damaged  # loads its tables

    return damaged(text)


def _story(path: str, facts: Facts, body: _Body, reading: Reading) -> Story:
    summary = facts.summary or first_words(body.words)
    hashtags = story_hashtags(facts.hashtags, body.sections, reading.aliases)
    minutes = reading_minutes(body.words, body.rare)
    return Story(
        path=path,
        slug=reading.slug,
        title=facts.title,
        date=facts.date,
        modified=facts.modified,
        author=facts.author,
        role=facts.role,
        status=facts.status,
        lang=facts.lang,
        dir=direction(facts.lang),
        summary=summary,
        field=facts.field,
        people=facts.people,
        reply_to=facts.reply_to,
        translates=facts.translates,
        hashtags=hashtags,
        minutes=minutes,
        digest=body.digest,
        lines=body.lines,
        shown=shown_digest(reading.slug, facts, summary, hashtags, minutes),
        license=facts.license,
        note=facts.note,
        source=facts.source,
        image=facts.image,
        image_alt=facts.image_alt,
        sections=body.sections,
        pictures=body.pictures,
    )
