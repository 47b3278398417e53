"""The days of a synthetic place: the two years it returns, and England's working days in them.

The bank holidays come from this project's own table, not from the package that `seedbed.periods` asks: a place must
come out the same to the byte when that package learns of a new holiday, and reading the table is a third of a second
quicker. A test holds the two equal.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import cache

from seedbed.periods import year_end, year_ending, year_start
from seedbed.reference_data import read_csv

YEARS = (2025, 2026)
FIRST_DAY, LAST_DAY = year_start(YEARS[0]), year_end(YEARS[-1])
CALENDAR_FROM, CALENDAR_TO = (
    date(2022, 1, 1),
    date(2040, 12, 31),
)  # bank holidays are kept to 2027; no return sees later
SATURDAY = 5
ADULT = 18


def add_working_days(day: date, number: int) -> date:
    """Give the working day that is `number` of them after `day`; none after it is the day itself.

    >>> add_working_days(date(2025, 4, 17), 1).isoformat()
    '2025-04-22'
    """
    if number == 0:
        return day
    days = _working_days()
    return date.fromordinal(days[bisect_right(days, day.toordinal()) + number - 1])


def working_day_from(day: date) -> date:
    """Give this day when it is worked, otherwise the next that is."""
    return add_working_days(day - timedelta(days=1), 1)


def years_apart(one: date, other: date) -> bool:
    """Tell whether two days fall in different years to 31 March."""
    return year_ending(one) != year_ending(other)


def birthday(born: date, age: int) -> date:
    """Give the day someone turns `age`; someone born on 29 February turns it on 1 March in common years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


@cache
def _working_days() -> list[int]:
    free = {row["day"] for row in read_csv("synthetic", "bank_holidays.csv")}
    every = (CALENDAR_FROM + timedelta(days=n) for n in range((CALENDAR_TO - CALENDAR_FROM).days + 1))
    return [day.toordinal() for day in every if day.weekday() < SATURDAY and day.isoformat() not in free]
