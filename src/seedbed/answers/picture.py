"""One measure of one area, set beside others: its past, its neighbours, its region, England, and all councils.

Everything a page says of a published figure is asked here, so that a page, a terminal and a program say the same. What
is worked out for all councils at once (standings, changes) is worked out once and kept.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from seedbed.answers.areas import Area
from seedbed.codes.councils import ENGLAND, councils
from seedbed.codes.definitions import Definition, definition
from seedbed.estimates import Estimate, difference, proportion, rate
from seedbed.messages import UnknownName
from seedbed.periods import year_ending
from seedbed.record.published import CouncilFigures, Figure, PublishedFigures
from seedbed.understand.comparison import (
    Change,
    Changes,
    CouncilStanding,
    Counted,
    NeighboursAverage,
    Position,
    Positions,
    Standing,
    change_of_values,
    change_over_time,
    neighbours_average,
    stand_among,
    stand_by_value,
)
from seedbed.understand.comparison.change import FEWEST_EVENTS, ChangeVerdict, judgement_of

LONG_RUN = 5
"""How many years back the long run looks."""

PER = {"%": 100.0, "per 10,000": 10_000.0}


@dataclass(frozen=True)
class Picture:
    """The published figures, with what is worked out from them."""

    figures: PublishedFigures

    @classmethod
    def load(cls, published: Path | None = None) -> Picture:
        """Open the packaged figures, or newer ones.

        `published` is a folder of the official tables themselves, or what `seedbed published` wrote from them.
        """
        if published is None:
            return _packaged()
        from seedbed.formats.published import holds_official_tables, write_published

        if not holds_official_tables(published):
            return cls(PublishedFigures.load(published))
        with TemporaryDirectory() as written:
            write_published(published, Path(written))
            return cls(PublishedFigures.load(Path(written)))

    def __hash__(self) -> int:
        """Each opened table is its own."""
        return id(self)

    def has(self, measure: str) -> bool:
        """Whether these figures carry a measure at all."""
        return measure in self.figures.measures

    def latest(self, measure: str, area: Area) -> Figure | None:
        """Give an area's newest figure."""
        try:
            return self.figures.latest(measure, area.code)
        except UnknownName:
            return None

    def series(self, measure: str, area: Area, *, most: int = 8) -> tuple[Figure, ...]:
        """Give an area's last years, oldest first."""
        try:
            return self.figures.series(measure, area.code)[-most:]
        except UnknownName:
            return ()

    def value(self, measure: str, code: str, year: int) -> float | None:
        """Give one figure of an area, or None."""
        try:
            found = self.figures.figure(measure, code, year)
        except UnknownName:
            return None
        return found.value if found else None

    def interval(self, figure: Figure) -> Estimate | None:
        """Give the 95% interval of a published figure from its published counts, where it has them."""
        meaning = definition(figure.measure)
        if figure.value is None or figure.numerator is None or figure.denominator is None or not is_counted(meaning):
            return None
        if meaning.unit == "%":
            return proportion(figure.numerator, figure.denominator)
        return rate(figure.numerator, figure.denominator, per=PER[meaning.unit])

    def neighbours_average(self, measure: str, area: Area, year: int) -> NeighboursAverage:
        """Average the area's statistical neighbours in one year."""
        near = area.neighbours
        return neighbours_average([self.value(measure, n.council.code, year) for n in near.found] if near else [])

    def neighbour_values(self, measure: str, area: Area, year: int) -> list[tuple[str, float]]:
        """Give each neighbour's name and figure, the most alike first."""
        near = area.neighbours
        each = [(n.name, self.value(measure, n.council.code, year)) for n in near.found] if near else []
        return [(name, value) for name, value in each if value is not None]

    def all_values(self, measure: str, year: int, *, but: str = "") -> list[float]:
        """Give every council's figure in one year, `but` the one with that code."""
        found = self._councils(measure, year)
        return [float(v) for code, v in zip(found.codes, found.values, strict=True) if code != but and not np.isnan(v)]

    def standing(self, measure: str, area: Area, year: int) -> CouncilStanding | Position | None:
        """Say where a council stands among all councils in one year.

        A council whose figure is printed without its counts (two that return together) is given its place alone.
        """
        if area.kind != "council":
            return None
        found = self._standings(measure, year).of(self._place[area.code])
        if found.place is None and self.value(measure, area.code, year) is not None:
            return stand_by_value(self._councils(measure, year).values).of(self._place[area.code])
        return found

    def change(self, measure: str, area: Area, *, back: int = 1) -> tuple[Figure, Figure, Change] | None:
        """Give an area's figure some years before its latest, the latest, and what may be said of the change."""
        new = self.latest(measure, area)
        if new is None:
            return None
        try:
            old = self.figures.figure(measure, area.code, new.year - back)
        except UnknownName:
            return None
        if old is None or old.value is None or _looks_past_the_beginning(area, old):
            return None
        if area.kind != "council":
            return old, new, self._change_alone(old, new)
        change = self._changes(measure, new.year, back).of(self._place[area.code])
        return old, new, replace(change, verdict="too few to say", judgement="") if _is_of_few(old, new) else change

    @cached_property
    def _place(self) -> dict[str, int]:
        return {council.code: place for place, council in enumerate(councils())}

    @lru_cache(maxsize=2000)  # noqa: B019 - one picture lives as long as the command
    def _councils(self, measure: str, year: int) -> CouncilFigures:
        return self.figures.councils(measure, year)

    @lru_cache(maxsize=500)  # noqa: B019
    def _standings(self, measure: str, year: int) -> Standing | Positions:
        meaning, found = definition(measure), self._councils(measure, year)
        counted = self._counted(meaning, found)
        if counted is None:
            return stand_by_value(found.values)
        return stand_among(counted.counts, counted.denominators, kind=counted.kind, per=PER[meaning.unit])

    @lru_cache(maxsize=500)  # noqa: B019
    def _changes(self, measure: str, year: int, back: int) -> Changes:
        meaning = definition(measure)
        before, after = self._councils(measure, year - back), self._councils(measure, year)
        old, new = self._counted(meaning, before), self._counted(meaning, after)
        if old is None or new is None:
            money = meaning.unit.startswith("£")
            return change_of_values(before.values, after.values, relative=money, good_is=meaning.good_is)
        return change_over_time(old, new, good_is=meaning.good_is, per=PER[meaning.unit])

    def _counted(self, meaning: Definition, found: CouncilFigures) -> Counted | None:
        """Give the counts behind a measure, if nearly all councils with a figure have them."""
        if not is_counted(meaning):
            return None
        kind = "proportion" if meaning.unit == "%" else "rate"
        counted = Counted.of(found.numerators, found.denominators, kind=kind)  # type: ignore[arg-type]
        return counted if counted.known.sum() >= 0.9 * max(found.present.sum(), 1) else None

    def _change_alone(self, old: Figure, new: Figure) -> Change:
        """Say what changed in England or a region: chance is small there, and there is no yardstick of others."""
        assert old.value is not None
        assert new.value is not None
        meaning = definition(new.measure)
        one, other = self.interval(new), self.interval(old)
        moved = difference(one, other) if one and other else None
        value = moved.value if moved else new.value - old.value
        low, high = (moved.low, moved.high) if moved else (None, None)
        verdict = _verdict_alone(new.value - old.value, low, high, nought=0.5 * 10**-meaning.decimals)
        basis = (
            "95% interval of the difference, for chance in counting alone"
            if moved
            else "published without counts: the printed figures alone are compared"
        )
        return Change(
            old.value, new.value, value, low, high, verdict, judgement_of(verdict, good_is=meaning.good_is), basis
        )


def _verdict_alone(printed: float, low: float | None, high: float | None, *, nought: float) -> ChangeVerdict:
    """Judge by the interval of the change; where there is none, by whether the printed figure moved at all."""
    if low is None or high is None:
        low = high = 0.0 if abs(printed) < nought else printed
    return "rose" if low > 0 else "fell" if high < 0 else "no clear change"


def _looks_past_the_beginning(area: Area, old: Figure) -> bool:
    """Whether a figure looks back to before its council began: a new council cannot see last year's referrals.

    Westmorland and Furness began in April 2023. Its re-referrals in 2023-24 are few because it had no year before, so a
    rise from them says nothing.
    """
    measured = definition(old.measure).measured
    if area.council is None or area.council.began is None or measured is None:
        return False
    return old.year - measured.looks_back < year_ending(area.council.began)


def _is_of_few(old: Figure, new: Figure) -> bool:
    """Whether either figure is an average or a share of so few that nothing should be said of its change."""
    return any(figure.denominator is not None and figure.denominator < FEWEST_EVENTS for figure in (old, new))


def is_counted(meaning: Definition) -> bool:
    """Whether a measure is a count among a denominator; money, scores and averages are not."""
    return meaning.unit in PER and meaning.topic != "spend"


def england_value(picture: Picture, measure: str, year: int) -> float | None:
    """Give England's figure for the same year."""
    return picture.value(measure, ENGLAND, year)


@lru_cache(maxsize=1)
def _packaged() -> Picture:
    return Picture(PublishedFigures.load())
