"""Which chart suits a series, and when there is too little to chart.

percentages                   p′, where about five or more children a month are counted and as many are not
counts                        XmR, where the mean is 5 or more
rarer                         the same by the quarter
rarer still                   days between events
and else                      too few to chart: a sentence and the numbers
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from seedbed.understand.signals.xmr import known

ChartName = Literal["XmR", "p-prime", "quarters", "days between", "too few to chart"]

FEWEST_A_POINT = 5.0  # below this mean a count cannot fall as far as it can rise, and limits mislead
FEWEST_POINTS = 8  # two years of quarters: fewer cannot show a run of seven
MONTHS_A_QUARTER = 3


@dataclass(frozen=True)
class ChartChoice:
    """Which chart, and why, in words."""

    chart: ChartName
    why: str


def choose_chart(counts: Sequence[float | None], denominators: Sequence[float | None] | None = None) -> ChartChoice:
    """Choose the chart for monthly `counts`, or for `counts` out of `denominators`.

    For percentages the smaller side counts: 98 of 100 is as rare as 2 of 100. The caller must know that the months are
    separate ones: a rolling or cumulative series must not be charted at all, and this rule cannot see that it is one.

    >>> choose_chart([12, 9, 14, 11, 10, 13, 12, 9, 11]).chart
    'XmR'
    >>> choose_chart([1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 1, 0]).chart
    'too few to chart'
    """
    events = _rarer_side(counts, denominators)
    months, total = len(events), sum(events)
    mean = total / months if months else 0.0
    whole: ChartName = "XmR" if denominators is None else "p-prime"
    if months >= FEWEST_POINTS and mean >= FEWEST_A_POINT:
        return ChartChoice(whole, f"{mean:.1f} a month, on average")
    quarters = months // MONTHS_A_QUARTER
    if quarters >= FEWEST_POINTS and mean * MONTHS_A_QUARTER >= FEWEST_A_POINT:
        return ChartChoice(
            "quarters", f"{mean:.1f} a month is too few; {mean * MONTHS_A_QUARTER:.1f} a quarter is enough"
        )
    if denominators is None and total > FEWEST_POINTS and mean < FEWEST_A_POINT:
        return ChartChoice("days between", f"{total:g} in {months} months: the days between them say more than counts")
    return ChartChoice("too few to chart", f"{total:g} in {months} months")


def _rarer_side(counts: Sequence[float | None], denominators: Sequence[float | None] | None) -> list[float]:
    if denominators is None:
        return [count for count in map(known, counts) if count is not None]
    pairs = [(known(count), known(of)) for count, of in zip(counts, denominators, strict=True)]
    both = [(count, of) for count, of in pairs if count is not None and of]
    counted, others = [count for count, _ in both], [of - count for count, of in both]
    return counted if sum(counted) <= sum(others) else others


def in_quarters(days: Sequence[date], counts: Sequence[float | None]) -> tuple[list[date], list[float | None]]:
    """Add monthly counts up to quarters of the year from April; a quarter without all its months has no figure.

    >>> months = [date(2025, month, 1) for month in (4, 5, 6, 7)]
    >>> in_quarters(months, [1, 2, 3, 4])
    ([datetime.date(2025, 4, 1), datetime.date(2025, 7, 1)], [6.0, None])
    """
    by_quarter: dict[date, list[float | None]] = {}
    for day, count in sorted(zip(days, counts, strict=True), key=lambda pair: pair[0]):
        first_month = day.month - (day.month - 1) % MONTHS_A_QUARTER
        by_quarter.setdefault(date(day.year, first_month, 1), []).append(known(count))
    return list(by_quarter), [_sum_of_all(months) for months in by_quarter.values()]


def _sum_of_all(months: Sequence[float | None]) -> float | None:
    some = [count for count in months if count is not None]
    return sum(some) if len(some) == MONTHS_A_QUARTER else None
