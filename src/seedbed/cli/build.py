"""`seedbed build`: from a place's sources to a checked record, and back to the one before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from seedbed.record.built import Records


@click.command(short_help="Read a place's sources into a checked record.")
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--back", is_flag=True, help="Go back to the record built before the one in use.")
@click.option("--records", is_flag=True, help="List the records that were built, newest first.")
def command(place: Path, back: bool, records: bool) -> None:
    """Read a place's sources into a checked record.

    Every file is named with what became of its lines: read = loaded + quarantined + blank. The old record stays in
    use until the new one is whole, whatever stops the build. One build of a place runs at a time. The last five
    records are kept.

    \b
      seedbed build PLACE
      seedbed build PLACE --records
      seedbed build PLACE --back
    """
    from seedbed.place import Place, build

    opened = Place.open(place)
    if back:
        click.echo(f"Back to the record {opened.records.back().name}. The next seedbed build makes a new one.")
    if records:
        for line in _listed(opened.records):
            click.echo(line)
    if back or records:
        return
    built = build(opened, at=datetime.now())
    for line in built.lines:
        click.echo(line)
    click.echo(f"\nBuilt {built.record.name} · fingerprint {built.fingerprint} · {built.findings:,} findings")
    click.echo(f"Next: seedbed check {place}  ·  seedbed report {place} --out DIR")


def _listed(records: Records) -> Iterator[str]:
    kept = records.kept()
    for record in kept:
        mark = "  in use" if record.is_current else ""
        yield f"{record.path.name}  built {record.built:%Y-%m-%d %H:%M:%S}  {record.megabytes:,.1f} MB{mark}"
    if not kept:
        yield "There is no built record yet. Run: seedbed build PLACE"
    elif not any(record.is_current for record in kept):
        yield "None is in use. Take the newest: seedbed build PLACE --back"
