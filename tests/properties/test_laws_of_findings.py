"""What holds of findings whatever the returns: neither order, nor threads, nor other rules make a difference."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checked_returns import a_random_return, checked
from seedbed.quality import RULES, Rule
from seedbed.quality.examples import SmallTable, as_files
from seedbed.record.returned import FileRead

WHAT = "rule, collection_year, table_name, column_name, child_id, found, says"
IN_SSDA903 = {"ssda903_header", "ssda903_episodes", "ssda903_reviews"}


def findings(
    files: Iterable[FileRead], *, rules: Sequence[Rule] = RULES, threads: int = 2
) -> Counter[tuple[object, ...]]:
    connection = checked(files, rules=rules, threads=threads)
    return Counter(connection.execute(f"select {WHAT} from record.findings").fetchall())


def without_repeats(tables: list[SmallTable]) -> list[SmallTable]:
    """Leave lines out that are there twice: which of the two is told as the second depends on their order."""
    return [small if small.table.of == "cin" else replace(small, rows=_once(small.rows)) for small in tables]


def _once(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [dict(row) for row in dict.fromkeys(tuple(row.items()) for row in rows)]


@settings(max_examples=5)
@given(seed=st.integers(0, 10**6))
def test_the_order_of_lines_makes_no_difference(seed: int) -> None:
    tables = [small for small in without_repeats(a_random_return(seed, children=40)) if small.table.name in IN_SSDA903]
    shuffled = [replace(small, rows=random.Random(seed).sample(small.rows, len(small.rows))) for small in tables]
    assert findings(as_files(tables, path="sent")) == findings(as_files(shuffled, path="sent"))


@settings(max_examples=3)
@given(seed=st.integers(0, 10**6))
def test_the_number_of_threads_makes_no_difference(seed: int) -> None:
    files = as_files(a_random_return(seed, children=60), path="sent")
    assert findings(files, threads=1) == findings(files, threads=2)


def test_a_table_split_over_two_files_gives_the_same_findings() -> None:
    tables = [small for small in without_repeats(a_random_return(7)) if small.table.name in IN_SSDA903]
    parts = [
        [replace(small, rows=small.rows[: len(small.rows) // 2]) for small in tables],
        [replace(small, rows=small.rows[len(small.rows) // 2 :]) for small in tables],
    ]
    split = [file for number, part in enumerate(parts) for file in as_files(part, path=f"part {number}")]
    assert _of_rows(findings(split)) == _of_rows(findings(as_files(tables, path="sent")))


@pytest.mark.parametrize(
    "order", [list(reversed(RULES)), sorted(RULES, key=lambda rule: rule.title)], ids=["last first", "by title"]
)
def test_the_order_of_rules_makes_no_difference(order: list[Rule]) -> None:
    files = as_files(a_random_return(11), path="sent")
    assert findings(files, rules=order) == findings(files)


def test_a_rule_alone_finds_what_it_finds_among_all() -> None:
    files = as_files(a_random_return(5), path="sent")
    together = findings(files)
    for code in ("388", "501", "INT03", "8820"):
        alone = findings(files, rules=[rule for rule in RULES if rule.code == code or rule.fails is None])
        assert {each: n for each, n in alone.items() if each[0] == code} == {
            each: n for each, n in together.items() if each[0] == code
        }


def _of_rows(found: Counter[tuple[object, ...]]) -> Counter[tuple[object, ...]]:
    """Leave out what is told of a file as a whole: a column that is missing is missing from each part."""
    return Counter({each: n for each, n in found.items() if each[0] not in ("SB301", "SB310")})
