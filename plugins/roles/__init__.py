"""The stories of mentors, and those of mentees."""

from plugins.collection import lists_wanted
from plugins.roles.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
