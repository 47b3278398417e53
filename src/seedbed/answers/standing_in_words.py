"""Where a council stands among councils, in words: in a few for a table, in a sentence for a page or a terminal.

“Higher” and “lower” say where, never how good: the reason may be need, practice or how things are counted.
"""

from __future__ import annotations

from seedbed.answers.figures_in_words import at_end
from seedbed.understand.comparison import CouncilStanding, Position


def standing_words(standing: CouncilStanding | Position | None) -> str:
    """Say where a council stands in a few words."""
    if standing is None or standing.value is None or standing.place is None:
        return ""
    place = _place(standing)
    if isinstance(standing, Position):
        return place
    verdict = {"higher": "Higher", "lower": "Lower", "in line": "In line"}.get(standing.verdict, "")
    if standing.is_far and verdict != "In line":
        verdict = f"Far {verdict.lower()}"
    return f"{verdict}: {place}" if verdict else place


def standing_sentence(standing: CouncilStanding | Position | None) -> str:
    """Say the same in a sentence about “the figure”, without praise or blame; nothing when there is none."""
    if standing is None or standing.value is None or standing.place is None:
        return ""
    place = _place(standing)
    if isinstance(standing, Position) or standing.verdict == "too few councils":
        return f"The figure is the {place} councils."
    if standing.verdict == "in line":
        return f"The figure is in line with other councils ({place})."
    return f"The figure is {'far ' if standing.is_far else ''}{standing.verdict} than councils usually have ({place})."


def _place(standing: CouncilStanding | Position) -> str:
    assert standing.place is not None
    assert standing.place_from_lowest is not None
    return at_end(standing.place, standing.place_from_lowest, standing.councils)
