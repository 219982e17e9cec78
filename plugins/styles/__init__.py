"""The theme's style sheet, bundled, and its other static files."""

from plugins.collection import pages_wanted
from plugins.styles.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
