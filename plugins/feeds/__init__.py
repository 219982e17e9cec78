"""Atom, RSS and JSON Feed for those who follow; the sitemap for machines that search."""

from plugins.collection import lists_wanted, pages_wanted
from plugins.feeds.pages import lists, pages


def register() -> None:
    pages_wanted.connect(pages)
    lists_wanted.connect(lists)
