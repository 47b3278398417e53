"""How the text of a return becomes a value: one SQL expression for each type of column.

A value that cannot be read gives NULL, never something near it; `faults` then says why. Text is compared in capitals
and without the space around it. Dates:

    day first (SSDA903)         31/03/2025 · 31-3-2025 · 31.03.2025      year first (census)    2025-03-31 · 2025/3/31
    either                      2025-03-31 · 2025-03-31T00:00:00 · 45747 (a spreadsheet's serial number)
    neither                     03/31/2025 · 31/03/25 · 31 March 2025    → NULL and a fault, never a swap
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from seedbed.codes.code_sets import CodeSet, code_set, identifiers
from seedbed.record.returned.definitions import Column, ReturnTable
from seedbed.reference_data import read_yaml

SPACE = (
    " \t\r\n\v\f\u00a0\u2007\u202f\u200b\ufeff"  # what trimming takes off: exports add no-break and zero-width spaces
)

SQL_TYPES = {"date": "DATE", "integer": "INTEGER", "flag": "BOOLEAN"}

_SEPARATOR = "[/.-]"
_TIME = r"([ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)?(Z|[+-][0-9]{2}:[0-9]{2})?"
DAY_FIRST = f"[0-9]{{1,2}}{_SEPARATOR}[0-9]{{1,2}}{_SEPARATOR}[0-9]{{4}}{_TIME}"
YEAR_FIRST = f"[0-9]{{4}}{_SEPARATOR}[0-9]{{1,2}}{_SEPARATOR}[0-9]{{1,2}}{_TIME}"
ISO = f"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_TIME}"
SERIAL = "[0-9]{5}([.][0-9]+)?"
PLAIN_DATE = {"day_first": "[0-9]{2}/[0-9]{2}/[0-9]{4}", "year_first": "[0-9]{4}-[0-9]{2}-[0-9]{2}"}
FORM = {"day_first": "%d/%m/%Y", "year_first": "%Y-%m-%d"}
PLAIN_POSTCODE = "[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"
PRINTED = "[!-~]([ -~]*[!-~])?"  # printable ASCII, with no space around it
SPREADSHEET_ERROR = "#(N/A|REF!|VALUE!|DIV/0!|NAME[?]|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)"
WHOLE_NUMBER = "-?[0-9]{1,9}([.]0+)?"
DECIMAL = "[0-9]{1,9}([.][0-9]+)?"


def sql_type(column: Column) -> str:
    """Give the SQL type of a column's typed value."""
    return SQL_TYPES.get(column.type, "VARCHAR")


def typed(column: Column, table: ReturnTable, raw: str, *, day_first_if: str = "") -> str:
    """Give the SQL expression for the typed value of a column whose text is the expression `raw`.

    Where the condition `day_first_if` holds, a date with the day first is accepted beside the return's own order.

    Nearly every value is written just as the guide says; it is recognised first, and only others are looked at closely.
    """
    as_the_guide_says, value = _plain(column, table, raw)
    closely = _closely(column, table, cleaned(raw), day_first_if)
    return f"CASE WHEN {raw} = '' THEN NULL WHEN {as_the_guide_says} THEN {value} ELSE {closely} END"


def cleaned(raw: str) -> str:
    """Give the expression for a text without the space around it."""
    return f"trim({raw}, {literal(SPACE)})"


def literal(text: str) -> str:
    """Write a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def quoted(name: str) -> str:
    """Write a name as an SQL identifier; the returns have columns called DEC and MISSING."""
    return '"' + name.replace('"', '""') + '"'


def full_match(text: str, pattern: str) -> str:
    """Give the condition that a whole text has a shape."""
    return f"regexp_full_match({text}, {literal(pattern)})"


def one_of(text: str, values: Iterable[str]) -> str:
    """Give the condition that a text is one of some values; IN would become a join and slow every row down."""
    return f"list_contains([{', '.join(literal(value) for value in values)}], {text})"


def codes_of(column: Column, table: ReturnTable) -> CodeSet | None:
    """Give the code set of a column, if it has one."""
    return code_set(column.codes, of=table.of) if column.codes else None


def codes_filled_in_by_hand(column: Column, table: ReturnTable) -> CodeSet | None:
    """Give the code set of a column whose codes people spell in their own ways; `spelt` reads such text."""
    codes = codes_of(column, table)
    return codes if codes is not None and codes.spellings else None


@lru_cache(maxsize=1)
def date_facts() -> dict[str, Any]:
    """Give the range and the serial numbers that dates may have."""
    facts: dict[str, Any] = read_yaml("returns", "dates.yml")
    return facts


def _plain(column: Column, table: ReturnTable, raw: str) -> tuple[str, str]:
    """Give the condition that a text is written as the guide says, and its value then."""
    match column.type:
        case "child" | "identifier" | "text":
            return f"{full_match(raw, PRINTED)} AND {raw}[1] <> '#'", raw
        case "code":
            codes = codes_of(column, table)
            assert codes is not None, f"Unhandled: {column.name} has no code set"
            return one_of(raw, codes.codes), raw
        case "date":
            return full_match(raw, PLAIN_DATE[table.date_order]), _in_range(
                f"try_strptime({raw}, '{FORM[table.date_order]}')"
            )
        case "flag":
            return one_of(raw, ("0", "1")), f"{raw} = '1'"
        case "integer":
            return full_match(raw, "[0-9]{1,4}"), _in_bounds(column, f"TRY_CAST({raw} AS INTEGER)")
        case "postcode":
            return full_match(raw, PLAIN_POSTCODE), raw
        case "upn":
            return full_match(raw, identifiers()["upn"]["permanent"]), raw
        case "urn":
            return full_match(raw, identifiers()["urn"]["pattern"]), raw
    raise AssertionError(f"Unhandled: {column.type}")


def _closely(column: Column, table: ReturnTable, text: str, day_first_if: str) -> str:
    """Give the value of a text, less the space around it, that may be written in any way that is accepted."""
    capitals = f"upper({text})"
    match column.type:
        case "child" | "identifier" | "text":
            return f"CASE WHEN NOT {full_match(text, SPREADSHEET_ERROR)} THEN nullif({text}, '') END"
        case "code" | "upn":
            return f"CASE WHEN {_is_code_or_number(column, table, capitals)} THEN {capitals} END"
        case "date":
            return _in_range(_moment(table.date_order, text, day_first_if))
        case "flag":
            return f"CASE lower({text}) WHEN '1' THEN TRUE WHEN 'true' THEN TRUE WHEN '0' THEN FALSE WHEN 'false' THEN FALSE END"
        case "integer":
            number = f"TRY_CAST(regexp_extract({text}, '^-?[0-9]+') AS INTEGER)"
            shape = DECIMAL if column.fraction else WHOLE_NUMBER
            return f"CASE WHEN {full_match(text, shape)} THEN {_in_bounds(column, number)} END"
        case "postcode":
            joined = f"replace({capitals}, ' ', '')"
            shape = full_match(capitals, identifiers()["postcode"]["pattern"])
            return f"CASE WHEN {shape} THEN {joined}[:-4] || ' ' || {joined}[-3:] END"
        case "urn":
            return f"CASE WHEN {full_match(capitals, identifiers()['urn']['pattern'])} THEN {capitals} END"
    raise AssertionError(f"Unhandled: {column.type}")


def _is_code_or_number(column: Column, table: ReturnTable, text: str) -> str:
    """A code that is known, a text with the shape that the code set admits, or a unique pupil number."""
    codes = codes_of(column, table)
    shapes = [codes.pattern] if codes is not None and codes.pattern is not None else []
    if column.type == "upn":
        shapes = [identifiers()["upn"]["permanent"], identifiers()["upn"]["temporary"]]
    conditions = [one_of(text, codes.codes)] if codes is not None else []
    conditions += [full_match(text, "|".join(shapes))] if shapes else []
    return f"({' OR '.join(conditions)})"


def _moment(date_order: str, text: str, day_first_if: str) -> str:
    """Give the moment of a date in the order of its return, in ISO form, or as a spreadsheet's serial number."""
    own = DAY_FIRST if date_order == "day_first" else YEAR_FIRST
    parts = f"([0-9]+){_SEPARATOR}([0-9]+){_SEPARATOR}([0-9]+).*"
    slashed = f"regexp_replace({text}, '{parts}', '\\1/\\2/\\3')"
    facts = date_facts()
    day_first = (
        f" WHEN {day_first_if} AND {full_match(text, DAY_FIRST)} THEN try_strptime({slashed}, '{FORM['day_first']}')"
        if day_first_if
        else ""
    )
    serial = f"TRY_CAST(regexp_extract({text}, '^[0-9]+') AS INTEGER)"
    return (
        f"CASE WHEN {full_match(text, own)} THEN try_strptime({slashed}, '{FORM[date_order].replace('-', '/')}')"
        f"{day_first}"
        f" WHEN {full_match(text, ISO)} THEN try_strptime(left({text}, 10), '%Y-%m-%d')"
        f" WHEN {full_match(text, SERIAL)} AND {serial} BETWEEN {facts['serial_first']} AND {facts['serial_last']}"
        f" THEN DATE '{facts['serial_day_zero']}' + {serial} END"
    )


def _in_range(moment: str) -> str:
    facts = date_facts()
    first, after = f"TIMESTAMP '{facts['earliest_year']}-01-01'", f"TIMESTAMP '{facts['latest_year'] + 1}-01-01'"
    return f"CASE WHEN {moment} >= {first} AND {moment} < {after} THEN CAST({moment} AS DATE) END"


def _in_bounds(column: Column, number: str) -> str:
    bounds = [f"{number} >= {column.least}"] if column.least is not None else []
    bounds += [f"{number} <= {column.most}"] if column.most is not None else []
    return f"CASE WHEN {' AND '.join(bounds)} THEN {number} END" if bounds else number
