"""Councils are found as people write them; an old code never leads to a council of another area."""

import pytest

from seedbed.codes.councils import LONDON, councils, find_council, neighbours, regions
from seedbed.messages import UnknownName


def test_there_are_153_councils_today_and_five_that_ended():
    assert len(councils()) == 153
    ended = [council.name for council in councils(current=False) if not council.current]
    assert ended == ["Bournemouth", "Cumbria", "Dorset (pre-2019)", "Northamptonshire", "Poole"]


def test_codes_and_numbers_belong_to_one_council_each():
    every = [code for each in councils(current=False) for code in (each.code, each.number, *each.previous_codes)]
    assert len(every) == len(set(every))


def test_slugs_are_plain_and_belong_to_one_council_each():
    slugs = [council.slug for council in councils()]
    assert len(set(slugs)) == 153
    assert all(slug.replace("-", "").isalpha() and slug.islower() for slug in slugs)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("darlington", "841"),
        ("Durham", "840"),
        ("County Durham", "840"),
        ("Durham County Council", "840"),
        ("St. Helens", "342"),
        ("Saint Helens", "342"),
        ("Bedford Borough", "822"),
        ("Hull", "810"),
        ("Kingston upon Hull, City of", "810"),
        ("Kingston Upon Hull", "810"),
        ("Herefordshire", "884"),
        ("Herefordshire, County of", "884"),
        ("Bristol", "801"),
        ("Bristol City Council", "801"),
        ("City of Bristol", "801"),
        ("Southend", "882"),
        ("southend on sea", "882"),
        ("Brighton & Hove", "846"),
        ("Telford", "894"),
        ("BCP", "839"),
        ("Dorset", "838"),
        ("London Borough of Richmond upon Thames", "318"),
        ("Royal Borough of Kensington and Chelsea", "207"),
        ("City of London", "201"),
        ("City of York", "816"),
        ("Nottingham City Council", "892"),
        ("Nottinghamshire County Council", "891"),
        ("  leeds ", "383"),
        ("E06000005", "841"),
        ("e06000005", "841"),
        ("841", "841"),
    ],
)
def test_a_council_is_found_by_its_ordinary_spellings(written: str, number: str):
    assert find_council(written).number == number


@pytest.mark.parametrize("council", councils(), ids=lambda council: council.slug)
def test_every_council_is_found_by_each_of_its_names_and_codes(council):
    for name in (council.name, council.plain_name, council.slug, council.code, council.number, *council.previous_codes):
        assert find_council(name) is council


@pytest.mark.parametrize(
    ("old", "now"),
    [("E10000002", "E06000060"), ("E10000023", "E06000065"), ("E10000027", "E06000066"), ("E08000020", "E08000037")],
)
def test_a_recoded_council_is_found_by_its_old_code(old: str, now: str):
    assert find_council(old).code == now


@pytest.mark.parametrize(
    ("ended", "followers"),
    [
        ("Cumbria", "Use Cumberland or Westmorland and Furness."),
        ("E10000021", "Use North Northamptonshire or West Northamptonshire."),
        ("Poole", "Use Bournemouth, Christchurch and Poole."),
        ("E10000009", "Use Dorset or Bournemouth, Christchurch and Poole."),
    ],
)
def test_an_abolished_council_is_not_found_but_its_successors_are_named(ended: str, followers: str):
    with pytest.raises(UnknownName) as told:
        find_council(ended)
    assert "was abolished on 1 April 20" in str(told.value)
    assert followers in str(told.value)
    assert not find_council(ended, current=False).current


def test_a_misspelt_name_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match="Did you mean Darlington"):
        find_council("Darlingtn")


@pytest.mark.parametrize("nothing", ["", "   ", "council", "E99999999", "999"])
def test_a_name_of_nothing_finds_nothing(nothing: str):
    with pytest.raises(UnknownName, match="none of the 153"):
        find_council(nothing)


def test_every_council_has_one_of_nine_regions_and_london_has_two_parts():
    assert len(regions()) == 9
    assert {council.region.code for council in councils()} == {region.code for region in regions()}
    parts = [region for region in regions(parts=True) if region.within]
    assert [(part.name, part.within) for part in parts] == [("Inner London", LONDON), ("Outer London", LONDON)]
    in_parts = [council for council in councils() if council.part]
    assert len(in_parts) == 33
    assert all(council.region.code == LONDON for council in in_parts)
    assert sum(council.part.name == "Inner London" for council in in_parts) == 14


def test_every_council_has_ten_neighbours_now_in_order():
    for council in councils():
        found = neighbours(council.code).found
        assert [neighbour.rank for neighbour in found] == list(range(1, 11)), council.name
        assert all(neighbour.council.current and neighbour.council is not council for neighbour in found)


def test_the_city_of_london_has_only_neighbours_that_are_not_close():
    assert {neighbour.closeness for neighbour in neighbours("E09000001").found} == {"Not close"}


def test_the_older_model_names_neighbours_that_have_been_abolished():
    derbyshire = neighbours("E10000007", model="2021")
    assert len(derbyshire.found) == 9
    assert derbyshire.missing == (
        "Cumbria was abolished on 1 April 2023 (now Cumberland and Westmorland and Furness).",
    )


def test_a_council_younger_than_the_model_is_said_to_have_no_neighbours():
    cumberland = neighbours("E06000063", model="2021")
    assert cumberland.found == ()
    assert cumberland.missing == ("The 2021 model has no neighbours for Cumberland, which began on 1 April 2023.",)


def test_a_neighbour_model_that_does_not_exist_is_refused():
    with pytest.raises(UnknownName, match="Use one of: 2025, 2021"):
        neighbours("E06000005", model="2014")
