"""Settings for development: `make html`, `make serve`."""

import os
import sys
from pathlib import Path

_here = str(Path(__file__).resolve().parent)
if _here not in sys.path:
    sys.path.insert(0, _here)  # the installed command `pelican` doesn't look here

SITENAME = "Pay It Forward"
SITESUBTITLE = "Stories of mentors and mentees, told post by post"
SITEURL = os.environ.get("SITEURL", "")
DEFAULT_LANG = "en"
TIMEZONE = "UTC"

PATH = "content"
THEME = "theme"
OUTPUT_PATH = "preview"
CACHE_PATH = ".cache"

PLUGINS = [
    "plugins.collection",
    "plugins.threads",
    "plugins.hashtags",
    "plugins.people",
    "plugins.roles",
    "plugins.archive",
    "plugins.ways",
    "plugins.together",
    "plugins.constellation",
    "plugins.home",
    "plugins.feeds",
    "plugins.webmanifest",
    "plugins.styles",
    "plugins.scripts",
    "plugins.pictures",
    "plugins.policy",
    "plugins.styleguide",
]

STORY_DRAFTS = True  # drafts get a page
STORY_ALL_OR_NOTHING = False  # a faulty story is left out, and the rest is built

# The stories go through plugins.collection; Pelican itself reads the ordinary pages.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS = ["pages"]
PAGE_SAVE_AS = ""  # plugins.home makes them
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []  # plugins.styles
READERS = {"html": None, "rst": None}
MARKDOWN = {
    "extension_configs": {},
    "extensions": ["tables", "fenced_code"],
    "output_format": "html5",
}
DIRECT_TEMPLATES: list[str] = []
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
SLUGIFY_SOURCE = "basename"
DELETE_OUTPUT_DIRECTORY = False
JINJA_ENVIRONMENT = {"autoescape": True}  # Pelican's own; that of our pages is in render.py
