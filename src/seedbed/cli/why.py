"""`seedbed why`: open any figure and see what it is made of."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command(short_help="Open a figure: its definition, its rows, and how far it could move.")
@click.argument("measure")
@click.argument("period")
@click.argument("place", required=False, type=click.Path(path_type=Path))
@click.option("--council", metavar="NAME", help="A council's published figure; England and regions work too.")
@click.option("--by", "group", metavar="GROUP", help="Split a place's figure by sex, age, ethnicity or unaccompanied.")
@click.option("--rows", "most", default=10, show_default=True, help="How many rows behind a place's figure to list.")
@click.option("--published", type=click.Path(path_type=Path), help="Newer published figures than those packaged.")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
def command(
    measure: str,
    period: str,
    place: Path | None,
    council: str | None,
    group: str | None,
    most: int,
    published: Path | None,
    as_json: bool,
) -> None:
    """Open a figure: its definition, its rows, and how far it could move.

    PERIOD is a year to 31 March, written 2024-25 or 2025.

    \b
      seedbed why REREF12 2024-25 --council Darlington
      seedbed why REREF12 2025-26 PLACE --by age
    """
    if (place is None) == (council is None):
        raise click.UsageError("Say whose figure: a place's folder, or --council NAME.")
    from seedbed.answers import why

    if council is not None:
        if group:
            raise click.UsageError("A published figure has no rows to split; --by works on a place's own record.")
        answer = why.of_council(measure, period, council, published=published)
    else:
        from seedbed.place import Place

        assert place is not None
        answer = why.of_place(
            measure, period, Place.open(place).own_record(published=published), group=group, most=most
        )
    click.echo(json.dumps(answer.as_data(), indent=2, ensure_ascii=False) if as_json else answer.as_text())
