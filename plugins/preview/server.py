"""The web server of `make serve`: for this computer alone, never cached, with the reload script."""

from __future__ import annotations

import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from plugins.preview.reload import EVENTS_PATH, SCRIPT, SCRIPT_PATH, Announcer, with_script
from plugins.preview.site import Answer, answer, path_of

HOST = "127.0.0.1"
_NAMES = {"127.0.0.1", "localhost", "::1"}
_SIGN_OF_LIFE = 15.0  # seconds between two signs that the connection is still wanted


class PreviewServer(ThreadingHTTPServer):
    """Serves `folder` at http://127.0.0.1:`port`; raises OSError if the port is taken."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would share the port with another server

    def __init__(self, folder: Path, port: int, announcer: Announcer) -> None:
        self.folder = folder
        self.announcer = announcer
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        """The address of the site's first page."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away; anything else is told as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "preview"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = path_of(self.path)
        if not self._is_local():
            self._send(Answer(403, "text/plain; charset=utf-8", b"For this computer only.\n"))
        elif path == EVENTS_PATH:
            self._send_events()
        elif path == SCRIPT_PATH:
            self._send(Answer(200, "text/javascript; charset=utf-8", SCRIPT.encode()))
        else:
            self._send(answer(self.server.folder, self.path))

    do_HEAD = do_GET

    def _is_local(self) -> bool:
        """Was this computer asked for? Else a page from elsewhere could read drafts, by giving its
        own name this computer's address."""
        try:
            return urlsplit("//" + self.headers.get("Host", "")).hostname in _NAMES
        except ValueError:
            return False

    def _send(self, reply: Answer) -> None:
        body = reply.body
        if reply.type.startswith("text/html"):
            body = with_script(body, self.server.announcer.build)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if reply.location:
            self.send_header("Location", reply.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_events(self) -> None:
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command == "HEAD":
            return
        announcer = self.server.announcer
        known, event = announcer.event()
        while not announcer.closed:
            self.wfile.write(event)
            self.wfile.flush()
            event = b": still here\n\n"
            if announcer.wait(known, _SIGN_OF_LIFE):
                known, event = announcer.event()

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Tell of what went wrong only."""
        if int(code) >= 400:
            print(f"{int(code)} {self.path!a}", file=sys.stderr)
