"""Overdispersion: how much more councils differ than chance in counting would make them (Spiegelhalter 2005).

    z     each council's distance from the pooled figure in standard errors s, on a scale where s depends on n alone
    φ     the mean of z², about 1 when chance is all; far councils are first drawn in (winsorised) or left out (truncated)
    τ²    the variance between councils that is left when chance is taken away:

              τ² = (n φ − (n − 1)) ÷ (Σw − Σw² ÷ Σw),   w = 1 ÷ s²,   and 0 where n φ < n − 1

    limits are then drawn with √(s² + τ²) in the place of s

| scale                | figure                                  | s          | extremes   |
|----------------------|-----------------------------------------|------------|------------|
| arcsine              | asin √p of a proportion                 | 1 ÷ 2√n    | winsorised |
| square root          | √(observed ÷ expected)                  | 1 ÷ 2√E    | winsorised |
| log                  | log(observed ÷ expected)                | 1 ÷ √E     | truncated  |
| log ratio of counts  | log((x + ½) ÷ (n + ½))                  | see below  | winsorised |

Pages use the first two. `reference_limits` draws what FunnelPlotR 0.6.0 draws, to be compared with it and never shown:
its limits on the square-root scale are not squared back, and those for ratios of counts take s = 1 ÷ 2√n, which for a
rate of children in a population is many times too narrow.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seedbed.estimates import Limits, Numbers, exact_poisson_limits, normal_quantile

Scale = Literal["arcsine", "square root", "log", "log ratio of counts"]
TAIL = 0.1


@dataclass(frozen=True, eq=False)
class Dispersion:
    """How widely councils are spread; `scores` before and `kept` after extremes were drawn in (NaN: left out)."""

    scale: Scale
    target: float
    councils: int
    phi: float
    tau2: float
    scores: Numbers
    kept: Numbers


def dispersion(counts: ArrayLike, denominators: ArrayLike, *, scale: Scale, tail: float = TAIL) -> Dispersion:
    """Measure the spread of `counts` among `denominators` (of expected counts, for the square-root and log scales).

    Councils without a figure are left out. `councils` is how many φ rests on, after truncation.
    """
    x, n = np.asarray(counts, dtype=float), np.asarray(denominators, dtype=float)
    target = _pooled(x, n) if scale in ("arcsine", "log ratio of counts") else 1.0
    figures, errors, centre = _on_scale(x, n, target, scale)
    scores = (figures - centre) / errors
    kept = truncated(scores, tail=tail) if scale == "log" else winsorised(scores, tail=tail)
    phi, tau2, councils = phi_and_tau2(kept, errors)
    return Dispersion(scale, target, councils, phi, tau2, scores, kept)


def _pooled(x: Numbers, n: Numbers) -> float:
    both = np.isfinite(x) & np.isfinite(n)
    return float(x[both].sum() / n[both].sum()) if both.any() else float("nan")


def _on_scale(x: Numbers, n: Numbers, target: float, scale: Scale) -> tuple[Numbers, Numbers, float]:
    """Give the figures, their standard errors and the target on the scale where they are judged."""
    with np.errstate(divide="ignore", invalid="ignore"):
        if scale == "arcsine":
            return np.arcsin(np.sqrt(x / n)), 1 / (2 * np.sqrt(n)), float(np.arcsin(np.sqrt(target)))
        if scale == "square root":
            return np.sqrt(x / n), 1 / (2 * np.sqrt(n)), 1.0
        if scale == "log":
            return np.log(x / n), 1 / np.sqrt(n), 0.0
        errors = np.sqrt(x / (x + 0.5) ** 2 + n / (n + 0.5) ** 2)
        return np.log((x + 0.5) / (n + 0.5)), errors, float(np.log(target))


def winsorised(scores: Numbers, *, tail: float = TAIL) -> Numbers:
    """Draw the scores beyond the lowest and highest tenth (or `tail`) in to the edge of it; NaN stays."""
    some = scores[np.isfinite(scores)]
    if some.size == 0:
        return scores
    low, high = np.quantile(some, [tail, 1 - tail])
    return np.clip(scores, low, high)


def spread_left(tail: float = TAIL) -> float:
    """Give the standard deviation that a standard normal keeps when `tail` is drawn in on each side.

    >>> round(spread_left(0.1), 4)
    0.8238
    """
    normal = NormalDist()
    edge = normal.inv_cdf(1 - tail)
    return sqrt((1 - 2 * tail) - 2 * edge * normal.pdf(edge) + 2 * tail * edge**2)


def truncated(scores: Numbers, *, tail: float = TAIL) -> Numbers:
    """Leave out the lowest and highest tenth (or `tail`) of the scores by rank: they become NaN."""
    parts = 1 / tail
    part = np.floor(mean_ranks(scores) * parts / (np.sum(~np.isnan(scores)) + 1))
    return np.where((part > 0) & (part < parts - 1), scores, np.nan)


def mean_ranks(scores: Numbers) -> Numbers:
    """Rank from 1, ties sharing the mean of their ranks; NaN has none."""
    ranks = np.full(scores.shape, np.nan)
    some = ~np.isnan(scores)
    _, group, size = np.unique(scores[some], return_inverse=True, return_counts=True)
    ranks[some] = (np.cumsum(size) - (size - 1) / 2)[group]
    return ranks


def phi_and_tau2(kept: Numbers, errors: Numbers) -> tuple[float, float, int]:
    """Give φ, τ² and the number of councils they rest on; with none, φ is NaN; with fewer than two, τ² is 0."""
    used: NDArray[np.bool_] = np.isfinite(kept) & np.isfinite(errors)
    councils = int(used.sum())
    if councils == 0:
        return float("nan"), 0.0, 0
    phi = float(np.mean(kept[used] ** 2))
    weights = 1 / errors[used] ** 2
    room = float(weights.sum() - (weights**2).sum() / weights.sum())
    beyond_chance = councils * phi - (councils - 1)
    return phi, max(0.0, beyond_chance / room) if councils > 1 else 0.0, councils


def reference_limits(
    denominators: ArrayLike, *, scale: Scale, target: float, tau2: float | None, confidence: float
) -> Limits:
    """Draw limits as FunnelPlotR 0.6.0 does, per 1, for comparison with that package only.

    A `tau2` of None gives its unadjusted limits; on the square-root and log scales these are exact Poisson ones.
    """
    n, z = np.asarray(denominators, dtype=float), normal_quantile(confidence)
    if tau2 is None and scale in ("square root", "log"):
        low, high = exact_poisson_limits(n, confidence=confidence)
        return low / n, high / n
    tau2 = tau2 or 0.0
    if scale == "log":
        reach = z * np.sqrt(1 / n + tau2)
        return np.exp(-reach), np.exp(reach)
    reach = z * np.sqrt(1 / (4 * n) + tau2)
    if scale == "square root":
        return 1 - reach, 1 + reach
    if scale == "log ratio of counts":
        return target * np.exp(-reach), target * np.exp(reach)
    angle = np.arcsin(np.sqrt(target))
    return np.sin(angle - reach) ** 2, np.sin(angle + reach) ** 2
