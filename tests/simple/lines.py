"""The plain twin of `seedbed.formats.lines`: one line after another, with Python's own CSV reader, nothing clever."""

from __future__ import annotations

import csv
import re
import sys
from dataclasses import dataclass, field

SPACE = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"
NEWLINE_IN_A_LINE = "\ue00a"
RETURN_IN_A_LINE = "\ue00d"  # stands in for a carriage return inside a line, which Python's reader would end it at


@dataclass
class PlainlyPlaced:
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    quarantined: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)
    ran_on: list[int] = field(default_factory=list)


def place_plainly(
    data: bytes,
    *,
    header_at: int,
    delimiter: str,
    header: list[str],
    id_field: int,
    notes: frozenset[int] = frozenset(),
) -> PlainlyPlaced:
    csv.field_size_limit(sys.maxsize)
    placed = PlainlyPlaced()
    lines = lines_of(data)
    ran_on_to = 0
    for number, raw in enumerate(lines, start=1):
        if number <= ran_on_to:
            placed.ran_on.append(number)
        elif number == header_at + 1:
            placed.headers.append(number)
        elif number <= header_at:
            text = raw.decode("utf-8", "backslashreplace")
            (placed.quarantined if text.strip(SPACE) else placed.blank).append(number)
        else:
            fate = fate_of(raw, delimiter, header, id_field)
            if fate == "quarantined" and notes:
                ran_on_to = end_of_value(number, lines, delimiter, header, id_field, notes)
                if ran_on_to:
                    raw, fate = as_in_file(number, ran_on_to, data), "rows"
            if fate == "rows":
                placed.rows.append((number, tuple(fields_of(raw, delimiter)[: len(header)])))
            else:
                getattr(placed, fate).append(number)
    return placed


def lines_of(data: bytes) -> list[bytes]:
    ending = b"\n" if b"\n" in data or b"\r" not in data else b"\r"
    lines = data.split(ending)
    if lines[-1] == b"":
        lines.pop()
    return [line.rstrip(b"\r") for line in lines]


def as_in_file(first: int, last: int, data: bytes) -> bytes:
    """Give lines with the line ends between them."""
    ending = b"\n" if b"\n" in data or b"\r" not in data else b"\r"
    return ending.join(data.split(ending)[first - 1 : last]).rstrip(b"\r")


def end_of_value(
    first: int, lines: list[bytes], delimiter: str, header: list[str], id_field: int, notes: frozenset[int]
) -> int:
    """Give the last line of a value that begins on one line and ends on another, or 0."""
    if not is_open(lines[first - 1], delimiter):
        return 0
    for last in range(first + 1, min(first + 50, len(lines) + 1)):
        if fate_of(lines[last - 1], delimiter, header, id_field) in ("rows", "headers"):
            return 0
        whole = b"\n".join(lines[first - 1 : last])
        if b'"' in lines[last - 1] and not is_open(whole, delimiter):
            fields = fields_of(whole, delimiter) or []
            broken = {place for place, value in enumerate(fields[: len(header)]) if "\n" in value or "\r" in value}
            is_row = fate_of(whole, delimiter, header, id_field) == "rows"
            return last if is_row and broken <= notes else 0
    return 0


def fate_of(raw: bytes, delimiter: str, header: list[str], id_field: int) -> str:
    if not raw.strip(b"\0"):
        return "blank"
    fields = fields_of(raw, delimiter)
    if fields is None:
        return "quarantined"
    if not any(value.strip(SPACE) for value in fields):
        return "blank"
    if is_total(fields, id_field) or len(fields) < len(header):
        return "quarantined"
    if any(value.strip(SPACE) for value in fields[len(header) :]):
        return "quarantined"
    if [value.strip(SPACE).upper() for value in fields[: len(header)]] == [h.strip(SPACE).upper() for h in header]:
        return "headers"
    return "rows" if fields[id_field].strip(SPACE) else "quarantined"


def is_total(fields: list[str], id_field: int) -> bool:
    """Tell a line that says it is a total, or one of figures without a child."""
    child = fields[id_field].strip(SPACE) if id_field < len(fields) else ""
    said = [value.strip(SPACE) for value in fields if value.strip(SPACE)]
    if says_total(child):
        return True
    if says_total(said[0]):
        return all(is_figure(value) for value in said[1:])
    return not child and all(is_figure(value) for value in said)


def says_total(value: str) -> bool:
    words = value.lower().replace(":", " ").replace("-", " ").split()
    joined = "".join(words)
    return joined in {
        f"{before}{what}"
        for before in ("", "grand", "sub", "overall", "running")
        for what in ("total", "totals", "count", "sum")
    }


def is_figure(value: str) -> bool:
    return re.fullmatch(r"-?[0-9][0-9 ,]*(\.[0-9]+)?%?", value) is not None


def is_open(raw: bytes, delimiter: str) -> bool:
    """Tell whether a quotation mark that opens a field is never closed."""
    text = text_of(raw) or ""
    inside, at_start, place = False, True, 0
    while place < len(text):
        if inside and text[place : place + 2] == '""':
            place += 2
            continue
        if text[place] == '"' and (inside or at_start):
            inside = not inside
        at_start = text[place] == delimiter and not inside
        place += 1
    return inside


def fields_of(raw: bytes, delimiter: str) -> list[str] | None:
    """Give the fields of a line, or None when it is no text or its quotation marks are wrong."""
    text = text_of(raw)
    if text is None:
        return None
    text = text.replace("\r", RETURN_IN_A_LINE).replace("\n", NEWLINE_IN_A_LINE)
    try:
        rows = list(csv.reader([text], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    values = rows[0] if rows else [""]
    return [value.replace(RETURN_IN_A_LINE, "\r").replace(NEWLINE_IN_A_LINE, "\n") for value in values]


def text_of(raw: bytes) -> str | None:
    """Give the text of a line in the first encoding that it can be, or None."""
    body = raw.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").strip(b"\0")
    if len(body) >= 16 and set(body[1::2]) == {0} and 0 not in body[::2]:
        return (body + b"\0").decode("utf-16-le").rstrip("\r")
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
