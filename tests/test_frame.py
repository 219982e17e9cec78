"""The frame keeps its promises: README, Makefile, locks, workflows and forms say what is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.attacks.planting import THOROUGH

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-bench.txt")
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted(p for p in (ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml") if p.stem != "config")


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def targets() -> list[str]:
    """The Makefile's public targets: those with a line of help."""
    return re.findall(r"^([a-z]+):.*## ", text("Makefile"), re.MULTILINE)


def plugins() -> list[str]:
    return sorted(p.parent.name for p in (ROOT / "plugins").glob("*/__init__.py"))


def triggers(workflow: dict[Any, Any]) -> dict[str, Any]:
    found = workflow[True]  # YAML 1.1 takes the key `on` for a truth value
    return found if isinstance(found, dict) else {found: None}


# README


@pytest.mark.parametrize("target", targets())
def test_readme_names_every_target(target: str) -> None:
    assert f"| `make {target}` |" in text("README.md")


@pytest.mark.parametrize("plugin", plugins())
def test_readme_names_every_plugin(plugin: str) -> None:
    assert re.search(rf"^      {plugin}/ +\w", text("README.md"), re.MULTILINE)


def test_readme_names_no_target_or_plugin_that_is_not_there() -> None:
    readme = text("README.md")
    assert set(re.findall(r"^\| `make ([a-z]+)", readme, re.MULTILINE)) == set(targets())
    tour = readme.partition("\n    plugins/")[2].partition("\n    theme/")[0]
    assert set(re.findall(r"^      (\w+)/ ", tour, re.MULTILINE)) == set(plugins())


def test_readme_links_to_files_that_are_there() -> None:
    for link in re.findall(r"\]\(([^)]+)\)", text("README.md")):
        if not link.startswith("https:"):
            assert (ROOT / link).is_file(), link


def test_readme_follows_a_story_that_is_there() -> None:
    (slug,) = re.findall(r"`make read STORY=([a-z-]+)` shows", text("README.md"))
    assert (ROOT / "content" / "stories" / f"{slug}.md").is_file()


def test_readme_gives_the_two_commands_that_ci_runs() -> None:
    typed = [line.split("#")[0].strip() for line in text("README.md").splitlines()]
    first_two = [line for line in typed if line.startswith("make ")][:2]
    assert first_two == ["make publish", "make test"]
    assert re.findall(r"^make .*$", text(".ci/run"), re.MULTILINE) == first_two
    assert text(".ci/run").endswith("make test\n")


def test_both_licences_are_stated() -> None:
    licence = text("LICENSE")
    assert "Permission is hereby granted, free of charge" in licence
    assert "https://creativecommons.org/licenses/by/4.0/" in licence
    assert "Pay It Forward contributors" in licence


# The locks


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", re.sub(r"^ *#.*\n", "", text(lock), flags=re.MULTILINE))
    assert len(entries) > 5
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==[0-9][\w.]*( ; [^\\\n]+)? \\\n", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("name", ["markupsafe", "nh3", "watchfiles"])
def test_compiled_packages_have_the_hashes_of_every_platform(name: str) -> None:
    entry = re.search(rf"^{name}==.*?(?=^\S|\Z)", text(LOCKS[0]), re.MULTILINE | re.DOTALL)
    # At the least: Linux on two processors, with glibc and musl; macOS on two; Windows; the source.
    assert entry and entry[0].count("--hash=sha256:") >= 8


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_name_no_index_host_or_path(lock: str) -> None:
    assert not re.search(r"://|index-url|find-links|file:|@ |^-", text(lock), re.MULTILINE)
    assert "/" not in re.sub(r"#.*", "", text(lock))


def test_locks_agree_where_they_overlap() -> None:
    pins, *others = (
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text(lock), re.MULTILINE)) for lock in LOCKS
    )
    for other in others:
        assert {n: v for n, v in pins.items() if other.get(n, v) != v} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_are_made_from_what_is_asked_for(lock: str) -> None:
    asked = text(lock.replace(".txt", ".in"))
    names = re.findall(r"^([a-z][a-z0-9-]*)", asked, re.MULTILINE)
    assert {f"\n{name}==" in text(lock) for name in names} == {True}


# The workflows and forms


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_every_action_is_pinned_by_commit(path: Path) -> None:
    lines = re.findall(r"^.*\buses:.*$", path.read_text(), re.MULTILINE)
    assert lines
    for line in lines:
        assert re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_workflows_are_careful(path: Path) -> None:
    words = path.read_text()
    workflow = yaml.safe_load(words)
    assert "secrets." not in words and "pull_request_target" not in words
    assert "permissions" in workflow and "concurrency" in workflow
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 30
        for step in job["steps"]:
            # What somebody named a branch or title must not become a command.
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.name)
def test_what_strangers_propose_can_only_read(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text())
    if "pull_request" in triggers(workflow):
        assert workflow["permissions"] == {"contents": "read"}
        assert all("permissions" not in job for job in workflow["jobs"].values())


def test_only_the_deploying_job_may_write() -> None:
    workflow = yaml.safe_load(text(".github/workflows/publish.yml"))
    writes = {
        name: {right for right, level in job["permissions"].items() if level == "write"}
        for name, job in workflow["jobs"].items()
    }
    assert workflow["permissions"] == {}
    assert writes == {"build": set(), "deploy": {"pages", "id-token"}}
    assert triggers(workflow)["push"] == {"branches": ["main"]}


def test_the_check_workflow_runs_what_a_contributor_runs() -> None:
    (job,) = yaml.safe_load(text(".github/workflows/check.yml"))["jobs"].values()
    commands = [step["run"] for step in job["steps"] if "run" in step]
    assert commands == ["make check", "make test", "make publish"]


def test_once_a_week_all_is_tried_that_a_run_has_no_time_for() -> None:
    workflow = yaml.safe_load(text(".github/workflows/thorough.yml"))
    (job,) = workflow["jobs"].values()
    assert [step["run"] for step in job["steps"] if "run" in step] == ["make test"]
    assert {"PIF_EXAMPLES", "PIF_SEQUENCES", "PIF_REQUIRE_BROWSER"} == job["env"].keys()
    assert "PIF_EXAMPLES" in THOROUGH and triggers(workflow).keys() > {"schedule"}


@pytest.mark.parametrize("path", FORMS, ids=lambda p: p.name)
def test_forms_are_well_formed(path: Path) -> None:
    form = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert form["name"] and form["description"]
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert all(field["attributes"]["label"] for field in fields)


def test_consent_is_asked_for_wherever_a_story_comes_in() -> None:
    form = yaml.safe_load(text(".github/ISSUE_TEMPLATE/tell-a-story.yml"))
    (consent,) = (field for field in form["body"] if field.get("id") == "consent")
    assert all(option["required"] for option in consent["attributes"]["options"])
    template = text(".github/pull_request_template.md")
    for word in ("mine to tell", "has agreed", "composite", "private data", "licence"):
        assert re.search(rf"- \[ \](?:(?!- \[ \]).)*{word}", template, re.DOTALL), word


def test_settings_of_the_tools_say_what_the_style_asks() -> None:
    tools = tomllib.loads(text("pyproject.toml"))["tool"]
    assert tools["mypy"]["strict"] is True
    assert tools["ruff"]["line-length"] == 100
