"""The Nu HTML Checker, as the W3C runs it: errors, and anything else that it says.

It reads the pages from a server, where `'self'` in a policy means something.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from tests.audit.figures import Figure, Finding, NotMeasured
from tests.audit.sites import Site
from tests.audit.tools import Tools

JAVA: Final = ("-Xss8m", "-Dnu.validator.servlet.allow-forbidden-hosts=true")
OPTIONS: Final = ("--format", "json", "--stdout", "--exit-zero-always")
# It takes a block of data for a script that the policy forbids. A browser runs none and asks no
# policy (HTML, "prepare the script element", where the type is no script's); parts/policy.py
# listens to one.
MISTAKEN: Final = ("Inline script violates Content Security Policy", "application/ld+json")


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Errors and other messages of each page. Raises NotMeasured."""
    pages = site.looked_at
    jar = tools.packages / "vnu-jar" / "build" / "dist" / "vnu.jar"
    tools.tell(f"nu: {len(pages)} pages")
    said = messages(tools.java, jar, [f"{site.url}/{quote(page)}" for _, page in pages])
    for kind, page in pages:
        of_page = said.get(f"{site.url}/{quote(page)}", [])
        errors = tuple(finding for is_error, finding in of_page if is_error)
        others = tuple(finding for is_error, finding in of_page if not is_error)
        yield Figure("nu-errors", kind, page, len(errors), errors)
        yield Figure("nu-messages", kind, page, len(others), others)


def messages(java: str, jar: Path, urls: list[str]) -> dict[str, list[tuple[bool, Finding]]]:
    """What the checker says of each page: whether it is an error, and what. Raises NotMeasured."""
    command = [java, *JAVA, "-jar", str(jar), *OPTIONS, *urls]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(f"the checker failed: {done.stderr.strip()[:200]}")
    found: dict[str, list[tuple[bool, Finding]]] = {}
    for message in json.loads(done.stdout)["messages"]:
        if is_mistaken(message):
            continue
        where = f"line {message.get('lastLine', '?')}: {message.get('extract', '')!r}"
        finding = Finding(where, message["message"])
        found.setdefault(message["url"], []).append((message["type"] != "info", finding))
    return found


def is_mistaken(message: dict[str, Any]) -> bool:
    """Whether a message is known to be wrong."""
    begin, inside = MISTAKEN
    return message["message"].startswith(begin) and inside in message.get("extract", "")
