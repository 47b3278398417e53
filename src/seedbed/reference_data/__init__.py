"""What a policy officer can read: codes, councils, indicators and published figures, one thing a file, with its source.

Nothing here decides anything. Each helper opens a packaged file by its path under this folder, so that the data is
found whether Seedbed runs from a checkout, an install or a zip:

    >>> "Darlington" in read_text("councils", "councils.csv")
    True
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import AbstractContextManager
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any


def packaged(*parts: str) -> Traversable:
    """Give a packaged file or folder by its path under `reference_data`."""
    found: Traversable = files(__name__)
    for part in parts:
        found = found / part
    return found


def packaged_path(*parts: str) -> AbstractContextManager[Path]:
    """Give a packaged file as a real path for the length of a `with` block, for readers that need one."""
    return as_file(packaged(*parts))


def read_text(*parts: str) -> str:
    """Read a packaged text file."""
    return packaged(*parts).read_text(encoding="utf-8")


def read_yaml(*parts: str) -> Any:
    """Read a packaged YAML file into plain lists and dictionaries."""
    return parse_yaml(read_text(*parts))


def read_csv(*parts: str) -> Iterator[dict[str, str]]:
    """Read a packaged CSV file, one dictionary of text a row."""
    return csv.DictReader(read_text(*parts).splitlines())


def parse_yaml(text: str) -> Any:
    """Turn YAML text into plain lists and dictionaries, with the fast reader where there is one.

    >>> parse_yaml("{good_is: low, traps: []}")
    {'good_is': 'low', 'traps': []}
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader reads ten times faster
    return yaml.load(text, Loader=loader)  # noqa: S506 - both loaders are the safe ones
