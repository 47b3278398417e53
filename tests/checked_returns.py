"""Returns that tests check: small tables of text in, the findings of every rule out."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import duckdb

from seedbed.quality import RULES, Rule, run_rules
from seedbed.quality.examples import SmallTable, as_files, read_tables
from seedbed.record.making import make_record
from seedbed.record.returned import FileRead, load_returned


def checked(
    returns: str | Iterable[FileRead], *, rules: Sequence[Rule] = RULES, threads: int = 2, year: int = 2026
) -> duckdb.DuckDBPyConnection:
    """Build a record in memory from tables of text, or from files as read, and run the rules over it."""
    files = as_files(read_tables(returns, year=year), path="test") if isinstance(returns, str) else returns
    connection = duckdb.connect(config={"threads": threads})
    connection.execute("create schema record")
    load_returned(connection, files)
    make_record(connection)
    run_rules(connection, rules=rules)
    return connection


def found(connection: duckdb.DuckDBPyConnection, code: str) -> list[tuple[str, int, int]]:
    """Give where a rule found something: the table, the collection year and the line, in order."""
    return connection.execute(
        f"select table_name, collection_year, line from record.findings where rule = '{code}' order by finding_id"
    ).fetchall()


def a_random_return(seed: int, *, children: int = 120) -> list[SmallTable]:
    """Make up a return full of mistakes: few days, so that episodes and referrals meet, overlap and fall on one day."""
    chance = random.Random(seed)
    header, episodes, reviews = (_empty(name) for name in ("Header", "Episodes", "Reviews"))
    child_blocks, referrals, plans = (_empty(name) for name in ("Child", "CINdetails", "CINPlanDates"))
    for child in range(children):
        for _ in range(chance.choice((0, 1, 1, 1, 1, 2))):
            _add(header, CHILD=child, DOB=_day(chance, years=(2015,)))
        for _ in range(chance.randrange(5)):
            end = _day(chance) if chance.random() < 0.7 else ""
            reason = chance.choice(("X1", "X1", "E4A", ""))
            _add(episodes, CHILD=child, DECOM=_day(chance), RNE=chance.choice("SPL"), DEC=end, REC=reason)
        _add(reviews, CHILD=child, DOB=_day(chance, years=(2015,)), REVIEW=_day(chance))
        _add(child_blocks, LAchildID=child, PersonBirthDate=_day(chance, iso=True))
        for _ in range(chance.randrange(4)):
            closed = _day(chance, iso=True) if chance.random() < 0.7 else ""
            inside = len(child_blocks.rows)
            no_action = chance.choice("001")
            begun = _day(chance, iso=True)
            _add(referrals, inside=inside, CINreferralDate=begun, CINclosureDate=closed, ReferralNFA=no_action)
            if chance.random() < 0.5:
                begun, ended = _day(chance, iso=True), _day(chance, iso=True)
                _add(plans, inside=len(referrals.rows), CINPlanStartDate=begun, CINPlanEndDate=ended)
    return [header, episodes, reviews, child_blocks, referrals, plans]


def _empty(name: str) -> SmallTable:
    return read_tables(f"{name} | none", year=2026)[0]


def _add(small: SmallTable, **values: object) -> None:
    small.columns = tuple(values)
    small.rows.append({name: str(value) for name, value in values.items()})


def _day(chance: random.Random, *, years: Sequence[int] = (2025, 2025, 2025, 2026), iso: bool = False) -> str:
    """Pick one of a dozen days, now and then one that is none."""
    if chance.random() < 0.05:
        return "soon"
    year, month, day = chance.choice(years), chance.choice((4, 5)), chance.randrange(1, 7)
    return f"{year}-{month:02}-{day:02}" if iso else f"{day:02}/{month:02}/{year}"
