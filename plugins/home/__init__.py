"""The front page, the ordinary pages, and the page for addresses that lead nowhere."""

from plugins.collection import pages_wanted
from plugins.home.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
