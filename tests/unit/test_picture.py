"""A published figure beside others: its change, its place, its neighbours."""

from __future__ import annotations

from pathlib import Path
from statistics import fmean

import pytest

from seedbed.answers.areas import ALL_ENGLAND, every_council, find_area
from seedbed.answers.picture import Picture
from seedbed.codes.definitions import definition
from seedbed.messages import UnknownName
from seedbed.understand.comparison import CouncilStanding, Position


@pytest.fixture(scope="module")
def picture() -> Picture:
    return Picture.load()


def test_areas_are_found_as_people_name_them():
    assert find_area(" england ").kind == "england"
    assert find_area("E12000007").name == "London"
    assert find_area("841").name == find_area("e06000005").name == "Darlington"
    assert len(every_council()) == len({area.slug for area in every_council()}) == 153
    with pytest.raises(UnknownName, match=r"--council: .* Did you mean Darlington"):
        find_area("Darlingten")


def test_a_measure_that_is_not_published_has_no_figures(picture: Picture):
    assert not picture.has("NO_SUCH")
    assert picture.latest("NO_SUCH", ALL_ENGLAND) is None
    assert picture.series("NO_SUCH", ALL_ENGLAND) == ()
    assert picture.value("NO_SUCH", ALL_ENGLAND.code, 2025) is None
    assert picture.change("NO_SUCH", ALL_ENGLAND) is None


def test_the_neighbours_average_counts_each_council_once(picture: Picture):
    area = find_area("Darlington")
    each = [value for _, value in picture.neighbour_values("REREF12", area, 2025)]
    assert len(each) == 10
    assert picture.neighbours_average("REREF12", area, 2025).value == pytest.approx(fmean(each))


def test_england_and_regions_have_no_neighbours_and_no_place(picture: Picture):
    assert picture.neighbour_values("REREF12", ALL_ENGLAND, 2025) == []
    assert picture.neighbours_average("REREF12", ALL_ENGLAND, 2025).value is None
    assert picture.standing("REREF12", ALL_ENGLAND, 2025) is None


def test_a_figure_printed_without_its_counts_is_given_its_place_alone(picture: Picture):
    assert isinstance(picture.standing("WF_VAC", find_area("Leeds"), 2025), CouncilStanding)
    joint = picture.standing("WF_VAC", find_area("Kingston upon Thames"), 2025)
    assert isinstance(joint, Position)
    assert joint.value == picture.value("WF_VAC", find_area("Kingston upon Thames").code, 2025)
    assert joint.place is not None


def test_an_average_of_a_handful_is_too_few_to_say_anything_of(picture: Picture):
    found = picture.change("WF_CASE", find_area("Isles of Scilly"))
    assert found is not None
    assert found[2].verdict == "too few to say"
    assert found[2].judgement == ""


def test_leaving_one_council_out_leaves_out_that_one(picture: Picture):
    leeds = find_area("Leeds")
    everyone, others = picture.all_values("REREF12", 2025), picture.all_values("REREF12", 2025, but=leeds.code)
    assert len(others) == len(everyone) - 1
    assert sorted([*others, picture.value("REREF12", leeds.code, 2025)]) == pytest.approx(sorted(everyone))


def test_a_change_in_england_is_judged_by_chance_alone(picture: Picture):
    found = picture.change("REREF12", ALL_ENGLAND)
    assert found is not None
    old, new, change = found
    assert (old.year, new.year) == (2024, 2025)
    assert change.low is not None
    assert change.high is not None
    assert change.low <= change.value <= change.high
    assert change.verdict == ("rose" if change.low > 0 else "fell" if change.high < 0 else "no clear change")
    assert "chance in counting alone" in change.basis


def test_money_in_england_is_compared_as_printed(picture: Picture):
    found = picture.change("UNIT_CLA", ALL_ENGLAND)
    assert found is not None
    assert found[2].value == pytest.approx(found[1].value - found[0].value)
    assert found[2].low is None
    assert found[2].verdict == "rose"
    assert found[2].judgement == ""


def test_a_rate_of_need_is_never_judged(picture: Picture):
    for area in (ALL_ENGLAND, *every_council()):
        for measure in ("LAC_RATE", "REF_RATE", "CPP_RATE", "CIN_RATE", "S47_RATE"):
            found = picture.change(measure, area)
            assert found is None or found[2].judgement == ""


def test_an_interval_needs_published_counts(picture: Picture):
    leeds = find_area("Leeds")
    rereferrals, money = picture.latest("REREF12", leeds), picture.latest("UNIT_CLA", leeds)
    assert rereferrals is not None
    assert money is not None
    found = picture.interval(rereferrals)
    assert found is not None
    assert found.low < rereferrals.value < found.high
    assert picture.interval(money) is None


def test_all_measures_of_the_pages_are_published(picture: Picture):
    from seedbed.answers.three_pages import choices

    for measure in choices.for_page_one("from_published"):
        assert picture.has(measure), measure
        assert definition(measure).published
        assert "Ask which children" not in choices.question(measure)


def test_newer_figures_may_be_a_folder_that_was_written(tmp_path: Path):
    from shutil import copy

    from seedbed.reference_data import packaged_path

    with packaged_path("published", "figures.parquet") as file:
        copy(file, tmp_path / "figures.parquet")
    assert Picture.load(tmp_path).value("LAC_RATE", ALL_ENGLAND.code, 2025) == 67
