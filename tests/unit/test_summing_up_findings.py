"""The summary behind the command and page three: worst first, what could not be checked, and nothing a child is known by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checked_returns import checked
from seedbed.answers.findings import LONGEST, Line, summary
from seedbed.messages import RecordError
from seedbed.quality import RULES, find_rule

MISTAKES = """
    Header   | CHILD DOB
             | 1     01/05/2015
    Episodes | CHILD DECOM      DEC        PLACE
             | 1     01/05/2025 01/05/2025 Z11
             | 2     02/05/2025 02/05/2025 U1
             | 1     01/06/2025 31/05/2025 U1
    """


def test_rules_come_errors_first_then_the_most_frequent() -> None:
    found = summary(checked(MISTAKES))
    of_rows = [each.rule.code for each in found.rules if each.rule.code in ("355", "356", "INT03", "SB108")]
    assert of_rows == ["355", "356", "INT03", "SB108"]
    assert [each.count for each in found.of("query") if each.rule.code == "SB108"] == [1]
    assert found.errors + found.queries == sum(each.count for each in found.rules)


def test_only_the_first_lines_of_a_rule_are_given_unless_all_are_asked_for() -> None:
    connection = checked(MISTAKES)
    first = next(each for each in summary(connection, most=1).rules if each.rule.code == "355")
    every = next(each for each in summary(connection, most=None).rules if each.rule.code == "355")
    assert (first.count, [line.line for line in first.lines]) == (2, [1])
    assert [line.line for line in every.lines] == [1, 2]


def test_a_rule_that_could_not_be_run_is_told_and_not_counted_among_those_run() -> None:
    senseless = replace(find_rule("356"), fails=lambda each: each.no_such_column)
    rules = [senseless if rule.code == "356" else rule for rule in RULES]
    found = summary(checked(MISTAKES, rules=rules))
    assert [each.words for each in found.not_run] == [
        "Rule 356 could not be run (AttributeError), so its findings are missing."
    ]
    assert found.rules_run == len(RULES) - 1


def test_a_record_with_rules_that_this_version_does_not_have_must_be_built_again() -> None:
    connection = checked(MISTAKES)
    connection.execute("update record.findings set rule = '9999' where rule = '355'")
    with pytest.raises(RecordError, match="Build it again"):
        summary(connection)


def test_a_long_value_is_cut_short() -> None:
    connection = checked(f"Episodes | CHILD PLACE\n | 1 {'U' * 200}")
    lines = next(each for each in summary(connection).rules if each.rule.code == "146").lines
    assert len(lines[0].found) == LONGEST + 1


def test_what_is_told_of_a_whole_file_has_no_line() -> None:
    line = Line("2025-26/reviews.csv", None, "DOB", "DOB", "is a column of this table that the file does not have.")
    assert line.words == "2025-26/reviews.csv: DOB is a column of this table that the file does not have."


def test_where_words_stand_above_a_line_only_its_place_and_value_are_told() -> None:
    line = Line("2025-26/episodes.csv", 7, "CHILD", "", "is in no line of Header.")
    assert line.told_with("") == "2025-26/episodes.csv, line 7"
    assert line.words == "2025-26/episodes.csv, line 7: CHILD is in no line of Header."
