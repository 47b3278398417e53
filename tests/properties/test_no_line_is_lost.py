"""Laws of reading lines: nothing is lost, no line changes another, and the fast way agrees with the plain one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seedbed.formats.lines import Placed, find_header, place_lines
from seedbed.formats.ssda903_csv import table_of
from seedbed.formats.text import decoded
from simple.lines import place_plainly

HEADER = b"CHILD,DOB,REVIEW,REVIEW_CODE"
PIECES = [
    *(bytes([letter]) for letter in b'a1,,,,""\r\n\n\n ;\t\x00'),
    b"01/04/2025",
    b",PN1\n",
    b'"quoted, twice"',
    b'""',
    "é".encode(),
    "é".encode("cp1252"),
    b"\x81",
    b"\xef\xbb\xbf",
    "\u00a0".encode(),
    HEADER + b"\n",
    HEADER.lower() + b" \r\n",
    b"1,2,3,4\n",
    b"1,2,3,4,,\r\n",
    b'"1","2","3","4"\n',
    b",,,\n",
    b"Total,,,7\n",
    b",,12,3.5\n",
    "1,2,3,four".encode("utf-16-le"),
]
NOTES = [b'1,2,3,4,"', b'1,2,3,4,"', b'"\n', b'"\n', b"came late,\n", b"1,2,3,4,fine\n", b'""', b"\n"]
BODIES = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join), st.binary(max_size=200))


def placed(data: bytes, *, notes: frozenset[int] = frozenset()) -> Placed:
    text = decoded(data)
    header = find_header(text, lambda fields: table_of(fields) is not None)
    assert header is not None
    return place_lines(text, header, id_field=0, notes=notes)


def rows_of(read: Placed) -> list[tuple[int, tuple[str, ...]]]:
    columns = [column.to_pylist() for column in read.fields]
    return list(zip(read.lines.to_pylist(), zip(*columns, strict=True), strict=True))


@given(body=BODIES)
def test_the_fast_way_and_the_plain_way_agree_on_any_bytes(body: bytes) -> None:
    read = placed(HEADER + b"\n" + body)
    plainly = place_plainly(
        HEADER + b"\n" + body, header_at=0, delimiter=",", header=HEADER.decode().split(","), id_field=0
    )
    assert rows_of(read) == plainly.rows
    assert [line.line for line in read.quarantined] == plainly.quarantined
    assert read.blank == len(plainly.blank)
    assert list(read.headers) == plainly.headers


@given(body=st.lists(st.sampled_from(NOTES) | st.sampled_from(PIECES), max_size=30).map(b"".join))
def test_values_that_run_over_several_lines_are_read_as_the_plain_way_reads_them(body: bytes) -> None:
    header, notes = HEADER + b",NOTE", frozenset({4})
    read = placed(header + b"\n" + body, notes=notes)
    names = header.decode().split(",")
    plainly = place_plainly(header + b"\n" + body, header_at=0, delimiter=",", header=names, id_field=0, notes=notes)
    assert rows_of(read) == plainly.rows
    assert [line.line for line in read.quarantined] == plainly.quarantined
    assert sum(last - first for first, last in read.over_several_lines) == len(plainly.ran_on)
    assert read.blank == len(plainly.blank)


@given(rows=st.lists(st.tuples(st.booleans(), st.text(st.sampled_from('a"\n, '), max_size=6)), max_size=12))
def test_an_unclosed_mark_in_a_note_swallows_no_row_after_it(rows: list[tuple[bool, str]]) -> None:
    lines = [
        f'{number},,,PN1,"{note}' if is_bad else f"{number},,,PN1,fine" for number, (is_bad, note) in enumerate(rows)
    ]
    read = placed("\n".join([HEADER.decode() + ",NOTE", *lines]).encode(), notes=frozenset({4}))
    good = {str(number) for number, (is_bad, _) in enumerate(rows) if not is_bad}
    assert good <= {values[0] for _, values in rows_of(read)}


@given(body=BODIES)
def test_every_line_is_loaded_quarantined_blank_or_a_header(body: bytes) -> None:
    read = placed(HEADER + b"\n" + body)
    lines = body.split(b"\n") if body else []
    lines_in_file = 1 + len(lines) - (body.endswith(b"\n") and len(lines) > 0)
    assert len(read.lines) + len(read.quarantined) + read.blank + len(read.headers) == lines_in_file


@given(bad=st.binary(min_size=1, max_size=60).filter(lambda line: b"\n" not in line))
def test_one_bad_line_leaves_every_other_line_as_it_was(bad: bytes) -> None:
    good = [f"{number},01/04/2015,01/05/2025,PN1".encode() for number in range(20)]
    read = placed(b"\n".join([HEADER, *good[:10], bad, *good[10:], b""]))
    rows = [values for line, values in rows_of(read) if line != 12]
    assert rows == [tuple(line.decode().split(",")) for line in good]


@given(body=st.text(st.sampled_from('a1,"\r\n é\u00a0€'), max_size=80))
def test_utf_16_reads_as_utf_8_does(body: str) -> None:
    text = HEADER.decode() + "\n" + body
    wide = placed(b"\xff\xfe" + text.encode("utf-16-le"))
    narrow = placed(text.encode("utf-8"))
    assert rows_of(wide) == rows_of(narrow)
    assert [line.line for line in wide.quarantined] == [line.line for line in narrow.quarantined]
