"""What the bench says of its figures: medians, ratios, bounds, the picture and README."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bench import picture, readme, table
from tests.bench.bounds import Ratio, against, growth, memory, verdicts
from tests.bench.edits import COMPARED, LABELS, Operation
from tests.bench.phases import Phase
from tests.bench.phases import table as phase_table
from tests.bench.process import BenchError
from tests.bench.results import Figures, Machine, Size, load, paired, save

MACHINE = Machine(2, "A Processor", 8.0, "Linux 6", "3.11.9")
SVG = "{http://www.w3.org/2000/svg}"


def figures(*walls: float, tree: float | None = 100.0, others: float | None = 0.02) -> Figures:
    runs = len(walls)
    return Figures(
        walls, tuple(2 * w for w in walls), (others,) * runs, (90.0,) * runs, tree, 3, 4096, 512
    )


def size(stories: int, ours: float = 1.0, hugo: float = 2.0, pelican: bool = True) -> Size:
    """Times that grow with the stories; an edit takes a tenth of our cold build."""
    scale = stories / 1000
    mine = {operation: figures(ours * scale / 10, tree=30 * scale) for operation in LABELS}
    mine["cold"] = figures(ours * scale, tree=60 * scale)
    found: dict[str, dict[Operation, Figures]] = {
        "ours": mine,
        "hugo": {operation: figures(hugo * scale, tree=80 * scale) for operation in COMPARED},
    }
    if pelican:
        found["pelican"] = {operation: figures(5 * scale, tree=None) for operation in COMPARED}
    names = dict.fromkeys(found, 1400)
    return Size(stories, "2026-03-01", 1, MACHINE, dict.fromkeys(found, "1.0"), names, found)


def cold_alone(one: Size, cold: Figures) -> Size:
    """A size of which only the cold builds of two tools are known."""
    return replace(one, figures={"ours": {"cold": cold}, "hugo": {"cold": cold}})


# Figures


def test_the_median_run_counts() -> None:
    found = figures(3.0, 1.0, 20.0)
    assert (found.wall, found.cpu) == (3.0, 6.0)
    assert figures(1.0, 2.0).wall == 1.5


def test_a_ratio_is_of_runs_that_stood_beside_each_other() -> None:
    # The machine was slow for both in the second pair, and for one alone in the third.
    assert paired(figures(1.0, 10.0, 9.0), figures(2.0, 20.0, 2.0)) == 0.5
    with pytest.raises(ValueError, match="longer"):
        paired(figures(1.0), figures(1.0, 2.0))


def test_a_bound_is_met_up_to_itself() -> None:
    assert Ratio("x", 0.7, 0.7).met is True and Ratio("x", 0.71, 0.7).met is False
    assert Ratio("x", 0.7).met is None and Ratio("x", 0.7).verdict == ""
    assert Ratio("x", 0.71, 0.7).verdict == "at most 0.7: NOT MET"


def test_what_hugo_is_not_asked_stands_beside_its_rebuild_after_an_edit() -> None:
    one = size(10_000, ours=1.2, hugo=2.0)
    found = against(one, "title")
    assert found and found.value == pytest.approx(0.06) and found.bound == 0.12 and found.met
    assert against(replace(one, figures={"ours": one.figures["ours"]}), "title") is None


def test_memory_is_the_most_of_any_operation() -> None:
    one = size(10_000)
    assert one.peaks == {"ours": 600, "hugo": 800}
    found = memory(one)
    assert found and found.value == 0.75 and found.met is False
    assert memory(cold_alone(one, figures(1.0, tree=None))) is None


def test_growth_is_asked_of_ten_times_the_stories() -> None:
    found = list(growth([size(1000), size(10_000), size(100_000, ours=1.2)]))
    asked = [ratio for ratio in found if ratio.bound is not None]
    assert [ratio.label.split(" from")[0] for ratio in asked] == [
        "cold build",
        "one edited body",
        "peak memory",
    ]
    assert [(round(ratio.value, 3), ratio.met) for ratio in asked] == [
        (12, False),
        (12, False),
        (10, True),
    ]
    assert len(found) == 8


def test_every_bound_that_was_asked_for_is_judged() -> None:
    assert len(verdicts([size(1000)])) == 3
    assert len(verdicts([size(10_000)])) == 6
    assert len(verdicts([size(1000), size(10_000), size(100_000)])) == 12
    assert verdicts([size(200)]) == []


def test_results_are_kept_by_size(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "results.json"
    assert load(path) == ()
    save(path, (size(10_000),))
    save(path, (size(1000),))
    assert load(path) == (size(1000), size(10_000))
    save(path, (size(1000, ours=7),))
    assert load(path) == (size(1000, ours=7), size(10_000))
    assert [file.name for file in path.parent.iterdir()] == ["results.json"]


# The table


def test_the_table_says_what_is_met() -> None:
    said = table.report([size(1000), size(10_000)])
    (cold, *_) = re.findall(r"^cold build .*$", said, re.MULTILINE)
    assert cold.endswith("0.500 ×   at most 1.3: met")
    assert re.search(r"^one edited title .* 0\.050 ×\*  at most 0\.12: met$", said, re.MULTILINE)
    assert re.search(r"^peak memory .* 0\.750 ×   at most 0\.7: NOT MET$", said, re.MULTILINE)
    assert "8 of 9 bounds are met." in said
    assert "not to be trusted" not in said


def test_a_busy_machine_is_told() -> None:
    one = size(1000)
    assert "not to be trusted" in table.busy(cold_alone(one, figures(1.0, others=0.5)))
    assert "isn't known" in table.busy(cold_alone(one, figures(1.0, others=None)))


def test_a_tool_that_was_left_out_has_no_column() -> None:
    said = "\n".join(table.table(size(100_000, pelican=False)))
    assert "Pelican" not in said and "Hugo" in said and "100,000 stories, 1 run," in said


def test_seconds_have_three_digits() -> None:
    assert [table.seconds(s) for s in (0.0381, 0.381, 4.321, 48.25, 130)] == [
        "0.038",
        "0.381",
        "4.32",
        "48.2",
        "130.0",
    ]


def test_parts_of_a_phase_are_not_added_twice() -> None:
    lines = list(phase_table([Phase("read", 3.0), Phase("thread", 2.0, part=True)], 1000))
    assert lines[-1].split() == ["all", "3.000", "100.0%"]
    assert lines[-2].split() == ["thread", "2.000", "66.7%"]


# The picture


@pytest.fixture(params=[2, 3])
def sizes(request: pytest.FixtureRequest) -> list[Size]:
    every = [size(1000), size(10_000), size(100_000, pelican=False)]
    return every[: request.param]


def test_the_picture_is_well_formed_and_says_itself(sizes: list[Size]) -> None:
    drawn = ET.fromstring(picture.picture(sizes))
    names = {element.get("id"): element.text for element in drawn if element.get("id")}
    assert drawn.get("role") == "img" and drawn.get("aria-labelledby") == "title desc"
    assert names["title"] and "Hugo, cold: 2.00 s at 1,000 stories" in (names["desc"] or "")
    assert len(drawn.findall(f"{SVG}path")) == 6
    words = " ".join(text.text or "" for text in drawn.iter(f"{SVG}text"))
    for tool in ("Pay It Forward, cold", "Pay It Forward, one edit", "Hugo, one edit", "Pelican"):
        assert tool in words


def test_all_of_the_picture_is_in_its_frame(sizes: list[Size]) -> None:
    drawn = ET.fromstring(picture.picture(sizes))
    for element in drawn.iter():
        for name in ("x", "x1", "x2", "cx"):
            assert 0 <= float(element.get(name) or 0) <= picture.WIDTH
        for name in ("y", "y1", "y2", "cy"):
            assert 0 <= float(element.get(name) or 0) <= picture.HEIGHT


def test_labels_keep_apart() -> None:
    places = picture.spread([60, 60, 61, 380, 383, 384])
    assert all(b - a >= picture.LINE for a, b in pairwise(places))
    assert places[0] == 60 and places[-1] <= picture.BOTTOM
    assert picture.spread([]) == []


def test_a_line_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        picture.picture([size(1000)])


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [picture.LIGHT, picture.DARK], ids=["light", "dark"])
def test_colours_stand_out_in_light_and_dark(palette: dict[str, str]) -> None:
    paper = luminance(palette["paper"])
    for name in palette.keys() - {"paper", "grid"}:
        lighter, darker = sorted((paper, luminance(palette[name])), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, name  # WCAG 2, 1.4.3
    assert all(colour in picture.picture([size(1000), size(2000)]) for colour in palette.values())


# README


def test_readme_has_a_place_for_figures_and_names_the_command(root: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    begin, end = readme.MARKS
    assert text.count(begin) == text.count(end) == 1
    part = text.partition("\n## How fast it is\n")[2].partition("\n## ")[0]
    assert begin in part and end in part
    figures_of = part.partition(begin)[2]
    assert re.search(r'`make bench N="[\d ]+" README=yes`', figures_of)
    assert (readme.PICTURE in figures_of) == (root / readme.PICTURE).is_file()


def test_figures_are_written_into_their_place(tmp_path: Path, sizes: list[Size]) -> None:
    path = tmp_path / "README.md"
    (tmp_path / ".github").mkdir()
    path.write_text("Before.\n\n{}\noutdated\n{}\n\nAfter.\n".format(*readme.MARKS))
    assert readme.update(tmp_path, sizes) == [tmp_path / readme.PICTURE, path]
    once = path.read_text(encoding="utf-8")
    assert (
        once.startswith("Before.\n\n") and once.endswith("\n\nAfter.\n") and "outdated" not in once
    )
    assert readme.command([one.stories for one in sizes]) in once
    assert "| cold build | 1.00 s | 2.00 s | 5.00 s | 0.50 |" in once
    assert f"]({readme.PICTURE})" in once
    readme.update(tmp_path, sizes)
    assert path.read_text(encoding="utf-8") == once
    widths = {line.count("|") for line in once.split("\n\n")[4].splitlines()}
    assert len(widths) == 1


def test_readme_is_left_alone_where_it_has_no_place_or_there_is_no_line(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("Nothing.\n")
    with pytest.raises(BenchError, match=r"README\.md has no"):
        readme.update(tmp_path, [size(1000), size(10_000)])
    with pytest.raises(BenchError, match="two sizes"):
        readme.update(tmp_path, [size(1000)])
    assert path.read_text() == "Nothing.\n" and not (tmp_path / ".github").exists()
