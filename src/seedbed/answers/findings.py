"""What is wrong with a place's returns, as plain values: by rule, worst first, with every file's lines accounted for.

The same values stand behind `seedbed check` and page three. Children are told by file and line; their ids, and what was
sent in fields that could name a child or a home, are given only to who asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from seedbed.messages import RecordError, UnknownName
from seedbed.periods import year_label
from seedbed.quality import RULES, Rule, find_rule
from seedbed.record.returned import FileCount, reconcile, return_table

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SHOWN = ("date", "code", "flag", "integer")
"""The types of columns whose values anyone may see; ids, postcodes and free text can name a child or a home."""
LONGEST = 60


@dataclass(frozen=True)
class Line:
    """One finding: where it is, what was sent and what is said of it; no line when it is about the whole file."""

    file: str
    line: int | None
    column: str
    found: str
    says: str
    child: str = ""

    @property
    def where(self) -> str:
        """Tell the place.

        >>> Line("2025-26/episodes.csv", 214, "DECOM", "31/02/2024", "is not a date.").where
        '2025-26/episodes.csv, line 214'
        """
        return f"{self.file}, line {self.line}" if self.line is not None else self.file

    @property
    def words(self) -> str:
        """Tell the finding as a sentence.

        >>> Line("2025-26/episodes.csv", 214, "DECOM", "31/02/2024", "is not a date.").words
        '2025-26/episodes.csv, line 214: DECOM 31/02/2024 is not a date.'
        """
        return self.told_with(self.says)

    def told_with(self, says: str) -> str:
        """Tell the finding with other words than its own, or with none where they stand above it."""
        found = "" if self.found == self.column else self.found
        column = self.column if found or says else ""
        child = f"child {self.child}" if self.child and self.child != found else ""
        words = " ".join(part for part in (column, found, says, child) if part)
        return f"{self.where}: {words}" if words else self.where


@dataclass(frozen=True)
class RuleFindings:
    """All that one rule found: how many, in how many files, and the first of them."""

    rule: Rule
    count: int
    files: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class NotRun:
    """A rule that could not be run."""

    code: str
    why: str

    @property
    def words(self) -> str:
        """Tell it as a sentence.

        >>> NotRun("501", "BinderException").words
        'Rule 501 could not be run (BinderException), so its findings are missing.'
        """
        return f"Rule {self.code} could not be run ({self.why}), so its findings are missing."


@dataclass(frozen=True)
class FindingsSummary:
    """Findings by rule, errors before queries and the most frequent first, and the count of every line of every file."""

    rules: tuple[RuleFindings, ...]
    not_run: tuple[NotRun, ...]
    files: tuple[FileCount, ...]
    rules_run: int

    def of(self, severity: str) -> tuple[RuleFindings, ...]:
        """Give the rules of one severity that found something."""
        return tuple(found for found in self.rules if found.rule.severity == severity)

    @property
    def errors(self) -> int:
        """How many findings must be mended."""
        return sum(found.count for found in self.of("error"))

    @property
    def queries(self) -> int:
        """How many findings must be looked at, and may be right."""
        return sum(found.count for found in self.of("query"))

    def as_data(self) -> dict[str, Any]:
        """Give everything as plain lists and dictionaries."""
        return {
            "errors": self.errors,
            "queries": self.queries,
            "rules": [_rule_as_data(found) for found in self.rules],
            "rules_run": self.rules_run,
            "rules_not_run": [{"rule": rule.code, "why": rule.why} for rule in self.not_run],
            "files": [_file_as_data(file) for file in self.files],
        }


def summary(
    connection: DuckDBPyConnection,
    year: int | None = None,
    *,
    of: str | None = None,
    rule: str | None = None,
    most: int | None = 3,
    children: bool = False,
) -> FindingsSummary:
    """Sum up the findings of a built record: of one collection year, one return (`ssda903`, `cin`) or one rule if asked.

    `most` is how many findings of each rule to give, None for all. A file that could not be used belongs to no year and
    stands in every answer.
    """
    only = find_rule(rule) if rule is not None else None
    where = _where(year, of, only)
    lines = _lines(connection, where, most=most, children=children)
    counted = connection.execute(
        f"""
        select rule, count(*), count(distinct file_id)
        from record.findings as b join returned.files as f using (file_id) {where} group by rule
        """
    ).fetchall()
    found = [RuleFindings(_known(code), count, files, lines.get(code, ())) for code, count, files in counted]
    not_run = connection.execute("select rule, why from record.rules_not_run order by rule").fetchall()
    return FindingsSummary(
        rules=tuple(sorted(found, key=_worst_first)),
        not_run=tuple(NotRun(code, why) for code, why in not_run),
        files=_files(connection, year, of),
        rules_run=len(RULES) - len(not_run),
    )


def _where(year: int | None, of: str | None, only: Rule | None) -> str:
    """Write what narrows the findings down; numbers and names come from our own tables."""
    asked = []
    if year is not None:
        asked.append(f"(f.collection_year = {int(year)} or f.collection_year is null)")
    if of is not None:
        asked.append(f"(f.kind = 'refused' or starts_with(f.kind, '{of}_'))")
    if only is not None:
        asked.append(f"rule = '{only.code}'")
    return f"where {' and '.join(asked)}" if asked else ""


def _known(code: str) -> Rule:
    """Give a rule by the number that a record holds."""
    try:
        return find_rule(code)
    except UnknownName as unknown:
        raise RecordError(
            f"this record speaks of a rule {code} that this version does not have.", mend="Build it again."
        ) from unknown


def _worst_first(found: RuleFindings) -> tuple[bool, int, str]:
    return found.rule.severity != "error", -found.count, found.rule.code


def _lines(
    connection: DuckDBPyConnection, where: str, *, most: int | None, children: bool
) -> Mapping[str, tuple[Line, ...]]:
    """Give the first findings of each rule, in the order of files and lines."""
    first = "" if most is None else f"qualify row_number() over (partition by rule order by finding_id) <= {int(most)}"
    rows = connection.execute(
        f"""
        select rule, f.path, b.line, b.table_name, b.column_name, b.found, b.says, b.child_id
        from record.findings as b join returned.files as f using (file_id) {where} {first} order by finding_id
        """
    ).fetchall()
    lines: dict[str, list[Line]] = {}
    for code, path, line, table, column, found, says, child in rows:
        shown = children or _may_be_shown(table, column, line)
        told = Line(
            file=path,
            line=line,
            column=column or "",
            found=_cut(found or "") if shown else "",
            says=says or "",
            child=(child or "") if children else "",
        )
        lines.setdefault(code, []).append(told)
    return {code: tuple(told) for code, told in lines.items()}


def _may_be_shown(table: str | None, column: str | None, line: int | None) -> bool:
    """Tell whether anyone may see what was sent: a date or a code, or a name of a column or a file."""
    if line is None:
        return True
    if table is None or column is None:
        return False
    types: Sequence[str] = [known.type for known in return_table(table).columns if known.name == column]
    return bool(types) and types[0] in SHOWN


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _files(connection: DuckDBPyConnection, year: int | None, of: str | None) -> tuple[FileCount, ...]:
    """Give the files that were asked for; those that could not be used always."""
    return tuple(
        file
        for file in reconcile(connection).files
        if not file.was_loaded
        or ((year is None or file.year == year) and (of is None or file.kind.startswith(f"{of}_")))
    )


def _rule_as_data(found: RuleFindings) -> dict[str, Any]:
    rule = found.rule
    return {
        "rule": rule.code,
        "title": rule.title,
        "severity": rule.severity,
        "statutory": rule.is_statutory,
        "return": rule.of,
        "means": rule.words,
        "mend": rule.mend,
        "findings": found.count,
        "files": found.files,
        "lines": [_line_as_data(line) for line in found.lines],
    }


def _line_as_data(line: Line) -> dict[str, Any]:
    told = {"file": line.file, "line": line.line, "column": line.column, "found": line.found, "says": line.says}
    return told | ({"child": line.child} if line.child else {})


def _file_as_data(file: FileCount) -> dict[str, Any]:
    return {
        "file": file.path,
        "kind": file.kind,
        "year": year_label(file.year) if file.year is not None else None,
        "read": file.read,
        "loaded": file.loaded,
        "quarantined": file.quarantined,
        "blank": file.blank,
        "repeated": file.repeated,
        "note": file.note,
    }
