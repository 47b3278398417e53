"""A control chart as plain values: its points, limits, signals and settings, and the same in words.

Nothing here draws. A chart is never “good” or “bad” by itself: `variation` says improvement or concern only where the
measure has a good direction; for a measure of need it says high or low.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from typing import Literal

from seedbed.understand.signals.rules import Direction, Placed, Rule, mark_signals

GoodIs = Literal["high", "low", "context"]
Kind = Literal["XmR", "p-prime", "days between"]
Variation = Literal["chance", "improvement", "concern", "high", "low"]
Assurance = Literal["pass", "fail", "hit or miss"]

FEWEST_TO_FIX = 12  # limits are not fixed on fewer points
FEWEST_FOR_FIRM_LIMITS = 13  # below this they are trial limits, and the chart says so

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True)
class ChartSettings:
    """What was chosen for a chart; kept in the result so that it can be printed beside it.

    `rebase`: new limits begin at the first point on or after each of these days. It is a judgement: for a large, lasting
    shift whose cause is known. `fix_after`: limits come from this many first points and stay. `screen_outliers`: single
    jumps far beyond the usual are left out, once, when the usual jump is worked out. `each` is what a point stands for.
    """

    good_is: GoodIs = "context"
    target: float | None = None
    rebase: tuple[date, ...] = ()
    fix_after: int | None = None
    screen_outliers: bool = True
    trend_length: int = 7
    run_length: int = 7
    each: str = "month"
    least: float | None = None
    most: float | None = None

    def __post_init__(self) -> None:
        if self.fix_after is not None and self.fix_after < FEWEST_TO_FIX:
            raise ValueError(f"Limits cannot be fixed on {self.fix_after} points: give at least {FEWEST_TO_FIX}.")
        if min(self.trend_length, self.run_length) < 3:
            raise ValueError(
                "A trend or a run of fewer than three points would be seen everywhere: give three or more."
            )

    def in_words(self) -> str:
        """Say what was chosen, for the foot of the chart.

        >>> ChartSettings().in_words()
        'A trend is 7 points in a row, a run is 7. Single large jumps were left out when the limits were set.'
        """
        parts = [f"A trend is {self.trend_length} points in a row, a run is {self.run_length}."]
        if self.screen_outliers:
            parts.append("Single large jumps were left out when the limits were set.")
        if self.fix_after is not None:
            parts.append(f"The limits were fixed after {self.fix_after} points.")
        parts += [f"New limits begin on {_day(day)}." for day in sorted(self.rebase)]
        return " ".join(parts)


@dataclass(frozen=True)
class ChartPoint:
    """One point, the mean and limits it was judged against, and what it says."""

    day: date
    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    segment: int
    side: int | None
    is_outside: bool
    is_near_limit: bool
    rule: Rule | None
    direction: Direction | None
    variation: Variation
    has_trial_limits: bool


@dataclass(frozen=True)
class Signal:
    """Neighbouring points that break one rule in one direction."""

    rule: Rule
    direction: Direction
    first: date
    last: date
    points: int

    def in_words(self, each: str = "month") -> str:
        """Say it as a lead member would.

        >>> Signal("run", "high", date(2025, 1, 1), date(2025, 7, 1), 7).in_words()
        'Seven months running above the average'
        """
        side, limit = ("above", "upper") if self.direction == "high" else ("below", "lower")
        many = f"{in_words(self.points)} {each}s" if self.points != 1 else f"one {each}"
        match self.rule:
            case "outside":
                words = f"{many} {side} the {limit} limit"
            case "trend":
                words = f"{many} {'rising' if self.direction == 'high' else 'falling'} in a row"
            case "two of three":
                words = f"{many} close to the {limit} limit, near together"
            case "run":
                words = f"{many} running {side} the average"
        return words[0].upper() + words[1:]


@dataclass(frozen=True)
class ControlChart:
    """A chart: points with their limits, what they show, and the settings they were judged by.

    `variation` is that of the latest point. `assurance` says whether the target lies outside the latest limits, so that
    chance alone would always miss or always meet it; None without a target or a good direction.
    """

    kind: Kind
    points: tuple[ChartPoint, ...]
    variation: Variation
    assurance: Assurance | None
    settings: ChartSettings
    warnings: tuple[str, ...] = ()
    basis: str = ""
    signals: tuple[Signal, ...] = field(default=())

    @property
    def latest(self) -> ChartPoint | None:
        """The last point, which may have no value."""
        return self.points[-1] if self.points else None

    def sentence(self) -> str:
        """Say in one sentence what the chart shows now.

        The latest point comes first; an older signal is named only when the latest point is within chance.
        """
        each, latest = self.settings.each, self.latest
        if latest is None or all(point.value is None for point in self.points):
            return f"There is no figure for any {each}."
        if latest.value is None:
            return f"There is no figure for the latest {each}."
        if latest.lower is None:
            return f"Too few {each}s to say what chance would give."
        if latest.rule is not None:
            return f"{self._latest_in_words()}."
        if self.signals:
            last = self.signals[-1]
            return (
                f"No signal in the latest {each}. The last was in {_month(last.last)}: {_lower(last.in_words(each))}."
            )
        return "No signal: the ups and downs are what chance would give."

    def _latest_in_words(self) -> str:
        latest, each = self.signals[-1], self.settings.each
        limit = "above the upper limit" if latest.direction == "high" else "below the lower limit"
        if latest.rule == "outside":
            return f"The latest {each} is {limit}"
        if latest.rule == "two of three":
            return f"Two of the last three {each}s are close to the {limit.split(' ', 2)[2]}"
        return latest.in_words(each)

    def target_sentence(self) -> str:
        """Say what the target is worth as things are, or nothing when there is none.

        A target outside the limits will be missed (or met) whatever the month; only a change to the work moves it.
        """
        target = self.settings.target
        match self.assurance:
            case "pass":
                return f"As things are, the target of {target:g} will be met every {self.settings.each}."
            case "fail":
                return f"As things are, the target of {target:g} will not be met in any {self.settings.each}."
            case "hit or miss":
                return f"As things are, chance decides in which {self.settings.each}s the target of {target:g} is met."
        return ""

    def limits_shown(self, point: ChartPoint) -> tuple[float | None, float | None]:
        """Give a point's limits kept within what the measure can be (0 to 100 for a percentage), for drawing only."""
        return self._within(point.lower), self._within(point.upper)

    def _within(self, limit: float | None) -> float | None:
        if limit is None:
            return None
        least, most = self.settings.least, self.settings.most
        raised = limit if least is None else max(least, limit)
        return raised if most is None else min(most, raised)


def make_chart(
    kind: Kind, days: Sequence[date], segments: Sequence[Sequence[Placed]], settings: ChartSettings, *, basis: str
) -> ControlChart:
    """Judge the points, segment by segment, and put the chart together; `days` run through all segments."""
    first_number = 1 if settings.rebase and days and min(settings.rebase) <= days[0] else 0
    points: list[ChartPoint] = []
    for number, segment in enumerate(segments, start=first_number):
        marks = mark_signals(segment, trend_length=settings.trend_length, run_length=settings.run_length)
        for placed, mark in zip(segment, marks, strict=True):
            rule, direction = mark or (None, None)
            points.append(
                ChartPoint(
                    day=days[len(points)],
                    value=placed.value,
                    mean=placed.mean,
                    lower=placed.lower,
                    upper=placed.upper,
                    segment=number,
                    side=placed.side,
                    is_outside=placed.is_outside,
                    is_near_limit=placed.is_near_limit,
                    rule=rule,
                    direction=direction,
                    variation=_variation(direction, settings.good_is),
                    has_trial_limits=len(segment) < FEWEST_FOR_FIRM_LIMITS,
                )
            )
    return ControlChart(
        kind=kind,
        points=tuple(points),
        variation=points[-1].variation if points else "chance",
        assurance=_assurance(points[-1], settings) if points else None,
        settings=settings,
        warnings=_warnings(segments, settings),
        basis=basis,
        signals=_joined(points),
    )


def _variation(direction: Direction | None, good_is: GoodIs) -> Variation:
    if direction is None:
        return "chance"
    if good_is == "context":
        return direction
    return "improvement" if direction == good_is else "concern"


def _assurance(latest: ChartPoint, settings: ChartSettings) -> Assurance | None:
    if settings.target is None or settings.good_is == "context":
        return None
    up_is_good = settings.good_is == "high"
    if latest.upper is not None and settings.target > latest.upper:
        return "fail" if up_is_good else "pass"
    if latest.lower is not None and settings.target < latest.lower:
        return "pass" if up_is_good else "fail"
    return "hit or miss"


def _warnings(segments: Sequence[Sequence[Placed]], settings: ChartSettings) -> tuple[str, ...]:
    short = min((len(segment) for segment in segments), default=0)
    missing = sum(point.value is None for segment in segments for point in segment)
    warnings = []
    if short < FEWEST_FOR_FIRM_LIMITS:
        where = "a stretch of " if len(segments) > 1 else ""
        few = f"{where}only {short} {settings.each}{'' if short == 1 else 's'}"
        warnings.append(f"{few[0].upper()}{few[1:]}: these limits are a first try and will move.")
    if missing:
        warnings.append(f"No figure for {missing} {settings.each}{'' if missing == 1 else 's'}.")
    return tuple(warnings)


def _joined(points: Sequence[ChartPoint]) -> tuple[Signal, ...]:
    """Join neighbouring points of one segment that break the same rule in the same direction."""
    signals = []
    for (_, rule, direction), stretch in groupby(
        points, key=lambda point: (point.segment, point.rule, point.direction)
    ):
        if rule is not None and direction is not None:
            together = list(stretch)
            signals.append(Signal(rule, direction, together[0].day, together[-1].day, len(together)))
    return tuple(signals)


def in_words(number: int) -> str:
    """Write a small number as a word.

    >>> in_words(7), in_words(30)
    ('seven', '30')
    """
    return NUMBER_WORDS[number] if number < len(NUMBER_WORDS) else str(number)


def with_bounds(settings: ChartSettings, *, least: float | None, most: float | None) -> ChartSettings:
    """Fill in what the measure can be at least and at most, unless the caller has said so."""
    return replace(
        settings,
        least=least if settings.least is None else settings.least,
        most=most if settings.most is None else settings.most,
    )


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{day:%B %Y}"


def _lower(words: str) -> str:
    return words[0].lower() + words[1:]
