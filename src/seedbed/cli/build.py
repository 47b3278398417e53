"""`seedbed build`: from a place's sources to a checked record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click


@click.command(short_help="Read a place's sources into a checked record.")
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--back", is_flag=True, help="Go back to the record built before this one.")
def command(place: Path, back: bool) -> None:
    """Read a place's sources into a checked record.

    Every file is named with what became of its lines: read = loaded + quarantined + blank. The old record stays in
    use until the new one is whole.
    """
    from seedbed.place import Place, build

    opened = Place.open(place)
    if back:
        click.echo(f"Back to the record {opened.records.back().name}.")
        return
    built = build(opened, at=datetime.now())
    for line in built.lines:
        click.echo(line)
    click.echo(f"\nBuilt {built.record.name} · fingerprint {built.fingerprint} · {built.findings:,} findings")
    click.echo(f"Next: seedbed check {place}  ·  seedbed report {place} --out DIR")
