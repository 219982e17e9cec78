"""The collection in Pelican: all stories to pages.

A feature plugin connects `def pages(collection) -> Iterator[Page]` to `pages_wanted`.
"""

from itertools import chain
from typing import Any

from blinker import signal

from plugins.collection import glue
from plugins.collection.articles import articles
from plugins.collection.build import build
from plugins.collection.gather import base_digest, gather
from plugins.collection.render import environment, renderer

pages_wanted = signal("pages_wanted")


class StoriesGenerator:
    """A Pelican generator: reads the stories, writes the pages that features make of them."""

    def __init__(self, context: dict[str, Any], settings: dict[str, Any], **places: str) -> None:
        self.context, self.settings = context, settings
        self.place = glue.place(settings, places["output_path"])

    def generate_context(self) -> None:
        from pelican import signals

        self.site = glue.site(self.settings, self.context["pages"])
        found = gather(self.place, self.site, glue.last_day())
        self.collection, self.faulty = found.collection, glue.tell(found.problems, self.settings)
        self.context["articles"] = articles(self.collection)
        signals.finalized.connect(self.finish)

    def generate_output(self, writer: object) -> None:
        pages = chain.from_iterable(made for _, made in pages_wanted.send(self.collection))
        env = environment(self.place.theme, self.settings["JINJA_ENVIRONMENT"])
        render = renderer(env, self.site, self.place.features)
        base = base_digest(self.place, self.site)
        self.report = build(pages, render, self.place.output, self.place.manifest, base)

    def finish(self, pelican: object) -> None:
        glue.done(self.collection, self.report, self.faulty)


def add_generator(pelican: object) -> type[StoriesGenerator]:
    return StoriesGenerator


def register() -> None:
    from pelican import signals  # here: what only reads stories can do without Pelican

    signals.get_generators.connect(add_generator)
