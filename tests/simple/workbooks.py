"""Small workbooks for tests, written with another library than the one that reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

import xlsxwriter

Cell = str | float | bool | date | None


def as_workbook(text: str) -> bytes:
    """Write lines of text as a workbook of one sheet; a first line `hidden` or `merged A2:A3` says so of the sheet."""
    first, _, rest = text.partition("\n")
    said, _, area = first.partition(" ")
    is_said = said in ("hidden", "merged")
    rows = [line.split(",") for line in (rest if is_said else text).splitlines()]
    return workbook(
        {"Sheet1": rows}, hidden=["Sheet1"] if said == "hidden" else [], merged=[area] if area and is_said else []
    )


def workbook(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], *, hidden: Sequence[str] = (), merged: Sequence[str] = ()
) -> bytes:
    """Write sheets of cells; `merged` are areas of the first sheet, whose value is that of their first cell."""
    data = BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True, "nan_inf_to_errors": True})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for place, (name, rows) in enumerate(sheets.items()):
        sheet = book.add_worksheet(name)
        for row, values in enumerate(rows):
            for column, value in enumerate(values):
                _write(sheet, row, column, value, day)
        for area in merged if place == 0 else ():
            sheet.merge_range(area, _first(area, rows))
        if name in hidden:
            if place == 0:
                book.add_worksheet("shown").activate()
            sheet.hide()
    book.close()
    return data.getvalue()


def _write(sheet: Any, row: int, column: int, value: Cell, day: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, str) and value.startswith("#"):
        sheet.write_formula(row, column, "=NA()", None, value)
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, value)


def _first(area: str, rows: Sequence[Sequence[Cell]]) -> Cell:
    cell = area.partition(":")[0]
    return rows[int(cell[1:]) - 1][ord(cell[0]) - ord("A")]
