"""`seedbed published`: read a folder of official tables and write the compact figures that reports are made from."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(name="published")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("published-figures"),
    show_default=True,
    help="The folder to write to; it is made if need be.",
)
def command(folder: Path, out: Path) -> None:
    """Make the table of published figures from newer files.

    FOLDER holds the tables as their publishers give them: the department's long tables and its interactive tool,
    population estimates, Ofsted's outcomes, boundaries. A table that is missing or has changed is named, with the
    address to get it from. Written are the figures, inspections, councils, neighbours, the map, and the list of sources.

    \b
    seedbed published ~/tables --out ~/figures
    seedbed report --council Darlington --published ~/figures --out pages
    """
    from seedbed.formats.published import write_published

    written = write_published(folder, out)
    click.echo(
        f"{written.figures:,} figures of {written.measures} measures for {written.councils} councils, the regions "
        f"and England are in {written.folder} ({written.bytes_of_figures / 1000:,.0f} kB)."
    )
