"""Pages to files: only what changed is made, only what differs is written, the rest is removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.collection import manifest
from plugins.collection.files import remove, sizes, write_changed
from plugins.collection.manifest import Manifest
from plugins.collection.outcome import Outcome
from plugins.collection.page import Page, digest_of
from plugins.collection.workers import spread


class AddressTaken(ValueError):
    """Two pages want one address."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a build is told."""

    output: Path
    cache: Path  # the folder where the manifest is kept
    base: str  # digest of what all pages are made from
    after: Manifest  # what is to be kept, but for the pages
    told: Callable[[int, int], None] = lambda done, of: None  # hears of the progress
    workers: int = 0  # 0 asks the machine


def build(
    pages: Iterable[Page], render: Callable[[Page], bytes], job: Job, before: Manifest
) -> Outcome:
    """Bring the output folder to what the pages say.

    render: a page to its bytes. before: what the last build left. Only files that an earlier
    build made are removed. Raises AddressTaken before anything is written.
    """
    wanted = _by_path(pages)
    digests = _digests(wanted, job, before)
    there = sizes(job.output)
    todo = [
        page
        for path, page in wanted.items()
        if before.made.get(path, ("", -1)) != (digests[path], there.get(path))
    ]
    gone = sorted(before.made.keys() - wanted.keys())
    if todo:
        manifest.begin(job.cache, [page.path for page in todo])
    done = _make(todo, render, job)
    for path in gone:
        remove(job.output, path)
    made = {path: (digests[path], there.get(path, -1)) for path in wanted}
    made |= {
        page.path: (digests[page.path], size) for page, (size, _) in zip(todo, done, strict=True)
    }
    manifest.save(job.cache, replace(job.after, made=made))
    written = sum(wrote for _, wrote in done)
    reasons = tuple(_reasons(todo, there, digests, job, before))
    return Outcome(
        pages=len(wanted), made=len(todo), written=written, removed=len(gone), reasons=reasons
    )


def _by_path(pages: Iterable[Page]) -> dict[str, Page]:
    """The pages by address; addresses that a file system can't tell apart are the same."""
    wanted: dict[str, Page] = {}
    taken: dict[str, str] = {}
    for page in pages:
        other = taken.setdefault(page.path.casefold(), page.path)
        if page.path in wanted or other != page.path:
            raise AddressTaken(f"two pages want the address {page.path} (and {other})")
        wanted[page.path] = page
    return wanted


def _digests(wanted: Mapping[str, Page], job: Job, before: Manifest) -> dict[str, str]:
    """The digest of each page; where no list changed, only of those whose texts did."""
    if job.after.frame != before.frame:
        return {path: digest_of(page, job.base) for path, page in wanted.items()}
    changed = {slug for slug, digest in job.after.texts.items() if before.texts.get(slug) != digest}
    digests = {}
    for path, page in wanted.items():
        known = before.made.get(path, ("", -1))[0]
        if known and not any(story.slug in changed for story in page.texts):
            digests[path] = known
        else:
            digests[path] = digest_of(page, job.base)
    return digests


def _make(
    todo: Sequence[Page], render: Callable[[Page], bytes], job: Job
) -> list[tuple[int, bool]]:
    """Render and write pages; the size of each, and whether its bytes changed."""

    def make(page: Page) -> tuple[int, bool]:
        data = render(page)
        return len(data), write_changed(job.output / page.path, data)

    def lost(page: Page, why: str) -> tuple[int, bool]:
        raise RuntimeError(f"{page.path} could not be made: {why}")

    return spread(todo, make, lost, job.workers, job.told)


def _reasons(
    todo: Sequence[Page],
    there: Mapping[str, int],
    digests: Mapping[str, str],
    job: Job,
    before: Manifest,
) -> Iterator[str]:
    """Why each page was made, in words."""
    for page in todo:
        digest, size = before.made.get(page.path, ("", -1))
        texts = [s.path for s in page.texts if before.texts.get(s.slug) != s.digest]
        if page.path not in before.made:
            why = "it is new"
        elif not digest:
            why = "the last build did not end"
        elif page.path not in there:
            why = "its file was gone"
        elif digest == digests[page.path]:
            why = f"its file had {there[page.path]:,} bytes instead of {size:,}"
        elif before.base != job.base:
            why = "settings, templates or code changed"
        elif texts:
            why = f"shows {', '.join(texts[:3])}{' …' if len(texts) > 3 else ''}"
        else:
            why = "what it lists changed"
        yield f"{page.path}: {why}"
