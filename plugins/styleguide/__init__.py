"""The parts that many pages share, on one page; in development builds only."""

from plugins.collection import pages_wanted
from plugins.styleguide.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
