"""Feeds: the W3C validator's rules as tests/feeds has them, feedparser, and the validator itself.

The validator is used where FEEDVALIDATOR names the folder `src` of its sources.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from typing import Final

import feedparser

from tests.audit.figures import Figure, Finding, NotMeasured
from tests.audit.sites import ADDRESS, Site
from tests.audit.tools import Tools
from tests.feeds.rules import atom_faults, json_faults, rss_faults

RULES: Final = {".atom.xml": atom_faults, ".rss.xml": rss_faults, ".json": json_faults}
VARIABLE: Final = "FEEDVALIDATOR"


def measure(site: Site, tools: Tools) -> Iterator[Figure]:
    """Errors and warnings of each feed; of a large site, of one a folder and format.

    Raises NotMeasured where the validator that was asked for isn't there.
    """
    for kind, path in tools.each("feeds", feeds_of(site)):
        data = (site.folder / path).read_bytes()
        findings = tuple(faults(path, data))
        yield Figure("feeds", kind, path, len(findings), findings)


def feeds_of(site: Site) -> list[tuple[str, str]]:
    """The feeds to look at, as kind and address."""
    found: dict[str, list[str]] = {}
    for path in sorted((site.folder / "feeds").rglob("*.*")):
        for ending in RULES:
            if path.name.endswith(ending):
                address = path.relative_to(site.folder).as_posix()
                folder = address.rpartition("/")[0]
                found.setdefault(f"{folder} {ending}", []).append(address)
    some = found.items() if site.whole else ((kind, paths[:5]) for kind, paths in found.items())
    return [(f"feed, {kind}", path) for kind, paths in some for path in paths]


def faults(path: str, data: bytes) -> Iterator[Finding]:
    """What is wrong with one feed."""
    ending = next(ending for ending in RULES if path.endswith(ending))
    try:
        yield from (Finding("rules", fault) for fault in RULES[ending](data))
    except (ValueError, SyntaxError, KeyError) as error:  # no JSON, no XML, a member missing
        yield Finding("rules", f"{type(error).__name__}: {error}")
    if ending == ".json":
        return
    parsed = feedparser.parse(data)
    if parsed.bozo:
        yield Finding("feedparser", str(parsed.get("bozo_exception", "")))
    elif not parsed.version:
        yield Finding("feedparser", "takes it for no feed")
    if source := os.environ.get(VARIABLE):
        yield from _validated(source, f"{ADDRESS}/{path}", data)


def _validated(source: str, address: str, data: bytes) -> Iterator[Finding]:
    """What the W3C's validator logs as errors and warnings."""
    if source not in sys.path:
        sys.path.insert(0, source)
    try:
        validator = importlib.import_module("feedvalidator")
    except ImportError as error:
        raise NotMeasured(f"{VARIABLE}={source} has no feed validator: {error}") from error
    try:
        events = validator.validateString(data, firstOccurrenceOnly=1, base=address)["loggedEvents"]
    except validator.logging.ValidationFailure as failure:
        events = [failure.event]
    for event in events:
        if isinstance(event, validator.logging.Error | validator.logging.Warning):
            line = event.params.get("line", "?")
            yield Finding(f"W3C, line {line}", type(event).__name__)
