"""Assessments, Section 47 enquiries and plans of the census: after the referral they lie in, and begun before they end."""

from __future__ import annotations

from seedbed.quality.rule import Example, Rule

AFTER_REFERRAL = (
    # what                                code    table                  column
    ("An assessment", "1103", "cin_assessment", "AssessmentActualStartDate"),
    ("A first conference", "1104", "cin_section47", "DateOfInitialCPC"),
    ("A protection plan", "1105", "cin_protection_plan", "CPPstartDate"),
    ("A Section 47 enquiry", "2889", "cin_section47", "S47ActualStartDate"),
    ("A child in need plan", "4015", "cin_plan", "CINPlanStartDate"),
)
BEGUN_AND_ENDED = (
    # what                                code    table                  began, ended
    ("An assessment", "8608", "cin_assessment", "AssessmentActualStartDate", "AssessmentAuthorisationDate"),
    ("A protection plan", "8925", "cin_protection_plan", "CPPstartDate", "CPPendDate"),
    ("A child in need plan", "4011", "cin_plan", "CINPlanStartDate", "CINPlanEndDate"),
)
BLOCKS = {
    "cin_assessment": "Assessments",
    "cin_section47": "Section47",
    "cin_protection_plan": "ChildProtectionPlans",
    "cin_plan": "CINPlanDates",
}


def _after_referral(what: str, code: str, table: str, column: str) -> Rule:
    return Rule(
        code=code,
        title=f"{what} before the referral",
        words=f"{what} follows from a referral, and cannot come before the day that referral was received.",
        mend="Check both days. If it belongs to an earlier referral, move it there.",
        table=table,
        columns=(column,),
        says="is before the referral was received.",
        fails=lambda each: each[column.lower()] < each.referral_date,
        beside=(("referred", "referral_date_as_sent"),),
        examples=(
            Example(
                f"""
                Child           | LAchildID
                                | 1
                CINdetails      | inside CINreferralDate
                                | 1      2025-05-02
                {BLOCKS[table]} | inside {column}
                                | 1      2025-05-02
                fails           | 1      2025-05-01
                """
            ),
        ),
    )


def _ends_before_it_began(what: str, code: str, table: str, began: str, ended: str) -> Rule:
    return Rule(
        code=code,
        title=f"{what} ends before it began",
        words=f"{what} cannot end before the day it began.",
        mend="Check both days; often a month or a year has slipped.",
        table=table,
        columns=(ended, began),
        says="is before it began.",
        fails=lambda each: each[ended.lower()] < each[began.lower()],
        examples=(
            Example(
                f"""
                Child           | LAchildID
                                | 1
                CINdetails      | inside CINreferralDate
                                | 1      2025-05-01
                {BLOCKS[table]} | inside {began} {ended}
                                | 1      2025-05-01 2025-05-01
                fails           | 1      2025-05-02 2025-05-01
                                | 1      2025-05-03 -
                """
            ),
        ),
    )


RULES = (
    *(_after_referral(*row) for row in AFTER_REFERRAL),
    *(_ends_before_it_began(*row) for row in BEGUN_AND_ENDED),
)
