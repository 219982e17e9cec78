"""How the browser learns of a new build: Server-Sent Events, and the script that listens.

The script is added to what is served, never to a file on disk. It carries the number of the build
it came with, so a page that was loaded while a build went on is not taken for a new one.
"""

from __future__ import annotations

import json
import secrets
import threading

SCRIPT_PATH = "/_preview/reload.js"
EVENTS_PATH = "/_preview/events"

SCRIPT = """\
(() => {
  const mine = document.currentScript.dataset.build;
  let bar = null;

  const show = (problems) => {
    bar?.remove();
    bar = null;
    if (!problems.length) return;
    bar = document.createElement("div");
    bar.setAttribute("role", "status");
    Object.assign(bar.style, {
      position: "fixed", insetInline: "0", insetBlockEnd: "0", zIndex: "2147483647",
      maxBlockSize: "40vh", overflow: "auto", padding: "0.75rem 1rem", whiteSpace: "pre-wrap",
      overflowWrap: "anywhere", font: "0.875rem/1.5 ui-monospace, monospace", textAlign: "start",
      color: "#fff", background: "#8a1c1c",
    });
    bar.dir = "ltr";
    bar.lang = "en";
    bar.textContent = problems.join("\\n");
    document.body.append(bar);
  };

  const tell = (event) => {
    const { build, problems } = JSON.parse(event.data);
    if (build === mine) show(problems);
    else location.reload();
  };

  // A browser opens six connections at most: pages nobody looks at give theirs back.
  let source = null;
  const listen = () => {
    if (document.visibilityState === "hidden") {
      source?.close();
      source = null;
    } else if (!source) {
      source = new EventSource("/_preview/events");
      source.addEventListener("build", tell);
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
})();
"""


class Announcer:
    """The newest build's name and problems, for any number of waiting browsers."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._run = secrets.token_hex(4)  # a server started anew has other builds, numbered alike
        self._number = 0
        self._problems: tuple[str, ...] = ()
        self.closed = False

    @property
    def build(self) -> str:
        """The newest build's name."""
        return f"{self._run}-{self._number}"

    def announce(self, problems: tuple[str, ...]) -> None:
        """A build ended."""
        with self._changed:
            self._number += 1
            self._problems = problems
            self._changed.notify_all()

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def event(self) -> tuple[str, bytes]:
        """The newest build's name, and the event that tells of it."""
        with self._changed:
            data = json.dumps({"build": self.build, "problems": self._problems})
            return self.build, f"event: build\ndata: {data}\n\n".encode()

    def wait(self, known: str, seconds: float) -> bool:
        """Wait until there is a build other than `known`; False if there was none in time."""
        with self._changed:
            self._changed.wait_for(lambda: self.closed or self.build != known, seconds)
            return self.build != known


def with_script(page: bytes, build: str) -> bytes:
    """An HTML page with the script at the end of its body, or at its very end if it has none.

    The page's own policy lets it run and listen.
    """
    tag = f'<script src="{SCRIPT_PATH}" data-build="{build}"></script>'.encode()
    end = page.lower().rfind(b"</body>")
    return page[:end] + tag + page[end:] if end >= 0 else page + tag
