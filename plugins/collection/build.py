"""Pages to files: only what changed is made, only what differs is written, the rest is removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import partial
from math import inf
from pathlib import Path
from typing import NoReturn

from plugins.collection import manifest
from plugins.collection.addresses import OURS, by_path
from plugins.collection.files import left_aside, names, remove
from plugins.collection.manifest import Manifest
from plugins.collection.outcome import Outcome, reasons
from plugins.collection.page import Page, digest_of
from plugins.collection.staging import Staging
from plugins.collection.worker import NotMade
from plugins.collection.workers import Told, silent, spread

PagesOf = Callable[[frozenset[str] | None], Iterable[Page]]

DIGESTS = 16_384  # of pages, for which forking costs less than it saves


@dataclass(frozen=True, slots=True)
class Job:
    """What a build is told."""

    output: Path
    cache: Path  # the folder where the manifest is kept
    base: str  # digest of what all pages are made from
    after: Manifest  # what is to be kept, but for the pages
    told: Told = silent  # hears of the progress
    meanwhile: Iterable[object] = ()  # small steps for this process while workers make pages
    workers: int = 0  # 0 asks the machine
    moved: Callable[[], bool] = bool  # whether what pages are made with was changed meanwhile


def build(pages: PagesOf, render: Callable[[Page], bytes], job: Job, before: Manifest) -> Outcome:
    """Bring the output folder to what the pages say.

    pages: given None, all; given the slugs of the stories that have new texts, where nothing else
    changed, at least the pages that show these texts, and those that are passing. render: a page
    to its bytes. before: what the last build left. Only files that an earlier build made are
    removed; where that is not known, those at addresses of ours. Raises AddressTaken before
    anything is written, NotMade where a page can't be made: then the folder is as it was.
    """
    there = names(job.output)
    retold = _retold(job.after, before, there)
    wanted = by_path(pages(retold))
    known = _digests(wanted, retold, job, before)
    todo = [
        page
        for path, page in wanted.items()
        if path not in there or path not in known or before.made[path] != known[path]
    ]
    todo.sort(key=_turn)
    ours: Iterable[str] = before.passing
    if retold is None:
        ours = before.made or filter(OURS.fullmatch, there)
    if not before.made or not before.whole:  # nothing else leaves files written aside
        ours = [*ours, *left_aside(there)]
    gone = sorted(set(ours) - wanted.keys())
    if todo or gone:
        manifest.begin(job.cache, [*[page.path for page in todo], *gone])
    done = _make(todo, known, Staging(job.output, there), render, job)
    new = {page.path: digest for page, (digest, _) in zip(todo, done, strict=True)}
    made = {**({} if retold is None else before.made), **known, **new}
    for path in gone:
        remove(job.output, path)
        made.pop(path, None)
    passing = tuple([path for path, page in wanted.items() if page.passing])
    after = replace(job.after, made=made, passing=passing)
    if todo or gone or before != after:
        manifest.save(job.cache, after)
    if todo and job.moved():  # then the next build makes them again
        manifest.begin(job.cache, [page.path for page in todo])
    return Outcome(
        pages=len(made),
        made=len(todo),
        written=sum(wrote for _, wrote in done),
        removed=len(gone),
        reasons=partial(reasons, todo, there, job.base, before),
    )


def _turn(page: Page) -> float:
    """When a page's turn comes: costly ones last, and those together that show the same stories, so
    that a worker has their texts at hand."""
    if page.costly:
        return inf
    return page.texts[0].date.timestamp() if page.texts else 0.0


def _retold(after: Manifest, before: Manifest, there: Set[str]) -> frozenset[str] | None:
    """The slugs of the stories that have new texts, where nothing else is new.

    there: the addresses of the files in the output folder. None where more changed than texts, the
    last build did not end, or a file is gone.
    """
    if after.frame != before.frame or not before.whole or not before.made.keys() <= there:
        return None
    old = before.texts
    return frozenset([slug for slug, text in after.texts.items() if old.get(slug) != text])


def _digests(
    wanted: Mapping[str, Page], retold: frozenset[str] | None, job: Job, before: Manifest
) -> dict[str, str]:
    """The digests of the pages that an earlier build made to the end.

    Where only texts are new, only those of pages that show them are worked out; else those of all
    that aren't still.
    """
    old = [page for path, page in wanted.items() if before.made.get(path)]
    if retold is None:
        known = {page.path: before.made[page.path] for page in old if page.still}
        asked = [page for page in old if not page.still]
        work = partial(digest_of, base=job.base)
        digests = spread(asked, work, _lost, job.workers, worth=DIGESTS)
        return known | {page.path: digest for page, digest in zip(asked, digests, strict=True)}
    return {
        page.path: digest_of(page, job.base)
        if any(story.slug in retold for story in page.texts)
        else before.made[page.path]
        for page in old
    }


def _make(
    todo: Sequence[Page],
    known: Mapping[str, str],
    staging: Staging,
    render: Callable[[Page], bytes],
    job: Job,
) -> list[tuple[str, bool]]:
    """Render and write pages, costly ones last; the digest of each, and whether its bytes changed.

    Of the costly ones each is worth a worker. Where one can't be made, none is put in its place.
    """

    def make(page: Page) -> tuple[str, bool]:
        try:
            data = render(page)
        except Exception as error:
            error.add_note(f"It was {page.named} that could not be made.")
            raise
        digest = known.get(page.path) or digest_of(page, job.base)
        return digest, staging.write(page.path, data)

    light = sum(not page.costly for page in todo)
    try:
        done = spread(todo[:light], make, _lost, job.workers, job.told, meanwhile=job.meanwhile)
        done += spread(todo[light:], make, _lost, job.workers, job.told, worth=1)
        staging.settle([page.path for page, (_, wrote) in zip(todo, done, strict=True) if wrote])
    except BaseException:
        staging.discard([page.path for page in todo])
        raise
    return done


def _lost(page: Page, why: str) -> NoReturn:
    raise NotMade(f"{page.named} could not be made: {why}")
