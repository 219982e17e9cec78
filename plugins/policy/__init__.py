"""The headers that a host may send with every file."""

from plugins.collection import lists_wanted
from plugins.policy.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
