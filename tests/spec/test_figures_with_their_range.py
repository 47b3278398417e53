"""What an estimate says, and when it says nothing."""

import pytest

from seedbed.estimates import Estimate, difference, mean_of, proportion, rate


def test_a_proportion_carries_its_interval_and_what_it_was_counted_from():
    share = proportion(5, 20)
    assert (share.value, share.count, share.of, share.per) == (25, 5, 20, 100)
    assert (round(share.low, 1), round(share.high, 1)) == (11.2, 46.9)
    assert share.basis == "95% Wilson interval"
    assert share.is_known
    assert share.has_interval


def test_nobody_out_of_some_is_a_figure_with_a_range_above_it():
    share = proportion(0, 20)
    assert (share.value, share.low) == (0, 0)
    assert share.high > 10


def test_all_out_of_all_is_a_figure_with_a_range_below_it():
    share = proportion(20, 20)
    assert (share.value, share.high) == (100, 100)
    assert share.low < 90


def test_a_rate_of_few_events_is_exact_and_of_many_is_byars():
    assert "exact Poisson" in rate(9, 10_000).basis
    assert "Byar" in rate(10, 10_000).basis
    assert rate(0, 10_000).low == 0


@pytest.mark.parametrize(
    ("count", "of", "why"),
    [
        (None, 20, "no figure: nothing was counted"),
        (float("nan"), 20, "no figure: nothing was counted"),
        (5, None, "no figure: there is no number to divide by"),
        (5, 0, "no figure: nothing can be shared among 0"),
        (-1, 20, "no figure: a count of -1 is less than nothing"),
        (21, 20, "no figure: 21 cannot be counted among 20"),
    ],
)
def test_what_cannot_be_a_proportion_gives_no_figure_and_says_why(count, of, why):
    share = proportion(count, of)
    assert (share.value, share.low, share.high, share.basis) == (None, None, None, why)
    assert not share.is_known
    assert not share.has_interval


def test_a_rate_may_pass_the_number_it_is_divided_by():
    assert rate(21, 20, per=1).value == 1.05


def test_newcombes_worked_example_of_a_difference():
    # Newcombe, Statistics in Medicine 17 (1998) 873-890, table II, method 10: 56 of 70 against 48 of 80.
    change = difference(proportion(56, 70, per=1), proportion(48, 80, per=1))
    assert (round(change.value, 4), round(change.low, 4), round(change.high, 4)) == (0.2, 0.0524, 0.3339)
    assert change.basis == "95% Newcombe interval of the difference"


def test_newcombes_worked_example_with_nobody_in_one_group():
    # The same table: 10 of 10 against 0 of 20.
    change = difference(proportion(10, 10, per=1), proportion(0, 20, per=1))
    assert (round(change.value, 4), round(change.low, 4), round(change.high, 4)) == (1.0, 0.6791, 1.0)


def test_a_difference_from_nothing_known_is_not_known():
    known, missing = proportion(5, 20), proportion(None, 20)
    assert difference(known, missing).basis == "no figure: there is no old figure"
    assert difference(missing, known).basis == "no figure: there is no new figure"
    assert difference(missing, missing).basis == "no figure: there is no new and no old figure"


def test_a_difference_of_figures_without_intervals_has_none():
    change = difference(Estimate(12.0, None, None, "published"), Estimate(10.0, None, None, "published"))
    assert (change.value, change.low) == (2, None)
    assert change.basis.startswith("no interval")


def test_figures_per_different_numbers_are_not_subtracted():
    with pytest.raises(ValueError, match="per the same number"):
        difference(proportion(5, 20, per=1), proportion(5, 20, per=100))
    with pytest.raises(ValueError, match="equally confident"):
        difference(proportion(5, 20), proportion(5, 20, confidence=0.998))


def test_a_mean_leaves_out_what_is_missing():
    waits = mean_of([10, 12, 14, None, float("nan")])
    assert (waits.value, waits.of, waits.count) == (12, 3, 36)
    # t with 2 degrees of freedom is 4.3027; the standard error is 2 ÷ √3.
    assert (round(waits.low, 3), round(waits.high, 3)) == (7.032, 16.968)


def test_one_value_has_no_interval_and_none_no_mean():
    assert mean_of([10]).basis == "no interval: one value only"
    assert mean_of([10]).value == 10
    assert mean_of([]).basis == "no figure: there is no value"
