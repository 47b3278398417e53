"""Reads tables of the children in need census from CSV files or sheets: ChildIdentifiers, CINdetails, Assessments, …

Systems and notebooks flatten the census into tables that name their rows by the child's id and keys of their own:
CINdetailsID, AssessmentID, CPPID. The rows go into the same tables as the XML's; the keys are kept beside them, and the
record is joined by them once all files are loaded (see `record.returned.census_tables`).

A factor found at an assessment has a column in Assessments, and an assessment with three factors comes as three lines.
The first is the assessment and its factor; a further one, with the same keys and days and another factor, is a factor.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from seedbed.formats.lines import find_header, place_lines
from seedbed.formats.tabular import Layout, content_of, places_of, squeezed
from seedbed.formats.text import decoded, is_blank
from seedbed.record.returned import Column, Content, ReturnTable, TableRead, return_definition, return_table

OF = "cin"
CHILD, ASSESSMENT, FACTOR = "cin_child", "cin_assessment", "cin_assessment_factor"
FACTORS = "AssessmentFactors"
SHARE_OF_COLUMNS = 0.5
FIRST_FACTOR = 500_000_000  # the numbers of factors, which have no line of their own, begin far behind those of lines


def census_layout(fields: Sequence[str]) -> Layout | None:
    """Tell which table of the census has these columns; None when none has.

    >>> census_layout(["LAchildID", "CINdetailsID", "S47ActualStartDate", "ICPCnotRequired"]).table.title
    'Section 47 enquiries'
    """
    given = [squeezed(field) for field in fields]
    child = squeezed(_child_id())
    if child not in given:
        return None
    likely = [(len(places_of(table, fields)), table) for table in _tables() if _is_like(table, frozenset(given))]
    best = max((count for count, _ in likely), default=0)
    likest = [table for count, table in likely if count == best]
    if len(likest) != 1:
        return None
    return _layout(likest[0], fields, given)


def read_census_csv(data: bytes) -> Content | None:
    """Read a table from a file of lines; None when it is none."""
    text = decoded(data)
    header = find_header(text, lambda fields: census_layout(fields) is not None)
    layout = census_layout(header.fields) if header else None
    if header is None or layout is None:
        return None
    placed = place_lines(text, header, id_field=layout.id_place)
    return as_census(content_of(placed, header.fields, layout, kind=f"{OF}_csv"))


def as_census(content: Content) -> Content:
    """Take the factors out of the assessments of a file."""
    tables: list[TableRead] = []
    beside = content.beside
    for read in content.tables:
        if read.table != ASSESSMENT or not _has_factors(read):
            tables.append(read)
            continue
        assessments, factors, lines_shared = _parted(read)
        tables += [assessments, factors]
        beside += lines_shared
    return replace(content, tables=tuple(tables), beside=beside)


def _child_id() -> str:
    column = return_table(CHILD).child_column
    assert column is not None, "the census names its children"
    return column.name


@cache
def _tables() -> tuple[ReturnTable, ...]:
    """The tables that come as tables of lines: all whose rows are a child's."""
    tables = return_definition(OF).tables.values()
    return tuple(table for table in tables if table.ancestors() or table.child_column is not None)


def _is_like(table: ReturnTable, given: frozenset[str]) -> bool:
    """Tell whether a header has half of a table's columns, and one that tells the table apart."""
    own = {squeezed(column.name) for column in table.columns} - {squeezed(_child_id())}
    return bool(given & _telling(table.name)) and len(own & given) >= SHARE_OF_COLUMNS * len(own)


@cache
def _telling(name: str) -> frozenset[str]:
    """The columns that only this table has; one that holds nothing but facts of another is told by those."""
    columns = {table.name: {squeezed(column.name) for column in table.columns} for table in _tables()}
    shared = {squeezed(_child_id())}
    others = [own for other, own in columns.items() if other != name and not columns[name] - shared <= own]
    return frozenset(columns[name] - shared - set().union(*others))


def _layout(table: ReturnTable, fields: Sequence[str], given: Sequence[str]) -> Layout:
    child = _child_id()
    names = [*return_definition(OF).keys.values(), child, *([FACTORS] if table.name == ASSESSMENT else [])]
    known = {squeezed(name): name for name in names} | {"": ""}  # a notebook's column of row numbers has no heading
    places = places_of(table, fields)
    free = [place for place in range(len(fields)) if place not in places.values()]
    keys = {place: known[given[place]] for place in free if given[place] in known}
    lacks = tuple(c.name for c in table.columns if c.name not in places and _is_always_there(c, table))
    return Layout(table, places, given.index(squeezed(child)), keys, lacks)


def _is_always_there(column: Column, table: ReturnTable) -> bool:
    """Tell whether a column is of every year, and no other table of lines holds it for this one."""
    elsewhere = {
        own.name for other in _tables() if other.block is None and other.name != table.name for own in other.columns
    }
    is_elsewhere = column.name in elsewhere and column.type != "child"
    return column.first_year is None and column.last_year is None and not is_elsewhere


def _has_factors(read: TableRead) -> bool:
    return any(kept_as == FACTORS for _, kept_as in read.headings)


def _parted(read: TableRead) -> tuple[TableRead, TableRead, int]:
    """Part assessments from their factors; tell how many factors share their line with an assessment or another factor."""
    first: dict[tuple[object, ...], tuple[int, set[str]]] = {}
    assessments: list[int] = []
    factors: list[dict[str, object]] = []
    shared = 0
    for place, row in enumerate(read.rows.to_pylist()):
        beside = json.loads(row["other_columns"] or "{}")
        found = [part.strip() for part in re.split("[,;|]", beside.get(FACTORS, "")) if not is_blank(part)]
        key = (*(beside.get(name) for name in (*_KEYS, _child_id())), *(row[name] for name in read.columns))
        number, known = first.setdefault(key, (row["number"], set()))
        is_further = number != row["number"] and bool(found) and not known & set(found)
        if is_further:
            shared += len(found) - 1
        else:
            assessments.append(place)
            number = row["number"]
            shared += len(found)
        known.update(found)
        factors += [_factor(row, number, factor, FIRST_FACTOR + len(factors) + at) for at, factor in enumerate(found)]
    whole = replace(read, rows=read.rows.take(assessments))
    return whole, TableRead(FACTOR, _arrow(factors), (FACTORS,)), shared


_KEYS = ("CINdetailsID", "AssessmentID")


def _factor(row: dict[str, object], assessment: int, factor: str, number: int) -> dict[str, object]:
    kept = {name: row[name] for name in ("line", "child_id", "other_columns")}
    return {"number": number, "assessment_row_id": assessment, FACTORS: factor, **kept}


def _arrow(factors: list[dict[str, object]]) -> Any:
    import pyarrow as pa

    schema = pa.schema(
        [
            ("number", pa.int64()),
            ("line", pa.int32()),
            ("child_id", pa.string()),
            ("assessment_row_id", pa.int64()),
            (FACTORS, pa.string()),
            ("other_columns", pa.string()),
        ]
    )
    return pa.Table.from_pylist(factors, schema=schema)
