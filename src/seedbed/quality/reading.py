"""What reading left behind becomes findings, each under the rule that tells it.

Four things: faults of values, rows, columns and files that the reader noted; lines it set aside; lines that are there
twice; files it refused. A rule that names table and column comes before one that tells a kind of fault anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from seedbed.quality.rule import Rule
from seedbed.record.returned import ReturnTable, fault_kinds, return_table, return_tables

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SET_ASIDE = {"has no child id": "no_child_id", "is a total, not a child": "total"}
"""Lines set aside for a reason that a rule of its own tells; all others are lines that could not be placed."""
WHOLE = (*SET_ASIDE.values(), "line_not_placed", "repeated_line", "file_refused")
"""What can become of a whole line or file, beside the kinds of faults that the reader knows."""


def tell_what_was_read(connection: DuckDBPyConnection, rules: Sequence[Rule], *, into: str) -> None:
    """Add to a table of findings all that reading left behind."""
    cases = " ".join(f"when '{reason}' then '{fault}'" for reason, fault in SET_ASIDE.items())
    connection.execute(
        f"""
        create or replace temp table left_behind as
        select fault, row_id, file_id, line, table_name, column_name, nullif(trim(found), '') as found, null as says
        from returned.faults
        union all
        select case reason {cases} else 'line_not_placed' end as fault,
            null, file_id, line, table_name, null, null, reason || ', so it is set aside.'
        from returned.quarantined where not (fault = 'no_child_id' and {_is_inside("table_name")})
        union all
        select 'file_refused', null, file_id, null, null, null, null, note from returned.files where kind = 'refused'
        """
    )
    some = connection.execute("select coalesce(sum(repeated), 0) > 0 from returned.files").fetchone()
    for table in return_tables().values() if some and some[0] else ():
        connection.execute(f"insert into left_behind {_repeated(table)}")
    named = connection.execute("select distinct table_name from left_behind where row_id is not null order by 1")
    children = [_children(return_table(name)) for (name,) in named.fetchall()]
    connection.execute(
        f"""
        insert into {into}
        with told (fault, table_name, column_name, rule, severity) as ({_values(_told(rules))}),
        said (fault, says) as ({_values(_said())}),
        child (row_id, child_id) as ({" union all ".join(children) or "select null::bigint, null::varchar"})
        select coalesce(field.rule, anywhere.rule), coalesce(field.severity, anywhere.severity),
            f.collection_year, b.file_id, b.line, b.row_id, b.table_name, b.column_name, child.child_id,
            b.found, coalesce(b.says, said.says)
        from left_behind as b
        join returned.files as f using (file_id)
        left join told as field on field.fault = b.fault and field.table_name = b.table_name
            and field.column_name = coalesce(b.column_name, '')
        left join told as anywhere on anywhere.fault = b.fault and anywhere.table_name = ''
        left join said on said.fault = b.fault
        left join child on child.row_id = b.row_id
        """
    )
    connection.execute("drop table left_behind")


def _is_inside(table_name: str) -> str:
    """Tell whether a table lies inside another: a block without a child id is told once, with the child's own."""
    inner = ", ".join(f"'{name}'" for name, table in return_tables().items() if table.inside)
    return f"coalesce({table_name} in ({inner}), false)"


def _repeated(table: ReturnTable) -> str:
    """Find the lines of a table that are there twice; what lies inside a repeated block is told with the block."""
    around = (
        f"join returned.{table.inside} as p on p.row_id = t.{return_table(table.inside).row_id_name}"
        if table.inside
        else ""
    )
    return f"""
        select 'repeated_line', t.row_id, t.file_id, t.line, '{table.name}', null, null,
            'is the same as ' || if(first.file_id = t.file_id, '', f.path || ', ') || 'line ' || first.line || '.'
        from returned.{table.name} as t
        join returned.{table.name} as first on first.row_id = t.same_as
        join returned.files as f on f.file_id = first.file_id {around}
        where t.repeated {"and not p.repeated" if table.inside else ""}"""


def _children(table: ReturnTable) -> str:
    """Give whose each row of a table is; the header of a census is nobody's."""
    outermost = (*table.ancestors(), table)[0]
    child = outermost.child_column
    return f"select row_id, {child.stored if child else 'null'} from returned.{table.name}"


def _told(rules: Sequence[Rule]) -> list[tuple[str, ...]]:
    """List which rule tells which kind of fault, and of which field."""
    return [(told.fault, told.table, told.column, rule.code, rule.severity) for rule in rules for told in rule.tells]


def _said() -> list[tuple[str, ...]]:
    """List the words for each kind of fault."""
    return [(kind.name, f"{kind.found}.") for kind in fault_kinds().values()]


def _values(rows: Iterable[tuple[str, ...]]) -> str:
    written = ", ".join("(" + ", ".join("'" + text.replace("'", "''") + "'" for text in row) + ")" for row in rows)
    return f"values {written}"
