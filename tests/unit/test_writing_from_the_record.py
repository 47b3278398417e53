"""A record is written as the returns of a year; read again, they make the same record."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import Result
from lxml import etree

from checked_returns import checked
from seedbed.formats.writing import write_cin_census, write_ssda903
from seedbed.place import Place, build
from seedbed.record.returned import return_definition
from seedbed.synthetic.place_folder import make_place
from seedbed.understand.indicators import Measures

PLACES = {"row_id", "file_id", "line", "last_row_id", "kept_row", "other_row"}
YEARS = (2025, 2026)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A synthetic place without mistakes, built."""
    folder = tmp_path_factory.mktemp("places") / "place"
    make_place(folder, children=250, mistakes="none")
    opened = Place.open(folder)
    build(opened, at=datetime(2026, 11, 21))
    return opened


@pytest.fixture(scope="module")
def again(place: Place) -> Place:
    """A place made of nothing but what was written from the record of the first."""
    folder = place.folder.with_name("again")
    shutil.copytree(place.folder, folder, ignore=shutil.ignore_patterns("records", "sources", "truth"))
    connection = place.records.open()
    for year in YEARS:
        write_ssda903(connection, folder / "sources", year=year)
        write_cin_census(connection, folder / "sources", year=year, council="841")
    connection.close()
    opened = Place.open(folder)
    build(opened, at=datetime(2026, 11, 21))
    return opened


def content(place: Place) -> dict[str, list[tuple[Any, ...]]]:
    """Give every table of the record, without where its rows came from."""
    connection = place.records.open()
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "select table_name, column_name from information_schema.columns join information_schema.tables"
        " using (table_schema, table_name) where table_schema = 'record' and table_type = 'BASE TABLE'"
        " and table_name <> 'made' order by table_name, ordinal_position"
    ).fetchall():
        if column not in PLACES:
            columns.setdefault(table, []).append(f'"{column}"')
    return {
        table: connection.execute(f"select {', '.join(names)} from record.{table} order by all").fetchall()
        for table, names in columns.items()
    }


def test_the_record_of_what_was_written_is_the_same_record(place: Place, again: Place) -> None:
    before, after = content(place), content(again)
    assert list(before) == list(after)
    for table in before:
        assert before[table] == after[table], table
    assert len(before["cla_episodes"]) > 50
    assert len(before["cin_episodes"]) > 100


def test_every_figure_of_what_was_written_is_the_same(place: Place, again: Place) -> None:
    before, after = (Measures(each.records.open(), population=lambda year: 20_000) for each in (place, again))
    figures = {
        (name, year): (before.year(each, year).estimate, after.year(each, year).estimate)
        for name, each in before.measurable.items()
        for year in YEARS
    }
    assert all(one == other for one, other in figures.values())
    assert sum(one.value is not None for one, _ in figures.values()) > 40


def test_nothing_is_found_wrong_in_what_was_written(again: Place) -> None:
    assert content(again)["findings"] == []


def test_tables_have_the_columns_of_the_guide_in_its_order(again: Place) -> None:
    for table in return_definition("ssda903").tables.values():
        file = again.sources / "2025-26" / f"{table.title}.csv"
        if file.exists():
            heading = file.read_text(encoding="utf-8").splitlines()[0]
            assert heading == ",".join(column.name for column in table.columns if column.in_force(2026))


@pytest.mark.parametrize("year", YEARS)
def test_the_census_is_valid_by_the_schema_of_its_year(shared: Path, again: Place, year: int) -> None:
    schema = etree.XMLSchema(file=str(shared / f"data/returns/xsd/CIN_schema_{year}.xsd"))
    census = etree.parse(str(again.sources / f"{year - 1}-{year - 2000}" / "cin_census.xml"))
    assert schema.validate(census), schema.error_log


RETURNED = """
    2024-25 Header      | CHILD SEX DOB        ETHNIC UPN MOTHER MC_DOB
                        | 1     F   01/05/2009 WBRI   UN2 1      01/02/2025
                        | 2     M   01/05/2012 WBRI   -   -      -
    2024-25 Episodes    | CHILD DECOM      RNE LS CIN PLACE PLACE_PROVIDER DEC        REC REASON_PLACE_CHANGE
                        | 1     01/05/2024 S   C2 N1  U4    PR1            -          -   -
                        | 2     01/05/2023 S   C2 N1  U4    PR1            01/06/2024 E3  -
    2025-26 Header      | CHILD SEX DOB        ETHNIC UPN MOTHER MC_DOB
                        | 1     F   01/05/2009 WBRI   UN2 1      01/02/2025
    2025-26 Episodes    | CHILD DECOM      RNE LS CIN PLACE PLACE_PROVIDER DEC        REC REASON_PLACE_CHANGE
                        | 1     01/05/2024 S   C2 N1  U4    PR1            01/06/2025 E3  -
"""


def lines_of(connection: duckdb.DuckDBPyConnection, folder: Path, year: int, table: str) -> list[str]:
    write_ssda903(connection, folder, year=year)
    file = folder / f"{year - 1}-{year - 2000}" / f"{table}.csv"
    return file.read_text(encoding="utf-8").splitlines()[1:]


def test_a_year_is_written_as_it_was_seen_on_its_last_day(tmp_path: Path) -> None:
    connection = checked(RETURNED)
    assert lines_of(connection, tmp_path, 2025, "Episodes") == [
        "1,01/05/2024,S,C2,N1,U4,PR1,,,,,,",  # ended in the year after, so it is open here
        "2,01/05/2023,S,C2,N1,U4,PR1,01/06/2024,E3,,,,",
    ]
    assert lines_of(connection, tmp_path, 2026, "Episodes") == ["1,01/05/2024,S,C2,N1,U4,PR1,01/06/2025,E3,,,,"]


def test_everyone_whom_a_table_names_is_in_header_in_the_codes_of_the_year(tmp_path: Path) -> None:
    connection = checked(RETURNED)
    assert lines_of(connection, tmp_path, 2026, "Header") == ["1,F,01/05/2009,WBRI,UN2,1,01/02/2025"]
    assert lines_of(connection, tmp_path, 2024, "Header") == ["2,1,01/05/2012,WBRI,,,"]


def test_what_the_record_cannot_fill_is_told(tmp_path: Path) -> None:
    notes = write_ssda903(checked(RETURNED), tmp_path, year=2025).notes
    assert "Header: UPN is not known on 1 line and is left blank." in notes
    assert "AD1: nothing is known of the year, so it is not written." in notes


def test_a_referral_that_was_forgotten_is_not_written_into_later_years(tmp_path: Path) -> None:
    connection = checked(
        """
        2024-25 Child      | LAchildID Sex PersonBirthDate Ethnicity
                           | 1         F   2015-05-01      WBRI
        2024-25 CINdetails | inside CINreferralDate ReferralSource ReferralNFA
                           | 1      2024-05-01      6              0
        2025-26 Child      | LAchildID Sex PersonBirthDate Ethnicity
                           | 1         F   2015-05-01      WBRI
        2025-26 CINdetails | inside CINreferralDate ReferralSource ReferralNFA
                           | 1      2025-05-01      6              0
        """
    )
    for year, dates in ((2025, ["2024-05-01"]), (2026, ["2025-05-01"])):
        written = write_cin_census(connection, tmp_path, year=year, council="841")
        census = etree.parse(str(tmp_path / written.files[0]))
        assert [element.text for element in census.iter("CINreferralDate")] == dates
        assert "Children: UPN is not known on 1 line and is left blank." in written.notes


def test_the_command_names_what_it_wrote(run_seedbed: Callable[..., Result], place: Place, tmp_path: Path) -> None:
    result = run_seedbed("write", place.folder, "--year", "2025-26", "--return", "cin", "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [str(tmp_path / "2025-26/cin_census.xml")]
    sent = run_seedbed("write", place.folder, "--year", "2026", "--return", "903", "--as-sent", "--out", tmp_path / "s")
    assert len(sent.stdout.splitlines()) == 11
    original = (place.sources / "2025-26/episodes.csv").read_bytes()
    assert (tmp_path / "s/2025-26/episodes.csv").read_bytes() == original


def test_the_command_writes_neither_into_sources_nor_nothing(
    run_seedbed: Callable[..., Result], place: Place, tmp_path: Path
) -> None:
    inside = run_seedbed("write", place.folder, "--year", "2026", "--return", "903", "--out", place.sources / "new")
    assert inside.exit_code == 3
    assert "would be read as a return" in inside.stderr
    nothing = run_seedbed("write", place.folder, "--year", "2018", "--return", "903", "--as-sent", "--out", tmp_path)
    assert nothing.exit_code == 7
    assert "nothing of 2017-18" in nothing.stderr
