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
    assert place.ask(
        "select legal_status, cla_episode_ceased_date::varchar, collection_year from record.cla_episodes"
    ) == [("C2", "2025-05-01", 2026)]
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


def test_what_a_later_return_leaves_blank_is_blank_and_the_earlier_value_is_kept_as_a_difference(
    tmp_path: Path,
) -> None:
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
    assert place.ask("select person_id, end_unreadable from record.cla_episodes order by 1") == [
        ("1", True),
        ("2", False),
    ]
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
    place.with_episodes(
        "2025-26 to 2025-10-31", "CHILD DECOM RNE LS PLACE\n 1 01/06/2025 S C1 U4\n 2 01/06/2025 S C1 U4"
    )
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
    assert (
        alone.counted("REREF12") == "it looks back a year, and no children in need census for 2024-25 is in this place"
    )
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
