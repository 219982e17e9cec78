"""Hashtag indexes: /tags/, and one page a hashtag, down to the section."""

from plugins.collection import lists_wanted, pages_wanted
from plugins.hashtags.pages import index, pages


def register() -> None:
    pages_wanted.connect(pages)
    lists_wanted.connect(index)
