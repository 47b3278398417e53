"""The record depends on what the files say, not on threads, nor on the order in which a folder lists them."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from seedbed.formats.sources import read_sources
from seedbed.quality import run_rules
from seedbed.record.built import content_hash
from seedbed.record.making import make_record
from seedbed.record.returned import load_returned, return_tables
from seedbed.synthetic import make_place
from simple.returns import EPISODES, put


def a_folder(folder: Path) -> Path:
    """Four files of episodes with repeated and faulty lines, enough for several threads."""
    chance = random.Random(903)
    places = ["U4", "K2", "H5", "Z11", "zz"]
    lines = [
        f"{chance.randrange(900)},{chance.randrange(1, 35):02}/06/2025,S,C2,N1,{chance.choice(places)},PR1,,,,,,"
        for _ in range(3_000)
    ]
    names = ["2025-26/b.csv", "2025-26/a.csv", "2024-25/a.csv", "2025-26/sub/a.csv"]
    return put(folder, {name: "\n".join([EPISODES, *lines[:: place + 1]]) for place, name in enumerate(names)})


def everything(folder: Path, *, threads: int) -> list[list[tuple[Any, ...]]]:
    connection = duckdb.connect(config={"threads": threads})
    load_returned(connection, read_sources(folder))
    tables = ["files", "quarantined", "faults", *return_tables()]
    return [connection.execute(f"SELECT * FROM returned.{table} ORDER BY ALL").fetchall() for table in tables]


def test_one_thread_and_four_give_the_same_record(tmp_path: Path) -> None:
    folder = a_folder(tmp_path)
    assert everything(folder, threads=1) == everything(folder, threads=4)


def test_the_order_in_which_a_folder_lists_its_files_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_folder(tmp_path)
    before = everything(folder, threads=2)
    walk = os.walk

    def backwards(top: Path, *, followlinks: bool) -> Iterator[tuple[str, list[str], list[str]]]:
        for place, folders, files in walk(top, followlinks=followlinks):
            folders.reverse()
            yield place, folders, sorted(files, reverse=True)

    monkeypatch.setattr(os, "walk", backwards)
    assert everything(folder, threads=2) == before


PLACE_OF_A_LINE = ("row_id", "last_row_id", "kept_row", "other_row", "line", "finding_id")
"""The columns that say where something stood; all others say what was told."""


@pytest.fixture(scope="module")
def place_with_mistakes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make two years of both returns, with one mistake of each kind."""
    return make_place(tmp_path_factory.mktemp("place") / "place", seed=3, children=150).folder


def whole_record(sources: Path, *, threads: int = 1) -> duckdb.DuckDBPyConnection:
    """Build everything that a place's record holds."""
    connection = duckdb.connect(config={"threads": threads})
    connection.execute("create schema record")
    load_returned(connection, read_sources(sources))
    make_record(connection)
    run_rules(connection)
    return connection


def what_was_told(connection: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[Any, ...]]]:
    """Give every table of the record without the places of lines; and each rule's number of findings."""
    tables = connection.execute(
        "select table_name from information_schema.tables where table_schema = 'record' and table_type = 'BASE TABLE'"
    ).fetchall()
    told = {}
    for (table,) in tables:
        columns = [name for name, *_ in connection.execute(f"describe record.{table}").fetchall()]
        kept = ", ".join(name for name in columns if name not in PLACE_OF_A_LINE)
        told[table] = connection.execute(f"select {kept} from record.{table} order by all").fetchall()
    told["findings"] = connection.execute(
        "select rule, child_id, count(*) from record.findings group by all order by all"
    ).fetchall()
    return told


def test_one_thread_and_two_give_one_fingerprint_though_there_are_mistakes(place_with_mistakes: Path) -> None:
    sources = place_with_mistakes / "sources"
    one, two = (whole_record(sources, threads=threads) for threads in (1, 2))
    assert one.execute("select count(*) from record.findings").fetchone() != (0,)
    assert content_hash(one) == content_hash(two)


def test_the_order_of_lines_changes_nothing_but_their_places(place_with_mistakes: Path, tmp_path: Path) -> None:
    chance = random.Random(1)
    for path in sorted((place_with_mistakes / "sources").rglob("*.csv")):
        head, *lines = path.read_bytes().splitlines(keepends=True)
        chance.shuffle(lines)
        moved = tmp_path / path.relative_to(place_with_mistakes)
        moved.parent.mkdir(parents=True, exist_ok=True)
        moved.write_bytes(b"".join([head, *lines]))
    for path in sorted((place_with_mistakes / "sources").rglob("*.xml")):
        (tmp_path / path.relative_to(place_with_mistakes)).write_bytes(path.read_bytes())
    before, after = (what_was_told(whole_record(folder / "sources")) for folder in (place_with_mistakes, tmp_path))
    for table, rows in before.items():
        assert after[table] == rows, table
