"""Two years of both returns in a muddle: chains that break, days that are none, things told twice and otherwise.

All dates lie near the days that decide (1 and 31 March and April, the end of September), so that every boundary is met
by some child.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import duckdb

from seedbed.quality.examples import SmallTable, as_files, read_tables
from seedbed.record.making import make_record
from seedbed.record.returned import load_returned

YEARS = ("2024-25", "2025-26")


def muddled_returns(seed: int, *, children: int = 40) -> list[SmallTable]:
    """Make up two years of returns; the same seed gives the same muddle."""
    chance = random.Random(seed)
    text = "\n".join(part for year in YEARS for part in _year(chance, year, children))
    return read_tables(text, year=2026)


def record_of(tables: list[SmallTable], *, backwards: bool = False) -> duckdb.DuckDBPyConnection:
    """Build a record in memory; `backwards` hands the files over in the other order."""
    files = as_files(tables, path="muddle")
    connection = duckdb.connect(config={"threads": 1})
    connection.execute("create schema record")
    load_returned(connection, files[::-1] if backwards else files)
    make_record(connection)
    return connection


def shuffled(tables: list[SmallTable], seed: int) -> list[SmallTable]:
    """Sort the rows of every table otherwise, so that each still lies inside the same row as before."""
    chance = random.Random(seed)
    moved: dict[tuple[str, int], dict[str, str]] = {}
    result = []
    for small in tables:
        order = list(range(len(small.rows)))
        chance.shuffle(order)
        around = moved.get((small.table.inside or "", small.year), {})
        rows = [_moved(small.rows[old], around) for old in order]
        moved[small.table.name, small.year] = {str(old + 1): str(new + 1) for new, old in enumerate(order)}
        result.append(replace(small, rows=rows))
    return result


def _moved(row: dict[str, str], around: dict[str, str]) -> dict[str, str]:
    return row | {"inside": around[row["inside"]]} if "inside" in row else row


def _year(chance: random.Random, year: str, children: int) -> Iterator[str]:
    """Write the tables of one year; every child is in the census, most in Header, and some in care."""
    each = range(children)
    births = ("2010-04-01", "2010-03-31", "2015-06-01", "soon")
    known = [f"{child} {chance.choice(births)}" for child in each if chance.random() < 0.8]
    yield _table(year, "Header", "CHILD DOB", known)
    columns = "CHILD DECOM RNE LS PLACE PL_POST DEC REC"
    yield _table(year, "Episodes", columns, [row for child in each for row in _chain(chance, child)])
    alone = [f"{child} 2009-06-01 {_maybe(chance)}" for child in each[::5]]
    yield _table(year, "UASC", "CHILD DOB DUC", alone)
    went = [f"{chance.choice(each)} {chance.choice('MMA?')} {_day(chance)}" for _ in each]
    yield _table(year, "Missing", "CHILD MISSING MIS_START", went)
    yield _table(year, "Child", "LAchildID PersonBirthDate", [f"{child} 2015-01-01" for child in each])
    referrals = [
        f"{child + 1} {_day(chance)} {_maybe(chance)} {chance.choice('0011-')}"
        for child in each
        for _ in range(chance.randrange(1, 4))
    ]
    yield _table(year, "CINdetails", "inside CINreferralDate CINclosureDate ReferralNFA", referrals)
    of = range(1, len(referrals) + 1)
    done = [f"{chance.choice(of)} {_day(chance)} {_day(chance)}" for _ in each]
    yield _table(year, "Assessments", "inside AssessmentActualStartDate AssessmentAuthorisationDate", done)
    asked = [f"{chance.choice(of)} {_day(chance)} {_maybe(chance)}" for _ in each]
    yield _table(year, "Section47", "inside S47ActualStartDate DateOfInitialCPC", asked)
    plans = [f"{chance.choice(of)} {_day(chance)} {_maybe(chance)} {chance.choice('00123-')}" for _ in each]
    yield _table(year, "ChildProtectionPlans", "inside CPPstartDate CPPendDate NumberOfPreviousCPP", plans)


def _chain(chance: random.Random, child: int) -> Iterator[str]:
    """Write some episodes of a child; most end on the day that the next begins, in whatever order the days lie."""
    days = [_day(chance) for _ in range(chance.randrange(6))]
    for number, start in enumerate(days, start=1):
        end = days[number] if number < len(days) and chance.random() < 0.7 else _maybe(chance)
        why, status = chance.choice("SSPPLTUB?"), chance.choice(("C2", "C2", "C1", "V3", "V4"))
        home = chance.choice(("U4", "U4", "K2", "T1", "T3", "A5", "A6", "-"))
        post, how = chance.choice(("AB12CD", "EF34GH")), chance.choice(("X1", "X1", "E4A", "E11", "E45", "-"))
        yield f"{child} {start} {why} {status} {home} {post} {end} {how}"


def _table(year: str, name: str, columns: str, rows: list[str]) -> str:
    return "\n".join([f"{year} {name} | {columns}", *(f" | {row}" for row in rows)])


def _maybe(chance: random.Random) -> str:
    return chance.choice((_day(chance), "-"))


def _day(chance: random.Random) -> str:
    """Pick a day near one that decides; now and then one that is none."""
    if chance.random() < 0.03:
        return "soon"
    months = ((3, 1), (4, 1), (9, 30), (3, 31), (3, 31))
    month, day = chance.choice(months)
    year = chance.choice((2023, 2024, 2024, 2025, 2025, 2026))
    return str(date(year, month, day) + timedelta(days=chance.choice((-1, 0, 0, 1))))
