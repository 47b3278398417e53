"""The pages as they are met: printed on paper, on a phone, by keyboard, by a screen reader, without script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pypdf import PdfReader

from seedbed.answers.actions import Action
from seedbed.answers.areas import find_area
from seedbed.answers.own_record import OwnRecord
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.from_records import three_pages_of_place
from seedbed.answers.three_pages.rendering import rendered
from written_pages import DAY, Demonstration, demonstration, opened, site

__all__ = ["demonstration", "site"]

pytestmark = pytest.mark.browser

A4 = {"width": 794, "height": 1123}
PHONE = {"width": 320, "height": 640}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKED_AT = (
    "england",
    "bournemouth-christchurch-and-poole",
    "westmorland-and-furness",
    "city-of-london",
    "isles-of-scilly",
    "kingston-upon-thames",
    "bath-and-north-east-somerset",
    "hackney",
    "kent",
    "rutland",
    "north-northamptonshire",
)
"""England, the longest names, the emptiest pages, two that return together, one with years missing."""

SPILLS = """() => [...document.querySelectorAll('.side')].flatMap((side, number) => {
    const edge = side.getBoundingClientRect(), inner = parseFloat(getComputedStyle(side).paddingBottom);
    const told = [];
    const foot = side.querySelector('.foot').getBoundingClientRect();
    const before = side.querySelector('.foot').previousElementSibling.getBoundingClientRect();
    if (foot.bottom > edge.bottom - inner + 1) told.push(`side ${number + 1}: ${Math.round(foot.bottom - edge.bottom + inner)} px too tall`);
    if (before.bottom > foot.top + 1) told.push(`side ${number + 1}: the foot lies over the words`);
    for (const part of side.querySelectorAll('*')) {
        const box = part.getBoundingClientRect();
        if (box.width && (box.right > edge.right + 1 || box.left < edge.left - 1)) {
            told.push(`side ${number + 1}: ${part.tagName} runs off the edge`);
        }
    }
    return told;
})"""


def visit(page: Page, file: Path) -> None:
    page.goto(file.as_uri())


def spills(page: Page, file: Path) -> list[str]:
    visit(page, file)
    return [f"{file.stem}, {spill}" for spill in page.evaluate(SPILLS)]


@pytest.fixture
def on_paper(page: Page) -> Page:
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    return page


def test_every_page_of_the_site_fits_its_three_sides_of_paper(on_paper: Page, site: Path):
    files = sorted(site.glob("*.html"))
    told = [spill for file in files if file.stem != "index" for spill in spills(on_paper, file)]
    assert not told, "\n".join(told)


def test_the_demonstration_fits_its_three_sides_of_paper(on_paper: Page, demonstration: Demonstration):
    assert not spills(on_paper, demonstration.pages)


@pytest.mark.parametrize("council", ["Darlington", "Bournemouth, Christchurch and Poole", "Isles of Scilly", ""])
def test_a_real_places_own_pages_fit_with_every_measure_and_every_action(
    on_paper: Page, demonstration: Demonstration, tmp_path: Path, council: str
):
    """A council's own pages are the fullest: published rows, grades and an action under each statement."""
    invented = demonstration.place.own_record()
    action = Action("Head of early help and prevention", "read twenty cases and say what would have helped", DAY.date())
    real = OwnRecord(
        invented.connection,
        council or "A place that names no council",
        invented.picture,
        area=find_area(council) if council else None,
        actions=dict.fromkeys(choices.for_page_one("from_records"), action),
    )
    file = tmp_path / "own.html"
    file.write_text(rendered(three_pages_of_place(real)), encoding="utf-8")
    assert len(opened(file).xpath("//p[@class='action']")) == len(opened(file).xpath("//article"))
    assert not spills(on_paper, file)


def sides_printed(page: Page, file: Path, out: Path) -> list[tuple[int, int]]:
    """Print a page and give the size of each side in millimetres."""
    visit(page, file)
    page.pdf(path=out, prefer_css_page_size=True, print_background=True)
    return [(round(s.mediabox.width / 72 * 25.4), round(s.mediabox.height / 72 * 25.4)) for s in PdfReader(out).pages]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_it_prints_on_exactly_three_sides_of_a4(page: Page, site: Path, tmp_path: Path, name: str):
    assert sides_printed(page, site / f"{name}.html", tmp_path / "printed.pdf") == [(210, 297)] * 3


def test_the_demonstration_prints_on_exactly_three_sides_of_a4(
    page: Page, demonstration: Demonstration, tmp_path: Path
):
    assert sides_printed(page, demonstration.pages, tmp_path / "printed.pdf") == [(210, 297)] * 3


def test_council_use_only_stands_on_every_printed_side(page: Page, demonstration: Demonstration, tmp_path: Path):
    visit(page, demonstration.pages)
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    for side in PdfReader(tmp_path / "printed.pdf").pages:
        assert "council use only" in side.extract_text().lower()


def test_nothing_scrolls_sideways_on_a_phone(page: Page, site: Path, demonstration: Demonstration):
    page.set_viewport_size(PHONE)
    for file in (*sorted(site.glob("*.html")), demonstration.pages):
        visit(page, file)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, file.stem


def test_a_phone_shows_figures_in_every_small_table(page: Page, site: Path, demonstration: Demonstration):
    page.set_viewport_size(PHONE)
    for file in (site / "england.html", site / "westmorland-and-furness.html", demonstration.pages):
        visit(page, file)
        shown = page.evaluate(
            """() => [...document.querySelectorAll('.statement .figures tbody tr')].map(
                row => [...row.querySelectorAll('td')].filter(cell => cell.offsetWidth > 0).length)"""
        )
        assert shown
        assert min(shown) >= 1, file.stem


@pytest.mark.parametrize("size", [A4, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", ["england", "index", "isles-of-scilly", "bournemouth-christchurch-and-poole"])
def test_axe_finds_nothing_to_mend(page: Page, site: Path, name: str, size: dict[str, int]):
    assert not faults(page, site / f"{name}.html", size)


@pytest.mark.parametrize("size", [A4, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_to_mend_in_the_demonstration(page: Page, demonstration: Demonstration, size: dict[str, int]):
    assert not faults(page, demonstration.pages, size)


def faults(page: Page, file: Path, size: dict[str, int]) -> list[str]:
    page.set_viewport_size(size)
    visit(page, file)
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    assert found.response["testEngine"]["name"] == "axe-core"
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found.response["violations"]]


def test_axe_would_have_found_a_fault(page: Page, tmp_path: Path):
    bad = tmp_path / "bad.html"
    bad.write_text('<!DOCTYPE html><html><body><img src="x.png"></body></html>')
    assert faults(page, bad, A4)


def test_there_is_no_script_and_nothing_comes_from_elsewhere(site: Path, demonstration: Demonstration):
    for file in (*site.glob("*.html"), demonstration.pages):
        text = file.read_text(encoding="utf-8")
        assert "<script" not in text, file.stem
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text), file.stem
        assert "url(" not in text, file.stem
        assert "@import" not in text, file.stem


def test_every_link_of_the_site_leads_to_a_page_of_it(site: Path):
    names = {file.name for file in site.glob("*.html")}
    for file in site.glob("*.html"):
        page = opened(file)
        for address in page.xpath("//a/@href"):
            name, _, part = address.partition("#")
            assert name in names or (not name and page.get_element_by_id(part) is not None), f"{file.stem}: {address}"


def test_the_keyboard_reaches_every_link_and_shows_where_it_is(page: Page, site: Path):
    page.set_viewport_size(A4)
    visit(page, site / "darlington.html")
    links = page.locator("a").count()
    for number in range(links):
        page.keyboard.press("Tab")
        at, outline, is_seen = page.evaluate(
            """() => { const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at);
                return [at.tagName, style.outlineStyle + ' ' + style.outlineWidth, box.width > 0 && box.left >= 0]; }"""
        )
        assert (at, outline, is_seen) == ("A", "solid 3px", True), f"link {number + 1}"


def test_the_first_key_press_offers_to_skip_to_the_pages(page: Page, site: Path):
    visit(page, site / "darlington.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#pages")
