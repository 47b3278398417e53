"""Rules that look at several rows find in random returns what plain loops find in them."""

from __future__ import annotations

from collections.abc import Callable

import duckdb
import pytest

from checked_returns import a_random_return, checked, found
from seedbed.quality.examples import SmallTable, as_files
from simple import rules as plain
from simple.rules import Row

Tables = dict[str, list[Row]]

TWINS: dict[str, Callable[[Tables], set[int]]] = {
    "142": lambda sent: plain.not_ended(sent["ssda903_episodes"]),
    "357": lambda sent: plain.first_not_started(sent["ssda903_episodes"]),
    "388": lambda sent: plain.breaks(sent["ssda903_episodes"]),
    "501": lambda sent: plain.overlaps(sent["ssda903_episodes"]),
    "INT03": lambda sent: plain.not_in_header(sent["ssda903_episodes"], sent["ssda903_header"]),
    "INT17": lambda sent: plain.born_otherwise(sent["ssda903_reviews"], sent["ssda903_header"]),
    "8820": lambda sent: plain.referred_inside_another(sent["cin_referral"]),
    "4015": lambda sent: plain.before_referral(sent["cin_plan"], sent["cin_referral"], "CINPlanStartDate"),
}


@pytest.fixture(scope="module", params=[1, 2, 3])
def returned(request: pytest.FixtureRequest) -> tuple[Tables, duckdb.DuckDBPyConnection]:
    """Make up a return, with some lines there twice, and check it."""
    tables = a_random_return(request.param)
    return _as_sent(tables), checked(as_files(tables, path="random"))


@pytest.mark.parametrize("code", TWINS)
def test_a_rule_finds_what_its_plain_twin_finds(code: str, returned: tuple[Tables, duckdb.DuckDBPyConnection]) -> None:
    sent, connection = returned
    expected = TWINS[code](sent)
    assert expected, "a return in which nothing fails shows nothing"
    assert {line for _, _, line in found(connection, code)} == expected


def _as_sent(tables: list[SmallTable]) -> Tables:
    return {small.table.name: small.rows for small in tables}
