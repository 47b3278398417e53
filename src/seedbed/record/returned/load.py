"""Loads what was read into the schema `returned`: each return as sent, typed value beside the text as it came.

    returned.files          one row for each file or folder of the place: what it is, its collection, how many lines
    returned.headings       the columns of each table as its file gave them, in order, and where each is kept
    returned.quarantined    the lines that could not be placed, with the reason
    returned.faults         what is wrong with a value, a row, a column or a file
    returned.<table>        one for each table of each return, empty when no file brought it

Every table of a return begins with the same columns: `row_id`, `file_id`, `line`, `element_path` (XML only),
`collection_year`, `as_at`, `repeated` and `same_as`; then, for tables inside others, the `…_row_id` of each and the
child's id; then two columns for each column of the guide, `dec` and `dec_as_sent`; then `other_columns`, what came
beside them, as JSON. A row's id is its file's id and its own number in it, so the same sources give the same ids.

A row is *repeated* when an earlier row of the same collection says the same in every column of the guide, inside the same
rows; it is loaded and marked, and `same_as` names the first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from seedbed.record.returned.census_tables import CENSUS_OF_LINES, join_census_tables
from seedbed.record.returned.child_ids import find_eaten_zeros
from seedbed.record.returned.definitions import ReturnTable, return_table, return_tables
from seedbed.record.returned.faults import file_faults, value_faults
from seedbed.record.returned.file_read import FileFault, FileRead
from seedbed.record.returned.reconciliation import Reconciliation, reconcile
from seedbed.record.returned.spelt import as_spelt, with_codes
from seedbed.record.returned.typed import cleaned, quoted, sql_type, typed

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

ROWS_PER_FILE = 1_000_000_000  # a row's id is its file's id times this, plus its number in the file

FILES = """
CREATE TABLE returned.files (
    file_id INTEGER, path VARCHAR, kind VARCHAR, table_name VARCHAR, collection_year SMALLINT, as_at DATE,
    part_year BOOLEAN, sha256 VARCHAR, encoding VARCHAR, read BIGINT, loaded BIGINT, quarantined BIGINT, blank BIGINT,
    headers BIGINT, repeated BIGINT, faults BIGINT, note VARCHAR)
"""
HEADINGS = """
CREATE TABLE returned.headings (
    file_id INTEGER, table_name VARCHAR, line INTEGER, place INTEGER, heading VARCHAR, kept_as VARCHAR)
"""
QUARANTINED = """
CREATE TABLE returned.quarantined (
    file_id INTEGER, line INTEGER, table_name VARCHAR, reason VARCHAR, text VARCHAR)
"""
FAULTS = """
CREATE TABLE returned.faults (
    row_id BIGINT, file_id INTEGER, line INTEGER, table_name VARCHAR, column_name VARCHAR, found VARCHAR, fault VARCHAR)
"""


@dataclass
class _Gathered:
    """What all files bring, held until each table can be loaded with one statement."""

    files: list[FileRead] = field(default_factory=list)
    rows: dict[str, list[Any]] = field(default_factory=dict)


def load_returned(connection: DuckDBPyConnection, files: Iterable[FileRead]) -> Reconciliation:
    """Load every file into the schema `returned` of a connection, and give the count of every line.

    File ids follow the order of `files`; `read_sources` gives them in the order of their paths.
    """
    create_returned(connection)
    gathered = _gather(files)
    _load_files(connection, gathered.files)
    _load_headings(connection, gathered.files)
    _load_quarantined(connection, gathered.files)
    for name, parts in gathered.rows.items():
        _load_rows(connection, return_table(name), parts)
    join_census_tables(connection)
    filled = [table for name, table in return_tables().items() if name in gathered.rows]
    for table in filled:
        if table.id_column or table.inside:
            _mark_repeated(connection, table)
    _load_file_faults(connection, gathered.files)
    for table in filled:
        connection.execute(f"INSERT INTO returned.faults {value_faults(table)}")
    _check_dates_inside(connection)
    find_eaten_zeros(connection)
    _count_in_files(connection, filled)
    return reconcile(connection)


def create_returned(connection: DuckDBPyConnection) -> None:
    """Create the schema `returned` with every table of every return, empty."""
    connection.execute("CREATE SCHEMA returned")
    for statement in (FILES, HEADINGS, QUARANTINED, FAULTS):
        connection.execute(statement)
    for table in return_tables().values():
        columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in stored_columns(table).items())
        connection.execute(f"CREATE TABLE returned.{table.name} ({columns})")


def stored_columns(table: ReturnTable) -> dict[str, str]:
    """Give the columns that a table has in the record, in order, with their SQL types."""
    columns = {
        "row_id": "BIGINT",
        "file_id": "INTEGER",
        "line": "INTEGER",
        "element_path": "VARCHAR",
        "collection_year": "SMALLINT",
        "as_at": "DATE",
        "repeated": "BOOLEAN",
        "same_as": "BIGINT",
    }
    columns |= {ancestor.row_id_name: "BIGINT" for ancestor in table.ancestors()}
    if table.ancestors():
        columns |= {_child_of(table): "VARCHAR"}
    for column in table.columns:
        columns |= {column.stored: sql_type(column), column.stored_as_sent: "VARCHAR"}
    return columns | {"other_columns": "VARCHAR"}


def _child_of(table: ReturnTable) -> str:
    """The name of the column that tells a nested row's child."""
    child = table.ancestors()[0].child_column
    assert child is not None, f"{table.name} lies inside a table without a child"
    return child.stored


def _gather(files: Iterable[FileRead]) -> _Gathered:
    import pyarrow as pa

    gathered = _Gathered()
    for file_id, file in enumerate(files, start=1):
        for read in file.content.tables:
            assert file.collection is not None, f"{file.path} was read without a collection"
            rows = read.rows.append_column("file_id", pa.repeat(pa.scalar(file_id, pa.int32()), len(read.rows)))
            gathered.rows.setdefault(read.table, []).append(rows)
        gathered.files.append(file)
    return gathered


def _load_files(connection: DuckDBPyConnection, files: list[FileRead]) -> None:
    rows = [
        (
            file_id,
            file.path,
            file.kind,
            file.content.main_table,
            file.collection.year if file.collection else None,
            file.collection.as_at if file.collection else None,
            file.collection.is_part_year if file.collection else None,
            file.sha256,
            file.content.encoding,
            file.content.read,
            file.content.loaded,
            len(file.content.quarantined),
            file.content.blank,
            file.content.headers,
            0,
            0,
            file.note,
        )
        for file_id, file in enumerate(files, start=1)
    ]
    if rows:
        connection.executemany(f"INSERT INTO returned.files VALUES ({', '.join('?' * len(rows[0]))})", rows)


def _load_headings(connection: DuckDBPyConnection, files: list[FileRead]) -> None:
    rows = [
        (file_id, read.table, read.headings_line, place, heading, kept_as)
        for file_id, file in enumerate(files, start=1)
        for read in file.content.tables
        for place, (heading, kept_as) in enumerate(read.headings, start=1)
    ]
    _insert(connection, "headings", ("file_id", "table_name", "line", "place", "heading", "kept_as"), rows)


def _load_quarantined(connection: DuckDBPyConnection, files: list[FileRead]) -> None:
    rows = [
        (file_id, line.line, line.table, line.reason, line.text)
        for file_id, file in enumerate(files, start=1)
        for line in file.content.quarantined
    ]
    _insert(connection, "quarantined", ("file_id", "line", "table_name", "reason", "text"), rows)


def _load_file_faults(connection: DuckDBPyConnection, files: list[FileRead]) -> None:
    first_with: dict[str, str] = {}
    rows = []
    for file_id, file in enumerate(files, start=1):
        faults = list(file_faults(file))
        if file.content.tables:
            first = first_with.setdefault(file.sha256, file.path)
            faults += [FileFault("same_as_another", found=first)] if first != file.path else []
        for fault in faults:
            row_id = file_id * ROWS_PER_FILE + fault.number if fault.number is not None else None
            rows.append((row_id, file_id, fault.line, fault.table, fault.column, fault.found, fault.fault))
    names = ("row_id", "file_id", "line", "table_name", "column_name", "found", "fault")
    _insert(connection, "faults", names, rows)


def _insert(connection: DuckDBPyConnection, table: str, names: tuple[str, ...], rows: list[Any]) -> None:
    """Insert rows of plain values through Arrow, which is many times faster than one statement a row."""
    import pyarrow as pa

    if not rows:
        return
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    schema = pa.schema(
        [(name, pa.int64() if name in ("row_id", "file_id", "line", "place") else pa.string()) for name in names]
    )
    connection.register("incoming", pa.table(columns, schema=schema))
    connection.execute(f"INSERT INTO returned.{table} SELECT {', '.join(names)} FROM incoming")
    connection.unregister("incoming")


def _load_rows(connection: DuckDBPyConnection, table: ReturnTable, parts: list[Any]) -> None:
    """Load the rows of one table from every file with one statement, every column typed by its own expression."""
    import pyarrow as pa

    rows = pa.concat_tables(parts, promote_options="default")
    present = frozenset(rows.column_names)
    rows, spelt = with_codes(rows, table)
    values = {
        "row_id": f"file_id * {ROWS_PER_FILE}::BIGINT + number",
        "file_id": "file_id",
        "line": "line",
        "element_path": "element_path" if "element_path" in present else "NULL",
        "collection_year": "f.collection_year",
        "as_at": "f.as_at",
        "repeated": "FALSE",
        "same_as": "NULL",
        "other_columns": "other_columns" if "other_columns" in present else "NULL",
    }
    for ancestor in table.ancestors():
        number = quoted(ancestor.row_id_name) if ancestor.row_id_name in present else "NULL"
        values[ancestor.row_id_name] = f"file_id * {ROWS_PER_FILE}::BIGINT + {number}"
    if table.ancestors():
        values[_child_of(table)] = f"nullif({cleaned('child_id')}, '')"
    for column in table.columns:
        raw = f"r.{quoted(column.name)}" if column.name in present else "NULL::VARCHAR"
        value = (
            as_spelt(column)
            if column.name in spelt
            else typed(column, table, raw, day_first_if=CENSUS_OF_LINES if table.of == "cin" else "")
        )
        values |= {column.stored: value, column.stored_as_sent: raw}
    expressions = ", ".join(f"{values[name]} AS {quoted(name)}" for name in stored_columns(table))
    connection.register("incoming", rows)
    connection.execute(
        f"INSERT INTO returned.{table.name} SELECT {expressions} FROM incoming r JOIN returned.files f USING (file_id)"
    )
    connection.unregister("incoming")


def _mark_repeated(connection: DuckDBPyConnection, table: ReturnTable) -> None:
    """Mark rows that say the same as an earlier row of their collection, inside the same rows.

    Tables are marked from the outside in, so that rows inside a repeated row are compared with those inside the first.
    Rows with the same hash are compared again by what they say.
    """
    parent = return_table(table.inside) if table.inside else None
    join = f"JOIN returned.{parent.name} p ON t.{parent.row_id_name} = p.row_id" if parent else ""
    own = [quoted(column.stored) for column in table.columns]
    said = [f"coalesce({quoted(c.stored)}::VARCHAR, {cleaned(quoted(c.stored_as_sent))}, '')" for c in table.columns]
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE repeats AS
        WITH hashed AS (
            SELECT t.row_id, t.collection_year, t.as_at, {"coalesce(p.same_as, p.row_id)" if parent else "0"} AS around,
                hash(t.collection_year, t.as_at, around, {", ".join(f"t.{name}" for name in own)}) AS hashed
            FROM returned.{table.name} t {join}),
        alike AS (SELECT hashed FROM hashed GROUP BY hashed HAVING count(*) > 1),
        same AS (
            SELECT min(h.row_id) AS first_row, list(h.row_id) AS members
            FROM hashed h JOIN alike USING (hashed) JOIN returned.{table.name} t USING (row_id)
            GROUP BY h.collection_year, h.as_at, around, {", ".join(said)} HAVING count(*) > 1)
        SELECT first_row, unnest(members) AS row_id FROM same
        """
    )
    connection.execute(
        f"UPDATE returned.{table.name} t SET repeated = TRUE, same_as = first_row"
        " FROM repeats WHERE t.row_id = repeats.row_id AND repeats.row_id <> first_row"
    )
    connection.execute("DROP TABLE repeats")


def _check_dates_inside(connection: DuckDBPyConnection) -> None:
    """Find files whose own dates speak for another year than their folder; dates inside only check, never decide."""
    connection.execute(
        """
        INSERT INTO returned.faults
        SELECT row_id, file_id, line, 'cin_header', 'ReferenceDate', referencedate_as_sent, 'year_disagrees'
        FROM returned.cin_header
        WHERE year(referencedate) + CAST(month(referencedate) > 3 AS INTEGER) <> collection_year
        """
    )
    connection.execute(
        """
        INSERT INTO returned.faults
        SELECT NULL, file_id, NULL, 'ssda903_episodes', 'DECOM', strftime(max(decom), '%d/%m/%Y'), 'dates_disagree'
        FROM returned.ssda903_episodes GROUP BY file_id, collection_year, as_at
        HAVING max(decom) > as_at OR max(decom) < make_date(collection_year - 1, 4, 1) ORDER BY file_id
        """
    )


def _count_in_files(connection: DuckDBPyConnection, filled: list[ReturnTable]) -> None:
    """Write into `files` how many of its rows are repeated and how many faults it has."""
    if filled:
        repeated = " UNION ALL ".join(f"SELECT file_id FROM returned.{table.name} WHERE repeated" for table in filled)
        connection.execute(
            f"UPDATE returned.files SET repeated = n FROM (SELECT file_id, count(*) AS n FROM ({repeated}) GROUP BY 1) c"
            " WHERE files.file_id = c.file_id"
        )
    connection.execute(
        "UPDATE returned.files SET faults = n FROM (SELECT file_id, count(*) AS n FROM returned.faults GROUP BY 1) c"
        " WHERE files.file_id = c.file_id"
    )


__all__ = ["create_returned", "load_returned", "stored_columns"]
