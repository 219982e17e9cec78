"""Where posts end in unrolled text: at single newlines, as many as the numbers around ask for.

A cut costs little; leaving an ordinary newline uncut costs more, or else any number could be made
to fit (thread-grammar, "Positions").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from plugins.story.thread.layout import Layout

POST: Final = 280  # weighted characters of the longest post
MISSING: Final = 1.2  # each post that the numbers ask for and no newline gives
MISSING_MOST: Final = 6.0
LONG: Final = 0.7  # a post over 280 weighted characters
BUDGET: Final = (
    60_000  # steps of dynamic programming for one reading; then the cheapest cuts are taken
)

Cutting = tuple[float, list[int]]


class Cutter:
    """Cuts the stretches of one reading; `held` are lines before which this reading can't cut."""

    def __init__(self, layout: Layout, held: frozenset[int]) -> None:
        self._layout = layout
        self._held = held
        self._budget = BUDGET

    def cut(self, start: int, stop: int, want: int | None) -> Cutting:
        """The cost, and the lines between start and stop that begin a post, for `want` posts in all
        (None: nobody knows)."""
        costs = self._layout.newlines
        places = [i for i in range(start + 1, stop) if i not in self._held]
        plain = [i for i in places if costs[i][1] > 0]
        if want is None:
            return sum(costs[i][0] for i in plain), plain
        if len(plain) > want - 1 > 0 and self._affordable(len(plain), want):
            return self._programme(start, stop, plain, want)
        return self._cheapest(places, want)

    def _affordable(self, count: int, want: int) -> bool:
        self._budget -= count * count * want
        return self._budget > 0

    def _cheapest(self, places: Sequence[int], want: int) -> Cutting:
        """The want - 1 cuts that cost least, without a look at lengths."""
        costs = self._layout.newlines
        order = sorted(places, key=lambda i: costs[i][0] - costs[i][1])
        chosen = [i for i in order[: max(0, want - 1)] if costs[i][0] - costs[i][1] < MISSING]
        missing = min(MISSING * max(0, want - 1 - len(chosen)), MISSING_MOST)
        taken = frozenset(chosen)
        kept = sum(costs[i][1] for i in places if i not in taken)
        return missing + kept + sum(costs[i][0] for i in chosen), sorted(chosen)

    def _programme(self, start: int, stop: int, plain: list[int], want: int) -> Cutting:
        """The best want - 1 of the ordinary newlines, by their costs and by the posts' lengths."""
        costs, weights = self._layout.newlines, self._layout.weights
        edges = [start, *plain, stop]
        count = len(edges)
        endless = float("inf")
        best = [[endless] * count for _ in range(want + 1)]
        back = [[0] * count for _ in range(want + 1)]
        best[0][0] = 0.0
        for posts in range(1, want + 1):
            for right in range(posts, count):
                for left in range(posts - 1, right):
                    long = weights[edges[right]] - weights[edges[left]] > POST + 1
                    cost = best[posts - 1][left] + (LONG if long else 0.0)
                    if right < count - 1:
                        cut, keep = costs[edges[right]]
                        cost += cut - keep
                    if cost < best[posts][right]:
                        best[posts][right], back[posts][right] = cost, left
        chosen, right = [], count - 1
        for posts in range(want, 0, -1):
            right = back[posts][right]
            chosen.append(edges[right])
        kept = sum(costs[i][1] for i in plain)
        return best[want][count - 1] + kept, sorted(chosen)[1:]
