"""Small returns for tests: write files under a folder, load them, and ask the record."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from seedbed.formats.sources import read_sources
from seedbed.record.returned import Collection, Content, FileRead, Reconciliation, TableRead, load_returned
from seedbed.record.returned.definitions import return_table

EPISODES = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
EPISODE = "101,05/06/2025,S,C2,N1,U4,PR1,,,,AB1 2CD,EF3 4GH,1234567"


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


class Record:
    """A record made of files, with its reconciliation."""

    def __init__(self, folder: Path, files: Mapping[str, str | bytes], *, years: Mapping[str, str] | None = None):
        self.connection = duckdb.connect()
        self.files = list(read_sources(put(folder, files), years=years))
        self.reconciliation: Reconciliation = load_returned(self.connection, self.files)

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query).fetchall()

    def faults(self) -> list[tuple[Any, ...]]:
        return self.ask("SELECT line, column_name, found, fault FROM returned.faults ORDER BY ALL")

    def quarantined(self) -> list[tuple[Any, ...]]:
        return self.ask("SELECT line, reason FROM returned.quarantined ORDER BY ALL")


def typed_values(table: str, column: str, sent: list[str], *, year: int = 2026) -> list[tuple[Any, str | None]]:
    """Load texts as the values of one column and give each with its typed value and its fault."""
    import pyarrow as pa

    from seedbed.periods import year_end

    definition = return_table(table)
    numbers = pa.array(range(1, len(sent) + 1), pa.int64())
    columns = {"number": numbers, "line": numbers.cast(pa.int32())}
    columns |= {c.name: pa.array(["1" if c.type == "child" else ""] * len(sent)) for c in definition.columns}
    columns[column] = pa.array(sent, pa.string())
    if definition.ancestors():
        columns |= {parent.row_id_name: numbers for parent in definition.ancestors()}
        columns["child_id"] = pa.array(["1"] * len(sent))
    read = TableRead(table, pa.table(columns), tuple(c.name for c in definition.columns))
    content = Content(kind="test", tables=(read,), read=len(sent))
    connection = duckdb.connect()
    load_returned(connection, [FileRead("file", content, Collection(year, year_end(year)), "sha")])
    rows = connection.execute(
        f"SELECT t.{column.lower()}, f.fault FROM returned.{table} t"
        f" LEFT JOIN returned.faults f ON f.row_id = t.row_id AND f.column_name = '{column}' ORDER BY t.row_id"
    ).fetchall()
    return [(value, fault) for value, fault in rows]
