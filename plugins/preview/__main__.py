"""python -m plugins.preview: build, serve, watch, build again. Ctrl-C ends it."""

from __future__ import annotations

import argparse
import errno
import os
import signal
import sys
import threading
import time
from pathlib import Path

from plugins.preview.build import Build, Builder
from plugins.preview.reload import Announcer
from plugins.preview.server import PreviewServer
from plugins.preview.watch import Watcher

PORT = 8000


def main(arguments: list[str] | None = None) -> int:
    """Run until Ctrl-C. Returns 0, or 1 if the port cannot be had."""
    root = Path.cwd()
    folder = root / "preview"
    options = _parser().parse_args(arguments)
    announcer = Announcer()
    try:
        server = PreviewServer(folder, options.port, announcer)
    except OSError as error:
        print(_refused(options.port, error), file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    builder = Builder(root, folder)
    try:
        serve(server, Watcher(root), builder)
    except KeyboardInterrupt:
        print("\nEnded.")
    finally:
        builder.close()
    return 0


def serve(server: PreviewServer, watcher: Watcher, make: Build) -> None:
    """Build at once and after every change, until interrupted; everything is closed at the end.

    The builds run here, in the main thread, so that Ctrl-C ends one that is under way too.
    """
    thread = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    try:
        watcher.start()
        _build(server.announcer, make)
        thread.start()
        print(f"Your site: {server.url} (Ctrl-C ends it)", flush=True)
        while True:
            # Without a time limit, Ctrl-C would not get through on Windows.
            if watcher.changed.wait(1.0):
                watcher.changed.clear()
                saved = watcher.saved
                _build(server.announcer, make)
                print(f"Shown {time.time() - saved:.2f} s after it was saved.", flush=True)
    finally:
        server.announcer.close()
        if thread.ident is not None:
            server.shutdown()
        server.server_close()
        watcher.stop()


def _build(announcer: Announcer, make: Build) -> None:
    print("Building …", flush=True)
    result = make()
    print(result.output.rstrip(), flush=True)
    if not result.ok:
        print("Something is to be mended (above). You see what could be built so far.", flush=True)
    announcer.announce(result.problems)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m plugins.preview",
        description="Show the site on this computer, drafts too, and show every change at once.",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=os.environ.get("PORT") or str(PORT),
        help=f"the port, {PORT} if neither this nor the variable PORT says another",
    )
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _refused(port: int, error: OSError) -> str:
    other = port + 1 if 1024 <= port < 65535 else PORT
    if error.errno == errno.EADDRINUSE:
        reason = f"Port {port} is taken, perhaps by another `make serve`."
    else:
        reason = f"Port {port} cannot be had: {error.strerror}."
    return f"{reason} Choose another: make serve PORT={other}"


if __name__ == "__main__":
    sys.exit(main())
