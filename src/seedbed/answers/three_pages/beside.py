"""Page two: each measure's row, with its own past, those beside it, and where it stands among councils."""

from __future__ import annotations

from seedbed.answers.areas import Area
from seedbed.answers.drawing import spark, strip
from seedbed.answers.figures_in_words import GRADES, MISSING, SYMBOLS, counted, with_unit, written
from seedbed.answers.picture import Picture, england_value
from seedbed.answers.standing_in_words import standing_words
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.pages import Group, Inspection, Judgement, Row
from seedbed.codes.definitions import Definition, definition
from seedbed.record.published import Figure
from seedbed.understand.comparison import Change


def middle_columns(area: Area) -> tuple[str, ...]:
    """Name the columns a measure is set beside."""
    if area.kind == "council":
        return ("Neighbours", area.region_name, "England")
    return ("Lowest tenth", "Middle council", "Highest tenth")


def group_rows(area: Area, picture: Picture, groups: list[tuple[str, list[str]]]) -> tuple[Group, ...]:
    """Make the rows of each group."""
    made = []
    for title, measures in groups:
        rows = tuple(published_row(area, picture, definition(m)) for m in measures if picture.has(m))
        if rows:
            made.append(Group(title, rows))
    return tuple(made)


def published_row(area: Area, picture: Picture, meaning: Definition) -> Row:
    """Make one measure's row from published figures; a missing figure says why it is missing."""
    figures = picture.series(meaning.id, area)
    latest = picture.latest(meaning.id, area)
    if latest is None or latest.value is None:
        return _empty_row(area, picture, meaning, figures[-1] if figures else None)
    interval = picture.interval(latest)
    newest = picture.figures.latest_year(meaning.id)
    return Row(
        measure=meaning.id,
        name=meaning.name,
        unit=unit_words(meaning),
        when=latest.label,
        value=written(latest.value, meaning.unit, meaning.decimals),
        interval=_range(meaning, interval.low, interval.high) if interval else "",
        past=_past(meaning, figures),
        spark=_spark(meaning, figures, area.name),
        beside=beside_cells(area, picture, meaning, latest.year),
        standing=standing_words(picture.standing(meaning.id, area, latest.year)),
        strip=strip_of(area, picture, meaning, latest.year, latest.value),
        note=_note(meaning, latest, is_old=latest.year < newest),
    )


def _note(meaning: Definition, latest: Figure, *, is_old: bool) -> str:
    """Say how many stand behind a rate, that a figure was computed here, that none newer is published."""
    words = [
        in_all(latest.numerator) if meaning.unit == "per 10,000" else "",
        "computed here from published counts" if latest.computed else "",
        "the newest published here" if is_old else "",
    ]
    return "; ".join(word for word in words if word)


def in_all(count: float | None) -> str:
    """Say how many stand behind a rate.

    >>> in_all(81770.0)
    '81,770 in all'
    """
    return f"{count:,.0f} in all" if count is not None else ""


def _empty_row(area: Area, picture: Picture, meaning: Definition, last: Figure | None) -> Row:
    year = picture.figures.latest_year(meaning.id)
    return Row(
        measure=meaning.id,
        name=meaning.name,
        unit=unit_words(meaning),
        when="",
        value=MISSING,
        interval=SYMBOLS.get(last.symbol if last else "", "not published"),
        past="",
        spark="",
        beside=beside_cells(area, picture, meaning, year),
        standing="No figure is published.",
        strip="",
    )


def beside_cells(area: Area, picture: Picture, meaning: Definition, year: int) -> tuple[str, ...]:
    """Give the figures of those a measure is set beside, for the same year."""
    if area.kind == "council":
        values = [
            picture.neighbours_average(meaning.id, area, year).value,
            picture.value(meaning.id, area.region, year),
            england_value(picture, meaning.id, year),
        ]
    else:
        each = sorted(picture.all_values(meaning.id, year))
        tenth = len(each) // 10
        values = [each[tenth], each[len(each) // 2], each[-1 - tenth]] if each else [None, None, None]
    return tuple(written(value, meaning.unit, meaning.decimals) for value in values)


def strip_of(
    area: Area, picture: Picture, meaning: Definition, year: int, value: float | None, *, but: str = ""
) -> str:
    """Draw where a value stands among all councils' published figures of a year, `but` those of one."""
    return strip(
        picture.all_values(meaning.id, year, but=but),
        place=value if area.kind == "council" else None,
        england=england_value(picture, meaning.id, year),
        neighbours=[v for _, v in picture.neighbour_values(meaning.id, area, year)],
        name=f"{meaning.name}: {area.name} among councils",
        description=f"{with_unit(value, meaning.unit, meaning.decimals)} here; the words beside say where that stands.",
    )


def _range(meaning: Definition, low: float | None, high: float | None) -> str:
    digits = meaning.decimals
    return f"{written(low, meaning.unit, digits).rstrip('%')} to {written(high, meaning.unit, digits)}"


def _past(meaning: Definition, figures: tuple[Figure, ...]) -> str:
    known = [f for f in figures if f.value is not None]
    if len(known) < 2:
        return ""
    return f"{written(known[0].value, meaning.unit, meaning.decimals)} in {short_label(known[0])}"


def short_label(figure: Figure) -> str:
    """Write a period short enough for an axis or a narrow table.

    >>> from seedbed.record.published import Figure
    >>> short_label(Figure("X", "E", 2025, 1.0, "", None, None, False, "31 March 2025"))
    '2025'
    >>> short_label(Figure("X", "E", 2025, 1.0, "", None, None, False, "2024-25"))
    '2024-25'
    """
    return figure.label if len(figure.label) <= 7 else str(figure.year)


def _spark(meaning: Definition, figures: tuple[Figure, ...], name: str) -> str:
    known = [f for f in figures if f.value is not None]
    if len(known) < 2:
        return ""
    words = (
        f"from {written(known[0].value, meaning.unit, meaning.decimals)} in {known[0].label} "
        f"to {written(known[-1].value, meaning.unit, meaning.decimals)} in {known[-1].label}"
    )
    return spark([f.value for f in figures], name=f"{meaning.name}, {name}", description=words)


def change_words(meaning: Definition, change: Change) -> str:
    """Say a change and its range in small print.

    >>> from seedbed.codes.definitions import definition
    >>> from seedbed.understand.comparison import Change
    >>> change_words(definition("REREF12"), Change(23.1, 13.0, -10.1, -14.5, -5.8, "fell", "better", ""))
    'Change −10.1 points, 95% range −14.5 to −5.8.'
    """
    if change.value is None or change.low is None or change.high is None:
        return f"Basis: {change.basis}."
    digits = max(meaning.decimals, 1) if meaning.unit == "%" else meaning.decimals
    value, low, high = (_signed(number, meaning, digits) for number in (change.value, change.low, change.high))
    return f"Change {value}{' points' if meaning.unit == '%' else ''}, 95% range {low} to {high}."


def _signed(number: float, meaning: Definition, digits: int) -> str:
    text = written(abs(number), meaning.unit, digits).rstrip("%")
    is_nought = not any(digit in text for digit in "123456789")
    return f"{'' if is_nought else '−' if number < 0 else '+'}{text}"


def unit_words(meaning: Definition) -> str:
    """Say what a figure is per, for the small print under a measure's name."""
    words = {"%": "per cent", "£": "pounds", "£ a week": "pounds a week", "per 10,000": "per 10,000 children"}
    return words.get(meaning.unit, meaning.unit)


def inspection(area: Area, picture: Picture) -> Inspection | None:
    """Give the latest inspection's sub-judgements; for England, how many councils hold each grade."""
    measures = [m for m in choices.inspection_measures() if picture.has(m)]
    if not measures:
        return None
    if area.kind != "council":
        return Inspection(
            "Ofsted’s four judgements, as each council holds them now. There is no overall grade from April 2026.",
            tuple(Judgement(m, definition(m).name, *_held_by_councils(picture, m)) for m in measures),
        )
    held = [(m, picture.latest(m, area)) for m in measures]
    dates = sorted({f.label for _, f in held if f is not None})
    if not dates:
        return Inspection("No graded inspection of this council is in the published list.")
    sentence = (
        f"Ofsted’s judgements from the inspection of {dates[-1]}. Ofsted gives no overall grade from April 2026; "
        "what it says in words matters more than a grade."
    )
    return Inspection(
        sentence,
        tuple(
            Judgement(
                m, definition(m).name, GRADES[round(f.value)] if f and f.value else "Not graded", _share(picture, m, f)
            )
            for m, f in held
        ),
    )


def _held_by_councils(picture: Picture, measure: str) -> tuple[str, str]:
    values = [round(v) for v in picture.figures.latest_of_each(measure).values if v == v]
    good = sum(v <= 2 for v in values)
    return f"{round(100 * good / max(len(values), 1))}% good or better", f"{good} of {len(values)} councils"


def _share(picture: Picture, measure: str, figure: Figure | None) -> str:
    """Say how many councils hold the same grade."""
    values = [round(v) for v in picture.figures.latest_of_each(measure).values if v == v]
    if figure is None or figure.value is None or not values:
        return ""
    same = sum(v == round(figure.value) for v in values)
    return f"as in {counted(same, 'council')} of {len(values)}"
