"""The headers that a host may send with every file."""

from plugins.collection import pages_wanted
from plugins.policy.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
