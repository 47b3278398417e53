"""The bases: tables with one row for each thing that is counted, and a yes, a no or an unknown for each question.

An indicator is two columns of a base: who is counted, and among whom. So every figure is a plain sum of rows that can
be opened, and a dozen bases carry all the indicators:

    referrals       person   on           is_rereferral   is_no_further_action
                    …        2025-04-02   yes             no
                    …        2025-04-03   unknown         no                     its earlier referral has no date

Each base is written once for any set of periods (`first`, `last`), so the year and each month come from the same
words. An event belongs to the period it falls in; a snapshot is taken on the period's last day. `None` means that the
record does not say; an unknown is never counted as a no.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import ibis
from ibis import _
from ibis.expr.types import Table

from seedbed.codes.groups import code_group, timescale


class Record:
    """The tables of a built record, as expressions."""

    def __init__(self, backend: ibis.BaseBackend) -> None:
        self._backend = backend

    def __getattr__(self, table: str) -> Table:
        return self._backend.table(table, database="record")


@dataclass(frozen=True)
class Base:
    """One kind of thing that is counted.

    `rows` gives them for the periods asked for. `returns` and `sent_in` name the return and the table they were sent
    in; `table` and `date` the record's table and the date that places a row in a period, so that rows without one can
    be told. `starts` is the date that can be missing where `date` is rightly empty for what is still open.
    """

    name: str
    thing: str
    returns: str
    sent_in: str
    table: str
    date: str
    rows: Callable[[Record, Table], Table]
    is_snapshot: bool = False
    starts: str = ""


def referrals(record: Record, periods: Table) -> Table:
    """Referrals received; a re-referral had another referral of the same child in the 12 months up to its own date."""
    each = record.cin_episodes
    before = ibis.window(group_by=each.person_id, order_by=[each.referral_date, each.row_id])
    each = each.filter(each.referral_date.notnull()).mutate(earlier=_.referral_date.lag().over(before))
    each = each.mutate(
        is_rereferral=_.earlier.notnull() & (_.earlier >= _.referral_date - ibis.interval(years=1)),
        is_no_further_action=_.referral_nfa,
    )
    return _falling_in(each, periods, "referral_date").select(*_KEYS, "is_rereferral", "is_no_further_action")


def assessments(record: Record, periods: Table) -> Table:
    """Assessments completed (authorised); on time within 45 working days of their start."""
    each = record.cin_assessments
    each = _working_days(record, each, "assessment_start_date", "assessment_auth_date")
    each = each.mutate(is_on_time=_.working_days <= timescale("assessment"))
    return _falling_in(each, periods, "assessment_auth_date").select(*_KEYS, "is_on_time")


def enquiries(record: Record, periods: Table) -> Table:
    """Section 47 enquiries started; whether a conference followed."""
    each = record.s47_enquiry.mutate(led_to_conference=_.icpc_date.notnull())
    return _falling_in(each, periods, "s47_start_date").select(*_KEYS, "led_to_conference")


def conferences(record: Record, periods: Table) -> Table:
    """Initial child protection conferences held; on time within 15 working days of the enquiry that led to it.

    A conference without an enquiry (a transfer in) has no clock: whether it was on time is unknown.
    """
    each = _working_days(record, record.initial_cp_conference, "s47_start_date", "icpc_date")
    each = each.mutate(is_on_time=_.working_days <= timescale("initial_child_protection_conference"))
    return _falling_in(each, periods, "icpc_date").select(*_KEYS, "is_on_time")


def children_in_need(record: Record, periods: Table) -> Table:
    """Children with an open episode of need on the last day, referrals ended with no further action left out."""
    each = record.cin_episodes.filter(_.referral_nfa.fill_null(False) == False)  # noqa: E712
    return _one_each(_open_on(each, periods, "referral_date")).select(*_KEYS)


def plans_open(record: Record, periods: Table) -> Table:
    """Children on a child protection plan on the last day; whether the plan is two years old."""
    each = _one_each(_open_on(record.cp_plans, periods, "cp_plan_start_date"))
    return each.mutate(is_two_years=_.cp_plan_start_date < _.on - ibis.interval(years=2)).select(*_KEYS, "is_two_years")


def plans_starting(record: Record, periods: Table) -> Table:
    """Child protection plans started; a second plan is any plan of a child who had one before in this council."""
    each = record.cp_plans.mutate(is_second_plan=_.number_of_previous_plans > 0)
    return _falling_in(each, periods, "cp_plan_start_date").select(*_KEYS, "is_second_plan")


def looked_after(record: Record, periods: Table) -> Table:
    """Children looked after on the last day, short breaks left out; where they live and how settled they are."""
    episodes = record.cla_episodes.filter(~_.is_short_break)
    each = _one_each(_open_on(episodes, periods, "cla_episode_start_date"))
    each = each.left_join(_homes_in_the_year(record, each), ["period", "person_id"]).drop(
        "period_right", "person_id_right"
    )
    each = _with_person(record, each)
    each = _settled(record, each)
    kind = _.cla_placement_type
    return each.mutate(
        is_unaccompanied_now=_.is_unaccompanied.fill_null(False)
        & (_.unaccompanied_until.isnull() | (_.unaccompanied_until > _.on)),
        is_in_foster_care=kind.isin(code_group("foster_care")),
        is_in_childrens_home=kind.isin(code_group("childrens_homes")),
        has_had_three_homes=_.homes.fill_null(0) >= 3,
    ).select(
        *_KEYS,
        "is_unaccompanied_now",
        "is_in_foster_care",
        "is_in_childrens_home",
        "has_had_three_homes",
        "is_long_term",
        "is_settled",
    )


def starting_care(record: Record, periods: Table) -> Table:
    """Children who started to be looked after: the first start of each child in the period."""
    return _one_each(_falling_in(record.periods_of_care, periods, "entered_care_date"), first=True).select(*_KEYS)


def ceasing_care(record: Record, periods: Table) -> Table:
    """Children who ceased to be looked after: the last time of each child in the period, and how."""
    left = record.periods_of_care.filter(_.left_care_reason != "X1").drop("row_id").rename(row_id="last_row_id")
    each = _one_each(_falling_in(left, periods, "left_care_date"))
    reason = _.left_care_reason
    return each.mutate(
        is_adopted=reason.isin(code_group("adopted")),
        is_special_guardianship=reason.isin(code_group("special_guardianship")),
    ).select(*_KEYS, "is_adopted", "is_special_guardianship")


def in_care_at_any_time(record: Record, periods: Table) -> Table:
    """Children looked after at any time in the period; whether they went missing in it at least once."""
    each = record.periods_of_care.cross_join(periods)
    each = each.filter(
        _.seen_from <= _.last, _.counted_until.isnull() | (_.counted_until > _.first) | _.left_care_date.isnull()
    ).mutate(on=_.last)
    went = record.missing.filter(_.missing_episode_type.isin(code_group("missing_from_care"))).cross_join(periods)
    went = (
        went.filter(_.missing_episode_start_date.between(_.first, _.last))
        .group_by("period", "person_id")
        .aggregate(incidents=_.count())
    )
    each = _one_each(each).left_join(went, ["period", "person_id"]).drop("period_right", "person_id_right")
    return each.mutate(went_missing=_.incidents.notnull()).select(*_KEYS, "went_missing")


BASES = {
    base.name: base
    for base in (
        Base("referrals", "referral", "cin", "cin_referral", "cin_episodes", "referral_date", referrals),
        Base(
            "assessments", "assessment", "cin", "cin_assessment", "cin_assessments", "assessment_auth_date",
            assessments, starts="assessment_start_date",
        ),
        Base("enquiries", "Section 47 enquiry", "cin", "cin_section47", "s47_enquiry", "s47_start_date", enquiries),
        Base("conferences", "conference", "cin", "cin_section47", "initial_cp_conference", "icpc_date", conferences),
        Base(
            "children_in_need", "child", "cin", "cin_referral", "cin_episodes", "referral_date",
            children_in_need, is_snapshot=True,
        ),
        Base(
            "plans_open", "child", "cin", "cin_protection_plan", "cp_plans", "cp_plan_start_date",
            plans_open, is_snapshot=True,
        ),
        Base("plans_starting", "plan", "cin", "cin_protection_plan", "cp_plans", "cp_plan_start_date", plans_starting),
        Base(
            "looked_after", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_start_date",
            looked_after, is_snapshot=True,
        ),
        Base(
            "starting_care", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_start_date",
            starting_care,
        ),
        Base(
            "ceasing_care", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_ceased_date",
            ceasing_care, starts="cla_episode_start_date",
        ),
        Base(
            "in_care_at_any_time", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_start_date",
            in_care_at_any_time, is_snapshot=True,
        ),
    )
}  # fmt: skip

_KEYS = ("period", "person_id", "on", "row_id")


def _falling_in(each: Table, periods: Table, date: str) -> Table:
    """Keep the rows whose date falls in a period."""
    each = each.mutate(on=each[date])
    return each.inner_join(periods, [each.on >= periods.first, each.on <= periods.last])


def _open_on(each: Table, periods: Table, start: str) -> Table:
    """Keep the rows that are open on the last day of a period."""
    joined = each.inner_join(periods, [each[start] <= periods.last])
    return joined.filter(_.counted_until.isnull() | (_.counted_until > _.last)).mutate(on=_.last)


def _one_each(each: Table, *, first: bool = False) -> Table:
    """Keep one row for each child and period: the last, or the first, by date and then by row."""
    dates = [name for name in _STARTS if name in each.columns]
    order = [each[name].asc() if first else each[name].desc() for name in (*dates, "row_id")]
    place = ibis.row_number().over(ibis.window(group_by=["period", "person_id"], order_by=order))
    return each.mutate(place_in_line=place).filter(_.place_in_line == 0)


_STARTS = (
    "referral_date",
    "cp_plan_start_date",
    "cla_episode_start_date",
    "left_care_date",
    "entered_care_date",
    "seen_from",
)


def _working_days(record: Record, each: Table, start: str, end: str) -> Table:
    """Add the working days after the start up to and including the end; unknown if either is."""
    begun = record.calendar.select(begun_on="day", begun_number="working_day_number")
    done = record.calendar.select(done_on="day", done_number="working_day_number")
    each = each.left_join(begun, each[start] == begun.begun_on)
    each = each.left_join(done, each[end] == done.done_on)
    return each.mutate(working_days=_.done_number - _.begun_number)


def _with_person(record: Record, each: Table) -> Table:
    people = record.person.select("person_id", "dob", "is_unaccompanied", "unaccompanied_until")
    return each.left_join(people, "person_id").drop("person_id_right")


def _homes_in_the_year(record: Record, each: Table) -> Table:
    """Count the homes with a new carer that a child had in the 12 months to the day; temporary stays left out."""
    homes = record.cla_placement.filter(~_.is_temporary, ~_.same_carer.fill_null(False), ~_.is_return.fill_null(False))
    homes = homes.select("person_id", "cla_placement_start_date", home_until="counted_until")
    days = each.select("period", "person_id", "on")
    lived = days.inner_join(homes, "person_id")
    lived = lived.filter(
        _.cla_placement_start_date <= _.on,
        _.home_until.isnull() | (_.home_until > _.on - ibis.interval(years=1)),
        _.home_until.isnull() | (_.home_until > _.cla_placement_start_date),
    )
    return lived.group_by("period", "person_id").aggregate(homes=_.count())


def _settled(record: Record, each: Table) -> Table:
    """Mark the long-term (under 16, in care two and a half years) and, of them, who has been two years in one home.

    A child placed for adoption counts as settled if this home and the one before make two years together. When the
    returns at hand do not reach back far enough, the answer is unknown.
    """
    periods = record.periods_of_care.select("person_id", "cla_id", "entered_care_date", "seen_from")
    homes = record.cla_placement
    chain = ibis.window(group_by=[homes.person_id, homes.cla_id], order_by=[homes.cla_placement_id])
    homes = homes.mutate(home_before_from=homes.cla_placement_start_date.lag().over(chain)).select(
        "person_id", "cla_placement_id", "home_before_from", "start_is_known", home_from="cla_placement_start_date"
    )
    each = each.left_join(periods, ["person_id", "cla_id"]).drop("person_id_right", "cla_id_right")
    each = each.left_join(homes, ["person_id", "cla_placement_id"]).drop("person_id_right", "cla_placement_id_right")
    long_ago, two_years = _.on - ibis.interval(months=30), _.on - ibis.interval(years=2)
    is_adoptive = _.cla_placement_type.isin(code_group("placed_for_adoption"))
    since = ibis.ifelse(is_adoptive, ibis.coalesce(_.home_before_from, _.home_from), _.home_from)
    return (
        each.mutate(
            is_under_16=age_on(_.dob, _.on) < 16,
            in_care_long=ibis.cases(
                (_.seen_from <= long_ago, True), (_.entered_care_date.notnull(), False), else_=ibis.null("boolean")
            ),
            settled_since=since,
        )
        .mutate(is_long_term=_.is_under_16 & _.in_care_long)
        .mutate(
            is_settled=ibis.cases(
                (_.settled_since <= two_years, True), (_.start_is_known, False), else_=ibis.null("boolean")
            )
        )
    )


def age_on(born: ibis.Deferred, day: ibis.Deferred) -> ibis.Deferred:
    """Completed years on a day: exact, a child born on 29 February has a birthday on 1 March in common years."""
    number = day.year() * 10000 + day.month() * 100 + day.day()
    return (number - (born.year() * 10000 + born.month() * 100 + born.day())) // 10000
