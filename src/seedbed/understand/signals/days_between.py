"""Charts of the days between events, for what happens too seldom to count by the month.

Days between chance events are lopsided: many short gaps, a few very long. Raised to the power 1 ÷ 3.6 they are close to
even on both sides (Nelson 1994), so the XmR limits are worked out there and brought back to days:

    gaps in days ─► gap^(1/3.6) ─► XmR limits ─► limit^3.6 ─► limits in days
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from seedbed.understand.signals.chart import ChartPoint, ChartSettings, ControlChart, GoodIs
from seedbed.understand.signals.xmr import xmr_chart

POWER = 1 / 3.6
OPPOSITE: dict[GoodIs, GoodIs] = {"high": "low", "low": "high", "context": "context"}


def days_between_chart(event_days: Sequence[date], *, settings: ChartSettings | None = None) -> ControlChart:
    """Chart the days from each event to the one before; a point stands on the day of the later event.

    `good_is` in the settings is that of the events: where few are good, long gaps are good. Several events on one day are
    one event, so that days can be told apart. The traps: the days since the last event are not a gap yet and are left
    out, so a long quiet spell shows only once it ends; and a target, if any, is in days.

    >>> chart = days_between_chart([date(2025, 1, 1), date(2025, 1, 11), date(2025, 3, 2)])
    >>> [point.value for point in chart.points]
    [10.0, 50.0]
    """
    settings = settings or ChartSettings()
    days = sorted(set(event_days))
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    in_even_scale = replace(
        settings,
        good_is=OPPOSITE[settings.good_is],
        target=None if settings.target is None else settings.target**POWER,
        each="gap",
    )
    chart = xmr_chart(days[1:], [gap**POWER for gap in gaps], settings=in_even_scale)
    return replace(
        chart,
        kind="days between",
        points=tuple(_in_days(point) for point in chart.points),
        settings=replace(in_even_scale, target=settings.target, least=0),
        basis="days between events, limits worked out on days^(1/3.6)",
    )


def _in_days(point: ChartPoint) -> ChartPoint:
    return replace(
        point,
        value=_back(point.value),
        mean=_back(point.mean),
        lower=_back(point.lower),
        upper=_back(point.upper),
    )


def _back(in_even_scale: float | None) -> float | None:
    """Bring a value back to days; below nothing means no limit on that side, which is 0 days."""
    return None if in_even_scale is None else round(max(0.0, in_even_scale) ** (1 / POWER), 9)
