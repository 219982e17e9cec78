"""One page a person, and the index of all who tell stories here."""

from plugins.collection import pages_wanted
from plugins.people.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
