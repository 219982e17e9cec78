"""`python -m plugins.webmanifest`: draws the theme's icons anew."""

from __future__ import annotations

from plugins.collection.place import ROOT
from plugins.webmanifest.draw import drawn

if __name__ == "__main__":
    folder = ROOT / "theme" / "static" / "icons"
    folder.mkdir(exist_ok=True)
    for name, data in drawn().items():
        (folder / name).write_bytes(data)
        print(f"{folder.relative_to(ROOT)}/{name}: {len(data):,} bytes")
