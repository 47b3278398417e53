"""Opens zip archives, and the workbooks that are zip archives, without ever writing one of their members to disk.

An archive comes from outside. What it says of itself is checked before anything is unpacked, and what is unpacked is
counted as it comes: a few kilobytes can hold a terabyte of zeros, and an archive may lie about its sizes. Encrypted
members are named, not asked for. A path that leads out of the archive can do no harm here, where nothing is written,
but no honest program makes one, so such a member is refused.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from pathlib import PurePosixPath, PureWindowsPath
from zipfile import BadZipFile, ZipFile, ZipInfo

ZIP = b"PK\x03\x04"
MOST_MEMBERS = 5_000
MOST_BYTES = 1 << 29  # that all members together may unpack to
MOST_TIMES = 200  # that a member may grow; a return as text shrinks some 10 to 50 times
SMALL = 1 << 22  # a member that unpacks to no more than this may grow as it likes: a sheet of blanks does
CHUNK = 1 << 20
DAMAGED = (BadZipFile, zlib.error, LZMAError, EOFError, RuntimeError, OSError, ValueError)


class CannotOpen(Exception):
    """An archive or a member that is not opened; the message is a sentence for a person."""


@dataclass(frozen=True)
class Member:
    """One file in an archive: its path there and its bytes, or a sentence on why it is not read."""

    path: str
    data: bytes = b""
    refused: str = ""


def members(data: bytes) -> Iterator[Member]:
    """Give every file of an archive, in the order of their paths; raise `CannotOpen` when the archive is refused."""
    with _opened(data) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        _check_what_it_says(infos)
        left = MOST_BYTES
        for info in sorted(infos, key=lambda info: info.filename):
            member = _member(archive, info, left)
            left -= len(member.data)
            yield member


def check(data: bytes) -> None:
    """See that an archive that another program will unpack holds no more than it says; else raise `CannotOpen`."""
    with _opened(data) as archive:
        infos = archive.infolist()
        _check_what_it_says(infos)
        for info in infos:
            if info.flag_bits & 1:
                raise CannotOpen("Is protected by a password. Save it again without one.")
            _read(archive, info, MOST_BYTES)


def _opened(data: bytes) -> ZipFile:
    try:
        return ZipFile(BytesIO(data))
    except DAMAGED:
        raise CannotOpen("Is a damaged zip archive or workbook. Save or export it again.") from None


def _check_what_it_says(infos: list[ZipInfo]) -> None:
    if len(infos) > MOST_MEMBERS:
        raise CannotOpen(
            f"Holds {len(infos):,} files, more than the {MOST_MEMBERS:,} that are opened. Unpack it first."
        )
    whole = sum(info.file_size for info in infos)
    if whole > MOST_BYTES:
        raise CannotOpen(
            f"Would unpack to {whole:,} bytes, more than the {MOST_BYTES:,} that are opened. No return is so large:"
            " look where the file comes from."
        )


def _member(archive: ZipFile, info: ZipInfo, left: int) -> Member:
    path = _printable(info.filename)
    if _leads_outside(info.filename):
        return Member(
            _inside(path), refused="Has a path that leads out of its archive, as no honest program writes it."
        )
    if info.flag_bits & 1:
        return Member(path, refused="Is protected by a password. Put the file itself here, without one.")
    try:
        return Member(path, _read(archive, info, left))
    except CannotOpen as problem:
        return Member(path, refused=str(problem))


def _read(archive: ZipFile, info: ZipInfo, left: int) -> bytes:
    """Unpack one member to its real end, whatever size it says it has, and stop when it grows too large."""
    whole = copy(info)
    whole.file_size = left + 1
    most = min(left, max(SMALL, info.compress_size * MOST_TIMES))
    parts, size = [], 0
    try:
        with archive.open(whole) as stream:
            while part := stream.read(CHUNK):
                size += len(part)
                if size > most:
                    raise CannotOpen(
                        f"Unpacks to more than {most:,} bytes from {info.compress_size:,}, as no return does: look where"
                        " the file comes from."
                    )
                parts.append(part)
    except DAMAGED:
        raise CannotOpen("Is damaged inside its archive. Save or export it again.") from None
    return b"".join(parts)


def _leads_outside(name: str) -> bool:
    posix, windows = PurePosixPath(name), PureWindowsPath(name)
    return posix.is_absolute() or bool(windows.drive or windows.root) or ".." in {*posix.parts, *windows.parts}


def _inside(path: str) -> str:
    """Name a member with a path that leads outside so that nobody follows it."""
    return path.replace("\\", "/").replace("..", "__").lstrip("/")


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
