"""The table of published figures answers by measure, area and year, and says what it does not have."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from seedbed.codes.councils import ENGLAND, councils
from seedbed.formats.published.writing import write_figures
from seedbed.messages import PublishedError, UnknownName
from seedbed.record.published import Figure, PublishedFigures

DARLINGTON, LEEDS, CUMBRIA = "E06000005", "E08000035", "E10000006"


def a_figure(area: str, year: int, value: float | None, symbol: str = "", **more: object) -> Figure:
    whole = {
        "measure": "LAC_RATE",
        "numerator": None,
        "denominator": None,
        "computed": False,
        "label": f"31 March {year}",
    }
    return Figure(area=area, year=year, value=value, symbol=symbol, **(whole | more))


FIGURES = (
    a_figure(ENGLAND, 2024, 69.0),
    a_figure(ENGLAND, 2025, None, "x"),
    a_figure(DARLINGTON, 2023, 143.0, numerator=327.0, denominator=22836.0),
    a_figure(DARLINGTON, 2025, None, "c"),
    a_figure(LEEDS, 2024, 88.0),
    a_figure(CUMBRIA, 2023, 82.0),
    a_figure(CUMBRIA, 2024, 99.0, computed=True),
    a_figure(DARLINGTON, 2022, 2.0, measure="INSP_CARE", label="October 2022"),
    a_figure(DARLINGTON, 2026, 1.0, measure="INSP_CARE", label="February 2026"),
    a_figure(LEEDS, 2025, 3.0, measure="INSP_CARE", label="June 2025"),
)


@pytest.fixture
def loaded(tmp_path: Path) -> PublishedFigures:
    write_figures(FIGURES, tmp_path / "figures.parquet")
    return PublishedFigures.load(tmp_path)


def test_every_figure_comes_back_as_it_was_written(loaded: PublishedFigures):
    for figure in FIGURES:
        assert loaded.figure(figure.measure, figure.area, figure.year) == figure


def test_a_figure_that_is_not_there_is_none(loaded: PublishedFigures):
    assert loaded.figure("LAC_RATE", DARLINGTON, 2024) is None
    assert loaded.figure("LAC_RATE", DARLINGTON, 1999) is None
    assert loaded.figure("LAC_RATE", DARLINGTON, 2099) is None


def test_a_series_runs_by_year_and_keeps_symbols(loaded: PublishedFigures):
    assert [(each.year, each.symbol) for each in loaded.series("LAC_RATE", DARLINGTON)] == [(2023, ""), (2025, "c")]


def test_the_latest_figure_is_the_newest_with_a_number(loaded: PublishedFigures):
    assert loaded.latest("LAC_RATE", DARLINGTON).year == 2023
    assert loaded.latest("INSP_CARE", ENGLAND) is None


def test_the_latest_year_is_one_that_england_has_a_number_for(loaded: PublishedFigures):
    assert loaded.latest_year("LAC_RATE") == 2024


def test_the_latest_year_without_england_is_one_that_most_councils_have(tmp_path: Path):
    codes = [council.code for council in councils()]
    whole = [a_figure(code, 2023, 1.0) for code in codes] + [a_figure(code, 2024, 1.0) for code in codes[:77]]
    write_figures(whole + [a_figure(code, 2025, 1.0) for code in codes[:76]], tmp_path / "figures.parquet")
    loaded = PublishedFigures.load(tmp_path)
    assert loaded.series("LAC_RATE", ENGLAND) == ()
    assert loaded.latest_year("LAC_RATE") == 2024


def test_grades_fall_in_different_years_so_the_latest_of_any_council_counts(loaded: PublishedFigures):
    assert loaded.latest_year("INSP_CARE") == 2026


def test_councils_of_today_come_in_their_order_with_nan_where_there_is_no_number(loaded: PublishedFigures):
    found = loaded.councils("LAC_RATE", 2024)
    assert found.codes == tuple(council.code for council in councils())
    assert np.flatnonzero(found.present).tolist() == [found.codes.index(LEEDS)]
    assert found.values[found.present].tolist() == [88.0]
    assert set(found.years.tolist()) == {2024}


def test_an_abolished_council_is_in_no_comparison_of_councils(loaded: PublishedFigures):
    for year in (2023, 2024):
        assert CUMBRIA not in loaded.councils("LAC_RATE", year).codes
    assert 82.0 not in loaded.councils("LAC_RATE", 2023).values


def test_counts_stand_beside_the_values_of_councils(loaded: PublishedFigures):
    found = loaded.councils("LAC_RATE", 2023)
    place = found.codes.index(DARLINGTON)
    assert (found.numerators[place], found.denominators[place]) == (327.0, 22836.0)
    assert np.isnan(found.numerators).sum() == 152


def test_a_year_outside_the_table_is_all_nan(loaded: PublishedFigures):
    assert not loaded.councils("LAC_RATE", 1990).present.any()


def test_the_latest_of_each_council_tells_its_own_year(loaded: PublishedFigures):
    found = loaded.latest_of_each("INSP_CARE")
    held = {found.codes[at]: (int(found.years[at]), found.values[at]) for at in np.flatnonzero(found.present)}
    assert held == {DARLINGTON: (2026, 1.0), LEEDS: (2025, 3.0)}


def test_an_unknown_measure_is_answered_with_the_nearest(loaded: PublishedFigures):
    with pytest.raises(UnknownName, match="Did you mean LAC_RATE"):
        loaded.figure("LAC_RAT", DARLINGTON, 2025)
    with pytest.raises(UnknownName, match="There are for: INSP_CARE, LAC_RATE"):
        loaded.figure("ZZZ", DARLINGTON, 1900)


def test_an_unknown_area_is_refused(loaded: PublishedFigures):
    with pytest.raises(UnknownName, match='an area with the code "Darlington"'):
        loaded.series("LAC_RATE", "Darlington")


def test_a_folder_without_figures_is_refused_with_the_command_that_writes_them(tmp_path: Path):
    with pytest.raises(PublishedError, match="seedbed published FOLDER --out DIR"):
        PublishedFigures.load(tmp_path)


def test_a_table_of_another_make_is_refused(tmp_path: Path):
    pq.write_table(pa.table({"measure": ["LAC_RATE"]}), tmp_path / "figures.parquet")
    with pytest.raises(PublishedError, match="It has the columns measure"):
        PublishedFigures.load(tmp_path / "figures.parquet")


def test_a_file_that_is_no_table_is_refused(tmp_path: Path):
    (tmp_path / "figures.parquet").write_bytes(b"not a table")
    with pytest.raises(PublishedError, match="It is no table of figures"):
        PublishedFigures.load(tmp_path)


def test_the_same_figures_make_the_same_bytes(tmp_path: Path):
    sizes = [write_figures(FIGURES, tmp_path / name) for name in ("one.parquet", "other.parquet")]
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "other.parquet").read_bytes()
    assert sizes[0] == (tmp_path / "one.parquet").stat().st_size


def test_loading_does_not_wake_pandas():
    code = "from seedbed.record.published import PublishedFigures as P; P.load(); import sys; print('pandas' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "False"
