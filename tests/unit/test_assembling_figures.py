"""A figure is the printed one; counts stand behind it only where they give it; what nobody prints is marked computed."""

from datetime import date

import pytest

from seedbed.codes.definitions import Definition, Published, PublishedFigure, Term
from seedbed.formats.published import assembly
from seedbed.formats.published.areas import Areas
from seedbed.formats.published.tables import Cell
from seedbed.record.published import Figure

AREAS = Areas((), {}, {}, began={"NEW": 2023}, abolished=frozenset({"OLD"}))
PRINTED = PublishedFigure("a", Term("a", "rate"), (Term("a", "count"),), (Term("a", "all"),))
COMPUTED = PublishedFigure("a", None, (Term("a", "count"),), (Term("a", "all"),))


def a_measure(*figures: PublishedFigure, unit: str = "%", decimals: int = 1) -> Definition:
    return Definition(
        id="EXAMPLE",
        name="An example",
        short_name="Example",
        topic="need",
        unit=unit,  # type: ignore[arg-type]
        decimals=decimals,
        good_is="context",
        why_it_matters="",
        numerator="",
        denominator="",
        leaves_out="",
        period="year to 31 March",
        traps=(),
        source="",
        reviewed=date(2026, 11, 21),
        published=Published("", "", figures),
    )


def figures(measure: Definition, **columns: dict[tuple[str, int], object]) -> dict[tuple[str, int], Figure]:
    """Assemble from columns written as table_column: a number is a cell with it, a word a cell with that symbol."""
    cells = {
        (*name.split("_", 1),): {
            key: Cell(float(value)) if isinstance(value, int | float) else Cell(None, str(value))
            for key, value in given.items()
        }
        for name, given in columns.items()
    }
    by_term = {(table, (), column): found for (table, column), found in cells.items()}
    return {(each.area, each.year): each for each in assembly._figures_of(measure, by_term, AREAS)}


def test_a_printed_figure_is_taken_with_the_counts_that_give_it():
    found = figures(
        a_measure(PRINTED), a_rate={("E1", 2025): 22.6}, a_count={("E1", 2025): 226}, a_all={("E1", 2025): 1000}
    )
    one = found["E1", 2025]
    assert (one.value, one.numerator, one.denominator, one.computed, one.label) == (22.6, 226, 1000, False, "2024-25")


def test_counts_that_do_not_give_the_printed_figure_are_left_out():
    found = figures(
        a_measure(PRINTED),
        a_rate={("E1", 2025): 22.6, ("E2", 2025): 22.6},
        a_count={("E1", 2025): 227, ("E2", 2025): 228},
        a_all={("E1", 2025): 1000, ("E2", 2025): 1000},
    )
    assert found["E1", 2025].numerator == 227  # 22.7, one of the last digit away
    assert (found["E2", 2025].value, found["E2", 2025].numerator, found["E2", 2025].denominator) == (22.6, None, None)


def test_a_hidden_count_is_left_out_and_the_printed_figure_stays():
    found = figures(
        a_measure(PRINTED), a_rate={("E1", 2025): 2.0}, a_count={("E1", 2025): "c"}, a_all={("E1", 2025): 100}
    )
    one = found["E1", 2025]
    assert (one.value, one.symbol, one.numerator, one.denominator) == (2.0, "", None, 100)


def test_a_symbol_is_kept_and_never_becomes_a_number():
    found = figures(a_measure(PRINTED), a_rate={("E1", 2025): "low"}, a_count={}, a_all={})
    assert (found["E1", 2025].value, found["E1", 2025].symbol) == (None, "low")


def test_a_blank_takes_the_reason_from_its_counts():
    found = figures(
        a_measure(PRINTED), a_rate={("E1", 2025): "-"}, a_count={("E1", 2025): "u"}, a_all={("E1", 2025): 9}
    )
    assert found["E1", 2025].symbol == "u"


def test_the_first_table_that_says_something_wins():
    second = PublishedFigure("b", Term("b", "rate"))
    found = figures(
        a_measure(PRINTED, second),
        a_rate={("E1", 2025): 1, ("E2", 2025): "c", ("E3", 2025): "-"},
        a_count={},
        a_all={},
        b_rate={("E1", 2025): 9, ("E2", 2025): 9, ("E3", 2025): 9, ("E4", 2016): 9},
    )
    assert {area: each.value for (area, _), each in found.items()} == {"E1": 1, "E2": None, "E3": 9, "E4": 9}


def test_what_no_table_prints_is_computed_and_marked():
    found = figures(a_measure(COMPUTED), a_count={("E1", 2025): 1}, a_all={("E1", 2025): 3})
    assert (found["E1", 2025].value, found["E1", 2025].computed) == (33.3333, True)


def test_nothing_is_computed_from_a_symbol_or_over_none():
    found = figures(
        a_measure(COMPUTED),
        a_count={("E1", 2025): "c", ("E2", 2025): 5, ("E3", 2025): 5, ("E4", 2025): 0},
        a_all={("E1", 2025): 9, ("E2", 2025): "x", ("E4", 2025): 0},
    )
    assert {area: (each.value, each.symbol, each.computed) for (area, _), each in found.items()} == {
        "E1": (None, "c", False),
        "E2": (None, "x", False),
        "E4": (None, "z", False),
    }


def test_a_rate_looks_back_for_its_population():
    rate = PublishedFigure("a", None, (Term("a", "count"),), (Term("b", "all", years_before=1),))
    found = figures(
        a_measure(rate, unit="per 10,000"), a_count={("E1", 2025): 50}, b_all={("E1", 2024): 10_000, ("E1", 2025): 1}
    )
    assert (found["E1", 2025].value, found["E1", 2025].denominator) == (50, 10_000)


def test_sums_and_differences_of_columns_make_a_count():
    rest = PublishedFigure("a", None, (Term("a", "all"), Term("a", "part", times=-1)), (Term("a", "all"),))
    found = figures(a_measure(rest), a_all={("E1", 2025): 200}, a_part={("E1", 2025): 50})
    assert (found["E1", 2025].numerator, found["E1", 2025].value) == (150, 75)


def test_a_row_for_england_that_is_known_to_be_wrong_is_left_out():
    wrong = PublishedFigure("a", Term("a", "rate"), england=False)
    found = figures(a_measure(wrong), a_rate={("E92000001", 2024): 1258, ("E1", 2024): 162})
    assert set(found) == {("E1", 2024)}


def test_empty_rows_of_councils_that_did_not_exist_are_dropped_and_their_numbers_kept():
    found = figures(
        a_measure(PublishedFigure("a", Term("a", "rate"))),
        a_rate={("OLD", 2022): 5, ("OLD", 2025): "-", ("NEW", 2022): "x", ("NEW", 2024): "c", ("NEW", 2025): 7},
    )
    assert set(found) == {("OLD", 2022), ("NEW", 2024), ("NEW", 2025)}


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("year to 31 March", "2024-25"),
        ("at 31 March", "31 March 2025"),
        ("year to 30 September", "year to 30 September 2025"),
        ("at 30 September", "30 September 2025"),
        ("school year", "2024/25"),
        ("in January", "January 2025"),
        ("December to February", "December 2024 to February 2025"),
        ("calendar year", "2025"),
        ("mid-year", "mid-2025"),
        ("at inspection", "2025"),
    ],
)
def test_a_year_is_named_for_the_period_it_stands_for(period: str, label: str):
    assert assembly.period_label(period, 2025) == label
