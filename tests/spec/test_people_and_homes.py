"""One person, one story: what returns say of a person, their times in care and their homes."""

from __future__ import annotations

from pathlib import Path

from builders import a_child, a_place, a_referral

# People


def test_of_each_fact_about_a_person_the_value_told_last_is_taken(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_header("2024-25", "CHILD SEX DOB ETHNIC\n 1 2 01/06/2015 NOBT")
    place.with_header("2025-26", "CHILD SEX DOB ETHNIC\n 1 F 01/06/2015 MWBC")
    assert place.ask("select person_id, sex, dob::varchar, ethnicity from record.person") == [
        ("1", "F", "2015-06-01", "MWBC")
    ]
    # A sex told as 2 and later as F is one fact; an ethnicity told twice is a difference.
    assert place.ask("select column_name, kept, other from record.differences") == [("ethnicity", "MWBC", "NOBT")]


def test_what_is_left_blank_later_does_not_wipe_out_what_is_known_of_a_person(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_header("2024-25", "CHILD SEX DOB ETHNIC\n 1 F 01/06/2015 MWBC")
    place.with_header("2025-26", "CHILD SEX DOB ETHNIC\n 1 - - -")
    assert place.ask("select sex, dob::varchar, ethnicity from record.person") == [("F", "2015-06-01", "MWBC")]
    assert place.ask("select * from record.differences") == []


def test_two_birth_dates_are_a_difference_and_never_settled_in_silence(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_header("2024-25", "CHILD SEX DOB ETHNIC\n 1 F 06/01/2015 WBRI")
    place.with_census("2025-26", a_child("1", a_referral("2025-05-01"), born="2015-06-01"))
    assert place.ask("select dob::varchar from record.person") == [("2015-06-01",)]
    assert place.ask("select table_name, column_name, kept, other from record.differences") == [
        ("person", "dob", "2015-06-01", "2015-01-06")
    ]


def test_a_child_in_episodes_but_not_in_header_is_a_person_of_whom_nothing_else_is_known(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C2 U4")
    assert place.ask("select person_id, sex, dob, is_unaccompanied from record.person") == [("1", None, None, False)]
    assert place.counted("LAC_RATE") == (1, 20_000)


def test_a_child_in_uasc_but_not_in_header_is_known_to_be_unaccompanied(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C2 U4")
    place.with_table("uasc", "2025-26", "CHILD SEX DOB DUC\n 1 M 01/06/2009 -")
    assert place.ask("select sex, dob::varchar, is_unaccompanied from record.person") == [("M", "2009-06-01", True)]
    assert place.counted("UASC_PCT") == (1, 1)


def test_the_end_of_being_unaccompanied_that_was_told_last_is_taken(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_table("uasc", "2024-25", "CHILD SEX DOB DUC\n 1 1 01/06/2009 01/06/2027")  # told ahead, at 18
    place.with_table("uasc", "2025-26", "CHILD SEX DOB DUC\n 1 M 01/06/2009 15/09/2025")  # leave to remain came sooner
    assert place.ask("select unaccompanied_until::varchar from record.person") == [("2025-09-15",)]


def test_one_child_id_in_both_returns_is_one_person(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_header("2025-26", "CHILD SEX DOB ETHNIC\n 1 F 01/06/2015 WBRI")
    place.with_census("2025-26", a_child("1", a_referral("2025-05-01")))
    assert place.ask("select count(*) from record.person") == [(1,)]


# Periods of care and homes

HOMES = """
    select cla_id, cla_placement_start_date::varchar, cla_placement_type, stay, settled_since::varchar
    from record.cla_placement order by cla_placement_id
"""


def test_a_chain_of_episodes_is_one_period_of_care_and_a_change_of_status_is_no_new_home(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST  DEC        REC
        1     01/05/2025 S   C1 U4    AB1      01/06/2025 X1
        1     01/06/2025 L   C2 U4    AB1      01/07/2025 X1    # a full care order, the same home
        1     01/07/2025 P   C2 K2    CD2      01/08/2025 X1    # a new home and new carers
        1     01/08/2025 T   C2 U4    EF3      01/09/2025 X1    # a move with the same carer
        1     01/09/2025 B   E1 A6    GH4      01/10/2025 X1    # a new order and new carers on one day
        1     01/10/2025 U   C2 A5    GH4      01/11/2025 E4A   # a new order and kind of home, the same carer
        1     01/01/2026 S   C2 U4    AB1      -          -     # back in care after two months at home
        """,
    )
    assert place.ask(
        """select cla_id, entered_care_date::varchar, left_care_date::varchar, left_care_reason
        from record.periods_of_care order by 1"""
    ) == [(1, "2025-05-01", "2025-11-01", "E4A"), (2, "2026-01-01", None, None)]
    assert [home[:4] for home in place.ask(HOMES)] == [
        (1, "2025-05-01", "U4", 1),
        (1, "2025-07-01", "K2", 2),
        (1, "2025-08-01", "U4", 2),
        (1, "2025-09-01", "A6", 3),
        (1, "2025-10-01", "A5", 3),
        (2, "2026-01-01", "U4", 4),
    ]


def test_a_stay_in_hospital_and_the_return_from_it_do_not_end_a_home(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     01/05/2025 S   C2 U4    AB12CD  10/06/2025 X1
        1     10/06/2025 P   C2 T1    EF34GH  12/06/2025 X1   # in hospital
        1     12/06/2025 P   C2 T3    IJ56KL  15/06/2025 X1   # from there to another carer, while hers rest
        1     15/06/2025 P   C2 U4    AB12CD  01/09/2025 X1   # home again
        1     01/09/2025 P   C2 T1    EF34GH  03/09/2025 X1
        1     03/09/2025 P   C2 U4    MN78OP  -          -    # not home again: a new home
        """,
    )
    homes = place.ask(
        """select cla_placement_type, is_temporary, is_return, stay, settled_since::varchar
        from record.cla_placement order by cla_placement_id"""
    )
    assert homes == [
        ("U4", False, False, 1, "2025-05-01"),
        ("T1", True, False, 1, "2025-05-01"),
        ("T3", True, False, 1, "2025-05-01"),
        ("U4", False, True, 1, "2025-05-01"),
        ("T1", True, False, 1, "2025-05-01"),
        ("U4", False, False, 2, "2025-09-03"),
    ]


def test_short_breaks_are_kept_and_never_counted(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/05/2025 S   V4 U4    -          -     # an agreed series of short breaks, still going on
        2     01/05/2025 S   V3 U4    04/05/2025 E4A   # one break
        3     01/05/2025 S   V2 U4    -          -     # a single period of accommodation: looked after
        """,
    )
    assert place.ask("select person_id, is_short_break from record.cla_episodes order by 1") == [
        ("1", True),
        ("2", True),
        ("3", False),
    ]
    assert place.ask("select person_id from record.periods_of_care") == [("3",)]
    counted = {name: place.counted(name) for name in ("LAC_RATE", "LAC_START_RATE", "LAC_CEASE_RATE", "MISSING")}
    assert counted == {
        "LAC_RATE": (1, 20_000),
        "LAC_START_RATE": (1, 20_000),
        "LAC_CEASE_RATE": (0, 20_000),
        "MISSING": (0, 1),
    }


def test_a_period_whose_first_episode_does_not_begin_with_s_began_before_the_returns_at_hand(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/05/2025 L   C2 U4
        """,
    )
    assert place.ask("select seen_from::varchar, entered_care_date from record.periods_of_care") == [
        ("2025-05-01", None)
    ]
    assert place.counted("LAC_START_RATE") == (0, 20_000)
    assert place.counted("LAC_RATE") == (1, 20_000)


def test_moves_on_one_day_leave_a_home_of_no_days_which_is_no_home(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     01/05/2025 P   C2 K2    EF34GH  01/06/2025 X1
        1     01/05/2025 S   C2 U4    AB12CD  01/05/2025 X1   # a night was meant, and the child moved on by evening
        1     01/06/2025 P   C2 U6    IJ56KL  -          -
        """,
    )
    assert place.ask("select count(*) from record.periods_of_care where left_care_date is null") == [(1,)]
    assert [home[2] for home in place.ask(HOMES)] == ["U4", "K2", "U6"]  # what ended first came first
    assert place.counted("PLACE3") == (0, 1)  # two homes of a day or more


def test_where_the_reason_for_an_episode_cannot_be_read_the_dates_and_the_home_speak(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     01/05/2025 S   C1 U4    AB12CD  01/06/2025 X1
        1     01/06/2025 ?   C2 U4    AB12CD  01/07/2025 X1   # no gap and the same home
        1     01/07/2025 ?   C2 K2    EF34GH  -          -    # no gap and another home
        """,
    )
    assert place.ask("select count(*) from record.periods_of_care") == [(1,)]
    assert [home[1:3] for home in place.ask(HOMES)] == [("2025-05-01", "U4"), ("2025-07-01", "K2")]


def test_an_episode_without_a_start_is_kept_and_numbered_nowhere(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     -          S   C2 U4    01/06/2025 X1
        1     01/06/2025 P   C2 K2    -          -
        """,
    )
    assert place.ask("select cla_id, cla_placement_id from record.cla_episodes order by 1") == [(1, 1), (None, None)]
    assert place.measure("LAC_RATE").doubt.undated == 1
