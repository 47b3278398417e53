"""Laws of the record and its figures: the order of lines and files changes nothing, parts make the whole, doubt is honest."""

from __future__ import annotations

from typing import Any

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.quality.examples import SmallTable
from seedbed.record.built import content_hash
from seedbed.understand.indicators import GROUPS, Measured, Measures
from simple.muddled_returns import muddled_returns, record_of, shuffled

SEEDS = st.integers(0, 10_000)
YEARS = (2025, 2026)
PROVENANCE = ("row_id", "file_id", "line", "last_row_id", "kept_row", "other_row")


def figures(connection: duckdb.DuckDBPyConnection) -> list[Measured]:
    measures = Measures(connection, population=lambda year: 20_000.0)
    return [measures.year(meaning, year) for meaning in measures.measurable.values() for year in YEARS]


def tables(connection: duckdb.DuckDBPyConnection, *, only: str = "") -> dict[str, list[tuple[Any, ...]]]:
    """Give what the record's tables say, without the lines it stands on; `only` of one child."""
    columns = connection.execute(
        "select table_name, column_name from information_schema.columns where table_schema = 'record' order by all"
    ).fetchall()
    found: dict[str, list[str]] = {}
    for table, column in columns:
        if table not in ("calendar", "sources") and column not in PROVENANCE:
            found.setdefault(table, []).append(column)
    return {
        table: connection.execute(
            f"select {', '.join(names)} from record.{table}"
            + (f" where person_id = '{only}'" if only and "person_id" in names else "")
            + " order by all"
        ).fetchall()
        for table, names in found.items()
    }


def without(small: SmallTable, child: str) -> SmallTable:
    """Take one child out of a table of the looked-after return."""
    rows = [row for row in small.rows if row.get("CHILD") != child]
    return SmallTable(small.table, small.year, small.columns, rows)


@settings(max_examples=5)
@given(seed=SEEDS, order=SEEDS)
def test_the_order_of_lines_and_of_files_changes_no_figure_and_no_table(seed: int, order: int) -> None:
    returns = muddled_returns(seed, children=12)
    before, after = record_of(returns), record_of(shuffled(returns, order), backwards=True)
    assert tables(after) == tables(before)
    assert figures(after) == figures(before)


@settings(max_examples=2)
@given(seed=SEEDS)
def test_the_same_returns_give_the_same_fingerprint_and_another_value_another(seed: int) -> None:
    returns = muddled_returns(seed, children=10)
    before = content_hash(record_of(returns))
    assert content_hash(record_of(returns)) == before
    returns[0].rows[0]["DOB"] = "2016-02-29"
    assert content_hash(record_of(returns)) != before


@settings(max_examples=3)
@given(seed=SEEDS)
def test_the_parts_of_a_figure_sum_to_the_whole(seed: int) -> None:
    measures = Measures(record_of(muddled_returns(seed, children=12)), population=lambda year: 20_000.0)
    for meaning in measures.measurable.values():
        whole = measures.year(meaning, 2026).estimate
        for group in GROUPS:
            parts = measures.by(meaning, 2026, group).values()
            assert sum(part.count or 0 for part in parts) == whole.count
            if meaning.unit == "%":
                assert sum(part.of or 0 for part in parts) == whole.of


@settings(max_examples=3)
@given(seed=SEEDS)
def test_months_of_events_that_count_once_sum_to_the_year(seed: int) -> None:
    measures = Measures(record_of(muddled_returns(seed, children=12)), population=lambda year: 20_000.0)
    for name in ("REF_RATE", "REREF12", "ASMT45", "S47_RATE", "ICPC15", "CPP_START_RATE", "CPP_SECOND"):
        meaning = measures.measurable[name]
        months = [month for month in measures.months(meaning) if (month.first.year, month.first.month) >= (2025, 4)]
        assert len(months) == 12
        assert sum(month.count for month in months) == measures.year(meaning, 2026).estimate.count


@settings(max_examples=3)
@given(seed=SEEDS)
def test_what_a_figure_could_be_holds_what_it_is(seed: int) -> None:
    for found in figures(record_of(muddled_returns(seed, children=12))):
        if found.estimate.value is None:
            continue
        low, high = found.doubt.low, found.doubt.high
        assert low is not None
        assert high is not None
        assert low <= found.estimate.value <= high
        if found.doubt.rows == 0:
            assert low == found.estimate.value == high


@settings(max_examples=3)
@given(seed=SEEDS, child=st.integers(0, 9))
def test_another_child_changes_nothing_of_what_is_told_of_a_child(seed: int, child: int) -> None:
    returns = [small for small in muddled_returns(seed, children=10) if small.table.of == "ssda903"]
    other = str((child + 1) % 10)
    both, alone = record_of(returns), record_of([without(small, other) for small in returns])
    assert tables(alone, only=str(child)) == tables(both, only=str(child))
