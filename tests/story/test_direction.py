"""Which way a language is written, by its tag."""

from __future__ import annotations

import pytest

from plugins.story.direction import direction
from plugins.story.langtag import parts_of


@pytest.mark.parametrize(
    "lang",
    [
        *"ar ara fa he ur yi ks pnb lrc mzn glk sdh bal skr prs bgn haz iw ji sam azb".split(),
        *"uz-AF pa-PK az-IR ku-IQ AR-EG PA-pk rhg-Rohg".split(),
        *"en-Arab ar-Samr x-Mand ku-Yezi ff-Adlm kk-Arab-CN".split(),
    ],
)
def test_from_the_right(lang: str) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize("lang", "en zh-Hant uz pa pa-IN az ku sd-IN sd-Deva ar-Latn-EG".split())
def test_from_the_left(lang: str) -> None:
    assert direction(lang) == "ltr"


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("ZH-hant-tw", ("zh", "Hant", "TW")),
        ("zh-hk", ("zh", "Hant", "HK")),
        ("zh-Hans-HK", ("zh", "Hans", "HK")),
        ("es-419", ("es", "", "419")),
        ("en", ("en", "", "")),
        ("en-u-nu-latn", ("en", "", "")),
        ("", ("", "", "")),
    ],
)
def test_the_parts_of_a_tag(lang: str, parts: tuple[str, str, str]) -> None:
    assert parts_of(lang) == parts
