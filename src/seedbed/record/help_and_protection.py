"""From the CIN census to the record's tables of help and protection: referrals to protection plans.

The census sends a child's open episodes whole each year, so most things arrive twice; the later telling wins. A
conference is sent either inside the Section 47 enquiry that led to it or, when there was none, beside the referral.
"""

from __future__ import annotations

import duckdb

from seedbed.record.merging import Thing, merge

THINGS = (
    Thing(
        table="cin_episodes",
        sent="""
            select t.*, t.lachildid as person_id, cinreferraldate as referral_date,
                referralsource as referral_source_code, primaryneedcode as cin_primary_need_code,
                referralnfa as referral_nfa, cinclosuredate as close_date, cinclosuredate_as_sent as close_date_as_sent,
                reasonforclosure as close_reason
            from returned.cin_referral as t where not t.repeated""",
        key=("person_id", "referral_date"),
        columns=("referral_source_code", "cin_primary_need_code", "referral_nfa", "close_date", "close_reason"),
        ends="close_date",
        sent_in="cin_referral",
    ),
    Thing(
        table="cin_assessments",
        sent="""
            select t.*, t.lachildid as person_id, assessmentactualstartdate as assessment_start_date,
                assessmentauthorisationdate as assessment_auth_date,
                assessmentauthorisationdate_as_sent as assessment_auth_date_as_sent
            from returned.cin_assessment as t where not t.repeated""",
        key=("person_id", "assessment_start_date"),
        columns=("assessment_auth_date",),
        ends="assessment_auth_date",
        sent_in="cin_assessment",
    ),
    Thing(
        table="cin_plans",
        sent="""
            select t.*, t.lachildid as person_id, cinplanstartdate as cin_plan_start_date,
                cinplanenddate as cin_plan_end_date, cinplanenddate_as_sent as cin_plan_end_date_as_sent
            from returned.cin_plan as t where not t.repeated""",
        key=("person_id", "cin_plan_start_date"),
        columns=("cin_plan_end_date",),
        ends="cin_plan_end_date",
        sent_in="cin_plan",
    ),
    Thing(
        table="s47_enquiry",
        sent="""
            select t.*, t.lachildid as person_id, s47actualstartdate as s47_start_date,
                icpcnotrequired as icpc_not_required, dateofinitialcpc as icpc_date
            from returned.cin_section47 as t where not t.repeated""",
        key=("person_id", "s47_start_date"),
        columns=("icpc_not_required", "icpc_date"),
    ),
    Thing(
        table="conferences_without_enquiry",
        sent="""
            select t.*, t.lachildid as person_id, dateofinitialcpc as icpc_date
            from returned.cin_referral as t where not t.repeated and dateofinitialcpc is not null""",
        key=("person_id", "icpc_date"),
        columns=(),
    ),
    Thing(
        table="cp_plans",
        sent="""
            select t.*, t.lachildid as person_id, cppstartdate as cp_plan_start_date,
                cppenddate as cp_plan_end_date, cppenddate_as_sent as cp_plan_end_date_as_sent,
                initialcategoryofabuse as cp_plan_initial_category, latestcategoryofabuse as cp_plan_latest_category,
                numberofpreviouscpp as number_of_previous_plans
            from returned.cin_protection_plan as t where not t.repeated""",
        key=("person_id", "cp_plan_start_date"),
        columns=(
            "cp_plan_end_date",
            "cp_plan_initial_category",
            "cp_plan_latest_category",
            "number_of_previous_plans",
        ),
        ends="cp_plan_end_date",
        sent_in="cin_protection_plan",
    ),
    Thing(
        table="cp_reviews",
        sent="""
            select t.*, t.lachildid as person_id, p.cppstartdate as cp_plan_start_date,
                cppreviewdate as cp_review_date
            from returned.cin_review as t
            join returned.cin_protection_plan as p on p.row_id = t.protection_plan_row_id
            where not t.repeated""",
        key=("person_id", "cp_plan_start_date", "cp_review_date"),
        columns=(),
    ),
)


def make_help_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the record's tables of help and protection from schema `returned`."""
    for thing in THINGS:
        merge(connection, thing)
    _make_conferences(connection)
    _make_factors(connection)
    _make_disabilities(connection)


def _make_conferences(connection: duckdb.DuckDBPyConnection) -> None:
    """One row for each initial child protection conference held, with the enquiry that led to it, if one did.

    One sent beside the referral alone is a transfer in: the child came from another council with a plan.
    """
    connection.execute(
        """
        create or replace table record.initial_cp_conference as
        select person_id, icpc_date, s47_start_date, false as is_transfer_in,
            row_id, file_id, line, collection_year, as_at
        from record.s47_enquiry where icpc_date is not null
        union all
        select person_id, icpc_date, null, true, row_id, file_id, line, collection_year, as_at
        from record.conferences_without_enquiry as alone
        where not exists (
            select 1 from record.s47_enquiry as e
            where e.person_id = alone.person_id and e.icpc_date = alone.icpc_date
        )
        order by person_id, icpc_date, row_id
        """
    )
    connection.execute("drop table record.conferences_without_enquiry")


def _make_factors(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        """
        create or replace table record.assessment_factors as
        select distinct a.person_id, a.assessment_start_date, f.assessmentfactors as factor, a.row_id
        from record.cin_assessments as a
        join returned.cin_assessment as sent on coalesce(sent.same_as, sent.row_id) = a.row_id
        join returned.cin_assessment_factor as f on f.assessment_row_id = sent.row_id
        where f.assessmentfactors is not null
        order by all
        """
    )


def _make_disabilities(connection: duckdb.DuckDBPyConnection) -> None:
    """The disabilities told in the latest census that names the child."""
    connection.execute(
        """
        create or replace table record.disability as
        with told as (
            select lachildid as person_id, disability as disability_code, as_at,
                max(as_at) over (partition by lachildid) as latest
            from returned.cin_disability where disability is not null
        )
        select distinct person_id, disability_code from told where as_at = latest order by all
        """
    )
