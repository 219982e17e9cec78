"""Share cards: a picture of each story, and of each kind of page, for where links are shown."""

from plugins.cards.pages import pages
from plugins.collection import pages_wanted


def register() -> None:
    pages_wanted.connect(pages)
