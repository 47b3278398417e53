"""Years become one: the later return wins, what it contradicts is kept, and what it forgets is marked.

Each yearly return tells the story again. A thing (an episode, a plan) is known by its key: the child and the date it
began. Of all the times it was sent, the one with the latest as-at date is kept; a value that an earlier return gave
and the later one does not repeat goes into `record.differences`. A thing that an earlier return left open and a later
one no longer mentions stays in the record, marked `not_in_later_return`: its end is unknown, and it is counted up to
the date of its own return, not after.

    sent 2024-25   |----episode A----------->          open
    sent 2025-26                                       A is absent
    kept           |----episode A-------|?             counted to 31 March 2025, end unknown

A later return forgets a thing only if it brought the table that such things are sent in: a place that has so far only
this year's reviews has forgotten no episode. A thing whose date cannot be read is like no other and is merged with none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

PROVENANCE = ("row_id", "file_id", "line", "collection_year", "as_at")


@dataclass(frozen=True)
class Thing:
    """A record table made of one returned table.

    `sent` is a query that gives `row_id`, `person_id` and the columns named here. `key` names what makes two lines the
    same thing. `ends` names the column that closes it, if it can be open; `<ends>_as_sent` gives the same as it came, so
    that an end that cannot be read is never taken for "still open". `sent_in` names the returned table.
    """

    table: str
    sent: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    ends: str = ""
    sent_in: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)


def merge(connection: duckdb.DuckDBPyConnection, thing: Thing) -> None:
    """Make `record.<table>` of all the times its rows were sent.

    Things with the same key in one return are told apart by `nth`: the one that ended first comes first, and then the
    order is of what they say, never of their lines, so that a file sorted otherwise gives the same record.
    """
    key = ", ".join((*thing.key, "alone"))
    ends = (thing.ends, f"{thing.ends}_as_sent") if thing.ends else ()
    said = ", ".join(f"{column} nulls last" for column in dict.fromkeys((*ends, *thing.columns, "row_id")))
    unplaced = " or ".join(f"{column} is null" for column in thing.key)
    needed = dict.fromkeys(
        (*thing.key, *thing.columns, *PROVENANCE, *([f"{thing.ends}_as_sent"] if thing.ends else ()))
    )
    connection.execute(
        f"""
        create or replace temp table sent as
        with told as (
            select {", ".join(needed)}, case when {unplaced} then row_id end as alone from ({thing.sent})
        ),
        numbered as (
            select *, row_number() over (partition by collection_year, as_at, {key} order by {said}) as nth
            from told
        )
        select *, row_number() over (
            partition by {key}, nth order by as_at desc, collection_year desc
        ) as telling
        from numbered
        """
    )
    columns = [*thing.key, *(c for c in thing.columns if c not in thing.key)]
    connection.execute(
        f"""
        create or replace table record.{thing.table} as
        select {", ".join(columns)}, nth{_open_ends(thing)}, {", ".join(PROVENANCE)}
        from sent where telling = 1
        order by {", ".join(f"{c} nulls last" for c in thing.key)}, nth, row_id
        """
    )
    _keep_differences(connection, thing)
    connection.execute("drop table sent")


def _open_ends(thing: Thing) -> str:
    """Say how long a thing is counted: to its end; to its own return if forgotten later; not at all past a bad end."""
    if not thing.ends:
        return ""
    end, sent = thing.ends, f"nullif(trim(coalesce({thing.ends}_as_sent, '')), '')"
    of = thing.sent_in.split("_")[0]
    later = (
        f"(select max(as_at) from returned.files where table_name = '{thing.sent_in}' or kind = '{of}_xml'"
        f" or (table_name is null and starts_with(kind, '{of}')))"
    )
    return f""",
        ({end} is null and {sent} is null and as_at < {later}) as not_in_later_return,
        ({end} is null and {sent} is not null) as end_unreadable,
        case
            when {end} is not null then {end}
            when {sent} is not null then as_at
            when as_at < {later} then as_at + 1
        end as counted_until"""


def _keep_differences(connection: duckdb.DuckDBPyConnection, thing: Thing) -> None:
    """Keep each value that an earlier return gave and the return that won does not repeat."""
    key = " and ".join(f"kept.{c} is not distinct from other.{c}" for c in (*thing.key, "alone", "nth"))
    columns = [column for column in thing.columns if column not in thing.key]
    if not columns:
        return
    each = ", ".join(f"('{column}', kept.{column}::varchar, other.{column}::varchar)" for column in columns)
    connection.execute(
        f"""
        insert into record.differences
        select '{thing.table}', other.person_id, column_name, was_kept, told, kept.row_id, other.row_id
        from sent as kept join sent as other on {key},
            lateral (values {each}) as said (column_name, was_kept, told)
        where kept.telling = 1 and other.telling > 1 and told is not null and was_kept is distinct from told
        order by other.row_id, column_name
        """
    )


def latest_known(columns: Sequence[str]) -> str:
    """Write the part of a query that takes, for each column, the value told last that is not empty.

    Where one return tells two, the first in order of value is taken, so that the order of lines changes nothing.
    """
    order = "as_at desc, collection_year desc"
    return ", ".join(f"first({c} order by {order}, {c}) filter (where {c} is not null) as {c}" for c in columns)
