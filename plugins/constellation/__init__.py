"""The collection as a constellation: who answers whom, and who shares a rare hashtag."""

from plugins.collection import lists_wanted
from plugins.constellation.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
