"""What happens during care: times a child was missing, and reviews."""

from __future__ import annotations

from seedbed.quality.rule import Example, Rule

RULES = (
    Rule(
        code="567",
        title="A child came back before going missing",
        words="The day a child came back cannot be before the day the child went missing.",
        mend="Check both days; often a month or a year has slipped.",
        table="ssda903_missing",
        columns=("MIS_END", "MIS_START"),
        says="is before the child went missing.",
        fails=lambda each: each.mis_end < each.mis_start,
        examples=(
            Example(
                """
                Missing | CHILD MIS_START  MIS_END
                        | 1     01/05/2025 01/05/2025
                        | 2     01/05/2025 -
                fails   | 3     02/05/2025 01/05/2025
                """
            ),
        ),
    ),
    Rule(
        code="586",
        title="A child went missing before being born",
        words="Neither day of a time missing can be before the birth given on the same line.",
        mend="Check the birth and the days the child was missing; one of them is wrong.",
        table="ssda903_missing",
        columns=("MIS_START", "MIS_END", "DOB"),
        says="is before the child was born.",
        fails=lambda each: (each.mis_start < each.dob) | (each.mis_end < each.dob),
        examples=(
            Example(
                """
                Missing | CHILD DOB        MIS_START  MIS_END
                        | 1     01/05/2013 01/05/2025 02/05/2025
                fails   | 2     01/05/2026 01/05/2025 02/05/2025
                """
            ),
        ),
    ),
    Rule(
        code="SB501",
        title="A child was reviewed before being born",
        words="A review cannot be before the birth given on the same line.",
        mend="Check the birth and the day of the review; one of them is wrong.",
        table="ssda903_reviews",
        columns=("REVIEW", "DOB"),
        says="is before the child was born.",
        fails=lambda each: each.review < each.dob,
        examples=(
            Example(
                """
                Reviews | CHILD DOB        REVIEW
                        | 1     01/05/2025 01/05/2025
                fails   | 2     02/05/2025 01/05/2025
                """
            ),
        ),
    ),
)
