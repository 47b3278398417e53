"""Write what was read: the compact table of figures, inspections, councils, neighbours, the map and the list of sources.

    OUT/published/figures.parquet   inspections.csv   map.json   sources.yml
    OUT/councils/councils.csv   neighbours_2025.csv   neighbours_2021.csv

The layout is that of `reference_data`, so that `--out src/seedbed/reference_data` renews what ships in the package.
The same tables give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from seedbed.codes.councils import NEIGHBOUR_MODELS
from seedbed.codes.definitions import Definition, definitions
from seedbed.formats.published.areas import Areas, read_areas
from seedbed.formats.published.assembly import read_figures
from seedbed.formats.published.boundaries import read_map
from seedbed.formats.published.inspections import read_inspections
from seedbed.formats.published.tables import find_table, official_tables, read_rows
from seedbed.messages import PublishedError
from seedbed.record.inspections import JUDGEMENTS, Inspection
from seedbed.record.published import COLUMNS, Figure

LICENCE = "Open Government Licence v3.0"
LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

FILES = {
    "figures.parquet": "every figure: measure, area, year, label, value or symbol, counts behind it, whether computed",
    "inspections.csv": "Ofsted's inspections of children's services, grades 1 (outstanding) to 4 (inadequate)",
    "map.json": "outlines of the councils on a grid, for drawing",
}

_NO_COUNCIL = "-"


@dataclass(frozen=True)
class Written:
    """What one run wrote, for saying so."""

    folder: Path
    figures: int
    measures: int
    councils: int
    bytes_of_figures: int


def write_published(folder: Path, out: Path) -> Written:
    """Read the official tables in `folder` and write everything that Seedbed keeps of them under `out`."""
    areas = read_areas(folder)
    measures = definitions()
    figures = read_figures(folder, measures.values(), areas)
    published, councils = out / "published", out / "councils"
    published.mkdir(parents=True, exist_ok=True)
    councils.mkdir(parents=True, exist_ok=True)
    size = write_figures(figures, published / "figures.parquet")
    _write_inspections(read_inspections(folder, areas), published / "inspections.csv")
    _write_json(read_map(folder, areas), published / "map.json")
    _write_councils(areas, councils / "councils.csv")
    for model in NEIGHBOUR_MODELS:
        _write_neighbours(folder, model, areas, councils / f"neighbours_{model}.csv")
    _write_sources(folder, measures.values(), figures, published / "sources.yml")
    current = sum(not council.ended for council in areas.councils)
    return Written(out, len(figures), len({figure.measure for figure in figures}), current, size)


def write_figures(figures: Sequence[Figure], path: Path) -> int:
    """Write the table of figures, as small as it goes, and give its size in bytes."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds: dict[str, Any] = {"year": pa.int16(), "computed": pa.bool_()}
    kinds |= dict.fromkeys(("value", "numerator", "denominator"), pa.float64())
    columns = {}
    for name in COLUMNS:
        values = [getattr(figure, name) for figure in figures]
        column = pa.array(values, kinds.get(name, pa.string()))
        columns[name] = column if name in kinds else column.dictionary_encode()
    pq.write_table(
        pa.table(columns),
        path,
        compression="brotli",
        compression_level=11,
        row_group_size=len(figures),
        write_statistics=False,
        dictionary_pagesize_limit=2**22,
    )
    return path.stat().st_size


def _write_inspections(inspections: Iterable[Inspection], path: Path) -> None:
    rows = (
        [
            each.area,
            each.inspected,
            each.published,
            each.kind,
            *(dict(each.grades).get(name, "") for name in JUDGEMENTS),
        ]
        for each in inspections
    )
    _write_csv(path, ["area", "inspected", "published", "kind", *JUDGEMENTS], rows)


def _write_councils(areas: Areas, path: Path) -> None:
    header = ["code", "number", "name", "plain_name", "region", "part", "previous_codes", "began", "ended", "became"]
    rows = ([_as_text(getattr(row, column)) for column in header] for row in areas.councils)
    _write_csv(path, header, rows)


def _as_text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _write_neighbours(folder: Path, model: str, areas: Areas, path: Path) -> None:
    """Write one model's neighbours of the councils of today; a neighbour since abolished is kept, by its old code."""
    source = find_table(folder, f"neighbours_{model}")
    rows = []
    for line, row in read_rows(source, needs=("la_num", "rank", "neighbour_la_num", "proximity")):
        for number in (row["la_num"], row["neighbour_la_num"]):
            if number != _NO_COUNCIL and number not in areas.by_number:
                raise PublishedError(f'"{number}" is no number of a council.', where=f"{source.name}, line {line}")
        code = areas.by_number[row["la_num"]]
        if code not in areas.abolished and row["neighbour_la_num"] != _NO_COUNCIL:
            neighbour = areas.by_number[row["neighbour_la_num"]]
            rows.append([code, int(row["rank"]), neighbour, row["proximity"].strip().capitalize()])
    _write_csv(path, ["code", "rank", "neighbour", "closeness"], sorted(rows))


def _write_sources(folder: Path, measures: Iterable[Definition], figures: Sequence[Figure], path: Path) -> None:
    """Name every publication used: its publisher, address, the file and its fingerprint, and which measures it gives."""
    tables = {key: _source(folder, key) for key in official_tables()}
    newest = {figure.measure: figure.label for figure in figures if figure.value is not None}
    counted = Counter(figure.measure for figure in figures if figure.value is not None)
    given = {
        measure.id: {
            "publication": measure.published.publication,
            "url": measure.published.url,
            "read_from": sorted({source.table for source in measure.published.figures}),
            "newest": newest.get(measure.id, "none"),
            "figures": counted[measure.id],
            "computed": measure.published.computed,
        }
        for measure in measures
        if measure.published
    }
    whole = {
        "note": "Written by `seedbed published`; do not edit. Contains public sector information licensed under the "
        f"{LICENCE}. Boundaries contain OS data © Crown copyright and database right.",
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
        "files": FILES,
        "tables": tables,
        "measures": given,
    }
    path.write_text(yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=118), encoding="utf-8")


def _source(folder: Path, key: str) -> dict[str, str]:
    table, path = official_tables()[key], find_table(folder, key)
    fingerprint = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "title": table.title,
        "publisher": table.publisher,
        "url": table.url,
        "licence": LICENCE,
        "edition": path.name,
        "sha256": fingerprint,
    }


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def _write_json(value: Any, path: Path) -> None:
    path.write_text(json.dumps(value, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8")
