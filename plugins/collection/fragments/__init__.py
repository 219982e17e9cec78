"""What templates print very often, as functions that they call: posts, cards, passages, the frame.

Their HTML is the theme's, in partials that are stencils (`plugins.collection.stencil`): here stands
only which flags and words each is given. All give finished HTML, a line each where there are many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Environment
from markupsafe import Markup

from plugins.collection.fragments.cards import Cards
from plugins.collection.fragments.frame import Frame
from plugins.collection.fragments.passages import Passages
from plugins.collection.fragments.posts import Posts
from plugins.collection.fragments.story import StoryParts
from plugins.collection.fragments.tags import TagLinks
from plugins.collection.site import Site


def fragments(env: Environment, site: Site) -> Mapping[str, Callable[..., Markup]]:
    """The functions for the templates of one site, by their names."""
    cards, frame, posts = Cards(env, site), Frame(env, site), Posts(env)
    parts, tags = StoryParts(env, site, cards), TagLinks(env)
    return {
        "first_post": posts.first,
        "knot": frame.knot,
        "passages": Passages(env, cards).all,
        "posts": posts.all,
        "site_footer": frame.footer,
        "site_header": frame.header,
        "story_card": cards.one,
        "story_cards": cards.all,
        "story_foot": parts.foot,
        "story_head": parts.head,
        "story_links": parts.links,
        "tag_links": tags.all,
    }
