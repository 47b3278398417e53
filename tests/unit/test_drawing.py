"""Charts are plain SVG: every point where its figure says, every word escaped, every mark of a scale true."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from seedbed.answers.drawing import ENGLAND, PLACE, SIGNAL, Limits, Line, line_chart, nice_scale, spark, strip

SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def words_in(svg: str) -> list[str]:
    return [text.text for text in drawn(svg).iter(f"{SVG}text")]


def a_chart(*lines: Line, labels: list[str] | None = None, **more: object) -> str:
    labels = labels or [str(2018 + i) for i in range(len(lines[0].values))]
    return line_chart(lines, labels, name="Referrals", description="From 1 to 2.", **more)  # type: ignore[arg-type]


def test_a_chart_has_a_role_and_says_what_it_shows():
    chart = drawn(a_chart(Line("Here", [1, 2, 3])))
    assert chart.get("role") == "img"
    assert chart.get("aria-label") == "Referrals. From 1 to 2."


def test_words_from_outside_are_escaped():
    svg = a_chart(Line('<b>"Here" & there', [1, 2]), Line("England", [2, 1], "england"), labels=["<2024>", "2025"])
    assert "<b>" not in svg
    assert '<b>"Here" & there' in words_in(svg)
    assert "<2024>" in words_in(svg)


def test_a_missing_year_is_a_gap_and_not_a_nought():
    path = drawn(a_chart(Line("Here", [5, None, 7, 8]))).findall(f"{SVG}path")[-1].get("d")
    assert path.count("M") == 2
    assert path.count("L") == 1


def test_a_point_alone_between_gaps_is_still_seen():
    assert len(drawn(a_chart(Line("England", [None, 5, None, 7, 8], "england"))).findall(f"{SVG}circle")) == 2


def test_a_higher_figure_is_drawn_higher():
    marks = drawn(a_chart(Line("Here", [1, 5, 3]))).findall(f"{SVG}circle")
    first, second, third = (float(mark.get("cy")) for mark in marks)
    assert second < third < first


@pytest.mark.parametrize(
    ("values", "marks"),
    [
        ([14.8, 19.1], ["12.5", "15.0", "17.5", "20.0"]),
        ([22, 164], ["0", "100", "200"]),
        ([3.2, 27.1], ["0", "20", "40"]),
        ([11_000, 13_000], ["11k", "12k", "13k"]),
        ([12_100, 12_900], ["12k", "12.5k", "13k"]),
        ([0, 0], ["0.0", "0.5", "1.0"]),
    ],
)
def test_the_marks_of_a_scale_are_never_rounded(values: list[float], marks: list[str]):
    words = words_in(a_chart(Line("Here", values)))
    assert words[: len(marks)] == marks


@given(
    some.floats(0, 1e6, allow_nan=False).map(lambda v: round(v, 3)),
    some.floats(0, 1e6, allow_nan=False).map(lambda v: round(v, 3)),
)
def test_a_scale_holds_all_that_is_drawn_on_it(one: float, other: float):
    low, high, step = nice_scale(min(one, other), max(one, other))
    assert low <= min(one, other) + 1e-6
    assert high >= max(one, other) - 1e-6
    assert step > 0
    assert (high - low) / step <= 6


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 24, 36])
@pytest.mark.parametrize("label", ["2024", "2024-25", "Mar 2025"])
def test_the_names_of_periods_never_touch(count: int, label: str):
    lines = [Line("Here", [1.0] * count), Line("England", [2.0] * count, "england")]
    chart = drawn(a_chart(*lines, labels=[label] * count))
    spans = []
    for text in chart.iter(f"{SVG}text"):
        if text.text == label:
            wide, x = 5.6 * len(label), float(text.get("x"))
            start = {"start": x, "middle": x - wide / 2, "end": x - wide}[text.get("text-anchor")]
            spans.append((start, start + wide))
    assert spans
    assert all(before[1] <= after[0] for before, after in pairwise(sorted(spans)))


def test_names_at_the_ends_of_lines_never_touch():
    same = [Line("Here", [1, 2]), Line("Neighbours", [1, 2], "neighbours"), Line("England", [1, 2], "england")]
    ends = {t.text: float(t.get("y")) for t in drawn(a_chart(*same)).iter(f"{SVG}text")}
    heights = sorted(ends[line.name] for line in same)
    assert all(below - above >= 11 for above, below in pairwise(heights))
    assert heights[-1] <= 76


def test_a_signal_is_a_diamond_and_not_only_another_colour():
    limits = Limits([5, 5, 5], [2, 2, 2], [8, 8, 8], frozenset({2}))
    svg = a_chart(Line("Here", [5, 6, 9]), limits=limits)
    diamonds = [path for path in drawn(svg).findall(f"{SVG}path") if path.get("fill") == SIGNAL]
    assert len(diamonds) == 1
    assert diamonds[0].get("d").count("l") == 3
    assert len(drawn(svg).findall(f"{SVG}circle")) == 2


def test_each_line_differs_in_more_than_colour():
    svg = a_chart(Line("Here", [1, 2]), Line("England", [2, 3], "england"), Line("Near", [3, 4], "neighbours"))
    dashes = re.findall(r'stroke="(#\w+)" stroke-width="([\d.]+)"(?: stroke-dasharray="([^"]+)")?', svg)
    kinds = {(width, dash) for colour, width, dash in dashes if colour != "#d5dcd8"}
    assert len(kinds) == 3


def test_a_strip_puts_the_place_where_its_figure_lies():
    svg = strip([0, 50, 100], place=25, england=50, neighbours=[75], name="Referrals", description="25 here.")
    chart = drawn(svg)
    assert float(chart.find(f"{SVG}circle").get("cx")) == pytest.approx(6 + 138 * 0.25, abs=0.1)
    (post,) = [path for path in chart.findall(f"{SVG}path") if path.get("stroke") == ENGLAND]
    assert post.get("d").startswith("M75 ")


def test_a_strip_without_figures_is_nothing():
    assert strip([], place=None, england=None, neighbours=[], name="x", description="y") == ""


def test_councils_that_are_all_alike_are_drawn_on_one_spot():
    assert drawn(strip([3, 3], place=3, england=3, neighbours=[3], name="x", description="y")) is not None


def test_a_spark_needs_two_figures_and_marks_the_latest():
    assert spark([1, None], name="x", description="y") == ""
    chart = drawn(spark([1, 2, None], name="x", description="y"))
    assert chart.find(f"{SVG}circle").get("fill") == PLACE
    assert float(chart.find(f"{SVG}circle").get("cx")) == pytest.approx(4 + 32, abs=0.1)


@given(some.lists(some.one_of(some.none(), some.floats(0, 1e5).map(lambda v: round(v, 2))), min_size=1, max_size=30))
def test_any_series_is_drawn_inside_its_frame(values: list[float | None]):
    svg = a_chart(Line("Here", values))
    for number in re.findall(r'c[xy]="(-?[\d.]+)"', svg):
        assert -1 <= float(number) <= 331
    assert "nan" not in svg
    assert "inf" not in svg.replace("inherit", "")
    drawn(svg)
