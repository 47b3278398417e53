"""Recognises the lists of Ofsted's Annex A by their headings, in the spellings that councils give them.

No heading is sure: "Age" stands for "Age of Child (Years)", an apostrophe is straight or curly, "(Y/N)" comes and goes.
A heading is a column's if it says the same bare words as the guide, or fits the pattern that `annex_a.yml` gives for
it. The list is the one whose columns and the header have most in common.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from seedbed.codes.code_sets import bare_words
from seedbed.formats.line_by_line import Header
from seedbed.formats.lines import find_header, place_lines
from seedbed.formats.tabular import Layout, content_of, extra_names
from seedbed.formats.text import decoded
from seedbed.record.returned import Column, Content, ReturnTable, return_definition

OF = "annex_a"
SHARE_OF_COLUMNS = 0.5  # of a list's columns that a header must have to be taken for that list's
LONGEST_HEADING = 300
FEWEST_HEADINGS = 4


def annex_a_layout(fields: Sequence[str]) -> Layout | None:
    """Tell which list has these headings, and where its columns stand; None when none has.

    >>> layout = annex_a_layout(["Child ID", "Gender", "Ethnicity", "DOB", "Age", "Date of contact", "Source of contact"])
    >>> layout.table.title
    'List 1: Contacts'
    """
    words = tuple(bare_words(field) if len(field) <= LONGEST_HEADING else "" for field in fields)
    if sum(map(bool, words)) < FEWEST_HEADINGS:
        return None
    return _layout(words)


def read_annex_a_csv(data: bytes) -> Content | None:
    """Read a list from a file of lines; None when it is none."""
    text = decoded(data)
    header = find_header(text, lambda fields: annex_a_layout(fields) is not None)
    layout = annex_a_layout(header.fields) if header else None
    if header is None or layout is None:
        return None
    return _read(data, header, layout)


def _read(data: bytes, header: Header, layout: Layout) -> Content:
    may_run_on = frozenset(extra_names(header.fields, layout)) | {
        place for name, place in layout.places.items() if layout.table.column(name).type == "text"
    }
    placed = place_lines(decoded(data), header, id_field=layout.id_place, notes=may_run_on)
    return content_of(placed, header.fields, layout, kind=f"{OF}_csv")


@lru_cache(maxsize=8)  # few: a line of a file may be a child's record
def _layout(words: tuple[str, ...]) -> Layout | None:
    tables = return_definition(OF).tables.values()
    likely = [
        (layout, _likeness(layout, words)) for table in tables if (layout := _layout_as(table, words)) is not None
    ]
    best = max((likeness for _, likeness in likely), default=0.0)
    likest = [layout for layout, likeness in likely if likeness == best]
    return likest[0] if len(likest) == 1 else None


def _layout_as(table: ReturnTable, words: tuple[str, ...]) -> Layout | None:
    """Lay a header out as one list, if it has whose a row is, half of the list's columns, and one that tells it apart."""
    places = _places(table, words)
    own = table.id_column
    assert own is not None, f"{table.name} does not say whose a row is"
    if not any(_is_called(own, said) or _fits(own, said) for said in words):
        return None
    is_like = (
        own.name in places
        and len(places) >= SHARE_OF_COLUMNS * len(table.columns)
        and any(table.column(name).stored in _telling(table.name) for name in places)
    )
    return Layout(table, places, places[own.name]) if is_like else None


def _likeness(layout: Layout, words: tuple[str, ...]) -> float:
    """How much of list and header together is common to both."""
    common = len(layout.places)
    return common / (len(layout.table.columns) + sum(map(bool, words)) - common)


def _places(table: ReturnTable, words: tuple[str, ...]) -> dict[str, int]:
    """Find each column's place: first by the guide's own words, then by patterns among what is left."""
    places: dict[str, int] = {}
    for matches in (_is_called, _fits):
        for column in table.columns:
            if column.name in places:
                continue
            free = (place for place, said in enumerate(words) if said and place not in places.values())
            found = next((place for place in free if matches(column, words[place])), None)
            if found is not None:
                places[column.name] = found
    return {column.name: places[column.name] for column in table.columns if column.name in places}


def _is_called(column: Column, words: str) -> bool:
    return words == _bare(column.name)


def _fits(column: Column, words: str) -> bool:
    if words.removesuffix(" y n") == _bare(column.name).removesuffix(" y n"):
        return True
    return column.heading is not None and re.fullmatch(column.heading, words) is not None


@cache
def _bare(name: str) -> str:
    return bare_words(name)


@cache
def _telling(name: str) -> frozenset[str]:
    """The columns that not every list of children has."""
    tables = return_definition(OF).tables
    others = [{column.stored for column in table.columns} for table in tables.values() if table.name != name]
    own = {column.stored for column in tables[name].columns}
    return frozenset(column for column in own if sum(column in other for other in others) <= len(others) // 2)
