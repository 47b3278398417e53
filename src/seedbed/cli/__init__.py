"""The command line's door: finds the command that was asked for, and tells errors as sentences.

Commands live one a file beside this one, each as `command`. They are imported when asked for and not before, so that
`seedbed --help` answers at once: its one-line helps stand in the table below, and a test holds them to the commands'.

Whatever goes wrong, a person reads a sentence and a machine an exit code: those of `seedbed.messages`, 2 for a command
that was not understood, 70 for a fault of our own, 130 when stopped. `--debug` adds the traceback. Without it the words
of an unforeseen error stay unsaid: they may hold a value from a child's record.
"""

from __future__ import annotations

import errno
import importlib
import io
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from seedbed import __version__
from seedbed.messages import SeedbedError, SeedbedWarning, did_you_mean

COMMANDS = {
    "build": "Read a place's sources into a checked record.",
    "check": "List what is wrong in a place's returns, and how to mend it.",
    "report": "Write three pages for a place, a council, or all of England.",
    "why": "Open a figure: its definition, its rows, and how far it could move.",
    "write": "Write a return for a year, from the record or as it was sent.",
    "published": "Make the table of published figures from newer files.",
    "synthetic": "Make an invented place with invented children, to try things on.",
}

OUR_FAULT = 70
STOPPED = 130


class LazyCommands(click.Group):
    """The commands of the table above, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command from its file."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"seedbed.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or offer the nearest one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            ctx.fail(f"There is no command {args[0]!r}. {did_you_mean(args[0], COMMANDS)}".strip())
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever goes wrong is told as a sentence."""
        debug = bool(ctx.params["debug"])
        _print_every_character()
        with _warnings_as_notes(debug=debug), _errors_as_sentences(debug=debug):
            return super().invoke(ctx)


@click.group(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="seedbed", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="When something goes wrong, show where in the code.")
def main(debug: bool) -> None:
    """Turn the records that children's services keep into three honest pages.

    A place is a folder that holds a council's returns. Build its record, check what is wrong with it, write its pages,
    and ask any figure why. Pages from published figures need no place: name a council.

    \b
    seedbed report --council Darlington --out darlington
    seedbed build PLACE
    seedbed report PLACE --out DIR
    seedbed why REREF12 2024-25 --council Darlington

    Years are collection years to 31 March, written 2024-25; 2025 is understood.
    """


def _print_every_character() -> None:
    """Let a terminal that lacks a character show a question mark instead of stopping us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@contextmanager
def _warnings_as_notes(*, debug: bool) -> Iterator[None]:
    """Show our own warnings as notes; those of the libraries that we stand on only to who looks for a fault."""
    with warnings.catch_warnings():
        if not debug:
            warnings.simplefilter("ignore")
        warnings.simplefilter("always", SeedbedWarning)
        plainly = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *where: Any, **more: Any) -> None:
            if issubclass(category, SeedbedWarning):
                click.echo(f"Note: {message}", err=True)
            else:
                plainly(message, category, *where, **more)

        warnings.showwarning = show
        yield


@contextmanager
def _errors_as_sentences(*, debug: bool) -> Iterator[None]:
    try:
        yield
    except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
        raise  # click's own; a reader that has read enough (`seedbed why … | head`) is no error
    except (Exception, KeyboardInterrupt) as error:
        if debug:
            import traceback

            traceback.print_exception(error)
        sentence, exit_code = _told(error)
        click.echo(sentence, err=True)
        raise click.exceptions.Exit(exit_code) from error


def _told(error: BaseException) -> tuple[str, int]:
    match error:
        case SeedbedError():
            return str(error), error.exit_code
        case KeyboardInterrupt():
            return "Stopped.", STOPPED
        case OSError():
            return _about_a_file(error), SeedbedError.exit_code
    return _about_ourselves(error), OUR_FAULT


def _about_a_file(error: OSError) -> str:
    sentences = {
        errno.EACCES: "may not be read or written. Close what has it open, or choose a folder of your own.",
        errno.ENOENT: "is not there. Look at how the path is spelt.",
        errno.ENOTDIR: "is a file, where a folder is needed.",
        errno.EISDIR: "is a folder, where a file is needed.",
        errno.ENOSPC: "could not be written: the disk is full. Make room, then run the same command again.",
        errno.EROFS: "is on a disk that may not be written to. Choose another folder.",
    }
    why = sentences.get(error.errno or 0, f"{error.strerror or type(error).__name__}.")
    return f"{os.fsdecode(error.filename)}: {why}" if error.filename else why[0].upper() + why[1:]


def _about_ourselves(error: BaseException) -> str:
    """Say where in our code an unforeseen error rose, and none of its words."""
    import traceback

    package = Path(__file__).parent.parent
    ours = [
        frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(package)
    ]
    place = Path(ours[-1].filename).relative_to(package).as_posix()
    return (
        f"This is a fault in Seedbed, not in your files: {type(error).__name__} in {place}, line {ours[-1].lineno}. "
        "Please tell those who look after it. To see more: seedbed --debug and the same words again."
    )
