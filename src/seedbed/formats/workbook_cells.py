"""Looks through the cells of a workbook before it is opened: how far they reach, and what the reader would not show.

The reader of workbooks (calamine) lays each sheet out as a full grid: a workbook of two cells at opposite corners would
fill the memory. It reads a cell with an error such as #N/A as an empty one, and the number 123 of a cell that is shown
as 000123 as 123. So the cells are looked through first, part by part:

    xlsx   xl/worksheets/sheet1.xml     <c r="A2" t="e"><v>#N/A</v></c>
    xlsb   xl/worksheets/sheet1.bin     records of a number, a length and so many bytes
    ods    content.xml                  rows and cells that are repeated by number
    xls    a sheet has at most 65,536 rows of 256 cells; nothing is looked through
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from posixpath import join, normpath
from typing import Any
from zipfile import ZipFile

from seedbed.formats.containers import CannotOpen
from seedbed.formats.xml_elements import local_name

MOST_CELLS = 20_000_000  # of the grid that a sheet takes up
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ANY_CELL = re.compile(rb"<(?:[\w.-]+:)?c[\s/>]")
_PLAIN_CELL = re.compile(rb'<c r="[A-Z]{1,3}[1-9][0-9]{0,6}"[^<>]*>')
_FILLED_CELL = re.compile(rb'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"[^<>]*(?<!/)>')
_WHOLE_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"([^<>]*)(?<!/)>(?:(?!</c>).)*?<v>([^<]*)</v>', re.DOTALL)
_ATTRIBUTE = re.compile('([a-z]+)="([^"]*)"')
_ROW_HEADER, _CELLS, _CELL_ERROR, _FORMULA_ERROR = 0, range(1, 12), 3, 11


@dataclass
class Cells:
    """What was found in one sheet: how far it reaches, and the texts of cells by row and column, both from 0."""

    rows: int = 0
    columns: int = 0
    texts: dict[tuple[int, int], str] = field(default_factory=dict)

    def reach(self, row: int, column: int) -> None:
        """Take note of a cell."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)


def cells_of(data: bytes) -> dict[str, Cells]:
    """Look through the sheets of a workbook that is a zip archive, by name; raise `CannotOpen` when one reaches too far."""
    with ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            found = _cells_of_ods(archive.read("content.xml"))
        elif "xl/workbook.xml" in names:
            found = _cells_of_xlsx(archive, names)
        else:
            found = _cells_of_xlsb(archive, names)
    for name, cells in found.items():
        if cells.rows * cells.columns > MOST_CELLS:
            raise CannotOpen(
                f"Has a sheet that reaches to row {cells.rows:,} and column {cells.columns:,}, more than can be opened."
                f" Copy the table alone into a new workbook, or save it as CSV ({name!r})."
            )
    return found


def _cells_of_xlsx(archive: ZipFile, names: set[str]) -> dict[str, Cells]:
    padded = _zero_padded(archive.read("xl/styles.xml")) if "xl/styles.xml" in names else {}
    parts = _related(archive, names, "xl/_rels/workbook.xml.rels")
    found: dict[str, Cells] = {}
    for element in _elements(archive.read("xl/workbook.xml"), "sheet"):
        part = parts.get(next((value for name, value in element.items() if local_name(name) == "id"), ""), "")
        if part in names:
            found[element.get("name", "")] = _cells_of_sheet(archive.read(part), padded)
    return found


def _related(archive: ZipFile, names: set[str], part: str) -> dict[str, str]:
    """Give the parts that a part's relations name, by their ids."""
    if part not in names:
        return {}
    relations = _elements(archive.read(part), "Relationship")
    return {each.get("Id", ""): normpath(join("xl", each.get("Target", ""))).lstrip("/") for each in relations}


def _zero_padded(styles: bytes) -> dict[str, int]:
    """Give the styles that show a number with leading zeros (format 000000), each with its number of figures."""
    formats: dict[str, str] = {}
    found: dict[str, int] = {}
    for element in _elements(styles, "numFmt", "cellXfs"):
        if local_name(element.tag) == "numFmt":
            formats[element.get("numFmtId", "")] = element.get("formatCode", "")
            continue
        for place, style in enumerate(element):
            code = formats.get(style.get("numFmtId", ""), "")
            if re.fullmatch("00+", code):
                found[str(place)] = len(code)
    return found


def _cells_of_sheet(xml: bytes, padded: dict[str, int]) -> Cells:
    """Look through a sheet: by patterns where it is written as most programs do, which is ten times faster."""
    if len(_ANY_CELL.findall(xml)) != len(_PLAIN_CELL.findall(xml)) or b"<!" in xml:
        return _cells_of_elements(xml, padded)
    cells = Cells()
    filled = _FILLED_CELL.findall(xml)
    for letters in {letters for letters, _ in filled}:
        cells.reach(0, _column_number(letters.decode("ascii")))
    cells.rows = max((int(row) for _, row in filled), default=0)
    _check_place(cells.rows - 1, cells.columns - 1)
    for found in _WHOLE_CELL.finditer(xml) if padded or b't="e"' in xml else ():
        letters, row, attributes, value = (part.decode("utf-8", "replace") for part in found.groups())
        said = dict(_ATTRIBUTE.findall(attributes))
        _take(cells, int(row) - 1, _column_number(letters), said, value, padded)
    return cells


def _cells_of_elements(xml: bytes, padded: dict[str, int]) -> Cells:
    cells = Cells()
    row = column = -1
    for element in _elements(xml, "row", "c", begin=True):
        if local_name(element.tag) == "row":
            row, column = int(element.get("r") or row + 2) - 1, -1
            continue
        place = _REFERENCE.fullmatch(element.get("r") or "")
        row, column = (int(place[2]) - 1, _column_number(place[1])) if place else (max(row, 0), column + 1)
        _check_place(row, column)
        value = next((inner.text or "" for inner in element if local_name(inner.tag) == "v"), None)
        if value is not None or len(element):
            cells.reach(row, column)
            _take(cells, row, column, dict(element.items()), value or "", padded)
    return cells


def _check_place(row: int, column: int) -> None:
    if row >= LAST_ROW or column >= LAST_COLUMN:
        raise CannotOpen("Has a cell outside any sheet. Save the workbook again.")


def _take(cells: Cells, row: int, column: int, said: Mapping[str, str], value: str, padded: Mapping[str, int]) -> None:
    """Take the text of a cell that would not be shown: an error, or a number with leading zeros."""
    kind, figures = said.get("t"), padded.get(said.get("s", ""))
    if kind == "e" and value:
        cells.texts[row, column] = value
    elif figures and kind in (None, "n") and re.fullmatch("[0-9]+(?:[.]0+)?", value):
        cells.texts[row, column] = value.partition(".")[0].zfill(figures)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _cells_of_xlsb(archive: ZipFile, names: set[str]) -> dict[str, Cells]:
    """A sheet's name stands in a record of the workbook, which its part's relations give."""
    parts = _related(archive, names, "xl/_rels/workbook.bin.rels")
    found: dict[str, Cells] = {}
    for number, body in _records(archive.read("xl/workbook.bin")):
        if number != _BUNDLE_OF_SHEET:
            continue
        relation, place = _wide_text(body, 8)
        name, _ = _wide_text(body, place)
        if parts.get(relation) in names:
            found[name] = _cells_of_binary_sheet(archive.read(parts[relation]))
    return found


_BUNDLE_OF_SHEET = 156


def _cells_of_binary_sheet(data: bytes) -> Cells:
    cells, row = Cells(), 0
    for number, body in _records(data):
        if number == _ROW_HEADER:
            row = int.from_bytes(body[:4], "little")
        elif number in _CELLS and len(body) >= 8:
            column = int.from_bytes(body[:4], "little")
            if row >= LAST_ROW or column >= LAST_COLUMN:
                raise CannotOpen("Has a cell outside any sheet. Save the workbook again.")
            if number != 1:
                cells.reach(row, column)
            if number in (_CELL_ERROR, _FORMULA_ERROR) and len(body) > 8:
                cells.texts[row, column] = ERRORS.get(body[8], "#N/A")
    return cells


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Take the records of a binary part: a number of one or two bytes, a length of up to four, seven bits in each."""
    place = 0
    while place < len(data):
        number, place = _seven_bits(data, place, most=2, keep_flags=True)
        length, place = _seven_bits(data, place, most=4)
        yield number, data[place : place + length]
        place += length


def _seven_bits(data: bytes, place: int, *, most: int, keep_flags: bool = False) -> tuple[int, int]:
    value = 0
    for step in range(most):
        if place >= len(data):
            break
        byte = data[place]
        place += 1
        value |= (byte & 0x7F) << (7 * step)
        if not byte & 0x80:
            break
    return value, place


def _wide_text(body: bytes, place: int) -> tuple[str, int]:
    length = int.from_bytes(body[place : place + 4], "little")
    end = place + 4 + 2 * length
    return body[place + 4 : end].decode("utf-16-le", "replace"), end


def _cells_of_ods(xml: bytes) -> dict[str, Cells]:
    """Repeats without a value reach nowhere: every sheet ends with a million empty rows."""
    found: dict[str, Cells] = {}
    cells, row, column = Cells(), 0, 0
    for element in _elements(xml, "table", "table-row", "table-cell", "covered-table-cell", begin=True, starts=True):
        name = local_name(element.tag)
        repeated = _repeated(element)
        if name == "table":
            cells, row = Cells(), 0
            found[_attribute(element, "name")] = cells
        elif name == "table-row":
            row, column = row + repeated, 0
        else:
            column += repeated
            if _attribute(element, "value-type"):
                cells.reach(row - 1, column - 1)
    return found


def _repeated(element: Any) -> int:
    said = _attribute(element, "number-rows-repeated") or _attribute(element, "number-columns-repeated")
    return min(int(said), LAST_ROW) if said.isdecimal() else 1


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.items() if local_name(key) == name), "")


def _elements(xml: bytes, *names: str, begin: bool = False, starts: bool = False) -> Iterator[Any]:
    """Give the elements of some names in a part of a workbook; rows as they begin, so that their cells come after."""
    from lxml import etree

    events = ("start", "end") if begin else ("end",)
    try:
        for event, element in etree.iterparse(
            BytesIO(xml), events=events, tag=[f"{{*}}{name}" for name in names], **_PARSER
        ):
            opens = starts or (begin and local_name(element.tag) == "row")
            if (event == "start") == opens:
                yield element
            if event == "end":
                element.clear()
    except (etree.XMLSyntaxError, ValueError):
        raise CannotOpen("Is a damaged workbook. Open it in a spreadsheet and save it again.") from None
