"""Lighthouse, mobile: every run of every kind of page must have all scores.

Of the times in it the median of a page's runs counts, as Lighthouse's makers advise, since what the
machine did meanwhile is part of each; the worst run is told beside it.

A page that asks search engines to leave it out (there is nothing at this address; a story that was
taken back) is not blamed for that: the one audit that counts it as a fault is skipped there.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from tests.audit.figures import Figure, Finding, NotMeasured
from tests.audit.kinds import FOUND
from tests.audit.lines import BY_KEY
from tests.audit.sites import CACHE, Site
from tests.audit.tools import HERE, Tools
from tests.audit.visits import chromium, flags

SCORES: Final = ("performance", "accessibility", "best-practices", "seo")
TIMES: Final = {"lcp": 0, "cls": 3, "tbt": 0}  # and the decimals that are kept
HIDDEN: Final = re.compile(r'<meta name="robots" content="[^"]*noindex')
PATIENCE: Final = 180  # seconds for one page


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """A page's figures, each of all its runs. Raises NotMeasured."""
    browser, _ = chromium(), tools.packages
    kinds = [(kind, page) for kind, page in site.kinds.items() if kind != FOUND]
    for kind, page in tools.each("lighthouse", kinds):
        skip = ["is-crawlable"] if hidden(site.folder / page) else []
        runs = visits(tools.node, browser, f"{site.url}/{page}", skip, tools.runs)
        found = list(figures(kind, page, runs))
        tools.tell(f"{page}: {', '.join(f'{each.line} {each.value:g}' for each in found)}")
        yield from found


def hidden(page: Path) -> bool:
    """Whether a page asks search engines to leave it out."""
    return bool(HIDDEN.search(page.read_text(encoding="utf-8")))


def visits(node: str, browser: str, url: str, skip: list[str], runs: int) -> list[dict[str, Any]]:
    """What Lighthouse says of one page, a run each. Raises NotMeasured."""
    wanted = {
        "chromium": browser,
        "flags": flags(),
        "runs": runs,
        "pages": [{"url": url, "skip": skip}],
    }
    done = subprocess.run(
        [node, str(HERE / "lighthouse.mjs")],
        cwd=CACHE,
        input=json.dumps(wanted),
        capture_output=True,
        text=True,
        timeout=PATIENCE * runs,
        check=False,
    )
    if done.returncode:
        raise NotMeasured(f"Lighthouse failed: {done.stderr.strip()[-300:]}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def figures(kind: str, page: str, runs: Iterable[dict[str, Any]]) -> Iterator[Figure]:
    """What some runs come to, for each line. Raises NotMeasured where a run failed."""
    values: defaultdict[str, list[float]] = defaultdict(list)
    failed: dict[str, str] = {}
    for run in runs:
        if run.get("error"):
            raise NotMeasured(f"Lighthouse on {page}: {run['error'][:200]}")
        for key in SCORES:
            values[key].append(run["scores"][key])
        for key, decimals in TIMES.items():
            values[key].append(round(run[key], decimals))
        failed |= dict(run["failed"])
    blamed = tuple(Finding(name, what) for name, what in failed.items())
    for key, some in values.items():
        all_runs = (Finding("all runs", ", ".join(f"{value:g}" for value in some)),)
        line = BY_KEY[key]
        worst = line.worst(some) if line.typical else None
        yield Figure(key, kind, page, line.of_runs(some), (*all_runs, *blamed), worst)
