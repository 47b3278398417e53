"""Laws that hold for any series of months."""

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from seedbed.understand.signals import (
    ChartSettings,
    choose_chart,
    days_between_chart,
    p_prime_chart,
    xmr_chart,
)

SERIES = st.lists(st.none() | st.integers(0, 60), max_size=40)
KNOWN = st.lists(st.integers(0, 60), min_size=1, max_size=40)
SETTINGS = st.builds(
    ChartSettings,
    good_is=st.sampled_from(["high", "low", "context"]),
    target=st.none() | st.integers(0, 60),
    fix_after=st.none() | st.integers(12, 40),
    screen_outliers=st.booleans(),
    trend_length=st.integers(3, 8),
    run_length=st.integers(3, 8),
    rebase=st.lists(st.dates(date(2019, 6, 1), date(2023, 6, 1)), max_size=3).map(tuple),
)
MIRRORED = {"high": "low", "low": "high", None: None}
SWAPPED = {"improvement": "concern", "concern": "improvement", "chance": "chance"}


def days(number: int) -> list[date]:
    return [date(2020, 1, 1) + timedelta(31 * step) for step in range(number)]


def marks(chart) -> list[tuple]:
    return [(point.rule, point.direction) for point in chart.points]


@given(values=SERIES, settings=SETTINGS)
def test_a_chart_of_anything_can_be_told(values, settings):
    chart = xmr_chart(days(len(values)), values, settings=settings)
    assert [point.value for point in chart.points] == values
    assert chart.sentence().endswith(".")
    assert settings.in_words().endswith(".")
    assert isinstance(chart.target_sentence(), str)


@given(values=SERIES, settings=SETTINGS, seed=st.integers(0, 100))
def test_the_order_in_which_months_are_handed_in_does_not_matter(values, settings, seed):
    shuffled = list(zip(days(len(values)), values, strict=True))
    random.Random(seed).shuffle(shuffled)
    mixed = xmr_chart([day for day, _ in shuffled], [value for _, value in shuffled], settings=settings)
    assert mixed == xmr_chart(days(len(values)), values, settings=settings)


@given(values=SERIES, settings=SETTINGS)
def test_a_missing_month_is_never_a_signal(values, settings):
    chart = xmr_chart(days(len(values)), values, settings=settings)
    assert all(point.rule is None for point in chart.points if point.value is None)


@given(values=SERIES, settings=SETTINGS, times=st.sampled_from([0.5, 2, 1024]))
def test_counting_in_other_units_changes_no_signal(values, settings, times):
    there = xmr_chart(days(len(values)), values, settings=settings)
    scaled = [None if value is None else value * times for value in values]
    assert marks(xmr_chart(days(len(values)), scaled, settings=settings)) == marks(there)


@given(values=SERIES, settings=SETTINGS)
def test_a_series_turned_upside_down_gives_the_opposite_signals(values, settings):
    there = xmr_chart(days(len(values)), values, settings=settings)
    upside_down = [None if value is None else -value for value in values]
    back = xmr_chart(days(len(values)), upside_down, settings=settings)
    assert marks(back) == [(rule, MIRRORED[direction]) for rule, direction in marks(there)]


@given(values=SERIES)
def test_what_is_good_changes_how_a_signal_is_called_and_not_whether_it_is_one(values):
    high, low = (xmr_chart(days(len(values)), values, settings=ChartSettings(good_is=good)) for good in ("high", "low"))
    assert marks(high) == marks(low)
    assert [SWAPPED[point.variation] for point in high.points] == [point.variation for point in low.points]


@given(values=KNOWN, settings=SETTINGS)
def test_limits_stand_evenly_about_the_mean(values, settings):
    for point in xmr_chart(days(len(values)), values, settings=settings).points:
        if point.lower is not None:
            assert point.lower <= point.mean <= point.upper
            assert abs((point.upper - point.mean) - (point.mean - point.lower)) < 1e-9


@given(values=KNOWN)
def test_screening_never_widens_the_limits(values):
    screened = xmr_chart(days(len(values)), values).latest
    unscreened = xmr_chart(days(len(values)), values, settings=ChartSettings(screen_outliers=False)).latest
    assert screened.upper is None or screened.upper <= unscreened.upper


@given(values=KNOWN, longer=st.integers(1, 4))
def test_asking_for_a_longer_trend_never_finds_more(values, longer):
    def in_trend(length: int) -> set[int]:
        chart = xmr_chart(days(len(values)), values, settings=ChartSettings(trend_length=length))
        return {number for number, point in enumerate(chart.points) if point.rule == "trend"}

    assert in_trend(4 + longer) <= in_trend(4)


@given(value=st.integers(-50, 50), number=st.integers(2, 30))
def test_a_series_that_never_moves_is_never_a_signal(value, number):
    chart = xmr_chart(days(number), [value] * number)
    assert {(point.lower, point.upper, point.rule) for point in chart.points} == {(value, value, None)}


@given(values=KNOWN, settings=SETTINGS)
def test_signals_joined_cover_just_the_marked_points(values, settings):
    chart = xmr_chart(days(len(values)), values, settings=settings)
    assert sum(signal.points for signal in chart.signals) == sum(point.rule is not None for point in chart.points)


@given(counts=st.lists(st.integers(0, 40), min_size=2, max_size=30))
def test_percentages_of_one_denominator_are_charted_as_by_xmr(counts):
    # 3 ÷ 1.128 is 2.6596 and XmR says 2.66: the limits agree to four figures.
    settings = ChartSettings(screen_outliers=False)
    prime = p_prime_chart(days(len(counts)), counts, [40] * len(counts), settings=settings).latest
    plain = xmr_chart(days(len(counts)), [2.5 * count for count in counts], settings=settings).latest
    assert abs((prime.upper - prime.mean) - (plain.upper - plain.mean)) <= 2e-4 * (plain.upper - plain.mean) + 1e-9


@given(part=st.integers(0, 7), times=st.lists(st.integers(1, 50), min_size=2, max_size=30))
def test_one_share_of_changing_denominators_is_never_a_signal(part, times):
    counts, of = [part * size for size in times], [7 * size for size in times]
    chart = p_prime_chart(days(len(times)), counts, of)
    assert all(rule is None for rule, _ in marks(chart))


@given(counts=st.lists(st.integers(0, 20), min_size=1, max_size=30))
def test_percentages_are_shown_between_0_and_100(counts):
    chart = p_prime_chart(days(len(counts)), counts, [20] * len(counts))
    for point in chart.points:
        low, high = chart.limits_shown(point)
        assert low is None or 0 <= low <= high <= 100


@given(events=st.lists(st.dates(date(2020, 1, 1), date(2024, 12, 31)), min_size=1, max_size=60))
def test_the_days_between_add_up_to_the_days_in_all(events):
    chart = days_between_chart(events)
    assert round(sum(point.value for point in chart.points), 6) == (max(events) - min(events)).days
    assert all(point.lower is None or 0 <= point.lower <= point.upper for point in chart.points)


@given(counts=SERIES, more=st.integers(1, 5))
def test_more_events_never_make_too_few(counts, more):
    if choose_chart(counts).chart == "XmR":
        assert choose_chart([None if count is None else count + more for count in counts]).chart == "XmR"
