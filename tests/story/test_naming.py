"""Names of people: those of all languages are taken, and nobody is put on another one's page."""

from __future__ import annotations

import pytest

from plugins.collection.voices import voices_of
from plugins.story import limits
from plugins.story.model import Listing
from plugins.story.naming import person_of
from plugins.story.read import read_story
from plugins.story.reading import Reading
from plugins.story.slugs import name_slug
from tests.stories import story_text

PATH = "content/stories/ada.md"
NAMES = [
    "Ward Seven", "Dr. X", "St. John", "O'Neil", "O’Neil", "O´Neil", "J.-P. Sartre", "3rd",
    "Anna (they)", "A. & B.", "Smith, Jr.", "Jean–Luc", "William “Bill” Smith", "Mary/Ann", "A + B",
    "dr_x", "@ward_seven", "Siobhán O’Neill-Smith", "María José Ñúñez", "Mª Carmen", "Gal·la Pi",
    "Łukasz Żółć", "Þórður Æsir", "Jürgen Groß", "Nguyễn Thị Ánh", "Čapek", "Ağa İsmail Işık",
    "Kwabena Ɔkɔ", "Əliyev", "ʻIolani", "ʿAlī ibn Abī", "Van Dĳk", "Ng̃aho", "Анна Каренина",
    "Д’Артаньян", "Обов’язок", "Ђорђе", "Σωκράτης Παπαδόπουλος", "Պարույր Սևակ", "ნინო",
    "محمد الأحمد", "وردية الليل", "عبدﷲ", "می\u200cخواهم", "آزاده ۲", "שרה כהן", "ד״ר כהן",
    "ז׳בוטינסקי", "בן־גוריון", "प्रिया शर्मा", "শ্রী", "தமிழ் செல்வன்", "ശ്രീ", "සිංහල", "สมชาย ใจดี",
    "น้ำฝน", "ລາວ", "ໜູ", "နေဝင်း", "ខ្មែរ", "བསྟན་འཛིན་", "አበበ፡ቢቂላ", "夜の格納庫", "ジャン・ポール",
    "ジャン＝ジャック",
    "ﾀﾛｳ", "山田（仮名）", "佐々木", "葛󠄀城", "王小明", "〇〇", "이민호", "ㅇㅇ",
    "ᠮᠣᠩᠭᠣᠯ", "𞤀𞤣𞤤𞤢𞤥",
]  # fmt: skip
NO_NAMES = [
    "The Second Violin 🤡", "Ward ⓦ", "Ｗard", "ＫＡＺＵ", "𝐖ard", "Wʷard", "Ward²", "Ward ½",
    "Ward Ⅶ", "ſophie", "Ward ★", "Ward™", "Ward ✝", "Ward 1️⃣", "Ward\u20dd", "Ward!", "Ward?",
    "Ward#1", "<b>Ward</b>", "Ward | B", "Ward €", "Ward ⠺", "℗ard", "ﬀ 🅰",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_of_all_languages_are_taken(name: str) -> None:
    story, problems = read_story(PATH, story_text(Author=name).encode(), Reading())
    assert story, problems
    assert story.author.slug == name_slug(name) != ""


@pytest.mark.parametrize("name", NO_NAMES)
def test_what_no_name_has_is_refused(name: str) -> None:
    story, problems = read_story(PATH, story_text(Author=name).encode(), Reading())
    assert story is None
    assert (3, "author-malformed") in {(p.line, p.rule) for p in problems}


def test_the_sign_is_named() -> None:
    assert str(person_of("Ward 🤡")).startswith("“🤡” is no part of a name; ")
    assert person_of("ⓦard") == "“ⓦ” is “w” in another dress: write “w”"
    assert person_of("Ｗard") == "“Ｗ” is “W” in another dress: write “W”"
    assert person_of("***") == "a name needs a letter or a digit"


def test_a_long_name_shares_no_page_with_one_that_spells_its_digest() -> None:
    name = "Anna " * 40
    slug = name_slug(name)
    assert "_" in slug and len(slug.encode()) <= limits.SLUG_BYTES
    assert name_slug(slug) != slug and name_slug(slug.replace("_", " ")) != slug


def test_of_two_spellings_the_first_is_shown() -> None:
    def told(n: int, name: str) -> Listing:
        text = story_text(Author=name, Date=f"2024-03-0{n}")
        story, _ = read_story(f"content/stories/s{n}.md", text.encode(), Reading())
        assert story
        return story

    first, other = told(1, "Ward Seven"), told(2, "WARD SEVEN.")
    assert [voice.name for voice in voices_of([first, other]).values()] == ["Ward Seven"]
    first, other = told(1, "WARD SEVEN"), told(2, "Ward Seven")
    assert [voice.name for voice in voices_of([first, other]).values()] == ["WARD SEVEN"]
