"""Where a stranger can put a text: in the body of a story, in its header, in its file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from plugins.story.model import Story
from plugins.story.read import read_story
from plugins.story.reading import Reading
from tests.attacks.corpus import Attack
from tests.stories import story_text

READING = Reading()
NAME = "the name of the file"
PICTURE = "hands.jpg"  # a picture that stories with attacks have
Placing = Callable[[str], str]


def _lines(sign: str, text: str) -> str:
    return "\n".join(sign + line for line in text.split("\n"))


BODY: Mapping[str, Placing] = {
    "a post": lambda a: a,
    "a paragraph": lambda a: f"Words.\n\n{a}\n\nMore words.",
    "emphasis": lambda a: f"**{a}** and *{a}* and ~~{a}~~",
    "the text of a link": lambda a: f"[{a}](https://example.org/)",
    "the target of a link": lambda a: f"[text]({a})",
    "a target in brackets": lambda a: f"[text](<{a}>)",
    "the title of a link": lambda a: f'[text](https://example.org/ "{a}")',
    "a reference": lambda a: f"[text][r]\n\n[r]: {a} 'title'",
    "an automatic link": lambda a: f"<{a}> <https://example.org/{a}> <mailto:{a}>",
    "an address": lambda a: f"https://example.org/{a} http://{a}",
    "the description of a picture": lambda a: f"![{a}]({PICTURE})",
    "the file of a picture": lambda a: f"![text]({a})",
    "the title of a picture": lambda a: f'![text]({PICTURE} "{a}")',
    "code": lambda a: f"`{a}` ``{a}``",
    "a block of code": lambda a: f"```{a}\n{a}\n```",
    "a quotation": lambda a: _lines("> ", a),
    "a list": lambda a: f"- {a}\n- more\n\n1. {a}",
    "a table": lambda a: f"| {a} | b |\n|---|:-:|\n| {a} | {a} |",
    "a heading": lambda a: f"## {a}",
    "a hashtag": lambda a: f"#{a} #x{a}",
    "a mention": lambda a: f"@{a} @anna{a}",
    "an attribute of HTML": lambda a: f"<p title='{a}'>x</p>",
}
FIELDS = (
    *("Title", "Author", "Summary", "Field", "Note", "Source", "Hashtags", "Handles", "Lang"),
    *("Image", "Reply-To", "Translates", "License", "Date", "Modified", "Role", "People"),
    *("Consent", "Status"),
    "Numbering",
)
# What each place puts into a header, beside what makes a story of it if the value is right.
HEADER: Mapping[str, Callable[[str], dict[str, str]]] = {
    **{name: (lambda a, name=name: {name: a}) for name in FIELDS},  # type: ignore[misc]
    "Image-Alt": lambda a: {"Image": PICTURE, "Image-Alt": a},
    "Image, in part": lambda a: {"Image": f"x{a}.jpg", "Image-Alt": "x"},
    "Author, in part": lambda a: {"Author": f"Ward {a}"},
    "Source, in part": lambda a: {"Source": f"https://example.org/{a}"},
    "Handles, in part": lambda a: {"Handles": f"@anna=https://example.org/{a}"},
    "Hashtags, in part": lambda a: {"Hashtags": f"MedEd, x{a}"},
    "Reply-To, in part": lambda a: {"Reply-To": f"x{a}.md"},
    "a field of another name": lambda a: {a: "x"},
    "an unknown field": lambda a: {"Colour": a},
}
FILES: Mapping[str, Placing] = {
    "a line of the header": lambda a: story_text().replace("Role:", f"{a}\nRole:", 1),
    "above the header": lambda a: f"{a}\n{story_text()}",
    "the whole file": lambda a: a,
}
TOGETHER = (  # what stands in one story, if it may
    *("Title", "Author, in part", "Summary", "Field", "Note", "Image-Alt", "Source, in part"),
    *("Handles, in part", "Hashtags, in part"),
)


def header(fields: Mapping[str, str]) -> str:
    """A story with these fields; what has several lines goes on in indented ones."""
    return story_text(**{name: text.replace("\n", "\n    ") for name, text in fields.items()})


class Placed(NamedTuple):
    """An attack in its place, as a story file."""

    attack: Attack
    place: str
    name: str  # the file's, without .md
    text: str  # the file's
    said: str = ""  # of a body: what stands in the post
    fields: Mapping[str, str] = {}  # of a header: what it puts there


def body_places(attack: Attack, n: int) -> list[Placed]:
    """An attack in each place of a body, in a story of three posts."""
    return [
        Placed(attack, place, f"body-{n}-{k}", story_text(_posts([said])), said)
        for k, (place, put) in enumerate(BODY.items())
        if (said := put(attack.text))
    ]


def header_places(attack: Attack, n: int) -> list[Placed]:
    """An attack in each field of a header, and as the name of the file."""
    filled = {place: put(attack.text) for place, put in HEADER.items()}
    return [
        *(
            Placed(attack, place, f"head-{n}-{k}", header(fields), fields=fields)
            for k, (place, fields) in enumerate(filled.items())
        ),
        *(
            Placed(attack, place, f"file-{n}-{k}", put(attack.text))
            for k, (place, put) in enumerate(FILES.items())
        ),
        Placed(attack, NAME, attack.text, story_text()),
    ]


def _posts(posts: list[str]) -> str:
    texts = ["Before.", *posts, "After."]
    return "\n\n".join(f"{n}/ {text}" for n, text in enumerate(texts, 1)) + "\n"


def data(text: str) -> bytes:
    """A file's bytes; halves of characters stay in them, as no editor would write them."""
    return text.encode("utf-8", "surrogatepass")


def read(placed: Placed) -> Story | None:
    """The story that is made of it, if one is."""
    if placed.place == NAME and not can_be_a_name(placed.name):
        return None
    return read_story(f"content/stories/{placed.name}.md", data(placed.text), READING)[0]


def can_be_a_name(name: str) -> bool:
    """Whether a file in a folder can have this name: one with a slash would be elsewhere."""
    return not set(name) & set("/\\\0\n") and len(data(name)) < 250
