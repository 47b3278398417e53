"""Reads the tables that stand in the sheets of a workbook; a "line" is a row of its sheet, numbered as there.

The header is found among the first rows, below titles and beside empty columns, whatever the sheet is called. A second
table with a header of its own further down is read as that table. A cell that covers several rows says its value for
each of them, as it is shown, and that is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from seedbed.formats.line_by_line import NO_CHILD_ID, Fate, Header, fate_of_fields
from seedbed.formats.lines import LINES_BEFORE_HEADER, Placed
from seedbed.formats.tabular import Layout, content_of
from seedbed.formats.text import is_blank
from seedbed.formats.workbooks import Range, Sheet
from seedbed.record.returned import Content, FileFault, Quarantined
from seedbed.record.returned.typed import SPACE, SPREADSHEET_ERROR

Recogniser = Callable[[Sequence[str]], Layout | None]


@dataclass
class _Section:
    """A header and the rows under it, up to the next header of another table."""

    layout: Layout
    header: Header
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)


def read_sheet(sheet: Sheet, recognise: Recogniser) -> Content | None:
    """Read the tables of a sheet; None when it has none."""
    first = _first_header(sheet, recognise)
    if first is None:
        return None
    rows, spread = _spread(sheet, below=first)
    sections = _sections(rows, first, recognise)
    contents = [_read_section(section) for section in sections]
    above = [(number, row) for number, row in enumerate(rows[:first], start=1)]
    titles = tuple(Quarantined(n, "stands above the header", _as_line(row)) for n, row in above if not _is_empty(row))
    whole = _joined(contents)
    table = sections[0].layout.table.name
    faults = [FileFault("hidden_sheet", found=sheet.name, table=table)] if sheet.hidden else []
    faults += [FileFault("merged_cells", _named(area), area[0] + 1, table) for area in spread]
    return replace(
        whole,
        quarantined=(*titles, *whole.quarantined),
        faults=(*faults, *whole.faults),
        read=whole.read + len(above),
        blank=whole.blank + len(above) - len(titles),
    )


def _first_header(sheet: Sheet, recognise: Recogniser) -> int | None:
    """Find the first header; empty rows above it do not count."""
    looked_at = 0
    for place, row in enumerate(sheet.rows):
        if _is_empty(row):
            continue
        if recognise(row) is not None:
            return place
        looked_at += 1
        if looked_at == LINES_BEFORE_HEADER:
            return None
    return None


def _spread(sheet: Sheet, *, below: int) -> tuple[list[tuple[str, ...]], list[Range]]:
    """Put the value of each cell that covers several rows into every row that it covers."""
    rows = [list(row) for row in sheet.rows]
    spread = []
    for area in sheet.merged:
        top, column, bottom, _ = area
        covered = range(top + 1, min(bottom + 1, len(rows)))
        if top <= below or not covered or column >= len(rows[top]) or is_blank(rows[top][column]):
            continue
        for row in covered:
            rows[row][column] = rows[row][column] or rows[top][column]
        spread.append(area)
    return [tuple(row) for row in rows], spread


def _sections(rows: list[tuple[str, ...]], first: int, recognise: Recogniser) -> list[_Section]:
    """Part the rows from the first header on at every further header of another table."""
    sections: list[_Section] = []
    for place in range(first, len(rows)):
        row = rows[place]
        layout = recognise(row) if not sections or _may_be_header(row, sections[-1]) else None
        if layout is not None and (not sections or layout != sections[-1].layout):
            sections.append(_Section(layout, Header(place, "\t", row)))
        else:
            sections[-1].rows.append((place + 1, row))
    return sections


def _may_be_header(row: tuple[str, ...], section: _Section) -> bool:
    """Tell a row of words from a child's, which has figures in it somewhere."""
    said = [value for value in row if not is_blank(value)]
    return len(said) > 1 and not any(value.strip()[:1].isdigit() for value in said)


def _read_section(section: _Section) -> Content:
    layout = section.layout
    fates = [(number, _fate(row, section)) for number, row in section.rows]
    kept = [(number, fate.fields) for number, fate in fates if fate.kind == "row"]
    fields = _filled(section.header.fields, [values for _, values in kept])
    placed = Placed(
        lines=_int32([number for number, _ in kept]),
        fields=tuple(_text([values[place] for _, values in kept]) for place in fields),
        quarantined=tuple(Quarantined(n, f.reason, f.text) for n, f in fates if f.kind == "quarantined"),
        blank=sum(fate.kind == "blank" for _, fate in fates),
        headers=(section.header.index + 1, *(number for number, fate in fates if fate.kind == "header")),
        encoding="",
    )
    moved = {place: at for at, place in enumerate(fields)}
    layout = replace(
        layout,
        places={name: moved[place] for name, place in layout.places.items()},
        id_place=moved[layout.id_place],
        keys={moved[place]: name for place, name in layout.keys.items() if place in moved},
    )
    names = [section.header.fields[place] for place in fields]
    return content_of(placed, names, layout, kind=f"{layout.table.of}_sheet")


def _fate(row: tuple[str, ...], section: _Section) -> Fate:
    whose = row[section.layout.id_place].strip(SPACE)
    if re.fullmatch(SPREADSHEET_ERROR, whose):
        return Fate("quarantined", reason=NO_CHILD_ID, text=_as_line(row))
    line = _as_line(row)
    return fate_of_fields(list(row), line, section.header, id_field=section.layout.id_place, encoding="")


def _filled(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[int]:
    """Give the places of the columns that have a heading or a value; a sheet may reach far to the right of its table."""
    return [place for place, heading in enumerate(header) if not is_blank(heading) or any(row[place] for row in rows)]


def _joined(contents: list[Content]) -> Content:
    return Content(
        kind=contents[0].kind,
        tables=tuple(table for content in contents for table in content.tables),
        quarantined=tuple(line for content in contents for line in content.quarantined),
        faults=tuple(fault for content in contents for fault in content.faults),
        read=sum(content.read for content in contents),
        blank=sum(content.blank for content in contents),
        headers=sum(content.headers for content in contents),
    )


def _is_empty(row: tuple[str, ...]) -> bool:
    return all(map(is_blank, row))


def _as_line(row: tuple[str, ...]) -> str:
    return "\t".join(row).rstrip("\t")


def _named(area: Range) -> str:
    top, left, bottom, right = area
    return f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"


def _letters(column: int) -> str:
    letters = ""
    while column >= 0:
        letters = chr(ord("A") + column % 26) + letters
        column = column // 26 - 1
    return letters


def _int32(numbers: list[int]) -> Any:
    import pyarrow as pa

    return pa.array(numbers, pa.int32())


def _text(values: list[str]) -> Any:
    import pyarrow as pa

    return pa.array(values, pa.string())
