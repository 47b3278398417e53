"""The first hour: what somebody new types, in order, and what they read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from written_pages import opened, words_of

Run = Callable[..., Result]


def test_from_nothing_to_three_pages_and_the_rows_behind_them(run_seedbed: Run, tmp_path: Path):
    place, pages = tmp_path / "acornbridge", tmp_path / "pages"

    made = run_seedbed("synthetic", place)
    assert made.exit_code == 0, made.stderr
    assert "invented children" in made.stdout
    assert f"Next: seedbed build {place}" in made.stdout

    built = run_seedbed("build", place)
    assert built.exit_code == 0, built.stderr
    for line in re.findall(r"(?m)^20\S+ +([\d,]+) +([\d,]+) +([\d,]+) +([\d,]+) +[\d,]+$", built.stdout):
        read, loaded, set_aside, blank = (int(number.replace(",", "")) for number in line)
        assert read == loaded + set_aside + blank
    assert re.search(r"Built \S+\.duckdb · fingerprint [0-9a-f]{16} · \d+ findings", built.stdout)
    assert f"Next: seedbed check {place}" in built.stdout

    checked = run_seedbed("check", place)
    assert "To put it right:" in checked.stdout

    reported = run_seedbed("report", place, "--out", pages)
    assert reported.exit_code == 0, reported.stderr
    assert reported.stdout == f"Three pages for Acornbridge, council use only: {pages / 'three-pages.html'}\n"
    command = re.search(r"seedbed (why \w+ \S+) PLACE lists the rows", words_of(opened(pages / "three-pages.html")))
    assert command, "the pages say which command opens a figure"

    asked = run_seedbed(*command[1].split(), place)
    assert asked.exit_code == 0, asked.stderr
    path, line = re.findall(r"(?m)^  counted +\S+   (.+), line (\d+)$", asked.stdout)[0]
    lines = (place / "sources" / path).read_text(encoding="utf-8-sig").splitlines()
    assert 1 < int(line) <= len(lines)


def test_the_same_sources_built_twice_have_one_fingerprint(run_seedbed: Run, tmp_path: Path):
    run_seedbed("synthetic", tmp_path / "place", "--children", "200")
    prints = [
        re.search(r"fingerprint (\w+)", run_seedbed("build", tmp_path / "place").stdout)[1]  # type: ignore[index]
        for _ in range(2)
    ]
    assert prints[0] == prints[1]
    back = run_seedbed("build", tmp_path / "place", "--back")
    assert back.exit_code == 0
    assert back.stdout.startswith("Back to the record ")


def test_a_council_needs_nothing_but_the_install(run_seedbed: Run, tmp_path: Path):
    reported = run_seedbed("report", "--council", "darlington", "--out", tmp_path)
    assert reported.stdout == f"Three pages for Darlington: {tmp_path / 'darlington.html'}\n"
    assert "Darlington" in words_of(opened(tmp_path / "darlington.html"))


def test_the_command_that_a_published_page_offers_works(run_seedbed: Run, tmp_path: Path):
    for council in ("Isles of Scilly", "Bristol", "England"):
        run_seedbed("report", "--council", council, "--out", tmp_path)
        page = tmp_path / f"{council.lower().replace(' ', '-')}.html"
        offered = re.search(r'seedbed (why \w+ \S+) --council "([^"]+)"', words_of(opened(page)))
        assert offered, council
        assert run_seedbed(*offered[1].split(), "--council", offered[2]).exit_code == 0
