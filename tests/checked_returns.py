"""Returns that tests check: small tables of text in, the findings of every rule out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import duckdb

from seedbed.quality import RULES, Rule, run_rules
from seedbed.quality.examples import as_files, read_tables
from seedbed.record.making import make_record
from seedbed.record.returned import FileRead, load_returned


def checked(
    returns: str | Iterable[FileRead], *, rules: Sequence[Rule] = RULES, threads: int = 2, year: int = 2026
) -> duckdb.DuckDBPyConnection:
    """Build a record in memory from tables of text, or from files as read, and run the rules over it."""
    files = as_files(read_tables(returns, year=year), path="test") if isinstance(returns, str) else returns
    connection = duckdb.connect(config={"threads": threads})
    connection.execute("create schema record")
    load_returned(connection, files)
    make_record(connection)
    run_rules(connection, rules=rules)
    return connection


def found(connection: duckdb.DuckDBPyConnection, code: str) -> list[tuple[str, int, int]]:
    """Give where a rule found something: the table, the collection year and the line, in order."""
    return connection.execute(
        f"select table_name, collection_year, line from record.findings where rule = '{code}' order by finding_id"
    ).fetchall()
