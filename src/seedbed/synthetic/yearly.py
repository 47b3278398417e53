"""What each return asks about a child in care or after it, beside the episodes: reviews, absences, workers, health, leaving.

Health (OC2) is asked only of children looked after for the whole year; life after care (OC3) only of those who were
looked after at 16 or later, in the year they turn 17 to 21.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from seedbed.periods import age_on, year_end, year_start
from seedbed.synthetic.calendar import FIRST_DAY, LAST_DAY, YEARS, add_working_days, birthday, working_day_from
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.lives import Absence, Episode, Life, WorkerSpell
from seedbed.synthetic.tables import rate

YOUNGEST_TO_GO_MISSING = 11
OLD_ENOUGH_TO_SPEAK = 4
OLD_ENOUGH_TO_BE_CONVICTED = 10
HEALTH_CHECK_BEFORE = 5
SDQ_FROM, SDQ_BEFORE = 4, 17
AGES_AFTER_CARE = range(17, 22)
SHORTEST_CARE_OF_LEAVERS = 91  # thirteen weeks
NOT_CARE_LEAVERS = ("E11", "E12", "E2", "E3", "E15")
NOT_BEFORE_19 = ("Z1", "T1")  # staying with a former carer begins at 18; a foyer takes no one younger
NOT_APPLICABLE = "0"
SHORTEST_SPELL = timedelta(days=4)  # of a worker
YES, NO = "1", "0"
NO_PERMANENCE_BEFORE = ("Z1", "", "")


class Yearly:
    """Fills in what the returns ask."""

    def __init__(self, chance: Chance, *, workers: int, council_number: str) -> None:
        self._chance = chance
        self._workers = workers
        self._council_number = council_number

    def fill(self, life: Life) -> None:
        """Fill in all that is asked about one child."""
        for period in life.periods():
            self._add_reviews(life, period)
            self._add_absences(life, period)
            self._add_permanence_before(life, period)
        for episode in life.episodes:
            if episode.is_short_break:
                life.permanence_before[episode.start] = NO_PERMANENCE_BEFORE
        self._add_motherhood(life)
        for year in YEARS:
            if was_looked_after_all_year(life, year):
                life.health[year] = self._health(life, year)
            if is_asked_after_care(life, year):
                life.after_care[year] = self._after_care(life, year)

    # -- in care --------------------------------------------------------------------------------------------------

    def _add_reviews(self, life: Life, period: list[Episode]) -> None:
        """Add reviews: within twenty working days, then three months, then every six; a few are late."""
        start, end = period[0].start, period[-1].end or LAST_DAY
        if period[0].why_new == "S" and start >= FIRST_DAY:
            day = add_working_days(start, self._chance.between(12, 20))
            then = self._chance.between(78, 90)
        else:
            day = working_day_from(max(start, FIRST_DAY) + timedelta(days=self._chance.between(0, 175)))
            then = self._chance.between(155, 180)
        while day < min(end, LAST_DAY):
            life.reviews.append((day, self._spoke(life, day)))
            late = 0 if self._chance.befalls("review_on_time") else self._chance.between(5, 30)
            day = working_day_from(day + timedelta(days=then + late))
            then = self._chance.between(155, 180)

    def _spoke(self, life: Life, day: date) -> str:
        young = age_on(life.child.born, day) < OLD_ENOUGH_TO_SPEAK
        return "PN0" if young else self._chance.code("review")

    def _add_absences(self, life: Life, period: list[Episode]) -> None:
        """Add times missing, each within one episode, so that a move or the end of care never leaves one open."""
        expected = rate("went_missing") * 2.0
        if age_on(life.child.born, LAST_DAY) < YOUNGEST_TO_GO_MISSING or not self._chance.happens(expected):
            return
        for episode in period:
            first, last = max(episode.start, FIRST_DAY), min(episode.end or LAST_DAY, LAST_DAY)
            day = first + timedelta(days=self._chance.wait(rate("missing_spells")))
            while day + timedelta(days=5) < last:
                nights = self._chance.between(0, 3)
                if age_on(life.child.born, day) >= YOUNGEST_TO_GO_MISSING:
                    kind = "A" if self._chance.befalls("away_without_leave") else "M"
                    life.absences.append(Absence(kind, day, day + timedelta(days=nights)))
                day += timedelta(days=nights + 1 + self._chance.wait(rate("missing_spells")))

    def _add_permanence_before(self, life: Life, period: list[Episode]) -> None:
        """Say for each start whether the child had a permanent home before that did not last."""
        start = period[0].start
        if period[0].why_new != "S" or start < FIRST_DAY:
            return
        order = start - timedelta(days=self._chance.between(400, 1500))
        life.permanence_before[start] = NO_PERMANENCE_BEFORE
        if self._chance.befalls("permanence_before") and life.child.born < order:
            code = self._chance.code("permanence_before")
            life.permanence_before[start] = (code, self._council_number, f"{order:%d/%m/%Y}")

    def _add_motherhood(self, life: Life) -> None:
        """Make a few young women who stay in care mothers."""
        sixteen = birthday(life.child.born, 16)
        if life.child.sex != "F" or sixteen > LAST_DAY or not life.is_looked_after(LAST_DAY):
            return
        if self._chance.befalls("is_mother"):
            life.mother_since = sixteen + timedelta(days=self._chance.between(1, 600))

    def _health(self, life: Life, year: int) -> dict[str, str]:
        """Give the year's health of a child looked after throughout; what is not asked at this age stays blank."""
        age = age_on(life.child.born, year_end(year))
        answers = {
            name.upper(): self._yes(name)
            for name in ("immunised", "teeth_check", "health_assessment", "substance_misuse")
        }
        answers["IMMUNISATIONS"] = answers.pop("IMMUNISED")
        if age >= OLD_ENOUGH_TO_BE_CONVICTED:
            answers["CONVICTED"] = self._yes("convicted")
        else:
            answers["SUBSTANCE_MISUSE"] = NO
        if age < HEALTH_CHECK_BEFORE:
            answers["HEALTH_CHECK"] = self._yes("health_check")
        if answers["SUBSTANCE_MISUSE"] == YES:
            answers["INTERVENTION_RECEIVED"] = self._yes("intervention_received")
            if answers["INTERVENTION_RECEIVED"] == NO:
                answers["INTERVENTION_OFFERED"] = self._yes("intervention_offered")
        if age >= SDQ_FROM and age_on(life.child.born, year_start(year)) < SDQ_BEFORE:
            done = self._chance.befalls("sdq_done")
            answers["SDQ_SCORE" if done else "SDQ_REASON"] = (
                str(self._chance.number("sdq")) if done else self._chance.code("no_sdq")
            )
        return answers

    def _yes(self, name: str) -> str:
        return YES if self._chance.befalls(name) else NO

    # -- after care -----------------------------------------------------------------------------------------------

    def _after_care(self, life: Life, year: int) -> tuple[str, str, str]:
        """Give whether the council is in touch, what the young person does, and where they live."""
        in_touch = self._chance.code("in_touch")
        if in_touch != "YES":
            return in_touch, NOT_APPLICABLE, NOT_APPLICABLE
        accommodation = self._chance.code("accommodation")
        if accommodation in NOT_BEFORE_19 and age_on(life.child.born, year_end(year)) < 19:
            accommodation = "B1"
        return in_touch, self._chance.code("activity"), accommodation

    # -- workers --------------------------------------------------------------------------------------------------

    def give_workers(self, lives: list[Life]) -> None:
        """Give brothers and sisters their social workers, the same ones at the same time."""
        started = [referral.day for life in lives for referral in life.referrals]
        if not any(life.is_looked_after(year_end(year)) for life in lives for year in YEARS):
            return
        spells = self._worker_spells(min(started))
        for life in lives:
            if life.referrals:
                life.workers = _from_the_first_contact(spells, life.referrals[0].day)

    def _worker_spells(self, start: date) -> list[WorkerSpell]:
        """Give one worker after another, without a gap, from the first referral; nobody is known by name."""
        day = max(start, FIRST_DAY - timedelta(days=self._chance.between(20, 600)))
        spells, why, worker = [], "FCONTA" if day == start else self._chance.code("why_new_worker"), ""
        while day <= LAST_DAY:
            worker = self._another_worker(worker)
            end = day + timedelta(days=3 + self._chance.wait(rate("worker_changes_a_year")))
            spells.append(WorkerSpell(worker, day, end, why))
            day, why = end, self._chance.code("why_new_worker")
        return spells

    def _another_worker(self, worker: str) -> str:
        while True:
            other = f"SW{self._chance.between(1001, 1000 + self._workers)}"
            if other != worker:
                return other


def _from_the_first_contact(spells: list[WorkerSpell], first: date) -> list[WorkerSpell]:
    """Give the spells from the day a child is known: a brother or sister may have been known before."""
    own = [spell for spell in spells if spell.end is None or spell.end >= first + SHORTEST_SPELL]
    if own and spells[0].start <= first:
        own[0] = replace(own[0], start=first, why="FCONTA")
    return own


def was_looked_after_all_year(life: Life, year: int) -> bool:
    """Tell whether a child belongs to the twelve-month cohort of OC2.

    That is: an episode in the year; none that starts care after its first day; none that ends care before its last;
    no short breaks.
    """
    first, last = year_start(year), year_end(year)
    episodes = life.episodes_in(first, last)
    return bool(episodes) and not any(
        episode.is_short_break
        or (episode.why_new == "S" and episode.start > first)
        or (episode.end is not None and episode.end < last and episode.why_ended != "X1")
        for episode in episodes
    )


def is_asked_after_care(life: Life, year: int) -> bool:
    """Tell whether life after care is asked about: 17 to 21 this year, out of care on the birthday, long enough in it."""
    first, last = year_start(year), year_end(year)
    turns = [day for age in AGES_AFTER_CARE if first <= (day := birthday(life.child.born, age)) <= last]
    if not turns or life.died is not None or (life.child.unaccompanied and life.episodes_in(first, last)):
        return False
    if life.left_care_before is not None:
        return life.left_care_before < turns[0]
    return _left_as_care_leaver(life, before=turns[0])


def _left_as_care_leaver(life: Life, *, before: date) -> bool:
    """Tell whether a child left care for good before a day, at 16 or later, after thirteen weeks since 14."""
    periods = [period for period in life.periods() if period[0].start < before]
    if not periods:
        return False
    final = periods[-1][-1]
    sixteen, fourteen = birthday(life.child.born, 16), birthday(life.child.born, 14)
    if final.end is None or final.end >= before or final.end <= sixteen or final.why_ended in NOT_CARE_LEAVERS:
        return False
    in_care = sum(((p[-1].end or before) - max(p[0].start, fourteen)).days for p in periods)
    return in_care >= SHORTEST_CARE_OF_LEAVERS
