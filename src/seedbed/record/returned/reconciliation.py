"""The count of every line of every file, as a person reads it.

read = loaded + quarantined + blank, for each file; of the loaded, some are repeated
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True)
class FileCount:
    """How many lines of one file were read, and what became of them."""

    file_id: int
    path: str
    kind: str
    table: str | None
    year: int | None
    read: int
    loaded: int
    quarantined: int
    blank: int
    headers: int
    repeated: int
    faults: int
    note: str

    @property
    def was_loaded(self) -> bool:
        """Whether the file was a return and was read."""
        return self.kind not in ("not_a_return", "refused", "left_alone")


@dataclass(frozen=True)
class Reconciliation:
    """The counts of every file of a place."""

    files: tuple[FileCount, ...]

    @property
    def refused(self) -> tuple[FileCount, ...]:
        """The files that ought to have been read and could not be."""
        return tuple(file for file in self.files if file.kind == "refused")

    def lines(self) -> list[str]:
        """Write the counts as lines of text: a table of the files that were read, then the others with the reason."""
        read = [file for file in self.files if file.was_loaded]
        others = [file for file in self.files if not file.was_loaded]
        return [*_table(read), *(f"{file.path}: {file.note}" for file in others)]


def reconcile(connection: DuckDBPyConnection) -> Reconciliation:
    """Read the counts of every file from the record, and check that each file's lines add up."""
    rows = connection.execute(
        "SELECT file_id, path, kind, table_name, collection_year, read, loaded, quarantined, blank, headers, repeated,"
        " faults, note FROM returned.files ORDER BY file_id"
    ).fetchall()
    files = tuple(FileCount(*row) for row in rows)
    for file in files:
        assert file.read == file.loaded + file.quarantined + file.blank, f"{file.path}: the lines do not add up"
    return Reconciliation(files)


def _table(files: list[FileCount]) -> list[str]:
    if not files:
        return []
    heads = ("read", "loaded", "quarantined", "blank", "repeated")
    rows = [(file.path, *(f"{getattr(file, head):,}" for head in heads), file.note) for file in files]
    totals = ("in all", *(f"{sum(getattr(file, head) for file in files):,}" for head in heads), "")
    written = [("file", *heads, ""), *rows, totals]
    widths = [max(len(row[place]) for row in written) for place in range(len(heads) + 1)]
    return [_line(row, widths) for row in written]


def _line(row: tuple[str, ...], widths: list[int]) -> str:
    path, *figures, note = row
    cells = [path.ljust(widths[0]), *(figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))]
    return "  ".join([*cells, note]).rstrip()
