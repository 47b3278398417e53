"""Figures as a person reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from seedbed.answers.figures_in_words import (
    MISSING,
    at_end,
    counted,
    listed,
    number_in_words,
    opened,
    ordinal,
    with_unit,
    written,
)
from seedbed.answers.standing_in_words import standing_sentence, standing_words
from seedbed.understand.comparison import stand_among, stand_by_value


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "words"),
    [
        (22.6, "%", 1, "22.6%"),
        (22.649, "%", 1, "22.6%"),
        (100, "%", 0, "100%"),
        (1234.4, "children", 0, "1,234"),
        (2100.4, "£ a week", 0, "£2,100"),
        (-15, "£", 0, "-£15"),
        (-0.4, "£", 0, "£0"),
        (-0.04, "%", 1, "0.0%"),
        (1, "grade", 0, "Outstanding"),
        (3, "grade", 0, "Requires improvement"),
        (9, "grade", 0, MISSING),
        (None, "%", 1, MISSING),
        (float("nan"), "per 10,000", 1, MISSING),
    ],
)
def test_a_figure_is_written_with_its_sign_and_its_unit(value: float | None, unit: str, decimals: int, words: str):
    assert written(value, unit, decimals) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (67, "per 10,000", "67 per 10,000"),
        (7385, "£ a week", "£7,385 a week"),
        (1314, "£", "£1,314"),
        (15, "cases", "15 cases"),
        (14, "score", "14"),
        (None, "cases", MISSING),
        (2, "grade", "Good"),
    ],
)
def test_a_figure_can_stand_alone_in_a_sentence(value: float | None, unit: str, words: str):
    assert with_unit(value, unit) == words


@given(some.floats(-1e9, 1e9), some.sampled_from(["%", "£", "children", "per 10,000"]), some.integers(0, 2))
def test_nought_never_has_a_sign(value: float, unit: str, decimals: int):
    words = written(value, unit, decimals)
    if not any(digit in words for digit in "123456789"):
        assert "-" not in words


@given(some.integers(1, 10_000))
def test_an_ordinal_begins_with_its_number(number: int):
    assert ordinal(number)[:-2] == str(number)
    assert ordinal(number)[-2:] in {"st", "nd", "rd", "th"}


@given(some.integers(1, 200), some.data())
def test_a_place_is_counted_from_the_nearer_end(of: int, data: some.DataObject):
    place = data.draw(some.integers(1, of))
    words = at_end(place, of - place + 1, of)
    rank = 1 if words.startswith(("highest", "lowest")) else int("".join(c for c in words.split()[0] if c.isdigit()))
    assert rank <= (of + 1) / 2
    assert words.endswith(f" of {of}")


def test_words_join_as_in_a_sentence():
    assert listed([]) == ""
    assert listed(["one"]) == "one"
    assert listed(("one", "two", "three")) == "one, two and three"
    assert opened("") == ""
    assert opened("mcDonald") == "McDonald"


def test_small_numbers_are_words_and_agree_with_their_thing():
    assert counted(1, "line") == "one line"
    assert counted(2, "line") == "two lines"
    assert counted(11, "child", "children") == "11 children"
    assert number_in_words(0, none="none") == "none"
    assert number_in_words(12_345) == "12,345"


def test_a_council_among_others_is_told_without_praise_or_blame():
    among = stand_among([100] * 11 + [300], [10_000] * 12, kind="rate", per=10_000)
    assert standing_sentence(among.of(0)).startswith("The figure is in line with other councils (")
    assert standing_words(among.of(11)).endswith("highest of 12")
    far = standing_sentence(among.of(11))
    assert far.startswith("The figure is ")
    assert far.endswith("(highest of 12).")
    for word in ("good", "bad", "better", "worse", "ordinarily"):
        assert word not in far


def test_ties_share_the_better_place_from_either_end():
    among = stand_by_value([0.0, 0.0, 5.0, 6.0, 7.0])
    assert standing_words(among.of(0)) == standing_words(among.of(1)) == "lowest of 5"
    assert standing_sentence(among.of(4)) == "The figure is the highest of 5 councils."
    assert standing_sentence(among.of(2)) == "The figure is the 3rd highest of 5 councils."


def test_nothing_is_said_of_a_council_without_a_figure():
    among = stand_by_value([None, 1.0, 2.0])
    assert standing_words(among.of(0)) == standing_sentence(among.of(0)) == standing_sentence(None) == ""
