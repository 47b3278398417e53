"""Running rules: where findings say they are, which lines a rule sees, and what becomes of a rule that cannot be run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from checked_returns import checked, found
from seedbed.quality import RULES, Rule, find_rule, findings, kept_sql
from seedbed.quality.examples import as_files, read_tables
from seedbed.record.kept_sql import KeptSql
from seedbed.record.returned import Collection

OVERLAP = """
    Episodes | CHILD DECOM      DEC
             | 1     01/05/2025 03/05/2025
             | 1     02/05/2025 -
"""


def test_a_finding_says_where_it_is_whose_it_is_and_what_was_sent() -> None:
    rows = checked(OVERLAP).execute(
        """
        select severity, b.collection_year, path, line, b.table_name, column_name, child_id, found, says
        from record.findings as b join returned.files using (file_id) where rule = '501'
        """
    )
    assert rows.fetchall() == [
        (
            "error",
            2026,
            "2025-26/test/ssda903",
            2,
            "ssda903_episodes",
            "DECOM",
            "1",
            "02/05/2025 (the one before ended 03/05/2025)",
            "is before the child's last episode had ended.",
        )
    ]


def test_findings_are_numbered_file_by_file_and_line_by_line() -> None:
    connection = checked(OVERLAP + "             | 2     32/05/2025 01/05/2025")
    rows = connection.execute("select finding_id, file_id, line from record.findings order by finding_id").fetchall()
    assert [number for number, _, _ in rows] == list(range(1, len(rows) + 1))
    places = [(file, line or 0) for _, file, line in rows]
    assert places == sorted(places)


def test_a_line_that_is_there_twice_is_told_once_as_repeated() -> None:
    connection = checked(OVERLAP + "             | 1     01/05/2025 03/05/2025")
    assert found(connection, "SB203") == [("ssda903_episodes", 2026, 3)]
    assert found(connection, "501") == [("ssda903_episodes", 2026, 2)]


def test_a_repeated_block_is_told_once_and_what_lies_inside_it_is_not() -> None:
    connection = checked(
        """
        Child        | LAchildID
                     | 1
        CINdetails   | inside CINreferralDate
                     | 1      2025-05-01
                     | 1      2025-05-01
        CINPlanDates | inside CINPlanStartDate
                     | 1      2025-05-02
                     | 2      2025-05-02
        """
    )
    assert found(connection, "SB203") == [("cin_referral", 2026, 2)]


def test_an_extract_of_half_a_year_does_not_mix_with_the_whole_one() -> None:
    whole, half = (as_files(read_tables(OVERLAP.replace("- ", "-"), year=2026), path=name) for name in ("a", "b"))
    half = [replace(file, collection=Collection(2026, date(2025, 10, 31))) for file in half]
    assert len(found(checked([*whole, *half]), "501")) == 2
    assert not found(checked([*whole, *half]), "INT32")
    assert not found(checked([*whole, *half]), "SB203")


@pytest.mark.parametrize(("year", "code"), [(2024, None), (2026, "146")])
def test_a_code_is_told_only_in_years_in_which_it_is_wrong(year: int, code: str | None) -> None:
    connection = checked("Episodes | CHILD PLACE\n | 1 H5", year=year)
    rows = connection.execute("select rule from record.findings where column_name = 'PLACE' and line = 1").fetchall()
    assert rows == ([(code,)] if code else [])


def test_a_rule_is_silent_in_years_in_which_it_is_not_in_force() -> None:
    later = replace(find_rule("501"), first_year=2027)
    assert found(checked(OVERLAP, rules=[*_tellers(), later]), "501") == []
    earlier = replace(find_rule("501"), last_year=2025)
    assert found(checked(OVERLAP, rules=[*_tellers(), earlier]), "501") == []


def test_a_rule_that_cannot_be_run_is_named_and_stops_no_other() -> None:
    def divide_what_is_no_number(each: Any) -> Any:
        return each.child.cast("int64") > 0

    broken = replace(find_rule("355"), fails=divide_what_is_no_number)
    senseless = replace(find_rule("356"), fails=lambda each: each.no_such_column)
    connection = checked(
        OVERLAP.replace(" 1  ", " A  "), rules=[broken, senseless, *(r for r in RULES if r.code not in ("355", "356"))]
    )
    rows = connection.execute("select rule, why from record.rules_not_run order by rule").fetchall()
    assert rows == [("355", "ConversionException"), ("356", "AttributeError")]
    assert found(connection, "501") == [("ssda903_episodes", 2026, 2)]


def test_rules_on_a_view_that_cannot_be_made_are_all_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(findings, "view_sql", lambda table: "select no_such_column")
    rules = [*_tellers(), find_rule("355"), find_rule("356")]
    rows = checked(OVERLAP, rules=rules).execute("select rule, why from record.rules_not_run order by rule").fetchall()
    assert rows == [("355", "BinderException"), ("356", "BinderException")]


def test_a_rule_that_was_changed_is_compiled_anew() -> None:
    changed = replace(find_rule("501"), fails=lambda each: each.decom == date(2025, 5, 1))
    assert found(checked(OVERLAP, rules=[*_tellers(), changed]), "501") == [("ssda903_episodes", 2026, 1)]


def test_the_kept_sql_is_left_alone_when_it_was_made_from_other_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = kept_sql.rule_sql(find_rule("501"))
    today = kept_sql._kept()
    assert today.get("rule", "501") == kept
    others = KeptSql(today.file, list(today.sources)[1:], today.made_by)
    monkeypatch.setattr(kept_sql, "_kept", lambda: others)
    assert others.get("rule", "501") is None
    assert kept_sql.rule_sql(find_rule("501")) == kept


def test_a_place_without_returns_has_no_findings() -> None:
    connection = checked([])
    assert connection.execute("select count(*) from record.findings").fetchone() == (0,)
    assert connection.execute("select count(*) from record.rules_not_run").fetchone() == (0,)


def _tellers() -> list[Rule]:
    return [rule for rule in RULES if rule.fails is None]
