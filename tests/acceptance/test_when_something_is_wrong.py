"""What a person reads when a folder, a file or a name is not as it should be: a sentence, never a traceback."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from click.testing import Result

from written_pages import Demonstration, demonstration

__all__ = ["demonstration"]

Run = Callable[..., Result]


def told(run: Run, *words: object) -> tuple[int, str]:
    given = run(*words)
    assert "Traceback" not in given.output
    assert "fault in Seedbed" not in given.stderr
    assert given.stderr.strip()
    return given.exit_code, given.stderr.strip()


@pytest.mark.parametrize(
    "target", [(), ("PLACE", "--all"), ("PLACE", "--council", "Kent"), ("--all", "--council", "Kent")]
)
def test_a_report_is_of_exactly_one_thing(run_seedbed: Run, tmp_path: Path, target: tuple[str, ...]):
    code, said = told(run_seedbed, "report", *target, "--out", tmp_path / "out")
    assert code == 2
    assert "Say which: a place's folder, or --council NAME, or --all." in said
    assert not (tmp_path / "out").exists()


def test_a_report_must_be_told_where_to_write(run_seedbed: Run):
    assert told(run_seedbed, "report", "--council", "Kent")[0] == 2


def test_a_file_where_the_folder_should_be_is_named(run_seedbed: Run, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    code, said = told(run_seedbed, "report", "--council", "Kent", "--out", tmp_path / "file")
    assert (code, said.startswith(f"{tmp_path / 'file'}: this is a file, not a folder.")) == (1, True)
    code, said = told(run_seedbed, "report", "--council", "Kent", "--out", tmp_path / "file" / "deeper")
    assert (code, "where a folder is needed" in said) == (1, True)


def test_a_folder_that_may_not_be_written_to_is_named(
    run_seedbed: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "write_text", refuse)
    code, said = told(run_seedbed, "report", "--council", "Kent", "--out", tmp_path)
    assert code == 1
    assert "may not be read or written" in said


@pytest.mark.parametrize(
    ("name", "code", "words"),
    [
        ("Knet", 2, "Did you mean Kent"),
        ("Cumbria", 2, "Use Cumberland or Westmorland and Furness."),
        ("London", 7, "London: there are no three pages for a region. Name one of its councils"),
        ("", 2, "Give its name, its ONS code (E06000005) or its DfE number (841)."),
    ],
)
def test_a_council_that_is_none_is_told_with_the_nearest_one(
    run_seedbed: Run, tmp_path: Path, name: str, code: int, words: str
):
    given, said = told(run_seedbed, "report", "--council", name, "--out", tmp_path)
    assert (given, words in said) == (code, True), said


@pytest.mark.parametrize("name", ["kent", "KENT", "886", "E10000016", "Kent County Council", " Kent "])
def test_a_council_is_found_by_any_of_its_names(run_seedbed: Run, tmp_path: Path, name: str):
    assert run_seedbed("report", "--council", name, "--out", tmp_path).exit_code == 0
    assert (tmp_path / "kent.html").is_file()


def test_a_place_that_is_not_ready_says_what_is_next(run_seedbed: Run, tmp_path: Path):
    place, out = tmp_path / "place", tmp_path / "out"
    assert told(run_seedbed, "report", place, "--out", out)[0] == 3
    place.mkdir()
    assert "there is no place.yml here. Make it with two lines" in told(run_seedbed, "report", place, "--out", out)[1]
    (place / "place.yml").write_text("name: Ours\ncouncil: E06000005\n")
    code, said = told(run_seedbed, "report", place, "--out", out)
    assert (code, "there is no built record yet. Run: seedbed build" in said) == (6, True)
    assert "there is no folder of sources." in told(run_seedbed, "build", place)[1]
    (place / "sources").mkdir()
    code, said = told(run_seedbed, "build", place)
    assert (code, "there is no file here yet" in said) == (3, True)
    assert told(run_seedbed, "build", place, "--back")[0] == 6


@pytest.fixture
def copy(demonstration: Demonstration, tmp_path: Path) -> Path:
    return Path(shutil.copytree(demonstration.place.folder, tmp_path / "copy"))


def the_record(place: Path) -> Path:
    return place / "records" / (place / "records" / "current").read_text().strip()


def test_a_record_of_another_layout_is_built_again_and_never_misread(run_seedbed: Run, copy: Path, tmp_path: Path):
    with duckdb.connect(str(the_record(copy))) as connection:
        connection.execute("update record.made set layout = layout - 1")
    for words in (("report", copy, "--out", tmp_path / "out"), ("why", "REREF12", "2026", copy), ("check", copy)):
        code, said = told(run_seedbed, *words)
        assert (code, "built by another version of Seedbed. Build again" in said) == (6, True)


def test_a_damaged_or_missing_record_is_told(run_seedbed: Run, copy: Path, tmp_path: Path):
    the_record(copy).write_bytes(b"no record")
    code, said = told(run_seedbed, "report", copy, "--out", tmp_path / "out")
    assert (code, "this built record cannot be opened. Build again" in said) == (6, True)
    the_record(copy).unlink()
    code, said = told(run_seedbed, "report", copy, "--out", tmp_path / "out")
    assert (code, "which is not there" in said) == (6, True)


def test_published_figures_that_are_none_are_told(run_seedbed: Run, tmp_path: Path):
    (tmp_path / "file").write_text("x")
    (tmp_path / "empty").mkdir()
    for given in ("nothing", "file", "empty"):
        code, said = told(
            run_seedbed, "report", "--council", "Kent", "--out", tmp_path, "--published", tmp_path / given
        )
        assert code == 5
        assert "seedbed published FOLDER --out DIR" in said


def test_pages_are_the_same_from_the_official_tables_and_from_what_was_written_of_them(
    run_seedbed: Run, tmp_path: Path, shared: Path
):
    tables = shared / "data" / "england"
    assert run_seedbed("published", tables, "--out", tmp_path / "figures").exit_code == 0
    for name, given in {
        "packaged": (),
        "figures": ("--published", tmp_path / "figures"),
        "tables": ("--published", tables),
    }.items():
        assert run_seedbed("report", "--council", "Kent", "--out", tmp_path / name, *given).exit_code == 0
    pages = {(tmp_path / name / "kent.html").read_text("utf-8") for name in ("packaged", "figures", "tables")}
    assert len(pages) == 1


BROKEN: dict[str, Callable[[bytes, bytes], bytes]] = {
    "empty.csv": lambda table, census: b"",
    "empty.xml": lambda table, census: b"",
    "blank.csv": lambda table, census: b"\n\n \n",
    "binary.csv": lambda table, census: random.Random(1).randbytes(5000),
    "binary.xml": lambda table, census: random.Random(2).randbytes(5000),
    "cut.xml": lambda table, census: census[: len(census) // 2],
    "open.xml": lambda table, census: census.replace(b"</Child>", b"", 1),
    "entity.xml": lambda table, census: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><Message>&x;</Message>',
    "utf16.csv": lambda table, census: table.decode().encode("utf-16"),
    "latin.csv": lambda table, census: table.replace(b"\n", b"\xe9\n", 3),
    "wide.csv": lambda table, census: table + b"1," + b"x" * 3_000_000 + b"\n",
    "nul.csv": lambda table, census: table[:200] + b"\0\0\0",
    "quote.csv": lambda table, census: table[:300] + b'"never closed\n' + table[300:],
    "notes.docx": lambda table, census: b"PK\x03\x04 not a workbook",
    "spare.csv": lambda table, census: b"a,b\n1,2\n",
}


@pytest.mark.parametrize("name", BROKEN)
def test_one_broken_file_gets_a_sentence_and_the_others_go_on(run_seedbed: Run, copy: Path, name: str):
    year = copy / "sources" / "2025-26"
    table, census = (year / "header.csv").read_bytes(), (year / "cin_census.xml").read_bytes()
    for file in (copy / "sources").rglob("*.*"):
        if file.name not in {"header.csv", "episodes.csv"}:
            file.unlink()
    (year / name).write_bytes(BROKEN[name](table, census))
    built = run_seedbed("build", copy)
    assert built.exit_code == 0, built.stderr
    assert "Traceback" not in built.output
    assert "2025-26/episodes.csv " in built.stdout
    assert f"2025-26/{name}" in built.stdout
    assert run_seedbed("report", copy, "--out", copy / "pages").exit_code == 0


def test_a_folder_with_a_files_name_and_a_link_to_nowhere_stop_nothing(run_seedbed: Run, copy: Path):
    year = copy / "sources" / "2025-26"
    (year / "folder.csv").mkdir()
    (year / "gone.csv").symlink_to(copy / "nowhere.csv")
    built = run_seedbed("build", copy)
    assert built.exit_code == 0, built.stderr
    assert "2025-26/gone.csv: Is a link to somewhere else." in built.stdout


def test_a_place_with_nothing_that_can_be_measured_says_so(run_seedbed: Run, copy: Path, tmp_path: Path):
    for file in (copy / "sources").rglob("*.*"):
        if file.name != "prev_perm.csv":
            file.unlink()
    assert run_seedbed("build", copy).exit_code == 0
    given = run_seedbed("report", copy, "--out", tmp_path / "out")
    assert "Traceback" not in given.output
    assert given.exit_code in {0, 7}, given.stderr
