"""Stories in lists."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.partial import partial
from plugins.collection.recent import Recent
from plugins.collection.site import Site
from plugins.collection.stencil import escaped
from plugins.collection.wording import address, iso
from plugins.story.model import Listing

KEPT = 100_000  # stories whose words are kept in memory, a few hundred bytes each
DRAWN = 20_000  # cards that are kept
FLAGS = "root role dir foreign draft"
WORDS = "title address author iso day minutes lang language summary"


class Cards:
    """Story cards, and the flags and words that all stencils about a story share."""

    def __init__(self, env: Environment, site: Site) -> None:
        self._lang, self._wording = site.lang, site.wording
        self._kept: Recent[str, tuple[str, ...]] = Recent(KEPT)
        self._drawn: Recent[tuple[Hashable, ...], Markup] = Recent(DRAWN)
        self._card = partial(env, "story-card", f"level tag mf {FLAGS}", WORDS)

    def one(
        self, story: Listing, root: str, level: int = 2, tag: str = "li", mf: str = "h-entry"
    ) -> Markup:
        """A story card: `level` of its heading, `tag` and microformat of its element."""
        key = (story.slug, root, level, tag, mf)
        card = self._drawn.get(key)
        if card is None:
            flags = (level, tag, mf, *self.flags(story, root))
            card = Markup(self._card.fill(flags, self.words(story)))
            self._drawn[key] = card
        return card

    def all(
        self, stories: Iterable[Listing], root: str, level: int = 2, mf: str = "h-entry"
    ) -> Markup:
        """The items of a list of stories."""
        return Markup("\n".join([self.one(story, root, level, "li", mf) for story in stories]))

    def flags(self, story: Listing, root: str) -> tuple[str | bool, ...]:
        """What stencils branch on, in the order of FLAGS."""
        return (root, story.role, story.dir, story.lang != self._lang, story.status == "draft")

    def words(self, story: Listing) -> tuple[str, ...]:
        """What stencils say of a story, in the order of WORDS, as HTML."""
        words = self._kept.get(story.slug)
        if words is None:
            words = escaped(self._words(story))
            self._kept[story.slug] = words
        return words

    def _words(self, story: Listing) -> tuple[str, ...]:
        return (
            story.title,
            address(story.slug),
            story.author.name,
            iso(story.date),
            self._wording.day(story.date),
            str(story.minutes),
            story.lang,
            self._wording.language(story.lang),
            story.summary,
        )
