"""The rows of each base: one function a base, in the words of Ibis, so that any engine that holds a record can run it.

Each gives its rows for any set of periods (`first`, `last`): the year and the month are made by the same words. An
unknown stays unknown: where the record does not say, the answer is null and never no.
"""

from __future__ import annotations

from collections.abc import Callable

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


def referrals(record: Record, periods: Table) -> Table:
    """Referrals received; a re-referral had another referral of the same child in the 12 months up to its own date.

    The same day a year before is within the 12 months; two referrals on one day are not each other's earlier one. If
    the only referral that could have been earlier has no date that can be read, the answer is unknown.
    """
    each = record.cin_episodes
    days = each.filter(_.referral_date.notnull()).select("person_id", "referral_date").distinct()
    before = ibis.window(group_by=days.person_id, order_by=days.referral_date)
    days = days.mutate(earlier=days.referral_date.lag().over(before))
    undated = each.filter(_.referral_date.isnull()).select("person_id").distinct().mutate(has_undated=True)
    each = each.inner_join(days, ["person_id", "referral_date"])
    each = _beside(each, undated, "person_id")
    each = each.mutate(
        is_rereferral=ibis.cases(
            (_.earlier >= _.referral_date - ibis.interval(years=1), True),
            (_.has_undated, ibis.null("boolean")),
            else_=False,
        ),
        is_no_further_action=_.referral_nfa,
    )
    return _falling_in(each, periods, "referral_date").select(*_KEYS, "is_rereferral", "is_no_further_action")


def assessments(record: Record, periods: Table) -> Table:
    """Assessments completed (authorised); on time within 45 working days of their start, unknown if before it."""
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

    Transfers in, which follow no enquiry here and have no clock, are left out.
    """
    each = _working_days(record, record.initial_cp_conference.filter(~_.is_transfer_in), "s47_start_date", "icpc_date")
    each = each.mutate(is_on_time=_.working_days <= timescale("initial_child_protection_conference"))
    return _falling_in(each, periods, "icpc_date").select(*_KEYS, "is_on_time")


def children_in_need(record: Record, periods: Table) -> Table:
    """Children with an open episode of need on the last day, referrals ended with no further action left out."""
    each = record.cin_episodes.filter(_.referral_nfa.fill_null(False) == False)  # noqa: E712
    return _one_each(_open_on(each, periods, "referral_date"), by=("referral_date", "nth")).select(*_KEYS)


def plans_open(record: Record, periods: Table) -> Table:
    """Children on a child protection plan on the last day; whether the plan is two years old."""
    each = _one_each(_open_on(record.cp_plans, periods, "cp_plan_start_date"), by=("cp_plan_start_date", "nth"))
    each = each.mutate(is_two_years=_.on.delta(_.cp_plan_start_date, unit="day") > timescale("long_protection_plan"))
    return each.select(*_KEYS, "is_two_years")


def plans_starting(record: Record, periods: Table) -> Table:
    """Child protection plans started; a second plan is any plan of a child who had one before in this council."""
    each = record.cp_plans.mutate(is_second_plan=_.number_of_previous_plans > 0)
    return _falling_in(each, periods, "cp_plan_start_date").select(*_KEYS, "is_second_plan")


def looked_after(record: Record, periods: Table) -> Table:
    """Children looked after on the last day, short breaks left out; where they live and how settled they are."""
    episodes = record.cla_episodes.filter(~_.is_short_break)
    each = _open_on(episodes, periods, "cla_episode_start_date")
    each = _one_each(each, by=("cla_episode_start_date", "nth"))
    each = _beside(each, _homes_in_the_year(record, each), "period", "person_id")
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
    each = _falling_in(record.periods_of_care, periods, "entered_care_date")
    return _one_each(each, by=("entered_care_date", "cla_id"), first=True).select(*_KEYS)


def ceasing_care(record: Record, periods: Table) -> Table:
    """Children who ceased to be looked after: the last time of each child in the period, and how.

    A last episode that ended to begin another (X1) which never came is no leaving; one that ended without a reason is,
    and how the child left is unknown.
    """
    left = (
        record.periods_of_care.filter(_.left_care_reason.fill_null("") != "X1")
        .drop("row_id")
        .rename(row_id="last_row_id")
    )
    each = _falling_in(left, periods, "left_care_date")
    each = _one_each(each, by=("left_care_date", "seen_from", "cla_id"))
    reason = _.left_care_reason
    return each.mutate(
        is_adopted=reason.isin(code_group("adopted")),
        is_special_guardianship=reason.isin(code_group("special_guardianship")),
    ).select(*_KEYS, "is_adopted", "is_special_guardianship")


def in_care_at_any_time(record: Record, periods: Table) -> Table:
    """Children looked after at any time in the period; whether they went missing in it at least once.

    An incident whose kind or date cannot be read makes the answer unknown for a child who has no other.
    """
    each = record.periods_of_care.cross_join(periods)
    each = each.filter(_.seen_from <= _.last, _.counted_until.isnull() | (_.counted_until > _.first)).mutate(on=_.last)
    went = record.missing.mutate(
        told_on=ibis.coalesce(_.missing_episode_start_date, _.as_at),
        is_missing=_.missing_episode_type.isin(code_group("missing_from_care")),
    ).filter(_.is_missing.fill_null(True))
    went = went.mutate(is_sure=_.is_missing.fill_null(False) & _.missing_episode_start_date.notnull())
    went = went.inner_join(periods, [went.told_on >= periods.first, went.told_on <= periods.last])
    went = went.group_by("period", "person_id").aggregate(is_sure=_.is_sure.any())
    each = _beside(_one_each(each, by=("seen_from", "cla_id")), went, "period", "person_id")
    return each.mutate(
        went_missing=ibis.cases((_.is_sure, True), (_.is_sure.isnull(), False), else_=ibis.null("boolean"))
    ).select(*_KEYS, "went_missing")


ROWS: dict[str, Callable[[Record, Table], Table]] = {
    rows.__name__: rows
    for rows in (
        referrals,
        assessments,
        enquiries,
        conferences,
        children_in_need,
        plans_open,
        plans_starting,
        looked_after,
        starting_care,
        ceasing_care,
        in_care_at_any_time,
    )
}
"""The rows of each base by its name."""

_KEYS = ("period", "person_id", "on", "row_id")


def _falling_in(each: Table, periods: Table, date: str) -> Table:
    """Keep the rows whose date falls in a period."""
    each = each.mutate(on=each[date])
    return each.inner_join(periods, [each.on >= periods.first, each.on <= periods.last])


def _open_on(each: Table, periods: Table, start: str) -> Table:
    """Keep the rows that are open on the last day of a period."""
    joined = each.inner_join(periods, [each[start] <= periods.last])
    return joined.filter(_.counted_until.isnull() | (_.counted_until > _.last)).mutate(on=_.last)


def _one_each(each: Table, *, by: tuple[str, ...], first: bool = False) -> Table:
    """Keep one row for each child and period: the last, or the first, in the order of some columns."""
    order = [each[name].asc() if first else each[name].desc() for name in by]
    place = ibis.row_number().over(ibis.window(group_by=["period", "person_id"], order_by=order))
    return each.mutate(place_in_line=place).filter(_.place_in_line == 0)


def _beside(each: Table, other: Table, *keys: str) -> Table:
    """Set beside each row what another table says of the same keys; where it says nothing the row stays."""
    new = (name for name in other.columns if name not in keys)
    return each.left_join(other, list(keys)).select(*each.columns, *new)


def _working_days(record: Record, each: Table, start: str, end: str) -> Table:
    """Add the working days after the start up to and including the end; unknown if either is, or if they are in the wrong order."""
    begun = record.calendar.select(begun_on="day", begun_number="working_day_number")
    done = record.calendar.select(done_on="day", done_number="working_day_number")
    each = each.left_join(begun, each[start] == begun.begun_on)
    each = each.left_join(done, each[end] == done.done_on)
    return each.mutate(
        working_days=ibis.ifelse(each[start] <= each[end], _.done_number - _.begun_number, ibis.null("int32"))
    )


def _with_person(record: Record, each: Table) -> Table:
    people = record.person.select("person_id", "dob", "is_unaccompanied", "unaccompanied_until")
    return _beside(each, people, "person_id")


def _homes_in_the_year(record: Record, each: Table) -> Table:
    """Count the carers a child has stayed with in the year, from the first day to the last; temporary stays left out."""
    homes = record.cla_placement.filter(~_.is_temporary)
    homes = homes.select("person_id", "stay", "cla_placement_start_date", home_until="counted_until")
    days = each.select("period", "person_id", "first", "last")
    lived = days.inner_join(homes, "person_id")
    lived = lived.filter(
        _.cla_placement_start_date <= _.last,
        _.home_until.isnull() | ((_.home_until > _.first) & (_.home_until > _.cla_placement_start_date)),
    )
    return lived.group_by("period", "person_id").aggregate(homes=_.stay.nunique())


def _settled(record: Record, each: Table) -> Table:
    """Mark the long-term (under 16, in care two and a half years) and, of them, who has been two years in one home.

    Temporary stays away do not interrupt a home. A child placed for adoption counts as settled if this home and the one
    before make two years together. When the returns at hand do not reach back far enough, the answer is unknown.
    """
    periods = record.periods_of_care.select("person_id", "cla_id", "entered_care_date", "seen_from")
    homes = record.cla_placement.select(
        "person_id",
        "cla_placement_id",
        "settled_since",
        "settled_since_is_known",
        "settled_before_since",
        "settled_before_since_is_known",
    )
    each = _beside(_beside(each, periods, "person_id", "cla_id"), homes, "person_id", "cla_placement_id")
    long_ago, two_years = _.on - ibis.interval(months=30), _.on - ibis.interval(years=2)
    is_adoptive = _.cla_placement_type.isin(code_group("placed_for_adoption")).fill_null(False)
    both = is_adoptive & _.settled_before_since.notnull()
    first_is_lost = is_adoptive & _.settled_before_since.isnull() & _.entered_care_date.isnull()
    unknown = ibis.null("boolean")
    return (
        each.mutate(
            is_under_16=age_on(_.dob, _.on) < 16,
            in_care_long=ibis.cases(
                (_.seen_from <= long_ago, True), (_.entered_care_date.notnull(), False), else_=unknown
            ),
            since=ibis.ifelse(both, _.settled_before_since, _.settled_since),
            since_is_known=ibis.ifelse(both, _.settled_before_since_is_known, _.settled_since_is_known)
            & ~first_is_lost,
        )
        .mutate(is_long_term=_.is_under_16 & _.in_care_long)
        .mutate(is_settled=ibis.cases((_.since <= two_years, True), (_.since_is_known, False), else_=unknown))
    )


def age_on(born: ibis.Deferred, day: ibis.Deferred) -> ibis.Deferred:
    """Completed years on a day: exact, a child born on 29 February has a birthday on 1 March in common years."""
    number = day.year() * 10000 + day.month() * 100 + day.day()
    return (number - (born.year() * 10000 + born.month() * 100 + born.day())) // 10000
