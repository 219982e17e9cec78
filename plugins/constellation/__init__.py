"""The collection as a constellation: who answers whom, and who shares a rare hashtag."""

from plugins.collection import pages_wanted
from plugins.constellation.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
