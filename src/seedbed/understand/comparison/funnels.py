"""Limits for chance alone: how far a council's figure may lie from the pooled one, given how many it was counted from.

Beside them the significance labels of public health profiles (OHID, Fingertips), which use the 95% and 99.8% limits:
“(0.025)” is beyond the first on that side, “(0.001)” beyond the second. With hundreds of cases a council these labels
call most councils significant; pages use `standing`, which widens the limits.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from seedbed.estimates import Limits, Numbers, exact_poisson_limits, normal_quantile, rate_limits

Labels = NDArray[np.str_]
CONFIDENCES = (0.95, 0.998)
LABEL_ENDINGS = ("(0.025)", "(0.001)")


def proportion_funnel(pooled: float, denominators: ArrayLike, *, confidence: float) -> Limits:
    """Give the limits b ± z √(b (1 − b) ÷ n), per 1, cut at 0 and 1."""
    low, high = _uncut_proportion_funnel(pooled, denominators, confidence=confidence)
    return np.maximum(low, 0), np.minimum(high, 1)


def _uncut_proportion_funnel(pooled: float, denominators: ArrayLike, *, confidence: float) -> Limits:
    reach = normal_quantile(confidence) * np.sqrt(pooled * (1 - pooled) / np.asarray(denominators, dtype=float))
    return pooled - reach, pooled + reach


def rate_funnel(expected: ArrayLike, *, confidence: float) -> Limits:
    """Give the counts just inside which chance alone keeps a count whose mean is `expected`: exact Poisson tails.

    They are the real numbers at which the Poisson tail is exactly (1 − confidence) ÷ 2, so that a count lies beyond a
    limit just when its own exact interval leaves `expected` out. Where even 0 is not rare the lower limit is 0.
    """
    from scipy.special import pdtrik

    mean, tail = np.asarray(expected, dtype=float), (1 - confidence) / 2
    mean = np.where(mean > 0, mean, np.nan)
    return np.asarray(pdtrik(tail, mean)), np.asarray(pdtrik(1 - tail, mean)) + 1


def expected_on_the_limit(observed: ArrayLike, *, confidence: float) -> Limits:
    """Give the expected counts for which `observed` lies just on the upper and just on the lower limit of the funnel.

    They are the exact Poisson interval of the observed count: the smaller puts it on the upper limit.
    """
    return exact_poisson_limits(observed, confidence=confidence)


def proportion_significance(counts: ArrayLike, denominators: ArrayLike) -> Labels:
    """Label each proportion against the funnel around the pooled proportion."""
    x, n = np.asarray(counts, dtype=float), np.asarray(denominators, dtype=float)
    pooled = float(np.nansum(x) / np.nansum(n))
    limits = [_uncut_proportion_funnel(pooled, n, confidence=confidence) for confidence in CONFIDENCES]
    return _labels(x / n, limits)


def ratio_significance(observed: ArrayLike, expected: ArrayLike) -> Labels:
    """Label each ratio of observed to expected by whether the exact Poisson interval of the observed leaves 1 out."""
    x, mean = np.asarray(observed, dtype=float), np.asarray(expected, dtype=float)
    return _labels_by_own_interval(mean, [exact_poisson_limits(x, confidence=one) for one in CONFIDENCES])


def rate_significance(counts: ArrayLike, populations: ArrayLike) -> Labels:
    """Label each crude rate by whether its own interval (exact Poisson or Byar) leaves the pooled rate out."""
    x, n = np.asarray(counts, dtype=float), np.asarray(populations, dtype=float)
    pooled = np.full(x.shape, np.nansum(x) / np.nansum(n))
    return _labels_by_own_interval(pooled, [rate_limits(x, n, confidence=confidence) for confidence in CONFIDENCES])


def _labels_by_own_interval(reference: Numbers, intervals: list[Limits]) -> Labels:
    """A figure is high when the reference lies below its interval: the same test with the two sides exchanged."""
    return _labels(-reference, [(-high, -low) for low, high in intervals])


def _labels(values: Numbers, limits: list[Limits]) -> Labels:
    labels = np.full(values.shape, "Not significant", dtype="<U16")
    for (low, high), ending in zip(limits, LABEL_ENDINGS, strict=True):
        labels[values < low] = f"Low {ending}"
        labels[values > high] = f"High {ending}"
    return labels
