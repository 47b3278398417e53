"""Days, spells and years: how time is counted in children's services, with no clock and no file inside.

A *spell* is a stretch of days, such as a placement or a plan. It holds its first day and not its last, so that two
spells that meet share no day and a length is a plain subtraction:

    Spell(1 May, 4 May)      1  2  3 | 4        three days; the child is elsewhere on the 4th
    Spell(4 May, open)               | 4  5  …  goes on

A *year* is the financial year to 31 March and is known by the calendar year it ends in: 2026 is 2025-26, from 1 April
2025 to 31 March 2026. Returns, publications and pages all count this way.

A *working day* is one that is not a Saturday, a Sunday or a bank holiday in England. Statutory clocks start the day
after the event: an assessment begun on Monday and finished on Tuesday took one working day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from seedbed.messages import UnknownName

ONE_DAY = timedelta(days=1)
SATURDAY = 5
YEAR_PATTERN = re.compile(r"(?P<first>\d{4})(?:\s*[-/–]\s*(?P<second>\d{2}|\d{4}))?")
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100


@dataclass(frozen=True)
class Spell:
    """A stretch of days from `start` up to, and without, `end`; an `end` of None means it goes on.

    >>> placement = Spell(date(2025, 5, 1), date(2025, 5, 4))
    >>> placement.days()
    3
    >>> placement.covers(date(2025, 5, 4))
    False
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end < self.start:
            raise ValueError(f"A spell that starts on {self.start} cannot end before it, on {self.end}.")

    @property
    def is_open(self) -> bool:
        """Whether the spell has no end yet."""
        return self.end is None

    def covers(self, day: date) -> bool:
        """Tell whether `day` falls in the spell: the first day does, the day it ended does not."""
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Spell) -> bool:
        """Tell whether the two share at least one day; spells that only meet do not, nor does one of no days."""
        starts_before_other_ends = other.end is None or self.start < other.end
        other_starts_before_end = self.end is None or other.start < self.end
        neither_is_empty = self.start != self.end and other.start != other.end
        return starts_before_other_ends and other_starts_before_end and neither_is_empty

    def days(self, until: date | None = None) -> int:
        """Count the days of the spell that fall before `until`; an open spell needs one.

        >>> Spell(date(2025, 3, 30)).days(until=date(2025, 4, 1))
        2
        """
        ends = [day for day in (self.end, until) if day is not None]
        if not ends:
            raise ValueError(f"The spell from {self.start} is still open: say until which day to count.")
        return max(0, (min(ends) - self.start).days)


def year_ending(day: date) -> int:
    """Give the year to 31 March that holds this day, named by the year it ends in.

    >>> year_ending(date(2025, 3, 31)), year_ending(date(2025, 4, 1))
    (2025, 2026)
    """
    return day.year + 1 if (day.month, day.day) >= (4, 1) else day.year


def year_start(year: int) -> date:
    """Give the first day, 1 April, of the year that ends in `year`."""
    return date(year - 1, 4, 1)


def year_end(year: int) -> date:
    """Give the last day, 31 March, of the year that ends in `year`."""
    return date(year, 3, 31)


def year_label(year: int) -> str:
    """Write a year as publications do.

    >>> year_label(2026), year_label(2000)
    ('2025-26', '1999-00')
    """
    return f"{year - 1}-{year % 100:02d}"


def parse_year(text: str) -> int:
    """Read a year however a person writes it: 2025-26, 2025/26, 2025-2026, or 2026, the year it ends in.

    The trap: "2025" alone means the year to 31 March 2025. Two years that do not follow one another are refused.

    >>> parse_year("2025-26"), parse_year("2025/26"), parse_year("2026")
    (2026, 2026, 2026)
    """
    match = YEAR_PATTERN.fullmatch(text.strip())
    if match is None:
        raise UnknownName(f"“{text}” is not a year.", mend="Write it as 2025-26, or as 2026.")
    first, second = int(match["first"]), match["second"]
    year = first if second is None else first + 1
    if second is not None and int(second) not in (year, year % 100):
        raise UnknownName(f"“{text}” is not one year.", mend=f"Write the year after {first} as {year_label(year)}.")
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise UnknownName(f"“{text}” is outside {EARLIEST_YEAR} to {LATEST_YEAR}.", mend="Write it as 2025-26.")
    return year


def age_on(born: date, day: date) -> int:
    """Count completed years of age; someone born on 29 February has the birthday on 1 March in common years.

    Before birth the age is negative: the caller decides what an unborn child counts as.

    >>> age_on(date(2008, 2, 29), date(2025, 2, 28)), age_on(date(2008, 2, 29), date(2025, 3, 1))
    (16, 17)
    """
    had_birthday = (day.month, day.day) >= (born.month, born.day)
    return day.year - born.year - (0 if had_birthday else 1)


def bank_holidays(first: date, last: date) -> tuple[date, ...]:
    """Give England's bank holidays on weekdays from `first` to `last`, both included.

    They come from the `holidays` package, one-off days such as coronations included. A bank holiday that falls at a
    weekend is given as its weekday substitute only, for that is the day without work.

    >>> [day.isoformat() for day in bank_holidays(date(2023, 5, 1), date(2023, 5, 31))]
    ['2023-05-01', '2023-05-08', '2023-05-29']
    """
    years = range(first.year, last.year + 1)
    return tuple(day for year in years for day in _bank_holidays_in(year) if first <= day <= last)


@lru_cache(maxsize=256)
def _bank_holidays_in(year: int) -> tuple[date, ...]:
    from holidays import country_holidays  # a third of a second to import, so only where days are counted

    return tuple(sorted(day for day in country_holidays("GB", subdiv="ENG", years=year) if day.weekday() < SATURDAY))


def is_working_day(day: date) -> bool:
    """Tell whether work is done in England on this day."""
    return day.weekday() < SATURDAY and day not in _bank_holidays_in(day.year)


def working_days_between(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`; negative when `end` comes first.

    This is how statutory limits are counted: day one is the working day after the event.

    >>> working_days_between(date(2025, 4, 17), date(2025, 4, 22))  # Easter: 18 April to 21 April were free
    1
    """
    if end < start:
        return -working_days_between(end, start)
    return _weekdays_up_to(end) - _weekdays_up_to(start) - len(bank_holidays(start + ONE_DAY, end))


def _weekdays_up_to(day: date) -> int:
    """Count Mondays to Fridays since the calendar began, this day included (1 January of year 1 was a Monday)."""
    weeks, days_over = divmod(day.toordinal(), 7)
    return 5 * weeks + min(days_over, 5)


def add_working_days(start: date, number: int) -> date:
    """Give the day that is `number` working days after `start` (before it, when negative).

    >>> add_working_days(date(2025, 4, 17), 1).isoformat()
    '2025-04-22'
    """
    step = ONE_DAY if number >= 0 else -ONE_DAY
    day, left = start, abs(number)
    while left:
        day += step
        left -= is_working_day(day)
    return day


def months_between(first: date, last: date) -> int:
    """Count whole months from `first` to `last`: 31 January to 28 February is not yet one.

    >>> months_between(date(2025, 1, 31), date(2025, 2, 28)), months_between(date(2025, 1, 31), date(2025, 3, 1))
    (0, 1)
    """
    if last < first:
        return -months_between(last, first)
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def month_starts(first: date, last: date) -> list[date]:
    """Give the first day of each month that has a day from `first` to `last`.

    >>> [day.isoformat() for day in month_starts(date(2025, 11, 30), date(2026, 1, 1))]
    ['2025-11-01', '2025-12-01', '2026-01-01']
    """
    months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]
