"""The rules as SQL, compiled once and kept, because compiling costs a build more than running does.

`rules.sql` beside this file is made from the rules and views and bears a fingerprint of them. While the two agree it is
read as it is; once a rule has been changed it is compiled anew in the process, slower but the same, and a test asks for
the file to be made again:

    python -m seedbed.quality

Anyone who wants to see what a rule does to the last comma can read it there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Literal

from seedbed.quality.rule import Rule
from seedbed.quality.rules import RULES
from seedbed.reference_data import packaged

if TYPE_CHECKING:
    from ibis.expr.types import StringValue, Table

KEPT = "rules.sql"
_STATEMENT = re.compile(r"^-- (view|rule) (\S+)\n", re.MULTILINE)


def view_sql(table: str) -> str:
    """Give the query for the view of a table: its rows with what stands around them."""
    return _kept().get(("view", table)) or _compiled_view(table)


def rule_sql(rule: Rule) -> str:
    """Give the query for the findings of a rule over the view of its table."""
    is_ours = any(rule is ours for ours in RULES)
    return (is_ours and _kept().get(("rule", rule.code))) or _compiled_rule(rule)


def kept_text() -> str:
    """Compile every rule and view into the text of the file that is kept."""
    return "".join(_written())


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


@lru_cache(maxsize=1)
def _kept() -> dict[tuple[str, str], str]:
    """Read the kept file; nothing when it was made from other rules than these."""
    file = files(__package__) / KEPT
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    if f"-- from {_fingerprint()}\n" not in text:
        return {}
    _, *parts = _STATEMENT.split(text)
    return {(kind, name): sql.strip() for kind, name, sql in zip(parts[::3], parts[1::3], parts[2::3], strict=True)}


def _written() -> Iterator[str]:
    asked = [rule for rule in RULES if rule.fails is not None]
    yield "-- Made from the rules by: python -m seedbed.quality. Change a rule, not this file.\n"
    yield f"-- from {_fingerprint()}\n"
    for table in dict.fromkeys(rule.table for rule in asked):
        yield _statement("view", table, _compiled_view(table))
    for rule in asked:
        yield _statement("rule", rule.code, _compiled_rule(rule))


def _statement(kind: Literal["view", "rule"], name: str, sql: str) -> str:
    return f"\n-- {kind} {name}\n{sql}\n"


def _fingerprint() -> str:
    """Fingerprint all that the SQL is made from; the ends of lines make no difference."""
    whole = hashlib.sha256()
    for source in _sources():
        whole.update(source.name.encode() + source.read_bytes().replace(b"\r\n", b"\n"))
    return whole.hexdigest()[:16]


def _sources() -> list[Traversable]:
    here = files(__package__)
    folders = (here / "rules", packaged("rules"), packaged("returns"))
    found = [file for folder in folders for file in sorted(folder.iterdir(), key=lambda file: file.name)]
    own = [here / name for name in ("rule.py", "views.py", "kept_sql.py")]
    return own + [file for file in found if file.name.endswith((".py", ".yml"))]
