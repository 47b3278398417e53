"""A place is a folder: its settings, its sources, and the records built from them.

    PLACE/
      place.yml                 who this place is: a name, the council's code, the neighbour model
      settings/actions.yml      who acts on which measure, and by when
      sources/2025-26/…         returns for a collection year
      records/                  built records; `current` names the one in use

`build` reads the sources into a new record, checks it, and only then names it current. A file that cannot be used is
told and left alone; the others go on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from seedbed.answers.actions import Action
from seedbed.codes.councils import Council, find_council
from seedbed.codes.definitions import measure_ids
from seedbed.messages import PlaceError, UnknownName, did_you_mean
from seedbed.record.built import Records, content_hash

if TYPE_CHECKING:
    from seedbed.answers.own_record import OwnRecord
    from seedbed.record.returned import Reconciliation

SETTINGS = ("name", "council", "neighbours", "invented", "years")
"""What place.yml may say."""

TOLD = 3
"""How many unreadable files are named when there is nothing else to read."""


@dataclass(frozen=True)
class Place:
    """One place, opened."""

    folder: Path
    name: str
    council: Council | None = None
    neighbour_model: str = "2025"
    invented: bool = False
    years_given: Mapping[str, str] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path | str) -> Place:
        """Open a place's folder and read its settings."""
        folder = Path(folder)
        if not folder.is_dir():
            raise PlaceError(
                "there is no such folder.",
                where=str(folder),
                mend="Give the folder that holds place.yml, or make one to try: seedbed synthetic PLACE",
            )
        settings = _read_settings(folder / "place.yml")
        name = settings.get("name")
        if not isinstance(name, str) or not name.strip():
            raise PlaceError("the place has no name.", where="place.yml", mend="Add a line such as: name: Darlington")
        return cls(
            folder,
            name.strip(),
            _council(settings.get("council")),
            str(settings.get("neighbours", "2025")),
            settings.get("invented") is True,
            _years_given(settings.get("years")),
            _read_actions(folder / "settings" / "actions.yml"),
        )

    @property
    def sources(self) -> Path:
        """The folder that returns are put in."""
        return self.folder / "sources"

    @property
    def records(self) -> Records:
        """The records built so far."""
        return Records(self.folder / "records")

    def own_record(self, *, published: Path | None = None) -> OwnRecord:
        """Open the current record, to be asked beside the published figures."""
        from seedbed.answers.areas import area_of
        from seedbed.answers.own_record import OwnRecord
        from seedbed.answers.picture import Picture

        return OwnRecord(
            self.records.open(),
            self.name,
            Picture.load(published),
            area=area_of(self.council, model=self.neighbour_model) if self.council else None,
            invented=self.invented,
            actions=self.actions,
        )


@dataclass(frozen=True)
class Built:
    """What a build did: the new record, the reconciliation as lines of text, and the record's fingerprint."""

    record: Path
    lines: tuple[str, ...]
    fingerprint: str
    findings: int


def build(place: Place, *, at: datetime) -> Built:
    """Read a place's sources into a new record and name it current.

    Raises PlaceError when there is nothing to read. Nothing is changed unless the whole build ends well.
    """
    from seedbed.formats.sources import read_sources
    from seedbed.quality import run_rules
    from seedbed.record.making import make_record
    from seedbed.record.returned import load_returned

    if not place.sources.is_dir():
        raise PlaceError(
            "there is no folder of sources.",
            where=str(place.folder),
            mend="Put each year's returns in a folder named after it, such as sources/2025-26/episodes.csv",
        )
    with place.records.new(at) as connection:
        files = read_sources(place.sources, years=place.years_given)
        connection.begin()  # one commit for all tables: on a slow disk each commit costs more than the work
        reconciliation = load_returned(connection, files)
        _refuse_nothing(place, reconciliation)
        make_record(connection)
        connection.commit()
        run_rules(connection)
        fingerprint = content_hash(connection)
        findings = connection.execute("select count(*) from record.findings").fetchone()
    return Built(place.records.current(), tuple(reconciliation.lines()), fingerprint, findings[0] if findings else 0)


def _refuse_nothing(place: Place, read: Reconciliation) -> None:
    """Refuse to build a record of nothing: a place whose every figure were zero would look answered."""
    if any(file.was_loaded for file in read.files):
        return
    told = [f"{file.path}: {file.note}" for file in read.files[:TOLD]]
    raise PlaceError(
        "none of the files here is a return that can be read." if told else "there is no file here yet.",
        where=str(place.sources),
        mend=" ".join(told)
        or "Put each year's returns in a folder named after it, such as sources/2025-26/episodes.csv",
    )


def _read_settings(path: Path) -> dict[str, Any]:
    found = _read_yaml(path, missing="Make it with two lines: name: NAME and council: CODE (such as E06000005).")
    if not isinstance(found, dict):
        raise PlaceError(
            "this is not a list of settings.", where=path.name, mend="Write lines such as name: Darlington"
        )
    for key in found:
        if key not in SETTINGS:
            near = did_you_mean(str(key), SETTINGS) or f"The settings are: {', '.join(SETTINGS)}."
            raise PlaceError(f'"{key}" is no setting.', where=path.name, mend=near)
    return found


def _read_yaml(path: Path, *, missing: str) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise PlaceError(f"there is no {path.name} here.", where=str(path.parent), mend=missing) from None
    except UnicodeDecodeError:
        raise PlaceError("it is not saved as UTF-8 text.", where=str(path), mend="Save it again as UTF-8.") from None
    except yaml.YAMLError as fault:
        line = getattr(getattr(fault, "problem_mark", None), "line", None)
        where = f"{path}, line {line + 1}" if line is not None else str(path)
        raise PlaceError(
            "this line cannot be understood.",
            where=where,
            mend="Write each setting as a name, a colon, a space, a value.",
        ) from None


def _council(given: object) -> Council | None:
    if given is None:
        return None
    try:
        return find_council(str(given))
    except UnknownName as fault:
        raise PlaceError(fault.found, where="place.yml, council", mend=fault.mend) from None


def _years_given(given: object) -> dict[str, str]:
    """Read which year a file is of, where its folder does not say."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        raise PlaceError(
            "years should name each file and its year.", where="place.yml", mend="Write: years: {extract.csv: 2025-26}"
        )
    return {str(name): str(year) for name, year in given.items()}


def _read_actions(path: Path) -> dict[str, Action]:
    """Read who acts on which measure; a place need not say."""
    if not path.is_file():
        return {}
    found = _read_yaml(path, missing="") or {}
    if not isinstance(found, dict):
        raise PlaceError(
            "this is not a list of measures.", where=str(path), mend="Write: REF_RATE: {who: …, what: …, by: …}"
        )
    return {str(measure): _read_action(str(measure), said, path) for measure, said in found.items()}


def _read_action(measure: str, said: object, path: Path) -> Action:
    if measure not in measure_ids():
        near = did_you_mean(measure, measure_ids()) or "The reference of measures lists them all."
        raise PlaceError(f'there is no measure "{measure}".', where=str(path), mend=near)
    write = f"Write: {measure}: {{who: …, what: …, by: 2026-09-30}}"
    if not isinstance(said, dict) or not said.get("who") or not said.get("what"):
        raise PlaceError(f"{measure} does not say who acts and what they will do.", where=str(path), mend=write)
    by = said.get("by")
    if by is not None and not isinstance(by, date):
        raise PlaceError(f"{measure} should be done by a date, not by “{by}”.", where=str(path), mend=write)
    return Action(str(said["who"]), str(said["what"]), by)
