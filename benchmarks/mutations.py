"""Read ten thousand spoilt returns of each form: nothing may be lost, changed or raised, and none may take long.

    python benchmarks/mutations.py              10,000 CSV files and 10,000 census files
    python benchmarks/mutations.py 500 --first 20000 csv

A failure is told by its form and seed, which make the same file again. The mutations are those of `tests/mutations.py`.
"""

from __future__ import annotations

import argparse
import importlib
import random
import sys
import time
from pathlib import Path

SLOWEST = 2.0  # seconds of the processor that one file may take


def main() -> int:
    """Read the files asked for, and tell what failed and how long the slowest took."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    mutations = importlib.import_module("mutations")
    parser = argparse.ArgumentParser(description="Read spoilt returns.")
    parser.add_argument("files", nargs="?", type=int, default=10_000, help="how many of each form (10,000)")
    parser.add_argument("forms", nargs="*", default=list(mutations.FORMS), help="csv, xml; both")
    parser.add_argument("--first", type=int, default=0, help="the first seed (0)")
    asked = parser.parse_args()
    failed = 0
    for form in asked.forms:
        _wrongs(mutations.wrongs_of, mutations.FORMS[form](random.Random(0)))  # imports are no time of a file
        slowest = 0.0
        for seed in range(asked.first, asked.first + asked.files):
            data = mutations.FORMS[form](random.Random(seed))
            clock = time.process_time()
            wrongs = _wrongs(mutations.wrongs_of, data)
            took = time.process_time() - clock
            slowest = max(slowest, took)
            if took > SLOWEST:
                wrongs.append(f"took {took:.1f} s")
            for wrong in wrongs:
                failed += 1
                print(f"{form}, seed {seed}: {wrong}", flush=True)
        print(f"{form}: {asked.files:,} files read, the slowest in {slowest:.2f} s", flush=True)
    return int(failed > 0)


def _wrongs(wrongs_of: object, data: bytes) -> list[str]:
    """Judge one file; an error that was raised is a wrong, too."""
    assert callable(wrongs_of), "the mutations come with their judge"
    try:
        return list(wrongs_of(data))
    except Exception as error:
        return [f"raised {type(error).__name__}"]


if __name__ == "__main__":
    sys.exit(main())
