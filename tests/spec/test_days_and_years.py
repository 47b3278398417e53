"""How days, spells and years are counted."""

from datetime import date

import pytest

from seedbed.messages import UnknownName
from seedbed.periods import (
    Spell,
    add_working_days,
    age_on,
    bank_holidays,
    is_working_day,
    month_starts,
    months_between,
    parse_year,
    working_days_between,
    year_end,
    year_ending,
    year_label,
    year_start,
)


def test_a_spell_holds_its_first_day_and_not_its_last():
    placement = Spell(date(2025, 5, 1), date(2025, 5, 4))
    held = [day for day in range(1, 6) if placement.covers(date(2025, 5, day))]
    assert held == [1, 2, 3]
    assert placement.days() == 3
    assert not placement.is_open


def test_an_open_spell_goes_on_and_is_counted_until_a_day():
    plan = Spell(date(2025, 3, 30))
    assert plan.is_open
    assert plan.covers(date(2099, 1, 1))
    assert plan.days(until=date(2025, 4, 1)) == 2
    assert plan.days(until=date(2025, 3, 1)) == 0
    with pytest.raises(ValueError, match="still open: say until which day"):
        plan.days()


def test_an_ended_spell_is_counted_no_further_than_its_end():
    assert Spell(date(2025, 5, 1), date(2025, 5, 4)).days(until=date(2026, 1, 1)) == 3


def test_spells_that_only_meet_do_not_overlap():
    first, second = Spell(date(2025, 5, 1), date(2025, 5, 4)), Spell(date(2025, 5, 4))
    assert not first.overlaps(second)
    assert first.overlaps(Spell(date(2025, 5, 3)))


def test_a_spell_of_no_days_overlaps_nothing():
    nothing = Spell(date(2025, 5, 2), date(2025, 5, 2))
    assert nothing.days() == 0
    assert not nothing.overlaps(Spell(date(2025, 5, 1)))
    assert not Spell(date(2025, 5, 1)).overlaps(nothing)


def test_a_spell_cannot_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end before it"):
        Spell(date(2025, 5, 4), date(2025, 5, 1))


def test_a_year_runs_from_april_to_march_and_is_named_by_its_end():
    assert year_ending(date(2025, 3, 31)) == 2025
    assert year_ending(date(2025, 4, 1)) == 2026
    assert (year_start(2026), year_end(2026)) == (date(2025, 4, 1), date(2026, 3, 31))
    assert year_label(2026) == "2025-26"
    assert year_label(2000) == "1999-00"


@pytest.mark.parametrize("text", ["2025-26", "2025/26", "2026", " 2025-26 ", "2025–26", "2025-2026", "2025 / 26"])
def test_a_year_is_understood_however_it_is_written(text):
    assert parse_year(text) == 2026


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("last year", "“last year” is not a year. Write it as 2025-26, or as 2026."),
        ("25-26", "is not a year"),
        ("2025-27", "“2025-27” is not one year. Write the year after 2025 as 2025-26."),
        ("2025-25", "is not one year"),
        ("0026", "outside 1900 to 2100"),
        ("", "is not a year"),
    ],
)
def test_what_is_not_a_year_is_told_with_what_would_be(text, words):
    with pytest.raises(UnknownName) as told:
        parse_year(text)
    assert words in str(told.value)


def test_age_is_in_completed_years():
    born = date(2010, 6, 15)
    assert age_on(born, date(2025, 6, 14)) == 14
    assert age_on(born, date(2025, 6, 15)) == 15
    assert age_on(born, date(2010, 6, 14)) == -1


def test_someone_born_on_29_february_has_the_birthday_on_1_march_in_common_years():
    born = date(2008, 2, 29)
    assert age_on(born, date(2025, 2, 28)) == 16
    assert age_on(born, date(2025, 3, 1)) == 17
    assert age_on(born, date(2024, 2, 29)) == 16


def test_bank_holidays_are_englands_with_one_off_days_and_substitutes():
    of_2022 = bank_holidays(date(2022, 1, 1), date(2022, 12, 31))
    assert date(2022, 6, 3) in of_2022  # platinum jubilee
    assert date(2022, 9, 19) in of_2022  # state funeral
    assert date(2022, 1, 3) in of_2022  # for New Year's Day, a Saturday
    assert date(2022, 3, 17) not in of_2022  # St Patrick's Day is kept in Northern Ireland, not in England
    assert len(of_2022) == 10
    assert len(bank_holidays(date(2025, 1, 1), date(2025, 12, 31))) == 8


def test_working_days_are_counted_from_the_day_after():
    maundy_thursday = date(2025, 4, 17)
    assert working_days_between(maundy_thursday, maundy_thursday) == 0
    assert working_days_between(maundy_thursday, date(2025, 4, 21)) == 0  # Good Friday, weekend, Easter Monday
    assert working_days_between(maundy_thursday, date(2025, 4, 22)) == 1
    assert working_days_between(date(2025, 4, 22), maundy_thursday) == -1


def test_a_conference_is_due_fifteen_working_days_after_the_discussion():
    # Monday 28 April 2025; 5 and 26 May are bank holidays, so the fifteenth working day is Tuesday 20 May.
    assert add_working_days(date(2025, 4, 28), 15) == date(2025, 5, 20)
    assert working_days_between(date(2025, 4, 28), date(2025, 5, 20)) == 15


def test_working_days_can_be_counted_back():
    assert add_working_days(date(2025, 4, 22), -1) == date(2025, 4, 17)
    assert add_working_days(date(2025, 4, 19), 0) == date(2025, 4, 19)


def test_weekends_and_bank_holidays_are_not_working_days():
    assert is_working_day(date(2025, 4, 17))
    assert not is_working_day(date(2025, 4, 18))
    assert not is_working_day(date(2025, 4, 19))


def test_months_between_are_whole_ones():
    assert months_between(date(2025, 1, 31), date(2025, 2, 28)) == 0
    assert months_between(date(2025, 1, 15), date(2026, 2, 15)) == 13
    assert months_between(date(2025, 2, 15), date(2025, 1, 14)) == -1


def test_month_starts_cover_every_month_touched():
    assert month_starts(date(2025, 11, 30), date(2026, 1, 1)) == [
        date(2025, 11, 1),
        date(2025, 12, 1),
        date(2026, 1, 1),
    ]
    assert month_starts(date(2025, 2, 1), date(2025, 1, 1)) == []
