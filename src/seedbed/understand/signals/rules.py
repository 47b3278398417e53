"""The four rules that tell a signal from noise, on one stretch of points that share their limits.

A point that breaks several rules is told by the first of: outside, trend, two of three, run. A missing point belongs to
no pattern and breaks every one that it falls in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Rule = Literal["outside", "trend", "two of three", "run"]
Direction = Literal["high", "low"]
Mark = tuple[Rule, Direction]


@dataclass(frozen=True)
class Placed:
    """A point with the mean and limits it is judged against; any of them may be missing.

    The near limits lie two thirds of the way from the mean to the limits.
    """

    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    near_lower: float | None
    near_upper: float | None

    @property
    def side(self) -> int | None:
        """1 above the mean, −1 below, 0 exactly on it, None when either is missing."""
        if self.value is None or self.mean is None:
            return None
        return (self.value > self.mean) - (self.value < self.mean)

    @property
    def is_outside(self) -> bool:
        """Whether the point is beyond a limit; on the limit is inside."""
        if self.value is None or self.lower is None or self.upper is None:
            return False
        return self.value > self.upper or self.value < self.lower

    @property
    def is_near_limit(self) -> bool:
        """Whether the point is inside the limits and in the outer third."""
        if self.value is None or self.near_lower is None or self.near_upper is None or self.is_outside:
            return False
        return self.value > self.near_upper or self.value < self.near_lower


def mark_signals(points: Sequence[Placed], *, trend_length: int, run_length: int) -> list[Mark | None]:
    """Give for each point the rule it breaks and which way, or None for chance."""
    trend = _trend(points, trend_length)
    two_of_three = _two_of_three(points)
    run = _run(points, run_length)
    marks: list[Mark | None] = []
    for number, point in enumerate(points):
        if point.is_outside:
            marks.append(("outside", _way(point.side)))
        elif trend[number]:
            marks.append(("trend", _way(trend[number])))
        elif two_of_three[number]:
            marks.append(("two of three", _way(point.side)))
        elif run[number]:
            marks.append(("run", _way(point.side)))
        else:
            marks.append(None)
    return marks


def _way(sign: int | None) -> Direction:
    return "high" if sign == 1 else "low"


def _trend(points: Sequence[Placed], length: int) -> list[int]:
    """Mark every point of each stretch that rises (1) or falls (−1) throughout; a tie breaks it.

    A turning point ends one trend and begins the next: it belongs to the one on its right, which is marked later.
    """
    return _marked_by_window(points, length, _steady_direction)


def _steady_direction(window: Sequence[Placed]) -> int:
    values = [point.value for point in window if point.value is not None]
    if len(values) < len(window):
        return 0
    steps = {(later > earlier) - (later < earlier) for earlier, later in pairwise(values)}
    return steps.pop() if len(steps) == 1 else 0


def _run(points: Sequence[Placed], length: int) -> list[int]:
    """Mark every point of each stretch on one side of the mean; a point exactly on the mean breaks it."""
    return _marked_by_window(points, length, _shared_side)


def _shared_side(window: Sequence[Placed]) -> int:
    sides = {point.side for point in window}
    return (sides.pop() or 0) if len(sides) == 1 else 0


def _two_of_three(points: Sequence[Placed]) -> list[int]:
    """Mark the near-limit points of each three on one side of the mean of which at least two are near the limit."""
    in_such_three = _marked_by_window(points, 3, _side_with_two_near)
    return [mark if point.is_near_limit else 0 for point, mark in zip(points, in_such_three, strict=True)]


def _side_with_two_near(window: Sequence[Placed]) -> int:
    return _shared_side(window) if sum(point.is_near_limit for point in window) >= 2 else 0


def _marked_by_window(points: Sequence[Placed], length: int, sign_of: Callable[[Sequence[Placed]], int]) -> list[int]:
    """Slide a window along the points and give each point the sign of the last window that holds it and has one."""
    marks = [0] * len(points)
    for start in range(len(points) - length + 1):
        sign = sign_of(points[start : start + length])
        if sign:
            marks[start : start + length] = [sign] * length
    return marks
