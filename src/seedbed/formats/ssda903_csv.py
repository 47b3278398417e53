"""Reads one table of the children looked-after return (SSDA903) from a CSV file.

A table is recognised by the names of its columns, in any order and any case, whatever the file is called. Columns that
the guide does not have are kept beside the rows; columns that the file does not have are loaded empty; both are told.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from seedbed.formats.lines import Header, Placed, find_header, place_lines
from seedbed.formats.text import Text, decoded, is_blank
from seedbed.record.returned import Content, FileFault, Quarantined, ReturnTable, TableRead, return_definition

KIND = "ssda903_csv"
CHILD, CENSUS_CHILD = "CHILD", "LACHILDID"  # the child's id here, and in the census, as headers are compared
SHARE_OF_COLUMNS = 0.5  # of a table's columns that a header must have to be taken for that table's


@dataclass(frozen=True)
class Recognised:
    """A file known to be a table of the return, by its header."""

    table: ReturnTable
    text: Text
    header: Header


def recognise_ssda903(data: bytes) -> Recognised | None:
    """Tell which table of the return a file is, or give None when it is none."""
    text = decoded(data)
    header = find_header(text, lambda fields: table_of(fields) is not None)
    if header is None:
        return None
    table = table_of(header.fields)
    assert table is not None, "the header was recognised by its table"
    return Recognised(table, text, header)


def read_ssda903(recognised: Recognised) -> Content:
    """Read every line of a recognised file."""
    table, header = recognised.table, recognised.header
    places = _places(table, header.fields)
    child = table.child_column
    assert child is not None, f"{table.name} has no column for the child"
    placed = place_lines(recognised.text, header, id_field=places[child.name])
    extra = _extra_names(header.fields, places)
    return Content(
        kind=KIND,
        encoding=placed.encoding,
        tables=(TableRead(table.name, _rows(placed, places, extra), tuple(places)),),
        quarantined=tuple(Quarantined(q.line, q.reason, q.text, table.name) for q in placed.quarantined),
        faults=(*_extra_faults(extra, table), *_header_faults(placed, table)),
        read=placed.read,
        blank=placed.blank,
        headers=len(placed.headers),
    )


def why_not_read(data: bytes) -> str:
    """Say what a text file that is no table of the return looks like, so that a person can put it right."""
    text = decoded(data)
    if find_header(text, lambda fields: CENSUS_CHILD in map(_squeezed, fields)) is not None:
        return "Is a table of the children in need census, which is read from its XML file only. Add the XML file."
    header = find_header(text, lambda fields: table_of([*fields, CHILD]) is not None)
    if header is not None:
        table = table_of([*header.fields, CHILD])
        assert table is not None, "the header was recognised by its table"
        return f"Looks like {table.title} of the SSDA903 but has no column {CHILD}. Export it with the child's id."
    return "Is no return that this version reads, by its first lines. It is left alone."


def table_of(fields: Sequence[str]) -> ReturnTable | None:
    """Tell which table has these columns: the child's id, a column no other table has, and at least half of its own.

    >>> table_of(["child", "Dob", "Review ", "review code"]).title
    'Reviews'
    """
    given = {_squeezed(field) for field in fields}
    likeness = [(_likeness(table, given), table) for table in return_definition("ssda903").tables.values()]
    best = max(score for score, _ in likeness)
    likest = [table for score, table in likeness if score == best]
    return likest[0] if best > 0 and len(likest) == 1 else None


def _likeness(table: ReturnTable, given: set[str]) -> int:
    """Count the columns of a table that a header has; nothing when they are too few or could be another table's."""
    child = table.child_column
    own = {_squeezed(column.name) for column in table.columns}
    found = own & given
    is_like = (
        child is not None
        and _squeezed(child.name) in given
        and bool(found & _distinctive(table.name))
        and len(found) >= SHARE_OF_COLUMNS * len(own)
    )
    return len(found) if is_like else 0


@cache
def _distinctive(name: str) -> frozenset[str]:
    """The columns that only this table has."""
    tables = return_definition("ssda903").tables
    others = {_squeezed(column.name) for other in tables.values() if other.name != name for column in other.columns}
    return frozenset(_squeezed(column.name) for column in tables[name].columns) - others


def _squeezed(name: str) -> str:
    """A column's name in capitals, without spaces, underscores and the like."""
    return re.sub("[^A-Z0-9]", "", name.upper())


def _places(table: ReturnTable, fields: Sequence[str]) -> dict[str, int]:
    """Find the place in the file of each column of the table, the first when a name comes twice."""
    squeezed = [_squeezed(field) for field in fields]
    names = {column.name: _squeezed(column.name) for column in table.columns}
    return {name: squeezed.index(wanted) for name, wanted in names.items() if wanted in squeezed}


def _extra_names(fields: Sequence[str], places: dict[str, int]) -> dict[int, str]:
    """Name the columns that are not the table's: as the header does, by place when it does not or names one twice."""
    named: dict[int, str] = {}
    for place, field in enumerate(fields):
        if place in places.values():
            continue
        name = field.strip()
        taken = name in named.values() or name in places
        named[place] = name if name and not taken else f"{name} (column {place + 1})".strip()
    return named


def _rows(placed: Placed, places: dict[str, int], extra: dict[int, str]) -> Any:
    import pyarrow as pa

    columns = {"number": placed.lines.cast(pa.int64()), "line": placed.lines}
    columns |= {name: placed.fields[place] for name, place in places.items()}
    if extra:
        columns["other_columns"] = pa.array(_other_columns(placed, extra), pa.string())
    return pa.table(columns)


def _other_columns(placed: Placed, extra: dict[int, str]) -> list[str | None]:
    """Write what each row has in columns that are not the table's as JSON; nothing when they are empty."""
    values = zip(*(placed.fields[place].to_pylist() for place in extra), strict=True)
    names = tuple(extra.values())
    return [_json(names, row) if any(row) else None for row in values]


def _json(names: tuple[str, ...], row: tuple[str, ...]) -> str:
    sent = {name: value for name, value in zip(names, row, strict=True) if value}
    return json.dumps(sent, ensure_ascii=False)


def _extra_faults(extra: dict[int, str], table: ReturnTable) -> list[FileFault]:
    named = [name for name in extra.values() if not is_blank(name)]
    return [FileFault("extra_column", found=name, table=table.name, column=name) for name in named]


def _header_faults(placed: Placed, table: ReturnTable) -> list[FileFault]:
    again = placed.headers[1:]
    return [FileFault("header_repeated", found=table.title, line=line, table=table.name) for line in again]
