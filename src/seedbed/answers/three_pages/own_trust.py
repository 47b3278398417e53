"""Page three from a place's own record: what was read, what is wrong with it, and which figures that touches."""

from __future__ import annotations

from seedbed.answers.figures_in_words import counted, listed, number_in_words, opened, written
from seedbed.answers.own_record import OwnRecord
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.pages import Note, Table
from seedbed.codes.definitions import Definition, definition
from seedbed.codes.returns import RETURN_NAMES
from seedbed.periods import year_label
from seedbed.quality import find_rule
from seedbed.understand.indicators import Measured
from seedbed.understand.signals import ChartSettings

MOST_RULES = 4
MOST_NOTES = 7
YEARS_APART = 2
"""So many of the newest years have a line of their own in what was read."""


def reconciliation(record: OwnRecord) -> Table:
    """Give, for each return, what became of its lines: the newest years each, all earlier ones together."""
    rows = record.connection.execute(
        f"""
        with each as (
            select regexp_replace(kind, '_[a-z]+$', '') as kind, collection_year as year,
                max(collection_year) over () - {YEARS_APART} >= collection_year as is_earlier, files.* exclude (kind),
                (select count(*) from record.findings as f where f.file_id = files.file_id) as findings
            from returned.files where collection_year is not null and read > 0
        )
        select min(year), max(year), kind, count(*), sum(read), sum(loaded), sum(quarantined), sum(blank), sum(repeated),
            sum(findings)
        from each group by kind, case when is_earlier then 0 else year end order by 2, 1, kind
        """
    ).fetchall()
    heads = ("", "Files", "Lines read", "Loaded", "Set aside", "Blank", "Repeated", "Findings")
    each = tuple(
        (f"{_title(kind)}, {_years(first, last)}", *(f"{int(number):,}" for number in numbers))
        for first, last, kind, *numbers in rows
    )
    return Table("Read = loaded + set aside + blank; in the census a line is a block.", heads, each)


def _years(first: int, last: int) -> str:
    return year_label(last) if first == last else f"{year_label(first)} to {year_label(last)}"


def _title(kind: str) -> str:
    name = RETURN_NAMES[kind]
    return f"{name[0].upper()}{name[1:]}"


def cannot_trust(record: OwnRecord, shown: list[str]) -> tuple[Note, ...]:
    """List what the figures shown cannot carry, the gravest first."""
    meanings = [definition(m) for m in shown if definition(m).measured is not None]
    notes = [
        _set_aside(record),
        *_doubtful(record, meanings),
        _not_measured(record, meanings),
        _forgotten(record),
        _denied(record),
        _population(record),
        _small(record, meanings),
        _invented(record),
    ]
    return tuple(note for note in notes if note)[:MOST_NOTES]


def _number(record: OwnRecord, query: str) -> int:
    found = record.connection.execute(query).fetchone()
    return int(found[0]) if found and found[0] is not None else 0


def _set_aside(record: OwnRecord) -> Note | None:
    lines = _number(record, "select count(*) from returned.quarantined")
    values = _number(record, "select count(*) from returned.faults where row_id is not null")
    if not lines and not values:
        return None
    return Note(
        "Lines and values that could not be read",
        f"{opened(counted(lines, 'line'))} could not be placed and {counted(values, 'value')} could not be read as sent. "
        "They are kept, listed by seedbed check, and counted as unknown.",
    )


def _doubtful(record: OwnRecord, meanings: list[Definition]) -> list[Note]:
    """Name the figures that what is unknown could move the furthest."""
    wide = []
    for meaning in meanings:
        found = record.latest(meaning)
        if found is None or found.doubt.low is None or found.doubt.high is None or not found.estimate.value:
            continue
        spread = (found.doubt.high - found.doubt.low) / found.estimate.value
        if spread > 0.05:
            wide.append((spread, meaning, found))
    wide.sort(key=lambda each: -each[0])
    return [
        Note(
            f"{meaning.short_name}: not yet a figure to act on",
            f"{opened(counted(found.doubt.rows, 'row'))} cannot be told either way. If all or none of them counted it "
            f"would lie anywhere from {written(found.doubt.low, meaning.unit, meaning.decimals)} to "
            f"{written(found.doubt.high, meaning.unit, meaning.decimals)}.",
        )
        for _, meaning, found in wide[:2]
    ]


def _not_measured(record: OwnRecord, meanings: list[Definition]) -> Note | None:
    """Name the years in which a figure cannot be given, and what would give it."""
    gaps = []
    for meaning in meanings:
        for year in record.measures.years(meaning):
            found = record.measures.year(meaning, year)
            if found.why_not:
                gaps.append(f"{meaning.short_name}, {found.label}: {found.why_not}")
    if not gaps:
        return None
    return Note("Not measured", f"{'. '.join(gaps[:2])}.")


def _forgotten(record: OwnRecord) -> Note | None:
    tables = {"cla_episodes": "episode of care", "cin_episodes": "referral", "cp_plans": "protection plan"}
    each = {
        name: _number(record, f"select count(*) from record.{table} where not_in_later_return")
        for table, name in tables.items()
    }
    some = [counted(number, name, _plural(name)) for name, number in each.items() if number]
    if not some:
        return None
    return Note(
        "Open in one year, gone in the next",
        f"{opened(listed(some))}: kept, end unknown, and out of every count after the year in which they were last sent.",
    )


def _plural(name: str) -> str:
    return "episodes of care" if name == "episode of care" else f"{name}s"


def _denied(record: OwnRecord) -> Note | None:
    births = _number(record, "select count(distinct person_id) from record.differences where column_name = 'dob'")
    others = _number(record, "select count(*) from record.differences where column_name <> 'dob'")
    if not births and not others:
        return None
    parts = []
    if births:
        parts.append(f"{counted(births, 'child has', 'children have')} two birth dates")
    if others:
        parts.append(f"{counted(others, 'value differs', 'values differ')} from an earlier return")
    return Note("Returns that contradict each other", f"{opened(listed(parts))}. The later one is used; both are kept.")


def _population(record: OwnRecord) -> Note | None:
    years = [max(dates) for dates in record.measures.as_at.values() if dates]
    used = record.population_used(max(years)) if years else None
    if used is None or used.value is None or used.year >= max(years) - 1:
        return None
    return Note(
        "Children who live here",
        f"Rates for {year_label(max(years))} use the newest population there is, {used.value:,.0f} children in {used.label}. "
        "Published rates will use a newer one.",
    )


def _small(record: OwnRecord, meanings: list[Definition]) -> Note | None:
    few = []
    for meaning in meanings:
        found = record.latest(meaning)
        if found is not None and found.estimate.count is not None and found.estimate.count < 20:
            few.append(f"“{meaning.short_name}” ({found.estimate.count:,.0f})")
    if not few:
        return None
    return Note("Small numbers", f"Fewer than twenty stand behind {listed(few)}: one family more or less moves these.")


def _invented(record: OwnRecord) -> Note | None:
    if not record.invented:
        return None
    return Note(
        "Invented children",
        "Nobody here is real. The council it resembles lends its population and neighbours; spend, workforce and inspection "
        "are left out, for an invented place has none.",
    )


def look_next(record: OwnRecord, moved: list[Measured]) -> tuple[Note, ...]:
    """Say what to ask about what moved, what to mend first, and where to read on."""
    notes = [_ask(found) for found in moved[:2]]
    notes += _rules_to_mend(record)
    notes.append(
        Note("Read with audit and with voice", "No figure here says what help was like. Read it with the last practice audits and "
             "with what children and families said.")
    )  # fmt: skip
    return tuple(notes)


def _ask(found: Measured) -> Note:
    measure = found.definition.id
    return Note(
        f"What is behind it? {choices.event(measure)}",
        f"{choices.question(measure)} seedbed why {measure} {found.label} PLACE lists the rows; --by age splits them.",
    )


def _rules_to_mend(record: OwnRecord) -> list[Note]:
    """Give the rules with the most errors in the newest year, each with how to put it right."""
    rows = record.connection.execute(
        f"""
        select rule, count(*) as findings from record.findings
        where severity = 'error' and collection_year = (select max(collection_year) from record.findings)
        group by rule order by findings desc, rule limit {MOST_RULES}
        """
    ).fetchall()
    notes = []
    for code, findings in rows:
        rule = find_rule(code)
        notes.append(Note(f"{rule.title}: {counted(findings, 'finding')} of rule {code}", rule.mend))
    return notes


def method(record: OwnRecord) -> tuple[Note, ...]:
    """Say in a few words how the figures were made."""
    rules = ChartSettings()
    notes = [
        Note(
            "Months",
            "XmR charts of counts, p′ charts of percentages. A diamond is a signal: beyond the limits, "
            f"{number_in_words(rules.trend_length)} rising or falling, two of three close to a limit, or "
            f"{number_in_words(rules.run_length)} on one side of the average.",
        ),
        Note(
            "Years",
            "This year less last, its 95% range widened by how much all councils’ published figures moved between two years.",
        ),
        Note("Ranges", "95%: Wilson’s for shares; exact Poisson or Byar’s for rates per 10,000 children."),
        Note(
            "Every figure opens",
            "seedbed why MEASURE YEAR PLACE gives its definition, its rows by file and line, and how far unknowns could move it.",
        ),
    ]
    return tuple(notes)
