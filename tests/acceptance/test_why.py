"""Any figure opens: what it means, what it was made of, those beside it, its rows, and how far it could move."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from seedbed.answers.own_record import OwnRecord
from seedbed.codes.definitions import definition, definitions, measure_ids
from seedbed.understand.indicators import GROUPS
from written_pages import Demonstration, demonstration

__all__ = ["demonstration"]

Run = Callable[..., Result]

PUBLISHED = [m for m, meaning in definitions().items() if meaning.published]
MEASURED = [m for m, meaning in definitions().items() if meaning.measured]


@pytest.fixture(scope="session")
def record(demonstration: Demonstration) -> OwnRecord:
    return demonstration.place.own_record()


def strictly(text: str) -> dict[str, Any]:
    """Read JSON as a strict reader does, for whom NaN is none."""

    def refuse(word: str) -> None:
        raise ValueError(f"{word} is not JSON")

    return json.loads(text, parse_constant=refuse)


def a_year_of(run: Run, measure: str, name: str) -> str:
    """Find a year that a measure has a row for, from what the error says when it has none."""
    given = run("why", measure, "2030", "--council", name)
    assert given.exit_code == 7
    return re.findall(r"20\d\d(?:-\d\d)?", given.stderr)[-1]


@pytest.mark.parametrize("measure", PUBLISHED)
def test_every_published_measure_opens_for_a_council_in_words_and_for_machines(run_seedbed: Run, measure: str):
    year = a_year_of(run_seedbed, measure, "Darlington")
    words = run_seedbed("why", measure, year, "--council", "Darlington")
    assert words.exit_code == 0, words.stderr
    data = strictly(run_seedbed("why", measure, year, "--council", "Darlington", "--json").stdout)
    assert data["measure"] == measure
    assert data["whose"] == "Darlington"
    assert f"{data['name']} ({measure})" in words.stdout
    assert data["value"] in words.stdout
    flat = " ".join(words.stdout.split())
    for part in data["parts"]:
        assert part["title"] in words.stdout
        for line in part["lines"]:
            assert " ".join(line.split()) in flat
    titles = [part["title"] for part in data["parts"]]
    assert {"Why it matters", "What is counted", "Among", "Left out", "Beside others", "Own past"} <= set(titles)
    assert titles[-1] == "Where it comes from"


def test_a_councils_figure_stands_beside_england_its_region_and_each_neighbour(run_seedbed: Run):
    said = run_seedbed("why", "REREF12", "2024-25", "--council", "Darlington").stdout
    assert "Darlington, 2024-25: 13.0%   (95% Wilson range 11.1% to 15.1%)" in said
    assert "145 of 1,117, as published." in said
    for line in ("England +22.6%", "North East +20.7%", "Neighbours +21.1%", "Gateshead +13.9%", "Doncaster +29.4%"):
        assert re.search(line, said), line
    assert "A simple mean of all 10" in said or "Simple mean of all 10" in said
    assert "4th lowest of 153" in said
    assert "https://explore-education-statistics.service.gov.uk/" in said


def test_england_and_a_region_open_too(run_seedbed: Run):
    england = run_seedbed("why", "LAC_RATE", "2025", "--council", "england")
    assert "England, 31 March 2025: 67 per 10,000" in england.stdout
    assert "81,770 of 12,183,016, as published." in england.stdout
    assert "Beside others" not in england.stdout
    assert (
        "North East, 31 March 2025: 111 per 10,000"
        in run_seedbed("why", "lac_rate", "2025", "--council", "North East").stdout
    )


def test_a_figure_that_was_not_printed_gives_the_symbol_and_what_it_means(run_seedbed: Run):
    said = run_seedbed("why", "LAC_RATE", "2025", "--council", "Isles of Scilly")
    assert said.exit_code == 0
    assert "no figure (does not apply here; the table prints “z”)" in said.stdout
    assert "Among councils" not in said.stdout
    assert (
        strictly(run_seedbed("why", "LAC_RATE", "2025", "--council", "Isles of Scilly", "--json").stdout)["estimate"]
        is None
    )


def test_a_figure_computed_here_says_so(run_seedbed: Run):
    said = " ".join(run_seedbed("why", "SPEND_CHILD", "2025", "--council", "Kent").stdout.split())
    assert "Computed here from published counts: no official table prints it." in said


@pytest.mark.parametrize("measure", MEASURED)
def test_every_measure_of_the_records_opens_with_its_rows(run_seedbed: Run, demonstration: Demonstration, measure: str):
    folder = demonstration.place.folder
    said = run_seedbed("why", measure, "2025-26", folder)
    assert said.exit_code == 0, said.stderr
    assert "Acornbridge (own record, council use only)" in said.stdout
    data = strictly(run_seedbed("why", measure, "2025-26", folder, "--json").stdout)
    titles = [part["title"] for part in data["parts"]]
    if data["estimate"]["value"] is None:
        assert "no figure, because" in data["value"]
        assert "What would answer it" in titles
    else:
        assert "How far it could move" in titles
        assert titles[-1].startswith("Rows behind it")


@pytest.mark.parametrize("group", GROUPS)
def test_a_places_figure_splits_by_each_group_and_the_parts_make_the_whole(
    run_seedbed: Run, demonstration: Demonstration, record: OwnRecord, group: str
):
    said = run_seedbed("why", "REREF12", "2025-26", demonstration.place.folder, "--by", group)
    assert said.exit_code == 0, said.stderr
    part = said.stdout.partition(f"By {group}\n")[2].partition("\n\n")[0]
    counts = [(int(count), int(of)) for count, of in re.findall(r" (\d+) of +(\d+) ", part)]
    whole = record.measures.year(definition("REREF12"), 2026).estimate
    assert (sum(c for c, _ in counts), sum(of for _, of in counts)) == (whole.count, whole.of)


def test_the_rows_behind_a_figure_are_in_the_files_at_those_lines(run_seedbed: Run, demonstration: Demonstration):
    folder = demonstration.place.folder
    for measure, mark in (("REREF12", "CINdetails"), ("LAC_RATE", ",")):
        said = run_seedbed("why", measure, "2025-26", folder, "--rows", "25").stdout
        rows = re.findall(r"(?m)^  (?:counted|not counted|unknown) +(\d{4}-\d\d-\d\d)   (.+), line (\d+)$", said)
        assert len(rows) == 25, measure
        for day, path, line in rows:
            lines = (folder / "sources" / path).read_text(encoding="utf-8-sig").splitlines()
            at = "\n".join(lines[int(line) - 1 : int(line) + 8])
            assert mark in at.splitlines()[0]
            if mark == "CINdetails":
                assert f"<CINreferralDate>{day}</CINreferralDate>" in at


def test_as_many_rows_as_asked_for_and_no_more(run_seedbed: Run, demonstration: Demonstration):
    said = run_seedbed("why", "REREF12", "2025-26", demonstration.place.folder, "--rows", "3").stdout
    assert "Rows behind it (the first three)" in said
    every = run_seedbed("why", "REREF12", "2025-26", demonstration.place.folder, "--rows", "100000").stdout
    of = re.search(r"Made of\n  \d+ of (\d+)", every)
    assert of
    assert f"Rows behind it (all {of[1]})" in every
    assert run_seedbed("why", "REREF12", "2025-26", demonstration.place.folder, "--rows", "-3").exit_code == 2


def test_how_far_unread_lines_could_move_a_figure_is_worked_out(
    record: OwnRecord, run_seedbed: Run, demonstration: Demonstration
):
    found = record.measures.year(definition("REREF12"), 2026)
    assert found.doubt.rows > 0
    said = " ".join(run_seedbed("why", "REREF12", "2025-26", demonstration.place.folder).stdout.split())
    assert f"If none of these counted it would be {found.doubt.low:.1f}%; if all did, {found.doubt.high:.1f}%." in said


def test_a_figure_that_needs_an_earlier_year_says_what_would_answer_it(run_seedbed: Run, demonstration: Demonstration):
    said = " ".join(run_seedbed("why", "REREF12", "2024-25", demonstration.place.folder).stdout.split())
    assert (
        "no figure, because it looks back a year, and no children in need census for 2023-24 is in this place" in said
    )
    assert "The whole of this return for 2023-24 and 2024-25, each in its folder under sources/" in said
    assert "Rows behind it" not in said


def test_a_year_without_a_return_says_so(run_seedbed: Run, demonstration: Demonstration):
    said = run_seedbed("why", "LAC_RATE", "2022-23", demonstration.place.folder)
    assert "no figure, because no SSDA903 return for 2022-23 is in this place" in said.stdout


def test_a_stock_is_of_a_day_and_a_flow_of_a_year(run_seedbed: Run, demonstration: Demonstration):
    folder = demonstration.place.folder
    assert "only), 31 March 2026: " in run_seedbed("why", "LAC_RATE", "2025-26", folder).stdout
    assert "only), 2025-26: " in run_seedbed("why", "REF_RATE", "2025-26", folder).stdout


def wrong(run: Run, *words: object) -> tuple[int, str]:
    given = run("why", *words)
    assert "Traceback" not in given.output
    assert not given.stdout
    return given.exit_code, given.stderr


def test_a_name_that_is_not_known_brings_the_nearest_one(run_seedbed: Run, demonstration: Demonstration):
    code, said = wrong(run_seedbed, "REREF1", "2025", "--council", "Kent")
    assert (code, "Did you mean REREF12?" in said) == (2, True)
    code, said = wrong(run_seedbed, "REREF12", "2025", "--council", "Knet")
    assert (code, "Did you mean Kent" in said) == (2, True)
    code, said = wrong(run_seedbed, "REREF12", "2025", "--council", "Cumbria")
    assert (code, "Use Cumberland or Westmorland and Furness." in said) == (2, True)
    code, said = wrong(run_seedbed, "REREF12", "20255", "--council", "Kent")
    assert (code, "is not a year. Write it as 2025-26" in said) == (2, True)
    code, said = wrong(run_seedbed, "REREF12", "2026", demonstration.place.folder, "--by", "agee")
    assert (code, "Did you mean age?" in said) == (2, True)


def test_a_year_with_no_row_brings_the_years_that_have_one(run_seedbed: Run):
    code, said = wrong(run_seedbed, "REREF12", "2031", "--council", "Kent")
    assert (code, "has no row for Kent in 2030-31. There are rows for: 2012-13" in said) == (7, True)
    code, said = wrong(run_seedbed, "INSP_HELP", "2019", "--council", "Darlington")
    assert (code, "has no row for Darlington in 2019. There are rows for: October 2022" in said) == (7, True)


def test_a_measure_that_the_returns_cannot_give_says_where_it_is_published(
    run_seedbed: Run, demonstration: Demonstration
):
    code, said = wrong(run_seedbed, "WF_VAC", "2025-26", demonstration.place.folder)
    assert (code, "It is published: seedbed why WF_VAC" in said) == (7, True)


def test_one_figure_is_asked_of_one_place_at_a_time(run_seedbed: Run, demonstration: Demonstration):
    assert wrong(run_seedbed, "REREF12", "2025")[0] == 2
    assert wrong(run_seedbed, "REREF12", "2025", demonstration.place.folder, "--council", "Kent")[0] == 2
    code, said = wrong(run_seedbed, "REREF12", "2025", "--council", "Kent", "--by", "age")
    assert (code, "has no rows to split" in said) == (2, True)


def test_every_measure_is_published_or_measured_or_both():
    assert set(PUBLISHED) | set(MEASURED) == set(measure_ids())
