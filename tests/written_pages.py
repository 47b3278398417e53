"""Pages that many tests look at, written once a run: the whole site, and the demonstration place with its own pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from lxml import html as markup

from seedbed.answers.three_pages import write_place, write_site
from seedbed.place import Built, Place, build
from seedbed.synthetic import make_place

DAY = datetime(2026, 11, 21, 9, 30)


@dataclass(frozen=True)
class Demonstration:
    """The demonstration place as built, and its three pages."""

    place: Place
    built: Built
    pages: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write England, every council and the index: a folder of pages."""
    folder = tmp_path_factory.getbasetemp() / "site"
    if not (folder / "index.html").exists():
        write_site(folder)
    return folder


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Demonstration:
    """Make the demonstration place, build its record, write its pages."""
    return _demonstration(tmp_path_factory.getbasetemp() / "demonstration")


@cache
def _demonstration(folder: Path) -> Demonstration:
    """Make it once a run, however many modules ask."""
    make_place(folder / "acornbridge", seed=1, children=1500, council="E06000005", mistakes="few")
    place = Place.open(folder / "acornbridge")
    built = build(place, at=DAY)
    return Demonstration(place, built, write_place(place.own_record(), folder / "pages").first)


def opened(page: Path) -> markup.HtmlElement:
    """Open a page to be asked."""
    return markup.fromstring(page.read_text(encoding="utf-8"))


def words_of(element: markup.HtmlElement) -> str:
    """Give the words of a part of a page as a reader sees them, charts and styles left out."""
    parts = element.xpath(".//text()[not(ancestor::style or ancestor::svg)]")
    return " ".join(" ".join(parts).split())
