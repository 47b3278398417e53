"""Making the record: from each return as it was sent to one person, one story."""

from __future__ import annotations

from datetime import date

import duckdb

from seedbed.record.calendar import make_calendar
from seedbed.record.care import make_care_tables
from seedbed.record.help_and_protection import make_help_tables
from seedbed.record.people import make_people, make_people_without_a_child_row


def make_record(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill schema `record` from schema `returned`, in a connection that holds both."""
    connection.execute(
        """
        create or replace table record.differences (
            table_name varchar, person_id varchar, column_name varchar,
            kept varchar, other varchar, kept_row bigint, other_row bigint
        )
        """
    )
    _make_sources(connection)
    last = connection.execute("select max(as_at) from returned.files").fetchone()
    make_calendar(connection, until=(last and last[0]) or date(2026, 3, 31))
    make_people(connection)
    make_care_tables(connection)
    make_help_tables(connection)
    make_people_without_a_child_row(connection)


def _make_sources(connection: duckdb.DuckDBPyConnection) -> None:
    """Tell for any row which file and line it came from."""
    tables = connection.execute(
        """
        select table_name from information_schema.columns
        where table_schema = 'returned' and column_name = 'row_id'
            and table_name in (
                select table_name from information_schema.columns
                where table_schema = 'returned' and column_name = 'repeated'
            )
        order by table_name
        """
    ).fetchall()
    each = " union all ".join(
        f"select row_id, file_id, line, '{name}' as table_name from returned.{name}" for (name,) in tables
    )
    connection.execute(f"create or replace view record.sources as {each}")
