"""The folder of a synthetic place: what stands in it, where it may be written, and that the same seed writes it again."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from seedbed.messages import PlaceError, UnknownName
from seedbed.place import Place
from seedbed.reference_data import parse_yaml
from seedbed.synthetic import STREAMS, make_place

TABLES = [
    "ad1",
    "episodes",
    "header",
    "missing",
    "oc2",
    "oc3",
    "placed_adoption",
    "prev_perm",
    "reviews",
    "social_worker",
    "uasc",
]
SMALL = 150


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_place_holds_its_settings_two_years_of_returns_and_the_truth(tmp_path: Path):
    made = make_place(tmp_path / "acornbridge", children=SMALL)
    years = ("2024-25", "2025-26")
    returns = [f"sources/{year}/{name}" for year in years for name in [*(f"{t}.csv" for t in TABLES), "cin_census.xml"]]
    truth = [f"truth/{name}.csv" for name in ("changes", "families", "mistakes")]
    assert sorted(fingerprints(made.folder)) == sorted(["place.yml", "settings/actions.yml", *returns, *truth])
    assert made.files == 29
    assert made.mistakes == len((made.folder / "truth/mistakes.csv").read_text(encoding="utf-8").splitlines()) - 1


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path):
    first = make_place(tmp_path / "one", seed=7, children=SMALL)
    second = make_place(tmp_path / "two", seed=7, children=SMALL)
    assert fingerprints(first.folder) == fingerprints(second.folder)


def test_another_seed_writes_other_children(tmp_path: Path):
    first = make_place(tmp_path / "one", seed=7, children=SMALL)
    second = make_place(tmp_path / "two", seed=8, children=SMALL)
    families = "truth/families.csv"
    assert fingerprints(first.folder)[families] != fingerprints(second.folder)[families]


def test_a_place_says_that_it_was_invented_and_opens_as_any_other(tmp_path: Path):
    folder = make_place(tmp_path / "acornbridge", children=SMALL, council="Darlington").folder
    settings = parse_yaml((folder / "place.yml").read_text(encoding="utf-8"))
    assert settings == {"name": "Acornbridge", "council": "E06000005", "invented": True, "neighbours": "2025"}
    place = Place.open(folder)
    assert place.invented
    assert place.council is not None
    assert place.council.name == "Darlington"
    assert place.actions


def test_it_may_be_like_another_council(tmp_path: Path):
    folder = make_place(tmp_path / "place", children=SMALL, council="Leeds").folder
    assert "council: E08000035" in (folder / "place.yml").read_text(encoding="utf-8")
    assert "<LEA>383</LEA>" in (folder / "sources/2025-26/cin_census.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [100, 400])
def test_about_as_many_children_as_asked_for_are_in_the_files(tmp_path: Path, size: int):
    made = make_place(tmp_path / "place", children=size, mistakes="none")
    assert 0.9 * size <= made.children <= 1.5 * size


def test_an_empty_folder_may_be_used(tmp_path: Path):
    folder = tmp_path / "empty"
    folder.mkdir()
    make_place(folder, children=SMALL)
    assert (folder / "place.yml").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["empty"], "Nothing is left beside it."


def test_a_place_made_before_is_made_again_and_what_was_built_from_it_stays(tmp_path: Path):
    folder = make_place(tmp_path / "acornbridge", children=SMALL).folder
    (folder / "records").mkdir()
    (folder / "records" / "current").write_text("one", encoding="utf-8")
    made = make_place(folder, children=SMALL, mistakes="none")
    assert made.mistakes == 0
    assert (folder / "records" / "current").read_text(encoding="utf-8") == "one"
    assert fingerprints(folder)["sources/2025-26/episodes.csv"] != ""
    assert "--mistakes none" in (folder / "place.yml").read_text(encoding="utf-8")


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path):
    folder = tmp_path / "returns"
    folder.mkdir()
    (folder / "episodes.csv").write_text("CHILD\n", encoding="utf-8")
    with pytest.raises(PlaceError, match=r"not made here, and nothing was written.*Name a new folder"):
        make_place(folder, children=SMALL)
    assert [path.name for path in folder.iterdir()] == ["episodes.csv"]


def test_a_place_whose_marker_was_taken_out_is_its_owners(tmp_path: Path):
    folder = make_place(tmp_path / "acornbridge", children=SMALL).folder
    settings = folder / "place.yml"
    kept = [line for line in settings.read_text(encoding="utf-8").splitlines() if "made by" not in line]
    settings.write_text("\n".join(kept), encoding="utf-8")
    with pytest.raises(PlaceError, match="not made here"):
        make_place(folder, children=SMALL)


def test_a_file_is_not_a_folder(tmp_path: Path):
    target = tmp_path / "acornbridge"
    target.write_text("a file", encoding="utf-8")
    with pytest.raises(PlaceError, match="not made here"):
        make_place(target, children=SMALL)


def test_when_writing_fails_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def full_disk(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full_disk)
    with pytest.raises(OSError, match="No space"):
        make_place(tmp_path / "acornbridge", children=SMALL)
    assert list(tmp_path.iterdir()) == []


def test_bad_arguments_are_told_before_anything_is_written(tmp_path: Path):
    folder = tmp_path / "acornbridge"
    with pytest.raises(PlaceError, match="99 children make no place"):
        make_place(folder, children=99)
    with pytest.raises(PlaceError, match="seed -1 is below nought"):
        make_place(folder, seed=-1)
    with pytest.raises(UnknownName, match="Did you mean none"):
        make_place(folder, mistakes="nonne")
    with pytest.raises(UnknownName):
        make_place(folder, council="Narnia")
    assert not folder.exists()


def test_streams_are_named_and_each_writes_files_of_its_own(tmp_path: Path):
    assert list(STREAMS) == ["ssda903", "cin_census", "truth"]


def test_the_command_makes_a_place_and_says_what_to_do_next(tmp_path: Path, run_seedbed: Callable[..., Result]):
    place = tmp_path / "acornbridge"
    result = run_seedbed("synthetic", place, "--children", SMALL, "--mistakes", "none")
    assert result.exit_code == 0
    assert "invented children in 29 files, with no planted mistakes" in result.stdout
    assert f"seedbed build {place}" in result.stdout


def test_the_command_tells_a_folder_that_is_not_its_own_in_a_sentence(
    tmp_path: Path, run_seedbed: Callable[..., Result]
):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    result = run_seedbed("synthetic", tmp_path)
    assert result.exit_code == 3
    assert "Name a new folder, or an empty one." in result.stderr
