"""A living page of the theme's parts, for whoever works on it; in development builds only."""

from plugins.collection import pages_wanted
from plugins.styleguide.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
