"""What the demonstration place looks like, beside what real places look like: wide bands, for chance has its part.

The bands hold for any seed; each is the published figure, or the aim of the rates table, with room for a small place.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from seedbed.periods import bank_holidays
from seedbed.synthetic import make_place
from simple.plain_place import Looked, age, census, dates, day, text, when, working_days

YEARS = (2025, 2026)
FREE = set(bank_holidays(date(2022, 1, 1), date(2026, 12, 31)))
CHILDREN = 22_500
HOMES_IN_A_YEAR = ("PL_POST", "URN")


class Figures:
    """Figures counted plainly from the files of one place."""

    def __init__(self, folder: Path) -> None:
        self.looked = {year: Looked(folder, year) for year in YEARS}
        self.cases = {
            (text(child, "ChildIdentifiers/LAchildID"), text(case, "CINreferralDate"), year): case
            for year in YEARS
            for child in census(folder, year).findall("Children/Child")
            for case in child.findall("CINdetails")
        }
        self.families = (folder / "truth" / "families.csv").read_text(encoding="utf-8").splitlines()[1:]

    def referred(self, year: int) -> list[tuple[str, date]]:
        start, end = self.looked[year].start, self.looked[year].end
        found = {(child, date.fromisoformat(on)) for child, on, _ in self.cases}
        return sorted((child, on) for child, on in found if start <= on <= end)

    def of_cases(self, year: int, path: str) -> list[str]:
        return [text(case, path) for (_, on, y), case in self.cases.items() if y == year and on >= f"{year - 1}-04-01"]

    def homes(self, year: int) -> dict[str, int]:
        """Count the homes of the year of each child looked after at its end, temporary ones left out."""
        counts = {}
        for child in self.looked[year].looked_after_at_end():
            chain = [e for e in self.looked[year].episodes[child] if e["PLACE"][0] != "T"]
            counts[child] = len({tuple(e[column] for column in HOMES_IN_A_YEAR) for e in chain})
        return counts

    def open_episodes(self, year: int) -> list[dict[str, str]]:
        return [e for e in self.looked[year].tables["episodes"] if not e["DEC"] and e["LS"] not in ("V3", "V4")]


@pytest.fixture(scope="module", params=[1, 2, 3])
def figures(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Figures:
    folder = tmp_path_factory.mktemp("places") / "acornbridge"
    return Figures(make_place(folder, seed=request.param, mistakes="none").folder)


def per_cent(part: int, whole: int) -> float:
    return 100 * part / whole


def test_it_is_a_place_of_about_1500_children_in_families(figures: Figures):
    sizes = Counter(line.split(",")[1] for line in figures.families)
    assert 1400 <= len(figures.families) <= 1700
    assert 20 <= per_cent(sum(size > 1 for size in sizes.values()), len(sizes)) <= 52


@pytest.mark.parametrize("year", YEARS)
def test_about_135_in_10000_children_are_looked_after(figures: Figures, year: int):
    assert 118 <= 10_000 * len(figures.looked[year].looked_after_at_end()) / CHILDREN <= 155


@pytest.mark.parametrize("year", YEARS)
def test_homes_are_like_those_of_a_real_council(figures: Figures, year: int):
    places = Counter(e["PLACE"][:1] if e["PLACE"][0] in "UA" else e["PLACE"] for e in figures.open_episodes(year))
    whole = sum(places.values())
    assert 55 <= per_cent(places["U"], whole) <= 78
    assert 9 <= per_cent(places["K2"], whole) <= 22
    assert 3 <= per_cent(places["K3"], whole) <= 14
    assert 2 <= per_cent(places["P1"], whole) <= 14


@pytest.mark.parametrize("year", YEARS)
def test_most_have_one_home_in_the_year_and_one_in_ten_three(figures: Figures, year: int):
    counts = figures.homes(year).values()
    assert 60 <= per_cent(sum(n == 1 for n in counts), len(counts)) <= 82
    assert 4 <= per_cent(sum(n >= 3 for n in counts), len(counts)) <= 18


@pytest.mark.parametrize("year", YEARS)
def test_legal_statuses_and_ages_are_like_published_ones(figures: Figures, year: int):
    episodes = figures.open_episodes(year)
    orders = Counter(e["LS"] for e in episodes)
    whole = len(episodes)
    assert 48 <= per_cent(orders["C2"], whole) <= 72
    assert 14 <= per_cent(orders["V2"], whole) <= 33
    assert 4 <= per_cent(orders["C1"], whole) <= 22
    ages = [age(figures.looked[year].born(e["CHILD"]), figures.looked[year].end) for e in episodes]
    assert 30 <= per_cent(sum(10 <= years <= 15 for years in ages), whole) <= 52
    assert 15 <= per_cent(sum(years >= 16 for years in ages), whole) <= 35
    unaccompanied = {row["CHILD"] for row in figures.looked[year].tables["uasc"]}
    assert 2 <= per_cent(sum(e["CHILD"] in unaccompanied for e in episodes), whole) <= 13


def test_children_leave_care_in_all_the_usual_ways(figures: Figures):
    left = Counter(
        e["REC"]
        for year in YEARS
        for e in figures.looked[year].tables["episodes"]
        if e["REC"] not in ("", "X1") and e["LS"] not in ("V3", "V4")
    )
    whole = sum(left.values())
    assert 14 <= per_cent(left["E4A"] + left["E4B"], whole) <= 42
    assert 3 <= per_cent(left["E11"] + left["E12"], whole) <= 18
    assert 5 <= per_cent(sum(left[code] for code in ("E45", "E46", "E47", "E48")), whole) <= 25
    assert 20 <= per_cent(sum(left[code] for code in ("E5", "E6", "E7", "E8", "E17")), whole) <= 55


def test_assessments_and_conferences_keep_their_time_as_often_as_real_ones(figures: Figures):
    assessments, conferences = set(), set()
    for (child, _, _), case in figures.cases.items():
        for found in case.findall("Assessments"):
            start, end = when(found, "AssessmentActualStartDate"), when(found, "AssessmentAuthorisationDate")
            if start and end:
                assessments.add((child, start, end))
        for found in case.findall("Section47"):
            start, held = when(found, "S47ActualStartDate"), when(found, "DateOfInitialCPC")
            if start and held:
                conferences.add((child, start, held))
    in_time = [working_days(start, end, FREE) <= 45 for _, start, end in assessments]
    assert 80 <= per_cent(sum(in_time), len(in_time)) <= 94
    on_time = [working_days(start, held, FREE) <= 15 for _, start, held in conferences]
    assert 70 <= per_cent(sum(on_time), len(on_time)) <= 93


@pytest.mark.parametrize("year", YEARS)
def test_protection_plans_are_as_many_and_as_often_repeated_as_real_ones(figures: Figures, year: int):
    started, open_at_end = [], 0
    for (_, _, y), case in figures.cases.items():
        for plan in case.findall("ChildProtectionPlans") if y == year else ():
            open_at_end += when(plan, "CPPendDate") is None
            if dates(plan, "CPPstartDate")[0] >= figures.looked[year].start:
                started.append(text(plan, "NumberOfPreviousCPP") != "0")
    assert 15 <= 10_000 * open_at_end / CHILDREN <= 50
    assert 10 <= per_cent(sum(started), len(started)) <= 40


def test_referrals_come_from_everywhere_and_some_come_to_nothing(figures: Figures):
    sources = Counter(figures.of_cases(2026, "ReferralSource"))
    assert 18 <= per_cent(sources["6"], sum(sources.values())) <= 42
    assert len(sources) >= 12
    flags = figures.of_cases(2026, "ReferralNFA")
    assert 2 <= per_cent(flags.count("1"), len(flags)) <= 13
    reasons = figures.of_cases(2026, "ReasonForClosure")
    assert 15 <= per_cent(sum(why in ("RC8", "RC9") for why in reasons), len(reasons)) <= 45


def test_referrals_step_up_in_september_2025_and_stay_up(figures: Figures):
    months = Counter(on.strftime("%Y-%m") for year in YEARS for _, on in figures.referred(year))
    before = [number for month, number in months.items() if month < "2025-09"]
    after = [number for month, number in months.items() if month >= "2025-09"]
    assert len(before) == 17
    assert len(after) == 7
    assert 1.2 <= (sum(after) / 7) / (sum(before) / 17) <= 1.5
    assert min(after) > sum(months.values()) / 24, "Seven months above the mean of all are a signal."


def test_in_the_demonstration_place_the_step_begins_in_its_own_month(tmp_path: Path):
    figures = Figures(make_place(tmp_path / "acornbridge", mistakes="none").folder)
    months = Counter(on.strftime("%Y-%m") for year in YEARS for _, on in figures.referred(year))
    usual = sum(months[f"2024-{month:02d}"] for month in range(4, 13)) + sum(
        months[f"2025-{month:02d}"] for month in (1, 2, 3)
    )
    assert months["2025-08"] < usual / 12, "August is still below the usual, so no run can begin before September."
    assert all(months[month] > usual / 12 for month in months if month >= "2025-09")


def test_the_share_who_come_back_within_a_year_stays_level(figures: Figures):
    referred = figures.referred(2025) + figures.referred(2026)
    shares = []
    for first, last in ((date(2025, 4, 1), date(2025, 8, 31)), (date(2025, 9, 1), date(2026, 3, 31))):
        in_time = [(child, on) for child, on in referred if first <= on <= last]
        back = [
            any(child == other and on - timedelta(days=365) <= before < on for other, before in referred)
            for child, on in in_time
        ]
        shares.append(per_cent(sum(back), len(back)))
    assert all(15 <= share <= 29 for share in shares)


def test_more_children_live_in_childrens_homes_at_the_end(figures: Figures):
    shares = [
        per_cent(sum(e["PLACE"] == "K2" for e in figures.open_episodes(year)), len(figures.open_episodes(year)))
        for year in YEARS
    ]
    assert 0.5 <= shares[1] - shares[0] <= 9


def test_short_breaks_unborn_children_and_care_leavers_are_there(figures: Figures):
    for year in YEARS:
        statuses = Counter(e["LS"] for e in figures.looked[year].tables["episodes"])
        assert statuses["V3"] > 20
        assert statuses["V4"] > 5
        assert 60 <= len(figures.looked[year].tables["oc3"]) <= 130
        assert 150 <= len(figures.looked[year].tables["oc2"]) <= 280
    scores = [int(row["SDQ_SCORE"]) for year in YEARS for row in figures.looked[year].tables["oc2"] if row["SDQ_SCORE"]]
    assert 12.5 <= sum(scores) / len(scores) <= 16.5


def test_a_quarter_have_three_workers_in_the_year_and_a_tenth_go_missing(figures: Figures):
    for year in YEARS:
        workers: dict[str, set[str]] = {}
        for row in figures.looked[year].tables["social_worker"]:
            workers.setdefault(row["CHILD"], set()).add(row["SW_ID"])
        assert 15 <= per_cent(sum(len(seen) >= 3 for seen in workers.values()), len(workers)) <= 42
        missing = {row["CHILD"] for row in figures.looked[year].tables["missing"]}
        assert 4 <= per_cent(len(missing), len(figures.looked[year].header)) <= 16


def test_reviews_come_within_half_a_year_of_one_another(figures: Figures):
    late = gaps = 0
    for year in YEARS:
        held: dict[str, list[date]] = {}
        for row in figures.looked[year].tables["reviews"]:
            held.setdefault(row["CHILD"], []).append(day(row["REVIEW"]))
        for days in held.values():
            for earlier, later in pairwise(days):
                gaps += 1
                late += (later - earlier).days > 185
    assert 70 <= per_cent(gaps - late, gaps) <= 100
