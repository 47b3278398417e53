"""Whatever is written to the table of published figures comes back the same, in any order."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from seedbed.codes.councils import councils
from seedbed.formats.published.tables import SYMBOLS, Cell, read_cell
from seedbed.formats.published.writing import write_figures
from seedbed.record.published import Figure, PublishedFigures

NUMBERS = st.floats(min_value=-1e9, max_value=1e12, allow_nan=False)
CODES = [council.code for council in councils(current=False)]


@st.composite
def figures(draw: st.DrawFn) -> list[Figure]:
    places = st.tuples(
        st.sampled_from(["LAC_RATE", "REREF12", "WF_VAC"]), st.sampled_from(CODES), st.integers(2012, 2027)
    )
    keys = draw(st.lists(places, min_size=1, max_size=30, unique=True))
    return [_figure(draw, *key) for key in keys]


def _figure(draw: st.DrawFn, measure: str, area: str, year: int) -> Figure:
    value = draw(st.none() | NUMBERS)
    return Figure(
        measure=measure,
        area=area,
        year=year,
        value=value,
        symbol="" if value is not None else draw(st.sampled_from(sorted(SYMBOLS))),
        numerator=draw(st.none() | NUMBERS),
        denominator=draw(st.none() | NUMBERS),
        computed=draw(st.booleans()),
        label=draw(st.sampled_from(["2024-25", "31 March 2025", "mid-2024"])),
    )


@given(figures())
def test_every_figure_that_is_written_comes_back(written: list[Figure]):
    with TemporaryDirectory() as folder:
        write_figures(written, Path(folder) / "figures.parquet")
        loaded = PublishedFigures.load(Path(folder))
    for figure in written:
        assert loaded.figure(figure.measure, figure.area, figure.year) == figure
        assert figure in loaded.series(figure.measure, figure.area)
    current = {council.code for council in councils()}
    for measure in {figure.measure for figure in written}:
        for year in range(2012, 2028):
            numbers = [
                each for each in written if each.measure == measure and each.year == year and each.area in current
            ]
            there = loaded.councils(measure, year)
            assert there.present.sum() == sum(each.value is not None for each in numbers)


@given(st.integers(min_value=-(10**12), max_value=10**12), st.booleans())
def test_a_whole_number_is_read_with_or_without_its_commas(number: int, commas: bool):
    assert read_cell(f"{number:,}" if commas else str(number), where="") == Cell(float(number))
