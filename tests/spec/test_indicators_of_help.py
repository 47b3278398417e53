"""Indicators of help and protection, worked by hand: referrals, assessments, enquiries, conferences and plans.

The year is 2025-26, from 1 April 2025 to 31 March 2026, and the place has 20,000 children, unless a test says otherwise.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_child, a_place, a_plan, a_referral, an_assessment, an_enquiry, with_censuses
from seedbed.codes.definitions import definition

# Referrals


def test_every_referral_of_the_year_counts_even_two_of_one_child(tmp_path: Path) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-04-01"), a_referral("2026-03-31")),  # the first and the last day of the year
        a_child("2", a_referral("2025-03-31")),  # the year before
        a_child("3", a_referral("2026-04-01")),  # the year after
        a_child("4", a_referral("2025-09-01", nfa="1")),  # with no further action
        a_child("5", a_referral("2025-09-01"), due="2025-12-01"),  # not yet born
    )
    assert place.counted("REF_RATE") == (4, 20_000)
    assert place.measure("REF_RATE").estimate.value == 2.0  # 4 of 20,000 are 2 for every 10,000


def test_a_re_referral_is_within_12_months_to_the_day(tmp_path: Path) -> None:
    before = [
        a_child("1", a_referral("2024-06-10", closed="2024-07-01")),
        a_child("2", a_referral("2024-06-10", closed="2024-07-01")),
        a_child("3", a_referral("2024-06-10", nfa="1", closed="2024-06-11")),
    ]
    place = a_place(tmp_path).with_census("2024-25", *before)
    place.with_census(
        "2025-26",
        a_child("1", a_referral("2025-06-10")),  # twelve months to the day: within
        a_child("2", a_referral("2025-06-11")),  # a day more: not within
        a_child("3", a_referral("2025-06-01")),  # the earlier one counts though nothing was done
        a_child("4", a_referral("2025-05-01"), a_referral("2025-08-01")),  # the second of the two
        a_child("5", a_referral("2025-05-01"), a_referral("2025-05-01", nfa="1")),  # one day: neither was earlier
    )
    assert place.counted("REREF12") == (3, 7)  # children 1, 3 and 4, of seven referrals


def test_after_a_29_february_twelve_months_end_on_28_february(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_census(
        "2023-24",
        a_child("1", a_referral("2024-02-29", closed="2024-03-15")),
        a_child("2", a_referral("2024-02-29", closed="2024-03-15")),
    )
    place.with_census("2024-25", a_child("1", a_referral("2025-02-28")), a_child("2", a_referral("2025-03-01")))
    assert place.counted("REREF12", 2025) == (1, 2)


def test_whether_a_referral_is_a_second_one_is_unknown_where_another_has_no_date(tmp_path: Path) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-05-01"), a_referral("2025-13-01")),  # the other may have come before
        a_child("2", a_referral("2025-05-01")),
    )
    found = place.measure("REREF12")
    assert (found.estimate.count, found.estimate.of) == (0, 1)
    assert (found.doubt.unknown, found.doubt.undated) == (1, 1)
    assert (found.doubt.low, round(found.doubt.high or 0, 1)) == (0.0, 66.7)  # none of three, or two of three


def test_no_further_action_is_a_flag_and_a_flag_that_is_not_there_is_unknown(tmp_path: Path) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-05-01", nfa="1")),
        a_child("2", a_referral("2025-05-01", nfa="true")),
        a_child("3", a_referral("2025-05-01", nfa="0", closed="2025-06-01", why="RC8")),  # assessed first, then closed
        a_child("4", a_referral("2025-05-01", nfa="")),
    )
    found = place.measure("REF_NFA")
    assert (found.estimate.count, found.estimate.of, found.doubt.unknown) == (2, 3, 1)


# Assessments


def test_the_45th_working_day_is_on_time_and_the_46th_is_late_across_easter_and_may(tmp_path: Path) -> None:
    # From Monday 17 March 2025 the free days are Good Friday 18 and Easter Monday 21 April and Monday 5 May: the weeks
    # hold 4, 5, 5, 5, 4, 4, 5, 4 and 5 working days, which are 41 on Friday 16 May; the 45th is Thursday 22 May.
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-03-17", an_assessment("2025-03-17", done="2025-05-22"))),
        a_child("2", a_referral("2025-03-17", an_assessment("2025-03-17", done="2025-05-23"))),
        # Begun on a Saturday, day one is the same Monday, so that the 45th is one working day sooner.
        a_child("3", a_referral("2025-03-15", an_assessment("2025-03-15", done="2025-05-21"))),
        a_child("4", a_referral("2025-03-15", an_assessment("2025-03-15", done="2025-05-22"))),
        a_child("5", a_referral("2025-05-01", an_assessment("2025-05-01", done="2025-05-01"))),  # done in a day
        a_child("6", a_referral("2025-05-01", an_assessment("2025-05-01"))),  # still open: not among the finished
        a_child("7", a_referral("2025-01-01", an_assessment("2025-01-01", done="2025-03-31"))),  # the year before
    )
    assert place.counted("ASMT45") == (3, 5)


def test_an_assessment_finished_before_it_began_is_unknown_and_one_finished_on_no_day_is_in_doubt(
    tmp_path: Path,
) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-05-01", an_assessment("2025-06-01", done="2025-05-01"))),
        a_child("2", a_referral("2025-05-01", an_assessment("2025-05-01", done="2025-06-31"))),
        a_child("3", a_referral("2025-05-01", an_assessment("2025-05-01", done="2025-06-30"))),
    )
    found = place.measure("ASMT45")
    assert (found.estimate.count, found.estimate.of) == (1, 1)
    assert (found.doubt.unknown, found.doubt.undated) == (1, 1)


# Enquiries and conferences


def test_enquiries_started_in_the_year_and_those_that_led_to_a_conference(tmp_path: Path) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-05-01", an_enquiry("2025-05-02", conference="2025-05-20"))),
        a_child("2", a_referral("2025-05-01", an_enquiry("2025-05-02"), an_enquiry("2025-09-02"))),  # two enquiries
        a_child("3", a_referral("2026-03-01", an_enquiry("2026-03-30", conference="2026-04-09"))),  # held next year
        a_child("4", a_referral("2025-03-01", an_enquiry("2025-03-31", conference="2025-04-10"))),  # started last year
    )
    assert place.counted("S47_RATE") == (4, 20_000)
    assert place.counted("S47_TO_ICPC") == (2, 4)


def test_a_conference_on_the_15th_working_day_is_on_time_and_a_transfer_in_is_left_out(tmp_path: Path) -> None:
    # From Friday 11 April 2025: four working days before Good Friday, four after Easter Monday, five in the next week,
    # none on Monday 5 May, so that Tuesday 6 May is the 14th and Wednesday 7 May the 15th.
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-04-11", an_enquiry("2025-04-11", conference="2025-05-07"))),
        a_child("2", a_referral("2025-04-11", an_enquiry("2025-04-11", conference="2025-05-08"))),
        a_child("3", a_referral("2025-04-11", conference="2025-05-07")),  # moved here with a plan: no enquiry, no clock
        # Sent with the enquiry and beside the referral, too: one conference.
        a_child(
            "4", a_referral("2025-04-11", an_enquiry("2025-04-12", conference="2025-05-06"), conference="2025-05-06")
        ),
        a_child("5", a_referral("2025-03-11", an_enquiry("2025-03-20", conference="2025-04-01"))),  # held this year
    )
    assert place.counted("ICPC15") == (3, 4)
    assert place.measure("ICPC15").doubt.rows == 0
    assert place.ask("select count(*), sum(is_transfer_in::int) from record.initial_cp_conference") == [(5, 1)]


# Need and plans at 31 March


def test_children_in_need_at_31_march_have_an_open_case_that_is_not_no_further_action(tmp_path: Path) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-05-01")),
        a_child("2", a_referral("2025-05-01", closed="2026-03-31")),  # closed on the day: no longer open
        a_child("3", a_referral("2025-05-01", closed="2026-04-01")),  # closed the day after: open
        a_child("4", a_referral("2025-05-01", nfa="1")),  # no further action
        a_child("5", a_referral("2026-03-31")),  # referred on the day
        a_child("6", a_referral("2025-05-01"), a_referral("2025-09-01")),  # two open: one child
        a_child("7", a_referral("2025-05-01"), due="2026-06-01"),  # not yet born: in need all the same
    )
    assert place.counted("CIN_RATE") == (5, 20_000)
    assert set(place.measures().by(definition("CIN_RATE"), 2026, "age")) == {"not yet born", "10 to 15"}


def test_children_on_a_plan_at_31_march_and_plans_starting_in_the_year(tmp_path: Path) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-05-01", a_plan("2025-06-01"))),
        a_child("2", a_referral("2025-05-01", a_plan("2025-06-01", end="2026-03-31"))),  # ended on the day
        a_child("3", a_referral("2025-05-01", a_plan("2026-03-31"))),  # started on the day
        a_child("4", a_referral("2024-05-01", a_plan("2025-03-31"))),  # started the year before, and open
        # Two plans in the year: two starts, one child.
        a_child(
            "5", a_referral("2025-05-01", a_plan("2025-06-01", end="2025-09-01"), a_plan("2026-01-01", before="1"))
        ),
    )
    assert place.counted("CPP_RATE") == (4, 20_000)
    assert place.counted("CPP_START_RATE") == (5, 20_000)


def test_a_second_plan_is_one_of_a_child_who_ever_had_one_before(tmp_path: Path) -> None:
    place = with_censuses(
        tmp_path,
        a_child("1", a_referral("2025-05-01", a_plan("2025-06-01", before="0"))),
        a_child("2", a_referral("2025-05-01", a_plan("2025-06-01", before="1"))),
        a_child("3", a_referral("2025-05-01", a_plan("2025-06-01", before="3"))),
        a_child("4", a_referral("2025-05-01", a_plan("2025-06-01", before=""))),  # not told: unknown, not "none"
        a_child("5", a_referral("2024-05-01", a_plan("2024-06-01", before="1"))),  # started the year before
    )
    found = place.measure("CPP_SECOND")
    assert (found.estimate.count, found.estimate.of, found.doubt.unknown) == (2, 3, 1)


@pytest.mark.parametrize(
    ("year", "long", "not_yet"),
    [
        (2026, "2024-03-31", "2024-04-01"),  # 730 and 729 days before 31 March 2026
        (2025, "2023-04-01", "2023-04-02"),  # 730 and 729 days before 31 March 2025, 29 February 2024 among them
    ],
)
def test_a_plan_of_more_than_729_days_is_two_years_old(tmp_path: Path, year: int, long: str, not_yet: str) -> None:
    place = a_place(tmp_path).with_census(
        f"{year - 1}-{year % 100}",
        a_child("1", a_referral(long, a_plan(long))),
        a_child("2", a_referral(not_yet, a_plan(not_yet))),
        a_child("3", a_referral(long, a_plan(long, end=f"{year}-03-30"))),  # no longer open
    )
    assert place.counted("CPP_2Y_OPEN", year) == (1, 2)
