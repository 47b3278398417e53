"""Decides what becomes of one line by itself: a row, blank, the header again, or set aside with the reason.

Nearly all lines never come here (see `lines`). Those that do are looked at one after the other, the plain way. A value
may run over several lines where a column holds notes, and only if nothing else speaks against it:

    12,01/05/2025,PN1,"came late,          opens a quotation mark that it does not close
    left early"                            closes it: both lines are one row, when no line between could be a row itself
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from seedbed.formats.text import Text, Unplaceable, decode_line, encoding_of, is_blank, split_line
from seedbed.record.returned.typed import SPACE

LINES_OF_A_VALUE = 50
LONGEST_CLEAN_LINE = 1 << 16  # Arrow reads in blocks; a line longer than this goes the plain way
UNCLOSED = "opens a quotation mark that it does not close"
A_TOTAL = "is a total, not a child"
NO_CHILD_ID = "has no child id"
TOTAL = r"(?i)^\s*((grand|sub|overall|running)[ -]?)?(totals?|count|sum)\s*:?\s*$"
_TOTAL, _FIGURE = re.compile(TOTAL), re.compile(r"-?[0-9][0-9 ,]*([.][0-9]+)?%?")


@dataclass(frozen=True)
class Header:
    """The header line that was recognised: its place (from 0), its delimiter and its fields as sent."""

    index: int
    delimiter: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Fate:
    """What becomes of one line: its `fields` when it is a row, else `kind`: blank, header or quarantined (why, text).

    `encoding` is the line's own, nothing for one of plain ASCII; `last` is the number of its last line when a value runs
    over several.
    """

    kind: str
    fields: tuple[str, ...] = ()
    reason: str = ""
    text: str = ""
    encoding: str = ""
    last: int | None = None

    @property
    def could_stand_alone(self) -> bool:
        """Whether the line says something by itself, so that it can be no part of the line before."""
        return self.kind in ("row", "header")


def place_line(raw: bytes, text: Text, header: Header, *, id_field: int) -> Fate:
    """Decide the fate of one line by itself."""
    raw = raw.rstrip(b"\r")
    if not raw.strip(b"\x00"):
        return Fate("blank")
    try:
        line = decode_line(raw, text)
        fields = split_line(line, header.delimiter)
    except Unplaceable as problem:
        return Fate("quarantined", reason=str(problem), text=raw.decode("utf-8", "backslashreplace"))
    return fate_of_fields(fields, line, header, id_field=id_field, encoding=encoding_of(raw, text))


def place_lines_of_a_value(
    line_at: Callable[[int], bytes | None],
    lines_to: Callable[[int], bytes],
    place: Callable[[bytes], Fate],
    *,
    first: int,
    notes: frozenset[int],
) -> Fate | None:
    """Decide the fate of a line that opens a quotation mark together with those after it, or give None.

    `line_at(n)` is line n, or None when it is a good line by itself or the file has ended; `lines_to(n)` is all from the
    first line to line n; `notes` are the places of the columns that may hold a line break.
    """
    for last in range(first + 1, first + LINES_OF_A_VALUE):
        line = line_at(last)
        if line is None or place(line).could_stand_alone:
            return None
        if b'"' not in line:
            continue
        whole = lines_to(last)
        if len(whole) > LONGEST_CLEAN_LINE:
            return None
        fate = place(whole)
        if fate.kind == "row":
            broken = {at for at, value in enumerate(fate.fields) if "\n" in value or "\r" in value}
            return Fate("row", fate.fields, encoding=fate.encoding, last=last) if broken <= notes else None
        if fate.reason != UNCLOSED:
            return None
    return None


def fate_of_fields(fields: list[str], line: str, header: Header, *, id_field: int, encoding: str) -> Fate:
    """Decide the fate of a line that was split."""
    if all(is_blank(field) for field in fields):
        return Fate("blank")
    if _is_total(fields, id_field):
        return Fate("quarantined", reason=A_TOTAL, text=line)
    width = len(header.fields)
    if len(fields) < width or not all(is_blank(field) for field in fields[width:]):
        return Fate("quarantined", reason=f"has {len(fields)} fields where the header has {width}", text=line)
    fields = fields[:width]
    if _is_header_again(fields, header):
        return Fate("header")
    if is_blank(fields[id_field]):
        return Fate("quarantined", reason=NO_CHILD_ID, text=line)
    return Fate("row", fields=tuple(fields), encoding=encoding)


def as_heading(field: str) -> str:
    """Give a field as headings are compared."""
    return field.strip(SPACE).upper()


def _is_total(fields: list[str], id_field: int) -> bool:
    """Tell a line of totals: it says so where the child's id stands or first of all, or has figures and no child."""
    child = fields[id_field].strip(SPACE) if id_field < len(fields) else ""
    if _TOTAL.match(child):
        return True
    said = [field.strip(SPACE) for field in fields if not is_blank(field)]
    figures = said[1:] if _TOTAL.match(said[0]) else said
    has_no_child = not child or len(figures) < len(said)
    return has_no_child and all(_FIGURE.fullmatch(field) for field in figures)


def _is_header_again(fields: list[str], header: Header) -> bool:
    return [as_heading(field) for field in fields] == [as_heading(field) for field in header.fields]
