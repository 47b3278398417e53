"""Laws of values: read as the plain reader reads them, and whatever is not read is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.codes.code_sets import code_set
from seedbed.record.returned.definitions import return_table
from seedbed.record.returned.typed import typed
from simple import values as plain
from simple.returns import typed_values

PIECES = ["0", "1", "01", "12", "13", "31", "2025", "1899", "25", "/", "-", ".", " ", "\t", "\u00a0", "T", ":", "00:00"]
PIECES += [
    "45778",
    "Z",
    "AB1",
    "2CD",
    "u4",
    "U4",
    "x",
    "true",
    "é",
    "\x00",
    "'",
    '"',
    "%",
    "\\",
    "\ufeff",
    "٣",
    "ſ",
    "#N/A",
    "#",
]
DATES = st.dates().flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.strftime("%d/%m/%Y"), f"{day.day}/{day.month}/{day.year}"])
)
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), DATES, st.text(max_size=12))
CONNECTION = duckdb.connect()
PLACEMENTS = code_set("PLACE", of="ssda903").known

READERS: list[tuple[str, str, Callable[[str], Any]]] = [
    ("ssda903_episodes", "DECOM", lambda sent: plain.read_date(sent, day_first=True)),
    ("cin_referral", "CINreferralDate", lambda sent: plain.read_date(sent, day_first=False)),
    ("ssda903_episodes", "PLACE", lambda sent: plain.read_code(sent, PLACEMENTS)),
    ("ssda903_ad1", "FOSTER_CARE", plain.read_flag),
    ("ssda903_oc2", "SDQ_SCORE", lambda sent: plain.read_number(sent, least=0, most=40)),
    ("ssda903_episodes", "PL_POST", plain.read_postcode),
    ("ssda903_sw_episodes", "SW_ID", plain.read_text),
]


def read_by_the_database(table: str, column: str, sent: list[str]) -> list[Any]:
    definition = return_table(table)
    value = typed(definition.column(column), definition, "sent")
    query = f"SELECT {value} FROM (SELECT unnest($1::VARCHAR[]) AS sent, generate_subscripts($1, 1) AS place) ORDER BY place"
    return [value for (value,) in CONNECTION.execute(query, [sent]).fetchall()]


@pytest.mark.parametrize(("table", "column", "read_plainly"), READERS, ids=[column for _, column, _ in READERS])
@given(sent=st.lists(TEXTS, min_size=1, max_size=40))
def test_values_are_read_as_the_plain_reader_reads_them(
    table: str, column: str, read_plainly: Callable[[str], Any], sent: list[str]
) -> None:
    assert read_by_the_database(table, column, sent) == [read_plainly(text) for text in sent]


@pytest.mark.parametrize(("table", "column"), [(table, column) for table, column, _ in READERS])
@settings(max_examples=8)
@given(sent=st.lists(TEXTS, min_size=1, max_size=40))
def test_a_value_that_was_sent_and_is_not_read_is_told(table: str, column: str, sent: list[str]) -> None:
    for text, (value, fault) in zip(sent, typed_values(table, column, sent), strict=True):
        was_sent = bool(text.strip(plain.SPACE))
        assert value is not None or fault is not None or not was_sent, text
