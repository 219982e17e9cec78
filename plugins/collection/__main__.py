"""Build the site: python -m plugins.collection publish|html [-v] [--output FOLDER]"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from plugins.collection import precompiled

# To take a large collection apart, object by object, takes long: it is kept, and the process ends.
KEPT: list[object] = []
SETTINGS = {"publish": "publishconf.py", "html": "pelicanconf.py"}


def main(arguments: list[str] | None = None) -> int:
    """Build; status 1 where a story is refused."""
    precompiled.use(Path(__file__).parent)
    import argparse  # here: it compiles, too

    parser = argparse.ArgumentParser(
        prog="python -m plugins.collection",
        description="Build the site, doing only what has to be done.",
    )
    parser.add_argument("what", choices=SETTINGS, help="publish: for its readers; html: drafts too")
    parser.add_argument("-v", "--verbose", action="store_true", help="tell why each page was made")
    parser.add_argument("-o", "--output", default="", help="the folder, instead of the settings'")
    parser.add_argument("--cache", default="", help="the cache folder, instead of the settings'")
    parser.add_argument(
        "--stay", action="store_true", help="build again for every line on standard input"
    )
    options = parser.parse_args(arguments)
    settings_file = SETTINGS[options.what]
    gc.disable()  # what is loaded and made lives until the end
    from plugins.collection.launch import launch

    try:
        if options.stay:
            from plugins.collection.stay import stay

            return stay(settings_file, options.output, options.cache, options.verbose)
        status, session = launch(settings_file, options.output, options.cache, options.verbose)
    except KeyboardInterrupt:
        print("\nStopped. The next build mends what was left half done.", file=sys.stderr)
        return 130
    KEPT.append(session)
    return status


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
