"""Which measures stand on the pages, read from data; and the pick of at most five statements from what was found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from seedbed.answers.three_pages.pages import Note
from seedbed.codes.definitions import definition
from seedbed.reference_data import read_yaml

TOPICS = {
    "need": "Need",
    "help": "Help and protection",
    "spend": "Spend",
    "outcomes": "Outcomes",
    "workforce": "Workforce",
    "inspection": "Inspection",
    "place": "The place",
}
"""What each topic is called on a page."""


@dataclass(frozen=True)
class Candidate:
    """A measure that could be said something of: how strongly it changed (1 is just beyond chance), and its topic."""

    measure: str
    topic: str
    changed: bool
    strength: float


def for_page_one(source: str) -> list[str]:
    """Give the measures page one looks through; `source` is `from_published` or `from_records`."""
    return list(_choices()["page_one"][source])


def for_page_two(source: str) -> list[tuple[str, list[str]]]:
    """Give page two's groups: a title and its measures."""
    return [(group["title"], list(group["measures"])) for group in _choices()["page_two"][source]]


def inspection_measures() -> list[str]:
    """Give the sub-judgements that stand on page two."""
    return list(_choices()["page_two"]["inspection"])


def subject(measure: str) -> str:
    """Give the words a sentence about a measure begins with."""
    return str(_choices()["subjects"].get(measure) or definition(measure).short_name)


def question(measure: str) -> str:
    """Give what to ask when a measure has moved or stands apart."""
    return str(
        _choices()["questions"].get(measure, "Ask which children, which part of the place and from which month.")
    )


def event(measure: str) -> str:
    """Give the words for a measure's monthly count, which is of things and not a rate."""
    return str(_choices()["events"].get(measure) or subject(measure))


def pick(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Pick at most five: the clearest changes first, no topic crowding the page, at least one that did not change.

    The order of the list in `three_pages.yml` breaks ties, so the same figures always give the same page.
    """
    settings = _choices()["page_one"]
    most, of_a_topic, unchanged = settings["most"], settings["most_of_a_topic"], settings["unchanged"]
    each = list(candidates)
    chosen: list[Candidate] = []
    for one in sorted((c for c in each if c.changed), key=lambda c: -c.strength):
        if len(chosen) < most - unchanged and sum(c.topic == one.topic for c in chosen) < of_a_topic:
            chosen.append(one)
    for one in (c for c in each if not c.changed):
        if len(chosen) < most and sum(c.topic == one.topic for c in chosen) < of_a_topic + 1:
            chosen.append(one)
    return chosen


def words_for(measures: Iterable[str]) -> tuple[Note, ...]:
    """Give the words a reader meets with these measures, each said plainly; the first measures' words come first."""
    found, shown = read_yaml("words", "on_the_pages.yml"), list(dict.fromkeys(measures))
    some = [entry for measure in shown for entry in found["words"] if measure in entry["measures"]]
    each = {entry["word"]: Note(entry["word"], entry["means"]) for entry in some}
    return (*list(each.values())[: found["most"]], *(Note(entry["word"], entry["means"]) for entry in found["always"]))


@cache
def _choices() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml("pages", "three_pages.yml")
    return found
