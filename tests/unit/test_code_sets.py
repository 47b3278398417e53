"""Code sets: every code of the returns, with the years it may be used in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seedbed.codes.code_sets import code_set, code_set_names, upn_check_letter
from seedbed.messages import UnknownName


def test_a_code_has_a_meaning_in_any_year() -> None:
    assert code_set("LS", of="ssda903").meaning("C2") == "Full care order"
    assert code_set("ReasonForClosure", of="cin").meaning("RC9") == "Closed after assessment, referred to early help"


def test_a_code_is_in_force_from_its_first_to_its_last_year() -> None:
    reasons = code_set("REC", of="ssda903")
    assert {"E43", "E44"} <= reasons.in_force(2018)
    assert not {"E43", "E44"} & reasons.in_force(2019)
    assert {"E45", "E48"} <= reasons.in_force(2019)
    assert "E45" not in reasons.in_force(2018)


def test_codes_that_the_guidance_leaves_open_say_why() -> None:
    placements = code_set("PLACE", of="ssda903")
    assert set(placements.unsettled(2025)) == {"H5", "P2"}
    assert set(placements.unsettled(2026)) == {"Z11", "Z12", "Z13", "Z14"}
    assert set(placements.unsettled(2024)) == set()
    assert "Z1" in placements.unsettled(2026)["Z11"]


def test_an_unsettled_code_counts_as_in_force() -> None:
    placements = code_set("PLACE", of="ssda903")
    assert set(placements.unsettled(2025)) <= placements.in_force(2025)
    assert "H5" not in placements.in_force(2026)


def test_old_figures_for_sex_have_letters_that_say_the_same() -> None:
    assert [code_set("SEX", of="ssda903").now(code) for code in ("1", "2", "F")] == ["M", "F", "F"]
    assert [code_set("GenderCurrent", of="cin").now(code) for code in ("0", "1", "2", "9")] == ["U", "M", "F", "U"]


def test_a_council_is_admitted_by_the_shape_of_its_number() -> None:
    councils = code_set("LA_PERM", of="ssda903")
    assert councils.admits("841")
    assert councils.admits("WAL")
    assert not councils.admits("84")
    assert councils.meaning("841") == "An English council by its three-figure DfE number"


def test_no_fixed_home_and_custody_are_never_suitable() -> None:
    homes = code_set("ACCOM", of="ssda903").known
    assert {"S2", "X2", "B1", "B2", "0"} <= homes
    assert not {"S1", "X1"} & homes


def test_an_unknown_name_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"'PLACES' is not a code set of ssda903\. Did you mean PLACE"):
        code_set("PLACES", of="ssda903")
    with pytest.raises(UnknownName, match=r"'U44' is not a code of PLACE\. Did you mean U4"):
        code_set("PLACE", of="ssda903").meaning("U44")
    with pytest.raises(UnknownName, match="not a return with code sets"):
        code_set("PLACE", of="census")


def test_the_check_letter_is_worked_out_from_twelve_figures() -> None:
    # 2x1 + 3x2 + 4x0 + 5x0 + ... + 13x1 = 21; 21 mod 23 picks the 22nd of the 23 letters, Y
    assert upn_check_letter("A120000000001") == "Y"


def test_only_a_permanent_number_has_a_check_letter() -> None:
    with pytest.raises(ValueError, match="a letter and twelve figures"):
        upn_check_letter("A12000000000B")


def test_the_census_of_code_sets() -> None:
    assert len(code_set_names(of="ssda903")) == 23
    assert len(code_set_names(of="cin")) == 10


def test_the_codes_are_those_of_the_guides(shared: Path) -> None:
    guide = json.loads((shared / "reference/ssda903_schema.json").read_text(encoding="utf-8"))["codes"]
    guide["SEX"] = guide["SEX"]["from_2025"] | guide["SEX"]["to_2024"]
    letters = {letter for letter in guide.pop("ACCOM") if len(letter) == 1}
    guide.pop("FLAG")  # a type of its own, true or false
    for name, codes in guide.items():
        assert code_set(name, of="ssda903").known == set(codes), name
    assert {code[0] for code in code_set("ACCOM", of="ssda903").known} == letters | {"0"}


def test_the_census_codes_are_those_of_its_schemas(shared: Path) -> None:
    guide = json.loads((shared / "reference/cin_schema.json").read_text(encoding="utf-8"))["latest"]["codes"]
    names = {
        "unknownupntype": "UPNunknown",
        "sextype": "Sex",
        "ethnicitytype": "Ethnicity",
        "disabilitytype": "Disability",
        "referralsourcetype": "ReferralSource",
        "categoryofabusetype": "CategoryOfAbuse",
        "primaryneedcodetype": "PrimaryNeedCode",
        "reasonforclosuretype": "ReasonForClosure",
        "assessmentfactorstype": "AssessmentFactors",
    }
    assert set(names) == set(guide) - {"yesnotype"}
    for type_name, name in names.items():
        assert code_set(name, of="cin").known == set(guide[type_name]), name


@pytest.mark.parametrize("year", range(2017, 2026))
def test_the_census_codes_of_each_year_are_those_of_its_schema(shared: Path, year: int) -> None:
    guide = json.loads((shared / "reference/cin_schema.json").read_text(encoding="utf-8"))
    absent = guide["differences"][str(year)]["codes"]
    names = {"assessmentfactorstype": "AssessmentFactors", "referralsourcetype": "ReferralSource"}
    names |= {"reasonforclosuretype": "ReasonForClosure"}
    for type_name, name in names.items():
        codes = code_set(name, of="cin")
        not_yet = set(absent.get(type_name, {}).get("missing_here", []))
        assert codes.known - codes.in_force(year) == not_yet, (name, year)
