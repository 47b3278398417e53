"""Time in care: a legal status and a home, the days on which either changes, and how it ends.

A course of care is drawn up whole when it begins, in the order in which a council decides: first the plan for the child
with its orders and its end (`care_plans`), then the homes. Episodes follow from it:

    legal status   C1 ────────────── C2 ──────────────────────────────
    home           foster home A ─────────── B ───── hospital ── B ───
    episode        S                 L       P       P           P      the letter says what is new
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from seedbed.periods import age_on
from seedbed.synthetic.calendar import ADULT, FIRST_DAY, LAST_DAY, birthday
from seedbed.synthetic.care_plans import AT_18, Decision, Planner
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.homes import (
    FOR_NOW,
    FOSTER,
    LONG_TERM,
    RELATIVES,
    SUPPORTED,
    SUPPORTED_FROM,
    TEMPORARY,
    UNRELATED,
    Homes,
)
from seedbed.synthetic.lives import AdoptionPlan, Episode, Life
from seedbed.synthetic.tables import Home, rate

HORIZON = LAST_DAY + timedelta(days=60)  # nothing later shows in a return
NEXT_EPISODE = "X1"
STEADY_BEFORE = 3  # years: the very young seldom move
SOON_ADULT = 75  # days: someone this near to 18 does not start to be looked after here


@dataclass(slots=True)
class Change:
    """What changes on one day of a course: the legal status, the home, or both."""

    legal_status: str = ""
    home: Home | None = None
    same_carer: bool = False
    why: str = ""


@dataclass(slots=True)
class Course:
    """One period of care, or what is left of it on the first day of the returns."""

    start: date
    why_new: str
    legal_status: str
    home: Home
    end: date
    why_ended: str
    changes: dict[date, Change] = field(default_factory=dict)

    def change(self, day: date) -> Change:
        """Give the change of one day, to be filled in."""
        return self.changes.setdefault(day, Change())

    def home_on(self, day: date) -> Home:
        """Give the home a child lives in at the end of this day."""
        moves = [(when, c.home) for when, c in self.changes.items() if c.home is not None and when <= day]
        return max(moves, key=lambda move: move[0])[1] if moves else self.home

    def homes_around(self, day: date) -> list[Home]:
        """Give the home a child lives in on this day, and the one planned next, if there is one."""
        later = [when for when, c in self.changes.items() if c.home is not None and when > day]
        return [self.home_on(day), *([self.home_on(min(later))] if later else [])]

    def is_quiet(self, first: date, last: date) -> bool:
        """Tell whether nothing changes from `first` to `last`, and the course goes on."""
        return last < self.end and not any(first <= day <= last for day in self.changes)


class Care:
    """Draws up courses of care and writes them into lives."""

    def __init__(self, chance: Chance, homes: Homes) -> None:
        self._chance = chance
        self._homes = homes
        self.planner = Planner(chance)

    def can_enter(self, life: Life, day: date) -> bool:
        """Tell whether a child can start to be looked after: born, and not about to turn 18."""
        return life.child.born <= day and day + timedelta(days=SOON_ADULT) < birthday(life.child.born, ADULT)

    def enter(self, life: Life, day: date, *, need: str, home: Home | None = None, way: str = "") -> Course:
        """Start looking after a child on this day; brothers and sisters may share a `home` and a `way` in."""
        decision = self.planner.for_entry(life, day, way or self.planner.way_in(life, day))
        if home is None or home.place not in FOSTER or decision.plan == "remand":
            home = self._first_home(life, day, decision)
        course = Course(day, "S", decision.order_on(day), home, decision.end, decision.why_ended)
        if decision.plan in ("home", "long") and self._chance.befalls("first_home_is_for_now"):
            self._move(life, course, day + timedelta(days=self._chance.between(5, 80)), decision)
        self._follow(life, course, decision, need, moves_from=day)
        return course

    def already_in(self, life: Life, *, entered: date, need: str, plan: str, home: Home | None = None) -> Course:
        """Go on looking after a child who was in care on the first day of the returns, since `entered`."""
        decision = self.planner.for_stay(life, entered, plan)
        if home is None or home.place not in FOSTER:
            home = self._home_of_stay(life, decision)
        since = self._lives_there_since(life, decision.orders[0][0], home)
        why_new = "S" if since == decision.orders[0][0] else "P"
        course = Course(since, why_new, decision.order_on(since), home, decision.end, decision.why_ended)
        self._follow(life, course, decision, need, moves_from=FIRST_DAY)
        return course

    def _first_home(self, life: Life, day: date, decision: Decision) -> Home:
        if decision.plan == "remand":
            return self._homes.of_type("R5" if self._chance.befalls("remand_in_custody") else "K2", life)
        if decision.plan == "adoption":
            return self._homes.of_type("U6", life)
        if decision.plan == "kin" and self._chance.befalls("kin_from_the_start"):
            return self._homes.of_type("U3", life)
        return self._homes.suitable(life, day, legal_status=decision.orders[0][1])

    def _home_of_stay(self, life: Life, decision: Decision) -> Home:
        """Find the home in which the first return finds a child."""
        if decision.plan in ("adoption", "kin"):
            return self._first_home(life, FIRST_DAY, decision)
        first_order = decision.orders[0][1]
        eve = FIRST_DAY - timedelta(days=1)
        return self._homes.suitable(life, eve, legal_status=first_order, table="stock_home")

    def _lives_there_since(self, life: Life, entered: date, home: Home) -> date:
        """Give the day a child came to this home: with relatives the first, elsewhere often a later one."""
        days_in_care = (FIRST_DAY - entered).days
        if home.place in RELATIVES:
            return entered
        years = rate("years_in_long_term_home" if home.place in ("U4", "P1") else "years_in_other_home")
        since = FIRST_DAY - timedelta(days=min(days_in_care, 2 + self._chance.wait(1 / years)))
        return max(since, birthday(life.child.born, SUPPORTED_FROM)) if home.place == SUPPORTED else since

    def _follow(self, life: Life, course: Course, decision: Decision, need: str, *, moves_from: date) -> None:
        """Write the orders, the moves and the end into the course, and the episodes into the life."""
        for day, order in decision.orders:
            if course.start < day < course.end:
                course.change(day).legal_status = order
        self._drop_orders_without_change(course)
        if decision.adoption is not None:
            life.adoption = decision.adoption
        if decision.placed is not None and decision.adoption is not None:
            self._place_for_adoption(life, course, decision.placed, decision.adoption)
        elif decision.plan != "remand":
            self._later_moves(life, course, decision, moves_from)
        self._temporary_stays(life, course, max(moves_from, FIRST_DAY), until=decision.placed or course.end)
        if course.why_ended == AT_18:
            course.why_ended = self._leaves_at_18(course)
        life.episodes += episodes_of(course, need, "" if life.child.unaccompanied else life.postcode)

    def _drop_orders_without_change(self, course: Course) -> None:
        """An order that repeats the one in force is no change: it begins no episode."""
        in_force = course.legal_status
        for day in sorted(course.changes):
            change = course.changes[day]
            if change.legal_status == in_force:
                change.legal_status = ""
            in_force = change.legal_status or in_force
        course.changes = {day: c for day, c in course.changes.items() if c.legal_status or c.home is not None}

    def _place_for_adoption(self, life: Life, course: Course, placed: date, plan: AdoptionPlan) -> None:
        """Move the child in with the adopters; a child whose own carers adopt stays where they are."""
        if placed <= course.start:
            course.home, course.why_new = self._homes.of_type("A6", life), "P"
            course.start, course.legal_status, course.changes = placed, "E1", {}
            life.adoption = AdoptionPlan(plan.decided, plan.matched, plan.adopters)
            return
        change = course.change(placed)
        if plan.by_own_carer:
            now = course.home_on(placed)
            change.home, change.same_carer, change.why = Home("A5", now.provider, now.postcode, now.urn), True, "PLACE"
        else:
            change.home, change.why = self._homes.of_type("A6", life), "CARPL"

    def _later_moves(self, life: Life, course: Course, decision: Decision, moves_from: date) -> None:
        """Add the moves that come as they come, and the day a foster home becomes the long-term one."""
        times_a_year = self._restlessness(life, decision, moves_from)
        day = moves_from + timedelta(days=self._chance.wait(times_a_year))
        while day < min(course.end, HORIZON):
            self._move(life, course, day, decision)
            day += timedelta(days=self._chance.wait(times_a_year))
        self._move_on_at_16(life, course, moves_from)
        self._become_long_term(course, decision, moves_from)

    def _restlessness(self, life: Life, decision: Decision, day: date) -> float:
        """Draw how often a child moves: most seldom, a few often, the very young and those with relatives hardly."""
        draw = self._chance.draw()
        if decision.plan == "kin" or age_on(life.child.born, day) < STEADY_BEFORE or draw < rate("settled"):
            return rate("moves_a_year_settled")
        return rate("moves_a_year_unsettled" if draw > 1 - rate("unsettled") else "moves_a_year_middling")

    def _move(self, life: Life, course: Course, day: date, decision: Decision) -> None:
        """Move a child to another home, unless something else happens around that day."""
        if day <= course.start or not course.is_quiet(day - timedelta(days=2), day + timedelta(days=2)):
            return
        home = self._homes.another(life, day, legal_status=decision.order_on(day), than=course.homes_around(day))
        change = course.change(day)
        change.home, change.why = home, self._chance.code("why_moved")

    def _move_on_at_16(self, life: Life, course: Course, moves_from: date) -> None:
        """Move some young people to supported accommodation after their sixteenth birthday."""
        day = birthday(life.child.born, SUPPORTED_FROM) + timedelta(days=self._chance.between(1, 500))
        if not (moves_from < day < min(course.end, HORIZON)) or not self._chance.befalls("moves_on_at_16"):
            return
        last = max([course.start, *course.changes])
        if last < day - timedelta(days=2) and course.home_on(day).place != SUPPORTED:
            change = course.change(day)
            change.home, change.why = self._homes.of_type(SUPPORTED, life), "CARPL"

    def _become_long_term(self, course: Course, decision: Decision, moves_from: date) -> None:
        """Make a foster home the child's long-term one: same carer, same address, another code."""
        day = moves_from + timedelta(days=self._chance.between(100, 700))
        last = max([course.start, *course.changes])
        home = course.home_on(day)
        if decision.plan != "long" or home.place not in FOR_NOW or not last < day < min(course.end, HORIZON):
            return
        if self._chance.befalls("becomes_long_term"):
            change = course.change(day)
            change.home = Home(LONG_TERM[home.place], home.provider, home.postcode, home.urn)
            change.same_carer, change.why = True, "PLACE"

    def _temporary_stays(self, life: Life, course: Course, first: date, *, until: date) -> None:
        """Add a stay in hospital or with respite carers, and the return to the same home."""
        last = min(until, HORIZON)
        day = first + timedelta(days=self._chance.wait(rate("temporary_stays_a_year")))
        place = self._chance.pick(TEMPORARY)
        back = day + timedelta(days=self._chance.between(2, 6 if place == "T4" else 14))
        around = timedelta(days=4)
        home = course.home_on(day)
        if (
            day > course.start
            and back + around < last
            and course.is_quiet(day - around, back + around)
            and home.place in FOSTER
        ):
            course.change(day).home = self._homes.of_type(place, life)
            course.change(back).home = home

    def _leaves_at_18(self, course: Course) -> str:
        """Give the code for leaving at 18: many who live with foster carers stay with them."""
        last_home = course.home_on(course.end)
        return self._chance.code("left_by", "18 from foster care" if last_home.place in FOSTER else "18")


def episodes_of(course: Course, need: str, home_postcode: str) -> list[Episode]:
    """Cut a course into its episodes."""
    days = [course.start, *sorted(day for day in course.changes if course.start < day < course.end)]
    order, home, why_new = course.legal_status, course.home, course.why_new
    found = []
    for day, next_day in zip(days, [*days[1:], course.end], strict=True):
        if day != course.start:
            change = course.changes[day]
            why_new = _what_is_new(change)
            order, home = change.legal_status or order, change.home or home
        ends = next_day == course.end
        why_ended = _reason_to_leave(course.why_ended, home) if ends else NEXT_EPISODE
        why_moved = "" if ends else _reason_to_move(home, course.changes[next_day])
        found.append(Episode(day, why_new, order, need, home, home_postcode, next_day, why_ended, why_moved))
    return found


def _what_is_new(change: Change) -> str:
    """Give the reason for a new episode: legal status (L), home (P), home with the same carer (T), or both (B, U)."""
    if change.home is None:
        return "L"
    if change.legal_status:
        return "U" if change.same_carer else "B"
    return "T" if change.same_carer else "P"


def _reason_to_move(home: Home, change: Change) -> str:
    """Give the reason for a move; none is asked for into or out of a temporary stay."""
    if change.home is None or home.place in TEMPORARY or change.home.place in TEMPORARY:
        return ""
    return change.why


def _reason_to_leave(why: str, home: Home) -> str:
    """Give the code for leaving care, which for special guardianship says who cared for the child before."""
    if why == "SGO":
        return "E45" if home.place in RELATIVES else "E46" if home.place in UNRELATED else "E47"
    return why
