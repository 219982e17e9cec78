"""styleguide.html, the parts that pages are made of by their own templates, and its sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from plugins.collection.collection import Collection
from plugins.collection.page import Page
from plugins.collection.paging import Paging
from plugins.collection.text import Text
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


SPANS = ((2021, 2, 1, 0), (2022, 1, 3, 0), (2023, 0, 2, 1), (2024, 5, 4, 2))
CHART = {  # as `plugins.archive.chart` has it
    "parts": 1,
    "reach": 56,
    "columns": [
        {
            "span": {"year": year, "part": 0, "mentors": ours, "mentees": theirs, "both": both},
            "x": 40 + 80 * n,
            "up": 8 * (ours + both),
            "down": 8 * (theirs + both),
            "both": 8 * both,
            "labelled": True,
        }
        for n, (year, ours, theirs, both) in enumerate(SPANS)
    ],
}
LETTERS = [(letter, ()) for letter in ("A", "B", "C", "ع", "漢")]
TEXT = Text(
    license="CC-BY-4.0",
    note="",
    source="",
    image="",
    image_alt="",
    posts=((1, "1/", (), "<p>One side of it.</p>", ()), (2, "END", (), "<p>Its end.</p>", ())),
)


def pages(collection: Collection) -> Iterator[Page]:
    """styleguide.html and theme/styleguide.css."""
    paging = Paging("styleguide.html", 2, "index.html", "index.html", "404.html", ())
    kinds = (collection.site.theme / "static" / "css" / "pages").glob("*.css")
    sheets = tuple(sorted(path.stem for path in kinds))
    data = {
        "stories": CARDS,
        "topics": TOPICS,
        "colours": COLOURS,
        "paging": paging,
        "chart": CHART,
        "letters": LETTERS,
        "text": TEXT,
        "sheets": sheets,
    }
    yield Page("styleguide.html", "styleguide.html", (), lambda: sheets, partial(dict, data))
    sheet = (collection.site.theme / "styleguide" / "styleguide.css").read_bytes()
    digest = hashlib.blake2b(sheet, digest_size=16).hexdigest()
    yield Page("theme/styleguide.css", "", (), lambda: (digest,), partial(bytes, sheet))
