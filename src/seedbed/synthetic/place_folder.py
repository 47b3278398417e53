"""Writes a synthetic place as a folder: its settings, its returns by year, and the truth beside them.

    PLACE/
      place.yml             name and council, and the words that say it was invented
      settings/actions.yml  who acts on which measure, by when
      sources/2024-25/…     eleven SSDA903 files and one census
      sources/2025-26/…     the same a year on
      truth/…               families, planted changes, planted mistakes

Each kind of file is a stream: a function from the council to its sheets. A new one takes a line in `STREAMS`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from seedbed.codes.councils import Council, find_council
from seedbed.messages import PlaceError, UnknownName, did_you_mean
from seedbed.reference_data import read_text
from seedbed.synthetic.council import SyntheticCouncil, a_council
from seedbed.synthetic.mistakes import no_mistakes, plant
from seedbed.synthetic.sheets import Line, Sheet
from seedbed.synthetic.truth import write_truth
from seedbed.synthetic.write_903 import write_903
from seedbed.synthetic.write_cin import write_cin

Stream = Callable[[SyntheticCouncil], list[Sheet]]

STREAMS: dict[str, Stream] = {
    "ssda903": write_903,
    "cin_census": write_cin,
    "truth": write_truth,
}
MISTAKES = ("few", "none")
NAME = "Acornbridge"
SETTINGS = "place.yml"
MADE_BY = "# made by: seedbed synthetic"
FEWEST, MOST = 100, 100_000


@dataclass(frozen=True)
class MadePlace:
    """What was written: the folder, the number of children in its files, and of mistakes planted."""

    folder: Path
    children: int
    files: int
    mistakes: int


def make_place(
    folder: Path, *, council: str = "Darlington", seed: int = 1, children: int = 1500, mistakes: str = "few"
) -> MadePlace:
    """Write a synthetic place into a new or empty folder, or over one that this function wrote before.

    `children` is about how many the files of both years name. The same arguments give the same bytes.
    """
    _check(folder, seed=seed, children=children, mistakes=mistakes)
    made = a_council(find_council(council), seed=seed, children=children)
    sheets = [sheet for write in STREAMS.values() for sheet in write(made)]
    planted = plant(sheets, seed=seed) if mistakes == "few" else no_mistakes()
    sheets += [planted, _settings(made.council, seed=seed, children=children, mistakes=mistakes), _actions()]
    _write(sheets, folder)
    return MadePlace(folder, len(made.lives), len(sheets), len(planted.lines) - 1)


def _check(folder: Path, *, seed: int, children: int, mistakes: str) -> None:
    """Refuse what cannot be made before anything is."""
    if mistakes not in MISTAKES:
        offer = did_you_mean(mistakes, MISTAKES) or f"Use {' or '.join(MISTAKES)}."
        raise UnknownName(f"“{mistakes}” is no amount of mistakes.", mend=offer)
    if not FEWEST <= children <= MOST:
        raise PlaceError(
            f"{children} children make no place to look at.", mend=f"Ask for {FEWEST} to {MOST:,} children."
        )
    if seed < 0:
        raise PlaceError(f"The seed {seed} is below nought.", mend="Give a whole number from 0 up.")
    if folder.exists() and not _may_be_written(folder):
        raise PlaceError(
            "This folder holds files that were not made here, and nothing was written.",
            where=str(folder),
            mend="Name a new folder, or an empty one.",
        )


def _may_be_written(folder: Path) -> bool:
    """Tell whether a folder is empty, or a synthetic place by its own settings."""
    if not folder.is_dir():
        return False
    settings = folder / SETTINGS
    if settings.is_file():
        return any(line.startswith(MADE_BY) for line in settings.read_text(encoding="utf-8").splitlines())
    return not any(folder.iterdir())


def _settings(council: Council, *, seed: int, children: int, mistakes: str) -> Sheet:
    text = f"""\
# The settings of this place. No child in it is real: the command at the end invented it, and can make it again.
name: {NAME}
# The council it stands in for: population, neighbours and published figures are those of {council.plain_name}.
council: {council.code}
# Pages made from this place say that it was invented.
invented: true
# Whose neighbours it is compared with: the department's model of statistical neighbours of this year.
neighbours: "2025"
# The next line lets the command write here again. Take it out and the folder is yours: nothing will be written over.
{MADE_BY} --council {council.code} --seed {seed} --children {children} --mistakes {mistakes}
"""
    return Sheet(SETTINGS, [Line([line]) for line in text.splitlines()])


def _actions() -> Sheet:
    """Give the place's own answers to "whose action, by when"."""
    return Sheet("settings/actions.yml", [Line([line]) for line in read_text("synthetic", "actions.yml").splitlines()])


def _write(sheets: list[Sheet], folder: Path) -> None:
    """Write all the files beside the place first, so that a run that stops half-way leaves no half place."""
    beside = folder.resolve().with_name(f".{folder.resolve().name}.part")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        for sheet in sheets:
            sheet.write(beside)
        _move(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _move(beside: Path, folder: Path) -> None:
    """Make the written files the place; what else stands in a place that was made before stays."""
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
    if not folder.exists():
        beside.rename(folder)
        return
    for written in sorted(path for path in beside.rglob("*") if path.is_file()):
        target = folder / written.relative_to(beside)
        target.parent.mkdir(parents=True, exist_ok=True)
        written.replace(target)
