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
from seedbed.record.returned import load_returned, return_tables
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
