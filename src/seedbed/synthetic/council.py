"""All the children of a synthetic council: who was known on the first day, and who came through the front door since.

in care on the first day      families with a child looked after, some for many years
care leavers                  young people who left before the first return and are asked about until 21
disabled children             with a plan of long standing; some with short breaks, who are not looked after
through the front door        everyone else, month by month
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from seedbed.codes.councils import Council
from seedbed.periods import age_on
from seedbed.synthetic.calendar import ADULT, FIRST_DAY, LAST_DAY, birthday
from seedbed.synthetic.care import Care
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.families import Family, Register
from seedbed.synthetic.front_door import FrontDoor
from seedbed.synthetic.homes import FOSTER, Homes, age_band
from seedbed.synthetic.journeys import Case, Help
from seedbed.synthetic.lives import Episode, Life, NeedPlan, Referral
from seedbed.synthetic.short_breaks import agreement, single_breaks
from seedbed.synthetic.tables import rate
from seedbed.synthetic.yearly import Yearly

FAR_AHEAD = date(2040, 1, 1)
FEWEST_WORKERS = 12
CHILDREN_A_WORKER = 25
ADOPTED_BEFORE = 8  # years of age: an older brother or sister of a child to be adopted stays in foster care


@dataclass(frozen=True)
class SyntheticCouncil:
    """A council, the seed it was made with, and the lives of its children in order of their id."""

    council: Council
    seed: int
    lives: tuple[Life, ...]


def a_council(council: Council, *, seed: int, children: int) -> SyntheticCouncil:
    """Make the lives of about so many children, the same ones for the same seed."""
    scale = children / rate("children_in_the_files")
    register = Register(Chance(seed, "families"), council.number)
    care = Care(Chance(seed, "care"), Homes(Chance(seed, "homes"), register))
    helping = Help(Chance(seed, "help"), care)
    known = KnownBefore(Chance(seed, "known before"), register, care, helping)
    families = [
        *known.looked_after(round(rate("looked_after") * scale)),
        *known.unaccompanied(round(rate("unaccompanied") * scale)),
        *known.disabled(round(rate("short_breaks") * scale), round(rate("in_need_for_long") * scale)),
        *known.left_care(rate("care_leavers_per_birth_year") * scale, round(rate("left_early") * scale)),
    ]
    door = FrontDoor(Chance(seed, "front door"), register, helping, scale=scale)
    door.run()
    families += door.families + door.arrivals
    workers = max(FEWEST_WORKERS, children // CHILDREN_A_WORKER)
    _fill_in(families, Yearly(Chance(seed, "yearly"), workers=workers, council_number=council.number))
    return SyntheticCouncil(council, seed, tuple(_in_the_files(families)))


def _fill_in(families: list[Family], yearly: Yearly) -> None:
    for family in families:
        for life in family.lives:
            if life.episodes or life.left_care_before:
                yearly.fill(life)
        if any(life.episodes for life in family.lives):
            yearly.give_workers(family.lives)


def _in_the_files(families: list[Family]) -> Iterable[Life]:
    """Give the lives that at least one return mentions."""
    lives = (life for family in families for life in family.lives)
    return sorted((life for life in lives if _is_mentioned(life)), key=lambda life: life.child.id)


def _is_mentioned(life: Life) -> bool:
    referred = any(
        referral.day <= LAST_DAY and (referral.closed is None or referral.closed >= FIRST_DAY)
        for referral in life.referrals
    )
    return referred or bool(life.episodes_in(FIRST_DAY, LAST_DAY)) or bool(life.after_care)


class KnownBefore:
    """Makes the children whom the council knew on the first day."""

    def __init__(self, chance: Chance, register: Register, care: Care, helping: Help) -> None:
        self._chance = chance
        self._register = register
        self._care = care
        self._help = helping

    def looked_after(self, number: int) -> list[Family]:
        """Make families with children in care on the first day: brothers and sisters mostly entered together."""
        families: list[Family] = []
        made = 0
        while made < number:
            family = self._register.new_family(FIRST_DAY, ages="age_looked_after", sex="looked after")
            families.append(family)
            made += self._in_care_together(family, most=number - made)
        return families

    def _in_care_together(self, family: Family, *, most: int) -> int:
        """Put one child of a family, and perhaps others, into care since one day; give how many."""
        children = [life for life in family.children_on(FIRST_DAY) if self._can_stay(life)]
        if not children:
            return 0
        first = self._chance.pick(children)
        others = [life for life in children if life is not first and self._chance.befalls("sibling_in_care_too")]
        plan = self._chance.code("stock_plan", age_band(first.child.born, FIRST_DAY))
        days = self._days_in_care(plan)
        home = None
        for life in [first, *others][:most]:
            entered = max(FIRST_DAY - timedelta(days=days), life.child.born)
            referral = self._old_referral(life, entered)
            course = self._care.already_in(
                life,
                entered=entered,
                need=referral.need,
                plan="long" if plan == "adoption" and not self._is_young(life) else plan,
                home=home if self._chance.befalls("siblings_live_together") else None,
            )
            home = course.home if course.home.place in FOSTER else None
            self._help.after_care(Case(life, referral), course)
        return min(most, 1 + len(others))

    def _days_in_care(self, plan: str) -> int:
        """Draw how long a child has been in care; only long stays and adoptions last more than a year."""
        if plan == "long":
            return self._chance.number("stock_days")
        return self._chance.between(20, 700 if plan == "adoption" else 330)

    def _can_stay(self, life: Life) -> bool:
        """Leave out the newborn and those about to turn 18."""
        a_while = timedelta(days=10)
        eighteen = birthday(life.child.born, ADULT)
        return life.child.born < FIRST_DAY - a_while and eighteen > FIRST_DAY + a_while

    def _is_young(self, life: Life) -> bool:
        return age_on(life.child.born, FIRST_DAY) < ADOPTED_BEFORE

    def _old_referral(self, life: Life, entered: date) -> Referral:
        """Give the referral that led to care, long enough before that of it only the date is still returned."""
        day = entered - timedelta(days=self._chance.between(20, 200))
        if day < life.child.born:
            life.was_referred_before_birth(life.child.born)
        referral = Referral(day, self._chance.code("referral_source"), self._chance.code("need", "looked after"))
        life.referrals.append(referral)
        return referral

    def unaccompanied(self, number: int) -> list[Family]:
        """Make unaccompanied young people who are looked after on the first day."""
        families: list[Family] = []
        while len(families) < number:
            family = self._register.new_arrival(FIRST_DAY - timedelta(days=self._chance.between(10, 600)))
            (life,) = family.lives
            if not self._can_stay(life):
                continue
            families.append(family)
            entered = max(FIRST_DAY - timedelta(days=self._chance.between(10, 600)), birthday(life.child.born, 14))
            source = self._chance.code("referral_source", "unaccompanied")
            life.referrals.append(Referral(entered, source, "N8"))
            course = self._care.already_in(life, entered=entered, need="N8", plan="long")
            self._help.after_care(Case(life, life.referrals[0]), course)
        return families

    def disabled(self, with_breaks: int, without: int) -> list[Family]:
        """Make disabled children with plans of long standing, some with short breaks."""
        families = []
        for place in range(with_breaks + without):
            family = self._register.new_disabled_child(FIRST_DAY)
            families.append(family)
            life = family.lives[0]
            day = FIRST_DAY - timedelta(days=self._chance.between(300, 1200))
            plan = NeedPlan(day + timedelta(days=60), FAR_AHEAD)
            life.referrals.append(Referral(day, "3F", "N2", need_plans=[plan]))
            if place < with_breaks:
                life.episodes += self._breaks(life, place)
        return families

    def _breaks(self, life: Life, place: int) -> list[Episode]:
        """Give two in three an agreement, and each third a series of single breaks."""
        return single_breaks(life, self._chance) if place % 3 == 2 else [agreement(life, self._chance)]

    def left_care(self, per_birth_year: float, left_early: int) -> list[Family]:
        """Make young people who left care before the first return: at 18, or a few at 16 or 17."""
        families = []
        for age in (18, 19, 20):
            for _ in range(round(per_birth_year)):
                family = self._register.new_leaver(FIRST_DAY, age)
                families.append(family)
                family.lives[0].left_care_before = birthday(family.lives[0].child.born, ADULT)
        for _ in range(left_early):
            family = self._register.new_leaver(FIRST_DAY, self._chance.pick((16, 17)))
            families.append(family)
            family.lives[0].left_care_before = FIRST_DAY - timedelta(days=1)
        return families
