"""`seedbed report`: three pages for a place, for one council, or for all of England."""

from __future__ import annotations

from pathlib import Path

import click


@click.command(short_help="Write three pages for a place, a council, or all of England.")
@click.argument("place", required=False, type=click.Path(path_type=Path))
@click.option("--council", metavar="NAME", help="One of the 153 councils, by name or code, from published figures.")
@click.option("--all", "everyone", is_flag=True, help="England and every council, as a site with an index.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@click.option("--published", type=click.Path(path_type=Path), help="Newer published figures than those packaged.")
def command(place: Path | None, council: str | None, everyone: bool, out: Path, published: Path | None) -> None:
    """Write three pages for a place, a council, or all of England.

    Each is one file of HTML that prints on exactly three sides of A4 and needs nothing else.

    \b
      seedbed report PLACE --out pages                 from a place's own record: council use only
      seedbed report --council Darlington --out pages  from published figures
      seedbed report --all --out site                  England, 153 councils, an index and a map
    """
    if sum((place is not None, council is not None, everyone)) != 1:
        raise click.UsageError("Say which: a place's folder, or --council NAME, or --all.")
    from seedbed.answers import three_pages

    if place is not None:
        from seedbed.place import Place

        written = three_pages.write_place(Place.open(place).own_record(published=published), out)
    elif council is not None:
        written = three_pages.write_council(council, out, published=published)
    else:
        written = three_pages.write_site(out, published=published)
    click.echo(f"{written.words}: {written.first}")
