"""manifest.webmanifest (W3C, Web Application Manifest), and favicon.ico where programs look for it.

The icons themselves are files of the theme; `python -m plugins.webmanifest` draws them anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.collection.place import folder_digest
from plugins.collection.site import Site

PAPER, MADDER = "#faf3f1", "#921238"  # the theme's own, as its tokens.css has them
SHORT = 12  # characters under an icon, before a phone cuts them


def pages(collection: Collection) -> Iterator[Page]:
    """manifest.webmanifest; and favicon.ico, if the theme has one."""
    styled = "styles" in collection.features
    manifest = partial(_manifest, collection.site, styled)
    yield Page("manifest.webmanifest", "", (), nothing, manifest)
    icons = collection.site.theme / "static" / "icons"
    if (icons / "favicon.ico").is_file():
        digest = partial(folder_digest, icons, ending=".ico")
        read = partial(Path.read_bytes, icons / "favicon.ico")
        yield Page("favicon.ico", "", (), lambda: (digest(),), read)


def _manifest(site: Site, styled: bool) -> bytes:
    """Addresses are relative to the manifest, so that the site may lie in any folder of a host.

    There is no `id`: it would be relative to the origin, and all sites of a host one and the same
    app. Without it `start_url` tells them apart.
    """
    icons = [
        {"src": "theme/favicon.svg", "sizes": "any", "type": "image/svg+xml"},
        *[_png(size, size) for size in (192, 512)],
        {**_png(512, "maskable"), "purpose": "maskable"},
    ]
    about = {
        "name": site.name,
        "short_name": _short(site.name),
        "description": site.tagline or site.name,
        "lang": site.lang,
        "dir": site.dir,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": icons if styled else [],
    }
    return json.dumps(about, ensure_ascii=False, indent=1).encode() + b"\n"


def _png(size: int, name: int | str) -> dict[str, str]:
    source = f"theme/icons/icon-{name}.png"
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png"}


def _short(name: str) -> str:
    """A name of at most SHORT characters: whole words of it, or its beginning."""
    words = ""
    for word in name.split():
        if len(words) + len(word) + bool(words) > SHORT:
            break
        words = f"{words} {word}".strip()
    return words or name[:SHORT]
