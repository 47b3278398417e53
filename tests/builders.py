"""Small returns for tests: what matters is written, the rest is filled in, and real files of CSV and XML come out.

A table is written as it would be read out, its columns on the first line, `-` for a blank, `#` for a remark:

    a_place(tmp_path).with_episodes("2025-26", \"\"\"
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/05/2025 S   C2 U4    -          -      # came into care and is still there
        2     01/05/2025 S   C2 K2    01/09/2025 E4A    # went home after four months
    \"\"\").measures()

A census is written from children inwards:

    a_child("1", a_referral("2025-05-01", an_assessment("2025-05-01", done="2025-06-12")))
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from seedbed.codes.definitions import definition
from seedbed.formats.sources import read_sources
from seedbed.record.making import make_record
from seedbed.record.returned import load_returned, return_table
from seedbed.understand.indicators import Measured, Measures

WHEN = datetime(2026, 7, 1, 12)
CHILDREN_WHO_LIVE_HERE = 20_000.0


@dataclass
class APlace:
    """A place's folder being filled; each `with_…` adds a file and gives the place back."""

    folder: Path
    files: int = 0
    connection: duckdb.DuckDBPyConnection | None = field(default=None, repr=False)

    def with_file(self, collection: str, content: str, *, name: str) -> APlace:
        """Add a file as it stands."""
        path = self.folder / "sources" / collection / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        self.files += 1
        return self

    def with_table(self, table: str, collection: str, rows: str, *, name: str = "") -> APlace:
        """Add one table of the looked-after return, by its name: header, episodes, missing, uasc."""
        return self.with_file(collection, as_csv(table, rows), name=name or f"{table}.csv")

    def with_episodes(self, collection: str, rows: str, *, name: str = "episodes.csv") -> APlace:
        """Add the episodes of a year, and beside them the empty tables that a whole return has."""
        for other in ("header", "missing", "uasc"):
            if not (self.folder / "sources" / collection / f"{other}.csv").exists():
                self.with_table(other, collection, "CHILD")
        return self.with_table("episodes", collection, rows, name=name)

    def with_header(self, collection: str, rows: str) -> APlace:
        """Add who the children are."""
        return self.with_table("header", collection, rows)

    def with_census(self, collection: str, *children: str, name: str = "cin.xml") -> APlace:
        """Add a children in need census."""
        return self.with_file(collection, a_census(*children), name=name)

    def record(self) -> duckdb.DuckDBPyConnection:
        """Make the record of all files so far, in memory."""
        if self.connection is None:
            self.connection = duckdb.connect(config={"threads": 1})
            self.connection.execute("create schema record")
            load_returned(self.connection, read_sources(self.folder / "sources"))
            make_record(self.connection)
        return self.connection

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        """Ask the record a question in SQL."""
        rows: list[tuple[Any, ...]] = self.record().execute(query).fetchall()
        return rows

    def measures(self) -> Measures:
        """Give the indicators of the record, in a place of 20,000 children."""
        return Measures(self.record(), population=lambda year: CHILDREN_WHO_LIVE_HERE)

    def measure(self, indicator: str, year: int = 2026) -> Measured:
        """Measure one indicator for one year."""
        return self.measures().year(definition(indicator), year)

    def counted(self, indicator: str, year: int = 2026) -> tuple[int, int] | str:
        """Give how many counted and among how many, or why there is no figure; for a rate, among is the population."""
        found = self.measure(indicator, year)
        if found.why_not:
            return found.why_not
        estimate = found.estimate
        assert estimate.count is not None
        assert estimate.of is not None
        return int(estimate.count), int(estimate.of)


def a_place(folder: Path, *, name: str = "Acornbridge") -> APlace:
    """Begin a place: a folder with its settings and nothing in it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "place.yml").write_text(f"name: {name}\n", encoding="utf-8")
    (folder / "sources").mkdir(exist_ok=True)
    return APlace(folder)


def with_censuses(folder: Path, *children: str) -> APlace:
    """Begin a place with the censuses of 2024-25, of one child long gone, and of 2025-26."""
    gone = a_child("gone", a_referral("2024-06-01", closed="2024-07-01"))
    return a_place(folder).with_census("2024-25", gone).with_census("2025-26", *children)


def rows_of(written: str) -> list[dict[str, str]]:
    """Read a table as tests write it."""
    lines = [line.split("#")[0].split() for line in written.strip().splitlines()]
    heads, *rows = [line for line in lines if line]
    return [{head: "" if value == "-" else value for head, value in zip(heads, row, strict=True)} for row in rows]


def as_csv(table: str, written: str) -> str:
    """Write a table of the looked-after return with all its columns."""
    columns = [column.name for column in return_table(f"ssda903_{table}").columns]
    rows = rows_of(written)
    unknown = {name for row in rows for name in row} - set(columns)
    assert not unknown, f"{table} has no column {', '.join(sorted(unknown))}"
    lines = [",".join(columns), *(",".join(row.get(name, "") for name in columns) for row in rows)]
    return "\n".join(lines) + "\n"


def a_census(*children: str) -> str:
    """Write a census of children."""
    return f"<Message>\n<Header/>\n<Children>\n{''.join(children)}</Children>\n</Message>\n"


def a_child(name: str, *referrals: str, born: str = "2015-06-01", due: str = "", sex: str = "F") -> str:
    """Write a child and what happened; `due` is the expected date of one not yet born."""
    who = _element("LAchildID", name) + _element("PersonBirthDate", "" if due else born)
    who += _element("ExpectedPersonBirthDate", due) + _element("Sex", sex)
    traits = _element("Ethnicity", "WBRI")
    inside = _block("ChildIdentifiers", who) + _block("ChildCharacteristics", traits) + "".join(referrals)
    return _block("Child", inside) + "\n"


def a_referral(on: str, *inside: str, closed: str = "", why: str = "", nfa: str = "0", conference: str = "") -> str:
    """Write a referral with what is inside it; `conference` is the date of one held without an enquiry."""
    facts = _element("CINreferralDate", on) + _element("ReferralSource", "2A") + _element("CINclosureDate", closed)
    facts += _element("ReasonForClosure", why or ("RC7" if closed else "")) + _element("DateOfInitialCPC", conference)
    return _block("CINdetails", facts + "".join(inside) + _element("ReferralNFA", nfa))


def an_assessment(start: str, *, done: str = "") -> str:
    """Write an assessment; without `done` it is still open."""
    return _block(
        "Assessments", _element("AssessmentActualStartDate", start) + _element("AssessmentAuthorisationDate", done)
    )


def an_enquiry(start: str, *, conference: str = "") -> str:
    """Write a Section 47 enquiry and the conference it led to, if it did."""
    held = _element("DateOfInitialCPC", conference) + _element("ICPCnotRequired", "0" if conference else "1")
    return _block("Section47", _element("S47ActualStartDate", start) + held)


def a_plan(start: str, *, end: str = "", before: str = "0") -> str:
    """Write a child protection plan; `before` is how many the child had earlier."""
    facts = _element("CPPstartDate", start) + _element("CPPendDate", end)
    facts += _element("InitialCategoryOfAbuse", "NEG") + _element("LatestCategoryOfAbuse", "NEG")
    return _block("ChildProtectionPlans", facts + _element("NumberOfPreviousCPP", before))


def _element(name: str, value: str) -> str:
    return f"<{name}>{value}</{name}>" if value else ""


def _block(name: str, inside: str) -> str:
    return f"<{name}>{inside}</{name}>"
