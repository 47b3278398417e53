"""Why a figure is what it is: its definition, its counts or its rows, those beside it, and how far it could move."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

from seedbed.answers.areas import ALL_ENGLAND, Area, find_area
from seedbed.answers.figures_in_words import SYMBOLS, listed, number_in_words, opened, with_unit, written
from seedbed.answers.picture import Picture
from seedbed.answers.standing_in_words import standing_sentence
from seedbed.codes.definitions import Definition, definition, measure_ids
from seedbed.estimates import Estimate
from seedbed.messages import NotAnswerable, UnknownName, did_you_mean
from seedbed.periods import parse_year, year_label
from seedbed.record.published import Figure

if TYPE_CHECKING:
    from seedbed.answers.own_record import OwnRecord
    from seedbed.understand.indicators import Measured

WIDTH = 88


@dataclass(frozen=True)
class Part:
    """One titled part of an answer: sentences, or lines that stand as they are."""

    title: str
    lines: tuple[str, ...]
    as_is: bool = False


@dataclass(frozen=True)
class Why:
    """Everything behind one figure, for a terminal, a page or a program."""

    measure: str
    name: str
    whose: str
    period: str
    value: str
    estimate: Estimate | None
    parts: tuple[Part, ...] = field(default=())

    def as_text(self) -> str:
        """Write it for a terminal of 80 or more columns."""
        head = f"{self.name} ({self.measure})\n{self.whose}, {self.period}: {self.value}"
        return "\n\n".join([head, *(_part_text(part) for part in self.parts)])

    def as_data(self) -> dict[str, Any]:
        """Give it as plain values for a program."""
        return asdict(self)


def _part_text(part: Part) -> str:
    if part.as_is:
        return "\n".join([part.title, *(f"  {line}" for line in part.lines)])
    return "\n".join(
        [
            part.title,
            *(
                fill(
                    line,
                    WIDTH,
                    initial_indent="  ",
                    subsequent_indent="  ",
                    break_on_hyphens=False,
                    break_long_words=False,
                )
                for line in part.lines
            ),
        ]
    )


def of_council(measure: str, period: str, name: str, *, published: Path | None = None) -> Why:
    """Open a published figure of a council, a region or England.

    Raises UnknownName for a measure, period or name that is in no table, NotAnswerable when none was published.
    """
    meaning, year, area, picture = _definition(measure), parse_year(period), find_area(name), Picture.load(published)
    if meaning.published is None or not picture.has(meaning.id):
        raise NotAnswerable(
            f"{meaning.id} is not published for councils.",
            mend=f"A place's own record gives it: seedbed why {meaning.id} {period} PLACE",
        )
    found = picture.figures.figure(meaning.id, area.code, year)
    if found is None:
        years = [f.label for f in picture.series(meaning.id, area, most=50)]
        raise NotAnswerable(
            f"{meaning.id} has no row for {area.name} in {_period(meaning, year)}.",
            mend=f"There are rows for: {', '.join(years)}." if years else "It has none for any year.",
        )
    estimate = picture.interval(found)
    value = with_unit(found.value, meaning.unit, meaning.decimals)
    if found.value is None:
        value = f"no figure ({SYMBOLS.get(found.symbol, 'not published')}; the table prints “{found.symbol or ' '}”)"
    return Why(
        measure=meaning.id,
        name=meaning.name,
        whose=area.name,
        period=found.label,
        value=f"{value}{_range_words(meaning, estimate)}",
        estimate=estimate,
        parts=(
            *_published_counts(meaning, found),
            *_meaning(meaning),
            *_beside(area, picture, meaning, found),
            _past(area, picture, meaning),
            _publication(meaning, found),
        ),
    )


def of_place(measure: str, period: str, record: OwnRecord, *, group: str | None = None, most: int = 10) -> Why:
    """Open a figure of a place's own record: its rows by file and line, and how far what is unknown could move it."""
    from seedbed.answers.own_record import period_of

    meaning, year = _definition(measure), parse_year(period)
    found = record.measures.year(meaning, year)
    value = with_unit(found.estimate.value, meaning.unit, meaning.decimals)
    if found.why_not:
        value = f"no figure, because {found.why_not}"
    parts = [*_own_counts(record, found), *_would_answer(found), *_meaning(meaning), *_own_doubt(found)]
    if not found.why_not:
        parts += _own_beside(record, meaning, found)
        if group:
            parts.append(_split(record, meaning, year, group))
        parts.append(_rows(record, meaning, year, most))
    return Why(
        measure=meaning.id,
        name=meaning.name,
        whose=f"{record.name} (own record, council use only)",
        period=period_of(found),
        value=f"{value}{_range_words(meaning, found.estimate)}",
        estimate=found.estimate,
        parts=tuple(parts),
    )


def _definition(measure: str) -> Definition:
    """Find a measure by its id in any case."""
    wanted = measure.strip().upper()
    if wanted in measure_ids():
        return definition(wanted)
    mend = did_you_mean(wanted, measure_ids()) or f"The measures are: {', '.join(measure_ids())}."
    raise UnknownName(f'There is no measure "{measure}".', mend=mend)


def _period(meaning: Definition, year: int) -> str:
    """Name a year of a measure: 2024-25 where it runs from April to March, else the year alone."""
    return year_label(year) if meaning.period == "year to 31 March" else str(year)


def _range_words(meaning: Definition, estimate: Estimate | None) -> str:
    if estimate is None or estimate.low is None or estimate.high is None:
        return ""
    low, high = (written(v, meaning.unit, max(meaning.decimals, 1)) for v in (estimate.low, estimate.high))
    return f"   ({estimate.basis.replace(' interval', '')} range {low} to {high})"


def _meaning(meaning: Definition) -> list[Part]:
    good = {"high": "High is good.", "low": "Low is good.", "context": "Neither high nor low is good in itself."}
    return [
        Part("Why it matters", (meaning.why_it_matters, good[meaning.good_is])),
        Part("What is counted", (meaning.numerator,)),
        Part("Among", (meaning.denominator,)),
        Part("Left out", (meaning.leaves_out,)),
        *([Part("Traps", meaning.traps)] if meaning.traps else []),
    ]


def _published_counts(meaning: Definition, found: Figure) -> list[Part]:
    if found.numerator is None or found.denominator is None:
        return []
    return [Part("Made of", (f"{found.numerator:,.10g} of {found.denominator:,.10g}, as published.",))]


def _beside(area: Area, picture: Picture, meaning: Definition, found: Figure) -> list[Part]:
    if area.kind != "council":
        return []
    near = picture.neighbours_average(meaning.id, area, found.year)
    rows = [
        ("England", picture.value(meaning.id, ALL_ENGLAND.code, found.year)),
        (area.region_name, picture.value(meaning.id, area.region, found.year)),
        ("Neighbours", near.value),
    ]
    lines = [f"{name:<26}{written(value, meaning.unit, meaning.decimals):>12}" for name, value in rows]
    lines += [
        f"  {name:<24}{written(value, meaning.unit, meaning.decimals):>12}"
        for name, value in picture.neighbour_values(meaning.id, area, found.year)
    ]
    standing = picture.standing(meaning.id, area, found.year)
    sentence = standing_sentence(standing)
    parts = [
        Part("Beside others", tuple(lines), as_is=True),
        Part("The neighbours’ figure", (f"{opened(near.basis)}.",)),
    ]
    if standing is not None and sentence:
        parts.append(Part("Among councils", (sentence, f"Basis: {standing.basis}.")))
    return parts


def _past(area: Area, picture: Picture, meaning: Definition) -> Part:
    lines = []
    for figure in picture.series(meaning.id, area, most=20):
        value = written(figure.value, meaning.unit, meaning.decimals)
        counts = f"   {figure.numerator:,.10g} of {figure.denominator:,.10g}" if figure.numerator is not None and figure.denominator is not None else ""  # fmt: skip
        symbol = f"   [{figure.symbol}] {SYMBOLS.get(figure.symbol, '')}" if figure.value is None else ""
        lines.append(f"{figure.label:<26}{value:>12}{counts}{symbol}")
    return Part("Own past", tuple(lines), as_is=True)


def _publication(meaning: Definition, found: Figure) -> Part:
    assert meaning.published is not None
    how = (
        "Computed here from published counts: no official table prints it."
        if found.computed
        else "The figure is the printed one."
    )
    return Part(
        "Where it comes from",
        (
            f"{meaning.published.publication} ({meaning.source}); table {meaning.published.table}. {how}",
            meaning.published.url,
            f"Open Government Licence v3.0. Definition reviewed {meaning.reviewed:%Y-%m-%d}.",
        ),
    )


def _own_counts(record: OwnRecord, found: Measured) -> list[Part]:
    estimate = found.estimate
    if estimate.count is None or estimate.of is None:
        return []
    lines = [f"{estimate.count:,.0f} of {estimate.of:,.0f}"]
    if found.definition.unit != "%":
        used = record.population_used(found.year)
        label = f" ({used.label})" if used else ""
        lines = [f"{estimate.count:,.0f} among {estimate.of:,.0f} children aged 0 to 17 living here{label}."]
    return [Part("Made of", tuple(lines))]


def _would_answer(found: Measured) -> list[Part]:
    """Say what would give a figure that cannot be given."""
    if not found.why_not:
        return []
    looks_back = found.definition.measured.looks_back if found.definition.measured else 0
    years = listed([year_label(year) for year in range(found.year - looks_back, found.year + 1)])
    words = f"The whole of this return for {years}, each in its folder under sources/, and then: seedbed build PLACE"
    return [Part("What would answer it", (words,))]


def _own_doubt(found: Measured) -> list[Part]:
    """Say how far unknown rows and lines that could not be read could move the figure."""
    doubt, meaning = found.doubt, found.definition
    if found.why_not:
        return []
    if doubt.rows == 0 or doubt.low is None or doubt.high is None:
        return [Part("How far it could move", ("No row is unknown and no line was set aside: it stands as it is.",))]
    low, high = (written(v, meaning.unit, max(meaning.decimals, 1)) for v in (doubt.low, doubt.high))
    return [
        Part(
            "How far it could move",
            (
                f"Unknown answers: {doubt.unknown:,}. Without the date that would place them: {doubt.undated:,}. Lines set "
                f"aside that might hold one: {doubt.unread:,}.",
                f"If none of these counted it would be {low}; if all did, {high}.",
            ),
        )
    ]


def _own_beside(record: OwnRecord, meaning: Definition, found: Measured) -> list[Part]:
    if record.area is None or not record.picture.has(meaning.id):
        return []
    year = min(found.year, record.picture.figures.latest_year(meaning.id))
    near = record.picture.neighbours_average(meaning.id, record.area, year)
    rows = [
        ("England", record.picture.value(meaning.id, ALL_ENGLAND.code, year)),
        (record.area.region_name, record.picture.value(meaning.id, record.area.region, year)),
        ("Neighbours", near.value),
    ]
    lines = tuple(f"{name:<26}{written(value, meaning.unit, meaning.decimals):>12}" for name, value in rows)
    return [Part(f"Beside others, as published for {year_label(year)}", lines, as_is=True)]


def _split(record: OwnRecord, meaning: Definition, year: int, group: str) -> Part:
    each = record.measures.by(meaning, year, group)
    lines = []
    for fact, estimate in each.items():
        low, high = (written(v, "%", 1) for v in (estimate.low, estimate.high))
        share = written(estimate.value, "%", 1)
        lines.append(f"{fact:<22}{estimate.count or 0:>7,.0f} of {estimate.of or 0:>7,.0f}{share:>9}   {low} to {high}")
    return Part(f"By {group}", tuple(lines), as_is=True)


def _rows(record: OwnRecord, meaning: Definition, year: int, most: int) -> Part:
    rows = record.measures.rows(meaning, year, most=most)
    lines = [f"{row.said:<12} {row.on}   {row.path}, line {row.line}" for row in rows]
    which = "all" if len(lines) < most else "the first"
    return Part(f"Rows behind it ({which} {number_in_words(len(lines))})", tuple(lines), as_is=True)
