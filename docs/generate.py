"""Write the pages of `docs/reference` from the code that they describe.

    python docs/generate.py            write them
    python docs/generate.py --check    change nothing; fail if a page no longer says what the code does

The commands come from their own `--help`, the measures from their definitions. Edit those, never the pages.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import click

from seedbed.cli import COMMANDS, OUR_FAULT, STOPPED, main
from seedbed.codes.definitions import Definition, Topic, definitions
from seedbed.messages import SeedbedError

REFERENCE = Path(__file__).parent / "reference"
WIDTH = 100
MADE_BY = "<!-- Written by docs/generate.py: edit what it reads, not this page. -->"

WHAT_GOOD_IS = {
    "high": "More is better.",
    "low": "Less is better.",
    "context": "Neither more nor less is better: read it as context.",
}


def pages() -> dict[Path, str]:
    """Give each page of the reference and what should stand in it."""
    return {
        REFERENCE / "commands.md": _page(_commands()),
        REFERENCE / "errors.md": _page(_errors()),
        REFERENCE / "indicators.md": _page(_indicators(definitions().values())),
    }


def _page(paragraphs: Iterable[str]) -> str:
    return "\n\n".join([MADE_BY, *paragraphs]) + "\n"


def _commands() -> Iterable[str]:
    yield "# Commands"
    yield "What each command says of itself with `--help`. What their exit codes mean: [errors](errors.md)."
    whole = click.Context(main, info_name="seedbed", terminal_width=WIDTH, max_content_width=WIDTH)
    yield _as_printed("## seedbed", main.get_help(whole))
    for name in COMMANDS:
        command = main.get_command(whole, name)
        assert command is not None, f"Unhandled: {name}"
        part = click.Context(command, parent=whole, info_name=name)
        yield _as_printed(f"## seedbed {name}", command.get_help(part))


def _as_printed(heading: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"{heading}\n\n```text\n{lines}\n```"


def _errors() -> Iterable[str]:
    yield "# Errors"
    yield (
        "Every error says what was found, where, and how to put it right. A child is told by file and line, never by name "
        "or number. A program that runs Seedbed reads the exit code."
    )
    kinds = [(0, "", "All is well."), (1, "SeedbedError", "Something a person can put right; also files and folders.")]
    kinds += [(kind.exit_code, kind.__name__, str(kind.__doc__)) for kind in SeedbedError.__subclasses__()]
    kinds += [(2, "", "The command was not understood."), (STOPPED, "", "Stopped at the keyboard.")]
    kinds += [(OUR_FAULT, "", "A fault in Seedbed itself. `seedbed --debug …` shows where.")]
    rows = [f"| {code} | {f'`{name}`' if name else ''} | {meaning} |" for code, name, meaning in sorted(kinds)]
    yield "\n".join(["| exit code | in Python | meaning |", "|---|---|---|", *rows])


def _indicators(measures: Iterable[Definition]) -> Iterable[str]:
    known = list(measures)
    yield "# Measures"
    yield (
        f"The {len(known)} measures, by topic: what each counts, among whom, what it leaves out, and the traps in reading it. "
        "To open a figure of yours: `seedbed why MEASURE YEAR PLACE`."
    )
    for topic in get_args(Topic):
        of_topic = [measure for measure in known if measure.topic == topic]
        if of_topic:
            yield f"## {topic.capitalize()}"
            yield from (_indicator(measure) for measure in of_topic)


def _indicator(measure: Definition) -> str:
    rows = [
        ("Counts", measure.numerator),
        ("Among", measure.denominator),
        ("Leaves out", measure.leaves_out),
        ("Given as", f"{measure.unit}, {measure.period}"),
        ("What good is", WHAT_GOOD_IS[measure.good_is]),
        *(("Trap", trap) for trap in measure.traps),
        ("Measured from a place's own records", "Yes." if measure.measured else "Not yet."),
        ("Published", _published(measure)),
        ("Source", f"{measure.source} (reviewed {measure.reviewed.day} {measure.reviewed:%B %Y})"),
    ]
    table = "\n".join(f"| {name} | {' '.join(words.split()).replace('|', '/')} |" for name, words in rows)
    return f"### {measure.id}: {measure.name}\n\n{measure.why_it_matters}\n\n| | |\n|---|---|\n{table}"


def _published(measure: Definition) -> str:
    if measure.published is None:
        return "Not published for every council."
    computed = (
        " Where only its counts are printed, it is worked out here and marked." if measure.published.computed else ""
    )
    return f"[{measure.published.publication}]({measure.published.url}).{computed}"


def run(arguments: list[str]) -> int:
    """Write the pages, or with `--check` name those that have fallen behind."""
    behind = [path for path, text in pages().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        for path in behind:
            print(f"{path.name} has fallen behind the code. Type: python docs/generate.py", file=sys.stderr)
        return int(bool(behind))
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
