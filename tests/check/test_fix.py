"""What is tidied, and that it changes nothing that a story says."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.check.fix import tidy
from plugins.check.fix.__main__ import main
from plugins.check.fix.meaning import meaning
from plugins.check.fix.tidy import tidied
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.stories import HEADER, story_text

SHOW = {"meded": "MedEd", "firstgen": "FirstGen"}
HEAD = "".join(f"{name}: {value}\n" for name, value in HEADER.items()) + "\n"


def fixed(text: str) -> str:
    made = tidied(text, SHOW)
    assert made is not None
    return made[0]


def fixed_body(body: str) -> str:
    text = fixed(HEAD + body)
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1/She asked.\n\n2 / I waited.\n", "1/ She asked.\n\n2/ I waited.\n"),
        ("1 / 2 She asked.\n\n2 / 2 I waited.\n", "1/2 She asked.\n\n2/2 I waited.\n"),
        ("( 1/2 ) She asked.\n\n( 2/2 ) Me.\n", "(1/2) She asked.\n\n(2/2) Me.\n"),
        ("1/ She asked.\n2/ I waited.\n", "1/ She asked.\n\n2/ I waited.\n"),
        ("1/ She asked.\n\n\n\n2/ I waited.\n\n\n", "1/ She asked.\n\n2/ I waited.\n"),
        ("1/ She  asked. \n\n2/ I waited.\t\n", "1/ She asked.\n\n2/ I waited.\n"),
        ("1/ Days. #meded #MEDED #cafe\n", "1/ Days. #MedEd #MedEd #cafe\n"),
        ("1/ `#meded` is #meded\n", "1/ `#meded` is #MedEd\n"),
        ("1/ `a\n#meded b` \\#meded #meded\n", "1/ `a\n#meded b` \\#meded #MedEd\n"),
        ("1/ ![#meded](a.jpg) #meded\n", "1/ ![#meded](a.jpg) #MedEd\n"),
        ("1/ It's hers.\n\n2/ It’s ours, it’s so.\n", "1/ It’s hers.\n\n2/ It’s ours, it’s so.\n"),
        ("1/ Don´t ask.\n", "1/ Don't ask.\n"),
        ("1/ It's hers, don’t ask, I can´t.\n", "1/ It's hers, don't ask, I can't.\n"),
        (
            "1/ It's here, she’s there, he’s too, it’s so.\n\nhttps://example.org/it's\n",
            "1/ It’s here, she’s there, he’s too, it’s so.\n\nhttps://example.org/it's\n",
        ),
        ("1/ It wasnâ€™t her. ðŸ’ª\n", "1/ It wasn’t her. 💪\n"),
        ("1/ She asked.", "1/ She asked.\n"),
    ],
)
def test_what_is_tidied_in_the_text(before: str, after: str) -> None:
    assert fixed_body(before) == after


@pytest.mark.parametrize(
    "body",
    [
        "1/ She asked.\n\n3/ I waited.\n\n3/ Twice.\n",  # never renumbered
        "1/ Code `a  b #meded` stays.\n",
        "1/ Code:\n\n```\na  b\n\n\n#meded  it´s\n```\n\n2/ I waited.\n",
        "1/ Code:\n\n    a  b   \n\n2/ I waited.\n",
        "1/ It's hers.\n\n2/ It’s ours.\n",  # as many of one as of the other
        "1/ Café, not cafÃ©, and nobody knows.\n",  # a letter is no damage beyond doubt
        "1/ Ten, 24/7, and 1/2 of it.\n",
        "1/ https://example.org/it's/it’s_it’s\n",
        "１／ She asked.\n\n２／ I waited.\n",
    ],
)
def test_what_stays(body: str) -> None:
    assert fixed_body(body) == body


def test_the_header_in_order_and_spelt_as_the_list_has_it() -> None:
    text = (
        "licence: cc by 4.0\nROLE: Mentor\ntags: #meded, #FirstGen\nTitle:  The   question\n"
        "By: Ward Seven\ndate: 2024-03-02\nconsent: Yes\nPeople: None\nSummary: One line\n"
        "  that goes on.\n\n\n1/ She asked.\n"
    )
    assert fixed(text) == (
        "Title: The question\nDate: 2024-03-02\nAuthor: Ward Seven\nRole: mentor\n"
        "Hashtags: MedEd, FirstGen\nSummary: One line that goes on.\n"
        "Consent: yes\nPeople: none\nLicense: CC-BY-4.0\n\n1/ She asked.\n"
    )


def test_signs_around_values_go() -> None:
    text = "Title: “x”.\nDate: 2024\u201103\u201102\nRole: “mentor”.\nLicense: CC BY–SA 4.0.\n"
    assert fixed(text) == ("Title: “x”.\nDate: 2024-03-02\nRole: mentor\nLicense: CC-BY-SA-4.0\n")


def test_a_field_that_is_there_takes_no_second_value() -> None:
    text = "tags: meded\nHashtags: FirstGen\nTitle: x\n\n1/ She asked.\n"
    assert fixed(text) == "Title: x\nHashtags: FirstGen\ntags: meded\n\n1/ She asked.\n"


def test_a_fence_stays() -> None:
    text = "---\nRole: mentor\nTitle: x\n---\n1/ She asked.\n"
    assert fixed(text) == "---\nTitle: x\nRole: mentor\n---\n\n1/ She asked.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Category: cooking",  # a category is a role only if it says one
        "Licence: all rights reserved",
        "Slug: x",
        "Template: x.html",
    ],
)
def test_a_field_whose_meaning_is_not_plain_stays(line: str) -> None:
    assert line in fixed(f"Title: x\n{line}\n\n1/ She asked.\n")


@pytest.mark.parametrize(
    "text",
    [
        HEAD.replace("\n\n", "\nNo field.\n\n") + "1/ So.\n\n\n2/ Or so.\n",
        HEAD.replace("Role", "Role: both\nRole") + "1/She asked.\n",  # a field that is there twice
        "---\nTitle: x\n\n1/She asked.\n",  # a header that never ends
    ],
)
def test_what_is_not_certain_is_not_touched(text: str) -> None:
    assert tidied(text, SHOW) is None


def test_a_step_that_would_change_what_is_said_is_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tidy.body, "spaces", lambda body: body.replace("waited", "slept"))
    assert tidied(story_text(), SHOW) == (story_text(), ())


WORDS = """
1/ 2/ 3 / 4/She (1/2) ( 2/2 ) 1. 2) THREAD END/ fin --- === # ## #meded #MedEd #first-gen @anna
``` ` * ** _ ~~ > - | |---| \\ [x](y) ![x](y.jpg) https://example.org/a_b it's it’s it´s â€™ ðŸ’ª
Ã© <b> &amp; 日本 سلام 1️⃣ １／ word Word 24/7
""".split()
SPACES = ["\n", "\n\n", "\n\n\n", "  ", " \n", "    ", "\t", " ", " ", "\u00a0", "\u3000", "\ufffd"]
PIECES = st.sampled_from([*WORDS, *SPACES, "\n\n1/ ", "\n\n2/ "])
LINES = """
Licence: CC0-1.0|tags: meded|by: Ana|role:  Mentee|Status: draft|Slug: x|Numbering: none
Hashtags: #meded #x|  goes on|Summary: a  b|---|nonsense
""".strip()
FIELDS = st.sampled_from(
    [*(f"{name}: {value}" for name, value in HEADER.items()), *LINES.replace("\n", "|").split("|")]
)


@given(st.lists(FIELDS, max_size=10), st.lists(PIECES, max_size=60))
@example([], ["1/ ", "a", "\n", "2/ ", "b"])
def test_it_is_idempotent_and_changes_no_meaning(fields: list[str], pieces: list[str]) -> None:
    text = "\n".join(fields) + "\n\n" + "".join(pieces)
    made = tidied(text, SHOW)
    if made is None:
        return
    after, done = made
    assert tidied(after, SHOW) == (after, ())
    if "damaged characters" in done or "header" in done or after == text:
        return
    one, other = meaning(text), meaning(after)
    assert one is not None and other is not None
    assert one.facts == other.facts and one.sections == other.sections


@given(st.lists(PIECES, max_size=60))
def test_a_story_that_is_tidied_says_the_same(pieces: list[str]) -> None:
    before = story_text("1/ First.\n\n2/ " + "".join(pieces))
    made = tidied(before, SHOW)
    story, _ = read_story("x.md", before.encode(), Reading())
    if made is None or story is None or "damaged characters" in made[1]:
        return
    same, _ = read_story("x.md", made[0].encode(), Reading())
    assert same is not None
    assert [s.number for s in same.sections] == [s.number for s in story.sections]
    assert {h.key for h in same.hashtags} == {h.key for h in story.hashtags}
    assert same.minutes == story.minutes


SPELT = {"License": "licence", "Author": "by", "Hashtags": "TAGS", "Summary": "Description"}


@given(
    st.permutations([*HEADER.items(), ("Hashtags", "MedEd, x"), ("Summary", "One line.")]),
    st.data(),
)
def test_any_order_and_spelling_of_a_header_comes_to_one(
    fields: list[tuple[str, str]], data: st.DataObject
) -> None:
    rows = []
    for name, value in fields:
        spelt = data.draw(
            st.sampled_from([name, name.lower(), name.upper(), SPELT.get(name, name)])
        )
        gap = data.draw(st.sampled_from([": ", ":   ", " : ", ":", "：", " ： ", "\u00a0:\u3000"]))
        rows.append(f"{spelt}{gap}{value}")
    told = {**HEADER, "Hashtags": "MedEd, x", "Summary": "One line."}
    order = "Title Date Author Role Hashtags Summary Consent People License".split()
    wanted = "\n".join(f"{name}: {told[name]}" for name in order)
    assert fixed("\n".join(rows) + "\n\n1/ So.\n") == f"{wanted}\n\n1/ So.\n"


@pytest.fixture
def stories(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "content" / "stories"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "hashtags.toml").write_text('[show]\nmeded = "MedEd"\n')
    monkeypatch.chdir(tmp_path)
    return folder


def test_it_shows_what_it_writes(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = stories / "ada.md"
    path.write_text(HEAD + "1/She asked. #meded\n")
    assert main([], {}) == 0
    out = capsys.readouterr().out
    assert "content/stories/ada.md: markers, hashtags\n" in out
    assert "\n-1/She asked. #meded\n+1/ She asked. #MedEd\n" in out
    assert out.endswith("\n1 looked at, 1 was tidied.\n")
    assert path.read_text() == HEAD + "1/ She asked. #MedEd\n"
    assert main([], {}) == 0
    assert capsys.readouterr().out == "1 looked at, 0 were tidied.\n"
    assert [p.name for p in stories.iterdir()] == ["ada.md"]


@pytest.mark.parametrize(("arguments", "dry"), [(["--dry-run"], ""), ([], "yes")])
def test_a_dry_run_writes_nothing(
    stories: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], dry: str
) -> None:
    path = stories / "ada.md"
    path.write_text(HEAD + "1/She asked.\n")
    assert main(arguments, {"DRY": dry}) == 0
    assert "+1/ She asked." in capsys.readouterr().out
    assert path.read_text() == HEAD + "1/She asked.\n"


def test_line_ends_and_the_byte_order_mark(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stories / "ada.md"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + "1/ She asked.\n").replace("\n", "\r\n").encode())
    assert main(["ada"], {}) == 0
    assert "ada.md: byte order mark, line ends\n" in capsys.readouterr().out
    assert path.read_bytes() == (HEAD + "1/ She asked.\n").encode()


def test_letters_are_composed(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (stories / "ada.md").write_text(HEAD + "1/ She asked at the cafe\u0301.\n")
    assert main(["ada"], {}) == 0
    assert "ada.md: letters with accents\n" in capsys.readouterr().out
    assert "caf\u00e9" in (stories / "ada.md").read_text()


def test_damage_with_control_characters_in_it(stories: Path) -> None:
    path = stories / "ada.md"
    path.write_text(HEAD + "1/ â€œWaitâ€\x9d, she said at the cafe\u0301.\n", encoding="utf-8")
    assert main(["ada"], {}) == 0
    assert path.read_text(encoding="utf-8") == HEAD + "1/ “Wait”, she said at the caf\u00e9.\n"


@pytest.mark.parametrize("sign", ["\x07", "\x9d"])
def test_a_control_character_that_no_damage_explains_stays(stories: Path, sign: str) -> None:
    path = stories / "ada.md"
    path.write_text(HEAD + f"1/She said{sign} wait.\n", encoding="utf-8")
    before = path.read_bytes()
    assert main(["ada"], {}) == 1
    assert path.read_bytes() == before


def test_what_cannot_be_read_is_left_as_it_is(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = {"bad": b"\xff\xfe\x00", "worse": b"Title: x\nnonsense\n\n1/So.\n"}
    for name, data in broken.items():
        (stories / f"{name}.md").write_bytes(data)
        assert main([name], {}) == 1
        assert f"content/stories/{name}.md is left as it is: " in capsys.readouterr().out
        assert (stories / f"{name}.md").read_bytes() == data


def test_a_story_gives_a_terminal_no_orders(
    stories: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (stories / "ada.md").write_text(HEAD + "1/She asked.\u202e  \u2028end\n", encoding="utf-8")
    main([], {})
    assert not {"\u202e", "\u2028"} & set(capsys.readouterr().out)


def test_a_path_that_is_not_there_tidies_no_other_file(stories: Path) -> None:
    path = stories / "ada.md"
    path.write_text(HEAD + "1/She asked.\n")
    for name in ("drafts/ada.md", "content/stories/2019/ada.md"):
        assert main([name], {}) == 2
    assert path.read_text() == HEAD + "1/She asked.\n"


def test_misuse(stories: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["nobody"], {}) == 2
    monkeypatch.chdir(stories)
    assert main([], {}) == 2
