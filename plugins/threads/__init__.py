"""A story's page: its thread, post by post."""

from plugins.collection import pages_wanted
from plugins.threads.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
