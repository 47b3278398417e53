"""The parts a synthetic place is made of, each on its own: luck, days, numbers, families, courses of care."""

from collections import Counter
from datetime import date, timedelta

import pytest

from seedbed.periods import add_working_days as add_by_the_package
from seedbed.periods import bank_holidays
from seedbed.reference_data import read_csv
from seedbed.synthetic.calendar import FIRST_DAY, LAST_DAY, add_working_days, birthday, working_day_from, years_apart
from seedbed.synthetic.care import Course, episodes_of
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.families import Register, with_check_letter
from seedbed.synthetic.front_door import FrontDoor
from seedbed.synthetic.homes import Homes, age_band
from seedbed.synthetic.journeys import Case, Help
from seedbed.synthetic.lives import Child, Episode, Life, Referral
from seedbed.synthetic.tables import Home, rate, shares
from seedbed.synthetic.yearly import is_asked_after_care, was_looked_after_all_year

HOME, OTHER_HOME = Home("U6", "PR1", "ZA1 6AB", "9900001"), Home("K2", "PR4", "ZY2 9FH", "9900017")


def a_life(*, born: date = date(2015, 6, 1), episodes: list[Episode] | None = None) -> Life:
    child = Child("0000001", 1, "F", born, "WBRI", "UN1")
    return Life(child, "ZA1 1AB", episodes=episodes or [])


def an_episode(start: date, end: date | None = None, *, new: str = "S", status: str = "C2", why: str = "X1") -> Episode:
    return Episode(start, new, status, "N1", HOME, "ZA1 1AB", end, why if end else "")


# -- luck -----------------------------------------------------------------------------------------------------------


def test_the_same_seed_and_purpose_draw_the_same():
    one, two = Chance(3, "homes"), Chance(3, "homes")
    assert [one.draw() for _ in range(5)] == [two.draw() for _ in range(5)]


def test_another_purpose_draws_otherwise():
    assert Chance(3, "homes").draw() != Chance(3, "families").draw()


def test_codes_come_as_often_as_their_share_says():
    chance = Chance(1, "a test")
    drawn = Counter(chance.code("sex") for _ in range(20_000))
    assert drawn["M"] / 20_000 == pytest.approx(0.515, abs=0.012)


def test_numbers_lie_in_their_bands():
    chance = Chance(1, "a test")
    assert {chance.between(3, 5) for _ in range(200)} == {3, 4, 5}
    assert all(0 <= chance.number("assessment_days") <= 80 for _ in range(500))


def test_waits_and_counts_are_as_long_and_as_many_as_their_rate_says():
    chance = Chance(1, "a test")
    waits = [chance.wait(2.0) for _ in range(10_000)]
    assert min(waits) >= 1
    assert sum(waits) / 10_000 == pytest.approx(365.25 / 2, rel=0.05)
    assert sum(chance.times(1.5) for _ in range(10_000)) / 10_000 == pytest.approx(1.5, rel=0.05)


# -- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["rates.csv", "shares.csv", "bank_holidays.csv", "homes.csv"])
def test_every_figure_has_its_source(table: str):
    rows = list(read_csv("synthetic", table))
    assert rows
    assert all(row["source"] for row in rows)


def test_shares_end_at_one_and_rates_are_numbers():
    tables = {(row["table"], row["when"]) for row in read_csv("synthetic", "shares.csv")}
    assert len(tables) > 50
    assert all(shares(*key).up_to[-1] == pytest.approx(1) for key in tables)
    assert all(row["value"] for row in read_csv("synthetic", "rates.csv"))


def test_every_rate_and_share_is_used():
    """A figure that nothing reads would be a promise that nothing keeps."""
    from importlib.resources import files

    code = "".join(path.read_text(encoding="utf-8") for path in files("seedbed.synthetic").iterdir() if path.is_file())
    names = {row["name"] for row in read_csv("synthetic", "rates.csv")}
    tables = {row["table"] for row in read_csv("synthetic", "shares.csv")}
    assert {name for name in names | tables if f'"{name}"' not in code} == set()


# -- days -----------------------------------------------------------------------------------------------------------


def test_the_bank_holidays_kept_here_are_those_of_the_package():
    kept = tuple(date.fromisoformat(row["day"]) for row in read_csv("synthetic", "bank_holidays.csv"))
    assert kept == bank_holidays(date(2022, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("number", [1, 15, 45])
def test_working_days_are_added_as_periods_adds_them(number: int):
    for days in range(0, 700, 13):
        day = FIRST_DAY + timedelta(days=days)
        assert add_working_days(day, number) == add_by_the_package(day, number)


def test_a_working_day_stays_and_a_weekend_becomes_monday():
    assert working_day_from(date(2025, 6, 6)) == date(2025, 6, 6)
    assert working_day_from(date(2025, 6, 7)) == date(2025, 6, 9)


def test_birthdays_and_years():
    assert birthday(date(2008, 2, 29), 18) == date(2026, 3, 1)
    assert years_apart(date(2025, 3, 31), date(2025, 4, 1))
    assert not years_apart(date(2025, 4, 1), date(2026, 3, 31))


# -- numbers and families -------------------------------------------------------------------------------------------


def test_a_check_letter_is_the_weighted_sum_over_23():
    # 8×2 + 4×3 + 1×4 + 0×5 + 0×6 + 1×7 + 2×8 + 3×9 = 82; 82 − 3×23 = 13; A is 0, and without I and O 13 is P.
    assert with_check_letter("841001230000")[0] == "P"


def test_families_have_one_home_and_heritage_and_children_born_apart():
    register = Register(Chance(1, "families"), "841")
    families = [register.new_family(date(2025, 6, 1)) for _ in range(300)]
    ids = [life.child.id for family in families for life in family.lives]
    assert len(set(ids)) == len(ids)
    assert any(child.startswith("0") for child in ids), "Ids are text: some begin with a nought."
    for family in families:
        assert len({life.postcode for life in family.lives}) == 1
        assert len({life.child.ethnicity for life in family.lives}) == 1
    assert max(len(family.lives) for family in families) >= 4
    assert any(family.unborn_on(date(2025, 6, 1)) for family in families)


def test_an_unaccompanied_young_person_has_no_home_here_and_time_before_18():
    register = Register(Chance(1, "families"), "841")
    for _ in range(50):
        (life,) = register.new_arrival(date(2025, 6, 1)).lives
        assert life.child.unaccompanied
        assert life.postcode == ""
        assert birthday(life.child.born, 18) > date(2025, 7, 31)


# -- homes and care -------------------------------------------------------------------------------------------------


def test_children_live_with_parents_only_under_an_order_and_alone_only_from_16():
    register = Register(Chance(1, "families"), "841")
    homes = Homes(Chance(1, "homes"), register)
    baby, teenager = a_life(born=date(2024, 12, 1)), a_life(born=date(2010, 1, 1))
    agreed = {homes.suitable(baby, date(2025, 6, 1), legal_status="V2").place for _ in range(200)}
    ordered = {homes.suitable(baby, date(2025, 6, 1), legal_status="C2").place for _ in range(200)}
    assert "P1" not in agreed
    assert "P1" in ordered
    assert "K3" not in {homes.suitable(teenager, date(2025, 6, 1), legal_status="C2").place for _ in range(300)}
    assert age_band(date(2010, 1, 1), date(2026, 1, 1)) == "16-17"


def test_more_childrens_homes_are_chosen_after_the_planted_change():
    homes = Homes(Chance(1, "homes"), Register(Chance(1, "families"), "841"))
    teenager = a_life(born=date(2011, 1, 1))

    def share(day: date) -> float:
        return sum(homes.suitable(teenager, day, legal_status="C2").place == "K2" for _ in range(1500)) / 1500

    assert share(date(2025, 5, 1)) > 1.3 * share(date(2025, 3, 1))


def test_a_course_is_cut_into_episodes_where_the_order_or_the_home_changes():
    course = Course(date(2025, 4, 1), "S", "C1", HOME, date(2026, 2, 1), "E4A")
    course.change(date(2025, 6, 1)).home = OTHER_HOME  # a move: P
    course.changes[date(2025, 6, 1)].why = "CARPL"
    course.change(date(2025, 9, 1)).legal_status = "C2"  # an order: L
    course.change(date(2025, 11, 1)).home = HOME  # both on one day: B
    course.changes[date(2025, 11, 1)].legal_status = "V2"
    course.changes[date(2025, 11, 1)].why = "CHILD"
    told = [
        (e.start, e.end, e.why_new, e.legal_status, e.home.place, e.why_ended, e.why_moved)
        for e in episodes_of(course, "N1", "")
    ]
    assert told == [
        (date(2025, 4, 1), date(2025, 6, 1), "S", "C1", "U6", "X1", "CARPL"),
        (date(2025, 6, 1), date(2025, 9, 1), "P", "C1", "K2", "X1", ""),
        (date(2025, 9, 1), date(2025, 11, 1), "L", "C2", "K2", "X1", "CHILD"),
        (date(2025, 11, 1), date(2026, 2, 1), "B", "V2", "U6", "E4A", ""),
    ]


def test_no_reason_is_given_for_a_stay_in_hospital_and_the_way_back():
    course = Course(date(2025, 4, 1), "S", "C2", HOME, date(2026, 2, 1), "E4A")
    course.change(date(2025, 6, 1)).home = Home("T1", "", "ZA2 7HS")
    course.change(date(2025, 6, 8)).home = HOME
    assert [(e.why_new, e.home.place, e.why_moved) for e in episodes_of(course, "N1", "")] == [
        ("S", "U6", ""),
        ("P", "T1", ""),
        ("P", "U6", ""),
    ]


@pytest.mark.parametrize(
    ("place", "code"), [("U1", "E45"), ("U3", "E45"), ("U4", "E46"), ("K2", "E47")], ids=lambda value: str(value)
)
def test_the_code_for_special_guardianship_says_who_cared_before(place: str, code: str):
    course = Course(date(2025, 4, 1), "S", "C1", Home(place, "PR1", "ZA1 6AB"), date(2026, 2, 1), "SGO")
    assert episodes_of(course, "N1", "")[-1].why_ended == code


def test_the_twelve_month_cohort_leaves_out_late_starts_early_ends_and_short_breaks():
    always = [an_episode(date(2023, 1, 1))]
    moved = [an_episode(date(2023, 1, 1), date(2025, 9, 1)), an_episode(date(2025, 9, 1), new="P")]
    started = [an_episode(date(2025, 4, 2))]
    on_the_first_day = [an_episode(date(2025, 4, 1))]
    left = [an_episode(date(2023, 1, 1), date(2026, 3, 30), why="E4A")]
    breaks = [an_episode(date(2023, 1, 1), status="V4")]
    expected = [
        (always, True),
        (moved, True),
        (started, False),
        (on_the_first_day, True),
        (left, False),
        (breaks, False),
    ]
    for episodes, counts in expected:
        assert was_looked_after_all_year(a_life(episodes=episodes), 2026) is counts


def test_life_after_care_is_asked_of_those_who_left_at_16_or_later_before_the_birthday():
    born = date(2007, 10, 1)  # turns 18 on 1 October 2025
    left_before = [an_episode(date(2020, 1, 1), date(2025, 8, 1), why="E5")]
    left_on_the_day = [an_episode(date(2020, 1, 1), date(2025, 10, 1), why="E5")]
    adopted = [an_episode(date(2020, 1, 1), date(2025, 8, 1), why="E12")]
    too_short = [an_episode(date(2025, 6, 1), date(2025, 8, 1), why="E5")]
    told = [
        is_asked_after_care(a_life(born=born, episodes=e), 2026)
        for e in (left_before, left_on_the_day, adopted, too_short)
    ]
    assert told == [True, False, False, False]


# -- the steps of help ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "closes"), [("E12", "RC1"), ("E45", "RC4"), ("E41", "RC3"), ("E3", "RC5"), ("E5", "RC7")]
)
def test_a_case_closes_as_care_ends(reason: str, closes: str):
    life = a_life(episodes=[an_episode(date(2025, 4, 5), date(2025, 12, 1), why=reason)])
    referral = Referral(date(2025, 4, 1), "6", "N1")
    course = Course(date(2025, 4, 5), "S", "C2", HOME, date(2025, 12, 1), reason)
    helping = Help(Chance(1, "help"), None)  # type: ignore[arg-type]  # nothing is decided about care here
    helping.after_care(Case(life, referral), course)
    if referral.why_closed != "RC2":
        assert (referral.closed, referral.why_closed) == (date(2025, 12, 1), closes)


def test_a_doubled_place_is_referred_twice_as_many_children():
    small, large = (FrontDoor(Chance(1, "door"), None, None, scale=s) for s in (1.0, 2.0))  # type: ignore[arg-type]
    month = date(2025, 5, 1)
    assert large.expected(month) == pytest.approx(2 * small.expected(month))


def test_the_step_in_referrals_is_the_one_in_the_table():
    door = FrontDoor(Chance(1, "door"), None, None, scale=1.0)  # type: ignore[arg-type]
    before, after = door.expected(date(2024, 10, 1)), door.expected(date(2025, 10, 1))
    assert after / before == pytest.approx(rate("referrals_step"))


def test_the_returns_run_from_april_2024_to_march_2026():
    assert (date(2024, 4, 1), date(2026, 3, 31)) == (FIRST_DAY, LAST_DAY)
