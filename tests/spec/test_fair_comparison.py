"""Where a council stands, what changed, and what is only how councils ordinarily are."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from seedbed.understand.comparison import (
    Counted,
    Wobble,
    change_of_values,
    change_over_time,
    neighbours_average,
    ordinary_wobble,
    stand_among,
    stand_by_value,
    wobble_of_values,
)
from seedbed.understand.comparison.dispersion import dispersion, mean_ranks, phi_and_tau2, truncated, winsorised
from seedbed.understand.comparison.funnels import rate_funnel

Z_95 = 1.959963984540054
ALIKE = [20] * 11
STEADY = [100.0 + step for step in range(12)]
SPREAD = [10, 12, 15, 17, 19, 20, 21, 23, 25, 28, 30]


class TestStanding:
    """Where each council stands."""

    def test_a_council_far_from_alike_ones_is_higher(self):
        standing = stand_among([*ALIKE, 60], [100] * 12, kind="proportion")
        council = standing.of(11)
        assert (council.verdict, council.is_far) == ("higher", True)
        assert council.in_words() == "Far higher than councils ordinarily are (highest of 12 councils)."
        assert council.value == 60
        assert council.low < 60 < council.high
        assert standing.of(0).verdict == "in line"

    def test_the_same_council_among_councils_that_differ_much_is_in_line(self):
        few, many = [count * 10 for count in SPREAD], [1000] * 11
        by_chance = stand_among(few, many, kind="proportion", widen=False)
        widened = stand_among(few, many, kind="proportion")
        assert by_chance.verdicts[0] == "lower"
        assert widened.verdicts[0] == "in line"
        assert widened.of(0).in_words().startswith("In line: councils ordinarily differ as much as this")
        assert by_chance.of(0).basis == "limits for chance alone around the pooled figure of 11 councils"

    def test_the_same_share_of_few_children_is_in_line_and_of_many_is_not(self):
        standing = stand_among([*[2000] * 11, 4, 400], [*[10_000] * 11, 10, 1000], kind="proportion")
        assert standing.of(11).verdict == "in line"
        assert standing.of(12).verdict == "higher"

    def test_rates_are_per_10000_and_proportions_per_cent_unless_told(self):
        assert stand_among([60] * 12, [10_000] * 12, kind="rate").pooled == 60
        assert stand_among([60] * 12, [100] * 12, kind="proportion").pooled == 60
        assert stand_among([60] * 12, [10_000] * 12, kind="rate", per=1000).pooled == 6

    def test_rate_limits_for_chance_alone_are_the_exact_poisson_tails(self):
        # With a mean of 10 the chance of 17 or more is 2.7% and of 18 or more 1.4%: the limit lies between.
        standing = stand_among([10] * 11 + [18], [1000] * 11 + [1000 * 118 / 110], kind="rate", widen=False)
        low, high = standing.of(0).limits
        assert 16 < high / standing.pooled * 10 < 18
        assert 3 < low / standing.pooled * 10 < 5

    def test_rate_limits_are_widened_on_the_square_root_scale(self):
        counts, of = [count * 10 for count in SPREAD], [1000] * 11
        chance = stand_among(counts, of, kind="rate", widen=False)
        widened = stand_among(counts, of, kind="rate")
        assert widened.tau2 > 0
        for side in (0, 1):
            by_chance = abs(math.sqrt(chance.of(0).limits[side] / chance.pooled) - 1)
            in_all = math.sqrt(by_chance**2 + Z_95**2 * widened.tau2)
            root = 1 + (in_all if side else -in_all)
            assert widened.of(0).limits[side] == pytest.approx(widened.pooled * root**2)

    def test_none_at_all_is_low_only_where_some_were_expected(self):
        # A mean of 3.69 gives none with a chance of 2.5%.
        low, _ = rate_funnel([3.6, 3.8], confidence=0.95)
        assert low[0] == 0
        assert low[1] > 0

    def test_a_missing_council_has_no_verdict_and_changes_no_other(self):
        with_gap = stand_among([*ALIKE, None, 60], [100] * 13, kind="proportion")
        without = stand_among([*ALIKE, 60], [100] * 12, kind="proportion")
        assert with_gap.of(11).verdict == "no figure"
        assert with_gap.of(11).in_words() == "No published figure."
        assert with_gap.of(11).value is None
        assert with_gap.of(11).limits is None
        assert with_gap.of(11).place is None
        assert with_gap.of(12) == without.of(11)

    def test_a_part_larger_than_its_whole_is_missing(self):
        assert stand_among([*ALIKE, 101], [100] * 12, kind="proportion").verdicts[11] == "no figure"
        assert stand_among([*ALIKE, 5], [*[100] * 11, 0], kind="rate").verdicts[11] == "no figure"

    def test_nine_councils_are_too_few_for_a_verdict(self):
        standing = stand_among([20] * 8 + [90], [100] * 9, kind="proportion")
        assert standing.of(8).verdict == "too few councils"
        assert not standing.of(8).is_far
        assert standing.of(8).in_words() == "Only 9 councils have a figure: too few to say what is ordinary."

    @pytest.mark.parametrize("kind", ["proportion", "rate"])
    def test_nothing_known_gives_no_figure_for_anyone(self, kind):
        standing = stand_among([None, math.nan], [10, 10], kind=kind)
        assert standing.verdicts == ("no figure", "no figure")
        assert math.isnan(standing.pooled)

    @pytest.mark.parametrize("kind", ["proportion", "rate"])
    def test_no_events_anywhere_is_in_line_everywhere(self, kind):
        standing = stand_among([0] * 12, [100] * 12, kind=kind)
        assert set(standing.verdicts) == {"in line"}
        assert standing.pooled == 0

    def test_ties_share_the_better_place_from_either_end(self):
        counts = [30, 30, 20, 20, 20, 20, 20, 20, 20, 10, 10]
        standing = stand_among(counts, [100] * 11, kind="proportion")
        assert [standing.of(number).place for number in (0, 1, 2, 10)] == [1, 1, 3, 10]
        assert [standing.of(number).place_from_lowest for number in (0, 2, 9, 10)] == [10, 3, 1, 1]
        assert "lowest of 11 councils" in standing.of(9).in_words()


class TestPositions:
    """Measures without counts."""

    def test_a_measure_without_counts_has_a_place_and_no_more(self):
        positions = stand_by_value([500.0, 800.0, None, 650.0])
        council = positions.of(1)
        assert (council.place, council.councils, council.share_below) == (1, 3, 1)
        assert council.in_words() == "Highest of 3 councils; position only."
        assert "published without counts" in council.basis
        assert positions.of(2).in_words() == "No published figure."
        assert positions.of(2).share_below is None

    def test_the_middle_of_an_odd_number_has_half_below_it(self):
        assert stand_by_value([1.0, 2.0, 3.0]).of(1).share_below == 0.5

    def test_tied_councils_have_half_of_one_another_below(self):
        assert [stand_by_value([5.0, 5.0, 5.0]).of(number).share_below for number in range(3)] == [0.5] * 3

    def test_places_are_read_from_the_nearer_end(self):
        positions = stand_by_value(list(map(float, range(1, 31))))
        words = [positions.of(number).in_words().split(" of ")[0] for number in (0, 1, 2, 3, 10, 11, 12, 27, 29)]
        assert words == [
            "Lowest",
            "2nd lowest",
            "3rd lowest",
            "4th lowest",
            "11th lowest",
            "12th lowest",
            "13th lowest",
            "3rd highest",
            "Highest",
        ]

    def test_one_council_alone_has_none_below(self):
        assert stand_by_value([5.0]).of(0).share_below == 0


class TestNeighbours:
    """The average of statistical neighbours."""

    def test_each_neighbour_counts_once_and_missing_ones_are_told(self):
        average = neighbours_average([20.0, 24.0, None, 25.0, math.nan])
        assert (average.value, average.found, average.of) == (23, 3, 5)
        assert average.basis == (
            "simple mean of the 3 of 5 statistical neighbours with a published figure, each counting once"
        )

    def test_all_ten_are_said_to_be_all(self):
        assert neighbours_average([20.0] * 10).basis.startswith("simple mean of all 10 statistical neighbours")

    def test_no_neighbour_with_a_figure_gives_no_average(self):
        average = neighbours_average([None] * 10)
        assert (average.value, average.basis) == (None, "none of 10 statistical neighbours has a published figure")


def proportions(counts, of=1000) -> Counted:
    return Counted.of(counts, [of] * len(counts), kind="proportion")


class TestChange:
    """What changed between two years."""

    def test_a_large_move_among_steady_councils_is_a_change(self):
        changes = change_over_time(proportions([200] * 12), proportions([200] * 11 + [320]), good_is="low")
        council = changes.of(11)
        assert (council.old, council.new, council.value) == (20, 32, pytest.approx(12))
        assert 0 < council.low < 12 < council.high
        assert (council.verdict, council.judgement) == ("rose", "worse")
        assert council.in_words() == "Rose by more than councils ordinarily move in that time."
        assert "widened by how much 12 councils moved" in council.basis

    def test_the_same_move_among_councils_that_move_much_is_none(self):
        moves = [-120, 120, -100, 100, -90, 90, -80, 80, -60, 60, -120]
        changes = change_over_time(proportions([400] * 12), proportions([400 + move for move in [*moves, 120]]))
        assert changes.of(11).verdict == "no clear change"
        assert changes.of(11).in_words().startswith("No clear change")

    def test_a_move_that_all_share_is_a_change_for_each_and_no_wobble(self):
        old, new = proportions([200] * 12), proportions([300] * 12)
        assert ordinary_wobble(old, new).tau2 == 0
        assert set(change_over_time(old, new).verdicts) == {"rose"}

    def test_a_measure_of_need_is_never_better_or_worse(self):
        changes = change_over_time(proportions([200] * 12), proportions([200] * 11 + [320]), good_is="context")
        assert changes.of(11).judgement == ""

    def test_a_fall_is_better_where_low_is_good(self):
        old, new = proportions([200] * 12), proportions([200] * 11 + [80])
        assert change_over_time(old, new, good_is="low").of(11).judgement == "better"
        assert change_over_time(old, new, good_is="high").of(11).judgement == "worse"
        assert change_over_time(old, new, good_is="low").of(0).judgement == ""

    def test_fewer_than_ten_events_in_two_years_are_too_few_to_say(self):
        old = proportions([*[200] * 11, 0])
        assert change_over_time(old, proportions([*[200] * 11, 9])).of(11).verdict == "too few to say"
        assert change_over_time(old, proportions([*[200] * 11, 40])).of(11).verdict == "rose"
        assert change_over_time(old, proportions([*[200] * 11, 9])).of(11).in_words() == "Too few to say."

    def test_fewer_than_ten_left_out_in_two_years_are_too_few_too(self):
        old, new = proportions([*[200] * 11, 999]), proportions([*[200] * 11, 995])
        assert change_over_time(old, new).of(11).verdict == "too few to say"

    def test_a_rate_has_no_other_side(self):
        old = Counted.of([200] * 12, [200] * 12, kind="rate")
        assert change_over_time(old, old).of(0).verdict == "no clear change"

    def test_a_council_missing_in_one_year_has_no_change(self):
        changes = change_over_time(proportions([*[200] * 11, None]), proportions([200] * 12))
        assert changes.of(11).verdict == "no figure"
        assert changes.of(11).value is None
        assert changes.of(11).in_words() == "There is no figure for both years."

    def test_without_ten_councils_only_chance_is_allowed_for_and_the_basis_says_so(self):
        change = change_over_time(proportions([200]), proportions([320])).of(0)
        assert change.verdict == "rose"
        assert "for chance in counting alone" in change.basis

    def test_a_places_own_figures_take_the_wobble_of_published_ones(self):
        wobble = Wobble("proportion", councils=150, phi=7.0, tau2=0.01)
        change = change_over_time(proportions([200]), proportions([320]), wobble=wobble).of(0)
        assert change.verdict == "no clear change"
        assert "150 councils moved" in change.basis

    def test_a_high_rate_is_allowed_to_move_more_than_a_low_one(self):
        wobble = Wobble("rate", councils=150, phi=3.0, tau2=1e-4)
        rates = Counted.of([2000, 16000], [100_000] * 2, kind="rate")
        changes = change_over_time(rates, rates, wobble=wobble)
        low, high = (changes.of(number).high - changes.of(number).low for number in (0, 1))
        assert high > 2 * low

    @pytest.mark.parametrize(("kind", "per_step"), [("rate", 2 * math.sqrt(0.2)), ("proportion", 0.8)])
    def test_wobble_alone_is_brought_to_the_level_of_the_figure(self, kind, per_step):
        # Where the count is endless chance is nothing and the wobble is all. At 0.2 one step on the scale is 2√0.2 of a
        # rate, and 2 √(0.2 × 0.8) = 0.8 of a proportion.
        endless = Counted.of([2e15], [1e16], kind=kind)
        change = change_over_time(endless, endless, wobble=Wobble(kind, 150, 1e9, 1e-4), per=1).of(0)
        assert change.high == pytest.approx(Z_95 * 0.01 * per_step, rel=1e-4)
        assert change.low == pytest.approx(-change.high)

    def test_figures_of_two_kinds_are_not_compared(self):
        rates = Counted.of([200], [1000], kind="rate")
        with pytest.raises(ValueError, match="figures of one kind"):
            change_over_time(proportions([200]), rates)
        with pytest.raises(ValueError, match="wobble of that kind"):
            change_over_time(rates, rates, wobble=Wobble("proportion", 150, 1.0, 0.0))


class TestChangeWithoutCounts:
    """Pounds and scores."""

    def test_a_move_beyond_what_councils_move_is_a_change(self):
        after = [101.0, 99, 103, 104, 103, 107, 105, 108, 107, 110, 111, 150]
        changes = change_of_values(STEADY, after, good_is="low")
        assert changes.of(11).verdict == "rose"
        assert changes.of(11).judgement == "worse"
        assert changes.of(0).verdict == "no clear change"
        assert "without counts" in changes.of(0).basis
        assert "12 councils' changes" in changes.of(0).basis

    def test_money_is_compared_as_ratios_and_told_in_pounds(self):
        old = [100.0] * 11 + [1000.0]
        changes = change_of_values(old, [102, 98, 101, 99, 103, 97, 102, 98, 101, 99, 100, 1500], relative=True)
        council = changes.of(11)
        assert council.value == 500
        assert 0 < council.low < 500 < council.high
        assert "changes in per cent" in council.basis

    def test_a_figure_of_nothing_has_no_ratio(self):
        assert change_of_values([0.0] * 12, STEADY, relative=True).of(0).verdict == "no figure"

    def test_without_ten_councils_nothing_can_be_said(self):
        changes = change_of_values([100.0, 100.0], [200.0, None])
        assert changes.verdicts == ("too few to say", "no figure")
        assert changes.of(0).value == 100
        assert "too few councils" in changes.of(0).basis

    def test_one_wild_council_does_not_widen_the_yardstick_of_the_rest(self):
        moves = [-3.0, -2, -2, -1, -1, 0, 0, 1, 1, 2, 2, 3]
        tame = wobble_of_values([0.0] * 12, moves)
        wild = wobble_of_values([0.0] * 12, [*moves[:-1], 3000])
        assert wild.spread == pytest.approx(tame.spread, rel=0.05)

    def test_the_yardstick_of_normally_spread_changes_is_their_standard_deviation(self):
        bell = NormalDist(3, 7)
        moves = [bell.inv_cdf((number + 0.5) / 2000) for number in range(2000)]
        assert wobble_of_values([0.0] * 2000, moves).spread == pytest.approx(7, rel=0.005)


class TestDispersion:
    """φ and τ²."""

    def test_extremes_are_drawn_in_to_the_outer_tenths(self):
        assert winsorised(np.arange(11.0)).tolist() == [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9]
        assert np.isnan(winsorised(np.array([np.nan]))).all()

    def test_extremes_are_left_out_by_rank_for_the_log_scale(self):
        kept = truncated(np.arange(20.0))
        assert np.flatnonzero(np.isnan(kept)).tolist() == [0, 1, 18, 19]

    def test_ties_share_the_mean_of_their_ranks(self):
        # Three share the ranks 1, 2 and 3; what is missing has none.
        assert mean_ranks(np.array([1.0, 1, 1, 5, np.nan])).tolist()[:4] == [2, 2, 2, 4]

    def test_a_worked_case_of_phi_and_tau2(self):
        # Scores 3, −3, 3, −3 with standard errors 0.1: φ = 9, w = 100, τ² = (36 − 3) ÷ (400 − 40000 ÷ 400) = 0.11.
        phi, tau2, councils = phi_and_tau2(np.array([3.0, -3, 3, -3]), np.full(4, 0.1))
        assert (phi, tau2, councils) == (9, pytest.approx(0.11), 4)

    def test_no_more_spread_than_chance_gives_no_tau(self):
        assert phi_and_tau2(np.array([0.5, -0.5]), np.full(2, 0.1))[1] == 0

    def test_one_council_or_none_has_no_tau(self):
        assert phi_and_tau2(np.array([5.0]), np.array([0.1]))[1] == 0
        phi, tau2, councils = phi_and_tau2(np.array([np.nan]), np.array([0.1]))
        assert math.isnan(phi)
        assert (tau2, councils) == (0, 0)

    def test_a_council_with_no_events_is_left_out_of_the_log_scale_only(self):
        counts, expected = [0, *range(8, 19)], [10] * 12
        assert dispersion(counts, expected, scale="log").councils < 12
        assert dispersion(counts, expected, scale="square root").councils == 12
