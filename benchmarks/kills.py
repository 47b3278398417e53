"""Kill builds at random moments, and see after each that the record in use is whole and says what it said before.

    python benchmarks/kills.py          200 kills of a small invented place
    python benchmarks/kills.py 40 PLACE    40 kills of builds of another place

Prints how many builds were killed before and after they ended, and ends with 1 if any left the place unusable. Children
are forked where the system can, so that they begin at once; this process itself never opens the database.
"""

from __future__ import annotations

import importlib
import multiprocessing
import random
import sys
import tempfile
import time
from datetime import datetime
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path

from seedbed.place import Place, build
from seedbed.synthetic import make_place

KILLS = 200
CHILDREN = 100
SEED = 7
USED_BY_A_BUILD = (
    "duckdb",
    "pyarrow.csv",
    "lxml.etree",
    "seedbed.formats.sources",
    "seedbed.quality",
    "seedbed.record.making",
)


def main() -> int:
    """Kill as many builds as were asked for."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    if len(sys.argv) > 2:
        return kill_builds(Path(sys.argv[2]), kills=kills)
    with tempfile.TemporaryDirectory() as folder:
        make_place(Path(folder) / "place", seed=SEED, children=CHILDREN)
        return kill_builds(Path(folder) / "place", kills=kills)


def kill_builds(folder: Path, *, kills: int) -> int:
    """Kill builds of a place and check its record after each; 0 when all is well, else 1."""
    for name in USED_BY_A_BUILD:
        importlib.import_module(name)
    context = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")
    chance, killed = random.Random(SEED), 0
    _in_another_process(context, _build, folder)
    begun = time.perf_counter()
    _in_another_process(context, _build, folder)
    takes = time.perf_counter() - begun
    _in_another_process(context, _remember, folder)
    for number in range(1, kills + 1):
        builder = _started(context, _build, folder)
        builder.join(chance.uniform(0, 1.1 * takes))
        killed += builder.is_alive()
        builder.kill()
        builder.join()
        if _in_another_process(context, _check, folder):
            print(f"After kill {number} the place could not be used as before.")
            return 1
    _in_another_process(context, _build, folder)
    left = sorted(path.name for path in (folder / "records").glob("*.building*"))
    print(f"{kills} kills: {killed} in the middle of a build, the others as it ended. The record was whole each time.")
    print(f"Left behind after one more build: {', '.join(left) or 'nothing'}.")
    return int(bool(left))


def _in_another_process(context: BaseContext, work: object, folder: Path) -> int:
    process = _started(context, work, folder)
    process.join()
    assert process.exitcode is not None, "the process was joined"
    return process.exitcode


def _started(context: BaseContext, work: object, folder: Path) -> BaseProcess:
    process: BaseProcess = context.Process(target=work, args=(folder,))  # type: ignore[attr-defined]
    process.start()
    return process


def _build(folder: Path) -> None:
    build(Place.open(folder), at=datetime.now())


def _remember(folder: Path) -> None:
    (folder / "fingerprint").write_text(_fingerprint(folder), encoding="utf-8")


def _check(folder: Path) -> None:
    assert _fingerprint(folder) == (folder / "fingerprint").read_text(encoding="utf-8"), "the record has changed"


def _fingerprint(folder: Path) -> str:
    from seedbed.record.built import content_hash

    with Place.open(folder).records.open() as connection:
        return content_hash(connection)


if __name__ == "__main__":
    sys.exit(main())
