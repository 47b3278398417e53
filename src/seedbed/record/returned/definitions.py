"""What each statutory return holds: its tables, their columns in order, the type of each and the years it exists in.

The facts are in `reference_data/returns/`, one file a return; here they become values that readers and the record share.

    >>> episodes = return_table("ssda903_episodes")
    >>> [column.name for column in episodes.columns][:3]
    ['CHILD', 'DECOM', 'RNE']
    >>> return_table("ssda903_dolo").in_force(2026)
    False
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from seedbed.messages import UnknownName, did_you_mean
from seedbed.reference_data import read_yaml

RETURNS = ("ssda903", "cin", "annex_a")


@dataclass(frozen=True)
class Column:
    """One column of a table as its guide gives it; `longest`, `least` and `most` bound the values it may hold.

    Of a number with `fraction`, such as an age worked out from days, the whole part counts. `heading` is a pattern of
    how files head the column, where they do not use its name in the guide.
    """

    name: str
    type: str
    codes: str | None = None
    may_be_blank: bool = False
    first_year: int | None = None
    last_year: int | None = None
    longest: int | None = None
    least: int | None = None
    most: int | None = None
    unknown_parts: bool = False
    fraction: bool = False
    name_in_record: str | None = None
    heading: str | None = None

    @property
    def stored(self) -> str:
        """The column's name in the record, in small letters; the text as sent stands beside it."""
        return self.name_in_record or self.name.lower()

    @property
    def stored_as_sent(self) -> str:
        """The name of the column that keeps the text exactly as it came."""
        return f"{self.stored}_as_sent"

    def in_force(self, year: int) -> bool:
        """Tell whether the column belongs to this collection year."""
        return _within(year, self.first_year, self.last_year)


@dataclass(frozen=True)
class ReturnTable:
    """One table of a return. In XML its rows are the elements called `block`, inside rows of the table `inside`."""

    name: str
    of: str
    title: str
    date_order: str
    columns: tuple[Column, ...]
    first_year: int | None = None
    last_year: int | None = None
    block: str | None = None
    inside: str | None = None
    groups: tuple[str, ...] = ()

    @property
    def row_id_name(self) -> str:
        """What tables inside this one call its row: `referral_row_id` for cin_referral."""
        return f"{self.name.removeprefix(f'{self.of}_')}_row_id"

    @property
    def child_column(self) -> Column | None:
        """The column that holds the council's own id of the child, if the table has one."""
        return next((column for column in self.columns if column.type == "child"), None)

    @property
    def id_column(self) -> Column | None:
        """The column that says whose a row is: a child's, or in the list of adopters an adopter's."""
        return next((column for column in self.columns if column.type in ("child", "identifier")), None)

    def column(self, name: str) -> Column:
        """Give one column by its name in the guide."""
        return next(column for column in self.columns if column.name == name)

    def in_force(self, year: int) -> bool:
        """Tell whether the table belongs to this collection year."""
        return _within(year, self.first_year, self.last_year)

    def ancestors(self) -> tuple[ReturnTable, ...]:
        """Give the tables that this one lies inside, outermost first."""
        if self.inside is None:
            return ()
        parent = return_table(self.inside)
        return (*parent.ancestors(), parent)


@dataclass(frozen=True)
class ReturnDefinition:
    """One return: its tables, the collection years there is a guide for, and its XML form."""

    name: str
    title: str
    first_year: int
    last_year: int
    tables: Mapping[str, ReturnTable]
    xml: Mapping[str, Any]
    keys: Mapping[str, str]  # what tables of lines call the key of a row, by the table whose rows it names

    def has_guide_for(self, year: int) -> bool:
        """Tell whether the definitions cover this collection year; others load all the same."""
        return self.first_year <= year <= self.last_year


@cache
def return_definition(name: str) -> ReturnDefinition:
    """Give the definition of `ssda903`, `cin` or `annex_a`."""
    if name not in RETURNS:
        raise UnknownName(f"{name!r} is not a return that is read.", mend=f"The returns are {', '.join(RETURNS)}.")
    data = read_yaml("returns", f"{name}.yml")
    tables = {table: _read_table(table, entry, data) for table, entry in data["tables"].items()}
    return ReturnDefinition(
        name=name,
        title=data["title"],
        first_year=data["years"]["first"],
        last_year=data["years"]["last"],
        tables=MappingProxyType(tables),
        xml=MappingProxyType(data["xml"]),
        keys=MappingProxyType(data.get("keys", {})),
    )


@lru_cache(maxsize=1)
def return_tables() -> Mapping[str, ReturnTable]:
    """Give every table of every return by its name in the record; a table comes after the one it lies inside."""
    return MappingProxyType({name: table for of in RETURNS for name, table in return_definition(of).tables.items()})


def return_table(name: str) -> ReturnTable:
    """Give one table by its name in the record."""
    for of in RETURNS:
        if name.startswith(f"{of}_") and name in return_definition(of).tables:
            return return_definition(of).tables[name]
    raise UnknownName(f"{name!r} is not a table of a return.", mend=did_you_mean(name, return_tables()))


def _read_table(name: str, entry: dict[str, Any], data: dict[str, Any]) -> ReturnTable:
    return ReturnTable(
        name=name,
        of=data["return"],
        title=entry["title"],
        date_order=data["date_order"],
        columns=tuple(
            _read_column(column, facts, data.get("headings", {})) for column, facts in entry["columns"].items()
        ),
        first_year=entry.get("from"),
        last_year=entry.get("to"),
        block=entry.get("block"),
        inside=entry.get("inside"),
        groups=tuple(entry.get("groups", ())),
    )


def _read_column(name: str, facts: dict[str, Any], headings: dict[str, str]) -> Column:
    return Column(
        name=name,
        type=facts["type"],
        codes=facts.get("codes"),
        may_be_blank=facts.get("blank", False),
        first_year=facts.get("from"),
        last_year=facts.get("to"),
        longest=facts.get("longest"),
        least=facts.get("least"),
        most=facts.get("most"),
        unknown_parts=facts.get("unknown_parts", False),
        fraction=facts.get("fraction", False),
        name_in_record=facts.get("stored"),
        heading=headings.get(facts.get("stored", "")),
    )


def _within(year: int, first: int | None, last: int | None) -> bool:
    return (first is None or first <= year) and (last is None or year <= last)
