"""A place's own measured figures beside the published ones of others: what the three pages and `why` both ask."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seedbed.answers.actions import Action
from seedbed.answers.areas import Area
from seedbed.answers.picture import PER, Picture, is_counted
from seedbed.codes.definitions import Definition, definition
from seedbed.record.published import Figure
from seedbed.understand.comparison import Change, Counted, Wobble, change_over_time, ordinary_wobble
from seedbed.understand.indicators import EVERYONE, Measured, Measures
from seedbed.understand.signals import (
    ChartChoice,
    ChartSettings,
    ControlChart,
    choose_chart,
    p_prime_chart,
    xmr_chart,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

POPULATION = "POP_0_17"
YEAR = 12


@dataclass
class OwnRecord:
    """One place's record, opened to be asked.

    `area` is the council it is set beside, when the place names one; an `invented` place has no published figures of
    its own. `actions` say who acts on which measure.
    """

    connection: DuckDBPyConnection
    name: str
    picture: Picture
    area: Area | None = None
    invented: bool = False
    actions: Mapping[str, Action] = field(default_factory=dict)
    measures: Measures = field(init=False)

    def __post_init__(self) -> None:
        """Make the measures ready to be asked."""
        self.measures = Measures(self.connection, population=self.population)

    def population(self, year: int) -> float | None:
        """Give the children aged 0 to 17 for rates of a year: of the middle of the year before, or the newest there is."""
        found = self.population_used(year)
        return found.value if found else None

    def population_used(self, year: int) -> Figure | None:
        """Give the published population that a year's rates are made with."""
        if self.area is None:
            return None
        return self.picture.figures.figure(POPULATION, self.area.code, year - 1) or self.picture.latest(
            POPULATION, self.area
        )

    def latest(self, meaning: Definition) -> Measured | None:
        """Give the newest year of an indicator that has a figure; None when no year has."""
        for year in reversed(self.measures.years(meaning)):
            found = self.measures.year(meaning, year)
            if found.estimate.value is not None:
                return found
        return None

    def before(self, found: Measured) -> Measured | None:
        """Give the same indicator a year earlier, if it has a figure."""
        if found.year - 1 not in self.measures.years(found.definition):
            return None
        earlier = self.measures.year(found.definition, found.year - 1)
        return earlier if earlier.estimate.value is not None else None

    def change(self, old: Measured, new: Measured) -> Change:
        """Say what may be said of the change, measured against how much councils ordinarily move."""
        meaning = new.definition
        kind = "proportion" if meaning.unit == "%" else "rate"
        before = Counted.of([old.estimate.count], [old.estimate.of], kind=kind)  # type: ignore[arg-type]
        after = Counted.of([new.estimate.count], [new.estimate.of], kind=kind)  # type: ignore[arg-type]
        return change_over_time(
            before, after, wobble=self.wobble(meaning), good_is=meaning.good_is, per=PER[meaning.unit]
        ).of(0)

    def wobble(self, meaning: Definition) -> Wobble | None:
        """Measure how much councils' published figures moved between the newest two years."""
        if not self.picture.has(meaning.id) or not is_counted(meaning):
            return None
        year = self.picture.figures.latest_year(meaning.id)
        kind = "proportion" if meaning.unit == "%" else "rate"
        old, new = (
            Counted.of(f.numerators, f.denominators, kind=kind)  # type: ignore[arg-type]
            for f in (self.picture.figures.councils(meaning.id, y) for y in (year - 1, year))
        )
        found = ordinary_wobble(old, new)
        return found if found.is_known else None

    def chart(self, meaning: Definition) -> tuple[ChartChoice, ControlChart | None]:
        """Chart an indicator month by month, if its months are many and full enough."""
        months = self.measures.months(meaning)
        if not months:
            return ChartChoice("too few to chart", "a stock is not charted by month"), None
        days = [month.first for month in months]
        assert meaning.measured is not None
        settings = ChartSettings(good_is=meaning.good_is, fix_after=_baseline(len(months)), least=0)
        if meaning.measured.counts == EVERYONE:
            choice = choose_chart([month.count for month in months])
            if choice.chart != "XmR":
                return choice, None
            return choice, xmr_chart(days, [month.count for month in months], settings=settings)
        counts, of = [month.count for month in months], [month.of for month in months]
        choice = choose_chart(counts, of)
        return choice, p_prime_chart(days, counts, of, settings=settings) if choice.chart == "p-prime" else None


def period_of(found: Measured) -> str:
    """Name the year of a figure, or the day if it is a count of one day: "2025-26", "31 March 2026"."""
    return f"31 March {found.year}" if found.definition.period == "at 31 March" else found.label


def _baseline(months: int) -> int | None:
    """Say how many first months the limits rest on: those before the last twelve, which are judged against them."""
    return months - YEAR if months - YEAR >= YEAR else None


def is_count(measure: str) -> bool:
    """Whether an indicator counts every row of its base, so that its months are plain counts."""
    measured = definition(measure).measured
    return measured is not None and measured.counts == EVERYONE
