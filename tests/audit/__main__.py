"""`make audit`: PARTS, KINDS, N, RUNS and README come from the environment.

Ends with 0 where every line is met, with 1 where one is missed or the site can't be built, with 2
where the rest is met but something couldn't be measured here.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Final

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright

from tests.audit import readme
from tests.audit.figures import Figure, NotMeasured, Result
from tests.audit.kinds import NAMES, missing
from tests.audit.lines import LINES
from tests.audit.sites import CACHE, ROOT, AuditError, Site, built, site
from tests.audit.table import details, status, table
from tests.audit.tools import Tools
from tests.audit.visits import started

PARTS: Final = tuple(dict.fromkeys(line.part for line in LINES))
RESULTS: Final = CACHE / "results.json"
OWN: Final = "content/"
LESS: Final = ("PARTS", "KINDS", "N", "RUNS")  # what an audit can be told to leave out


def words(name: str) -> tuple[str, ...]:
    """What an environment variable lists, with commas or, where there are none, spaces between."""
    value = os.environ.get(name, "")
    return tuple(filter(None, (w.strip() for w in (value.split("," if "," in value else None)))))


def numbers(name: str, default: str) -> list[int]:
    """The whole numbers that an environment variable lists, each once."""
    given = (os.environ.get(name) or default).replace(",", " ").split()
    if not given or not all(word.isascii() and word.isdigit() for word in given):
        sys.exit(f'{name} is one whole number or more: {name}="{default}"')
    return list(dict.fromkeys(map(int, given)))


def tell(text: str) -> None:
    """Progress, on one line of a terminal; a line each in a log."""
    where = f"\r\x1b[K{text[:110]}" if sys.stderr.isatty() else f"{text}\n"
    print(where, end="", file=sys.stderr, flush=True)


def measure(audited: Site, parts: Sequence[str], tools: Tools, whole: bool) -> Result:
    """All figures of a site. A page that stops one part doesn't stop the others."""
    figures: list[Figure] = []
    unmeasured = []
    for part in parts:
        begun = time.monotonic()
        try:
            figures += importlib.import_module(f"tests.audit.parts.{part}").measure(audited, tools)
        except NotMeasured as reason:
            unmeasured.append((part, str(reason)))
        except PlaywrightError as error:
            unmeasured.append((part, f"stopped at a page: {error.message[:200]}"))
        tell(f"{audited.name}: {part} took {time.monotonic() - begun:.0f} s")
    left_out = missing(audited.kinds) if whole else ()
    return Result(audited.name, tuple(figures), tuple(unmeasured), left_out)


def save(results: Sequence[Result]) -> None:
    """Write every figure, for programs."""
    text = json.dumps([asdict(result) for result in results], ensure_ascii=False, indent=1)
    RESULTS.write_text(f"{text}\n", encoding="utf-8")


def main() -> int:
    """The command line."""
    parts, kinds = words("PARTS") or PARTS, words("KINDS")
    if unknown := set(parts) - set(PARTS):
        sys.exit(f"There is no part {', '.join(sorted(unknown))}. The parts: {' '.join(PARTS)}")
    if unknown := {word for word in kinds if not any(word in name for name in NAMES)}:
        sys.exit(f"There is no kind {', '.join(unknown)}: {', '.join(NAMES)}")
    sizes, (runs, *_) = numbers("N", "0 2000"), numbers("RUNS", "3")
    update = os.environ.get("README") == "yes"
    if update and any(os.environ.get(name) for name in LESS):
        sys.exit(f"README=yes wants the audit whole: leave {', '.join(LESS)} out.")
    where = readme.made_with() if update else ""
    results: list[Result] = []
    with sync_playwright() as playwright:
        tools = Tools(lambda: started(playwright), max(runs, 1), tell)
        for size in sizes:
            name = f"{OWN} and {size:,} more" if size else OWN
            tell(f"building {name}")
            with site(name, built(size), kinds, whole=not size) as audited:
                results.append(measure(audited, parts, tools, not kinds))
            save(results)
    tell("")
    print("\n".join([*table(results, parts), "", *details(results, parts)]))
    print(f"\nEvery figure is in {RESULTS.relative_to(CACHE.parents[1])}.")
    if update:
        print(f"Written: {readme.update(ROOT, results, where).relative_to(ROOT)}")
    return status(results, parts)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (AuditError, NotMeasured) as error:
        sys.exit(f"error: {error}")
    except KeyboardInterrupt:
        sys.exit(130)
