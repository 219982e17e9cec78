"""Lean settings: `pelican content -s pelicanconf.py -o output`."""

import os

SITENAME = "Mentor Threads"
SITEURL = "https://example.org"
AUTHOR = "Nobody"
PATH = "content"
THEME = "theme"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE_FORMAT = "%Y-%m-%d"
MARKDOWN = {"extensions": [], "extension_configs": {}, "output_format": "html5"}
PLUGINS: list[str] = []
FORMATTED_FIELDS: list[str] = []
STATIC_PATHS: list[str] = []
PAGE_PATHS = ["pages"]

ARTICLE_URL = "stories/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_URL + "index.html"
TAG_URL = "tags/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "authors/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
CATEGORY_URL = "roles/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
YEAR_ARCHIVE_URL = "years/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
DIRECT_TEMPLATES = ["index", "tags", "sitemap"]
TAGS_URL, TAGS_SAVE_AS = "tags/", "tags/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"index": 20, "tag": 50, "category": 50}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
]
FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
DELETE_OUTPUT_DIRECTORY = False

# PEL_CACHE=reader|generator turns Pelican's own cache on
_layer = os.environ.get("PEL_CACHE", "")
CACHE_CONTENT = LOAD_CONTENT_CACHE = bool(_layer)
CONTENT_CACHING_LAYER = _layer or "reader"
CHECK_MODIFIED_METHOD = "mtime"
GZIP_CACHE = False
