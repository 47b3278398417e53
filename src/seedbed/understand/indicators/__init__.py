"""Indicators measured from a place's own record: what is counted stands in the bases, how in the measuring."""

from seedbed.understand.indicators.bases import BASES, Base
from seedbed.understand.indicators.measuring import (
    EVERYONE,
    GROUPS,
    Doubt,
    Measured,
    Measures,
    Month,
    Source,
)

__all__ = [
    "BASES",
    "EVERYONE",
    "GROUPS",
    "Base",
    "Doubt",
    "Measured",
    "Measures",
    "Month",
    "Source",
]
