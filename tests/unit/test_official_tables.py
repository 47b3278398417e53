"""Official tables are read as printed: symbols are never numbers, and a changed table stops the reading by name."""

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from seedbed.formats.published.areas import Areas, read_areas
from seedbed.formats.published.readers import lait_year, read_columns
from seedbed.formats.published.tables import Cell, find_table, read_cell
from seedbed.messages import PublishedError

AREAS = Areas(
    councils=(),
    by_code={
        "E92000001": "E92000001",
        "E12000007": "E12000007",
        "E06000005": "E06000005",
        "E10000002": "E06000060",
        "E06000060": "E06000060",
        "E10000006": "E10000006",
    },
    by_number={"970": "E92000001", "841": "E06000005", "825": "E06000060"},
    began={},
    abolished=frozenset({"E10000006"}),
)
DARLINGTON, BUCKINGHAMSHIRE, ENGLAND = "E06000005", "E06000060", "E92000001"
REFERRALS = "c1_children_in_need_referrals_2024_to_2025.csv"
HEADING = "time_period,geographic_level,region_code,new_la_code,la_name,referral_count,rereferral_percent"


def a_long_table(folder: Path, *rows: str, heading: str = HEADING, name: str = REFERRALS) -> None:
    (folder / name).write_text("\n".join([heading, *rows]) + "\n", encoding="utf-8")


def read(folder: Path, column: str, where: tuple[tuple[str, str], ...] = ()) -> dict[tuple[str, int], Cell]:
    return read_columns(folder, "cin_referrals", [column], where, AREAS)[column]


@pytest.mark.parametrize("symbol", ["c", "z", "x", "u", "k", "low", "..", ":", "-"])
def test_a_symbol_stays_a_symbol(symbol: str):
    assert read_cell(f" {symbol} ", where="") == Cell(None, symbol)


@pytest.mark.parametrize(
    ("text", "value"),
    [("0", 0.0), ("1,140", 1140.0), ("16,012,355,892", 16012355892.0), ("-0.5", -0.5), ("12.700000000000001", 12.7)],
)
def test_a_number_is_read_as_printed(text: str, value: float):
    assert read_cell(text, where="") == Cell(value)


def test_a_blank_cell_says_nothing():
    assert read_cell("  ", where="") is None


@pytest.mark.parametrize("text", ["nan", "inf", "NA", "n/a", "12%", "1,14", "£5", "1 140", "~"])
def test_what_is_neither_number_nor_symbol_is_refused_with_its_place(text: str):
    with pytest.raises(PublishedError, match=r"line 9, rate: .*neither a number nor a symbol"):
        read_cell(text, where="table.csv, line 9, rate")


def test_rows_of_england_and_of_councils_are_read_by_area_and_year(tmp_path: Path):
    a_long_table(
        tmp_path,
        "2025,National,,,,632830,22.6",
        "2025,Regional,E12000007,,,100000,19.4",
        "2025,Local authority,E12000001,E06000005,Darlington,1117,x",
    )
    assert read(tmp_path, "rereferral_percent") == {
        (ENGLAND, 2025): Cell(22.6),
        ("E12000007", 2025): Cell(19.4),
        (DARLINGTON, 2025): Cell(None, "x"),
    }


def test_a_table_may_be_packed_and_begin_with_a_mark(tmp_path: Path):
    text = f"\ufeff{HEADING}\n2025,National,,,,1,2\n".encode()
    (tmp_path / f"{REFERRALS}.gz").write_bytes(gzip.compress(text))
    assert read(tmp_path, "referral_count") == {(ENGLAND, 2025): Cell(1.0)}


def test_a_recoded_council_keeps_its_past(tmp_path: Path):
    a_long_table(
        tmp_path,
        "2020,Local authority,E12000008,E10000002,Buckinghamshire,7000,1",
        "2025,Local authority,E12000008,E06000060,Buckinghamshire,9000,2",
    )
    assert set(read(tmp_path, "referral_count")) == {(BUCKINGHAMSHIRE, 2020), (BUCKINGHAMSHIRE, 2025)}


def test_an_abolished_council_stays_under_its_own_code(tmp_path: Path):
    a_long_table(tmp_path, "2022,Local authority,E12000002,E10000006,Cumbria,5000,1")
    assert set(read(tmp_path, "referral_count")) == {("E10000006", 2022)}


def test_a_row_that_two_councils_share_is_given_to_neither(tmp_path: Path):
    a_long_table(tmp_path, "2025,Local authority,E13000002,E09000021 / E09000027,Kingston / Richmond,5,1")
    assert read(tmp_path, "referral_count") == {}


def test_only_the_rows_asked_for_are_read(tmp_path: Path):
    a_long_table(
        tmp_path,
        "2025,National,,,Total,5,1",
        "2025,National,,,Other,6,1",
    )
    assert read(tmp_path, "referral_count", (("la_name", "Other"),)) == {(ENGLAND, 2025): Cell(6.0)}


def test_rows_that_have_been_renamed_are_missed(tmp_path: Path):
    a_long_table(tmp_path, "2025,National,,,Total,5,1")
    with pytest.raises(PublishedError, match='No row has "Sum" as its la_name'):
        read(tmp_path, "referral_count", (("la_name", "Sum"),))


def test_two_rows_that_contradict_each_other_are_refused(tmp_path: Path):
    a_long_table(tmp_path, "2025,National,,,,5,1", "2025,National,,,,6,1")
    with pytest.raises(PublishedError, match=r"line 3, referral_count: It says 6 where an earlier row .* says 5"):
        read(tmp_path, "referral_count")


def test_a_number_is_kept_where_another_row_has_only_a_symbol(tmp_path: Path):
    a_long_table(tmp_path, "2025,National,,,,x,1", "2025,National,,,,6,1", "2025,National,,,,z,1")
    assert read(tmp_path, "referral_count") == {(ENGLAND, 2025): Cell(6.0)}


def test_a_missing_table_is_named_with_where_to_get_it(tmp_path: Path):
    with pytest.raises(PublishedError) as told:
        find_table(tmp_path, "cin_referrals")
    assert "c1_children_in_need_referrals_*.csv*" in str(told.value)
    assert "Download it from https://explore-education-statistics.service.gov.uk/" in str(told.value)


def test_the_newest_edition_is_read(tmp_path: Path):
    for last in (2024, 2026, 2025):
        a_long_table(tmp_path, name=f"c1_children_in_need_referrals_2013_to_{last}.csv")
    assert find_table(tmp_path, "cin_referrals").name.endswith("2026.csv")


def test_a_missing_column_is_named_with_what_there_is(tmp_path: Path):
    a_long_table(tmp_path, "2025,National,,,,5,1")
    with pytest.raises(PublishedError) as told:
        read(tmp_path, "rereferral_count")
    assert f"{REFERRALS}: There is no column rereferral_count." in str(told.value)
    assert "rereferral_percent" in str(told.value)


def test_a_row_that_has_slipped_is_refused(tmp_path: Path):
    a_long_table(tmp_path, "2025,National,,,,5,1", "2025,National,,,5,1")
    with pytest.raises(PublishedError, match="line 3: This row has 6 fields and the heading 7"):
        read(tmp_path, "referral_count")


@pytest.mark.parametrize(
    ("raw", "name"),
    [(b"\x1f\x8b\x08 broken", f"{REFERRALS}.gz"), (b"not packed", f"{REFERRALS}.gz"), (b"\xff\xfe1\x00", REFERRALS)],
)
def test_a_broken_file_gets_a_sentence(tmp_path: Path, raw: bytes, name: str):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(PublishedError, match="It cannot be read as a table of comma-separated text in UTF-8"):
        read(tmp_path, "referral_count")


@pytest.mark.parametrize(("text", "year"), [("2025", 2025), ("202425", 2025), ("201920", 2020)])
def test_a_school_or_financial_year_in_one_number_is_the_one_it_ends_in(tmp_path: Path, text: str, year: int):
    a_long_table(tmp_path, f"{text},National,,,,5,1")
    assert set(read(tmp_path, "referral_count")) == {(ENGLAND, year)}


@pytest.mark.parametrize("text", ["", "25", "2024/25", "20242", "Total"])
def test_a_time_that_is_no_year_is_refused(tmp_path: Path, text: str):
    a_long_table(tmp_path, f"{text},National,,,,5,1")
    with pytest.raises(PublishedError, match=f'line 2: "{text}" is no year'):
        read(tmp_path, "referral_count")


def test_an_unknown_area_is_refused(tmp_path: Path):
    a_long_table(tmp_path, "2025,Local authority,E12000001,E06000099,Newshire,5,1")
    with pytest.raises(PublishedError, match='line 2: "E06000099" is no code of a council'):
        read(tmp_path, "referral_count")


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2025", 2025), ("2025 (prov)", 2025), ("2018 (Rev)", 2018), ("2024-25", 2025), ("2024-25 (OT)", 2025),
        ("2015/16", 2016), ("2014-16", 2016), ("2013/14-15/16", 2016), ("1999-00", 2000),
    ],
)  # fmt: skip
def test_a_year_of_the_interactive_tool_is_the_one_it_ends_in(text: str, year: int):
    assert lait_year(text, where="") == year


@pytest.mark.parametrize("text", ["0", "", "next", "2024 25", "20245"])
def test_what_is_no_year_is_refused(text: str):
    with pytest.raises(PublishedError, match="is no year"):
        lait_year(text, where="lait.parquet")


def a_lait(folder: Path, *rows: tuple[str, str, float, str], **renamed: str) -> None:
    names = ["Short Desc", "Years", "LA Number", "Values"]
    columns = zip(*rows, strict=True)
    table = {
        renamed.get(name.split()[0].lower(), name): list(values) for name, values in zip(names, columns, strict=True)
    }
    pq.write_table(pa.table(table), folder / "lait_2026-04.parquet")


def test_the_interactive_tool_is_read_by_item_area_and_year(tmp_path: Path):
    a_lait(
        tmp_path,
        ("LAC", "2025", 970.0, "67"),
        ("LAC", "2025", 841.0, "-"),
        ("LAC", "2024", 825.0, "41.299999999999997"),
        ("CIN", "2025", 970.0, "330.3"),
    )
    assert read_columns(tmp_path, "lait", ["LAC"], (), AREAS) == {
        "LAC": {
            (ENGLAND, 2025): Cell(67.0),
            (DARLINGTON, 2025): Cell(None, "-"),
            (BUCKINGHAMSHIRE, 2024): Cell(41.3),
        }
    }


def test_an_item_that_the_interactive_tool_no_longer_has_is_named(tmp_path: Path):
    a_lait(tmp_path, ("LAC", "2025", 970.0, "67"))
    with pytest.raises(PublishedError, match='There is no data item "CINrate"'):
        read_columns(tmp_path, "lait", ["LAC", "CINrate"], (), AREAS)


def test_an_interactive_tool_with_other_columns_is_refused(tmp_path: Path):
    a_lait(tmp_path, ("LAC", "2025", 970.0, "67"), values="Value")
    with pytest.raises(PublishedError, match="There is no column Values"):
        read_columns(tmp_path, "lait", ["LAC"], (), AREAS)


def test_districts_are_added_up_only_where_every_one_gave_a_number(tmp_path: Path):
    a_long_table(
        tmp_path,
        "Hood 1,E07000004,E10000002",
        "Hood 2,E07000005,E10000002",
        "Hood 3,E06000005,E06000005",
        heading="lsoa21_name,ltla24_code,utla_code",
        name="lsoa21_lookup_2025.csv",
    )
    a_long_table(
        tmp_path,
        "E07000004,2024-03,10",
        "E07000005,2024-03,5",
        "E07000004,2025-03,10",
        "E07000005,2025-03,",
        "E06000005,2025-03,7",
        "E06000005,2025-06,9",
        "E92000001,2025-03,169050",
        heading="code,quarter_end,ta_children",
        name="hclic_quarterly_2025.csv",
    )
    assert read_columns(tmp_path, "homelessness", ["ta_children"], (), AREAS)["ta_children"] == {
        (BUCKINGHAMSHIRE, 2024): Cell(15.0),
        (BUCKINGHAMSHIRE, 2025): Cell(None, "-"),
        (DARLINGTON, 2025): Cell(7.0),
        (ENGLAND, 2025): Cell(169050.0),
    }


def test_a_broken_interactive_tool_gets_a_sentence(tmp_path: Path):
    (tmp_path / "lait_2026-04.parquet").write_bytes(b"PAR1 and no more")
    with pytest.raises(PublishedError, match="It cannot be read as a Parquet table"):
        read_columns(tmp_path, "lait", ["LAC"], (), AREAS)


@pytest.mark.parametrize("number", [999.0, None])
def test_a_row_of_the_interactive_tool_about_nobody_we_know_is_refused(tmp_path: Path, number: float | None):
    a_lait(tmp_path, ("LAC", "2025", 970.0, "67"), ("LAC", "2025", number, "70"))
    with pytest.raises(PublishedError, match="is no number of a council or region"):
        read_columns(tmp_path, "lait", ["LAC"], (), AREAS)


LOOKUP_HEADING = "la_num,la_code,la_name,region,status,previous_codes"
POPULATION = "ons_mid-year_population_estimates_2024.csv"


def test_a_list_of_councils_brings_its_own_reorganisations(tmp_path: Path):
    a_long_table(
        tmp_path,
        "990,E06000099,Newshire,South West,current (2027),E06000098",
        '991,E10000099,"Oldham, County of",South West,abolished 1 Apr 2027 -> E06000099,',
        heading=LOOKUP_HEADING,
        name="la_lookup.csv",
    )
    a_long_table(tmp_path, heading="geographic_level,region_code,new_la_code", name=POPULATION)
    areas = read_areas(tmp_path)
    new, old = areas.councils
    assert (new.began, new.ended, new.previous_codes) == ("2027-04-01", "", ("E06000098",))
    assert (old.plain_name, old.ended, old.became) == ("Oldham", "2027-04-01", ("E06000099",))
    assert areas.by_code["E06000098"] == "E06000099"
    assert areas.abolished == {"E10000099"}
    assert areas.began == {"E06000099": 2027}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("990,E06000099,Newshire,South West,gone,", 'The status "gone" of Newshire is not understood'),
        ("990,E06000099,Newshire,Wessex,current,", '"Wessex" is no region'),
    ],
)
def test_a_list_of_councils_that_is_not_understood_is_refused(tmp_path: Path, row: str, said: str):
    a_long_table(tmp_path, row, heading=LOOKUP_HEADING, name="la_lookup.csv")
    a_long_table(tmp_path, heading="geographic_level,region_code,new_la_code", name=POPULATION)
    with pytest.raises(PublishedError, match=said):
        read_areas(tmp_path)
