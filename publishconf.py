"""Settings for the published site: `make publish`."""

from pelicanconf import *  # noqa: F403
from pelicanconf import PLUGINS

OUTPUT_PATH = "output"
STORY_DRAFTS = False
STORY_ALL_OR_NOTHING = True

PLUGINS = [
    *(name for name in PLUGINS if name != "plugins.styleguide"),
    "plugins.search",
    "plugins.cards",
]
