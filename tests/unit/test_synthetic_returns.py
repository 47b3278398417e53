"""The demonstration place's returns, judged by plain rules of the guidance: without planted mistakes, nothing is wrong."""

from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from seedbed.synthetic import make_place
from simple import plain_rules_903, plain_rules_cin
from simple.plain_place import Looked, census, folder_of, text, when

YEARS = (2025, 2026)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_place(tmp_path_factory.mktemp("places") / "acornbridge", mistakes="none").folder


@pytest.fixture(scope="module")
def returns(place: Path) -> dict[int, Looked]:
    return {year: Looked(place, year) for year in YEARS}


@pytest.mark.parametrize("rule", plain_rules_903.RULES)
@pytest.mark.parametrize("year", YEARS)
def test_the_looked_after_return_breaks_no_rule(returns: dict[int, Looked], rule: str, year: int):
    broken = list(plain_rules_903.RULES[rule](returns[year], returns.get(year - 1)))
    assert not broken, f"{rule}: {len(broken)} rows, the first in {broken[0]['table']}, line {broken[0]['line']}"


@pytest.mark.parametrize("rule", plain_rules_cin.RULES)
@pytest.mark.parametrize("year", YEARS)
def test_the_census_breaks_no_rule(place: Path, rule: str, year: int):
    children = census(place, year).findall("Children/Child")
    broken = [
        f"child {n}: {words}" for n, child in enumerate(children) for words in plain_rules_cin.RULES[rule](child, year)
    ]
    assert not broken


@pytest.mark.parametrize("year", YEARS)
def test_the_census_has_the_shape_of_its_schema(shared: Path, place: Path, year: int):
    schema = etree.XMLSchema(etree.parse(shared / f"data/returns/xsd/CIN_schema_{year}.xsd"))
    schema.assertValid(etree.parse(place / "sources" / folder_of(year) / "cin_census.xml"))


@pytest.mark.parametrize("year", YEARS)
def test_the_census_names_its_council_and_its_day(place: Path, year: int):
    root = census(place, year)
    assert text(root, "Header/Source/LEA") == "841"
    assert text(root, "Header/CollectionDetails/ReferenceDate") == f"{year}-03-31"


@pytest.mark.parametrize("year", YEARS)
def test_children_and_pupil_numbers_stand_once_in_a_census(place: Path, year: int):
    children = census(place, year).findall("Children/Child")
    ids = [text(child, "ChildIdentifiers/LAchildID") for child in children]
    numbers = [upn for child in children if (upn := text(child, "ChildIdentifiers/UPN"))]
    assert len(set(ids)) == len(ids)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("year", YEARS)
def test_a_child_is_the_same_in_both_returns(place: Path, returns: dict[int, Looked], year: int):
    header = returns[year].header
    both = 0
    for child in census(place, year).findall("Children/Child"):
        row = header.get(text(child, "ChildIdentifiers/LAchildID"))
        if row is None:
            continue
        both += 1
        born = when(child, "ChildIdentifiers/PersonBirthDate")
        upn = text(child, "ChildIdentifiers/UPN") or text(child, "ChildIdentifiers/UPNunknown")
        told = (text(child, "ChildIdentifiers/Sex"), born, text(child, "ChildCharacteristics/Ethnicity"), upn)
        assert told == (row["SEX"], returns[year].born(row["CHILD"]), row["ETHNIC"], row["UPN"])
    assert both > 250


@pytest.mark.parametrize("year", YEARS)
def test_every_looked_after_child_has_an_open_case_with_the_same_need(
    place: Path, returns: dict[int, Looked], year: int
):
    open_needs = {
        text(child, "ChildIdentifiers/LAchildID"): text(case, "PrimaryNeedCode")
        for child in census(place, year).findall("Children/Child")
        for case in child.findall("CINdetails")
        if not text(case, "CINclosureDate")
    }
    needs = {
        row["CHILD"]: row["CIN"]
        for row in returns[year].tables["episodes"]
        if not row["DEC"] and row["LS"] not in ("V3", "V4")
    }
    assert {child: open_needs.get(child) for child in needs} == needs


def test_an_episode_open_in_march_goes_on_in_april_unchanged(returns: dict[int, Looked]):
    open_then = returns[2025].looked_after_at_end()
    assert len(open_then) > 250
    assert open_then <= set(returns[2026].episodes)


def test_cases_open_in_march_are_in_the_next_census(place: Path):
    def cases(year: int, *, still_open: bool) -> set[tuple[str, str]]:
        return {
            (text(child, "ChildIdentifiers/LAchildID"), text(case, "CINreferralDate"))
            for child in census(place, year).findall("Children/Child")
            for case in child.findall("CINdetails")
            if not (still_open and text(case, "CINclosureDate"))
        }

    open_then = cases(2025, still_open=True)
    assert len(open_then) > 400
    assert open_then <= cases(2026, still_open=False)


def test_a_child_expected_in_one_census_is_born_in_the_next(place: Path):
    born = {
        text(child, "ChildIdentifiers/LAchildID"): when(child, "ChildIdentifiers/PersonBirthDate")
        for child in census(place, 2026).findall("Children/Child")
    }
    expected = {
        text(child, "ChildIdentifiers/LAchildID"): due
        for child in census(place, 2025).findall("Children/Child")
        if (due := when(child, "ChildIdentifiers/ExpectedPersonBirthDate"))
    }
    met = [child for child in expected if child in born]
    assert met
    assert all(abs((born[child] - expected[child]).days) <= 21 for child in met)


def test_brothers_and_sisters_are_born_apart_or_on_one_day(place: Path, returns: dict[int, Looked]):
    families: dict[str, list[str]] = {}
    for line in (place / "truth" / "families.csv").read_text(encoding="utf-8").splitlines()[1:]:
        child, family = line.split(",")
        families.setdefault(family, []).append(child)
    births = {
        text(child, "ChildIdentifiers/LAchildID"): born
        for year in YEARS
        for child in census(place, year).findall("Children/Child")
        if (born := when(child, "ChildIdentifiers/PersonBirthDate"))
    }
    gaps = [
        (later - earlier).days
        for children in families.values()
        for known in [sorted(births[child] for child in children if child in births)]
        for earlier, later in pairwise(known)
    ]
    assert sum(len(children) > 1 for children in families.values()) > 100
    assert 0 in gaps, "There should be twins."
    assert all(gap == 0 or gap > 280 for gap in gaps)
