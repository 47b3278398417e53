"""XmR charts against series that the R package NHSRplotthedots was run on: limits, flags, types, icons, warnings."""

import json
import math
from datetime import date

import pytest

from seedbed.understand.signals import ChartPoint, ChartSettings, xmr_chart

GOOD_IS = {"increase": "high", "decrease": "low", "neutral": "context"}
POINT_TYPES = {
    "chance": "common_cause",
    "improvement": "special_cause_improvement",
    "concern": "special_cause_concern",
    "high": "special_cause_neutral_high",
    "low": "special_cause_neutral_low",
}
ASSURANCE = {"pass": "consistent_pass", "fail": "consistent_fail", "hit or miss": "inconsistent", None: None}
CAUSES = {
    (None, None): "Common Cause",
    ("outside", "high"): "Above UCL",
    ("outside", "low"): "Below LCL",
    ("trend", "high"): "7 Point Trend (Increasing)",
    ("trend", "low"): "7 Point Trend (Decreasing)",
    ("two of three", "high"): "2 in 3 Above CL",
    ("two of three", "low"): "2 in 3 Below CL",
    ("run", "high"): "7 Points Above CL",
    ("run", "low"): "7 Points Below CL",
}


@pytest.fixture
def cases(shared):
    return json.loads((shared / "cases/spc/xmr.json").read_text(encoding="utf-8"))["cases"]


def test_every_published_case_gives_the_published_chart(cases):
    wrong = {case["name"]: problems for case in cases if (problems := differences(case))}
    assert len(cases) >= 24
    assert wrong == {}


def differences(case: dict) -> list[str]:
    expected, chart = case["expected"], chart_of(case)
    problems = [
        f"point {number + 1}: {column} is {got!r}, expected {wanted[number]!r}"
        for column, wanted in expected.items()
        if isinstance(wanted, list)
        for number, point in enumerate(chart.points)
        if not same(got := seen(point, column), wanted[number], column=column, point=point)
    ]
    if POINT_TYPES[chart.variation] != expected["variation_icon"]:
        problems.append(f"variation is {chart.variation!r}")
    if ASSURANCE[chart.assurance] != expected["assurance"]:
        problems.append(f"assurance is {chart.assurance!r}")
    return problems


def chart_of(case: dict):
    options = case["options"]
    rebase = [options["rebase"]] if isinstance(options["rebase"], str) else options["rebase"] or []
    settings = ChartSettings(
        good_is=GOOD_IS[options["improvement_direction"]],
        target=options["target"],
        rebase=tuple(map(date.fromisoformat, rebase)),
        fix_after=options["fix_after_n_points"],
        screen_outliers=options["screen_outliers"],
    )
    return xmr_chart([date.fromisoformat(day) for day in case["input"]["date"]], case["input"]["y"], settings=settings)


def seen(point: ChartPoint, column: str) -> object:
    return {
        "rebase_group": point.segment,
        "mean": point.mean,
        "lpl": point.lower,
        "upl": point.upper,
        "outside_limits": point.is_outside,
        "relative_to_mean": point.side,
        "close_to_limits": point.is_near_limit,
        "special_cause_type": CAUSES[point.rule, point.direction],
        "point_type": POINT_TYPES[point.variation],
        "short_group_warning": point.has_trial_limits,
    }[column]


def same(got: object, wanted: object, *, column: str, point: ChartPoint) -> bool:
    if wanted is None and column in ("outside_limits", "close_to_limits"):
        return got is False  # R gives “not known” where we give “not flagged”
    if wanted is None and column in ("lpl", "upl"):
        # Reviewed: R loses the limits of a series that never moves; ours are then its mean.
        return got is None or got == point.mean == point.value
    if isinstance(wanted, float) and isinstance(got, float):
        return math.isclose(got, wanted, rel_tol=1e-9, abs_tol=1e-9)
    return got == wanted
