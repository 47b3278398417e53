"""Start Seedbed from a fresh copy: `python3 start.py`. Needs Python and nothing else.

    python3 start.py                    the environment, the demonstration place, its three pages
    python3 start.py test               install what the tests need, and run them all
    python3 start.py check              look for faults in the code, change nothing
    python3 start.py fix                put right what a machine can put right
    python3 start.py wheels DIR         fetch the packages for a machine without a network
    python3 start.py --wheels DIR       install from that folder (with any of the above)

The environment is the folder `.venv` beside this file. A stamp in it says what it was made from, and is written last:
an environment without a stamp is one that was never finished, and is made afresh.

Standard library only, and no syntax that Python 3.6 cannot read, so that an old Python can say what it lacks.
"""

import argparse
import hashlib
import importlib.util
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - the one line meant for an older Python
    sys.exit(
        f"Seedbed needs Python 3.11 or newer; this is {sys.version_info[0]}.{sys.version_info[1]}. "
        "Install a newer Python, then start this file with it, for example: python3.11 start.py"
    )

HERE = Path(__file__).resolve().parent
ON_WINDOWS = os.name == "nt"
PYTHON_AS_TYPED = "py" if ON_WINDOWS else "python3"

VENV = HERE / ".venv"
COMMANDS = VENV / ("Scripts" if ON_WINDOWS else "bin")
PYTHON = COMMANDS / ("python.exe" if ON_WINDOWS else "python")
STAMP = VENV / "made-from.txt"
LOG = VENV / "pip.log"
UNFINISHED = "unfinished"

RUNNING = HERE / "requirements.txt"
TESTING = HERE / "requirements-tests.txt"
ROOM_NEEDED = {RUNNING: 0.9, TESTING: 1.4}  # gigabytes, measured on Debian and rounded up

DEMONSTRATION = HERE / "demonstration"
REPORT = HERE / "demonstration-report"

CHECKS = (
    ("Layout of the code", ("ruff", "format", "--check", ".")),
    ("Faults in the code", ("ruff", "check", ".")),
    ("Types", ("mypy",)),
    ("Floors: who may use whom", ("lint-imports", "--no-logo")),
)
MENDS = (
    ("Faults a machine can mend", ("ruff", "check", "--fix", ".")),
    ("Layout of the code", ("ruff", "format", ".")),
)
TESTS = ("pytest", "-n", "2", "--cov", "--cov-report=term-missing:skip-covered")

WHY_PIP_FAILED = {  # the first that is found in what pip said
    "DO NOT MATCH THE HASHES": (
        "A package is not the one that Seedbed was tested with, so nothing was installed. Start again; "
        "if it happens twice, the wheels folder or your package mirror holds a changed file, and its keeper should know."
    ),
    "No space left on device|not enough space on the disk": (
        "The disk is full. Make room on it (and where temporary files go), then start again."
    ),
    "CERTIFICATE_VERIFY_FAILED": (
        "Your network answers with a certificate of its own. Ask your IT team for its file, "
        "set PIP_CERT to that file's path, and start again."
    ),
    "connection broken by|Max retries exceeded|Could not fetch URL|Read timed out|ProxyError": (
        "The packages could not be fetched: no package index answered. Look at the network and start again. "
        "For a machine without one, type on a machine that has one: {python} start.py wheels DIR "
        "- then carry DIR here and type: {python} start.py --wheels DIR"
    ),
    "No matching distribution found": (
        "There is no package for {machine} in {source}. Seedbed's packages are made for Python 3.11 to 3.14 "
        "on 64-bit Linux, macOS and Windows."
    ),
    "Permission denied|Access is denied": (
        "A file in .venv may not be changed. Close whatever is using it, then start again."
    ),
}


class Trouble(Exception):
    """Something that stops the start, told with the one thing that mends it."""


def main(arguments: list[str] | None = None) -> int:
    """Do the job that was asked for; give the exit code."""
    asked = _command_line().parse_args(arguments)
    try:
        exit_code: int = asked.job(asked)
    except Trouble as trouble:
        print(f"\n{trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. To go on: {PYTHON_AS_TYPED} start.py", file=sys.stderr)
        return 130
    return exit_code


def _command_line() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="start.py", description="Make Seedbed's environment, the demonstration place and its three pages."
    )
    _offer_wheels(parser, default=None)
    parser.set_defaults(job=demonstrate)
    jobs = parser.add_subparsers(title="jobs", metavar="")
    for name, job, words in (
        ("test", test, "install what the tests need, and run them all"),
        ("check", check, "look for faults in the code, change nothing"),
        ("fix", fix, "put right what a machine can put right"),
        ("wheels", fetch_wheels, "fetch the packages for a machine without a network"),
    ):
        part = jobs.add_parser(name, help=words, description=words[0].upper() + words[1:] + ".")
        part.set_defaults(job=job)
        if job is not fetch_wheels:
            _offer_wheels(part, default=argparse.SUPPRESS)
            continue
        part.add_argument("folder", metavar="DIR", type=Path, help="where the packages go")
        part.add_argument("--tests", action="store_true", help="what the tests need, too")
        part.add_argument("--platform", metavar="TAG", help="for another kind of machine, for example win_amd64")
        part.add_argument("--python", metavar="X.Y", help="and its Python, for example 3.12")
    return parser


def _offer_wheels(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    words = "install from this folder of packages, without a network"
    parser.add_argument("--wheels", metavar="DIR", type=Path, default=default, help=words)


# Jobs


def demonstrate(asked: argparse.Namespace) -> int:
    """Make the demonstration place if it is not there, build it, write its pages and say what to type next."""
    make_environment(RUNNING, wheels=asked.wheels)
    if not DEMONSTRATION.exists():
        _make_demonstration()
    _seedbed("build", DEMONSTRATION.name)
    _seedbed("report", DEMONSTRATION.name, "--out", REPORT.name)
    seedbed = _as_typed(COMMANDS / "seedbed")
    print(
        f"\nThe three pages are ready. Open in a browser: {_first_page().as_uri()}"
        "\nThe place and every child in it are invented. A real council's pages, from published figures:"
        f"\n    {seedbed} report --council Darlington --out darlington"
        f"\nAll that Seedbed can do:\n    {seedbed} --help"
    )
    return 0


def test(asked: argparse.Namespace) -> int:
    """Run every check, then the tests; what pytest says comes last."""
    make_environment(TESTING, wheels=asked.wheels)
    _find_browser()
    failed = _run_all(CHECKS)
    if failed:
        print(f"\nThis run will count as failed, whatever the tests say: {', '.join(failed)} (above).")
    return _run("Tests", TESTS) or bool(failed)


def check(asked: argparse.Namespace) -> int:
    """Look for faults and change nothing."""
    make_environment(TESTING, wheels=asked.wheels)
    failed = _run_all(CHECKS)
    print(f"\nTo be put right: {', '.join(failed)}" if failed else "\nNothing to put right.")
    return int(bool(failed))


def fix(asked: argparse.Namespace) -> int:
    """Put right what a machine can put right."""
    make_environment(TESTING, wheels=asked.wheels)
    return int(bool(_run_all(MENDS)))


def fetch_wheels(asked: argparse.Namespace) -> int:
    """Fetch the packages into a folder that can be carried to a machine without a network."""
    make_environment(RUNNING, wheels=None)
    folder = asked.folder.resolve()
    other = ["--platform", asked.platform] if asked.platform else []
    other += ["--python-version", asked.python] if asked.python else []
    requirements = TESTING if asked.tests else RUNNING
    print(f"Fetching {_number_of_packages(requirements)} packages into {folder}", flush=True)
    _pip("download", "--dest", folder, *other, *_exactly(requirements))
    kind = " ".join(part for part in (asked.platform, asked.python) if part) or _this_machine()
    print(
        f"Done. Carry Seedbed's folder and this one to the other machine ({kind}), and type there:"
        f"\n    {PYTHON_AS_TYPED} start.py --wheels {_quoted(folder.name)}"
    )
    return 0


# The environment


def make_environment(requirements: Path, *, wheels: Path | None) -> None:
    """Make `.venv` hold exactly these requirements and Seedbed itself; nothing to do if its stamp says so."""
    if _fingerprint(requirements) in _stamp():
        return
    try:
        if not _is_sound():
            _make_empty()
        _install(requirements, wheels=wheels)
    except OSError as error:
        raise Trouble(
            f"{error.filename or VENV}: {error.strerror}. "
            "Copy Seedbed to a folder of your own, on a disk with room, and start it there."
        ) from error


def _fingerprint(requirements: Path) -> str:
    made_from = requirements.read_bytes() + (HERE / "pyproject.toml").read_bytes()
    return hashlib.sha256(made_from).hexdigest()


def _stamp() -> list[str]:
    """Give what the environment was made from; nothing if it is unfinished, gone, or came from another folder."""
    if not STAMP.exists() or not PYTHON.exists():
        return []
    home, *fingerprints = STAMP.read_text(encoding="utf-8").splitlines()
    return fingerprints if home == str(HERE) else []


def _is_sound() -> bool:
    if VENV.exists() and not STAMP.exists():
        raise Trouble(f"{VENV} was made by something else. Delete or rename it, then start again.")
    return bool(_stamp())


def _make_empty() -> None:
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        package = f"python3.{sys.version_info[1]}-venv"
        raise Trouble(
            "This Python cannot make environments: your system keeps that in a package of its own. "
            f"Type: {'' if _is_root() else 'sudo '}apt-get install {package} - then start again."
        )
    if sys.maxsize < 2**32:
        raise Trouble("This is a 32-bit Python. Install a 64-bit one, and start this file with it.")
    shutil.rmtree(VENV, ignore_errors=True)
    if VENV.exists():
        raise Trouble(f"{VENV} is in use. Close the terminals and editors that use it, delete it, then start again.")
    VENV.mkdir()
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True, errors="replace")
    if made.returncode:
        reason = (made.stdout + made.stderr).strip().splitlines()[-1:]
        raise Trouble(f"The environment could not be made in {VENV}: {' '.join(reason)}")


def _install(requirements: Path, *, wheels: Path | None) -> None:
    room, needed = shutil.disk_usage(VENV).free / 1e9, ROOM_NEEDED[requirements]
    if room < needed and not _stamp():
        raise Trouble(f"Seedbed needs about {needed} GB of disk; here are {room:.1f} GB. Make room, then start again.")
    print(
        f"Installing {_number_of_packages(requirements)} packages into .venv (a minute or two, the first time)",
        flush=True,
    )
    STAMP.write_text(UNFINISHED, encoding="utf-8")
    _pip("install", *_from_folder(wheels), *_exactly(requirements))
    _pip("install", "--no-index", "--no-deps", "--no-build-isolation", "--editable", HERE)
    holds = (RUNNING, TESTING) if requirements == TESTING else (RUNNING,)
    STAMP.write_text("\n".join([str(HERE), *map(_fingerprint, holds)]), encoding="utf-8")


def _exactly(requirements: Path) -> tuple[str | Path, ...]:
    return "--no-deps", "--require-hashes", "--only-binary", ":all:", "--requirement", requirements


def _from_folder(wheels: Path | None) -> tuple[str | Path, ...]:
    if wheels is None:
        return ()
    folder = wheels.resolve()
    if not any(folder.glob("*.whl")):
        raise Trouble(
            f"{folder} holds no packages (*.whl). On a machine with a network, type: "
            f"{PYTHON_AS_TYPED} start.py wheels DIR - and carry DIR here."
        )
    return "--no-index", "--find-links", folder


def _pip(*arguments: str | Path) -> None:
    command = [PYTHON, "-m", "pip", *arguments]
    surroundings = dict(_surroundings(), PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_NO_INPUT="1", PIP_USER="0")
    said = []
    with subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as pip:
        for line in pip.stdout or ():
            said.append(line)
            _show_progress(line)
    LOG.write_text("".join(said), encoding="utf-8")
    if pip.returncode:
        raise Trouble(_why_pip_failed("".join(said), offline="--no-index" in arguments))


def _show_progress(line: str) -> None:
    """Tell on a terminal what is being done, each step over the last."""
    if sys.stdout.isatty() and line.startswith(("Collecting", "Installing collected", "Successfully")):
        doing = {"Collecting": line.split()[1], "Installing": "unpacking"}.get(line.split()[0], "")
        print(f"\r  {doing:<60}", end="\r", flush=True)


def _why_pip_failed(said: str, *, offline: bool) -> str:
    source = "that folder" if offline else "your package index"
    for words, sentence in WHY_PIP_FAILED.items():
        if re.search(words, said):
            return sentence.format(python=PYTHON_AS_TYPED, machine=_this_machine(), source=source)
    last = said.strip().splitlines()[-1:]
    return f"The packages could not be installed: {' '.join(last)} All that pip said is in {LOG}"


def _this_machine() -> str:
    return f"Python {sys.version_info[0]}.{sys.version_info[1]} on {platform.system()} {platform.machine()}"


def _number_of_packages(requirements: Path) -> int:
    return sum("==" in line for line in requirements.read_text(encoding="utf-8").splitlines())


# The demonstration place


def _make_demonstration() -> None:
    try:
        _seedbed("synthetic", DEMONSTRATION.name)
    except BaseException:
        shutil.rmtree(DEMONSTRATION, ignore_errors=True)  # half a place would be taken for a whole one next time
        raise


def _seedbed(*words: str) -> None:
    print(f"\n> seedbed {' '.join(words)}", flush=True)
    if subprocess.run([COMMANDS / "seedbed", *words], cwd=HERE, env=_surroundings()).returncode:
        raise Trouble(f"Seedbed stopped at: seedbed {' '.join(words)}. What it said is above.")


def _first_page() -> Path:
    pages = [REPORT / "index.html", *sorted(REPORT.glob("*.html"))]
    return next((page for page in pages if page.exists()), REPORT)


def _as_typed(path: Path) -> str:
    """Give a path as it would be typed here and now."""
    if path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return _quoted(str(path))


def _quoted(words: str) -> str:
    return subprocess.list2cmdline([words]) if ON_WINDOWS else shlex.quote(words)


# Tests and checks


def _run_all(steps: tuple[tuple[str, tuple[str, ...]], ...]) -> list[str]:
    return [name for name, command in steps if _run(name, command)]


def _run(name: str, command: tuple[str, ...]) -> int:
    print(f"\n{name}: {' '.join(command)}", flush=True)
    return subprocess.run([COMMANDS / command[0], *command[1:]], cwd=HERE, env=_surroundings()).returncode


def _find_browser() -> None:
    """Install Debian's Chromium where we may; else say how, and let the tests that need it skip with the reason."""
    if shutil.which("chromium"):
        return
    fetch = ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-liberation"]
    if not (_is_root() and shutil.which("apt-get")):
        print(f"There is no Chromium, so tests in a browser are skipped. On Debian: sudo {' '.join(fetch)}")
        return
    print("Installing Chromium for the tests of pages in a browser (half a minute)", flush=True)
    patiently = ["-q", "-o", "DPkg::Lock::Timeout=300"]
    for command in (["apt-get", "update"], fetch):
        quiet = dict(_surroundings(), DEBIAN_FRONTEND="noninteractive")
        done = subprocess.run([*command, *patiently], env=quiet, capture_output=True, text=True, errors="replace")
        if done.returncode:
            print(f"Chromium could not be installed: {' '.join(done.stderr.strip().splitlines()[-1:])}")
            return


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _surroundings() -> dict[str, str]:
    """Give our environment variables, without those that would lead Python to another installation."""
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}


if __name__ == "__main__":
    sys.exit(main())
