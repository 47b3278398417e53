"""Whose move a measure is: who, what they will do, and by when; named by the place itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Action:
    """One named action."""

    who: str
    what: str
    by: date | None = None
