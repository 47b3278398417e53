"""Tables in the sheets of workbooks: found below titles and beside empty columns, cell for cell, every row accounted for."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from seedbed.formats.containers import CannotOpen
from seedbed.formats.workbooks import is_workbook, sheets_of
from simple.returns import Record
from simple.workbooks import Cell, workbook

REVIEWS = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]
ROW: list[Cell] = ["7", date(2015, 4, 1), date(2025, 5, 1), "PN1"]
CONTACTS = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age", "Date of Contact", "Contact Source"]


def read(folder: Path, sheets: dict[str, list[list[Cell]]], **said: list[str]) -> Record:
    return Record(folder, {"2025-26/book.xlsx": workbook(sheets, **said)})


def reviews(record: Record) -> list[tuple[object, ...]]:
    return record.ask("SELECT line, child, dob, review, review_code FROM returned.ssda903_reviews ORDER BY row_id")


def counts(record: Record) -> dict[str, tuple[int, int, int, int]]:
    files = record.reconciliation.files
    return {file.path: (file.read, file.loaded, file.quarantined, file.blank) for file in files}


def test_a_table_is_found_by_its_headings_below_titles_and_beside_empty_columns(tmp_path: Path) -> None:
    rows: list[list[Cell]] = [[], ["Reviews, as at March"], [], [None, None, *REVIEWS], [None, None, *ROW], []]
    record = read(tmp_path, {"anything": rows})
    assert reviews(record) == [(5, "7", date(2015, 4, 1), date(2025, 5, 1), "PN1")]
    assert counts(record) == {"2025-26/book.xlsx/anything": (4, 1, 1, 2)}
    assert record.quarantined() == [(2, "stands above the header")]


def test_every_sheet_is_a_file_of_its_own_and_others_are_named(tmp_path: Path) -> None:
    record = read(tmp_path, {"a": [REVIEWS, ROW], "b": [REVIEWS, ROW, ROW], "notes": [["see", "below"]]})
    assert counts(record) == {
        "2025-26/book.xlsx/a": (1, 1, 0, 0),
        "2025-26/book.xlsx/b": (2, 2, 0, 0),
        "2025-26/book.xlsx/notes": (0, 0, 0, 0),
    }
    assert {file.kind for file in record.files} == {"ssda903_sheet", "not_a_return"}


def test_cells_are_read_as_they_are_shown(tmp_path: Path) -> None:
    texts: list[Cell] = ["01/05/2025", "2025-05-01", 45778, date(2025, 5, 1), "45778"]
    record = read(tmp_path, {"a": [REVIEWS, *([7, date(2015, 4, 1), text, " pn1\u00a0"] for text in texts)]})
    assert [row[3] for row in reviews(record)] == [date(2025, 5, 1)] * 5
    assert record.ask(
        "SELECT DISTINCT child_as_sent, child, review_code_as_sent, review_code FROM returned.ssda903_reviews"
    ) == [("7", "7", " pn1\u00a0", "PN1")]
    assert [sent for (sent,) in record.ask("SELECT review_as_sent FROM returned.ssda903_reviews ORDER BY line")] == [
        "01/05/2025",
        "2025-05-01",
        "45778",
        "2025-05-01",
        "45778",
    ]


def test_an_error_in_a_cell_is_kept_and_told(tmp_path: Path) -> None:
    record = read(tmp_path, {"a": [REVIEWS, ["7", date(2015, 4, 1), "#N/A", "PN1"], ["#REF!", None, None, "PN1"]]})
    assert record.faults() == [(2, "REVIEW", "#N/A", "not_a_date")]
    assert record.quarantined() == [(3, "has no child id")]


def test_a_number_shown_with_leading_zeros_keeps_them(tmp_path: Path) -> None:
    import xlsxwriter

    data = BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, REVIEWS)
    sheet.write_number(1, 0, 1234, book.add_format({"num_format": "0000000"}))
    sheet.write_row(1, 1, ["01/04/2015", "01/05/2025", "PN1"])
    book.close()
    record = Record(tmp_path, {"2025-26/book.xlsx": data.getvalue()})
    assert [row[1] for row in reviews(record)] == ["0001234"]


def test_a_hidden_sheet_is_read_and_named(tmp_path: Path) -> None:
    record = read(tmp_path, {"old": [REVIEWS, ROW]}, hidden=["old"])
    assert len(reviews(record)) == 1
    assert record.faults() == [(None, None, "old", "hidden_sheet")]


def test_a_cell_that_covers_rows_says_its_value_for_each_and_is_told(tmp_path: Path) -> None:
    record = read(tmp_path, {"a": [REVIEWS, ROW, [None, *ROW[1:3], "PN2"], ["8", *ROW[1:]]]}, merged=["A2:A3"])
    assert [(row[1], row[4]) for row in reviews(record)] == [("7", "PN1"), ("7", "PN2"), ("8", "PN1")]
    assert record.faults() == [(2, None, "A2:A3", "merged_cells")]


def test_totals_and_a_header_once_more_are_no_children(tmp_path: Path) -> None:
    record = read(tmp_path, {"a": [REVIEWS, ROW, REVIEWS, ROW, ["Total", None, 2]]})
    assert len(reviews(record)) == 2
    assert record.quarantined() == [(5, "is a total, not a child")]
    assert (3, None, "Reviews", "header_repeated") in record.faults()


def test_a_second_table_further_down_is_read_as_that_table(tmp_path: Path) -> None:
    missing = ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"]
    rows: list[list[Cell]] = [REVIEWS, ROW, [], missing, ["9", ROW[1], "M", date(2025, 6, 1), date(2025, 6, 2)]]
    record = read(tmp_path, {"a": rows})
    assert len(reviews(record)) == 1
    assert record.ask("SELECT line, child, missing FROM returned.ssda903_missing") == [(5, "9", "M")]
    assert counts(record) == {"2025-26/book.xlsx/a": (3, 2, 0, 1)}


def test_a_value_beside_the_table_stays_with_its_row(tmp_path: Path) -> None:
    record = read(tmp_path, {"a": [REVIEWS, [*ROW, None, "ask Jo"]]})
    assert record.ask("SELECT other_columns FROM returned.ssda903_reviews") == [('{"(column 5)": "ask Jo"}',)]


def test_a_workbook_without_a_table_is_named_and_one_without_a_year_is_refused(tmp_path: Path) -> None:
    record = Record(
        tmp_path,
        {"2025-26/list.xlsx": workbook({"a": [["shopping", "list"]]}), "book.xlsx": workbook({"a": [REVIEWS, ROW]})},
    )
    assert [(file.path, file.kind) for file in record.files] == [
        ("2025-26/list.xlsx", "not_a_return"),
        ("book.xlsx", "refused"),
    ]


def test_a_year_may_be_given_to_a_workbook_by_its_path(tmp_path: Path) -> None:
    record = Record(tmp_path, {"book.xlsx": workbook({"a": [REVIEWS, ROW]})}, years={"book.xlsx": "2025-26"})
    assert len(reviews(record)) == 1


def in_zip(parts: dict[str, str | bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def with_part(book: bytes, part: str, change: tuple[bytes, bytes]) -> bytes:
    with ZipFile(BytesIO(book)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    whole = parts[part]
    assert isinstance(whole, bytes)
    assert change[0] in whole
    return in_zip(parts | {part: whole.replace(*change)})


def test_two_cells_at_opposite_corners_do_not_fill_the_memory() -> None:
    wide = with_part(
        workbook({"a": [["x"], ["y"]]}),
        "xl/worksheets/sheet1.xml",
        (b'r="A2"', b'r="XFD1048576"'),
    )
    with pytest.raises(CannotOpen, match="row 1,048,576 and column 16,384"):
        sheets_of(wide)


def test_a_sheet_of_repeated_cells_does_not_fill_the_memory() -> None:
    rows = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="9999"'
    )
    content = (
        '<office:document-content xmlns:office="urn:o" xmlns:table="urn:t"><office:body><office:spreadsheet>'
        f'<table:table table:name="a">{rows} office:value-type="string"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with pytest.raises(CannotOpen, match="row 1,000,000 and column 9,999"):
        sheets_of(in_zip({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content}))


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04rest",
        b"\xd0\xcf\x11\xe0" + bytes(600),
        in_zip({"xl/workbook.xml": "<workbook"}),
        in_zip({"xl/workbook.bin": b"\x9c\x01\xff\xff"}),
        in_zip({"content.xml": "<a><b></a>"}),
    ],
)
def test_a_damaged_workbook_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(CannotOpen, match=r"^Is (a )?damaged"):
        sheets_of(data)


def test_what_is_a_workbook_is_told_by_what_it_holds() -> None:
    assert is_workbook(workbook({"a": [["x"]]}))
    assert not is_workbook(in_zip({"a.csv": "1"}))
    assert not is_workbook(b"CHILD,DOB")


def test_a_sheet_of_another_office_program_is_read(tmp_path: Path) -> None:
    def row(*cells: str) -> str:
        texts = (
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        return f"<table:table-row>{''.join(texts)}</table:table-row>"

    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="a">{row(*REVIEWS)}{row("7", "01/04/2015", "01/05/2025", "PN1")}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    data = in_zip({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})
    record = Record(tmp_path, {"2025-26/book.ods": data})
    assert reviews(record) == [(2, "7", date(2015, 4, 1), date(2025, 5, 1), "PN1")]


def test_a_list_of_contacts_is_found_by_its_headings_in_any_order(tmp_path: Path) -> None:
    row: list[Cell] = ["9", "F", "b) WIRI", date(2015, 1, 2), 10.25, date(2025, 5, 6), "q) 6: Police"]
    order = [6, 2, 0, 1, 5, 4, 3]
    record = read(tmp_path, {"x": [[CONTACTS[place] for place in order], [row[place] for place in order]]})
    assert record.ask(
        "SELECT child, gender, ethnicity, dob, age, contact_date, contact_source FROM returned.annex_a_list_1"
    ) == [("9", "b", "a", date(2015, 1, 2), 10, date(2025, 5, 6), "g")]
