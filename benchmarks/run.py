"""Time what a person waits for: whole processes, from the command typed to the pages written.

    python benchmarks/run.py                     every job, five times
    python benchmarks/run.py --times 9 council   one job, nine times

Prints a row for each job: smallest, median and largest seconds on the clock, and the median of processor seconds, all
threads and child processes counted. Nothing is kept between runs; the machine's file cache is as warm as it happens to
be, so the first run of the first job is often the largest.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

Commands = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Job:
    """Something that a person waits for: what is made ready beforehand, what is timed, how long it may take."""

    name: str
    words: str
    timed: Commands
    promise: str
    ready: Commands = ()


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
)


@dataclass(frozen=True)
class Timing:
    """How long one run took: on the clock, and of the processors."""

    clock: float
    processor: float


def main() -> int:
    """Time the jobs asked for, and print their table."""
    parser = argparse.ArgumentParser(description="Time what a person waits for.")
    parser.add_argument("jobs", nargs="*", metavar="JOB", help=f"of {', '.join(job.name for job in JOBS)}; or all")
    parser.add_argument("--times", type=int, default=5, help="how often each is run (5)")
    asked = parser.parse_args()
    if unknown := set(asked.jobs) - {job.name for job in JOBS}:
        parser.error(f"there is no job {', '.join(sorted(unknown))}")
    print("| work | smallest | median | largest | processor seconds | what we promise |")
    print("|---|---|---|---|---|---|")
    for job in JOBS:
        if job.name in asked.jobs or not asked.jobs:
            print(row(job, [timing(job) for _ in range(asked.times)]), flush=True)
    return 0


def timing(job: Job) -> Timing:
    """Run a job once in an empty folder."""
    with tempfile.TemporaryDirectory() as folder:
        _run(job.ready, Path(folder))
        processor, clock = _processor_seconds(), time.perf_counter()
        _run(job.timed, Path(folder))
        return Timing(time.perf_counter() - clock, _processor_seconds() - processor)


def row(job: Job, timings: list[Timing]) -> str:
    """Give a job's timings as a row of a table.

    >>> row(JOBS[0], [Timing(0.1, 0.09), Timing(0.3, 0.11), Timing(0.2, 0.1)])
    '| `seedbed --help` | 0.10 s | 0.20 s | 0.30 s | 0.10 | 0.15 s |'
    """
    clock = [timing.clock for timing in timings]
    processor = statistics.median(timing.processor for timing in timings)
    seconds = " | ".join(f"{seconds:.2f} s" for seconds in (min(clock), statistics.median(clock), max(clock)))
    return f"| {job.words} | {seconds} | {processor:.2f} | {job.promise} |"


def _run(commands: Commands, folder: Path) -> None:
    for words in commands:
        program = [sys.executable, "-c", "from seedbed.cli import main; main(prog_name='seedbed')", *words]
        done = subprocess.run(program, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"seedbed {' '.join(words)} failed: {done.stderr.strip()}")


def _processor_seconds() -> float:
    """Give the processor seconds of all finished child processes; Windows does not tell, so there it is 0."""
    if sys.platform == "win32":
        return 0.0
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    sys.exit(main())
