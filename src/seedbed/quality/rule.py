"""What a rule is: a question asked of each row of one table, in words and as one set expression.

A rule sees a row with what stands around it: the child's other episodes, its line in Header, the referral it lies in
(`views` has these, one view for each table of the returns). It says yes to the rows that fail, changes nothing, and
sees nothing that another rule has said, so that neither order nor number of rules makes a difference:

    rule 501        each.decom < each.previous_dec

Some rules ask nothing new: they *tell* what the reader found in one field, so that a date that cannot be read bears the
number that the national guidance gives it. A fault that no such rule tells is told by a rule of our own (SB…).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from seedbed.codes.returns import RETURN_NAMES

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

Severity = Literal["error", "query"]


@dataclass(frozen=True)
class Told:
    """A kind of reading fault that a rule tells: of one field, or, without one, of every field that no other rule tells."""

    fault: str
    table: str = ""
    column: str = ""


@dataclass(frozen=True)
class Example:
    """Small tables in, the rows that fail out; tests run them, and they show a reader what a rule means.

    Each table begins with its name and its columns; `-` is blank. A row that must fail is marked; all others must not.
    In the census `inside` is the number of the row, in the table around this one, that a row lies in:

        Episodes | CHILD DECOM      DEC
                 | 1     01/05/2025 03/05/2025
        fails    | 1     02/05/2025 -

    What only a whole file can show is written as that file: `file` is its name and `lines` are those that fail, with
    None for a fault of the file as a whole. One whose name ends in .xlsx is made a workbook, with a first line that says
    `hidden` of its sheet or `merged A2:A3` of its cells. Put a second time under another name (`again`), it is the second that fails.
    """

    text: str
    file: str = ""
    again: str = ""
    lines: tuple[int | None, ...] = ()
    year: int = 2026


@dataclass(frozen=True)
class Rule:
    """One rule: what it is called, what it means for a person, and which rows fail it.

    `columns` are those a person must look at, the one to be marked first. `says` completes a sentence that begins with
    the file, the line, the column and its value. `beside` shows values of other rows, each with what to call it. A rule
    without years holds in every year. Repeated lines are told once, as repeated; only a rule about how often a child is
    there (`sees_repeats`) counts them.
    """

    code: str
    title: str
    words: str
    mend: str
    table: str = ""
    columns: tuple[str, ...] = ()
    says: str = ""
    severity: Severity = "error"
    fails: Callable[[Table], BooleanValue] | None = None
    beside: tuple[tuple[str, str], ...] = ()
    tells: tuple[Told, ...] = ()
    sees_repeats: bool = False
    first_year: int | None = None
    last_year: int | None = None
    examples: tuple[Example, ...] = ()

    @property
    def of(self) -> str:
        """The return that the rule is about: `ssda903`, `cin`, or nothing for a rule about any file."""
        return next((name for name in RETURN_NAMES if self.table.startswith(f"{name}_")), "")

    @property
    def is_statutory(self) -> bool:
        """Whether the number is the Department for Education's, not our own."""
        return not self.code.startswith("SB")


def seen_name(table: str) -> str:
    """Name the temporary table that the view of a table is kept in while rules read it."""
    return f"seen_{table}"
