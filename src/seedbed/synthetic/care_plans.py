"""The plan for a child in care: home, relatives, adoption or a long stay, and the court's timetable that follows from it.

home       agreed or emergency care ──────────────────── home
kin        interim order ── final hearing: guardianship or child arrangements order; care ends
adoption   interim order ── placement order ── match ── moves in ── adoption order; care ends
long       interim order ── care order ───────────────────────────────── 18
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from seedbed.periods import age_on
from seedbed.synthetic.calendar import ADULT, FIRST_DAY, birthday
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.homes import age_band
from seedbed.synthetic.lives import AdoptionPlan, Life
from seedbed.synthetic.tables import rate

OLD_ENOUGH_FOR_REMAND = 10
TOO_OLD_FOR_COURT = 17  # no care order is made from the seventeenth birthday on
COURT_ORDERS = ("C1", "C2", "L2")
AT_18 = "18"
REMAND = "J1"


@dataclass(slots=True)
class Decision:
    """The plan for a child and the court's timetable: what is decided before homes are found.

    `orders` are the legal statuses in force, each from its day; `placed` is the day a child moves in with adopters.
    """

    plan: str
    orders: list[tuple[date, str]]
    end: date
    why_ended: str
    adoption: AdoptionPlan | None = None
    placed: date | None = None

    def order_on(self, day: date) -> str:
        """Give the legal status in force on this day."""
        return [order for since, order in self.orders if since <= day][-1]


class Planner:
    """Makes the plan when care begins, or takes it up where the first return finds it."""

    def __init__(self, chance: Chance) -> None:
        self._chance = chance

    def way_in(self, life: Life, day: date) -> str:
        """Draw the legal status on starting to be looked after."""
        if life.child.unaccompanied:
            return "V2"
        older = age_on(life.child.born, day) >= OLD_ENOUGH_FOR_REMAND
        return self._chance.code("entry", "10 and over" if older else "")

    def for_entry(self, life: Life, day: date, way: str) -> Decision:
        """Decide for a child who starts to be looked after on this day under the legal status `way`."""
        eighteen, age = birthday(life.child.born, ADULT), age_on(life.child.born, day)
        if (way == REMAND and age < OLD_ENOUGH_FOR_REMAND) or (way in COURT_ORDERS and age >= TOO_OLD_FOR_COURT):
            way = "V2"  # the way in of a brother or sister, which is not open to this child
        if way == REMAND:
            end = day + timedelta(days=self._chance.between(10, 60))
            return Decision("remand", [(day, REMAND)], end, self._chance.code("left_by", "remand"))
        if life.child.unaccompanied:
            return self._decide_unaccompanied(day, eighteen)
        plan = self._chance.code("care_plan", age_band(life.child.born, day))
        orders = self._orders_at_first(day, way, plan, too_old=age >= TOO_OLD_FOR_COURT)
        return self._decide_end(plan, orders, eighteen)

    def for_stay(self, life: Life, entered: date, plan: str) -> Decision:
        """Decide for a child who has been in care since `entered` and still is on the first day of the returns."""
        eighteen = birthday(life.child.born, ADULT)
        soon = min(FIRST_DAY + timedelta(days=self._chance.between(5, 330)), eighteen - timedelta(days=1))
        if life.child.unaccompanied:
            return Decision("long", [(entered, "V2")], eighteen, AT_18)
        if plan == "home":
            return Decision(plan, [(entered, "V2")], soon, self._chance.code("left_by", plan))
        in_court = age_on(life.child.born, entered) < TOO_OLD_FOR_COURT
        if plan == "kin":
            return Decision(plan, [(entered, "C1" if in_court else "V2")], soon, self._chance.code("left_by", plan))
        if plan == "adoption":
            return self._stay_for_adoption(life, entered)
        orders = [(entered, "V2")]
        if in_court and self._chance.code("stock_order", "long") == "C2":
            orders = [(entered, "C1"), (entered + timedelta(days=self._chance.between(150, 330)), "C2")]
        return Decision(plan, orders, *self._end_of_long_stay(entered, eighteen))

    def _stay_for_adoption(self, life: Life, entered: date) -> Decision:
        """Give the timetable of an adoption that is not complete on the first day."""
        while True:
            court = entered + timedelta(days=self._chance.between(150, 300))
            decision = self._decide_adoption([(entered, "C1")], court)
            if decision.end > FIRST_DAY:
                return decision
            entered = max(life.child.born, FIRST_DAY - timedelta(days=400))

    def _decide_unaccompanied(self, day: date, eighteen: date) -> Decision:
        why = self._chance.code("left_by", "unaccompanied")
        last = eighteen - timedelta(days=5)
        end = eighteen if why == AT_18 else min(last, day + timedelta(days=self._chance.between(20, 300)))
        return Decision("long", [(day, "V2")], end, why)

    def _orders_at_first(self, day: date, way: str, plan: str, *, too_old: bool) -> list[tuple[date, str]]:
        """Give the orders from the first day until the court has the case, if it goes there."""
        orders = [(day, way)]
        if way == "L1":
            after = day + timedelta(days=self._chance.between(1, 3))
            orders.append((after, "V2" if plan == "home" else "C1"))
        elif way == "L2":
            orders.append((day + timedelta(days=self._chance.between(5, 8)), "C1"))
        goes_to_court = plan in ("adoption", "kin") or (
            plan == "long" and self._chance.befalls("court_after_agreement")
        )
        if orders[-1][1] == "V2" and goes_to_court and not too_old:
            orders.append((orders[-1][0] + timedelta(days=self._chance.between(20, 110)), "C1"))
        return orders

    def _decide_end(self, plan: str, orders: list[tuple[date, str]], eighteen: date) -> Decision:
        """Decide how and when care ends, and what the court orders on the way."""
        final = orders[-1][0] + timedelta(days=self._chance.between(150, 330))
        if plan == "home":
            end = orders[-1][0] + timedelta(days=self._chance.number("home_days"))
            decision = Decision(plan, orders, end, self._chance.code("left_by", "home"))
        elif plan == "kin":
            decision = Decision(plan, orders, final, self._chance.code("left_by", "kin"))
        elif plan == "adoption":
            decision = self._decide_adoption(orders, final)
        else:
            if orders[-1][1] == "C1":
                orders.append((final, "C2"))
            decision = Decision(plan, orders, *self._end_of_long_stay(orders[-1][0], eighteen))
        if decision.end >= eighteen:
            decision.end, decision.why_ended = eighteen, AT_18
        return decision

    def _end_of_long_stay(self, since: date, eighteen: date) -> tuple[date, str]:
        """Give the end of a long stay: mostly at 18, sometimes by an order or at home before."""
        settled = max(since, FIRST_DAY) + timedelta(days=120)
        end = settled + timedelta(days=self._chance.wait(rate("leaves_by_order_a_year")))
        return (end, self._chance.code("left_by", "order")) if end < eighteen else (eighteen, AT_18)

    def _decide_adoption(self, orders: list[tuple[date, str]], final: date) -> Decision:
        """Give the timetable of an adoption: decision, placement order, match, moving in, adoption order."""
        between = self._chance.between
        decided = max(orders[0][0], final - timedelta(days=between(10, 40)))
        orders.append((final, "E1"))
        if self._chance.befalls("adoption_given_up"):
            given_up = final + timedelta(days=between(250, 420))
            orders.append((given_up, "C2"))
            plan = AdoptionPlan(decided, given_up=given_up, why_given_up="RD3")
            return Decision("long", orders, given_up + timedelta(days=between(900, 3000)), "SGO", plan)
        matched = final + timedelta(days=between(40, 200))
        placed = matched + timedelta(days=between(10, 35))
        plan = AdoptionPlan(decided, matched, self._chance.code("adopters"), self._chance.befalls("foster_to_adopt"))
        end = placed + timedelta(days=between(190, 320))
        return Decision(
            "adoption", orders, end, "E11" if self._chance.befalls("adoption_unopposed") else "E12", plan, placed
        )
