"""After a story was withdrawn or removed, the next build leaves nothing of it; and no name that
only the machine or git knows ever reaches the site."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project import Project, copy_project
from tests.stories import story_text

GONE = "content/stories/gone.md"
# Words that stand in the story alone: in its text, its header, its picture's name, its hashtags.
SECRETS = (
    "Untoldtitle",
    "Nobodyelse",
    "nobodyelse",
    "Secrettext",
    "Hiddensummary",
    "Quietfield",
    "Softnote",
    "OnlyHere",
    "onlyhere",
    "HeaderTag",
    "headertag",
    "secret-source",
    "Blackstove",
    "stovepicture",
)


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Project:
    made = copy_project(root, tmp_path)
    made.write("ada", story_text("1/ Stays. #Mentoring\n\n2/ Yes.\n"))
    made.write("bea", story_text(Reply_To="gone", Date="2024-05-05", Author="Bay Four"))
    made.write(
        "gone",
        story_text(
            "1/ Secrettext. #OnlyHere #Mentoring\n\n2/ More Secrettext.\n",
            Title="Untoldtitle",
            Author="Nobodyelse",
            Summary="Hiddensummary.",
            Field="Quietfield",
            Note="Softnote.",
            Hashtags="HeaderTag",
            Source="https://example.org/secret-source",
            Image="stovepicture.png",
            **{"Image-Alt": "Blackstove"},
        ),
    )
    picture(made.root / "content/stories/gone/stovepicture.png")
    return made


def picture(path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    path.parent.mkdir(parents=True)
    image.new("RGB", (700, 500), (200, 30, 40)).save(path)


def left(project: Project) -> dict[str, list[str]]:
    """Where in the output and the cache, in bytes or names, which of the secrets are left."""
    found: dict[str, list[str]] = {}
    for folder in ("output", ".cache"):
        for name, data in project.files(folder).items():
            bare = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            for secret in SECRETS:
                if secret.encode() in bare or secret in name:
                    found.setdefault(f"{folder}/{name}", []).append(secret)
    return found


@pytest.mark.parametrize("way", ["withdrawn", "withdrawn after an edit elsewhere", "deleted"])
def test_nothing_is_left(project: Project, way: str) -> None:
    first = project.publish(SITEURL="https://example.org")
    assert first.returncode == 0, first.stderr
    there = left(project)
    assert {"output/stories/gone.html", "output/index.html", "output/feeds/all.atom.xml"} <= set(
        there
    )
    assert any(name.startswith(".cache/") for name in there)
    pictures = {n for n in project.files("output") if n.startswith("pictures/")}
    if way == "deleted":
        (project.root / GONE).unlink()
        (project.root / "content/stories/gone/stovepicture.png").unlink()
        project.write("bea", story_text(Date="2024-05-05", Author="Bay Four"))
    else:
        if way != "withdrawn":
            project.write("ada", story_text("1/ Stays so. #Mentoring\n\n2/ Yes.\n"))
            assert project.publish(SITEURL="https://example.org").returncode == 0
        done = project.run("plugins.withdrawal", "gone")
        assert done.returncode == 0, done.stderr
        assert "content/stories/bea.md:8" in done.stdout
    built = project.publish(SITEURL="https://example.org")
    assert built.returncode == 0, built.stderr
    assert left(project) == {}
    made = project.files("output")
    assert not pictures & set(made)
    named = {name for name, data in made.items() if b"stories/gone" in data}
    assert named <= {"stories/gone.html"}
    assert ("stories/gone.html" in made) == (way != "deleted")


def test_a_reply_to_a_withdrawn_story_stands_alone(project: Project) -> None:
    project.publish()
    assert "Untoldtitle" in project.text("stories/bea.html")
    project.run("plugins.withdrawal", "gone")
    assert project.publish().returncode == 0
    page = project.text("stories/bea.html")
    assert "The question she asked me twice" in page
    assert "gone" not in page
    assert "u-in-reply-to" not in page
    assert project.run("plugins.check", "--format", "text").returncode == 0


def test_a_withdrawn_page_says_so_and_nothing_more(project: Project) -> None:
    assert project.run("plugins.withdrawal", "--keep", "title,author", "gone").returncode == 0
    assert "Untoldtitle" in (project.root / GONE).read_text(encoding="utf-8")
    assert project.publish().returncode == 0
    page = project.text("stories/gone.html")
    assert "withdrawn" in page and 'content="noindex"' in page
    assert not [secret for secret in SECRETS if secret in page]
    assert not [n for n, d in project.files("output").items() if b"Nobodyelse" in d]


def test_the_published_site_is_that_of_a_collection_that_never_had_it(project: Project) -> None:
    project.publish()
    project.run("plugins.withdrawal", "gone")
    project.publish()
    after = project.files("output")
    for folder in ("output", ".cache"):
        shutil.rmtree(project.root / folder)
    project.publish()
    assert project.files("output") == after


def test_no_name_of_gits_or_the_systems_reaches_the_site(project: Project) -> None:
    names = {
        "GIT_AUTHOR_NAME": "Gitauthor Secret",
        "GIT_AUTHOR_EMAIL": "gitauthor@secret.example",
        "GIT_COMMITTER_NAME": "Gitcommitter Secret",
        "GIT_COMMITTER_EMAIL": "gitcommitter@secret.example",
        "USER": "systemuser",
        "LOGNAME": "systemuser",
        "USERNAME": "systemuser",
        "NAME": "systemuser",
        "EMAIL": "systemuser@secret.example",
        "HOSTNAME": "secrethost",
    }
    environment = {**os.environ, **names}
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Gitmessage"]):
        subprocess.run(
            ["git", *command], cwd=project.root, env=environment, check=True, capture_output=True
        )
    assert project.publish(**names, SITEURL="https://example.org").returncode == 0
    sought = [b"Gitauthor", b"gitauthor", b"Gitcommitter", b"gitcommitter", b"secret.example"]
    sought += [b"systemuser", b"secrethost", b"Gitmessage", str(project.root).encode()]
    for name, data in project.files("output").items():
        assert not [word for word in sought if word in data], name


def test_what_programs_read_is_whole_without_it(project: Project) -> None:
    project.publish(SITEURL="https://example.org")
    project.run("plugins.withdrawal", "gone")
    project.publish(SITEURL="https://example.org")
    made = project.files("output")
    for name, data in made.items():
        if name.endswith(".json"):
            json.loads(data)
    assert b"stories/ada.html" in made["sitemap.xml"]
    assert b"stories/gone" not in made["sitemap.xml"]
