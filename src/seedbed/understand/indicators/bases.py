"""The bases: tables with one row for each thing that is counted, and a yes, a no or an unknown for each question.

An indicator is two columns of a base: who is counted, and among whom. So every figure is a plain sum of rows that can
be opened, and a dozen bases carry all the indicators:

    referrals       person   on           is_rereferral   is_no_further_action
                    …        2025-04-02   yes             no
                    …        2025-04-03   unknown         no                     its earlier referral has no date

The rows themselves are written in `rows`; here stands what each base is, and where its rows were sent. An event belongs
to the period it falls in; a snapshot is taken on the period's last day. `None` means that the record does not say; an
unknown is never counted as a no.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Base:
    """One kind of thing that is counted.

    `returns` and `sent_in` name the return and the table they were sent in; `table` and `date` the record's table and
    the date that places a row in a period. `undated` tells the rows without one that might have fallen in any period;
    where it is empty, they are those without `date`. `needs` names, for a column, another table that it is read from.
    """

    name: str
    thing: str
    returns: str
    sent_in: str
    table: str
    date: str
    is_snapshot: bool = False
    undated: str = ""
    needs: Mapping[str, str] = field(default_factory=dict)

    def tables_for(self, counts: str) -> tuple[str, ...]:
        """Give the tables of the return without which a column of this base says nothing."""
        return (self.sent_in, self.needs[counts]) if counts in self.needs else (self.sent_in,)


BASES = {
    base.name: base
    for base in (
        Base("referrals", "referral", "cin", "cin_referral", "cin_episodes", "referral_date"),
        Base(
            "assessments", "assessment", "cin", "cin_assessment", "cin_assessments", "assessment_auth_date",
            undated="assessment_start_date is null or end_unreadable",
        ),
        Base("enquiries", "Section 47 enquiry", "cin", "cin_section47", "s47_enquiry", "s47_start_date"),
        Base("conferences", "conference", "cin", "cin_section47", "initial_cp_conference", "icpc_date"),
        Base(
            "children_in_need", "child", "cin", "cin_referral", "cin_episodes", "referral_date",
            is_snapshot=True,
        ),
        Base(
            "plans_open", "child", "cin", "cin_protection_plan", "cp_plans", "cp_plan_start_date",
            is_snapshot=True,
        ),
        Base("plans_starting", "plan", "cin", "cin_protection_plan", "cp_plans", "cp_plan_start_date"),
        Base(
            "looked_after", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_start_date",
            is_snapshot=True, needs={"is_unaccompanied_now": "ssda903_uasc"},
        ),
        Base(
            "starting_care", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_start_date",
        ),
        Base(
            "ceasing_care", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_ceased_date",
            undated="end_unreadable and cla_episode_ceased_reason is distinct from 'X1'",
        ),
        Base(
            "in_care_at_any_time", "child", "ssda903", "ssda903_episodes", "cla_episodes", "cla_episode_start_date",
            is_snapshot=True, needs={"went_missing": "ssda903_missing"},
        ),
    )
}  # fmt: skip
