"""Short breaks for disabled children who live at home: agreements (V4) and single breaks (V3).

They are returned among the episodes of care and are none: no count of looked-after children may hold them. One agreement
covers a whole series; single breaks are reported one by one, each of at most 17 days and 75 days in a year.
"""

from __future__ import annotations

from datetime import timedelta

from seedbed.synthetic.calendar import FIRST_DAY, LAST_DAY
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.lives import Episode, Life
from seedbed.synthetic.tables import Home

ENDED = "E4A"
IN_A_HOME = Home("R1", "PR1", "")  # a short breaks home; for a break, no postcode and no Ofsted number are returned


def agreement(life: Life, chance: Chance) -> Episode:
    """Give one agreed series, begun before the first return or in it, and mostly still agreed at the end."""
    assessed = life.referrals[0].day + timedelta(days=60)
    start = max(assessed, FIRST_DAY + timedelta(days=chance.between(-500, 400)))
    end = start + timedelta(days=chance.between(500, 1500))
    return Episode(start, "S", "V4", "N2", IN_A_HOME, "", end, ENDED)


def single_breaks(life: Life, chance: Chance) -> list[Episode]:
    """Give a weekend or so each month or two."""
    breaks, day = [], FIRST_DAY + timedelta(days=chance.between(5, 60))
    while day < LAST_DAY - timedelta(days=5):
        end = day + timedelta(days=chance.between(1, 3))
        breaks.append(Episode(day, "S", "V3", "N2", IN_A_HOME, "", end, ENDED))
        day = end + timedelta(days=chance.between(20, 50))
    return breaks
