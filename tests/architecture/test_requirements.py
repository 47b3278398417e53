"""What we stand on: every package pinned and hashed, from no named place, under a licence that lets anyone use it."""

import re
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
RUNNING = PROJECT / "requirements.txt"
TESTING = PROJECT / "requirements-tests.txt"
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))

# Distributions whose metadata name no licence: what their licence file says, read by a person.
LICENCES_READ = {"axe-playwright-python": "MIT; the axe-core inside it is MPL-2.0"}


def pins(file: Path) -> dict[str, Requirement]:
    """Give each pinned package by name, leaving out its hashes."""
    lines = [line.rstrip("\\ ") for line in file.read_text(encoding="utf-8").splitlines() if "==" in line]
    return {canonicalize_name(pin.name): pin for pin in map(Requirement, lines)}


@pytest.mark.parametrize("file", [RUNNING, TESTING], ids=lambda file: file.name)
def test_every_package_is_pinned_with_its_hashes_and_without_an_address(file: Path):
    packages = re.split(r"\n(?=\S)", file.read_text(encoding="utf-8").strip())
    for package in packages:
        first, *hashes = [line.strip().rstrip("\\ ") for line in package.splitlines()]
        assert re.fullmatch(r"[\w.-]+==[\w.]+( ; .+)?", first)
        assert hashes, f"{first} has no hashes"
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", line) for line in hashes)


def test_what_runs_is_what_was_tested():
    tested = pins(TESTING)
    assert {name: tested.get(name) for name in pins(RUNNING)} == pins(RUNNING)


def test_the_pins_are_those_that_the_package_declares():
    project = DECLARED["project"]
    for file, declared in (
        (RUNNING, [*project["dependencies"], *DECLARED["dependency-groups"]["build"]]),
        (TESTING, project["optional-dependencies"]["tests"]),
    ):
        for requirement in map(Requirement, declared):
            (pin,) = pins(file)[canonicalize_name(requirement.name)].specifier
            assert requirement.specifier.contains(pin.version), f"{file.name} pins {requirement.name} outside its range"


def test_no_package_is_under_a_licence_that_would_bind_those_who_use_ours():
    here = [name for name, pin in pins(TESTING).items() if pin.marker is None or pin.marker.evaluate()]
    licences = {name: licence_of(name) for name in here}
    assert not [name for name, licence in licences.items() if not licence], "Read its licence file, and note it above."
    assert not {name: licence for name, licence in licences.items() if binds(licence)}


def licence_of(name: str) -> str:
    """Give the licence that a distribution states: as an expression, as classifiers, or in a line."""
    told = metadata(name)
    stated = [line for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    first_line = (told.get("License") or "").strip().partition("\n")[0]
    return told.get("License-Expression") or "; ".join(stated) or first_line or LICENCES_READ.get(name, "")


def binds(licence: str) -> bool:
    """Tell the GPL and AGPL from the lesser licences, which leave those who use a library free."""
    lesser = re.sub(r"(?i)\bLGPL[\w.+-]*|GNU (Lesser|Library) General Public Licen[sc]e[^;]*", "", licence)
    return bool(re.search(r"(?i)\bA?GPL|Affero|GNU General Public", lesser))


@pytest.mark.parametrize(
    ("licence", "does"),
    [
        ("MIT", False),
        ("LGPL-3.0-or-later", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3 (LGPLv3)", False),
        ("GPL-3.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v2 (GPLv2)", True),
        ("GNU Affero General Public License", True),
    ],
)
def test_a_binding_licence_is_told_from_a_lesser_one(licence: str, does: bool):
    assert binds(licence) is does
