"""The parts that many pages share, on one page; in development builds only."""

from plugins.collection import lists_wanted
from plugins.styleguide.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
