"""p′ charts (Laney): percentages whose denominators change from month to month.

A percentage of few children swings more by chance than one of many, so each month has limits of its own:

    centre        p̄ = all that were counted ÷ all they were counted among
    by chance     s = √(p̄ (1 − p̄) ÷ n), the spread of a month with denominator n
    z             (p − p̄) ÷ s
    σz            the mean moving range of z ÷ 1.128: how much wider the months spread than chance in drawing n children
    limits        p̄ ± 3 s σz

With σz = 1 this is the ordinary p chart. On large denominators the p chart calls nearly every month a signal, since
months differ for more reasons than chance in who was counted; σz takes that in.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from seedbed.understand.signals.chart import ChartSettings, ControlChart, make_chart, with_bounds
from seedbed.understand.signals.rules import Placed
from seedbed.understand.signals.xmr import in_order, known, mean_moving_range, segment_bounds

PER_CENT = 100
SPREAD_OF_RANGE = 1.128  # the mean distance of two draws from a normal distribution, in standard deviations
REACH, NEAR_REACH = 3, 2


def p_prime_chart(
    days: Sequence[date],
    counts: Sequence[float | None],
    denominators: Sequence[float | None],
    *,
    settings: ChartSettings | None = None,
) -> ControlChart:
    """Chart `counts` out of `denominators`, each month, as percentages.

    A month with no denominator, or a count that is not among it, has no point and no limits. Every other setting is as
    for an XmR chart; limits are kept raw (they may pass 0 or 100) and `limits_shown` clips them.

    >>> months = [date(2025, month, 1) for month in range(1, 9)]
    >>> seen = [90, 88, 93, 91, 89, 92, 90, 60]
    >>> p_prime_chart(months, seen, [100, 98, 104, 100, 99, 103, 100, 101]).points[-1].rule
    'outside'
    """
    settings = with_bounds(settings or ChartSettings(), least=0, most=PER_CENT)
    pairs = [_pair(count, of) for count, of in zip(counts, denominators, strict=True)]
    ordered_days, ordered = in_order(days, pairs)
    segments = [_placed(ordered[start:stop], settings) for start, stop in segment_bounds(ordered_days, settings.rebase)]
    return make_chart("p-prime", ordered_days, segments, settings, basis="Laney's p′: pooled percentage ± 3 s σz")


def _pair(count: float | None, of: float | None) -> tuple[float, float] | None:
    counted, total = known(count), known(of)
    if counted is None or total is None or not 0 <= counted <= total or total == 0:
        return None
    return counted, total


def _placed(pairs: Sequence[tuple[float, float] | None], settings: ChartSettings) -> list[Placed]:
    baseline = pairs[: settings.fix_after]
    centre = _pooled(baseline)
    spread = None if centre is None else _spread_over_chance(baseline, centre, screen=settings.screen_outliers)
    return [_place(pair, centre, spread) for pair in pairs]


def _pooled(pairs: Sequence[tuple[float, float] | None]) -> float | None:
    known_pairs = [pair for pair in pairs if pair is not None]
    total = math.fsum(of for _, of in known_pairs)
    return math.fsum(count for count, _ in known_pairs) / total if total else None


def _spread_over_chance(pairs: Sequence[tuple[float, float] | None], centre: float, *, screen: bool) -> float | None:
    """Give σz; 0 where every month is at 0% or every month at 100%, None where no two neighbours are known."""
    if centre in (0, 1):
        return 0.0
    scores = [None if pair is None else (pair[0] / pair[1] - centre) / _by_chance(centre, pair[1]) for pair in pairs]
    usual = mean_moving_range(scores, screen=screen)
    return None if usual is None else usual / SPREAD_OF_RANGE


def _by_chance(centre: float, of: float) -> float:
    return math.sqrt(centre * (1 - centre) / of)


def _place(pair: tuple[float, float] | None, centre: float | None, spread: float | None) -> Placed:
    middle = None if centre is None else PER_CENT * centre
    # Rounded as the centre is, so that a month at the centre is seen to be on it.
    value = None if pair is None else PER_CENT * (pair[0] / pair[1])
    if pair is None or centre is None or middle is None or spread is None:
        return Placed(value, middle, None, None, None, None)
    unit = PER_CENT * _by_chance(centre, pair[1]) * spread
    reach, near = REACH * unit, NEAR_REACH * unit
    return Placed(value, middle, middle - reach, middle + reach, middle - near, middle + near)
