"""The built record: one DuckDB file that holds `returned` (as sent) and `record` (one person, one story).

A build writes a new file beside the old one and only then names it `current`; a build that dies leaves the old record
as it was. The name of the file is the time it was built, handed in by whoever asks for the build.

    records/20261121-214400.duckdb      whole
    records/20261122-090100.duckdb      whole, and named in `current`
    records/20261122-093000.building    a build that died, or is still under way
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from seedbed.messages import RecordError

LAYOUT = 1
"""Raised whenever tables or columns change, so that an older record is built again and not misread."""

KEPT = 5
"""How many built records stay, so that a place can go back."""


@dataclass(frozen=True)
class Records:
    """The folder of built records of one place."""

    folder: Path

    @property
    def _current(self) -> Path:
        return self.folder / "current"

    def whole(self) -> list[Path]:
        """List the finished records, oldest first."""
        return sorted(self.folder.glob("*.duckdb"))

    def current(self) -> Path:
        """Give the record in use."""
        if not self._current.is_file():
            raise RecordError(
                "there is no built record yet.", where=str(self.folder.parent), mend="Run: seedbed build PLACE"
            )
        path = self.folder / self._current.read_text(encoding="utf-8").strip()
        if not path.is_file():
            raise RecordError(
                f"`current` names {path.name}, which is not there.",
                where=str(self.folder),
                mend="Build again, or write the name of another record in this folder into the file `current`.",
            )
        return path

    @contextmanager
    def new(self, at: datetime) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open a record to be built; it is named current only if the block ends well."""
        self.folder.mkdir(parents=True, exist_ok=True)
        building = self.folder / f"{at:%Y%m%d-%H%M%S-%f}-{os.getpid()}.building"
        connection = duckdb.connect(str(building))
        try:
            connection.execute("create schema record")
            connection.execute("create table record.made (layout integer, built timestamp)")
            connection.execute("insert into record.made values (?, ?)", [LAYOUT, at])
            yield connection
            connection.close()
        except BaseException:
            connection.close()
            for left in self.folder.glob(f"{building.name}*"):
                left.unlink()
            raise
        whole = self.folder / f"{at:%Y%m%d-%H%M%S-%f}.duckdb"
        building.replace(whole)
        self.use(whole)
        self._tidy()

    def use(self, record: Path) -> None:
        """Name a record current, in one step that cannot be half done."""
        beside = self._current.with_suffix(f".{os.getpid()}")
        beside.write_text(record.name + "\n", encoding="utf-8")
        beside.replace(self._current)

    def back(self) -> Path:
        """Name the record built before the current one current again."""
        whole, current = self.whole(), self.current()
        earlier = [path for path in whole if path.name < current.name]
        if not earlier:
            raise RecordError(
                "there is no earlier record to go back to.", where=str(self.folder), mend="Build again instead."
            )
        self.use(earlier[-1])
        return earlier[-1]

    def open(self) -> duckdb.DuckDBPyConnection:
        """Open the current record to be read."""
        path = self.current()
        try:
            connection = duckdb.connect(str(path), read_only=True)
            made = connection.execute("select layout from record.made").fetchone()
        except duckdb.Error as fault:
            raise RecordError(
                "this built record cannot be opened.", where=str(path), mend="Build again: seedbed build PLACE"
            ) from fault
        if made is None or made[0] != LAYOUT:
            connection.close()
            raise RecordError(
                "this record was built by another version of Seedbed.",
                where=str(path),
                mend="Build again: seedbed build PLACE",
            )
        return connection

    def _tidy(self) -> None:
        current = self.current()
        for old in self.whole()[:-KEPT]:
            if old != current:
                old.unlink()


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """Give a fingerprint of every row in `returned` and `record`, whatever their order; the time of building is left out.

    Same sources and same decisions give the same fingerprint, on any machine.
    """
    tables = connection.execute(
        """
        select table_schema, table_name from information_schema.tables
        where table_schema in ('returned', 'record') and table_name <> 'made' order by all
        """
    ).fetchall()
    whole = hashlib.sha256()
    for schema, table in tables:
        rows, total = connection.execute(
            f"select count(*), coalesce(sum(md5_number_lower(t::varchar)::hugeint), 0) from {schema}.{table} as t"
        ).fetchone() or (0, 0)
        whole.update(f"{schema}.{table}:{rows}:{total}\n".encode())
    return whole.hexdigest()[:16]
