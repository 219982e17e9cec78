"""What the server answers: over a real socket, and the pure part by itself."""

from __future__ import annotations

import io
import socket
import sys
from pathlib import Path

import pytest

from plugins.preview.build import result
from plugins.preview.reload import SCRIPT, with_script
from plugins.preview.site import answer

from .conftest import Events, Running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    built = tmp_path / "preview"
    (built / "tags").mkdir(parents=True)
    (built / "index.html").write_text("home")
    (built / "tags" / "index.html").write_text("tags")
    (built / "tags" / "résumé.html").write_text("résumé", encoding="utf-8")
    (built / "404.html").write_text("nothing here")
    (tmp_path / "secret.txt").write_text("secret")
    return built


@pytest.mark.parametrize(
    ("address", "body"),
    [
        ("/", b"home"),
        ("/index.html", b"home"),
        ("/?a=/../b#c", b"home"),
        ("/tags/", b"tags"),
        ("/tags/r%C3%A9sum%C3%A9.html", "résumé".encode()),
    ],
)
def test_pages_are_found(folder: Path, address: str, body: bytes) -> None:
    found = answer(folder, address)
    assert (found.status, found.body) == (200, body)
    assert found.type == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    "address",
    [
        "/nope",
        "/index.html/",
        "/index.html/x",
        "/../secret.txt",
        "/tags/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e%5csecret.txt",
        "/..\\secret.txt",
        "/%00",
        "/\0",
        "/" + "a" * 5000,
        "*",
        "http://127.0.0.1/",
        "",
    ],
)
def test_all_else_is_not_found(folder: Path, address: str) -> None:
    found = answer(folder, address)
    assert (found.status, found.body) == (404, b"nothing here")


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent)
    assert answer(folder, "/out/secret.txt").status == 404


def test_without_a_404_page_there_is_still_an_answer(tmp_path: Path) -> None:
    assert answer(tmp_path / "not-built-yet", "/").status == 404


def test_a_folder_is_sent_to_its_slash(folder: Path) -> None:
    found = answer(folder, "/tags?x")
    assert (found.status, found.location) == (301, "/tags/")
    (folder / "evil.example").mkdir()
    assert answer(folder, "//evil.example").location == "/evil.example/"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("all.atom.xml", "application/xml; charset=utf-8"),
        ("all.json", "application/json; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("mark.svg", "image/svg+xml; charset=utf-8"),
        ("a.PNG", "image/png"),
        ("a.unheardof", "application/octet-stream"),
    ],
)
def test_types(folder: Path, name: str, kind: str) -> None:
    (folder / name).write_bytes(b"x")
    assert answer(folder, "/" + name).type == kind


def test_the_script_stands_at_the_end_of_the_body() -> None:
    tag = b'<script src="/_preview/reload.js" data-build="b"></script>'
    page = b"<p></body> is code</p></BODY></html>"
    assert with_script(page, "b") == b"<p></body> is code</p>" + tag + b"</BODY></html>"
    assert with_script(b"<p>", "b") == b"<p>" + tag


def test_answers_over_the_wire(running: Running, events: Events) -> None:
    events.next()
    response, body = running.get("/")
    assert response.status == 200 and b"/_preview/reload.js" in body
    assert response.headers["Cache-Control"] == "no-store"
    response, body = running.get("/", "HEAD")
    assert response.status == 200 and body == b""
    assert int(response.headers["Content-Length"]) > 0
    response, body = running.get("/_preview/reload.js?x")
    assert body.decode() == SCRIPT
    assert response.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert running.get("/nope")[0].status == 404
    assert running.get("/", "POST")[0].status == 501
    assert events.response.headers["Content-Type"] == "text/event-stream"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "", "127.0.0.1.evil.example"])
def test_a_name_from_elsewhere_is_refused(running: Running, events: Events, host: str) -> None:
    events.next()
    assert running.get("/", Host=host)[0].status == 403
    assert running.get("/_preview/events", Host=host)[0].status == 403
    assert running.get("/", Host="localhost:9")[0].status == 200


def test_it_listens_on_this_computer_alone(running: Running) -> None:
    assert running.server.server_address[0] == "127.0.0.1"


def test_a_browser_that_goes_away_leaves_no_words(
    running: Running, events: Events, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = io.StringIO()  # capfd is closed at the end of this, and the server may speak later
    monkeypatch.setattr(sys, "stderr", said)
    events.next()
    for _ in range(3):
        with socket.create_connection(("127.0.0.1", running.port)) as client:
            client.sendall(b"GET /_preview/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            client.recv(10)
    (running.root / "content" / "story.md").write_text("second")
    events.next()
    assert said.getvalue() == ""


def test_problem_lines_are_found_in_what_a_build_says() -> None:
    problems = (
        "content/stories/a.md:3: error: There is no date. Add Date: 2024-03-02 [missing-field]",
        "content/stories/a.md:9: warning: Its picture is not there. Add it. [image]",
        "content/stories/é b.md: error: Two files share an address. [doubled]",
        "error: SITEURL is no address.",
    )
    note = "content/stories/a.md:5: note: Post 3 is missing. [gap]"
    said = "\n".join(("reading", *problems[:2], note, *problems[2:], "[12:30:01] ERROR", ""))
    assert result(1, said).problems == problems
    assert result(0, note).problems == ()


def test_a_build_that_breaks_without_a_file_shows_its_last_words() -> None:
    assert result(1, "a\n\n  KeyError: 'x'\n").problems == ("a", "KeyError: 'x'")
    assert result(3, "").problems == ("The build ended with status 3.",)
    assert result(0, "done\n").problems == ()


def test_the_bar_has_room_for_some_problems_only() -> None:
    said = "".join(f"content/stories/a.md:{n}: error: bad\n" for n in range(1, 101))
    shown = result(1, said).problems
    assert len(shown) == 21 and shown[-1] == "… and 80 more, in the terminal"
