"""Years become one: every return tells the story again, the later one wins, and nothing that was told is lost."""

from __future__ import annotations

from pathlib import Path

from builders import a_child, a_place, a_plan, a_referral

WHEN_IN_CARE = "select person_id, counted_until::varchar, not_in_later_return from record.cla_episodes order by all"


def test_the_later_return_wins_and_what_it_contradicts_is_kept(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_episodes(
        "2024-25",
        """
        CHILD DECOM      RNE LS PLACE DEC REC
        1     01/06/2024 S   C1 U4    -   -
        """,
    ).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/06/2024 S   C2 U4    01/05/2025 E4A   # the order was a full one, and the child has gone home since
        """,
    )
    assert place.ask("select legal_status, cla_episode_ceased_date::varchar, collection_year from record.cla_episodes") == [
        ("C2", "2025-05-01", 2026)
    ]
    # An end that is new is no contradiction; another legal status is.
    assert place.ask("select table_name, column_name, kept, other from record.differences") == [
        ("cla_episodes", "legal_status", "C2", "C1")
    ]


def test_a_difference_names_both_rows(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_census("2024-25", a_child("1", a_referral("2024-06-01", nfa="1")))
    place.with_census("2025-26", a_child("1", a_referral("2024-06-01", nfa="0")))
    assert place.ask(
        """
        select column_name, kept, other, k.path, o.path from record.differences
        join record.sources as ks on ks.row_id = kept_row join returned.files as k on k.file_id = ks.file_id
        join record.sources as os on os.row_id = other_row join returned.files as o on o.file_id = os.file_id
        """
    ) == [("referral_nfa", "false", "true", "2025-26/cin.xml", "2024-25/cin.xml")]


def test_what_a_later_return_leaves_blank_is_blank_and_the_earlier_value_is_kept_as_a_difference(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_census("2024-25", a_child("1", a_referral("2024-06-01", a_plan("2024-07-01", end="2025-03-01"))))
    place.with_census("2025-26", a_child("1", a_referral("2024-06-01", a_plan("2024-07-01"))))
    assert place.ask("select cp_plan_end_date from record.cp_plans") == [(None,)]
    assert place.ask("select column_name, kept, other from record.differences") == [
        ("cp_plan_end_date", None, "2025-03-01")
    ]


def test_an_episode_open_in_one_year_and_absent_from_the_next_counts_to_its_own_31_march_and_not_after(
    tmp_path: Path,
) -> None:
    place = a_place(tmp_path)
    place.with_episodes(
        "2024-25",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/06/2024 S   C2 U4     # open, and forgotten
        2     01/06/2024 S   C2 U4     # open, and told again
        """,
    ).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE
        2     01/06/2024 S   C2 U4
        """,
    )
    assert place.ask(WHEN_IN_CARE) == [("1", "2025-04-01", True), ("2", None, False)]
    assert place.counted("LAC_RATE", 2025) == (2, 20_000)
    assert place.counted("LAC_RATE", 2026) == (1, 20_000)
    assert place.counted("MISSING", 2026) == (0, 1)  # nor is the forgotten child in care at any time of the later year
    assert place.counted("LAC_CEASE_RATE", 2026) == (0, 20_000)  # nobody knows that the child left


def test_a_plan_open_in_one_census_and_absent_from_the_next_counts_to_its_own_31_march(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    forgotten = a_child("1", a_referral("2024-06-01", a_plan("2024-07-01")))
    told_again = a_child("2", a_referral("2024-06-01", a_plan("2024-07-01")))
    place.with_census("2024-25", forgotten, told_again).with_census("2025-26", told_again)
    assert (place.counted("CPP_RATE", 2025), place.counted("CPP_RATE", 2026)) == ((2, 20_000), (1, 20_000))
    assert (place.counted("CIN_RATE", 2025), place.counted("CIN_RATE", 2026)) == ((2, 20_000), (1, 20_000))
    assert place.counted("CPP_START_RATE", 2025) == (2, 20_000)  # it did start, whatever became of it


def test_a_return_that_came_without_its_episodes_forgets_none_of_them(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_episodes("2024-25", "CHILD DECOM RNE LS PLACE\n 1 01/06/2024 S C2 U4")
    place.with_table("reviews", "2025-26", "CHILD DOB REVIEW REVIEW_CODE\n 1 01/06/2015 01/06/2025 PN1")
    assert place.ask(WHEN_IN_CARE) == [("1", None, False)]
    assert place.counted("LAC_RATE", 2026) == "the SSDA903 return for 2025-26 came without its table Episodes"


def test_an_end_that_cannot_be_read_is_not_still_open(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/06/2025 S   C2 U4    31/02/2026 E4A   # ended, on a day that there is not
        2     01/06/2025 S   C2 U4    -          -     # open
        """,
    )
    assert place.ask("select person_id, end_unreadable from record.cla_episodes order by 1") == [("1", True), ("2", False)]
    assert place.counted("LAC_RATE") == (1, 20_000)
    left = place.measure("LAC_CEASE_RATE")
    assert left.estimate.count == 0
    assert left.doubt.undated == 1  # the child left, and nobody can say when
    assert place.counted("MISSING") == (0, 2)  # yet was in care in the year


def test_a_part_year_extract_carries_the_story_on_and_its_own_year_has_no_figure_yet(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE
        1     01/06/2025 S   C2 U4
        2     01/06/2025 S   C2 U4     # absent from the extract
        """,
    ).with_episodes(
        "2026-27 to 2026-10-31",
        """
        CHILD DECOM      RNE LS PLACE DEC        REC
        1     01/06/2025 S   C2 U4    12/07/2026 E4A
        """,
    )
    assert place.ask(WHEN_IN_CARE) == [("1", "2026-07-12", False), ("2", "2026-04-01", True)]
    assert place.counted("LAC_RATE", 2026) == (2, 20_000)
    assert place.counted("LAC_RATE", 2027) == (
        "the SSDA903 return runs only to 31 October 2026, not to the end of 2026-27"
    )


def test_within_one_year_the_extract_of_october_gives_way_to_the_whole_year(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_episodes("2025-26 to 2025-10-31", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C1 U4\n 2 01/06/2025 S C1 U4")
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C2 U4")
    assert place.ask("select legal_status from record.cla_episodes where person_id = '1'") == [("C2",)]
    assert place.ask(WHEN_IN_CARE) == [("1", None, False), ("2", "2025-11-01", True)]
    assert place.counted("LAC_RATE", 2026) == (1, 20_000)


def test_the_same_return_sent_twice_counts_once(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    rows = "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C2 U4\n 1 01/06/2025 S C2 U4\n 2 01/06/2025 S C2 K2"
    place.with_episodes("2025-26", rows).with_episodes("2025-26", rows, name="episodes again.csv")
    child = a_child("1", a_referral("2025-05-01"))
    place.with_census("2025-26", child, child).with_census("2025-26", child, name="cin again.xml")
    assert place.ask("select count(*), sum(repeated::int) from returned.ssda903_episodes") == [(6, 4)]
    assert place.ask("select count(*) from record.cla_episodes") == [(2,)]
    assert place.counted("LAC_RATE") == (2, 20_000)
    assert place.counted("REF_RATE") == (1, 20_000)
    assert place.ask("select * from record.differences") == []


def test_two_files_of_one_table_in_a_year_become_one(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C2 U4", name="north.csv")
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 2 01/06/2025 S C2 U4", name="south.csv")
    assert place.counted("LAC_RATE") == (2, 20_000)


def test_two_things_with_one_key_in_one_return_stay_two(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    # Two referrals of one child on one day, one with no further action: two were received, and two are kept each year.
    both = a_child("1", a_referral("2025-02-01", nfa="0"), a_referral("2025-02-01", nfa="1"))
    place.with_census("2024-25", both).with_census("2025-26", both)
    assert place.ask("select nth, referral_nfa, collection_year from record.cin_episodes order by 1") == [
        (1, False, 2026),
        (2, True, 2026),
    ]
    assert place.ask("select * from record.differences") == []


def test_things_whose_date_cannot_be_read_are_merged_with_none(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_census("2024-25", a_child("1", a_referral("soon", nfa="1")))
    place.with_census("2025-26", a_child("1", a_referral("later", nfa="0")))
    assert place.ask("select collection_year, referral_nfa from record.cin_episodes order by 1") == [
        (2025, True),
        (2026, False),
    ]
    assert [place.measure("REF_RATE", year).doubt.undated for year in (2025, 2026)] == [1, 1]


def test_a_year_in_between_may_be_missing(tmp_path: Path) -> None:
    place = a_place(tmp_path)
    place.with_episodes("2022-23", "CHILD DECOM RNE LS PLACE\n 1 01/06/2022 S C2 U4\n 2 01/06/2022 S C2 U4")
    place.with_episodes("2025-26", "CHILD DECOM RNE LS PLACE\n 1 01/06/2022 S C2 U4")
    assert place.ask(WHEN_IN_CARE) == [("1", None, False), ("2", "2023-04-01", True)]
    assert place.counted("LAC_RATE", 2023) == (2, 20_000)
    assert place.counted("LAC_RATE", 2024) == "no SSDA903 return for 2023-24 is in this place"
    assert place.counted("LAC_RATE", 2026) == (1, 20_000)


def test_looking_back_a_year_needs_the_whole_of_that_year(tmp_path: Path) -> None:
    now = a_child("1", a_referral("2025-05-01"))
    alone = a_place(tmp_path / "alone").with_census("2025-26", now)
    assert alone.counted("REREF12") == "it looks back a year, and no children in need census for 2024-25 is in this place"
    part = a_place(tmp_path / "part").with_census("2025-26", now)
    part.with_census("2024-25 to 2024-10-31", a_child("1", a_referral("2024-06-01")))
    assert part.counted("REREF12") == (
        "it looks back a year, and the children in need census for 2024-25 runs only to 31 October 2024"
    )


def test_the_names_of_files_do_not_decide_which_year_is_later(tmp_path: Path) -> None:
    early, late = "CHILD DECOM RNE LS PLACE\n 1 01/06/2024 S C1 U4", "CHILD DECOM RNE LS PLACE\n 1 01/06/2024 S C2 U4"
    for names in (("a.csv", "z.csv"), ("z.csv", "a.csv")):
        place = a_place(tmp_path / names[0])
        place.with_episodes("2024-25", early, name=names[0]).with_episodes("2025-26", late, name=names[1])
        assert place.ask("select legal_status from record.cla_episodes") == [("C2",)]


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
    assert place.ask("select seen_from::varchar, entered_care_date from record.periods_of_care") == [("2025-05-01", None)]
    assert place.counted("LAC_START_RATE") == (0, 20_000)
    assert place.counted("LAC_RATE") == (1, 20_000)


def test_moves_on_one_day_leave_a_home_of_no_days_which_is_no_home(tmp_path: Path) -> None:
    place = a_place(tmp_path).with_episodes(
        "2025-26",
        """
        CHILD DECOM      RNE LS PLACE PL_POST DEC        REC
        1     01/05/2025 S   C2 U4    AB12CD  01/05/2025 X1   # a night was meant, and the child moved on by evening
        1     01/05/2025 P   C2 K2    EF34GH  01/06/2025 X1
        1     01/06/2025 P   C2 U6    IJ56KL  -          -
        """,
    )
    assert place.ask("select count(*) from record.periods_of_care where left_care_date is null") == [(1,)]
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
