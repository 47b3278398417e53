"""Returns that went wrong in ways that returns go wrong, from a seed; and what a reader must hold to whatever comes.

A mutation knows what it changes: lines and fields in a CSV file, elements in XML, and last the bytes of either. What the
reader made of the file is judged by others: Python's CSV reader line by line, and Python's own XML parser.
"""

from __future__ import annotations

import html
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

from lxml import etree

from seedbed.formats.lines import DELIMITERS
from seedbed.formats.sources import read_sources
from seedbed.formats.text import decoded
from seedbed.record.returned import FileRead, return_table
from simple.lines import fields_of, lines_of, place_plainly

NOT_READ = {"not_a_return", "refused", "left_alone"}
HEADING = ["CHILD", "DOB", "REVIEW", "REVIEW_CODE", "NOTE"]
ODD_VALUES = (
    "", " ", "31/02/2025", "45747", "é", "’", "Total", "=cmd|' /C calc'!A0", "\x00", "\ufeff", "\u00a0", "0012", "12",
    'a "b" c', "a,b", "a;b", "a\nb", "a\r\n\r\nb", "\r", "#N/A", "x" * 70_000, "<b>", "]]>", "&amp;", "\u2028",
)  # fmt: skip
ODD_BYTES = (
    b"", b"\n", b"\r", b"\x00", b'"', b",", b"\xff", b"\xe9", b"\x81", b"\xef\xbb\xbf", b"\xff\xfe", b"<", b">", b"&",
    b"&nbsp;", b"&#0;", b"</Child>", b"<Child>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a>", b"<?x?>", b"\n" * 40,
)  # fmt: skip

Rows = list[list[str]]


def mutated_csv(chance: random.Random) -> bytes:
    """Make a table of reviews, and spoil it a few times."""
    rows: Rows = [
        [str(n), "01/04/2015", f"{n % 28 + 1:02}/05/2025", "PN1", chance.choice(("", "fine"))] for n in range(12)
    ]
    rows.insert(0, list(HEADING))
    for _ in range(chance.randrange(4)):
        chance.choice(ROW_MUTATIONS)(rows, chance)
    delimiter = chance.choice(",,,;\t|")
    ending = chance.choice(("\n", "\n", "\r\n", "\r"))
    quote = chance.choice((_quoted_where_needed, _quoted_always, str))
    lines = [delimiter.join(quote(value) for value in row) for row in rows]
    encoding = chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-le"))
    data = (ending.join(lines) + chance.choice(("", ending))).encode(encoding, "surrogatepass")
    if encoding == "utf-8" and chance.random() < 0.3:
        data = b"\n".join(
            line.decode().encode(chance.choice(("utf-8", "cp1252", "utf-16-le")), "replace")
            for line in data.split(b"\n")
        )
    return _spoilt_bytes(data, chance)


def mutated_census(chance: random.Random) -> bytes:
    """Make a census of three children, and spoil it a few times."""
    root = etree.fromstring(_census())
    for _ in range(chance.randrange(4)):
        chance.choice(ELEMENT_MUTATIONS)(root, chance)
    encoding = chance.choice(("utf-8", "utf-8", "utf-16", "windows-1252"))
    data = etree.tostring(root, encoding=encoding, xml_declaration=chance.random() < 0.7 or encoding != "utf-8")
    return _spoilt_bytes(data, chance)


def wrongs_of(data: bytes) -> list[str]:
    """Read a file and give what is wrong with how it was read: nothing, whatever the file is."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "2025-26"
        place.mkdir()
        (place / "file").write_bytes(data)
        (read,) = read_sources(Path(folder))  # raises, or breaks its own count of lines, when it does not hold
    if read.kind in NOT_READ:
        return [] if read.note else ["a file was left without a word"]
    if read.kind == "ssda903_csv":
        return _wrongs_of_lines(data, read)
    return _wrongs_of_elements(data, read) if read.kind == "cin_xml" else [f"unforeseen: {read.kind}"]


def _wrongs_of_lines(data: bytes, read: FileRead) -> list[str]:
    (table,) = read.content.tables
    headings = [heading for heading, _ in table.headings]
    text = decoded(data)
    utf8 = text.data if text.may_be_cp1252 else text.data.replace(b"\xff", b"\x81")  # half a letter is no Windows text
    line = lines_of(utf8)[table.headings_line - 1]
    delimiter = next(d for d in DELIMITERS if fields_of(line, d) == headings)
    own = {column.name for column in return_table(table.table).columns}
    notes = frozenset(place for place, (_, kept_as) in enumerate(table.headings) if kept_as not in own)
    names = {kept_as: place for place, (_, kept_as) in enumerate(table.headings) if kept_as in own}
    plainly = place_plainly(
        utf8,
        header_at=table.headings_line - 1,
        delimiter=delimiter,
        header=headings,
        id_field=names["CHILD"],
        notes=notes,
    )
    rows = table.rows.to_pydict()
    expected = {name: [values[place] for _, values in plainly.rows] for name, place in names.items()}
    wrong = [f"{name} is not as sent" for name, values in expected.items() if rows[name] != values]
    counted = (read.content.loaded, len(read.content.quarantined), read.content.blank)
    if counted != (len(plainly.rows), len(plainly.quarantined), len(plainly.blank)):
        wrong.append(f"{counted} lines are not the lines of the file")
    return wrong


def _wrongs_of_elements(data: bytes, read: FileRead) -> list[str]:
    """Every value must stand in the file as the text of an element of that name, no more often than it was read."""
    loaded = Counter(
        (name, value)
        for table in read.content.tables
        for name in table.columns
        for value in table.rows.column(name).to_pylist()
        if value
    )
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError):
        return _wrongs_of_pieces(data, loaded)
    sent = Counter((e.tag.rpartition("}")[2], e.text) for e in root.iter() if isinstance(e.tag, str))
    return [f"{name} was not sent so" for (name, _), times in (loaded - sent).items() if times]


def _wrongs_of_pieces(data: bytes, loaded: Counter[tuple[str, str]]) -> list[str]:
    """In a file that is no XML as a whole, every value must at least stand in it somewhere."""
    utf8 = decoded(data).data
    text = "\n".join(html.unescape(_without_marks(utf8.decode(e, "replace"))) for e in ("utf-8", "cp1252"))
    return [f"{name} does not stand in the file" for name, value in loaded if _line_ends(value) not in _line_ends(text)]


def _without_marks(text: str) -> str:
    """Take out what XML takes out of a text before it is read: comments, instructions, the marks of CDATA."""
    return re.sub(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>", "", text, flags=re.DOTALL)


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _spoilt_bytes(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.choice((0, 0, 1, 1, 2, 3))):
        place = chance.randrange(len(data) + 1)
        cut = chance.choice((0, 0, 1, 2, 30, len(data)))
        data = data[:place] + chance.choice(ODD_BYTES) + data[place + cut :]
    return data


def _quoted_where_needed(value: str) -> str:
    return _quoted_always(value) if re.search('[,;\t|"\r\n]', value) else value


def _quoted_always(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _a_row(rows: Rows, chance: random.Random) -> list[str]:
    return rows[chance.randrange(len(rows))]


def _drop_a_field(rows: Rows, chance: random.Random) -> None:
    row = _a_row(rows, chance)
    del row[chance.randrange(len(row)) :]
    row.append("x")


def _add_a_field(rows: Rows, chance: random.Random) -> None:
    row = _a_row(rows, chance)
    row.insert(chance.randrange(len(row) + 1), chance.choice(ODD_VALUES))


def _change_a_field(rows: Rows, chance: random.Random) -> None:
    row = _a_row(rows, chance)
    row[chance.randrange(len(row))] = chance.choice(ODD_VALUES)


def _double_a_row(rows: Rows, chance: random.Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), list(_a_row(rows, chance)))


def _header_again(rows: Rows, chance: random.Random) -> None:
    rows.insert(chance.randrange(len(rows) + 1), list(HEADING))


def _two_rows_in_one(rows: Rows, chance: random.Random) -> None:
    row = _a_row(rows, chance)
    row += _a_row(rows, chance)[chance.randrange(3) :]


def _a_total(rows: Rows, chance: random.Random) -> None:
    rows.append(chance.choice((["Total", "", "", "", "12"], ["", "", "12", "3.5", ""], ["Count: ", "12"])))


def _a_title(rows: Rows, chance: random.Random) -> None:
    rows.insert(0, [chance.choice(("Reviews of the year", "", "as at 31/03/2026, 'final'"))])


def _columns_in_another_order(rows: Rows, chance: random.Random) -> None:
    order = list(range(len(HEADING)))
    chance.shuffle(order)
    for row in rows:
        row[:] = [row[place] for place in order if place < len(row)] or [""]


ROW_MUTATIONS: tuple[Callable[[Rows, random.Random], None], ...] = (
    _drop_a_field,
    _add_a_field,
    _change_a_field,
    _change_a_field,
    _double_a_row,
    _header_again,
    _two_rows_in_one,
    _a_total,
    _a_title,
    _columns_in_another_order,
)


def _census() -> str:
    children = "".join(
        f"""<Child><ChildIdentifiers><LAchildID>C{n}</LAchildID><UPNunknown>UN2</UPNunknown>
        <PersonBirthDate>2015-04-0{n}</PersonBirthDate><Sex>F</Sex></ChildIdentifiers><ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity><Disabilities><Disability>NONE</Disability></Disabilities></ChildCharacteristics>
        <CINdetails><CINreferralDate>2025-05-0{n}</CINreferralDate><ReferralSource>6</ReferralSource><Assessments>
        <AssessmentActualStartDate>2025-05-0{n}</AssessmentActualStartDate><FactorsIdentifiedAtAssessment>
        <AssessmentFactors>3A</AssessmentFactors><AssessmentFactors>4B</AssessmentFactors></FactorsIdentifiedAtAssessment>
        </Assessments><ReferralNFA>0</ReferralNFA><ChildProtectionPlans><CPPstartDate>2025-06-0{n}</CPPstartDate><Reviews>
        <CPPreviewDate>2025-08-0{n}</CPPreviewDate></Reviews></ChildProtectionPlans></CINdetails></Child>"""
        for n in (1, 2, 3)
    )
    return f"""<Message><Header><CollectionDetails><Collection>CIN</Collection><ReferenceDate>2026-03-31</ReferenceDate>
    </CollectionDetails></Header><Children>{children}</Children></Message>"""


def _an_element(root: etree._Element, chance: random.Random) -> etree._Element:
    return chance.choice([element for element in root.iter() if isinstance(element.tag, str)])


def _delete_an_element(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    if element.getparent() is not None:
        element.getparent().remove(element)


def _double_an_element(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    if element.getparent() is not None:
        element.addnext(etree.fromstring(etree.tostring(element, with_tail=False)))


def _rename_an_element(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    element.tag = chance.choice(
        (element.tag.lower(), f"{{urn:x}}{etree.QName(element).localname}", "Shoe", "Child", "Sex")
    )


def _move_an_element(root: etree._Element, chance: random.Random) -> None:
    element, into = _an_element(root, chance), _an_element(root, chance)
    if element is not root and into not in element.iter():
        into.insert(chance.randrange(len(into) + 1), element)


def _change_a_text(root: etree._Element, chance: random.Random) -> None:
    _an_element(root, chance).text = _for_xml(chance)


def _text_between(root: etree._Element, chance: random.Random) -> None:
    element = _an_element(root, chance)
    if element is not root:
        element.tail = _for_xml(chance)


def _an_attribute(root: etree._Element, chance: random.Random) -> None:
    _an_element(root, chance).set(
        chance.choice(("kind", "{http://www.w3.org/2001/XMLSchema-instance}nil")), _for_xml(chance)
    )


def _a_comment(root: etree._Element, chance: random.Random) -> None:
    note = chance.choice((etree.Comment(" a note "), etree.ProcessingInstruction("x", "y")))
    _an_element(root, chance).insert(0, note)


def _for_xml(chance: random.Random) -> str:
    return re.sub("[\x00\r]", "", chance.choice(ODD_VALUES))


ELEMENT_MUTATIONS: tuple[Callable[[etree._Element, random.Random], None], ...] = (
    _delete_an_element,
    _double_an_element,
    _rename_an_element,
    _move_an_element,
    _change_a_text,
    _text_between,
    _an_attribute,
    _a_comment,
)

FORMS: dict[str, Callable[[random.Random], bytes]] = {"csv": mutated_csv, "xml": mutated_census}
