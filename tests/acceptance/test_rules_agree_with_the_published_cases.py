"""The rules mark the rows that the public validators' own tests mark, in every year in force.

The cases are tables as those tools hold them inside; here they come as a file would bring them. Where a file cannot say
what a case says, or where the case itself is wrong, the difference stands in `DISPUTED` with its reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from checked_returns import checked
from seedbed.periods import year_end
from seedbed.quality import RULES, Rule
from seedbed.quality.examples import SmallTable, as_files
from seedbed.record.returned import Collection, return_table, return_tables

CODES = {rule.code: rule for rule in RULES if rule.is_statutory}
BLOCKS = {"ChildIdentifiers": "cin_child", "CINdetails": "cin_referral", "CINplanDates": "cin_plan"}
TITLES = {table.title: table.name for table in return_tables().values() if table.of == "ssda903"} | BLOCKS
TITLES |= {table.block: table.name for table in return_tables().values() if table.block and table.block not in TITLES}

CAPITALS = "codes are compared in capitals, as the Department's portal compares them"
BLANK = "in a file an empty text is a blank, and a blank that may not be is told by another rule"
DISPUTED: dict[str, dict[int, str]] = {
    "143": {1: CAPITALS, 4: BLANK},
    "144": {1: CAPITALS, 3: BLANK},
    "145": {3: CAPITALS, 4: BLANK},
    "149": {1: CAPITALS, 3: BLANK},
    "1006": {4: BLANK, 6: CAPITALS},
    "1009": {2: CAPITALS, 4: BLANK},
    "167": {4: "a line of Reviews with neither day nor code is blank where it may not be"},
    "353": {2: "a day in 1890 is no day that anyone in a return can have; rule 141 tells it"},
    "8500": {1: "a child without an id is set aside by the reader", 2: "the same; the rule's own example shows it"},
    "8820": {10: "a referral that is there twice is told once, as repeated", 11: "the same"},
}


@dataclass(frozen=True)
class Case:
    """One case in one year: the rule, its tables and the rows of the rule's own table that must fail."""

    rule: Rule
    year: int
    tables: dict[str, dict[str, Any]]
    last_day: date
    fails: frozenset[int]


def test_rules_mark_the_rows_that_the_cases_mark(shared: Path) -> None:
    cases = list(_cases(shared))
    assert len({case.rule.code for case in cases}) > 30
    wrong = {}
    for year in sorted({case.year for case in cases}):
        of_year = [case for case in cases if case.year == year]
        marked = _marked(of_year)
        for place, case in enumerate(of_year):
            differs = marked[place] ^ case.fails
            if differs != set(DISPUTED.get(case.rule.code, {})):
                wrong[f"{case.rule.code} in {year}"] = sorted(differs)
    assert not wrong


def _cases(shared: Path) -> Iterator[Case]:
    for file in ("cases_903.json", "cases_cin.json"):
        for record in json.loads((shared / "cases" / file).read_text(encoding="utf-8"))["records"]:
            rule = CODES.get(record["rule"])
            if rule is None:
                continue
            for label in record["in_force"]:
                year = int(label[:4]) + 1
                for case in record["cases"]:
                    yield Case(rule, year, case["inputs"], _last_day(case["inputs"], year), _expected(case, rule))


def _last_day(inputs: dict[str, Any], year: int) -> date:
    """The last day of the collection: as the case gives it, in its Header or beside its tables, else 31 March."""
    given = inputs.get("metadata", {}).get("collection_end")
    header = inputs.get("Header", {})
    if header.get("columns") == ["ReferenceDate"]:
        given = header["rows"][0][0]
    return _day(given) if given else year_end(year)


def _day(given: Any) -> date:
    if isinstance(given, dict):
        return date.fromisoformat(given["date"])
    return datetime.strptime(given, "%d/%m/%Y").date()


def _expected(case: dict[str, Any], rule: Rule) -> frozenset[int]:
    """The failing rows of the rule's own table; for the census, those of the group about its first column."""
    if isinstance(case["expected"], dict):
        rows = [row for title, rows in case["expected"].items() if TITLES.get(title) == rule.table for row in rows]
        return frozenset(rows)
    groups = [group for group in case["expected"] if TITLES.get(group["table"]) == rule.table]
    about = [group for group in groups if group["columns"][0] == rule.columns[0]] or groups
    return frozenset(about[0]["rows"])


def _marked(cases: list[Case]) -> list[set[int]]:
    """Check the tables of cases together, each with children of its own, and give the rows found, from 0, of each."""
    files = []
    for place, case in enumerate(cases):
        for file in as_files(_small(case), path=str(place), children="" if case.rule.code == "1570" else f"{place}x"):
            files.append(replace(file, collection=Collection(case.year, case.last_day)))
    rows = checked(files).execute(
        """
        select rule, b.table_name, line - 1, split_part(path, '/', 2)::integer
        from record.findings as b join returned.files using (file_id) where line is not null
        """
    )
    marked: list[set[int]] = [set() for _ in cases]
    for rule, table, row, place in rows.fetchall():
        case = cases[place]
        if rule == case.rule.code and table == case.rule.table and row < len(_table(case)["rows"]):
            marked[place].add(row)
    return marked


def _table(case: Case) -> dict[str, Any]:
    """The table of a case that its rule is about."""
    return next(data for title, data in case.tables.items() if TITLES.get(title) == case.rule.table)


def _small(case: Case) -> list[SmallTable]:
    tables = {TITLES[title]: data for title, data in case.tables.items() if title in TITLES}
    tables = {name: data for name, data in tables.items() if return_table(name).of == case.rule.of}
    if case.rule.of == "cin":
        return _census(tables, case.year)
    return [_flat(name, data, case.year) for name, data in tables.items()]


def _flat(name: str, data: dict[str, Any], year: int) -> SmallTable:
    """Lay a table out as sent; rows of a case without children get one each."""
    table = return_table(name)
    rows = [dict(zip(data["columns"], map(_text, row), strict=True)) for row in data["rows"]]
    child = table.child_column
    assert child is not None
    rows = [{child.name: f"n{n}"} | row for n, row in enumerate(rows)]
    for n, row in enumerate(rows):
        row[child.name] = row[child.name] or f"n{n}"
    known = [column.name for column in table.columns]
    return SmallTable(table, year, tuple(known), [{k: v for k, v in row.items() if k in known} for row in rows])


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return str(value["date"])
    return "" if value is None else str(value)


def _census(tables: dict[str, dict[str, Any]], year: int) -> list[SmallTable]:
    """Nest tables that are joined by ids: each row inside the referral and the child it names, made up if there is none."""
    children = _Rows("cin_child", year)
    referrals = _Rows("cin_referral", year)
    found = [children, referrals]
    for n, row in enumerate(_rows(tables.get("cin_child"))):
        children.add(row.get("LAchildID") or f"n{n}", row | {"LAchildID": row.get("LAchildID") or f"n{n}"})
    for n, row in enumerate(_rows(tables.get("cin_referral"))):
        whose = row.get("LAchildID") or f"n{n}"
        referrals.add((whose, row.get("CINdetailsID", n)), row | {"inside": children.place_of(whose)})
    for name in set(tables) - {"cin_child", "cin_referral"}:
        inner = _Rows(name, year)
        found.append(inner)
        for n, row in enumerate(_rows(tables[name])):
            whose = row.get("LAchildID") or f"n{n}"
            around = (whose, row.get("CINdetailsID", n))
            inner.add(n, row | {"inside": referrals.place_of(around, inside=children.place_of(whose))})
    return [rows.table() for rows in found if rows.rows]


def _rows(data: dict[str, Any] | None) -> list[dict[str, str]]:
    return [dict(zip(data["columns"], map(_text, row), strict=True)) for row in data["rows"]] if data else []


class _Rows:
    """The rows of one block, with the place of each by its key."""

    def __init__(self, name: str, year: int) -> None:
        self.name, self.year = name, year
        self.rows: list[dict[str, str]] = []
        self.places: dict[Any, int] = {}

    def add(self, key: Any, row: dict[str, str]) -> int:
        self.rows.append(row)
        return self.places.setdefault(key, len(self.rows))

    def place_of(self, key: Any, *, inside: str = "") -> str:
        """Find a row by its key; make one up where there is none."""
        if key not in self.places:
            self.add(key, {"inside": inside} if inside else {"LAchildID": key})
        return str(self.places[key])

    def table(self) -> SmallTable:
        table = return_table(self.name)
        known = [column.name for column in table.columns]
        columns = tuple(name for name in [*known, "inside"] if any(name in row for row in self.rows))
        rows = [{name: row.get(name, "") for name in columns} for row in self.rows]
        return SmallTable(table, self.year, columns, rows)
