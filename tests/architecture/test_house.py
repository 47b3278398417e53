"""The shape of the house: rooms of one size, each saying what it is for; facts from outside with their source."""

import ast
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "src" / "seedbed"
MODULES = sorted(PACKAGE.rglob("*.py"))
ALL_CODE = [
    PROJECT / "start.py",
    *(file for folder in ("src", "tests", "benchmarks", "docs") for file in sorted((PROJECT / folder).rglob("*.py"))),
]
LONGEST_MODULE = 400


def from_the_project(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


def test_no_module_is_longer_than_a_room():
    lengths = {from_the_project(file): len(file.read_text(encoding="utf-8").splitlines()) for file in ALL_CODE}
    too_long = {file: lines for file, lines in lengths.items() if lines > LONGEST_MODULE}
    assert not too_long, f"Each of these is more than one room; make it a folder of the same name: {too_long}"


@pytest.mark.parametrize("module", MODULES, ids=from_the_project)
def test_a_module_says_what_it_is_for(module: Path):
    words = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8"))) or ""
    assert words.rstrip().endswith((".", ":", "`", "│", "|")) or "\n" in words, "Open it with a sentence."


def test_nothing_unfinished_is_left_in_the_code():
    marks = ("TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error", "pragma: no " + "cover", "x" + "fail(")
    found = [
        f"{from_the_project(file)}:{number}"
        for file in ALL_CODE
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1)
        if any(mark in line for mark in marks)
    ]
    assert not found


REFERENCE_DATA = PACKAGE / "reference_data"
YAML_FILES = sorted(REFERENCE_DATA.rglob("*.yml"))
WRITTEN_BY_A_COMMAND = {REFERENCE_DATA / "published" / "sources.yml"}  # itself the list of sources, with their editions


def test_there_is_reference_data():
    assert len(YAML_FILES) > 20


@pytest.mark.parametrize(
    "file", [file for file in YAML_FILES if file not in WRITTEN_BY_A_COMMAND], ids=from_the_project
)
def test_reference_data_names_its_source_and_when_it_was_reviewed(file: Path):
    text = file.read_text(encoding="utf-8")
    assert re.search(r"(?m)^(?:# )?source: \S", text)
    assert re.search(r"\breviewed: \d{4}-\d\d-\d\d\b", text)


TABLES = sorted(REFERENCE_DATA.rglob("*.csv"))


@pytest.mark.parametrize("table", TABLES, ids=from_the_project)
def test_a_table_gives_its_source_in_a_column_or_in_a_file_beside_it(table: Path):
    columns = table.read_text(encoding="utf-8").partition("\n")[0].split(",")
    beside = [file for file in table.parent.glob("*.yml") if table.name in file.read_text(encoding="utf-8")]
    assert "source" in columns or beside
