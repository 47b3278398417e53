"""Laws that hold for any councils."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedbed.understand.comparison import (
    Counted,
    Wobble,
    change_of_values,
    change_over_time,
    neighbours_average,
    ordinary_wobble,
    stand_among,
    stand_by_value,
)
from seedbed.understand.comparison.dispersion import winsorised

KINDS = st.sampled_from(["proportion", "rate"])
VALUES = st.lists(st.none() | st.floats(1, 1e5), min_size=1, max_size=40)
MIRRORED = {"rose": "fell", "fell": "rose"}


@st.composite
def councils(draw, *, fewest=1):
    denominators = draw(st.lists(st.integers(1, 3000), min_size=fewest, max_size=30))
    return [(draw(st.none() | st.integers(0, of)), of) for of in denominators]


@st.composite
def two_years(draw):
    old = draw(councils())
    return old, [(draw(st.none() | st.integers(0, of)), of) for _, of in old]


def standing_of(pairs, **options):
    return stand_among([count for count, _ in pairs], [of for _, of in pairs], **options)


def counted(pairs, kind) -> Counted:
    return Counted.of([count for count, _ in pairs], [of for _, of in pairs], kind=kind)


@given(pairs=councils(), kind=KINDS)
def test_each_figure_lies_in_its_own_interval(pairs, kind):
    standing = standing_of(pairs, kind=kind)
    known = np.isfinite(standing.values)
    assert known.tolist() == [count is not None for count, _ in pairs]
    assert (standing.low[known] <= standing.values[known] + 1e-9).all()
    assert (standing.values[known] <= standing.high[known] + 1e-9).all()


@given(pairs=councils(), kind=KINDS)
def test_widening_never_narrows_and_surer_limits_are_further_out(pairs, kind):
    chance, widened = standing_of(pairs, kind=kind, widen=False), standing_of(pairs, kind=kind)
    for inner, outer in (
        (chance.limits_95, widened.limits_95),
        (chance.limits_998, widened.limits_998),
        (widened.limits_95, widened.limits_998),
    ):
        known = np.isfinite(inner[0])
        assert (outer[0][known] <= inner[0][known] + 1e-9).all()
        assert (inner[1][known] <= outer[1][known] + 1e-9).all()


@given(pairs=councils(), kind=KINDS)
def test_the_pooled_figure_is_always_in_line(pairs, kind):
    standing = standing_of(pairs, kind=kind)
    known = np.isfinite(standing.limits_95[0])
    assert (standing.limits_95[0][known] <= standing.pooled + 1e-9).all()
    assert (standing.pooled <= standing.limits_95[1][known] + 1e-9).all()


@given(pairs=councils(fewest=2), kind=KINDS, seed=st.integers(0, 50))
def test_the_order_of_councils_does_not_matter(pairs, kind, seed):
    order = np.random.default_rng(seed).permutation(len(pairs))
    there, mixed = standing_of(pairs, kind=kind), standing_of([pairs[number] for number in order], kind=kind)
    for place, number in enumerate(order):
        one, other = there.of(number), mixed.of(place)
        assert (one.verdict, one.is_far, one.place) == (other.verdict, other.is_far, other.place)


@given(pairs=councils(), kind=KINDS)
def test_a_far_council_is_never_in_line(pairs, kind):
    standing = standing_of(pairs, kind=kind)
    assert all(
        verdict in ("higher", "lower") for verdict, far in zip(standing.verdicts, standing.is_far, strict=True) if far
    )


@given(pairs=councils(), kind=KINDS)
def test_any_standing_can_be_told(pairs, kind):
    standing = standing_of(pairs, kind=kind)
    assert all(standing.of(number).in_words().endswith(".") for number in range(len(pairs)))


@given(values=VALUES)
def test_places_run_from_both_ends(values):
    positions = stand_by_value(values)
    for number, value in enumerate(values):
        position = positions.of(number)
        if value is None:
            assert position.place is None
        else:
            assert 1 <= position.place <= positions.councils
            assert position.place + position.place_from_lowest <= positions.councils + 1
            assert 0 <= position.share_below <= 1


@given(values=st.lists(st.none() | st.floats(0, 100), max_size=10))
def test_the_average_lies_between_the_neighbours_and_heeds_no_order(values):
    average = neighbours_average(values)
    known = [value for value in values if value is not None]
    assert average.found == len(known)
    assert neighbours_average(values[::-1]).value == average.value
    if known:
        assert min(known) - 1e-9 <= average.value <= max(known) + 1e-9


@given(years=two_years(), kind=KINDS)
def test_two_years_exchanged_give_the_opposite_change(years, kind):
    old, new = (counted(pairs, kind) for pairs in years)
    there, back = change_over_time(old, new), change_over_time(new, old)
    assert there.values == pytest.approx(-back.values, nan_ok=True)
    assert there.low == pytest.approx(-back.high, nan_ok=True, abs=1e-9)
    clear = np.abs(there.low) + np.abs(there.high) > 1e-6
    for number in np.flatnonzero(clear):
        one, other = there.verdicts[number], back.verdicts[number]
        if min(abs(there.low[number]), abs(there.high[number])) > 1e-6:
            assert other == MIRRORED.get(one, one)


@given(years=two_years(), kind=KINDS, tau2=st.floats(0, 0.1))
def test_more_wobble_never_narrows_a_change_nor_finds_one(years, kind, tau2):
    old, new = (counted(pairs, kind) for pairs in years)
    less = change_over_time(old, new, wobble=Wobble(kind, 100, 1.0, 0.0))
    more = change_over_time(old, new, wobble=Wobble(kind, 100, 2.0, tau2))
    known = np.isfinite(less.values)
    assert (more.low[known] <= less.low[known] + 1e-9).all()
    assert (more.high[known] >= less.high[known] - 1e-9).all()
    for before, after in zip(less.verdicts, more.verdicts, strict=True):
        assert after == before or after == "no clear change"


@given(years=two_years(), kind=KINDS)
def test_a_change_lies_in_its_interval_and_no_change_is_no_wobble(years, kind):
    old, new = (counted(pairs, kind) for pairs in years)
    changes = change_over_time(old, new)
    known = np.isfinite(changes.values)
    assert (changes.low[known] <= changes.values[known] + 1e-9).all()
    assert (changes.values[known] <= changes.high[known] + 1e-9).all()
    assert ordinary_wobble(old, old).tau2 == 0


@given(years=two_years(), kind=KINDS)
def test_only_a_clear_change_is_judged_and_never_one_of_need(years, kind):
    old, new = (counted(pairs, kind) for pairs in years)
    for number in range(len(years[0])):
        good, context = (change_over_time(old, new, good_is=good_is).of(number) for good_is in ("high", "context"))
        assert context.judgement == ""
        assert bool(good.judgement) == (good.verdict in ("rose", "fell"))
        assert good.in_words().endswith(".")


@given(old=VALUES, relative=st.booleans())
def test_figures_without_counts_that_stay_the_same_have_not_changed(old, relative):
    changes = change_of_values(old, old, relative=relative)
    assert set(changes.verdicts) <= {"no clear change", "too few to say", "no figure"}


@given(values=st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=50))
def test_drawing_extremes_in_keeps_order_and_never_moves_outward(values):
    before = np.array(values)
    after = winsorised(before)
    assert after.min() >= before.min()
    assert after.max() <= before.max()
    assert (np.diff(after[np.argsort(before)]) >= 0).all()
