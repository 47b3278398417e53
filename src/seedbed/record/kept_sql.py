"""Queries compiled once and kept beside the code they are made from, because compiling costs more than running.

A kept file bears a fingerprint of its sources. While the two agree it is read as it is; once a source has been changed
the queries are compiled anew in the process, slower but the same, and a test asks for the file to be made again.
Anyone who wants to see what a question does to the last comma can read it there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable

_STATEMENT = re.compile(r"^-- (\S+) (\S+)\n", re.MULTILINE)


@dataclass(frozen=True)
class KeptSql:
    """A file of kept queries, what it is made from, and the command that makes it."""

    file: Traversable
    sources: Sequence[Traversable]
    made_by: str

    def get(self, kind: str, name: str) -> str | None:
        """Give a kept query, or nothing when the file was made from other sources than these."""
        return self._queries.get((kind, name))

    def text(self, queries: Iterable[tuple[str, str, str]]) -> str:
        """Write the file's text from queries: each its kind, its name and its SQL."""
        head = f"-- Made by: {self.made_by}. Change what it is made from, not this file.\n-- made from {self.fingerprint}\n"
        return head + "".join(f"\n-- {kind} {name}\n{sql.strip()}\n" for kind, name, sql in queries)

    @cached_property
    def fingerprint(self) -> str:
        """Fingerprint all that the queries are made from; the ends of lines make no difference."""
        whole = hashlib.sha256()
        for source in self.sources:
            whole.update(source.name.encode() + source.read_bytes().replace(b"\r\n", b"\n"))
        return whole.hexdigest()[:16]

    @cached_property
    def _queries(self) -> dict[tuple[str, str], str]:
        text = self.file.read_text(encoding="utf-8") if self.file.is_file() else ""
        if f"-- made from {self.fingerprint}\n" not in text:
            return {}
        _, *parts = _STATEMENT.split(text.split("\n", 2)[2])
        return {(kind, name): sql.strip() for kind, name, sql in zip(parts[::3], parts[1::3], parts[2::3], strict=True)}
