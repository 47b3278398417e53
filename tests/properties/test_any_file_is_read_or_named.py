"""Laws of whole files: whatever a file holds, it is read or named, its lines add up, and its text is kept as sent."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.formats.sources import read_sources
from simple.returns import EPISODE, EPISODES, Record

CSV = f"{EPISODES}\n{EPISODE}\n{EPISODE}\n102,31/02/2025,X,,,,,,,,,,\n".encode()
XML = b"""<?xml version="1.0" encoding="UTF-8"?><Message><Header><CollectionDetails><Collection>CIN</Collection>
</CollectionDetails></Header><Children><Child><ChildIdentifiers><LAchildID>A1</LAchildID><Sex>M</Sex></ChildIdentifiers>
<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics><CINdetails><CINreferralDate>2025-05-01
</CINreferralDate><ChildProtectionPlans><CPPstartDate>2025-05-09</CPPstartDate><Reviews><CPPreviewDate>2025-08-01
</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child><Child><ChildIdentifiers><LAchildID>B2</LAchildID>
</ChildIdentifiers></Child></Children></Message>"""
SCRAPS = [
    b"",
    b"\n",
    b"\x00",
    b'"',
    b",",
    b"<",
    b">",
    b"</Child>",
    b"<Child>",
    b"&",
    b"&#0;",
    b"<!--",
    b"\xff",
    b"\xe9",
]
SCRAPS += [
    b"<![CDATA[",
    b"<!DOCTYPE x>",
    b"<?x?>",
    b"\xef\xbb\xbf",
    b"\r",
    b"<LAchildID/>",
    b"x" * 5000,
    EPISODES.encode(),
]


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """A return into which a few things went wrong: bytes cut out, scraps put in."""
    data = draw(st.sampled_from([CSV, XML, CSV.decode().encode("utf-16"), XML.replace(b"Message", b"m:Message")]))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(data)))
        cut = draw(st.one_of(st.just(0), st.integers(0, 40)))
        data = data[:place] + draw(st.sampled_from(SCRAPS)) + data[place + cut :]
    return data


@settings(max_examples=60)
@given(data=mutated())
def test_a_spoilt_return_is_read_or_named_and_its_lines_add_up(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder), {"2025-26/file": data})
    (file,) = record.reconciliation.files
    assert file.read == file.loaded + file.quarantined + file.blank
    assert file.was_loaded or file.note
    assert record.ask("SELECT sum(n) FROM (SELECT count(*) n FROM returned.quarantined)") == [(file.quarantined,)]


@given(data=st.binary(max_size=300))
def test_a_file_of_any_bytes_is_read_or_named(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "file").write_bytes(data)
        (file,) = read_sources(Path(folder))
    assert file.kind in {"left_alone", "not_a_return", "refused"}
    assert file.note


FIELDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters='\n\r"'), max_size=12)


@settings(max_examples=30)
@given(rows=st.lists(st.lists(FIELDS, min_size=3, max_size=3), min_size=1, max_size=20))
def test_text_is_kept_exactly_as_it_was_sent(rows: list[list[str]]) -> None:
    lines = [",".join(f'"{field}"' for field in ["1", *row]) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        record = Record(Path(folder), {"2025-26/r.csv": "\n".join(["CHILD,DOB,REVIEW,REVIEW_CODE", *lines])})
    kept = record.ask(
        "SELECT dob_as_sent, review_as_sent, review_code_as_sent FROM returned.ssda903_reviews ORDER BY line"
    )
    assert kept == [tuple(row) for row in rows]
