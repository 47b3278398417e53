"""Fair comparison: how a council stands among the others, and whether a yearly figure changed.

Two traps are met here. Counts of few children swing by chance; funnels allow for that. And councils differ for more
reasons than chance: with hundreds of cases each, limits for chance alone call most councils outliers. So limits are
widened by how much councils ordinarily differ (overdispersion, after Spiegelhalter 2005), and a change counts as one
when it is more than councils ordinarily move between the same two years.

    standing      where each council stands against the pooled figure, with limits so widened
    change        what changed since another year, with the same care
    neighbours    the average of statistical neighbours, and how it is made
    funnels       limits for chance alone, and the significance labels of public health profiles
    dispersion    φ and τ²; also the limits that the R package FunnelPlotR draws, for reference

No verdict has a colour. “Better” and “worse” are said only where the measure has a good direction.
"""

from seedbed.understand.comparison.change import (
    Change,
    Changes,
    ValueWobble,
    Wobble,
    change_of_values,
    change_over_time,
    ordinary_wobble,
    wobble_of_values,
)
from seedbed.understand.comparison.counted import Counted
from seedbed.understand.comparison.neighbours import NeighboursAverage, neighbours_average
from seedbed.understand.comparison.standing import (
    CouncilStanding,
    Position,
    Positions,
    Standing,
    stand_among,
    stand_by_value,
)

__all__ = [
    "Change",
    "Changes",
    "CouncilStanding",
    "Counted",
    "NeighboursAverage",
    "Position",
    "Positions",
    "Standing",
    "ValueWobble",
    "Wobble",
    "change_of_values",
    "change_over_time",
    "neighbours_average",
    "ordinary_wobble",
    "stand_among",
    "stand_by_value",
    "wobble_of_values",
]
