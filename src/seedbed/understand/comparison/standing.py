"""Where each council stands among the others.

For measures with counts each figure is set against the pooled one. Limits for chance alone come first (arcsine for
proportions, exact Poisson tails for rates) and are then widened by τ², so that “in line” means: no further from the
pooled figure than councils ordinarily are.

    scale          figure on it          chance alone            widened
    proportion     θ = asin √p           θ₀ ± z ÷ 2√n            θ₀ ± z √(1 ÷ 4n + τ²)
    rate           √(observed ÷ E)       exact Poisson tails     1 ± z √(d² + τ²)

where E is the population times the pooled rate, and d is the exact Poisson distance on the square-root scale, in units
of z, on that side. With τ² = 0 the limits are those for chance alone.

For measures without counts (pounds, scores) nothing says how much is chance: only the position is given, and said so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seedbed.estimates import Limits, Numbers, normal_quantile
from seedbed.understand.comparison.counted import PER, Counted, Kind
from seedbed.understand.comparison.dispersion import Scale, dispersion
from seedbed.understand.comparison.funnels import rate_funnel

Verdict = Literal["higher", "lower", "in line", "too few councils", "no figure"]

FEWEST_COUNCILS = 10  # with fewer, how much councils ordinarily differ cannot be told from so few
SCALES: dict[Kind, Scale] = {"proportion": "arcsine", "rate": "square root"}


@dataclass(frozen=True)
class CouncilStanding:
    """One council's standing. `is_far` is beyond the 99.8% limits. `place` 1 is the highest figure; ties share it."""

    value: float | None
    low: float | None
    high: float | None
    verdict: Verdict
    is_far: bool
    limits: tuple[float, float] | None
    far_limits: tuple[float, float] | None
    place: int | None
    place_from_lowest: int | None
    councils: int
    basis: str

    def in_words(self) -> str:
        """Say where the council stands, without praise or blame.

        “Higher” says where, not why: the reason may be need, practice or how things are counted.
        """
        match self.verdict:
            case "no figure":
                return "No published figure."
            case "too few councils":
                return f"Only {self.councils} councils have a figure: too few to say what is ordinary."
            case "in line":
                return f"In line: councils ordinarily differ as much as this ({_place_words(self)})."
            case _:
                far = "Far " if self.is_far else ""
                words = f"{far}{self.verdict} than councils ordinarily are"
                return f"{words[0].upper()}{words[1:]} ({_place_words(self)})."


@dataclass(frozen=True, eq=False)
class Standing:
    """All councils' standing, in the order they were handed in; every figure per `per`, NaN where missing."""

    kind: Kind
    per: float
    pooled: float
    values: Numbers
    low: Numbers
    high: Numbers
    limits_95: Limits
    limits_998: Limits
    verdicts: tuple[Verdict, ...]
    is_far: NDArray[np.bool_]
    places: Numbers
    places_from_lowest: Numbers
    councils: int
    phi: float
    tau2: float
    basis: str

    def of(self, number: int) -> CouncilStanding:
        """Give one council's standing, by its place in the order handed in."""
        return CouncilStanding(
            value=_maybe(self.values[number]),
            low=_maybe(self.low[number]),
            high=_maybe(self.high[number]),
            verdict=self.verdicts[number],
            is_far=bool(self.is_far[number]),
            limits=_pair(self.limits_95, number),
            far_limits=_pair(self.limits_998, number),
            place=_maybe_whole(self.places[number]),
            place_from_lowest=_maybe_whole(self.places_from_lowest[number]),
            councils=self.councils,
            basis=self.basis,
        )


def stand_among(
    counts: ArrayLike, denominators: ArrayLike, *, kind: Kind, per: float | None = None, widen: bool = True
) -> Standing:
    """Say where each council stands, from its count and denominator; one entry a council, NaN or None for missing.

    The interval beside each value is its own 95% interval (Wilson; exact Poisson or Byar). The verdict compares the
    value with the widened 95% limits around the pooled figure; even if no council truly stood out a few would lie beyond
    them, so the 99.8% limits say which are far out. `widen=False` gives limits for chance alone, to show what widening
    does. Fewer than ten councils get no verdict.

    >>> standing = stand_among([20] * 11 + [60], [100] * 12, kind="proportion")
    >>> standing.of(11).verdict, standing.of(0).verdict
    ('higher', 'in line')
    """
    counted = Counted.of(counts, denominators, kind=kind)
    per = PER[kind] if per is None else per
    spread = dispersion(_reference(counted, "count"), _reference(counted, "of"), scale=SCALES[kind])
    tau2 = spread.tau2 if widen else 0.0
    near, far = (_limits(counted, tau2, confidence=confidence) for confidence in (0.95, 0.998))
    low, high = counted.limits()
    councils = int(counted.known.sum())
    enough = councils >= FEWEST_COUNCILS
    return Standing(
        kind=kind,
        per=per,
        pooled=counted.pooled * per,
        values=counted.values * per,
        low=low * per,
        high=high * per,
        limits_95=(near[0] * per, near[1] * per),
        limits_998=(far[0] * per, far[1] * per),
        verdicts=_verdicts(counted.values, near, enough=enough),
        is_far=enough & ((counted.values < far[0]) | (counted.values > far[1])),
        places=_places(counted.values),
        places_from_lowest=_places(-counted.values),
        councils=councils,
        phi=spread.phi,
        tau2=tau2,
        basis=_basis(councils, spread.phi, widen=widen),
    )


def _reference(counted: Counted, side: Literal["count", "of"]) -> Numbers:
    """Give what the dispersion is measured on: for a rate the denominator is the count that the pooled rate expects."""
    if side == "count":
        return counted.counts
    return counted.denominators if counted.kind == "proportion" else _expected(counted)


def _expected(counted: Counted) -> Numbers:
    return counted.denominators * counted.pooled


def _limits(counted: Counted, tau2: float, *, confidence: float) -> Limits:
    if counted.kind == "proportion":
        return _proportion_limits(counted, tau2, confidence=confidence)
    return _rate_limits(counted, tau2, confidence=confidence)


def _proportion_limits(counted: Counted, tau2: float, *, confidence: float) -> Limits:
    reach = normal_quantile(confidence) * np.sqrt(1 / (4 * counted.denominators) + tau2)
    angle = np.arcsin(np.sqrt(counted.pooled))
    return np.sin(np.maximum(angle - reach, 0)) ** 2, np.sin(np.minimum(angle + reach, np.pi / 2)) ** 2


def _rate_limits(counted: Counted, tau2: float, *, confidence: float) -> Limits:
    """Widen the exact Poisson limits on the square-root scale, each side by itself, and bring them back to rates."""
    expected = _expected(counted)
    low, high = rate_funnel(expected, confidence=confidence)
    extra = normal_quantile(confidence) * np.sqrt(tau2)
    below = np.hypot(1 - np.sqrt(low / expected), extra)
    above = np.hypot(np.sqrt(high / expected) - 1, extra)
    return counted.pooled * np.maximum(1 - below, 0) ** 2, counted.pooled * (1 + above) ** 2


def _verdicts(values: Numbers, limits: Limits, *, enough: bool) -> tuple[Verdict, ...]:
    low, high = limits
    words = np.full(values.shape, "in line" if enough else "too few councils", dtype=object)
    if enough:
        words[values > high], words[values < low] = "higher", "lower"
    words[np.isnan(values)] = "no figure"
    return tuple(words.tolist())


def _basis(councils: int, phi: float, *, widen: bool) -> str:
    if not widen or np.isnan(phi):
        return f"limits for chance alone around the pooled figure of {councils} councils"
    return (
        f"pooled figure of {councils} councils; 95% limits widened by how much councils ordinarily differ "
        f"(Spiegelhalter, φ = {phi:.1f})"
    )


@dataclass(frozen=True)
class Position:
    """One council's place in a measure without counts; `share_below` is the share of other councils with less."""

    value: float | None
    place: int | None
    place_from_lowest: int | None
    councils: int
    share_below: float | None
    basis: str

    def in_words(self) -> str:
        """Say the place and that no more can be said."""
        if self.value is None:
            return "No published figure."
        return f"{_place_words(self)[0].upper()}{_place_words(self)[1:]}; position only."


@dataclass(frozen=True, eq=False)
class Positions:
    """All councils' places in a measure without counts."""

    values: Numbers
    places: Numbers
    places_from_lowest: Numbers
    shares_below: Numbers
    councils: int
    basis: str

    def of(self, number: int) -> Position:
        """Give one council's place, by its place in the order handed in."""
        return Position(
            value=_maybe(self.values[number]),
            place=_maybe_whole(self.places[number]),
            place_from_lowest=_maybe_whole(self.places_from_lowest[number]),
            councils=self.councils,
            share_below=_maybe(self.shares_below[number]),
            basis=self.basis,
        )


def stand_by_value(values: ArrayLike) -> Positions:
    """Give places only, for a measure whose figures come without counts; missing councils have none.

    Ties share a place; a council tied with others has half of them below it.

    >>> stand_by_value([500.0, 800.0, None, 650.0]).of(3).in_words()
    '2nd highest of 3 councils; position only.'
    """
    figures = np.asarray(values, dtype=float)
    known = np.isfinite(figures)
    figures = np.where(known, figures, np.nan)
    councils = int(known.sum())
    below = (figures[:, None] > figures[None, :]).sum(axis=1)
    tied = (figures[:, None] == figures[None, :]).sum(axis=1) - 1
    shares = np.where(known, (below + tied / 2) / max(councils - 1, 1), np.nan)
    basis = "position only: published without counts, so nothing says how much is chance"
    return Positions(figures, _places(figures), _places(-figures), shares, councils, basis)


def _places(values: Numbers) -> Numbers:
    """Give each known figure its place from the highest, ties sharing the better one."""
    some = np.sort(values[np.isfinite(values)])
    above = some.size - np.searchsorted(some, values, side="right")
    return np.where(np.isfinite(values), above + 1.0, np.nan)


def _place_words(one: CouncilStanding | Position) -> str:
    """Count from the nearer end."""
    assert one.place is not None
    assert one.place_from_lowest is not None
    if one.place <= one.place_from_lowest:
        return f"{_ordinal(one.place, 'highest')} of {one.councils} councils"
    return f"{_ordinal(one.place_from_lowest, 'lowest')} of {one.councils} councils"


def _ordinal(number: int, end: str) -> str:
    if number == 1:
        return end
    teens = number % 100 in (11, 12, 13)
    suffix = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix} {end}"


def _maybe(number: np.float64) -> float | None:
    return float(number) if np.isfinite(number) else None


def _maybe_whole(number: np.float64) -> int | None:
    return int(number) if np.isfinite(number) else None


def _pair(limits: Limits, number: int) -> tuple[float, float] | None:
    low, high = limits[0][number], limits[1][number]
    return (float(low), float(high)) if np.isfinite(low) and np.isfinite(high) else None
