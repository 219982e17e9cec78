"""The stories of mentors, and those of mentees."""

from plugins.collection import pages_wanted
from plugins.roles.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
