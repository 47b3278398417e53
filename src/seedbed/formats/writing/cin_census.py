"""Writes a year's children in need census from the record: every case that was open on a day of the year.

A census tells a year as it was seen on its last day: what ended later is written open. Of a case it holds the
assessments, plans and enquiries of the year, and of a protection plan the reviews of the year and the last one before.
A few fields that the record's tables do not have (the target date of a conference, an internal review) are taken from
the very line that the record took the rest from.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from seedbed.formats.writing.census_xml import BlockToWrite, write_census
from seedbed.formats.writing.written import Values, WrittenReturn
from seedbed.periods import year_end, year_label, year_start
from seedbed.record.returned import ReturnTable, return_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

UPN_LENGTH = 13

OPEN_IN_THE_YEAR = "r.{start} <= $last and coalesce(r.{end}, r.counted_until - 1, $last) >= $first"
ENDED = "case when r.{end} <= $last then r.{end} end"
REFERRALS = f"""
    select r.person_id, r.referral_date, r.referral_source_code, r.cin_primary_need_code,
        {ENDED.format(end="close_date")}, case when r.close_date <= $last then r.close_reason end,
        case when c.icpc_date between $first and $last then c.icpc_date end, r.referral_nfa
    from record.cin_episodes as r
    left join record.initial_cp_conference as c on c.row_id = r.row_id and c.is_transfer_in
    where {OPEN_IN_THE_YEAR.format(start="referral_date", end="close_date")}
        and (r.close_date is not null or not coalesce(r.referral_nfa, false) or r.referral_date >= $first)
    order by r.person_id, r.referral_date, r.nth
"""
INSIDE: dict[str, tuple[str, str, str]] = {
    "cin_assessment": (
        "cin_assessments",
        f"r.assessment_start_date, s.assessmentinternalreviewdate, {ENDED.format(end='assessment_auth_date')}",
        OPEN_IN_THE_YEAR.format(start="assessment_start_date", end="assessment_auth_date"),
    ),
    "cin_plan": (
        "cin_plans",
        f"r.cin_plan_start_date, {ENDED.format(end='cin_plan_end_date')}",
        OPEN_IN_THE_YEAR.format(start="cin_plan_start_date", end="cin_plan_end_date"),
    ),
    "cin_section47": (
        "s47_enquiry",
        f"r.s47_start_date, s.initialcpctarget, {ENDED.format(end='icpc_date')}, r.icpc_not_required",
        "r.s47_start_date <= $last and greatest(r.s47_start_date, coalesce(r.icpc_date, r.s47_start_date)) >= $first",
    ),
    "cin_protection_plan": (
        "cp_plans",
        f"r.cp_plan_start_date, {ENDED.format(end='cp_plan_end_date')}, r.cp_plan_initial_category,"
        " r.cp_plan_latest_category, r.number_of_previous_plans",
        OPEN_IN_THE_YEAR.format(start="cp_plan_start_date", end="cp_plan_end_date"),
    ),
}


REVIEWS = "select person_id, cp_plan_start_date, cp_review_date from record.cp_reviews order by 1, 2, 3"
FACTORS = "select person_id, assessment_start_date, factor from record.assessment_factors order by 1, 2, 3"
DISABILITIES = "select person_id, disability_code from record.disability order by 1, 2"
PEOPLE = """
    select person_id, upn, former_upn, upn_unknown, dob, expected_dob, sex, death_date, ethnicity
    from record.person where list_contains($named, person_id) order by person_id
"""


@dataclass(frozen=True)
class _Person:
    """What the record knows of one person."""

    id: str
    upn: str | None
    former_upn: str | None
    upn_unknown: str | None
    born: date | None
    due: date | None
    sex: str | None
    died: date | None
    ethnicity: str | None


def write_cin_census(connection: DuckDBPyConnection, folder: Path, *, year: int, council: str) -> WrittenReturn:
    """Write the census of a year; `council` is the department's number of the council."""
    census = _Census(connection, year)
    children = census.children()
    header = BlockToWrite(
        return_table("cin_header"),
        {
            "Collection": "CIN",
            "Year": str(year),
            "ReferenceDate": year_end(year).isoformat(),
            "SourceLevel": "L",
            "LEA": council,
            "SoftwareCode": "Seedbed",
        },
    )
    path = f"{year_label(year)}/cin_census.xml"
    write_census(folder / path, [header], children)
    return WrittenReturn((path,), census.notes())


class _Census:
    """Gathers the blocks of a year."""

    def __init__(self, connection: DuckDBPyConnection, year: int) -> None:
        self.connection = connection
        self.year = year
        self.first, self.last = year_start(year), year_end(year)
        self.values = Values(year)
        self.in_no_referral: Counter[str] = Counter()
        self.reviews = self._grouped(REVIEWS)
        self.factors = self._grouped(FACTORS)
        self.disabilities = self._grouped(DISABILITIES)

    def children(self) -> list[BlockToWrite]:
        """Give a block for each child with a case open in the year, with all that lies in it."""
        by_child: dict[str, dict[date, BlockToWrite]] = defaultdict(dict)
        written: dict[str, list[BlockToWrite]] = defaultdict(list)
        for person, *values in self._ask(REFERRALS):
            block = self._block(return_table("cin_referral"), values)
            by_child[person].setdefault(values[0], block)
            written[person].append(block)
        for name, (source, columns, condition) in INSIDE.items():
            if return_table(name).in_force(self.year):
                self._add_inside(return_table(name), source, columns, condition, by_child)
        people = self._ask(PEOPLE, named=list(written))
        return [self._child(_Person(*facts), written[facts[0]]) for facts in people]

    def notes(self) -> tuple[str, ...]:
        """Say what could not be written, and what is not known."""
        lost = (
            f"{title}: {number:,} belong to no referral that is written, and are left out."
            for title, number in sorted(self.in_no_referral.items())
        )
        return (*lost, *self.values.notes())

    def _add_inside(
        self,
        table: ReturnTable,
        source: str,
        columns: str,
        condition: str,
        referrals: dict[str, dict[date, BlockToWrite]],
    ) -> None:
        """Put the rows of a table into the referral that the line they came from lies in."""
        rows = self._ask(
            f"""
            select r.person_id, f.cinreferraldate, {columns} from record.{source} as r
            join returned.{table.name} as s using (row_id)
            join returned.cin_referral as f on f.row_id = s.referral_row_id
            where {condition} order by 1, 2, 3, r.nth
            """
        )
        for person, referral, *values in rows:
            around = referrals.get(person, {}).get(referral)
            if around is None:
                self.in_no_referral[table.title] += 1
                continue
            block = self._block(table, values)
            block.inner += self._inside_of(table, person, values)
            around.inner.append(block)

    def _inside_of(self, table: ReturnTable, person: str, values: list[Any]) -> list[BlockToWrite]:
        """Give the factors of an assessment that is done, or the reviews of a plan: of the year and the last before."""
        if table.name == "cin_assessment" and values[-1] is not None:
            return self._blocks("cin_assessment_factor", self.factors[person, values[0]])
        if table.name == "cin_protection_plan":
            days = self.reviews[person, values[0]]
            before = [day for day in days if day < self.first]
            return self._blocks("cin_review", [*before[-1:], *(day for day in days if self.first <= day <= self.last)])
        return []

    def _child(self, person: _Person, referrals: list[BlockToWrite]) -> BlockToWrite:
        """Give the block of a child; one not yet born on the last day has neither a number nor a known sex."""
        table = return_table("cin_child")
        is_unborn = (person.born is None and person.due is not None) or (person.born or self.last) > self.last
        has_number = len(person.upn or "") == UPN_LENGTH
        facts = {
            "LAchildID": person.id,
            "UPN": person.upn if has_number and not is_unborn else None,
            "FormerUPN": None if is_unborn else person.former_upn,
            "UPNunknown": None if has_number or is_unborn else person.upn_unknown or person.upn,
            "PersonBirthDate": None if is_unborn else person.born,
            "ExpectedPersonBirthDate": person.due if is_unborn else None,
            "GenderCurrent": "U" if is_unborn else person.sex,
            "Sex": "U" if is_unborn else person.sex,
            "PersonDeathDate": person.died if person.died and person.died <= self.last else None,
            "Ethnicity": person.ethnicity,
        }
        if not is_unborn and facts["UPN"] is facts["UPNunknown"] is None:
            self.values.blank[table.title, "UPN"] += 1
        disabilities = [] if is_unborn else self._blocks("cin_disability", self.disabilities[person.id,])
        block = self._block(table, [facts[column.name] for column in self.values.columns(table)])
        block.inner += [*disabilities, *referrals]
        return block

    def _blocks(self, name: str, values: Iterable[Any]) -> list[BlockToWrite]:
        return [self._block(return_table(name), [value]) for value in values]

    def _block(self, table: ReturnTable, values: Iterable[Any]) -> BlockToWrite:
        """Make a block of the values of its columns; one without a value is left out."""
        names = [column.name for column in self.values.columns(table)]
        texts = self.values.texts(table, values)
        return BlockToWrite(table, {name: text or None for name, text in zip(names, texts, strict=True)})

    def _grouped(self, query: str) -> defaultdict[tuple[Any, ...], list[Any]]:
        """Gather the last column of a query by the others."""
        found: defaultdict[tuple[Any, ...], list[Any]] = defaultdict(list)
        for *key, value in self._ask(query):
            found[tuple(key)].append(value)
        return found

    def _ask(self, query: str, **more: Any) -> list[tuple[Any, ...]]:
        parameters = {"first": self.first, "last": self.last} | more
        used = {name: value for name, value in parameters.items() if f"${name}" in query}
        rows: list[tuple[Any, ...]] = self.connection.execute(query, used).fetchall()
        return rows
