"""The built record: one DuckDB file that holds `returned` (as sent) and `record` (one person, one story).

A build writes a new file beside the old one and only then names it `current`; a build that dies, at whatever moment,
leaves the old record as it was, and the next build clears away what it left. The name of the file is the time it was
built, handed in by whoever asks for the build.

    records/20261121-214400-000000.duckdb         whole
    records/20261122-090100-000000.duckdb         whole, and named in `current`
    records/20261122-093000-000000-123.building   a build under way, or one that died
    records/lock                                  who builds just now: one build at a time

A record is whole when it says so itself: the last thing that a build writes is one row in `record.made`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from seedbed.messages import RecordError
from seedbed.record.lock import one_at_a_time

LAYOUT = 2
"""Raised whenever tables or columns change, so that an older record is built again and not misread."""

KEPT = 5
"""How many built records stay, so that a place can go back."""

STAMP = "%Y%m%d-%H%M%S-%f"
NOT_WRITTEN = (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException, duckdb.OutOfMemoryException)
"""What the database raises when it cannot write: at once, when it ends a transaction, or ever after."""

LITTLE_ROOM = 64 << 20
"""With less of the disk free than this, a write that failed is taken to have failed for want of room."""


@dataclass(frozen=True)
class KeptRecord:
    """One built record: its file, when it was built, whether it is the one in use, and how large it is."""

    path: Path
    built: datetime
    is_current: bool
    megabytes: float


@dataclass(frozen=True)
class Records:
    """The folder of built records of one place."""

    folder: Path

    @property
    def _current(self) -> Path:
        return self.folder / "current"

    def whole(self) -> list[Path]:
        """List the finished records, oldest first."""
        return sorted(path for path in self.folder.glob("*.duckdb") if _stamp(path) is not None)

    def kept(self) -> tuple[KeptRecord, ...]:
        """List the finished records with what there is to say of each, newest first."""
        in_use = None
        with suppress(RecordError):
            in_use = self.current()
        return tuple(
            KeptRecord(path, _built(path), path == in_use, path.stat().st_size / 1e6) for path in reversed(self.whole())
        )

    def current(self) -> Path:
        """Give the record in use."""
        name = self._named()
        path = self.folder / name
        if not path.is_file():
            raise RecordError(
                f"`current` names {name}, which is not there.", where=str(self.folder), mend=self._other_record()
            )
        return path

    @contextmanager
    def new(self, at: datetime) -> Iterator[duckdb.DuckDBPyConnection]:
        """Open a record to be built; it is named current only if the block ends well.

        Raises RecordError at once when another build is under way, and when the record cannot be written.
        """
        with self._told_when_not_written():
            self.folder.mkdir(parents=True, exist_ok=True)
            with one_at_a_time(self.folder / "lock", at=at):
                self._clear_away()
                building = self.folder / f"{at:{STAMP}}-{os.getpid()}.building"
                try:
                    # One thread: a council's tables are small, and two spend more on meeting than they save.
                    with duckdb.connect(str(building), config={"threads": 1}) as connection:
                        connection.execute("create schema record")
                        connection.execute("create table record.made (layout integer, built timestamp)")
                        yield connection
                        connection.execute("insert into record.made values (?, ?)", [LAYOUT, at])
                        connection.execute("checkpoint")  # closing does so, too, but without a word if it fails
                except BaseException:
                    self._clear_away()
                    raise
                whole = self.folder / f"{at:{STAMP}}.duckdb"
                building.replace(whole)
                self.use(whole)
                self._let_go_of_the_oldest()

    def use(self, record: Path) -> None:
        """Name a record current, in one step that cannot be half done."""
        beside = self._current.with_suffix(f".{os.getpid()}")
        try:
            with beside.open("w", encoding="utf-8") as file:
                file.write(record.name + "\n")
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self._current)
        finally:
            beside.unlink(missing_ok=True)

    def back(self) -> Path:
        """Name the record built before the current one current again; where none is named as it should be, the newest."""
        before = None
        with suppress(RecordError):
            before = self._named()
        earlier = [path for path in self.whole() if before is None or path.name < before]
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
                "this built record cannot be opened.", where=str(path), mend=self._other_record()
            ) from fault
        if made is None or made[0] != LAYOUT:
            connection.close()
            raise RecordError(
                "this record was built by another version of Seedbed.",
                where=str(path),
                mend="Build again: seedbed build PLACE",
            )
        return connection

    def _named(self) -> str:
        """Read which record `current` names."""
        try:
            name = self._current.read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            if self.whole():
                raise RecordError(
                    "no record is named as the one in use.", where=str(self._current), mend=self._other_record()
                ) from None
            raise RecordError(
                "there is no built record yet.", where=str(self.folder.parent), mend="Run: seedbed build PLACE"
            ) from None
        except (OSError, UnicodeDecodeError) as fault:
            why = getattr(fault, "strerror", None) or "it is no text"
            raise RecordError(
                f"`current` cannot be read ({why}).", where=str(self._current), mend=self._other_record()
            ) from fault
        if _stamp(Path(name)) is None or Path(name).name != name:
            raise RecordError("`current` does not name a record.", where=str(self._current), mend=self._other_record())
        return name

    def _other_record(self) -> str:
        if not self.whole():
            return "Build again: seedbed build PLACE"
        return "Build again: seedbed build PLACE. Or take an earlier record: seedbed build PLACE --back"

    @contextmanager
    def _told_when_not_written(self) -> Iterator[None]:
        """Say in a sentence why a record could not be written; nothing that the database says can name a child there."""
        try:
            yield
        except (*NOT_WRITTEN, OSError) as fault:
            found, mend = _why_not_written(fault, self.folder)
            raise RecordError(found, where=str(self.folder), mend=f"{mend} The record in use is as it was.") from fault

    def _clear_away(self) -> None:
        """Delete what builds left; only who holds the lock may, for then every other build is dead or over.

        A file that cannot be deleted, because something still reads it, stays for the next build.
        """
        for left in (*self.folder.glob("*.building*"), *self.folder.glob("current.*")):
            with suppress(OSError):
                shutil.rmtree(left) if left.is_dir() else left.unlink()

    def _let_go_of_the_oldest(self) -> None:
        current = self.current()
        for old in self.whole()[:-KEPT]:
            if old != current:
                with suppress(OSError):
                    old.unlink()


def content_hash(connection: duckdb.DuckDBPyConnection) -> str:
    """Give a fingerprint of every row in `returned` and `record`, whatever their order; the time of building is left out.

    Same sources and same decisions give the same fingerprint, on any machine, with one version of the database.
    """
    tables = connection.execute(
        """
        select table_schema, table_name from information_schema.tables
        where table_schema in ('returned', 'record') and table_name <> 'made' and table_type = 'BASE TABLE' order by all
        """
    ).fetchall()
    whole = hashlib.sha256()
    for schema, table in tables:
        rows, total = connection.execute(
            f"select count(*), coalesce(sum(hash(t)::hugeint), 0) from {schema}.{table} as t"
        ).fetchone() or (0, 0)
        whole.update(f"{schema}.{table}:{rows}:{total}\n".encode())
    return whole.hexdigest()[:16]


def _stamp(path: Path) -> datetime | None:
    """Read when a record was built from its name; None when no build gave a file that name."""
    try:
        return datetime.strptime(path.name.removesuffix(".duckdb"), STAMP) if path.suffix == ".duckdb" else None
    except ValueError:
        return None


def _built(path: Path) -> datetime:
    built = _stamp(path)
    assert built is not None, f"{path.name} was listed as a record"
    return built


def _why_not_written(fault: Exception, folder: Path) -> tuple[str, str]:
    """Say what stopped a build, and what to do about it."""
    if isinstance(fault, duckdb.OutOfMemoryException):
        return "there was not enough memory to build the record.", "Close other programs, then build again."
    number = getattr(fault, "errno", None)
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "the record may not be written here.", "See that you may write into this folder, then build again."
    if number in (errno.ENOTDIR, errno.EEXIST):
        return "a file stands where the folder of records should be.", "Rename that file, then build again."
    with suppress(OSError):
        if number == errno.ENOSPC or shutil.disk_usage(folder).free < LITTLE_ROOM:
            return "the record could not be written: the disk is full.", "Make room on the disk, then build again."
    return (
        "the record could not be written.",
        "See that the disk has room, that it is still connected and that your quota is not used up; then build again.",
    )
