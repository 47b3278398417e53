"""`seedbed write`: a return of a place, again as it was sent, or for a year from the record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from seedbed.formats.writing import WrittenReturn
    from seedbed.place import Place

RETURNS = {"903": "ssda903", "cin": "cin"}


@click.command(short_help="Write a return for a year, from the record or as it was sent.")
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--year", required=True, metavar="YEAR", help="The collection year, written 2025-26 or 2026.")
@click.option(
    "--return",
    "of",
    required=True,
    type=click.Choice(list(RETURNS)),
    help="SSDA903 (CSV files) or children in need census (XML).",
)
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The folder to write to.")
@click.option("--as-sent", is_flag=True, help="Write the files that were read again, cell for cell.")
def command(place: Path, year: str, of: str, out: Path, as_sent: bool) -> None:
    """Write a return for a year, from the record or as it was sent.

    From the record: one story of each child, in the columns, dates and codes of the year, as seen on its last day. What
    the record cannot fill is left blank and told. As sent: every file that was read, cell for cell; lines that were set
    aside stand in a file beside it. The files hold children's records: keep them as safe as the returns themselves.

    \b
      seedbed write PLACE --year 2025-26 --return 903 --out returns
      seedbed write PLACE --year 2025-26 --return cin --out returns
      seedbed write PLACE --year 2025-26 --return 903 --as-sent --out sent
    """
    from seedbed.messages import NotAnswerable, PlaceError
    from seedbed.periods import parse_year, year_label
    from seedbed.place import Place

    opened = Place.open(place)
    if out.resolve().is_relative_to(opened.sources.resolve()):
        raise PlaceError(
            "what is written here would be read as a return at the next build.",
            where=str(out),
            mend="Choose a folder outside the place's sources.",
        )
    number = parse_year(year)
    written = _write(opened, RETURNS[of], number, out, as_sent=as_sent)
    if not written.files:
        raise NotAnswerable(
            f"there is nothing of {year_label(number)} in the record.",
            where=str(place),
            mend="Look at what was read: seedbed check PLACE",
        )
    for name in written.files:
        click.echo(out / name)
    for note in written.notes:
        click.echo(f"Note: {note}", err=True)


def _write(place: Place, of: str, year: int, out: Path, *, as_sent: bool) -> WrittenReturn:
    from seedbed.formats.writing import write_as_sent, write_cin_census, write_ssda903
    from seedbed.messages import PlaceError

    connection = place.records.open()
    if as_sent:
        return write_as_sent(connection, out, of=of, year=year)
    if of == "ssda903":
        return write_ssda903(connection, out, year=year)
    if place.council is None:
        raise PlaceError(
            "a census names its council, and this place does not.",
            where="place.yml",
            mend="Add a line such as: council: E06000005",
        )
    return write_cin_census(connection, out, year=year, council=place.council.number)
