"""What a control chart calls a signal, and what it says of it."""

from datetime import date

import pytest

from seedbed.understand.signals import (
    ChartSettings,
    Signal,
    choose_chart,
    days_between_chart,
    in_quarters,
    p_prime_chart,
    xmr_chart,
)

STEADY = [20, 22, 21, 23, 20, 22, 21, 23, 20, 22, 21, 23]


def months(number: int) -> list[date]:
    return [date(2020 + month // 12, month % 12 + 1, 1) for month in range(number)]


def chart_of(values, **settings):
    return xmr_chart(months(len(values)), values, settings=ChartSettings(**settings))


def rules_of(chart) -> list[str | None]:
    return [point.rule for point in chart.points]


def test_ups_and_downs_of_a_steady_month_are_no_signal():
    chart = chart_of(STEADY)
    assert rules_of(chart) == [None] * 12
    assert chart.variation == "chance"
    assert chart.sentence() == "No signal: the ups and downs are what chance would give."


def test_one_month_far_above_is_a_signal():
    chart = chart_of([*STEADY, 40])
    assert rules_of(chart)[-1] == "outside"
    assert chart.sentence() == "The latest month is above the upper limit."


def test_one_month_far_below_is_a_signal():
    assert chart_of([*STEADY, 2]).sentence() == "The latest month is below the lower limit."


def test_limits_are_the_mean_and_266_times_the_mean_moving_range():
    # Values 4, 6, 4, 6: mean 5, every neighbour 2 away, so 5 ± 2.66 × 2.
    latest = chart_of([4, 6, 4, 6]).latest
    assert (latest.mean, latest.lower, latest.upper) == (5, pytest.approx(-0.32), pytest.approx(10.32))


def test_a_month_exactly_on_a_limit_is_inside():
    # Limits fixed on twelve months of 4 and 6 are 5 ± 5.32.
    chart = chart_of([4, 6] * 6 + [5 + 2.66 * 2], fix_after=12)
    assert not chart.latest.is_outside
    assert chart.latest.is_near_limit


def test_seven_months_above_the_average_are_a_run():
    chart = chart_of([1, 3, 1, 3, 1, 3, 1, 1, 2.5, 2.4, 2.5, 2.4, 2.5, 2.4, 2.5])
    assert rules_of(chart)[-7:] == ["run"] * 7
    assert chart.sentence() == "Seven months running above the average."


def test_a_month_exactly_on_the_average_breaks_a_run():
    base = [1, 3] * 6
    with_it = chart_of([*base, 2.5, 2.4, 2.5, 2, 2.4, 2.5, 2.4], fix_after=12)
    without = chart_of([*base, 2.5, 2.4, 2.5, 2.2, 2.4, 2.5, 2.4], fix_after=12)
    assert "run" not in rules_of(with_it)
    assert rules_of(without)[-7:] == ["run"] * 7


def test_seven_months_each_higher_are_a_trend_and_six_are_not():
    six = chart_of([20, 24, 21, 23, 22, 25, 20, 21, 22, 23, 24, 25, 20, 22, 21])
    seven = chart_of([20, 24, 21, 23, 22, 25, 20, 21, 22, 23, 24, 25, 26])
    assert "trend" not in rules_of(six)
    assert rules_of(seven)[-7:] == ["trend"] * 7
    assert seven.sentence() == "Seven months rising in a row."


def test_the_length_of_a_trend_is_a_setting_and_is_kept():
    chart = chart_of([20, 24, 21, 23, 22, 25, 20, 21, 22, 23, 24, 25, 20, 22, 21], trend_length=6)
    assert rules_of(chart)[6:12] == ["trend"] * 6
    assert "A trend is 6 points in a row" in chart.settings.in_words()


def test_two_equal_months_break_a_trend():
    assert "trend" not in rules_of(chart_of([10, 14, 11, 12, 13, 13, 14, 15, 16, 17, 12, 11, 13, 12]))


def test_a_turning_point_belongs_to_the_trend_on_its_right():
    up_and_down = [100, 101, 102, 103, 104, 105, 106, 105, 104, 103, 102, 101, 100]
    settings = ChartSettings(fix_after=12, screen_outliers=False)
    base = [90, 116] * 6
    chart = xmr_chart(months(25), base + up_and_down, settings=settings)
    directions = [point.direction for point in chart.points[-13:]]
    assert directions == ["high"] * 6 + ["low"] * 7


def test_the_end_of_a_rising_trend_is_rising_when_the_next_month_ties():
    values = [90, 116] * 6 + [100, 101, 102, 103, 104, 105, 106, 106, 105, 104, 103, 102, 101, 100]
    chart = chart_of(values, fix_after=12)
    assert [point.direction for point in chart.points[-14:]] == ["high"] * 7 + ["low"] * 7


def test_two_of_three_months_near_a_limit_are_a_signal_and_the_middle_one_is_not_marked():
    chart = chart_of([50, 51] * 6 + [53, 51.2, 53, 50.5, 50, 51, 50, 51, 50, 51])
    assert rules_of(chart)[12:15] == ["two of three", None, "two of three"]
    latest_in_it = chart_of([50, 51] * 6 + [53, 51.2, 53])
    assert latest_in_it.sentence() == "Two of the last three months are close to the upper limit."


def test_two_near_opposite_limits_are_not_a_signal():
    chart = chart_of([50, 51] * 6 + [52.8, 48.2, 50, 51], fix_after=12)
    assert [point.is_near_limit for point in chart.points[12:14]] == [True, True]
    assert "two of three" not in rules_of(chart)


def test_up_is_improvement_only_where_high_is_good():
    rising = [*STEADY, 40]
    assert chart_of(rising, good_is="high").variation == "improvement"
    assert chart_of(rising, good_is="low").variation == "concern"
    assert chart_of(rising, good_is="context").variation == "high"
    assert chart_of([*STEADY, 2], good_is="context").variation == "low"


def test_an_older_signal_is_named_when_the_latest_month_is_ordinary():
    chart = chart_of([20, 22, 21, 40, 20, 22, 21, 23, 20, 22, 21, 23, 20])
    assert chart.sentence() == (
        "No signal in the latest month. The last was in April 2020: one month above the upper limit."
    )


def test_a_series_that_never_moves_has_limits_at_its_mean_and_no_signal():
    chart = chart_of([5] * 14, good_is="high", target=5)
    assert {(point.lower, point.upper, point.rule) for point in chart.points} == {(5, 5, None)}
    assert chart.assurance == "hit or miss"


def test_after_a_series_that_never_moved_any_move_is_a_signal():
    assert chart_of([5] * 12 + [6], fix_after=12).latest.rule == "outside"


def test_a_missing_month_belongs_to_no_pattern_and_breaks_it():
    values = [*STEADY, 24, 25, 26, None, 27, 28, 29]
    chart = chart_of(values)
    assert chart.points[15].rule is None
    assert chart.points[15].side is None
    assert "trend" not in rules_of(chart)
    assert "No figure for 1 month." in chart.warnings


def test_a_missing_month_is_told_when_it_is_the_latest():
    assert chart_of([*STEADY, None]).sentence() == "There is no figure for the latest month."
    assert chart_of([*STEADY, float("nan")]).variation == "chance"


def test_no_month_at_all_is_told():
    assert chart_of([]).sentence() == "There is no figure for any month."
    assert chart_of([None, None]).sentence() == "There is no figure for any month."


def test_one_month_has_no_limits_and_is_hit_or_miss():
    chart = chart_of([7], good_is="high", target=9)
    assert (chart.latest.mean, chart.latest.lower) == (7, None)
    assert chart.assurance == "hit or miss"
    assert chart.sentence() == "Too few months to say what chance would give."


def test_twelve_months_give_trial_limits_and_thirteen_firm_ones():
    assert chart_of(STEADY).warnings == ("Only 12 months: these limits are a first try and will move.",)
    assert chart_of([*STEADY, 20]).warnings == ()


def test_single_large_jumps_are_left_out_of_the_limits_unless_told_otherwise():
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    screened, unscreened = chart_of(values), chart_of(values, screen_outliers=False)
    assert (round(screened.latest.upper, 2), round(unscreened.latest.upper, 2)) == (4.60, 6.95)
    assert "large jumps" in screened.settings.in_words()
    assert "large jumps" not in unscreened.settings.in_words()


def test_limits_fixed_after_twelve_points_ignore_what_follows():
    chart = chart_of([*STEADY, 30, 31, 30], fix_after=12)
    assert chart.latest.mean == sum(STEADY) / 12
    assert "The limits were fixed after 12 points." in chart.settings.in_words()
    with pytest.raises(ValueError, match="at least 12"):
        ChartSettings(fix_after=11)


def test_fixing_after_more_points_than_there_are_changes_nothing():
    assert chart_of(STEADY, fix_after=40).points == chart_of(STEADY).points


def test_new_limits_begin_at_the_first_point_on_or_after_the_day():
    values = STEADY + [value + 20 for value in STEADY]
    chart = chart_of(values, rebase=(date(2020, 12, 15),))
    assert [point.segment for point in chart.points] == [0] * 12 + [1] * 12
    assert rules_of(chart) == [None] * 24
    assert chart.latest.mean == sum(STEADY) / 12 + 20
    assert "New limits begin on 15 December 2020." in chart.settings.in_words()


def test_several_new_limits_each_begin_a_segment_and_days_outside_the_series_begin_none_within_it():
    days = (date(2020, 5, 1), date(2020, 9, 1), date(2031, 1, 1))
    chart = chart_of(STEADY, rebase=days)
    assert [point.segment for point in chart.points] == [0] * 4 + [1] * 4 + [2] * 4


def test_new_limits_from_the_first_month_change_nothing_but_the_number_of_the_segment():
    chart = chart_of(STEADY, rebase=(date(2020, 1, 1),))
    assert {point.segment for point in chart.points} == {1}
    assert chart.latest.upper == chart_of(STEADY).latest.upper


def test_patterns_do_not_run_across_new_limits():
    chart = chart_of([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], rebase=(date(2020, 6, 1),), screen_outliers=False)
    assert "trend" not in rules_of(chart)


@pytest.mark.parametrize(
    ("good_is", "target", "assurance", "sentence"),
    [
        ("high", 100, "fail", "As things are, the target of 100 will not be met in any month."),
        ("high", 1, "pass", "As things are, the target of 1 will be met every month."),
        ("low", 100, "pass", "As things are, the target of 100 will be met every month."),
        ("low", 1, "fail", "As things are, the target of 1 will not be met in any month."),
        ("high", 21, "hit or miss", "As things are, chance decides in which months the target of 21 is met."),
        ("context", 100, None, ""),
        ("high", None, None, ""),
    ],
)
def test_a_target_outside_the_limits_is_always_met_or_never(good_is, target, assurance, sentence):
    chart = chart_of(STEADY, good_is=good_is, target=target)
    assert (chart.assurance, chart.target_sentence()) == (assurance, sentence)


def test_a_target_equal_to_a_limit_is_hit_or_miss():
    assert chart_of([1, 2] * 6, good_is="high", target=4.16).assurance == "hit or miss"


def test_two_values_for_one_month_are_refused():
    with pytest.raises(ValueError, match="two points for 2025-01-01"):
        xmr_chart([date(2025, 1, 1)] * 2, [1, 2])


def test_a_trend_of_two_points_is_refused():
    with pytest.raises(ValueError, match="three or more"):
        ChartSettings(trend_length=2)


def test_limits_are_clipped_for_drawing_and_kept_raw_for_the_rules():
    chart = p_prime_chart(months(12), [98, 99, 100, 97] * 3, [100] * 12)
    assert chart.latest.upper > 100
    assert chart.limits_shown(chart.latest)[1] == 100
    bare = chart_of([7])
    assert bare.limits_shown(bare.latest) == (None, None)
    counts = chart_of([1, 2] * 6, least=0)
    assert counts.latest.lower < 0
    assert counts.limits_shown(counts.latest)[0] == 0


def test_signals_are_joined_and_told_in_words():
    chart = chart_of([50, 51] * 6 + [60, 61, 50, 51, 40], fix_after=12)
    assert [(signal.rule, signal.direction, signal.points) for signal in chart.signals] == [
        ("outside", "high", 2),
        ("outside", "low", 1),
    ]
    assert chart.signals[0].in_words() == "Two months above the upper limit"
    assert Signal("trend", "low", date(2025, 1, 1), date(2025, 8, 1), 8).in_words("quarter") == (
        "Eight quarters falling in a row"
    )
    assert Signal("two of three", "low", date(2025, 1, 1), date(2025, 2, 1), 2).in_words() == (
        "Two months close to the lower limit, near together"
    )


class TestPercentages:
    """p′ charts: months of few and of many children."""

    def test_a_month_of_few_children_has_wider_limits(self):
        chart = p_prime_chart(months(12), [50, 5, 48, 52, 6, 50, 47, 5, 51, 50, 49, 5], [100, 10] + [100] * 10)
        many, few = chart.points[0], chart.points[1]
        assert few.upper - few.lower > 3 * (many.upper - many.lower)
        assert many.mean == few.mean

    def test_the_published_example_of_emergency_departments(self):
        # Seen within four hours, of all attendances, twenty weeks: Mohammed and others, BMJ Quality and Safety 22
        # (2013) 362-368. The centre and last limits are those printed on the p′ chart of the same figures in
        # Anhøj and Mohammed, Mastering Statistical Process Control Charts in Healthcare: 94.0%, 95.3%, 96.6%.
        seen = [266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320]
        seen += [267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989]
        of = [280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529]
        of += [279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772]
        chart = p_prime_chart(months(20), seen, of)
        latest = chart.latest
        assert [round(number, 1) for number in (latest.lower, latest.mean, latest.upper)] == [94.0, 95.3, 96.6]
        assert rules_of(chart) == [None] * 20
        # An ordinary p chart, with limits for chance alone, calls sixteen of the twenty weeks signals.
        by_chance = [3 * (latest.mean * (100 - latest.mean) / n) ** 0.5 for n in of]
        outside = [abs(point.value - point.mean) > reach for point, reach in zip(chart.points, by_chance, strict=True)]
        assert sum(outside) == 16

    def test_a_month_without_children_has_no_point(self):
        chart = p_prime_chart(months(4), [5, 0, None, 12], [10, 0, 10, 10])
        assert [point.value for point in chart.points] == [50, None, None, None]

    def test_all_or_nobody_every_month_is_no_signal(self):
        for count in (0, 10):
            chart = p_prime_chart(months(10), [count] * 10, [10] * 10)
            assert rules_of(chart) == [None] * 10
            assert chart.latest.lower == chart.latest.upper == 10 * count

    def test_no_month_known_gives_no_limits(self):
        chart = p_prime_chart(months(2), [None, None], [None, None])
        assert chart.latest.mean is None
        assert chart.sentence() == "There is no figure for any month."


class TestRareEvents:
    """Days between events."""

    def test_gaps_are_in_days_and_stand_on_the_later_event(self):
        chart = days_between_chart([date(2025, 1, 11), date(2025, 1, 1), date(2025, 3, 2), date(2025, 3, 2)])
        assert [(point.day, point.value) for point in chart.points] == [
            (date(2025, 1, 11), pytest.approx(10)),
            (date(2025, 3, 2), pytest.approx(50)),
        ]
        assert chart.kind == "days between"

    def test_limits_are_worked_out_on_the_even_scale(self):
        # Gaps of 1 and 4096 days are 1 and 4096^(1/3.6) = 10.08 on the even scale; the mean 5.54 is 472.8 days.
        chart = days_between_chart([date(2000, 1, 1), date(2000, 1, 2), date(2011, 3, 21)])
        assert chart.points[1].value == pytest.approx(4096)
        assert chart.latest.mean == pytest.approx(((1 + 4096 ** (1 / 3.6)) / 2) ** 3.6)
        assert chart.latest.lower == 0

    def test_a_long_gap_is_an_improvement_where_few_events_are_good(self):
        days = [date(2020, 1, 1 + 2 * number) for number in range(14)] + [date(2024, 1, 1)]
        assert days_between_chart(days, settings=ChartSettings(good_is="low")).variation == "improvement"
        assert days_between_chart(days, settings=ChartSettings(good_is="high")).variation == "concern"

    def test_a_target_is_in_days(self):
        days = [date(2020, 1, 1 + number % 28) for number in range(0, 28, 2)]
        chart = days_between_chart(days, settings=ChartSettings(good_is="low", target=400))
        assert chart.settings.target == 400
        assert chart.assurance == "fail"

    def test_one_event_is_no_gap(self):
        assert days_between_chart([date(2025, 1, 1)]).points == ()


class TestChoice:
    """Which chart, or none."""

    def test_five_or_more_a_month_are_charted_by_the_month(self):
        assert choose_chart([5] * 12).chart == "XmR"
        assert choose_chart([4.9] * 24).chart == "quarters"

    def test_two_a_month_are_charted_by_the_quarter(self):
        choice = choose_chart([2, 1, 3, 2] * 6)
        assert choice.chart == "quarters"
        assert choice.why == "2.0 a month is too few; 6.0 a quarter is enough"

    def test_one_a_month_is_charted_by_the_days_between(self):
        assert choose_chart([1] * 24).chart == "days between"

    def test_two_a_month_for_one_year_are_too_few_quarters_but_enough_gaps(self):
        assert choose_chart([2] * 12).chart == "days between"

    def test_three_in_a_year_are_too_few_to_chart(self):
        choice = choose_chart([1, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0])
        assert choice.chart == "too few to chart"
        assert choice.why == "3 in 12 months"

    def test_seven_months_are_too_few_however_many_children(self):
        assert choose_chart([500] * 7).chart == "too few to chart"

    def test_percentages_take_the_rarer_side(self):
        assert choose_chart([60] * 12, [100] * 12).chart == "p-prime"
        assert choose_chart([98] * 24, [100] * 24).chart == "quarters"
        assert choose_chart([99.9] * 12, [100] * 12).chart == "too few to chart"

    def test_missing_months_do_not_count(self):
        assert choose_chart([5, None, 5, 5, 5, 5, 5, 5, float("nan")]).chart == "too few to chart"
        assert choose_chart([]).chart == "too few to chart"

    def test_quarters_add_three_months_and_need_all_of_them(self):
        days = [date(2025, month, 1) for month in (6, 4, 5, 7, 8, 9)]
        assert in_quarters(days, [3, 1, 2, 4, None, 6]) == ([date(2025, 4, 1), date(2025, 7, 1)], [6, None])
