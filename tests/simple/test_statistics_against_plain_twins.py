"""Every quick way against its plain twin, on figures that hypothesis makes up."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.estimates import byar_limits, exact_poisson_limits, wilson_limits
from seedbed.periods import add_working_days, working_days_between
from seedbed.understand.comparison import stand_among
from seedbed.understand.comparison.funnels import rate_funnel
from seedbed.understand.signals import ChartSettings, p_prime_chart, xmr_chart
from simple.plain_statistics import (
    Z_95,
    exact_poisson_interval,
    p_prime_limits,
    phi_and_tau2_of_proportions,
    poisson_at_most,
    run_marks,
    trend_marks,
    wilson_interval,
    working_days,
)

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
LIVELY = st.lists(st.integers(0, 6), min_size=2, max_size=40)


@st.composite
def pairs(draw, *, fewest=2, most=30):
    denominators = draw(st.lists(st.integers(1, 400), min_size=fewest, max_size=most))
    return [(draw(st.integers(0, of)), of) for of in denominators]


def days(number: int) -> list[date]:
    return [date(2020, 1, 1) + timedelta(31 * step) for step in range(number)]


@given(count=st.integers(0, 60))
def test_exact_poisson_limits_are_where_the_tails_are_rare(count):
    low, high = exact_poisson_limits(count)
    assert (float(low), float(high)) == pytest.approx(exact_poisson_interval(count, 0.025), abs=1e-9)


@given(count=st.integers(10, 500))
def test_byars_limits_are_close_to_the_exact_ones(count):
    low, high = byar_limits(count)
    exact_low, exact_high = exact_poisson_limits(count)
    assert float(low) == pytest.approx(float(exact_low), rel=0.005)
    assert float(high) == pytest.approx(float(exact_high), rel=0.005)


@given(pair=pairs(fewest=1, most=1))
def test_wilson_limits_are_where_the_seen_proportion_is_just_rare(pair):
    [(count, of)] = pair
    low, high = wilson_limits(count, of)
    assert (float(low), float(high)) == pytest.approx(wilson_interval(count, of, Z_95), abs=1e-9)


@given(mean=st.floats(0.05, 60), count=st.integers(0, 120))
def test_a_count_is_beyond_the_rate_funnel_just_when_its_tail_is_rare(mean, count):
    low, high = rate_funnel(mean, confidence=0.95)
    at_least = 1 - poisson_at_most(count - 1, mean) if count else 1.0
    at_most = poisson_at_most(count, mean)
    if abs(at_least - 0.025) > 1e-9:
        assert (count > high) == (at_least < 0.025)
    if abs(at_most - 0.025) > 1e-9:
        assert (count < low) == (at_most < 0.025)


@given(months=pairs())
def test_p_prime_limits_are_the_plain_ones(months):
    counts, of = [count for count, _ in months], [n for _, n in months]
    chart = p_prime_chart(days(len(months)), counts, of, settings=ChartSettings(screen_outliers=False))
    for point, (low, mean, high) in zip(chart.points, p_prime_limits(counts, of), strict=True):
        assert (point.lower, point.mean, point.upper) == pytest.approx((low, mean, high), abs=1e-9)


@given(values=LIVELY, length=st.integers(3, 8))
def test_trends_are_the_plain_ones(values, length):
    # Limits fixed far apart, so that nothing but a trend or a run can be seen.
    steady = [-1000.0, 1000.0] * 6
    settings = ChartSettings(trend_length=length, run_length=1000, fix_after=12)
    points = xmr_chart(days(12 + len(values)), steady + values, settings=settings).points
    marks = [point.direction if point.rule == "trend" else None for point in points]
    assert marks == trend_marks(steady + values, length)


@given(values=LIVELY, length=st.integers(3, 8))
def test_runs_are_the_plain_ones(values, length):
    steady = [-1000.0, 1006.0] * 6
    settings = ChartSettings(trend_length=1000, run_length=length, fix_after=12)
    points = xmr_chart(days(12 + len(values)), steady + values, settings=settings).points
    marks = [point.direction if point.rule == "run" else None for point in points]
    assert marks == run_marks(steady + values, 3, length)


@given(councils=pairs(fewest=10, most=40))
def test_phi_and_tau2_are_the_plain_ones(councils):
    standing = stand_among([x for x, _ in councils], [n for _, n in councils], kind="proportion")
    phi, tau2 = phi_and_tau2_of_proportions(councils)
    assert standing.phi == pytest.approx(phi, rel=1e-9, abs=1e-9)
    assert standing.tau2 == pytest.approx(tau2, rel=1e-9, abs=1e-12)


@given(councils=pairs(fewest=10, most=40))
def test_verdicts_are_read_off_the_limits_one_council_at_a_time(councils):
    standing = stand_among([x for x, _ in councils], [n for _, n in councils], kind="rate")
    for number, (x, n) in enumerate(councils):
        council = standing.of(number)
        if not np.isfinite(standing.limits_95[0][number]):
            assert council.verdict == "in line"
            continue
        low, high = council.limits
        value = 10_000 * x / n
        if min(abs(value - low), abs(value - high)) > 1e-6:
            assert council.verdict == ("higher" if value > high else "lower" if value < low else "in line")


@given(start=DAYS, length=st.integers(0, 400))
def test_working_days_are_the_plain_count(start, length):
    end = start + timedelta(length)
    assert working_days_between(start, end) == working_days(start, end)


@given(start=DAYS, number=st.integers(0, 60))
def test_adding_working_days_is_counting_them_backwards(start, number):
    end = add_working_days(start, number)
    assert working_days(start, end) == number
    assert number == 0 or working_days(start, end - timedelta(1)) == number - 1
