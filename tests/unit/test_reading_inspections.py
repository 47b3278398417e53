"""Inspections are read from two lists; Ofsted's own history is believed where both know one."""

from datetime import date
from pathlib import Path

import pytest

from seedbed.formats.published.areas import Areas
from seedbed.formats.published.inspections import read_grades, read_inspections
from seedbed.formats.published.tables import Cell
from seedbed.messages import PublishedError
from seedbed.record.inspections import GRADE_WORDS, JUDGEMENTS, inspections

AREAS = Areas((), {"E06000005": "E06000005"}, {"841": "E06000005"}, {}, frozenset())
HISTORY = (
    "Local authority area code,Inspection date,Publication date,Inspection type,Overall effectiveness,"
    "The impact of leaders on social work practice with children and families,"
    "The experiences and progress of children who need help and protection,"
    "The experiences and progress of children in care,The experiences and progress of care leavers"
)
LATEST = (
    "la_code,inspection_start_date,publication_date,inspection_framework,overall_effectiveness_grade,"
    "impact_of_leaders_grade,help_and_protection_grade,in_care_grade,care_leavers_grade"
)


def the_lists(folder: Path, history: list[str], latest: list[str]) -> Path:
    (folder / "ilacs_history_2025.csv").write_text("\n".join([HISTORY, *history]) + "\n", encoding="utf-8")
    (folder / "ofsted_ilacs_latest_2026.csv").write_text("\n".join([LATEST, *latest]) + "\n", encoding="utf-8")
    return folder


def test_an_inspection_that_both_lists_know_is_taken_whole_from_the_history(tmp_path: Path):
    the_lists(
        tmp_path,
        ["E06000005,2023-07-10,2023-09-04,ILACS Short Inspection,Good,Good,Requires improvement to be good,Good,"],
        ["841,10/07/2023,04/09/23,short,good,good,good,requires improvement,outstanding"],
    )
    (one,) = read_inspections(tmp_path, AREAS)
    assert (one.inspected, one.published, one.kind) == (date(2023, 7, 10), date(2023, 9, 4), "short")
    assert dict(one.grades) == {"overall": 2, "leaders": 2, "help": 3, "care": 2}


def test_a_newer_inspection_is_added_and_lacks_the_overall_grade_from_april_2026(tmp_path: Path):
    the_lists(
        tmp_path,
        ["E06000005,2022-10-10,2022-12-02,ILACS Standard Inspection,Good,Good,Good,Good,"],
        ["841,01/05/2026,17/06/26,short,,outstanding,good,good,inadequate"],
    )
    old, new = read_inspections(tmp_path, AREAS)
    assert old.grade("leavers") is None
    assert new.grade("overall") is None
    assert new.grade("leavers") == 4


def test_a_day_before_month_date_is_never_turned_round(tmp_path: Path):
    the_lists(tmp_path, [], ["841,05/06/2025,07/08/25,short,good,good,good,good,good"])
    (one,) = read_inspections(tmp_path, AREAS)
    assert (one.inspected, one.published) == (date(2025, 6, 5), date(2025, 8, 7))


def test_an_inspection_without_its_first_day_is_dated_by_its_publication(tmp_path: Path):
    the_lists(tmp_path, [], ["841,,05/09/22,,inadequate,good,good,good,inspection_pre_dates_judgement"])
    (one,) = read_inspections(tmp_path, AREAS)
    assert one.inspected == one.published == date(2022, 9, 5)
    assert one.grade("leavers") is None


def test_the_later_of_two_inspections_in_a_year_gives_the_grade(tmp_path: Path):
    the_lists(
        tmp_path,
        [
            "E06000005,2024-01-10,2024-02-04,ILACS Standard Inspection,Inadequate,Inadequate,Good,Good,Good",
            "E06000005,2024-11-10,2024-12-04,ILACS Standard Inspection,Good,Good,Good,Good,Good",
        ],
        [],
    )
    assert read_grades(tmp_path, "inspections_history", "leaders", AREAS) == {
        ("E06000005", 2024): Cell(2.0, label="November 2024")
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("841,10/07/2023,04/09/23,short,great,good,good,good,good", '"great" is no grade'),
        ("841,10/07/2023,soon,short,good,good,good,good,good", '"soon" is not a date'),
        ("841,07/13/2023,04/09/23,short,good,good,good,good,good", '"07/13/2023" is not a date'),
        ("999,10/07/2023,04/09/23,short,good,good,good,good,good", '"999" is no code of a council'),
    ],
)
def test_what_is_not_understood_is_refused_with_its_line(tmp_path: Path, row: str, said: str):
    with pytest.raises(PublishedError, match=f"ofsted_ilacs_latest_2026.csv, line 2: {said}"):
        read_inspections(the_lists(tmp_path, [], [row]), AREAS)


def test_a_judgement_that_does_not_exist_is_refused(tmp_path: Path):
    with pytest.raises(PublishedError, match="Use one of overall, leaders, help, care, leavers"):
        read_grades(tmp_path, "inspections_history", "fostering", AREAS)


def test_the_packaged_inspections_of_a_council_come_oldest_first_with_grades_in_words():
    found = inspections("E06000005")
    assert [each.inspected for each in found] == [date(2022, 10, 10), date(2026, 2, 9)]
    assert {each.grade(name) for each in found for name in JUDGEMENTS} <= {None, *GRADE_WORDS}


def test_an_area_without_inspections_has_none():
    assert inspections("E12000001") == ()
