"""What templates print very often, as functions that they call: posts, cards, passages, the frame.

Their HTML is the theme's, in partials that are stencils (`plugins.collection.stencil`): here stands
only which flags and words each is given. All give finished HTML, a line each where there are many;
those that end in `_page` give a whole file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Environment

from plugins.collection.album.picture import EMPTY, Gallery
from plugins.collection.fragments.cards import Cards
from plugins.collection.fragments.frame import Frame
from plugins.collection.fragments.head import Head
from plugins.collection.fragments.passages import Passages
from plugins.collection.fragments.person import PersonPage
from plugins.collection.fragments.pictures import Pictures
from plugins.collection.fragments.posts import Posts
from plugins.collection.fragments.side import Sides
from plugins.collection.fragments.story import StoryPage
from plugins.collection.fragments.tag import TagPage
from plugins.collection.fragments.tags import TagLinks
from plugins.collection.fragments.turning import Turning
from plugins.collection.locales import locale
from plugins.collection.site import Site


def fragments(
    env: Environment,
    site: Site,
    gallery: Gallery = EMPTY,
    features: frozenset[str] = frozenset(),
) -> Mapping[str, Callable[..., Any]]:
    """The functions for the templates of one site, by their names."""
    cards, frame = Cards(env, site), Frame(env, site)
    pictures, head = Pictures(env, gallery), Head(env, site, features)
    passages, turning = Passages(env, cards, pictures), Turning(env)
    return {
        "data_of_home": head.data.of_home,
        "data_of_list": head.data.of_list,
        "first_post": Posts(env, pictures).first,
        "knot": frame.knot,
        "locale": locale,
        "page_card": head.card,
        "pager": turning.pager,
        "person_page": PersonPage(env, site, cards, head, turning).whole,
        "side": Sides(env, site, cards, pictures).one,
        "site_footer": frame.footer,
        "site_header": frame.header,
        "story_card": cards.one,
        "story_cards": cards.all,
        "story_page": StoryPage(env, site, cards, pictures, head).whole,
        "tag_links": TagLinks(env).all,
        "tag_page": TagPage(env, site, passages, head, turning).whole,
    }
