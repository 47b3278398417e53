"""The councils that run children's services in England: names, codes past and present, regions, statistical neighbours.

A council is known by its ONS code (E06000005), which changes when its area or standing does, and by its DfE number
(841), which changes only when it becomes another council. Two sorts of change matter:

* *recoded*: the same council under a new code (Buckinghamshire in 2020, Barnsley in 2025). The other codes are kept
  beside it and lead to it.
* *reorganised*: one council ended and others began on parts of its area (Dorset, Bournemouth and Poole in 2019,
  Northamptonshire in 2021, Cumbria in 2023). Figures of the old are not figures of the new, so an old code never leads
  to a new council; asking for an abolished council names its successors instead.

London is one region here, as in most tables; the department also prints Inner and Outer London, kept as its `part`.

Statistical neighbours are the ten councils that the department's model finds most alike. `closeness` is its own word;
the City of London and the Isles of Scilly have only neighbours that are "Not close", so compare them with care.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from seedbed.messages import UnknownName, did_you_mean
from seedbed.reference_data import read_csv

ENGLAND = "E92000001"
LONDON = "E12000007"
NEIGHBOUR_MODELS = ("2025", "2021")

_TITLE_BEFORE = re.compile(
    r"^(the )?((london|royal|metropolitan) borough of( and)?|borough of|city of|county of|council of( the)?) "
)
_TITLE_AFTER = re.compile(
    r" (((london|royal|metropolitan) )?(borough|district|city|county|unitary)( and county)? council|council|borough|mbc)$"
)


@dataclass(frozen=True)
class Region:
    """A region of England; Inner and Outer London name the region they are `within`."""

    code: str
    name: str
    within: str = ""


@dataclass(frozen=True)
class Council:
    """A council that runs, or once ran, children's services.

    `name` is the official one ("Bristol, City of"), `plain_name` what people say. `previous_codes` are other ONS codes
    of this same council. A council that was reorganised has `ended` and, in `became`, the codes of its successors.
    """

    code: str
    number: str
    name: str
    plain_name: str
    region: Region
    part: Region | None
    previous_codes: tuple[str, ...]
    current: bool
    began: date | None = None
    ended: date | None = None
    became: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The name as it stands in a file name or an address: "kingston-upon-hull"."""
        return _key(self.plain_name).replace(" ", "-")


@dataclass(frozen=True)
class Neighbour:
    """One statistical neighbour; `closeness` is the model's own word for how alike the two are."""

    council: Council
    rank: int
    closeness: str

    @property
    def name(self) -> str:
        """What people call the neighbour."""
        return self.council.plain_name


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of one council: those `found` now, and a sentence for each one `missing`."""

    model: str
    found: tuple[Neighbour, ...]
    missing: tuple[str, ...]


def councils(*, current: bool = True) -> tuple[Council, ...]:
    """Give the 153 councils of today in order of name; with `current=False`, those abolished since 2019 too.

    >>> len(councils())
    153
    """
    return tuple(council for council in _all_councils() if council.current or not current)


def regions(*, parts: bool = False) -> tuple[Region, ...]:
    """Give the nine regions; with `parts`, Inner and Outer London as well.

    >>> len(regions()), len(regions(parts=True))
    (9, 11)
    """
    return tuple(region for region in _all_regions().values() if parts or not region.within)


def find_council(name_or_code: str, *, current: bool = True) -> Council:
    """Find a council by name as people write it, by ONS code (other codes of its own too) or by DfE number.

    An abolished council is found only with `current=False`; otherwise the error names the councils that followed it.

    >>> find_council("st. helens").code, find_council("Hull").number, find_council("E10000023").name
    ('E08000013', '810', 'North Yorkshire')
    """
    council = _codes_of_councils().get(name_or_code.strip().upper()) or _named(name_or_code)
    if council is None:
        raise _no_such_council(name_or_code)
    if current and not council.current:
        raise _abolished(council)
    return council


def neighbours(code: str, *, model: str = NEIGHBOUR_MODELS[0]) -> Neighbours:
    """Give a council's statistical neighbours under a model, nearest first, and say which of the ten are no more.

    >>> neighbours("E06000005").found[0].rank
    1
    """
    council = find_council(code)
    listed = _neighbour_lists(model).get(council.code, ())
    if not listed:
        return Neighbours(
            model, (), (f"The {model} model has no neighbours for {council.plain_name}{_since(council)}.",)
        )
    return Neighbours(
        model,
        found=tuple(neighbour for neighbour in listed if neighbour.council.current),
        missing=tuple(_ended_sentence(neighbour.council) for neighbour in listed if not neighbour.council.current),
    )


@lru_cache(maxsize=1)
def _all_regions() -> dict[str, Region]:
    rows = read_csv("councils", "regions.csv")
    return {row["code"]: Region(row["code"], row["name"], row["within"]) for row in rows if row["code"] != ENGLAND}


@lru_cache(maxsize=1)
def _all_councils() -> tuple[Council, ...]:
    by_code = _all_regions()
    return tuple(_council(row, by_code) for row in read_csv("councils", "councils.csv"))


def _council(row: dict[str, str], by_code: dict[str, Region]) -> Council:
    return Council(
        code=row["code"],
        number=row["number"],
        name=row["name"],
        plain_name=row["plain_name"],
        region=by_code[row["region"]],
        part=by_code.get(row["part"]),
        previous_codes=tuple(row["previous_codes"].split()),
        current=not row["ended"],
        began=_day(row["began"]),
        ended=_day(row["ended"]),
        became=tuple(row["became"].split()),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@lru_cache(maxsize=1)
def _codes_of_councils() -> dict[str, Council]:
    found = {}
    for council in _all_councils():
        for code in (council.code, council.number, *council.previous_codes):
            found[code] = council
    return found


@lru_cache(maxsize=1)
def _spellings() -> dict[str, Council]:
    """Every way of writing a name, tidied by `_key`; a council of today wins over an abolished one of its name."""
    found: dict[str, Council] = {}
    for council in sorted(_all_councils(), key=lambda council: council.current):
        found[_key(council.name)] = found[_key(council.plain_name)] = council
    for row in read_csv("councils", "spellings.csv"):
        found[_key(row["spelling"])] = _codes_of_councils()[row["code"]]
    return found


def _named(name: str) -> Council | None:
    key = _key(name)
    without_title = _TITLE_AFTER.sub("", _TITLE_BEFORE.sub("", key))
    return _spellings().get(key) or _spellings().get(without_title)


def _key(name: str) -> str:
    """Tidy a name for looking up: lower case, no punctuation, "and" for "&", "st" for "saint".

    >>> _key("St. Helens"), _key("Brighton & Hove")
    ('st helens', 'brighton and hove')
    """
    words = re.sub(r"[^a-z0-9]+", " ", name.casefold().replace("&", " and ").replace("'", "")).split()
    return " ".join("st" if word == "saint" else word for word in words)


def _no_such_council(given: str) -> UnknownName:
    near = did_you_mean(given, [council.plain_name for council in councils()])
    return UnknownName(
        f'"{given}" is none of the {len(councils())} councils that run children\'s services in England.',
        mend=near or "Give its name, its ONS code (E06000005) or its DfE number (841).",
    )


def _abolished(council: Council) -> UnknownName:
    followers = " or ".join(_codes_of_councils()[code].plain_name for code in council.became)
    return UnknownName(f"{_ended_sentence(council)}", mend=f"Use {followers}.")


def _ended_sentence(council: Council) -> str:
    assert council.ended is not None, f"{council.name} has not ended"
    followers = " and ".join(_codes_of_councils()[code].plain_name for code in council.became)
    return f"{council.plain_name} was abolished on {council.ended.day} {council.ended:%B %Y} (now {followers})."


def _since(council: Council) -> str:
    return f", which began on {council.began.day} {council.began:%B %Y}" if council.began else ""


@lru_cache(maxsize=len(NEIGHBOUR_MODELS))
def _neighbour_lists(model: str) -> dict[str, tuple[Neighbour, ...]]:
    if model not in NEIGHBOUR_MODELS:
        raise UnknownName(f'There is no neighbour model "{model}".', mend=f"Use one of: {', '.join(NEIGHBOUR_MODELS)}.")
    by_code = _codes_of_councils()
    lists = defaultdict(list)
    for row in read_csv("councils", f"neighbours_{model}.csv"):
        lists[row["code"]].append(Neighbour(by_code[row["neighbour"]], int(row["rank"]), row["closeness"]))
    return {code: tuple(sorted(listed, key=lambda neighbour: neighbour.rank)) for code, listed in lists.items()}
