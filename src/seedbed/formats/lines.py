"""Splits a delimited file into lines and fields so that no line is ever lost and no line can swallow the next.

A line ends where the file says it ends, whatever quotation marks are open, unless a column of notes shows that a value
runs on (see `line_by_line`). A line that cannot be split into as many fields as the header is set aside with its number
and the reason; the lines around it are not touched.

Clean lines, nearly all of them, go a fast way: NumPy finds newlines, delimiters and quotation marks in the raw bytes,
judges each line, and Arrow splits the clean ones. A suspect line goes to Python alone. `tests/simple/lines.py` does it
all the plain way; the two agree on arbitrary bytes.

    bytes ─► one line each ─► clean?  ── yes ─► Arrow ──────────────┐
                                └─────── no ──► place_line ─► row ──┴─► rows in the order of their lines
                                                   └──────► quarantined, blank
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seedbed.formats.line_by_line import (
    LONGEST_CLEAN_LINE,
    TOTAL,
    UNCLOSED,
    Fate,
    Header,
    as_heading,
    fate_of_fields,
    place_line,
    place_lines_of_a_value,
)
from seedbed.formats.text import UTF16, Text, Unplaceable, decode_line, encoding_of, is_blank, is_utf8, split_line
from seedbed.record.returned import Quarantined
from seedbed.record.returned.typed import SPACE

DELIMITERS = ",;\t|"
LINES_BEFORE_HEADER = 20
NEWLINE, RETURN, QUOTE, NUL, BOM_FIRST_BYTE = 10, 13, 34, 0, 0xEF

Spans = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Placed:
    """The rows of a file: line numbers (from 1), one array of text for each field, and what was set aside."""

    lines: Any  # a pyarrow int32 array
    fields: tuple[Any, ...]  # pyarrow string arrays
    quarantined: tuple[Quarantined, ...]
    blank: int
    headers: tuple[int, ...]
    encoding: str
    in_other_encodings: tuple[tuple[int, str], ...] = ()  # rows that are not in the file's encoding, with theirs
    over_several_lines: tuple[tuple[int, int], ...] = ()  # rows with a line break in a value: first and last line

    @property
    def read(self) -> int:
        """How many lines there are besides header lines; a row whose value runs on is one."""
        return len(self.lines) + len(self.quarantined) + self.blank

    @property
    def lines_in_file(self) -> int:
        """How many lines the file has."""
        running_on = sum(last - first for first, last in self.over_several_lines)
        return self.read + len(self.headers) + running_on


def find_header(text: Text, recognise: Callable[[list[str]], bool]) -> Header | None:
    """Find the first line, near the top, whose fields are recognised with one of the delimiters."""
    for index, raw in enumerate(islice(_first_lines(text.data), LINES_BEFORE_HEADER)):
        if len(raw) > LONGEST_CLEAN_LINE:
            continue
        for delimiter in DELIMITERS:
            try:
                fields = split_line(decode_line(raw, text), delimiter)
            except Unplaceable:
                continue
            if recognise(fields):
                return Header(index, delimiter, tuple(fields))
    return None


def place_lines(text: Text, header: Header, *, id_field: int, notes: frozenset[int] = frozenset()) -> Placed:
    """Place every line under a header; a line whose field `id_field` is blank belongs to no child and is set aside.

    `notes` are the places of columns whose values may hold a line break.
    """
    starts, ends = _line_spans(text.data)
    numbers = np.arange(1, len(starts) + 1)
    under = numbers > header.index + 1
    empty = (starts == ends) & under
    clean = np.zeros(len(starts), dtype=bool)
    clean[under] = _clean_lines(text, header, starts[under], ends[under])
    fields = _split_clean(text.data, header, starts, ends, clean)
    fates = {number: _above_header(text, starts[number - 1], ends[number - 1]) for number in range(1, header.index + 1)}
    fates |= {int(numbers[clean][place]): fate for place, fate in _fates_of_clean(fields, header, id_field)}
    suspects = _Suspects(text, header, id_field, notes, starts, ends, clean)
    fates |= suspects.fates(numbers[under & ~clean & ~empty].tolist())
    ran_on = np.isin(numbers, [line for first, last in suspects.ran_on for line in range(first + 1, last + 1)])
    placed = _put_together(text, header, numbers[clean], fields, fates, blank=int((empty & ~ran_on).sum()))
    assert placed.lines_in_file == len(starts), "a line was lost"
    return placed


@dataclass
class _Suspects:
    """Places the lines that Arrow may not split, one after the other."""

    text: Text
    header: Header
    id_field: int
    notes: frozenset[int]
    starts: Spans
    ends: Spans
    clean: Flags
    ran_on: list[tuple[int, int]] = field(default_factory=list)

    def fates(self, numbers: list[int]) -> dict[int, Fate]:
        """Give the fate of each; a line that belongs to a value of the one before has none of its own."""
        found: dict[int, Fate] = {}
        placed_to = 0
        for number in numbers:
            if number > placed_to:
                found[number] = self._fate(number)
                placed_to = found[number].last or number
        self.ran_on = [(number, fate.last) for number, fate in found.items() if fate.last is not None]
        return found

    def _fate(self, first: int) -> Fate:
        alone = self._place(self._between(first, first))
        if alone.reason != UNCLOSED or not self.notes:
            return alone
        whole = place_lines_of_a_value(
            self._line_at, lambda last: self._between(first, last), self._place, first=first, notes=self.notes
        )
        return whole or alone

    def _place(self, raw: bytes) -> Fate:
        return place_line(raw, self.text, self.header, id_field=self.id_field)

    def _line_at(self, number: int) -> bytes | None:
        is_good = number > len(self.clean) or self.clean[number - 1]
        return None if is_good else self._between(number, number)

    def _between(self, first: int, last: int) -> bytes:
        return self.text.data[int(self.starts[first - 1]) : int(self.ends[last - 1])]


def _newline(data: bytes) -> int:
    """A file without any newline but with carriage returns comes from an old Macintosh."""
    return RETURN if b"\n" not in data and b"\r" in data else NEWLINE


def _first_lines(data: bytes) -> Iterator[bytes]:
    ending, place = bytes([_newline(data)]), 0
    while place < len(data):
        end = data.find(ending, place)
        end = len(data) if end < 0 else end
        yield data[place:end].rstrip(b"\r")
        place = end + 1


def _line_spans(data: bytes) -> tuple[Spans, Spans]:
    """Find where each line starts and ends, without its line ending."""
    buffer = np.frombuffer(data, dtype=np.uint8)
    ends = np.flatnonzero(buffer == _newline(data)).astype(np.int64)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), ends + 1])
    if starts[-1] == len(data):
        starts = starts[:-1]
    else:
        ends = np.append(ends, len(data))
    has_return = (ends > starts) & (buffer[ends - 1] == RETURN) if len(data) else np.zeros(0, dtype=bool)
    return starts, ends - has_return


def _above_header(text: Text, start: int, end: int) -> Fate:
    line = text.data[start:end].decode("utf-8", "backslashreplace")
    return Fate("blank") if is_blank(line) else Fate("quarantined", reason="stands above the header", text=line)


def _clean_lines(text: Text, header: Header, starts: Spans, ends: Spans) -> Flags:
    """Tell which lines Arrow may split: the right number of fields, quoted well, nothing odd among the characters."""
    buffer = np.frombuffer(text.data, dtype=np.uint8)
    delimiters = np.flatnonzero(buffer == ord(header.delimiter))
    quotes = np.flatnonzero(buffer == QUOTE)
    clean = (ends > starts) & (ends - starts <= LONGEST_CLEAN_LINE)
    for odd in (RETURN, NUL):
        clean &= _count_within(np.flatnonzero(buffer == odd), starts, ends) == 0
    if not is_utf8(text.data):
        clean &= _count_within(np.flatnonzero(buffer >= 0x80), starts, ends) == 0
    clean[clean] &= buffer[starts[clean]] != BOM_FIRST_BYTE  # Arrow would take a mark off the first line it is given
    if len(quotes) and len(starts):
        clean &= _well_quoted(buffer, ord(header.delimiter), quotes, starts, ends)
        delimiters = delimiters[_outside_quotes(delimiters, quotes, starts)]
    clean &= _count_within(delimiters, starts, ends) == len(header.fields) - 1
    return clean


def _count_within(places: Spans, starts: Spans, ends: Spans) -> Spans:
    found: Spans = np.searchsorted(places, ends) - np.searchsorted(places, starts)
    return found


def _outside_quotes(places: Spans, quotes: Spans, starts: Spans) -> Flags:
    """Tell which places have an even number of quotation marks before them on their line."""
    line = np.searchsorted(starts, places, side="right") - 1
    before_line = np.searchsorted(quotes, starts)
    before = np.searchsorted(quotes, places) - before_line[np.maximum(line, 0)]
    outside: Flags = before % 2 == 0
    return outside


def _well_quoted(buffer: NDArray[np.uint8], delimiter: int, quotes: Spans, starts: Spans, ends: Spans) -> Flags:
    """Tell which lines open quotation marks only where a field begins and close them only where it ends.

    A doubled mark inside a field closes and opens again at once, so a mark beside a mark is well placed.
    """
    even = _count_within(quotes, starts, ends) % 2 == 0
    opens = _outside_quotes(quotes, quotes, starts)
    last = len(buffer) - 1
    before = np.where(quotes > 0, buffer[np.maximum(quotes - 1, 0)], NEWLINE)
    after = np.where(quotes < last, buffer[np.minimum(quotes + 1, last)], NEWLINE)
    at_start = np.isin(quotes, starts)
    at_end = np.isin(quotes + 1, ends)
    misplaced = np.where(
        opens,
        ~(at_start | (before == delimiter) | (before == QUOTE)),
        ~(at_end | (after == delimiter) | (after == QUOTE)),
    )
    well: Flags = even & (_count_within(quotes[misplaced], starts, ends) == 0)
    return well


def _split_clean(data: bytes, header: Header, starts: Spans, ends: Spans, clean: Flags) -> tuple[Any, ...]:
    """Split the clean lines with Arrow; it must give back exactly as many rows."""
    import pyarrow as pa
    from pyarrow import csv

    width = len(header.fields)
    if not clean.any():
        return tuple(pa.array([], pa.string()) for _ in range(width))
    names = [str(place) for place in range(width)]
    table = csv.read_csv(
        pa.BufferReader(_joined(data, starts, ends, clean)),
        read_options=csv.ReadOptions(column_names=names),
        parse_options=csv.ParseOptions(delimiter=header.delimiter, ignore_empty_lines=False),
        convert_options=csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False, null_values=[]
        ),
    )
    assert len(table) == int(clean.sum()), "Arrow split lines otherwise than they were judged"
    return tuple(column.combine_chunks() for column in table.columns)


def _joined(data: bytes, starts: Spans, ends: Spans, clean: Flags) -> bytes:
    """Join the runs of clean lines, each run taken from the file as it is."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], clean, [False]]).astype(np.int8)))
    first, last = edges[0::2], edges[1::2] - 1
    runs = [data[start:end] for start, end in zip(starts[first].tolist(), ends[last].tolist(), strict=True)]
    return b"\n".join([*runs, b""])


def _fates_of_clean(fields: tuple[Any, ...], header: Header, id_field: int) -> Iterator[tuple[int, Fate]]:
    """Find, among lines that Arrow split, those that are blank, are the header again, or have no child."""
    import pyarrow.compute as pc

    ids = pc.utf8_trim(fields[id_field], characters=SPACE)
    heading = as_heading(header.fields[id_field])
    doubtful = pc.or_(pc.equal(ids, ""), pc.equal(pc.utf8_upper(ids), heading))
    for column in {0, id_field}:
        doubtful = pc.or_(doubtful, pc.match_substring_regex(fields[column], TOTAL))
    places = pc.indices_nonzero(doubtful)
    rows = zip(*(column.take(places).to_pylist() for column in fields), strict=True)
    for place, row in zip(places.to_pylist(), rows, strict=True):
        line = header.delimiter.join(row)
        fate = fate_of_fields(list(row), line, header, id_field=id_field, encoding="")
        if fate.kind != "row":
            yield place, fate


def _put_together(
    text: Text,
    header: Header,
    clean_numbers: Spans,
    clean_fields: tuple[Any, ...],
    fates: dict[int, Fate],
    *,
    blank: int,
) -> Placed:
    """Put the rows that Arrow split and those that were placed one by one into the order of their lines."""
    import pyarrow as pa

    kinds = [(number, fates[number]) for number in sorted(fates)]
    rows = [(number, fate.fields) for number, fate in kinds if fate.kind == "row"]
    kept = ~np.isin(clean_numbers, np.array(sorted(fates), dtype=np.int64))
    numbers = np.concatenate([clean_numbers[kept], np.array([number for number, _ in rows], dtype=np.int64)])
    order = np.argsort(numbers, kind="stable")
    columns = []
    for place, column in enumerate(clean_fields):
        values = column if kept.all() else column.filter(pa.array(kept))
        if rows:
            placed = pa.array([fields[place] for _, fields in rows], pa.string())
            values = pa.concat_arrays([values, placed]).take(pa.array(order))
        columns.append(values)
    encoding, others = _encodings(text, header, fates)
    return Placed(
        lines=pa.array(numbers[order].astype(np.int32)),
        fields=tuple(columns),
        quarantined=tuple(Quarantined(n, fate.reason, fate.text) for n, fate in kinds if fate.kind == "quarantined"),
        blank=blank + sum(fate.kind == "blank" for _, fate in kinds),
        headers=(header.index + 1, *(number for number, fate in kinds if fate.kind == "header")),
        encoding=encoding,
        in_other_encodings=others,
        over_several_lines=tuple((number, fate.last) for number, fate in kinds if fate.last is not None),
    )


def _encodings(text: Text, header: Header, fates: dict[int, Fate]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Tell the encoding of a file, and which rows are in another; Windows text throughout is an encoding, too."""
    lines = [(number, fate.encoding) for number, fate in sorted(fates.items()) if fate.encoding]
    of_header = encoding_of(next(islice(_first_lines(text.data), header.index, None)), text)
    seen = {encoding for _, encoding in lines} | {of_header} - {""}
    own = text.encoding.split()[0]
    if own == "utf-8" == text.encoding and (seen == {"cp1252"} or of_header == UTF16):
        own = of_header or "cp1252"
    others = tuple((number, encoding) for number, encoding in lines if encoding != own) if own != UTF16 else ()
    if not others:
        return own if own != text.encoding.split()[0] else text.encoding, ()
    named = " and ".join(sorted({encoding for _, encoding in others}))
    return f"{text.encoding}, some lines {named}", others
