"""Laws that hold of a synthetic place whatever its seed: no rule is broken, nothing is lost between its years."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from seedbed.synthetic import make_place
from simple import plain_rules_903, plain_rules_cin
from simple.plain_place import Looked, census, text

SEEDS = st.integers(0, 2**31)
SIZES = st.integers(100, 400)


@settings(max_examples=12)
@given(seed=SEEDS, children=SIZES)
def test_no_return_of_any_place_breaks_a_rule(seed: int, children: int):
    with tempfile.TemporaryDirectory() as folder:
        place = make_place(Path(folder) / "place", seed=seed, children=children, mistakes="none").folder
        earlier, later = Looked(place, 2025), Looked(place, 2026)
        broken = [
            (rule, now.year, row["table"], row["line"])
            for now, last in ((earlier, None), (later, earlier))
            for rule, check in plain_rules_903.RULES.items()
            for row in check(now, last)
        ]
        broken_in_census = [
            (rule, year, number)
            for year in (2025, 2026)
            for number, child in enumerate(census(place, year).findall("Children/Child"))
            for rule, check in plain_rules_cin.RULES.items()
            if list(check(child, year))
        ]
    assert broken == []
    assert broken_in_census == []


@settings(max_examples=6)
@given(seed=SEEDS)
def test_everyone_in_the_files_is_in_the_truth_and_no_one_else(seed: int):
    with tempfile.TemporaryDirectory() as folder:
        place = make_place(Path(folder) / "place", seed=seed, children=150, mistakes="none").folder
        truth = (place / "truth" / "families.csv").read_text(encoding="utf-8").splitlines()[1:]
        named = {line.split(",")[0] for line in truth}
        looked_after = {child for year in (2025, 2026) for child in Looked(place, year).header}
        in_need = {
            text(child, "ChildIdentifiers/LAchildID")
            for year in (2025, 2026)
            for child in census(place, year).findall("Children/Child")
        }
    assert named == looked_after | in_need
    assert len(named) == len(truth)
