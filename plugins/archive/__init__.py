"""The stories by year."""

from plugins.archive.pages import pages
from plugins.collection import lists_wanted


def register() -> None:
    lists_wanted.connect(pages)
