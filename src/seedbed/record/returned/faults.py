"""Why a value could not be read, or can be read but not be right: one SQL query for each table, one part a column.

A fault is a fact about the text that was sent, found without looking at any other row; what rows say about one another
is for the rules of `quality`. The kinds, their sentences and how to mend each are in `reference_data/returns/faults.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from seedbed.codes.code_sets import Code, identifiers
from seedbed.record.returned.definitions import Column, ReturnTable, return_definition, return_table
from seedbed.record.returned.file_read import FileFault, FileRead
from seedbed.record.returned.typed import (
    DAY_FIRST,
    PRINTED,
    YEAR_FIRST,
    cleaned,
    codes_of,
    date_facts,
    full_match,
    literal,
    one_of,
    quoted,
)
from seedbed.reference_data import read_yaml

TWO_DIGIT_YEAR = "[0-9]{1,2}[/. -]([0-9]{1,2}|[A-Za-z]{3,9})[/. -][0-9]{2}"
CONTROL_CHARACTER = "[\\x00-\\x1f\\x7f]"


@dataclass(frozen=True)
class FaultKind:
    """One kind of fault in words: `found` completes a sentence that begins with file, line and column."""

    name: str
    about: str
    found: str
    mend: str
    value_is_kept: bool


@lru_cache(maxsize=1)
def fault_kinds() -> Mapping[str, FaultKind]:
    """Give every kind of fault, with the words to tell it and to mend it.

    >>> fault_kinds()["two_digit_year"].mend
    'Write the year in four figures.'
    """
    data = read_yaml("returns", "faults.yml")
    kinds = (
        FaultKind(name, about, words["found"], words["mend"], words.get("kept", about != "value"))
        for about in ("value", "row", "file")
        for name, words in data[about].items()
    )
    return MappingProxyType({kind.name: kind for kind in kinds})


def value_faults(table: ReturnTable) -> str:
    """Give the SQL that finds the faults of every value of a stored table, at most one for each value."""
    return "\nUNION ALL\n".join(_faults_of(column, table) for column in table.columns)


def file_faults(file: FileRead) -> Iterator[FileFault]:
    """Find what is wrong with the columns and tables of a file, given the collection year that it belongs to."""
    yield from file.content.faults
    if file.collection is None:
        return
    year = file.collection.year
    returns_in_file = sorted({return_table(read.table).of for read in file.content.tables})
    for of in returns_in_file:
        if not return_definition(of).has_guide_for(year):
            yield FileFault("year_not_known", found=str(file.collection))
    for read in file.content.tables:
        yield from _table_faults(return_table(read.table), frozenset(read.columns), len(read.rows), year, file.kind)


def _table_faults(table: ReturnTable, present: frozenset[str], rows: int, year: int, kind: str) -> Iterator[FileFault]:
    if rows and not table.in_force(year):
        yield FileFault("table_not_in_force", found=table.title, table=table.name)
    for column in table.columns:
        if column.name in present and not column.in_force(year):
            yield FileFault("column_not_in_force", found=column.name, table=table.name, column=column.name)
        if (
            column.name not in present
            and column.in_force(year)
            and kind.startswith(("ssda903_", "annex_a_"))
            and not kind.endswith("_xml")
        ):
            yield FileFault("column_missing", found=column.name, table=table.name, column=column.name)


def _faults_of(column: Column, table: ReturnTable) -> str:
    return (
        f"SELECT row_id, file_id, line, {literal(table.name)} AS table_name, {literal(column.name)} AS column_name,"
        f" {quoted(column.stored_as_sent)} AS found, {_fault(column, table)} AS fault"
        f" FROM returned.{table.name} WHERE fault IS NOT NULL"
    )


def _fault(column: Column, table: ReturnTable) -> str:
    """Give the expression that names the fault of a value: readable but not right, blank, or unreadable."""
    raw, value = quoted(column.stored_as_sent), quoted(column.stored)
    text = cleaned(raw)
    return (
        f"CASE WHEN {value} IS NOT NULL THEN {_fault_of_readable(column, table, raw, value)}"
        f" WHEN {raw} IS NULL OR {raw} = '' OR {text} = '' THEN {_fault_of_blank(column, raw)}"
        f" ELSE {_fault_of_unreadable(column, table, text)} END"
    )


def _fault_of_blank(column: Column, raw: str) -> str:
    """A column that a CSV file lacks is told once for the file, so a missing text counts only in XML."""
    if column.may_be_blank:
        return "NULL"
    was_sent = f"({raw} IS NOT NULL OR element_path IS NOT NULL)"
    return f"CASE WHEN {was_sent} AND {_in_force(column.first_year, column.last_year)} THEN 'value_missing' END"


def _fault_of_unreadable(column: Column, table: ReturnTable, text: str) -> str:
    match column.type:
        case "date":
            return _fault_of_date(column, table, text)
        case "integer":
            return f"CASE WHEN regexp_full_match({text}, '-?[0-9]+([.]0+)?') THEN 'number_out_of_range' ELSE 'not_a_number' END"
        case "child" | "identifier" | "text":
            return "'spreadsheet_error'"
    return literal(f"not_a_{column.type}")


def _fault_of_date(column: Column, table: ReturnTable, text: str) -> str:
    """Tell a date that is only written the wrong way round from one that is none."""
    second = f"TRY_CAST(regexp_extract({text}, '^[0-9]+[/.-]([0-9]+)', 1) AS INTEGER)"
    first = f"TRY_CAST(regexp_extract({text}, '^[0-9]+') AS INTEGER)"
    unknown = (
        f"WHEN regexp_full_match(upper({text}), {literal(_unknown_parts())}) THEN NULL" if column.unknown_parts else ""
    )
    order = (
        f"WHEN regexp_full_match({text}, '{DAY_FIRST}') AND {second} BETWEEN 13 AND 31 AND {first} BETWEEN 1 AND 12"
        " THEN 'month_first'"
        if table.date_order == "day_first"
        else f"WHEN regexp_full_match({text}, '{DAY_FIRST}') THEN 'not_year_first'"
    )
    return (
        f"CASE {unknown} WHEN regexp_full_match({text}, '{TWO_DIGIT_YEAR}') THEN 'two_digit_year' {order}"
        f" WHEN {_is_a_day_out_of_range(text)} THEN 'date_out_of_range' ELSE 'not_a_date' END"
    )


def _is_a_day_out_of_range(text: str) -> str:
    """A real day before the earliest or after the latest year that a return can hold."""
    year = f"TRY_CAST(regexp_extract({text}, '(^|[/.-])([0-9]{{4}})', 2) AS INTEGER)"
    facts = date_facts()
    shape = f"(regexp_full_match({text}, '{DAY_FIRST}') OR regexp_full_match({text}, '{YEAR_FIRST}'))"
    return f"({shape} AND {year} NOT BETWEEN {facts['earliest_year']} AND {facts['latest_year']})"


def _unknown_parts() -> str:
    """A date some parts of which are said to be unknown, with ZZ for a day or a month and ZZZZ for a year."""
    return "ZZ/([0-9]{1,2}|ZZ)/([0-9]{4}|ZZZZ)|[0-9]{1,2}/ZZ/([0-9]{4}|ZZZZ)|[0-9]{1,2}/[0-9]{1,2}/ZZZZ"


def _fault_of_readable(column: Column, table: ReturnTable, raw: str, value: str) -> str:
    match column.type:
        case "code":
            return _fault_of_code(column, table, value)
        case "integer" if column.fraction:
            return f"CASE WHEN regexp_matches({raw}, '[.][0-9]*[1-9]') THEN 'fraction' END"
        case "upn":
            return f"CASE WHEN NOT {_check_letter_fits(value)} THEN 'upn_check_letter' END"
        case "child" | "identifier" | "text":
            return _fault_of_text(column, raw, value)
    return "NULL"


def _fault_of_text(column: Column, raw: str, value: str) -> str:
    too_long = f"WHEN length({value}) > {column.longest} THEN 'too_long'" if column.longest is not None else ""
    control = f"regexp_matches({raw}, {literal(CONTROL_CHARACTER)})"
    return f"CASE {too_long} WHEN {full_match(raw, PRINTED)} THEN NULL WHEN {control} THEN 'control_character' END"


def _fault_of_code(column: Column, table: ReturnTable, value: str) -> str:
    codes = codes_of(column, table)
    assert codes is not None, f"Unhandled: {column.name} has no code set"
    dated = [code for code in codes.codes.values() if code.unsettled or code.first_year or code.last_year]
    if not dated:
        return "NULL"
    cases = " ".join(case for code in dated for case in _cases_of(code, value))
    return f"CASE WHEN NOT {one_of(value, (code.code for code in dated))} THEN NULL {cases} END"


def _cases_of(code: Code, value: str) -> Iterator[str]:
    is_code = f"{value} = {literal(code.code)}"
    if code.unsettled is not None:
        when = _in_force(code.unsettled.first_year, code.unsettled.last_year)
        yield f"WHEN {is_code} AND {when} THEN 'code_unsettled'"
    if code.first_year is not None or code.last_year is not None:
        yield f"WHEN {is_code} AND NOT {_in_force(code.first_year, code.last_year)} THEN 'code_not_in_force'"


def _check_letter_fits(value: str) -> str:
    """True for a permanent number whose first letter fits, and for any other text."""
    facts = identifiers()["upn"]
    figures = " + ".join(
        f"{weight} * TRY_CAST({value}[{place}] AS INTEGER)" for place, weight in enumerate(facts["weights"], start=2)
    )
    letters = facts["check_letters"]
    fits = f"{value}[1] = substr('{letters}', CAST(({figures}) % {len(letters)} AS INTEGER) + 1, 1)"
    return f"(NOT regexp_full_match({value}, '{facts['permanent']}') OR {fits})"


def _in_force(first: int | None, last: int | None) -> str:
    parts = [f"collection_year >= {first}"] if first is not None else []
    parts += [f"collection_year <= {last}"] if last is not None else []
    return f"({' AND '.join(parts) or 'TRUE'})"
