"""Ofsted's inspections of a council's services for children: what was judged, when, and how.

Grades are numbered as Ofsted does, 1 outstanding to 4 inadequate. The overall grade is history: none is given from
April 2026. Care leavers are judged on their own since January 2023, so older inspections lack that grade.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from seedbed.reference_data import read_csv

JUDGEMENTS = ("overall", "leaders", "help", "care", "leavers")
GRADE_WORDS = {1: "Outstanding", 2: "Good", 3: "Requires improvement to be good", 4: "Inadequate"}


@dataclass(frozen=True)
class Inspection:
    """One inspection: the day it began (or, where that is not given, was published), its kind and its grades."""

    area: str
    inspected: date
    published: date
    kind: str
    grades: tuple[tuple[str, int], ...]

    def grade(self, judgement: str) -> int | None:
        """Give one of the `JUDGEMENTS`, or None where it was not made."""
        return dict(self.grades).get(judgement)


def inspections(area: str) -> tuple[Inspection, ...]:
    """Give a council's inspections since 2018, oldest first.

    >>> [(each.inspected.year, each.grade("leaders")) for each in inspections("E06000005")]
    [(2022, 2), (2026, 1)]
    """
    return _inspections().get(area, ())


@lru_cache(maxsize=1)
def _inspections() -> dict[str, tuple[Inspection, ...]]:
    found = defaultdict(list)
    for row in read_csv("published", "inspections.csv"):
        found[row["area"]].append(_inspection(row))
    return {area: tuple(each) for area, each in found.items()}


def _inspection(row: dict[str, str]) -> Inspection:
    return Inspection(
        area=row["area"],
        inspected=date.fromisoformat(row["inspected"]),
        published=date.fromisoformat(row["published"]),
        kind=row["kind"],
        grades=tuple((name, int(row[name])) for name in JUDGEMENTS if row[name]),
    )
