"""A place's returns, read in the plainest way there is: for tests that must not lean on the readers they stand beside."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

Row = dict[str, str]

TABLES = [
    "header",
    "episodes",
    "reviews",
    "uasc",
    "oc2",
    "oc3",
    "ad1",
    "placed_adoption",
    "prev_perm",
    "missing",
    "social_worker",
]


def day(text: str) -> date:
    """Read a date as the children looked-after return writes it."""
    number, month, year = text.split("/")
    return date(int(year), int(month), int(number))


def birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def folder_of(year: int) -> str:
    return f"{year - 1}-{year % 100:02d}"


@dataclass
class Looked:
    """One year's children looked-after return; `rows` say their line under the key `line`."""

    folder: Path
    year: int
    tables: dict[str, list[Row]] = field(init=False)

    def __post_init__(self) -> None:
        self.tables = {name: self._read(name) for name in TABLES}

    def _read(self, name: str) -> list[Row]:
        path = self.folder / "sources" / folder_of(self.year) / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = list(csv.reader(file))
        return [
            {"table": name, "line": str(number), **dict(zip(header, row, strict=True))}
            for number, row in enumerate(rows, start=2)
        ]

    @property
    def start(self) -> date:
        return date(self.year - 1, 4, 1)

    @property
    def end(self) -> date:
        return date(self.year, 3, 31)

    @cached_property
    def header(self) -> dict[str, Row]:
        return {row["CHILD"]: row for row in self.tables["header"]}

    @cached_property
    def episodes(self) -> dict[str, list[Row]]:
        """Each child's episodes in order of date, short breaks among them."""
        found: dict[str, list[Row]] = {}
        for row in sorted(self.tables["episodes"], key=lambda row: (row["CHILD"], day(row["DECOM"]))):
            found.setdefault(row["CHILD"], []).append(row)
        return found

    def born(self, child: str) -> date:
        return day(self.header[child]["DOB"])

    def looked_after_at_end(self) -> set[str]:
        return {row["CHILD"] for row in self.tables["episodes"] if not row["DEC"] and row["LS"] not in ("V3", "V4")}


def looked_after_all_year(episodes: list[Row], start: date, end: date) -> bool:
    """The cohort of OC2, by the rule's own words."""
    return not any(
        row["LS"] in ("V3", "V4")
        or (row["RNE"] == "S" and start < day(row["DECOM"]) <= end)
        or (row["DEC"] and start <= day(row["DEC"]) < end and row["REC"] != "X1")
        for row in episodes
    )


def census(folder: Path, year: int) -> ET.Element:
    return ET.parse(folder / "sources" / folder_of(year) / "cin_census.xml").getroot()


def text(element: ET.Element, path: str) -> str:
    """Give the words in an element below this one, nothing when there is none."""
    return (element.findtext(path) or "").strip()


def when(element: ET.Element, path: str) -> date | None:
    """Give a census date, nothing when it is not there."""
    words = text(element, path)
    return date.fromisoformat(words) if words else None


def dates(element: ET.Element, path: str) -> list[date]:
    return [date.fromisoformat((found.text or "").strip()) for found in element.findall(path)]


def working_days(first: date, last: date, free: set[date]) -> int:
    """Count the working days after `first` up to and including `last`, one day at a time."""
    count, on = 0, first
    while on < last:
        on += timedelta(days=1)
        count += on.weekday() < 5 and on not in free
    return count
