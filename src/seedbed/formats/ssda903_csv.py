"""Reads one table of the children looked-after return (SSDA903) from a CSV file.

A table is recognised by the names of its columns, in any order and any case, whatever the file is called. Columns that
the guide does not have are kept beside the rows; columns that the file does not have are loaded empty; both are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from seedbed.formats.line_by_line import Header
from seedbed.formats.lines import find_header, place_lines
from seedbed.formats.tabular import Layout, content_of, extra_names, places_of, squeezed
from seedbed.formats.text import Text, decoded
from seedbed.record.returned import Content, ReturnTable, return_definition

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
    layout = ssda903_layout(header.fields)
    assert layout is not None, f"{table.name} was recognised by these headings"
    notes = frozenset(extra_names(header.fields, layout))
    placed = place_lines(recognised.text, header, id_field=layout.id_place, notes=notes)
    return content_of(placed, header.fields, layout, kind=KIND)


def ssda903_layout(fields: Sequence[str]) -> Layout | None:
    """Tell which table has these headings, and where its columns stand; None when none has."""
    table = table_of(fields)
    if table is None:
        return None
    places = places_of(table, fields)
    child = table.child_column
    assert child is not None, f"{table.name} has no column for the child"
    return Layout(table, places, places[child.name])


def why_not_read(data: bytes) -> str:
    """Say what a text file that is no table of the return looks like, so that a person can put it right."""
    text = decoded(data)
    if find_header(text, lambda fields: CENSUS_CHILD in map(squeezed, fields)) is not None:
        return "Names children as the children in need census does, but is none of its tables. It is left alone."
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
    given = {squeezed(field) for field in fields}
    likeness = [(_likeness(table, given), table) for table in return_definition("ssda903").tables.values()]
    best = max(score for score, _ in likeness)
    likest = [table for score, table in likeness if score == best]
    return likest[0] if best > 0 and len(likest) == 1 else None


def _likeness(table: ReturnTable, given: set[str]) -> int:
    """Count the columns of a table that a header has; nothing when they are too few or could be another table's."""
    child = table.child_column
    own = {squeezed(column.name) for column in table.columns}
    found = own & given
    is_like = (
        child is not None
        and squeezed(child.name) in given
        and bool(found & _distinctive(table.name))
        and len(found) >= SHARE_OF_COLUMNS * len(own)
    )
    return len(found) if is_like else 0


@cache
def _distinctive(name: str) -> frozenset[str]:
    """The columns that only this table has."""
    tables = return_definition("ssda903").tables
    others = {squeezed(column.name) for other in tables.values() if other.name != name for column in other.columns}
    return frozenset(squeezed(column.name) for column in tables[name].columns) - others
