"""Writes a year's SSDA903 return from the record: one CSV file a table, columns and dates as the guide has them.

A return tells a year as it was seen on its last day, so what ended later is written open. Which lines belong to a year:

    Episodes, Missing      open on a day of the year, or ended on one
    Reviews                held in the year
    OC2, OC3               of the year
    UASC                   unaccompanied and looked after in the year
    Header                 everyone whom another table names

Tables that the record does not make one of many years (AD1, PrevPerm …) are written as the year's own return gave them:
each line once, values that could be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from seedbed.formats.writing.delimited import write_csv
from seedbed.formats.writing.written import Values, WrittenReturn
from seedbed.periods import year_end, year_label, year_start
from seedbed.record.returned import Column, ReturnTable, return_definition
from seedbed.record.returned.typed import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

IN_THE_YEAR = "{start} <= $last and coalesce({end}, counted_until - 1, $last) >= $first"
BORN = {"DOB": "p.dob", "SEX": "p.sex"}
FROM_RECORD: dict[str, tuple[str, str, dict[str, str]]] = {
    "ssda903_episodes": (
        "record.cla_episodes",
        IN_THE_YEAR.format(start="cla_episode_start_date", end="cla_episode_ceased_date"),
        {
            "CHILD": "person_id",
            "DECOM": "cla_episode_start_date",
            "RNE": "cla_episode_start_reason",
            "LS": "legal_status",
            "CIN": "cla_primary_need_code",
            "PLACE": "cla_placement_type",
            "PLACE_PROVIDER": "cla_placement_provider",
            "DEC": "case when cla_episode_ceased_date <= $last then cla_episode_ceased_date end",
            "REC": "case when cla_episode_ceased_date <= $last then cla_episode_ceased_reason end",
            "REASON_PLACE_CHANGE": "case when cla_episode_ceased_date <= $last then cla_placement_change_reason end",
            "HOME_POST": "home_postcode",
            "PL_POST": "cla_placement_postcode",
            "URN": "cla_placement_urn",
        },
    ),
    "ssda903_reviews": (
        "record.cla_reviews",
        "cla_review_date between $first and $last",
        {"CHILD": "person_id", "REVIEW": "cla_review_date", "REVIEW_CODE": "cla_review_participation"},
    ),
    "ssda903_uasc": (
        "record.person as u",
        "is_unaccompanied and coalesce(unaccompanied_until, $last) >= $first and exists (select 1 from"
        f" record.cla_episodes as e where e.person_id = u.person_id and"
        f" {IN_THE_YEAR.format(start='cla_episode_start_date', end='cla_episode_ceased_date')})",
        {"CHILD": "person_id", "DUC": "unaccompanied_until"},
    ),
    "ssda903_oc2": ("record.cla_health", "collection_year = $year", {"CHILD": "person_id"}),
    "ssda903_oc3": (
        "record.care_leavers",
        "collection_year = $year",
        {
            "CHILD": "person_id",
            "IN_TOUCH": "care_leaver_in_touch",
            "ACTIV": "care_leaver_activity",
            "ACCOM": "care_leaver_accommodation",
        },
    ),
    "ssda903_missing": (
        "record.missing",
        IN_THE_YEAR.format(start="missing_episode_start_date", end="missing_episode_end_date"),
        {
            "CHILD": "person_id",
            "MISSING": "missing_episode_type",
            "MIS_START": "missing_episode_start_date",
            "MIS_END": "case when missing_episode_end_date <= $last then missing_episode_end_date end",
        },
    ),
}
HEADER = "ssda903_header"


def write_ssda903(connection: DuckDBPyConnection, folder: Path, *, year: int) -> WrittenReturn:
    """Write the tables of a year that have a line, each as a file in a folder named after the year."""
    values = Values(year)
    parameters = {"year": year, "first": year_start(year), "last": year_end(year)}
    tables = [table for table in return_definition("ssda903").tables.values() if table.in_force(year)]
    found = {table.name: _rows(connection, table, values, parameters) for table in tables if table.name != HEADER}
    named = sorted({row[0] for rows in found.values() for row in rows})
    header = next(table for table in tables if table.name == HEADER)
    found = {HEADER: _header_rows(connection, header, values, parameters, named)} | found
    files, notes = [], []
    for table in tables:
        if not found[table.name]:
            notes.append(f"{table.title}: nothing is known of the year, so it is not written.")
            continue
        files.append(f"{year_label(year)}/{table.title}.csv")
        headings = [column.name for column in values.columns(table)]
        rows = [values.texts(table, row) for row in found[table.name]]
        disarmed = write_csv(folder / files[-1], headings, rows)
        if disarmed:
            notes.append(
                f"{files[-1]}: {len(disarmed)} values would be run as formulas; each has an apostrophe before it."
            )
        if table.name not in (*FROM_RECORD, HEADER):
            notes.append(f"{table.title}: as the return of {year_label(year)} gave it; the record does not merge it.")
    return WrittenReturn(tuple(files), (*notes, *values.notes()))


def _rows(
    connection: DuckDBPyConnection, table: ReturnTable, values: Values, parameters: dict[str, Any]
) -> list[tuple[Any, ...]]:
    if table.name not in FROM_RECORD:
        return _rows_of_the_year(connection, table, values, parameters["year"])
    source, condition, names = FROM_RECORD[table.name]
    columns = values.columns(table)
    rows: list[tuple[Any, ...]] = connection.execute(
        f"""
        with chosen as (select * from {source} where {condition})
        select {", ".join(f"{_expression(column, names)}" for column in columns)}
        from chosen as c join (select person_id as whose, dob, sex from record.person) as p on p.whose = c.person_id
        order by {", ".join(str(place) for place in range(1, len(columns) + 1))}
        """,
        {name: value for name, value in parameters.items() if f"${name}" in condition + "".join(names.values())},
    ).fetchall()
    return rows


def _expression(column: Column, names: dict[str, str]) -> str:
    """Give where the record holds a column: under its own name, another, or with the person."""
    return names.get(column.name) or BORN.get(column.name) or f"c.{column.stored}"


def _rows_of_the_year(
    connection: DuckDBPyConnection, table: ReturnTable, values: Values, year: int
) -> list[tuple[Any, ...]]:
    """Give the lines of a table that the year's own return has, of several extracts the latest."""
    columns = ", ".join(quoted(column.stored) for column in values.columns(table))
    rows: list[tuple[Any, ...]] = connection.execute(
        f"""
        select {columns} from returned.{table.name}
        where collection_year = $year and not repeated and child is not null
            and as_at = (select max(as_at) from returned.{table.name} where collection_year = $year)
        order by all
        """,
        {"year": year},
    ).fetchall()
    return rows


def _header_rows(
    connection: DuckDBPyConnection, table: ReturnTable, values: Values, parameters: dict[str, Any], named: list[str]
) -> list[tuple[Any, ...]]:
    """Give a line for everyone named; motherhood is what the returns up to this year said of it."""
    facts = {
        "CHILD": "person_id",
        "SEX": "sex",
        "DOB": "dob",
        "ETHNIC": "ethnicity",
        "UPN": "coalesce(p.upn, upn_unknown)",
        "MOTHER": "m.mother",
        "MC_DOB": "m.mc_dob",
    }
    rows: list[tuple[Any, ...]] = connection.execute(
        f"""
        with mothers as (
            select child, {", ".join(_told_last(column) for column in ("mother", "mc_dob"))}
            from returned.ssda903_header where as_at <= $last and not repeated group by child
        )
        select {", ".join(facts[column.name] for column in values.columns(table))}
        from record.person as p left join mothers as m on m.child = p.person_id
        where list_contains($named, person_id) order by person_id
        """,
        {"last": parameters["last"], "named": named},
    ).fetchall()
    return rows


def _told_last(column: str) -> str:
    return f"first({column} order by as_at desc, {column}) filter (where {column} is not null) as {column}"
