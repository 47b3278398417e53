"""Laws that hold for any days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from seedbed.periods import (
    Spell,
    add_working_days,
    age_on,
    month_starts,
    months_between,
    parse_year,
    working_days_between,
    year_end,
    year_ending,
    year_label,
    year_start,
)

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@st.composite
def spells(draw):
    start = draw(DAYS)
    length = draw(st.none() | st.integers(0, 400))
    return Spell(start, None if length is None else start + timedelta(length))


@given(day=DAYS)
def test_every_day_lies_in_the_year_it_is_said_to_be_in(day):
    year = year_ending(day)
    assert year_start(year) <= day <= year_end(year)


@given(year=st.integers(1901, 2100))
def test_a_year_is_read_back_from_its_label(year):
    assert parse_year(year_label(year)) == year
    assert parse_year(str(year)) == year


@given(born=DAYS, day=DAYS)
def test_a_year_later_one_is_a_year_older(born, day):
    if (day.month, day.day) != (2, 29):
        assert age_on(born, day.replace(year=day.year + 1)) == age_on(born, day) + 1


@given(born=DAYS, day=DAYS)
def test_nobody_grows_younger(born, day):
    assert age_on(born, day + timedelta(1)) >= age_on(born, day)


@given(one=spells(), other=spells())
def test_overlapping_is_mutual_and_means_sharing_a_day(one, other):
    assert one.overlaps(other) == other.overlaps(one)
    later_start = max(one.start, other.start)
    assert one.overlaps(other) == (one.covers(later_start) and other.covers(later_start))


@given(spell=spells(), cut=DAYS)
def test_a_spell_is_as_long_as_its_two_parts(spell, cut):
    end = spell.end or date(2050, 1, 1)
    before = spell.days(until=min(cut, end))
    after = Spell(max(cut, spell.start), max(cut, end, spell.start)).days(until=end)
    assert before + after == spell.days(until=end)


@given(first=DAYS, gap=st.integers(0, 300), further=st.integers(0, 300))
def test_working_days_add_up(first, gap, further):
    second, third = first + timedelta(gap), first + timedelta(gap + further)
    assert working_days_between(first, second) + working_days_between(second, third) == working_days_between(
        first, third
    )
    assert working_days_between(second, first) == -working_days_between(first, second)


@given(start=DAYS, number=st.integers(-40, 40))
def test_working_days_added_are_working_days_between(start, number):
    end = add_working_days(start, number)
    if number >= 0:
        assert working_days_between(start, end) == number
    else:
        assert working_days_between(end - timedelta(1), start - timedelta(1)) == -number


@given(first=DAYS, gap=st.integers(0, 1500))
def test_months_between_never_shrink_and_months_touched_follow_one_another(first, gap):
    last = first + timedelta(gap)
    assert months_between(first, last + timedelta(1)) >= months_between(first, last) >= 0
    starts = month_starts(first, last)
    assert starts[0] <= first
    assert starts[-1] <= last
    assert all(month.day == 1 for month in starts)
    assert all(months_between(one, following) == 1 for one, following in pairwise(starts))
