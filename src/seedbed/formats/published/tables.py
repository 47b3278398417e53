"""Find an official table in a folder, open it, and read its cells without taking a symbol for a number.

Official tables print a symbol where there is no figure. Each has a meaning, none is a number, and none may be guessed:

    c    hidden, because few children could be known        k, low   less than half of the smallest unit printed
    z    does not apply                                     u        too unreliable to print
    x    not available                                      ..  -    nothing was given
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from seedbed.messages import PublishedError
from seedbed.reference_data import read_yaml

SYMBOLS = frozenset({"c", "z", "x", "u", "k", "low", "..", ":", "-"})
NOTHING_GIVEN = "-"
_NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?([eE][-+]?\d+)?")


@dataclass(frozen=True)
class OfficialTable:
    """One table that a government body publishes: how its file is called, and who publishes it where."""

    key: str
    file: str
    shape: str
    title: str
    publisher: str
    url: str


@dataclass(frozen=True)
class Cell:
    """What one cell of a table says: a number, or the symbol printed in its place; `label` where it has its own date."""

    value: float | None
    symbol: str = ""
    label: str = ""


@lru_cache(maxsize=1)
def official_tables() -> dict[str, OfficialTable]:
    """Give every official table that Seedbed reads, by the name that definitions use."""
    return {key: OfficialTable(key, **entry) for key, entry in read_yaml("published", "tables.yml").items()}


def holds_official_tables(folder: Path) -> bool:
    """Whether a folder holds official tables themselves, rather than what Seedbed wrote from them."""
    return folder.is_dir() and any(any(folder.glob(table.file)) for table in official_tables().values())


def find_table(folder: Path, key: str) -> Path:
    """Find a table's file in a folder; where several editions lie there, the newest by name."""
    table = official_table(key)
    found = sorted(folder.glob(table.file))
    if not found:
        raise PublishedError(
            f"There is no file called {table.file}.",
            where=str(folder),
            mend=f"It holds: {table.title} ({table.publisher}). Download it from {table.url}.",
        )
    return found[-1]


def official_table(key: str) -> OfficialTable:
    """Give one official table by name; a definition that names another is an error."""
    if key not in official_tables():
        raise PublishedError(
            f'There is no official table "{key}".', mend=f"The tables are: {', '.join(official_tables())}."
        )
    return official_tables()[key]


def read_rows(path: Path, *, needs: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a CSV table, packed or not, row by row with its line number, after checking that it has the columns needed.

    A row that is not as long as the heading is an error: a table with a slipped column gives wrong figures quietly.
    """
    lines = _lines(path)
    _, heading = next(lines, (0, []))
    header = [name.strip() for name in heading]
    check_columns(path, header, needs)
    for number, fields in lines:
        if len(fields) != len(header):
            raise PublishedError(
                f"This row has {len(fields)} fields and the heading {len(header)}.",
                where=f"{path.name}, line {number}",
                mend="Download the table again; do not edit it in a spreadsheet.",
            )
        yield number, dict(zip(header, fields, strict=True))


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        raw = path.read_bytes()
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
        reader = csv.reader(io.StringIO(text, newline=""))
        for fields in reader:
            yield reader.line_num, fields
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as fault:
        raise unreadable(path, "a table of comma-separated text in UTF-8") from fault


def unreadable(path: Path, expected: str) -> PublishedError:
    """Say that a file is not of the kind its name promises."""
    return PublishedError(f"It cannot be read as {expected}.", where=path.name, mend="Download it again.")


def check_columns(path: Path, found: Iterable[str], needs: Iterable[str]) -> None:
    """Refuse a table that lacks a column, naming the file, the column and what the table has instead."""
    has = list(found)
    missing = [name for name in dict.fromkeys(needs) if name not in has]
    if missing:
        raise PublishedError(
            f"There is no column {' or '.join(missing)}. It has: {', '.join(has[:40])}.",
            where=path.name,
            mend="If the publisher renamed it, give the new name in the measure's definition.",
        )


def read_cell(text: str, *, where: str) -> Cell | None:
    """Read one cell: a number, a known symbol, or None where it is blank; anything else is an error.

    >>> read_cell("1,140", where=""), read_cell("low", where="")
    (Cell(value=1140.0, symbol='', label=''), Cell(value=None, symbol='low', label=''))
    """
    tidy = text.strip()
    if not tidy:
        return None
    if _NUMBER.fullmatch(tidy):
        return Cell(round(float(tidy.replace(",", "")), 6))  # some tables print 12.700000000000001 for 12.7
    if tidy.lower() in SYMBOLS:
        return Cell(None, tidy.lower())
    raise PublishedError(
        f'"{tidy}" is neither a number nor a symbol in use ({" ".join(sorted(SYMBOLS))}).',
        where=where,
        mend="If it is a new symbol, add it to the symbols with its meaning.",
    )
