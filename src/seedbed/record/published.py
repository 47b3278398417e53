"""Official statistics for every council, region and England, by measure and year: loaded whole, asked many times.

The table ships with the package and is small. It is written by `seedbed published` from the official tables; a newer
one may be loaded in its place. Nothing here compares or judges: a figure comes back as it was printed, with the symbol
that stood where no number was printed, the counts behind it where the table has them, and whether it was computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import isnan
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seedbed.codes.councils import ENGLAND, councils, regions
from seedbed.messages import PublishedError, UnknownName, did_you_mean
from seedbed.reference_data import packaged_path

COLUMNS = ("measure", "area", "year", "label", "value", "symbol", "numerator", "denominator", "computed")

_NONE = -1
_FILE = "figures.parquet"
_WRITE_AGAIN = "Write it again with this version: seedbed published FOLDER --out DIR."


@dataclass(frozen=True)
class Figure:
    """One published figure of one area and year.

    `year` is the one the period ends in and `label` its name ("2024-25", "31 March 2025"). Where no number was printed
    `value` is None and `symbol` says what was: c hidden for being small, x not available, and so on. `computed` marks
    a figure worked out from published counts because no official table prints it.
    """

    measure: str
    area: str
    year: int
    value: float | None
    symbol: str
    numerator: float | None
    denominator: float | None
    computed: bool
    label: str


@dataclass(frozen=True)
class CouncilFigures:
    """One measure over the 153 councils of today, in the order of `councils()`; NaN where there is no number.

    `years` says which year each figure is of: all the same, except when the latest of each was asked for.
    """

    measure: str
    codes: tuple[str, ...]
    years: NDArray[np.int64]
    values: NDArray[np.float64]
    numerators: NDArray[np.float64]
    denominators: NDArray[np.float64]

    @property
    def present(self) -> NDArray[np.bool_]:
        """Which councils have a number."""
        return ~np.isnan(self.values)


class PublishedFigures:
    """The whole table, in arrays by measure, area and year."""

    def __init__(self, columns: dict[str, Any]) -> None:
        self.measures: tuple[str, ...] = columns["measures"]
        self._codes = tuple(council.code for council in councils())
        known = (ENGLAND, *(region.code for region in regions(parts=True)), *self._codes)
        self.areas: tuple[str, ...] = tuple(dict.fromkeys((*columns["areas"], *known)))
        self._measure_at = {measure: place for place, measure in enumerate(self.measures)}
        self._area_at = {area: place for place, area in enumerate(self.areas)}
        self._columns = columns
        years = columns["year"]
        self.first_year, self.last_year = int(years.min()), int(years.max())
        shape = (len(self.measures), len(self.areas), self.last_year - self.first_year + 1)
        self._row_at = np.full(shape, _NONE, dtype=np.int64)
        self._row_at[columns["measure"], columns["area"], years - self.first_year] = np.arange(len(years))
        self._value_at = np.full(shape, np.nan)
        self._value_at[columns["measure"], columns["area"], years - self.first_year] = columns["value"]
        self._councils_at = np.array([self._area_at[code] for code in self._codes])

    @classmethod
    def load(cls, path: Path | None = None) -> PublishedFigures:
        """Load the table that ships with the package, or another: a file, or the folder that it was written to."""
        return _packaged() if path is None else cls(_read(_file_in(path)))

    def figure(self, measure: str, area: str, year: int) -> Figure | None:
        """Give one figure, or None where the tables have no row for it."""
        if not self.first_year <= year <= self.last_year:
            self._place(measure)
            return None
        row = self._row_at[self._place(measure), self._area(area), year - self.first_year]
        return None if row == _NONE else self._figure_of(int(row))

    def series(self, measure: str, area: str) -> tuple[Figure, ...]:
        """Give every year of a measure in one area, oldest first, those with a symbol for a number among them."""
        rows = self._row_at[self._place(measure), self._area(area)]
        return tuple(self._figure_of(int(row)) for row in rows if row != _NONE)

    def latest(self, measure: str, area: str) -> Figure | None:
        """Give the newest figure that has a number, or None."""
        values = self._value_at[self._place(measure), self._area(area)]
        (years,) = np.nonzero(~np.isnan(values))
        return self.figure(measure, area, self.first_year + int(years[-1])) if len(years) else None

    def latest_year(self, measure: str) -> int:
        """Give the latest year in which England, or more than half of councils, have a number.

        Inspections fall in different years, so for a grade it is the latest year in which any council was inspected.
        """
        values = self._value_at[self._place(measure)]
        has = ~np.isnan(values)
        england = has[self._area(ENGLAND)]
        many = has[self._councils_at].sum(axis=0) * 2 > len(self._codes)
        for answers in (england | many, has.any(axis=0)):
            (years,) = np.nonzero(answers)
            if len(years):
                return self.first_year + int(years[-1])
        raise PublishedError(f"{measure} has no figure.", mend="Write the published figures again from their tables.")

    def councils(self, measure: str, year: int) -> CouncilFigures:
        """Give one year of a measure over the councils of today; abolished councils are never among them."""
        at = self._place(measure)
        inside = self.first_year <= year <= self.last_year
        rows = self._row_at[at, :, year - self.first_year] if inside else np.full(len(self.areas), _NONE)
        return self._of_councils(measure, rows, np.full(len(self._codes), year))

    def latest_of_each(self, measure: str) -> CouncilFigures:
        """Give each council's newest number, whatever its year: for grades, the one it holds now."""
        at = self._place(measure)
        has = ~np.isnan(self._value_at[at])
        last = has.shape[1] - 1 - np.argmax(has[:, ::-1], axis=1)
        rows = np.where(has.any(axis=1), self._row_at[at, np.arange(len(self.areas)), last], _NONE)
        return self._of_councils(measure, rows, (self.first_year + last)[self._councils_at])

    def _of_councils(self, measure: str, rows: NDArray[np.int64], years: NDArray[np.int64]) -> CouncilFigures:
        each = rows[self._councils_at]
        columns = self._columns
        values, numerators, denominators = (
            np.where(each == _NONE, np.nan, columns[name][each]) for name in ("value", "numerator", "denominator")
        )
        return CouncilFigures(measure, self._codes, years, values, numerators, denominators)

    def _place(self, measure: str) -> int:
        if measure not in self._measure_at:
            raise UnknownName(
                f'There are no published figures for "{measure}".',
                mend=did_you_mean(measure, self.measures) or f"There are for: {', '.join(sorted(self.measures))}.",
            )
        return self._measure_at[measure]

    def _area(self, area: str) -> int:
        if area not in self._area_at:
            raise UnknownName(
                f'There are no published figures for an area with the code "{area}".',
                mend="Give the ONS code of a council, a region or England (E92000001).",
            )
        return self._area_at[area]

    def _figure_of(self, row: int) -> Figure:
        plain = self._plain_columns
        return Figure(
            measure=self.measures[plain["measure"][row]],
            area=self.areas[plain["area"][row]],
            year=plain["year"][row],
            value=_number(plain["value"][row]),
            symbol=self._columns["symbols"][plain["symbol"][row]],
            numerator=_number(plain["numerator"][row]),
            denominator=_number(plain["denominator"][row]),
            computed=plain["computed"][row],
            label=self._columns["labels"][plain["label"][row]],
        )

    @cached_property
    def _plain_columns(self) -> dict[str, list[Any]]:
        """The columns as plain lists, from which single rows are taken ten times faster than from arrays."""
        return {name: self._columns[name].tolist() for name in COLUMNS}


def _number(value: float) -> float | None:
    return None if isnan(value) else value


@lru_cache(maxsize=1)
def _packaged() -> PublishedFigures:
    with packaged_path("published", _FILE) as path:
        return PublishedFigures(_read(path))


def _file_in(path: Path) -> Path:
    """Find the table in what was given: the file itself, or a folder that `seedbed published` wrote."""
    for file in (path, path / _FILE, path / "published" / _FILE):
        if file.is_file():
            return file
    raise PublishedError(
        f"There is no {_FILE}.", where=str(path), mend="Write it with: seedbed published FOLDER --out DIR."
    )


def _read(path: Path) -> dict[str, Any]:
    """Read the file into arrays: words become places in a short list, missing numbers become NaN."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(path).read(use_threads=False)
    except (pa.ArrowInvalid, OSError) as fault:
        raise PublishedError("It is no table of figures.", where=path.name, mend=_WRITE_AGAIN) from fault
    if tuple(table.column_names) != COLUMNS:
        raise PublishedError(
            f"It has the columns {', '.join(table.column_names)}.",
            where=path.name,
            mend=_WRITE_AGAIN,
        )
    columns: dict[str, Any] = {}
    for name, words in (("measure", "measures"), ("area", "areas"), ("label", "labels"), ("symbol", "symbols")):
        coded = table[name].combine_chunks()
        columns[name] = _numbers(coded.indices, np.int32).astype(np.int64)
        columns[words] = tuple(coded.dictionary.to_pylist())
    columns["year"] = _numbers(table["year"].combine_chunks(), np.int16).astype(np.int64)
    for name in ("value", "numerator", "denominator"):
        columns[name] = _numbers(table[name].combine_chunks(), np.float64)
    columns["computed"] = _bits(table["computed"].combine_chunks().buffers()[1], len(table))
    return columns


def _numbers(column: Any, kind: type[np.generic]) -> NDArray[Any]:
    """Take numbers straight from an Arrow column's memory: its own way into NumPy would load pandas, for a second."""
    validity, data = column.buffers()
    numbers = np.frombuffer(data, dtype=kind)[column.offset : column.offset + len(column)]
    if validity is None:
        return numbers
    return np.where(_bits(validity, column.offset + len(column))[column.offset :], numbers, np.nan)


def _bits(packed: Any, count: int) -> NDArray[np.bool_]:
    return np.unpackbits(np.frombuffer(packed, dtype=np.uint8), count=count, bitorder="little").astype(bool)
