"""The kept queries are those that the code would compile today, and other engines can take them, too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import ibis
import pytest

from builders import a_child, a_place, a_plan, a_referral, an_assessment, an_enquiry
from seedbed.record.kept_sql import KeptSql
from seedbed.record.making import make_record
from seedbed.record.returned import create_returned
from seedbed.understand.indicators import BASES, kept_sql
from seedbed.understand.indicators.rows import ROWS, Record


def test_every_base_has_its_rows() -> None:
    assert set(ROWS) == set(BASES)


def test_the_kept_file_of_bases_is_up_to_date() -> None:
    kept = kept_sql.kept()
    assert kept.file.read_text(encoding="utf-8") == kept_sql.kept_text(), "run: python -m seedbed.understand.indicators"
    assert all(kept.get("base", name) for name in BASES)


def test_queries_compiled_in_the_process_are_those_that_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = (a_plan("2025-06-01"), an_assessment("2025-05-01", done="2025-06-01"), an_enquiry("2025-05-03"))
    place = a_place(tmp_path).with_census("2025-26", a_child("1", a_referral("2025-05-01", *inside)))
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/05/2025 S C2 U4")
    names = ("CPP_RATE", "ASMT45", "S47_RATE", "FOSTER_PCT", "MISSING")
    from_file = [place.counted(name) for name in names]
    monkeypatch.setattr(KeptSql, "get", lambda self, kind, name: None)
    assert [place.counted(name) for name in names] == from_file == [(1, 20_000), (1, 1), (1, 20_000), (1, 1), (0, 1)]


def test_a_kept_file_made_from_other_sources_is_not_used(tmp_path: Path) -> None:
    source, file = tmp_path / "source.py", tmp_path / "kept.sql"
    source.write_bytes(b"one\n")
    kept = KeptSql(file, [source], "python -m some.module")
    file.write_text(kept.text([("base", "people", "select 1")]), encoding="utf-8")
    assert KeptSql(file, [source], "").get("base", "people") == "select 1"
    assert KeptSql(file, [source], "").get("base", "others") is None
    source.write_bytes(b"one\r\n")  # another end of line is the same source
    assert KeptSql(file, [source], "").get("base", "people") == "select 1"
    source.write_bytes(b"two\n")
    assert KeptSql(file, [source], "").get("base", "people") is None
    assert KeptSql(tmp_path / "none.sql", [source], "").get("base", "people") is None


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        connection.execute("create schema record")
        create_returned(connection)
        make_record(connection)
        connection.execute(kept_sql.PERIODS)
        yield connection


@pytest.mark.parametrize("dialect", ["postgres", "databricks"])
@pytest.mark.parametrize("name", sorted(ROWS))
def test_every_base_can_be_asked_of_other_engines(empty: duckdb.DuckDBPyConnection, name: str, dialect: str) -> None:
    backend = ibis.duckdb.from_connection(empty)
    rows = ROWS[name](Record(backend), backend.table("periods", database=("temp", "main")))
    assert "SELECT" in ibis.to_sql(rows, dialect=dialect)
