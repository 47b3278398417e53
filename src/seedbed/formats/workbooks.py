"""Opens spreadsheet workbooks (xlsx, xlsm, xlsb, xls, ods) and gives their sheets as rows of text.

A cell becomes the text that a spreadsheet shows for it in its plainest form, without loss: a whole number without a
point, a date as 2025-03-31 whatever the cell's format, true and false in capitals, an error such as #N/A as itself.
Where a cell covers others (merged cells), those are empty. Formulas are never worked out: the value that was saved with
one counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from seedbed.formats.containers import DAMAGED, ZIP, CannotOpen, check
from seedbed.formats.workbook_cells import Cells, cells_of

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
PARTS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")  # one of these makes a zip archive a workbook
NOT_OPENED = "Is a damaged or protected workbook. Open it in a spreadsheet and save it again, without a password."
LARGEST_WHOLE = 1e15  # beyond, a spreadsheet itself no longer holds every whole number

Range = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, whether it is hidden, its rows from the first on, all of one width, and its merged cells."""

    name: str
    hidden: bool
    rows: tuple[tuple[str, ...], ...]
    merged: tuple[Range, ...] = ()


def is_workbook(data: bytes) -> bool:
    """Tell whether a file is a workbook, by what it holds."""
    if data.startswith(OLD_OFFICE):
        return True
    if not data.startswith(ZIP):
        return False
    try:
        with ZipFile(BytesIO(data)) as archive:
            return any(part in archive.NameToInfo for part in PARTS)
    except DAMAGED:
        return False


def sheets_of(data: bytes) -> tuple[Sheet, ...]:
    """Give the sheets of a workbook in their order; raise `CannotOpen` when it is not safe or not possible to open it."""
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum, load_workbook

    cells: dict[str, Cells] = {}
    if data.startswith(ZIP):
        check(data)
        cells = _cells(data)
    try:
        with load_workbook(BytesIO(data)) as workbook:
            return tuple(
                _sheet(
                    workbook.get_sheet_by_name(about.name),
                    about.name,
                    hidden=about.visible != SheetVisibleEnum.Visible,
                    cells=cells.get(about.name, Cells()),
                )
                for about in workbook.sheets_metadata
                if about.typ == SheetTypeEnum.WorkSheet
            )
    except (CalamineError, OSError, ValueError):
        raise CannotOpen(NOT_OPENED) from None
    except BaseException as problem:  # calamine's own panics are no Exception
        if type(problem).__name__ != "PanicException":
            raise
        raise CannotOpen(NOT_OPENED) from None


def _cells(data: bytes) -> dict[str, Cells]:
    try:
        return cells_of(data)
    except (*DAMAGED, KeyError):
        raise CannotOpen(NOT_OPENED) from None


def text_of(value: Any) -> str:
    """Write the value of a cell as text.

    >>> [text_of(value) for value in (12.0, 6.5, True, date(2025, 3, 31), "007")]
    ['12', '6.5', 'TRUE', '2025-03-31', '007']
    """
    match value:
        case str():
            return value
        case bool():
            return str(value).upper()
        case int() | float():
            is_whole = abs(value) < LARGEST_WHOLE and value == int(value)
            return str(int(value)) if is_whole else repr(value)
        case datetime():
            return value.isoformat(sep=" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return _hours(value)
    raise AssertionError(f"Unhandled: {type(value)}")


def _hours(length: timedelta) -> str:
    seconds = int(length.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _sheet(sheet: Any, name: str, *, hidden: bool, cells: Cells) -> Sheet:
    rows = [[text_of(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    height = max([len(rows), *(row + 1 for row, _ in cells.texts)])
    width = max([0, *(len(row) for row in rows), *(column + 1 for _, column in cells.texts)])
    rows = [row + [""] * (width - len(row)) for row in rows] + [[""] * width for _ in range(height - len(rows))]
    for (row, column), text in cells.texts.items():
        rows[row][column] = text
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    return Sheet(name, hidden, tuple(map(tuple, rows)), merged)
