"""Where looked-after children live: finding a home that fits an age, a legal status and the month.

Homes with Ofsted numbers are the invented ones of `reference_data/synthetic/homes.csv`; foster carers have an invented
postcode of their own and the number of the service that approved them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from seedbed.periods import age_on
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.families import ELSEWHERE, IN_THE_PLACE, Register
from seedbed.synthetic.lives import Life
from seedbed.synthetic.tables import Home, Shares, homes, rate, rate_month, shares, shares_of

WITH_PARENTS, CHILDRENS_HOME, SUPPORTED = "P1", "K2", "K3"
SUPPORTED_FROM = 16
RELATIVES = ("U1", "U2", "U3")
UNRELATED = ("U4", "U5", "U6")
FOSTER = RELATIVES + UNRELATED
FOR_NOW, LONG_TERM = ("U3", "U6"), {"U3": "U1", "U6": "U4"}
ADOPTERS = ("A5", "A6")
TEMPORARY = ("T1", "T3", "T4")
ORDERS_THAT_ALLOW_PARENTS = ("C1", "C2")
AGE_BANDS = ((1, "0-0"), (5, "1-4"), (10, "5-9"), (16, "10-15"), (99, "16-17"))


def age_band(born: date, day: date) -> str:
    """Give the age band that the tables of homes and plans use.

    >>> age_band(date(2015, 6, 1), date(2025, 5, 31)), age_band(date(2015, 6, 1), date(2025, 6, 1))
    ('5-9', '10-15')
    """
    age = age_on(born, day)
    return next(band for below, band in AGE_BANDS if age < below)


class Homes:
    """Finds homes."""

    def __init__(self, chance: Chance, register: Register) -> None:
        self._chance = chance
        self._register = register

    def suitable(self, life: Life, day: date, *, legal_status: str, table: str = "home") -> Home:
        """Find a home for a child of this age and legal status on this day."""
        choices = self._choices(life, day, table)
        without = set() if legal_status in ORDERS_THAT_ALLOW_PARENTS else {WITH_PARENTS}
        if age_on(life.child.born, day) < SUPPORTED_FROM:
            without.add(SUPPORTED)
        while (place := self._chance.one_of(choices)) in without:
            pass
        return self.of_type(place, life)

    def another(self, life: Life, day: date, *, legal_status: str, than: Iterable[Home]) -> Home:
        """Find a home that is none of these: not the one the child leaves, nor the one planned next."""
        addresses = {(home.postcode, home.urn) for home in than}
        while True:
            found = self.suitable(life, day, legal_status=legal_status)
            if (found.postcode, found.urn) not in addresses:
                return found

    def of_type(self, place: str, life: Life) -> Home:
        """Find a home of one placement code."""
        if place == WITH_PARENTS:
            return Home(place, "PR0", life.postcode)
        if place in TEMPORARY:
            return Home(place, "", self._register.postcode_of_carers(IN_THE_PLACE))
        if place in FOSTER or place in ADOPTERS:
            return self._carer(place)
        return self._chance.pick(homes(place))

    def _choices(self, life: Life, day: date, table: str) -> Shares:
        if life.child.unaccompanied:
            return shares("home", "unaccompanied")
        band = age_band(life.child.born, day)
        return _more_residential(table, band) if day >= rate_month("residential_step_month") else shares(table, band)

    def _carer(self, place: str) -> Home:
        """Find foster carers or adopters; relatives are approved by the council itself."""
        if place in ADOPTERS:
            service = homes("adopt")[0]
        else:
            provider = "PR1" if place in RELATIVES else self._chance.code("carer")
            service = self._chance.pick([home for home in homes("foster") if home.provider == provider])
        area = IN_THE_PLACE if self._chance.code("own_area") == "in" else ELSEWHERE
        return Home(place, service.provider, self._register.postcode_of_carers(area), service.urn)


@cache
def _more_residential(table: str, band: str) -> Shares:
    """Give the shares of homes after the planted change: children's homes are chosen more often."""
    before = shares(table, band)
    lows = (0.0, *before.up_to)
    weights = [(code, high - low) for code, low, high in zip(before.codes, lows, before.up_to, strict=False)]
    step = rate("residential_step")
    return shares_of([(code, part * step if code == CHILDRENS_HOME else part) for code, part in weights])
