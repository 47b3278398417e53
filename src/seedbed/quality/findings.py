"""Runs every rule over what was returned and writes what they find: one table, in one order, whoever asks and when.

    record.findings         one row for each finding: the rule, where it is, what was sent, what is said of it
    record.rules_not_run    a rule that could not be run, and why: its silence is never taken for "nothing found"

Each rule is a query of its own over views that are made once; none sees what another found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from seedbed.quality.kept_sql import rule_sql, view_sql
from seedbed.quality.reading import tell_what_was_read
from seedbed.quality.rule import Rule, seen_name
from seedbed.quality.rules import RULES

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

COLUMNS = {
    "rule": "varchar not null",
    "severity": "varchar not null",
    "collection_year": "smallint",
    "file_id": "integer",
    "line": "integer",
    "row_id": "bigint",
    "table_name": "varchar",
    "column_name": "varchar",
    "child_id": "varchar",
    "found": "varchar",
    "says": "varchar",
}
ORDER = (
    "collection_year", "file_id", "line", "row_id", "table_name", "column_name", "rule", "found", "says", "child_id",
)  # fmt: skip


def run_rules(connection: DuckDBPyConnection, *, rules: Sequence[Rule] = RULES) -> None:
    """Run rules over a connection that holds `returned` and `record`, and write `record.findings`.

    A rule that cannot be run leaves its number and the kind of error in `record.rules_not_run`; the others go on.
    """
    connection.execute(
        f"create or replace temp table found ({', '.join(f'{name} {COLUMNS[name]}' for name in COLUMNS)})"
    )
    connection.execute("create or replace table record.rules_not_run (rule varchar, why varchar)")
    tell_what_was_read(connection, rules, into="found")
    for rule, why in _run_each(connection, [rule for rule in rules if rule.fails is not None]):
        connection.execute("insert into record.rules_not_run values (?, ?)", [rule.code, why])
    order = ", ".join(f"{name} nulls first" for name in ORDER)
    connection.execute(
        f"""
        create or replace table record.findings as
        select row_number() over (order by {order}) as finding_id, * from found order by finding_id
        """
    )
    connection.execute("drop table found")


def _run_each(connection: DuckDBPyConnection, rules: Sequence[Rule]) -> Iterator[tuple[Rule, str]]:
    """Run the rules of one table after those of another, and give those that could not be run, each with the reason."""
    for table in dict.fromkeys(rule.table for rule in rules):
        seen = seen_name(table)
        no_view = _try(connection, f"create or replace temp table {seen} as ", partial(view_sql, table))
        for rule in (rule for rule in rules if rule.table == table):
            why = no_view or _try(connection, "insert into found ", partial(rule_sql, rule))
            if why:
                yield rule, why
        connection.execute(f"drop table if exists {seen}")


def _try(connection: DuckDBPyConnection, begin: str, query: Callable[[], str]) -> str:
    """Run a statement; give the kind of error if it fails, without its words, which may hold a value of a child's."""
    try:
        connection.execute(begin + query())
    except Exception as fault:
        return type(fault).__name__
    return ""
