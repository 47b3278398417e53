"""What returns of different years say differently of the same child, as plain values.

Two tellings of a story can disagree in five ways. The record takes what was told last; each way is listed here:

    births         a child has two birth dates
    gone           a child with something open in one return is nowhere in the next
    forgotten      something was open in one return and is absent from a later one, though the child is there
    late           something began before the end of an earlier return and was not in it
    told_otherwise the same thing, with another value: a legal status, an end, a category

An end that is new is no disagreement, nor is a thing that came to an end before the later return began. A late entry is
no mistake of the later return: it says that figures of the earlier one were too low.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from seedbed.record.returned import Collection, return_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

KINDS = {
    "births": "Children with two birth dates",
    "gone": "Children with something open in one return who are not in the next",
    "forgotten": "Open in one return, and absent from a later one",
    "late": "Begun before the end of an earlier return, and not in it",
    "told_otherwise": "The same thing, told differently",
}
"""Every way in which two tellings disagree, in the order in which to look at them."""

SHOWN = ("date", "code", "flag", "integer")
"""The types of columns whose values anyone may see; postcodes and the like could name a child or a home."""


@dataclass(frozen=True)
class _Thing:
    """What is laid beside itself: its table in the record and in the return, and the columns of its beginning and end."""

    table: str
    sent_in: str
    begins: str
    ends: str = ""


THINGS = (
    _Thing("cla_episodes", "ssda903_episodes", "DECOM", "DEC"),
    _Thing("missing", "ssda903_missing", "MIS_START", "MIS_END"),
    _Thing("cla_reviews", "ssda903_reviews", "REVIEW"),
    _Thing("cin_episodes", "cin_referral", "CINreferralDate", "CINclosureDate"),
    _Thing("cin_assessments", "cin_assessment", "AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    _Thing("cin_plans", "cin_plan", "CINPlanStartDate", "CINPlanEndDate"),
    _Thing("s47_enquiry", "cin_section47", "S47ActualStartDate"),
    _Thing("cp_plans", "cin_protection_plan", "CPPstartDate", "CPPendDate"),
)
"""Reviews of plans are left out: a census tells the last one before its year on purpose."""

COLUMNS = {
    "cla_episode_start_reason": "RNE",
    "legal_status": "LS",
    "cla_primary_need_code": "CIN",
    "cla_placement_type": "PLACE",
    "cla_placement_provider": "PLACE_PROVIDER",
    "cla_placement_postcode": "PL_POST",
    "home_postcode": "HOME_POST",
    "cla_placement_urn": "URN",
    "cla_episode_ceased_date": "DEC",
    "cla_episode_ceased_reason": "REC",
    "cla_placement_change_reason": "REASON_PLACE_CHANGE",
    "cla_review_participation": "REVIEW_CODE",
    "missing_episode_type": "MISSING",
    "missing_episode_end_date": "MIS_END",
    "care_leaver_in_touch": "IN_TOUCH",
    "care_leaver_activity": "ACTIV",
    "care_leaver_accommodation": "ACCOM",
    "referral_source_code": "ReferralSource",
    "cin_primary_need_code": "PrimaryNeedCode",
    "referral_nfa": "ReferralNFA",
    "close_date": "CINclosureDate",
    "close_reason": "ReasonForClosure",
    "assessment_auth_date": "AssessmentAuthorisationDate",
    "cin_plan_end_date": "CINPlanEndDate",
    "icpc_not_required": "ICPCnotRequired",
    "icpc_date": "DateOfInitialCPC",
    "cp_plan_end_date": "CPPendDate",
    "cp_plan_initial_category": "InitialCategoryOfAbuse",
    "cp_plan_latest_category": "LatestCategoryOfAbuse",
    "number_of_previous_plans": "NumberOfPreviousCPP",
}
"""The record's columns by their names in the returns; of any other the name is the same, but for capitals."""

FACTS = {
    "dob": ("DOB", "PersonBirthDate"),
    "sex": ("SEX", "Sex", "GenderCurrent"),
    "ethnicity": ("ETHNIC", "Ethnicity"),
}
"""Facts about a person, with what the returns call them."""

TELLERS = ("ssda903_header", "ssda903_uasc", "cin_child")
"""The tables whose rows tell facts about a person."""


@dataclass(frozen=True)
class Side:
    """One telling: the file, the line, the collection it belongs to, and the value it gives."""

    file: str
    line: int
    collection: str
    says: str = ""

    def __str__(self) -> str:
        """Tell it as half a sentence.

        >>> str(Side("2024-25/episodes.csv", 12, "2024-25", "C1"))
        '2024-25/episodes.csv, line 12 says C1'
        """
        return f"{self.file}, line {self.line}" + (f" says {self.says}" if self.says else "")


@dataclass(frozen=True)
class Disagreement:
    """Two tellings laid beside one another; where the other return says nothing at all, it is named in `silent`."""

    one: Side
    other: Side | None = None
    silent: str = ""
    child: str = ""

    def __str__(self) -> str:
        """Tell it as a sentence.

        >>> str(Disagreement(Side("a.csv", 12, "2024-25", "01/05/2024"), silent="2025-26"))
        'a.csv, line 12 says 01/05/2024; 2025-26 has nothing of it'
        """
        beside = f"; {self.other}" if self.other else f"; {self.silent} has nothing of it"
        return f"{self.one}{beside}" + (f" (child {self.child})" if self.child else "")


@dataclass(frozen=True)
class Disagreements:
    """All of one kind in one column of one table: how many, of how many children, and the first of them."""

    kind: str
    table: str
    column: str
    count: int
    children: int
    lines: tuple[Disagreement, ...]


@dataclass(frozen=True)
class BetweenYears:
    """Every disagreement, kind by kind, and the collections that were laid beside one another."""

    collections: tuple[str, ...]
    groups: tuple[Disagreements, ...]

    def of(self, kind: str) -> tuple[Disagreements, ...]:
        """Give the groups of one kind, the largest first."""
        return tuple(group for group in self.groups if group.kind == kind)

    @property
    def count(self) -> int:
        """How many disagreements there are."""
        return sum(group.count for group in self.groups)

    def as_data(self) -> dict[str, Any]:
        """Give everything as plain lists and dictionaries."""
        return {"collections": list(self.collections), "groups": [asdict(group) for group in self.groups]}


def between_years(
    connection: DuckDBPyConnection, year: int | None = None, *, most: int | None = 3, children: bool = False
) -> BetweenYears:
    """List what the returns of a built record say differently of the same child, episode, referral or plan.

    With a year, only what a return of that year has part in. `most` is how many of each group to give, None for all.
    Children's ids, and values that could name a child or a home, are given only if asked for.
    """
    found = [*_told_otherwise(connection), *_forgotten(connection)]
    for thing in THINGS:
        found += _late(connection, thing)
    together: dict[tuple[str, str, str], list[_Found]] = {}
    for each in found:
        if year is None or year in each.years:
            together.setdefault((each.kind, each.table, each.column), []).append(each)
    groups = [_group(same, most, children) for same in together.values()]
    kinds = list(KINDS)
    groups.sort(key=lambda group: (kinds.index(group.kind), -group.count, group.table, group.column))
    return BetweenYears(_collections(connection), tuple(groups))


@dataclass(frozen=True)
class _Found:
    """One disagreement as the record has it, with the years it is about."""

    kind: str
    table: str
    column: str
    child: str
    years: frozenset[int]
    one: Side
    other: Side | None = None
    silent: str = ""


def _group(found: list[_Found], most: int | None, children: bool) -> Disagreements:
    first = found[0]
    shown = children or _may_be_shown(first.table, first.column)
    lines = tuple(
        Disagreement(
            _side(each.one, shown), _side(each.other, shown) if each.other else None, each.silent, each.child * children
        )
        for each in found[:most]
    )
    return Disagreements(
        first.kind,
        return_table(first.table).title,
        first.column,
        len(found),
        len({each.child for each in found}),
        lines,
    )


def _side(side: Side, shown: bool) -> Side:
    return side if shown else Side(side.file, side.line, side.collection, "something" if side.says else "")


def _may_be_shown(table: str, column: str) -> bool:
    return any(known.name == column and known.type in SHOWN for known in return_table(table).columns)


def _told_otherwise(connection: DuckDBPyConnection) -> Iterator[_Found]:
    """Read what merging the years left behind: each value that an earlier telling gave and the last does not repeat."""
    rows = connection.execute(
        f"""
        with teller (row_id, person_id, fact, value, as_at) as ({" union all ".join(_tellers())}),
        last_teller as (
            select person_id, fact, value, arg_max(row_id, (as_at, row_id)) as row_id from teller group by all
        )
        select d.column_name, d.person_id, d.kept, d.other,
            k.table_name, kf.path, k.line, kf.collection_year, kf.as_at,
            o.table_name, of.path, o.line, of.collection_year, of.as_at
        from record.differences as d
        left join last_teller as t
            on d.table_name = 'person' and t.person_id = d.person_id and t.fact = d.column_name and t.value = d.kept
        join record.sources as k on k.row_id = coalesce(t.row_id, d.kept_row)
        join returned.files as kf on kf.file_id = k.file_id
        join record.sources as o on o.row_id = d.other_row join returned.files as of on of.file_id = o.file_id
        order by of.as_at, o.file_id, o.line, d.column_name, d.other
        """
    ).fetchall()
    for name, child, kept, other, kept_in, path, line, year, as_at, other_in, other_path, other_line, *other_of in rows:
        column = _column_of(name, other_in)
        other_year, other_as_at = other_of
        yield _Found(
            "births" if name == "dob" else "told_otherwise",
            other_in,
            column,
            child,
            frozenset((year, other_year)),
            Side(other_path, other_line, str(Collection(other_year, other_as_at)), _as_sent(other, other_in)),
            Side(path, line, str(Collection(year, as_at)), _as_sent(kept, kept_in)),
        )


def _tellers() -> Iterator[str]:
    """Give, for each fact of a person, the rows that tell it, with the value as the record has it."""
    for fact, names in FACTS.items():
        for table in TELLERS:
            for column in (known.stored for known in return_table(table).columns if known.name in names):
                value = f"{column}::varchar"
                if fact == "sex":
                    value = f"case {column} when '1' then 'M' when '2' then 'F' when '0' then 'U' when '9' then 'U' else {column} end"
                yield (
                    f"select row_id, {_child_of(table)}, '{fact}', {value}, as_at from returned.{table}"
                    f" where not repeated and {column} is not null"
                )


def _column_of(name: str, table: str) -> str:
    """Give the return's name of one of the record's columns."""
    names = FACTS.get(name, (COLUMNS.get(name, name.upper()),))
    known = [column.name for column in return_table(table).columns]
    return next((each for each in names if each in known), names[0])


def _forgotten(connection: DuckDBPyConnection) -> Iterator[_Found]:
    """Find what was open and is absent from a later return; told apart by whether the child is in the next one at all."""
    for thing in THINGS:
        if not thing.ends:
            continue
        rows = connection.execute(
            f"""
            with next_one as ({_neighbouring(thing, "min", ">")}),
            there as ({_children_in(thing)})
            select f.path, t.line, f.collection_year, f.as_at, s.{thing.begins.lower()}, t.person_id,
                n.collection_year, n.neighbour, there.child is not null
            from record.{thing.table} as t
            join returned.{thing.sent_in} as s using (row_id)
            join returned.files as f on f.file_id = t.file_id
            join next_one as n on n.as_at = t.as_at
            left join there on there.child = t.person_id and there.as_at = n.neighbour
            where t.not_in_later_return
            order by f.as_at, t.file_id, t.line
            """
        ).fetchall()
        for path, line, year, as_at, begun, child, next_year, next_as_at, is_there in rows:
            yield _Found(
                "forgotten" if is_there else "gone",
                thing.sent_in,
                thing.begins,
                child,
                frozenset((year, next_year)),
                Side(path, line, str(Collection(year, as_at)), _as_sent(begun, thing.sent_in)),
                silent=str(Collection(next_year, next_as_at)),
            )


def _late(connection: DuckDBPyConnection, thing: _Thing) -> Iterator[_Found]:
    """Find what began before the end of the return before, was not over before that began, and was not in it."""
    child, begins = _child_of(thing.sent_in), thing.begins.lower()
    ended = f"coalesce(s.{thing.ends.lower()}, date '9999-12-31')" if thing.ends else f"s.{begins}"
    rows = connection.execute(
        f"""
        with before as ({_neighbouring(thing, "max", "<")})
        select f.path, s.line, f.collection_year, f.as_at, s.{begins}, s.{child}, b.collection_year, b.neighbour
        from returned.{thing.sent_in} as s
        join returned.files as f on f.file_id = s.file_id
        join before as b on b.as_at = s.as_at
        where not s.repeated and s.{begins} <= b.neighbour and {ended} >= make_date(b.collection_year - 1, 4, 1)
            and not exists (
                select 1 from returned.{thing.sent_in} as e
                where e.{child} = s.{child} and e.{begins} = s.{begins} and e.as_at < s.as_at
            )
        order by f.as_at, s.file_id, s.line
        """
    ).fetchall()
    for path, line, year, as_at, begun, whose, year_before, before in rows:
        yield _Found(
            "late",
            thing.sent_in,
            thing.begins,
            whose,
            frozenset((year, year_before)),
            Side(path, line, str(Collection(year, as_at)), _as_sent(begun, thing.sent_in)),
            silent=str(Collection(year_before, before)),
        )


def _neighbouring(thing: _Thing, which: str, side: str) -> str:
    """Give for each collection that brought a table the nearest other one, before or after it, that did."""
    brought = (
        "select distinct collection_year, as_at from returned.files"
        f" where table_name = '{thing.sent_in}' or kind = '{thing.sent_in.split('_')[0]}_xml'"
    )
    return f"""
        select here.as_at, other.as_at as neighbour, other.collection_year
        from ({brought}) as here join ({brought}) as other on other.as_at {side} here.as_at
        qualify other.as_at = {which}(other.as_at) over (partition by here.as_at)
        """


def _children_in(thing: _Thing) -> str:
    """Give the children that each collection of a return names, in whichever of its main tables."""
    tables = ("cin_child",) if thing.sent_in.startswith("cin_") else ("ssda903_header", "ssda903_episodes")
    each = (f"select {_child_of(table)} as child, as_at from returned.{table}" for table in tables)
    return " union ".join(each)


def _child_of(table: str) -> str:
    return "lachildid" if table.startswith("cin_") else "child"


def _collections(connection: DuckDBPyConnection) -> tuple[str, ...]:
    rows = connection.execute(
        "select distinct collection_year, as_at from returned.files where collection_year is not null and loaded > 0"
        " order by as_at"
    ).fetchall()
    return tuple(str(Collection(year, as_at)) for year, as_at in rows)


def _as_sent(value: object, table: str) -> str:
    """Write a value as its return writes it: dates with the day first in the SSDA903, a flag as 0 or 1."""
    if value is None:
        return "nothing"
    text = str(value)
    if text in ("true", "false"):
        return str(int(text == "true"))
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day:%d/%m/%Y}" if return_table(table).date_order == "day_first" else text
