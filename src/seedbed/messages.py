"""All that the library says to a person when something is wrong.

Every error has three parts: what was found, where, and how to put it right. The tree, with exit codes:

    SeedbedError 1
    ├── UnknownName 2          a council, indicator, year or table that does not exist
    ├── PlaceError 3           a place's folder or its settings cannot be used
    ├── SourceError 4          a file that was handed in cannot be read at all
    ├── PublishedError 5       official tables are missing, changed or contradict one another
    ├── RecordError 6          a built record is missing, unfinished or made by another version
    └── NotAnswerable 7        the question is fair but this data cannot answer it

Names and records of children never appear in a message: a child is told by file and line.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable


class SeedbedError(Exception):
    """Something a person can put right: `found`, `where`, and how to `mend` it, each a short sentence."""

    exit_code = 1

    def __init__(self, found: str, *, where: str = "", mend: str = "") -> None:
        self.found = found
        self.where = where
        self.mend = mend
        super().__init__(str(self))

    def __str__(self) -> str:
        """Give the three parts as one line, for a terminal."""
        place = f"{self.where}: " if self.where else ""
        return " ".join(part for part in (f"{place}{self.found}", self.mend) if part)


class UnknownName(SeedbedError):
    """A name that is in none of our tables; offers the nearest ones."""

    exit_code = 2


class PlaceError(SeedbedError):
    """A place's folder or its settings cannot be used as they are."""

    exit_code = 3


class SourceError(SeedbedError):
    """A file that was handed in cannot be read at all."""

    exit_code = 4


class PublishedError(SeedbedError):
    """Official tables are missing, have changed, or contradict one another."""

    exit_code = 5


class RecordError(SeedbedError):
    """A built record is missing, unfinished, or was made by another version."""

    exit_code = 6


class NotAnswerable(SeedbedError):
    """The question is fair, but the data at hand cannot answer it; says what would."""

    exit_code = 7


class SeedbedWarning(UserWarning):
    """A result stands, but is weaker than it looks; says why."""


def did_you_mean(given: str, known: Iterable[str], *, most: int = 3) -> str:
    """Offer the nearest known names as a sentence, or nothing when none is near.

    >>> did_you_mean("Darlingtn", ["Darlington", "Dorset"])
    'Did you mean Darlington?'
    """
    by_lower = {name.lower(): name for name in known}
    near = difflib.get_close_matches(given.lower(), by_lower, n=most, cutoff=0.6)
    if not near:
        return ""
    return f"Did you mean {' or '.join(by_lower[name] for name in near)}?"
