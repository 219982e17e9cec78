"""Atom, RSS and JSON Feed for those who follow; the sitemap for machines that search."""

from collections.abc import Iterator
from importlib import import_module

from plugins.collection import lists_wanted, pages_wanted
from plugins.feeds import forms
from plugins.feeds.crawlers import lists
from plugins.feeds.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
    lists_wanted.connect(lists)


def get_ready() -> Iterator[object]:
    yield import_module("plugins.feeds.entries")
    yield forms.kept()
