"""`seedbed synthetic`: make an invented place, to see what Seedbed does before any real return is near it."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Make an invented place with invented children, to try things on.")
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=1, show_default=True, help="Another number makes other children.")
@click.option("--children", type=int, default=1500, show_default=True, help="About how many children the files name.")
@click.option("--council", default="Darlington", show_default=True, help="The council that the place is like.")
@click.option(
    "--mistakes",
    default="few",
    show_default=True,
    metavar="few|none",
    help="Plant one mistake of each kind, or none. They are listed in truth/mistakes.csv.",
)
def command(place: Path, seed: int, children: int, council: str, mistakes: str) -> None:
    """Make an invented place with invented children, to try things on.

    PLACE is a new or empty folder. Written are two years of the children looked-after return and of the children in
    need census, as a council would send them, and beside them the truth: who belongs to which family, which changes
    were planted for a chart to find, and which mistakes for a check. The same seed makes the same files.

    \b
    seedbed synthetic acornbridge
    seedbed build acornbridge
    seedbed report acornbridge --out pages
    """
    from seedbed.synthetic import make_place

    made = make_place(place, seed=seed, children=children, council=council, mistakes=mistakes)
    click.echo(
        f"{made.folder} holds {made.children:,} invented children in {made.files} files, "
        f"with {made.mistakes or 'no'} planted mistakes."
    )
    click.echo(f"Next: seedbed build {place}")
