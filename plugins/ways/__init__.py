"""Ways in: the stories by field, by language and by reading time, and a page of all ways."""

from plugins.collection import pages_wanted
from plugins.ways.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
