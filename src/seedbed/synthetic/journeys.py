"""The steps of help, from a referral to the day a case is closed, for brothers and sisters together.

    referral ─┬─ no further action
              └─ assessment ─┬─ not in need: closed, or passed to early help
                             ├─ services, then closed
                             ├─ child in need plan ─────────────┬─ closed
                             ├─ Section 47 enquiry ─ conference ─ child protection plan ─┬─ stepped down to a need plan
                             └─ care ─ home, guardianship, adoption, 18                  └─ care

What may not happen together never does: a need plan and a protection plan, two open assessments, anything after closing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from seedbed.periods import year_end, year_ending
from seedbed.synthetic.calendar import (
    ADULT,
    FIRST_DAY,
    add_working_days,
    birthday,
    working_day_from,
    years_apart,
)
from seedbed.synthetic.care import HORIZON, Care, Course
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.families import Family
from seedbed.synthetic.lives import Assessment, Enquiry, Life, NeedPlan, ProtectionPlan, Referral
from seedbed.synthetic.tables import Home

ONE_DAY = timedelta(days=1)
ASSESSMENT_LIMIT, CONFERENCE_LIMIT = 45, 15  # working days
NEARLY_ADULT = timedelta(days=300)  # from here on a new plan would outlast childhood
SERVICES_CEASED = "RC7"
WENT_HOME = ("E4A", "E4B")
CLOSED_BY = {
    **dict.fromkeys(("E11", "E12"), "RC1"),
    "E41": "RC3",
    **dict.fromkeys(("E45", "E46", "E47", "E48"), "RC4"),
    "E3": "RC5",
    "E7": "RC6",
}


@dataclass(frozen=True, slots=True)
class Case:
    """One child in one referral."""

    life: Life
    referral: Referral

    @property
    def adult_on(self) -> date:
        """The eighteenth birthday."""
        return birthday(self.life.child.born, ADULT)


class Help:
    """Takes referrals through the steps."""

    def __init__(self, chance: Chance, care: Care) -> None:
        self._chance = chance
        self._care = care

    def refer(self, family: Family, lives: list[Life], day: date) -> None:
        """Refer these children of a family, and follow what comes of it to the end."""
        cases = self._open_cases(lives, day)
        if self._chance.befalls("no_further_action"):
            for case in cases:
                case.referral.no_further_action = True
                case.referral.close(day, SERVICES_CEASED)
        elif self._chance.befalls("moved_in_on_a_plan") and not _nearly_adult(cases, day):
            self._take_over(family, cases, day)
        else:
            self._assess(family, cases, day)
        self._note(family, day)

    def arrive(self, family: Family, day: date) -> None:
        """Take in an unaccompanied young person, who is looked after from the first day."""
        (life,) = family.lives
        source = self._chance.code("referral_source", "unaccompanied")
        case = Case(life, Referral(day, source, "N8"))
        life.referrals.append(case.referral)
        self._add_assessment([case], day, self._signed_off(day), ("9A",))
        self.after_care(case, self._care.enter(life, day, need="N8"))
        self._note(family, day)

    def after_care(self, case: Case, course: Course) -> None:
        """Go on after care: a plan at home, another start, or the case closed as the order or the birthday says."""
        if course.end > HORIZON:
            return
        if course.why_ended in WENT_HOME and course.end < case.adult_on - NEARLY_ADULT:
            self._support_at_home(case, course)
        else:
            last = case.life.episodes[-1].why_ended
            self._close(case, course.end, CLOSED_BY.get(last, SERVICES_CEASED))

    # -- steps ----------------------------------------------------------------------------------------------------

    def _open_cases(self, lives: list[Life], day: date) -> list[Case]:
        source, need = self._chance.code("referral_source"), self._chance.code("need")
        cases = []
        for life in lives:
            is_for_disability = bool(life.child.disabilities) and self._chance.befalls("referred_for_disability")
            cases.append(Case(life, Referral(day, source, "N2" if is_for_disability else need)))
            life.referrals.append(cases[-1].referral)
            if life.child.born > day:
                life.was_referred_before_birth(life.child.born + timedelta(days=self._chance.between(-10, 10)))
        return cases

    def _assess(self, family: Family, cases: list[Case], day: date) -> None:
        """Assess the children, and take the step that follows."""
        start = add_working_days(working_day_from(day), self._chance.between(0, 1))
        authorised = self._signed_off(start)
        cases = self._after_removal_at_birth(cases, start, authorised)
        step = self._chance.code("after_assessment")
        if _nearly_adult(cases, day) and step != "not in need":
            step = "services"
        if step == "care" and not self._may_enter(cases, start):
            step = "plan"
        if step == "enquiry":
            self._enquire(family, cases, start, authorised)
            return
        self._add_assessment(cases, start, authorised, self._factors(none_found=step == "not in need"))
        if step == "care":
            self._into_care(cases, start, then=authorised)
        else:
            self._serve(family, cases, authorised, step)

    def _after_removal_at_birth(self, cases: list[Case], start: date, authorised: date) -> list[Case]:
        """Take some babies into care when they are born; give the cases that go on as they would."""
        babies = [case for case in cases if case.life.child.born > start]
        if not babies or babies[0].life.child.born < FIRST_DAY or not self._chance.befalls("removed_at_birth"):
            return cases
        self._add_assessment(babies, start, authorised, self._factors())
        home: Home | None = None
        for case in babies:
            day = case.life.child.born + timedelta(days=self._chance.between(1, 4))
            course = self._care.enter(case.life, day, need=case.referral.need, home=home, way="C1")
            home = course.home
            self.after_care(case, course)
        return [case for case in cases if case not in babies]

    def _serve(self, family: Family, cases: list[Case], day: date, step: str) -> None:
        """Give what an assessment or an enquiry led to, short of a protection plan and of care."""
        if step == "plan":
            self._plan_for_need(family, cases, day + timedelta(days=self._chance.between(1, 10)))
            return
        why = self._chance.code("not_in_need") if step == "not in need" else SERVICES_CEASED
        lasts = timedelta(days=self._chance.number("services_days") if step == "services" else 0)
        for case in cases:
            self._close(case, working_day_from(day + lasts), why)

    def _enquire(self, family: Family, cases: list[Case], start: date, authorised: date) -> None:
        """Hold a Section 47 enquiry within an assessment, and take the step that follows."""
        conference, authorised = self._hold_enquiry(cases, start, authorised)
        if conference is not None and self._chance.befalls("plan_follows_conference"):
            self._protect(family, cases, conference, authorised)
            return
        step = "plan" if conference is not None else self._chance.code("after_enquiry")
        if step == "care":
            step = "plan"
            if self._may_enter(cases, authorised):
                self._into_care(cases, authorised, then=authorised)
                return
        self._serve(family, cases, authorised, step)

    def _hold_enquiry(self, cases: list[Case], start: date, authorised: date) -> tuple[date | None, date]:
        """Record an enquiry and the assessment round it; give the day of the conference, if held, and of the end.

        Councils clear their queries before the census: a conference due before 31 March is not left until April.
        """
        opened = min(add_working_days(start, self._chance.between(0, 3)), authorised)
        due = add_working_days(opened, CONFERENCE_LIMIT)
        conference = None
        if self._chance.befalls("conference_held"):
            conference = add_working_days(opened, self._chance.number("conference_days"))
            if years_apart(opened, conference) and not years_apart(opened, due):
                conference = due
            authorised = max(authorised, conference)
        for case in cases:
            case.referral.enquiries.append(Enquiry(opened, due, conference))
        self._add_assessment(cases, start, authorised, self._factors())
        return conference, authorised

    def _plan_for_need(self, family: Family, cases: list[Case], start: date) -> None:
        """Make child in need plans; some lead to an enquiry and a protection plan before they end."""
        days = self._chance.number("need_plan_days")
        end = start + timedelta(days=days)
        if self._chance.befalls("enquiry_in_plan") and not _nearly_adult(cases, end):
            day = add_working_days(start, self._chance.between(10, 60))
            conference, authorised = self._hold_enquiry(cases, day, self._signed_off(day))
            if conference is not None and self._chance.befalls("plan_follows_conference"):
                for case in cases:
                    case.referral.need_plans.append(NeedPlan(start, conference - ONE_DAY))
                self._protect(family, cases, conference, authorised)
                return
            end = max(end, authorised)
        closes = end + timedelta(days=self._chance.between(0, 14))
        for case in cases:
            self._plan_at_home(case, start, end, closes)

    def _protect(self, family: Family, cases: list[Case], conference: date, authorised: date) -> None:
        """Make child protection plans from the day of the conference, and take the step that follows."""
        days = self._chance.number("protection_plan_days")
        step = self._chance.code("after_protection_plan")
        into_care = working_day_from(conference + timedelta(days=self._chance.between(10, max(days, 60))))
        if step == "care" and not self._may_enter(cases, into_care):
            step = "step down"
        last = into_care if step == "care" else conference + timedelta(days=days)
        end = working_day_from(last + timedelta(days=self._chance.between(1, 40) if step == "care" else 0))
        self._add_protection_plans(family, cases, conference, end)
        if step == "care":
            self._into_care(cases, into_care, then=max(end, authorised))
        elif step == "step down":
            for case in cases:
                self._plan_after_protection(case, authorised)
        else:
            why = "RC5" if step == "moved away" else SERVICES_CEASED
            for case in cases:
                self._close(case, case.referral.protection_plans[-1].end, why)

    def _add_protection_plans(self, family: Family, cases: list[Case], start: date, end: date) -> None:
        category = self._chance.code("abuse_category")
        latest = self._chance.code("abuse_category") if self._chance.befalls("category_changes") else category
        known_before = not family.had_plan and self._chance.befalls("had_a_plan_before")
        family.had_plan = True
        for case in cases:
            life, last = case.life, min(end, case.adult_on)
            if known_before and (start - life.child.born).days > 500:
                life.plans_elsewhere = 1 if self._chance.befalls("one_plan_before") else 2
            before = life.plans_elsewhere + sum(len(referral.protection_plans) for referral in life.referrals)
            reviews = self._reviews_of_plan(start, last)
            case.referral.protection_plans.append(ProtectionPlan(start, last, category, latest, before, reviews))

    def _reviews_of_plan(self, start: date, end: date) -> tuple[date, ...]:
        """Give the review conferences: within three months, then within six, and one that ends the plan."""
        reviews: list[date] = []
        after = self._chance.between(70, 90)
        while (day := working_day_from((reviews or [start])[-1] + timedelta(days=after))) < end - timedelta(days=20):
            reviews.append(day)
            after = self._chance.between(140, 180)
        return (*reviews, end)

    def _plan_after_protection(self, case: Case, authorised: date) -> None:
        """Step a child down to a need plan, the day after protection ends."""
        start = max(case.referral.protection_plans[-1].end, authorised) + ONE_DAY
        end = start + timedelta(days=self._chance.number("need_plan_days"))
        self._plan_at_home(case, start, end, end + timedelta(days=self._chance.between(0, 14)))

    def _plan_at_home(self, case: Case, start: date, end: date, closes: date) -> None:
        """Add one need plan and close the case after it; both end by the eighteenth birthday."""
        end = min(working_day_from(end), case.adult_on)
        closes = min(working_day_from(closes), case.adult_on)
        if end > start:
            case.referral.need_plans.append(NeedPlan(start, end))
        away = self._chance.befalls("moved_away")
        self._close(case, max(end, closes), "RC5" if away else SERVICES_CEASED)

    def _take_over(self, family: Family, cases: list[Case], day: date) -> None:
        """Take over a protection plan from another council: a conference without an enquiry of one's own."""
        start = working_day_from(day)
        conference = add_working_days(start, self._chance.between(8, CONFERENCE_LIMIT))
        for case in cases:
            case.referral.source = "5C"
            case.referral.conference_of_move = conference
        authorised = max(conference, self._signed_off(start))
        self._add_assessment(cases, start, authorised, self._factors())
        self._protect(family, cases, conference, authorised)

    # -- care -----------------------------------------------------------------------------------------------------

    def _may_enter(self, cases: list[Case], day: date) -> bool:
        """Tell whether a child can enter care on this day; who entered before the returns begin is made apart."""
        return day >= FIRST_DAY and all(self._care.can_enter(case.life, day) for case in cases)

    def _into_care(self, cases: list[Case], day: date, *, then: date) -> None:
        """Start looking after children of a family together; one who stays at home gets a plan from `then`."""
        way = self._care.planner.way_in(cases[0].life, day)
        home: Home | None = None
        for place, case in enumerate(cases):
            if place and not self._chance.befalls("sibling_enters_care"):
                start = then + ONE_DAY
                end = start + timedelta(days=self._chance.number("need_plan_days"))
                self._plan_at_home(case, start, end, end)
                continue
            shared = home if self._chance.befalls("siblings_live_together") else None
            course = self._care.enter(case.life, day, need=case.referral.need, home=shared, way=way)
            home = home or course.home
            self.after_care(case, course)

    def _support_at_home(self, case: Case, course: Course) -> None:
        """Plan for a child who went home; some come back into care while the plan runs."""
        start = max(course.end, _last_day(case.referral)) + ONE_DAY
        end = start + timedelta(days=self._chance.between(60, 200))
        again = start + timedelta(days=self._chance.between(20, 58))
        if self._chance.befalls("sent_home_returns") and self._care.can_enter(case.life, again):
            case.referral.need_plans.append(NeedPlan(start, again - ONE_DAY))
            self.after_care(case, self._care.enter(case.life, again, need=case.referral.need, way="V2"))
            return
        self._plan_at_home(case, start, end, end)

    # -- small things ---------------------------------------------------------------------------------------------

    def _signed_off(self, start: date) -> date:
        """Give the day an assessment is authorised; one that is overdue on 31 March is cleared before the census."""
        authorised = add_working_days(start, self._chance.number("assessment_days"))
        limit = add_working_days(start, ASSESSMENT_LIMIT)
        return limit if limit <= year_end(year_ending(start)) < authorised else authorised

    def _add_assessment(self, cases: list[Case], start: date, authorised: date, factors: tuple[str, ...]) -> None:
        for case in cases:
            case.referral.assessments.append(Assessment(start, authorised, factors))

    def _factors(self, *, none_found: bool = False) -> tuple[str, ...]:
        """Draw what an assessment found; "no factors" stands alone, and only where no help follows."""
        if none_found and self._chance.befalls("no_factors_found"):
            return ("21",)
        several = [self._chance.code("factor") for _ in range(self._chance.number("factors_each"))]
        return tuple(dict.fromkeys(several))

    def _close(self, case: Case, day: date, why: str) -> None:
        """Close a case, not before the last thing done in it; very seldom because the child died."""
        day = max(day, _last_day(case.referral))
        if why == SERVICES_CEASED and day < case.adult_on and self._chance.befalls("died"):
            why, case.life.died = "RC2", day
        case.referral.close(day, why)

    def _note(self, family: Family, day: date) -> None:
        """Note in the family when it was referred and from when no case is open."""
        closed = [referral.closed for life in family.lives for referral in life.referrals]
        family.last_referred = day
        family.free_from = date.max if None in closed else max(c for c in closed if c is not None) + ONE_DAY


def _nearly_adult(cases: list[Case], day: date) -> bool:
    return any(day > case.adult_on - NEARLY_ADULT for case in cases)


def _last_day(referral: Referral) -> date:
    """Give the last day on which anything was done in a case so far."""
    days = [referral.day]
    days += [assessment.authorised for assessment in referral.assessments]
    days += [enquiry.conference or enquiry.start for enquiry in referral.enquiries]
    days += [plan.end for plan in referral.need_plans]
    days += [plan.end for plan in referral.protection_plans]
    return max(days)
