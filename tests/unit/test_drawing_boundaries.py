"""Boundaries become paths on a small grid, north at the top, with every council kept."""

import json
import re
from pathlib import Path

import pytest

from seedbed.codes.councils import councils
from seedbed.formats.published.areas import Areas, CouncilRow
from seedbed.formats.published.boundaries import WIDTH, read_map
from seedbed.messages import PublishedError
from seedbed.reference_data import packaged, read_text


def a_council(code: str) -> CouncilRow:
    return CouncilRow(code, "1", "Newshire", "Newshire", "E12000001", "", (), "", "", ())


def areas_of(*codes: str) -> Areas:
    return Areas(tuple(map(a_council, codes)), {code: code for code in codes}, {}, {}, frozenset())


def boundaries(folder: Path, **outlines: list[list[list[float]]]) -> Path:
    features = [
        {
            "properties": {"utla_code": code},
            "geometry": {"type": "MultiPolygon", "coordinates": [[ring] for ring in rings]},
        }
        for code, rings in outlines.items()
    ]
    (folder / "england_utla_2027.geojson").write_text(json.dumps({"features": features}), encoding="utf-8")
    return folder


def square(west: float, south: float, side: float) -> list[list[float]]:
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def test_a_square_degree_in_the_north_is_as_wide_as_the_grid_and_taller(tmp_path: Path):
    drawn = read_map(boundaries(tmp_path, E1=[square(-2, 53, 1)]), areas_of("E1"))
    assert drawn["width"] == WIDTH
    assert drawn["height"] == 1662  # 1,000 over the cosine of 53 degrees
    assert drawn["paths"] == {"E1": "M0,1662l1000,0 0,-1662 -1000,0z"}


def test_islands_smaller_than_a_point_are_left_out_but_a_tiny_council_is_kept(tmp_path: Path):
    drawn = read_map(
        boundaries(tmp_path, E1=[square(-2, 53, 1), square(-1.5, 54.5, 0.0001)], E2=[square(-2.5, 53, 0.0001)]),
        areas_of("E1", "E2"),
    )
    assert drawn["paths"]["E1"].count("M") == 1
    assert drawn["paths"]["E2"].count("M") == 1


def test_boundaries_that_lack_a_council_are_refused_by_name(tmp_path: Path):
    with pytest.raises(PublishedError, match="It has no boundary for Newshire"):
        read_map(boundaries(tmp_path, E1=[square(-2, 53, 1)]), areas_of("E1", "E2"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"features": [{"properties": {"ward": "E05"}}]}', "Its features have no utla_code"),
        ('{"features": []}', "Its features have no utla_code"),
        ('{"features": ', "It cannot be read as boundaries in GeoJSON"),
        ("[1, 2]", "It cannot be read as boundaries in GeoJSON"),
    ],
)
def test_boundaries_of_something_else_are_refused(tmp_path: Path, text: str, said: str):
    (tmp_path / "england_utla_2027.geojson").write_text(text)
    with pytest.raises(PublishedError, match=said):
        read_map(tmp_path, areas_of())


def test_the_packaged_map_draws_every_council_inside_its_frame_and_is_small():
    drawn = json.loads(read_text("published", "map.json"))
    assert set(drawn["paths"]) == {council.code for council in councils()}
    assert len(packaged("published", "map.json").read_bytes()) < 120_000
    for path in drawn["paths"].values():
        assert re.fullmatch(r"(M\d+,\d+l(-?\d+,-?\d+ ?)*z)+", path)
        for start in re.findall(r"M(\d+),(\d+)", path):
            assert 0 <= int(start[0]) <= drawn["width"]
            assert 0 <= int(start[1]) <= drawn["height"]


def test_north_is_up_and_east_is_right():
    paths = json.loads(read_text("published", "map.json"))["paths"]
    first = {code: [int(part) for part in re.match(r"M(\d+),(\d+)", path).groups()] for code, path in paths.items()}
    northumberland, cornwall, norfolk = first["E06000057"], first["E06000052"], first["E10000020"]
    assert northumberland[1] < norfolk[1] < cornwall[1]
    assert cornwall[0] < northumberland[0] < norfolk[0]
