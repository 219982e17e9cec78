"""The collection in Pelican: all stories to pages.

A feature plugin connects `def pages(collection) -> Iterator[Page]` to `pages_wanted`; what makes
no page that shows more of a story than a list does, and none that is `passing`, to `lists_wanted`.
What takes long to load may be loaded while stories are read, in the steps of its `get_ready()`.
Pelican is imported where it is needed: most builds do without it.
"""

from collections.abc import Iterator
from typing import Any

from blinker import signal

pages_wanted = signal("pages_wanted")
lists_wanted = signal("lists_wanted")  # not sent where only texts are new: all lists stay


def all_pages(collection: Any) -> Iterator[Any]:
    """The pages that the features make of a collection."""
    wanted = (pages_wanted, lists_wanted) if collection.retold is None else (pages_wanted,)
    for features in wanted:
        for _, made in features.send(collection):
            yield from made


def add_generator(pelican: object) -> type:
    from pelican import signals

    from plugins.collection.generator import StoriesGenerator

    StoriesGenerator.pages_of = staticmethod(all_pages)
    StoriesGenerator.at_end = signals.finalized.connect
    return StoriesGenerator


def add_filters(generator: Any) -> None:
    from plugins.collection.render import FILTERS

    generator.env.filters.update(FILTERS)  # Pelican compiles templates even where it writes none


def register() -> None:
    from pelican import signals

    signals.generator_init.connect(add_filters)
    signals.get_generators.connect(add_generator)


def pelican_pages(settings_file: str) -> tuple[list[Any], list[str]]:
    """The ordinary pages as Pelican reads them with these settings, and the files that it can't
    read. Ours have no part in it."""
    from pelican import Pelican
    from pelican.generators import PagesGenerator
    from pelican.settings import read_settings

    settings = read_settings(settings_file)
    plugins = [name for name in settings["PLUGINS"] if not name.startswith("plugins.")]
    settings |= {"PLUGINS": plugins}  # a connected feature would have to be loaded first
    Pelican(settings)  # sets up the plugins
    context = {**settings, "generated_content": {}, "static_content": {}, "static_links": set()}
    places = (settings["PATH"], settings["THEME"], settings["OUTPUT_PATH"])
    PagesGenerator(context, settings, *places).generate_context()
    failed = [path for path, page in context["generated_content"].items() if page is None]
    return list(context["pages"]), failed
