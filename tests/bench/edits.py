"""What is changed between two builds; each time something else, and the page that must show it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from tests.bench.process import BenchError
from tests.bench.workplace import Workplace

Operation = Literal["cold", "nothing", "body", "title", "story", "hashtag", "theme"]
LABELS: Final[Mapping[Operation, str]] = {
    "cold": "cold build",
    "nothing": "nothing changed",
    "body": "one edited body",
    "title": "one edited title",
    "story": "one new story",
    "hashtag": "one new hashtag",
    "theme": "one edited template",
}
COMPARED: Final[tuple[Operation, ...]] = ("cold", "nothing", "body")  # what every tool does
TEMPLATE: Final = Path("theme", "templates", "story.html")


@dataclass(frozen=True, slots=True)
class Expected:
    """What the build after an edit must have made."""

    page: Path
    text: str

    def check(self) -> None:
        """Raises BenchError if the page doesn't show it."""
        if not self.page.is_file() or self.text not in self.page.read_text(encoding="utf-8"):
            raise BenchError(f"The build is wrong: {self.page} should show “{self.text}”.")


def cold(site: Workplace, count: int) -> Expected:
    """No output and no cache. The oldest story must be there again."""
    site.empty()
    return Expected(site.page(site.told[0].slug), site.told[0].title)


def nothing(site: Workplace, count: int) -> Expected:
    """No change."""
    return Expected(site.page(site.told[0].slug), site.told[0].title)


def body(site: Workplace, count: int) -> Expected:
    """Another word in the last post of the middle story."""
    word = f"edited{count}"
    found = r"(?m)^END/ ((?:#neverbefore\d+ )*)(?:edited\d+ )?"
    return _replaced(site, found, rf"END/ \1{word} ", word)


def title(site: Workplace, count: int) -> Expected:
    """Another word at the end of the middle story's title."""
    word = f"anew{count}"
    return _replaced(site, r"(?m)^Title: (.*?)( anew\d+)?$", rf"Title: \1 {word}", word)


def hashtag(site: Workplace, count: int) -> Expected:
    """A hashtag that no story has had, in the last post of the middle story."""
    tag = f"neverbefore{count}"
    _replaced(site, r"(?m)^END/ ", f"END/ #{tag} ", tag)
    return Expected(site.output / "tags" / f"{tag}.html", tag)


def story(site: Workplace, count: int) -> Expected:
    """A new story, the newest of all: the middle story's text, said anew."""
    last, source = site.told[-1], site.told[len(site.told) // 2]
    slug, word = f"a-new-story-{count}", f"unheard{count}"
    text = site.story(source.path).read_text(encoding="utf-8")
    text = re.sub(r"(?m)^Title: .*$", f"Title: {word}", text, count=1)
    text = re.sub(r"(?m)^Date: .*$", f"Date: {last.date}", text, count=1)
    site.story(f"{last.path[:4]}/{slug}.md").write_text(text, encoding="utf-8")
    return Expected(site.page(slug), word)


def theme(site: Workplace, count: int) -> Expected:
    """A comment in the template of stories, so that every story's page is another."""
    template = site.folder / TEMPLATE
    mark = f"<!-- restyled {count} -->"
    text = re.sub(r"<!-- restyled \d+ -->", "", template.read_text(encoding="utf-8"))
    head, block, tail = text.rpartition("{% endblock %}")
    if not block:
        raise BenchError(f"{TEMPLATE} has no block to edit. Mend tests/bench/edits.py")
    template.write_text(head + mark + block + tail, encoding="utf-8")
    return Expected(site.page(site.told[0].slug), mark)


def _replaced(site: Workplace, pattern: str, new: str, word: str) -> Expected:
    middle = site.told[len(site.told) // 2]
    path = site.story(middle.path)
    text, found = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1)
    if not found:
        raise BenchError(f"{path} has nothing to edit: {pattern} isn't in it.")
    path.write_text(text, encoding="utf-8")
    return Expected(site.page(middle.slug), word)


EDITS: Final[Mapping[Operation, Callable[[Workplace, int], Expected]]] = {
    "cold": cold,
    "nothing": nothing,
    "body": body,
    "title": title,
    "story": story,
    "hashtag": hashtag,
    "theme": theme,
}
