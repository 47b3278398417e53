"""Every figure on page two is the official one: read here straight from the official tables, the plain way."""

from __future__ import annotations

import csv
import re
from datetime import date, datetime
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from seedbed.answers.figures_in_words import MISSING, at_end, written
from seedbed.answers.three_pages import choices
from seedbed.codes.councils import find_council
from seedbed.codes.definitions import Definition, definition
from simple.official import Official, mean_of_neighbours, page_two, place_among
from written_pages import demonstration, opened, site, words_of

__all__ = ["demonstration", "site"]

COUNCILS = {
    "city-of-london": "City of London",
    "isles-of-scilly": "Isles of Scilly",
    "westmorland-and-furness": "Westmorland and Furness",
    "kingston-upon-thames": "Kingston upon Thames",
    "hackney": "Hackney",
    "kent": "Kent",
    "bristol": "Bristol, City of",
    "barnsley": "Barnsley",
    "south-tyneside": "South Tyneside",
    "dorset": "Dorset",
}
MEASURES = [definition(m) for _, measures in choices.for_page_two("from_published") for m in measures]
WITHOUT_COUNTS = {"LOW_INCOME", "SPEND_CHILD", "SPEND_NONCLA", "UNIT_CLA", "CL_EET", "WF_CASE"}


@pytest.fixture(scope="session")
def official(shared: Path) -> Official:
    return Official(shared / "data" / "england")


@pytest.fixture(scope="session")
def printed(official: Official) -> dict[str, dict[tuple[str, int], float]]:
    return page_two(official)


def rows_of(page: HtmlElement) -> dict[str, HtmlElement]:
    """Give page two's rows by the name of their measure."""
    rows = page.xpath("//table[@class='beside']/tbody/tr[not(contains(@class, 'topic'))]")
    return {row.find("th").text.strip(): row for row in rows}


def row_of(page: HtmlElement, meaning: Definition) -> HtmlElement:
    return rows_of(page)[meaning.name.replace("'", "’")]


def year_of(row: HtmlElement) -> int | None:
    """Give the year that a row says its figure is of."""
    for words in row.find("th").findtext("small").replace(";", ",").split(", "):
        if words[:4].isdigit() and words[4:5] == "-":
            return int(words[:4]) + 1
        if words[-4:].isdigit():
            return int(words[-4:])
    return None


def own_figure(row: HtmlElement) -> str:
    return row.xpath("td[@class='own']")[0].text.strip()


def others(row: HtmlElement) -> list[str]:
    return [cell.text_content().strip() for cell in row.xpath("td[@data-head and not(@class)]")]


def as_printed(value: float | None, meaning: Definition) -> str:
    return written(value, meaning.unit, meaning.decimals)


@pytest.mark.parametrize("slug", COUNCILS)
def test_a_councils_own_figures_are_the_official_ones(slug: str, site: Path, official: Official, printed):
    page, number = opened(site / f"{slug}.html"), official.number_of(COUNCILS[slug])
    for meaning in MEASURES:
        row = row_of(page, meaning)
        year = year_of(row)
        if own_figure(row) == MISSING:
            assert not [key for key in printed[meaning.id] if key[0] == number], meaning.id
        else:
            assert year is not None
            assert own_figure(row) == as_printed(printed[meaning.id][number, year], meaning), meaning.id


@pytest.mark.parametrize("slug", COUNCILS)
def test_a_councils_figure_is_the_newest_that_is_published(slug: str, site: Path, official: Official, printed):
    page, number = opened(site / f"{slug}.html"), official.number_of(COUNCILS[slug])
    for meaning in MEASURES:
        years = [year for place, year in printed[meaning.id] if place == number]
        if years:
            assert year_of(row_of(page, meaning)) == max(years), meaning.id


@pytest.mark.parametrize("slug", COUNCILS)
def test_those_beside_a_council_are_its_neighbours_mean_its_region_and_england(
    slug: str, site: Path, official: Official, printed
):
    page, name = opened(site / f"{slug}.html"), COUNCILS[slug]
    region = official.councils[official.number_of(name)][1]
    heads = [head.text for head in page.xpath("//table[@class='beside']/thead/tr/th")]
    assert heads[3:6] == ["Neighbours", region, "England"]
    for meaning in MEASURES:
        row, cells = row_of(page, meaning), printed[meaning.id]
        year = year_of(row) or max(year for _, year in cells)
        expected = [
            as_printed(mean_of_neighbours(official, cells, name, year), meaning),
            as_printed(cells.get((region.lower(), year)), meaning),
            as_printed(cells.get(("england", year)), meaning),
        ]
        assert others(row) == expected, meaning.id


@pytest.mark.parametrize("slug", COUNCILS)
def test_a_councils_place_among_councils_is_counted_from_the_nearer_end(
    slug: str, site: Path, official: Official, printed
):
    page, number = opened(site / f"{slug}.html"), official.number_of(COUNCILS[slug])
    for meaning in (m for m in MEASURES if m.id in WITHOUT_COUNTS):
        row = row_of(page, meaning)
        year = year_of(row)
        if own_figure(row) != MISSING:
            assert year is not None
            above, below, councils = place_among(official, printed[meaning.id], number, year)
            assert words_of(row.xpath("td[@class='where']")[0]) == at_end(above + 1, below + 1, councils), meaning.id


def test_a_rates_place_is_worked_out_from_the_counts_behind_it(site: Path, official: Official):
    again = official.printed("referrals", "rereferral_count")
    whole = official.printed("referrals", "referral_count")
    shares = {key: again[key] / whole[key] for key in again if whole.get(key)}
    for slug, name in COUNCILS.items():
        row = row_of(opened(site / f"{slug}.html"), definition("REREF12"))
        above, below, councils = place_among(official, shares, official.number_of(name), 2025)
        assert words_of(row.xpath("td[@class='where']")[0]).endswith(at_end(above + 1, below + 1, councils)), name


def test_two_councils_that_return_together_are_placed_by_their_joint_figure(site: Path):
    for slug in ("kingston-upon-thames", "richmond-upon-thames"):
        page = opened(site / f"{slug}.html")
        for measure in ("WF_VAC", "WF_AGY"):
            assert re.search(
                r"est of 15\d$", words_of(row_of(page, definition(measure)).xpath("td[@class='where']")[0])
            )
        assert "return together" in words_of(page)
    assert "return together" not in words_of(opened(site / "leeds.html"))


def test_englands_figures_are_the_official_ones(site: Path, printed):
    page = opened(site / "england.html")
    for meaning in MEASURES:
        row = row_of(page, meaning)
        year = year_of(row)
        assert year == max(year for place, year in printed[meaning.id] if place == "england"), meaning.id
        assert own_figure(row) == as_printed(printed[meaning.id]["england", year], meaning), meaning.id


def test_england_has_81770_children_looked_after_67_of_every_10000_and_22_6_per_cent_referred_again(site: Path):
    page = opened(site / "england.html")
    looked_after = row_of(page, definition("LAC_RATE"))
    assert own_figure(looked_after) == "67"
    assert "31 March 2025; 81,770 in all" in words_of(looked_after)
    assert own_figure(row_of(page, definition("REREF12"))) == "22.6%"
    assert "81,770 children in England were looked after: 67 of every 10,000" in words_of(opened(site / "index.html"))


def test_the_index_prints_each_councils_own_rate(site: Path, official: Official, printed):
    rows = opened(site / "index.html").xpath("//section[@id='councils']//tbody/tr")
    shown = {row.find("th").text_content(): row.find("td").text for row in rows}
    assert len(shown) == 153
    for number in official.councils:
        name = find_council(number).plain_name
        assert shown[name] == as_printed(printed["LAC_RATE"].get((number, 2025)), definition("LAC_RATE")), name


LISTS = {
    "ilacs_history_2018_2025.csv": (
        "Local authority area code",
        "Publication date",
        "The impact of leaders on social work practice with children and families",
        "The experiences and progress of children who need help and protection",
        "The experiences and progress of children in care",
        "The experiences and progress of care leavers",
    ),
    "ofsted_ilacs_latest_2026-06-29.csv": (
        "la_code",
        "publication_date",
        "impact_of_leaders_grade",
        "help_and_protection_grade",
        "in_care_grade",
        "care_leavers_grade",
    ),
}


def a_day(text: str) -> date:
    form = "%Y-%m-%d" if "-" in text else "%d/%m/%Y" if len(text) == 10 else "%d/%m/%y"
    return datetime.strptime(text, form).date()


def grades_listed(folder: Path, *, code: str, number: str) -> list[str]:
    """Give a council's four newest grades; where both lists have an inspection, Ofsted's own history counts."""
    found: dict[date, list[str]] = {}
    for name in reversed(LISTS):
        area, published, *judgements = LISTS[name]
        with (folder / name).open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                if row[area] in {code, number}:
                    found[a_day(row[published])] = [row[each].strip() for each in judgements]
    newest = sorted(found.items())
    return [
        next(
            (grades[place] for _, grades in reversed(newest) if grades[place] and "_" not in grades[place]),
            "Not graded",
        )
        for place in range(4)
    ]


@pytest.mark.parametrize("slug", COUNCILS)
def test_the_sub_judgements_are_those_of_the_newest_inspection(slug: str, site: Path, shared: Path):
    council = find_council(COUNCILS[slug])
    grades = grades_listed(shared / "data" / "england", code=council.code, number=council.number)
    shown = [grade.text.strip() for grade in opened(site / f"{slug}.html").xpath("//dl[@class='grades']//dd")]
    assert [grade.lower() for grade in shown] == [grade.lower().replace(" to be good", "") for grade in grades]
