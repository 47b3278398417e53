"""What files of lines and sheets of workbooks have in common: columns under a header, rows under them.

A *layout* says which place in a header is which column of a table. Columns that are not the table's are kept beside the
rows, as JSON under their own names; each is told, except those that a layout expects there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from seedbed.formats.line_by_line import NO_CHILD_ID
from seedbed.formats.lines import Placed
from seedbed.record.returned import Content, FileFault, Quarantined, ReturnTable, TableRead

NO_ADOPTER_ID = "has no id of the adopter"


@dataclass(frozen=True)
class Layout:
    """Where the columns of a table stand in a header, and where stands whose a row is (`id_place`).

    `keys` are columns beside the table's own that such files are known to have: they are kept under these names and
    not told. `lacks` are columns that a file of this form ought to have and does not, where only its reader can know.
    """

    table: ReturnTable
    places: Mapping[str, int]
    id_place: int
    keys: Mapping[int, str] = field(default_factory=dict)
    lacks: tuple[str, ...] = ()


def squeezed(name: str) -> str:
    """A column's name in capitals, without spaces, underscores and the like."""
    return re.sub("[^A-Z0-9]", "", name.upper())


def places_of(table: ReturnTable, fields: Sequence[str]) -> dict[str, int]:
    """Find the place in a header of each column of a table by its name, the first when a name comes twice."""
    given = [squeezed(field) for field in fields]
    names = {column.name: squeezed(column.name) for column in table.columns}
    return {name: given.index(wanted) for name, wanted in names.items() if wanted in given}


def extra_names(fields: Sequence[str], layout: Layout) -> dict[int, str]:
    """Name the columns that are not the table's: as the header does, by place when it does not or names one twice."""
    named: dict[int, str] = {}
    for place, heading in enumerate(fields):
        if place in layout.places.values():
            continue
        name = layout.keys.get(place, "") or heading.strip() or f"(column {place + 1})"
        while name in named.values() or name in layout.places:
            name = f"{name} (column {place + 1})"
        named[place] = name
    return named


def content_of(placed: Placed, fields: Sequence[str], layout: Layout, *, kind: str) -> Content:
    """Make of the lines placed under a header what a reader hands over."""
    table = layout.table
    extra = extra_names(fields, layout)
    kept_as = {place: name for name, place in layout.places.items()} | extra
    headings = tuple((heading, kept_as[place]) for place, heading in enumerate(fields))
    rows = rows_of(placed, layout, extra)
    read = TableRead(table.name, rows, tuple(layout.places), headings, headings_line=placed.headers[0])
    told = {place: name for place, name in extra.items() if place not in layout.keys}
    return Content(
        kind=kind,
        encoding=placed.encoding,
        tables=(read,),
        quarantined=tuple(Quarantined(q.line, _reason(q, table), q.text, table.name) for q in placed.quarantined),
        faults=(
            *(FileFault("extra_column", found=name, table=table.name, column=name) for name in told.values()),
            *(FileFault("column_missing", found=name, table=table.name, column=name) for name in layout.lacks),
            *_header_faults(placed, table),
            *_line_faults(placed, table),
        ),
        read=placed.read,
        blank=placed.blank,
        headers=len(placed.headers),
    )


def _reason(line: Quarantined, table: ReturnTable) -> str:
    """A list of adopters names no child."""
    names_children = table.child_column is not None or table.ancestors()
    return line.reason if names_children or line.reason != NO_CHILD_ID else NO_ADOPTER_ID


def rows_of(placed: Placed, layout: Layout, extra: Mapping[int, str]) -> Any:
    """Make of placed lines the rows of a table, with what stands in its other columns beside them."""
    import pyarrow as pa

    columns = {"number": placed.lines.cast(pa.int64()), "line": placed.lines}
    columns |= {name: placed.fields[place] for name, place in layout.places.items()}
    if layout.table.ancestors():
        columns["child_id"] = placed.fields[layout.id_place]
    if extra:
        columns["other_columns"] = pa.array(_other_columns(placed, extra), pa.string())
    return pa.table(columns)


def _other_columns(placed: Placed, extra: Mapping[int, str]) -> list[str | None]:
    """Write what each row has in columns that are not the table's as JSON; nothing when they are empty."""
    values = zip(*(placed.fields[place].to_pylist() for place in extra), strict=True)
    names = tuple(extra.values())
    return [_json(names, row) if any(row) else None for row in values]


def _json(names: tuple[str, ...], row: tuple[str, ...]) -> str:
    sent = {name: value for name, value in zip(names, row, strict=True) if value}
    return json.dumps(sent, ensure_ascii=False)


def _header_faults(placed: Placed, table: ReturnTable) -> list[FileFault]:
    again = placed.headers[1:]
    return [FileFault("header_repeated", found=table.title, line=line, table=table.name) for line in again]


def _line_faults(placed: Placed, table: ReturnTable) -> list[FileFault]:
    """Name the rows that are in another encoding than the file, and those with a value that runs over several lines."""
    faults = [("other_encoding", found, line) for line, found in placed.in_other_encodings]
    faults += [("runs_on", f"line {last}", first) for first, last in placed.over_several_lines]
    return [FileFault(fault, found, line, table.name, number=line) for fault, found, line in faults]
