"""`seedbed check`: what is wrong in a place's returns, by rule, in plain words, with how to put it right."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from seedbed.answers.between_years import BetweenYears
    from seedbed.answers.findings import FindingsSummary, Line, RuleFindings

WIDTH = 80
INDENT = "  "
RETURNS = {"903": "ssda903", "cin": "cin", "annex-a": "annex_a"}
HEADS = {
    "error": "ERRORS: to be put right before a return is sent",
    "query": "QUERIES: to be looked at; they may be right",
}


@click.command(short_help="List what is wrong in a place's returns, and how to mend it.")
@click.argument("place", type=click.Path(path_type=Path))
@click.option("--year", metavar="YEAR", help="One collection year, written 2025-26 or 2026.")
@click.option(
    "--return", "of", type=click.Choice(list(RETURNS)), help="One return: SSDA903, children in need census or Annex A."
)
@click.option("--rule", metavar="NUMBER", help="One rule, as 501.")
@click.option("--between-years", is_flag=True, help="What returns of different years say differently.")
@click.option("--most", type=click.IntRange(min=0), help="How many lines of each rule to list; 3, or all with --json.")
@click.option("--children", is_flag=True, help="Show children's ids, too: for the council's own staff.")
@click.option("--json", "as_json", is_flag=True, help="For machines; every line.")
def command(
    place: Path,
    year: str | None,
    of: str | None,
    rule: str | None,
    between_years: bool,
    most: int | None,
    children: bool,
    as_json: bool,
) -> None:
    """List what is wrong in a place's returns, and how to mend it.

    Rules with a number of their own are those of the Department for Education; SB stands for Seedbed's. Children are
    told by file and line. The findings are those of the last build: mend the files, then run seedbed build again.

    \b
      seedbed check PLACE
      seedbed check PLACE --year 2025-26 --return 903
      seedbed check PLACE --rule 501 --most 50
      seedbed check PLACE --between-years --year 2025-26
    """
    from seedbed.answers.between_years import between_years as compare_years
    from seedbed.answers.findings import summary
    from seedbed.periods import parse_year
    from seedbed.place import Place

    opened = Place.open(place)
    listed = most if most is not None or as_json else 3
    connection = opened.records.open()
    if between_years:
        if of or rule:
            raise click.UsageError("--between-years goes with --year, --most, --children and --json.")
        laid_beside = compare_years(connection, parse_year(year) if year else None, most=listed, children=children)
        for line in _between_years(opened.name, laid_beside, as_json=as_json):
            click.echo(line)
        return
    found = summary(
        connection,
        parse_year(year) if year else None,
        of=RETURNS[of] if of else None,
        rule=rule,
        most=listed,
        children=children,
    )
    if as_json:
        click.echo(json.dumps({"place": opened.name, **found.as_data()}, indent=2, ensure_ascii=False))
        return
    for line in _lines(opened.name, found, children=children, with_files=rule is None):
        click.echo(line)


def _lines(name: str, found: FindingsSummary, *, children: bool, with_files: bool) -> Iterator[str]:
    """Write everything as lines of text: what could not be checked, errors, queries, then every file's lines."""
    from seedbed.record.returned import Reconciliation

    yield click.style(f"{name}: {_in_all(found)}", bold=True)
    for rule in found.not_run:
        yield from _wrapped(f"! {rule.words} Please tell those who look after Seedbed.", "")
    for severity, head in HEADS.items():
        of_severity = found.of(severity)
        if of_severity:
            yield ""
            yield click.style(head, bold=True)
        for rule_findings in of_severity:
            yield ""
            yield from _about(rule_findings)
    yield ""
    if with_files:
        yield click.style("What became of every line", bold=True)
        yield from Reconciliation(found.files).lines()
        yield ""
    yield f"In all: {_in_all(found)}"
    if found.rules and not children:
        yield "Children are told by file and line; --children adds their ids."


def _between_years(name: str, found: BetweenYears, *, as_json: bool) -> Iterator[str]:
    """Write what returns of different years say differently: kind by kind, by table and column, the first lines of each."""
    from seedbed.answers.between_years import KINDS

    if as_json:
        yield json.dumps({"place": name, **found.as_data()}, indent=2, ensure_ascii=False)
        return
    laid = ", ".join(found.collections)
    yield click.style(f"{name}: {_number(found.count, 'disagreement')} between returns", bold=True)
    yield from _wrapped(f"Laid beside one another: {laid}." if laid else "No return was read.", "")
    for kind, head in KINDS.items():
        if found.of(kind):
            yield ""
            yield click.style(head.upper(), bold=True)
        for group in found.of(kind):
            count = f"{group.count:,} of {_number(group.children, 'child', 'children')}"
            yield f"{INDENT}{group.table}: {group.column}".ljust(WIDTH - len(count)) + count
            for line in group.lines:
                yield from _wrapped(str(line), INDENT * 2)
            left = group.count - len(group.lines)
            if left:
                yield f"{INDENT * 2}and {left:,} more: --most {group.count}"
    yield ""
    yield "The record takes what was told last, and keeps both."


def _in_all(found: FindingsSummary) -> str:
    run = f"{_number(found.rules_run, 'rule')} run"
    if not found.rules:
        return f"nothing found; {run}."
    counts = f"{_number(found.errors, 'error')} and {_number(found.queries, 'query', 'queries')}"
    return f"{counts}, under {len(found.rules)} of {run}."


def _about(found: RuleFindings) -> Iterator[str]:
    """Write one rule: its number and title, what it means, how to put it right, and the first lines."""
    rule = found.rule
    count = f"{found.count:,}"
    title = textwrap.wrap(f"{rule.code}  {rule.title}", WIDTH - len(count) - 2)
    yield click.style(title[0].ljust(WIDTH - len(count)), bold=True) + count
    yield from (click.style(f"{INDENT}{more}", bold=True) for more in title[1:])
    yield from _wrapped(rule.words, INDENT)
    yield from _wrapped(f"To put it right: {rule.mend[0].lower()}{rule.mend[1:]}", INDENT)
    for line in found.lines:
        yield from _wrapped(_told(found, line), INDENT * 2)
    left = found.count - len(found.lines)
    if left:
        yield f"{INDENT * 2}and {left:,} more: --rule {rule.code} --most {found.count}"


def _told(found: RuleFindings, line: Line) -> str:
    """Write one finding; what the rule says of all of them stands above and is not said again."""
    return line.told_with("" if line.says == found.rule.says else line.says)


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
