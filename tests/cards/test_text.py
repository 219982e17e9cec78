"""Texts of any script come out as their readers write them: directions, shapes, lines."""

from __future__ import annotations

from itertools import pairwise
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.cards.bidi import base_level, levels, stretches
from plugins.cards.clusters import ends
from plugins.cards.edition import EDITION
from plugins.cards.emoji import kept
from plugins.cards.faces import FACES, FONTS, font_of
from plugins.cards.lines import ELLIPSIS, balanced, broken, measured, shortened
from plugins.cards.shaping import Emoji, Glyph, Paragraph, line, paragraph
from plugins.collection.graphemes import clusters
from plugins.collection.place import folder_digest

SENTENCES = {  # one of each language that the collection names, and of more scripts
    "ar": "علّمني أن أعرف العجين بظاهر الكفّ لا بباطنها: ١٢٣",
    "bn": "সে আমাকে দুবার যে প্রশ্ন করেছিল",
    "cs": "Příliš žluťoučký kůň úpěl ďábelské ódy",
    "el": "Η ερώτηση που μου έκανε δύο φορές",
    "en": "“Count again,” she said – 3 ≤ 5, ½ & more… №7 → € ₹ ★ ✓",
    "fa": "پرسشی که دو بار از من پرسید؛ می‌خواهم",
    "he": "הַשְּׁאֵלָה ששאלה אותי פעמיים",
    "hi": "उसने मुझसे दो बार पूछा: क्षत्रिय श्री",
    "ja": "初便の二時間半前、新人が「一本、足りません」と言った。ヴェ～",
    "ko": "그녀가 두 번 물었던 질문",
    "pl": "Zażółć gęślą jaźń",
    "ru": "Вопрос, который она задала мне дважды",
    "ta": "அவள் என்னிடம் இரண்டு முறை கேட்ட கேள்வி",
    "th": "คำถามที่เธอถามฉันสองครั้งในคืนที่ฝนตก",
    "tr": "İğne ıslak şöför çağrı",
    "uk": "Питання, яке вона поставила мені двічі: ґ є ї",
    "ur": "اس نے مجھ سے دو بار پوچھا ٹھیک ڑ",
    "vi": "Câu hỏi mà cô ấy hỏi tôi hai lần: Người thầy Ồ",
    "zh": "她问了我两次的问题，现在我也这样问别人。",
    "zh-Hant": "她問了我兩次的問題，現在我也這樣問別人。",
    "hy": "Հարցը, որ նա տվեց ինձ երկու անգամ",
    "ka": "კითხვა, რომელიც ორჯერ დამისვა",
    "am": "ሁለት ጊዜ የጠየቀችኝ ጥያቄ",
    "my": "သူမ ငါ့ကို နှစ်ကြိမ် မေးခဲ့သော မေးခွန်း",
    "km": "សំណួរដែលនាងសួរខ្ញុំពីរដង",
    "lo": "ຄຳຖາມທີ່ນາງຖາມຂ້ອຍສອງຄັ້ງ",
    "pa": "ਸਵਾਲ ਜੋ ਉਸਨੇ ਮੈਨੂੰ ਦੋ ਵਾਰ ਪੁੱਛਿਆ",
    "gu": "તેણીએ મને બે વાર પૂછેલો પ્રશ્ન",
    "te": "ఆమె నన్ను రెండుసార్లు అడిగిన ప్రశ్న",
    "kn": "ಅವಳು ನನ್ನನ್ನು ಎರಡು ಬಾರಿ ಕೇಳಿದ ಪ್ರಶ್ನೆ",
    "ml": "അവൾ എന്നോട് രണ്ടുതവണ ചോദിച്ച ചോദ്യം",
    "si": "ඇය මගෙන් දෙවරක් ඇසූ ප්‍රශ්නය",
    "or": "ସେ ମୋତେ ଦୁଇଥର ପଚାରିଥିବା ପ୍ରଶ୍ନ",
    "dv": "ދެފަހަރު އެހި ސުވާލު",
}


def in_order(text: str, base: int) -> str:
    """A text's characters from left to right."""
    parts = stretches(text, levels(text, base), 0, len(text), base)
    return "".join(text[part.start : part.end][:: -1 if part.rtl else 1] for part in parts)


@pytest.mark.parametrize(
    ("base", "text", "seen"),
    [
        (0, "car (אבג) is", "car (גבא) is"),
        (1, "אבג car דה", "הד car גבא"),
        (1, "אב 12/5, גד", "דג ,12/5 בא"),  # numbers keep their order
        (1, "ابج 12-34", "34-12 جبا"),  # behind Arabic letters a hyphen parts them
        (1, "אב (cd) גה!", "!הג )cd( בא"),  # brackets are mirrored when they are shaped
        (0, "she said “אבג, דה” twice", "she said “הד ,גבא” twice"),
        (1, "אב 3%", "3% בא"),
        (1, "$5 אב", "בא $5"),
        (1, "abc, אבג! 1", "1 !גבא ,abc"),
        (0, "אב ", "בא "),  # the space at a line's end is the paragraph's
    ],
)
def test_mixed_directions(base: int, text: str, seen: str) -> None:
    assert in_order(text, base) == seen


@given(
    st.text("ab1 2.,+-$%()[]!\u0627\u0661\u060c\u05d0\u0300 /:\u200f", max_size=30), st.booleans()
)
def test_no_character_is_lost_or_doubled(text: str, rtl: bool) -> None:
    assert sorted(in_order(text, int(rtl))) == sorted(text)


def test_the_first_letter_tells_a_direction() -> None:
    assert [base_level(text) for text in ("1 אב", "(Abc אב", "12", "")] == [1, 0, 0, 0]


@pytest.mark.parametrize("lang", SENTENCES)
def test_every_script_is_drawn_whole(lang: str) -> None:
    given = paragraph(SENTENCES[lang], lang, bold=True)
    glyphs, width = line(given, 0, len(given.pieces))
    assert given.whole and given.text == " ".join(SENTENCES[lang].split())
    assert width > 5 and all(isinstance(item, Glyph) and item.number for item in glyphs)


def numbers(text: str, lang: str = "en") -> list[int]:
    glyphs, _ = line(paragraph(text, lang), 0, len(clusters(text)))
    return [item.number for item in glyphs if isinstance(item, Glyph)]


def test_letters_join() -> None:
    alone, joined = numbers("ب", "ar"), numbers("بب", "ar")
    assert len(joined) >= 2 and alone[0] not in joined
    assert len(numbers("क्ष", "hi")) == 1  # a ligature of three characters
    assert numbers("कि", "hi")[-1] == numbers("क", "hi")[0]  # the vowel stands first
    assert numbers("(א", "he") != numbers("א(", "he")


def test_brackets_are_mirrored() -> None:
    hebrew = FACES[[face.name for face in FACES].index("hebrew")]
    shown = numbers("א(ב", "he")
    mirrored = font_of(hebrew, False).get_nominal_glyph(ord(")"))
    assert mirrored is None or mirrored in shown


def test_characters_have_the_forms_of_their_language() -> None:
    fonts = {
        lang: {piece.face.name for piece in paragraph("直骨", lang).pieces if piece.face}
        for lang in ("ja", "zh", "zh-TW", "en")
    }
    assert fonts == {"ja": {"cjk"}, "zh": {"han-simplified"}, "zh-TW": {"cjk"}, "en": {"cjk"}}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("💪🏽", ["1f4aa"]),
        ("👩🏾‍⚕️", ["1f469-200d-2695"]),
        ("🇵🇸🇮🇪", ["1f1f5-1f1f8", "1f1ee-1f1ea"]),
        ("1️⃣", ["31-20e3"]),
        ("❤️‍🔥", ["2764-200d-1f525"]),
        ("🏃‍♀️", ["1f3c3"]),  # without one of its own, the first stands for it
        ("☕", ["2615"]),
        ("🏴󠁧󠁢󠁳󠁣󠁴󠁿", ["1f3f4-e0067-e0062-e0073-e0063-e0074-e007f"]),
    ],
)
def test_an_emoji_is_one_picture(text: str, names: list[str]) -> None:
    given = paragraph(text, "en")
    items, _ = line(given, 0, len(given.pieces))
    assert (
        [item.name for item in items if isinstance(item, Emoji)]
        == names
        == [kept(cluster) for cluster in clusters(text)]
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("👨‍👩‍👧‍👦", ["1f468", "1f469", "1f467", "1f466"]),
        ("👩🏽‍❤️‍💋‍👨🏻", ["1f469", "2764", "1f48b", "1f468"]),
        ("🏃‍♀️‍➡️", ["1f3c3", "27a1"]),
        ("👨‍👩‍", ["1f468", "1f469"]),  # cut off in its middle
    ],
)
def test_a_sequence_without_a_picture_is_its_emoji_side_by_side(
    text: str, names: list[str]
) -> None:
    given = paragraph(f"We {text} eat", "en")
    items, _ = line(given, 0, len(given.pieces))
    assert [item.name for item in items if isinstance(item, Emoji)] == names
    assert given.text == f"We {text} eat"


def test_what_no_font_has_is_told_or_left_out() -> None:
    assert not paragraph("The 𓀀 sign", "en").whole
    assert (
        paragraph("Tired \U0001faff now", "en").text == "Tired now"
    )  # an emoji of no standard yet
    assert paragraph("a\u200eb\u00ad", "en").whole


def rows(given: Paragraph, width: float, most: int = 99) -> list[str]:
    text = shortened(measured(given, width), width, most)
    source = text.paragraph
    cut = [source.pieces[n].start for n in text.bounds[:-1]] + [len(source.text)]
    return [source.text[cut[a] : cut[b]].rstrip() for a, b in broken(text, width)]


def test_lines_end_between_words() -> None:
    given = paragraph("The question she asked me twice-over, in 2-3 words", "en")
    assert rows(given, 9) == ["The question she", "asked me twice-", "over, in 2-3 words"]


@pytest.mark.parametrize("width", [3, 4.2, 6, 9])
def test_no_line_begins_or_ends_as_none_may(width: float) -> None:
    for lang in ("ja", "zh", "th"):
        found = rows(paragraph(SENTENCES[lang], lang), width)
        assert len(found) > 1
        for before, after in pairwise(found):
            assert after[0] not in "、。」，ー～ะาำ" and before[-1] not in "「（เแโใไ"


@pytest.mark.parametrize("lang", SENTENCES)
def test_lines_are_as_wide_as_they_may_be_and_even(lang: str) -> None:
    given = measured(paragraph(SENTENCES[lang] + " " + SENTENCES[lang], lang), 9)
    plain, even = broken(given, 9), balanced(given, 9)
    assert len(plain) == len(even)
    assert max(given.width(*row) for row in even) <= max(given.width(*row) for row in plain) <= 9
    assert [a for a, _ in even] == [0, *(b for _, b in even[:-1])]


def test_no_word_is_left_alone_on_the_last_line() -> None:
    given = measured(paragraph("one two three four five", "en"), 9)
    width = given.width(0, 4)
    assert broken(given, width) == [(0, 4), (4, 5)]
    assert balanced(given, width) == [(0, 3), (3, 5)]


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("most", [1, 2])
def test_a_long_text_ends_with_an_ellipsis(lang: str, most: int) -> None:
    given = paragraph((SENTENCES[lang] + " ") * 9, lang)
    found = rows(given, 9, most)
    assert len(found) <= most and found[-1].endswith(ELLIPSIS)
    kept_text = "".join(found).removesuffix(ELLIPSIS).replace(" ", "")
    assert len(kept_text) > 3 and given.text.replace(" ", "").startswith(kept_text)


def test_a_word_longer_than_a_line_is_parted() -> None:
    found = rows(paragraph("A" * 100, "en"), 9)
    assert "".join(found) == "A" * 100 and len(found) > 5


@given(st.text(max_size=40), st.sampled_from(["en", "ar", "zh", "th", "xx-9"]))
def test_any_text_is_set(text: str, lang: str) -> None:
    given = measured(paragraph(text, lang), 5)
    short = shortened(given, 5, 2)
    for first, last in balanced(short, 5):
        line(short.paragraph, short.bounds[first], short.bounds[last])
    assert "".join(clusters(text)) == text
    assert list(ends(clusters(text))) == sorted(set(ends(clusters(text))))


def test_fonts_are_there_with_their_licence() -> None:
    with ZipFile(FONTS / "text.zip") as fonts:
        there = set(fonts.namelist())
    assert there == {name for face in FACES for name in (face.name, face.bold) if name}
    readme = (FONTS / "README.md").read_text(encoding="utf-8")
    assert [name for name in sorted(there) if f"`{name}`" not in readme] == []
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence and "Adobe" in licence
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 6_000_000


def test_builds_see_when_fonts_change() -> None:
    assert folder_digest(FONTS, ending=".zip") == EDITION, (
        "Cut them anew: python -m plugins.cards.cut"
    )
