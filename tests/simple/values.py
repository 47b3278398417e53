"""The plain twin of `seedbed.record.returned.typed`: one value at a time, in Python."""

from __future__ import annotations

import re
from datetime import date, timedelta

SPACE = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"
SPREADSHEET_ERRORS = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!")
TIME = r"([ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?"


def read_date(sent: str, *, day_first: bool) -> date | None:
    text = sent.strip(SPACE)
    own = r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})" if day_first else r"(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})"
    if found := re.fullmatch(own + TIME, text, re.ASCII):
        parts = [int(part) for part in found.groups()[:3]]
        return real_day(*(reversed(parts) if day_first else parts))
    if found := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})" + TIME, text, re.ASCII):
        return real_day(*(int(part) for part in found.groups()[:3]))
    if re.fullmatch(r"\d{5}(\.\d+)?", text, re.ASCII) and 10959 <= int(text[:5]) <= 73415:
        return date(1899, 12, 30) + timedelta(days=int(text[:5]))
    return None


def real_day(year: int, month: int, day: int) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def read_code(sent: str, codes: frozenset[str]) -> str | None:
    text = sent.strip(SPACE).upper()
    return text if text in codes else None


def read_flag(sent: str) -> bool | None:
    return {"1": True, "true": True, "0": False, "false": False}.get(sent.strip(SPACE).lower())


def read_number(sent: str, *, least: int, most: int) -> int | None:
    text = sent.strip(SPACE)
    if not re.fullmatch(r"-?\d{1,9}(\.0+)?", text, re.ASCII):
        return None
    number = int(text.split(".")[0])
    return number if least <= number <= most else None


def read_postcode(sent: str) -> str | None:
    text = sent.strip(SPACE).upper()
    if not re.fullmatch(r"GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}", text):
        return None
    text = text.replace(" ", "")
    return f"{text[:-3]} {text[-3:]}"


def read_text(sent: str) -> str | None:
    text = sent.strip(SPACE)
    return None if text in SPREADSHEET_ERRORS else text or None
