"""From the SSDA903 return to the record's tables of care: episodes, homes, periods of care, reviews, health, missing.

A 903 episode is a stretch of time in which neither the legal status nor the home changes. Two longer things are read
off the chain of a child's episodes, and both matter more to the child than the episode does:

    RNE        S          L         P          T           S
    episode    |----------|---------|----------|-----------|     |--------
    home       |--------------------|----------|~~~~~~~~~~~|     |--------    ~ the same carer as before
    period     |-------------------------------------------|     |--------    "in care since"

A period whose first episode does not begin with S began before the returns at hand: its start is unknown (and no
later than that episode). Short breaks (legal status V3, V4) stay in the tables and out of every count of looked-after
children.
"""

from __future__ import annotations

import duckdb

from seedbed.codes.groups import code_group
from seedbed.record.merging import Thing, merge

EPISODES = Thing(
    table="cla_episodes",
    sent="""
        select e.*, child as person_id, decom as cla_episode_start_date, rne as cla_episode_start_reason,
            ls as legal_status, cin as cla_primary_need_code, place as cla_placement_type,
            place_provider as cla_placement_provider, pl_post as cla_placement_postcode, home_post as home_postcode,
            urn as cla_placement_urn, dec as cla_episode_ceased_date, dec_as_sent as cla_episode_ceased_date_as_sent,
            rec as cla_episode_ceased_reason, reason_place_change as cla_placement_change_reason
        from returned.ssda903_episodes as e where not repeated
    """,
    key=("person_id", "cla_episode_start_date"),
    columns=(
        "cla_episode_start_reason",
        "legal_status",
        "cla_primary_need_code",
        "cla_placement_type",
        "cla_placement_provider",
        "cla_placement_postcode",
        "home_postcode",
        "cla_placement_urn",
        "cla_episode_ceased_date",
        "cla_episode_ceased_reason",
        "cla_placement_change_reason",
    ),
    ends="cla_episode_ceased_date",
    sent_in="ssda903_episodes",
)

YEARLY = (
    Thing(
        table="cla_reviews",
        sent="""select *, child as person_id, review as cla_review_date, review_code as cla_review_participation
            from returned.ssda903_reviews where not repeated""",
        key=("person_id", "cla_review_date"),
        columns=("cla_review_participation",),
    ),
    Thing(
        table="missing",
        sent="""select *, child as person_id, mis_start as missing_episode_start_date,
                missing as missing_episode_type, mis_end as missing_episode_end_date,
                mis_end_as_sent as missing_episode_end_date_as_sent
            from returned.ssda903_missing where not repeated""",
        key=("person_id", "missing_episode_start_date"),
        columns=("missing_episode_type", "missing_episode_end_date"),
        ends="missing_episode_end_date",
        sent_in="ssda903_missing",
    ),
    Thing(
        table="cla_health",
        sent="select *, child as person_id from returned.ssda903_oc2 where not repeated",
        key=("person_id", "collection_year"),
        columns=(
            "sdq_score",
            "sdq_reason",
            "convicted",
            "health_check",
            "immunisations",
            "teeth_check",
            "health_assessment",
            "substance_misuse",
            "intervention_received",
            "intervention_offered",
        ),
    ),
    Thing(
        table="care_leavers",
        sent="""select *, child as person_id, in_touch as care_leaver_in_touch, activ as care_leaver_activity,
                accom as care_leaver_accommodation
            from returned.ssda903_oc3 where not repeated""",
        key=("person_id", "collection_year"),
        columns=("care_leaver_in_touch", "care_leaver_activity", "care_leaver_accommodation"),
    ),
)


def make_care_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the record's tables of care from schema `returned`."""
    merge(connection, EPISODES)
    for thing in YEARLY:
        merge(connection, thing)
    _number_periods_and_homes(connection)
    _make_periods(connection)
    _make_placements(connection)


def _number_periods_and_homes(connection: duckdb.DuckDBPyConnection) -> None:
    """Give each episode the number of its period of care and of its home.

    A short break and an episode without a start have neither. Where the reason for a new episode cannot be read, the
    home is new if its kind or its postcode is.
    """
    temporary, new_home = _codes("temporary"), _codes("new_home")
    connection.execute(
        f"""
        create or replace table record.cla_episodes as
        with told as (
            select *,
                coalesce(legal_status in {_codes("short_breaks")}, false) as is_short_break,
                coalesce(cla_placement_type in {temporary}, false) as is_temporary
            from record.cla_episodes
        ),
        ordered as (
            select *,
                lag(coalesce(counted_until, date '9999-12-31')) over chain as last_until,
                lag(cla_placement_type) over chain as last_type,
                lag(cla_placement_postcode) over chain as last_postcode
            from told where cla_episode_start_date is not null and not is_short_break
            window chain as (partition by person_id order by cla_episode_start_date, nth)
        ),
        marked as (
            select *,
                coalesce(cla_episode_start_reason = 'S', false) or last_until is null
                    or last_until <> cla_episode_start_date as starts_period,
                coalesce(
                    cla_episode_start_reason in {new_home},
                    last_type is distinct from cla_placement_type
                        or last_postcode is distinct from cla_placement_postcode
                ) as starts_home
            from ordered
        ),
        numbered as (
            select *,
                sum(starts_period::int) over chain as cla_id,
                sum((starts_period or starts_home)::int) over chain as cla_placement_id
            from marked
            window chain as (
                partition by person_id order by cla_episode_start_date, nth rows unbounded preceding
            )
        ),
        settled as (
            select row_id,
                lag(cla_placement_type) over chain as settled_type,
                lag(cla_placement_postcode) over chain as settled_postcode
            from numbered where not is_temporary
            window chain as (partition by person_id, cla_id order by cla_episode_start_date, nth)
        )
        select t.*, n.cla_id::int as cla_id, n.cla_placement_id::int as cla_placement_id,
            coalesce(
                n.last_type in {temporary} and s.settled_type = t.cla_placement_type
                    and s.settled_postcode is not distinct from t.cla_placement_postcode,
                false
            ) as back_from_temporary
        from told as t left join numbered as n using (row_id) left join settled as s using (row_id)
        order by t.person_id, t.cla_episode_start_date nulls last, row_id
        """
    )


def _make_periods(connection: duckdb.DuckDBPyConnection) -> None:
    """One row for each stretch a child was continuously looked after, short breaks left out."""
    connection.execute(
        """
        create or replace table record.periods_of_care as
        select person_id, cla_id,
            min(cla_episode_start_date) as seen_from,
            case when first(cla_episode_start_reason order by cla_episode_start_date, nth) = 'S'
                then min(cla_episode_start_date) end as entered_care_date,
            last(counted_until order by cla_episode_start_date, nth) as counted_until,
            last(cla_episode_ceased_date order by cla_episode_start_date, nth) as left_care_date,
            last(cla_episode_ceased_reason order by cla_episode_start_date, nth) as left_care_reason,
            last(not_in_later_return order by cla_episode_start_date, nth) as not_in_later_return,
            first(row_id order by cla_episode_start_date, nth) as row_id,
            last(row_id order by cla_episode_start_date, nth) as last_row_id
        from record.cla_episodes where cla_id is not null
        group by person_id, cla_id
        order by person_id, cla_id
        """
    )


def _make_placements(connection: duckdb.DuckDBPyConnection) -> None:
    """One row for each home in a period of care: a change of legal status alone is not a new home.

    Two longer things are told beside each home. `settled_since` is when the child came to it, temporary stays away and
    the return from them left out; `stay` numbers the carers, so that a move in which the carer stayed (RNE T or U)
    keeps its number.

        home            U4 ......... T1 ~ U4 ......... U1 (same carer) ... K2 ....
        settled_since   |                              |                   |
        stay            1            1    1            1                   2
    """
    connection.execute(
        f"""
        create or replace table record.cla_placement as
        with homes as (
            select person_id, cla_id, cla_placement_id,
                min(cla_episode_start_date) as cla_placement_start_date,
                first(cla_episode_start_reason order by cla_episode_start_date, nth) as start_reason,
                last(counted_until order by cla_episode_start_date, nth) as counted_until,
                last(cla_placement_type order by cla_episode_start_date, nth) as cla_placement_type,
                last(cla_placement_provider order by cla_episode_start_date, nth) as cla_placement_provider,
                bool_or(back_from_temporary) as is_return,
                bool_and(is_temporary) as is_temporary,
                first(row_id order by cla_episode_start_date, nth) as row_id
            from record.cla_episodes where cla_placement_id is not null
            group by person_id, cla_id, cla_placement_id
        ),
        marked as (
            select *,
                start_reason <> 'L' as start_is_known,
                coalesce(start_reason in {_codes("same_carer")}, false) as same_carer,
                is_temporary or is_return as is_stay_away,
                lag(cla_id) over (partition by person_id order by cla_placement_id) is distinct from cla_id as is_first
            from homes
        ),
        numbered as (
            select *,
                sum((is_first or not is_stay_away)::int) over by_home as settling,
                sum((is_first or not (is_stay_away or same_carer))::int) over by_home as stay
            from marked
            window by_home as (partition by person_id order by cla_placement_id rows unbounded preceding)
        ),
        settled as (
            select person_id, cla_id, settling, min(cla_placement_start_date) as settled_since,
                first(start_is_known order by cla_placement_id) as settled_since_is_known
            from numbered group by all
        ),
        followed as (
            select *,
                lag(settled_since) over by_settling as settled_before_since,
                lag(settled_since_is_known) over by_settling as settled_before_since_is_known
            from settled
            window by_settling as (partition by person_id, cla_id order by settling)
        )
        select person_id, cla_id, cla_placement_id, cla_placement_start_date, start_reason, start_is_known, counted_until,
            cla_placement_type, cla_placement_provider, is_temporary, is_return, same_carer, stay::int as stay,
            settled_since, settled_since_is_known, settled_before_since, settled_before_since_is_known, row_id
        from numbered join followed using (person_id, cla_id, settling)
        order by person_id, cla_placement_id
        """
    )


def _codes(name: str) -> str:
    """Write a group of codes as SQL does."""
    return "(" + ", ".join(f"'{code}'" for code in code_group(name)) + ")"
