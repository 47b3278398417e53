"""A place is a folder: what it needs, and what is said when something in it is wrong."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from builders import a_child, a_place, a_referral
from seedbed.answers.actions import Action
from seedbed.messages import PlaceError
from seedbed.place import Place, build

NOON = datetime(2026, 11, 23, 12)


def settings(folder: Path, text: str, *, actions: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "place.yml").write_text(text, encoding="utf-8")
    if actions:
        (folder / "settings").mkdir(exist_ok=True)
        (folder / "settings" / "actions.yml").write_text(actions, encoding="utf-8")
    return folder


def complaint(folder: Path) -> PlaceError:
    with pytest.raises(PlaceError) as told:
        Place.open(folder)
    return told.value


def test_a_place_says_its_name_its_council_and_who_acts(tmp_path: Path) -> None:
    folder = settings(
        tmp_path,
        "name: Acornbridge\ncouncil: Darlington\nneighbours: 2021\ninvented: true\nyears: {a.csv: 2025-26, b: 2026}\n",
        actions="REREF12: {who: Head of early help, what: read twenty cases, by: 2026-07-31}\n"
        "LAC_RATE: {who: Director, what: ask why}\n",
    )
    place = Place.open(folder)
    assert (place.name, place.neighbour_model, place.invented) == ("Acornbridge", "2021", True)
    assert place.council is not None
    assert place.council.code == "E06000005"
    assert place.years_given == {"a.csv": "2025-26", "b": "2026"}
    assert place.actions == {
        "REREF12": Action("Head of early help", "read twenty cases", date(2026, 7, 31)),
        "LAC_RATE": Action("Director", "ask why"),
    }


def test_a_name_is_all_that_a_place_must_say(tmp_path: Path) -> None:
    place = Place.open(settings(tmp_path, "name: Acornbridge\n"))
    assert (place.council, place.neighbour_model, place.invented, place.actions) == (None, "2025", False, {})


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    error = complaint(tmp_path / "nowhere")
    assert error.found == "there is no such folder."
    assert error.where.endswith("nowhere")
    assert "seedbed synthetic PLACE" in error.mend


def test_a_folder_without_settings(tmp_path: Path) -> None:
    error = complaint(tmp_path)
    assert error.found == "there is no place.yml here."
    assert "name: NAME and council: CODE" in error.mend


def test_a_line_that_cannot_be_understood_is_told_by_its_number(tmp_path: Path) -> None:
    error = complaint(settings(tmp_path, "name: Acornbridge\ncouncil: [E06000005\nneighbours: 2025\n"))
    assert error.found == "this line cannot be understood."
    assert error.where.endswith("place.yml, line 3")
    assert error.mend == "Write each setting as a name, a colon, a space, a value."


def test_settings_saved_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "place.yml").write_bytes("name: Brontë\n".encode("cp1252"))
    error = complaint(tmp_path)
    assert (error.found, error.mend) == ("it is not saved as UTF-8 text.", "Save it again as UTF-8.")


@pytest.mark.parametrize(
    ("text", "found", "mend"),
    [
        ("name: A\ncouncl: E06000005\n", '"councl" is no setting.', "Did you mean council?"),
        ("name: A\nxyz: 1\n", '"xyz" is no setting.', "The settings are: name, council, neighbours, invented, years."),
        ("council: E06000005\n", "the place has no name.", "Add a line such as: name: Darlington"),
        ("name: ' '\n", "the place has no name.", "Add a line such as: name: Darlington"),
        ("- name\n", "this is not a list of settings.", "Write lines such as name: Darlington"),
        ("", "this is not a list of settings.", "Write lines such as name: Darlington"),
        (
            "name: A\nyears: 2025-26\n",
            "years should name each file and its year.",
            "Write: years: {extract.csv: 2025-26}",
        ),
    ],
)
def test_settings_that_cannot_be_used(tmp_path: Path, text: str, found: str, mend: str) -> None:
    error = complaint(settings(tmp_path, text))
    assert (error.found, error.mend) == (found, mend)


def test_a_council_that_does_not_exist(tmp_path: Path) -> None:
    error = complaint(settings(tmp_path, "name: A\ncouncil: Darlingtn\n"))
    assert error.where == "place.yml, council"
    assert "Darlington" in error.mend


@pytest.mark.parametrize(
    ("actions", "found", "mend"),
    [
        ("- REREF12\n", "this is not a list of measures.", "Write: REF_RATE: {who"),
        ("REREF21: {who: me, what: look}\n", 'there is no measure "REREF21".', "Did you mean REREF12?"),
        ("REREF12: {who: me}\n", "REREF12 does not say who acts and what they will do.", "Write: REREF12: {who"),
        ("REREF12: soon\n", "REREF12 does not say who acts and what they will do.", "Write: REREF12: {who"),
        (
            "REREF12: {who: me, what: look, by: 31/07/2026}\n",
            "REREF12 should be done by a date, not by “31/07/2026”.",
            "Write: REREF12: {who: …, what: …, by: 2026-09-30}",
        ),
    ],
)
def test_actions_that_cannot_be_used(tmp_path: Path, actions: str, found: str, mend: str) -> None:
    error = complaint(settings(tmp_path, "name: A\n", actions=actions))
    assert error.found == found
    assert error.mend.startswith(mend)
    assert error.where.endswith("actions.yml")


# Building


def nothing_to_build(folder: Path) -> PlaceError:
    with pytest.raises(PlaceError) as told:
        build(Place.open(folder), at=NOON)
    assert [file.name for file in (folder / "records").glob("*") if file.name != "lock"] == []
    return told.value


def test_a_place_without_a_folder_of_sources(tmp_path: Path) -> None:
    error = nothing_to_build(settings(tmp_path, "name: A\n"))
    assert error.found == "there is no folder of sources."
    assert "sources/2025-26/episodes.csv" in error.mend


def test_a_place_with_nothing_in_its_sources_builds_no_record_of_nothing(tmp_path: Path) -> None:
    error = nothing_to_build(a_place(tmp_path).folder)
    assert error.found == "there is no file here yet."
    assert "sources/2025-26/episodes.csv" in error.mend


def test_a_place_none_of_whose_files_can_be_read_says_what_is_wrong_with_them(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_file("2025-26", "dear all, see attached", name="letter.csv")
    place.with_file(".", "CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/04/2015,01/05/2025,PN1\n", name="reviews.csv")
    error = nothing_to_build(place.folder)
    assert error.found == "none of the files here is a return that can be read."
    assert "2025-26/letter.csv: " in error.mend
    assert "reviews.csv: Is a return, but nothing says of which year." in error.mend


def test_a_file_that_cannot_be_read_does_not_stop_the_others(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_file("2025-26", "dear all, see attached", name="letter.csv")
    place.with_census("2025-26", a_child("1", a_referral("2025-05-01")))
    built = build(Place.open(place.folder), at=NOON)
    assert built.record.name == "20261123-120000-000000.duckdb"
    assert any(line.startswith("2025-26/letter.csv: ") for line in built.lines)


def test_a_file_outside_the_folders_of_years_is_read_when_place_yml_gives_its_year(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_file("extracts", "CHILD,DOB,REVIEW,REVIEW_CODE\n1,01/04/2015,01/05/2026,PN1\n", name="reviews.csv")
    settings(place.folder, "name: A\nyears:\n  extracts/reviews.csv: 2026-27 to 2026-10-31\n")
    build(Place.open(place.folder), at=NOON)
    with Place.open(place.folder).records.open() as connection:
        rows = connection.execute("select collection_year, as_at::varchar from record.cla_reviews").fetchall()
    assert rows == [(2027, "2026-10-31")]
