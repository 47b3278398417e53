"""Which code a text filled in by hand stands for: looked up once for each text that a table holds."""

from __future__ import annotations

from typing import Any

from seedbed.record.returned.definitions import Column, ReturnTable
from seedbed.record.returned.typed import codes_filled_in_by_hand, quoted


def with_codes(rows: Any, table: ReturnTable) -> tuple[Any, frozenset[str]]:
    """Add to rows of text the codes of their columns that are filled in by hand, and name those columns."""
    import pyarrow as pa

    found = set()
    for column in table.columns:
        codes = codes_filled_in_by_hand(column, table)
        if codes is None or column.name not in rows.column_names:
            continue
        texts = rows[column.name].combine_chunks().dictionary_encode()
        known = pa.array([codes.spelt(text) for text in texts.dictionary.to_pylist()], pa.string())
        rows = rows.append_column(_name(column), known.take(texts.indices))
        found.add(column.name)
    return rows, frozenset(found)


def as_spelt(column: Column) -> str:
    """Give the SQL expression for the value of a column whose codes were looked up."""
    code = quoted(_name(column))
    return f"CASE {code} WHEN 'yes' THEN TRUE WHEN 'no' THEN FALSE END" if column.type == "flag" else code


def _name(column: Column) -> str:
    return f"{column.name} (code)"
