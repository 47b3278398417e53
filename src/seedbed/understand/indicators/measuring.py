"""Measuring a place's own record: each indicator for each year and month, with its interval and what could move it.

One base table serves many indicators: its rows are made once for all periods, and every indicator is two sums over
them. What the record does not say is carried along: a row whose answer is unknown, a line that could not be read, a
thing without the date that would place it. A `Doubt` gives the figure if every one of these had counted, and if none
had; a figure whose range is wide is not yet worth acting on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from seedbed.codes.definitions import Definition, definitions
from seedbed.codes.returns import RETURN_NAMES
from seedbed.estimates import Estimate, proportion, rate
from seedbed.messages import NotAnswerable, UnknownName, did_you_mean
from seedbed.periods import month_starts, year_end, year_label, year_start
from seedbed.understand.indicators.bases import BASES, Base
from seedbed.understand.indicators.kept_sql import PERIODS, base_sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EVERYONE, POPULATION = "everyone", "population"

AGES = ("not yet born", "under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "not recorded")

GROUPS = {
    "sex": "coalesce(sex, 'not recorded')",
    "ethnicity": "coalesce(ethnicity, 'not recorded')",
    "age": """case
        when dob > day or (dob is null and expected_dob is not null) then 'not yet born'
        when dob is null then 'not recorded'
        when years < 1 then 'under 1' when years < 5 then '1 to 4' when years < 10 then '5 to 9'
        when years < 16 then '10 to 15' else '16 and over' end""",
    "unaccompanied": """case
        when is_unaccompanied and (unaccompanied_until is null or unaccompanied_until > day) then 'unaccompanied'
        else 'not unaccompanied' end""",
}
"""The facts about a person that an indicator can be split by, and how each is read."""


@dataclass(frozen=True)
class Doubt:
    """How far what is not known could move a figure: rows unknown, things without a date, lines not read."""

    unknown: int = 0
    undated: int = 0
    unread: int = 0
    low: float | None = None
    high: float | None = None

    @property
    def rows(self) -> int:
        """How many rows and lines are in doubt."""
        return self.unknown + self.undated + self.unread


@dataclass(frozen=True)
class Measured:
    """An indicator for one year of a place's record; `why_not` says why there is no figure, when there is none."""

    definition: Definition
    year: int
    estimate: Estimate
    doubt: Doubt
    why_not: str = ""

    @property
    def label(self) -> str:
        """The period as people write it."""
        return year_label(self.year)


@dataclass(frozen=True)
class Month:
    """One month of an indicator: how many counted, and among how many whose answer is known."""

    first: date
    count: int
    of: int


@dataclass(frozen=True)
class Source:
    """A row behind a figure: where it was sent, whether it counted, and the date that placed it."""

    path: str
    line: int
    said: str
    on: date


class Measures:
    """All the indicators of one record. `population` gives the children aged 0 to 17 for the rates of a year."""

    def __init__(
        self, connection: DuckDBPyConnection, *, population: Callable[[int], float | None] = lambda year: None
    ) -> None:
        self._connection = connection
        self._population = population
        self._made: set[str] = set()
        self._summed: dict[str, dict[str, tuple[int, int, int]]] = {}
        self._tables = _tables_at_hand(connection)
        self.as_at = _as_at(connection)

    @property
    def measurable(self) -> dict[str, Definition]:
        """The definitions that say how a record gives them."""
        return {name: each for name, each in definitions().items() if each.measured is not None}

    def years(self, definition: Definition) -> list[int]:
        """The years that the return behind an indicator was read for, oldest first."""
        return sorted(self.as_at.get(self._base(definition).returns, {}))

    def year(self, definition: Definition, year: int) -> Measured:
        """Measure one indicator for one year to 31 March."""
        base, people = self._base(definition), self._people(definition, year)
        why_not = self._why_not(definition, base, year)
        if why_not:
            return Measured(definition, year, _no_figure(why_not), Doubt(), why_not)
        count, of, unknown = self._sums(definition, base, f"year {year}")
        figure = _figure(definition, count, people or of)
        undated, unread = self._undated(base, year), self._unread(base.returns, base.sent_in, year)
        earlier = self._unread_beside(definition, base, year)
        low, high = _could_be(definition, count, of, people, unknown=unknown, lost=undated + unread, earlier=earlier)
        return Measured(definition, year, figure, Doubt(unknown, undated, unread + earlier, low, high))

    def months(self, definition: Definition) -> list[Month]:
        """Count an indicator month by month over the whole years at hand.

        Events only: a stock such as children looked after moves little from month to month, and a control chart of it
        would raise false signals.
        """
        base = self._base(definition)
        if base.is_snapshot:
            return []
        self._make(base)
        months = []
        for year in self.years(definition):
            if self._why_not_counted(definition, base, year):
                continue
            for first in month_starts(year_start(year), year_end(year)):
                count, of, _ = self._sums(definition, base, f"month {first}")
                months.append(Month(first, count, of))
        return months

    def by(self, definition: Definition, year: int, group: str) -> dict[str, Estimate]:
        """Split an indicator by a fact about the person: sex, ethnicity, age or unaccompanied.

        Those whose fact is not recorded stand under "not recorded"; a child not yet born has no age. A rate of the
        population is split as its share of the children counted, for the population has no such groups here.
        """
        if group not in GROUPS:
            raise UnknownName(f'No measure is split by "{group}".', mend=did_you_mean(group, GROUPS) or _offer(GROUPS))
        base = self._base(definition)
        counts, among = _columns(definition)
        self._make(base)
        rows = self._connection.execute(
            f"""
            select {GROUPS[group]} as fact, count(*) filter (where {counts} and {among}),
                count(*) filter (where {counts} is not null and {among})
            from base_{base.name} as b left join (
                select person_id, "on" as day, {_YEARS_OLD} as years, p.* exclude (person_id, row_id)
                from (select distinct person_id, "on" from base_{base.name}) left join record.person as p using (person_id)
            ) as p on p.person_id = b.person_id and p.day = b."on"
            where period = ? group by fact order by fact
            """,
            [f"year {year}"],
        ).fetchall()
        whole = sum(count for _, count, _ in rows)
        share = _is_of_population(definition) or definition.measured.counts == EVERYONE  # type: ignore[union-attr]
        rows.sort(key=lambda row: (AGES.index(row[0]) if row[0] in AGES else len(AGES), row[0]))
        return {fact: proportion(count, whole if share else of) for fact, count, of in rows}

    def rows(self, definition: Definition, year: int, *, most: int = 20) -> list[Source]:
        """Give rows behind a figure, those counted first; `most` at a time."""
        base = self._base(definition)
        counts, among = _columns(definition)
        self._make(base)
        found = self._connection.execute(
            f"""
            select f.path, s.line,
                case when {counts} then 'counted' when {counts} is null then 'unknown' else 'not counted' end as said, "on"
            from base_{base.name} as b
            join record.sources as s using (row_id)
            join returned.files as f using (file_id)
            where period = ? and {among}
            order by said, f.path, s.line limit ?
            """,
            [f"year {year}", most],
        ).fetchall()
        return [Source(*row) for row in found]

    def _base(self, definition: Definition) -> Base:
        if definition.measured is None:
            raise NotAnswerable(
                f"{definition.id} cannot be measured from a place's own returns.",
                mend=f"It is published: seedbed why {definition.id} 2024-25 --council NAME",
            )
        return BASES[definition.measured.base]

    def _people(self, definition: Definition, year: int) -> float | None:
        return self._population(year) if _is_of_population(definition) else None

    def _why_not(self, definition: Definition, base: Base, year: int) -> str:
        """Say why there is no figure for a year, or nothing if there is one."""
        why_not = self._why_not_counted(definition, base, year)
        if not why_not and _is_of_population(definition) and self._population(year) is None:
            return "the number of children who live here is not known; name the council in place.yml"
        return why_not

    def _why_not_counted(self, definition: Definition, base: Base, year: int) -> str:
        """Say why the rows of a year cannot be counted, or nothing if they can."""
        assert definition.measured is not None
        name = RETURN_NAMES[base.returns]
        for table in base.tables_for(definition.measured.counts):
            has = self._runs_to(base.returns, table)
            if year not in self.as_at.get(base.returns, {}):
                return f"no {name} for {year_label(year)} is in this place"
            if year not in has:
                return f"the {name} for {year_label(year)} came without its table {_title(table)}"
            if has[year] < year_end(year):
                return f"the {name} runs only to {_day(has[year])}, not to the end of {year_label(year)}"
        has = self._runs_to(base.returns, base.sent_in)
        for earlier in range(year - definition.measured.looks_back, year):
            if earlier not in has:
                return f"it looks back a year, and no {name} for {year_label(earlier)} is in this place"
            if has[earlier] < year_end(earlier):
                to = _day(has[earlier])
                return f"it looks back a year, and the {name} for {year_label(earlier)} runs only to {to}"
        return ""

    def _runs_to(self, returns: str, table: str) -> dict[int, date]:
        """Give the years that a table is at hand for, in its own file or within a whole return, and the day each runs to."""
        alone, whole = self._tables.get(table, {}), self._tables.get(returns, {})
        return {year: max(each[year] for each in (alone, whole) if year in each) for year in alone | whole}

    def _sums(self, definition: Definition, base: Base, period: str) -> tuple[int, int, int]:
        """Give how many counted, among how many whose answer is known, and how many are unknown."""
        if definition.id not in self._summed:
            self._summed[definition.id] = self._sums_of_all_periods(definition, base)
        return self._summed[definition.id].get(period, (0, 0, 0))

    def _sums_of_all_periods(self, definition: Definition, base: Base) -> dict[str, tuple[int, int, int]]:
        self._make(base)
        counts, among = _columns(definition)
        rows = self._connection.execute(
            f"""
            select period, count(*) filter (where {counts} and {among}),
                count(*) filter (where {counts} is not null and {among}),
                count(*) filter (where ({counts} is null and {among} is not false) or ({among} is null))
            from base_{base.name} as b group by period
            """
        ).fetchall()
        return {period: (count, of, unknown) for period, count, of, unknown in rows}

    def _make(self, base: Base) -> None:
        """Make the rows of a base for every year at hand, and every month if it is of events."""
        if base.name in self._made:
            return
        years = sorted(self.as_at.get(base.returns, {}))
        periods = [(f"year {year}", year_start(year), year_end(year)) for year in years]
        if not base.is_snapshot:
            for year in years:
                firsts = month_starts(year_start(year), year_end(year))
                lasts = [first - timedelta(days=1) for first in firsts[1:]] + [year_end(year)]
                periods += [(f"month {first}", first, last) for first, last in zip(firsts, lasts, strict=True)]
        self._connection.execute(PERIODS)
        if periods:
            self._connection.executemany("insert into periods values (?, ?, ?)", periods)
        rows = base_sql(base.name, self._connection)
        self._connection.execute(f"create or replace temp table base_{base.name} as {rows}")
        self._made.add(base.name)

    def _undated(self, base: Base, year: int) -> int:
        """Count the things that this year's return sent without a date that places them."""
        undated = base.undated or f"{base.date} is null"
        found = self._connection.execute(
            f"select count(*) from record.{base.table} where ({undated}) and collection_year = ?", [year]
        ).fetchone()
        return found[0] if found else 0

    def _unread_beside(self, definition: Definition, base: Base, year: int) -> int:
        """Count unread lines that add nothing to count among, but might make a thing count: of the years looked back on."""
        assert definition.measured is not None
        counts, back = definition.measured.counts, definition.measured.looks_back
        beside = sum(self._unread(base.returns, table, year) for table in base.tables_for(counts)[1:])
        return beside + sum(self._unread(base.returns, base.sent_in, year - n) for n in range(1, back + 1))

    def _unread(self, returns: str, table: str, year: int) -> int:
        """Count the lines of a year's return that could not be read and might have been of this table."""
        found = self._connection.execute(
            """
            select count(*) from returned.quarantined join returned.files using (file_id)
            where collection_year = ? and starts_with(kind, ?) and coalesce(quarantined.table_name, ?) = ?
            """,
            [year, returns, table, table],
        ).fetchone()
        return found[0] if found else 0


_YEARS_OLD = """((year("on") * 10000 + month("on") * 100 + day("on"))
    - (year(dob) * 10000 + month(dob) * 100 + day(dob))) // 10000"""


def _as_at(connection: DuckDBPyConnection) -> dict[str, dict[int, date]]:
    """Give, for each kind of return, the years it was read for and the date each runs to."""
    found: dict[str, dict[int, date]] = {}
    rows = connection.execute(
        """
        select split_part(kind, '_', 1), collection_year, max(as_at) from returned.files
        where collection_year is not null and loaded > 0 group by all order by all
        """
    ).fetchall()
    for kind, year, as_at in rows:
        found.setdefault(kind, {})[year] = as_at
    return found


def _tables_at_hand(connection: DuckDBPyConnection) -> dict[str, dict[int, date]]:
    """Give, for each table sent in a file of its own, and for each whole return, the years at hand and how far they run.

    A file of many tables (XML) holds every one of its return, if only by being silent; a CSV file its own, even without
    a line.
    """
    found: dict[str, dict[int, date]] = {}
    rows = connection.execute(
        """
        select case when ends_with(kind, '_xml') or table_name is null then split_part(kind, '_', 1) else table_name end,
            collection_year, max(as_at)
        from returned.files where collection_year is not null and (loaded > 0 or table_name is not null)
        group by all order by all
        """
    ).fetchall()
    for table, year, as_at in rows:
        found.setdefault(table, {})[year] = as_at
    return found


def _title(table: str) -> str:
    from seedbed.record.returned import return_table  # its facts take a while to read, and are seldom needed here

    return return_table(table).title


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _is_of_population(definition: Definition) -> bool:
    return definition.measured is not None and definition.measured.among == POPULATION


def _columns(definition: Definition) -> tuple[str, str]:
    """Give the two columns of the base that make an indicator, as SQL."""
    assert definition.measured is not None
    counts, among = definition.measured.counts, definition.measured.among
    return (
        "true" if counts == EVERYONE else f"b.{counts}",
        "true" if among in {"", EVERYONE, POPULATION} else f"b.{among}",
    )


def _figure(definition: Definition, count: int, of: float) -> Estimate:
    if _is_of_population(definition):
        return rate(count, of)
    return proportion(count, of)


def _no_figure(why_not: str) -> Estimate:
    return Estimate(None, None, None, f"no figure: {why_not}")


def _could_be(
    definition: Definition, count: int, of: int, people: float | None, *, unknown: int, lost: int, earlier: int
) -> tuple[float | None, float | None]:
    """Give the figure if none, and if all, of what is in doubt had counted.

    A line lost from an earlier year adds no row, but may turn one that did not count into one that does.
    """
    if _is_of_population(definition):
        low, high = count, count + unknown + lost
        return _figure(definition, low, people or 0).value, _figure(definition, high, people or 0).value
    most = of + unknown + lost
    highest = min(count + unknown + lost + earlier, most)
    return _figure(definition, count, most).value, _figure(definition, highest, most).value


def _offer(names: Iterable[str]) -> str:
    return f"The groups are: {', '.join(names)}."
