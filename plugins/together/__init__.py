"""Both sides of one mentorship: a reply beside the story that it answers."""

from plugins.collection import pages_wanted
from plugins.together.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
