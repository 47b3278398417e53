"""The plain twin of `seedbed.formats.lines`: one line after another, with Python's own CSV reader, nothing clever."""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass, field

SPACE = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"
RETURN_IN_A_LINE = "\ue00d"  # stands in for a carriage return inside a line, which Python's reader would end it at


@dataclass
class PlainlyPlaced:
    rows: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    quarantined: list[int] = field(default_factory=list)
    blank: list[int] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)


def place_plainly(data: bytes, *, header_at: int, delimiter: str, header: list[str], id_field: int) -> PlainlyPlaced:
    csv.field_size_limit(sys.maxsize)
    placed = PlainlyPlaced()
    for number, raw in enumerate(lines_of(data), start=1):
        if number == header_at + 1:
            placed.headers.append(number)
        elif number <= header_at:
            text = raw.decode("utf-8", "backslashreplace")
            (placed.quarantined if text.strip(SPACE) else placed.blank).append(number)
        else:
            place_one(placed, number, raw, delimiter, header, id_field)
    return placed


def lines_of(data: bytes) -> list[bytes]:
    ending = b"\n" if b"\n" in data or b"\r" not in data else b"\r"
    lines = data.split(ending)
    if lines[-1] == b"":
        lines.pop()
    return [line.rstrip(b"\r") for line in lines]


def place_one(placed: PlainlyPlaced, number: int, raw: bytes, delimiter: str, header: list[str], id_field: int) -> None:
    fields = fields_of(raw, delimiter)
    if fields is None:
        placed.quarantined.append(number)
    elif not any(value.strip(SPACE) for value in fields):
        placed.blank.append(number)
    elif len(fields) < len(header) or any(value.strip(SPACE) for value in fields[len(header) :]):
        placed.quarantined.append(number)
    elif [value.strip(SPACE).upper() for value in fields[: len(header)]] == [h.strip(SPACE).upper() for h in header]:
        placed.headers.append(number)
    elif not fields[id_field].strip(SPACE):
        placed.quarantined.append(number)
    else:
        placed.rows.append((number, tuple(fields[: len(header)])))


def fields_of(raw: bytes, delimiter: str) -> list[str] | None:
    """Give the fields of a line, or None when it is no text or its quotation marks are wrong."""
    for encoding in ("utf-8", "cp1252"):
        try:
            text = raw.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    else:
        return None
    try:
        rows = list(csv.reader([text.replace("\r", RETURN_IN_A_LINE)], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return [value.replace(RETURN_IN_A_LINE, "\r") for value in rows[0]] if rows else [""]
