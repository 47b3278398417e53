"""The register of rules: every rule whole, every fault told, and the SQL that is kept made from these very rules."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from seedbed.messages import UnknownName
from seedbed.quality import RULES, Rule, Told, find_rule, kept_sql
from seedbed.quality.reading import WHOLE
from seedbed.record.returned import fault_kinds, return_table

RULES_WE_MEAN_TO_HAVE = 137


def test_the_number_of_rules_is_the_number_we_mean_to_have() -> None:
    assert len(RULES) == RULES_WE_MEAN_TO_HAVE


def test_no_two_rules_share_a_number() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_says_in_whole_sentences_what_it_means_and_what_to_do(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert len(rule.title) <= 72
    assert rule.words.endswith(".")
    assert rule.mend.endswith(".")
    assert rule.says.endswith(".") if rule.fails else not rule.says


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.table], ids=lambda rule: rule.code)
def test_a_rule_names_columns_that_its_table_has(rule: Rule) -> None:
    assert set(rule.columns) <= {column.name for column in return_table(rule.table).columns}


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.is_statutory], ids=lambda rule: rule.code)
def test_a_rule_with_a_number_of_the_department_is_about_the_table_that_the_number_is_about(
    rule: Rule, shared: Path
) -> None:
    rows = _statutory(shared, rule.of, rule.code)
    latest = rows[-1]
    if rule.of == "ssda903":
        assert return_table(rule.table).title.lower() in latest["tables"].lower().split()
    assert set(map(str.lower, rule.columns)) & set(latest["fields"].lower().split())


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.code.endswith("Q")], ids=lambda rule: rule.code)
def test_a_query_of_the_department_is_a_query_here(rule: Rule) -> None:
    assert rule.severity == "query"


@pytest.mark.parametrize("kind", [*fault_kinds(), *WHOLE])
def test_every_kind_of_fault_is_told_by_a_rule_wherever_it_is(kind: str) -> None:
    anywhere = [told for rule in RULES for told in rule.tells if told == Told(kind)]
    assert len(anywhere) == 1


def test_no_fault_of_one_field_is_told_by_two_rules() -> None:
    told = [told for rule in RULES for told in rule.tells]
    assert len(told) == len(set(told))


def test_a_rule_is_found_by_its_number_in_small_letters() -> None:
    assert find_rule("int03").title == "A child is in Episodes and not in Header"


def test_a_number_that_no_rule_has_offers_the_nearest() -> None:
    with pytest.raises(UnknownName, match="SB201"):
        find_rule("SB2001")


def test_the_kept_sql_is_made_from_these_rules() -> None:
    kept = Path(kept_sql.__file__).with_name(kept_sql.KEPT).read_text(encoding="utf-8")
    assert kept == kept_sql.kept_text(), "The rules have changed. Make it again: python -m seedbed.quality"


def _statutory(shared: Path, of: str, code: str) -> list[dict[str, str]]:
    """Give what the Department's list says of a number."""
    file = shared / "reference" / {"ssda903": "rules_903.csv", "cin": "rules_cin.csv"}[of]
    with file.open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["code"] == code]
