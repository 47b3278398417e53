"""What the returns of a place say, as plain rows: read from clean files, or taken from a record's tables as sent."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from seedbed.periods import parse_year

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Row = dict[str, Any]


@dataclass
class Sent:
    """What the returns of a place say, in plain rows that know their year."""

    episodes: list[Row] = field(default_factory=list)
    births: list[Row] = field(default_factory=list)
    unaccompanied: list[Row] = field(default_factory=list)
    missing: list[Row] = field(default_factory=list)
    referrals: list[Row] = field(default_factory=list)
    assessments: list[Row] = field(default_factory=list)
    enquiries: list[Row] = field(default_factory=list)
    plans: list[Row] = field(default_factory=list)

    def put(self, name: str, row: Row) -> None:
        """Add a row, unless the same return has said the very same."""
        rows: list[Row] = getattr(self, name)
        if row not in rows[-1:]:
            rows.append(row)


def sent_in_files(sources: Path) -> Sent:
    """Read clean returns as they lie: CSV tables and census XML."""
    sent = Sent()
    for folder in sorted(sources.iterdir()):
        year = parse_year(folder.name)
        for row in _lines(folder / "episodes.csv"):
            sent.put(
                "episodes",
                {
                    "year": year,
                    "child": row["CHILD"],
                    "start": _day_first(row["DECOM"]),
                    "why": row["RNE"],
                    "status": row["LS"],
                    "home": row["PLACE"],
                    "post": row["PL_POST"],
                    "end": _day_first(row["DEC"]),
                    "ended": row["DEC"] != "",
                    "how": row["REC"],
                },
            )
        for row in _lines(folder / "header.csv"):
            sent.put("births", {"year": year, "child": row["CHILD"], "born": _day_first(row["DOB"])})
        for row in _lines(folder / "uasc.csv"):
            sent.put("unaccompanied", {"year": year, "child": row["CHILD"], "until": _day_first(row["DUC"])})
            sent.put("births", {"year": year, "child": row["CHILD"], "born": _day_first(row["DOB"])})
        for row in _lines(folder / "missing.csv"):
            start = _day_first(row["MIS_START"])
            sent.put("missing", {"year": year, "child": row["CHILD"], "start": start, "kind": row["MISSING"]})
        _read_census(folder / "cin_census.xml", year, sent)
    return sent


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _day_first(text: str) -> date | None:
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None


def _read_census(path: Path, year: int, sent: Sent) -> None:
    for child in ElementTree.parse(path).getroot().iter("Child"):
        name = child.findtext("ChildIdentifiers/LAchildID")
        known: Row = {"year": year, "child": name}
        sent.put("births", known | {"born": _iso(child.findtext("ChildIdentifiers/PersonBirthDate"))})
        for block in child.iter("CINdetails"):
            closed = block.findtext("CINclosureDate")
            flag = {"1": True, "true": True, "0": False, "false": False}.get(block.findtext("ReferralNFA") or "")
            start = _iso(block.findtext("CINreferralDate"))
            sent.put("referrals", known | {"start": start, "end": _iso(closed), "ended": bool(closed), "nfa": flag})
            for one in block.iter("Assessments"):
                done = one.findtext("AssessmentAuthorisationDate")
                start = _iso(one.findtext("AssessmentActualStartDate"))
                sent.put("assessments", known | {"start": start, "end": _iso(done), "ended": bool(done)})
            for one in block.iter("Section47"):
                start, held = _iso(one.findtext("S47ActualStartDate")), _iso(one.findtext("DateOfInitialCPC"))
                sent.put("enquiries", known | {"start": start, "held": held})
            for one in block.iter("ChildProtectionPlans"):
                ended, before = one.findtext("CPPendDate"), one.findtext("NumberOfPreviousCPP")
                plan = {"start": _iso(one.findtext("CPPstartDate")), "end": _iso(ended), "ended": bool(ended)}
                sent.put("plans", known | plan | {"before": int(before) if before else None})


def _iso(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def sent_in_record(connection: DuckDBPyConnection) -> Sent:
    """Take what the returns say from a record's tables as sent, mistakes and all; repeated lines left out."""
    return Sent(**{name: _as_rows(connection, query) for name, query in _AS_SENT.items()})


def _as_rows(connection: DuckDBPyConnection, query: str) -> list[Row]:
    found = connection.execute(query)
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


_AS_SENT = {
    "episodes": """select collection_year as year, child, decom as start, coalesce(rne, '') as why, ls as status, place as home,
        pl_post as post, dec as end, coalesce(trim(dec_as_sent), '') <> '' as ended, rec as how
        from returned.ssda903_episodes where not repeated""",
    "births": """select collection_year as year, child, dob as born from returned.ssda903_header where not repeated
        union all select collection_year, child, dob from returned.ssda903_uasc where not repeated
        union all select collection_year, lachildid, personbirthdate from returned.cin_child where not repeated""",
    "unaccompanied": "select collection_year as year, child, duc as until from returned.ssda903_uasc where not repeated",
    "missing": """select collection_year as year, child, mis_start as start, missing as kind
        from returned.ssda903_missing where not repeated""",
    "referrals": """select collection_year as year, lachildid as child, cinreferraldate as start, cinclosuredate as end,
        coalesce(trim(cinclosuredate_as_sent), '') <> '' as ended, referralnfa as nfa
        from returned.cin_referral where not repeated""",
    "assessments": """select collection_year as year, lachildid as child, assessmentactualstartdate as start,
        assessmentauthorisationdate as end, coalesce(trim(assessmentauthorisationdate_as_sent), '') <> '' as ended
        from returned.cin_assessment where not repeated""",
    "enquiries": """select collection_year as year, lachildid as child, s47actualstartdate as start, dateofinitialcpc as held
        from returned.cin_section47 where not repeated""",
    "plans": """select collection_year as year, lachildid as child, cppstartdate as start, cppenddate as end,
        coalesce(trim(cppenddate_as_sent), '') <> '' as ended, numberofpreviouscpp as before
        from returned.cin_protection_plan where not repeated""",
}
