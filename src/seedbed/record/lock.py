"""One build at a time: a file that the operating system keeps locked while a build is under way.

The lock is the system's own, so it ends with the process that holds it, however that dies, and no number of a process
is ever guessed about. The file says who holds it, for the message that the second build gives, and it is emptied when
the build ends. It is never deleted: whoever deletes a lock can delete the next one's.

Folders shared by machines do not all carry locks from one to another. So a build that gets the lock, yet finds another
machine's name in it, leaves too, until that is an hour old: no build takes so long, and by then that one has died.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from seedbed.messages import RecordError

LONGEST_BUILD = timedelta(hours=1)
"""How long a build on another machine is believed to be under way."""

BEYOND = 1 << 20
"""The byte that Windows locks, far behind what the file says: there nobody may read what is locked."""

HELD = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
"""What the system answers when another process holds the lock; anything else means that the folder knows no locks."""


@dataclass(frozen=True)
class Holder:
    """Who builds: the machine, the process, and since when."""

    machine: str
    process: int
    since: datetime

    def __str__(self) -> str:
        """Tell it as part of a sentence.

        >>> str(Holder("desk", 12, datetime(2026, 11, 21, 21, 44)))
        'process 12 on desk, since 21:44 on 21 November 2026'
        """
        return (
            f"process {self.process} on {self.machine}, since {self.since:%H:%M on} {self.since.day} {self.since:%B %Y}"
        )


@contextmanager
def one_at_a_time(lock: Path, *, at: datetime) -> Iterator[None]:
    """Hold the lock while the block runs; raise RecordError at once when another build holds it."""
    us = Holder(socket.gethostname(), os.getpid(), at)
    file = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        locked = _try_to_lock(file)
        holder = _holder(file)
        if locked is False or (holder is not None and _may_be_at_work(holder, us, knows_locks=locked is True)):
            raise _already_building(lock, holder)
        _say(file, json.dumps(asdict(us), default=str))
        try:
            yield
        finally:
            _say(file, "")
    finally:
        os.close(file)


def _try_to_lock(file: int) -> bool | None:
    """Take the system's lock: True when it is ours, False when it is another's, None when the folder knows no locks."""
    try:
        if os.name == "nt":
            import msvcrt

            os.lseek(file, BEYOND, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        return False if fault.errno in HELD else None
    return True


def _may_be_at_work(holder: Holder, us: Holder, *, knows_locks: bool) -> bool:
    """Tell whether a holder that the system's lock did not speak for may still be at work.

    On our own machine the lock speaks: what is written but not locked is of a build that died.
    """
    if knows_locks and holder.machine == us.machine:
        return False
    return abs(us.since - holder.since) < LONGEST_BUILD


def _holder(file: int) -> Holder | None:
    """Read who holds the lock; what cannot be read was cut short by a death."""
    os.lseek(file, 0, os.SEEK_SET)
    try:
        said = json.loads(os.read(file, 4096))
        return Holder(str(said["machine"]), int(said["process"]), datetime.fromisoformat(said["since"]))
    except (ValueError, KeyError, TypeError):
        return None


def _say(file: int, text: str) -> None:
    os.ftruncate(file, 0)
    os.lseek(file, 0, os.SEEK_SET)
    os.write(file, text.encode())


def _already_building(lock: Path, holder: Holder | None) -> RecordError:
    return RecordError(
        f"another build of this place is under way ({holder or 'it has just begun'}).",
        where=str(lock.parent.parent),
        mend=f"Wait until it has ended. If none is running, on no machine, delete {lock} and build again.",
    )
