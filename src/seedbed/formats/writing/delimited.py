"""Writes rows of text as CSV: commas, UTF-8, a newline after each line, quotation marks where they are needed.

A value that begins as a formula does is run by spreadsheets when somebody opens the file, and can send what stands
beside it anywhere. Such a value is written with an apostrophe before it, which spreadsheets take for text. Numbers with
a sign are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from seedbed.record.returned.typed import SPACE

FORMULA_BEGINS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[+-][0-9., ]*")
_TO_QUOTE = re.compile('[,"\r\n]|^\ufeff')


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> list[tuple[int, int]]:
    """Write a file; give the values that were written with an apostrophe, by row (from 0; -1 is the header) and place."""
    disarmed = []
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        for number, row in enumerate((headings, *rows), start=-1):
            formulas = [place for place, value in enumerate(row) if is_formula(value)]
            if formulas:
                disarmed += [(number, place) for place in formulas]
                row = [f"'{value}" if place in formulas else value for place, value in enumerate(row)]
            file.write(",".join(map(_quoted, row)) + "\n")
    return disarmed


def is_formula(value: str) -> bool:
    """Tell whether a spreadsheet would run a value.

    >>> [is_formula(value) for value in ("=cmd|' /C calc'!A0", " @SUM(A1)", "-12", "2026-03-31", "")]
    [True, True, False, False, False]
    """
    begin = value.lstrip(SPACE)
    return begin.startswith(FORMULA_BEGINS) and not _NUMBER.fullmatch(begin)


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"' if _TO_QUOTE.search(value) else value
