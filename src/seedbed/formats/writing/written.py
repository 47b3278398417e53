"""What a writer hands back, and the way from values to text that all writers share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from seedbed.periods import year_label
from seedbed.record.returned import Column, ReturnTable
from seedbed.record.returned.typed import FORM, codes_of


@dataclass(frozen=True)
class WrittenReturn:
    """The files written, by their paths in the folder, and what there is to say of them, in sentences."""

    files: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass
class Values:
    """Writes the values of one year, and counts what the guide asks for and the record does not have."""

    year: int
    blank: Counter[tuple[str, str]] = field(default_factory=Counter)
    not_in_force: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def columns(self, table: ReturnTable) -> tuple[Column, ...]:
        """Give the columns of a table in this year, in the guide's order."""
        return tuple(column for column in table.columns if column.in_force(self.year))

    def texts(self, table: ReturnTable, values: Iterable[Any]) -> list[str]:
        """Write one row, a value for each column of the year."""
        return [self.text(table, column, value) for column, value in zip(self.columns(table), values, strict=True)]

    def text(self, table: ReturnTable, column: Column, value: Any) -> str:
        """Write one value as this return does in this year."""
        if value is None:
            self.blank[table.title, column.name] += not column.may_be_blank
            return ""
        if isinstance(value, bool):
            return str(int(value))
        if isinstance(value, date):
            return value.strftime(FORM[table.date_order])
        return self._code(table, column, str(value)) if column.codes else str(value)

    def notes(self) -> Iterator[str]:
        """Say what is missing, and which codes the year does not have."""
        for (table, column), lines in sorted(self.blank.items()):
            if lines:
                yield f"{table}: {column} is not known on {_lines(lines)} and is left blank."
        for (table, column, code), lines in sorted(self.not_in_force.items()):
            yield f"{table}: {column} {code} is no code of {year_label(self.year)}; it stands on {_lines(lines)}."

    def _code(self, table: ReturnTable, column: Column, code: str) -> str:
        """Give the code that says the same in this year; one without is written as it is, and told."""
        codes = codes_of(column, table)
        assert codes is not None, f"Unhandled: {column.name} has no code set"
        if code not in codes.codes and column.type != "code":
            return code
        same = [code, *(other for other in codes.codes if codes.now(other) == codes.now(code))]
        in_force = codes.in_force(self.year)
        found = next((other for other in same if other in in_force), None)
        if found is None and (code in codes.codes or not codes.admits(code)):
            self.not_in_force[table.title, column.name, code] += 1
        return found or code


def _lines(number: int) -> str:
    return "1 line" if number == 1 else f"{number:,} lines"
