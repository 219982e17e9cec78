"""Settings for the published site: `make publish`."""

from pelicanconf import *  # noqa: F403

OUTPUT_PATH = "output"
STORY_DRAFTS = False
STORY_ALL_OR_NOTHING = True
