"""Search: an index of all posts for Pagefind, made with the site, and the page that asks it."""

from plugins.collection import pages_wanted
from plugins.search.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
