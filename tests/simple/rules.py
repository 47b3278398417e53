"""Plain twins of the rules that look beyond their own row: loops over lists, as a careful clerk would go through them.

A row is a dictionary of text, as sent; what is no day counts as unknown, and unknown never fails a rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

Row = dict[str, str]
LAST_DAY = date(2026, 3, 31)


def day_of(text: str) -> date | None:
    """Read a day written either way; None when it is none."""
    parts = text.replace("-", "/").split("/")
    if len(parts) != 3:
        return None
    numbers = [int(part) for part in parts]
    year, month, day = numbers if len(parts[0]) == 4 else reversed(numbers)
    return date(year, month, day)


def told_once(rows: list[Row]) -> list[tuple[int, Row]]:
    """Number the rows from 1 and leave out those that are there a second time."""
    seen: list[Row] = []
    once = []
    for number, row in enumerate(rows, start=1):
        if row not in seen:
            once.append((number, row))
        seen.append(row)
    return once


def chain_of(rows: list[tuple[int, Row]], child: str) -> list[tuple[int, Row]]:
    """Give the episodes of a child that have a day they began, in order; on one day, by all that was sent."""
    own = [(number, row) for number, row in rows if row["CHILD"] == child and day_of(row["DECOM"])]
    return sorted(own, key=lambda each: (day_of(each[1]["DECOM"]), day_of(each[1]["DEC"]) or date.max, _sent(each[1])))


def _sent(row: Row) -> list[str]:
    return [row[name] for name in ("RNE", "DEC", "REC")]


def chains(rows: list[Row]) -> Iterator[tuple[list[tuple[int, Row]], int]]:
    """Give each child's chain, with how many of the child's episodes have no day they began."""
    once = told_once(rows)
    for child in sorted({row["CHILD"] for row in rows}):
        undated = sum(1 for _, row in once if row["CHILD"] == child and not day_of(row["DECOM"]))
        yield chain_of(once, child), undated


def not_ended(rows: list[Row]) -> set[int]:
    """Rule 142."""
    return {number for chain, _ in chains(rows) for number, row in chain[:-1] if not row["DEC"] or not row["REC"]}


def overlaps(rows: list[Row]) -> set[int]:
    """Rule 501."""
    failing = set()
    for chain, _ in chains(rows):
        for (_, before), (number, row) in pairwise(chain):
            ended, began = day_of(before["DEC"]), day_of(row["DECOM"])
            if ended and began and began < ended:
                failing.add(number)
    return failing


def breaks(rows: list[Row]) -> set[int]:
    """Rule 388."""
    failing = set()
    for chain, undated in chains(rows):
        for place, (number, row) in enumerate(chain):
            ended = day_of(row["DEC"])
            if ended is None or not row["REC"]:
                continue
            if place + 1 < len(chain):
                fits = day_of(chain[place + 1][1]["DECOM"]) == ended
                if fits != (row["REC"] == "X1"):
                    failing.add(number)
            elif row["REC"] == "X1" and undated == 0:
                failing.add(number)
    return failing


def first_not_started(rows: list[Row]) -> set[int]:
    """Rule 357."""
    failing = set()
    for chain, undated in chains(rows):
        if chain and undated == 0:
            number, row = chain[0]
            began = day_of(row["DECOM"])
            if began and date(2025, 4, 1) <= began <= LAST_DAY and row["RNE"] != "S":
                failing.add(number)
    return failing


def not_in_header(rows: list[Row], header: list[Row]) -> set[int]:
    """Rules INT01 to INT09."""
    known = {row["CHILD"] for row in header}
    return {number for number, row in told_once(rows) if row["CHILD"] not in known}


def born_otherwise(rows: list[Row], header: list[Row]) -> set[int]:
    """Rules INT11 to INT18."""
    failing = set()
    for number, row in told_once(rows):
        born = day_of(row["DOB"])
        others = {day_of(line["DOB"]) for line in header if line["CHILD"] == row["CHILD"]} - {None}
        if born and others - {born}:
            failing.add(number)
    return failing


def referred_inside_another(referrals: list[Row]) -> set[int]:
    """Rule 8820: an open case runs to the last day, one that led to no action never runs."""
    once = told_once(referrals)
    failing = set()
    for number, row in once:
        begun = day_of(row["CINreferralDate"])
        for other, its in once:
            since = day_of(its["CINreferralDate"])
            if other == number or its["inside"] != row["inside"] or not begun or not since:
                continue
            if its["CINclosureDate"]:
                until = day_of(its["CINclosureDate"])
                is_open = until is not None and begun < until
            else:
                is_open = its["ReferralNFA"] == "0" and begun <= LAST_DAY
            if since <= begun and is_open:
                failing.add(number)
    return failing


def before_referral(rows: list[Row], referrals: list[Row], column: str) -> set[int]:
    """Rules 1103, 1104, 1105, 2889 and 4015."""
    failing = set()
    for number, row in told_once(rows):
        day, referred = day_of(row[column]), day_of(referrals[int(row["inside"]) - 1]["CINreferralDate"])
        if day and referred and day < referred:
            failing.add(number)
    return failing
