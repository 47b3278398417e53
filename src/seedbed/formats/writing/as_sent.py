"""Writes a return that was read again as it was sent, from the texts that the record keeps beside its values."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from seedbed.formats.writing.census_xml import BlockToWrite, write_census
from seedbed.formats.writing.delimited import write_csv
from seedbed.formats.writing.written import WrittenReturn
from seedbed.record.returned import ReturnTable, return_definition, return_table
from seedbed.record.returned.typed import quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BESIDE = ".set-aside.csv"
TEXT_FILES = (".csv", ".txt", ".tsv", "")
HEADINGS_BESIDE = ("line", "column", "why", "text")
APOSTROPHE = "would be run as a formula, so it is written with an apostrophe before it"

Aside = tuple[str, str, str, str]  # line, column, why, text


@dataclass(frozen=True)
class _File:
    """A file of the place that was read."""

    file_id: int
    path: str
    kind: str
    table: str | None
    blank: int


def write_as_sent(connection: DuckDBPyConnection, folder: Path, *, of: str, year: int) -> WrittenReturn:
    """Write every file of one return (`ssda903` or `cin`) and year under a folder, by its path in the place."""
    written: list[str] = []
    notes: list[str] = []
    for file in _files(connection, of, year):
        path = _path_under(folder, file.path)
        aside: list[Aside] = []
        if file.kind == "cin_xml":
            _write_blocks(connection, file, path)
            written.append(path.relative_to(folder).as_posix())
        else:
            for table, target in _targets(connection, file, path):
                aside += _write_table(connection, file, table, target)
                written.append(target.relative_to(folder).as_posix())
        aside += _set_aside(connection, file)
        if aside:
            beside = path.with_name(path.name + BESIDE)
            write_csv(beside, HEADINGS_BESIDE, sorted(aside, key=lambda row: int(row[0] or 0)))
            notes.append(
                f"{beside.relative_to(folder).as_posix()} lists what is no line of {file.path}, or was altered."
            )
    return WrittenReturn(tuple(written), tuple(notes))


def _files(connection: DuckDBPyConnection, of: str, year: int) -> list[_File]:
    """Find the files that brought rows of a return, or that are tables of it without a row."""
    tables = [*return_definition(of).tables]
    holds = " union ".join(f"select file_id from returned.{name}" for name in tables)
    rows = connection.execute(
        f"""
        select file_id, path, kind, table_name, blank from returned.files
        where collection_year = ? and (table_name in ({", ".join("?" * len(tables))}) or file_id in ({holds}))
        order by file_id
        """,
        [year, *tables],
    ).fetchall()
    return [_File(*row) for row in rows]


def _path_under(folder: Path, path: str) -> Path:
    """Give the place of a file under a folder; nothing in its name leads out of it."""
    parts = [part for part in PurePosixPath(path.replace("\\", "_")).parts if part not in ("/", "..", ".")]
    return folder.joinpath(*parts)


def _targets(connection: DuckDBPyConnection, file: _File, path: Path) -> Iterator[tuple[ReturnTable, Path]]:
    """Give the tables of a file and where each is written: a file of many becomes a folder of CSV files."""
    told = connection.execute(
        "select distinct table_name from returned.headings where file_id = ? order by 1", [file.file_id]
    ).fetchall()
    names = [name for (name,) in told] or [
        name
        for name in return_definition("ssda903").tables
        if connection.execute(f"select 1 from returned.{name} where file_id = ? limit 1", [file.file_id]).fetchone()
    ]
    for name in names:
        table = return_table(name)
        yield table, _as_text_file(path) if len(told) == 1 else path / f"{table.title}.csv"


def _as_text_file(path: Path) -> Path:
    """Name a file of text so: a sheet of a workbook is written as CSV, too."""
    return path if path.suffix.lower() in TEXT_FILES else path.with_name(f"{path.name}.csv")


def _write_table(connection: DuckDBPyConnection, file: _File, table: ReturnTable, path: Path) -> list[Aside]:
    """Write one table with its columns as the file had them; give the values that were altered."""
    own = {column.name: column.stored_as_sent for column in table.columns}
    rows = connection.execute(
        f"select line, other_columns, {', '.join(map(quoted, own.values()))} from returned.{table.name}"
        " where file_id = ? order by row_id",
        [file.file_id],
    ).fetchall()
    headings = _headings(connection, file, table, rows)
    lines = [line for line, *_ in rows]
    cells = [_cells(headings, tuple(own), row) for row in rows]
    disarmed = write_csv(path, [heading for heading, _ in headings], cells)
    return [
        (
            str(lines[row]) if row >= 0 else "",
            headings[place][0],
            APOSTROPHE,
            cells[row][place] if row >= 0 else headings[place][0],
        )
        for row, place in disarmed
    ]


def _headings(
    connection: DuckDBPyConnection, file: _File, table: ReturnTable, rows: Sequence[Any]
) -> list[tuple[str, str]]:
    """Give each column as it came, with the name it is kept under; a table unfolded from XML has those it uses."""
    told: list[tuple[str, str]] = connection.execute(
        "select heading, kept_as from returned.headings where file_id = ? and table_name = ? order by place",
        [file.file_id, table.name],
    ).fetchall()
    if told:
        return told
    used = [name for place, name in enumerate(column.name for column in table.columns) if _is_used(rows, place)]
    others = dict.fromkeys(name for _, beside, *_ in rows if beside for name in json.loads(beside))
    return [(name, name) for name in (*used, *others)]


def _is_used(rows: Sequence[Any], place: int) -> bool:
    return any(row[place + 2] is not None for row in rows)


def _cells(headings: Sequence[tuple[str, str]], own: tuple[str, ...], row: Sequence[Any]) -> list[str]:
    _, beside, *values = row
    known = dict(zip(own, values, strict=True)) | (json.loads(beside) if beside else {})
    return [known.get(kept_as) or "" for _, kept_as in headings]


def _write_blocks(connection: DuckDBPyConnection, file: _File, path: Path) -> None:
    """Write a census file again, block by block."""
    outermost: dict[str, list[BlockToWrite]] = {}
    by_row: dict[int, BlockToWrite] = {}
    for table in return_definition("cin").tables.values():
        around = table.ancestors()[-1].row_id_name if table.inside else "null"
        own = [column.stored_as_sent for column in table.columns]
        rows = connection.execute(
            f"select row_id, {around}, other_columns, {', '.join(map(quoted, own))} from returned.{table.name}"
            " where file_id = ? order by row_id",
            [file.file_id],
        ).fetchall()
        for row_id, inside, beside, *values in rows:
            sent = dict(zip((column.name for column in table.columns), values, strict=True))
            block = BlockToWrite(
                table,
                {name: value for name, value in sent.items() if value is not None},
                json.loads(beside) if beside else {},
            )
            by_row[row_id] = block
            (by_row[inside].inner if table.inside else outermost.setdefault(table.name, [])).append(block)
    write_census(path, outermost.get("cin_header", []), outermost.get("cin_child", []))


def _set_aside(connection: DuckDBPyConnection, file: _File) -> list[Aside]:
    """Name what is no line of the return: lines set aside, headers that come again, blank lines."""
    aside: list[Aside] = [
        (str(line), "", reason, text)
        for line, reason, text in connection.execute(
            "select line, reason, text from returned.quarantined where file_id = ? order by line", [file.file_id]
        ).fetchall()
    ]
    again = connection.execute(
        "select line from returned.faults where file_id = ? and fault = 'header_repeated'", [file.file_id]
    ).fetchall()
    aside += [(str(line), "", "is the header once more", "") for (line,) in again]
    if file.table is None or not file.kind.endswith("_csv"):
        return [*aside, ("", "", f"{file.blank:,} are blank", "")] if file.blank else aside
    return aside + [(str(line), "", "is blank", "") for line in _blank_lines(connection, file)]


def _blank_lines(connection: DuckDBPyConnection, file: _File) -> list[int]:
    """Find the blank lines: those that are nothing else."""
    if not file.blank:
        return []
    known = connection.execute(
        f"""
        select line from returned.{file.table} where file_id = $file
        union all select line from returned.quarantined where file_id = $file
        union all select line from returned.faults where file_id = $file and fault = 'header_repeated'
        union all select line from returned.headings where file_id = $file and place = 1
        union all select unnest(range(line + 1, found[6:]::int + 1)) from returned.faults
            where file_id = $file and fault = 'runs_on'
        """,
        {"file": file.file_id},
    ).fetchall()
    told = {line for (line,) in known}
    return sorted(set(range(1, len(told) + file.blank + 1)) - told)
