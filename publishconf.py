"""Settings for the published site: `make publish`."""

import sys
from pathlib import Path

_here = str(Path(__file__).resolve().parent)
if _here not in sys.path:
    sys.path.insert(0, _here)  # the installed command `pelican` doesn't look here

from pelicanconf import *  # noqa: E402, F403
from pelicanconf import PLUGINS  # noqa: E402

OUTPUT_PATH = "output"
STORY_DRAFTS = False
STORY_ALL_OR_NOTHING = True

PLUGINS = [
    *(name for name in PLUGINS if name != "plugins.styleguide"),
    "plugins.search",
    "plugins.cards",
]
