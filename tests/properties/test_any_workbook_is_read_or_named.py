"""Laws of workbooks: whatever its cells hold, a workbook is read or named, its rows add up, and its text is kept."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.formats.sources import read_sources
from seedbed.formats.workbooks import sheets_of
from simple.returns import Record, put
from simple.workbooks import Cell, workbook

REVIEWS: list[Cell] = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"]
CONTACTS: list[Cell] = ["Child ID", "Gender", "Ethnicity", "DOB", "Age", "Date of contact", "Contact source"]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=12)
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14).map(float),
    st.dates(date(1901, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["#N/A", "#REF!", "Total", "7", "007", "a) Male", "q) 6: Police", "01/05/2025", " ", "\u00a0"]),
    WORDS.filter(lambda word: not word.startswith("#")),
)
ROWS = st.lists(st.one_of(st.just(REVIEWS), st.just(CONTACTS), st.lists(CELLS, max_size=8)), max_size=10)


@settings(max_examples=50)
@given(sheets=st.lists(ROWS, min_size=1, max_size=3), hidden=st.booleans(), folder=st.sampled_from(["2025-26", "x"]))
def test_any_workbook_is_read_or_named_and_its_rows_add_up(
    sheets: list[list[list[Cell]]], hidden: bool, folder: str
) -> None:
    book = {f"s{place}": rows for place, rows in enumerate(sheets)}
    data = workbook(book, hidden=["s0"] if hidden else [])
    with tempfile.TemporaryDirectory() as place:
        record = Record(Path(place), {f"{folder}/book.xlsx": data})
    heights = {sheet.name: len(sheet.rows) for sheet in sheets_of(data)}
    for file in record.reconciliation.files:
        assert file.was_loaded or file.note
        if file.was_loaded:
            assert file.read == file.loaded + file.quarantined + file.blank
            assert file.read + file.headers == heights[file.path.rpartition("/")[2]]


@settings(max_examples=50)
@given(rows=st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8))
def test_every_cell_is_kept_as_it_is_shown(rows: list[list[Cell]]) -> None:
    data = workbook({"a": [REVIEWS, *([f"A{place}", *row] for place, row in enumerate(rows))]})
    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder), {"2025-26/book.xlsx": data})
    kept = record.ask(
        "SELECT dob_as_sent, review_as_sent, review_code_as_sent FROM returned.ssda903_reviews ORDER BY line"
    )
    assert kept == [tuple(map(shown, row)) for row in rows]


def shown(cell: Cell) -> str:
    """The plain twin of a cell's text."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return f"{cell:.0f}" if isinstance(cell, float) else str(cell)


@settings(max_examples=60)
@given(
    place=st.floats(0, 1),
    scrap=st.sampled_from([b"", b"\x00", b"PK", b"\xff" * 40, b"<!DOCTYPE a>", b"<c r='ZZ9'/>"]),
    cut=st.integers(0, 60),
)
def test_a_spoilt_workbook_is_read_or_named(place: float, scrap: bytes, cut: int) -> None:
    data = workbook({"a": [REVIEWS, ["7", date(2015, 4, 1), date(2025, 5, 1), "PN1"]]})
    at = int(place * len(data))
    with tempfile.TemporaryDirectory() as folder:
        files = list(read_sources(put(Path(folder), {"2025-26/book.xlsx": data[:at] + scrap + data[at + cut :]})))
    assert files
    assert all(file.kind == "ssda903_sheet" or file.note for file in files)
