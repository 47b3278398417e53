"""The average of a council's statistical neighbours, made as DfE's own tools make it, and saying so."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class NeighboursAverage:
    """The average, and how many neighbours it rests on; None when no neighbour has a published figure."""

    value: float | None
    found: int
    of: int
    basis: str


def neighbours_average(values: Sequence[float | None]) -> NeighboursAverage:
    """Average the neighbours' figures, each council counting once however large; missing ones are left out.

    Hand in one value for each neighbour, None or NaN where none is published. The trap: this is not the figure of all
    the neighbours' children together, in which a large county would count for more than a small borough.

    >>> neighbours_average([20.0, 24.0, None, 22.0]).value
    22.0
    >>> neighbours_average([20.0, 24.0, None, 22.0]).basis
    'simple mean of the 3 of 4 statistical neighbours with a published figure, each counting once'
    """
    found = [float(value) for value in values if value is not None and math.isfinite(value)]
    if not found:
        return NeighboursAverage(
            None, 0, len(values), f"none of {len(values)} statistical neighbours has a published figure"
        )
    some = f"all {len(found)}" if len(found) == len(values) else f"the {len(found)} of {len(values)}"
    basis = f"simple mean of {some} statistical neighbours with a published figure, each counting once"
    return NeighboursAverage(math.fsum(found) / len(found), len(found), len(values), basis)
