"""Small scripts for readers, bundled into one; no page needs it."""

from plugins.collection import pages_wanted
from plugins.scripts.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
