"""What a reader hands over for one file: its rows as text, the lines it had to set aside, and a count of every line.

    read  =  loaded + quarantined + blank          header lines are counted apart

The sum is checked when a `FileRead` is made, so that a reader that loses a line cannot hand anything over. Rows travel
as Arrow tables of text, one for each table found in the file: `number` (the line, or in XML the element, that the row
is), `line`, the columns of the return by their names in the guide, and `other_columns`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from seedbed.periods import year_end, year_label
from seedbed.record.returned.definitions import return_table

LONGEST_TEXT_KEPT = 2_000


@dataclass(frozen=True, order=True)
class Collection:
    """The collection year a file belongs to, named by the year it ends in, and the day its facts run to."""

    year: int
    as_at: date

    @property
    def is_part_year(self) -> bool:
        """Whether the file is an extract from within the year."""
        return self.as_at < year_end(self.year)

    def __str__(self) -> str:
        """Write the collection as its folder is called.

        >>> str(Collection(2027, date(2026, 10, 31)))
        '2026-27 to 2026-10-31'
        """
        return f"{year_label(self.year)} to {self.as_at}" if self.is_part_year else year_label(self.year)


@dataclass(frozen=True)
class TableRead:
    """The rows of one table in one file; `columns` are those of the guide that the file has.

    `headings` are the file's own columns in their order, where it has such: each heading as it came, and the name that
    its values are kept under, which is the guide's or one in `other_columns`.
    """

    table: str
    rows: Any  # a pyarrow.Table
    columns: tuple[str, ...]
    headings: tuple[tuple[str, str], ...] = ()
    headings_line: int | None = None


@dataclass(frozen=True)
class Quarantined:
    """A line that cannot be placed, with the reason; its text is kept, shortened when very long."""

    line: int
    reason: str
    text: str
    table: str | None = None

    def __post_init__(self) -> None:
        if len(self.text) > LONGEST_TEXT_KEPT:
            object.__setattr__(self, "text", f"{self.text[:LONGEST_TEXT_KEPT]}…")


@dataclass(frozen=True)
class FileFault:
    """Something wrong with a row (by its `number`), a column, a table or the whole file; kinds in `faults.yml`."""

    fault: str
    found: str
    line: int | None = None
    table: str | None = None
    column: str | None = None
    number: int | None = None


@dataclass(frozen=True)
class Content:
    """What one file holds, before it is known where the file lay.

    `beside` counts rows that share their line with another row, as a factor does that stands in its assessment's line.
    """

    kind: str
    encoding: str = ""
    tables: tuple[TableRead, ...] = ()
    quarantined: tuple[Quarantined, ...] = ()
    faults: tuple[FileFault, ...] = ()
    read: int = 0
    blank: int = 0
    headers: int = 0
    note: str = ""
    beside: int = 0

    def __post_init__(self) -> None:
        lines = self.loaded + len(self.quarantined) + self.blank
        assert self.read == lines, f"{self.read} lines read but {lines} accounted for"

    @property
    def loaded(self) -> int:
        """How many lines are loaded."""
        return sum(len(table.rows) for table in self.tables) - self.beside

    @property
    def main_table(self) -> str | None:
        """The one table of the file, or the one that its others lie inside."""
        names = {table.table for table in self.tables}
        outermost = [n for n in names if all(n in {a.name for a in return_table(o).ancestors()} for o in names - {n})]
        return outermost[0] if outermost else None


@dataclass(frozen=True)
class FileRead:
    """One file or folder of a place: where it lies, what it is, its collection, and what it holds.

    `kind` is what the content showed: a return and its form, as ssda903_csv, ssda903_xml, cin_xml, annex_a_sheet; or
    not_a_return, refused, left_alone, each with a `note` that says in a sentence what was found and how to put it right.
    A member of an archive and a sheet of a workbook are files of their own, at `returns.zip/book.xlsx/List 1`.
    """

    path: str
    content: Content
    collection: Collection | None = None
    sha256: str = ""

    @property
    def kind(self) -> str:
        """What the file is."""
        return self.content.kind

    @property
    def note(self) -> str:
        """What there is to say about the file, or nothing."""
        return self.content.note
