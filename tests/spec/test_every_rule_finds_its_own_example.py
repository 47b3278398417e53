"""Each rule fires on the rows its examples mark, and on no other row of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from checked_returns import checked
from seedbed.formats.sources import read_sources
from seedbed.periods import year_label
from seedbed.quality import RULES, Rule
from seedbed.quality.examples import SmallTable, as_files, read_tables
from simple.workbooks import as_workbook

IN_TABLES = [rule for rule in RULES if not any(example.file for example in rule.examples)]
IN_FILES = [rule for rule in RULES if any(example.file for example in rule.examples)]


@pytest.fixture(scope="module")
def tables() -> Iterator[dict[bool, duckdb.DuckDBPyConnection]]:
    """Check all examples of tables at once, those of years to come apart: they would make this year's returns old."""
    connections = {}
    for later in (False, True):
        files = []
        for place, (rule, number, small) in enumerate(_examples()):
            if _is_later(small) == later:
                files += as_files(small, path=f"{rule.code}/{number}", children=f"{place}x")
        connections[later] = checked(files)
    yield connections
    for connection in connections.values():
        connection.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> duckdb.DuckDBPyConnection:
    """Check all examples of files at once, each in a folder of its own."""
    sources = tmp_path_factory.mktemp("sources")
    for rule in IN_FILES:
        for example in rule.examples:
            folder = sources / year_label(example.year) / rule.code
            folder.mkdir(parents=True)
            for name in filter(None, (example.file, example.again)):
                Path(folder / name).write_bytes(
                    as_workbook(example.text) if name.endswith(".xlsx") else example.text.encode()
                )
    return checked(read_sources(sources))


@pytest.mark.parametrize("rule", IN_TABLES, ids=lambda rule: rule.code)
def test_rule_marks_the_rows_that_its_examples_mark(rule: Rule, tables: dict[bool, duckdb.DuckDBPyConnection]) -> None:
    for number, small in ((number, small) for of, number, small in _examples() if of is rule):
        expected = {(table.table.name, table.year, row) for table in small for row in table.marked}
        rows = tables[_is_later(small)].execute(
            f"""
            select b.table_name, b.collection_year, b.line from record.findings as b
            join returned.files using (file_id) where rule = '{rule.code}' and path like '%/{rule.code}/{number}/%'
            """
        )
        assert set(rows.fetchall()) == expected


@pytest.mark.parametrize("rule", IN_FILES, ids=lambda rule: rule.code)
def test_rule_marks_the_lines_of_the_files_that_its_examples_mark(rule: Rule, files: duckdb.DuckDBPyConnection) -> None:
    for example in rule.examples:
        name = f"{year_label(example.year)}/{rule.code}/{example.again or example.file}"
        rows = files.execute(
            f"""
            select regexp_replace(path, '[.]xlsx/.*', '.xlsx'), line from record.findings join returned.files using (file_id)
            where rule = '{rule.code}' and path like '%/{rule.code}/%'
            """
        )
        assert sorted(rows.fetchall()) == [(name, line) for line in example.lines]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_an_example_that_fails_and_one_that_does_not(rule: Rule) -> None:
    assert rule.examples
    for example in rule.examples:
        if example.file:
            assert example.lines
            continue
        small = read_tables(example.text, year=example.year)
        marked = sum(len(table.marked) for table in small)
        assert 0 < marked < sum(len(table.rows) for table in small)


def _examples() -> Iterator[tuple[Rule, int, list[SmallTable]]]:
    for rule in IN_TABLES:
        for number, example in enumerate(rule.examples):
            yield rule, number, read_tables(example.text, year=example.year)


def _is_later(small: list[SmallTable]) -> bool:
    return max(table.year for table in small) > 2026
