"""html-validate, with its recommended rules; htmlvalidate.mjs says which are off, and why."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile

from tests.audit.figures import Figure, Finding, NotMeasured
from tests.audit.sites import Site
from tests.audit.tools import HERE, Tools


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Messages of each page."""
    pages = site.looked_at
    tools.tell(f"html-validate: {len(pages)} pages")
    said = messages(tools, [site.folder / page for _, page in pages])
    for kind, page in pages:
        of_page = tuple(said.get(str((site.folder / page).resolve()), []))
        yield Figure("html-validate", kind, page, len(of_page), of_page)


def messages(tools: Tools, files: list[Path]) -> dict[str, list[Finding]]:
    """What it says of each file. Raises NotMeasured."""
    script = tools.packages / "html-validate" / "bin" / "html-validate.mjs"
    config = HERE / "htmlvalidate.mjs"
    command = [tools.node, str(script), "--config", str(config), "--formatter", "json"]
    with TemporaryFile() as output:  # to a pipe it doesn't write all that is long
        done = subprocess.run(
            [*command, *(str(path.resolve()) for path in files)],
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        output.seek(0)
        said = output.read()
    if not said.startswith(b"["):
        raise NotMeasured(f"html-validate failed: {done.stderr.strip()[:300]}")
    return {
        result["filePath"]: [
            Finding(
                f"line {m['line']}: {m.get('selector') or ''}", f"{m['ruleId']}: {m['message']}"
            )
            for m in result["messages"]
        ]
        for result in json.loads(said)
    }
