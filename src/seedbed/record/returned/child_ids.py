"""Children's ids whose leading zeros were eaten: a spreadsheet takes 0012345 for a number and writes 12345.

One file alone cannot show it. Another file of the place does, when it has the same figures with zeros before them and
the same birth date; where nothing gives the birth of the shorter id, the figures alone. Ids are never joined here: each
is told once for each file and table, where it first stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seedbed.record.returned.definitions import ReturnTable, return_tables
from seedbed.record.returned.typed import literal, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BIRTHS = ("DOB", "PersonBirthDate")


def find_eaten_zeros(connection: DuckDBPyConnection) -> None:
    """Add to `returned.faults` each child id that another file of the place gives with zeros before it."""
    tables = [table for table in return_tables().values() if table.child_column is not None]
    some = " union all ".join(_ids(table, only=f"{_child(table)} like '0%'") for table in tables)
    connection.execute(
        f"create or replace temp table whole as select distinct ltrim(id, '0') as figures, born from ({some})"
    )
    if connection.execute("select 1 from whole limit 1").fetchone():
        _tell_ids_without_zeros(connection, tables)
    connection.execute("drop table whole")


def _tell_ids_without_zeros(connection: DuckDBPyConnection, tables: Sequence[ReturnTable]) -> None:
    """Tell where an id first stands without the zeros that `whole` has it with."""
    short = " union all ".join(_ids(table, only=f"{_child(table)} in (select figures from whole)") for table in tables)
    connection.execute(
        f"""
        insert into returned.faults
        with short as (select *, max(born) over (partition by id) as told_born from ({short})),
        eaten as (
            select *, min(row_id) over (partition by file_id, table_name, id) as first_row from short
            where told_born is null
                or exists (select 1 from whole where figures = id and whole.born = coalesce(short.born, told_born))
        )
        select row_id, file_id, line, table_name, column_name, id, 'zeros_eaten' from eaten
        where row_id = first_row order by row_id, table_name
        """
    )


def _child(table: ReturnTable) -> str:
    child = table.child_column
    assert child is not None, f"{table.name} has no child"
    return child.stored


def _ids(table: ReturnTable, *, only: str) -> str:
    """Give the ids of a table that are nothing but figures, each with the birth that stands beside it."""
    name = table.child_column.name if table.child_column else ""
    born = next((quoted(c.stored) for c in table.columns if c.name in BIRTHS), "null::date")
    return (
        f"select row_id, file_id, line, {literal(table.name)} as table_name, {literal(name)} as column_name,"
        f" {_child(table)} as id, {born} as born from returned.{table.name}"
        f" where {only} and regexp_full_match({_child(table)}, '[0-9]+')"
    )
