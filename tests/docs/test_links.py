"""Every link leads somewhere, and every page can be found from the index."""

from pathlib import Path

import pytest

from docs.pages import PAGES, PROJECT, anchors, links, name_of

INDEX = PROJECT / "docs" / "README.md"


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path):
    broken = [link for link in links(page.read_text(encoding="utf-8")) if not leads_somewhere(page, link)]
    assert not broken


def leads_somewhere(page: Path, link: str) -> bool:
    """Follow a link within the project, to its heading if it names one; web addresses are not fetched."""
    if "://" in link or link.startswith("mailto:"):
        return True
    path, _, heading = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not heading:
        return target.exists()
    return target.is_file() and heading in anchors(target.read_text(encoding="utf-8"))


def test_every_page_of_the_docs_is_in_the_index():
    listed = {(INDEX.parent / link).resolve() for link in links(INDEX.read_text(encoding="utf-8"))}
    lost = [
        name_of(page) for page in PAGES if page.is_relative_to(INDEX.parent) and page != INDEX and page not in listed
    ]
    assert not lost


def test_a_link_to_nowhere_is_noticed(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("# Here\n\n## A heading, with a comma\n")
    assert leads_somewhere(page, "#a-heading-with-a-comma")
    assert leads_somewhere(page, "page.md#here")
    assert not leads_somewhere(page, "#elsewhere")
    assert not leads_somewhere(page, "other.md")
    assert list(links("[a](b.md) and `[c](d.md)`")) == ["b.md"]
