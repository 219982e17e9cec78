"""Hashtag indexes: /tags/, and one page a hashtag, down to the section."""

from plugins.collection import pages_wanted
from plugins.hashtags.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
