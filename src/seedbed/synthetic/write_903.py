"""The children looked-after return (SSDA903) of each year, as seen on 31 March: eleven CSV files.

Column names and order are those of the guide; what had not happened by 31 March is blank. Between the returns of two
years an open episode keeps its first day and all its codes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache

from seedbed.periods import year_end, year_label, year_start
from seedbed.synthetic.calendar import ADULT, YEARS, birthday
from seedbed.synthetic.council import SyntheticCouncil
from seedbed.synthetic.lives import ADOPTED, Episode, Life
from seedbed.synthetic.sheets import Sheet, table

Row = Iterable[str]
HEALTH = (
    "SDQ_SCORE",
    "SDQ_REASON",
    "CONVICTED",
    "HEALTH_CHECK",
    "IMMUNISATIONS",
    "TEETH_CHECK",
    "HEALTH_ASSESSMENT",
    "SUBSTANCE_MISUSE",
    "INTERVENTION_RECEIVED",
    "INTERVENTION_OFFERED",
)


def write_903(council: SyntheticCouncil) -> list[Sheet]:
    """Write every table of every year."""
    return [
        table(f"sources/{year_label(year)}/{name}.csv", columns.split(), rows(council.lives, year))
        for year in YEARS
        for name, (columns, rows) in TABLES.items()
    ]


def _header(lives: Iterable[Life], year: int) -> Iterator[Row]:
    """Everyone whom another table names: looked after in the year, on a short break, or asked about after care."""
    first, last = year_start(year), year_end(year)
    for life in lives:
        episodes = life.episodes_in(first, last)
        if episodes or year in life.after_care:
            child = life.child
            mother, since = _motherhood(life, episodes, last)
            yield child.id, child.sex, written(child.born), child.ethnicity, child.upn, mother, since


def _motherhood(life: Life, episodes: list[Episode], last: date) -> tuple[str, str]:
    """Whether a young woman is a mother is asked while she is looked after; short breaks do not count."""
    if life.child.sex != "F" or all(episode.is_short_break for episode in episodes):
        return "", ""
    until = min(episodes[-1].end or last, last)
    since = life.mother_since
    return ("1", written(since)) if since is not None and since <= until else ("0", "")


def _episodes(lives: Iterable[Life], year: int) -> Iterator[Row]:
    last = year_end(year)
    for life in lives:
        for episode in life.episodes_in(year_start(year), last):
            home = episode.home
            ended = episode.end is not None and episode.end <= last
            yield (
                life.child.id,
                written(episode.start),
                episode.why_new,
                episode.legal_status,
                episode.need,
                home.place,
                home.provider,
                written(episode.end) if ended else "",
                episode.why_ended if ended else "",
                episode.why_moved if ended else "",
                episode.home_postcode,
                home.postcode,
                home.urn,
            )


def _reviews(lives: Iterable[Life], year: int) -> Iterator[Row]:
    first, last = year_start(year), year_end(year)
    for life in lives:
        for day, code in life.reviews:
            if first <= day <= last:
                yield life.child.id, written(life.child.born), written(day), code


def _unaccompanied(lives: Iterable[Life], year: int) -> Iterator[Row]:
    """Unaccompanied children looked after in the year; the day the status ends is the eighteenth birthday."""
    for life in lives:
        child = life.child
        if child.unaccompanied and life.episodes_in(year_start(year), year_end(year)):
            yield child.id, child.sex, written(child.born), written(birthday(child.born, ADULT))


def _health(lives: Iterable[Life], year: int) -> Iterator[Row]:
    for life in lives:
        if year in life.health:
            answers = life.health[year]
            yield life.child.id, written(life.child.born), *(answers.get(name, "") for name in HEALTH)


def _after_care(lives: Iterable[Life], year: int) -> Iterator[Row]:
    for life in lives:
        if year in life.after_care:
            yield life.child.id, written(life.child.born), *life.after_care[year]


def _adopted(lives: Iterable[Life], year: int) -> Iterator[Row]:
    first, last = year_start(year), year_end(year)
    for life in lives:
        plan = life.adoption
        if plan is None or plan.matched is None:
            continue
        final = life.episodes[-1]
        if final.why_ended in ADOPTED and final.end is not None and first <= final.end <= last:
            number, sex, status = plan.adopters.split()
            own_carer = "1" if plan.by_own_carer else "0"
            dates = written(plan.decided), written(plan.matched)
            yield life.child.id, written(life.child.born), *dates, own_carer, number, sex, status


def _placed_for_adoption(lives: Iterable[Life], year: int) -> Iterator[Row]:
    """Decisions that a child should be placed for adoption, in force on a day of the year while in care."""
    first, last = year_start(year), year_end(year)
    for life in lives:
        plan = life.adoption
        if plan is None or plan.decided > last or not life.episodes_in(first, last):
            continue
        if plan.given_up is not None and plan.given_up < first:
            continue
        given_up = plan.given_up is not None and plan.given_up <= last
        ceased = (written(plan.given_up), plan.why_given_up) if plan.given_up and given_up else ("", "")
        yield life.child.id, written(life.child.born), written(plan.decided), *ceased


def _permanence_before(lives: Iterable[Life], year: int) -> Iterator[Row]:
    """The last start of the year for each child, for a child stands here once."""
    first, last = year_start(year), year_end(year)
    for life in lives:
        starts = [start for start in life.permanence_before if first <= start <= last]
        if starts:
            yield life.child.id, written(life.child.born), *life.permanence_before[max(starts)]


def _missing(lives: Iterable[Life], year: int) -> Iterator[Row]:
    first, last = year_start(year), year_end(year)
    for life in lives:
        for absence in life.absences:
            if absence.start <= last and absence.end >= first:
                end = written(absence.end) if absence.end <= last else ""
                yield life.child.id, written(life.child.born), absence.kind, written(absence.start), end


def _workers(lives: Iterable[Life], year: int) -> Iterator[Row]:
    """All workers of the year for children looked after on its last day, those from before care too."""
    first, last = year_start(year), year_end(year)
    for life in lives:
        if not life.is_looked_after(last):
            continue
        for spell in life.workers:
            if spell.start <= last and (spell.end is None or spell.end >= first):
                end = written(spell.end) if spell.end is not None and spell.end <= last else ""
                yield life.child.id, written(life.child.born), spell.worker, written(spell.start), end, spell.why


@lru_cache(maxsize=20_000)
def written(day: date) -> str:
    """Write a day as the return does.

    >>> written(date(2026, 3, 31))
    '31/03/2026'
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


TABLES: dict[str, tuple[str, Callable[[Iterable[Life], int], Iterator[Row]]]] = {
    "header": ("CHILD SEX DOB ETHNIC UPN MOTHER MC_DOB", _header),
    "episodes": (
        "CHILD DECOM RNE LS CIN PLACE PLACE_PROVIDER DEC REC REASON_PLACE_CHANGE HOME_POST PL_POST URN",
        _episodes,
    ),
    "reviews": ("CHILD DOB REVIEW REVIEW_CODE", _reviews),
    "uasc": ("CHILD SEX DOB DUC", _unaccompanied),
    "oc2": ("CHILD DOB " + " ".join(HEALTH), _health),
    "oc3": ("CHILD DOB IN_TOUCH ACTIV ACCOM", _after_care),
    "ad1": ("CHILD DOB DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR", _adopted),
    "placed_adoption": ("CHILD DOB DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED", _placed_for_adoption),
    "prev_perm": ("CHILD DOB PREV_PERM LA_PERM DATE_PERM", _permanence_before),
    "missing": ("CHILD DOB MISSING MIS_START MIS_END", _missing),
    "social_worker": ("CHILD DOB SW_ID SW_DECOM SW_DEC SW_REASON", _workers),
}
