"""Any sequence of builds leaves the same bytes as one cold build.

A machine edits, adds, renames, deletes, breaks and mends stories, the steward's list, templates and
style sheets, and damages what is kept between builds; after every build it compares. PIF_SEQUENCES
says how many sequences it tries.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from plugins.collection import build, files, staging
from plugins.collection.launch import connect
from plugins.collection.place import Place
from plugins.collection.settings import last_day
from plugins.collection.site import Document, Site
from plugins.collection.workshop import Workshop
from tests.pictures.drawn import drawn
from tests.stories import story_text

ROOT = Path(__file__).resolve().parents[2]
LONG_AGO = 1_600_000_000  # seconds
FEATURES = (
    *("ways", "together", "constellation"),
    *("threads", "hashtags", "people", "roles", "archive", "home", "feeds", "styles"),
    *("webmanifest", "scripts", "pictures", "policy", "search"),
)
SLUGS = st.sampled_from(["ada", "bea", "cleo", "dov", "eli", "fay"])
TAGS = st.sampled_from(["MedEd", "meded", "Mentoring", "FirstGen", "NightShift", "résumé"])
DATES = st.sampled_from(["2023-05-01", "2024-03-02", "2024-03-02 10:20", "2999-01-01"])
LISTS = ["", "[show]\nmeded = 'MEDed'\n", "[aliases]\nmentoring = 'meded'\n", "x"]
THEME = [
    *("templates/base.html", "templates/story.html", "static/css/post.css"),
    *("static/js/early.js", "static/favicon.svg"),
]
PICTURES = [drawn("PNG", size=(9, n)) for n in (6, 7)] + [b"x"]
TEXTS = st.sampled_from(["She waited.", "**I** ask it now.", "Wait & see.", "> Stay.\n\nI did."])


@st.composite
def stories(draw: st.DrawFn) -> str:
    posts = draw(st.lists(st.tuples(TEXTS, TAGS), min_size=1, max_size=4))
    body = "\n\n".join(f"{n}/ {text} #{tag}" for n, (text, tag) in enumerate(posts, 1))
    fields = {
        "Title": draw(st.sampled_from(["One", "Two <b>", "Three"])),
        "Date": draw(DATES),
        "Author": draw(st.sampled_from(["Ward Seven", "ward seven", "Bay Four"])),
        "Role": draw(st.sampled_from(["mentor", "mentee", "both", "boss"])),
        "Hashtags": draw(st.sampled_from([None, "MedEd", "FirstGen, MEDED"])),
        "Status": draw(st.sampled_from([None, None, "draft", "withdrawn"])),
        "Reply_To": draw(st.sampled_from([None, None, "ada", "bea", "nobody"])),
        "Translates": draw(st.sampled_from([None, None, None, "ada", "bea"])),
        "Lang": draw(st.sampled_from([None, None, "ar", "fr"])),
    }
    return story_text(body, **fields)


class Builds(RuleBasedStateMachine):
    """A project in a folder, and a workshop that may be kept from build to build."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="equivalence-"))
        self.content = self.folder / "content"
        (self.content / "stories").mkdir(parents=True)
        shutil.copytree(ROOT / "theme", self.folder / "theme")
        self.clock = 0
        self.built = True
        self.workshop = Workshop(self.place("output"))
        self.about = "<p>About</p>"
        self.last: tuple[Path, str] | None = None  # a file as it was before it was last written

    def place(self, name: str) -> Place:
        folder = self.folder
        cache = folder / f"cache-{name}"
        features = frozenset(FEATURES)
        theme = folder / "theme"
        return Place(folder, self.content, theme, folder / name, cache, features, False, False)

    def path(self, slug: str) -> Path:
        return self.content / "stories" / f"{slug}.md"

    def write(self, path: Path, text: str) -> None:
        self.last = (path, path.read_text(encoding="utf-8")) if path.exists() else None
        path.write_text(text, encoding="utf-8")
        self.built = False

    @rule(slug=SLUGS, text=stories())
    def tell(self, slug: str, text: str) -> None:
        self.write(self.path(slug), text)

    @rule(slug=SLUGS, text=TEXTS)
    def edit(self, slug: str, text: str) -> None:
        if self.path(slug).exists():
            self.write(self.path(slug), self.path(slug).read_text() + f"\n\n{text}\n")

    @rule(slug=SLUGS, garbage=st.sampled_from(["", "x", "\0", "Title: only\n\n1/ x"]))
    def damage(self, slug: str, garbage: str) -> None:
        self.write(self.path(slug), garbage)

    @rule()
    def undo(self) -> None:
        if self.last:
            self.write(*self.last)

    @rule(slug=SLUGS)
    def delete(self, slug: str) -> None:
        self.path(slug).unlink(missing_ok=True)
        self.built = False

    @rule(slug=SLUGS, other=SLUGS)
    def rename(self, slug: str, other: str) -> None:
        if self.path(slug).exists():
            self.path(slug).rename(self.path(other))
            self.built = False

    @rule(slug=SLUGS)
    def double(self, slug: str) -> None:
        folder = self.content / "stories" / "more"
        folder.mkdir(exist_ok=True)
        if self.path(slug).exists():
            shutil.copy2(self.path(slug), folder)
            self.built = False

    @rule(slug=SLUGS, picture=st.sampled_from(PICTURES))
    def show_a_picture(self, slug: str, picture: bytes) -> None:
        path = self.content / "stories" / slug / "p.png"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(picture)
        if self.path(slug).exists():
            self.write(self.path(slug), self.path(slug).read_text() + "\n\n![a b](p.png)\n")
        self.built = False

    @rule(slug=SLUGS)
    def lose_a_picture(self, slug: str) -> None:
        shutil.rmtree(self.content / "stories" / slug, ignore_errors=True)
        self.built = False

    @rule(text=st.sampled_from(LISTS))
    def list_hashtags(self, text: str) -> None:
        self.write(self.content / "hashtags.toml", text)

    @rule(words=st.sampled_from(["<p>About</p>", "<p>About us</p>"]))
    def change_a_page(self, words: str) -> None:
        self.about, self.built = words, False

    @rule(name=st.sampled_from(THEME))
    def change_the_theme(self, name: str) -> None:
        self.clock += 1
        path = self.folder / "theme" / name
        mark = "{# %d #}" if name.endswith("html") else "/* %d */ .x%d { color: red }"
        self.write(path, path.read_text() + mark.replace("%d", str(self.clock)))

    @rule()
    def start_anew(self) -> None:
        self.workshop = Workshop(self.place("output"))

    @rule()
    def lose_the_cache(self) -> None:
        shutil.rmtree(self.folder / "cache-output", ignore_errors=True)
        self.start_anew()

    @rule(kept=st.sampled_from(["made", "shelf", "stories.bin", "album"]), at=st.integers(0, 400))
    def break_the_cache(self, kept: str, at: int) -> None:
        path = self.folder / "cache-output" / kept
        if path.exists():
            data = bytearray(path.read_bytes())
            if data:
                data[at % len(data)] ^= 0xFF
                path.write_bytes(data)
        self.workshop = Workshop(self.place("output"))
        self.built = False

    @rule()
    def lose_a_file(self) -> None:
        for path in sorted((self.folder / "output").rglob("*.html"))[:1]:
            path.unlink()
            self.built = False

    @rule(after=st.integers(0, 60))
    def build_and_be_killed(self, after: int) -> None:
        with killed_after(after), suppress(Killed):
            make(self.workshop, self.about)
        self.workshop = Workshop(self.place("output"))
        self.built = False

    @precondition(lambda self: not self.built)
    @rule()
    def build(self) -> None:
        make(self.workshop, self.about)
        cold = Workshop(self.place("cold"))
        make(cold, self.about)
        assert contents(self.folder / "output") == contents(self.folder / "cold")
        assert not list(self.folder.rglob("*.part"))
        shutil.rmtree(self.folder / "cold")
        shutil.rmtree(self.folder / "cache-cold")
        self.built = True

    def teardown(self) -> None:
        self.build() if not self.built else None
        shutil.rmtree(self.folder)


Write = Callable[[str, bytes], None]


class Killed(BaseException):
    """Stands for a signal that ends the process."""


@contextmanager
def killed_after(writes: int) -> Iterator[None]:
    """Let so many files be written, then half of one, and then none."""
    left = [writes]

    def dying(write: Write, halved: bool) -> Write:
        def writing(name: str, data: bytes) -> None:
            if not left[0]:
                if halved:
                    write(name, data[: len(data) // 2])
                raise Killed
            left[0] -= 1
            write(name, data)

        return writing

    with writing_by(dying):
        yield


@contextmanager
def killed_behind(path: str) -> Iterator[None]:
    """Let files be written up to this one."""

    def dying(write: Write, halved: bool) -> Write:
        def writing(name: str, data: bytes) -> None:
            write(name, data)
            if name.endswith(path):
                raise Killed

        return writing

    with writing_by(dying):
        yield


@contextmanager
def killed_at_the_end() -> Iterator[None]:
    """Let all pages be written."""

    def dying(*_: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build.manifest, "save", dying)
        yield


@contextmanager
def writing_by(dying: Callable[[Write, bool], Write]) -> Iterator[None]:
    """Write files, and put them in place, in another way. dying: of a way to write; told whether it
    may leave half."""
    settle = staging.Staging.settle

    def settling(self: staging.Staging, paths: Iterable[str]) -> None:
        put = dying(lambda path, _: settle(self, [path]), False)
        for path in paths:
            put(path, b"")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(files, "replace", dying(files.replace, False))
        patch.setattr(staging, "create", dying(staging.create, True))
        patch.setattr(staging.Staging, "settle", settling)
        patch.setattr(staging.Staging, "discard", lambda *_: None)  # nobody is left to do it
        patch.setenv("PIF_WORKERS", "1")  # what dies is this process
        yield


def make(workshop: Workshop, about: str) -> None:
    """One build, in this process."""
    documents = (Document("about", "About", "", about),)
    site = Site("Pay It Forward", "Stories", "en", "", documents, workshop.place.theme)
    gathered = workshop.gather(lambda: site, last_day())
    workshop.make(gathered, connect(f"plugins.{name}" for name in FEATURES))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


Builds.TestCase.settings = settings(
    max_examples=int(os.environ.get("PIF_SEQUENCES", "12")),
    stateful_step_count=12,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
test_equivalence = Builds.TestCase


@pytest.mark.parametrize("back", [False, True])
@pytest.mark.parametrize("killed", [partial(killed_behind, "stories/bea.html"), killed_at_the_end])
def test_a_killed_build_leaves_nothing_that_was_taken_back(
    killed: Callable[[], AbstractContextManager[None]], back: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.collection.sources.RACE", 0)  # as if it were later
    builds = Builds()
    bea, kept = builds.path("bea"), builds.folder / "kept"
    builds.tell("ada", story_text("1/ She waited."))
    kept.write_text(story_text("1/ She asked."), encoding="utf-8")
    os.utime(kept, (LONG_AGO, LONG_AGO))
    if back:
        shutil.copy2(kept, bea)
    builds.build()
    builds.tell("bea", story_text("1/ She said too much."))
    with pytest.raises(Killed), killed():
        make(builds.workshop, builds.about)
    builds.start_anew()
    bea.unlink()
    if back:
        shutil.copy2(kept, bea)
    builds.build()
    builds.teardown()
