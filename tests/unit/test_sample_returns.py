"""The sample returns that others published: every one is loaded line for line, or named."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from simple.returns import Record

CSV_LINES = {  # lines of each file, counted by hand from its provenance: the header line is not one of them
    "DoLo.csv": 1,
    "SSDA903_2020_episodes.csv": 5,
    "SSDA903_2020_header.csv": 5,
    "ad1.csv": 29,
    "episodes.csv": 5_050,
    "header.csv": 2_675,
    "missing.csv": 43,
    "oc2.csv": 2_675,
    "oc3.csv": 53,
    "placed_for_adoption.csv": 29,
    "placed_for_adoption_errors.csv": 30,
    "previous_permanence.csv": 2_675,
    "reviews.csv": 12_582,
    "sw_episodes.csv": 1,
    "uasc.csv": 132,
}


def copied(samples: list[Path], folder: Path) -> Path:
    folder.mkdir(parents=True)
    for sample in samples:
        shutil.copyfile(sample, folder / sample.name)
    return folder


@pytest.fixture
def looked_after(shared: Path, tmp_path: Path) -> Record:
    copied(sorted((shared / "data/returns/903").glob("*/*.csv")), tmp_path / "2017-18")
    return Record(tmp_path, {})


@pytest.fixture
def in_need(shared: Path, tmp_path: Path) -> Record:
    copied(sorted((shared / "data/returns/cin").glob("*/*.*")), tmp_path / "2021-22")
    return Record(tmp_path, {})


def test_every_line_of_the_903_samples_is_loaded(looked_after: Record) -> None:
    found = {Path(file.path).name: file.loaded for file in looked_after.reconciliation.files}
    assert found == CSV_LINES
    assert all(file.quarantined == file.blank == 0 for file in looked_after.reconciliation.files)


def test_the_columns_that_the_samples_add_are_kept(looked_after: Record) -> None:
    assert looked_after.ask("SELECT other_columns FROM returned.ssda903_episodes WHERE other_columns IS NOT NULL") == [
        ('{"TEST_COLUMN": "*DUMMY*"}',)
    ]


def test_what_is_wrong_with_the_903_samples_is_a_fault_and_no_failure(looked_after: Record) -> None:
    kinds = {kind for (kind,) in looked_after.ask("SELECT DISTINCT fault FROM returned.faults")}
    assert {"not_a_code", "not_a_upn", "upn_check_letter", "value_missing", "table_not_in_force"} <= kinds
    assert {"extra_column", "dates_disagree", "code_not_in_force", "not_a_flag"} <= kinds


def test_every_value_of_the_903_samples_is_held_as_it_was_sent(looked_after: Record, shared: Path) -> None:
    text = (shared / "data/returns/903/csc-validator-be-903/episodes.csv").read_text(encoding="utf-8")
    columns = [f"{name.lower()}_as_sent" for name in text.splitlines()[0].split(",")]
    rows = looked_after.ask(
        f"SELECT {', '.join(columns)} FROM returned.ssda903_episodes JOIN returned.files USING (file_id)"
        " WHERE path = '2017-18/episodes.csv' ORDER BY line"
    )
    assert rows == [tuple(line.split(",")) for line in text.splitlines()[1:]]


def test_the_sample_of_the_903_in_xml_gives_its_blocks(shared: Path, tmp_path: Path) -> None:
    sample = shared / "data/returns/903/csc-validator-be-903/fake_903.xml"
    copied([sample], tmp_path / "2017-18")
    record = Record(tmp_path, {})
    text = sample.read_text(encoding="ascii")
    blocks = {
        "header": "HEADER",
        "episodes": "EPISODE",
        "reviews": "AREVIEW",
        "missing": "AMISSING",
        "prev_perm": "PERMANENCE",
        "oc2": "OC2",
        "placed_adoption": "AD_PLACED",
        "ad1": "DATE_INT",
        "oc3": "IN_TOUCH",
        "uasc": "DUC",
    }
    for table, element in blocks.items():
        assert record.ask(f"SELECT count(*) FROM returned.ssda903_{table}") == [
            (len(re.findall(f"<{element}>", text)),)
        ]


def test_every_block_of_the_census_samples_is_loaded(in_need: Record, shared: Path) -> None:
    samples = [file.read_text(encoding="utf-8") for file in sorted((shared / "data/returns/cin").glob("*/*.xml"))]
    blocks = {
        "child": "Child",
        "disability": "Disability",
        "referral": "CINdetails",
        "assessment": "Assessments",
        "assessment_factor": "AssessmentFactors",
        "plan": "CINPlanDates",
        "section47": "Section47",
        "protection_plan": "ChildProtectionPlans",
        "review": "CPPreviewDate",
        "pre_proceedings": "PreProceedingsandFGDM",
        "header": "Header",
    }
    for table, element in blocks.items():
        sent = sum(len(re.findall(f"<{element}>", sample)) for sample in samples)
        from_xml = f"SELECT count(*) FROM returned.cin_{table} WHERE element_path IS NOT NULL"
        assert in_need.ask(from_xml) == [(sent,)], table
    assert in_need.quarantined() == []


def test_stray_text_in_a_census_sample_is_told(in_need: Record) -> None:
    stray = {(column, found) for _, column, found, fault in in_need.faults() if fault == "stray_text"}
    assert stray == {(None, "PersonBirthDate")}


def test_every_line_of_the_census_samples_as_tables_is_loaded(in_need: Record) -> None:
    found = {
        Path(f.path).name: (f.table, f.read, f.loaded) for f in in_need.reconciliation.files if f.kind == "cin_csv"
    }
    assert found == {
        "CINdetails.csv": ("cin_referral", 101, 101),
        "ChildCharacteristics.csv": ("cin_characteristics", 332, 332),
        "ChildIdentifiers.csv": ("cin_child", 332, 332),
    }
    assert all(file.was_loaded for file in in_need.reconciliation.files)
    unjoined = "SELECT count(*) FROM returned.cin_referral WHERE child_row_id IS NULL OR cinreferraldate IS NULL"
    assert in_need.ask(unjoined) == [(0,)]


def test_every_row_of_the_sample_of_annex_a_is_loaded(shared: Path, tmp_path: Path) -> None:
    copied([shared / "data/returns/annex_a/liia-tools-pipeline/Annex_A_2024_Jan.xlsx"], tmp_path / "2020-21")
    record = Record(tmp_path, {})
    rows = {f.table: (f.read, f.loaded) for f in record.reconciliation.files}
    assert rows == {
        f"annex_a_list_{place}": (n, n) for place, n in enumerate((5, 5, 6, 5, 5, 5, 7, 5, 6, 5, 5), start=1)
    }
    assert record.ask("SELECT contact_source, age FROM returned.annex_a_list_1 WHERE line = 2") == [("g", 6)]
    assert record.ask("SELECT count(*) FROM returned.annex_a_list_6 WHERE team_as_sent = '#N/A' AND team IS NULL") == [
        (5,)
    ]
    assert ("Placement postcode", "nope", "not_a_postcode") in {fault[1:] for fault in record.faults()}
    columns = {column for _, column, _, fault in record.faults() if fault in ("column_missing", "extra_column")}
    assert columns == set()


def test_samples_of_other_kinds_are_named_and_left_alone(shared: Path, tmp_path: Path) -> None:
    others = [
        file
        for folder in ("annex_a/annex-a-sen-validator-be", "providers", "ssd", "xsd")
        for file in sorted((shared / "data/returns" / folder).rglob("*.*"))
        if file.is_file()
    ]
    copied(others, tmp_path / "2025-26")
    record = Record(tmp_path, {})
    assert len(record.reconciliation.files) == len(others)
    assert {file.kind for file in record.reconciliation.files} == {"not_a_return"}
