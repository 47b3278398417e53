"""From official tables to figures: for each measure, area and year, the figure as printed and the counts behind it.

A measure's definition lists the tables that give it, best first. For one area and year the first table that prints a
number or says why there is none is used; a bare "-" counts as saying nothing, so a later table may still answer. A
figure that no table prints is computed from its counts and marked so. Counts are looked up even for printed figures,
because intervals and funnels need them; where one of their terms is hidden, or they do not give the printed figure,
they are left empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from seedbed.codes.councils import ENGLAND
from seedbed.codes.definitions import Definition, PublishedFigure, Term
from seedbed.formats.published.areas import Areas
from seedbed.formats.published.readers import Cells, Where, read_columns
from seedbed.formats.published.tables import NOTHING_GIVEN, Cell
from seedbed.record.published import Figure

Columns = Mapping[tuple[str, Where, str], Cells]

_DECIMALS_KEPT = 4  # of computed figures: enough for any page, and the same on every machine


def read_figures(folder: Path, measures: Iterable[Definition], areas: Areas) -> tuple[Figure, ...]:
    """Read every figure of the given measures from a folder of official tables, by measure, area and year."""
    wanted = [measure for measure in measures if measure.published is not None]
    columns = _read_all(folder, wanted, areas)
    figures = [figure for measure in wanted for figure in _figures_of(measure, columns, areas)]
    return tuple(sorted(figures, key=lambda figure: (figure.measure, figure.area, figure.year)))


def _read_all(folder: Path, measures: Iterable[Definition], areas: Areas) -> Columns:
    """Open each table once for all the columns that any measure needs from it."""
    wanted: dict[tuple[str, Where], set[str]] = defaultdict(set)
    for measure in measures:
        for figure in measure.published.figures if measure.published else ():
            for term in _terms(figure):
                wanted[term.table, term.where].add(term.column)
    found = {}
    for (table, where), columns in sorted(wanted.items()):
        for column, cells in read_columns(folder, table, sorted(columns), where, areas).items():
            found[table, where, column] = cells
    return found


def _terms(figure: PublishedFigure) -> Iterator[Term]:
    if figure.value is not None:
        yield figure.value
    yield from figure.numerator
    yield from figure.denominator


def _figures_of(measure: Definition, columns: Columns, areas: Areas) -> Iterator[Figure]:
    assert measure.published is not None, measure.id
    best: dict[tuple[str, int], Figure] = {}
    for source in measure.published.figures:
        for area, year in _places_of(source, columns):
            if area == ENGLAND and not source.england:
                continue
            figure = _figure(measure, source, area, year, columns)
            if figure is not None and _says_more(figure, best.get((area, year))):
                best[area, year] = figure
    for figure in best.values():
        if figure.value is not None or _existed(figure.area, figure.year, areas):
            yield figure


def _places_of(source: PublishedFigure, columns: Columns) -> list[tuple[str, int]]:
    """Give the areas and years that a source has a row for: those of its printed value, or of its first count."""
    term = source.value or source.numerator[0]
    return [(area, year + term.years_before) for area, year in columns[term.table, term.where, term.column]]


def _says_more(new: Figure, old: Figure | None) -> bool:
    return old is None or (old.symbol == NOTHING_GIVEN and new.symbol != NOTHING_GIVEN)


def _existed(area: str, year: int, areas: Areas) -> bool:
    """Whether an empty row is about a council that then existed: abolished councils keep their numbers only."""
    return area not in areas.abolished and year >= areas.began.get(area, year)


def _figure(measure: Definition, source: PublishedFigure, area: str, year: int, columns: Columns) -> Figure | None:
    numerator = _sum(source.numerator, area, year, columns)
    denominator = _sum(source.denominator, area, year, columns)
    if source.value is None:
        value = _divided(numerator, denominator, measure.per)
    else:
        value = _sum((source.value,), area, year, columns)
    if value is None:
        return None
    if value.symbol == NOTHING_GIVEN and numerator is not None and numerator.symbol:
        value = numerator  # one table leaves a blank where the other says why
    if not _agree(value, _divided(numerator, denominator, measure.per), measure.decimals):
        numerator = denominator = None
    return Figure(
        measure=measure.id,
        area=area,
        year=year,
        value=value.value,
        symbol=value.symbol,
        numerator=numerator.value if numerator else None,
        denominator=denominator.value if denominator else None,
        computed=source.computed and value.value is not None,
        label=value.label or period_label(measure.period, year),
    )


def _sum(terms: tuple[Term, ...], area: str, year: int, columns: Columns) -> Cell | None:
    """Add terms up; the first symbol among them stands for the whole, and a missing one leaves nothing to say."""
    cells = [columns[term.table, term.where, term.column].get((area, year - term.years_before)) for term in terms]
    if not cells or any(cell is None for cell in cells):
        return None
    for cell in cells:
        if cell is not None and cell.value is None:
            return cell
    pairs = zip(terms, cells, strict=True)
    total = sum(term.times * cell.value for term, cell in pairs if cell is not None and cell.value is not None)
    label = cells[0].label if cells[0] is not None else ""
    return Cell(round(total, 6), label=label)


def _divided(numerator: Cell | None, denominator: Cell | None, per: float) -> Cell | None:
    if numerator is None or denominator is None:
        return None
    if numerator.value is None or denominator.value is None:
        return Cell(None, numerator.symbol or denominator.symbol)
    if denominator.value == 0:
        return Cell(None, "z")
    return Cell(round(per * numerator.value / denominator.value, _DECIMALS_KEPT))


def _agree(printed: Cell, counted: Cell | None, decimals: int) -> bool:
    """Whether counts give the printed figure to within one of its last digit; where one is missing nothing speaks against.

    Some early counts were rounded to five, and some populations have been revised since a rate was printed.
    """
    if printed.value is None or counted is None or counted.value is None:
        return True
    return abs(printed.value - counted.value) <= 1.001 * 10.0**-decimals


def period_label(period: str, year: int) -> str:
    """Say which stretch or day a year of a measure means.

    >>> period_label("year to 31 March", 2025), period_label("at 31 March", 2025), period_label("school year", 2025)
    ('2024-25', '31 March 2025', '2024/25')
    """
    before, short = year - 1, f"{year % 100:02d}"
    return {
        "year to 31 March": f"{before}-{short}",
        "at 31 March": f"31 March {year}",
        "year to 30 September": f"year to 30 September {year}",
        "at 30 September": f"30 September {year}",
        "school year": f"{before}/{short}",
        "in January": f"January {year}",
        "December to February": f"December {before} to February {year}",
        "calendar year": f"{year}",
        "mid-year": f"mid-{year}",
        "at inspection": f"{year}",
    }[period]
