"""Ofsted's Annex A: headings and values in councils' own spellings, beside what the guide calls them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result

from seedbed.codes.code_sets import bare_words, code_set, code_set_names
from seedbed.formats.annex_a import annex_a_layout
from seedbed.record.returned import return_definition
from simple.returns import Record

CONTACTS = "Child ID,Sex,Ethnicity,DOB,Age,Date of contact,Source of contact"


def test_the_census_of_lists() -> None:
    tables = return_definition("annex_a").tables
    assert len(tables) == 11
    assert sum(len(table.columns) for table in tables.values()) == 169
    for table in tables.values():
        names = [column.stored for column in table.columns]
        assert len(set(names)) == len(names)


def test_every_list_has_the_columns_of_the_guide_in_order(shared: Path) -> None:
    guide = json.loads((shared / "reference/annex_a.json").read_text(encoding="utf-8"))["lists"]
    kinds = {"text": {"text", "child", "identifier", "urn"}, "category": {"code", "flag", "text"}}
    for table, columns in zip(return_definition("annex_a").tables.values(), guide.values(), strict=True):
        assert [column.name for column in table.columns] == [column["column"] for column in columns]
        for ours, theirs in zip(table.columns, columns, strict=True):
            assert ours.type in kinds.get(theirs["type"], {theirs["type"]}), ours.name


def test_every_list_is_recognised_by_the_guide_and_by_its_columns_in_any_order() -> None:
    for table in return_definition("annex_a").tables.values():
        names = [column.name for column in table.columns]
        for fields in (names, names[::-1], [name.upper().replace("'", "’") for name in names]):
            layout = annex_a_layout(fields)
            assert layout is not None
            assert layout.table is table
            assert {fields[place].lower() for place in layout.places.values()} == {field.lower() for field in fields}


def test_every_spelling_that_stands_for_one_code_is_read_as_that_code(shared: Path) -> None:
    guide = json.loads((shared / "reference/annex_a.json").read_text(encoding="utf-8"))["lists"]
    for table, columns in zip(return_definition("annex_a").tables.values(), guide.values(), strict=True):
        for ours, theirs in zip(table.columns, columns, strict=True):
            if ours.codes is None:
                continue
            codes = code_set(ours.codes, of="annex_a")
            letters = [(_code(value["code"]), value.get("aliases", [])) for value in theirs["values"]]
            wrong = {
                spelling for code, known in letters for spelling in known if codes.spelt(spelling) not in (code, None)
            }
            assert len(wrong) <= 6, (ours.name, wrong)  # a few are spelt in one list as they are in no other


def _code(text: str) -> str | None:
    flags = {"True": "yes", "False": "no", "Unknown": "unknown"}
    found = re.match(r"([a-z])\)|([A-Z]\d):", text)
    return flags.get(text) or (found and (found[1] or found[2]))


@pytest.mark.parametrize("name", code_set_names(of="annex_a"))
def test_every_spelling_gives_a_code_of_its_set_and_every_code_reads_as_itself(name: str) -> None:
    codes = code_set(name, of="annex_a")
    assert set(codes.spellings.values()) <= set(codes.codes)
    assert all(spelling == bare_words(spelling) for spelling in codes.spellings)
    if set(codes.codes) != {"yes", "no", "unknown"}:
        for code in codes.codes.values():
            assert codes.spelt(f"{code.code}) {code.means}") in (code.code, None)
            assert codes.spelt(code.means) in (code.code, None)


def test_what_is_not_known_stays_as_sent_and_is_told(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2025-26/c.csv": f"{CONTACTS}\n1,indeterminate,a) WBRI,,6.9,05/13/2025,the vicar\n"})
    assert record.ask("SELECT gender, gender_as_sent, age, age_as_sent, contact_date FROM returned.annex_a_list_1") == [
        (None, "indeterminate", 6, "6.9", None)
    ]
    assert record.faults() == [
        (2, "Age of Child (Years)", "6.9", "fraction"),
        (2, "Contact Source", "the vicar", "not_a_code"),
        (2, "Date of Contact", "05/13/2025", "month_first"),
        (2, "Gender", "indeterminate", "not_a_code"),
    ]


def test_unknown_is_never_no(tmp_path: Path) -> None:
    columns = return_definition("annex_a").tables["annex_a_list_5"].columns
    values = {"Child Unique ID": "1", "Was an Initial Child Protection Conference deemed unnecessary?": "c) Unknown"}
    text = StringIO()
    csv.writer(text).writerows([[c.name for c in columns], [values.get(c.name, "") for c in columns]])
    record = Record(tmp_path, {"2025-26/l5.csv": text.getvalue()})
    assert record.ask("SELECT icpc_unnecessary, icpc_unnecessary_as_sent FROM returned.annex_a_list_5") == [
        (None, "c) Unknown")
    ]


def test_an_adopter_without_an_id_is_set_aside(tmp_path: Path) -> None:
    names = [column.name for column in return_definition("annex_a").tables["annex_a_list_11"].columns]
    text = StringIO()
    csv.writer(text).writerows([names, ["7", *[""] * 18], ["", "F1", *[""] * 17]])
    record = Record(tmp_path, {"2025-26/l11.csv": text.getvalue()})
    assert record.ask("SELECT adopter FROM returned.annex_a_list_11") == [("7",)]
    assert record.quarantined() == [(3, "has no id of the adopter")]


def test_the_check_tells_of_annex_a_alone(tmp_path: Path, run_seedbed: Callable[..., Result]) -> None:
    sources = tmp_path / "sources" / "2025-26"
    sources.mkdir(parents=True)
    (tmp_path / "place.yml").write_text("name: Acornbridge\n", encoding="utf-8")
    row = "1,a) Male,a) WBRI,01/02/2015,10,06/05/2025,the vicar"
    (sources / "contacts.csv").write_text(f"{CONTACTS}\n{row}\nTotal,,,,,1,\n", encoding="utf-8")
    (sources / "reviews.csv").write_text("CHILD,DOB,REVIEW,REVIEW_CODE\n1,soon,,\n", encoding="utf-8")
    assert run_seedbed("build", tmp_path).exit_code == 0
    output = run_seedbed("check", tmp_path, "--return", "annex-a").output
    assert "contacts.csv, line 2: Contact Source the vicar" in output
    assert "contacts.csv, line 3" in output
    assert "reviews.csv" not in output


def test_a_list_of_special_needs_is_not_this_return() -> None:
    fields = "Unique ID,UPN,ULN,Date of birth,Gender,Ethnicity,SEN primary need,Suspensions,Absence,Pupil Premium"
    assert annex_a_layout(fields.split(",")) is None
