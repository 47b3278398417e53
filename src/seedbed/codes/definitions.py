"""What each measure means: why it matters, exactly what is counted, what is left out, and where it is published.

One YAML file a measure, under `reference_data/indicators/`, so that a policy officer can read and correct it. A file
is checked when it is opened: a missing or misspelt key is an error that names the file and the key.

A rate of need (referrals, plans, children looked after) is never good or bad in itself: few may mean little need or
unmet need. Such measures have `good_is: context` and are not coloured.

The `published` part says where official statistics print the figure. Its `figures` are tried in order for each area
and year; the first table that prints something wins. A figure with no printed `value` is computed from its numerator
and denominator, and is marked so wherever it goes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any, Literal, get_args

from seedbed.messages import PlaceError, UnknownName, did_you_mean
from seedbed.reference_data import packaged, parse_yaml

Topic = Literal["need", "help", "spend", "outcomes", "workforce", "inspection", "place"]
GoodIs = Literal["high", "low", "context"]
Unit = Literal[
    "per 10,000",
    "per 100,000",
    "per 1,000 births",
    "%",
    "£",
    "£ a week",
    "children",
    "referrals",
    "score",
    "cases",
    "days",
    "grade",
]
Period = Literal[
    "year to 31 March",
    "at 31 March",
    "year to 30 September",
    "at 30 September",
    "school year",
    "in January",
    "December to February",
    "calendar year",
    "mid-year",
    "at inspection",
]

_PER = {"%": 100, "per 1,000 births": 1_000, "per 10,000": 10_000, "per 100,000": 100_000}


@dataclass(frozen=True)
class Term:
    """One column of one official table: `where` picks its rows, `times` weighs it, `years_before` looks back.

    A rate for the year to March 2025 is over the mid-2024 population, so that term has `years_before` 1.
    """

    table: str
    column: str
    where: tuple[tuple[str, str], ...] = ()
    times: float = 1.0
    years_before: int = 0


@dataclass(frozen=True)
class PublishedFigure:
    """How one table gives the measure: the printed `value`, if it prints one, and the counts behind it.

    Sums of terms make a count. `england` is False where the table's row for England is known to be wrong.
    """

    table: str
    value: Term | None
    numerator: tuple[Term, ...] = ()
    denominator: tuple[Term, ...] = ()
    england: bool = True

    @property
    def computed(self) -> bool:
        """Whether the figure is worked out here, because the table prints only its counts."""
        return self.value is None


@dataclass(frozen=True)
class Published:
    """The publication that a reader may look up, and the tables its figures are read from, best first."""

    publication: str
    url: str
    figures: tuple[PublishedFigure, ...]

    @property
    def table(self) -> str:
        """The table that the figure comes from first."""
        return self.figures[0].table if self.figures else ""

    @property
    def computed(self) -> bool:
        """Whether any figure of the measure is worked out here rather than printed."""
        return any(figure.computed for figure in self.figures)


@dataclass(frozen=True)
class Measured:
    """How a place's own records give the measure: a base table, and its columns for numerator and denominator.

    `looks_back` is how many years before it must be at hand: a re-referral needs the referrals of the year before.
    """

    base: str
    counts: str
    among: str = ""
    looks_back: int = 0


@dataclass(frozen=True)
class Definition:
    """A measure in words, with what it takes to read it rightly."""

    id: str
    name: str
    short_name: str
    topic: Topic
    unit: Unit
    decimals: int
    good_is: GoodIs
    why_it_matters: str
    numerator: str
    denominator: str
    leaves_out: str
    period: Period
    traps: tuple[str, ...]
    source: str
    reviewed: date
    published: Published | None = None
    measured: Measured | None = None

    @property
    def per(self) -> int:
        """What a numerator over its denominator is multiplied by to give the unit: 100 for a percentage."""
        return _PER.get(self.unit, 1)


def definitions() -> dict[str, Definition]:
    """Give every measure by its id, in order of id.

    >>> definitions()["REREF12"].unit
    '%'
    """
    return {measure: definition(measure) for measure in measure_ids()}


@lru_cache(maxsize=1)
def measure_ids() -> tuple[str, ...]:
    """Give the ids of all measures, without opening their files."""
    names = (entry.name for entry in packaged("indicators").iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


@cache
def definition(measure: str) -> Definition:
    """Give one measure by its id.

    >>> definition("LAC_RATE").good_is
    'context'
    """
    if measure not in measure_ids():
        raise UnknownName(
            f'There is no measure "{measure}".',
            mend=did_you_mean(measure, measure_ids()) or "The reference of measures lists them all.",
        )
    file = f"{measure}.yml"
    read = read_definition(parse_yaml(packaged("indicators", file).read_text(encoding="utf-8")), file=file)
    if read.id != measure:
        raise PlaceError(f'The id is "{read.id}".', where=file, mend="Name the file after the id, or mend the id.")
    return read


def read_definition(found: Any, *, file: str) -> Definition:
    """Turn what a YAML file holds into a definition, naming `file` and the key where it is not one."""
    given = _Keys(found, file)
    read = Definition(
        id=given.text("id"),
        name=given.text("name"),
        short_name=given.text("short_name"),
        topic=given.one_of("topic", Topic),
        unit=given.one_of("unit", Unit),
        decimals=given.whole("decimals"),
        good_is=given.one_of("good_is", GoodIs),
        why_it_matters=given.text("why_it_matters"),
        numerator=given.text("numerator"),
        denominator=given.text("denominator"),
        leaves_out=given.text("leaves_out"),
        period=given.one_of("period", Period),
        traps=tuple(str(trap) for trap in given.listed("traps")),
        source=given.text("source"),
        reviewed=given.day("reviewed"),
        published=_published(given.inside("published")),
        measured=_measured(given.inside("measured")),
    )
    given.nothing_else()
    return read


def _published(given: _Keys | None) -> Published | None:
    if given is None:
        return None
    read = Published(
        publication=given.text("publication"),
        url=given.text("url"),
        figures=tuple(_figure(_Keys(each, given.file, "published.figures.")) for each in given.listed("figures")),
    )
    given.nothing_else()
    return read


def _figure(given: _Keys) -> PublishedFigure:
    table = given.text("table")
    where = tuple((str(key), str(value)) for key, value in given.mapping("where").items())
    value = given.optional("value")
    read = PublishedFigure(
        table=table,
        value=None if value is None else _term(value, table, where, given.file),
        numerator=_terms(given.optional("numerator"), table, where, given.file),
        denominator=_terms(given.optional("denominator"), table, where, given.file),
        england=given.optional("england") is not False,
    )
    given.nothing_else()
    if read.value is None and not (read.numerator and read.denominator):
        raise given.wrong("value", "a column, or both a numerator and a denominator to compute it from")
    return read


def _terms(found: Any, table: str, where: tuple[tuple[str, str], ...], file: str) -> tuple[Term, ...]:
    each = found if isinstance(found, list) else [] if found is None else [found]
    return tuple(_term(one, table, where, file) for one in each)


def _term(found: Any, table: str, where: tuple[tuple[str, str], ...], file: str) -> Term:
    """Read a column's name alone, or a mapping that also says which table, rows, weight or year."""
    if isinstance(found, str):
        return Term(table, found, where)
    given = _Keys(found, file, "published.figures.")
    own = given.mapping("where")
    other = given.optional("table")
    read = Term(
        table=str(other or table),
        column=given.text("column"),
        where=tuple((str(key), str(value)) for key, value in own.items()) if own or other else where,
        times=float(given.optional("times") or 1),
        years_before=int(given.optional("years_before") or 0),
    )
    given.nothing_else()
    return read


def _measured(given: _Keys | None) -> Measured | None:
    if given is None:
        return None
    read = Measured(
        base=given.text("base"),
        counts=given.text("counts"),
        among=str(given.optional("among") or ""),
        looks_back=int(given.optional("looks_back") or 0),
    )
    given.nothing_else()
    return read


@dataclass
class _Keys:
    """The keys of one YAML mapping: gives each in its kind, and remembers which have been read."""

    found: Any
    file: str
    within: str = ""
    read: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        if not isinstance(self.found, Mapping):
            raise self.wrong("", "keys and values")

    def wrong(self, key: str, expected: str) -> PlaceError:
        name = f"{self.within}{key}".rstrip(".") or "the whole"
        return PlaceError(f"{name} should be {expected}.", where=f"indicators/{self.file}", mend="Put it right there.")

    def optional(self, key: str) -> Any:
        self.read.add(key)
        return self.found.get(key)

    def text(self, key: str) -> str:
        value = self.optional(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "some words")
        return value.strip()

    def whole(self, key: str) -> int:
        value = self.optional(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "a whole number")
        return value

    def day(self, key: str) -> date:
        value = self.optional(key)
        if not isinstance(value, date):
            raise self.wrong(key, "a date such as 2026-07-01")
        return value

    def listed(self, key: str) -> list[Any]:
        value = self.optional(key)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(key, "a list")
        return value

    def mapping(self, key: str) -> dict[str, Any]:
        value = self.optional(key)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.wrong(key, "keys and values")
        return value

    def inside(self, key: str) -> _Keys | None:
        value = self.optional(key)
        return None if value is None else _Keys(value, self.file, f"{self.within}{key}.")

    def one_of(self, key: str, allowed: Any) -> Any:
        value = self.optional(key)
        if value not in get_args(allowed):
            raise self.wrong(key, f"one of {', '.join(get_args(allowed))}, not {value!r}")
        return value

    def nothing_else(self) -> None:
        unknown = sorted(set(map(str, self.found)) - self.read)
        if unknown:
            near = did_you_mean(unknown[0], self.read)
            raise PlaceError(
                f"{self.within}{unknown[0]} is no key of a definition.",
                where=f"indicators/{self.file}",
                mend=near or f"The keys are: {', '.join(sorted(self.read))}.",
            )
