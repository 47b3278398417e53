"""The children in need census in XML: blocks become rows, and nothing that a file holds is lost."""

from __future__ import annotations

import json
from pathlib import Path

from simple.returns import Record

HEADER = """<Header><CollectionDetails><Collection>CIN</Collection><Year>2026</Year>
<ReferenceDate>2026-03-31</ReferenceDate></CollectionDetails><Source><LEA>841</LEA></Source></Header>"""


def a_child(name: str = "A1", *, inside: str = "", sex: str = "<Sex>M</Sex>") -> str:
    return f"""<Child><ChildIdentifiers><LAchildID>{name}</LAchildID><PersonBirthDate>2015-04-01</PersonBirthDate>{sex}
</ChildIdentifiers><ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-05-01</CINreferralDate><ReferralSource>6</ReferralSource>{inside}
<ReferralNFA>0</ReferralNFA></CINdetails></Child>"""


def a_census(*children: str, header: str = HEADER, root: str = "<Message>") -> str:
    return f"{root}\n{header}\n<Children>\n" + "\n".join(children) + "\n</Children>\n</Message>"


def census(tmp_path: Path, content: str | bytes) -> Record:
    return Record(tmp_path, {"2025-26/cin.xml": content})


def counts(record: Record) -> tuple[int, int, int, int]:
    (file,) = record.reconciliation.files
    return file.read, file.loaded, file.quarantined, file.blank


def test_each_block_is_a_row_that_knows_the_rows_around_it(tmp_path: Path) -> None:
    inside = """<Assessments><AssessmentActualStartDate>2025-05-02</AssessmentActualStartDate>
      <FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors><AssessmentFactors>3B</AssessmentFactors>
      </FactorsIdentifiedAtAssessment></Assessments>"""
    record = census(tmp_path, a_census(a_child("A1", inside=inside), a_child("B2")))
    assert record.ask(
        "SELECT f.lachildid, f.assessmentfactors, f.element_path, year(a.assessmentactualstartdate), r.line"
        " FROM returned.cin_assessment_factor f"
        " JOIN returned.cin_assessment a ON a.row_id = f.assessment_row_id"
        " JOIN returned.cin_referral r ON r.row_id = f.referral_row_id AND r.row_id = a.referral_row_id"
        " JOIN returned.cin_child c ON c.row_id = f.child_row_id AND c.row_id = r.child_row_id"
        " ORDER BY f.row_id"
    ) == [
        ("A1", "2A", "Child[1]/CINdetails[1]/Assessments[1]/AssessmentFactors[1]", 2025, 7),
        ("A1", "3B", "Child[1]/CINdetails[1]/Assessments[1]/AssessmentFactors[2]", 2025, 7),
    ]
    assert counts(record) == (8, 8, 0, 0)
    assert record.faults() == []


def test_every_review_date_under_every_reviews_element_is_a_row(tmp_path: Path) -> None:
    plan = """<ChildProtectionPlans><CPPstartDate>2025-05-09</CPPstartDate><InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
      <LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse><NumberOfPreviousCPP>0</NumberOfPreviousCPP>
      <Reviews><CPPreviewDate>2025-08-01</CPPreviewDate><CPPreviewDate>2025-11-01</CPPreviewDate></Reviews>
      <Reviews><CPPreviewDate>2026-02-01</CPPreviewDate></Reviews></ChildProtectionPlans>"""
    record = census(tmp_path, a_census(a_child(inside=plan)))
    reviews = record.ask("SELECT cppreviewdate_as_sent FROM returned.cin_review ORDER BY row_id")
    assert reviews == [("2025-08-01",), ("2025-11-01",), ("2026-02-01",)]


def test_a_namespace_makes_no_difference(tmp_path: Path) -> None:
    plain = census(tmp_path / "plain", a_census(a_child()))
    spaced = census(tmp_path / "spaced", a_census(a_child(), root='<Message xmlns="urn:dfe">'))
    everything = "SELECT * EXCLUDE (file_id) FROM returned.cin_referral"
    assert spaced.ask(everything) == plain.ask(everything)
    assert counts(spaced) == (3, 3, 0, 0)


def test_a_missing_header_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    record = census(tmp_path, a_census(a_child(), header=""))
    assert counts(record) == (2, 2, 0, 0)
    assert record.faults() == [(None, None, "Header", "header_missing")]


def test_a_missing_block_leaves_its_fields_empty_and_told(tmp_path: Path) -> None:
    child = "<Child><ChildIdentifiers><LAchildID>A1</LAchildID></ChildIdentifiers></Child>"
    record = census(tmp_path, a_census(child))
    assert record.faults() == [(5, "Ethnicity", None, "value_missing"), (5, "Sex", None, "value_missing")]


def test_what_the_schema_does_not_know_is_kept_beside_the_row_and_told(tmp_path: Path) -> None:
    inside = """<Mood>calm</Mood>and more<ReferralSource>7</ReferralSource><Worker id="5"><Name>x</Name></Worker>"""
    record = census(tmp_path, a_census(a_child(inside=inside)))
    ((source, beside),) = record.ask("SELECT referralsource, other_columns FROM returned.cin_referral")
    assert source == "6"
    assert json.loads(beside) == {
        "Mood": "calm",
        "(text)": "and more",
        "ReferralSource": "7",
        "Worker": '<Worker id="5"><Name>x</Name></Worker>',
    }
    assert sorted((found, fault) for _, _, found, fault in record.faults()) == [
        ("Mood", "unknown_element"),
        ("ReferralSource", "repeated_element"),
        ("Worker", "unknown_element"),
        ("and more", "stray_text"),
    ]


def test_a_child_without_an_id_is_quarantined_with_all_inside_it(tmp_path: Path) -> None:
    record = census(tmp_path, a_census(a_child(" "), a_child("B2")))
    assert counts(record) == (5, 3, 2, 0)
    assert record.ask("SELECT table_name, line, reason FROM returned.quarantined ORDER BY line") == [
        ("cin_child", 5, "has no child id"),
        ("cin_referral", 7, "has no child id"),
    ]


def test_an_empty_block_is_blank_and_one_that_only_holds_blocks_is_a_row(tmp_path: Path) -> None:
    inside = "<CINPlanDates/><Assessments><FactorsIdentifiedAtAssessment><AssessmentFactors>2A</AssessmentFactors></FactorsIdentifiedAtAssessment></Assessments><Section47><S47ActualStartDate/></Section47>"
    record = census(tmp_path, a_census(a_child(inside=inside)))
    assert counts(record) == (7, 5, 0, 2)
    assert record.ask("SELECT count(*) FROM returned.cin_assessment") == [(1,)]


def test_a_repeated_child_is_loaded_and_marked_with_all_inside_it(tmp_path: Path) -> None:
    plan = "<CINPlanDates><CINPlanStartDate>2025-06-01</CINPlanStartDate></CINPlanDates>"
    record = census(tmp_path, a_census(a_child(inside=plan), a_child(inside=plan), a_child("B2", inside=plan)))
    for table in ("cin_child", "cin_referral", "cin_plan"):
        assert record.ask(f"SELECT repeated FROM returned.{table} ORDER BY row_id") == [(False,), (True,), (False,)]


def test_the_element_for_sex_has_the_name_of_its_year(tmp_path: Path) -> None:
    record = census(tmp_path, a_census(a_child(sex="<GenderCurrent>1</GenderCurrent>")))
    assert record.ask("SELECT gendercurrent, sex FROM returned.cin_child") == [("1", None)]
    assert record.faults() == [
        (5, "GenderCurrent", "1", "code_not_in_force"),
        (5, "Sex", None, "value_missing"),
        (None, "GenderCurrent", "GenderCurrent", "column_not_in_force"),
    ]


def test_the_pre_proceedings_block_loads_as_sent(tmp_path: Path) -> None:
    block = "<PreProceedingsandFGDM><PPStartDate>2025-09-09</PPStartDate><FGDMMeetingOffer>1</FGDMMeetingOffer><PPOutcome>A</PPOutcome></PreProceedingsandFGDM>"
    record = census(tmp_path, a_census(a_child(inside=block)))
    assert record.ask("SELECT fgdmmeetingoffer, ppoutcome FROM returned.cin_pre_proceedings") == [(True, "A")]
    assert record.faults() == []


def test_the_year_inside_only_checks_the_year_of_the_folder(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2024-25/cin.xml": a_census(a_child(sex="<Sex>M</Sex>"))})
    assert record.ask("SELECT DISTINCT collection_year FROM returned.cin_referral") == [(2025,)]
    assert record.faults() == [(2, "ReferenceDate", "2026-03-31", "year_disagrees")]


def test_one_child_that_is_not_well_formed_loses_no_other(tmp_path: Path) -> None:
    broken = a_child("B2", inside="<PrimaryNeedCode>N1 & N2</PrimaryNeedCode>")
    record = census(tmp_path, a_census(a_child("A1"), broken, a_child("C3")))
    assert record.ask("SELECT lachildid FROM returned.cin_child ORDER BY row_id") == [("A1",), ("C3",)]
    assert record.quarantined() == [(9, "is not well formed")]
    assert (11, None, "line 11", "broken_file") in record.faults()
    assert counts(record) == (6, 5, 1, 0)


def test_a_root_that_is_not_well_formed_loses_no_child(tmp_path: Path) -> None:
    record = census(tmp_path, a_census(a_child("A1"), root="<Message 5>"))
    assert record.ask("SELECT lachildid FROM returned.cin_child") == [("A1",)]


def test_a_broken_file_without_any_child_is_told(tmp_path: Path) -> None:
    record = census(tmp_path, "<Message><Collection>CIN</Collection>")
    assert record.quarantined() == [(1, "stands outside every child")]
    assert (1, None, "line 1", "broken_file") in record.faults()


def test_lines_are_those_of_the_file_also_after_a_break(tmp_path: Path) -> None:
    whole = census(tmp_path / "whole", a_census(a_child("A1"), a_child("B2"), a_child("C3")))
    broken = census(tmp_path / "broken", a_census(a_child("A1"), a_child("B2"), a_child("C3")) + "\nrubbish")
    lines = "SELECT line, lachildid, element_path FROM returned.cin_child ORDER BY row_id"
    assert (
        broken.ask(lines) == whole.ask(lines) == [(5, "A1", "Child[1]"), (9, "B2", "Child[2]"), (13, "C3", "Child[3]")]
    )
    assert broken.quarantined() == [(19, "stands outside every child")]


def test_a_file_that_breaks_off_keeps_every_child_before_the_break(tmp_path: Path) -> None:
    text = a_census(a_child("A1"), a_child("B2"), a_child("C3"))
    record = census(tmp_path, text[: text.index("C3") + 10])
    assert record.ask("SELECT lachildid FROM returned.cin_child ORDER BY row_id") == [("A1",), ("B2",)]
    assert record.quarantined() == [(13, "is not well formed")]


def test_windows_letters_in_a_file_that_says_utf_8_are_read(tmp_path: Path) -> None:
    record = census(tmp_path, a_census(a_child("Zoë"), a_child("B2")).encode("cp1252"))
    assert record.ask("SELECT lachildid FROM returned.cin_child ORDER BY row_id") == [("Zoë",), ("B2",)]


def test_what_lies_outside_every_child_is_quarantined(tmp_path: Path) -> None:
    record = census(tmp_path, a_census(a_child("A1") + "lost words<Note>also lost</Note>", a_child("B2")))
    assert [text for (text,) in record.ask("SELECT text FROM returned.quarantined ORDER BY text")] == [
        "also lost",
        "lost words",
    ]
    assert counts(record) == (7, 5, 2, 0)


def test_a_child_in_a_comment_was_not_sent(tmp_path: Path) -> None:
    commented = f"<!-- {a_child('X9')} -->"
    for end in ("", "\nrubbish"):  # well formed, and not
        record = census(tmp_path / f"end{len(end)}", a_census(commented, a_child("A1")) + end)
        assert record.ask("SELECT lachildid FROM returned.cin_child") == [("A1",)]


def test_depth_beyond_reason_is_one_broken_child(tmp_path: Path) -> None:
    deep = "<a>" * 5_000 + "</a>" * 5_000
    record = census(tmp_path, a_census(a_child("A1", inside=deep), a_child("B2")))
    assert record.ask("SELECT lachildid FROM returned.cin_child") == [("B2",)]


def test_line_numbers_hold_beyond_65535(tmp_path: Path) -> None:
    record = census(tmp_path, a_census("\n" * 70_000 + a_child("A1")))
    assert record.ask("SELECT line FROM returned.cin_child") == [(70_005,)]
