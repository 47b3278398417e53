"""The bases as SQL, compiled once and kept in `bases.sql`; see `record.kept_sql`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from seedbed.record.kept_sql import KeptSql
from seedbed.reference_data import packaged

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MADE_BY = "python -m seedbed.understand.indicators"


def base_sql(name: str, connection: DuckDBPyConnection) -> str:
    """Give the query for a base's rows over `record` and the temporary table `periods`."""
    return kept().get("base", name) or _compiled(name, connection)


def kept_text() -> str:
    """Compile every base, over a record that is empty but whole, into the text of the file that is kept."""
    return kept().text(_all_compiled())


@cache
def kept() -> KeptSql:
    """Give the kept file and its sources: the bases, and all that decides which columns a record has."""
    here, record = files(__package__), files("seedbed.record")
    sources = [here / "rows.py", here / "kept_sql.py", packaged("codes", "groups.yml"), packaged("timescales.yml")]
    sources += [record / f"{name}.py" for name in ("calendar", "care", "help_and_protection", "merging", "people")]
    return KeptSql(here / "bases.sql", sources, MADE_BY)


def _all_compiled() -> Iterator[tuple[str, str, str]]:
    import duckdb

    from seedbed.record.making import make_record
    from seedbed.record.returned import create_returned
    from seedbed.understand.indicators.rows import ROWS

    with duckdb.connect() as empty:
        empty.execute("create schema record")
        create_returned(empty)
        make_record(empty)
        empty.execute(PERIODS)
        for name in ROWS:
            yield "base", name, _compiled(name, empty)


PERIODS = "create or replace temp table periods (period varchar, first date, last date)"


def _compiled(name: str, connection: DuckDBPyConnection) -> str:
    import ibis

    from seedbed.understand.indicators.rows import ROWS, Record

    backend = ibis.duckdb.from_connection(connection)
    rows = ROWS[name](Record(backend), backend.table("periods", database=("temp", "main")))
    return str(ibis.to_sql(rows, dialect="duckdb"))
