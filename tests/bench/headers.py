"""What a story says above its text, for each generator."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Told:
    """The facts of a made-up story."""

    path: str  # below the folder of its kind: "2016/a-slug.md"
    title: str
    slug: str
    date: str  # "2016-01-02 10:20", in UTC
    author: str
    role: str
    tags: tuple[str, ...]
    description: str


def ours(told: Told) -> str:
    """This project's header."""
    return (
        f"Title: {told.title}\nDate: {told.date}\nAuthor: {told.author}\nRole: {told.role}\n"
        f"Hashtags: {', '.join(told.tags)}\nSummary: {told.description}\n"
        "Consent: yes\nPeople: none\nLicense: CC-BY-4.0\n\n"
    )


def pelican(told: Told) -> str:
    """Plain Pelican's header."""
    return (
        f"Title: {told.title}\nDate: {told.date}\nSlug: {told.slug}\nAuthor: {told.author}\n"
        f"Category: {told.role}\nTags: {', '.join(told.tags)}\n"
        f"Description: {told.description}\n\n"
    )


def yaml(told: Told) -> str:
    """Hugo's front matter."""
    return (
        f'---\ntitle: "{told.title}"\ndate: {told.date}:00+00:00\nslug: {told.slug}\n'
        f'author: "{told.author}"\nauthors: ["{told.author}"]\nrole: {told.role}\n'
        f'roles: [{told.role}]\ncategory: {told.role}\nyears: ["{told.path[:4]}"]\n'
        f'tags: [{", ".join(told.tags)}]\ndescription: "{told.description}"\n---\n\n'
    )


HEADERS: Final[Mapping[str, Callable[[Told], str]]] = {
    "pelican": pelican,
    "yaml": yaml,
    "story": ours,
}
