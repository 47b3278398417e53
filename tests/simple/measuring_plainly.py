"""The indicators once more, by plain loops over the lines of the returns: slow, and easy to check against the words.

    sent = sent_in_files(place / "sources")     what each return says, as plain rows
    measured_plainly(sent, 2026)["REREF12"]     (how many count, among how many, how many are unknown)

A rate of the population gives how many count, and the same number again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any

from seedbed.periods import age_on, is_working_day, year_end, year_start
from simple.sent_plainly import Row, Sent

Counted = tuple[int, int, int]

HOMES, SHORT_BREAKS = ("K1", "K2"), ("V3", "V4")
GUARDIANS = ("E43", "E44", "E45", "E46", "E47", "E48")
NEVER = date(9999, 1, 1)


# Years become one


def told_last(rows: Iterable[Row]) -> list[Row]:
    """Of all the times a thing was told take the last, and say until when it counts."""
    years = sorted({row["year"] for row in rows})
    tellings: dict[Any, list[Row]] = defaultdict(list)
    for year in years:
        nth: dict[Any, int] = defaultdict(int)
        for row in sorted((row for row in rows if row["year"] == year), key=_in_order):
            nth[row["child"], row["start"]] += 1
            alone = id(row) if row["start"] is None else None
            tellings[row["child"], row["start"], nth[row["child"], row["start"]], alone].append(row)
    return [each[-1] | {"nth": key[2], "until": _until(each[-1], years[-1])} for key, each in tellings.items()]


def _in_order(row: Row) -> tuple[Any, ...]:
    return (row["child"], row["start"] or NEVER, row.get("end") or NEVER, *(str(row[name]) for name in sorted(row)))


def _until(row: Row, last_year: int) -> date:
    """A thing counts to its end; to its own 31 March if forgotten later; not at all past an end that cannot be read."""
    if row.get("end"):
        return row["end"]  # type: ignore[no-any-return]
    if row.get("ended"):
        return year_end(row["year"])
    return NEVER if row["year"] == last_year else year_end(row["year"]) + timedelta(days=1)


# Counting


def measured_plainly(sent: Sent, year: int) -> dict[str, Counted]:
    """Give every indicator of a year that has a figure."""
    return {**_help(sent, year), **_care(sent, year)}


def _help(sent: Sent, year: int) -> dict[str, Counted]:
    first, last = year_start(year), year_end(year)
    referrals = told_last(sent.referrals)
    received = [each for each in referrals if _within(each["start"], first, last)]
    finished = [each for each in told_last(sent.assessments) if _within(each["end"], first, last)]
    enquiries = told_last(sent.enquiries)
    begun = [each for each in enquiries if _within(each["start"], first, last)]
    held = [each for each in enquiries if _within(each["held"], first, last)]
    plans = told_last(sent.plans)
    starting = [each for each in plans if _within(each["start"], first, last)]
    need = {each["child"] for each in referrals if _open_on(last, each) and not each["nfa"]}
    on_plan = {each["child"]: each for each in sorted(plans, key=_in_order) if _open_on(last, each)}
    found = {
        "REF_RATE": _all(received),
        "REF_NFA": _share(received, lambda each: each["nfa"]),
        "ASMT45": _share(finished, lambda each: _on_time(each["start"], each["end"], 45)),
        "S47_RATE": _all(begun),
        "S47_TO_ICPC": _share(begun, lambda each: each["held"] is not None),
        "ICPC15": _share(held, lambda each: _on_time(each["start"], each["held"], 15)),
        "CIN_RATE": _all(need),
        "CPP_RATE": _all(on_plan),
        "CPP_2Y_OPEN": _share(on_plan.values(), lambda each: (last - each["start"]).days > 729),
        "CPP_START_RATE": _all(starting),
        "CPP_SECOND": _share(starting, lambda each: None if each["before"] is None else each["before"] > 0),
    }
    if any(each["year"] == year - 1 for each in sent.referrals):
        found["REREF12"] = _share(received, lambda each: _is_rereferral(each, referrals))
    return found


def _is_rereferral(this: Row, referrals: list[Row]) -> bool | None:
    others = [each["start"] for each in referrals if each["child"] == this["child"] and each is not this]
    a_year_before = _a_year_before(this["start"])
    if any(day is not None and a_year_before <= day < this["start"] for day in others):
        return True
    return None if None in others else False


def _a_year_before(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return date(day.year - 1, 2, 28) if is_leap_day else day.replace(year=day.year - 1)


def _on_time(start: date | None, end: date, limit: int) -> bool | None:
    if start is None or end < start:
        return None
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(is_working_day(day) for day in days) <= limit


def _care(sent: Sent, year: int) -> dict[str, Counted]:
    first, last = year_start(year), year_end(year)
    told = told_last(sent.episodes)
    episodes = [each for each in told if each["start"] is not None and each["status"] not in SHORT_BREAKS]
    by_child: dict[str, list[Row]] = defaultdict(list)
    for each in sorted(episodes, key=lambda each: (each["child"], each["start"], each["nth"])):
        by_child[each["child"]].append(each)
    periods_of = {child: _periods(chain) for child, chain in by_child.items()}
    periods = [period for each in periods_of.values() for period in each]
    now = {}
    for child, chain in by_child.items():
        open_now = [each for each in chain if _open_on(last, each)]
        if open_now:
            now[child] = open_now[-1]
    started = {p["child"] for p in periods if p["entered"] and _within(p["entered"], first, last)}
    left: dict[str, Row] = {}
    for period in sorted(periods, key=lambda period: (period["left"] or NEVER, period["from"])):
        if _within(period["left"], first, last) and period["how"] != "X1":
            left[period["child"]] = period
    in_year = {p["child"] for p in periods if p["from"] <= last and p["until"] > first}
    stays = {child: _stays(periods_of[child], first, last) for child in now}
    until = _known_last(sent.unaccompanied, "until", among=max)
    born = _known_last(sent.births, "born", among=min)
    long_term = {child: _is_long_term(born.get(child), last, each["period"]) for child, each in now.items()}
    settled = {child: _is_settled(each, last) for child, each in now.items()}
    of_long = [child for child in now if long_term[child] is not False]
    return {
        "LAC_RATE": _all(now),
        "LAC_START_RATE": _all(started),
        "LAC_CEASE_RATE": _all(left),
        "ADOPT_PCT": _share(left.values(), lambda each: each["how"] in ("E11", "E12") if each["how"] else None),
        "SGO_PCT": _share(left.values(), lambda each: each["how"] in GUARDIANS if each["how"] else None),
        "FOSTER_PCT": _share(now.values(), lambda each: each["home"][0] == "U" if each["home"] else None),
        "RESI_PCT": _share(now.values(), lambda each: each["home"] in HOMES if each["home"] else None),
        "UASC_PCT": _share(now, lambda child: child in until and (until[child] or NEVER) > last),
        "PLACE3": _share(now, lambda child: len(stays[child]) >= 3),
        "LONG_STAB": _share(of_long, lambda child: settled[child] if long_term[child] else None),
        "MISSING": _share(in_year, lambda child: _went_missing(child, told_last(sent.missing), first, last)),
    }


def _known_last(rows: list[Row], what: str, *, among: Callable[[list[date]], date]) -> dict[str, date | None]:
    """Of a fact about each child the value told last; a blank wipes out nothing; of two told at once, one by rule."""
    known: dict[str, date | None] = dict.fromkeys(row["child"] for row in rows)
    for year in sorted({row["year"] for row in rows}):
        told: dict[str, list[date]] = defaultdict(list)
        for row in rows:
            if row["year"] == year and row[what]:
                told[row["child"]].append(row[what])
        known |= {child: among(values) for child, values in told.items()}
    return known


def _periods(chain: list[Row]) -> list[Row]:
    """Read periods of care and homes off a child's episodes, in order, and write into each episode where it stands."""
    periods: list[Row] = []
    before: Row | None = None
    for each in chain:
        if before is None or each["why"] == "S" or before["until"] != each["start"]:
            before = None
            entered = each["start"] if each["why"] == "S" else None
            periods.append({"child": each["child"], "from": each["start"], "entered": entered, "homes": []})
        period, homes = periods[-1], periods[-1]["homes"]
        if before is None or _moves(before, each):
            homes.append({"from": each["start"], "why": each["why"], "is_back": False, "is_temporary": True})
        home = homes[-1]
        home["is_back"] = home["is_back"] or _is_back(before, each, period)
        home["is_temporary"] = home["is_temporary"] and _is_temporary(each)
        home["until"] = each["until"]
        period |= {"until": each["until"], "left": each["end"], "how": each["how"]}
        each["period"], each["home_number"] = period, len(homes) - 1
        if not _is_temporary(each):
            period["settled"] = each
        before = each
    return periods


def _moves(before: Row, each: Row) -> bool:
    if each["why"] in tuple("SPTBUL"):
        return bool(each["why"] != "L")
    return (before["home"], before["post"]) != (each["home"], each["post"])


def _is_temporary(each: Row) -> bool:
    return str(each["home"] or "")[:1] == "T"


def _is_back(before: Row | None, each: Row, period: Row) -> bool:
    """Whether the child is back, from a temporary stay elsewhere, in the home that they were in before it."""
    settled = period.get("settled")
    if before is None or settled is None or not _is_temporary(before) or _is_temporary(each):
        return False
    return bool(each["home"]) and (settled["home"], settled["post"]) == (each["home"], each["post"])


def _stays(periods: Iterable[Row], first: date, last: date) -> set[tuple[int, int]]:
    """The carers whom a child lived with for a day or more of the year, temporary ones left out."""
    carers = set()
    for place, period in enumerate(periods):
        for number, home in enumerate(period["homes"]):
            lived_there = home["from"] <= last and home["until"] > first and home["until"] > home["from"]
            if lived_there and not home["is_temporary"]:
                carers.add((place, _carer_came_with(period["homes"], number)))
    return carers


def _carer_came_with(homes: list[Row], number: int) -> int:
    """The number of the home in which the child came to the carer of this one."""
    while number > 0 and (_is_stay_away(homes[number]) or homes[number]["why"] in ("T", "U")):
        number -= 1
    return number


def _is_stay_away(home: Row) -> bool:
    return bool(home["is_temporary"] or home["is_back"])


def _is_long_term(born: date | None, day: date, period: Row) -> bool | None:
    long_ago = date(day.year - 3, 9, 30)
    is_young = None if born is None else age_on(born, day) < 16
    is_long = True if period["from"] <= long_ago else False if period["entered"] else None
    if is_young is False or is_long is False:
        return False
    return None if is_young is None or is_long is None else True


def _is_settled(each: Row, day: date) -> bool | None:
    so_far = each["period"]["homes"][: each["home_number"] + 1]
    homes = [home for number, home in enumerate(so_far) if number == 0 or not _is_stay_away(home)]
    is_adoptive = str(each["home"] or "")[:1] == "A"
    home = homes[-2] if is_adoptive and len(homes) > 1 else homes[-1]
    is_known = home["why"] not in ("L", "")
    if is_adoptive and len(homes) == 1 and each["period"]["entered"] is None:
        is_known = False  # where the child was before the adopters is not in the returns
    if home["from"] <= date(day.year - 2, 3, 31):
        return True
    return False if is_known else None


def _went_missing(child: str, incidents: list[Row], first: date, last: date) -> bool | None:
    answer: bool | None = False
    for each in incidents:
        day = each["start"] or year_end(each["year"])
        if each["child"] != child or each["kind"] == "A" or not first <= day <= last:
            continue
        if each["kind"] == "M" and each["start"]:
            return True
        answer = None
    return answer


def _within(day: date | None, first: date, last: date) -> bool:
    return day is not None and first <= day <= last


def _open_on(day: date, each: Row) -> bool:
    return each["start"] is not None and each["start"] <= day < each["until"]


def _all(rows: Iterable[Any]) -> Counted:
    number = len(list(rows))
    return number, number, 0


def _share(rows: Iterable[Any], says: Callable[[Any], bool | None]) -> Counted:
    answers = [says(each) for each in rows]
    return answers.count(True), len(answers) - answers.count(None), answers.count(None)
