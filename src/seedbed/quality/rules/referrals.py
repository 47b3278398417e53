"""Children and their referrals in the children in need census: who they are, and one referral open at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedbed.quality.rule import Example, Rule, Told

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

CHILD, REFERRAL = "cin_child", "cin_referral"


def _has_not_one_birth(each: Table) -> BooleanValue:
    from seedbed.quality.views import is_blank

    return is_blank(each, "personbirthdate") == is_blank(each, "expectedpersonbirthdate")


def _missing_or_late(each: Table) -> BooleanValue:
    from seedbed.quality.views import is_blank

    return is_blank(each, "cinreferraldate") | (each.cinreferraldate > each.as_at)


def _closed_without_reason(each: Table) -> BooleanValue:
    from seedbed.quality.views import is_blank

    return ~is_blank(each, "cinclosuredate") & is_blank(each, "reasonforclosure")


def _reason_without_closing(each: Table) -> BooleanValue:
    from seedbed.quality.views import is_blank

    return is_blank(each, "cinclosuredate") & ~is_blank(each, "reasonforclosure")


RULES = (
    Rule(
        code="8500",
        title="A child has no id",
        words="Every child in the census needs the council's own id; without it nothing can be told of the child.",
        mend="Put the child's id. Until then the child, and all that lies inside, is set aside and not counted.",
        table=CHILD,
        columns=("LAchildID",),
        tells=(Told("no_child_id", CHILD),),
        examples=(
            Example(
                """<Message><Header><CollectionDetails><Collection>CIN</Collection></CollectionDetails></Header><Children>
                <Child><ChildIdentifiers><LAchildID>8500A</LAchildID></ChildIdentifiers></Child>
                <Child><ChildIdentifiers><LAchildID></LAchildID><Sex>F</Sex></ChildIdentifiers></Child>
                </Children></Message>""",
                file="census.xml",
                lines=(3,),
            ),
        ),
    ),
    Rule(
        code="8510",
        title="A child is more than once in the census",
        words="Each child has one Child block, with all its referrals inside.",
        mend="Put all that belongs to the child into one block; or, if these are two children, give each its own id.",
        table=CHILD,
        columns=("LAchildID",),
        says="has more than one Child block.",
        fails=lambda each: each.number_of_lines > 1,
        sees_repeats=True,
        examples=(
            Example(
                """
                Child | LAchildID PersonBirthDate
                      | 1         2015-05-01
                fails | 2         2015-05-01
                fails | 2         2015-05-02
                """
            ),
        ),
    ),
    Rule(
        code="8520",
        title="A child was born after the census",
        words="A birth is on or before the census's last day; a child not yet born has an expected birth instead.",
        mend="Check the birth; for a child not yet born, give the expected birth.",
        table=CHILD,
        columns=("PersonBirthDate",),
        says="is after the last day of this census.",
        fails=lambda each: each.personbirthdate > each.as_at,
        examples=(
            Example(
                """
                Child | LAchildID PersonBirthDate
                      | 1         2026-03-31
                fails | 2         2026-04-01
                """
            ),
        ),
    ),
    Rule(
        code="8525Q",
        title="A child has no birth, or both a birth and an expected one",
        words="A child has been born or is expected: one of the two days, never both and never neither.",
        mend="Give the birth if the child has been born, else the expected birth; blank the other.",
        table=CHILD,
        columns=("PersonBirthDate", "ExpectedPersonBirthDate"),
        says="do not tell whether the child has been born.",
        severity="query",
        fails=_has_not_one_birth,
        examples=(
            Example(
                """
                Child | LAchildID PersonBirthDate ExpectedPersonBirthDate
                      | 1         2015-05-01      -
                      | 2         -               2026-05-01
                fails | 3         2015-05-01      2015-05-01
                fails | 4         -               -
                """
            ),
        ),
    ),
    Rule(
        code="8590",
        title="A child has no referral",
        words="A child is in the census because of a referral: each Child block holds at least one.",
        mend="Add the child's referral, or take the child out.",
        table=CHILD,
        columns=("LAchildID",),
        says="has no CINdetails block.",
        fails=lambda each: each.number_of_referrals == 0,
        examples=(
            Example(
                """
                Child      | LAchildID PersonBirthDate
                           | 1         2015-05-01
                fails      | 2         2015-05-01
                CINdetails | inside CINreferralDate
                           | 1      2025-05-01
                """
            ),
        ),
    ),
    Rule(
        code="8600",
        title="A referral has no date, or one after the census",
        words="Every referral has the day it was received, on or before the census's last day.",
        mend="Put the day the referral was received; if that was later, it belongs in the next census.",
        table=REFERRAL,
        columns=("CINreferralDate",),
        says="is missing or after the last day of this census.",
        fails=_missing_or_late,
        tells=(Told("value_missing", REFERRAL, "CINreferralDate"),),
        examples=(
            Example(
                """
                Child      | LAchildID
                           | 1
                CINdetails | inside CINreferralDate
                           | 1      2026-03-31
                fails      | 1      2026-04-01
                fails      | 1      -
                           | 1      2025-02-30
                """
            ),
        ),
    ),
    Rule(
        code="8630",
        title="A referral was closed before it was received",
        words="The day a case was closed cannot be before the day its referral was received.",
        mend="Check both days; often a month or a year has slipped.",
        table=REFERRAL,
        columns=("CINclosureDate", "CINreferralDate"),
        says="is before the referral was received.",
        fails=lambda each: each.cinclosuredate < each.cinreferraldate,
        examples=(
            Example(
                """
                Child      | LAchildID
                           | 1
                CINdetails | inside CINreferralDate CINclosureDate
                           | 1      2025-05-01      2025-05-01
                fails      | 1      2025-06-02      2025-06-01
                           | 1      2025-07-01      -
                """
            ),
        ),
    ),
    Rule(
        code="8805",
        title="A case is closed without a reason",
        words="A case with the day it was closed needs the reason it was closed.",
        mend="Put the reason; if the case is still open, blank the day.",
        table=REFERRAL,
        columns=("ReasonForClosure", "CINclosureDate"),
        says="gives no reason for the closing.",
        fails=_closed_without_reason,
        examples=(
            Example(
                """
                Child      | LAchildID
                           | 1
                CINdetails | inside CINreferralDate CINclosureDate ReasonForClosure
                           | 1      2025-05-01      2025-05-09     RC7
                fails      | 1      2025-06-01      2025-06-09     -
                           | 1      2025-07-01      2025-07-09     RC0
                """
            ),
        ),
    ),
    Rule(
        code="8810",
        title="A reason for closing a case, but no day",
        words="A case with a reason for closing it needs the day it was closed.",
        mend="Put the day the case was closed; if it is still open, blank the reason.",
        table=REFERRAL,
        columns=("CINclosureDate", "ReasonForClosure"),
        says="gives a reason without the day.",
        fails=_reason_without_closing,
        examples=(
            Example(
                """
                Child      | LAchildID
                           | 1
                CINdetails | inside CINreferralDate CINclosureDate ReasonForClosure
                           | 1      2025-05-01      2025-05-09     RC7
                fails      | 1      2025-06-01      -              RC7
                           | 1      2025-07-01      2025-07-32     RC7
                """
            ),
        ),
    ),
    Rule(
        code="8820",
        title="A child is referred while another referral is open",
        words="A child's referrals follow one another: a new one begins once the one before it has been closed.",
        mend="Close the earlier case, or make this part of it. A referral that led to no action is never open.",
        table=REFERRAL,
        columns=("CINreferralDate",),
        says="falls inside another referral of the child.",
        fails=lambda each: each.is_in_another,
        examples=(
            Example(
                """
                Child      | LAchildID
                           | 1
                           | 2
                           | 3
                CINdetails | inside CINreferralDate CINclosureDate ReferralNFA
                           | 1      2025-05-01      2025-05-09     0
                           | 1      2025-05-09      2025-07-09     0
                fails      | 1      2025-06-01      -              0
                           | 2      2025-05-01      -              1
                           | 2      2025-06-01      2025-07-01     0
                fails      | 3      2025-05-01      2025-05-09     0
                fails      | 3      2025-05-01      2025-05-10     0
                """
            ),
        ),
    ),
)
