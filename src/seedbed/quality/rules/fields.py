"""Fields whose reading faults bear a number of the national guidance: dates that are none, codes of no list.

The rules ask nothing of their own. They tell what the reader found, under the number that the Department's own checks
give, so that a council's list and the Department's can be laid side by side.
"""

from __future__ import annotations

from dataclasses import dataclass

from seedbed.quality.rule import Example, Rule, Told

DATE = ("not_a_date", "two_digit_year", "month_first", "not_year_first", "date_out_of_range")
CODE = ("not_a_code", "code_not_in_force")
BLANK = ("value_missing",)


@dataclass(frozen=True)
class Field:
    """One numbered field: what it is called, how to put it right, and values that are right and wrong in it."""

    code: str
    table: str
    column: str
    title: str
    mend: str
    faults: tuple[str, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]


HEADER, EPISODES, MISSING = "ssda903_header", "ssda903_episodes", "ssda903_missing"
REVIEWS, WORKERS = "ssda903_reviews", "ssda903_sw_episodes"
CHILD, REFERRAL, PLAN = "cin_child", "cin_referral", "cin_protection_plan"

FIELDS = (
    Field(
        "101",
        HEADER,
        "SEX",
        "The sex is blank or not a code",
        "Put M, F or U.",
        (*CODE, *BLANK),
        ("M", "f"),
        ("1", "-"),
    ),
    Field(
        "102",
        HEADER,
        "DOB",
        "The birth is blank or not a date",
        "Put the day the child was born.",
        (*DATE, *BLANK),
        ("01/05/2015", "2015-05-01"),
        ("31/02/2015", "05/31/2015", "01/05/15", "-"),
    ),
    Field(
        "103",
        HEADER,
        "ETHNIC",
        "The ethnicity is blank or not a code",
        "Put the code of the child's ethnicity; NOBT if it has not been asked, REFU if it was not told.",
        (*CODE, *BLANK),
        ("WBRI", "NOBT"),
        ("WHITE", "-"),
    ),
    Field(
        "168",
        HEADER,
        "UPN",
        "The unique pupil number has the wrong shape",
        "Copy the number from the school; without one, put UN1 to UN5.",
        ("not_a_upn",),
        ("UN3", "A123456789012"),
        ("UN7", "5035247309594"),
    ),
    Field(
        "171",
        HEADER,
        "MC_DOB",
        "The birth of a young mother's child is not a date",
        "Put the day the mother's first child was born.",
        DATE,
        ("01/05/2025", "-"),
        ("38/04/2025", "01/05/25"),
    ),
    Field(
        "141",
        EPISODES,
        "DECOM",
        "The day an episode began is not a date",
        "Put the day this episode began.",
        DATE,
        ("01/05/2025",),
        ("31/02/2025", "05/31/2025", "01/05/25"),
    ),
    Field(
        "143",
        EPISODES,
        "RNE",
        "The reason for a new episode is not a code",
        "Put S, L, P, T, B or U.",
        CODE,
        ("S", "u"),
        ("SP",),
    ),
    Field(
        "144",
        EPISODES,
        "LS",
        "The legal status is not a code",
        "Put the code of the order or agreement that the child is looked after under.",
        CODE,
        ("C2", "v2"),
        ("S20",),
    ),
    Field(
        "145", EPISODES, "CIN", "The category of need is not a code", "Put N1 to N8.", CODE, ("N1", "n8"), ("N0", "N9")
    ),
    Field(
        "146",
        EPISODES,
        "PLACE",
        "The kind of home is not a code of this year",
        "Put the code that this year's guidance gives the kind of home: codes have come and gone.",
        CODE,
        ("K2", "u1"),
        ("H5", "U9"),
    ),
    Field(
        "147",
        EPISODES,
        "DEC",
        "The day an episode ended is not a date",
        "Put the day this episode ended; blank it if it is still open.",
        DATE,
        ("01/06/2025", "-"),
        ("31/06/2025", "06/31/2025", "01/06/25"),
    ),
    Field(
        "149",
        EPISODES,
        "REC",
        "The reason an episode ended is not a code",
        "Put the code of the reason; blank it if the episode is still open.",
        CODE,
        ("X1", "e4b", "-"),
        ("X", "E43"),
    ),
    Field(
        "1009",
        EPISODES,
        "REASON_PLACE_CHANGE",
        "The reason for moving home is not a code",
        "Put the code of the reason, as CARPL; blank it if the child did not move.",
        CODE,
        ("CARPL", "other", "-"),
        ("NA",),
    ),
    Field(
        "166",
        REVIEWS,
        "REVIEW",
        "The day of a review is blank or not a date",
        "Put the day of the review.",
        (*DATE, *BLANK),
        ("01/05/2025",),
        ("31/02/2026", "04/23/2024", "-"),
    ),
    Field(
        "167",
        REVIEWS,
        "REVIEW_CODE",
        "How a child took part in a review is blank or not a code",
        "Put PN0 to PN7.",
        (*CODE, *BLANK),
        ("PN1", "pn7"),
        ("PN9", "-"),
    ),
    Field(
        "SW04STG1",
        WORKERS,
        "SW_DECOM",
        "The day a social worker began is not a date",
        "Put the day this social worker became the child's.",
        DATE,
        ("01/05/2025",),
        ("31/06/2025", "01/05/25"),
    ),
    Field(
        "SW05STG1",
        WORKERS,
        "SW_DEC",
        "The day a social worker ended is not a date",
        "Put the day this social worker stopped being the child's; blank it if that has not happened.",
        DATE,
        ("01/05/2025", "-"),
        ("31/06/2025", "01/05/25"),
    ),
    Field(
        "1004",
        MISSING,
        "MIS_START",
        "The day a child went missing is blank or not a date",
        "Put the day the child went missing.",
        (*DATE, *BLANK),
        ("01/05/2025",),
        ("31/02/2025", "-"),
    ),
    Field(
        "1005",
        MISSING,
        "MIS_END",
        "The day a child came back is not a date",
        "Put the day the child came back; blank it if the child is still missing.",
        DATE,
        ("02/05/2025", "-"),
        ("31/06/2025", "02/05/25"),
    ),
    Field(
        "1006",
        MISSING,
        "MISSING",
        "Missing or away is not a code",
        "Put M for missing from care, or A for away from home without permission.",
        CODE,
        ("M", "a"),
        ("AWAY",),
    ),
    Field(
        "1510",
        CHILD,
        "UPN",
        "The unique pupil number has the wrong first letter",
        "Copy the number from the school: its first letter is worked out from the figures.",
        ("upn_check_letter",),
        ("A123456789012",),
        ("B123456789012",),
    ),
    Field(
        "1570",
        CHILD,
        "LAchildID",
        "A child's id is longer than 20 characters",
        "Use the council's own id of the child, of at most 20 characters, the same each year.",
        ("too_long",),
        ("ABCDEFGHIJKLMNOP",),
        ("ABCDEFGHIJKLMNOPQRSTUVW",),
    ),
    Field(
        "4180",
        CHILD,
        "Sex",
        "The sex is blank or not a code",
        "Put M, F or U.",
        (*CODE, *BLANK),
        ("M", "U"),
        ("Male", "-"),
    ),
    Field(
        "4220",
        CHILD,
        "Ethnicity",
        "The ethnicity is blank or not a code",
        "Put the code of the child's ethnicity; NOBT if it has not been asked, REFU if it was not told.",
        (*CODE, *BLANK),
        ("WBRI",),
        ("WHITE", "-"),
    ),
    Field(
        "8568",
        REFERRAL,
        "ReferralNFA",
        "Whether a referral led to action is blank or neither 0 nor 1",
        "Put 1 if nothing further was done after the referral, else 0.",
        ("not_a_flag", *BLANK),
        ("0", "true"),
        ("2", "-"),
    ),
    Field(
        "8640",
        REFERRAL,
        "ReasonForClosure",
        "The reason a case was closed is not a code",
        "Put RC1 to RC9; blank it if the case is still open.",
        CODE,
        ("RC1", "rc9", "-"),
        ("RC0",),
    ),
    Field(
        "8650",
        REFERRAL,
        "PrimaryNeedCode",
        "The primary need is not a code",
        "Put N0 to N9.",
        CODE,
        ("N1", "-"),
        ("AA",),
    ),
    Field(
        "8730",
        PLAN,
        "NumberOfPreviousCPP",
        "The number of earlier protection plans is blank or not a number",
        "Put how many protection plans the child had before this one; 0 if none.",
        ("not_a_number", "number_out_of_range", *BLANK),
        ("0", "2"),
        ("none", "-1", "-"),
    ),
    Field(
        "8905",
        PLAN,
        "InitialCategoryOfAbuse",
        "The first category of abuse is blank or not a code",
        "Put NEG, PHY, SAB, EMO or MUL.",
        (*CODE, *BLANK),
        ("NEG", "mul"),
        ("AAA", "-"),
    ),
    Field(
        "8910",
        PLAN,
        "LatestCategoryOfAbuse",
        "The latest category of abuse is blank or not a code",
        "Put NEG, PHY, SAB, EMO or MUL.",
        (*CODE, *BLANK),
        ("NEG", "mul"),
        ("AAA", "-"),
    ),
)

_ALSO = {"4180": (Told("not_a_code", CHILD, "GenderCurrent"), Told("value_missing", CHILD, "GenderCurrent"))}
"""Until 2024 the census called the sex by another name."""

_WORDS = {
    "not_a_date": "What was sent is kept as it is. Until it is a day, all that is counted from it is unknown.",
    "not_a_code": "What was sent is kept as it is. A code of another year counts as what it means; any other is unknown.",
}
_OTHER_WORDS = "What was sent is kept as it is, and cannot be relied on until it has been put right."


def _rule(field: Field) -> Rule:
    return Rule(
        code=field.code,
        title=field.title,
        words=_WORDS.get(field.faults[0], _OTHER_WORDS),
        mend=field.mend,
        table=field.table,
        columns=(field.column,),
        tells=(*(Told(fault, field.table, field.column) for fault in field.faults), *_ALSO.get(field.code, ())),
        examples=(_example(field),),
    )


def _example(field: Field) -> Example:
    """Lay the right and the wrong values out as rows of the field's table, inside what it lies in."""
    if field.column == "LAchildID":
        rows = [f"| {value}" for value in field.right] + [f"fails | {value}" for value in field.wrong]
        return Example("\n".join(["Child | LAchildID", *rows]))
    head, each = _LAYOUTS[field.table]
    values = [("", value) for value in field.right] + [("fails", value) for value in field.wrong]
    rows = [f"{mark} | {each.format(n=n)} {value}" for n, (mark, value) in enumerate(values, start=1)]
    return Example("\n".join([f"{head} {field.column}", *rows]))


_LAYOUTS = {
    HEADER: ("Header | CHILD", "{n}"),
    EPISODES: ("Episodes | CHILD", "{n}"),
    MISSING: ("Missing | CHILD", "{n}"),
    REVIEWS: ("Reviews | CHILD", "{n}"),
    WORKERS: ("SWEpisodes | CHILD", "{n}"),
    CHILD: ("Child | LAchildID", "{n}"),
    REFERRAL: ("Child | LAchildID\n | 1\nCINdetails | inside", "1"),
    PLAN: (
        "Child | LAchildID\n | 1\nCINdetails | inside CINreferralDate\n | 1 2025-05-01\nChildProtectionPlans | inside",
        "1",
    ),
}

RULES = tuple(_rule(field) for field in FIELDS)
