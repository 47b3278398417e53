"""`seedbed check`: findings in plain words, by rule, with children told only to who asks, and every line accounted for."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nKID77001,F,01/05/2012,WBRI,UN3,0,\nKID77002,M,01/05/2012,WBRI,O1,,\n"
EPISODES = (
    "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
    "KID77001,01/05/2025,S,C2,N1,U1,PR1,03/05/2025,X1,CARPL,DL1 5QT,DL1 5QT,1234567\n"
    "KID77001,02/05/2025,P,C2,N1,U1,PR1,31/04/2025,X1,CARPL,DL1 5QT,DL1 5QT,1234567\n"
    "KID77003,02/05/2025,S,C2,N1,U1,PR1,01/05/2025,E8,CARPL,DL1 5QT,DL1 5QT,1234567\n"
    "KID77002,02/05/2025,S,C2,N1,Z11,,,,,DL1 5QT,DL1 5QT,\n"
)


@pytest.fixture
def place(tmp_path: Path, run_seedbed: Run) -> Path:
    """Build a place of two files with a handful of mistakes, and a third that is no return."""
    sources = tmp_path / "place" / "sources" / "2025-26"
    sources.mkdir(parents=True)
    (tmp_path / "place" / "place.yml").write_text("name: Acornbridge\n", encoding="utf-8")
    (sources / "header.csv").write_text(HEADER, encoding="utf-8")
    (sources / "episodes.csv").write_text(EPISODES, encoding="utf-8")
    (sources / "notes.txt").write_text("Remember the milk.\n", encoding="utf-8")
    assert run_seedbed("build", tmp_path / "place").exit_code == 0
    return tmp_path / "place"


def test_a_finding_says_file_line_column_value_and_how_to_put_it_right(run_seedbed: Run, place: Path) -> None:
    checked = run_seedbed("check", place)
    assert checked.exit_code == 0
    assert "147  The day an episode ended is not a date" in checked.output
    assert "To put it right: put the day this episode ended; blank it if it is still open." in checked.output
    assert "2025-26/episodes.csv, line 3: DEC 31/04/2025 is not a date." in checked.output


def test_errors_come_before_queries(run_seedbed: Run, place: Path) -> None:
    output = run_seedbed("check", place).output
    assert output.index("ERRORS") < output.index("501  ") < output.index("QUERIES") < output.index("SB108  ")


def test_totals_agree_with_what_is_listed(run_seedbed: Run, place: Path) -> None:
    data = json.loads(run_seedbed("check", place, "--json").output)
    by_severity = {"error": 0, "query": 0}
    for rule in data["rules"]:
        by_severity[rule["severity"]] += rule["findings"]
        assert len(rule["lines"]) == rule["findings"]
    assert (data["errors"], data["queries"]) == (by_severity["error"], by_severity["query"])
    for file in data["files"]:
        assert file["read"] == file["loaded"] + file["quarantined"] + file["blank"]
    assert f"In all: {data['errors']} errors and {data['queries']} quer" in run_seedbed("check", place).output


@pytest.mark.parametrize("how", [(), ("--json",)], ids=["as text", "as json"])
def test_a_childs_id_is_shown_only_to_who_asks(run_seedbed: Run, place: Path, how: tuple[str, ...]) -> None:
    assert "KID77" not in run_seedbed("check", place, *how).output
    assert "KID77003" in run_seedbed("check", place, "--children", *how).output


def test_a_pupil_number_is_shown_only_to_who_asks(run_seedbed: Run, place: Path) -> None:
    assert "header.csv, line 3: UPN has not the shape" in run_seedbed("check", place).output
    assert "header.csv, line 3: UPN O1 has not the shape" in run_seedbed("check", place, "--children").output


def test_a_file_that_is_no_return_is_named_with_the_others(run_seedbed: Run, place: Path) -> None:
    assert "2025-26/notes.txt: Is no return" in run_seedbed("check", place).output


@pytest.mark.parametrize(
    ("asked", "rules"),
    [
        (("--rule", "int03"), {"INT03"}),
        (("--return", "cin"), set()),
        (("--year", "2024-25"), set()),
    ],
)
def test_findings_can_be_narrowed_down(run_seedbed: Run, place: Path, asked: tuple[str, str], rules: set[str]) -> None:
    data = json.loads(run_seedbed("check", place, *asked, "--json").output)
    assert {rule["rule"] for rule in data["rules"]} == rules


def test_this_years_findings_are_those_of_a_place_with_one_year(run_seedbed: Run, place: Path) -> None:
    assert run_seedbed("check", place, "--year", "2025-26").output == run_seedbed("check", place).output


def test_how_to_see_the_rest_of_a_long_list_is_said(run_seedbed: Run, place: Path) -> None:
    output = run_seedbed("check", place, "--most", "0").output
    assert "and 1 more: --rule 501 --most 1" in output
    assert "line 3" not in output


def test_nothing_is_wider_than_a_terminal(run_seedbed: Run, place: Path) -> None:
    found, _, _ = run_seedbed("check", place).output.partition("What became of every line")
    assert max(map(len, found.splitlines())) <= 80


def test_no_colours_are_written_where_nobody_sees_them(run_seedbed: Run, place: Path) -> None:
    assert "\x1b" not in run_seedbed("check", place).output


def test_a_rule_that_does_not_exist_offers_the_nearest(run_seedbed: Run, place: Path) -> None:
    result = run_seedbed("check", place, "--rule", "INT3")
    assert result.exit_code == 2
    assert "Did you mean INT36" in result.stderr


def test_a_place_that_was_never_built_is_told_to_build(run_seedbed: Run, tmp_path: Path) -> None:
    (tmp_path / "place.yml").write_text("name: Acornbridge\n", encoding="utf-8")
    result = run_seedbed("check", tmp_path)
    assert result.exit_code == 6
    assert "seedbed build" in result.stderr
