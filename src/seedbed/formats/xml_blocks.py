"""Reads an XML return child by child into rows, one for each block, and keeps what the return's schema does not know.

In XML a "line" is a block: an element that is a row of a table. A block holds fields, groups (elements that only hold
fields) and further blocks. Whatever else a block holds, an unknown element, a field for the second time, text between
elements, an attribute, is kept beside its row and told. A namespace makes no difference.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from seedbed.formats.xml_elements import (
    Found,
    Lost,
    Names,
    NotWellFormed,
    elements_one_by_one,
    local_name,
    prolog_of,
    start_tag,
    whole_elements,
    written,
)
from seedbed.record.returned import Content, FileFault, Quarantined, TableRead, return_table

ROWS_TO_A_CHUNK = 4_000
MOST_ATTRIBUTES = 50  # no return has any; beyond these they are kept as one text, for to list them takes ever longer
SCHEMA_INSTANCE = "{http://www.w3.org/2001/XMLSchema-instance}"

Oddity = tuple[str, str, int]  # a kind of fault, what was found, and its line


class Block(NamedTuple):
    """One row found in XML: the table it belongs to, its number in the file, where it is and what it holds.

    `inside` gives the numbers of the rows around it and `child_id` the child's id, which only the outermost row holds
    itself. A block that belongs to no child is set aside with the reason in `cannot_be_placed`.
    """

    table: str
    number: int
    line: int
    path: str
    values: dict[str, str]
    beside: dict[str, str]
    inside: dict[str, int]
    child_id: str | None
    faults: list[Oddity]
    cannot_be_placed: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether the block holds nothing at all."""
        return not self.beside and not any(map(str.strip, self.values.values()))

    def as_text(self) -> str:
        """Write what the block holds, for a line that is set aside."""
        return json.dumps(self.values | self.beside, ensure_ascii=False)


class Holds(NamedTuple):
    """The names of what an element may hold: its fields, its groups, and the blocks inside it."""

    fields: frozenset[str]
    groups: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()


class Taken(NamedTuple):
    """What was taken from one element: its fields, the blocks inside it, and what lies beside them."""

    values: dict[str, str]
    inner: list[tuple[str, Any]]
    beside: dict[str, str]
    faults: list[Oddity]


BlocksOf = Callable[[Any, int, int], list[Block]]


def read_blocks(data: bytes, *, names: Names, blocks_of: BlocksOf, kind: str) -> Content:
    """Read every block of a file whose rows lie in the elements that `names` gives.

    `blocks_of(element, place, before)` gives the blocks of one element, outermost first: it is the `place`th of its
    name, and the file's blocks before it have the numbers up to `before`.
    """
    prolog = prolog_of(data)
    assert prolog is not None, "the file was recognised by its root"
    try:
        return _gather(whole_elements(data, names), _Gatherer(kind, prolog.encoding, blocks_of))
    except NotWellFormed as problem:
        gatherer = _Gatherer(kind, prolog.encoding, blocks_of)
        gatherer.faults.append(FileFault("broken_file", found=f"line {problem.line}", line=problem.line))
        return _gather(elements_one_by_one(data, prolog, names), gatherer)


def take(element: Any, holds: Holds) -> Taken:
    """Take from an element its fields, through its groups, and list the blocks inside it."""
    taken = Taken({}, [], {}, [])
    _take_into(taken, element, holds)
    return taken


def take_value(element: Any, name: str) -> Taken:
    """Take from an element that is a block of one value, such as a review date, that value."""
    taken = Taken({}, [], {}, [])
    _take_field(taken, name, element)
    return taken


def _gather(items: Iterable[Found | Lost], gatherer: _Gatherer) -> Content:
    with _no_search_for_cycles():
        for item in items:
            gatherer.add(item)
        return gatherer.content()


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Keep Python from looking through millions of small values for circles, of which reading makes none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Gatherer:
    """Collects blocks as rows of text, table by table, and counts them."""

    def __init__(self, kind: str, encoding: str, blocks_of: BlocksOf) -> None:
        self.kind = kind
        self.encoding = encoding
        self.blocks_of = blocks_of
        self.rows: dict[str, list[Block]] = {}
        self.chunks: dict[str, list[Any]] = {}
        self.quarantined: list[Quarantined] = []
        self.faults: list[FileFault] = []
        self.places: dict[str, int] = {}
        self.number = 0
        self.blank = 0
        self.loaded = 0

    def add(self, item: Found | Lost) -> None:
        """Add one element with all its blocks, or note a part that was lost."""
        if isinstance(item, Lost):
            self.quarantined.append(Quarantined(item.line, item.reason, item.text))
            return
        name = local_name(item.element.tag)
        self.places[name] = self.places.get(name, 0) + 1
        found = self.blocks_of(item.element, self.places[name], self.number)
        for block in found:
            self.number += 1
            line = block.line + item.lines_before
            if block.is_blank and not any(block.number in other.inside.values() for other in found):
                self.blank += 1
            elif block.cannot_be_placed:
                self.quarantined.append(Quarantined(line, block.cannot_be_placed, block.as_text(), block.table))
            else:
                self._add_row(block, line)

    def _add_row(self, block: Block, line: int) -> None:
        rows = self.rows.setdefault(block.table, [])
        rows.append(block if line == block.line else block._replace(line=line))
        self.loaded += 1
        for fault, found, at in block.faults:
            line_of_fault = line + at - block.line
            self.faults.append(FileFault(fault, found, line_of_fault, block.table, number=block.number))
        if len(rows) >= ROWS_TO_A_CHUNK:
            self._close_chunk(block.table)

    def _close_chunk(self, table: str) -> None:
        self.chunks.setdefault(table, []).append(_arrow(self.rows.pop(table)))

    def content(self) -> Content:
        """Give all that was gathered."""
        import pyarrow as pa

        for table in list(self.rows):
            self._close_chunk(table)
        tables = []
        for name in sorted(self.chunks):
            rows = pa.concat_tables(self.chunks[name], promote_options="default")
            columns = tuple(c.name for c in return_table(name).columns if c.name in rows.column_names)
            tables.append(TableRead(name, rows, columns))
        return Content(
            kind=self.kind,
            encoding=self.encoding,
            tables=tuple(tables),
            quarantined=tuple(sorted(self.quarantined, key=lambda lost: lost.line)),
            faults=tuple(self.faults),
            read=self.loaded + self.blank + len(self.quarantined),
            blank=self.blank,
        )


def _arrow(blocks: list[Block]) -> Any:
    """Turn blocks of one table into columns of text; a field that no block has makes no column."""
    import pyarrow as pa

    _, numbers, lines, paths, values, beside, inside, children, *_ = zip(*blocks, strict=True)
    columns: dict[str, Any] = {
        "number": pa.array(numbers, pa.int64()),
        "line": pa.array(lines, pa.int32()),
        "element_path": pa.array(paths, pa.string()),
    }
    for name in inside[0]:
        columns[name] = pa.array(list(map(itemgetter(name), inside)), pa.int64())
    if inside[0]:
        columns["child_id"] = pa.array(children, pa.string())
    for name in dict.fromkeys(chain.from_iterable(values)):
        columns[name] = pa.array([sent.get(name) for sent in values], pa.string())
    if any(beside):
        columns["other_columns"] = pa.array(
            [json.dumps(kept, ensure_ascii=False) if kept else None for kept in beside], pa.string()
        )
    return pa.table(columns)


def _take_into(taken: Taken, element: Any, holds: Holds) -> None:
    if element.keys():
        _keep_attributes(taken, element)
    text = element.text
    if text and not text.isspace():
        _keep(taken, "stray_text", "(text)", text.strip(), element)
    fields, values = holds.fields, taken.values
    for inner in element:
        name = local_name(inner.tag)
        if name in fields:
            if name in values or len(inner) or inner.keys():
                _take_field(taken, name, inner)
            else:
                values[name] = inner.text or ""
        elif name in holds.blocks:
            taken.inner.append((name, inner))
        elif name in holds.groups:
            _take_into(taken, inner, holds)
        else:
            _keep(taken, "unknown_element", name, written(inner), inner)
        tail = inner.tail
        if tail and not tail.isspace():
            _keep(taken, "stray_text", "(text)", tail.strip(), inner)


def _take_field(taken: Taken, name: str, element: Any) -> None:
    if len(element):
        _keep(taken, "unknown_element", name, written(element), element)
        return
    if element.keys():
        _keep_attributes(taken, element)
    value = element.text or ""
    if name in taken.values:
        _keep(taken, "repeated_element", name, value, element)
    else:
        taken.values[name] = value


def _keep(taken: Taken, fault: str, name: str, value: str, element: Any) -> None:
    """Keep something that has no column, under its own name, and tell of it."""
    taken.beside[_free_name(name, taken.beside)] = value
    taken.faults.append((fault, name if fault != "stray_text" else value, element.sourceline or 0))


def _keep_attributes(taken: Taken, element: Any) -> None:
    if len(element.attrib) > MOST_ATTRIBUTES:
        _keep(taken, "unknown_element", f"{local_name(element.tag)}@", start_tag(element), element)
        return
    for name, value in element.items():
        own = f"{local_name(element.tag)}@{local_name(name)}"
        if name.startswith(SCHEMA_INSTANCE):
            taken.beside[_free_name(own, taken.beside)] = value
        else:
            _keep(taken, "unknown_element", own, value, element)


def _free_name(name: str, taken: dict[str, str]) -> str:
    number = 2
    free = name
    while free in taken:
        free, number = f"{name} ({number})", number + 1
    return free
