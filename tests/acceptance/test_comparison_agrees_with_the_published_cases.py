"""Intervals, funnels and overdispersion against PHEindicatormethods and FunnelPlotR, and our figures on real councils."""

import csv
import gzip
import json

import numpy as np
import pytest

from seedbed.estimates import byar_limits, proportion, rate, wilson_limits
from seedbed.understand.comparison import Counted, change_over_time, ordinary_wobble, stand_among
from seedbed.understand.comparison.dispersion import dispersion, reference_limits
from seedbed.understand.comparison.funnels import (
    expected_on_the_limit,
    proportion_funnel,
    proportion_significance,
    rate_funnel,
    rate_significance,
    ratio_significance,
)

CLOSE = 1e-9
SOUGHT = 1e-6  # the published funnel of ratios was found by trial in a spreadsheet, to about seven places
SCALES = {
    ("PR", "SHMI"): "arcsine",
    ("PR", "CQC"): "arcsine",
    ("SR", "CQC"): "square root",
    ("SR", "SHMI"): "log",
    ("RC", "SHMI"): "log ratio of counts",
    ("RC", "CQC"): "log ratio of counts",
}


def rows_of(path) -> list[dict]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{key.strip(): value for key, value in row.items()} for row in csv.DictReader(file)]


def numbers(rows: list[dict], column: str) -> np.ndarray:
    return np.array([float(row[column]) for row in rows])


def test_byar_and_wilson_limits_are_the_published_ones(shared):
    rows = [row for row in rows_of(shared / "cases/comparison/testdata_Byars_Wilson__testdata_B_W.csv") if row["x"]]
    assert len(rows) >= 13
    for row in rows:
        confidence = float(row["confidence"].rstrip("%")) / 100
        if row["method"] == "Byars":
            low, high = byar_limits(float(row["x"]), confidence=confidence)
        else:
            low, high = wilson_limits(float(row["x"]), float(row["n"]), confidence=confidence)
        assert high == pytest.approx(float(row["uppercl"]), rel=CLOSE)
        if row["lowercl"]:  # the package gives none where Byar's falls below nothing; ours is then 0
            assert low == pytest.approx(float(row["lowercl"]), rel=CLOSE)
        else:
            assert low == 0


@pytest.mark.parametrize(
    ("file", "estimate", "methods"),
    [
        ("testdata_Rate__testdata_Rate.csv", rate, {"Exact": "exact Poisson", "Byars": "Byar"}),
        ("testdata_Proportion__testdata_Prop.csv", proportion, {"Wilson": "Wilson"}),
    ],
)
def test_rates_and_proportions_are_the_published_ones(shared, file, estimate, methods):
    rows = [row for row in rows_of(shared / "cases/comparison" / file) if row["Numerator"] and row["Denominator"]]
    assert len(rows) >= 16
    for row in rows:
        count, of, per = (float(row[column]) for column in ("Numerator", "Denominator", "multiplier"))
        for confidence, columns in ((0.95, ("lower95_0cl", "upper95_0cl")), (0.998, ("lower99_8cl", "upper99_8cl"))):
            ours = estimate(count, of, per=per, confidence=confidence)
            wanted = [float(row[column]) for column in ("value", *columns)]
            assert [ours.value, ours.low, ours.high] == pytest.approx(wanted, rel=CLOSE)
            assert methods[row["method"]] in ours.basis


@pytest.mark.parametrize("file", ["testdata_Rate__testdata_Rate.csv", "testdata_Proportion__testdata_Prop.csv"])
def test_rows_with_blanks_give_no_figure(shared, file):
    rows = rows_of(shared / "cases/comparison" / file)
    blank = [row for row in rows if not (row["Numerator"] and row["Denominator"])]
    assert blank
    for row in blank:
        count, of = (float(row[column]) if row[column] else None for column in ("Numerator", "Denominator"))
        assert rate(count, of).value is None
        assert proportion(count, of).value is None


def test_proportion_funnel_and_its_labels_are_the_published_ones(shared):
    inputs = rows_of(shared / "cases/comparison/testdata_funnel_prop_inputs.csv")
    outputs = rows_of(shared / "cases/comparison/testdata_funnel_prop_outputs.csv")
    counts, of = numbers(inputs, "numerator"), numbers(inputs, "denominator")
    assert proportion_significance(counts, of).tolist() == [row["significance"] for row in inputs]
    pooled = counts.sum() / of.sum()
    assert 100 * pooled == pytest.approx(float(outputs[0]["Baseline"]), abs=1e-6)
    for confidence, ending in ((0.95, "2s0025limit"), (0.998, "3s0001limit")):
        low, high = proportion_funnel(pooled, numbers(outputs, "Population"), confidence=confidence)
        assert 100 * low == pytest.approx(numbers(outputs, f"Lower{ending}"), abs=1e-6)
        assert 100 * high == pytest.approx(numbers(outputs, f"Upper{ending}"), abs=1e-6)


def test_ratio_funnel_and_its_labels_are_the_published_ones(shared):
    inputs = rows_of(shared / "cases/comparison/testdata_funnel_ratio_inputs.csv")
    outputs = rows_of(shared / "cases/comparison/testdata_funnel_ratio_outputs.csv")
    observed, expected = numbers(inputs, "obs"), numbers(inputs, "expected")
    assert ratio_significance(observed, expected).tolist() == [row["significance"] for row in inputs]
    observed = numbers(outputs, "Observed_events")
    for confidence, sigma in ((0.95, "2s"), (0.998, "3s")):
        on_upper, on_lower = expected_on_the_limit(observed, confidence=confidence)
        assert on_lower == pytest.approx(numbers(outputs, f"lower_{sigma}_exp_events"), rel=SOUGHT, abs=SOUGHT)
        assert on_upper == pytest.approx(numbers(outputs, f"upper_{sigma}_exp_events"), rel=SOUGHT, abs=SOUGHT)
        assert observed / on_lower - 1 == pytest.approx(numbers(outputs, f"lower_{sigma}_count"), abs=SOUGHT)
        assert 100 * observed / on_upper == pytest.approx(numbers(outputs, f"upper_{sigma}_isr"), rel=1e-4)


def test_the_funnel_used_on_pages_is_the_published_one_read_the_other_way(shared):
    outputs = rows_of(shared / "cases/comparison/testdata_funnel_ratio_outputs.csv")
    observed = numbers(outputs, "Observed_events")
    for confidence, sigma in ((0.95, "2s"), (0.998, "3s")):
        _, high = rate_funnel(numbers(outputs, f"upper_{sigma}_exp_events"), confidence=confidence)
        low, _ = rate_funnel(numbers(outputs, f"lower_{sigma}_exp_events"), confidence=confidence)
        assert high == pytest.approx(observed, rel=1e-5)
        assert low == pytest.approx(observed, rel=1e-5)


def test_crude_rates_are_labelled_as_published(shared):
    rows = rows_of(shared / "cases/comparison/testdata_funnel_rate_dsr_inputs.csv")
    labels = rate_significance(numbers(rows, "count"), numbers(rows, "pop"))
    assert labels.tolist() == [row["crude_per_100000_with_0"] for row in rows]


def test_overdispersion_is_the_published_one(shared):
    cases = json.loads((shared / "cases/comparison/funnel_overdispersion.json").read_text(encoding="utf-8"))["cases"]
    assert len(cases) >= 5
    for case in cases:
        options, given, wanted = case["options"], case["input"], case["expected"]
        scale = SCALES[options["data_type"], options["sr_method"]]
        ours = dispersion(given["numerator"], given["denominator"], scale=scale, tail=options["trim_by"])
        assert ours.target == pytest.approx(wanted["target"], rel=CLOSE)
        assert ours.councils == wanted["n"]
        assert ours.phi == pytest.approx(wanted["phi"], rel=CLOSE)
        assert ours.tau2 == pytest.approx(wanted["tau2"], rel=CLOSE, abs=1e-12)
        assert ours.scores == pytest.approx(np.array(wanted["zscore"], dtype=float), rel=CLOSE, abs=1e-9)
        assert ours.kept == pytest.approx(np.array(wanted["wz"], dtype=float), rel=CLOSE, abs=1e-9, nan_ok=True)
        for tau2, start in ((None, ""), (ours.tau2, "od")):
            for confidence, end in ((0.95, "95"), (0.998, "998")):
                limits = reference_limits(
                    given["denominator"], scale=scale, target=ours.target, tau2=tau2, confidence=confidence
                )
                for side, drawn in zip(("ll", "ul"), limits, strict=True):
                    published = np.array(wanted[f"{start}{side}{end}"])
                    assert options["multiplier"] * drawn == pytest.approx(published, rel=1e-6), (case["name"], side)


@pytest.fixture
def rereferrals(shared):
    """Give re-referrals and referrals of every council in a year, from DfE's own table."""
    path = shared / "data/england/c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["geographic_level"] == "Local authority"]

    def in_year(year: str) -> dict[str, tuple[float, float]]:
        return {
            row["new_la_code"]: (number(row["rereferral_count"]), number(row["referral_count"]))
            for row in rows
            if row["time_period"] == year
        }

    return in_year


def number(text: str) -> float:
    return float(text) if text.replace(".", "").isdigit() else float("nan")


def test_chance_alone_calls_three_quarters_of_councils_outliers_and_widened_limits_few(rereferrals):
    pairs = np.array(list(rereferrals("2025").values()))
    by_chance = stand_among(pairs[:, 0], pairs[:, 1], kind="proportion", widen=False)
    widened = stand_among(pairs[:, 0], pairs[:, 1], kind="proportion")
    assert len(pairs) == 153
    assert widened.pooled == pytest.approx(22.6, abs=0.05)
    assert widened.phi == pytest.approx(29.6, abs=0.05)
    assert share_outside(by_chance.verdicts) == pytest.approx(0.76, abs=0.005)
    assert share_outside(widened.verdicts) == pytest.approx(0.18, abs=0.005)
    assert widened.is_far.mean() == pytest.approx(0.03, abs=0.005)


def share_outside(verdicts: tuple[str, ...]) -> float:
    return np.mean([verdict in ("higher", "lower") for verdict in verdicts])


def test_chance_alone_says_half_of_councils_changed_and_the_ordinary_wobble_one_in_eight(rereferrals):
    old, new = rereferrals("2024"), rereferrals("2025")
    codes = sorted(old.keys() & new.keys())
    before, after = (
        Counted.of([year[code][0] for code in codes], [year[code][1] for code in codes], kind="proportion")
        for year in (old, new)
    )
    wobble = ordinary_wobble(before, after)
    no_wobble = type(wobble)("proportion", wobble.councils, 1, 0)
    assert wobble.councils == 149
    assert wobble.phi == pytest.approx(7.0, abs=0.05)
    assert share_changed(change_over_time(before, after, wobble=no_wobble).verdicts) == pytest.approx(0.48, abs=0.005)
    assert share_changed(change_over_time(before, after).verdicts) == pytest.approx(0.12, abs=0.005)


def share_changed(verdicts: tuple[str, ...]) -> float:
    known = [verdict for verdict in verdicts if verdict != "no figure"]
    return np.mean([verdict in ("rose", "fell") for verdict in known])
