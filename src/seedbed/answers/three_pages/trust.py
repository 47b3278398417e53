"""Page three for published figures: what they cannot be trusted on, and what to look at next.

Everything here follows from the figures on the other two pages, so that no page warns of what it does not show.
"""

from __future__ import annotations

from collections.abc import Iterable

from seedbed.answers.areas import Area
from seedbed.answers.figures_in_words import SYMBOLS, counted, listed, number_in_words, opened, with_unit, written
from seedbed.answers.picture import PER, Picture
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.pages import Note
from seedbed.codes.councils import councils
from seedbed.codes.definitions import Definition, definition
from seedbed.periods import year_label
from seedbed.record.published import Figure
from seedbed.understand.comparison import Change, CouncilStanding

FEW = 40
"""A figure that rests on fewer children than this is named on page three: one family more or less moves it."""

NOT_CLOSE = "Not close"
"""What the neighbour model calls a neighbour that is not much alike."""

MOST_NOTES = 7
MOST_QUESTIONS = 6


def cannot_trust(
    area: Area, picture: Picture, measures: list[str], shown: list[str], stated: list[str]
) -> tuple[Note, ...]:
    """List what the figures shown cannot carry, the gravest first."""
    notes = [
        _reorganised(area),
        _unlike(area),
        _missing(area, picture, shown),
        _small(area, picture, shown),
        _chance(measures),
        _age(area, picture, shown),
        _rounded(shown),
        *_traps(area, stated, shown),
    ]
    return tuple(note for note in notes if note)[:MOST_NOTES]


def _reorganised(area: Area) -> Note | None:
    if area.council is None or area.council.began is None:
        return None
    return Note(
        "A new council",
        f"{area.name} began in {area.council.began.year}. Figures before then belong to other councils and are not shown.",
    )


def _unlike(area: Area) -> Note | None:
    """Warn of neighbours that the model itself does not find close."""
    near = area.neighbours
    unlike = [n for n in near.found if n.closeness == NOT_CLOSE] if near else []
    if not near or not unlike:
        return None
    some = "all ten" if len(unlike) == len(near.found) else number_in_words(len(unlike))
    return Note(
        "Neighbours that are not much alike",
        f"The department’s model finds {some} of the neighbours “{NOT_CLOSE.lower()}”. Read their average with care.",
    )


def _missing(area: Area, picture: Picture, shown: list[str]) -> Note | None:
    """Name the measures with no figure, each with the reason its table gives."""
    reasons: dict[str, list[str]] = {}
    for measure in shown:
        if picture.latest(measure, area) is None:
            last = picture.series(measure, area, most=1)
            reason = SYMBOLS.get(last[0].symbol, "not published") if last else "not published"
            reasons.setdefault(reason, []).append(measure)
    if not reasons:
        return None
    words = "; ".join(f"{named(measures)} ({reason})" for reason, measures in reasons.items())
    return Note("Figures that are not there", f"{words}. A missing figure is not a nought.")


def named(measures: Iterable[str]) -> str:
    """Name measures in a sentence, by the short names that page two and `seedbed why` know them by."""
    return listed([f"“{definition(measure).short_name}”" for measure in measures])


def _small(area: Area, picture: Picture, shown: list[str]) -> Note | None:
    """Name the figures that rest on few, and how far one more or fewer would move the smallest."""
    small: list[tuple[float, Figure]] = []
    for measure in shown:
        latest = picture.latest(measure, area)
        if latest is None or latest.numerator is None or latest.denominator is None:
            continue
        if definition(measure).unit == "%" and 0 < latest.numerator < FEW:
            small.append((latest.numerator, latest))
    if not small:
        return None
    small.sort(key=lambda each: each[0])
    count, figure = small[0]
    meaning = definition(figure.measure)
    move = 100 / (figure.denominator or 1)
    also = f" The same care is needed with {named(f.measure for _, f in small[1:])}." if small[1:] else ""
    return Note(
        "Small numbers",
        f"“{meaning.short_name}” is {written(count, 'children')} of {written(figure.denominator, 'children')}, so one more or "
        f"fewer moves it by {move:.1f} points.{also}",
    )


def _chance(measures: list[str]) -> Note:
    expected = max(1, round(len(measures) * 0.05))
    return Note(
        "Looking at many things",
        f"{opened(counted(len(measures), 'measure'))} were looked through for page one. Even if nothing had changed, about "
        f"{number_in_words(expected)} of them would seem to have, by chance.",
    )


def _age(area: Area, picture: Picture, shown: list[str]) -> Note | None:
    older = []
    for measure in shown:
        latest = picture.latest(measure, area)
        if latest is not None and latest.year < picture.figures.latest_year(measure):
            older.append(f"“{definition(measure).short_name}” ({latest.label})")
    words = "They tell of the year they are for, and of nothing since. A council’s own records tell of last month."
    if older:
        words = f"Older here than elsewhere: {listed(older)}. {words}"
    return Note("Published figures are late", words)


def _rounded(shown: list[str]) -> Note | None:
    whole = [m for m in shown if definition(m).unit in PER and definition(m).decimals == 0]
    if not whole:
        return None
    is_one = len(whole) == 1
    return Note(
        "Printed to whole numbers",
        f"{named(whole)} {'is' if is_one else 'are'} printed without decimals, so a move of one may be almost none or "
        "almost two. Where counts are published, changes are worked out from them.",
    )


def _traps(area: Area, stated: list[str], shown: list[str]) -> list[Note]:
    """Give traps that name this council, then the first trap of each measure on page one; none twice.

    A trap that names other councils is no business of this one.
    """
    notes: dict[str, str] = {}
    for measure in shown:
        for trap in definition(measure).traps:
            if area.council is not None and area.name in trap:
                notes.setdefault(trap, definition(measure).short_name)
    for measure in stated:
        new = [trap for trap in definition(measure).traps if trap not in notes and not _names_others(trap, area)]
        if new:
            notes[new[0]] = definition(measure).short_name
    return [Note(name, trap) for trap, name in notes.items()]


def _names_others(trap: str, area: Area) -> bool:
    return area.council is not None and any(f"{other.plain_name} " in trap for other in councils())


def look_next(
    area: Area, picture: Picture, measures: list[str], changes: dict[str, tuple[Figure, Figure, Change]]
) -> tuple[Note, ...]:
    """List questions worth an hour: where the place stands apart, what moved, and who has the answer."""
    notes = _apart(area, picture, measures) + _moved(changes)
    notes.append(
        Note(
            "Read with audit and with voice",
            "No figure here says what help was like. Read it with the last practice audits and with what children and "
            "families said.",
        )
    )
    notes.append(
        Note(
            "Open any figure",
            f'seedbed why {_a_figure(area, picture)} --council "{area.name}" gives its definition, counts, source and past.',
        )
    )
    return tuple(notes[: MOST_QUESTIONS - 2] + notes[-2:]) if len(notes) > MOST_QUESTIONS else tuple(notes)


def _a_figure(area: Area, picture: Picture) -> str:
    """Name a figure that can be opened: re-referrals if they are published here."""
    for measure in ("REREF12", "REF_RATE", "LAC_RATE"):
        latest = picture.latest(measure, area) if picture.has(measure) else None
        if latest is not None:
            return f"{measure} {year_label(latest.year)}"
    return "MEASURE YEAR"


def _apart(area: Area, picture: Picture, measures: list[str]) -> list[Note]:
    """Ask of each measure that stands apart; for one with a good direction, name a neighbour who does better."""
    notes = []
    for measure in measures:
        latest = picture.latest(measure, area)
        if latest is None:
            continue
        standing = picture.standing(measure, area, latest.year)
        if not isinstance(standing, CouncilStanding) or standing.verdict not in {"higher", "lower"}:
            continue
        notes.append((standing.is_far, _question(area, picture, definition(measure), latest, standing.verdict)))
    notes.sort(key=lambda each: not each[0])
    return [note for _, note in notes[:3]]


def _question(area: Area, picture: Picture, meaning: Definition, latest: Figure, verdict: str) -> Note:
    subject = choices.subject(meaning.id)
    value = with_unit(latest.value, meaning.unit, meaning.decimals)
    title = f"Why {verdict}? {subject}: {value}"
    if meaning.good_is == "context":
        words = (
            "Need, thresholds and ways of recording can each explain it. Take twenty cases at random and see which it is "
            "before anything is changed."
        )
        return Note(title, words)
    better = _better_neighbour(area, picture, meaning, latest)
    is_good = (verdict == "lower") == (meaning.good_is == "low")
    if is_good:
        return Note(title, "A strength, if it is real. Check how it is recorded, then say what made it and share it.")
    ask = f" {better}" if better else ""
    return Note(title, f"Check the recording first, then the practice.{ask}")


def _better_neighbour(area: Area, picture: Picture, meaning: Definition, latest: Figure) -> str:
    near = picture.neighbour_values(meaning.id, area, latest.year)
    if not near or latest.value is None:
        return ""
    best = min(near, key=lambda each: each[1] if meaning.good_is == "low" else -each[1])
    is_better = best[1] < latest.value if meaning.good_is == "low" else best[1] > latest.value
    if not is_better:
        return ""
    value = with_unit(best[1], meaning.unit, meaning.decimals)
    return f"Then ask {best[0]}, a statistical neighbour, where it is {value}."


def _moved(changes: dict[str, tuple[Figure, Figure, Change]]) -> list[Note]:
    notes = []
    for measure, (_, _, change) in changes.items():
        if change.verdict in {"rose", "fell"} and change.judgement != "better":
            notes.append(
                Note(f"What is behind it? {choices.subject(measure)} {change.verdict}", choices.question(measure))
            )
    return notes[:2]


def method(area: Area) -> tuple[Note, ...]:
    """Say in a few words how figures were compared."""
    notes = [
        Note(
            "Ranges",
            "95%: Wilson’s for shares; exact Poisson or Byar’s for rates. Figures printed without counts have none.",
        ),
        Note(
            "Change",
            "The latest year less the year before, its range widened by how much all councils moved between those years."
            if area.kind == "council"
            else "The latest year less the year before, with a range for chance in counting.",
        ),
    ]
    if area.kind == "council":
        near = area.neighbours
        missing = f" No longer among them: {' '.join(near.missing)}" if near and near.missing else ""
        notes += [
            Note(
                "Neighbours",
                f"Ten councils that the department’s {near.model if near else '2025'} model finds most alike; the average "
                f"counts each once.{missing}",
            ),
            Note(
                "Among councils",
                "Funnel limits around the pooled figure, widened for how much councils ordinarily differ (Spiegelhalter).",
            ),
        ]
    return tuple(notes)


def sources(measures: list[str]) -> tuple[str, ...]:
    """Name each publication once, with the measures taken from it."""
    found: dict[str, list[str]] = {}
    for measure in dict.fromkeys(measures):
        meaning = definition(measure)
        if meaning.published is not None:
            found.setdefault(meaning.published.publication, []).append(measure)
    return tuple(f"{publication}: {named(each)}." for publication, each in found.items())
