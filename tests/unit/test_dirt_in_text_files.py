"""Dirt in text files: totals, notes that run over lines, encodings that change, NULs, ids that lost their zeros."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from seedbed.formats.lines import find_header, place_lines
from seedbed.formats.ssda903_csv import table_of
from seedbed.formats.text import decoded
from simple.returns import Record

REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"
GOOD = "1,01/04/2015,01/05/2025,PN1"


def reviews(tmp_path: Path, content: str | bytes) -> Record:
    return Record(tmp_path, {"2025-26/reviews.csv": content})


def sent(record: Record) -> list[tuple[str, ...]]:
    return record.ask("SELECT line, child_as_sent, review_code_as_sent FROM returned.ssda903_reviews ORDER BY line")


@pytest.mark.parametrize(
    "total",
    [
        "Total,,,1",
        "TOTAL:,,1,",
        "Grand total,,,",
        "Sub-total",
        "count,1",
        " Total ,01/04/2015,,",
        ',,12,"2,675"',
        ",,,95%",
    ],
)
def test_a_total_is_set_aside_as_a_total_and_not_as_a_child(tmp_path: Path, total: str) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\n{GOOD}\n{total}\n")
    assert record.quarantined() == [(3, "is a total, not a child")]
    assert sent(record) == [(2, "1", "PN1")]


@pytest.mark.parametrize("line", ["Totally,,,PN1", "Countess1,,,PN1", "12,,,", "345,,,Total"])
def test_a_child_that_only_looks_like_a_total_is_a_child(tmp_path: Path, line: str) -> None:
    assert reviews(tmp_path, f"{REVIEWS}\n{line}\n").quarantined() == []


def test_a_total_is_seen_where_the_child_is_not_the_first_column(tmp_path: Path) -> None:
    record = reviews(tmp_path, "DOB,CHILD,REVIEW,REVIEW_CODE\n01/04/2015,1,,PN1\nTotal,1,,\n,Total,,\n")
    assert record.quarantined() == [(3, "is a total, not a child"), (4, "is a total, not a child")]


def test_a_note_with_line_breaks_is_one_record_and_told_where_it_ends(tmp_path: Path) -> None:
    note = 'came late,\r\n\r\n"very" late\n, left early'
    written = note.replace('"', '""')
    record = reviews(tmp_path, f'{REVIEWS},NOTE\n1,,,PN1,"{written}"\n2,,,PN1,\n')
    assert sent(record) == [(2, "1", "PN1"), (6, "2", "PN1")]
    (beside,) = record.ask("SELECT other_columns FROM returned.ssda903_reviews WHERE line = 2")[0]
    assert json.loads(beside) == {"NOTE": note}
    assert (2, None, "line 5", "runs_on") in record.faults()
    assert record.reconciliation.files[0].read == 2


def test_a_note_that_is_never_closed_loses_its_own_line_alone(tmp_path: Path) -> None:
    lines = [
        f'{number},,,PN1,"note {number}' if number % 7 == 3 else f"{number},,,PN1,a note" for number in range(1, 60)
    ]
    record = reviews(tmp_path, "\n".join([f"{REVIEWS},NOTE", *lines]))
    assert len(sent(record)) == 59 - len(record.quarantined())
    assert [line for line, _ in record.quarantined()] == [number + 1 for number in range(1, 60) if number % 7 == 3]


def test_no_line_break_is_taken_into_a_column_of_the_return(tmp_path: Path) -> None:
    record = reviews(tmp_path, f'{REVIEWS},NOTE\n1,,"01/05\n/2025",PN1,\n{GOOD},\n')
    assert [line for line, _ in record.quarantined()] == [2, 3]
    assert sent(record) == [(4, "1", "PN1")]


def test_lines_in_another_encoding_than_their_file_are_read_and_named(tmp_path: Path) -> None:
    letters = ["é", "è", "plain", "ë"]
    encodings = ["utf-8", "cp1252", "utf-8", "utf-8"]
    lines = [f"{text},,,PN1\n".encode(encoding) for text, encoding in zip(letters, encodings, strict=True)]
    lines.append("utf16,,,PN1\r\n".encode("utf-16-le"))
    record = reviews(tmp_path, f"{REVIEWS}\n".encode() + b"".join(lines) + b"last,,,PN1\n")
    assert [child for _, child, _ in sent(record)] == [*letters, "utf16", "\x00last"]  # half a line end stays
    named = record.ask("SELECT line, found FROM returned.faults WHERE fault = 'other_encoding' ORDER BY line")
    assert named == [(3, "cp1252"), (6, "utf-16")]
    assert record.ask("SELECT encoding FROM returned.files") == [("utf-8, some lines cp1252 and utf-16",)]


def test_a_file_that_is_windows_text_throughout_is_no_mixture(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\né,,,PN1\nplain,,,PN1\nö,,,PN1\n".encode("cp1252"))
    assert record.ask("SELECT encoding FROM returned.files") == [("cp1252",)]
    assert record.ask("SELECT * FROM returned.faults WHERE fault = 'other_encoding'") == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\r\nZoë1,,01/05/2025,PN1\r\n".encode(encoding))
    assert sent(record) == [(2, "Zoë1", "PN1")]
    assert record.ask("SELECT encoding FROM returned.files") == [("utf-16",)]


def test_a_tail_of_nuls_is_blank(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\n{GOOD}\n".encode() + b"\x00" * 5_000)
    (file,) = record.reconciliation.files
    assert (file.loaded, file.blank, file.quarantined) == (1, 1, 0)


def test_a_last_line_that_was_cut_short_is_set_aside_alone(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\n{GOOD}\n{GOOD}\n2,01/04")
    assert record.quarantined() == [(4, "has 2 fields where the header has 4")]
    assert len(sent(record)) == 2


def test_lines_that_two_programs_wrote_into_one_another_are_set_aside(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\n{GOOD}\n2,01/04/201{GOOD}\n5,01/05/2025,PN1\n{GOOD}\n")
    assert [line for line, _ in record.quarantined()] == [3, 4]


HEADER = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB"


def eaten(record: Record) -> list[tuple[str, str, int]]:
    return record.ask(
        "SELECT path, found, line FROM returned.faults JOIN returned.files USING (file_id)"
        " WHERE fault = 'zeros_eaten' ORDER BY ALL"
    )


def test_an_id_that_lost_its_zeros_is_told_once_for_each_file(tmp_path: Path) -> None:
    record = Record(
        tmp_path,
        {
            "2025-26/header.csv": f"{HEADER}\n0012345,M,01/04/2015,WBRI,UN2,,\n0000777,M,02/04/2015,WBRI,UN2,,\n",
            "2025-26/reviews.csv": f"{REVIEWS}\n12345,01/04/2015,01/05/2025,PN1\n12345,01/04/2015,01/06/2025,PN1\n"
            "777,03/04/2015,01/05/2025,PN1\n888,01/04/2015,,\n",  # another birth is another child
            "2025-26/census.xml": "<Message><Children><Child><ChildIdentifiers><LAchildID>12345</LAchildID>"
            "<PersonBirthDate>2015-04-01</PersonBirthDate></ChildIdentifiers></Child></Children></Message>",
        },
    )
    assert eaten(record) == [("2025-26/census.xml", "12345", 1), ("2025-26/reviews.csv", "12345", 2)]


def test_an_id_without_any_birth_is_told_by_its_figures(tmp_path: Path) -> None:
    episodes = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN"
    record = Record(
        tmp_path,
        {
            "2025-26/header.csv": f"{HEADER}\n0012345,M,01/04/2015,WBRI,UN2,,\n",
            "2025-26/episodes.csv": f"{episodes}\n12345,05/06/2025,S,C2,N1,U4,PR1,,,,,,\n",
        },
    )
    assert eaten(record) == [("2025-26/episodes.csv", "12345", 2)]


def test_one_bad_line_among_two_hundred_thousand_is_named() -> None:
    lines = [f"{number},01/04/2015,01/05/2025,PN1" for number in range(200_000)]
    lines[123_456] = '123456,"01/04/2015,01/05/2025,PN1'
    text = decoded("\n".join([REVIEWS, *lines]).encode())
    header = find_header(text, lambda fields: table_of(fields) is not None)
    assert header is not None
    placed = place_lines(text, header, id_field=0)
    assert len(placed.lines) == 199_999
    assert [(line.line, line.reason) for line in placed.quarantined] == [
        (123_458, "opens a quotation mark that it does not close")
    ]
