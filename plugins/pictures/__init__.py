"""The pictures of the stories, made anew: in the sizes and formats that readers' browsers want."""

from plugins.collection import pages_wanted
from plugins.pictures.pages import pages


def register() -> None:
    pages_wanted.connect(pages)
