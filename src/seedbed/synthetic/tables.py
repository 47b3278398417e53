"""The rates and shares that a synthetic place is made from, as `reference_data/synthetic/` gives them.

Each figure there has its source; where it says "chosen" or "fitted", no table was at hand and the reason stands beside
it. Nothing in this folder holds a share of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import accumulate

from seedbed.reference_data import read_csv


@dataclass(frozen=True)
class Shares:
    """Codes and how common each is; `up_to` adds them up, so that one draw between 0 and 1 finds a code."""

    codes: tuple[str, ...]
    up_to: tuple[float, ...]


@dataclass(frozen=True)
class Home:
    """Where a child lives: the placement code, who provides it, the postcode and Ofsted's number, where it has one."""

    place: str
    provider: str
    postcode: str
    urn: str = ""


@cache
def shares(table: str, when: str = "") -> Shares:
    """Give a table of shares; `when` says for whom, such as an age band.

    >>> shares("sex").codes
    ('M', 'F')
    """
    return _all_shares()[table, when]


def shares_of(weights: Sequence[tuple[str, float]]) -> Shares:
    """Make shares of weights that need not add up to one.

    >>> shares_of([("a", 3), ("b", 1)]).up_to
    (0.75, 1.0)
    """
    total = sum(weight for _, weight in weights)
    return Shares(
        codes=tuple(code for code, _ in weights),
        up_to=tuple(part / total for part in accumulate(weight for _, weight in weights)),
    )


@cache
def weight(table: str, code: str) -> float:
    """Give the weight of one code as it stands in the table, for tables that multiply instead of share out."""
    return _weights()[table, ""][code]


@cache
def rate(name: str) -> float:
    """Give one rate by name.

    >>> rate("referrals_step")
    1.35
    """
    return float(_all_rates()[name])


@cache
def rate_month(name: str) -> date:
    """Give the first day of a month that stands among the rates."""
    return date.fromisoformat(_all_rates()[name] + "-01")


@cache
def homes(place: str) -> tuple[Home, ...]:
    """Give the invented homes of one placement code, or the services ("foster", "adopt") that find carers."""
    found = (row for row in read_csv("synthetic", "homes.csv") if row["place"] == place)
    return tuple(Home(row["place"], row["provider"], row["postcode"], row["urn"]) for row in found)


@cache
def _all_shares() -> dict[tuple[str, str], Shares]:
    return {key: shares_of(list(weights.items())) for key, weights in _weights().items()}


@cache
def _weights() -> dict[tuple[str, str], dict[str, float]]:
    tables: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for row in read_csv("synthetic", "shares.csv"):
        tables[row["table"], row["when"]][row["code"]] = float(row["share"])
    return tables


@cache
def _all_rates() -> dict[str, str]:
    return {row["name"]: row["value"] for row in read_csv("synthetic", "rates.csv")}
