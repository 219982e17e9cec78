"""Small scripts for readers, bundled into one; no page needs it."""

from plugins.collection import lists_wanted
from plugins.scripts.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
