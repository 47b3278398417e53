"""A return that was read is written again as it was sent: every cell of every line, in its order, under its heading."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.formats.writing import write_as_sent
from seedbed.record.returned import return_definition
from simple.returns import EPISODE, EPISODES, Record

REVIEWS = "CHILD,DOB,REVIEW,REVIEW_CODE"
PLACES = ("row_id", "file_id", "line", "element_path", "same_as")


def cells(record: Record, of: str) -> dict[str, list[tuple[Any, ...]]]:
    """Give every cell of every row as sent and as read, table by table, without where it stood in the file."""
    found = {}
    for name in return_definition(of).tables:
        columns = [
            column
            for (column,) in record.ask(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'returned'"
                f" AND table_name = '{name}' ORDER BY ordinal_position"
            )
            if column not in PLACES and not (column.endswith("_row_id"))
        ]
        quoted = ", ".join(f'"{column}"' for column in columns)
        rows = record.ask(f"SELECT {quoted} FROM returned.{name} ORDER BY row_id")
        found[name] = [(*cells, json.loads(beside) if beside else None) for *cells, beside in rows]
    return found


def written_again(record: Record, folder: Path, *, of: str = "ssda903", year: int = 2026) -> Record:
    written = write_as_sent(record.connection, folder / "again", of=of, year=year)
    for path in list((folder / "again").rglob("*.set-aside.csv")):
        (folder / path.name).write_bytes(path.read_bytes())
        path.unlink()
    assert all((folder / "again" / name).is_file() for name in written.files)
    return Record(folder / "again", {})


def beside(folder: Path, name: str) -> list[tuple[str, ...]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


@pytest.mark.parametrize(
    "content",
    [
        f"{REVIEWS}\n007,01/04/2015,01/05/2025,PN1\n",
        f"{REVIEWS}\r007,31/02/2015,soon, pn1 \r\r",
        f"Reviews\n\n{REVIEWS}\n1,2\n\n007,01/04/2015,01/05/2025,PN1\n{REVIEWS}\nTotal,,,1\n",
        'review code;REVIEW ;Child;TEAM;TEAM;;Dob\nPN1;01/05/2025;1;North, east;"a ""b""";x;\n;;2;;;;\n',
        f'{REVIEWS},NOTE\n1,,,PN1,"came late,\r\n\r\nleft early"\n2,,,PN1,"never closed\n3,,,PN1,fine\n',
        f"{REVIEWS}\n",
        "A,A,A (column 2),CHILD,DOB,REVIEW,REVIEW_CODE\n1,2,3,4,5,6,7\n",
    ],
)
def test_a_file_that_is_written_again_reads_the_same_cell_for_cell(tmp_path: Path, content: str) -> None:
    record = Record(tmp_path / "sent", {"2025-26/reviews.csv": content})
    again = written_again(record, tmp_path)
    assert cells(again, "ssda903") == cells(record, "ssda903")
    headings = "SELECT place, heading, kept_as FROM returned.headings ORDER BY place"
    assert again.ask(headings) == record.ask(headings)


def test_what_is_no_line_of_the_return_stands_beside_it_by_number(tmp_path: Path) -> None:
    lines = ["Reviews of the year", "", REVIEWS, "1,,,PN1", "", "2,x", REVIEWS, "Total,,,1", '"' * 3, "3,,,PN1", ""]
    record = Record(tmp_path / "sent", {"2025-26/reviews.csv": "\n".join(lines) + "\n"})
    written_again(record, tmp_path)
    assert beside(tmp_path, "reviews.csv.set-aside.csv") == [
        ("1", "", "stands above the header", "Reviews of the year"),
        ("2", "", "is blank", ""),
        ("5", "", "is blank", ""),
        ("6", "", "has 2 fields where the header has 4", "2,x"),
        ("7", "", "is the header once more", ""),
        ("8", "", "is a total, not a child", "Total,,,1"),
        ("9", "", "opens a quotation mark that it does not close", '"""'),
        ("11", "", "is blank", ""),
    ]


def test_a_formula_is_written_as_text_and_told_and_what_was_read_stays(tmp_path: Path) -> None:
    content = f"{REVIEWS},=TEAM\n=cmd|' /C calc'!A0,,-1,+44 7,@SUM(A1)\n"
    record = Record(tmp_path / "sent", {"2025-26/reviews.csv": content})
    again = written_again(record, tmp_path)
    assert record.ask("SELECT child_as_sent, review_as_sent FROM returned.ssda903_reviews") == [
        ("=cmd|' /C calc'!A0", "-1")
    ]
    assert again.ask("SELECT child_as_sent, review_as_sent, review_code_as_sent FROM returned.ssda903_reviews") == [
        ("'=cmd|' /C calc'!A0", "-1", "+44 7")
    ]
    altered = [(line, column) for line, column, *_ in beside(tmp_path, "reviews.csv.set-aside.csv")]
    assert altered == [("", "'=TEAM"), ("2", "CHILD"), ("2", "'=TEAM")]


def test_the_xml_form_of_the_903_is_written_as_its_tables(tmp_path: Path) -> None:
    xml = (
        "<EXPSSDA903><CHILD><HEADER><CHILDID>007</CHILDID><SEX>M</SEX><DOB>01/04/2015</DOB><UASC>1</UASC><DUC/></HEADER>"
        "<EPISODE><DECOM>05/06/2025</DECOM><PL>U4</PL></EPISODE></CHILD></EXPSSDA903>"
    )
    record = Record(tmp_path / "sent", {"2025-26/903.xml": xml})
    written = write_as_sent(record.connection, tmp_path, of="ssda903", year=2026)
    assert written.files == ("2025-26/903.xml/Header.csv", "2025-26/903.xml/Episodes.csv", "2025-26/903.xml/UASC.csv")
    header = (tmp_path / "2025-26/903.xml/Header.csv").read_text(encoding="utf-8")
    assert header == "CHILD,SEX,DOB,UASC\n007,M,01/04/2015,1\n"


CENSUS = """<Message xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Header><CollectionDetails>
<Collection>CIN</Collection><Year>2026</Year></CollectionDetails><Source><LEA> 841</LEA></Source></Header><Children>
<Child kind="a"><ChildIdentifiers>see notes<LAchildID>A1</LAchildID>and more<Sex>F</Sex><Sex>M</Sex><UPN xsi:nil="true"/>
<ShoeSize>4 &lt; 5</ShoeSize><Shoes><Left>4</Left><Right>5</Right></Shoes></ChildIdentifiers>
<ChildCharacteristics><Disabilities><Disability>NONE</Disability><Disability><Code>HEAR</Code></Disability>
</Disabilities></ChildCharacteristics>
<CINdetails><CINreferralDate>2025-13-01</CINreferralDate><ReferralNFA>false</ReferralNFA><Assessments>
<FactorsIdentifiedAtAssessment><AssessmentFactors>1A</AssessmentFactors><AssessmentFactors>1B</AssessmentFactors>
</FactorsIdentifiedAtAssessment></Assessments><ChildProtectionPlans><CPPstartDate>2025-05-01</CPPstartDate>
<Reviews><CPPreviewDate>2025-08-01</CPPreviewDate><CPPreviewDate/></Reviews></ChildProtectionPlans></CINdetails></Child>
<Child><ChildIdentifiers><LAchildID/><Sex>M</Sex></ChildIdentifiers></Child>
<Child><ChildIdentifiers><LAchildID>B2</LAchildID></ChildIdentifiers><CINdetails/><CINdetails><CINreferralDate>
2025-05-01</CINreferralDate></CINdetails></Child></Children></Message>"""


def test_a_census_that_is_written_again_reads_the_same_cell_for_cell(tmp_path: Path) -> None:
    record = Record(tmp_path / "sent", {"2025-26/census.xml": CENSUS})
    again = written_again(record, tmp_path, of="cin")
    assert cells(again, "cin") == cells(record, "cin")
    assert [why for _, _, why, _ in beside(tmp_path, "census.xml.set-aside.csv")] == [
        "2 are blank",
        "has no child id",
    ]


def test_a_file_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    record = Record(tmp_path / "sent", {"2025-26/r.csv": f"{REVIEWS}\n1,,,PN1\n"})
    record.connection.execute("UPDATE returned.files SET path = '../../2025-26/../r.csv'")
    written = write_as_sent(record.connection, tmp_path / "out", of="ssda903", year=2026)
    assert written.files == ("2025-26/r.csv",)


def test_the_sample_returns_of_others_are_written_again_cell_for_cell(shared: Path, tmp_path: Path) -> None:
    samples = sorted((shared / "data/returns/903").glob("*/*.csv")) + sorted(
        (shared / "data/returns/cin").glob("*/*.xml")
    )
    record = Record(tmp_path / "sent", {f"2025-26/{file.name}": file.read_bytes() for file in samples})
    for of in ("ssda903", "cin"):
        again = written_again(record, tmp_path / of, of=of)
        assert cells(again, of) == cells(record, of)


TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n\r\0=+-@＝＋－＠"), max_size=8)


@settings(max_examples=8)
@given(rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS, TEXTS), min_size=1, max_size=8))
def test_any_text_comes_back_as_it_was_sent(rows: list[tuple[str, ...]]) -> None:
    quoted = [",".join(f'"{value.replace(chr(34), chr(34) * 2)}"' for value in ("1", *row)) for row in rows]
    content = "\n".join(["CHILD,NOTE,REVIEW,DOB,REVIEW_CODE", *quoted])
    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder) / "sent", {"2025-26/r.csv": content})
        assert cells(written_again(record, Path(folder)), "ssda903") == cells(record, "ssda903")


def test_an_episode_file_keeps_its_order_of_lines(tmp_path: Path) -> None:
    lines = [EPISODE.replace("101", str(number)) for number in (3, 1, 2)]
    record = Record(tmp_path / "sent", {"2025-26/e.csv": "\n".join([EPISODES, *lines])})
    written = write_as_sent(record.connection, tmp_path, of="ssda903", year=2026)
    assert (tmp_path / written.files[0]).read_text(encoding="utf-8").splitlines() == [EPISODES, *lines]
