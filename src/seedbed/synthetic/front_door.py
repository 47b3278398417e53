"""The front door: how many children are referred in each month, who comes back, and who comes for the first time.

It opens two years before the first return, so that the first return finds cases open, families known and plans begun.
Two things are planted here that a chart of the place must see: referrals step up in one month and stay up, and the
share of children who come back within a year does not change.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta

from seedbed.periods import month_starts
from seedbed.synthetic.calendar import FIRST_DAY, LAST_DAY, working_day_from
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.families import Family, Register
from seedbed.synthetic.journeys import Help
from seedbed.synthetic.lives import Life
from seedbed.synthetic.tables import rate, rate_month, weight

A_YEAR = timedelta(days=365)
TRIES = 40
STEADYING = 0.03  # for each child too few or too many so far: level in the long run, and no smoother than chance
BABY_IS_SEEN = 170  # days before the birth from which an unborn child is referred


class FrontDoor:
    """Receives referrals month by month."""

    def __init__(self, chance: Chance, register: Register, helping: Help, *, scale: float) -> None:
        self._chance = chance
        self._register = register
        self._help = helping
        self._scale = scale
        self._days_so_far: list[date] = []
        self._families_so_far: list[Family] = []
        self._referred = self._came_back = 0
        self.families: list[Family] = []
        self.arrivals: list[Family] = []

    def run(self) -> None:
        """Receive all referrals from two years before the first return to the last day of the last."""
        opened = FIRST_DAY - timedelta(days=int(rate("months_before") * 30.4))
        for month in month_starts(opened, LAST_DAY):
            self._receive(month)

    def _receive(self, month: date) -> None:
        """Receive one month's referrals, in order of date."""
        last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
        expected = self.expected(month) * (1 + rate("month_noise") * (self._chance.draw() * 2 - 1))
        wanted, referred = round(expected), 0
        if month >= FIRST_DAY:
            referred += self._receive_arrivals(month, last)
        days = sorted(self._day(month, last) for _ in range(wanted))
        while referred < wanted:
            referred += self._receive_family(days[referred])

    def expected(self, month: date) -> float:
        """Give the number of children referred that is expected in a month."""
        step = rate("referrals_step") if month >= rate_month("referrals_step_month") else 1.0
        return rate("referrals_a_month") * self._scale * weight("season", f"{month.month:02d}") * step

    def _receive_arrivals(self, month: date, last: date) -> int:
        """Receive unaccompanied young people."""
        number = self._chance.times(rate("unaccompanied_a_year") * self._scale / 12)
        for day in sorted(self._chance.day(month, last) for _ in range(number)):
            family = self._register.new_arrival(day)
            self._help.arrive(family, day)
            self.arrivals.append(family)
        return number

    def _receive_family(self, day: date) -> int:
        """Receive one family: one that comes back or a new one; give how many of its children are referred."""
        draw = self._chance.draw()
        family = None
        if draw < self._share_coming_back():
            family = self._known_family(day, since=day - A_YEAR, until=day)
        elif draw > 1 - rate("referred_again_later"):
            family = self._known_family(day, since=date.min, until=day - A_YEAR)
        if family is None:
            family = self._register.new_family(day)
            self.families.append(family)
        lives = self._who_is_referred(family, day)
        self._referred += len(lives)
        self._came_back += sum(_came_within_a_year(life, day) for life in lives)
        self._help.refer(family, lives, day)
        self._days_so_far.append(day)
        self._families_so_far.append(family)
        return len(lives)

    def _share_coming_back(self) -> float:
        """Give the chance that the next family comes back, leaning a little against the months so far."""
        lacking = rate("rereferred") * self._referred - self._came_back
        return rate("rereferred") + STEADYING * lacking / max(self._scale, 1.0)

    def _known_family(self, day: date, *, since: date, until: date) -> Family | None:
        """Find a family last referred in this stretch, whose cases are all closed and who still has children.

        Families are tried at random among the referrals of the stretch; when many tries find none, there is none.
        """
        first, end = bisect_left(self._days_so_far, since), bisect_left(self._days_so_far, until)
        for _ in range(TRIES if end > first else 0):
            place = self._chance.between(first, end - 1)
            family, last = self._families_so_far[place], self._days_so_far[place]
            if family.last_referred == last and family.free_from <= day and family.children_on(day):
                return family
        return None

    def _who_is_referred(self, family: Family, day: date) -> list[Life]:
        """Choose one child of the family, most of the others, and the baby on the way once it is known of."""
        children = family.children_on(day)
        first = self._first_child(family, children)
        others = [life for life in children if life is not first]
        others += [life for life in family.unborn_on(day) if (life.child.born - day).days < BABY_IS_SEEN]
        return [first, *(life for life in others if self._chance.befalls("another_child_joins"))]

    def _first_child(self, family: Family, children: list[Life]) -> Life:
        """Choose the child a referral is about: one known before, if there is one."""
        known = [life for life in children if life.referrals]
        return self._chance.pick(known or children)

    def _day(self, month: date, last: date) -> date:
        day = self._chance.day(month, last)
        if self._chance.befalls("referred_at_weekends"):
            return day
        worked = working_day_from(day)
        return worked if worked <= last else day


def _came_within_a_year(life: Life, day: date) -> bool:
    return any(referral.day > day - A_YEAR for referral in life.referrals)
