"""The folder of sources: what a file is comes from its content, its year from where it lies; all is told in a sentence."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from seedbed.formats.sources import collection_of, parse_collection, read_sources
from seedbed.record.returned import Collection, FileRead
from simple.returns import EPISODE, EPISODES, Record, put

RETURN = f"{EPISODES}\n{EPISODE}\n"


def read(folder: Path, files: dict[str, str | bytes]) -> dict[str, FileRead]:
    return {file.path: file for file in read_sources(put(folder, files))}


def test_a_file_is_recognised_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    files = read(tmp_path, {"2025-26/holiday photo.jpg": RETURN, "2025-26/episodes.csv": "shopping,list\nmilk,2\n"})
    assert files["2025-26/holiday photo.jpg"].kind == "ssda903_csv"
    assert files["2025-26/episodes.csv"].kind == "not_a_return"


def test_the_year_comes_from_the_nearest_folder_with_one(tmp_path: Path) -> None:
    files = read(tmp_path, {"2025-26/903/final/episodes.csv": RETURN})
    assert files["2025-26/903/final/episodes.csv"].collection == Collection(2026, date(2026, 3, 31))


def test_an_extract_from_within_a_year_says_the_day_it_runs_to(tmp_path: Path) -> None:
    files = read(tmp_path, {"2026-27 to 2026-10-31/episodes.csv": RETURN})
    collection = files["2026-27 to 2026-10-31/episodes.csv"].collection
    assert collection == Collection(2027, date(2026, 10, 31))
    assert collection is not None
    assert collection.is_part_year


def test_the_settings_of_the_place_come_before_the_folder() -> None:
    years = {"2025-26/late.csv": "2024-25", "extract": "2026-27 to 2026-10-31", "odd": "last year"}
    assert str(collection_of("2025-26/late.csv", years)) == "2024-25"
    assert str(collection_of("2025-26/other.csv", years)) == "2025-26"
    assert str(collection_of("extract/episodes.csv", years)) == "2026-27 to 2026-10-31"
    assert collection_of("odd/2025-26/episodes.csv", years) is not None
    assert collection_of("odd/episodes.csv", years) is None


@pytest.mark.parametrize("name", ["2025-27", "2025-26 to 2027-01-01", "2025-26 to 31-12-2025", "final", "", "to"])
def test_a_name_that_is_no_collection_is_never_guessed_at(name: str) -> None:
    assert parse_collection(name) is None


def test_a_return_without_a_year_is_refused_with_the_line_to_add_and_others_go_on(tmp_path: Path) -> None:
    files = read(tmp_path, {"episodes.csv": RETURN, "2025-26/episodes.csv": RETURN})
    refused = files["episodes.csv"]
    assert refused.kind == "refused"
    assert "Move it into a folder such as sources/2025-26/" in refused.note
    assert 'add to place.yml under years:  "episodes.csv": 2025-26' in refused.note
    assert files["2025-26/episodes.csv"].kind == "ssda903_csv"


def test_a_year_in_the_settings_that_is_none_is_said(tmp_path: Path) -> None:
    put(tmp_path, {"2025-26/episodes.csv": RETURN})
    (file,) = read_sources(tmp_path, years={"2025-26/episodes.csv": "last year"})
    assert file.kind == "refused"
    assert file.note.startswith("Is of the year 'last year' by place.yml, which is no collection.")


def test_other_records_and_hidden_and_temporary_files_are_named_and_left_alone(tmp_path: Path) -> None:
    ours = ["costs/ledger.csv", "Needs/voice.csv", ".git/config", "2025-26/~$episodes.csv", "2025-26/.DS_Store"]
    files = read(tmp_path, dict.fromkeys(ours, RETURN))
    assert {path: file.kind for path, file in files.items()} == dict.fromkeys(
        ["costs", "Needs", ".git", "2025-26/~$episodes.csv", "2025-26/.DS_Store"], "left_alone"
    )


def test_a_folder_called_costs_inside_a_year_is_read(tmp_path: Path) -> None:
    assert read(tmp_path, {"2025-26/costs/episodes.csv": RETURN})["2025-26/costs/episodes.csv"].kind == "ssda903_csv"


@pytest.mark.parametrize("content", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\x00" * 40])
def test_an_empty_file_is_said_to_be_empty(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, {"2025-26/e.csv": content})["2025-26/e.csv"].note.startswith("Is empty.")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "Is a PDF"),
        (b"<html><body/></html>", "Is XML with the root html"),
        (b"<Message><Collection>SC</Collection></Message>", "Is XML with the root Message"),
        (
            b"LAchildID,Shoe size\n1,4\n",
            "Names children as the children in need census does, but is none of its tables",
        ),
        (b"DOB,REVIEW,REVIEW_CODE\n", "Looks like Reviews of the SSDA903 but has no column CHILD"),
        (b"CHILD,NOTES\n1,well\n", "Is no return that this version reads"),
        (bytes(range(256)) * 4, "Is no return that this version reads"),
        (b"x" * 200_000, "Is no return that this version reads"),
    ],
)
def test_a_file_that_is_no_return_is_named_for_what_it_looks_like(tmp_path: Path, content: bytes, words: str) -> None:
    file = read(tmp_path, {"2025-26/file": content})["2025-26/file"]
    assert file.kind == "not_a_return"
    assert file.note.startswith(words)


def test_a_document_type_declaration_is_refused_unread(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!-- --><!DOCTYPE Message [<!ENTITY a "aaaa">]><Message><LAchildID>&a;</LAchildID></Message>'
    file = read(tmp_path, {"2025-26/bomb.xml": bomb})["2025-26/bomb.xml"]
    assert file.kind == "refused"
    assert "document type declaration" in file.note


def test_links_are_not_followed(tmp_path: Path) -> None:
    put(tmp_path, {"2025-26/episodes.csv": RETURN})
    (tmp_path / "2025-26" / "again").symlink_to(tmp_path / "2025-26", target_is_directory=True)
    (tmp_path / "2025-26" / "link.csv").symlink_to(tmp_path / "2025-26" / "episodes.csv")
    files = {file.path: file.kind for file in read_sources(tmp_path)}
    assert files == {
        "2025-26/again": "left_alone",
        "2025-26/episodes.csv": "ssda903_csv",
        "2025-26/link.csv": "left_alone",
    }


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (file,) = read_sources(tmp_path)
    assert file.note == "Is not an ordinary file and is left alone."


def test_a_file_that_cannot_be_opened_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    put(tmp_path, {"2025-26/episodes.csv": RETURN})
    monkeypatch.setattr(Path, "read_bytes", locked)
    (file,) = read_sources(tmp_path)
    assert file.kind == "refused"
    assert file.note == "Cannot be read (Permission denied). See that it exists and that you may open it."


def test_a_file_larger_than_any_return_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "huge.csv").open("wb") as huge:
        huge.truncate((1 << 30) + 1)
    (file,) = read_sources(tmp_path)
    assert file.kind == "refused"
    assert "larger than any return" in file.note


def test_a_name_that_is_no_text_can_be_told_and_stored(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "2025-26")
    os.mkdir(folder)  # noqa: PTH102 - a name of raw bytes
    with open(folder + b"/\xff.csv", "wb") as file:  # noqa: PTH123
        file.write(RETURN.encode())
    record = Record(tmp_path, {})
    assert record.ask("SELECT path, loaded FROM returned.files") == [("2025-26/\\xff.csv", 1)]


def test_files_are_read_in_the_order_of_their_paths(tmp_path: Path) -> None:
    names = ["2025-26/b.csv", "2024-25/z.csv", "2025-26/a/c.csv", "2025-26/B.csv"]
    assert list(read(tmp_path, dict.fromkeys(names, RETURN))) == sorted(names)
