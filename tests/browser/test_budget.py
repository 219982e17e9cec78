"""What a reader's patience and purse allow: every kind of page keeps the bounds of `make audit`.

The lines that need a browser alone, on the stories of content/; the audit measures the rest too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.audit.figures import Figure
from tests.audit.kinds import FOUND, LONG
from tests.audit.lines import BY_KEY
from tests.audit.parts import focus, overflow, parity, policy, targets, weights
from tests.audit.sites import Site
from tests.audit.sites import site as audited
from tests.audit.tools import Tools

# A hashtag's page has whole posts, and is no list of stories: `make audit` tells what it weighs.
WEIGHED = (LONG, "story with picture", "mentors", "search", FOUND)
WALKED = (LONG, FOUND)
NEW = ("search", "withdrawn story", "ways in", "constellation", "pair", "field", "language")
LOOKED_AT = ("home", LONG, "mentors", "hashtags", "people", "ordinary page", *NEW)


@pytest.fixture(scope="module")
def whole(site: Path) -> Iterator[Site]:
    """The real site, served as a host serves it."""
    with audited("content/", site) as served:
        yield served


def some(site: Site, *kinds: str) -> Site:
    """The site, with some kinds of page only."""
    return replace(site, kinds={k: page for k, page in site.kinds.items() if k in kinds})


def missed(figures: Iterator[Figure]) -> list[tuple[str, str, float, object]]:
    """What isn't good enough; at least something must have been measured."""
    found = list(figures)
    assert found
    bad = (figure for figure in found if not BY_KEY[figure.line].met(figure.value))
    return [(figure.line, figure.page, figure.value, figure.findings[:4]) for figure in bad]


@pytest.fixture
def tools(browser: Browser) -> Tools:
    """What measures."""
    return Tools(lambda: browser)


def test_pages_are_light_and_ask_for_little(whole: Site, tools: Tools) -> None:
    assert missed(weights.measure(some(whole, *WEIGHED), tools)) == []


def test_nothing_is_lacking_without_javascript(whole: Site, tools: Tools) -> None:
    assert missed(parity.measure(some(whole, *LOOKED_AT), tools)) == []


def test_fingers_find_everything(whole: Site, tools: Tools) -> None:
    assert missed(targets.measure(some(whole, *LOOKED_AT), tools)) == []


def test_the_keyboard_s_place_is_seen(whole: Site, tools: Tools) -> None:
    assert missed(focus.measure(some(whole, *WALKED), tools)) == []


def test_the_newer_kinds_keep_the_policy_and_fit_small_screens(whole: Site, tools: Tools) -> None:
    newer = some(whole, *NEW, FOUND)
    assert missed(policy.measure(newer, tools)) == []
    assert missed(overflow.measure(newer, tools)) == []
