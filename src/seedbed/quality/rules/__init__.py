"""The register of rules: every rule there is, by its number, one subject a module.

    fields               values that cannot be read, in the fields that national guidance numbers
    values, files        the same for all other fields, and for lines, columns and files (our own numbers, SB…)
    children             children in one table and not in another, twice in one, or born on two days
    episodes             the chain of a looked-after child's episodes
    missing_and_reviews  what happens during care
    referrals            children and referrals of the census
    help_and_protection  assessments, enquiries and plans
    across_years         what one year's return says and another's forgets or denies

The rules as SQL stand in `rules.sql`; see `kept_sql`.
"""

from __future__ import annotations

from types import MappingProxyType

from seedbed.messages import UnknownName, did_you_mean
from seedbed.quality.rule import Rule
from seedbed.quality.rules import (
    across_years,
    children,
    episodes,
    fields,
    files,
    help_and_protection,
    missing_and_reviews,
    referrals,
    values,
)

RULES: tuple[Rule, ...] = (
    *episodes.RULES,
    *missing_and_reviews.RULES,
    *children.RULES,
    *referrals.RULES,
    *help_and_protection.RULES,
    *fields.RULES,
    *values.RULES,
    *files.RULES,
    *across_years.RULES,
)
"""Every rule, in the order in which they are listed."""

_BY_CODE = MappingProxyType({rule.code: rule for rule in RULES})


def find_rule(code: str) -> Rule:
    """Give a rule by its number; letters may be small.

    >>> find_rule("sb203").code
    'SB203'
    """
    wanted = {name.upper(): rule for name, rule in _BY_CODE.items()}
    if code.upper() not in wanted:
        raise UnknownName(f'There is no rule "{code}".', mend=did_you_mean(code, _BY_CODE))
    return wanted[code.upper()]
