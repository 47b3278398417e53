"""Laws that hold for any counts."""

import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from seedbed.estimates import difference, mean_of, proportion, rate

CONFIDENCES = st.sampled_from([0.8, 0.95, 0.998])
VALUES = st.floats(-1e6, 1e6)


@st.composite
def parts(draw):
    of = draw(st.integers(1, 100_000))
    return draw(st.integers(0, of)), of


@given(part=parts(), confidence=CONFIDENCES)
def test_an_interval_holds_its_figure(part, confidence):
    for estimate in (proportion(*part, confidence=confidence), rate(*part, confidence=confidence)):
        assert estimate.low <= estimate.value * (1 + 1e-12)
        assert estimate.value <= estimate.high * (1 + 1e-12)


@given(part=parts())
def test_being_surer_never_narrows_an_interval(part):
    for kind in (proportion, rate):
        less, more = kind(*part, confidence=0.95), kind(*part, confidence=0.998)
        assert more.low <= less.low
        assert less.high <= more.high


@given(part=parts())
def test_a_proportion_and_its_interval_stay_between_none_and_all(part):
    share = proportion(*part)
    assert 0 <= share.low <= share.high <= 100
    assert rate(*part).low >= 0


@given(part=parts())
def test_those_who_were_and_those_who_were_not_mirror_one_another(part):
    count, of = part
    were, were_not = proportion(count, of), proportion(of - count, of)
    assert were.low == pytest.approx(100 - were_not.high, abs=1e-9)
    assert were.high == pytest.approx(100 - were_not.low, abs=1e-9)


@given(part=parts(), times=st.integers(2, 50))
def test_more_of_the_same_narrows_the_interval(part, times):
    count, of = part
    fewer, more = proportion(count, of), proportion(count * times, of * times)
    assert more.high - more.low < fewer.high - fewer.low


@given(part=parts(), per=st.sampled_from([1, 100, 1000, 10_000]))
def test_a_figure_per_another_number_is_the_same_figure(part, per):
    plain, scaled = rate(*part, per=1), rate(*part, per=per)
    assert (scaled.value, scaled.low, scaled.high) == pytest.approx(
        (per * plain.value, per * plain.low, per * plain.high)
    )


@given(one=parts(), other=parts())
def test_a_difference_turned_round_is_its_mirror(one, other):
    for kind in (proportion, rate):
        there, back = difference(kind(*one), kind(*other)), difference(kind(*other), kind(*one))
        assert (there.value, there.low, there.high) == pytest.approx((-back.value, -back.high, -back.low))
        assert there.low <= there.value <= there.high


@given(one=parts(), other=parts())
def test_a_difference_of_proportions_is_never_beyond_all(one, other):
    change = difference(proportion(*one, per=1), proportion(*other, per=1))
    assert -1 - 1e-9 <= change.low <= change.high <= 1 + 1e-9


@given(values=st.lists(VALUES, min_size=2, max_size=30))
def test_a_mean_lies_between_its_values_and_in_its_interval(values):
    mean = mean_of(values)
    slack = 1e-9 * max(1, *(abs(value) for value in values))
    assert min(values) - slack <= mean.value <= max(values) + slack
    assert mean.low <= mean.value <= mean.high


@given(values=st.lists(VALUES, min_size=1, max_size=20), missing=st.integers(0, 5))
def test_missing_values_change_no_mean(values, missing):
    assume(all(math.isfinite(value) for value in values))
    assert mean_of([*values, *[None] * missing]) == mean_of(values)
