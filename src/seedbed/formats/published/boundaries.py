"""A small map of England's councils: each one's outline as a path on a grid of whole numbers, ready to be drawn.

Longitude and latitude are laid flat by shrinking longitude by the cosine of a middle latitude, which is near enough at
the size of a page, and brought to a grid `WIDTH` wide with north at the top. A path starts with an absolute point and
goes on in steps from the last, as in "M120,45l3,-2 1,4z", which keeps the file small. Islands and slivers that would
be smaller than a point are left out, but every council keeps its largest ring.
"""

from __future__ import annotations

import json
import math
from itertools import pairwise
from pathlib import Path
from typing import Any

from seedbed.formats.published.areas import Areas
from seedbed.formats.published.tables import find_table, unreadable
from seedbed.messages import PublishedError

WIDTH = 1000
MIDDLE_LATITUDE = 53.0
_SMALLEST_AREA = 1.0  # in squares of the grid

Point = tuple[int, int]
Ring = list[tuple[float, float]]


def read_map(folder: Path, areas: Areas) -> dict[str, Any]:
    """Give the map as `width`, `height` and, by council, the path of its outline."""
    path = find_table(folder, "boundaries")
    outlines = {areas.by_code.get(code, code): rings for code, rings in _outlines(path).items()}
    missing = [row.name for row in areas.councils if not row.ended and row.code not in outlines]
    if missing:
        raise PublishedError(
            f"It has no boundary for {', '.join(missing)}.", where=path.name, mend="Use a newer edition."
        )
    project, height = _projection([point for rings in outlines.values() for ring in rings for point in ring])
    paths = {code: _path([[project(*point) for point in ring] for ring in rings]) for code, rings in outlines.items()}
    return {"width": WIDTH, "height": height, "paths": dict(sorted(paths.items()))}


def _outlines(path: Path) -> dict[str, list[Ring]]:
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        named = all("utla_code" in feature["properties"] for feature in features)
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise unreadable(path, "boundaries in GeoJSON") from fault
    if not features or not named:
        raise PublishedError(
            "Its features have no utla_code.", where=path.name, mend="Use boundaries of upper-tier councils."
        )
    found = {}
    for feature in features:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        found[feature["properties"]["utla_code"]] = [ring for polygon in polygons for ring in polygon]
    return found


def _projection(points: Ring) -> tuple[Any, int]:
    shrink = math.cos(math.radians(MIDDLE_LATITUDE))
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    scale = WIDTH / ((east - west) * shrink)

    def project(longitude: float, latitude: float) -> Point:
        return round((longitude - west) * shrink * scale), round((north - latitude) * scale)

    return project, math.ceil((north - south) * scale)


def _path(rings: list[list[Point]]) -> str:
    tidy = sorted((_without_repeats(ring) for ring in rings), key=_size, reverse=True)
    return "".join(_ring_path(ring) for place, ring in enumerate(tidy) if place == 0 or _size(ring) >= _SMALLEST_AREA)


def _without_repeats(ring: list[Point]) -> list[Point]:
    return [ring[0], *(after for before, after in pairwise(ring) if after != before)]


def _size(ring: list[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))) / 2


def _ring_path(ring: list[Point]) -> str:
    (x, y), steps = ring[0], [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(ring)]
    return f"M{x},{y}l" + " ".join(f"{dx},{dy}" for dx, dy in steps[:-1]) + "z"
