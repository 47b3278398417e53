"""Three pages for a place from its own record: council use only, exact, and as new as the last return.

Here months can be charted, so a change is a signal on a control chart; a stock, or what is too rare to chart, is told
by the year. Beside each figure stand the published ones of others, which are a year older and say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from seedbed.answers.drawing import Limits, Line, line_chart
from seedbed.answers.figures_in_words import MISSING, counted, number_in_words, opened, with_unit, written
from seedbed.answers.own_record import OwnRecord, is_count, period_of
from seedbed.answers.picture import england_value
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.beside import change_words, inspection
from seedbed.answers.three_pages.from_published import beside_sentence, when
from seedbed.answers.three_pages.own_rows import columns_of, own_groups
from seedbed.answers.three_pages.own_trust import cannot_trust, look_next, method, reconciliation
from seedbed.answers.three_pages.pages import Action, Statement, Table, ThreePages
from seedbed.answers.three_pages.trust import sources
from seedbed.codes.definitions import Definition
from seedbed.estimates import Estimate
from seedbed.messages import NotAnswerable
from seedbed.periods import year_label
from seedbed.understand.comparison import Change
from seedbed.understand.indicators import Measured
from seedbed.understand.signals import ControlChart, Signal

SOURCE = "from_records"
RECENT = 12
"""A signal older than this many months is history, not news."""

LASTING = 4
"""So many months in a row on one side are told as a stretch; fewer as months that stood out."""


@dataclass(frozen=True)
class Found:
    """What is known of one indicator: its newest year, the year before, its chart, and whether that is news."""

    new: Measured
    old: Measured | None
    change: Change | None
    chart: ControlChart | None
    why_no_chart: str

    @property
    def is_clear(self) -> bool:
        """Whether something changed: a recent signal where months are charted, else a clear change of the year."""
        if self.chart is not None:
            return self.signal is not None
        return self.change is not None and self.change.verdict in {"rose", "fell"}

    @property
    def can_be_judged(self) -> bool:
        """Whether anything can be said of change at all."""
        return self.chart is not None or (
            self.change is not None and self.change.verdict not in {"too few to say", "no figure"}
        )

    @property
    def is_level(self) -> bool:
        """Whether the printed figure is that of a year before."""
        meaning = self.new.definition
        return self.old is not None and written(self.new.estimate.value, meaning.unit, meaning.decimals) == written(
            self.old.estimate.value, meaning.unit, meaning.decimals
        )

    @property
    def signal(self) -> Signal | None:
        """The last signal of the recent months."""
        if self.chart is None or not self.chart.signals:
            return None
        last, points = self.chart.signals[-1], self.chart.points
        return last if last.last >= points[max(0, len(points) - RECENT)].day else None

    @property
    def stretch(self) -> tuple[date, date, int] | None:
        """The months in a row, around the last signal, that lie on its side of the average: first, last, how many."""
        if self.chart is None or self.signal is None:
            return None
        side = 1 if self.signal.direction == "high" else -1
        points = self.chart.points
        first = last = next(i for i, p in enumerate(points) if p.day == self.signal.last)
        while first > 0 and points[first - 1].side == side:
            first -= 1
        while last + 1 < len(points) and points[last + 1].side == side:
            last += 1
        return points[first].day, points[last].day, last - first + 1

    @property
    def strength(self) -> float:
        """How strong the evidence of change is: how long a signal runs, or how far a change passes its range."""
        if self.chart is not None:
            return float(self.stretch[2]) if self.stretch else 0.0
        if self.change is None or self.change.value is None or self.change.low is None or self.change.high is None:
            return 0.0
        reach = (self.change.high - self.change.low) / 2
        return abs(self.change.value) / reach if reach else 0.0


def three_pages_of_place(record: OwnRecord) -> ThreePages:
    """Fill the three pages of a place from its own record."""
    found = {m: one for m in choices.for_page_one(SOURCE) if (one := _found(record, m)) is not None}
    if not found:
        raise NotAnswerable(
            "no indicator can be measured from this record.",
            where=record.name,
            mend="Put a whole year's SSDA903 or CIN census into sources/ and build again; seedbed check says what was read.",
        )
    chosen = choices.pick(
        choices.Candidate(m, one.new.definition.topic, one.is_clear, one.strength)
        for m, one in found.items()
        if one.can_be_judged
    )
    groups = own_groups(record, choices.for_page_two(SOURCE))
    shown = [row.measure for group in groups for row in group.rows]
    graded = inspection(record.area, record.picture) if record.area and not record.invented else None
    return ThreePages(
        name=record.name,
        kind="own record",
        seal="Council use only",
        up_to=_up_to(record),
        opening=_opening(found),
        statements=tuple(_statement(record, found[one.measure]) for one in chosen),
        columns=columns_of(record),
        groups=groups,
        inspection=graded,
        how_compared=_how_compared(record),
        cannot_trust=cannot_trust(record, shown),
        look_next=look_next(record, [one.new for one in found.values() if one.is_clear]),
        method=method(record),
        sources=sources(shown) if record.area else (),
        words=choices.words_for([*(one.measure for one in chosen), *shown]),
        council_use_only=True,
        invented=record.invented,
        reconciliation=reconciliation(record),
    )


def _found(record: OwnRecord, measure: str) -> Found | None:
    meaning = record.measures.measurable.get(measure)
    if meaning is None:
        return None
    new = record.latest(meaning)
    if new is None:
        return None
    old = record.before(new)
    choice, chart = record.chart(meaning)
    return Found(new, old, record.change(old, new) if old else None, chart, choice.why)


def _up_to(record: OwnRecord) -> str:
    newest = {kind: max(dates.values()) for kind, dates in record.measures.as_at.items() if dates}
    words = [
        f"{'CIN census' if kind == 'cin' else 'SSDA903'} to {day.day} {day:%B %Y}"
        for kind, day in sorted(newest.items())
    ]
    return ", ".join(words)


def _opening(found: dict[str, Found]) -> str:
    clear = sum(one.is_clear for one in found.values())
    level = sum(one.can_be_judged and not one.is_clear for one in found.values())
    rest = len(found) - clear - level
    made = f"{counted(len(found), 'measure')} made from our own records"
    if clear:
        words = f"Of {made}, {number_in_words(clear)} clearly changed"
        words += f" and {number_in_words(level, none='none')} did not" if level else ""
    else:
        words = f"None of {made} clearly changed" if len(found) > 1 else f"The {made} did not clearly change"
    return f"{words}; {number_in_words(rest)} cannot be judged yet." if rest else f"{words}."


def _statement(record: OwnRecord, found: Found) -> Statement:
    meaning = found.new.definition
    who, table = record.actions.get(meaning.id), _table(record, found)
    by = f"{who.by.day} {who.by:%B %Y}" if who and who.by else ""
    return Statement(
        measure=meaning.id,
        headline=_headline(found),
        detail=" ".join(_detail(record, found)),
        why_it_matters=meaning.why_it_matters,
        basis=" ".join([_basis(found), *_gaps(table)]),
        chart=_chart(record, found),
        table=table,
        changed=found.is_clear,
        topic=_topic(found),
        action=Action(who.who, who.what, by) if who else Action() if found.is_clear else None,
    )


def _topic(found: Found) -> str:
    topic = choices.TOPICS[found.new.definition.topic]
    word = _judgement(found) if found.is_clear else ""
    return f"{topic} · {word}" if word else topic


def _judgement(found: Found) -> str:
    """Say better or worse, but never of a measure that is neither good nor bad in itself."""
    if found.signal is None:
        return found.change.judgement if found.change else ""
    good = found.new.definition.good_is
    return "" if good == "context" else "better" if found.signal.direction == good else "worse"


def _headline(found: Found) -> str:
    meaning = found.new.definition
    start = choices.event(meaning.id) if is_count(meaning.id) and found.chart else choices.subject(meaning.id)
    if found.chart is not None:
        return f"{start}{_months_in_words(found)}"
    value = with_unit(found.new.estimate.value, meaning.unit, meaning.decimals)
    if found.old is None:
        return f"{start}: {value} {when(period_of(found.new))}"
    before = written(found.old.estimate.value, meaning.unit, meaning.decimals)
    if found.is_clear and found.change:
        return f"{start} {found.change.verdict} from {before} to {value} in a year"
    if found.is_level:
        return f"{start} did not change: {value}, as a year before"
    return f"{start} did not clearly change: {value}, {before} a year before"


def _months_in_words(found: Found) -> str:
    """Say what the months show: a lasting stretch on one side, a month that stands out, or no more than chance."""
    if found.chart is None or found.signal is None or found.stretch is None:
        return ": no clear change from month to month"
    first, last, months = found.stretch
    side = "above" if found.signal.direction == "high" else "below"
    if found.signal.rule == "trend":
        words = found.signal.in_words()
        return f": {words[0].lower()}{words[1:]}, to {found.signal.last:%B %Y}"
    if months < LASTING:
        return f": {found.signal.last:%B %Y} stood out, {side} what chance would give"
    if last == found.chart.points[-1].day:
        return f": {side} the usual level in every month since {first:%B %Y}"
    return f": {side} the usual level from {first:%B %Y} to {last:%B %Y}"


def _detail(record: OwnRecord, found: Found) -> list[str]:
    meaning, new = found.new.definition, found.new
    sentences = [_year_words(found)]
    if record.area is not None and record.picture.has(meaning.id):
        year = min(new.year, record.picture.figures.latest_year(meaning.id))
        near = record.picture.neighbours_average(meaning.id, record.area, year).value
        england = england_value(record.picture, meaning.id, year)
        sentences += beside_sentence(meaning, england, near, when=f" in {year_label(year)}" if year != new.year else "")
    return sentences


def _year_words(found: Found) -> str:
    """Say how many there were in the newest year, and how many a year before."""
    words = f"{opened(when(period_of(found.new)))} there {_were(found.new)}"
    return f"{words}; a year before, {_count_words(found.old)}." if found.old else f"{words}."


def _were(measured: Measured) -> str:
    return f"{'was' if measured.estimate.count == 1 else 'were'} {_count_words(measured)}"


def _count_words(measured: Measured) -> str:
    meaning, estimate = measured.definition, measured.estimate
    value = with_unit(estimate.value, meaning.unit, meaning.decimals)
    return f"{_how_many(meaning, estimate)} ({value})"


def _basis(found: Found) -> str:
    if found.chart is not None:
        names = {"XmR": "XmR chart of monthly counts", "p-prime": "p′ chart of monthly percentages"}
        return f"{names.get(found.chart.kind, found.chart.kind)}{_limits_words(found.chart)}."
    if found.change is not None and found.change.low is not None and found.change.high is not None:
        meaning = found.new.definition
        return change_words(meaning, found.change)
    return f"Not charted by month: {found.why_no_chart}."


def _gaps(table: Table) -> list[str]:
    has_gap = any(MISSING in row for row in table.rows)
    return [f"{MISSING} not measured: side three says why."] if has_gap else []


def _limits_words(chart: ControlChart) -> str:
    return f", limits from the first {chart.settings.fix_after}" if chart.settings.fix_after else ""


def _chart(record: OwnRecord, found: Found) -> str:
    meaning = found.new.definition
    if found.chart is None:
        return _yearly_chart(record, found)
    points = found.chart.points
    limits = Limits(
        [p.mean for p in points],
        [found.chart.limits_shown(p)[0] for p in points],
        [found.chart.limits_shown(p)[1] for p in points],
        frozenset(i for i, p in enumerate(points) if p.rule is not None),
    )
    signals = len(limits.signals)
    return line_chart(
        [Line(record.name, [p.value for p in points])],
        [f"{p.day:%b %Y}" for p in points],
        name=f"{meaning.name}, by month",
        description=f"{found.chart.sentence()} {counted(signals, 'point')} marked as signals. The table gives each year.",
        decimals=0,
        unit="%" if found.chart.kind == "p-prime" else "",
        limits=limits,
    )


def _yearly_chart(record: OwnRecord, found: Found) -> str:
    meaning = found.new.definition
    years = [
        m for y in record.measures.years(meaning) if (m := record.measures.year(meaning, y)).estimate.value is not None
    ]
    return line_chart(
        [Line(record.name, [m.estimate.value for m in years])],
        [m.label for m in years],
        name=meaning.name,
        description=f"{_year_words(found)} The table gives each year.",
        decimals=meaning.decimals,
        unit=meaning.unit,
    )


def _table(record: OwnRecord, found: Found) -> Table:
    """Give each year at hand: how many, of how many, the figure and its range."""
    meaning = found.new.definition
    years = [record.measures.year(meaning, y) for y in record.measures.years(meaning)][-6:]
    each = [m.estimate for m in years]
    rows = [("How many", *(_how_many(meaning, e) for e in each))]
    rows.append((opened(_unit(meaning)), *(written(e.value, meaning.unit, meaning.decimals) for e in each)))
    rows.append(("95% range", *(_range(meaning, e.low, e.high) for e in each)))
    return Table(_caption(found), ("", *(m.label for m in years)), tuple(rows))


def _caption(found: Found) -> str:
    meaning = found.new.definition
    if found.chart is None:
        return f"{meaning.name}, {_unit(meaning)}"
    what = choices.event(meaning.id) if is_count(meaning.id) else f"{choices.subject(meaning.id)}, per cent"
    return f"{what}, each month; below, by year"


def _unit(meaning: Definition) -> str:
    return "per cent" if meaning.unit == "%" else meaning.unit


def _how_many(meaning: Definition, estimate: Estimate) -> str:
    if estimate.count is None:
        return MISSING
    if meaning.unit != "%":
        return f"{estimate.count:,.0f}"
    return f"{estimate.count:,.0f} of {estimate.of:,.0f}"


def _range(meaning: Definition, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return MISSING
    return f"{low:,.{meaning.decimals}f} to {high:,.{meaning.decimals}f}"


def _how_compared(record: OwnRecord) -> str:
    if record.area is None:
        return (
            "place.yml names no council, so nothing stands beside these figures. Add a line such as council: E06000005."
        )
    return (
        "Small print under a figure is its 95% range. Figures of others are the newest published, up to a year older. In "
        "each strip a thin mark is another council’s published figure, longer brown ones are statistical neighbours, the "
        "dashed post is England, the disc is ours."
    )
