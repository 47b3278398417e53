"""Returns spoilt as returns are spoilt: each is read or named, its lines add up, and no value differs from the text sent.

`benchmarks/mutations.py` does the same with ten thousand of each, and tells how long the slowest took.
"""

from __future__ import annotations

import random

import pytest

from mutations import FORMS, wrongs_of

FILES_OF_A_FORM = 150


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tenth", range(10))
def test_a_spoilt_return_is_read_as_it_was_sent_or_named(form: str, tenth: int) -> None:
    for seed in range(tenth * FILES_OF_A_FORM // 10, (tenth + 1) * FILES_OF_A_FORM // 10):
        assert wrongs_of(FORMS[form](random.Random(seed))) == [], f"{form} of seed {seed}"


@pytest.mark.parametrize("form", FORMS)
def test_mutations_are_many_and_come_again_from_their_seed(form: str) -> None:
    files = [FORMS[form](random.Random(seed)) for seed in range(100)]
    assert len(set(files)) > 90
    assert files[7] == FORMS[form](random.Random(7))
