"""Notes about the numbers of a thread: holes, doubles, restarts, overruns, changing totals.

Nothing is mended: the author's numbers stay as they are, and a note says what readers stumble over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plugins.story.model import Post, Problem

_SAME = "Nothing is renumbered: change the marker in the text if you didn't mean it."


def notes(posts: Sequence[Post]) -> Iterator[Problem]:
    """The notes of a thread's posts, in their order."""
    if _regular(posts):
        return
    known: set[int] = set()
    numbers = _ahead(posts)
    last: Post | None = None
    unnumbered = 0
    for index, post in enumerate(posts):
        if post.number is None:
            unnumbered += 1
            continue
        if last is None or last.number is None:
            yield from _missing(post, 0, unnumbered, numbers[index])
        else:
            yield from _step(post, last, unnumbered, known, numbers[index])
            if post.number <= 1 < last.number:
                known = set()
        yield from _totals(post, last)
        known.add(post.number)
        last, unnumbered = post, 0


def _regular(posts: Sequence[Post]) -> bool:
    """Whether the numbers run from 1 without a total to contradict: most threads do."""
    expected = 1
    for post in posts:
        if post.number is not None:
            if post.number != expected or isinstance(post.total, int):
                return False
            expected += 1
    return True


def _ahead(posts: Sequence[Post]) -> list[frozenset[int]]:
    """For each post the numbers of its run: until the next restart."""
    runs: list[list[int]] = [[]]
    where = []
    for post in posts:
        if post.number is not None:
            if runs[-1] and post.number <= 1 < runs[-1][-1]:
                runs.append([])
            runs[-1].append(post.number)
        where.append(len(runs) - 1)
    sets = [frozenset(run) for run in runs]
    return [sets[at] for at in where]


def _step(
    post: Post, last: Post, unnumbered: int, known: set[int], run: frozenset[int]
) -> Iterator[Problem]:
    number, before = post.number or 0, last.number or 0
    if number <= 1 < before:
        yield _note(
            post,
            "number-restarts",
            f"The numbers begin again at {post.marker} after {last.marker}.",
            "If these are two threads, make two stories of them; if not, go on counting.",
        )
    elif number in known:
        if not (_lettered(post) and post.marker != last.marker):
            yield _note(
                post, "number-doubled", f"Number {number} is there twice: {post.marker}.", _SAME
            )
    elif number < before:
        yield _note(
            post,
            "number-out-of-order",
            f"{post.marker} comes after {last.marker}.",
            "No post is moved: if the order is wrong, move the post in the text.",
        )
    else:
        yield from _missing(post, before, unnumbered, run)


def _missing(post: Post, before: int, unnumbered: int, run: frozenset[int]) -> Iterator[Problem]:
    """The numbers between that no post has, and that no unnumbered post explains."""
    number = post.number or 0
    if number - before - 1 <= unnumbered:
        return
    first = before + 1
    absent = [n for n in range(first, min(number, first + 1000)) if n not in run]
    if len(absent) <= unnumbered:
        return
    if len(absent) == 1:
        which = f"Number {absent[0]} is missing"
    elif number - first == len(absent):
        which = f"Numbers {absent[0]} to {number - 1} are missing"
    else:
        which = f"{len(absent)} numbers are missing"
    place = f"before {post.marker}" if not before else f"between {before} and {number}"
    yield _note(
        post,
        "number-missing",
        f"{which} {place}.",
        "If a post was lost, add it; a post without a number can stand between two --- lines.",
    )


def _lettered(post: Post) -> bool:
    return any(char.isalpha() for char in (post.marker or "").split("/")[0])


def _totals(post: Post, last: Post | None) -> Iterator[Problem]:
    total = post.total
    if not isinstance(total, int) or post.number is None:
        return
    if post.number > total:
        yield _note(
            post,
            "number-over-total",
            f"{post.marker}: number {post.number} is over the total {total}.",
            "A thread may grow longer than planned; change the total if it disturbs you.",
        )
    if last and isinstance(last.total, int) and last.total != total and post.number != 1:
        yield _note(
            post,
            "total-changes",
            f"The total changes from {last.total} to {total} at {post.marker}.",
            "Readers count on one total; change the markers if you like.",
        )


def _note(post: Post, rule: str, message: str, remedy: str) -> Problem:
    return Problem(post.line, "note", rule, message, remedy)
