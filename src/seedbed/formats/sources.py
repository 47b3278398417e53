"""Opens the folder `sources/` of a place: which files are returns, and of which year.

What a file *is* is told by its content, never by its name. Its *year* is told by the folder it lies in, or by the
place's own settings, never guessed from the dates inside:

    sources/2025-26/…                       the return of the year to 31 March 2026
    sources/2026-27 to 2026-10-31/…         an extract from within a year, with the day it runs to
    sources/costs/… needs/…                 other records of the place, left alone here

A zip archive is read where it lies, a workbook sheet by sheet; what is in them is named after them, as
`2025-26/returns.zip/annex a.xlsx/List 1`.

Every file and every folder that is left alone is named, with a sentence on what it is and what to do about it; nothing
here raises because of what it finds.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from seedbed.formats.annex_a import annex_a_layout, read_annex_a_csv
from seedbed.formats.cin_census import is_cin_census, read_cin_census
from seedbed.formats.cin_census_csv import as_census, census_layout, read_census_csv
from seedbed.formats.containers import ZIP, CannotOpen, members
from seedbed.formats.sheets import read_sheet
from seedbed.formats.ssda903_csv import read_ssda903, recognise_ssda903, ssda903_layout, why_not_read
from seedbed.formats.ssda903_xml import is_ssda903_xml, read_ssda903_xml
from seedbed.formats.tabular import Layout
from seedbed.formats.workbooks import Sheet, is_workbook, sheets_of
from seedbed.formats.xml_elements import Prolog, prolog_of
from seedbed.messages import UnknownName
from seedbed.periods import parse_year, year_end, year_start
from seedbed.record.returned import Collection, Content, FileRead

NOT_RETURNS = ("costs", "needs")  # folders of the place's other records
LARGEST = 1 << 30
_PART_YEAR = re.compile(r"\s*(\S+)\s+to\s+(\d{4}-\d{2}-\d{2})\s*")
_TEMPORARY = re.compile(r"\..*|~.*|.*~|.*\.tmp|thumbs\.db|desktop\.ini", re.IGNORECASE)
_KINDS_BY_FIRST_BYTES = (
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a compressed file"),
    (b"PAR1", "a Parquet file"),
    (b"SQLite format 3", "a database"),
)


@dataclass(frozen=True)
class _Reader:
    """How to read a file that was recognised."""

    read: Callable[[], Content]


def read_sources(folder: Path, *, years: Mapping[str, str] | None = None) -> Iterator[FileRead]:
    """Read every file under a place's `sources` folder, in the order of their paths.

    `years` gives the collection of files and folders by their path in the folder, as the place's settings have it, and
    comes before what a folder's name says: `{"extract.csv": "2026-27 to 2026-10-31"}`.
    """
    for path in sorted(_walk(folder), key=lambda found: found.relative_to(folder).as_posix()):
        yield from _read_path(path, _printable(path.relative_to(folder).as_posix()), years or {})


def collection_of(path: str, years: Mapping[str, str]) -> Collection | None:
    """Tell the collection of a file by its path in the folder: what is nearest to it counts, settings before a name.

    >>> str(collection_of("2026-27 to 2026-10-31/903/episodes.csv", {}))
    '2026-27 to 2026-10-31'
    """
    name = _year_said(path, years)
    return parse_collection(name) if name is not None else None


def parse_collection(name: str) -> Collection | None:
    """Read a collection's name, `2025-26` or `2026-27 to 2026-10-31`; None when it is none.

    >>> parse_collection("2025-26").year
    2026
    >>> parse_collection("2026-27 to 2027-10-31") is None
    True
    """
    part_year = _PART_YEAR.fullmatch(name)
    try:
        year = parse_year(part_year.group(1) if part_year else name)
        as_at = date.fromisoformat(part_year.group(2)) if part_year else year_end(year)
    except (UnknownName, ValueError):
        return None
    return Collection(year, as_at) if year_start(year) <= as_at <= year_end(year) else None


def _year_said(path: str, years: Mapping[str, str]) -> str | None:
    """What is said of a file's year, right or wrong in the settings, and by folders only when it is a collection."""
    parts = path.split("/")
    for depth in range(len(parts), 0, -1):
        here = "/".join(parts[:depth])
        if here in years:
            return str(years[here])
        if depth < len(parts) and parse_collection(parts[depth - 1]) is not None:
            return parts[depth - 1]
    return None


def _printable(name: str) -> str:
    """A file's name as text; bytes that are none are written out, so that it can be told and stored."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> Iterator[Path]:
    """Give every file, and every folder that is not entered: links and folders that hold no returns."""
    for place, folders, files in os.walk(folder, followlinks=False):
        here = Path(place)
        not_entered = [name for name in folders if _is_not_entered(here / name, top=here == folder)]
        folders[:] = sorted(set(folders) - set(not_entered))
        yield from (here / name for name in (*not_entered, *files))


def _is_not_entered(path: Path, *, top: bool) -> bool:
    return path.is_symlink() or bool(_TEMPORARY.fullmatch(path.name)) or (top and path.name.lower() in NOT_RETURNS)


def _read_path(path: Path, name: str, years: Mapping[str, str]) -> Iterator[FileRead]:
    try:
        status = path.lstat()
        unread = _why_not_opened(path, status)
        data = path.read_bytes() if unread is None else b""
    except OSError as problem:
        found = problem.strerror or "it could not be opened"
        unread = _refused(f"Cannot be read ({found}). See that it exists and that you may open it.")
    if unread is not None:
        yield FileRead(name, unread)
    elif is_workbook(data):
        yield from _read_workbook(data, name, years)
    elif data.startswith(ZIP):
        yield from _read_archive(data, name, years)
    else:
        yield _read_data(data, name, years)


def _why_not_opened(path: Path, status: os.stat_result) -> Content | None:
    mode = status.st_mode
    if stat.S_ISLNK(mode):
        return _left_alone("Is a link to somewhere else. Put the file itself here.")
    if stat.S_ISDIR(mode):
        is_ours = path.name.lower() in NOT_RETURNS
        return _left_alone(
            "Holds no returns and is left alone here." if is_ours else "Is a hidden folder and is left alone."
        )
    if not stat.S_ISREG(mode):
        return _left_alone("Is not an ordinary file and is left alone.")
    if _TEMPORARY.fullmatch(path.name):
        return _left_alone("Is a hidden or temporary file and is left alone.")
    if status.st_size > LARGEST:
        return _refused(f"Is larger than any return ({status.st_size:,} bytes). Export the table again.")
    return None


def _read_archive(data: bytes, name: str, years: Mapping[str, str]) -> Iterator[FileRead]:
    """Read every file of a zip archive; one archive inside another is named and not opened."""
    empty = True
    try:
        for member in members(data):
            empty = False
            path = f"{name}/{member.path}"
            if member.refused:
                yield FileRead(path, _refused(member.refused))
            elif _TEMPORARY.fullmatch(member.path.rpartition("/")[2]) or member.path.startswith("__MACOSX/"):
                yield FileRead(path, _left_alone("Is a hidden or temporary file and is left alone."))
            elif is_workbook(member.data):
                yield from _read_workbook(member.data, path, years)
            elif member.data.startswith(ZIP):
                note = "Is a zip archive inside another, which is not opened. Put it here by itself."
                yield FileRead(path, _refused(note), sha256=_sha256(member.data))
            else:
                yield _read_data(member.data, path, years)
    except CannotOpen as problem:
        yield FileRead(name, _refused(str(problem)), sha256=_sha256(data))
        return
    if empty:
        yield FileRead(name, _left_alone("Is an empty archive."), sha256=_sha256(data))


def _read_workbook(data: bytes, name: str, years: Mapping[str, str]) -> Iterator[FileRead]:
    """Read every sheet of a workbook; if none is a table of a return, name the workbook alone."""
    try:
        sheets = sheets_of(data)
    except CannotOpen as problem:
        yield FileRead(name, _refused(str(problem)), sha256=_sha256(data))
        return
    contents = [_read_sheet(sheet) for sheet in sheets]
    collection = collection_of(name, years)
    if not any(contents):
        yield FileRead(name, _not_a_return(_NO_TABLE.format(len(sheets))), collection, _sha256(data))
    elif collection is None:
        yield FileRead(name, _refused(_year_unknown(name, years)), sha256=_sha256(data))
    else:
        for sheet, content in zip(sheets, contents, strict=True):
            path = f"{name}/{_printable(sheet.name).replace('/', '_')}"
            yield FileRead(path, content or _not_a_return(_NOT_A_TABLE), collection, _sha256_of_cells(sheet))


_NO_TABLE = (
    "Is a workbook ({} sheets) of which no sheet is a table of a return that this version reads, by its headings. It is"
    " left alone."
)
_NOT_A_TABLE = "Is a sheet without a table of a return that this version reads. It is left alone."


def _read_sheet(sheet: Sheet) -> Content | None:
    content = read_sheet(sheet, layout_of)
    return as_census(content) if content is not None else None


def layout_of(fields: Sequence[str]) -> Layout | None:
    """Tell which table of which return has these headings, and where its columns stand; None when none has."""
    return ssda903_layout(fields) or census_layout(fields) or annex_a_layout(fields)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sha256_of_cells(sheet: Sheet) -> str:
    """A sheet has no bytes of its own; two with the same texts in the same cells are the same."""
    return _sha256("\x1e".join("\x1f".join(row) for row in sheet.rows).encode("utf-8", "surrogatepass"))


def _read_data(data: bytes, name: str, years: Mapping[str, str]) -> FileRead:
    sha256 = _sha256(data)
    collection = collection_of(name, years)
    found = _recognise(data)
    if isinstance(found, Content):
        return FileRead(name, found, collection, sha256)
    if collection is None:
        return FileRead(name, _refused(_year_unknown(name, years)), None, sha256)
    return FileRead(name, found.read(), collection, sha256)


def _year_unknown(name: str, years: Mapping[str, str]) -> str:
    said = _year_said(name, years)
    if said is not None:
        return f"Is of the year {said!r} by place.yml, which is no collection. Write 2025-26 or 2026-27 to 2026-10-31."
    return (
        "Is a return, but nothing says of which year. Move it into a folder such as sources/2025-26/ or"
        f' sources/2026-27 to 2026-10-31/, or add to place.yml under years:  "{name}": 2025-26'
    )


def _recognise(data: bytes) -> _Reader | Content:
    """Tell what a file is by its content, and how to read it if it is a return."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        return _left_alone("Is empty. If a return was meant, export it again.")
    for first_bytes, kind in _KINDS_BY_FIRST_BYTES:
        if data.startswith(first_bytes):
            return _not_a_return(f"Is {kind}, which is no return that this version reads. Save a table as CSV.")
    prolog = prolog_of(data)
    if prolog is not None:
        return _recognise_xml(data, prolog)
    table = recognise_ssda903(data)
    if table is not None:
        return _Reader(lambda: read_ssda903(table))
    for read in (read_census_csv, read_annex_a_csv):
        content = read(data)
        if content is not None:
            return _Reader(lambda found=content: found)  # type: ignore[misc]
    return _not_a_return(why_not_read(data))


def _recognise_xml(data: bytes, prolog: Prolog) -> _Reader | Content:
    if prolog.has_document_type:
        return _refused(
            "Begins with a document type declaration, which no return has and which can make a reader open other files"
            " or fill the memory. Export the return again without it."
        )
    if is_cin_census(data, prolog):
        return _Reader(lambda: read_cin_census(data))
    if is_ssda903_xml(prolog):
        return _Reader(lambda: read_ssda903_xml(data))
    return _not_a_return(f"Is XML with the root {prolog.root}, which is no return that this version reads.")


def _refused(note: str) -> Content:
    return Content(kind="refused", note=note)


def _left_alone(note: str) -> Content:
    return Content(kind="left_alone", note=note)


def _not_a_return(note: str) -> Content:
    return Content(kind="not_a_return", note=note)
