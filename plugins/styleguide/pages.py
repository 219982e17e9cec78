"""styleguide.html, the parts that many pages share by their own templates, and its sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page, nothing
from plugins.collection.paging import Paging
from plugins.collection.topics import Topic
from plugins.story.model import Listing, Person

TOLD = Listing(
    path="",
    slug="styleguide",
    title="A story in a list",
    date=datetime(2024, 3, 2, tzinfo=UTC),
    modified=None,
    author=Person("Ward Seven", "ward-seven"),
    role="mentor",
    status="published",
    lang="en",
    dir="ltr",
    summary="One question, two answers, ten years apart.",
    field="nursing",
    people="composite",
    reply_to="",
    translates="",
    hashtags=(),
    minutes=2,
    lines={},
    digest="",
    shown="",
)
CARDS = (
    TOLD,
    replace(TOLD, slug="styleguide-2", title="One that a mentee tells", role="mentee"),
    replace(TOLD, slug="styleguide-3", title="From both sides", role="both", status="draft"),
    replace(
        TOLD,
        slug="styleguide-4",
        title="قصة من اليمين إلى اليسار",
        author=Person("وردية الليل", "night"),
        lang="ar",
        dir="rtl",
        summary="سؤال واحد وجوابان، بينهما عشر سنوات.",
    ),
    replace(
        TOLD,
        slug="styleguide-5",
        title="漢字で書かれた話",
        author=Person("夜の格納庫", "hangar"),
        lang="ja",
        summary="一つの問い、二つの答え、その間に十年。",
    ),
)
TOPICS = tuple(Topic(name.casefold(), name, name, ()) for name in ("MedEd", "NightShift", "فرن"))
COLOURS = ("paper", "sheet", "ink", "quiet", "rule", "madder", "woad", "weld")


def pages(collection: Collection) -> Iterator[Page]:
    """styleguide.html and theme/styleguide.css."""
    paging = Paging("styleguide.html", 2, "index.html", "index.html", "404.html", ())
    data = {"stories": CARDS, "topics": TOPICS, "colours": COLOURS, "paging": paging}
    yield Page("styleguide.html", "styleguide.html", (), nothing, partial(dict, data))
    sheet = (collection.site.theme / "styleguide" / "styleguide.css").read_bytes()
    digest = hashlib.blake2b(sheet, digest_size=16).hexdigest()
    yield Page("theme/styleguide.css", "", (), lambda: (digest,), partial(bytes, sheet))
