"""What returns of different years say differently: of the same child, episode, referral or plan, with both lines."""

from __future__ import annotations

from pathlib import Path

from builders import APlace, a_child, a_place, a_plan, a_referral
from seedbed.answers.between_years import BetweenYears, between_years

OPEN = "CHILD DECOM RNE LS PLACE\n 1 01/06/2024 S C1 U4"


def told(place: APlace, year: int | None = None, *, children: bool = False) -> list[tuple[str, str, str, str]]:
    found = between_years(place.record(), year, most=None, children=children)
    return [(group.kind, group.table, group.column, str(line)) for group in found.groups for line in group.lines]


def test_two_values_of_one_episode_name_both_lines(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes("2024-25", OPEN)
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2024 S C2 U4")
    assert told(place) == [
        (
            "told_otherwise",
            "Episodes",
            "LS",
            "2024-25/episodes.csv, line 2 says C1; 2025-26/episodes.csv, line 2 says C2",
        )
    ]


def test_an_end_that_is_new_is_no_disagreement(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes("2024-25", OPEN)
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE DEC REC\n 1 01/06/2024 S C1 U4 01/05/2025 E4A")
    assert told(place) == []


def test_an_end_that_is_taken_back_is_one(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_census("2024-25", a_child("1", a_referral("2024-06-01", a_plan("2024-07-01", end="2025-03-01"))))
    place.with_census("2025-26", a_child("1", a_referral("2024-06-01", a_plan("2024-07-01"))))
    [(kind, _, column, words)] = told(place)
    assert (kind, column) == ("told_otherwise", "CPPendDate")
    assert words == "2024-25/cin.xml, line 4 says 2025-03-01; 2025-26/cin.xml, line 4 says nothing"


def test_what_was_open_and_is_absent_is_told_apart_by_whether_the_child_is_there(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2024-25",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/06/2024 S   C2 U4     # the child is in the next return with another episode
        2     02/06/2024 S   C2 U4     # the child is nowhere in it
        """,
    )
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/05/2025 S C2 U4")
    assert told(place) == [
        ("gone", "Episodes", "DECOM", "2024-25/episodes.csv, line 3 says 02/06/2024; 2025-26 has nothing of it"),
        ("forgotten", "Episodes", "DECOM", "2024-25/episodes.csv, line 2 says 01/06/2024; 2025-26 has nothing of it"),
    ]


def test_what_began_before_the_end_of_an_earlier_return_and_was_not_in_it_is_late(tmp_path: Path) -> None:
    place = (
        a_place(tmp_path)
        .with_episodes("2024-25", OPEN)
        .with_episodes(
            "2025-26",
            """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/06/2024 S   C1 U4    -          -
        2     01/03/2025 S   C1 U4    -          -     # within 2024-25
        3     01/01/2023 S   C1 U4    01/02/2024 E4A   # over before 2024-25 began
        4     01/04/2025 S   C1 U4    -          -     # on the first day of its own year
        """,
        )
    )
    assert told(place) == [
        ("late", "Episodes", "DECOM", "2025-26/episodes.csv, line 3 says 01/03/2025; 2024-25 has nothing of it")
    ]


def test_a_part_year_is_laid_beside_its_own_whole_year(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes("2025-26 to 2025-10-31", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C1 U4")
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C1 U4\n 2 01/07/2025 S C1 U4")
    assert told(place) == [
        (
            "late",
            "Episodes",
            "DECOM",
            "2025-26/episodes.csv, line 3 says 01/07/2025; 2025-26 to 2025-10-31 has nothing of it",
        )
    ]


def test_two_birth_dates_name_the_lines_that_told_them(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_header("2023-24", "CHILD SEX DOB ETHNIC\n 1 F 06/01/2015 WBRI")
    place.with_header("2024-25", "CHILD SEX DOB ETHNIC\n 1 F 01/06/2015 WBRI")
    place.with_header("2025-26", "CHILD SEX DOB ETHNIC\n 1 F - WBRI")  # told last, and without a birth
    assert told(place) == [
        (
            "births",
            "Header",
            "DOB",
            "2023-24/header.csv, line 2 says 06/01/2015; 2024-25/header.csv, line 2 says 01/06/2015",
        )
    ]


def test_an_id_and_a_postcode_are_shown_only_to_who_asks(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2024-25", "CHILD DECOM RNE LS PLACE PL_POST\n KID77 01/06/2024 S C1 U4 DL15QT"
    )
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE PL_POST\n KID77 01/06/2024 S C1 U4 DL15QU")
    [(*_, words)] = told(place)
    assert words == "2024-25/episodes.csv, line 2 says something; 2025-26/episodes.csv, line 2 says something"
    [(*_, words)] = told(place, children=True)
    assert "says DL1 5QT" in words
    assert words.endswith("(child KID77)")


def test_a_year_may_be_asked_for(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes("2023-24", "CHILD DECOM RNE LS PLACE\n 1 01/06/2023 S C1 U4")
    for year in ("2024-25", "2025-26"):
        place.with_episodes(year, "CHILD DECOM RNE LS PLACE\n 1 01/06/2023 S C2 U4")
    assert [line for *_, line in told(place, 2024)] == [
        "2023-24/episodes.csv, line 2 says C1; 2025-26/episodes.csv, line 2 says C2"
    ]
    assert told(place, 2025) == []


def test_counts_are_of_all_whatever_is_listed(tmp_path: Path) -> None:
    rows = [f" {child} 01/06/2024 S C1 U4" for child in range(1, 6)]
    place = a_place(tmp_path).with_episodes("2024-25", "\n".join(["CHILD DECOM RNE LS PLACE", *rows]))
    place.with_episodes("2025-26", "\n".join(["CHILD DECOM RNE LS PLACE", *rows]).replace("C1", "C2"))
    found: BetweenYears = between_years(place.record(), most=2)
    [group] = found.groups
    assert (found.count, group.count, group.children, len(group.lines)) == (5, 5, 5, 2)
    assert found.as_data()["groups"][0]["lines"][0]["one"]["line"] == 2
    assert found.collections == ("2024-25", "2025-26")
