"""Zip archives: each member is read as a file of its own and nothing is written; bombs, passwords and tricks are refused."""

from __future__ import annotations

import warnings
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from seedbed.formats import containers
from simple.returns import EPISODE, EPISODES, Record
from simple.workbooks import workbook

RETURN = f"{EPISODES}\n{EPISODE}\n"


def archive(parts: dict[str, str | bytes]) -> bytes:
    data = BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one test writes a name twice
        for name, content in parts.items():
            file.writestr(name, content)
    return data.getvalue()


def read(folder: Path, data: bytes, name: str = "2025-26/returns.zip") -> dict[str, tuple[str, str]]:
    return {file.path: (file.kind, file.note) for file in Record(folder, {name: data}).files}


def test_each_member_that_is_a_return_is_read_where_it_lies(tmp_path: Path) -> None:
    book = workbook({"a": [line.split(",") for line in RETURN.splitlines()]})
    data = archive({"episodes.csv": RETURN, "more/book.xlsx": book, "read me.txt": "hello", "__MACOSX/._a": "x"})
    record = Record(tmp_path, {"2025-26/returns.zip": data})
    assert {(file.path, file.kind, file.loaded) for file in record.reconciliation.files} == {
        ("2025-26/returns.zip/episodes.csv", "ssda903_csv", 1),
        ("2025-26/returns.zip/more/book.xlsx/a", "ssda903_sheet", 1),
        ("2025-26/returns.zip/read me.txt", "not_a_return", 0),
        ("2025-26/returns.zip/__MACOSX/._a", "left_alone", 0),
    }
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["2025-26", "returns.zip"]


def test_a_folder_in_the_archive_may_give_the_year(tmp_path: Path) -> None:
    record = Record(tmp_path, {"all.zip": archive({"2024-25/e.csv": RETURN, "e.csv": RETURN})})
    assert [(file.path, file.kind, file.year) for file in record.reconciliation.files] == [
        ("all.zip/2024-25/e.csv", "ssda903_csv", 2025),
        ("all.zip/e.csv", "refused", None),
    ]


def test_an_archive_in_an_archive_is_named_and_not_opened(tmp_path: Path) -> None:
    files = read(tmp_path, archive({"inner.zip": archive({"episodes.csv": RETURN})}))
    assert files["2025-26/returns.zip/inner.zip"][0] == "refused"
    assert "inside another" in files["2025-26/returns.zip/inner.zip"][1]


@pytest.mark.parametrize(
    "name", ["../episodes.csv", "/etc/episodes.csv", "..\\..\\e.csv", "C:\\e.csv", "a/../../e.csv"]
)
def test_a_path_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    files = read(tmp_path, archive({name: RETURN, "good.csv": RETURN}))
    assert files.pop("2025-26/returns.zip/good.csv")[0] == "ssda903_csv"
    ((path, (kind, note)),) = files.items()
    assert kind == "refused"
    assert "leads out of its archive" in note
    assert ".." not in path


def test_a_member_that_unpacks_to_many_times_its_size_is_refused(tmp_path: Path) -> None:
    files = read(tmp_path, archive({"bomb.csv": b"0" * (8 << 20), "good.csv": RETURN}))
    assert files["2025-26/returns.zip/good.csv"][0] == "ssda903_csv"
    assert files["2025-26/returns.zip/bomb.csv"][0] == "refused"
    assert "Unpacks to more than 4,194,304 bytes" in files["2025-26/returns.zip/bomb.csv"][1]


def test_an_archive_that_says_it_is_too_large_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(containers, "MOST_BYTES", 1_000)
    files = read(tmp_path, archive({"a.csv": "x" * 600, "b.csv": "y" * 600}))
    assert files["2025-26/returns.zip"][0] == "refused"
    assert "Would unpack to 1,200 bytes, more than the 1,000" in files["2025-26/returns.zip"][1]


def test_an_archive_that_lies_about_its_sizes_is_found_out(tmp_path: Path) -> None:
    data = archive({"bomb.csv": b"0" * (8 << 20)})
    lying = data.replace((8 << 20).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    assert read(tmp_path, lying)["2025-26/returns.zip/bomb.csv"][0] == "refused"


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    data = archive({f"{number}.csv": "" for number in range(containers.MOST_MEMBERS + 1)})
    assert "more than the 5,000 that are opened" in read(tmp_path, data)["2025-26/returns.zip"][1]


def test_a_member_with_a_password_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    data = archive({"locked.csv": RETURN})
    flag = data.rindex(b"PK\x01\x02") + 8
    locked = data[:flag] + bytes([data[flag] | 1]) + data[flag + 1 :]
    kind, note = read(tmp_path, locked)["2025-26/returns.zip/locked.csv"]
    assert kind == "refused"
    assert note.startswith("Is protected by a password.")


@pytest.mark.parametrize("cut", [6, 60, 120])
def test_a_damaged_archive_is_refused_in_a_sentence(tmp_path: Path, cut: int) -> None:
    files = read(tmp_path, archive({"episodes.csv": RETURN})[:-cut])
    assert {kind for kind, _ in files.values()} == {"refused"}


def test_a_workbook_that_is_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    data = archive({"xl/workbook.xml": "<workbook/>", "xl/worksheets/sheet1.xml": b" " * (64 << 20)})
    kind, note = read(tmp_path, data, "2025-26/book.xlsx")["2025-26/book.xlsx"]
    assert kind == "refused"
    assert "Unpacks to more than" in note


def test_an_empty_archive_is_left_alone(tmp_path: Path) -> None:
    assert read(tmp_path, archive({"folder/": ""}))["2025-26/returns.zip"][0] == "left_alone"
