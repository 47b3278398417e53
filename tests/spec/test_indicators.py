"""Every indicator that a place's own record gives is worked by hand, here and in the files beside; and what stands around it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_child, a_place, a_referral, with_censuses
from seedbed.codes.definitions import definition, definitions
from seedbed.messages import NotAnswerable, UnknownName
from seedbed.understand.indicators import Measures


def test_every_indicator_that_can_be_measured_is_worked_by_hand() -> None:
    files = sorted(Path(__file__).parent.glob("test_indicators_of_*.py"))
    written = "".join(file.read_text(encoding="utf-8") for file in files)
    measured = {name for name, meaning in definitions().items() if meaning.measured is not None}
    assert len(measured) >= 23
    assert {name for name in measured if f'"{name}"' not in written} == set()


def test_lines_that_could_not_be_read_widen_what_a_figure_could_be(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/05/2025 S   C2 U4
        -     01/05/2025 S   C2 U4    # whose?
        """,
    )
    found = place.measure("FOSTER_PCT")
    assert (found.estimate.count, found.estimate.of) == (1, 1)
    assert (found.doubt.unread, found.doubt.low, found.doubt.high) == (1, 50.0, 100.0)


def test_a_rate_without_a_population_says_so_and_its_months_are_still_counted(tmp_path: Path) -> None:
    place = with_censuses(tmp_path, a_child("1", a_referral("2025-05-01"), a_referral("2026-03-31")))
    measures, meaning = Measures(place.record()), definition("REF_RATE")
    assert "name the council in place.yml" in measures.year(meaning, 2026).why_not
    months = {month.first.isoformat(): month.count for month in measures.months(meaning) if month.count}
    assert months == {"2024-06-01": 1, "2025-05-01": 1, "2026-03-01": 1}


def test_rows_behind_a_figure_name_file_and_line_with_those_counted_first(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/05/2025 S   C2 R1
        2     01/05/2025 S   C2 U4
        3     01/05/2025 S   C2 -
        """,
    )
    rows = place.measures().rows(definition("FOSTER_PCT"), 2026)
    assert [(row.path, row.line, row.said) for row in rows] == [
        ("2025-26/episodes.csv", 3, "counted"),
        ("2025-26/episodes.csv", 2, "not counted"),
        ("2025-26/episodes.csv", 4, "unknown"),
    ]


def test_a_child_born_after_the_day_is_not_yet_born_on_it(tmp_path: Path) -> None:
    place = with_censuses(tmp_path, a_child("1", a_referral("2025-05-01"), born="2025-07-01"))
    measures = place.measures()
    assert set(measures.by(definition("REF_RATE"), 2026, "age")) == {"not yet born"}
    assert set(measures.by(definition("CIN_RATE"), 2026, "age")) == {"under 1"}


def test_what_cannot_be_asked_is_told(tmp_path: Path) -> None:
    measures = with_censuses(tmp_path).measures()
    with pytest.raises(NotAnswerable, match="WF_VAC cannot be measured from a place's own returns"):
        measures.year(definition("WF_VAC"), 2026)
    with pytest.raises(UnknownName, match=r'No measure is split by "agee". Did you mean age\?'):
        measures.by(definition("REF_RATE"), 2026, "agee")
    assert measures.year(definition("LAC_RATE"), 2026).why_not == "no SSDA903 return for 2025-26 is in this place"
