"""Luck, seeded: every draw in a synthetic place comes from here, so that the same seed makes the same place.

Each part of the work has luck of its own, named for it. A part that is added later, or one that draws more often,
leaves all the others as they were.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar
from zlib import crc32

import numpy as np

from seedbed.synthetic.tables import Shares, rate, shares

Thing = TypeVar("Thing")

AT_A_TIME = 8192  # one call for many draws is fifty times faster than a call for each


class Chance:
    """Draws for one purpose.

    >>> Chance(1, "an example").draw() == Chance(1, "an example").draw()
    True
    """

    def __init__(self, seed: int, purpose: str) -> None:
        self._generator = np.random.Generator(np.random.PCG64([seed, crc32(purpose.encode())]))
        self._ready: list[float] = []

    def draw(self) -> float:
        """Give a number from 0 up to, and without, 1."""
        if not self._ready:
            self._ready = self._generator.random(AT_A_TIME).tolist()
        return self._ready.pop()

    def happens(self, share: float) -> bool:
        """Tell whether something with this probability happens."""
        return self.draw() < share

    def befalls(self, name: str) -> bool:
        """Tell whether something happens whose probability stands among the rates under `name`."""
        return self.draw() < rate(name)

    def between(self, low: int, high: int) -> int:
        """Give a whole number from `low` to `high`, both included."""
        return low + int(self.draw() * (high - low + 1))

    def code(self, table: str, when: str = "") -> str:
        """Give a code from a table of shares."""
        return self.one_of(shares(table, when))

    def one_of(self, choices: Shares) -> str:
        """Give one of these codes, each as often as its share says."""
        return choices.codes[min(bisect_right(choices.up_to, self.draw()), len(choices.codes) - 1)]

    def number(self, table: str, when: str = "") -> int:
        """Give a whole number from a table whose codes are bands, such as 11-20."""
        low, _, high = self.code(table, when).partition("-")
        return self.between(int(low), int(high or low))

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Give one of these, all alike in chance."""
        return things[int(self.draw() * len(things))]

    def wait(self, times_a_year: float) -> int:
        """Give the days until something next happens that happens so many times a year, at least one day."""
        return 1 + int(-365.25 / times_a_year * math.log(1.0 - self.draw()))

    def times(self, expected: float) -> int:
        """Give how often something happens that is expected so many times (a Poisson count)."""
        limit, number, product = math.exp(-expected), 0, self.draw()
        while product > limit:
            number += 1
            product *= self.draw()
        return number

    def day(self, first: date, last: date) -> date:
        """Give a day from `first` to `last`, both included."""
        return first + timedelta(days=self.between(0, (last - first).days))
