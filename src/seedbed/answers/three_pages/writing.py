"""Writing three pages to a folder: one council, all of England as a site, or a place's own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seedbed.answers.areas import ALL_ENGLAND, Area, every_council, find_area
from seedbed.answers.picture import Picture
from seedbed.answers.three_pages.from_published import three_pages_of
from seedbed.answers.three_pages.pages import Link
from seedbed.answers.three_pages.rendering import rendered
from seedbed.answers.three_pages.site_index import index_page
from seedbed.messages import NotAnswerable, SeedbedError

if TYPE_CHECKING:
    from seedbed.answers.own_record import OwnRecord


@dataclass(frozen=True)
class Written:
    """What was written: in words, and the first page to open."""

    words: str
    first: Path


def write_council(name: str, out: Path, *, published: Path | None = None) -> Written:
    """Write the three pages of one council, or of England, from published figures."""
    area = find_area(name)
    if area.kind == "region":
        raise NotAnswerable(
            "there are no three pages for a region.",
            where=area.name,
            mend="Name one of its councils, or England; page two sets each council beside its region.",
        )
    page = three_pages_of(area, Picture.load(published))
    return Written(f"Three pages for {area.name}", write(out, area.slug, rendered(page)))


def write_place(record: OwnRecord, out: Path) -> Written:
    """Write the three pages of a place from its own record: council use only."""
    from seedbed.answers.three_pages.from_records import three_pages_of_place

    html = rendered(three_pages_of_place(record))
    return Written(f"Three pages for {record.name}, council use only", write(out, "three-pages", html))


def write_site(out: Path, *, published: Path | None = None) -> Written:
    """Write England, all councils and an index, linked to one another."""
    picture = Picture.load(published)
    for area in (ALL_ENGLAND, *every_council()):
        write(out, area.slug, rendered(three_pages_of(area, picture, links=_links(area))))
    first = write(out, "index", index_page(picture))
    return Written(f"England and {len(every_council())} councils, three pages each", first)


def write(out: Path, name: str, html: str) -> Path:
    """Write one page, whole or not at all."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise SeedbedError(
            "this is a file, not a folder.", where=str(out), mend="Give --out a folder; it is made if it is not there."
        ) from None
    path = out / f"{name}.html"
    beside = path.with_suffix(".html.part")
    beside.write_text(html, encoding="utf-8")
    beside.replace(path)
    return path


def _links(area: Area) -> tuple[Link, ...]:
    """Lead from a page to the index, England and its neighbours."""
    links = [Link("All councils", "index.html")]
    if area.kind == "council":
        links.append(Link("England", f"{ALL_ENGLAND.slug}.html"))
        near = area.neighbours
        links += [Link(n.name, f"{n.council.slug}.html") for n in (near.found if near else ())]
    return tuple(links)
