"""Which area a row of an official table is about: England, a region, a part of London, a council now or abolished.

Tables name areas in three ways: by ONS code, which may be one of several that the same council has had; by DfE number;
or, where two councils make one return, by both codes at once. All are brought to one code an area. The councils are
those of the folder that is being read, so that a newer list brings its own reorganisations.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from seedbed.codes.councils import ENGLAND
from seedbed.formats.published.tables import find_table, official_table, read_rows
from seedbed.messages import PublishedError
from seedbed.reference_data import read_csv

_ABOLISHED = re.compile(r"abolished (?P<day>\d{1,2} \w{3} \d{4}) -> (?P<became>[\w/]+)")
_SUFFIX_OF_OFFICIAL_NAMES = re.compile(r", (City|County) of$")
_LOCAL, _REGIONAL, _NATIONAL = "Local authority", "Regional", "National"


@dataclass(frozen=True)
class CouncilRow:
    """A council as it will stand in councils.csv; the fields are those of `codes.councils.Council`."""

    code: str
    number: str
    name: str
    plain_name: str
    region: str
    part: str
    previous_codes: tuple[str, ...]
    began: str
    ended: str
    became: tuple[str, ...]


@dataclass(frozen=True)
class Areas:
    """Every area known to one folder of tables, found `by_code` or `by_number`."""

    councils: tuple[CouncilRow, ...]
    by_code: dict[str, str]
    by_number: dict[str, str]
    began: dict[str, int]
    abolished: frozenset[str]

    def of_row(self, row: dict[str, str], *, where: str) -> str | None:
        """Give the area that a row of a long table is about, or None where two councils share the row."""
        level = row["geographic_level"]
        if level == _NATIONAL:
            return ENGLAND
        code = row["region_code"] if level == _REGIONAL else row["new_la_code"]
        if level == _LOCAL and "/" in code:
            return None
        if code not in self.by_code:
            raise PublishedError(
                f'"{code}" is no code of a council or region ({level}).',
                where=where,
                mend=f"Add it to the previous_codes of its council in {official_table('councils').file}.",
            )
        return self.by_code[code]


def read_areas(folder: Path) -> Areas:
    """Read the councils from a folder of tables, and join them to the regions."""
    councils = _read_councils(folder)
    regions = list(read_csv("councils", "regions.csv"))
    by_code = {row["code"]: row["code"] for row in regions}
    by_number = {row["number"]: row["code"] for row in regions}
    for council in councils:
        by_number[council.number] = council.code
        for code in (council.code, *council.previous_codes):
            by_code[code] = council.code
    return Areas(
        councils=councils,
        by_code=by_code,
        by_number=by_number,
        began={council.code: int(council.began[:4]) for council in councils if council.began},
        abolished=frozenset(council.code for council in councils if council.ended),
    )


def _read_councils(folder: Path) -> tuple[CouncilRow, ...]:
    path = find_table(folder, "councils")
    needs = ("la_num", "la_code", "la_name", "region", "status", "previous_codes")
    rows = [row for _, row in read_rows(path, needs=needs)]
    began = {}
    for row in rows:
        ended = _ABOLISHED.search(row["status"])
        for successor in ended["became"].split("/") if ended else ():
            began[successor] = _iso(ended["day"]) if ended else ""
    parts = _parts_of_london(folder)
    regions = {row["name"]: row["code"] for row in read_csv("councils", "regions.csv")}
    return tuple(
        _council(row, path.name, regions, parts, began)
        for row in sorted(rows, key=lambda row: ("abolished" in row["status"], row["la_name"]))
    )


def _council(
    row: dict[str, str], file: str, regions: dict[str, str], parts: dict[str, str], began: dict[str, str]
) -> CouncilRow:
    ended = _ABOLISHED.search(row["status"])
    if ended is None and not row["status"].startswith("current"):
        raise PublishedError(
            f'The status "{row["status"]}" of {row["la_name"]} is not understood.',
            where=file,
            mend='Write "current" or "abolished 1 Apr 2019 -> E06000058".',
        )
    if row["region"] not in regions:
        raise PublishedError(f'"{row["region"]}" is no region.', where=file, mend=f"Regions: {', '.join(regions)}.")
    return CouncilRow(
        code=row["la_code"],
        number=row["la_num"],
        name=row["la_name"],
        plain_name=_SUFFIX_OF_OFFICIAL_NAMES.sub("", row["la_name"]),
        region=regions[row["region"]],
        part=parts.get(row["la_code"], ""),
        previous_codes=tuple(re.findall(r"E\d{8}", row["previous_codes"])),
        began=began.get(row["la_code"], ""),
        ended=_iso(ended["day"]) if ended else "",
        became=tuple(ended["became"].split("/")) if ended else (),
    )


def _iso(day: str) -> str:
    return datetime.strptime(day, "%d %b %Y").date().isoformat()


def _parts_of_london(folder: Path) -> dict[str, str]:
    """Give Inner or Outer London for each London borough, as the population table prints it."""
    path = find_table(folder, "population")
    rows = read_rows(path, needs=("geographic_level", "region_code", "new_la_code"))
    parts = {row["code"] for row in read_csv("councils", "regions.csv") if row["within"]}
    return {
        row["new_la_code"]: row["region_code"] for _, row in rows if row["region_code"] in parts and row["new_la_code"]
    }
