"""Bytes into text and a line into fields: the encodings and the quotation marks that files arrive with.

UTF-8 with or without its mark, UTF-16 with its mark, and where a line is neither, Windows text (cp1252). Files are
pasted together, so the encoding may change from line to line. Each line is decoded and split by itself: a stray byte or
an unclosed quotation mark concerns its own line and no other.
"""

from __future__ import annotations

from dataclasses import dataclass

from seedbed.record.returned.typed import SPACE

UTF8_BOM = b"\xef\xbb\xbf"
UTF16 = "utf-16"
SHORTEST_UTF16 = 8  # letters; a shorter line with NULs among them is more likely to be damaged
UTF16_BOMS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


@dataclass(frozen=True)
class Text:
    """The bytes of a file as UTF-8 without its mark, and the encoding it came in.

    `may_be_cp1252` says that a line that is no UTF-8 may be read as Windows text, which no UTF-16 file is.
    """

    data: bytes
    encoding: str
    may_be_cp1252: bool


class Unplaceable(Exception):
    """A line that cannot be split into fields; the message is the reason."""


def decoded(data: bytes) -> Text:
    """Take the byte order mark off a file and turn UTF-16 into UTF-8; the rest is decoded line by line."""
    if data.startswith(UTF8_BOM):
        return Text(data[len(UTF8_BOM) :], "utf-8 with BOM", may_be_cp1252=True)
    for mark, encoding in UTF16_BOMS.items():
        if data.startswith(mark):
            return Text(_utf8_of_utf16(data[len(mark) :], encoding), UTF16, may_be_cp1252=False)
    return Text(data, "utf-8", may_be_cp1252=True)


def decode_line(raw: bytes, text: Text) -> str:
    """Decode one line: UTF-8, else Windows text; a line of UTF-16 that came among others is that."""
    encoding = encoding_of(raw, text)
    if encoding == UTF16:
        return (_between_nuls(raw) + b"\x00").decode("utf-16-le").rstrip("\r")
    return raw.decode(encoding or "ascii")


def encoding_of(raw: bytes, text: Text) -> str:
    """Tell the encoding of one line; nothing when it is plain ASCII, which is the same in all of them.

    >>> encoding_of("Zoë".encode("cp1252"), decoded(b""))
    'cp1252'
    """
    if raw.isascii():
        return UTF16 if 0 in raw and _is_utf16(raw) else ""
    if is_utf8(raw):
        return "utf-8"
    if 0 in raw and _is_utf16(raw):
        return UTF16
    if text.may_be_cp1252:
        try:
            raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            return "cp1252"
    raise Unplaceable("has bytes that are no text in any encoding that is read")


def split_line(line: str, delimiter: str) -> list[str]:
    """Split one line into fields, as RFC 4180 has it but within the line.

    >>> split_line('1,"Smith, J",""', ",")
    ['1', 'Smith, J', '']
    """
    if '"' not in line:
        return line.split(delimiter)
    fields, place = [], 0
    while True:
        if line.startswith('"', place):
            field, place = _quoted_field(line, place + 1, delimiter)
        else:
            end = line.find(delimiter, place)
            end = len(line) if end < 0 else end
            field, place = line[place:end], end
        fields.append(field)
        if place >= len(line):
            return fields
        place += 1


def is_blank(value: str) -> bool:
    """Tell whether a value holds nothing but space."""
    return not value.strip(SPACE)


def is_utf8(raw: bytes) -> bool:
    """Tell whether bytes are UTF-8 throughout."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_utf16(raw: bytes) -> bool:
    """Tell whether every second byte is a NUL and no other: Latin letters in UTF-16, pasted among another encoding."""
    body = _between_nuls(raw)
    return len(body) >= 2 * SHORTEST_UTF16 and 0 not in body[::2] and not any(body[1::2])


def _between_nuls(raw: bytes) -> bytes:
    """Take off a mark, and the half of a line end that stays behind when UTF-16 is split at newline bytes."""
    for mark in UTF16_BOMS:
        raw = raw.removeprefix(mark)
    return raw.strip(b"\x00")


def _quoted_field(line: str, place: int, delimiter: str) -> tuple[str, int]:
    """Read a field from after its opening quotation mark; give it and the place where it ends."""
    parts = []
    while True:
        end = line.find('"', place)
        if end < 0:
            raise Unplaceable("opens a quotation mark that it does not close")
        parts.append(line[place:end])
        if not line.startswith('"', end + 1):
            break
        parts.append('"')
        place = end + 2
    after = end + 1
    if after < len(line) and line[after] != delimiter:
        raise Unplaceable("has text after a closing quotation mark")
    return "".join(parts), after


def _utf8_of_utf16(data: bytes, encoding: str) -> bytes:
    """Turn UTF-16 into UTF-8; what is no character becomes bytes that no line with them can be read from."""
    whole = data[: len(data) // 2 * 2]
    utf8 = whole.decode(encoding, "surrogatepass").encode("utf-8", "surrogatepass")
    return utf8 if len(whole) == len(data) else utf8 + b"\xff"
