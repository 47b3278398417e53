"""Reads the children in need census from its XML file: children, referrals, assessments, plans, each block a row.

The blocks and their fields are those of `reference_data/returns/cin.yml`, those of all years together, so that a file
of any year is read; what its year does not have is told. Every review date of every Reviews element is a row. A child
block without the council's own child id, and all inside it, is quarantined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from seedbed.formats.text import decoded, is_blank
from seedbed.formats.xml_blocks import Block, Holds, Taken, read_blocks, take, take_value
from seedbed.formats.xml_elements import PROLOG, Names, Prolog, local_name
from seedbed.record.returned import Content, FileFault, ReturnTable, return_definition

KIND = "cin_xml"
CHILD, HEADER = "cin_child", "cin_header"
WRAPPERS = ("Message", "Children")
_OF_THE_CENSUS = re.compile(rb"LAchildID|CINdetails|Collection>\s*CIN\s*<")


def is_cin_census(data: bytes, prolog: Prolog) -> bool:
    """Tell whether an XML file is the census: other collections, too, have the root Message."""
    start = decoded(data[: 4 * PROLOG]).data
    return prolog.root == WRAPPERS[0] and _OF_THE_CENSUS.search(start) is not None


def read_cin_census(data: bytes) -> Content:
    """Read every block of a census file."""
    roots = (_layout(CHILD).table.block, _layout(HEADER).table.block)
    names = Names(frozenset(filter(None, roots)), frozenset(WRAPPERS))
    content = read_blocks(data, names=names, blocks_of=_blocks_of, kind=KIND)
    if any(read.table == HEADER for read in content.tables):
        return content
    missing = FileFault("header_missing", found="Header", table=HEADER)
    return Content(**{**content.__dict__, "faults": (missing, *content.faults)})


@dataclass(frozen=True)
class _Layout:
    """What a block of one table may hold."""

    table: ReturnTable
    holds: Holds
    inner: dict[str, str]  # the blocks inside, each with its table

    def take(self, element: Any) -> Taken:
        """Take what a block holds; a block such as a review date is itself its only field."""
        if self.table.block in self.holds.fields:
            return take_value(element, self.table.block)
        return take(element, self.holds)


@cache
def _layout(name: str) -> _Layout:
    tables = return_definition("cin").tables
    inner = {table.block: table.name for table in tables.values() if table.inside == name and table.block}
    fields = frozenset(column.name for column in tables[name].columns)
    return _Layout(tables[name], Holds(fields, frozenset(tables[name].groups), frozenset(inner)), inner)


def _blocks_of(element: Any, place: int, before: int) -> list[Block]:
    """Give the blocks of one Child or Header, outermost first."""
    found: list[Block] = []
    name = local_name(element.tag)
    layout = _layout(HEADER if name == _layout(HEADER).table.block else CHILD)
    _add_blocks(found, element, layout, before, f"{name}[{place}]", {}, None)
    return found


def _add_blocks(
    found: list[Block],
    element: Any,
    layout: _Layout,
    before: int,
    path: str,
    inside: dict[str, int],
    child_id: str | None,
) -> None:
    """Add the block of an element and those inside it; blocks before this element have the numbers up to `before`."""
    number, table = before + len(found) + 1, layout.table
    taken = layout.take(element)
    if table.name == CHILD:
        child_id = taken.values.get(table.columns[0].name, "")
    found.append(
        Block(
            table=table.name,
            number=number,
            line=element.sourceline or 0,
            path=path,
            values=taken.values,
            beside=taken.beside,
            inside=inside,
            child_id=child_id,
            faults=taken.faults,
            cannot_be_placed="has no child id" if child_id is not None and is_blank(child_id) else "",
        )
    )
    if not taken.inner:
        return
    counts: dict[str, int] = {}
    around = {**inside, table.row_id_name: number}
    for name, inner in taken.inner:
        counts[name] = counts.get(name, 0) + 1
        place = f"{path}/{name}[{counts[name]}]"
        _add_blocks(found, inner, _layout(layout.inner[name]), before, place, around, child_id)
