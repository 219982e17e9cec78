"""A whole story beside another one."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.cards import FLAGS, WORDS, Cards
from plugins.collection.fragments.partial import partial
from plugins.collection.fragments.pictures import Pictures
from plugins.collection.fragments.posts import Posts
from plugins.collection.site import Site
from plugins.collection.stencil import escaped_word
from plugins.collection.text import Text
from plugins.story.model import Listing


class Sides:
    """Stories that share a page."""

    def __init__(self, env: Environment, site: Site, cards: Cards, pictures: Pictures) -> None:
        self._lang, self._cards, self._pictures = site.lang, cards, pictures
        self._posts = Posts(env, pictures)
        self._side = partial(env, "side", f"{FLAGS} side", f"{WORDS} note picture posts")

    def one(self, story: Listing, text: Text, root: str, side: str) -> Markup:
        """A story. side: the name of its part of the page, which begins its posts' anchors."""
        foreign = story.lang != self._lang
        posts = self._posts.encoded(text.posts, root, foreign, f"{side}-").decode()
        picture = self._pictures.lead(story, text, root) if text.image else ""
        words = (*self._cards.words(story), escaped_word(text.note), picture, posts)
        return Markup(self._side.fill((*self._cards.flags(story, root), side), words))
