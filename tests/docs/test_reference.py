"""The written reference says what the code does; decisions say why."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from docs.pages import PROJECT, name_of
from seedbed.cli import COMMANDS, main

DECISIONS = sorted((PROJECT / "docs" / "decisions").glob("*.md"))


def test_the_reference_is_up_to_date():
    checked = subprocess.run(
        [sys.executable, PROJECT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_says_what_each_says_of_itself(name: str):
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.get_short_help_str(limit=1000) == COMMANDS[name]


def test_decisions_are_numbered_in_order():
    assert [int(page.name[:4]) for page in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("page", DECISIONS, ids=name_of)
def test_a_decision_gives_its_context_what_was_decided_and_what_follows(page: Path):
    headings = re.findall(r"(?m)^## (.+)$", page.read_text(encoding="utf-8"))
    assert headings == ["Context", "Decision", "Consequences"]
