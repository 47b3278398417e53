"""The census as tables of lines: recognised by their headings, loaded into the census's tables, joined by their keys."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checked_returns import checked
from simple.returns import Record
from simple.workbooks import workbook

TABLES = {
    "ids.csv": "LAchildID,UPN,FormerUPN,UPNunknown,PersonBirthDate,ExpectedPersonBirthDate,GenderCurrent,PersonDeathDate\n"
    "A1,,,UN1,2015-04-01,,1,\nB2,,,UN1,2016-04-01,,2,\n",
    "more.csv": ",LAchildID,Ethnicity\n0,A1,WBRI\n1,B2,MOTH\n",
    "disabled.csv": "LAchildID,Disability\nA1,AUT\nA1,LD\n",
    "details.csv": "LAchildID,CINdetailsID,CINreferralDate,ReferralSource,PrimaryNeedCode,CINclosureDate,ReasonForClosure,"
    "DateOfInitialCPC,ReferralNFA\nA1,1,13/07/2021,4,N6,,,,FALSE\nA1,2,01/02/2022,6,N1,,,,FALSE\nB2,1,2021-09-01,6,N1,,,,0\n",
    "assessed.csv": "LAchildID,CINdetailsID,AssessmentID,AssessmentActualStartDate,AssessmentInternalReviewDate,"
    'AssessmentAuthorisationDate,AssessmentFactors\nA1,2,1,03/02/2022,,,1A\nA1,2,1,03/02/2022,,,2B\nB2,1,1,02/09/2021,,,"3A, 4B"\n',
    "plans.csv": "LAchildID,CINdetailsID,CPPID,CPPstartDate,CPPendDate,InitialCategoryOfAbuse,LatestCategoryOfAbuse,"
    "NumberOfPreviousCPP\nA1,2,1,2022-02-20,,NEG,NEG,0\n",
    "reviews.csv": "LAchildID,CINdetailsID,CPPID,CPPreviewDate\nA1,2,1,2022-03-20\nA1,2,9,2022-03-21\n",
    "cin plans.csv": "LAchildID,CINPlanStartDate,CINPlanEndDate\nB2,2021-09-20,\nA1,2022-02-10,\n",
}


def read(folder: Path) -> Record:
    return Record(folder, {f"2021-22/{name}": text for name, text in TABLES.items()})


def test_every_table_is_recognised_and_every_line_loaded(tmp_path: Path) -> None:
    found = {Path(f.path).name: (f.kind, f.table, f.read, f.loaded) for f in read(tmp_path).reconciliation.files}
    assert found == {
        "ids.csv": ("cin_csv", "cin_child", 2, 2),
        "more.csv": ("cin_csv", "cin_characteristics", 2, 2),
        "disabled.csv": ("cin_csv", "cin_disability", 2, 2),
        "details.csv": ("cin_csv", "cin_referral", 3, 3),
        "assessed.csv": ("cin_csv", "cin_assessment", 3, 3),
        "plans.csv": ("cin_csv", "cin_protection_plan", 1, 1),
        "reviews.csv": ("cin_csv", "cin_review", 2, 2),
        "cin plans.csv": ("cin_csv", "cin_plan", 2, 2),
    }


def test_rows_are_joined_to_the_rows_around_them_by_their_keys(tmp_path: Path) -> None:
    record = read(tmp_path)
    query = (
        "SELECT c.lachildid, r.cinreferraldate, p.cppstartdate, v.cppreviewdate FROM returned.cin_review v"
        " JOIN returned.cin_protection_plan p ON p.row_id = v.protection_plan_row_id"
        " JOIN returned.cin_referral r ON r.row_id = p.referral_row_id AND r.row_id = v.referral_row_id"
        " JOIN returned.cin_child c ON c.row_id = r.child_row_id AND c.row_id = v.child_row_id"
    )
    assert record.ask(query) == [("A1", date(2022, 2, 1), date(2022, 2, 20), date(2022, 3, 20))]


def test_a_row_whose_place_is_not_known_is_loaded_and_told(tmp_path: Path) -> None:
    record = read(tmp_path)
    told = [(line, found) for line, _, found, fault in record.faults() if fault == "parent_unknown"]
    assert sorted(told) == [(3, "Child protection plans"), (3, "Referrals (CINdetails)")]
    assert record.ask("SELECT lachildid, referral_row_id FROM returned.cin_plan WHERE line = 3") == [("A1", None)]


def test_a_row_without_a_key_lies_in_the_only_referral_of_its_child(tmp_path: Path) -> None:
    assert read(tmp_path).ask(
        "SELECT r.lachildid FROM returned.cin_plan p JOIN returned.cin_referral r ON r.row_id = p.referral_row_id"
    ) == [("B2",)]


def test_an_assessment_on_several_lines_is_one_with_several_factors(tmp_path: Path) -> None:
    record = read(tmp_path)
    assert record.ask("SELECT line, assessmentactualstartdate FROM returned.cin_assessment ORDER BY line") == [
        (2, date(2022, 2, 3)),
        (4, date(2021, 9, 2)),
    ]
    assert record.ask(
        "SELECT a.line, f.line, f.assessmentfactors FROM returned.cin_assessment_factor f"
        " JOIN returned.cin_assessment a ON a.row_id = f.assessment_row_id ORDER BY f.row_id"
    ) == [(2, 2, "1A"), (2, 3, "2B"), (4, 4, "3A"), (4, 4, "4B")]


def test_dates_may_have_the_day_first_here_and_never_the_month(tmp_path: Path) -> None:
    header = "LAchildID,CINPlanStartDate,CINPlanEndDate"
    record = Record(tmp_path, {"2025-26/p.csv": f"{header}\nA1,13/07/2025,07/13/2025\n"})
    assert record.ask("SELECT cinplanstartdate, cinplanenddate FROM returned.cin_plan") == [(date(2025, 7, 13), None)]


def test_keys_and_row_numbers_are_kept_and_not_told(tmp_path: Path) -> None:
    record = read(tmp_path)
    assert not [fault for *_, fault in record.faults() if fault in ("extra_column", "column_missing")]
    assert record.ask("SELECT other_columns FROM returned.cin_referral WHERE line = 2") == [
        ('{"LAchildID": "A1", "CINdetailsID": "1"}',)
    ]


def test_a_sheet_of_a_workbook_is_read_like_a_file(tmp_path: Path) -> None:
    sheets = {name: [line.split(",") for line in text.splitlines()] for name, text in TABLES.items() if '"' not in text}
    record = Record(tmp_path, {"2021-22/census.xlsx": workbook(sheets)})
    assert record.ask("SELECT count(*) FROM returned.cin_referral WHERE child_row_id IS NOT NULL") == [(3,)]


def test_the_record_knows_the_children(tmp_path: Path) -> None:
    connection = checked(read(tmp_path).files)
    people = connection.execute("SELECT person_id, sex, ethnicity, dob FROM record.person ORDER BY 1").fetchall()
    assert people == [("A1", "M", "WBRI", date(2015, 4, 1)), ("B2", "F", "MOTH", date(2016, 4, 1))]
    assert connection.execute("SELECT count(*) FROM record.assessment_factors").fetchall() == [(4,)]
