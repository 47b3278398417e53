"""A calendar with working days numbered one after the other, so that a timescale is one number less another."""

from __future__ import annotations

from datetime import date

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
    holidays = ", ".join(f"date '{day}'" for day in bank_holidays(FIRST, last))
    connection.execute(
        f"""
        create or replace table record.calendar as
        with days as (
            select unnest(generate_series(date '{FIRST}', date '{last}', interval 1 day))::date as day
        ),
        marked as (select day, isodow(day) < 6 and day not in ({holidays}) as is_working_day from days)
        select day, sum(is_working_day::integer) over (order by day)::integer as working_day_number, is_working_day
        from marked order by day
        """
    )
