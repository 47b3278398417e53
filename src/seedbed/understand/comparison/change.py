"""What changed since another year, and whether it is more than councils ordinarily move.

A yearly figure moves for two reasons that are no news: chance in what was counted, and the wobble that every council
shows (a new form, a busy month, a large family). The first is known from the counts. The second is measured from all
councils' changes between the same two years, and added:

    change          new less old, with Newcombe's interval (chance in counting)
    wobble          τ² of all councils' changes about the change of the councils together, found as in `dispersion`
    widened         √(distance to the limit² + (z τ)²), on each side by itself

τ is found on the scale where chance depends on the denominator alone (arcsine for proportions, square root for rates)
and brought to each council's own level, so that a high rate is allowed to move more than a low one.

For measures without counts the yardstick is the spread of all councils' changes, extremes drawn in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from seedbed.estimates import Limits, Numbers, difference_limits, normal_quantile
from seedbed.understand.comparison.counted import PER, Counted, GoodIs, Kind
from seedbed.understand.comparison.dispersion import phi_and_tau2, spread_left, winsorised

ChangeVerdict = Literal["rose", "fell", "no clear change", "too few to say", "no figure"]
Judgement = Literal["better", "worse", ""]

FEWEST_EVENTS = 10  # in the two years together: with fewer, an interval says little and pages say “too few to say”
FEWEST_COUNCILS = 10  # a yardstick of fewer councils is none


@dataclass(frozen=True)
class Wobble:
    """How much councils moved between two years, beyond chance: τ² on the scale of `kind`, and how many it rests on."""

    kind: Kind
    councils: int
    phi: float
    tau2: float

    @property
    def is_known(self) -> bool:
        """Whether enough councils had a figure in both years."""
        return self.councils >= FEWEST_COUNCILS


@dataclass(frozen=True)
class Change:
    """One council's change: new less old, its widened interval, and what may be said of it."""

    old: float | None
    new: float | None
    value: float | None
    low: float | None
    high: float | None
    verdict: ChangeVerdict
    judgement: Judgement
    basis: str

    def in_words(self) -> str:
        """Say what may be said; the figures stand beside it on the page."""
        match self.verdict:
            case "rose" | "fell":
                return f"{self.verdict.capitalize()} by more than councils ordinarily move in that time."
            case "no clear change":
                return "No clear change: no more than councils ordinarily move in that time."
            case "too few to say":
                return "Too few to say."
            case "no figure":
                return "There is no figure for both years."


@dataclass(frozen=True, eq=False)
class Changes:
    """All councils' changes, in the order handed in; figures per `per`, NaN where missing."""

    old: Numbers
    new: Numbers
    values: Numbers
    low: Numbers
    high: Numbers
    verdicts: tuple[ChangeVerdict, ...]
    good_is: GoodIs
    basis: str

    def of(self, number: int) -> Change:
        """Give one council's change, by its place in the order handed in."""
        verdict = self.verdicts[number]
        return Change(
            old=_maybe(self.old[number]),
            new=_maybe(self.new[number]),
            value=_maybe(self.values[number]),
            low=_maybe(self.low[number]),
            high=_maybe(self.high[number]),
            verdict=verdict,
            judgement=judgement_of(verdict, good_is=self.good_is),
            basis=self.basis,
        )


def change_over_time(
    old: Counted,
    new: Counted,
    *,
    wobble: Wobble | None = None,
    good_is: GoodIs = "context",
    per: float | None = None,
    confidence: float = 0.95,
) -> Changes:
    """Say for each council what changed between two years of one measure, the same councils in the same order.

    The yardstick is how much these councils moved, or `wobble` when given: for a place's own records, hand in that of
    all councils' published figures. Without a yardstick of at least ten councils the interval allows for chance alone,
    and the basis says so. The verdict is “too few to say” under ten events in the two years together, or, for
    proportions, under ten that were not.

    The traps: years published on different definitions are not comparable, and this code cannot know; and a difference
    between two years is never called an effect of anything.

    >>> old = Counted.of([200] * 12, [1000] * 12, kind="proportion")
    >>> new = Counted.of([200] * 11 + [320], [1000] * 12, kind="proportion")
    >>> changes = change_over_time(old, new, good_is="low")
    >>> changes.of(11).verdict, changes.of(11).judgement, changes.of(0).verdict
    ('rose', 'worse', 'no clear change')
    """
    if old.kind != new.kind or (wobble is not None and wobble.kind != new.kind):
        raise ValueError("A change is between figures of one kind, measured by a wobble of that kind.")
    wobble = ordinary_wobble(old, new) if wobble is None else wobble
    per = PER[new.kind] if per is None else per
    by_chance = difference_limits(
        new.values, new.limits(confidence=confidence), old.values, old.limits(confidence=confidence)
    )
    change = new.values - old.values
    extra = normal_quantile(confidence) * np.sqrt(wobble.tau2) * _slope(old, new)
    low, high = change - np.hypot(change - by_chance[0], extra), change + np.hypot(by_chance[1] - change, extra)
    return Changes(
        old=old.values * per,
        new=new.values * per,
        values=change * per,
        low=low * per,
        high=high * per,
        verdicts=_verdicts((low, high), _too_few(old, new)),
        good_is=good_is,
        basis=_basis(wobble, confidence),
    )


def ordinary_wobble(old: Counted, new: Counted) -> Wobble:
    """Measure how much councils moved between two years, beyond chance, about the change of the councils together.

    A movement that all share (a new national rule) is not wobble: it is taken out before the spread is measured. As in
    `dispersion` the extremes are drawn in first; here the scores are then scaled so that φ is 1 when chance is all, and
    for normally spread changes about one council in twenty is said to have changed.
    """
    both = old.known & new.known
    shared = _on_scale(_pooled(new, both), new.kind) - _on_scale(_pooled(old, both), old.kind)
    moves = _on_scale(new.values, new.kind) - _on_scale(old.values, old.kind)
    errors = np.sqrt(1 / (4 * old.denominators) + 1 / (4 * new.denominators))
    scores = winsorised((moves - shared) / errors) / spread_left()
    phi, tau2, councils = phi_and_tau2(scores, errors)
    return Wobble(new.kind, councils, phi, tau2 if councils >= FEWEST_COUNCILS else 0.0)


def _pooled(counted: Counted, both: np.ndarray) -> Numbers:
    """Give the figure of the councils that are known in both years, together."""
    total = counted.denominators[both].sum()
    return np.asarray(counted.counts[both].sum() / total if total else np.nan)


def _on_scale(values: Numbers, kind: Kind) -> Numbers:
    """Put figures on the scale where the standard error is 1 ÷ 2√n: the angle of a proportion, the root of a rate."""
    return np.arcsin(np.sqrt(values)) if kind == "proportion" else np.sqrt(values)


def _slope(old: Counted, new: Counted) -> Numbers:
    """Say how far a figure moves for one step on the scale, half way between the two years."""
    middle = (_on_scale(old.values, old.kind) + _on_scale(new.values, new.kind)) / 2
    return np.sin(2 * middle) if new.kind == "proportion" else 2 * middle


def _too_few(old: Counted, new: Counted) -> np.ndarray:
    events = old.counts + new.counts
    if new.kind == "proportion":
        events = np.minimum(events, old.denominators + new.denominators - events)
    return events < FEWEST_EVENTS


def _verdicts(interval: Limits, too_few: np.ndarray) -> tuple[ChangeVerdict, ...]:
    low, high = interval
    words = np.full(low.shape, "no clear change", dtype=object)
    words[low > 0], words[high < 0] = "rose", "fell"
    words[too_few] = "too few to say"
    words[np.isnan(low)] = "no figure"
    return tuple(words.tolist())


def _basis(wobble: Wobble, confidence: float) -> str:
    interval = f"{100 * confidence:g}% interval of the difference"
    if not wobble.is_known:
        return f"{interval}, for chance in counting alone: too few councils to know how much they ordinarily move"
    return (
        f"{interval}, widened by how much {wobble.councils} councils moved between the same two years "
        f"(φ = {wobble.phi:.1f})"
    )


def judgement_of(verdict: ChangeVerdict, *, good_is: GoodIs) -> Judgement:
    """Say better or worse only of a clear change in a measure with a good direction.

    >>> judgement_of("rose", good_is="context"), judgement_of("fell", good_is="low")
    ('', 'better')
    """
    if good_is == "context" or verdict not in ("rose", "fell"):
        return ""
    return "better" if (verdict == "rose") == (good_is == "high") else "worse"


@dataclass(frozen=True)
class ValueWobble:
    """How much councils' figures without counts moved between two years: the spread of their changes."""

    councils: int
    spread: float
    relative: bool

    @property
    def is_known(self) -> bool:
        """Whether enough councils had a figure in both years."""
        return self.councils >= FEWEST_COUNCILS


def change_of_values(
    old: ArrayLike,
    new: ArrayLike,
    *,
    wobble: ValueWobble | None = None,
    relative: bool = False,
    good_is: GoodIs = "context",
    confidence: float = 0.95,
) -> Changes:
    """Say what changed in a measure whose figures come without counts, such as pounds or scores.

    Nothing says how much of such a figure is chance. The yardstick is the spread of all councils' changes: “rose” means
    by more than all but a few councils move either way. `relative` measures changes as ratios, for money; the interval is
    then brought back. With fewer than ten councils there is no yardstick and the verdict is “too few to say”.

    >>> steady = [100.0 + step for step in range(12)]
    >>> change_of_values(steady, [101.0 + step for step in range(11)] + [150.0]).of(11).verdict
    'rose'
    """
    before, after = _numbers(old, relative=relative), _numbers(new, relative=relative)
    wobble = wobble_of_values(old, new, relative=relative) if wobble is None else wobble
    reach = normal_quantile(confidence) * wobble.spread
    moves = _on_ratio_scale(after, relative) - _on_ratio_scale(before, relative)
    low, high = _in_units(before, moves - reach, relative), _in_units(before, moves + reach, relative)
    words = _verdicts((low, high), np.zeros(low.shape, dtype=bool))
    missing = np.isnan(after - before)
    if not wobble.is_known:
        words = tuple("no figure" if gone else "too few to say" for gone in missing)
    return Changes(before, after, after - before, low, high, words, good_is, _basis_of_values(wobble))


def wobble_of_values(old: ArrayLike, new: ArrayLike, *, relative: bool = False) -> ValueWobble:
    """Measure the spread of all councils' changes about their middle: a standard deviation, extremes drawn in.

    The lowest and highest tenth are drawn in to the edge of it first, and the result is scaled so that for normally
    spread changes it is their standard deviation.
    """
    before, after = _numbers(old, relative=relative), _numbers(new, relative=relative)
    moves = _on_ratio_scale(after, relative) - _on_ratio_scale(before, relative)
    some = winsorised(moves[np.isfinite(moves)])
    if some.size < FEWEST_COUNCILS:
        return ValueWobble(int(some.size), float("nan"), relative)
    return ValueWobble(int(some.size), float(some.std(ddof=1)) / spread_left(), relative)


def _numbers(values: ArrayLike, *, relative: bool) -> Numbers:
    figures = np.asarray(values, dtype=float)
    usable = np.isfinite(figures) & ((figures > 0) | (not relative))
    return np.where(usable, figures, np.nan)


def _on_ratio_scale(values: Numbers, relative: bool) -> Numbers:
    return np.log(values) if relative else values


def _in_units(before: Numbers, move: Numbers, relative: bool) -> Numbers:
    return before * np.expm1(move) if relative else move


def _basis_of_values(wobble: ValueWobble) -> str:
    if not wobble.is_known:
        return "published without counts, and too few councils to know how much they ordinarily move"
    how = "changes in per cent" if wobble.relative else "changes"
    return (
        f"published without counts: measured against the spread of {wobble.councils} councils' {how} between the same "
        "two years, the highest and lowest tenth drawn in"
    )


def _maybe(number: np.float64) -> float | None:
    return float(number) if np.isfinite(number) else None
