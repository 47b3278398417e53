"""Every indicator, counted by the bases and once more by plain loops: on clean returns, on planted mistakes, in a muddle."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from seedbed.formats.sources import read_sources
from seedbed.record.making import make_record
from seedbed.record.returned import load_returned
from seedbed.synthetic import make_place
from seedbed.understand.indicators import Measures
from simple.measuring_plainly import Counted, measured_plainly
from simple.muddled_returns import muddled_returns, record_of
from simple.sent_plainly import Sent, sent_in_files, sent_in_record

YEARS = (2025, 2026)


def measured(connection: duckdb.DuckDBPyConnection, year: int) -> dict[str, Counted]:
    """Give every indicator that has a figure as the twin gives it."""
    measures = Measures(connection, population=lambda year: 20_000.0)
    found = {}
    for name, meaning in measures.measurable.items():
        figure = measures.year(meaning, year)
        if figure.why_not:
            continue
        count, of = int(figure.estimate.count or 0), int(figure.estimate.of or 0)
        found[name] = (count, count if meaning.unit == "per 10,000" else of, figure.doubt.unknown)
    return found


def a_record(sources: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("create schema record")
    load_returned(connection, read_sources(sources))
    make_record(connection)
    return connection


def compare(connection: duckdb.DuckDBPyConnection, sent: Sent) -> None:
    for year in YEARS:
        found = measured(connection, year)
        assert found == measured_plainly(sent, year)
        assert len(found) == (22 if year == YEARS[0] else 23)  # re-referrals look back a year


@pytest.mark.parametrize("seed", [1, 2])
def test_clean_returns_read_as_plain_files_give_the_same_figures(tmp_path: Path, seed: int) -> None:
    place = tmp_path / "place"
    make_place(place, seed=seed, children=200, council="E06000005", mistakes="none")
    compare(a_record(place / "sources"), sent_in_files(place / "sources"))


def test_returns_with_planted_mistakes_give_the_same_figures(tmp_path: Path) -> None:
    place = tmp_path / "place"
    make_place(place, seed=4, children=200, council="E06000005", mistakes="few")
    connection = a_record(place / "sources")
    compare(connection, sent_in_record(connection))


@pytest.mark.parametrize("seed", range(4))
def test_a_muddle_gives_the_same_figures(seed: int) -> None:
    connection = record_of(muddled_returns(seed))
    compare(connection, sent_in_record(connection))
