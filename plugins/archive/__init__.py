"""The stories by year."""

from plugins.archive.pages import pages
from plugins.collection import pages_wanted


def register() -> None:
    pages_wanted.connect(pages)
