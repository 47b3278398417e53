"""Every command that a page shows is run, and prints what the page says."""

import doctest
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from docs.pages import PAGES, Example, examples, name_of

WITH_EXAMPLES = [page for page in PAGES if list(examples(page.read_text(encoding="utf-8")))]


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name_of)
def test_the_examples_on_a_page_do_what_it_says(
    page: Path, run_seedbed: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(tmp_path)
    for example in examples(page.read_text(encoding="utf-8")):
        program, *words = shlex.split(example.command)
        assert program == "seedbed", f"line {example.line}: only seedbed's own commands are run; show others as shell"
        result = run_seedbed(*words)
        assert result.exit_code == 0, f"line {example.line}: {example.command}\n{result.output}"
        assert prints_what_it_says(example, result.output), f"line {example.line}: it prints\n{result.output}"


def prints_what_it_says(example: Example, printed: str) -> bool:
    """Compare as doctest does; … stands for any words."""
    if not example.printed.strip():
        return True
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    return doctest.OutputChecker().check_output(example.printed.replace("…", "..."), printed, flags)


def test_a_command_and_what_it_prints_are_read_from_a_page():
    page = "Words.\n\n```console\n$ seedbed --version\nseedbed …\n$ seedbed --help\n```\n\n```shell\n$ other\n```\n"
    assert list(examples(page)) == [
        Example(line=4, command="seedbed --version", printed="seedbed …\n"),
        Example(line=6, command="seedbed --help", printed=""),
    ]


@pytest.mark.parametrize(("printed", "same"), [("seedbed 0.1.0\n", True), ("another 0.1.0\n", False)])
def test_an_example_that_prints_something_else_is_noticed(printed: str, same: bool):
    assert prints_what_it_says(Example(1, "seedbed --version", "seedbed …\n"), printed) is same
