"""The theme's style sheet, bundled, and its other static files."""

from plugins.collection import lists_wanted
from plugins.styles.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
