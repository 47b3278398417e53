"""A figure with its range: what was counted, of how many, and how sure the count lets us be.

Even when every child is counted, a council's figure moves by chance from year to year; the interval says how far
chance alone could have taken it. The methods are those of the Office for Health Improvement and Disparities, so that
our intervals equal the ones printed in public health profiles:

    a proportion    n of N children            Wilson's score interval
    a rate          n events per 10,000        exact Poisson under 10 events, Byar's approximation from 10
    a difference    this year less last year   Newcombe's: the two distances to the limits, squared and added
    a mean          days, on average           Student's t

The functions ending in `_limits` take numbers or whole arrays and give NaN where there is nothing to say. The others
take one figure and give one `Estimate`. SciPy's special functions take a third of a second to import, so they are
imported where they are used; Wilson and Byar do without.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

Numbers = NDArray[np.float64]
Limits = tuple[Numbers, Numbers]

# Under this many events Byar's approximation is not used (OHID, technical guide to confidence intervals).
EXACT_BELOW = 10


@dataclass(frozen=True)
class Estimate:
    """A figure, its interval, and what it was counted from.

    `value`, `low` and `high` are per `per`: of 1, of 100 (per cent) or of 10,000 children. `count` and `of` are plain
    numbers. A figure that cannot be given is None, and then `basis` says why.
    """

    value: float | None
    low: float | None
    high: float | None
    basis: str
    count: float | None = None
    of: float | None = None
    per: float = 1
    confidence: float = 0.95

    @property
    def is_known(self) -> bool:
        """Whether there is a figure at all."""
        return self.value is not None

    @property
    def has_interval(self) -> bool:
        """Whether both limits are known."""
        return self.low is not None and self.high is not None


def proportion(count: float | None, of: float | None, *, confidence: float = 0.95, per: float = 100) -> Estimate:
    """Give `count` of `of` as a proportion with Wilson's interval.

    >>> small = proportion(5, 20)
    >>> small.value, round(small.low, 1), round(small.high, 1), small.basis
    (25.0, 11.2, 46.9, '95% Wilson interval')
    """
    counted, total = _number(count), _number(of)
    trouble = _why_not(counted, total) or _why_not_among(counted, total)
    if trouble:
        return _no_figure(trouble, count, of, per=per, confidence=confidence)
    low, high = wilson_limits(counted, total, confidence=confidence)
    basis = f"{_percent(confidence)} Wilson interval"
    return _figure(counted, total, low * per, high * per, basis, per=per, confidence=confidence)


def rate(count: float | None, of: float | None, *, confidence: float = 0.95, per: float = 10_000) -> Estimate:
    """Give `count` events among `of` people as a rate: exact Poisson interval under 10 events, Byar's otherwise.

    Use it where one person may be counted twice, or where the population only stands near the events: referrals,
    looked-after children per 10,000. Use `proportion` where each one counted is one of the `of`.

    >>> few, many = rate(4, 20_000), rate(160, 20_000)
    >>> few.value, round(few.low, 2), round(few.high, 2), few.basis
    (2.0, 0.54, 5.12, '95% exact Poisson interval')
    >>> many.value, round(many.low, 1), round(many.high, 1), many.basis
    (80.0, 68.1, 93.4, '95% Byar interval')
    """
    counted, total = _number(count), _number(of)
    trouble = _why_not(counted, total)
    if trouble:
        return _no_figure(trouble, count, of, per=per, confidence=confidence)
    low, high = rate_limits(counted, total, confidence=confidence)
    method = "exact Poisson" if counted < EXACT_BELOW else "Byar"
    basis = f"{_percent(confidence)} {method} interval"
    return _figure(counted, total, low * per, high * per, basis, per=per, confidence=confidence)


def _number(given: float | None) -> float:
    return math.nan if given is None else float(given)


def _why_not(counted: float, total: float) -> str:
    if math.isnan(counted):
        return "nothing was counted"
    if math.isnan(total):
        return "there is no number to divide by"
    if total <= 0:
        return f"nothing can be shared among {total:g}"
    if counted < 0:
        return f"a count of {counted:g} is less than nothing"
    return ""


def _why_not_among(counted: float, total: float) -> str:
    return f"{counted:g} cannot be counted among {total:g}" if counted > total else ""


def _no_figure(why: str, count: float | None, of: float | None, *, per: float, confidence: float) -> Estimate:
    return Estimate(None, None, None, f"no figure: {why}", count, of, per, confidence)


def _figure(
    count: float, of: float, low: Numbers, high: Numbers, basis: str, *, per: float, confidence: float
) -> Estimate:
    return Estimate(count / of * per, float(low), float(high), basis, count, of, per, confidence)


def difference(new: Estimate, old: Estimate) -> Estimate:
    """Give new less old with the interval of the difference, by Newcombe's way of joining two intervals.

    The distance from each figure to its limit is squared, added and rooted: for proportions, with Wilson's limits,
    this is Newcombe's hybrid score interval; for rates the same steps with exact or Byar limits (known as MOVER).

    The trap: it takes the two figures to be independent. Counts of children at 31 March share many children with the
    year before, so for these the interval is wider than it need be, never narrower.

    >>> change = difference(proportion(56, 70, per=1), proportion(48, 80, per=1))
    >>> round(change.value, 4), round(change.low, 4), round(change.high, 4)
    (0.2, 0.0524, 0.3339)
    """
    if (new.per, new.confidence) != (old.per, old.confidence):
        raise ValueError("Two figures are compared only when both are per the same number and equally confident.")
    if new.value is None or old.value is None:
        missing = [name for name, one in (("new", new), ("old", old)) if one.value is None]
        why = f"there is no {' and no '.join(missing)} figure"
        return _no_figure(why, None, None, per=new.per, confidence=new.confidence)
    change = new.value - old.value
    if new.low is None or new.high is None or old.low is None or old.high is None:
        return Estimate(
            change, None, None, "no interval: one of the two has none", per=new.per, confidence=new.confidence
        )
    low, high = difference_limits(new.value, (new.low, new.high), old.value, (old.low, old.high))
    basis = f"{_percent(new.confidence)} Newcombe interval of the difference"
    return Estimate(change, float(low), float(high), basis, per=new.per, confidence=new.confidence)


def mean_of(values: Iterable[float | None], *, confidence: float = 0.95) -> Estimate:
    """Give the mean of the known values with Student's t interval; one value has no interval.

    `count` is the sum and `of` how many were known. The trap: waiting times are lopsided and their mean is pulled up
    by a few long ones; with fewer than about 30 values the interval is too narrow on that side. Give the median too.

    >>> waits = mean_of([10, 12, 14, None])
    >>> waits.value, round(waits.low, 2), round(waits.high, 2), waits.of
    (12.0, 7.03, 16.97, 3)
    """
    known = np.array([value for value in values if value is not None and not math.isnan(value)], dtype=float)
    if known.size == 0:
        return _no_figure("there is no value", None, 0, per=1, confidence=confidence)
    mean, total = float(known.mean()), float(known.sum())
    if known.size == 1:
        return Estimate(mean, None, None, "no interval: one value only", total, 1, 1, confidence)
    from scipy.special import stdtrit

    reach = float(stdtrit(known.size - 1, (1 + confidence) / 2) * known.std(ddof=1) / math.sqrt(known.size))
    basis = f"{_percent(confidence)} t interval"
    return Estimate(mean, mean - reach, mean + reach, basis, total, known.size, 1, confidence)


def wilson_limits(count: ArrayLike, of: ArrayLike, *, confidence: float = 0.95) -> Limits:
    """Give Wilson's lower and upper limits of proportions, per 1; NaN where `of` is 0 or `count` is not among it."""
    x, n = np.broadcast_arrays(np.asarray(count, dtype=float), np.asarray(of, dtype=float))
    z = normal_quantile(confidence)
    possible = (n > 0) & (x >= 0) & (x <= n)
    n, x = np.where(possible, n, np.nan), np.where(possible, x, np.nan)
    centre = 2 * x + z * z
    reach = z * np.sqrt(z * z + 4 * x * (1 - x / n))
    below, above = (centre - reach) / (2 * (n + z * z)), (centre + reach) / (2 * (n + z * z))
    return np.where(x == 0, 0.0, below), np.where(x == n, 1.0, above)


def byar_limits(count: ArrayLike, *, confidence: float = 0.95) -> Limits:
    """Give Byar's lower and upper limits of a Poisson count; the lower never under 0."""
    x = _counts(count)
    z = normal_quantile(confidence)
    some = np.where(x == 0, np.nan, x)
    low = some * np.maximum(0, 1 - 1 / (9 * some) - z / (3 * np.sqrt(some))) ** 3
    high = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * np.sqrt(x + 1))) ** 3
    return np.where(x == 0, 0.0, low), high


def exact_poisson_limits(count: ArrayLike, *, confidence: float = 0.95) -> Limits:
    """Give the exact lower and upper limits of a Poisson count (Garwood's), from the gamma distribution."""
    from scipy.special import gammaincinv

    x, tail = _counts(count), (1 - confidence) / 2
    some = np.where(x == 0, np.nan, x)
    return np.where(x == 0, 0.0, gammaincinv(some, tail)), np.asarray(gammaincinv(x + 1, 1 - tail))


def rate_limits(count: ArrayLike, of: ArrayLike, *, confidence: float = 0.95) -> Limits:
    """Give the limits of rates, per 1: exact Poisson where fewer than 10 were counted, Byar's elsewhere."""
    x, n = np.broadcast_arrays(_counts(count), np.asarray(of, dtype=float))
    n = np.where(n > 0, n, np.nan)
    low, high = byar_limits(x, confidence=confidence)
    few = x < EXACT_BELOW
    if few.any():
        exact_low, exact_high = exact_poisson_limits(np.where(few, x, np.nan), confidence=confidence)
        low, high = np.where(few, exact_low, low), np.where(few, exact_high, high)
    return low / n, high / n


def difference_limits(
    new: ArrayLike, new_limits: tuple[ArrayLike, ArrayLike], old: ArrayLike, old_limits: tuple[ArrayLike, ArrayLike]
) -> Limits:
    """Give the limits of new less old from each one's own limits, squared and added (Newcombe 1998, method 10)."""
    new, old = np.asarray(new, dtype=float), np.asarray(old, dtype=float)
    (new_low, new_high), (old_low, old_high) = new_limits, old_limits
    return (
        new - old - np.hypot(new - np.asarray(new_low), np.asarray(old_high) - old),
        new - old + np.hypot(np.asarray(new_high) - new, old - np.asarray(old_low)),
    )


@cache
def normal_quantile(confidence: float) -> float:
    """Give how many standard deviations hold this share of a normal distribution, both sides together.

    >>> round(normal_quantile(0.95), 4), round(normal_quantile(0.998), 4)
    (1.96, 3.0902)
    """
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _counts(count: ArrayLike) -> Numbers:
    """Take counts as numbers, with NaN for those below nothing."""
    x = np.asarray(count, dtype=float)
    return np.where(x >= 0, x, np.nan)


def _percent(confidence: float) -> str:
    return f"{100 * confidence:g}%"
