"""Atom, RSS and JSON Feed for those who follow; the sitemap for machines that search."""

from plugins.collection import pages_wanted
from plugins.feeds.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
