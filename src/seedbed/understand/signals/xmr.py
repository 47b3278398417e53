"""XmR charts: single values against limits from how much neighbouring values usually differ.

    mean             the mean of the values
    moving range     how far each value is from the one before
    limits           mean ± 2.66 × the mean moving range
    close to one     beyond mean ± two thirds of that

2.66 is 3 ÷ 1.128: three standard deviations, taken from the mean difference of two neighbours.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import mean
from typing import TypeVar

from seedbed.understand.signals.chart import ChartSettings, ControlChart, make_chart
from seedbed.understand.signals.rules import Placed

T = TypeVar("T")

LIMIT = 2.66
NEAR_LIMIT = 2 * (LIMIT / 3)
SCREEN = 3.267  # the upper limit of moving ranges, as a multiple of their mean


def xmr_chart(
    days: Sequence[date], values: Sequence[float | None], *, settings: ChartSettings | None = None
) -> ControlChart:
    """Chart one value a month (or other equal stretch) as an XmR chart; None or NaN is a month without a figure.

    Points are put in order of date; one day may hold one value only. Values on a limit are inside it. A series that
    never moves has limits equal to its mean and no signal; a single value has no limits.

    The trap: never hand in rolling or cumulative figures, nor counts whose mean is below 5 (see `choose_chart`).

    >>> months = [date(2025, month, 1) for month in range(1, 13)]
    >>> chart = xmr_chart(months, [20, 22, 21, 23, 20, 22, 21, 23, 20, 22, 21, 40])
    >>> chart.sentence()
    'The latest month is above the upper limit.'
    """
    settings = settings or ChartSettings()
    ordered_days, ordered = in_order(days, [known(value) for value in values])
    segments = [_placed(ordered[start:stop], settings) for start, stop in segment_bounds(ordered_days, settings.rebase)]
    return make_chart("XmR", ordered_days, segments, settings, basis="mean ± 2.66 × the mean moving range")


def _placed(values: Sequence[float | None], settings: ChartSettings) -> list[Placed]:
    baseline = values[: settings.fix_after]
    centre = mean_of_known(baseline)
    usual_jump = mean_moving_range(baseline, screen=settings.screen_outliers)
    if centre is None or usual_jump is None:
        return [Placed(value, centre, None, None, None, None) for value in values]
    reach, near = LIMIT * usual_jump, NEAR_LIMIT * usual_jump
    return [Placed(value, centre, centre - reach, centre + reach, centre - near, centre + near) for value in values]


def mean_moving_range(values: Sequence[float | None], *, screen: bool) -> float | None:
    """Give the mean distance between neighbours, or None when no two neighbours are known.

    With `screen`, distances of 3.267 times the mean or more are left out, once; a series that never moves keeps its 0.
    """
    pairs = pairwise(values)
    ranges = [abs(later - earlier) for earlier, later in pairs if earlier is not None and later is not None]
    if not ranges:
        return None
    usual = mean(ranges)
    if not screen or usual == 0:
        return usual
    return mean([size for size in ranges if size < SCREEN * usual])


def mean_of_known(values: Sequence[float | None]) -> float | None:
    """Give the mean of the known values, exactly rounded, so that a value on the mean is seen to be on it."""
    some = [value for value in values if value is not None]
    return mean(some) if some else None


def known(value: float | None) -> float | None:
    """Take a value as a number, NaN and infinity as missing."""
    return float(value) if value is not None and math.isfinite(value) else None


def in_order(days: Sequence[date], values: Sequence[T]) -> tuple[list[date], list[T]]:
    """Sort the points by day; refuse a day that is given twice."""
    pairs = sorted(zip(days, values, strict=True), key=lambda pair: pair[0])
    for (day, _), (next_day, _) in pairwise(pairs):
        if day == next_day:
            raise ValueError(f"There are two points for {day}: a chart needs one value for each.")
    return [day for day, _ in pairs], [value for _, value in pairs]


def segment_bounds(days: Sequence[date], rebase: Sequence[date]) -> list[tuple[int, int]]:
    """Give where each stretch of shared limits starts and stops; one begins at the first point on or after each day."""
    starts = {0} | {sum(day < new for day in days) for new in rebase}
    inside = sorted(start for start in starts if start < len(days))
    return list(pairwise([*inside, len(days)]))
