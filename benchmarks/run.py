"""Time what a person waits for: whole processes, from the command typed to the pages written.

    python benchmarks/run.py                     every job, five times
    python benchmarks/run.py --times 9 council   one job, nine times

Prints a row for each job: smallest, median and largest seconds on the clock, the median of processor seconds, all threads
counted, and the most memory that one of its processes held. Nothing is kept between runs; the machine's file cache is as warm as it happens to
be, so the first run of the first job is often the largest.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

Commands = tuple[tuple[str, ...], ...]

BUILD: Commands = (("build", "place"),)
LARGE_RETURNS = Path(__file__).with_name("large_returns.py")


@dataclass(frozen=True)
class Job:
    """Something that a person waits for: what is made ready beforehand, what is timed, and what we promise.

    `large` are the words for large_returns.py, for a place of large returns.
    """

    name: str
    words: str
    timed: Commands
    promise: str
    ready: Commands = ()
    large: tuple[str, ...] = ()


JOBS = (
    Job("help", "`seedbed --help`", (("--help",),), "0.15 s"),
    Job("council", "one council's pages", (("report", "--council", "Darlington", "--out", "pages"),), "1.5 s"),
    Job("all", "England and 153 councils", (("report", "--all", "--out", "site"),), "20 s"),
    Job(
        "place",
        "the demonstration place: build and report",
        (("build", "place"), ("report", "place", "--out", "pages")),
        "4 s",
        ready=(("synthetic", "place"),),
    ),
    Job("large", "build: 100,000 episodes, a census of 10,000", BUILD, "5 s, 500 MB", large=("place",)),
    Job("spoilt", "the same, one line in 100 bad", BUILD, "6 s", large=("place", "--bad", "100")),
    Job(
        "census",
        "build: a census of 100 MB",
        BUILD,
        "10 s, 400 MB",
        large=("place", "--episodes", "0", "--census", "100"),
    ),
)


@dataclass(frozen=True)
class Timing:
    """What one run took: seconds on the clock and of the processors, and megabytes."""

    clock: float
    processor: float
    memory: float = 0.0


def main() -> int:
    """Time the jobs asked for, and print their table."""
    parser = argparse.ArgumentParser(description="Time what a person waits for.")
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=f"of {', '.join(job.name for job in JOBS)}; or all")
    parser.add_argument("--times", type=int, default=5, help="how often each is run (5)")
    asked = parser.parse_args()
    if unknown := set(asked.jobs) - {job.name for job in JOBS}:
        parser.error(f"there is no job {', '.join(sorted(unknown))}")
    print("| work | smallest | median | largest | processor seconds | memory | what we promise |")
    print("|---|---|---|---|---|---|---|")
    for job in JOBS:
        if job.name in asked.jobs or not asked.jobs:
            print(row(job, [timing(job) for _ in range(asked.times)]), flush=True)
    return 0


def timing(job: Job) -> Timing:
    """Run a job once in an empty folder."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if job.large:
            subprocess.run([sys.executable, LARGE_RETURNS, *job.large], cwd=folder, check=True)
        for words in job.ready:
            _run(words, folder)
        clock = time.perf_counter()
        runs = [_run(words, folder) for words in job.timed]
        clock = time.perf_counter() - clock
    return Timing(clock, sum(run.processor for run in runs), max(run.memory for run in runs))


def row(job: Job, timings: list[Timing]) -> str:
    """Give a job's timings as a row of a table.

    >>> row(JOBS[0], [Timing(0.1, 0.09, 40), Timing(0.3, 0.11, 42), Timing(0.2, 0.1, 41)])
    '| `seedbed --help` | 0.10 s | 0.20 s | 0.30 s | 0.10 | 42 MB | 0.15 s |'
    """
    clock = [timing.clock for timing in timings]
    processor = statistics.median(timing.processor for timing in timings)
    memory = max(timing.memory for timing in timings)
    seconds = " | ".join(f"{seconds:.2f} s" for seconds in (min(clock), statistics.median(clock), max(clock)))
    return f"| {job.words} | {seconds} | {processor:.2f} | {memory:,.0f} MB | {job.promise} |"


def _run(words: tuple[str, ...], folder: Path) -> Timing:
    """Run one command in a process of its own; Windows tells neither processor seconds nor memory, so there they are 0."""
    program = [sys.executable, "-c", "from seedbed.cli import main; main(prog_name='seedbed')", *words]
    with tempfile.TemporaryFile() as said:
        clock = time.perf_counter()
        process = subprocess.Popen(program, cwd=folder, stdout=subprocess.DEVNULL, stderr=said)
        if sys.platform == "win32":
            exit_code, processor, memory = process.wait(), 0.0, 0.0
        else:
            _, status, used = os.wait4(process.pid, 0)
            exit_code = process.returncode = os.waitstatus_to_exitcode(status)
            per_megabyte = 1e6 if sys.platform == "darwin" else 1e3
            processor, memory = used.ru_utime + used.ru_stime, used.ru_maxrss / per_megabyte
        clock = time.perf_counter() - clock
        if exit_code:
            said.seek(0)
            sys.exit(f"seedbed {' '.join(words)} failed: {said.read().decode(errors='replace').strip()}")
    return Timing(clock, processor, memory)


if __name__ == "__main__":
    sys.exit(main())
