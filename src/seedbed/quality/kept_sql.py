"""The rules as SQL, compiled once and kept, because compiling costs a build more than running does.

`rules.sql` beside this file is made from the rules and views and bears a fingerprint of them. While the two agree it is
read as it is; once a rule has been changed it is compiled anew in the process, slower but the same, and a test asks for
the file to be made again:

    python -m seedbed.quality

Anyone who wants to see what a rule does to the last comma can read it there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from seedbed.quality.rule import Rule
from seedbed.quality.rules import RULES
from seedbed.record.kept_sql import KeptSql
from seedbed.reference_data import packaged

if TYPE_CHECKING:
    from ibis.expr.types import StringValue, Table

KEPT = "rules.sql"
MADE_BY = "python -m seedbed.quality"


def view_sql(table: str) -> str:
    """Give the query for the view of a table: its rows with what stands around them."""
    return _kept().get("view", table) or _compiled_view(table)


def rule_sql(rule: Rule) -> str:
    """Give the query for the findings of a rule over the view of its table."""
    is_ours = any(rule is ours for ours in RULES)
    return (is_ours and _kept().get("rule", rule.code)) or _compiled_rule(rule)


def kept_text() -> str:
    """Compile every rule and view into the text of the file that is kept."""
    return _kept().text(_all_compiled())


def _compiled_view(table: str) -> str:
    import ibis

    from seedbed.quality.views import view

    return str(ibis.to_sql(view(table), dialect="duckdb"))


def _compiled_rule(rule: Rule) -> str:
    import ibis

    return str(ibis.to_sql(_findings(rule), dialect="duckdb"))


def _findings(rule: Rule) -> Table:
    """Give the rows that fail a rule, each as a finding."""
    import ibis

    from seedbed.quality.views import seen

    assert rule.fails is not None, f"rule {rule.code} asks nothing"
    each = seen(rule.table)
    each = each if rule.sees_repeats else each.filter(~each.repeated)
    each = each if rule.first_year is None else each.filter(each.collection_year >= rule.first_year)
    each = each if rule.last_year is None else each.filter(each.collection_year <= rule.last_year)
    each = each.filter(rule.fails(each))
    return each.select(
        rule=ibis.literal(rule.code),
        severity=ibis.literal(rule.severity),
        collection_year=each.collection_year,
        file_id=each.file_id,
        line=each.line,
        row_id=each.row_id,
        table_name=ibis.literal(rule.table),
        column_name=ibis.literal(rule.columns[0]),
        child_id=each.child_id,
        found=_found(rule, each),
        says=ibis.literal(rule.says),
    )


def _found(rule: Rule, each: Table) -> StringValue:
    """Write what was sent in the first column, and in brackets what stands beside it: 01/05/2025 (DEC 03/05/2025)."""
    first, *others = rule.columns
    found = _as_sent(each, f"{first.lower()}_as_sent", rule.of)
    shown = [*((name, f"{name.lower()}_as_sent") for name in others), *rule.beside]
    for place, (label, column) in enumerate(shown):
        found = found + (", " if place else " (") + f"{label} " + _as_sent(each, column, rule.of)
    return found + ")" if shown else found


def _as_sent(each: Table, column: str, of: str) -> StringValue:
    """Give a value as text, or "blank"; a date that was worked out, in the order of its return."""
    from seedbed.quality.views import AROUND

    value = each[column]
    if value.type().is_date():
        value = value.strftime("%d/%m/%Y" if of == "ssda903" else "%Y-%m-%d")
    text: StringValue = value.re_replace(AROUND, "").nullif("").fill_null("blank")
    return text


@cache
def _kept() -> KeptSql:
    """Give the kept file and its sources: the rules, the views, and the returns they read."""
    here = files(__package__)
    folders = (here / "rules", packaged("rules"), packaged("returns"))
    found = [file for folder in folders for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    own = [here / name for name in ("rule.py", "views.py", "kept_sql.py")]
    return KeptSql(here / KEPT, own + [file for file in found if file.name.endswith((".py", ".yml"))], MADE_BY)


def _all_compiled() -> Iterator[tuple[str, str, str]]:
    asked = [rule for rule in RULES if rule.fails is not None]
    for table in dict.fromkeys(rule.table for rule in asked):
        yield "view", table, _compiled_view(table)
    for rule in asked:
        yield "rule", rule.code, _compiled_rule(rule)
