"""The codes that statutory returns use: what each means and in which collection years it may be used.

A code set is a file under `reference_data/codes/<return>/`. A code without years has been in force in every year that
Seedbed knows. Where a return is filled in by hand, a table of spellings says which code each spelling met in
councils' files stands for; what stands for two is left out. A code is *unsettled* in a year when the guidance facts held disagree about it or give no words for it:
it counts as in force, and loading it is a finding that says so.

    >>> placements = code_set("PLACE", of="ssda903")
    >>> placements.meaning("K2")
    "Children's home"
    >>> "K3" in placements.in_force(2024), "K3" in placements.in_force(2025)
    (False, True)
    >>> sorted(placements.unsettled(2025))
    ['H5', 'P2']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from seedbed.messages import UnknownName, did_you_mean
from seedbed.reference_data import packaged, read_csv, read_yaml

RETURNS = ("ssda903", "cin", "annex_a")


@dataclass(frozen=True)
class Unsettled:
    """From when to when, and why, the guidance facts leave a code open."""

    first_year: int | None
    last_year: int | None
    reason: str

    def covers(self, year: int) -> bool:
        """Tell whether the code is unsettled in this collection year."""
        return _within(year, self.first_year, self.last_year)


@dataclass(frozen=True)
class Code:
    """One code: its meaning, first and last collection year, and the code that says the same today."""

    code: str
    means: str
    first_year: int | None = None
    last_year: int | None = None
    now: str | None = None
    unsettled: Unsettled | None = None

    def in_force(self, year: int) -> bool:
        """Tell whether the code may be used in this collection year; an unsettled code may."""
        return _within(year, self.first_year, self.last_year)


@dataclass(frozen=True)
class CodeSet:
    """The codes of one field. `pattern` admits codes too many to list, such as the numbers of councils."""

    name: str
    of: str
    title: str
    source: str
    codes: Mapping[str, Code]
    pattern: str | None = None
    pattern_means: str = ""
    spellings: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> frozenset[str]:
        """Every code that was in force in any year."""
        return frozenset(self.codes)

    def admits(self, code: str) -> bool:
        """Tell whether the code is known, or has a shape that the set admits."""
        return code in self.codes or (self.pattern is not None and re.fullmatch(self.pattern, code) is not None)

    def meaning(self, code: str) -> str:
        """Give what a code means, in any year."""
        if code in self.codes:
            return self.codes[code].means
        if self.admits(code):
            return self.pattern_means
        raise UnknownName(
            f"{code!r} is not a code of {self.name}.",
            mend=did_you_mean(code, self.codes) or f"The codes are {', '.join(self.codes)}.",
        )

    def in_force(self, year: int) -> frozenset[str]:
        """Give the codes that may be used in a collection year, unsettled ones among them."""
        return frozenset(code for code, entry in self.codes.items() if entry.in_force(year))

    def unsettled(self, year: int) -> Mapping[str, str]:
        """Give the codes that the guidance facts leave open in a collection year, each with the reason."""
        open_codes = {code: entry.unsettled for code, entry in self.codes.items() if entry.unsettled}
        return {code: gap.reason for code, gap in open_codes.items() if gap.covers(year)}

    def spelt(self, text: str) -> str | None:
        """Give the code that a text filled in by hand stands for, if one is known.

        >>> code_set("SOURCE", of="annex_a").spelt("q) 6: Police")
        'g'
        """
        return self.spellings.get(bare_words(text))

    def now(self, code: str) -> str:
        """Give the code that says the same today: sex 1 was replaced by M.

        >>> code_set("SEX", of="ssda903").now("1")
        'M'
        """
        entry = self.codes.get(code)
        return entry.now if entry is not None and entry.now is not None else code


@cache
def code_set(name: str, *, of: str) -> CodeSet:
    """Give the code set of a field, as `PLACE` of `ssda903` or `ReferralSource` of `cin`.

    >>> code_set("ReferralSource", of="cin").meaning("6")
    'Police'
    """
    if of not in RETURNS:
        raise UnknownName(f"{of!r} is not a return with code sets.", mend=f"The returns are {', '.join(RETURNS)}.")
    names = code_set_names(of=of)
    if name.upper() not in names:
        raise UnknownName(
            f"{name!r} is not a code set of {of}.",
            mend=did_you_mean(name, names) or f"The code sets are {', '.join(names)}.",
        )
    return _read_code_set(read_yaml("codes", of, f"{name.lower()}.yml"))


def code_set_names(*, of: str) -> tuple[str, ...]:
    """List the code sets of a return, in alphabetical order."""
    files = (file.name for file in packaged("codes", of).iterdir())
    return tuple(sorted(name.removesuffix(".yml").upper() for name in files if name.endswith(".yml")))


def bare_words(text: str) -> str:
    """Give a text in small letters with one space between words and nothing else, to compare what people write.

    >>> bare_words("q) 6:\u00a0Police ")
    'q 6 police'
    """
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def upn_check_letter(upn: str) -> str:
    """Give the letter that a permanent unique pupil number ought to begin with, from its twelve figures.

    The figures are weighted 2 to 13, added, divided by 23, and the remainder picks the letter. A temporary number,
    which ends in a letter, has no check here.

    >>> upn_check_letter("H123456789012")
    'A'
    """
    facts = identifiers()["upn"]
    if not re.fullmatch("[A-Z][0-9]{12}", upn):
        raise ValueError("A permanent unique pupil number is a letter and twelve figures.")
    total = sum(weight * int(figure) for weight, figure in zip(facts["weights"], upn[1:], strict=True))
    letters: str = facts["check_letters"]
    return letters[total % len(letters)]


@lru_cache(maxsize=1)
def identifiers() -> Mapping[str, Any]:
    """Give the shapes of pupil numbers, provider numbers and postcodes, as the reference data has them."""
    found: dict[str, Any] = read_yaml("codes", "identifiers.yml")
    return MappingProxyType(found)


def _read_code_set(data: dict[str, Any]) -> CodeSet:
    return CodeSet(
        name=data["name"],
        of=data["of"],
        title=data["title"],
        source=data["source"],
        codes=MappingProxyType({code: _read_code(code, entry) for code, entry in data["codes"].items()}),
        pattern=data.get("pattern"),
        pattern_means=data.get("pattern_means", ""),
        spellings=MappingProxyType(_spellings().get(data["name"], {}) if data["of"] == "annex_a" else {}),
    )


@lru_cache(maxsize=1)
def _spellings() -> dict[str, dict[str, str]]:
    """The code of each spelling, set by set."""
    found: dict[str, dict[str, str]] = {}
    for row in read_csv("returns", "annex_a_spellings.csv"):
        found.setdefault(row["codes"], {})[row["spelling"]] = row["code"]
    return found


def _read_code(code: str, entry: str | dict[str, Any]) -> Code:
    if isinstance(entry, str):
        return Code(code, entry)
    gap = entry.get("unsettled")
    unsettled = Unsettled(gap.get("from"), gap.get("to"), gap["reason"]) if gap else None
    return Code(code, entry["means"], entry.get("from"), entry.get("to"), entry.get("now"), unsettled)


def _within(year: int, first: int | None, last: int | None) -> bool:
    return (first is None or first <= year) and (last is None or year <= last)
