"""Ofsted's inspections of councils' services for children (ILACS): which grades, for whom, when.

Two lists are read. Ofsted's own history of outcomes is the better one and stops at an edition; the list of latest
outcomes goes on to newer inspections, but was put together from reports and disagrees with the history in places. So
an inspection that both know is taken from the history, whole; the other adds only those that the history lacks.

Grades are numbered as Ofsted does: 1 outstanding, 2 good, 3 requires improvement to be good, 4 inadequate. There is no
overall grade from April 2026, and no separate grade for care leavers before January 2023.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from seedbed.formats.published.areas import Areas
from seedbed.formats.published.tables import Cell, find_table, read_rows
from seedbed.messages import PublishedError
from seedbed.record.inspections import JUDGEMENTS, Inspection

_NUMBERS = {
    "outstanding": 1,
    "good": 2,
    "requires improvement": 3,
    "requires improvement to be good": 3,
    "inadequate": 4,
}
_NOT_JUDGED = {"", "inspection_pre_dates_judgement"}
_HISTORY = {
    "area": "Local authority area code",
    "inspected": "Inspection date",
    "published": "Publication date",
    "kind": "Inspection type",
    "overall": "Overall effectiveness",
    "leaders": "The impact of leaders on social work practice with children and families",
    "help": "The experiences and progress of children who need help and protection",
    "care": "The experiences and progress of children in care",
    "leavers": "The experiences and progress of care leavers",
}
_LATEST = {
    "area": "la_code",
    "inspected": "inspection_start_date",
    "published": "publication_date",
    "kind": "inspection_framework",
    "overall": "overall_effectiveness_grade",
    "leaders": "impact_of_leaders_grade",
    "help": "help_and_protection_grade",
    "care": "in_care_grade",
    "leavers": "care_leavers_grade",
}


def read_inspections(folder: Path, areas: Areas) -> tuple[Inspection, ...]:
    """Read every inspection from both lists, each once, in order of council and date."""
    found = {(each.area, each.published): each for each in _read_list(folder, "inspections_latest", _LATEST, areas)}
    found |= {(each.area, each.published): each for each in _read_list(folder, "inspections_history", _HISTORY, areas)}
    return tuple(sorted(found.values(), key=lambda each: (each.area, each.inspected, each.published)))


def read_grades(folder: Path, table: str, judgement: str, areas: Areas) -> dict[tuple[str, int], Cell]:
    """Give one judgement by council and year in which the inspection began; the later where a year has two."""
    if judgement not in JUDGEMENTS:
        raise PublishedError(
            f'"{judgement}" is no judgement.', where=table, mend=f"Use one of {', '.join(JUDGEMENTS)}."
        )
    cells = {}
    for each in read_inspections(folder, areas):
        grade = dict(each.grades).get(judgement)
        if grade is not None:
            cells[each.area, each.inspected.year] = Cell(float(grade), label=f"{each.inspected:%B %Y}")
    return cells


def _read_list(folder: Path, table: str, columns: dict[str, str], areas: Areas) -> Iterator[Inspection]:
    path = find_table(folder, table)
    known = areas.by_code | areas.by_number
    for line, row in read_rows(path, needs=columns.values()):
        here = f"{path.name}, line {line}"
        code = row[columns["area"]]
        if code not in known:
            raise PublishedError(f'"{code}" is no code of a council.', where=here, mend="Add it to the councils.")
        published = _day(row[columns["published"]], where=here)
        begun = row[columns["inspected"]]
        yield Inspection(
            area=known[code],
            inspected=_day(begun, where=here) if begun else published,
            published=published,
            kind="short" if "short" in row[columns["kind"]].lower() else "standard",
            grades=tuple(_grades(row, columns, here)),
        )


def _grades(row: dict[str, str], columns: dict[str, str], where: str) -> Iterator[tuple[str, int]]:
    for judgement in JUDGEMENTS:
        words = row[columns[judgement]].strip().lower()
        if words in _NOT_JUDGED:
            continue
        if words not in _NUMBERS:
            raise PublishedError(f'"{words}" is no grade.', where=where, mend=f"Grades: {', '.join(_NUMBERS)}.")
        yield judgement, _NUMBERS[words]


def _day(text: str, *, where: str) -> date:
    """Read a date as the two lists write it: 2023-09-04, 04/09/2023 or 04/09/23, always day before month."""
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"):
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise PublishedError(f'"{text}" is not a date.', where=where, mend="Write it as 2023-09-04.")
