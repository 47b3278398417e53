"""The command line's door: what a person reads and a machine gets when something goes wrong."""

import os
import re
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from types import ModuleType

import click
import pytest
from click.testing import Result

from seedbed import __version__
from seedbed.cli import COMMANDS
from seedbed.messages import PlaceError, SeedbedWarning

Run = Callable[..., Result]


@pytest.fixture
def build_that(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Callable[[], object]], None]]:
    """Let `seedbed build` do something else."""

    def install(deed: Callable[[], object]) -> None:
        module = ModuleType("seedbed.cli.build")
        module.command = click.Command("build", callback=deed)
        monkeypatch.setitem(sys.modules, "seedbed.cli.build", module)

    return install


A_BUILD_THAT = """
import sys, types, click
from seedbed.cli import main
module = types.ModuleType("build")
module.command = click.Command("build", callback=lambda: {deed})
sys.modules["seedbed.cli.build"] = module
main(["build"])
"""


def raising(error: BaseException) -> Callable[[], object]:
    def deed() -> None:
        raise error

    return deed


def test_help_lists_every_command_in_the_order_of_use(run_seedbed: Run):
    helped = run_seedbed("--help")
    assert helped.exit_code == 0
    listed = helped.stdout.partition("Commands:")[2]
    assert re.findall(r"(?m)^  (\w+)  ", listed) == list(COMMANDS)


def test_help_imports_no_command_and_nothing_heavy():
    code = "import sys, seedbed.cli as c; c.main(['--help'], standalone_mode=False); print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"numpy", "pandas", "duckdb", "ibis", "pyarrow", "scipy", "lxml", "jinja2", "yaml", "holidays"}
    assert "click" in loaded
    assert not heavy & set(loaded)
    assert not [name for name in loaded if name.startswith("seedbed.cli.")]


def test_version_is_the_packages(run_seedbed: Run):
    assert run_seedbed("--version").stdout == f"seedbed {__version__}\n"


def test_a_misspelt_command_is_answered_with_the_nearest(run_seedbed: Run):
    answered = run_seedbed("biuld")
    assert answered.exit_code == 2
    assert "There is no command 'biuld'. Did you mean build?" in answered.stderr


def test_a_command_like_no_other_is_answered_without_a_guess(run_seedbed: Run):
    answered = run_seedbed("xyzzy")
    assert answered.exit_code == 2
    assert answered.stderr.rstrip().endswith("There is no command 'xyzzy'.")


def test_an_error_of_ours_is_its_sentence_and_its_exit_code(run_seedbed: Run, build_that):
    build_that(raising(PlaceError("the place has no name.", where="place.yml", mend="Add a line: name: Darlington")))
    told = run_seedbed("build")
    assert told.exit_code == PlaceError.exit_code
    assert told.stderr == "place.yml: the place has no name. Add a line: name: Darlington\n"
    assert not told.stdout


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (PermissionError(13, "Permission denied", "pages"), "pages: may not be read or written."),
        (FileNotFoundError(2, "No such file", "tables"), "tables: is not there."),
        (NotADirectoryError(20, "Not a directory", "pages"), "pages: is a file, where a folder is needed."),
        (IsADirectoryError(21, "Is a directory", "pages"), "pages: is a folder, where a file is needed."),
        (OSError(28, "No space left on device", "out.html"), "out.html: could not be written: the disk is full."),
        (OSError(28, "No space left on device"), "Could not be written: the disk is full."),
        (OSError(5, "Input/output error", "x"), "x: Input/output error."),
    ],
)
def test_trouble_with_a_file_is_a_sentence(run_seedbed: Run, build_that, error: OSError, sentence: str):
    build_that(raising(error))
    told = run_seedbed("build")
    assert told.exit_code == 1
    assert told.stderr.startswith(sentence)
    assert "Traceback" not in told.output


def test_stopping_at_the_keyboard_is_no_fault(run_seedbed: Run, build_that):
    build_that(raising(KeyboardInterrupt()))
    told = run_seedbed("build")
    assert (told.exit_code, told.stderr) == (130, "Stopped.\n")


def test_a_fault_of_ours_says_where_in_the_code_and_none_of_its_words(run_seedbed: Run, build_that):
    build_that(raising(ValueError("a value from a record")))
    told = run_seedbed("build")
    assert told.exit_code == 70
    assert told.stderr.startswith("This is a fault in Seedbed, not in your files: ValueError in cli/__init__.py, line ")
    assert "a value from a record" not in told.output
    assert "Traceback" not in told.output


def test_debug_adds_the_traceback_and_keeps_the_exit_code(run_seedbed: Run, build_that):
    build_that(raising(PlaceError("the place has no name.")))
    told = run_seedbed("--debug", "build")
    assert told.exit_code == PlaceError.exit_code
    assert "Traceback" in told.stderr
    assert told.stderr.endswith("the place has no name.\n")


def test_our_warnings_are_notes_and_those_of_libraries_are_left_out(run_seedbed: Run, build_that):
    def deed() -> None:
        warnings.warn("Too few children to chart.", SeedbedWarning, stacklevel=1)
        warnings.warn("a library's own affair", FutureWarning, stacklevel=1)

    build_that(deed)
    told = run_seedbed("build")
    assert (told.exit_code, told.stderr) == (0, "Note: Too few children to chart.\n")


def test_debug_shows_the_warnings_of_libraries_too(run_seedbed: Run, build_that):
    build_that(lambda: warnings.warn("a library's own affair", FutureWarning, stacklevel=1))
    with pytest.warns(FutureWarning, match="a library's own affair"):
        run_seedbed("--debug", "build")


def test_a_reader_that_has_read_enough_is_no_error():
    code = A_BUILD_THAT.format(deed="[click.echo('x' * 1000) for _ in range(10_000)]")
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(10)
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_character_that_the_terminal_lacks_does_not_stop_us():
    told = subprocess.run(
        [sys.executable, "-c", A_BUILD_THAT.format(deed="click.echo('\\u2265 5')")],
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout, told.stderr) == (0, "? 5\n", "")
