"""Page two from a place's own record: its figures beside the newest published ones of others."""

from __future__ import annotations

from seedbed.answers.drawing import spark
from seedbed.answers.figures_in_words import MISSING, at_end, written
from seedbed.answers.own_record import OwnRecord, period_of
from seedbed.answers.three_pages.beside import (
    beside_cells,
    in_all,
    middle_columns,
    published_row,
    short_label,
    strip_of,
    unit_words,
)
from seedbed.answers.three_pages.pages import Group, Row
from seedbed.codes.definitions import Definition, definition
from seedbed.understand.indicators import Measured


def columns_of(record: OwnRecord) -> tuple[str, ...]:
    """Name the columns of others; none when the place names no council."""
    return middle_columns(record.area) if record.area else ()


def own_groups(record: OwnRecord, groups: list[tuple[str, list[str]]]) -> tuple[Group, ...]:
    """Make page two's groups: measured here where the record can, published where it cannot.

    An invented place has no published figures of its own, so it has no rows of spend or workforce.
    """
    made = []
    for title, measures in groups:
        rows = [row for m in measures if (row := _row(record, definition(m))) is not None]
        if rows:
            made.append(Group(title, tuple(rows)))
    return tuple(made)


def _row(record: OwnRecord, meaning: Definition) -> Row | None:
    if meaning.measured is None:
        if record.area is None or record.invented or not record.picture.has(meaning.id):
            return None
        return published_row(record.area, record.picture, meaning)
    latest = record.latest(meaning)
    if latest is None:
        return _not_measured(record, meaning)
    return _measured_row(record, meaning, latest)


def _measured_row(record: OwnRecord, meaning: Definition, latest: Measured) -> Row:
    estimate, area = latest.estimate, record.area
    beside: tuple[str, ...] = ()
    where = drawn = ""
    if area is not None and record.picture.has(meaning.id):
        year = min(latest.year, record.picture.figures.latest_year(meaning.id))
        beside = beside_cells(area, record.picture, meaning, year)
        drawn = strip_of(area, record.picture, meaning, year, estimate.value, but=area.code)
        where = _rank(record, meaning, year, estimate.value)
    past = _past(record, meaning)
    return Row(
        measure=meaning.id,
        name=meaning.name,
        unit=unit_words(meaning),
        when=period_of(latest),
        value=written(estimate.value, meaning.unit, meaning.decimals),
        interval=_interval(meaning, latest),
        past=f"{written(past[0][1], meaning.unit, meaning.decimals)} in {past[0][0]}"
        if len(past) > 1
        else "one year only",
        spark=_spark(record, meaning, past),
        beside=beside or (MISSING,) * len(columns_of(record)),
        standing=where,
        strip=drawn,
        note="; ".join(word for word in (_in_all(latest), _doubt(meaning, latest)) if word),
    )


def _in_all(latest: Measured) -> str:
    return in_all(latest.estimate.count) if latest.definition.unit == "per 10,000" else ""


def _not_measured(record: OwnRecord, meaning: Definition) -> Row | None:
    years = record.measures.years(meaning)
    if not years:
        return None
    why = record.measures.year(meaning, years[-1]).why_not or "nothing to count among"
    return Row(
        meaning.id, meaning.name, unit_words(meaning), "", MISSING, "", "", "",
        (MISSING,) * len(columns_of(record)), f"{why[0].upper()}{why[1:]}.", "",
    )  # fmt: skip


def _interval(meaning: Definition, latest: Measured) -> str:
    low, high = latest.estimate.low, latest.estimate.high
    if low is None or high is None:
        return ""
    return (
        f"{written(low, meaning.unit, meaning.decimals).rstrip('%')} to {written(high, meaning.unit, meaning.decimals)}"
    )


def _doubt(meaning: Definition, latest: Measured) -> str:
    """Say how far what is unknown could move the figure, when that is further than its printed digits show."""
    low, high = latest.doubt.low, latest.doubt.high
    if low is None or high is None:
        return ""
    edges = [written(v, meaning.unit, meaning.decimals) for v in (low, high)]
    return f"with what is unknown, {edges[0]} to {edges[1]}" if edges[0] != edges[1] else ""


def _past(record: OwnRecord, meaning: Definition) -> list[tuple[str, float]]:
    """Give the years of our own record, and before them the council's published ones where they are ours."""
    own = [record.measures.year(meaning, y) for y in record.measures.years(meaning)]
    known = [(m.label, m.estimate.value) for m in own if m.estimate.value is not None]
    if record.area is None or record.invented or not own or not record.picture.has(meaning.id):
        return known
    first = next((m.year for m in own if m.estimate.value is not None), None)
    earlier = [
        (short_label(f), f.value)
        for f in record.picture.series(meaning.id, record.area)
        if f.value is not None and first is not None and f.year < first
    ]
    return [*earlier, *known]


def _spark(record: OwnRecord, meaning: Definition, past: list[tuple[str, float]]) -> str:
    if len(past) < 2:
        return ""
    words = (
        f"from {written(past[0][1], meaning.unit, meaning.decimals)} in {past[0][0]} "
        f"to {written(past[-1][1], meaning.unit, meaning.decimals)} in {past[-1][0]}"
    )
    return spark([value for _, value in past], name=f"{meaning.name}, {record.name}", description=words)


def _rank(record: OwnRecord, meaning: Definition, year: int, value: float | None) -> str:
    """Say where our figure would stand among the other councils' newest published ones.

    The council that the place is, or that an invented place resembles, gives up its own published figure for ours.
    """
    assert record.area is not None
    others = record.picture.all_values(meaning.id, year, but=record.area.code)
    if value is None or not others:
        return ""
    above, below = sum(v > value for v in others), sum(v < value for v in others)
    return at_end(above + 1, below + 1, len(others) + 1)
