"""What a value that was sent becomes: read as the guide writes it, or left empty and told; never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from simple.returns import typed_values

MAY_5 = date(2025, 5, 1)


def test_dates_of_the_903_are_day_first() -> None:
    sent = ["01/05/2025", "1/5/2025", "01-05-2025", "01.05.2025", " 01/05/2025 ", "01/05/2025 00:00:00"]
    assert typed_values("ssda903_episodes", "DECOM", sent) == [(MAY_5, None)] * len(sent)


def test_iso_dates_and_spreadsheet_serials_are_read_in_every_return() -> None:
    sent = ["2025-05-01", "2025-05-01T00:00:00", "45778", "45778.0"]
    assert typed_values("ssda903_episodes", "DECOM", sent) == [(MAY_5, None)] * len(sent)
    assert typed_values("cin_referral", "CINreferralDate", sent) == [(MAY_5, None)] * len(sent)


def test_dates_of_the_census_are_year_first() -> None:
    sent = ["2025-05-01", "2025/5/1", "2025-05-01Z", "2025-05-01+01:00", "01/05/2025"]
    assert typed_values("cin_referral", "CINreferralDate", sent) == [(MAY_5, None)] * 4 + [(None, "not_year_first")]


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ("31/02/2025", "not_a_date"),
        ("05/25/2025", "month_first"),  # never swapped
        ("01/05/25", "two_digit_year"),
        ("01-May-25", "two_digit_year"),
        ("1 May 2025", "not_a_date"),
        ("01/05/0025", "date_out_of_range"),
        ("01/05/2205", "date_out_of_range"),
        ("2025", "not_a_date"),  # a year is no serial number
        ("99999", "not_a_date"),
        ("45778 apples", "not_a_date"),
        ("ZZ/05/2025", "not_a_date"),
        ("2025-02-30", "not_a_date"),
        ("#N/A", "not_a_date"),
        ("٠١/٠٥/٢٠٢٥", "not_a_date"),
    ],
)
def test_what_is_no_date_stays_as_sent_and_is_told(sent: str, fault: str) -> None:
    assert typed_values("ssda903_episodes", "DECOM", [sent]) == [(None, fault)]


def test_a_date_with_unknown_parts_is_empty_but_no_fault() -> None:
    sent = ["ZZ/ZZ/2010", "zz/06/2010", "ZZ/ZZ/ZZZZ", "07/06/2010", "07/06/201"]
    assert typed_values("ssda903_prev_perm", "DATE_PERM", sent) == [
        (None, None),
        (None, None),
        (None, None),
        (date(2010, 6, 7), None),
        (None, "not_a_date"),
    ]


def test_codes_are_compared_in_capitals_without_the_space_around_them() -> None:
    assert typed_values("ssda903_episodes", "PLACE", ["u4", " U4", "U4\u00a0", "U44", ""]) == [
        ("U4", None),
        ("U4", None),
        ("U4", None),
        (None, "not_a_code"),
        (None, "value_missing"),
    ]


def test_a_code_of_another_year_is_kept_and_told() -> None:
    assert typed_values("ssda903_episodes", "REC", ["E43", "E45"], year=2018) == [
        ("E43", None),
        ("E45", "code_not_in_force"),
    ]
    assert typed_values("ssda903_header", "SEX", ["1", "M"], year=2025) == [("1", "code_not_in_force"), ("M", None)]


def test_a_code_that_the_guidance_leaves_open_is_kept_and_told() -> None:
    assert typed_values("ssda903_episodes", "PLACE", ["H5", "P2", "K3"], year=2025) == [
        ("H5", "code_unsettled"),
        ("P2", "code_unsettled"),
        ("K3", None),
    ]
    assert typed_values("ssda903_episodes", "PLACE", ["Z11", "Z1", "H5"], year=2026) == [
        ("Z11", "code_unsettled"),
        ("Z1", "code_not_in_force"),
        ("H5", "code_not_in_force"),
    ]


def test_flags_are_true_or_false_however_the_census_writes_them() -> None:
    sent = ["0", "1", "true", "FALSE", "yes", "1.0"]
    assert typed_values("cin_referral", "ReferralNFA", sent) == [
        (False, None),
        (True, None),
        (True, None),
        (False, None),
        (None, "not_a_flag"),
        (None, "not_a_flag"),
    ]


def test_a_score_is_a_whole_number_within_its_bounds() -> None:
    sent = ["0", "40", "41", "-1", "12.0", "12.5", "twelve", "", "0007"]
    assert typed_values("ssda903_oc2", "SDQ_SCORE", sent) == [
        (0, None),
        (40, None),
        (None, "number_out_of_range"),
        (None, "number_out_of_range"),
        (12, None),
        (None, "not_a_number"),
        (None, "not_a_number"),
        (None, None),
        (7, None),
    ]


def test_a_postcode_gets_one_space_before_its_last_three_characters() -> None:
    sent = ["AB1 2CD", "ab12cd", "SW1A 1AA", "SW1A1AA", "GIR 0AA", "AB1  2CD", "2TR", "AB1 2C"]
    assert typed_values("ssda903_episodes", "HOME_POST", sent) == [
        ("AB1 2CD", None),
        ("AB1 2CD", None),
        ("SW1A 1AA", None),
        ("SW1A 1AA", None),
        ("GIR 0AA", None),
        (None, "not_a_postcode"),
        (None, "not_a_postcode"),
        (None, "not_a_postcode"),
    ]


def test_a_pupil_number_has_a_shape_and_a_letter_that_checks_it() -> None:
    sent = ["Y120000000001", "A120000000001", "y12000000000b", "UN1", "UN6", "12345"]
    assert typed_values("ssda903_header", "UPN", sent) == [
        ("Y120000000001", None),
        ("A120000000001", "upn_check_letter"),
        ("Y12000000000B", None),  # temporary: not checked
        ("UN1", None),
        (None, "not_a_upn"),  # the 903 knows UN1 to UN5
        (None, "not_a_upn"),
    ]
    assert typed_values("cin_child", "UPN", ["UN1"]) == [(None, "not_a_upn")]  # the census has a field for it


def test_a_provider_has_seven_figures_or_seven_crosses() -> None:
    crosses = "X" * 7
    assert typed_values("ssda903_episodes", "URN", ["1234567", crosses.lower(), "123456"]) == [
        ("1234567", None),
        (crosses, None),
        (None, "not_a_urn"),
    ]


def test_a_council_of_earlier_permanence_is_known_by_the_shape_of_its_number() -> None:
    assert typed_values("ssda903_prev_perm", "LA_PERM", ["841", "wal", "84"]) == [
        ("841", None),
        ("WAL", None),
        (None, "not_a_code"),
    ]


def test_the_childs_id_is_text_and_may_be_too_long_or_hold_what_cannot_be_printed() -> None:
    assert typed_values("ssda903_episodes", "CHILD", ["007", "12345678901", "1\x002", "1\t2"]) == [
        ("007", None),
        ("12345678901", "too_long"),
        ("1\x002", "control_character"),
        ("1\t2", "control_character"),
    ]
