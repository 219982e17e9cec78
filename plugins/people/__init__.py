"""One page a person, and the index of all who tell stories here."""

from plugins.collection import lists_wanted
from plugins.people.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
