"""Examples of rules as returns: small tables of text become what a reader would have handed over.

    Episodes | CHILD DECOM                    a table by its name, with some of its columns; the others are not sent
             | 1     01/05/2025               a row; `-` is blank
    fails    | 1     32/05/2025               a row that must fail

In the census a table is called as its block is (Header is the SSDA903 return's), and `inside` is the number of the row that a row lies in. A name may
begin with a collection year, `2024-25 Episodes`; without one the example's own year holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from seedbed.messages import UnknownName, did_you_mean
from seedbed.periods import parse_year, year_end, year_label
from seedbed.record.returned import Collection, Content, FileRead, ReturnTable, TableRead, return_tables

MARK, BLANK, INSIDE = "fails", "-", "inside"
KINDS = {"ssda903": "ssda903_csv", "cin": "cin_xml"}
ROWS_OF_A_TABLE = 1_000  # a row's number in its file is its table's place times this, plus its own


@dataclass
class SmallTable:
    """One table of an example; a row is its values by column; `marked` rows, counted from 1, must fail."""

    table: ReturnTable
    year: int
    columns: tuple[str, ...]
    rows: list[dict[str, str]] = field(default_factory=list)
    marked: list[int] = field(default_factory=list)


def read_tables(text: str, *, year: int) -> list[SmallTable]:
    """Read the tables of an example.

    >>> tables = read_tables("Episodes | CHILD DECOM\\n | 1 01/05/2025\\n fails | 1 -", year=2026)
    >>> tables[0].rows[1], tables[0].marked
    ({'CHILD': '1', 'DECOM': ''}, [2])
    """
    tables: list[SmallTable] = []
    for line in text.strip().splitlines():
        name, values = (part.strip() for part in line.split("|"))
        if name and name != MARK:
            tables.append(_begin_table(name, tuple(values.split()), year))
            continue
        sent = ("" if value == BLANK else value for value in values.split())
        tables[-1].rows.append(dict(zip(tables[-1].columns, sent, strict=True)))
        if name == MARK:
            tables[-1].marked.append(len(tables[-1].rows))
    return tables


def as_files(tables: Iterable[SmallTable], *, path: str, children: str = "") -> list[FileRead]:
    """Hand the tables over as a reader would: one file for each return and year, row n of a table on its line n.

    `children` goes before every child's id, so that examples can share a place without sharing children.
    """
    by_file: dict[tuple[str, int], list[SmallTable]] = {}
    for small in tables:
        by_file.setdefault((small.table.of, small.year), []).append(small)
    return [_file(of, year, found, path, children) for (of, year), found in by_file.items()]


def _begin_table(name: str, columns: tuple[str, ...], year: int) -> SmallTable:
    first, _, rest = name.partition(" ")
    if first[:1].isdigit():
        name, year = rest.strip(), parse_year(first)
    called = {table.block or table.title: table for table in reversed(tuple(return_tables().values()))}
    if name not in called:
        raise UnknownName(f"{name!r} is not a table of a return.", mend=did_you_mean(name, called))
    return SmallTable(called[name], year, columns)


def _file(of: str, year: int, tables: Sequence[SmallTable], path: str, children: str) -> FileRead:
    places = {small.table.name: (place, small) for place, small in enumerate(tables)}
    reads = []
    for small in tables:
        rows = [_numbered(places, small, number, children) for number in range(1, len(small.rows) + 1)]
        columns = tuple(name for name in small.columns if name != INSIDE)
        reads.append(TableRead(small.table.name, _arrow(rows), columns))
    content = Content(kind=KINDS[of], encoding="utf-8", tables=tuple(reads), read=sum(len(t.rows) for t in tables))
    name = f"{year_label(year)}/{path}/{of}"
    return FileRead(name, content, Collection(year, year_end(year)), sha256=name)


def _numbered(
    places: Mapping[str, tuple[int, SmallTable]], small: SmallTable, number: int, children: str
) -> dict[str, Any]:
    """Give a row with its number in the file, the rows around it, and its child's id."""
    own = {name: value for name, value in small.rows[number - 1].items() if name != INSIDE}
    around: dict[str, Any] = {}
    outer, row = small, small.rows[number - 1]
    while outer.table.inside:
        place, outer = places[outer.table.inside]
        around[outer.table.row_id_name] = place * ROWS_OF_A_TABLE + int(row[INSIDE])
        row = outer.rows[int(row[INSIDE]) - 1]
    child = outer.table.child_column
    whose = children + row[child.name] if child is not None else None
    if child is not None and outer is small:
        own[child.name] = whose or ""
    elif around:
        around["child_id"] = whose
    in_file = places[small.table.name][0] * ROWS_OF_A_TABLE + number
    is_xml = small.table.block is not None
    return {"number": in_file, "line": number, "element_path": small.table.block if is_xml else None, **around, **own}


def _arrow(rows: Sequence[Mapping[str, Any]]) -> Any:
    import pyarrow as pa

    whole = {name: pa.int64() for name in rows[0] if name == "number" or name.endswith("_row_id")}
    kinds = {name: pa.string() for name in rows[0]} | whole | {"line": pa.int32()}
    return pa.table({name: pa.array([row[name] for row in rows], kind) for name, kind in kinds.items()})
