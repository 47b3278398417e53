"""Three pages for a council, or for England, from published figures.

Yearly published figures say little about the last month and much about the long run, so the words are plain ones of
rising and falling, each with the interval of the difference: no control chart is drawn of eight yearly points.
"""

from __future__ import annotations

from seedbed.answers.areas import Area
from seedbed.answers.drawing import Line, line_chart
from seedbed.answers.figures_in_words import (
    MISSING,
    NOTHING_GIVEN,
    SYMBOLS,
    counted,
    listed,
    number_in_words,
    opened,
    with_unit,
    written,
)
from seedbed.answers.picture import LONG_RUN, Picture, england_value
from seedbed.answers.standing_in_words import standing_sentence
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.beside import (
    change_words,
    group_rows,
    inspection,
    middle_columns,
    short_label,
)
from seedbed.answers.three_pages.pages import Group, Link, Statement, Table, ThreePages
from seedbed.answers.three_pages.trust import cannot_trust, look_next, method, sources
from seedbed.codes.definitions import Definition, definition
from seedbed.record.published import Figure
from seedbed.understand.comparison import Change

YEARS_IN_TABLE = 6
SOURCE = "from_published"
NEWEST = {"children": ("LAC_RATE", "CPP_RATE", "CIN_RATE"), "workforce": ("WF_VAC", "WF_CASE")}
"""The measures whose newest date stands at the head of each side."""


def three_pages_of(area: Area, picture: Picture, *, links: tuple[Link, ...] = ()) -> ThreePages:
    """Fill the three pages of a council or of England from published figures."""
    measures = [m for m in choices.for_page_one(SOURCE) if picture.has(m)]
    changes = {m: found for m in measures if (found := _newest_change(area, picture, m)) is not None}
    chosen = choices.pick(
        choices.Candidate(m, definition(m).topic, _is_clear(change), _strength(change))
        for m, (_, _, change) in changes.items()
        if change.verdict not in {"too few to say", "no figure"}
    )
    statements = tuple(_statement(area, picture, definition(one.measure), *changes[one.measure]) for one in chosen)
    groups = group_rows(area, picture, choices.for_page_two(SOURCE))
    shown = [row.measure for group in groups for row in group.rows]
    return ThreePages(
        name=area.name,
        kind="published",
        seal="Published figures",
        up_to=_up_to(area, picture),
        opening=_opening(area, measures, changes),
        statements=statements,
        columns=middle_columns(area),
        groups=groups,
        inspection=inspection(area, picture),
        how_compared=_how_compared(area, groups),
        cannot_trust=cannot_trust(area, picture, measures, shown, [s.measure for s in statements]),
        look_next=look_next(area, picture, measures, changes),
        method=method(area),
        sources=sources([*shown, *(s.measure for s in statements)]),
        words=choices.words_for([*(s.measure for s in statements), *shown]),
        links=links,
    )


def _newest_change(area: Area, picture: Picture, measure: str) -> tuple[Figure, Figure, Change] | None:
    """Give the change to the newest year there is; an area whose own figures end earlier has no news in them."""
    found = picture.change(measure, area)
    return found if found and found[1].year == picture.figures.latest_year(measure) else None


def when(label: str) -> str:
    """Put a period into a sentence.

    >>> when("2024-25"), when("31 March 2025"), when("December 2024 to February 2025")
    ('in 2024-25', 'at 31 March 2025', 'in December 2024 to February 2025')
    """
    is_a_day = label[:1].isdigit() and " " in label and " to " not in label
    return f"at {label}" if is_a_day else f"in the {label}" if label.startswith("year") else f"in {label}"


def _is_clear(change: Change) -> bool:
    return change.verdict in {"rose", "fell"}


def _strength(change: Change) -> float:
    """How many times wider than its interval a change is."""
    if change.value is None or change.low is None or change.high is None:
        return abs(change.value or 0) / max(abs(change.old or 1), 1e-9)
    reach = (change.high - change.low) / 2
    return abs(change.value) / reach if reach else 0.0


def _opening(area: Area, measures: list[str], changes: dict[str, tuple[Figure, Figure, Change]]) -> str:
    clear = sum(_is_clear(change) for _, _, change in changes.values())
    level = sum(change.verdict == "no clear change" for _, _, change in changes.values())
    rest = len(measures) - clear - level
    yardstick = "by more than councils usually do" if area.kind == "council" else "by more than chance would give"
    looked = counted(len(measures), "published measure")
    if clear:
        words = f"Of {looked} looked at, {number_in_words(clear)} moved {yardstick} in the latest year"
        words += f" and {number_in_words(level, none='none')} did not" if level else ""
    else:
        words = f"None of {looked} looked at moved {yardstick} in the latest year"
    return f"{words}; {number_in_words(rest)} cannot be judged." if rest else f"{words}."


def _statement(
    area: Area, picture: Picture, meaning: Definition, old: Figure, new: Figure, change: Change
) -> Statement:
    table = _table(area, picture, meaning)
    return Statement(
        measure=meaning.id,
        headline=_headline(meaning, old, new, change),
        detail=" ".join(_detail(area, picture, meaning, new)),
        why_it_matters=meaning.why_it_matters,
        basis=" ".join([change_words(meaning, change), *_computed(new), *_symbols(table)]),
        chart=_chart(area, picture, meaning),
        table=table,
        changed=_is_clear(change),
        topic=_verdict_words(meaning, change),
    )


def _computed(figure: Figure) -> list[str]:
    return ["Computed here from published counts."] if figure.computed else []


def _symbols(table: Table) -> list[str]:
    """Explain each sign that stands where a number is missing."""
    cells = {cell for row in table.rows for cell in row[1:]}
    signs = [f"[{sign}] {words}" for sign, words in SYMBOLS.items() if f"[{sign}]" in cells]
    if MISSING in cells:
        signs.append(f"{MISSING} {SYMBOLS['']}")
    return [f"{'; '.join(signs)}."] if signs else []


def _verdict_words(meaning: Definition, change: Change) -> str:
    topic = choices.TOPICS[meaning.topic]
    return f"{topic} · {change.judgement}" if change.judgement else topic


def _headline(meaning: Definition, old: Figure, new: Figure, change: Change) -> str:
    start = choices.subject(meaning.id)
    now, before = (written(f.value, meaning.unit, meaning.decimals) for f in (new, old))
    per = with_unit(new.value, meaning.unit, meaning.decimals)
    if _is_clear(change):
        return f"{start} {change.verdict} from {before} to {per} in a year"
    if now == before:
        return f"{start} did not change: {per}, as a year before"
    return f"{start} did not clearly change: {per}, {before} a year before"


def _detail(area: Area, picture: Picture, meaning: Definition, new: Figure) -> list[str]:
    sentences = []
    long_run = picture.change(meaning.id, area, back=LONG_RUN)
    if long_run is not None and _is_clear(long_run[2]):
        then = f"{written(long_run[0].value, meaning.unit, meaning.decimals)} {when(long_run[0].label)}"
        way = "risen" if long_run[2].verdict == "rose" else "fallen"
        sentences.append(f"Over {number_in_words(LONG_RUN)} years the figure has {way}, from {then}.")
    if area.kind == "council":
        standing = standing_sentence(picture.standing(meaning.id, area, new.year))
        if standing:
            sentences.append(standing.replace("The figure", "It", 1) if sentences else standing)
        near = picture.neighbours_average(meaning.id, area, new.year).value
        sentences += beside_sentence(meaning, england_value(picture, meaning.id, new.year), near)
    else:
        values = sorted(picture.all_values(meaning.id, new.year))
        if values:
            low, high = values[len(values) // 10], values[-1 - len(values) // 10]
            sentences.append(
                f"Eight in ten councils lie between {written(low, meaning.unit, meaning.decimals)} and "
                f"{written(high, meaning.unit, meaning.decimals)}."
            )
    return sentences


def beside_sentence(
    meaning: Definition, england: float | None, neighbours: float | None, *, when: str = ""
) -> list[str]:
    """Say what England's figure and the neighbours' average are, in one sentence or none."""
    others = [("England’s figure", england), ("the neighbours’ average", neighbours)]
    said = [
        f"{name} {'was' if when else 'is'} {written(value, meaning.unit, meaning.decimals)}"
        for name, value in others
        if value is not None
    ]
    return [f"{opened(listed(said))}{when}."] if said else []


def _lines(area: Area, picture: Picture, meaning: Definition) -> tuple[list[Figure], list[Line]]:
    figures = list(picture.series(meaning.id, area))
    years = [f.year for f in figures]
    lines = [Line(area.name if len(area.name) <= 12 else "Here", [f.value for f in figures])]
    if area.kind == "council":
        near = [picture.neighbours_average(meaning.id, area, year).value for year in years]
        lines.append(Line("Neighbours", near, "neighbours"))
        lines.append(Line("England", [england_value(picture, meaning.id, year) for year in years], "england"))
    return figures, [line for line in lines if any(v is not None for v in line.values)]


def _chart(area: Area, picture: Picture, meaning: Definition) -> str:
    figures, lines = _lines(area, picture, meaning)
    known = [f for f in figures if f.value is not None]
    description = (
        f"{area.name}: {with_unit(known[0].value, meaning.unit, meaning.decimals)} in {known[0].label}, "
        f"{with_unit(known[-1].value, meaning.unit, meaning.decimals)} in {known[-1].label}. The table gives each year."
    )
    return line_chart(
        lines,
        [short_label(f) for f in figures],
        name=meaning.name,
        description=description,
        decimals=meaning.decimals,
        unit=meaning.unit,
    )


def _table(area: Area, picture: Picture, meaning: Definition) -> Table:
    figures, lines = _lines(area, picture, meaning)
    start = max(0, len(figures) - YEARS_IN_TABLE)
    rows = tuple(
        (
            line.name,
            *(
                _cell(line.values[i], figures[i] if line.who == "place" else None, meaning)
                for i in range(start, len(figures))
            ),
        )
        for line in lines
    )
    return Table(f"{meaning.name}, {_unit_words(meaning)}", ("", *(short_label(f) for f in figures[start:])), rows)


def _cell(value: float | None, figure: Figure | None, meaning: Definition) -> str:
    if value is None and figure is not None and figure.symbol not in {"", NOTHING_GIVEN}:
        return f"[{figure.symbol}]"
    return written(value, meaning.unit, meaning.decimals)


def _unit_words(meaning: Definition) -> str:
    return {"%": "per cent", "£": "pounds", "£ a week": "pounds a week"}.get(meaning.unit, meaning.unit)


def _up_to(area: Area, picture: Picture) -> str:
    words = []
    for name, measures in NEWEST.items():
        each = [f for m in measures if picture.has(m) and (f := picture.latest(m, area)) is not None]
        if each:
            words.append(f"{name} to {max(each, key=lambda f: f.year).label}")
    return opened(", ".join(words)) or "Few figures are published for this area"


def _how_compared(area: Area, groups: tuple[Group, ...]) -> str:
    if area.kind != "council":
        return (
            "Small print under a figure is its 95% range. In each strip a thin mark is a council and the dashed post is "
            "England. One council in ten lies below the lowest tenth, and one in ten above the highest."
        )
    cells = {cell for group in groups for row in group.rows for cell in (row.value, *row.beside)}
    return (
        "Small print under a figure is its 95% range. In each strip a thin mark is a council, longer brown ones are "
        "statistical neighbours, the dashed post is England, the disc is here. “Higher” and “lower” mean by more than "
        "councils usually differ; for rates of need that is neither good nor bad. A place alone (“3rd lowest”) has no "
        "published counts to judge it by."
    ) + (f" {MISSING} means that no figure is published." if MISSING in cells else "")
