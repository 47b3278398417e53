"""Read the columns that measures need from each shape of official table, as cells by area and year.

    long         the department's tables: a row for each area and year, a column for each figure
    lait         one row for each figure, area and year, all of it text: "2024-25 (OT)", "2014-16", "-"
    districts    homelessness by district and quarter, added up to councils where every district gave a number
    inspections  one row for each inspection, grades in words

A year is the one that the period ends in: 2025 is 2024-25, 31 March 2025, the school year 2024/25 and the calendar
year 2025 alike; what it means for a measure is said by the measure's period.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from seedbed.codes.councils import ENGLAND
from seedbed.formats.published.areas import Areas
from seedbed.formats.published.inspections import read_grades
from seedbed.formats.published.tables import (
    NOTHING_GIVEN,
    Cell,
    check_columns,
    find_table,
    official_table,
    read_cell,
    read_rows,
    unreadable,
)
from seedbed.messages import PublishedError

Cells = dict[tuple[str, int], Cell]
Where = tuple[tuple[str, str], ...]

_LAIT_COLUMNS = ("Short Desc", "Years", "LA Number", "Values")
_LAIT_YEARS = re.compile(r"(?:(?:\d{4}|\d{2})[-/])*(?P<last>\d{4}|\d{2})(?: \(\w+\))?")
_TABLE_YEARS = re.compile(r"(?P<century>20)(?P<first>\d{2})(?P<last>\d{2})?")
_QUARTER_TO_MARCH = re.compile(r"(?P<year>\d{4})-03")


def read_columns(folder: Path, table: str, columns: Iterable[str], where: Where, areas: Areas) -> dict[str, Cells]:
    """Read some columns of a table, keeping only the rows that `where` picks."""
    return _READERS[official_table(table).shape](folder, table, tuple(dict.fromkeys(columns)), where, areas)


def _read_long(folder: Path, table: str, columns: tuple[str, ...], where: Where, areas: Areas) -> dict[str, Cells]:
    path = find_table(folder, table)
    area_columns = ("time_period", "geographic_level", "region_code", "new_la_code")
    found: dict[str, Cells] = {column: {} for column in columns}
    met: set[tuple[str, str]] = set()
    for line, row in read_rows(path, needs=(*area_columns, *columns, *(name for name, _ in where))):
        here = f"{path.name}, line {line}"
        met.update(pair for pair in where if row[pair[0]] == pair[1])
        if any(row[name] != value for name, value in where):
            continue
        area = areas.of_row(row, where=here)
        if area is None:
            continue
        year = table_year(row["time_period"], where=here)
        for column in columns:
            cell = read_cell(row[column], where=f"{here}, {column}")
            if cell is not None:
                _add(found[column], (area, year), cell, where=f"{here}, {column}")
    for name, value in set(where) - met:
        raise PublishedError(f'No row has "{value}" as its {name}.', where=path.name, mend="See what it is called now.")
    return found


def _add(cells: Cells, key: tuple[str, int], cell: Cell, *, where: str) -> None:
    """Keep a cell; two rows for one area and year may not print two numbers."""
    before = cells.get(key)
    if before is not None and before.value is not None:
        if cell.value is not None and cell.value != before.value:
            raise PublishedError(
                f"It says {cell.value:g} where an earlier row for {key[0]} in {key[1]} says {before.value:g}.",
                where=where,
                mend="Find out from the publisher which is right.",
            )
        return
    cells[key] = cell


def table_year(text: str, *, where: str) -> int:
    """Give the year that a `time_period` ends in: 2025 stands for itself, 202425 for the year 2024-25.

    >>> table_year("2025", where=""), table_year("202425", where="")
    (2025, 2025)
    """
    found = _TABLE_YEARS.fullmatch(text.strip())
    if found is None:
        raise PublishedError(f'"{text}" is no year.', where=where, mend="It should be such as 2025 or 202425.")
    return int(found["century"] + (found["last"] or found["first"]))


def _read_lait(folder: Path, table: str, columns: tuple[str, ...], where: Where, areas: Areas) -> dict[str, Cells]:
    path = find_table(folder, table)
    found: dict[str, Cells] = {column: {} for column in columns}
    for item, years, number, text in _lait_rows(path, columns):
        here = f"{path.name}, {item}, {years}"
        cell = read_cell(NOTHING_GIVEN if text is None else str(text), where=here)
        area = areas.by_number.get(str(number).removesuffix(".0"))
        if area is None:
            raise PublishedError(f"{number} is no number of a council or region.", where=here, mend="Add it to them.")
        if cell is not None:
            _add(found[item], (area, lait_year(str(years), where=here)), cell, where=here)
    for item in (item for item in columns if not found[item]):
        raise PublishedError(
            f'There is no data item "{item}".', where=path.name, mend="Look it up in the tool's own list."
        )
    return found


def _lait_rows(path: Path, items: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    """Give the rows of some data items; the tool's file is large, so they are picked before they become Python's."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    try:
        check_columns(path, pq.read_schema(path).names, _LAIT_COLUMNS)
        rows = pq.ParquetFile(path).read(columns=list(_LAIT_COLUMNS))
    except (pa.ArrowInvalid, OSError) as fault:
        raise unreadable(path, "a Parquet table") from fault
    rows = rows.filter(pc.is_in(rows["Short Desc"], value_set=pa.array(items)))
    return zip(*(rows[name].to_pylist() for name in _LAIT_COLUMNS), strict=True)


def lait_year(text: str, *, where: str) -> int:
    """Give the year that a LAIT period ends in.

    >>> [lait_year(text, where="") for text in ("2025", "2024-25 (OT)", "2014-16", "2013/14-15/16")]
    [2025, 2025, 2016, 2016]
    """
    found = _LAIT_YEARS.fullmatch(text)
    year = int(found["last"]) if found else 0
    year += 2000 if found and len(found["last"]) == 2 else 0
    if year < 2000:
        raise PublishedError(
            f'"{text}" is no year.', where=where, mend="Leave that data item out, or ask the publisher."
        )
    return year


def _read_districts(folder: Path, table: str, columns: tuple[str, ...], where: Where, areas: Areas) -> dict[str, Cells]:
    path = find_table(folder, table)
    by_district: dict[str, Cells] = {column: {} for column in columns}
    for line, row in read_rows(path, needs=("code", "quarter_end", *columns)):
        quarter = _QUARTER_TO_MARCH.fullmatch(row["quarter_end"])
        for column in columns if quarter else ():
            cell = read_cell(row[column], where=f"{path.name}, line {line}, {column}")
            by_district[column][row["code"], int(quarter["year"]) if quarter else 0] = cell or Cell(None, NOTHING_GIVEN)
    districts = _districts_of_areas(folder, areas)
    return {column: _added_up(cells, districts) for column, cells in by_district.items()}


def _districts_of_areas(folder: Path, areas: Areas) -> dict[str, tuple[str, ...]]:
    """Give the districts in each council's area; England and the regions stand in the table for themselves."""
    path = find_table(folder, "districts")
    within = defaultdict(set)
    for _, row in read_rows(path, needs=("ltla24_code", "utla_code")):
        within[areas.by_code[row["utla_code"]]].add(row["ltla24_code"])
    alone = {code: (code,) for code in areas.by_code if code == ENGLAND or code.startswith("E12")}
    return alone | {area: tuple(sorted(districts)) for area, districts in within.items()}


def _added_up(cells: Cells, districts: dict[str, tuple[str, ...]]) -> Cells:
    """Add districts up to areas: no sum where a district gave no number, nor before a district existed."""
    found = {}
    for year in sorted({year for _, year in cells}):
        for area, parts in districts.items():
            each = [cells.get((part, year)) for part in parts]
            if all(cell is None for cell in each):
                continue
            numbers = [cell.value for cell in each if cell is not None and cell.value is not None]
            whole = len(numbers) == len(parts)
            found[area, year] = Cell(sum(numbers)) if whole else Cell(None, NOTHING_GIVEN)
    return found


def _read_inspections(
    folder: Path, table: str, columns: tuple[str, ...], where: Where, areas: Areas
) -> dict[str, Cells]:
    return {column: read_grades(folder, table, column, areas) for column in columns}


_READERS: dict[str, Callable[[Path, str, tuple[str, ...], Where, Areas], dict[str, Cells]]] = {
    "long": _read_long,
    "lait": _read_lait,
    "districts": _read_districts,
    "inspections": _read_inspections,
}
