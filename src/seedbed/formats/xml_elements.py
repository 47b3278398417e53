"""Takes an XML return apart into its elements, one child at a time, whether it is well formed or not.

Files come from outside, so the parser resolves no entity, opens no address and keeps its limits on size and depth; a
file that brings a document type declaration, which no return needs and every entity bomb does, is to be refused unread.

When a file is not well formed, each child in it is read by itself: one fault loses one child, and what lies outside
every child that can be read is given as lost, with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from typing import Any

from seedbed.formats.text import decoded, is_utf8

OUTSIDE = "stands outside every child"
PROLOG = 1 << 16  # the root element of a return stands within its first bytes
_PARSER = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
}
_BEFORE_ROOT = re.compile(r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_ENCODING = re.compile(r"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")
_ROOT = re.compile(r"<(?:([A-Za-z_][\w.-]*):)?([A-Za-z_][\w.-]*)(?=[\s/>])[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Prolog:
    """How an XML file begins: its root's local name and start tag, and its encoding; or a document type declaration."""

    root: str
    start_tag: str
    encoding: str
    has_document_type: bool


@dataclass(frozen=True)
class Names:
    """The elements that hold the rows of a return, such as Child and Header, and the elements that those lie in."""

    elements: frozenset[str]
    wrappers: frozenset[str]


@dataclass(frozen=True)
class Found:
    """An element that was read, and how many lines of the file stand before the first line it knows of."""

    element: Any
    lines_before: int


@dataclass(frozen=True)
class Lost:
    """A part of a file that could not be read, with the reason."""

    line: int
    reason: str
    text: str


class NotWellFormed(Exception):
    """The file stops being XML; carries the line."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(line)


def prolog_of(data: bytes) -> Prolog | None:
    """Look at how a file begins, without parsing it; None when it is no XML.

    >>> prolog_of(b"<?xml version='1.0'?><m:Message xmlns:m='urn:x'/>").root
    'Message'
    """
    text = decoded(data[:PROLOG])
    start = text.data.decode("utf-8", "replace")
    place = _BEFORE_ROOT.match(start)
    assert place is not None, "the pattern matches the empty text"
    declared = _ENCODING.match(start)
    encoding = declared.group(1).lower() if declared else text.encoding
    rest = start[place.end() :]
    if rest[:9].upper() == "<!DOCTYPE":
        return Prolog("", "", encoding, has_document_type=True)
    root = _ROOT.match(rest)
    return Prolog(root.group(2), root.group(0), encoding, has_document_type=False) if root else None


@lru_cache(maxsize=1024)
def local_name(tag: str) -> str:
    """Give an element's name without its namespace."""
    return tag.rpartition("}")[2]


def written(element: Any) -> str:
    """Give an element's text; with elements inside, as XML."""
    from lxml import etree

    if not len(element):
        return element.text or ""
    xml: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return xml


def start_tag(element: Any) -> str:
    """Give an element's start tag as text; a > in an attribute is written &gt;, so the first one ends the tag."""
    from lxml import etree

    xml: str = etree.tostring(element, encoding="unicode", with_tail=False)
    return xml[: xml.index(">") + 1]


def whole_elements(data: bytes, names: Names) -> Iterator[Found | Lost]:
    """Give each element of a well-formed file as it ends, then whatever lies outside them; else raise `NotWellFormed`."""
    from lxml import etree

    tags = [f"{{*}}{name}" for name in names.elements]
    events = etree.iterparse(BytesIO(data), events=("end",), tag=tags, **_PARSER)
    last = None
    try:
        for _, element in events:
            if last is not None:
                yield from _let_go(last)
            yield Found(element, 0)
            last = element
    except etree.XMLSyntaxError as problem:
        raise NotWellFormed(problem.lineno or 1) from problem
    if last is not None:
        yield from _let_go(last)
    yield from _outside(events.root, names.wrappers)


def elements_one_by_one(data: bytes, prolog: Prolog, names: Names) -> Iterator[Found | Lost]:
    """Read each element of a file that is not well formed by itself, in UTF-8 or Windows text."""
    whole = decoded(data).data
    text = _without_comments(whole)
    place, line = 0, 0
    for start, end in _pieces(text, names.elements):
        yield from _between(text[place:start], line, names.wrappers)
        line += text.count(b"\n", place, start)
        found = _read_piece(whole[start:end], prolog, line)
        yield found if isinstance(found, Found) else _read_piece(text[start:end], prolog, line)
        line += text.count(b"\n", start, end)
        place = end
    yield from _between(text[place:], line, names.wrappers)


def _let_go(element: Any) -> Iterator[Lost]:
    """Take a finished element out of the tree, so that memory does not grow; text after it is not lost."""
    yield from _stray(element.tail, element)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _outside(element: Any, wrappers: frozenset[str]) -> Iterator[Lost]:
    """Find elements and text that lie in no child."""
    if element is None:
        return
    yield from _stray(element.text, element)
    for inner in element:
        if local_name(inner.tag) in wrappers:
            yield from _outside(inner, wrappers)
        else:
            yield Lost(inner.sourceline or 0, OUTSIDE, written(inner) or local_name(inner.tag))
        yield from _stray(inner.tail, inner)


def _stray(text: str | None, beside: Any) -> Iterator[Lost]:
    if text and not text.isspace():
        yield Lost(beside.sourceline or 0, OUTSIDE, text.strip())


def _without_comments(text: bytes) -> bytes:
    """Blank comments out, line ends excepted: what stands in one was not sent. One that never ends is left."""
    parts, place = [], 0
    while (start := text.find(b"<!--", place)) >= 0 and (end := text.find(b"-->", start + 4)) >= 0:
        parts += [text[place:start], _blanked(text[start : end + 3])]
        place = end + 3
    return b"".join([*parts, text[place:]])


def _blanked(text: bytes) -> bytes:
    return re.sub(rb"[^\n]", b" ", text)


def _pieces(text: bytes, elements: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Find where each element starts and ends; one that is never closed ends where the next starts."""
    names = b"|".join(name.encode("ascii") for name in sorted(elements))
    opened = re.compile(rb"<(?:[\w.-]+:)?(?:" + names + rb")(?=[\s/>])")
    closed = re.compile(rb"</(?:[\w.-]+:)?(?:" + names + rb")\s*>")
    starts = [match.start() for match in opened.finditer(text)]
    for start, following in pairwise([*starts, len(text)]):
        end = closed.search(text, start, following)
        yield start, end.end() if end else following


def _read_piece(piece: bytes, prolog: Prolog, line: int) -> Found | Lost:
    """Read one element inside the root's own tag, which may name spaces; if that tag is the fault, inside a bare one."""
    from lxml import etree

    try:
        text = piece.decode("utf-8" if is_utf8(piece) else "cp1252")
    except UnicodeDecodeError:
        return Lost(line + 1, "has bytes that are no text in any encoding that is read", repr(piece))
    for root in (" ".join(prolog.start_tag.strip("</>").split()), "return"):
        try:
            holder = etree.fromstring(f"<{root}>{text}</{root.split()[0]}>".encode(), etree.XMLParser(**_PARSER))
        except etree.XMLSyntaxError:
            continue
        if len(holder) == 1:
            return Found(holder[0], line)
    return Lost(line + 1, "is not well formed", text)


def _between(text: bytes, line: int, wrappers: frozenset[str]) -> Iterator[Lost]:
    """Tell what lies between the children of a broken file, besides the elements that hold them."""
    names = b"|".join(name.encode("ascii") for name in sorted(wrappers))
    known = re.compile(rb"</?(?:[\w.-]+:)?(?:" + names + rb")(?:\s[^<>]*)?>|<\?[^<>]*>")
    left = known.sub(lambda tag: _blanked(tag.group()), text)
    if left.strip():
        before = left[: len(left) - len(left.lstrip())].count(b"\n")
        yield Lost(line + before + 1, OUTSIDE, left.strip().decode("utf-8", "backslashreplace"))
