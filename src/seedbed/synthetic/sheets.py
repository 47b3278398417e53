"""A file that a stream writes: its path in the place and its lines, kept apart so that a line can be found again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

Line = list[str]


@dataclass(slots=True)
class Sheet:
    """One text file; a line is the list of its fields (one field, in a file that has none)."""

    path: str
    lines: list[Line] = field(default_factory=list)

    def number_of(self, line: Line) -> int:
        """Give the number of this very line, counted from 1: another with the same words is not it."""
        return next(number for number, other in enumerate(self.lines, start=1) if other is line)

    def text(self) -> str:
        """Give the file as text."""
        return "\n".join([",".join(line) for line in self.lines]) + "\n"

    def write(self, folder: Path) -> None:
        """Write the file under this folder, the same bytes on every machine."""
        target = folder / self.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(self.text().encode())


def table(path: str, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> Sheet:
    """Make a sheet of a table with its header line; no value here holds a comma or a quote."""
    return Sheet(path, [list(columns), *(list(row) for row in rows)])
