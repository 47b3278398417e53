"""SSDA903 files with the dirt of every day: what is loaded, what is set aside, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simple.returns import EPISODE, EPISODES, Record

REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"


def reviews(tmp_path: Path, content: str | bytes) -> Record:
    return Record(tmp_path, {"2025-26/reviews.csv": content})


def counts(record: Record) -> tuple[int, int, int, int]:
    (file,) = record.reconciliation.files
    return file.read, file.loaded, file.quarantined, file.blank


def sent(record: Record) -> list[tuple[str, ...]]:
    return record.ask("SELECT line, child, review_as_sent, review_code FROM returned.ssda903_reviews ORDER BY line")


CLEAN = [(2, "007", "01/05/2025", "PN1")]


@pytest.mark.parametrize(
    "content",
    [
        f"{REVIEWS}\n007,01/04/2015,01/05/2025,PN1\n",
        f"{REVIEWS}\n007,01/04/2015,01/05/2025,PN1",
        f"{REVIEWS}\r\n007,01/04/2015,01/05/2025,PN1\r\n",
        f"{REVIEWS}\r007,01/04/2015,01/05/2025,PN1\r",
        "\ufeff" + f"{REVIEWS}\n007,01/04/2015,01/05/2025,PN1\n",
        "child, Dob ,review,Review Code\n007,01/04/2015,01/05/2025,PN1\n",
        "REVIEW_CODE,REVIEW,CHILD,DOB\nPN1,01/05/2025,007,01/04/2015\n",
        "CHILD;DOB;REVIEW;REVIEW_CODE\n007;01/04/2015;01/05/2025;PN1\n",
        "CHILD\tDOB\tREVIEW\tREVIEW_CODE\n007\t01/04/2015\t01/05/2025\tPN1\n",
        '"CHILD","DOB","REVIEW","REVIEW_CODE"\n"007","01/04/2015","01/05/2025","PN1"\n',
        f"{REVIEWS},,\n007,01/04/2015,01/05/2025,PN1,,\n",
        f"{REVIEWS}\n007,01/04/2015,01/05/2025,PN1,,,\n",
        f"{REVIEWS}\n007,01/04/2015,01/05/2025, pn1 \n",
    ],
)
def test_one_return_written_in_many_ways_reads_the_same(tmp_path: Path, content: str) -> None:
    record = reviews(tmp_path, content.encode("utf-8"))
    assert sent(record) == CLEAN
    assert counts(record) == (1, 1, 0, 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_gives_the_same_letters(tmp_path: Path, encoding: str) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\nZoë1,01/04/2015,01/05/2025,PN1\n".encode(encoding))
    assert record.ask("SELECT child FROM returned.ssda903_reviews") == [("Zoë1",)]


def test_encodings_may_change_from_line_to_line(tmp_path: Path) -> None:
    utf8, windows = "é1,,,PN1\n".encode(), "é2,,,PN1\n".encode("cp1252")
    record = reviews(tmp_path, f"{REVIEWS}\n".encode() + utf8 + windows)
    assert record.ask("SELECT child FROM returned.ssda903_reviews ORDER BY line") == [("é1",), ("é2",)]
    assert record.ask("SELECT encoding FROM returned.files") == [("utf-8, some lines cp1252",)]


def test_lines_that_cannot_be_placed_are_quarantined_with_the_reason(tmp_path: Path) -> None:
    lines = [
        REVIEWS,
        "1,01/04/2015,01/05/2025,PN1",
        "2,01/04/2015,01/05/2025",  # a field short
        "3,01/04/2015,01/05/2025,PN1,more",
        '4,"01/04/2015,01/05/2025,PN1',
        '5,"01/04/2015"x,01/05/2025,PN1',
        " ,01/04/2015,01/05/2025,PN1",
        "6,01/04/2015,01/05/2025,PN1",
    ]
    record = reviews(tmp_path, "\n".join(lines).encode() + b"\n7,\x81,,PN1\n")
    assert record.quarantined() == [
        (3, "has 3 fields where the header has 4"),
        (4, "has 5 fields where the header has 4"),
        (5, "opens a quotation mark that it does not close"),
        (6, "has text after a closing quotation mark"),
        (7, "has no child id"),
        (9, "has bytes that are no text in any encoding that is read"),
    ]
    assert [line for line, *_ in sent(record)] == [2, 8]
    assert counts(record) == (8, 2, 6, 0)


def test_the_text_of_a_quarantined_line_is_kept_and_cut_when_very_long(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\n1,2\n{'9' * 100_000}\n")
    texts = [text for (text,) in record.ask("SELECT text FROM returned.quarantined ORDER BY line")]
    assert texts[0] == "1,2"
    assert len(texts[1]) == 2_001


def test_blank_lines_and_lines_of_delimiters_are_counted_apart(tmp_path: Path) -> None:
    record = reviews(tmp_path, f'{REVIEWS}\n\n1,,,PN1\n,,,\n   \n"","","",""\n,\n')
    assert counts(record) == (6, 1, 0, 5)


def test_a_header_that_comes_again_is_named_and_is_no_line_of_the_return(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\n1,,01/05/2025,PN1\n{REVIEWS.lower()}\n2,,01/05/2025,PN1\n")
    assert counts(record) == (2, 2, 0, 0)
    assert (3, None, "Reviews", "header_repeated") in record.faults()


@pytest.mark.parametrize("header", [REVIEWS, '"CHILD","DOB","REVIEW","REVIEW_CODE"'])
def test_a_file_of_a_header_alone_has_no_lines(tmp_path: Path, header: str) -> None:
    assert counts(reviews(tmp_path, header)) == (0, 0, 0, 0)


def test_a_title_above_the_header_is_set_aside(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"Reviews of the year\n\n{REVIEWS}\n1,,01/05/2025,PN1\n")
    assert record.quarantined() == [(1, "stands above the header")]
    assert counts(record) == (3, 1, 1, 1)


def test_a_field_of_a_megabyte_is_a_field(tmp_path: Path) -> None:
    record = reviews(tmp_path, f"{REVIEWS}\n1,,01/05/2025,{'P' * 1_000_000}\n2,,01/05/2025,PN1\n")
    assert record.ask("SELECT line, length(review_code_as_sent), review_code FROM returned.ssda903_reviews") == [
        (2, 1_000_000, None),
        (3, 3, "PN1"),
    ]


def test_columns_that_the_table_does_not_have_are_kept_beside_the_row(tmp_path: Path) -> None:
    header = f"{REVIEWS},Worker,Worker,\n"
    record = reviews(tmp_path, f"{header}1,,01/05/2025,PN1,ann,bo,\n2,,01/05/2025,PN1,,,x\n3,,01/05/2025,PN1,,,\n")
    beside = [
        json.loads(text) if text else None
        for (text,) in record.ask("SELECT other_columns FROM returned.ssda903_reviews ORDER BY line")
    ]
    assert beside == [{"Worker": "ann", "Worker (column 6)": "bo"}, {"(column 7)": "x"}, None]
    assert (None, "Worker", "Worker", "extra_column") in record.faults()


def test_columns_that_the_file_does_not_have_are_named_once_and_loaded_empty(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2025-26/header.csv": "CHILD,SEX,DOB,ETHNIC\n1,M,01/04/2015,WBRI\n"})
    assert record.ask("SELECT upn, upn_as_sent FROM returned.ssda903_header") == [(None, None)]
    assert record.faults() == [(None, name, name, "column_missing") for name in ("MC_DOB", "MOTHER", "UPN")]


def test_repeated_lines_are_loaded_and_marked_within_a_file_and_between_files(tmp_path: Path) -> None:
    record = Record(
        tmp_path,
        {
            "2025-26/a.csv": f"{REVIEWS}\n1,,01/05/2025,PN1\n1,,01/05/2025,PN1\n1,,01/05/2025,PN2\n",
            "2025-26/b.csv": f"{REVIEWS}\n1,,2025-05-01,pn1\n",  # the same, written otherwise
            "2024-25/a.csv": f"{REVIEWS}\n1,,01/05/2025,PN1\n",  # another year repeats nothing
        },
    )
    rows = record.ask(
        "SELECT path, line, t.repeated, same_as % 1000000000 FROM returned.ssda903_reviews t"
        " JOIN returned.files USING (file_id) ORDER BY 1, 2"
    )
    assert rows == [
        ("2024-25/a.csv", 2, False, None),
        ("2025-26/a.csv", 2, False, None),
        ("2025-26/a.csv", 3, True, 2),
        ("2025-26/a.csv", 4, False, None),
        ("2025-26/b.csv", 2, True, 2),
    ]
    assert [file.repeated for file in record.reconciliation.files] == [0, 1, 1]


def test_a_file_that_is_there_twice_is_said_to_be(tmp_path: Path) -> None:
    content = f"{REVIEWS}\n1,01/04/2015,01/05/2025,PN1\n"
    record = Record(tmp_path, {"2025-26/a.csv": content, "2025-26/b.csv": content})
    assert record.faults() == [(None, None, "2025-26/a.csv", "same_as_another")]


def test_a_year_that_no_guide_is_held_for_loads_all_the_same(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2031-32/e.csv": f"{EPISODES}\n{EPISODE.replace('2025', '2031')}\n"})
    assert counts(record) == (1, 1, 0, 0)
    assert record.faults() == [(None, None, "2031-32", "year_not_known")]


def test_a_table_of_another_year_loads_and_is_told(tmp_path: Path) -> None:
    content = "CHILD,DOB,DOLO_START,DOLO_END\n1,01/04/2015,01/05/2023,\n"
    record = Record(tmp_path, {"2023-24/dolo.csv": content})
    assert record.faults() == [(None, None, "DoLo", "table_not_in_force")]


def test_episodes_that_speak_of_another_year_than_their_folder_are_told(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2023-24/e.csv": f"{EPISODES}\n{EPISODE}\n"})
    assert record.faults() == [(None, "DECOM", "05/06/2025", "dates_disagree")]


def test_every_table_exists_though_no_file_came(tmp_path: Path) -> None:
    record = Record(tmp_path, {})
    tables = {name for (name,) in record.ask("SELECT table_name FROM information_schema.tables")}
    assert {"files", "quarantined", "faults", "ssda903_dolo", "cin_pre_proceedings"} <= tables
    assert record.reconciliation.lines() == []


def test_the_reconciliation_reads_as_a_table_with_the_others_below(tmp_path: Path) -> None:
    files = {"2025-26/r.csv": f"{REVIEWS}\n1,01/04/2015,01/05/2025,PN1\n\n1\n", "2025-26/notes.txt": "nothing"}
    assert Record(tmp_path, files).reconciliation.lines() == [
        "file           read  loaded  quarantined  blank  repeated",
        "2025-26/r.csv     3       1            1      1         0",
        "in all            3       1            1      1         0",
        "2025-26/notes.txt: Is no return that this version reads, by its first lines. It is left alone.",
    ]


XML = """<EXPSSDA903>
<CHILD><HEADER><CHILDID>007</CHILDID><UPN>UN1</UPN><SEX>M</SEX><DOB>01/04/2015</DOB><ETHNIC>WBRI</ETHNIC><UASC>1</UASC>
<DUC/><IN_TOUCH/><AREVIEW><REVIEW>01/05/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
<AREVIEW><REVIEW>01/11/2025</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW><PERMANENCE/></HEADER>
<EPISODE><DECOM>05/06/2025</DECOM><PL>U4</PL><DEC/></EPISODE></CHILD>
<CHILD><HEADER><CHILDID>008</CHILDID><UASC>0</UASC><DUC/><DATE_INT>01/05/2025</DATE_INT></HEADER></CHILD>
<CHILD><EPISODE><DECOM>05/06/2025</DECOM></EPISODE></CHILD>
</EXPSSDA903>"""


def test_the_xml_form_is_unfolded_into_the_same_tables(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2025-26/903.xml": XML})
    assert record.ask("SELECT line, child, other_columns FROM returned.ssda903_header ORDER BY 1") == [
        (2, "007", '{"UASC": "1"}'),
        (6, "008", '{"UASC": "0"}'),
    ]
    assert record.ask("SELECT child, dob_as_sent, review_code FROM returned.ssda903_reviews ORDER BY 3") == [
        ("007", "01/04/2015", "PN1"),
        ("007", "01/04/2015", "PN2"),
    ]
    assert record.ask("SELECT child, place, dec_as_sent, element_path FROM returned.ssda903_episodes") == [
        ("007", "U4", "", "CHILD[1]/EPISODE[1]")
    ]
    assert record.ask("SELECT child FROM returned.ssda903_ad1") == [("008",)]


def test_a_child_that_is_marked_not_unaccompanied_is_not_in_that_table(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2025-26/903.xml": XML})
    assert record.ask("SELECT child, sex, duc FROM returned.ssda903_uasc") == [("007", "M", None)]


def test_xml_without_a_child_id_is_quarantined_and_a_blank_block_is_blank(tmp_path: Path) -> None:
    record = Record(tmp_path, {"2025-26/903.xml": XML})
    assert record.quarantined() == [(7, "has no child id")]
    assert counts(record) == (9, 7, 1, 1)
