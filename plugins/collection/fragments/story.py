"""What stands around the posts of a story."""

from __future__ import annotations

from collections.abc import Iterable

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.cards import FLAGS, WORDS, Cards
from plugins.collection.fragments.partial import partial
from plugins.collection.links import Links
from plugins.collection.site import Site
from plugins.collection.stencil import escaped
from plugins.collection.text import Text
from plugins.collection.wording import address, count, day, iso
from plugins.story.model import Listing


class StoryParts:
    """Head and foot of a story, and where to go from it."""

    def __init__(self, env: Environment, site: Site, cards: Cards) -> None:
        self._lang, self._cards = site.lang, cards
        self._head = partial(
            env,
            "story-head",
            f"{FLAGS} people",
            f"{WORDS} field person posts changed_iso changed_day note answers",
        )
        self._foot = partial(env, "story-foot", "foreign people license", "source tags")
        self._links = partial(
            env,
            "story-links",
            "one_reply",
            "replies related older older_title older_lang newer newer_title newer_lang",
        )

    def head(self, story: Listing, text: Text, links: Links, root: str) -> Markup:
        """What stands before the posts."""
        answers = links.answers
        changed = story.modified
        flags = (*self._cards.flags(story, root), story.people)
        words = escaped(
            (
                story.field,
                address(story.author.slug),
                count(len(text.posts), "post", "posts"),
                iso(changed) if changed else "",
                day(changed) if changed else "",
                text.note,
            )
        )
        card = self._cards.one(answers, root, 2, "div", "h-cite u-in-reply-to") if answers else ""
        return Markup(self._head.fill(flags, (*self._cards.words(story), *words, str(card))))

    def foot(self, story: Listing, text: Text, tags: Markup) -> Markup:
        """What stands after the knot."""
        flags = (story.lang != self._lang, story.people, text.license)
        return Markup(self._foot.fill(flags, (*escaped((text.source,)), str(tags))))

    def links(self, links: Links, root: str) -> Markup:
        """Where to go from a story: replies, related ones, those told before and after."""
        replies = self._cards.all(links.replies, root, 3, "h-cite")
        related = self._cards.all(links.related, root, 3)
        around = (*self._beside(links.previous), *self._beside(links.next))
        flags = (len(links.replies) == 1,)
        return Markup(self._links.fill(flags, (str(replies), str(related), *around)))

    def _beside(self, story: Listing | None) -> Iterable[str]:
        """Address, title and, if it isn't the site's, language of a neighbour."""
        if story is None:
            return ("", "", "")
        words = self._cards.words(story)
        return words[1], words[0], words[6] if story.lang != self._lang else ""
