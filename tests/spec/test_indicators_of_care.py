"""Indicators of children looked after, worked by hand: who is in care, comes and leaves, where they live, how settled.

The year is 2025-26, from 1 April 2025 to 31 March 2026, and the place has 20,000 children, unless a test says otherwise.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from builders import a_place
from seedbed.codes.definitions import definition


def test_looked_after_at_31_march_and_where_they_live(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/05/2024 S   C2 U1    -          -     # foster care with kin
        2     31/03/2026 S   C2 U6    -          -     # came on the day
        3     01/05/2025 S   C2 K1    -          -     # a secure children's home
        4     01/05/2025 S   C2 K2    -          -     # a children's home
        5     01/05/2025 S   C2 R1    -          -     # residential care that is no children's home
        6     01/05/2025 S   C2 P1    -          -     # at home with parents
        7     01/05/2025 S   C2 U4    31/03/2026 E4A   # left on the day
        8     01/05/2025 S   V4 U4    -          -     # short breaks
        9     01/05/2025 S   C2 -     -          -     # the home is not told
        """,
    )
    assert place.counted("LAC_RATE") == (7, 20_000)
    assert place.counted("FOSTER_PCT") == (2, 6)  # of the six whose home is told
    assert place.counted("RESI_PCT") == (2, 6)
    assert place.measure("FOSTER_PCT").doubt.unknown == 1


def test_a_child_with_two_open_episodes_counts_once_in_the_later_home(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/05/2025 S   C2 K2     # never ended, though
        1     01/09/2025 P   C2 U4     # the child moved on
        """,
    )
    assert place.counted("LAC_RATE") == (1, 20_000)
    assert (place.counted("FOSTER_PCT"), place.counted("RESI_PCT")) == ((1, 1), (0, 1))


def test_starting_and_leaving_care_count_each_child_once_in_the_year(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/05/2025 S   C2 U4    01/06/2025 E4A
        1     01/09/2025 S   C2 U4    01/12/2025 E11   # twice in and twice out: once each, the last time out by adoption
        2     01/05/2025 S   L1 U4    01/05/2025 E4A   # in and out on one day
        3     01/04/2025 S   C2 U4    -          -     # the first day of the year
        4     31/03/2025 S   C2 U4    31/03/2026 E45   # in the year before, out on the last day
        5     01/05/2025 S   C2 U4    01/06/2025 X1
        5     01/06/2025 P   C2 K2    01/07/2025 E4B   # one period with a move in it
        6     01/05/2025 S   C2 U4    01/06/2025 X1    # said to go on the same day, and never did
        7     01/05/2025 S   C2 U4    01/06/2025 -     # left, and how is not told
        8     01/05/2025 L   C2 U4    -          -     # was in care before
        """,
    )
    assert place.counted("LAC_START_RATE") == (6, 20_000)  # 1, 2, 3, 5, 6, 7
    assert place.counted("LAC_CEASE_RATE") == (5, 20_000)  # 1, 2, 4, 5, 7
    assert place.counted("ADOPT_PCT") == (1, 4)  # of the four whose way out is told
    assert place.counted("SGO_PCT") == (1, 4)
    assert place.measure("ADOPT_PCT").doubt.unknown == 1


@pytest.mark.parametrize("code", ["E43", "E44", "E45", "E46", "E47", "E48"])
def test_special_guardianship_has_had_many_codes(tmp_path: Path, code: str) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26", f"CHILD DECOM RNE LS PLACE DEC REC\n 1 01/05/2024 S C2 U4 01/06/2025 {code}"
    )
    assert place.counted("SGO_PCT") == (1, 1)
    assert place.counted("ADOPT_PCT") == (0, 1)


def test_unaccompanied_children_are_those_who_still_were_at_31_march(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_table(
        "uasc",
        "2025-26",
        """
        CHILD SEX DOB        DUC
        1     M   01/06/2009 -
        2     M   01/06/2009 31/03/2026   # ended on the day
        3     M   01/06/2009 01/04/2026   # ended the day after
        """,
    ).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/05/2025 S   V2 U4
        2     01/05/2025 S   V2 U4
        3     01/05/2025 S   V2 U4
        4     01/05/2025 S   V2 U4    # came with family
        """,
    )
    assert place.counted("UASC_PCT") == (2, 4)
    split = place.measures().by(definition("LAC_RATE"), 2026, "unaccompanied")
    assert {group: each.count for group, each in split.items()} == {"unaccompanied": 2, "not unaccompanied": 2}


def test_a_return_without_the_table_of_unaccompanied_children_says_so_and_gives_no_nought(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_table("episodes", "2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/05/2025 S V2 U4")
    assert place.counted("UASC_PCT") == "the SSDA903 return for 2025-26 came without its table UASC"
    assert place.counted("MISSING") == "the SSDA903 return for 2025-26 came without its table Missing"
    assert place.counted("LAC_RATE") == (1, 20_000)


def test_three_homes_in_the_year_are_two_moves_and_the_home_of_1_april_is_one_of_them(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     01/05/2023 S   C2 U4    AB12CD  01/06/2025 X1   # the home of 1 April
        1     01/06/2025 P   C2 K2    EF34GH  01/09/2025 X1
        1     01/09/2025 P   C2 U4    IJ56KL  -          -    # three
        2     01/05/2023 S   C2 U4    AB12CD  01/04/2025 X1   # left before the first day of the year was out
        2     01/04/2025 P   C2 K2    EF34GH  01/09/2025 X1
        2     01/09/2025 P   C2 U4    IJ56KL  -          -    # two
        3     01/05/2025 S   C1 U4    AB12CD  01/06/2025 X1
        3     01/06/2025 L   C2 U4    AB12CD  01/09/2025 X1   # a new order, the same home
        3     01/09/2025 P   C2 U4    IJ56KL  -          -    # two
        4     01/05/2025 S   C2 U4    AB12CD  01/06/2025 X1
        4     01/06/2025 P   C2 T1    EF34GH  05/06/2025 X1   # in hospital
        4     05/06/2025 P   C2 U4    AB12CD  01/09/2025 X1   # and back
        4     01/09/2025 P   C2 U4    IJ56KL  -          -    # two
        5     01/05/2025 S   C2 U4    AB12CD  01/06/2025 X1
        5     01/06/2025 U   E1 A5    AB12CD  01/09/2025 X1   # the carers are to adopt
        5     01/09/2025 P   E1 A6    IJ56KL  -          -    # two
        6     01/05/2025 S   C2 U4    AB12CD  01/06/2025 E4A
        6     01/07/2025 S   C2 U4    EF34GH  01/08/2025 E4A
        6     01/10/2025 S   C2 U4    IJ56KL  -          -    # three, over three times in care
        7     01/05/2025 S   C2 U4    AB12CD  01/06/2025 X1
        7     01/06/2025 P   C2 K2    EF34GH  01/09/2025 X1
        7     01/09/2025 P   C2 U4    IJ56KL  01/01/2026 E4A  # three, but no longer in care at 31 March
        """,
    )
    assert place.counted("PLACE3") == (2, 6)


def test_a_carer_is_a_home_of_the_year_though_the_child_came_back_to_them_or_moved_with_them_before_it(
    tmp_path: Path,
) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     01/05/2023 S   C2 U4    AB12CD  01/02/2025 X1
        1     01/02/2025 P   C2 T1    EF34GH  10/02/2025 X1   # in hospital before the year began
        1     10/02/2025 P   C2 U4    AB12CD  01/06/2025 X1   # back: the home of 1 April
        1     01/06/2025 P   C2 K2    IJ56KL  01/09/2025 X1
        1     01/09/2025 P   C2 U4    MN78OP  -          -    # three
        2     01/05/2023 S   C2 U4    AB12CD  01/02/2025 X1
        2     01/02/2025 T   C2 U4    EF34GH  01/06/2025 X1   # moved house with the carer: the home of 1 April
        2     01/06/2025 P   C2 K2    IJ56KL  01/09/2025 X1
        2     01/09/2025 P   C2 U4    MN78OP  -          -    # three
        """,
    )
    assert place.counted("PLACE3") == (2, 2)


BORN = "CHILD SEX DOB ETHNIC\n" + "\n".join(f"{child} F 01/06/2015 WBRI" for child in range(1, 9))


def test_lasting_homes_are_of_children_under_16_in_care_two_and_a_half_years(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_header(
        "2025-26",
        """
        CHILD SEX DOB        ETHNIC
        1     F   01/06/2015 WBRI
        2     F   01/06/2015 WBRI
        3     F   31/03/2010 WBRI   # 16 on the day
        4     F   01/04/2010 WBRI   # 16 the day after
        5     F   01/06/2015 WBRI
        6     F   01/06/2015 WBRI
        """,
    ).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     30/09/2023 S   C2 U4    AB12CD  -          -    # two and a half years to the day, and one home
        2     01/10/2023 S   C2 U4    AB12CD  -          -    # a day too short
        3     01/01/2020 S   C2 U4    AB12CD  -          -    # too old
        4     01/01/2020 S   C2 U4    AB12CD  -          -    # just young enough
        5     01/01/2020 S   C2 U4    AB12CD  31/03/2024 X1
        5     31/03/2024 P   C2 U4    EF34GH  -          -    # two years in this home to the day
        6     01/01/2020 S   C2 U4    AB12CD  01/04/2024 X1
        6     01/04/2024 P   C2 U4    EF34GH  -          -    # a day too short
        """,
    )
    assert place.counted("LONG_STAB") == (3, 4)  # children 1, 4 and 5 of 1, 4, 5 and 6


def test_a_stay_away_does_not_break_a_lasting_home_and_adoption_joins_two(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_header("2025-26", BORN)
    place.with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     01/01/2020 S   C2 U4    AB12CD  01/06/2025 X1
        1     01/06/2025 P   C2 T1    EF34GH  05/06/2025 X1
        1     05/06/2025 P   C2 U4    AB12CD  -          -    # back from hospital: settled since 2020
        2     01/01/2020 S   C2 U4    AB12CD  30/03/2026 X1
        2     30/03/2026 P   C2 T1    EF34GH  -          -    # in hospital on the day: settled since 2020
        3     01/01/2020 S   C2 U4    AB12CD  01/01/2023 X1
        3     01/01/2023 P   C2 U4    EF34GH  01/06/2025 X1
        3     01/06/2025 P   E1 A6    IJ56KL  -          -    # with adopters; this home and the last make three years
        4     01/01/2020 S   C2 U4    AB12CD  01/01/2025 X1
        4     01/01/2025 P   C2 U4    EF34GH  01/06/2025 X1
        4     01/06/2025 P   E1 A6    IJ56KL  -          -    # with adopters; the two together make fifteen months
        5     01/01/2020 S   C1 U4    AB12CD  01/06/2025 X1
        5     01/06/2025 L   C2 U4    AB12CD  -          -    # a new order in the home of 2020
        """,
    )
    assert place.counted("LONG_STAB") == (4, 5)  # all but child 4


def test_where_the_returns_do_not_reach_back_whether_a_home_lasts_is_unknown(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_header("2025-26", BORN)
    place.with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST
        1     01/05/2025 L   C2 U4    AB12CD   # the home and the time in care began nobody knows when
        2     01/05/2020 L   C2 U4    AB12CD   # long in care and in this home at least since 2020
        3     01/05/2025 P   C2 U4    AB12CD   # in this home for a year, but how long in care?
        4     01/05/2025 P   E1 A6    AB12CD   # with adopters, and the home before is not in the returns
        5     01/05/2025 S   C2 U4    AB12CD   # new to care: not among them
        """,
    )
    found = place.measure("LONG_STAB")
    assert (found.estimate.count, found.estimate.of, found.doubt.unknown) == (1, 1, 3)
    assert (found.doubt.low, found.doubt.high) == (25.0, 100.0)


def test_a_child_whose_birth_date_is_unknown_may_or_may_not_be_under_16(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/01/2020 S C2 U4")
    found = place.measure("LONG_STAB")
    assert (found.estimate.value, found.doubt.unknown) == (None, 1)


def test_missing_counts_children_in_care_in_the_year_who_went_missing_in_it(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_table(
        "missing",
        "2025-26",
        """
        CHILD MISSING MIS_START  MIS_END
        1     M       01/06/2025 02/06/2025
        1     M       01/09/2025 02/09/2025   # twice: one child
        2     A       01/06/2025 02/06/2025   # away, and it is known where
        3     M       31/03/2025 02/04/2025   # went missing the year before
        4     M       31/02/2026 -            # on a day that there is not: unknown
        6     M       01/06/2025 02/06/2025   # not in care in the year
        """,
    ).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/05/2024 S   C2 U4    -          -
        2     01/05/2024 S   C2 U4    -          -
        3     01/05/2024 S   C2 U4    -          -
        4     01/05/2024 S   C2 U4    -          -
        5     01/05/2024 S   C2 U4    02/04/2025 E4A   # in care for a day of the year
        6     01/05/2024 S   C2 U4    01/04/2025 E4A   # left on the first day: no day of the year in care
        """,
    )
    found = place.measure("MISSING")
    assert (found.estimate.count, found.estimate.of, found.doubt.unknown) == (1, 4, 1)
