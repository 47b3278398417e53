"""Page three for published figures: what they cannot be trusted on, and what to look at next.

Everything here follows from the figures on the other two pages, so that no page warns of what it does not show.
"""

from __future__ import annotations

from seedbed.answers.areas import Area
from seedbed.answers.figures_in_words import SYMBOLS, counted, listed, with_unit, written
from seedbed.answers.picture import Picture
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.pages import Note
from seedbed.codes.definitions import Definition, definition
from seedbed.record.published import Figure
from seedbed.understand.comparison import Change, CouncilStanding

FEW = 40
"""A figure that rests on fewer children than this is named on page three: one family more or less moves it."""

MOST_NOTES = 7
MOST_QUESTIONS = 6


def cannot_trust(
    area: Area, picture: Picture, measures: list[str], shown: list[str], stated: list[str]
) -> tuple[Note, ...]:
    """List what the figures shown cannot carry, the gravest first."""
    notes = [
        _reorganised(area),
        _missing(area, picture, shown),
        _small(area, picture, shown),
        _chance(measures),
        _age(area, picture, shown),
        _rounded(shown),
        *_traps(stated),
    ]
    return tuple(note for note in notes if note)[:MOST_NOTES]


def _reorganised(area: Area) -> Note | None:
    if area.council is None or area.council.began is None:
        return None
    return Note(
        "A new council",
        f"{area.name} began in {area.council.began.year}. Figures before then belong to other councils and are not shown.",
    )


def _missing(area: Area, picture: Picture, shown: list[str]) -> Note | None:
    """Name the measures with no figure, each with the reason its table gives."""
    reasons: dict[str, list[str]] = {}
    for measure in shown:
        if picture.latest(measure, area) is None:
            last = picture.series(measure, area, most=1)
            reason = SYMBOLS.get(last[0].symbol, "not published") if last else "not published"
            reasons.setdefault(reason, []).append(definition(measure).short_name.lower())
    if not reasons:
        return None
    words = "; ".join(f"{listed(names)} ({reason})" for reason, names in reasons.items())
    return Note("Figures that are not there", f"{words[0].upper()}{words[1:]}. A missing figure is not a nought.")


def _small(area: Area, picture: Picture, shown: list[str]) -> Note | None:
    """Name the figures that rest on few children, and how far one family of three would move the smallest."""
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
    move = 100 * 3 / (figure.denominator or 1)
    rest = [definition(f.measure).short_name.lower() for _, f in small[1:]]
    also = f" The same care is needed with {listed(rest)}." if rest else ""
    return Note(
        "Small numbers",
        f"{meaning.short_name}: {written(count, 'children')} of {written(figure.denominator, 'children')}. Three more would "
        f"move it by {move:.1f} points.{also}",
    )


def _chance(measures: list[str]) -> Note:
    expected = max(1, round(len(measures) * 0.05))
    return Note(
        "Looking at many things",
        f"{counted(len(measures), 'measure')[0].upper()}{counted(len(measures), 'measure')[1:]} were looked through for page "
        f"one. Even if nothing had changed, about {counted(expected, 'of them', 'of them')} would seem to.",
    )


def _age(area: Area, picture: Picture, shown: list[str]) -> Note | None:
    older = []
    for measure in shown:
        latest = picture.latest(measure, area)
        if latest is not None and latest.year < picture.figures.latest_year(measure):
            older.append(f"{definition(measure).short_name.lower()} ({latest.label})")
    words = "They tell of the year they are for, and nothing since. A council’s own monthly records do."
    if older:
        words = f"Older than elsewhere: {listed(older)}. {words}"
    return Note("Published figures are late", words)


def _rounded(shown: list[str]) -> Note | None:
    names = [
        definition(m).short_name.lower()
        for m in shown
        if definition(m).unit in {"%", "per 10,000"} and definition(m).decimals == 0
    ]
    if not names:
        return None
    return Note(
        "Printed to whole numbers",
        f"{listed(names)[0].upper()}{listed(names)[1:]} are printed without decimals, so a move of one may be half that.",
    )


def _traps(stated: list[str]) -> list[Note]:
    """Give the first trap of each measure that page one speaks of."""
    return [Note(definition(m).short_name, definition(m).traps[0]) for m in stated if definition(m).traps]


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
            f'seedbed why REREF12 {_year_label(changes)} --council "{area.name}" gives its definition, counts, source and past.',
        )
    )
    return tuple(notes[: MOST_QUESTIONS - 2] + notes[-2:]) if len(notes) > MOST_QUESTIONS else tuple(notes)


def _year_label(changes: dict[str, tuple[Figure, Figure, Change]]) -> str:
    labels = [new.label for _, new, _ in changes.values() if len(new.label) == 7]
    return max(labels, default="2024-25")


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
    return f"Ask {best[0]}, a statistical neighbour: {with_unit(best[1], meaning.unit, meaning.decimals)}."


def _moved(changes: dict[str, tuple[Figure, Figure, Change]]) -> list[Note]:
    notes = []
    for measure, (_, _, change) in changes.items():
        if change.verdict in {"rose", "fell"} and change.judgement != "better":
            meaning = definition(measure)
            notes.append(
                Note(
                    f"What is behind it? {choices.subject(measure)} {change.verdict}",
                    f"Ask which children, which part of the place and from which month. Watch for: "
                    f"{meaning.traps[0][0].lower()}{meaning.traps[0][1:]}"
                    if meaning.traps
                    else "Ask which children, which part of the place and from which month.",
                )
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
            "The latest year less the year before, its range widened by how much all councils moved between those years.",
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
            found.setdefault(meaning.published.publication, []).append(meaning.short_name.lower())
    return tuple(f"{publication}: {listed(names)}." for publication, names in found.items())
