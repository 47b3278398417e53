"""Counts and what they were counted among, one pair for each council; a missing figure is NaN."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seedbed.estimates import Limits, Numbers, rate_limits, wilson_limits

Kind = Literal["proportion", "rate"]
GoodIs = Literal["high", "low", "context"]
PER: dict[Kind, float] = {"proportion": 100, "rate": 10_000}


@dataclass(frozen=True, eq=False)
class Counted:
    """The counts and denominators of one measure in one year, in one order of councils.

    `kind` is "proportion" where each one counted is one of the denominator (re-referrals of referrals), "rate" where
    the denominator is the population (children looked after per 10,000). Pairs that cannot be (no denominator, a count
    below nothing, a part greater than its whole) are missing on both sides.
    """

    counts: Numbers
    denominators: Numbers
    kind: Kind

    @classmethod
    def of(cls, counts: ArrayLike, denominators: ArrayLike, *, kind: Kind) -> Counted:
        """Take any numbers, None as missing, and clear the pairs that cannot be."""
        x, n = np.broadcast_arrays(np.asarray(counts, dtype=float), np.asarray(denominators, dtype=float))
        possible = np.isfinite(x) & np.isfinite(n) & (x >= 0) & (n > 0)
        if kind == "proportion":
            possible &= x <= n
        return cls(np.where(possible, x, np.nan), np.where(possible, n, np.nan), kind)

    @property
    def known(self) -> NDArray[np.bool_]:
        """Which councils have a figure."""
        return np.isfinite(self.counts)

    @property
    def values(self) -> Numbers:
        """The figures, per 1."""
        return self.counts / self.denominators

    @property
    def pooled(self) -> float:
        """All counted over all they were counted among: the figure of the councils together, NaN when none is known."""
        total = float(np.nansum(self.denominators))
        return float(np.nansum(self.counts)) / total if total else float("nan")

    def limits(self, *, confidence: float = 0.95) -> Limits:
        """Give each figure's own interval, per 1: Wilson for proportions, exact Poisson or Byar for rates."""
        if self.kind == "proportion":
            return wilson_limits(self.counts, self.denominators, confidence=confidence)
        return rate_limits(self.counts, self.denominators, confidence=confidence)
