"""What stands on the three pages, as plain values: the same for a council, a region, England or a place's own record.

One page says what changed and what did not, two sets a few measures beside others, three says what cannot be
trusted and what to look at next. Whoever fills these in has already put every number into words.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """A small table: a caption, column heads, and rows whose first cell is their head."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Action:
    """Whose move it is: who, what they will do, by when; empty when nobody has been named yet."""

    who: str = ""
    what: str = ""
    by: str = ""


@dataclass(frozen=True)
class Statement:
    """One thing that changed, or did not, that a lead member can read aloud."""

    measure: str
    headline: str
    detail: str
    why_it_matters: str
    basis: str
    chart: str
    table: Table
    changed: bool
    topic: str
    action: Action | None = None


@dataclass(frozen=True)
class Row:
    """One measure beside others: its own latest figure, its past, and those it is fairly set against."""

    measure: str
    name: str
    unit: str
    when: str
    value: str
    interval: str
    past: str
    spark: str
    beside: tuple[str, ...]
    standing: str
    strip: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """The measures of one topic."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Judgement:
    """One of Ofsted's sub-judgements."""

    measure: str
    name: str
    grade: str
    beside: str


@dataclass(frozen=True)
class Inspection:
    """The latest inspection's sub-judgements, or why there are none."""

    sentence: str
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True)
class Note:
    """A short titled paragraph."""

    title: str
    words: str


@dataclass(frozen=True)
class Link:
    """Where a reader may go next on a site."""

    words: str
    address: str


@dataclass(frozen=True)
class ThreePages:
    """All three sides."""

    name: str
    kind: str
    seal: str
    up_to: str
    opening: str
    statements: tuple[Statement, ...]
    columns: tuple[str, ...]
    groups: tuple[Group, ...]
    inspection: Inspection | None
    how_compared: str
    cannot_trust: tuple[Note, ...]
    look_next: tuple[Note, ...]
    method: tuple[Note, ...]
    sources: tuple[str, ...]
    words: tuple[Note, ...] = ()
    council_use_only: bool = False
    invented: bool = False
    reconciliation: Table | None = None
    links: tuple[Link, ...] = field(default=())

    @property
    def changed(self) -> tuple[Statement, ...]:
        """The statements of what changed."""
        return tuple(s for s in self.statements if s.changed)

    @property
    def unchanged(self) -> tuple[Statement, ...]:
        """The statements of what did not."""
        return tuple(s for s in self.statements if not s.changed)
