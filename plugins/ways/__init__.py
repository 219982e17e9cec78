"""Ways in: the stories by field, by language and by reading time, and a page of all ways."""

from plugins.collection import lists_wanted
from plugins.ways.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
