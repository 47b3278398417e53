"""Reads the children looked-after return (SSDA903) from its XML form into the same tables as its CSV form.

In XML a child's facts stand once, in HEADER, and the rows of several tables are folded into it. They are unfolded here:
reviews, missing spells and the like are blocks of their own; the fields of adoption, care leaving and unaccompanied
children stand loose in HEADER and make a row where one of them is filled. `<UASC>0</UASC>` makes none: it says that the
child is not unaccompanied. The child's id, date of birth and sex, which the CSV tables repeat, are copied from HEADER.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from seedbed.formats.text import is_blank
from seedbed.formats.xml_blocks import Block, Holds, Taken, read_blocks, take
from seedbed.formats.xml_elements import Names, Prolog, local_name
from seedbed.record.returned import Content, ReturnTable, return_definition

KIND = "ssda903_xml"
HEADER, EPISODE = "HEADER", "EPISODE"
HEADER_TABLE = "ssda903_header"


def is_ssda903_xml(prolog: Prolog) -> bool:
    """Tell whether an XML file is the return, by its root."""
    root: str = return_definition("ssda903").xml["root"]
    return prolog.root == root


def read_ssda903_xml(data: bytes) -> Content:
    """Read every block of a return in XML form."""
    form = return_definition("ssda903").xml
    names = Names(elements=frozenset([form["child"]]), wrappers=frozenset([form["root"]]))
    return read_blocks(data, names=names, blocks_of=_Return(form).blocks_of, kind=KIND)


class _Return:
    """Gives the blocks of each CHILD."""

    def __init__(self, form: Mapping[str, Any]) -> None:
        self.form = form
        self.tables = return_definition("ssda903").tables
        self.element_names = {column: element for element, column in form["renamed"].items()}
        self.blocks: dict[str, str] = form["blocks"]
        self.gathered: dict[str, list[str]] = form["gathered"]
        self.marker: dict[str, str] = form["marker"]

    def blocks_of(self, element: Any, place: int, before: int) -> list[Block]:
        """Give the blocks of one child: each header with what is folded into it, then the episodes."""
        path = f"{local_name(element.tag)}[{place}]"
        child = take(element, Holds(frozenset(), blocks=frozenset((HEADER, EPISODE))))
        headers = [inner for name, inner in child.inner if name == HEADER]
        episodes = [inner for name, inner in child.inner if name == EPISODE]
        found: list[Block] = []
        copied: dict[str, str] = {}
        for which, header in enumerate(headers, start=1):
            own = f"{path}/{HEADER}[{which}]"
            taken = take(header, self._holds_of_header())
            facts = self._copied(taken)
            copied = copied or facts
            found += self._blocks_of_header(header, taken, facts, own)
        for which, episode in enumerate(episodes, start=1):
            found.append(self._block(episode, EPISODE, f"{path}/{EPISODE}[{which}]", copied))
        if child.beside:
            found.append(_row(HEADER_TABLE, element, path, Taken(copied, [], child.beside, child.faults), copied))
        return [block._replace(number=before + place) for place, block in enumerate(found, start=1)]

    def _holds_of_header(self) -> Holds:
        loose = [name for names in self.gathered.values() for name in names]
        own = self._element_names(self.tables[HEADER_TABLE])
        inner = frozenset(self.blocks) - {HEADER, EPISODE}
        return Holds(frozenset([*own, *loose, *self.marker]), blocks=inner)

    def _copied(self, taken: Taken) -> dict[str, str]:
        """The facts of a child that the tables repeat, by their names in the tables."""
        names = {name: self.element_names.get(name, name) for name in self.form["copied"]}
        return {name: taken.values.get(element, "") for name, element in names.items()}

    def _blocks_of_header(self, header: Any, taken: Taken, copied: dict[str, str], path: str) -> Iterator[Block]:
        own = self._element_names(self.tables[HEADER_TABLE])
        values = {column: taken.values[element] for element, column in own.items() if element in taken.values}
        marks = {name: taken.values[name] for name in self.marker if taken.values.get(name)}
        yield _row(HEADER_TABLE, header, path, Taken(values, [], marks | taken.beside, taken.faults), copied)
        for table, names in self.gathered.items():
            loose = {name: taken.values[name] for name in names if name in taken.values}
            is_marked = any(self.marker[name] == table and marks[name].strip() == "1" for name in marks)
            if is_marked or not all(map(is_blank, loose.values())):
                row = self._known_to(table, copied) | loose
                yield _row(table, header, f"{path} ({self.tables[table].title})", Taken(row, [], {}, []), copied)
        counts: dict[str, int] = {}
        for name, inner in taken.inner:
            counts[name] = counts.get(name, 0) + 1
            yield self._block(inner, name, f"{path}/{name}[{counts[name]}]", copied)

    def _block(self, element: Any, name: str, path: str, copied: dict[str, str]) -> Block:
        """A block of its own; a blank one stays blank, without the facts that are copied from the header."""
        table = self.tables[self.blocks[name]]
        own = self._element_names(table)
        taken = take(element, Holds(frozenset(own)))
        values = {own[field]: value for field, value in taken.values.items()}
        holds_something = taken.beside or not all(map(is_blank, values.values()))
        known = self._known_to(table.name, copied) if holds_something else {}
        return _row(table.name, element, path, Taken(known | values, [], taken.beside, taken.faults), copied)

    def _known_to(self, table: str, copied: dict[str, str]) -> dict[str, str]:
        """The copied facts that a table has columns for."""
        columns = {column.name for column in self.tables[table].columns}
        return {name: value for name, value in copied.items() if name in columns}

    def _element_names(self, table: ReturnTable) -> dict[str, str]:
        """The elements that a table's columns are in XML."""
        return {self.element_names.get(column.name, column.name): column.name for column in table.columns}


def _row(table: str, element: Any, path: str, taken: Taken, copied: dict[str, str]) -> Block:
    child = next(column.name for column in return_definition("ssda903").tables[table].columns if column.type == "child")
    has_id = not is_blank(copied.get(child, ""))
    return Block(
        table=table,
        number=0,
        line=element.sourceline or 0,
        path=path,
        values=taken.values,
        beside=taken.beside,
        inside={},
        child_id=None,
        faults=taken.faults,
        cannot_be_placed="" if has_id else "has no child id",
    )
