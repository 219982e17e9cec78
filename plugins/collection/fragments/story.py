"""The page of a story."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment

from plugins.collection.fragments.cards import FLAGS, WORDS, Cards
from plugins.collection.fragments.head import STORY, Head
from plugins.collection.fragments.partial import partial
from plugins.collection.fragments.pictures import Pictures
from plugins.collection.fragments.posts import Posts
from plugins.collection.fragments.tags import Tagged, TagLinks
from plugins.collection.links import Links
from plugins.collection.site import Site
from plugins.collection.stencil import Stencil, escaped
from plugins.collection.text import Text
from plugins.collection.wording import address, iso
from plugins.story.model import Listing


class StoryPage:
    """Head, posts and foot of a story, and where to go from it."""

    def __init__(
        self, env: Environment, site: Site, cards: Cards, pictures: Pictures, head: Head
    ) -> None:
        self._env, self._lang, self._wording = env, site.lang, site.wording
        self._cards, self._pictures, self._of_head = cards, pictures, head.of_story
        self._posts, self._tags = Posts(env, pictures), TagLinks(env)
        self._page = Stencil(
            lambda: env.get_template("story.html"),
            "root path role dir foreign draft",
            f"title author person summary lang address published changed {STORY} head posts foot "
            "links",
        )
        self._head = partial(
            env,
            "story-head",
            f"{FLAGS} people several paired",
            f"{WORDS} field person posts changed_iso changed_day note answers picture contents "
            "translations",
        )
        self._pair = partial(env, "pair-link", "root one_reply", "address title lang")
        self._foot = partial(env, "story-foot", "foreign people license", "source tags")
        self._links = partial(
            env,
            "story-links",
            "one_reply",
            "replies both related older older_title older_lang newer newer_title newer_lang "
            "another another_title another_lang",
        )

    def whole(
        self,
        root: str,
        story: Listing,
        text: Text,
        links: Links,
        topics: Iterable[Tagged],
        voice: object,
    ) -> bytes:
        """The page in UTF-8. root: the way from it to the site's. voice: who tells it, for other
        themes."""
        root_flag, role, direction, foreign, draft = self._cards.flags(story, root)
        title, here, author, published, *_, lang, _, summary = self._cards.words(story)
        person = address(story.author.slug)
        changed = iso(story.modified) if story.modified else ""
        tags = self._tags.all(topics, root, "p-category")
        parts: tuple[str | bytes, ...] = (
            *self._of_head(story, text, topics, links.translations, root),
            self._head_of(story, text, links, root),
            self._posts.encoded(text.posts, root, bool(foreign)),
            self._foot_of(story, text, tags),
            self._links_of(links, root),
        )
        flags = (root_flag, "", role, direction, foreign, draft)
        words = (title, author, person, summary, lang, here, published, changed)
        return self._page.encoded(flags, (*words, *parts))

    def _head_of(self, story: Listing, text: Text, links: Links, root: str) -> str:
        """What stands before the posts."""
        answers = links.answers
        changed = story.modified
        flags = (*self._cards.flags(story, root), story.people, len(text.posts) > 1, links.paired)
        words = escaped(
            (
                story.field,
                address(story.author.slug),
                self._wording.number("%(num)s post", "%(num)s posts", len(text.posts)),
                iso(changed) if changed else "",
                self._wording.day(changed) if changed else "",
                text.note,
            )
        )
        card = self._cards.one(answers, root, 2, "div", "h-cite u-in-reply-to") if answers else ""
        lead = self._pictures.lead(story, text, root) if text.image else ""
        contents = self._posts.contents(text.posts, story.lang != self._lang)
        parts = (str(card), lead, contents, self._also_in(story, links.translations, root))
        return self._head.fill(flags, (*self._cards.words(story), *words, *parts))

    def _also_in(self, story: Listing, translations: Iterable[Listing], root: str) -> str:
        """The story in other languages."""
        others = [other for other in translations if other.slug != story.slug]
        template = self._env.get_template("partials/translations.html")
        return template.render(stories=others, root=root) if others else ""

    def _foot_of(self, story: Listing, text: Text, tags: str) -> str:
        """What stands after the knot."""
        flags = (story.lang != self._lang, story.people, text.license)
        return self._foot.fill(flags, (*escaped((text.source,)), tags))

    def _links_of(self, links: Links, root: str) -> str:
        """Where to go from a story: replies, related ones, those told before and after, another."""
        replies = self._cards.all(links.replies, root, 3, "h-cite")
        related = self._cards.all(links.related, root, 3)
        neighbours = (links.previous, links.next, links.another)
        around = [word for story in neighbours for word in self._beside(story)]
        both = self._both(links, root) if links.replies else ""
        flags = (len(links.replies) == 1,)
        return self._links.fill(flags, (str(replies), both, str(related), *around))

    def _both(self, links: Links, root: str) -> str:
        """Links to the pages that have a reply beside what it answers."""
        flags, fill = (root, len(links.replies) == 1), self._pair.fill
        return "\n".join([fill(flags, self._beside(story)) for story in links.beside])

    def _beside(self, story: Listing | None) -> tuple[str, str, str]:
        """Address, title and, if it isn't the site's, language of a neighbour."""
        if story is None:
            return ("", "", "")
        words = self._cards.words(story)
        return words[1], words[0], words[6] if story.lang != self._lang else ""
