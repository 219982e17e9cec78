"""A hashtag's life: in how many stories it is, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from plugins.story.model import Listing

HEIGHT, WIDEST, STEP = 16, 96, 12  # of the line that is drawn, in pixels; from one year to the next
YEAR = attrgetter("date.year")


class Life(NamedTuple):
    """When the stories of a hashtag were told."""

    first: int  # year
    last: int
    most: int  # the year with most stories; 0 where it isn't one alone
    width: int
    line: str  # from year to year, as the data of an SVG path; empty where there is one year


def life_of(stories: Sequence[Listing]) -> Life:
    """The life of a hashtag by its stories, of which there is one at least, oldest first."""
    first, last = stories[0].date.year, stories[-1].date.year
    if first == last:
        return Life(first, last, first, 0, "")
    told = Counter(map(YEAR, stories))
    (most, peak), *others = told.most_common(2)
    alone = not others or others[0][1] < peak
    years: Sequence[int] = range(first, last + 1)
    step = min(STEP, WIDEST / (last - first))
    if len(years) > WIDEST:  # only those with a story: no line of a thousand years
        years, step = sorted(told), WIDEST / len(told)
    heights = [HEIGHT - round((HEIGHT - 2) * told[year] / peak) for year in years]
    points = [f"{1 + n * step:g} {height}" for n, height in enumerate(heights)]
    width = round((len(points) - 1) * step) + 2
    return Life(first, last, most if alone else 0, width, "M" + "L".join(points))
