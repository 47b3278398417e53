"""Writes the children in need census as XML: blocks with their fields, in the order of the schema.

The order stands in `reference_data/returns/cin.yml`. What a block holds beside its fields (see `xml_blocks`) is put back
so that the same is read again: an element that the census does not know, a field for the second time, an attribute,
text between elements. Where inside its block it stood is not known any more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seedbed.formats.xml_elements import local_name
from seedbed.record.returned import ReturnTable, return_definition

XSI = "http://www.w3.org/2001/XMLSchema-instance"
OF_XSI = ("nil", "type", "schemaLocation", "noNamespaceSchemaLocation")
TEXT = "(text)"
_AGAIN = re.compile(r" \(\d+\)$")


@dataclass
class BlockToWrite:
    """One row with its fields by name, what lies beside them, and the rows inside it; a field without value is left out."""

    table: ReturnTable
    values: Mapping[str, str | None]
    beside: Mapping[str, str] = field(default_factory=dict)
    inner: list[BlockToWrite] = field(default_factory=list)


def write_census(path: Path, headers: Iterable[BlockToWrite], children: Iterable[BlockToWrite]) -> None:
    """Write a census, child by child."""
    from lxml import etree

    path.parent.mkdir(parents=True, exist_ok=True)
    with etree.xmlfile(str(path), encoding="utf-8") as file:
        file.write_declaration()
        with file.element("Message"):
            for header in headers:
                _write(file, header)
            with file.element("Children"):
                for child in children:
                    _write(file, child)


def _write(file: Any, block: BlockToWrite) -> None:
    """Write a block, an element a line where nothing stands beside the fields that line breaks could run into."""
    from lxml import etree

    element = _element(block)
    if not _has_something_beside(block):
        etree.indent(element)
    file.write("\n", element)


def _has_something_beside(block: BlockToWrite) -> bool:
    return bool(block.beside) or any(map(_has_something_beside, block.inner))


def _element(block: BlockToWrite) -> Any:
    """Make the element of a block with all that lies inside."""
    from lxml import etree

    assert block.table.block is not None, f"{block.table.name} is no block of the census"
    name = block.table.block
    if name in block.beside:
        return _element_beside(name, block.beside[name])
    made = etree.Element(name)
    if name in (column.name for column in block.table.columns):
        made.text = block.values.get(name)
    else:
        _fill(made, _order(block.table), block)
        _add_beside(made, {name: value for name, value in block.beside.items() if "@" not in name})
    _add_attributes(made, {name: value for name, value in block.beside.items() if "@" in name})
    return made


def _fill(into: Any, order: Iterable[Any], block: BlockToWrite) -> None:
    from lxml import etree

    for entry in order:
        if isinstance(entry, dict):
            for group, names in entry.items():
                held = etree.Element(group)
                _fill(held, names, block)
                if len(held):
                    into.append(held)
            continue
        value = block.values.get(entry)
        if value is not None:
            etree.SubElement(into, entry).text = value
        for inner in block.inner:
            if inner.table.block == entry:
                into.append(_element(inner))


def _order(table: ReturnTable) -> list[Any]:
    order: list[Any] = return_definition("cin").xml["order"][table.name]
    return order


def _add_beside(made: Any, beside: Mapping[str, str]) -> None:
    """Put back what the census does not know: elements at the end, text where nothing else would run into it."""
    texts = [value for name, value in beside.items() if _AGAIN.sub("", name) == TEXT]
    made.extend(_element_beside(own, value) for name, value in beside.items() if (own := _AGAIN.sub("", name)) != TEXT)
    for place, text in zip(_places_for_text(made), texts, strict=False):
        place(text)


def _places_for_text(made: Any) -> Iterator[Any]:
    """Give the places between the elements of a block, each a way to put text there."""
    yield lambda text: setattr(made, "text", text)
    for inner in made:
        yield lambda text, inner=inner: setattr(inner, "tail", text)


def _add_attributes(made: Any, beside: Mapping[str, str]) -> None:
    """Put attributes back on the element that each names, or on an empty group of that name."""
    from lxml import etree

    for name, value in beside.items():
        element_name, _, attribute = _AGAIN.sub("", name).partition("@")
        named = [made, *made.iter(element_name)] if local_name(made.tag) == element_name else [*made.iter(element_name)]
        attributes = _attributes(value) if not attribute else {attribute: value}
        for own, text in attributes.items():
            full = f"{{{XSI}}}{own}" if own in OF_XSI else own
            free = next((element for element in named if full not in element.attrib), None)
            if free is None:
                free = etree.SubElement(made, element_name)
                named.append(free)
            free.set(full, text)


def _attributes(start_tag: str) -> dict[str, str]:
    """Read the attributes of a start tag that was kept whole."""
    from lxml import etree

    element = etree.fromstring(start_tag.rstrip("/>") + "/>")
    return {local_name(name): value for name, value in element.items()}


def _element_beside(name: str, value: str) -> Any:
    """Make an element again that was kept as its text, or as XML when it held others."""
    from lxml import etree

    made = etree.Element(name)
    made.text = value
    if not value.startswith("<"):
        return made
    try:
        held = etree.fromstring(value, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return made
    return held if local_name(held.tag) == name and len(held) else made
