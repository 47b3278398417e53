"""Families, not rows: brothers and sisters, twins, and babies on the way, with one home and one heritage.

Every number a child carries is invented in a way that no real one can be: schools in pupil numbers begin with 0, which
none does; postcodes lie in areas ZA (Acornbridge) and ZY (elsewhere), which the Post Office does not use.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta

from seedbed.periods import age_on
from seedbed.synthetic.calendar import ADULT, birthday
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.lives import Child, Life

CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
IN_THE_PLACE, ELSEWHERE = "ZA", "ZY"
FAMILIES_LIVE_IN, CARERS_LIVE_IN = (1, 5), (6, 9)  # the figure after the space
TOO_YOUNG_FOR_SCHOOL = "UN1"
TAUGHT_ABROAD = "UN3"
STARTS_SCHOOL_AFTER = date(2021, 8, 31)  # born later: not yet four when the last school year of the returns begins
STAYS_AT_LEAST = timedelta(days=60)
SHORTEST_GAP, LONGEST_GAP = 330, 1500  # days between the births of brothers and sisters who are no twins
FIRST_CHILD_ID, LAST_CHILD_ID = 40_000, 1_600_000
SCHOOLS, PUPILS_A_YEAR = 30, 999
FIRST_SCHOOL_YEAR = 5  # years of age: a pupil number bears the year in which school began


@dataclass(slots=True)
class Family:
    """Children who share a home; `free_from` is the first day on which no case of theirs is open."""

    number: int
    postcode: str
    ethnicity: str
    lives: list[Life] = field(default_factory=list)
    free_from: date = date.min
    last_referred: date = date.min
    had_plan: bool = False

    def children_on(self, day: date) -> list[Life]:
        """Give the children of this family who are born, alive and under 18 on this day.

        An adopted child is another family's, and a new person in every record: never one of these.
        """
        return [
            life
            for life in self.lives
            if 0 <= age_on(life.child.born, day) < ADULT and life.died is None and not life.is_adopted
        ]

    def unborn_on(self, day: date) -> list[Life]:
        """Give the baby that is on the way on this day, or the two."""
        return [life for life in self.lives if life.child.born > day]


class Register:
    """Makes families, and sees that no number is given twice."""

    def __init__(self, chance: Chance, council_number: str) -> None:
        self._chance = chance
        self._council_number = council_number
        self._families = 0
        self._taken: set[str] = set()

    def new_family(self, day: date, *, ages: str = "age_at_referral", sex: str = "") -> Family:
        """Make a family with one child of an age that the table `ages` gives on this day, and who else there is."""
        family = self._household(self._chance.code("ethnicity"))
        born = self._born(day, self._chance.number(ages))
        births = [born, *self._other_births(born, day)]
        births += self._expected_births(max(births), day)
        for birth in sorted(births):
            self._add_child(family, birth, sex if birth == born else "")
        return family

    def new_arrival(self, day: date) -> Family:
        """Make an unaccompanied young person: a household of one."""
        family = self._household(self._chance.code("ethnicity", "unaccompanied"))
        born = self._born(day, self._chance.number("age_unaccompanied"))
        while day + STAYS_AT_LEAST >= birthday(born, ADULT):
            born = self._born(day, self._chance.number("age_unaccompanied"))
        upn = TAUGHT_ABROAD if self._chance.befalls("no_pupil_number_yet") else self._upn(born)
        sex = self._chance.code("sex", "unaccompanied")
        child = Child(self._child_id(), family.number, sex, born, family.ethnicity, upn, unaccompanied=True)
        family.lives.append(Life(child, postcode=""))
        return family

    def new_disabled_child(self, day: date) -> Family:
        """Make a family with one disabled child of school age."""
        family = self._household(self._chance.code("ethnicity"))
        self._add_child(family, self._born(day, self._chance.between(4, 14)), "", disabled=True)
        return family

    def new_leaver(self, day: date, age: int) -> Family:
        """Make a young person of this age who was looked after once."""
        family = self._household(self._chance.code("ethnicity"))
        self._add_child(family, self._born(day, age), "looked after")
        return family

    def postcode_of_carers(self, area: str) -> str:
        """Invent the postcode of a home where children are cared for, which is that of no family."""
        return self._postcode(area, CARERS_LIVE_IN)

    def _postcode(self, area: str, sectors: tuple[int, int]) -> str:
        """Invent a postcode in an area that does not exist; two homes may share one, as real homes do."""
        pick, between = self._chance.pick, self._chance.between
        letters = pick(POSTCODE_LETTERS) + pick(POSTCODE_LETTERS)
        return f"{area}{between(1, 6 if area == IN_THE_PLACE else 9)} {between(*sectors)}{letters}"

    def _household(self, ethnicity: str) -> Family:
        self._families += 1
        return Family(self._families, self._postcode(IN_THE_PLACE, FAMILIES_LIVE_IN), ethnicity)

    def _born(self, day: date, age: int) -> date:
        """Give a birthday for someone who is `age` years old on this day."""
        return day - timedelta(days=int(age * 365.25) + self._chance.between(1 if age else 0, 364))

    def _other_births(self, first: date, day: date) -> list[date]:
        """Give the births of brothers and sisters, older and younger, who are born and not grown up by this day."""
        births = [first]
        for _ in range(self._chance.number("family_size") - 1):
            if self._chance.befalls("twins"):
                births.append(self._chance.pick(births))
                continue
            gap = timedelta(days=self._chance.between(SHORTEST_GAP, LONGEST_GAP))
            older = self._chance.happens(0.5)
            births.append(min(births) - gap if older else max(births) + gap)
        return [born for born in births[1:] if born <= day and age_on(born, day) < ADULT]

    def _expected_births(self, youngest: date, day: date) -> list[date]:
        """Give the birth of a baby on the way, if there is one."""
        if not self._chance.befalls("expecting"):
            return []
        born = day + timedelta(days=self._chance.between(20, 180))
        return [born] if (born - youngest).days >= SHORTEST_GAP else []

    def _add_child(self, family: Family, born: date, sex: str, *, disabled: bool = False) -> None:
        child = Child(
            id=self._child_id(),
            family=family.number,
            sex=self._chance.code("sex", sex),
            born=born,
            ethnicity=family.ethnicity,
            upn=TOO_YOUNG_FOR_SCHOOL if born > STARTS_SCHOOL_AFTER else self._upn(born),
            disabilities=self._disabilities() if disabled or self._chance.befalls("disabled") else (),
        )
        family.lives.append(Life(child, family.postcode))

    def _disabilities(self) -> tuple[str, ...]:
        """Give one to three disabilities, each once."""
        several = [self._chance.code("disability") for _ in range(self._chance.number("disabilities_each"))]
        return tuple(dict.fromkeys(several))

    def _child_id(self) -> str:
        """Give a council's child id: text, for it may begin with a nought."""
        return self._unused(lambda: f"{self._chance.between(FIRST_CHILD_ID, LAST_CHILD_ID):07d}")

    def _upn(self, born: date) -> str:
        """Give a unique pupil number whose check letter is right and whose school cannot be."""
        school = f"{self._chance.between(1, SCHOOLS):04d}"
        year = f"{(born.year + FIRST_SCHOOL_YEAR) % 100:02d}"
        return self._unused(
            lambda: with_check_letter(
                f"{self._council_number}{school}{year}{self._chance.between(1, PUPILS_A_YEAR):03d}"
            )
        )

    def _unused(self, make: Callable[[], str]) -> str:
        while (made := make()) in self._taken:
            pass
        self._taken.add(made)
        return made


def with_check_letter(digits: str) -> str:
    """Put the check letter before the twelve digits of a unique pupil number.

    Each digit is multiplied by its place, counted from 2, and the sum divided by 23 leaves the letter.

    >>> with_check_letter("841000115001")
    'X841000115001'
    """
    total = sum(place * int(digit) for place, digit in enumerate(digits, start=2))
    return CHECK_LETTERS[total % 23] + digits
