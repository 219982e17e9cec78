"""What a phone needs to keep the site among its apps: name, icons, colours."""

from plugins.collection import lists_wanted
from plugins.webmanifest.pages import pages


def register() -> None:
    lists_wanted.connect(pages)
