"""A story file as its author wrote it, with all that reading it found: what the rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plugins.story.decode import decode
from plugins.story.facts import Facts
from plugins.story.fields import check
from plugins.story.header import Header, split_header
from plugins.story.limits import SECTIONS
from plugins.story.markup import render
from plugins.story.model import Problem, Section, Story
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.sections import flowing, section_of
from plugins.story.thread import read_thread


@dataclass(frozen=True, slots=True)
class Draft:
    """One story file, read as far as it can be.

    All text in it is a stranger's. Rules run where `text` is not empty: a file that can't be
    decoded has its Problems, and nothing else to say.
    """

    path: str  # relative to the project
    slug: str  # the file's name without .md; perhaps not fit for an address
    text: str  # the whole file, line ends are \n; empty where it can't be decoded
    header: Header  # the fields as written, with their lines; header.body is the rest
    facts: Facts  # what the fields mean; what can't be understood has its default
    story: Story | None  # None where a Problem is an error
    sections: tuple[Section, ...]  # of the story, or read all the same; () where too large
    problems: tuple[Problem, ...]  # of reading

    @property
    def body(self) -> str:
        """What stands below the header."""
        return self.header.body

    def value(self, name: str) -> str:
        """A header field as written, outer space stripped; empty where there is none."""
        field = self.header.fields.get(name)
        return field.value if field else ""

    def field_line(self, name: str) -> int:
        """The file's line of a header field; 1 where it isn't there."""
        field = self.header.fields.get(name)
        return field.line if field else 1

    def line_at(self, offset: int) -> int:
        """The file's line of a place in `body`."""
        return self.header.body_line + self.body.count("\n", 0, offset)

    def line_in(self, section: Section, offset: int) -> int:
        """The file's line of a place in a section's text.

        A section's text is what is left of its lines without markers, so the line is searched
        from where the section begins; where it isn't found, lines are counted.
        """
        above = section.text.count("\n", 0, offset)
        start = section.text.rfind("\n", 0, offset) + 1
        end = section.text.find("\n", start)
        wanted = section.text[start : end if end >= 0 else None].strip()
        first = section.line - 1 + above
        lines = _lines(self.text)
        for n in range(first, min(first + 3, len(lines))):
            if wanted and wanted in lines[n]:
                return n + 1
        return first + 1


@lru_cache(maxsize=1)
def _lines(text: str) -> list[str]:
    """The lines of the file that is looked at."""
    return text.split("\n")


def read_draft(path: str, data: bytes, reading: Reading) -> Draft:
    """Read a story file. path: relative to the project. Never raises for what a file may hold."""
    story, problems = read_story(path, data, reading)
    text = decode(data).text
    header = split_header(text)
    facts, _ = check(header)
    slug = path.rsplit("/", 1)[-1].removesuffix(".md")
    if story:
        sections = story.sections
    else:
        sections = _sections(header.body, facts, reading.of(slug, facts.handles), header.body_line)
    return Draft(path, slug, text, header, facts, story, sections, problems)


def _sections(body: str, facts: Facts, reading: Reading, line: int) -> tuple[Section, ...]:
    """The sections of a file that is no story, so that all its problems can be told at once."""
    posts = read_thread(body, "markdown", facts.numbering).posts
    if len(posts) > SECTIONS:
        return ()
    sections = []
    for position, post in enumerate(posts, 1):
        markup = render(flowing(post, body), reading)
        sections.append(section_of(position, post, markup, post.line + line - 1))
    return tuple(sections)
