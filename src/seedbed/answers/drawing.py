"""Small charts as SVG text, made on the server: no script, no library, the same on screen and on paper.

Every chart is an image with a name and a description for a screen reader; its figures always stand in a table
beside it, so nothing is said by a line alone. Attributes are written on the shapes themselves (not in a style
sheet) so that a chart copied out of the page keeps its looks. Meaning never hangs on colour: the place is a heavy
line with round marks, England is dashed, neighbours are dotted, a signal is a diamond.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

INK, MUTED, FAINT = "#1b2420", "#55615b", "#d5dcd8"
PLACE, ENGLAND, NEIGHBOURS, SIGNAL = "#0b5c46", "#3d4a7a", "#8a5a0b", "#a23a12"

LETTER = 5.6
"""How wide a letter of a chart's smallest words is, about."""

Number = float | None


@dataclass(frozen=True)
class Line:
    """One line of a chart: its name, its values in step with the chart's labels, and whose it is."""

    name: str
    values: Sequence[Number]
    who: str = "place"


@dataclass(frozen=True)
class Limits:
    """The average and limits of a control chart, one value per label; the numbers of the points that are signals."""

    mean: Sequence[Number]
    lower: Sequence[Number]
    upper: Sequence[Number]
    signals: frozenset[int] = frozenset()


STYLES = {
    "place": (PLACE, 2.4, ""),
    "england": (ENGLAND, 1.6, "6 3"),
    "neighbours": (NEIGHBOURS, 1.6, "1.5 2.5"),
}


def line_chart(
    lines: Sequence[Line],
    labels: Sequence[str],
    *,
    name: str,
    description: str,
    decimals: int = 0,
    unit: str = "",
    limits: Limits | None = None,
    width: int = 330,
    height: int = 76,
) -> str:
    """Draw lines over time; gaps stay gaps; each line's last value is named at its end.

    `labels` are the periods, oldest first. `limits` turns the chart into a control chart.
    """
    frame = _frame(lines, limits, width=width, height=height, points=len(labels), named=len(lines) > 1)
    parts = [_opening(width, height, name, description)]
    parts += _scale(frame, decimals, unit)
    parts += _periods(frame, labels)
    if limits is not None:
        parts += _limits(frame, limits)
    for line in reversed(lines):
        parts += _line(frame, line, limits.signals if limits and line.who == "place" else frozenset())
    parts += _names(frame, lines)
    parts.append("</svg>")
    return "".join(parts)


def strip(
    values: Sequence[float],
    *,
    place: Number,
    england: Number,
    neighbours: Sequence[float],
    name: str,
    description: str,
    width: int = 150,
    height: int = 22,
) -> str:
    """Draw where a place stands: one thin mark a council, neighbours longer, England a dashed post, the place a disc."""
    everyone = [v for v in (*values, place, england) if v is not None]
    if not everyone:
        return ""
    low, high = min(everyone), max(everyone)
    spread = (high - low) or 1.0
    middle = height / 2

    def x(value: float) -> str:
        return _n(6 + (width - 12) * (value - low) / spread)

    parts = [_opening(width, height, name, description)]
    parts.append(f'<path d="M6 {_n(middle)}H{width - 6}" stroke="{FAINT}" stroke-width="1"/>')
    if values:
        marks = "".join(f"M{x(v)} {_n(middle - 3.5)}v7" for v in values)
        parts.append(f'<path d="{marks}" stroke="#9aa6a0" stroke-width="0.9" stroke-opacity="0.55"/>')
    if neighbours:
        marks = "".join(f"M{x(v)} {_n(middle - 6)}v12" for v in neighbours)
        parts.append(f'<path d="{marks}" stroke="{NEIGHBOURS}" stroke-width="1.3"/>')
    if england is not None:
        parts.append(
            f'<path d="M{x(england)} 1V{height - 1}" stroke="{ENGLAND}" stroke-width="1.8" stroke-dasharray="3 2"/>'
        )
    if place is not None:
        parts.append(
            f'<circle cx="{x(place)}" cy="{_n(middle)}" r="5" fill="{PLACE}" stroke="#fff" stroke-width="1.5"/>'
        )
    parts.append("</svg>")
    return "".join(parts)


def spark(values: Sequence[Number], *, name: str, description: str, width: int = 74, height: int = 22) -> str:
    """Draw a place's own past as a line the height of a row, the latest value marked."""
    known = [v for v in values if v is not None]
    if len(known) < 2:
        return ""
    low, high = min(known), max(known)
    spread = (high - low) or 1.0
    step = (width - 10) / max(len(values) - 1, 1)

    def point(i: int, v: float) -> tuple[str, str]:
        return _n(4 + i * step), _n(height - 5 - (height - 10) * ((v - low) / spread if high > low else 0.5))

    parts = [_opening(width, height, name, description)]
    parts.append(f'<path d="{_path(values, point)}" fill="none" stroke="{PLACE}" stroke-width="1.6"/>')
    last = max(i for i, v in enumerate(values) if v is not None)
    value = values[last]
    assert value is not None
    cx, cy = point(last, value)
    parts.append(f'<circle cx="{cx}" cy="{cy}" r="2.8" fill="{PLACE}"/></svg>')
    return "".join(parts)


@dataclass(frozen=True)
class _Frame:
    """Where the drawing lies and what its scale runs over."""

    left: float
    right: float
    top: float
    bottom: float
    width: int
    low: float
    high: float
    step: float
    points: int

    def x(self, i: int) -> float:
        return self.left + (self.right - self.left) * (i / (self.points - 1) if self.points > 1 else 0.5)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    def point(self, i: int, value: float) -> tuple[str, str]:
        return _n(self.x(i)), _n(self.y(value))


def _frame(
    lines: Sequence[Line], limits: Limits | None, *, width: int, height: int, points: int, named: bool
) -> _Frame:
    known = [v for line in lines for v in line.values if v is not None]
    if limits is not None:
        known += [v for side in (limits.lower, limits.upper) for v in side if v is not None]
    low, high, step = nice_scale(min(known, default=0.0), max(known, default=1.0))
    return _Frame(34, width - (64 if named else 10), 6, height - 17, width, low, high, step, points)


def nice_scale(low: float, high: float, *, marks: int = 2) -> tuple[float, float, float]:
    """Choose where a scale begins and ends, and its step: from nought unless that would hide the change.

    >>> nice_scale(22, 164)
    (0, 200, 100)
    >>> nice_scale(81, 86)
    (80.0, 87.5, 2.5)
    """
    if low >= 0 and low < high * 0.55:
        low = 0.0
    if high <= low:
        low, high = (low - 1, high + 1) if low else (0.0, 1.0)
    raw = (high - low) / marks
    size = 10 ** floor(log10(raw))
    step = next(size * m for m in (1, 2, 2.5, 5, 10) if raw <= size * m * 1.0000001)
    return floor(low / step + 1e-9) * step, ceil(high / step - 1e-9) * step, step


def _opening(width: int, height: int, name: str, description: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(name)}. {escape(description)}" '
        f'font-family="inherit" font-size="10" fill="{INK}">'
    )


def _scale(frame: _Frame, decimals: int, unit: str) -> list[str]:
    parts = []
    value = frame.low
    places = max(_places(frame.step), decimals if frame.step < 1 else 0)
    while value <= frame.high + frame.step * 0.01:
        y = _n(frame.y(value))
        parts.append(f'<path d="M{_n(frame.left)} {y}H{_n(frame.right)}" stroke="{FAINT}" stroke-width="1"/>')
        words = _short(value, places)
        text = f"£{words}" if unit.startswith("£") else f"{words}%" if unit == "%" else words
        parts.append(f'<text x="{_n(frame.left - 5)}" y="{y}" dy="3.5" text-anchor="end" fill="{MUTED}">{text}</text>')
        value += frame.step
    return parts


def _places(step: float) -> int:
    """Give how many decimals a scale of this step needs, so that no mark is rounded."""
    return next(places for places in range(12) if abs(round(step, places) - step) < step * 1e-6)


def _short(value: float, places: int) -> str:
    if abs(value) >= 10_000:
        return f"{value / 1000:,.1f}".removesuffix(".0") + "k"
    return f"{value:,.{places}f}"


def _periods(frame: _Frame, labels: Sequence[str]) -> list[str]:
    """Name the periods: all if they fit without touching, the middle one too if there are many, else first and last."""
    if not labels:
        return []
    last = len(labels) - 1
    fits = not last or (frame.right - frame.left) / last >= 1.5 * LETTER * max(map(len, labels))
    shown = set(range(len(labels))) if fits else {0, last // 2, last} if last > 11 else {0, last}
    parts = []
    for i in sorted(shown):
        anchor = "start" if i == 0 and last else "end" if i == last and last else "middle"
        x = frame.x(i) + (-6 if anchor == "start" else 6 if anchor == "end" else 0)
        parts.append(
            f'<text x="{_n(x)}" y="{_n(frame.bottom + 13)}" text-anchor="{anchor}" fill="{MUTED}">'
            f"{escape(labels[i])}</text>"
        )
    return parts


def _limits(frame: _Frame, limits: Limits) -> list[str]:
    above = [frame.point(i, v) for i, v in enumerate(limits.upper) if v is not None]
    below = [frame.point(i, max(v, frame.low)) for i, v in enumerate(limits.lower) if v is not None]
    if not above or not below:
        return []
    band = "M" + "L".join(f"{x} {y}" for x, y in (*above, *reversed(below))) + "Z"
    mean = _path(limits.mean, frame.point)
    return [
        f'<path d="{band}" fill="{PLACE}" fill-opacity="0.09"/>',
        f'<path d="{mean}" fill="none" stroke="{MUTED}" stroke-width="1" stroke-dasharray="4 3"/>',
    ]


def _line(frame: _Frame, line: Line, signals: frozenset[int]) -> list[str]:
    colour, weight, dashes = STYLES[line.who]
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    parts = [
        f'<path d="{_path(line.values, frame.point)}" fill="none" stroke="{colour}" stroke-width="{weight}"'
        f'{dash} stroke-linejoin="round"/>'
    ]
    last = max((i for i, v in enumerate(line.values) if v is not None), default=None)
    for i, value in enumerate(line.values):
        if value is None:
            continue
        alone = all(line.values[j] is None for j in (i - 1, i + 1) if 0 <= j < len(line.values))
        x, y = frame.point(i, value)
        if i in signals:
            parts.append(f'<path d="M{x} {y}m0 -5l5 5l-5 5l-5 -5z" fill="{SIGNAL}" stroke="#fff" stroke-width="1"/>')
        elif line.who == "place" or alone or i == last:
            radius = 3.2 if line.who == "place" and i == last else 2
            parts.append(f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colour}"/>')
    return parts


def _names(frame: _Frame, lines: Sequence[Line]) -> list[str]:
    """Write each line's name at its end, moved apart so that no two touch."""
    if len(lines) < 2:
        return []
    ends = []
    for line in lines:
        last = [v for v in line.values if v is not None]
        if last:
            ends.append((frame.y(last[-1]), line))
    ends.sort(key=lambda end: end[0])
    parts, free = [], frame.top - 4
    room = 11.5
    for place, (y, line) in enumerate(ends):
        still = (len(ends) - place - 1) * room
        at = min(max(y, free + room), frame.bottom + 2 - still)
        free = at
        colour, weight = STYLES[line.who][0], ' font-weight="700"' if line.who == "place" else ""
        parts.append(
            f'<text x="{_n(frame.right + 7)}" y="{_n(at)}" dy="3.5" fill="{colour}"{weight}>{escape(line.name)}</text>'
        )
    return parts


def _path(values: Sequence[Number], point) -> str:  # type: ignore[no-untyped-def]
    parts, pen_down = [], False
    for i, value in enumerate(values):
        if value is None:
            pen_down = False
            continue
        x, y = point(i, value)
        parts.append(f"{'L' if pen_down else 'M'}{x} {y}")
        pen_down = True
    return "".join(parts)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
