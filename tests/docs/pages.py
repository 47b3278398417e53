"""The pages that people read, and how to read them as a test does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])


@dataclass(frozen=True)
class Example:
    """A command on a page and what the page says it prints (nothing: whatever it likes)."""

    line: int
    command: str
    printed: str


def name_of(page: Path) -> str:
    """Give a page's path as a reader of the project writes it."""
    return page.relative_to(PROJECT).as_posix()


def examples(text: str) -> Iterator[Example]:
    """Give the commands in a page's console blocks.

    A line that begins with `$` is a command; those under it, up to the next, are what it prints.
    """
    for block in re.finditer(r"(?ms)^```console\n(.*?)^```$", text):
        first_line = text[: block.start(1)].count("\n") + 1
        for command in re.finditer(r"(?m)^\$ (.+)\n((?:(?!\$ ).*\n)*)", block[1]):
            line = first_line + block[1][: command.start()].count("\n")
            yield Example(line, command[1], command[2])


def links(text: str) -> Iterator[str]:
    """Give where a page's links and pictures lead, leaving out code."""
    prose = re.sub(r"(?ms)^```.*?^```$|`[^`\n]+`", "", text)
    yield from re.findall(r"\]\(([^)\s]+)\)", prose)


def anchors(text: str) -> set[str]:
    """Give the anchors that a page's headings make."""
    headings = re.findall(r"(?m)^#+ +(.+)$", re.sub(r"(?ms)^```.*?^```$", "", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}
