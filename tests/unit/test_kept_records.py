"""A build can be stopped by anything, at any moment: the record in use stays whole, and the message says what to do."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from click.testing import Result

from builders import APlace, a_place
from seedbed.formats import sources
from seedbed.messages import PlaceError, RecordError
from seedbed.place import Place, build
from seedbed.record.built import KEPT, Records, content_hash

Run = Callable[..., Result]
NOON = datetime(2026, 11, 21, 12)
HOUR = timedelta(hours=1)
KILLS = 40
KILLER = Path(__file__).parents[2] / "benchmarks" / "kills.py"


def a_filled_place(folder: Path) -> APlace:
    return a_place(folder).with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C2 U4")


def built(folder: Path, *, hours: int = 0) -> Path:
    return build(Place.open(folder), at=NOON + hours * HOUR).record


def a_record(folder: Path, *, hours: int = 0) -> Path:
    """Make a record of nothing, where what it holds does not matter."""
    records = Records(folder / "records")
    with records.new(NOON + hours * HOUR):
        pass
    return records.current()


def names(folder: Path) -> set[str]:
    return {path.name for path in (folder / "records").iterdir()}


def test_a_build_killed_at_any_moment_leaves_the_record_in_use_as_it_was(tmp_path: Path) -> None:
    a_filled_place(tmp_path)
    done = subprocess.run([sys.executable, KILLER, str(KILLS), tmp_path], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Left behind after one more build: nothing." in done.stdout


def test_what_a_dead_build_left_is_cleared_away_by_the_next_and_nothing_else_is(tmp_path: Path) -> None:
    first = a_record(tmp_path)
    records = tmp_path / "records"
    (records / "20261120-120000-000000-9.building").write_bytes(b"half a record")
    (records / "20261120-120000-000000-9.building.wal").write_bytes(b"")
    (records / "20261120-120000-000000-9.building.tmp").mkdir()
    (records / "notes.txt").write_text("mine", encoding="utf-8")
    second = a_record(tmp_path, hours=1)
    assert names(tmp_path) == {first.name, second.name, "current", "lock", "notes.txt"}


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (duckdb.IOException("Could not write"), "could not be written"),
        (duckdb.TransactionException("Failed to commit"), "could not be written"),
        (OSError(28, "No space left on device"), "the disk is full. Make room"),
        (PermissionError(13, "Permission denied"), "may not be written here"),
        (duckdb.OutOfMemoryException("no memory"), "not enough memory"),
    ],
)
def test_a_record_that_cannot_be_written_leaves_the_old_one_and_says_why(
    tmp_path: Path, fault: Exception, words: str
) -> None:
    first = a_record(tmp_path)
    records = Records(tmp_path / "records")
    with pytest.raises(RecordError, match=words) as told, records.new(NOON + HOUR):
        raise fault
    assert "The record in use is as it was." in str(told.value)
    assert records.current() == first
    assert names(tmp_path) == {first.name, "current", "lock"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sets no limit to the size of a process's files.")
@pytest.mark.parametrize("room", [100, 20_000, 300_000, 1_000_000])
def test_however_little_room_there_is_the_old_record_stays(tmp_path: Path, room: int) -> None:
    a_filled_place(tmp_path)
    first = built(tmp_path)
    program = (
        "import resource, sys; from seedbed.cli import main; sys.dont_write_bytecode = True;"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}));"
        f"main(['build', {str(tmp_path)!r}], prog_name='seedbed')"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.returncode == RecordError.exit_code, done.stderr
    assert "then build again. The record in use is as it was." in done.stderr
    assert Records(tmp_path / "records").current() == first
    assert names(tmp_path) == {first.name, "current", "lock"}


def test_a_file_that_vanishes_during_a_build_is_named_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_filled_place(tmp_path).with_header("2025-26", "CHILD SEX DOB ETHNIC\n 1 F 01/06/2015 WBRI")
    read = Path.read_bytes

    def vanishing(path: Path) -> bytes:
        if path.name == "header.csv":
            path.unlink()
        return read(path)

    monkeypatch.setattr(sources.Path, "read_bytes", vanishing)
    lines = build(Place.open(tmp_path), at=NOON).lines
    assert any(line.startswith("2025-26/header.csv: Cannot be read (No such file") for line in lines)
    assert any(line.startswith("2025-26/episodes.csv") for line in lines)


def test_a_locked_file_is_named_and_the_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_filled_place(tmp_path).with_header("2025-26", "CHILD SEX DOB ETHNIC\n 1 F 01/06/2015 WBRI")
    read = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "header.csv":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(sources.Path, "read_bytes", locked)
    lines = build(Place.open(tmp_path), at=NOON).lines
    assert any("header.csv: Cannot be read (Permission denied)" in line for line in lines)


def test_sources_that_all_vanish_make_no_record(tmp_path: Path) -> None:
    place = a_filled_place(tmp_path)
    first = built(tmp_path)
    for path in (place.folder / "sources" / "2025-26").iterdir():
        path.unlink()
    with pytest.raises(PlaceError, match="there is no file here yet"):
        built(tmp_path, hours=1)
    assert Records(tmp_path / "records").current() == first


# One build at a time


def test_a_second_build_says_so_at_once_and_leaves(tmp_path: Path) -> None:
    records = Records(tmp_path / "records")
    with records.new(NOON):
        with pytest.raises(RecordError, match=f"another build of this place is under way .process {os.getpid()} on"):
            a_record(tmp_path, hours=1)
        assert any(name.endswith(".building") for name in names(tmp_path))
    assert len(records.whole()) == 1
    assert a_record(tmp_path, hours=1) == records.current()  # and once it has ended, the next may begin


@pytest.mark.parametrize(
    ("machine", "ago", "refused"),
    [
        (socket.gethostname(), timedelta(minutes=5), False),  # here the system says that it is dead
        ("the desk next door", timedelta(minutes=5), True),
        ("the desk next door", timedelta(hours=2), False),
    ],
)
def test_a_lock_left_by_a_build_counts_by_machine_and_age(
    tmp_path: Path, machine: str, ago: timedelta, refused: bool
) -> None:
    (tmp_path / "records").mkdir()
    left = {"machine": machine, "process": 1, "since": str(NOON - ago)}
    (tmp_path / "records" / "lock").write_text(json.dumps(left), encoding="utf-8")
    if refused:
        with pytest.raises(RecordError, match="process 1 on the desk next door, since 11:55"):
            a_record(tmp_path)
    else:
        assert a_record(tmp_path).is_file()


def test_a_lock_that_was_cut_short_holds_nobody_up(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "lock").write_text('{"machine": "the de', encoding="utf-8")
    assert a_record(tmp_path).is_file()


# Which record is in use


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (b"", "does not name a record"),
        (b"\xff\xfe\x00", "cannot be read (it is no text)"),
        (b"../../elsewhere.duckdb\n", "does not name a record"),
        (b"20200101-000000-000000.duckdb\n", "which is not there"),
        (None, "no record is named"),
    ],
    ids=["empty", "no text", "a path", "a record that is gone", "deleted"],
)
def test_when_current_is_damaged_it_is_said_and_one_step_back_or_a_build_mends_it(
    tmp_path: Path, damage: bytes | None, words: str
) -> None:
    a_record(tmp_path)
    newest = a_record(tmp_path, hours=1)
    records = Records(tmp_path / "records")
    current = tmp_path / "records" / "current"
    if damage is None:
        current.unlink()
    else:
        current.write_bytes(damage)
    with pytest.raises(RecordError) as told:
        records.current()
    assert words in str(told.value)
    assert "--back" in str(told.value)
    if words != "which is not there":
        assert records.back() == newest
    assert a_record(tmp_path, hours=2) == records.current()


def test_a_record_that_is_damaged_is_said_and_the_one_before_can_be_taken(tmp_path: Path) -> None:
    first, second = a_record(tmp_path), a_record(tmp_path, hours=1)
    second.write_bytes(second.read_bytes()[:5_000])
    records = Records(tmp_path / "records")
    with pytest.raises(RecordError, match=r"cannot be opened.*seedbed build PLACE --back"):
        records.open()
    assert records.back() == first
    records.open().close()


def test_going_back_twice_goes_further_back_and_a_build_works_from_the_sources_again(
    run_seedbed: Run, tmp_path: Path
) -> None:
    place = a_filled_place(tmp_path)
    first, second, third = (a_record(tmp_path, hours=hours) for hours in range(3))
    records = Records(tmp_path / "records")
    assert (records.back(), records.back()) == (second, first)
    with pytest.raises(RecordError, match="no earlier record"):
        records.back()
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C2 U4\n 2 01/06/2025 S C2 U4")
    newest = built(tmp_path, hours=3)
    with records.open() as connection:
        assert connection.execute("select count(*) from record.cla_episodes").fetchall() == [(2,)]
    listed = run_seedbed("build", tmp_path, "--records").stdout.splitlines()
    assert [line.split()[0] for line in listed] == [path.name for path in (newest, third, second, first)]
    assert [line.endswith("in use") for line in listed] == [True, False, False, False]


def test_the_records_of_a_place_that_was_never_built_are_none(run_seedbed: Run, tmp_path: Path) -> None:
    a_filled_place(tmp_path)
    listed = run_seedbed("build", tmp_path, "--records")
    assert (listed.exit_code, listed.stdout) == (0, "There is no built record yet. Run: seedbed build PLACE\n")


def test_the_oldest_records_are_let_go_of_but_never_the_one_in_use(tmp_path: Path) -> None:
    all_built = [a_record(tmp_path, hours=hours) for hours in range(KEPT + 2)]
    assert Records(tmp_path / "records").whole() == all_built[2:]


def test_a_record_says_of_itself_that_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "records"
    with Records(folder).new(NOON) as connection:
        assert connection.execute("select count(*) from record.made").fetchall() == [(0,)]
    with Records(folder).open() as connection:
        assert connection.execute("select built from record.made").fetchall() == [(NOON,)]
    assert not list(folder.glob("*.wal"))


def test_the_fingerprint_follows_what_is_in_a_record_and_not_when_it_was_built(tmp_path: Path) -> None:
    place = a_filled_place(tmp_path)
    before = [build(Place.open(tmp_path), at=NOON + hours * HOUR).fingerprint for hours in range(2)]
    assert before[0] == before[1]
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 02/06/2025 S C2 U4")
    assert build(Place.open(tmp_path), at=NOON + 2 * HOUR).fingerprint != before[0]
    with Records(tmp_path / "records").open() as connection:
        assert content_hash(connection) != before[0]
