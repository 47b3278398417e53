"""What every test may ask for: the reference material, the command line, a browser.

A test that needs something this machine lacks is left out with the reason and the command that mends it. On the
machine that decides (`CI` set) nothing may be left out, so there the same lack is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from seedbed.cli import main

PROJECT = Path(__file__).parent.parent
ON_CI = bool(os.environ.get("CI"))

# Debian's Chromium started by hand: without its sandbox (tests may run as root) and silent on the network.
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if ON_CI else "here")


def _lacking(what: str, *, mend: str) -> NoReturn:
    if ON_CI:
        pytest.fail(f"{what} {mend}", pytrace=False)
    pytest.skip(f"{what} {mend}")


@pytest.fixture(scope="session")
def project() -> Path:
    """Give the project's folder."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of reference material: official tables, worked cases, sample returns."""
    folder = Path(os.environ.get("SEEDBED_SHARED", PROJECT.parent / "shared"))
    if not (folder / "cases").is_dir():
        _lacking("The reference material is not here.", mend="Set SEEDBED_SHARED to its folder.")
    return folder


@pytest.fixture
def run_seedbed() -> Callable[..., Result]:
    """Run a command as typed, in this process: `run_seedbed("check", place).exit_code`, `.stdout`, `.stderr`."""

    def run(*words: str | Path, typed: str | None = None) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=typed, prog_name="seedbed")

    return run


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Open a Chromium for the whole run; SEEDBED_CHROMIUM names one that is not on the path."""
    program = os.environ.get("SEEDBED_CHROMIUM") or shutil.which("chromium")
    if not program:
        _lacking("There is no Chromium here.", mend="On Debian: sudo apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """Open an empty page, cut off from the network: what we write must need nothing from outside."""
    with chromium.new_context(offline=True, locale="en-GB", timezone_id="Europe/London") as context:
        yield context.new_page()
