"""What a rule sees: one view for each table of the returns, every row as sent with what stands around it.

A view has a row for each row of its table, neither more nor fewer, all the table's columns, and beside them:

    child_id            the council's own id of the child, by one name in both returns
    number_of_lines     how often the child is in this table in this collection, repeated lines among them
    is_in_header, born_first, born_last       (903) the child's lines in Header: whether there are any, and the births
    previous_…, next_…, undated               (Episodes) the chain of a child's episodes, by the day each began
    referral_date, closure_date               (census) the referral that a row lies in
    is_in_another, number_of_referrals        (census) the child's other referrals
    is_forgotten, otherwise_born              what the record found by laying years and returns beside one another

Everything is looked at within one collection (year and as-at day), so that an extract of half a year never mixes with
the whole one. Every order is total: rows that share a date are ordered by all that was sent, then by place, so that
neither threads nor the order of lines change what a rule finds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import ibis
from ibis import _
from ibis.expr.types import Table

from seedbed.quality.rule import seen_name
from seedbed.record.returned import return_table, stored_columns

COLLECTION = ("collection_year", "as_at")
AROUND = r"^[\s\x{00a0}]+|[\s\x{00a0}]+$"  # the space around a value; exports add no-break spaces

_TYPES = {
    "BIGINT": "int64",
    "INTEGER": "int32",
    "SMALLINT": "int16",
    "VARCHAR": "string",
    "DATE": "date",
    "BOOLEAN": "boolean",
}
_RECORD = {
    "cla_episodes": {"row_id": "int64", "not_in_later_return": "boolean"},
    "cin_episodes": {"row_id": "int64", "not_in_later_return": "boolean"},
    "cp_plans": {"row_id": "int64", "not_in_later_return": "boolean"},
    "differences": {"table_name": "string", "column_name": "string", "kept": "string", "other_row": "int64"},
}


def view(table: str) -> Table:
    """Give the view of a table, as an expression over `returned` and `record`."""
    each = _returned(table)
    if table in _VIEWS:
        return _VIEWS[table](each)
    if table.startswith("ssda903_"):
        return _with_header(_with_child(each))
    if "referral_row_id" in each.columns:
        return _with_referral(_with_child(each))
    return _with_child(each)


def seen(table: str) -> Table:
    """Give a view that has been made, under the name that rules read it by."""
    return ibis.table(view(table).schema(), name=seen_name(table))


def _returned(table: str) -> Table:
    columns = {name: _TYPES[kind] for name, kind in stored_columns(return_table(table)).items()}
    return ibis.table(columns, name=table, database="returned")


def _record(table: str) -> Table:
    return ibis.table(_RECORD[table], name=table, database="record")


def _header(each: Table) -> Table:
    return _otherwise_born(_with_child(each))


def _episodes(each: Table) -> Table:
    """The chain of a child's episodes; those without a day they began stand outside it and are counted as undated."""
    each = _is_forgotten(_with_header(_with_child(each)), "cla_episodes")
    whose = [*COLLECTION, each.child, each.repeated]
    sent = [each[name] for name in each.columns if name.endswith("_as_sent")]
    chain = ibis.window(
        group_by=[*whose, each.decom.isnull()],
        order_by=[each.decom, each.dec.asc(nulls_first=False), *sent, each.row_id],
    )
    return each.mutate(
        year_start=ibis.date(each.collection_year.cast("int64") - 1, 4, 1),
        previous_dec=each.dec.lag().over(chain),
        previous_dec_as_sent=each.dec_as_sent.lag().over(chain),
        previous_decom=each.decom.lag().over(chain),
        next_decom=each.decom.lead().over(chain),
        next_decom_as_sent=each.decom_as_sent.lead().over(chain),
        undated=each.decom.isnull().cast("int64").sum().over(ibis.window(group_by=whose)),
    )


def _children(each: Table) -> Table:
    """The children of the census, each with the number of its referrals, under whichever of its lines they lie."""
    each = _otherwise_born(_with_child(each))
    referrals = _returned("cin_referral").group_by(*COLLECTION, "lachildid").aggregate(referrals=_.count())
    joined = each.left_join(referrals, [*COLLECTION, "lachildid"])
    return joined.select(*each.columns, number_of_referrals=joined.referrals.fill_null(0))


def _referrals(each: Table) -> Table:
    """Referrals, each with whether it came while another of the child's was open; one with no further action never is."""
    each = _is_forgotten(_with_child(each), "cin_episodes")
    still_open = ibis.ifelse(each.referralnfa.fill_null(False), ibis.null("date"), each.as_at + ibis.interval(days=1))
    is_open = is_blank(each, "cinclosuredate")
    others = each.filter(~each.repeated).select(
        *COLLECTION,
        "lachildid",
        other_row="row_id",
        begun="cinreferraldate",
        done=ibis.ifelse(is_open, still_open, each.cinclosuredate),
    )
    pairs = each.inner_join(others, [*COLLECTION, "lachildid"])
    inside = pairs.filter(_.row_id != _.other_row, _.begun <= _.cinreferraldate, _.cinreferraldate < _.done)
    inside = inside.group_by("row_id").aggregate(another_closed=_.done.max())
    joined = each.left_join(inside, "row_id")
    return joined.select(*each.columns, is_in_another=joined.another_closed.notnull())


def _protection_plans(each: Table) -> Table:
    return _is_forgotten(_with_referral(_with_child(each)), "cp_plans")


_VIEWS: Mapping[str, Callable[[Table], Table]] = {
    "ssda903_header": _header,
    "ssda903_episodes": _episodes,
    "cin_child": _children,
    "cin_referral": _referrals,
    "cin_protection_plan": _protection_plans,
}


def is_blank(each: Table, column: str) -> ibis.expr.types.BooleanValue:
    """Tell whether nothing was sent: what cannot be read is empty, too, but it is not blank."""
    return each[column].isnull() & (each[f"{column}_as_sent"].fill_null("").re_replace(AROUND, "") == "")


def _with_child(each: Table) -> Table:
    """Add the child's id under its common name, and how many lines of this table the child has."""
    child = each.child if "child" in each.columns else each.lachildid
    return each.mutate(
        child_id=child, number_of_lines=each.row_id.count().over(ibis.window(group_by=[*COLLECTION, child]))
    )


def _with_header(each: Table) -> Table:
    """Add what Header says of the child; the two births differ only when Header holds the child with two."""
    header = _returned("ssda903_header").group_by(*COLLECTION, "child")
    births = header.aggregate(born_first=_.dob.min(), born_last=_.dob.max())
    joined = each.left_join(births, [*COLLECTION, "child"])
    return joined.select(*each.columns, "born_first", "born_last", is_in_header=joined.child_right.notnull())


def _with_referral(each: Table) -> Table:
    """Add the days of the referral that a row lies in."""
    referral = _returned("cin_referral").select(
        around="row_id", referral_date="cinreferraldate", referral_date_as_sent="cinreferraldate_as_sent"
    )
    joined = each.left_join(referral, each.referral_row_id == referral.around)
    return joined.select(*each.columns, "referral_date", "referral_date_as_sent")


def _is_forgotten(each: Table, record: str) -> Table:
    """Add whether a thing was open in this return and is absent from a later one."""
    forgotten = _record(record).filter(_.not_in_later_return).select(forgotten_row="row_id")
    joined = each.left_join(forgotten, each.row_id == forgotten.forgotten_row)
    return joined.select(*each.columns, is_forgotten=joined.forgotten_row.notnull())


def _otherwise_born(each: Table) -> Table:
    """Add the birth that a later return gives the child, where it is another."""
    births = _record("differences").filter(_.table_name == "person", _.column_name == "dob")
    births = births.group_by("other_row").aggregate(otherwise_born=_.kept.max())
    return each.left_join(births, each.row_id == births.other_row).select(*each.columns, "otherwise_born")
