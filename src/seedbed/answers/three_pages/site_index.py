"""The first page of the site: a map of England and every council by region, each leading to its three pages."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from seedbed.answers.areas import ALL_ENGLAND, Area, every_council
from seedbed.answers.drawing import FAINT
from seedbed.answers.figures_in_words import written
from seedbed.answers.picture import Picture
from seedbed.answers.three_pages.rendering import rendered_with
from seedbed.codes.councils import regions
from seedbed.codes.definitions import definition
from seedbed.reference_data import read_text

MEASURE = "LAC_RATE"
SHADES = ("#dcebe3", "#a9d0bd", "#6fb096", "#378b6f", "#0b5c46")
NONE = "#f4f4f1"


@dataclass(frozen=True)
class Entry:
    """One council in the index: its name, its page, its figure."""

    name: str
    address: str
    value: str


@dataclass(frozen=True)
class RegionList:
    """The councils of one region."""

    name: str
    value: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Shade:
    """One step of the map's key."""

    colour: str
    words: str


def index_page(picture: Picture) -> str:
    """Write the index as HTML."""
    meaning, year = definition(MEASURE), picture.figures.latest_year(MEASURE)
    values = {area.code: picture.value(MEASURE, area.code, year) for area in every_council()}
    edges = _edges([v for v in values.values() if v is not None])
    lists = tuple(_region_list(picture, region.code, region.name, year, values) for region in regions())
    latest = picture.latest(MEASURE, ALL_ENGLAND)
    known = sorted(v for v in values.values() if v is not None)
    return rendered_with(
        "index.html",
        map_svg=_map(values, edges),
        shades=_key(edges),
        regions=lists,
        england=written(latest.value if latest else None, meaning.unit, meaning.decimals),
        children=written(latest.numerator if latest else None, "children"),
        lowest=written(known[0], meaning.unit, meaning.decimals),
        highest=written(known[-1], meaning.unit, meaning.decimals),
        measure=meaning,
        label=latest.label if latest else "",
        councils=len(values),
    )


def _edges(known: list[float]) -> list[float]:
    """Cut the figures into five steps that hold about as many councils each."""
    ordered = sorted(known)
    return [ordered[len(ordered) * step // len(SHADES)] for step in range(1, len(SHADES))]


def _shade(value: float | None, edges: list[float]) -> str:
    if value is None:
        return NONE
    return SHADES[sum(value >= edge for edge in edges)]


def _key(edges: list[float]) -> tuple[Shade, ...]:
    words = [f"under {edges[0]:.0f}"]
    words += [f"{low:.0f} to {high - 1:.0f}" for low, high in pairwise(edges)]
    words.append(f"{edges[-1]:.0f} and over")
    return (*(Shade(colour, text) for colour, text in zip(SHADES, words, strict=True)), Shade(NONE, "no figure"))


def _region_list(picture: Picture, code: str, name: str, year: int, values: dict[str, float | None]) -> RegionList:
    meaning = definition(MEASURE)

    def entry(area: Area) -> Entry:
        return Entry(area.name, f"{area.slug}.html", written(values[area.code], meaning.unit, meaning.decimals))

    entries = tuple(entry(area) for area in every_council() if area.region == code)
    return RegionList(name, written(picture.value(MEASURE, code, year), meaning.unit, meaning.decimals), entries)


def _map(values: dict[str, float | None], edges: list[float]) -> str:
    """Draw the councils, shaded; a mouse may follow them, and the lists beside carry the same links for everyone."""
    drawing = json.loads(read_text("published", "map.json"))
    slugs = {area.code: area for area in every_council()}
    shapes = []
    for code, path in drawing["paths"].items():
        area = slugs.get(code)
        if area is None:
            continue
        value = values[code]
        words = f"{area.name}: {'no figure' if value is None else format(value, '.0f')}"
        shapes.append(
            f'<a href="{area.slug}.html" tabindex="-1"><path d="{path}" fill="{_shade(value, edges)}">'
            f"<title>{escape(words)}</title></path></a>"
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing["width"]} {drawing["height"]}" aria-hidden="true" '
        f'stroke="#fff" stroke-width="1.2" fill="{FAINT}">{"".join(shapes)}</svg>'
    )
