"""Planted mistakes: each is where the list says, each is met by a plain rule, and nothing else is wrong."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from seedbed.synthetic import make_place
from seedbed.synthetic.mistakes import MISTAKES, Element, Row
from seedbed.synthetic.sheets import Sheet, table

Line = str


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_place(tmp_path_factory.mktemp("places") / "acornbridge").folder


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_place(tmp_path_factory.mktemp("places") / "acornbridge", mistakes="none").folder


def planted(place: Path) -> list[dict[str, str]]:
    with (place / "truth" / "mistakes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lines(place: Path, file: str) -> list[str]:
    return (place / file).read_text(encoding="utf-8").splitlines()


def the_line(place: Path, kind: str) -> list[str]:
    row = next(row for row in planted(place) if row["kind"] == kind)
    return lines(place, row["file"])[int(row["line"]) - 1].split(",")


def test_every_kind_is_planted_once_with_file_line_and_what_to_expect(place: Path):
    rows = planted(place)
    assert [row["kind"] for row in rows] == [mistake.kind for mistake in MISTAKES]
    assert len(rows) == 19
    assert len({row["kind"] for row in rows}) == 19
    for row in rows:
        assert 1 < int(row["line"]) <= len(lines(place, row["file"]))
        assert row["what"]
        assert row["expected_finding"]
        assert row["rules"]


def test_without_mistakes_the_list_is_empty(clean: Path):
    assert planted(clean) == []


def day(text: str) -> date:
    number, month, year = text.split("/")
    return date(int(year), int(month), int(number))


def ends_after_the_next_begins(fields: list[str]) -> bool:
    return fields[8] == "X1" and day(fields[7]) > day(fields[1])


# What the planted line itself shows, in the order of its columns.
SEEN: dict[str, Callable[[list[str]], bool]] = {
    "overlap": ends_after_the_next_begins,
    "end before start": lambda fields: day(fields[7]) < day(fields[1]),
    "code out of year": lambda fields: fields[5] == "Z1",
    "old code": lambda fields: fields[1] == "1",
    "not in header": lambda fields: fields[3] == "V4",
    "ragged line": lambda fields: len(fields) == 4,
    "no such day": lambda fields: fields[2] == "31/02/2026",
    "month first": lambda fields: 12 < int(fields[2][3:5]) <= 31 and int(fields[2][:2]) <= 12,
    "two-digit year": lambda fields: len(fields[4]) == 8,
    "no child id": lambda fields: fields[0] == "" and len(fields) == 12,
    "plan ends before it starts": lambda fields: fields[0].startswith("<CINPlanEndDate>"),
    "closed without reason": lambda fields: fields[0].startswith("<CINclosureDate>"),
    "authorised before start": lambda fields: fields[0].startswith("<AssessmentAuthorisationDate>"),
    "enquiry before referral": lambda fields: fields[0].startswith("<S47ActualStartDate>"),
    "no child id in census": lambda fields: fields[0] == "<LAchildID></LAchildID>",
    "no such code": lambda fields: fields[0] == "<ReferralSource>1E</ReferralSource>",
}


@pytest.mark.parametrize("kind", SEEN)
def test_the_line_named_bears_the_mistake(place: Path, kind: str):
    assert SEEN[kind](the_line(place, kind))


def test_the_episode_after_an_overlap_begins_before_it_ends(place: Path):
    row = next(row for row in planted(place) if row["kind"] == "overlap")
    first, after = (lines(place, row["file"])[int(row["line"]) - 1 + step].split(",") for step in (0, 1))
    assert first[0] == after[0]
    assert day(after[1]) < day(first[7])


def test_a_repeated_line_stands_beside_its_first(place: Path):
    row = next(row for row in planted(place) if row["kind"] == "repeated line")
    number = int(row["line"])
    around = lines(place, row["file"])[number - 2 : number + 1]
    assert around[0] == around[1] or around[1] == around[2]


def test_a_child_left_out_of_header_is_nowhere_in_it(place: Path):
    child = the_line(place, "not in header")[0]
    assert not any(line.startswith(child) for line in lines(place, "sources/2025-26/header.csv"))


def test_a_birthday_that_differs_is_a_day_from_that_in_header(place: Path):
    child, born, *_ = the_line(place, "another birthday")
    header = next(line for line in lines(place, "sources/2025-26/header.csv") if line.startswith(child)).split(",")
    assert (day(born) - day(header[2])).days == 1


def test_a_child_who_vanishes_was_open_and_is_in_no_table_of_the_next_year(place: Path):
    child, *_, end, why, _, _, _, _ = the_line(place, "vanishes")
    assert (end, why) == ("", "")
    tables = (place / "sources" / "2025-26").glob("*.csv")
    assert not any(
        line.startswith(child + ",") for path in tables for line in lines(place, f"sources/2025-26/{path.name}")
    )


def test_a_plan_and_an_assessment_end_before_they_start(place: Path):
    for kind, start in (("plan ends before it starts", -1), ("authorised before start", -1)):
        row = next(row for row in planted(place) if row["kind"] == kind)
        number = int(row["line"]) - 1
        here = lines(place, row["file"])
        assert (
            here[number][here[number].index(">") :][1:11]
            < here[number + start][here[number + start].index(">") :][1:11]
        )


def test_a_case_closed_without_a_reason_has_none_on_the_next_line(place: Path):
    row = next(row for row in planted(place) if row["kind"] == "closed without reason")
    assert not lines(place, row["file"])[int(row["line"])].startswith("<ReasonForClosure>")


def test_no_child_but_those_of_the_list_differs_from_a_clean_place(place: Path, clean: Path):
    named = {lines(place, row["file"])[int(row["line"]) - 1].split(",")[0] for row in planted(place)}
    for path in sorted(clean.glob("sources/*/*.csv")):
        name = path.relative_to(clean).as_posix()
        differing = {line.split(",")[0] for line in set(lines(clean, name)) ^ set(lines(place, name))}
        strangers = differing - named
        assert len(strangers) == (1 if name == "sources/2025-26/oc2.csv" else 0), "Only who lost their id has no name."


def test_the_census_differs_only_where_the_list_says(place: Path, clean: Path):
    for year in ("2024-25", "2025-26"):
        name = f"sources/{year}/cin_census.xml"
        before, after = lines(clean, name), lines(place, name)
        mistakes = [row for row in planted(place) if row["file"] == name]
        taken_out = [row for row in mistakes if "taken out" in row["what"]]
        assert len(mistakes) == 3
        assert len(before) - len(after) == len(taken_out)
        for row in taken_out:
            del before[int(row["line"])]
        differing = [n for n, (one, other) in enumerate(zip(before, after, strict=True), start=1) if one != other]
        assert differing == sorted(int(row["line"]) for row in mistakes if row not in taken_out)


def test_each_mistake_is_on_another_child(place: Path):
    def child(row: dict[str, str]) -> str:
        number = int(row["line"]) - 1
        here = lines(place, row["file"])
        if not row["file"].endswith(".xml"):
            return here[number].split(",")[0]
        return next(line for line in reversed(here[: number + 1]) if line.startswith("<LAchildID>"))

    children = [found for row in planted(place) if (found := child(row)) not in ("", "<LAchildID></LAchildID>")]
    assert len(set(children)) == len(children)


def test_a_row_knows_the_next_line_of_the_same_child():
    sheet = table("a.csv", ["CHILD", "DEC"], [["1", "01/02/2025"], ["1", ""], ["2", ""]])
    first = Row(sheet, sheet.lines[1])
    after = first.next()
    assert after is not None
    assert after["DEC"] == ""
    assert after.next() is None
    assert first.day("DEC") == date(2025, 2, 1)


def test_an_element_finds_the_one_before_it():
    sheet = Sheet(
        "a.xml", [["<LAchildID>1</LAchildID>"], ["<CINdetails>"], ["<CINPlanEndDate>2025-05-01</CINPlanEndDate>"]]
    )
    end = Element(sheet, 2)
    assert end.before("LAchildID").text == "1"
    end.text = "2025-06-01"
    assert sheet.text().splitlines()[2] == "<CINPlanEndDate>2025-06-01</CINPlanEndDate>"
