"""`seedbed check --between-years`: what returns of different years say differently, in lines that fit a terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from builders import a_place

Run = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path, run_seedbed: Run) -> Path:
    """Build a place of two years that tell one episode differently, and forget a child."""
    place = a_place(tmp_path)
    place.with_episodes(
        "2024-25", "CHILD DECOM RNE LS PLACE\n KID77001 01/06/2024 S C1 U4\n KID77002 01/06/2024 S C2 U4"
    )
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n KID77001 01/06/2024 S C2 U4")
    assert run_seedbed("build", tmp_path).exit_code == 0
    return tmp_path


def test_each_kind_has_its_table_column_count_and_both_lines(run_seedbed: Run, place: Path) -> None:
    output = run_seedbed("check", place, "--between-years").output
    assert output.startswith("Acornbridge: 2 disagreements between returns\nLaid beside one another: 2024-25, 2025-26.")
    assert "CHILDREN WITH SOMETHING OPEN IN ONE RETURN WHO ARE NOT IN THE NEXT" in output
    assert "Episodes: LS" in output
    assert "2024-25/episodes.csv, line 2 says C1; 2025-26/episodes.csv, line 2 says C2" in output
    assert max(map(len, output.splitlines())) <= 80


def test_machines_are_given_every_line(run_seedbed: Run, place: Path) -> None:
    data = json.loads(run_seedbed("check", place, "--between-years", "--json").output)
    assert [(group["kind"], group["count"]) for group in data["groups"]] == [("gone", 1), ("told_otherwise", 1)]
    assert data["groups"][1]["lines"][0]["other"]["says"] == "C2"


@pytest.mark.parametrize("how", [(), ("--json",)], ids=["as text", "as json"])
def test_a_childs_id_is_shown_only_to_who_asks(run_seedbed: Run, place: Path, how: tuple[str, ...]) -> None:
    assert "KID77" not in run_seedbed("check", place, "--between-years", *how).output
    assert "KID77001" in run_seedbed("check", place, "--between-years", "--children", *how).output


def test_how_to_see_the_rest_is_said_and_a_year_can_be_asked_for(run_seedbed: Run, place: Path) -> None:
    assert "and 1 more: --most 1" in run_seedbed("check", place, "--between-years", "--most", "0").output
    assert ": 0 disagreements" in run_seedbed("check", place, "--between-years", "--year", "2022-23").output


def test_a_rule_is_no_question_between_years(run_seedbed: Run, place: Path) -> None:
    refused = run_seedbed("check", place, "--between-years", "--rule", "501")
    assert refused.exit_code == 2
    assert "goes with --year" in refused.stderr
