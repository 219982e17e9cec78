"""Stories in the clothes of Pelican's articles, for themes and plugins that know only those."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from plugins.collection.album.simple import simple
from plugins.collection.collection import Collection
from plugins.collection.rooted import rooted_post
from plugins.story.model import Listing


@dataclass(frozen=True, slots=True)
class Article:
    """What a theme usually asks of an article."""

    listing: Listing
    collection: Collection

    @property
    def title(self) -> str:
        return self.listing.title

    @property
    def slug(self) -> str:
        return self.listing.slug

    @property
    def url(self) -> str:
        return f"stories/{quote(self.listing.slug)}.html"

    @property
    def date(self) -> datetime:
        return self.listing.date

    @property
    def locale_date(self) -> str:
        return self.collection.site.wording.day(self.listing.date)

    @property
    def author(self) -> str:
        return self.listing.author.name

    @property
    def authors(self) -> tuple[str, ...]:
        return (self.listing.author.name,)

    @property
    def category(self) -> str:
        return self.listing.role

    @property
    def lang(self) -> str:
        return self.listing.lang

    @property
    def tags(self) -> tuple[str, ...]:
        return tuple(hashtag.tag for hashtag in self.listing.hashtags)

    @property
    def summary(self) -> str:
        return self.listing.summary

    @property
    def content(self) -> str:
        posts = self.collection.text(self.listing).posts
        root = self.collection.site.base + "/"
        hang = simple(self.collection.gallery)
        return "\n".join(rooted_post(post, root, hang) for post in posts)


def articles(collection: Collection) -> list[Article]:
    """The stories as articles, newest first, as Pelican orders them."""
    return [Article(story, collection) for story in reversed(collection.stories)]
