"""The built record: whole or not there, one named current, and the way back open."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from builders import a_child, a_place, a_referral
from seedbed.messages import RecordError
from seedbed.place import Place, build
from seedbed.record.built import KEPT, Records, content_hash

MONDAY = datetime(2026, 11, 23, 9)


def built(folder: Path, *, at: datetime = MONDAY, says: str = "one") -> Records:
    """Build a record that holds one word."""
    records = Records(folder / "records")
    with records.new(at) as connection:
        connection.execute("create table record.word as select ? as said", [says])
    return records


def said(records: Records) -> str:
    with records.open() as connection:
        (found,) = connection.execute("select said from record.word").fetchone() or ("",)
    return str(found)


def files(records: Records) -> list[str]:
    return sorted(path.name for path in records.folder.iterdir())


def test_a_record_is_named_current_when_it_is_whole(tmp_path: Path) -> None:
    records = built(tmp_path)
    assert files(records) == ["20261123-090000-000000.duckdb", "current", "lock"]
    assert said(records) == "one"


def test_a_record_is_not_current_while_it_is_built(tmp_path: Path) -> None:
    records = built(tmp_path)
    with records.new(MONDAY + timedelta(days=1)) as connection:
        connection.execute("create table record.word as select 'two' as said")
        assert said(records) == "one"
    assert said(records) == "two"


@pytest.mark.parametrize("dies_of", [ValueError, KeyboardInterrupt])
def test_a_build_that_dies_half_way_changes_nothing_and_leaves_no_half_file(
    tmp_path: Path, dies_of: type[BaseException]
) -> None:
    records = built(tmp_path)
    before = {path.name: path.read_bytes() for path in records.folder.iterdir()}
    with pytest.raises(dies_of):
        _die_building(records, dies_of)
    assert {path.name: path.read_bytes() for path in records.folder.iterdir()} == before
    assert said(records) == "one"


def _die_building(records: Records, dies_of: type[BaseException]) -> None:
    with records.new(MONDAY + timedelta(days=1)) as connection:
        connection.execute("create table record.word as select unnest(range(100000)) as said")
        raise dies_of


def test_a_place_whose_build_dies_keeps_its_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = a_place(tmp_path).with_census("2025-26", a_child("1", a_referral("2025-05-01")))
    opened = Place.open(place.folder)
    first = build(opened, at=MONDAY).record

    def dies(connection: duckdb.DuckDBPyConnection) -> None:
        raise MemoryError

    monkeypatch.setattr("seedbed.quality.run_rules", dies)
    with pytest.raises(MemoryError):
        build(opened, at=MONDAY + timedelta(days=1))
    assert opened.records.current() == first
    assert files(opened.records) == [first.name, "current", "lock"]


def test_going_back_names_the_record_before_and_building_again_goes_forward(tmp_path: Path) -> None:
    built(tmp_path)
    records = built(tmp_path, at=MONDAY + timedelta(days=1), says="two")
    assert records.back().name == "20261123-090000-000000.duckdb"
    assert said(records) == "one"
    with pytest.raises(RecordError, match=r"no earlier record to go back to.* Build again instead"):
        records.back()
    assert said(built(tmp_path, at=MONDAY + timedelta(days=2), says="three")) == "three"


def test_the_last_few_records_stay_and_the_current_one_always(tmp_path: Path) -> None:
    for day in range(KEPT + 2):
        records = built(tmp_path, at=MONDAY + timedelta(days=day), says=str(day))
    assert [path.name[:8] for path in records.whole()] == [f"202611{23 + day}" for day in range(2, KEPT + 2)]
    assert said(records) == str(KEPT + 1)


def test_what_is_wrong_with_a_record_is_a_sentence(tmp_path: Path) -> None:
    records = Records(tmp_path / "records")
    with pytest.raises(RecordError, match=r"there is no built record yet\. Run: seedbed build PLACE"):
        records.current()
    records = built(tmp_path)
    path = records.current()
    (records.folder / "current").write_text("20200101.duckdb\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"`current` does not name a record\. Build again: seedbed build PLACE"):
        records.open()
    (records.folder / "current").write_text("20200101-090000-000000.duckdb\n", encoding="utf-8")
    with pytest.raises(RecordError, match=r"20200101-090000-000000\.duckdb, which is not there\. .*Build again"):
        records.open()
    records.use(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update record.made set layout = 0")
    with pytest.raises(RecordError, match=r"built by another version of Seedbed\. Build again: seedbed build PLACE"):
        records.open()
    path.write_bytes(b"half a file")
    with pytest.raises(RecordError, match=r"this built record cannot be opened\. Build again"):
        records.open()


def test_the_fingerprint_knows_the_rows_and_not_the_place_nor_the_hour(tmp_path: Path) -> None:
    def fingerprint(folder: Path, referred: str, *, at: datetime) -> str:
        place = a_place(folder).with_census("2025-26", a_child("1", a_referral(referred)))
        return build(Place.open(place.folder), at=at).fingerprint

    first = fingerprint(tmp_path / "here", "2025-05-01", at=MONDAY)
    assert fingerprint(tmp_path / "somewhere" / "else", "2025-05-01", at=MONDAY + timedelta(days=9)) == first
    assert fingerprint(tmp_path / "third", "2025-05-02", at=MONDAY) != first


def test_the_fingerprint_counts_a_row_twice_that_stands_twice() -> None:
    def fingerprint(rows: str) -> str:
        with duckdb.connect() as connection:
            connection.execute("create schema record")
            connection.execute(f"create table record.thing as select * from (values {rows}) as t (said)")
            return content_hash(connection)

    assert fingerprint("(1), (2)") == fingerprint("(2), (1)")
    assert len({fingerprint(rows) for rows in ("(1)", "(1), (1)", "(1), (1), (1)", "(2)", "(null)")}) == 5
