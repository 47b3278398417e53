"""The same answers the plain way: loops, sums and searching by halves, to be read with a pencil."""

import math
from datetime import date, timedelta

from seedbed.periods import bank_holidays

Z_95 = 1.959963984540054


def by_halving(is_below, low: float, high: float) -> float:
    """Find where `is_below` turns from true to false."""
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if is_below(middle) else (low, middle)
    return (low + high) / 2


def poisson_at_most(count: int, mean: float) -> float:
    """Add up the chances of 0, 1, … `count` events where `mean` are expected."""
    term = total = math.exp(-mean)
    for events in range(1, count + 1):
        term *= mean / events
        total += term
    return total


def exact_poisson_interval(count: int, tail: float) -> tuple[float, float]:
    """Find the means under which this count, or more, or fewer, would be just rare enough."""
    low = by_halving(lambda mean: 1 - poisson_at_most(count - 1, mean) < tail, 0, 5 * count + 50) if count else 0.0
    high = by_halving(lambda mean: poisson_at_most(count, mean) > tail, 0, 5 * count + 50)
    return low, high


def wilson_interval(count: int, of: int, z: float) -> tuple[float, float]:
    """Find the proportions z standard errors from the one that was seen."""
    seen = count / of

    def too_far(proportion: float) -> bool:
        return abs(seen - proportion) > z * math.sqrt(proportion * (1 - proportion) / of)

    return by_halving(too_far, 0, seen), by_halving(lambda proportion: not too_far(proportion), seen, 1)


def p_prime_limits(counts: list[int], denominators: list[int]) -> list[tuple[float, float, float]]:
    """Work out Laney's limits column by column, as in a spreadsheet; no screening, nothing missing."""
    centre = sum(counts) / sum(denominators)
    if centre in (0, 1):
        return [(100 * centre,) * 3 for _ in counts]
    spreads = [math.sqrt(centre * (1 - centre) / n) for n in denominators]
    scores = [(x / n - centre) / spread for x, n, spread in zip(counts, denominators, spreads, strict=True)]
    ranges = [abs(scores[number] - scores[number - 1]) for number in range(1, len(scores))]
    sigma_z = sum(ranges) / len(ranges) / 1.128
    return [
        (100 * (centre - 3 * spread * sigma_z), 100 * centre, 100 * (centre + 3 * spread * sigma_z))
        for spread in spreads
    ]


def trend_marks(values: list[float], length: int) -> list[str | None]:
    """Walk along the values, noting stretches that keep rising or falling; long ones are trends."""
    marks: list[str | None] = [None] * len(values)
    start = 0
    while start < len(values) - 1:
        step = compare(values[start + 1], values[start])
        end = start + 1
        while end + 1 < len(values) and compare(values[end + 1], values[end]) == step:
            end += 1
        if step and end - start + 1 >= length:
            for number in range(start, end + 1):
                marks[number] = "high" if step > 0 else "low"
        start = end
    return marks


def run_marks(values: list[float], mean: float, length: int) -> list[str | None]:
    """Walk along the values, noting stretches that stay on one side of the mean."""
    marks: list[str | None] = [None] * len(values)
    start = 0
    while start < len(values):
        side, end = compare(values[start], mean), start
        while end + 1 < len(values) and compare(values[end + 1], mean) == side:
            end += 1
        if side and end - start + 1 >= length:
            for number in range(start, end + 1):
                marks[number] = "high" if side > 0 else "low"
        start = end + 1
    return marks


def compare(one: float, other: float) -> int:
    """Say 1 above, −1 below, 0 equal."""
    return (one > other) - (one < other)


def phi_and_tau2_of_proportions(pairs: list[tuple[int, int]]) -> tuple[float, float]:
    """Follow Spiegelhalter's steps council by council, extremes drawn in to the outer tenths."""
    target = math.asin(math.sqrt(sum(x for x, _ in pairs) / sum(n for _, n in pairs)))
    scores = [(math.asin(math.sqrt(x / n)) - target) * 2 * math.sqrt(n) for x, n in pairs]
    low, high = quantile(scores, 0.1), quantile(scores, 0.9)
    drawn_in = [min(max(score, low), high) for score in scores]
    phi = sum(score**2 for score in drawn_in) / len(drawn_in)
    weights = [4 * n for _, n in pairs]
    room = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    return phi, max(0.0, (len(pairs) * phi - (len(pairs) - 1)) / room)


def quantile(values: list[float], share: float) -> float:
    """Read between the sorted values, the first standing at 0 and the last at 1."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def working_days(start: date, end: date) -> int:
    """Look at every day after `start` up to `end`."""
    days = (start + timedelta(number) for number in range(1, (end - start).days + 1))
    free = set(bank_holidays(start, end))
    return sum(day.weekday() < 5 and day not in free for day in days)
