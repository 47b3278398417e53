"""`start.py`: an environment is whole or made afresh, and whatever is missing is told with what mends it."""

import ast
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give start.py in a folder of its own, with a pip and a `python -m venv` that do nothing but leave a trace."""
    for name in ("start.py", "pyproject.toml", "requirements.txt", "requirements-tests.txt"):
        shutil.copy(PROJECT / name, tmp_path)
    module = loaded(tmp_path / "start.py")
    module.pip_ran = []
    monkeypatch.setattr(module, "_pip", lambda *arguments: module.pip_ran.append(arguments))
    monkeypatch.setattr(module.subprocess, "run", lambda command, **_: venv_made(module, command))
    monkeypatch.setattr(module.shutil, "disk_usage", lambda _: SimpleNamespace(free=5e9))
    return module


def loaded(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("start", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def venv_made(module: ModuleType, command: list[object]) -> SimpleNamespace:
    if command[1:3] == ["-m", "venv"]:
        module.PYTHON.parent.mkdir(parents=True)
        module.PYTHON.touch()
    return SimpleNamespace(returncode=0, stdout="", stderr="")


def trouble_of(start: ModuleType, deed: Callable[[], object]) -> str:
    with pytest.raises(start.Trouble) as told:
        deed()
    return str(told.value)


def test_an_old_python_can_read_it_and_is_told_what_it_lacks(monkeypatch: pytest.MonkeyPatch):
    ast.parse((PROJECT / "start.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    with pytest.raises(SystemExit, match=r"Seedbed needs Python 3\.11 or newer; this is 3\.8\."):
        loaded(PROJECT / "start.py")


def test_it_needs_nothing_but_python():
    tree = ast.parse((PROJECT / "start.py").read_text(encoding="utf-8"))
    plain = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    from_others = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert plain | from_others <= sys.stdlib_module_names


def test_a_second_run_has_nothing_to_do(start: ModuleType):
    start.make_environment(start.RUNNING, wheels=None)
    first = list(start.pip_ran)
    start.make_environment(start.RUNNING, wheels=None)
    assert first
    assert start.pip_ran == first


def test_packages_are_checked_against_their_hashes_and_never_compiled(start: ModuleType):
    start.make_environment(start.RUNNING, wheels=None)
    packages, itself = start.pip_ran
    assert {"--require-hashes", "--no-deps", ":all:", start.RUNNING} <= set(packages)
    assert "--no-index" in itself


def test_what_serves_the_tests_serves_running_too(start: ModuleType):
    start.make_environment(start.TESTING, wheels=None)
    start.pip_ran.clear()
    start.make_environment(start.RUNNING, wheels=None)
    assert not start.pip_ran


def test_changed_requirements_are_installed_into_the_same_environment(start: ModuleType):
    start.make_environment(start.RUNNING, wheels=None)
    (start.VENV / "kept").touch()
    start.RUNNING.write_text(start.RUNNING.read_text() + "\n")
    start.pip_ran.clear()
    start.make_environment(start.RUNNING, wheels=None)
    assert start.pip_ran
    assert (start.VENV / "kept").exists()


def test_an_environment_that_was_never_finished_is_made_afresh(start: ModuleType, monkeypatch: pytest.MonkeyPatch):
    def stop(*_: object) -> None:
        (start.VENV / "half a package").touch()
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(start, "_pip", stop)
        assert start.main([]) == 130
    assert start.STAMP.read_text() == start.UNFINISHED
    start.make_environment(start.RUNNING, wheels=None)
    assert not (start.VENV / "half a package").exists()
    assert start.pip_ran


@pytest.mark.parametrize("lost", ["moved", "without its python"])
def test_an_environment_that_cannot_work_is_made_afresh(start: ModuleType, lost: str):
    start.make_environment(start.RUNNING, wheels=None)
    (start.VENV / "old").touch()
    if lost == "moved":
        start.STAMP.write_text(start.STAMP.read_text().replace(str(start.HERE), str(start.HERE / "elsewhere")))
    else:
        start.PYTHON.unlink()
    start.make_environment(start.RUNNING, wheels=None)
    assert not (start.VENV / "old").exists()


def test_an_environment_that_is_not_ours_is_left_alone(start: ModuleType):
    start.VENV.mkdir()
    (start.VENV / "theirs").touch()
    told = trouble_of(start, lambda: start.make_environment(start.RUNNING, wheels=None))
    assert "was made by something else. Delete or rename it" in told
    assert (start.VENV / "theirs").exists()


def test_a_python_that_cannot_make_environments_is_told_with_the_package(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(start.importlib.util, "find_spec", lambda name: None)
    told = trouble_of(start, lambda: start.make_environment(start.RUNNING, wheels=None))
    assert f"apt-get install python3.{sys.version_info[1]}-venv" in told
    assert not start.VENV.exists()


def test_a_disk_without_room_is_told_before_anything_is_fetched(start: ModuleType, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(start.shutil, "disk_usage", lambda _: SimpleNamespace(free=2e8))
    told = trouble_of(start, lambda: start.make_environment(start.RUNNING, wheels=None))
    assert "needs about 0.9 GB of disk; here are 0.2 GB" in told
    assert not start.pip_ran


def test_a_folder_that_may_not_be_written_is_told(start: ModuleType, monkeypatch: pytest.MonkeyPatch):
    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    told = trouble_of(start, lambda: start.make_environment(start.RUNNING, wheels=None))
    assert "Permission denied. Copy Seedbed to a folder of your own" in told


def test_packages_come_from_a_folder_when_one_is_given(start: ModuleType, tmp_path: Path):
    (tmp_path / "wheels").mkdir()
    (tmp_path / "wheels" / "click-8.5.1-py3-none-any.whl").touch()
    start.make_environment(start.RUNNING, wheels=tmp_path / "wheels")
    assert start.pip_ran[0][:4] == ("install", "--no-index", "--find-links", tmp_path / "wheels")


def test_a_folder_without_packages_is_told(start: ModuleType, tmp_path: Path):
    told = trouble_of(start, lambda: start.make_environment(start.RUNNING, wheels=tmp_path))
    assert "holds no packages (*.whl)" in told
    assert not start.pip_ran


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "nothing was installed"),
        ("ERROR: Could not install packages: [Errno 28] No space left on device", "The disk is full."),
        ("SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "set PIP_CERT"),
        (
            "WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution found",
            "no package index answered",
        ),
        ("ERROR: No matching distribution found for duckdb==1.5.5", "There is no package for Python"),
        ("ERROR: [WinError 5] Access is denied", "Close whatever is using it"),
        ("a first line\nERROR: something new", "could not be installed: ERROR: something new"),
    ],
)
def test_what_pip_said_is_told_as_one_sentence_and_what_mends_it(start: ModuleType, said: str, told: str):
    assert told in start._why_pip_failed(said, offline=False)


def test_a_place_that_was_half_made_is_taken_away(start: ModuleType, monkeypatch: pytest.MonkeyPatch):
    def stop(*words: str) -> None:
        start.DEMONSTRATION.mkdir()
        raise start.Trouble(f"Seedbed stopped at: seedbed {' '.join(words)}.")

    monkeypatch.setattr(start, "_seedbed", stop)
    assert start.main([]) == 1
    assert not start.DEMONSTRATION.exists()


def test_the_first_run_makes_the_place_and_the_next_keeps_it(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    ran = []

    def run(*words: str) -> None:
        ran.append(words[0])
        start.DEMONSTRATION.mkdir(exist_ok=True)

    monkeypatch.setattr(start, "_seedbed", run)
    assert start.main([]) == 0
    assert start.main([]) == 0
    assert ran == ["synthetic", "build", "report", "build", "report"]
    assert "demonstration-report" in capsys.readouterr().out


@pytest.mark.parametrize("failing", ["ruff", "mypy", "lint-imports", "pytest", None])
def test_one_failing_check_fails_the_whole_and_the_tests_still_run_last(
    start: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str | None
):
    ran = []

    def run(name: str, command: tuple[str, ...]) -> int:
        ran.append(command[0])
        return int(command[0] == failing)

    monkeypatch.setattr(start, "_run", run)
    monkeypatch.setattr(start.shutil, "which", lambda _: "somewhere")
    assert start.main(["test"]) == (0 if failing is None else 1)
    assert ran == ["ruff", "ruff", "mypy", "lint-imports", "pytest"]


@pytest.mark.skipif(os.name == "nt", reason="Windows quotes in its own way.")
def test_paths_are_given_as_they_would_be_typed(start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert start._as_typed(tmp_path / "a folder" / "seedbed") == "'a folder/seedbed'"
    monkeypatch.chdir("/")
    assert start._as_typed(Path("/elsewhere/seedbed")) == "elsewhere/seedbed"
