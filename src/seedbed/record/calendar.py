"""A calendar with working days numbered one after the other, so that a timescale is one number less another."""

from __future__ import annotations

from datetime import date, timedelta

import duckdb

from seedbed.periods import bank_holidays

FIRST = date(2000, 1, 1)
YEARS_AHEAD = 3


def make_calendar(connection: duckdb.DuckDBPyConnection, *, until: date) -> None:
    """Fill `record.calendar` with every day from 2000 to three years past `until`.

    `working_day_number` counts the working days of England up to and including the day, so the working days after one
    day and up to another are the second number less the first.
    """
    last = date(until.year + YEARS_AHEAD, 12, 31)
    holidays = set(bank_holidays(FIRST, last))
    rows, number, day = [], 0, FIRST
    while day <= last:
        works = day.weekday() < 5 and day not in holidays
        number += works
        rows.append(f"('{day}', {number}, {str(works).lower()})")
        day += timedelta(days=1)
    connection.execute(
        f"""
        create or replace table record.calendar as
        select day::date as day, number as working_day_number, works as is_working_day
        from (values {", ".join(rows)}) as days (day, number, works)
        """
    )
