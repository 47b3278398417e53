"""Joins the census where it came as tables of lines: each row to the rows that it would lie inside in XML.

A row names the row around it by the child's id and by keys such as CINdetailsID, which count within the child and are
kept beside the row. Without a key it lies in the only row that there is of the child, if there is only one. A row whose
place cannot be told is loaded without it, and that is a fault. Everything is looked at within one collection.

Such tables have passed through a spreadsheet, which writes the day first, so dates may be written so here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedbed.record.returned.definitions import ReturnTable, return_definition
from seedbed.record.returned.typed import literal

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

CENSUS_OF_LINES = "f.kind IN ('cin_csv', 'cin_sheet')"  # `f` is a row of `returned.files`
_OF_LINES = f"SELECT f.file_id FROM returned.files AS f WHERE {CENSUS_OF_LINES}"


def join_census_tables(connection: DuckDBPyConnection) -> None:
    """Give the rows of the census that came as lines the ids of the rows around them, outermost first."""
    came = connection.execute(f"SELECT count(*) FROM ({_OF_LINES})").fetchone()
    if not came or not came[0]:
        return
    for table in return_definition("cin").tables.values():
        for around in table.ancestors():
            connection.execute(_join(table, around))
        if table.inside:
            connection.execute(_fault(table))


def _join(table: ReturnTable, around: ReturnTable) -> str:
    """Write the join of a table with one around it, on the keys that both rows have."""
    keys = [key for name, key in return_definition("cin").keys.items() if name in _names(around)]
    theirs = ", ".join(["lachildid", "collection_year", "as_at", *(f"{_key(key)} AS {key}" for key in keys)])
    same = " AND ".join(
        [f"t.{name} = p.{name}" for name in ("lachildid", "collection_year", "as_at")]
        + [f"coalesce({_key(key, 't.')} = p.{key}, TRUE)" for key in keys]
    )
    return f"""
        UPDATE returned.{table.name} AS row SET {around.row_id_name} = found.row_id FROM (
            SELECT t.row_id AS inner_row, min(p.row_id) AS row_id
            FROM returned.{table.name} AS t
            JOIN (SELECT row_id, {theirs} FROM returned.{around.name} WHERE file_id IN ({_OF_LINES})) AS p ON {same}
            WHERE t.{around.row_id_name} IS NULL AND t.file_id IN ({_OF_LINES})
            GROUP BY t.row_id
            HAVING count(*) = 1 OR count(DISTINCT ({", ".join(["p.lachildid", *(f"p.{key}" for key in keys)])})) = 1
                AND bool_and({" AND ".join(["TRUE", *(f"p.{key} IS NOT NULL" for key in keys[-1:])])})
        ) AS found WHERE row.row_id = found.inner_row"""


def _names(table: ReturnTable) -> frozenset[str]:
    return frozenset(each.name for each in (*table.ancestors(), table))


def _key(name: str, of: str = "") -> str:
    return f"nullif(trim(json_extract_string({of}other_columns, '$.{name}')), '')"


def _fault(table: ReturnTable) -> str:
    """Tell each row whose place is not known, once."""
    inside = next(around for around in table.ancestors() if around.name == table.inside)
    return f"""
        INSERT INTO returned.faults
        SELECT row_id, file_id, line, {literal(table.name)}, NULL, {literal(inside.title)}, 'parent_unknown'
        FROM returned.{table.name} WHERE {inside.row_id_name} IS NULL AND file_id IN ({_OF_LINES})"""
