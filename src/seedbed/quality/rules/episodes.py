"""The chain of a looked-after child's episodes: each begins where the one before it ends, and none in two places.

|-- X1 --|-- X1 --|------ open        right
|------------|                        501: the second begins before the first has ended
       |---------                     142, too, if the first has no end at all
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from seedbed.quality.rule import Example, Rule
from seedbed.reference_data import read_yaml

if TYPE_CHECKING:
    from ibis.expr.types import BooleanValue, Table

TABLE = "ssda903_episodes"
CONTINUES = "X1"
STARTS = "S"


def _has_not_ended(each: Table) -> BooleanValue:
    from seedbed.quality.views import is_blank

    return each.next_decom.notnull() & (is_blank(each, "dec") | is_blank(each, "rec"))


def _end_without_its_reason(each: Table) -> BooleanValue:
    from seedbed.quality.views import is_blank

    return is_blank(each, "dec") != is_blank(each, "rec")


def _begins_before_birth(each: Table) -> BooleanValue:
    return each.previous_decom.isnull() & (each.decom < each.born_first)


def _begins_too_early(each: Table) -> BooleanValue:
    return each.decom < _limit("first_episode")


def _first_is_no_start(each: Table) -> BooleanValue:
    is_first = each.previous_decom.isnull() & (each.undated == 0)
    return is_first & each.decom.between(each.year_start, each.as_at) & (each.rne != STARTS)


def _breaks_the_chain(each: Table) -> BooleanValue:
    """An end with X1 and no episode that begins that day, or such an episode and another reason than X1.

    An X1 without the day it ended is rule 148's. When another of the child's episodes has no day it began, nobody can
    say that none follows the last one.
    """
    goes_on, follows = each.rec == CONTINUES, each.next_decom == each.dec
    is_last = each.next_decom.isnull() & each.decom.notnull() & each.dec.notnull() & (each.undated == 0)
    return (goes_on & (each.next_decom != each.dec)) | (~goes_on & follows) | (goes_on & is_last)


@cache
def _limit(name: str) -> date:
    day: date = read_yaml("rules", "limits.yml")["limits"][name]["day"]
    return day


RULES = (
    Rule(
        code="142",
        title="An episode has not ended, and another has begun",
        words="A child is in one episode at a time. All but the last need the day they ended and the reason.",
        mend="Put the day this episode ended and the reason, or take out the later episode if it did not happen.",
        table=TABLE,
        columns=("DEC", "REC"),
        says="leaves this episode open, and a later one has begun.",
        fails=_has_not_ended,
        beside=(("the next began", "next_decom_as_sent"),),
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      DEC        REC
                         | 1     01/05/2025 03/05/2025 X1
                fails    | 1     03/05/2025 -          -
                fails    | 1     04/05/2025 06/05/2025 -
                         | 1     06/05/2025 -          -
                         | 2     01/05/2025 -          -
                """
            ),
        ),
    ),
    Rule(
        code="148",
        title="An episode has an end without a reason, or a reason without an end",
        words="The day an episode ended and the reason it ended stand together: both filled, or both blank.",
        mend="Fill in the one that is blank; if the episode is still open, blank them both.",
        table=TABLE,
        columns=("DEC", "REC"),
        says="gives one of the two only.",
        fails=_end_without_its_reason,
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      DEC        REC
                         | 1     01/05/2025 03/05/2025 E4A
                         | 2     01/05/2025 -          -
                fails    | 3     01/05/2025 03/05/2025 -
                fails    | 4     01/05/2025 -          E4A
                         | 5     01/05/2025 31/06/2025 E4A
                """
            ),
        ),
    ),
    Rule(
        code="302",
        title="A child came into care before being born",
        words="A child's first episode cannot begin before the birth that Header gives.",
        mend="Check the birth in Header and the day the episode began; one of them is wrong.",
        table=TABLE,
        columns=("DECOM",),
        says="is before the child was born.",
        fails=_begins_before_birth,
        beside=(("born", "born_first"),),
        examples=(
            Example(
                """
                Header   | CHILD DOB
                         | 1     01/05/2025
                         | 2     01/05/2025
                Episodes | CHILD DECOM
                         | 1     01/05/2025
                fails    | 2     30/04/2025
                """
            ),
        ),
    ),
    Rule(
        code="353",
        title="An episode begins before the Children Act",
        words="No episode of this return can begin before 14 October 1991, when the Children Act came into force.",
        mend="Check the year the episode began.",
        table=TABLE,
        columns=("DECOM",),
        says="is before 14 October 1991.",
        fails=_begins_too_early,
        examples=(
            Example(
                """
                Episodes | CHILD DECOM
                fails    | 1     13/10/1991
                         | 2     14/10/1991
                """
            ),
        ),
    ),
    Rule(
        code="354",
        title="An episode begins after the return's last day",
        words="A return tells what happened up to its last day: 31 March, or the day that an extract runs to.",
        mend="Check the day the episode began; if it is right, it belongs in a later return.",
        table=TABLE,
        columns=("DECOM",),
        says="is after the last day of this return.",
        fails=lambda each: each.decom > each.as_at,
        examples=(
            Example(
                """
                Episodes | CHILD DECOM
                         | 1     31/03/2026
                fails    | 2     01/04/2026
                """
            ),
        ),
    ),
    Rule(
        code="355",
        title="An episode ends on the day it began",
        words="An episode lasts at least a night; one that begins and ends on a day is none.",
        mend="Check both days. If nothing lasted overnight, take the episode out and mend the one before it.",
        table=TABLE,
        columns=("DEC", "DECOM"),
        says="is the day the episode began.",
        fails=lambda each: each.dec == each.decom,
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      DEC
                fails    | 1     01/05/2025 01/05/2025
                         | 2     01/05/2025 02/05/2025
                         | 3     01/05/2025 -
                """
            ),
        ),
    ),
    Rule(
        code="356",
        title="An episode ends before it began",
        words="The day an episode ended cannot be before the day it began.",
        mend="Check both days; often a month or a year has slipped.",
        table=TABLE,
        columns=("DEC", "DECOM"),
        says="is before the episode began.",
        fails=lambda each: each.dec < each.decom,
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      DEC
                fails    | 1     02/05/2025 01/05/2025
                         | 2     01/05/2025 01/05/2025
                """
            ),
        ),
    ),
    Rule(
        code="357",
        title="A child's first episode does not say that care started",
        words="A child whose first episode began in this year came into care then: its reason must be S.",
        mend="Look for an episode before this one that was left out. If there is none, give the reason S.",
        table=TABLE,
        columns=("RNE", "DECOM"),
        says="is not S, and no earlier episode of the child is in this return.",
        fails=_first_is_no_start,
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      RNE
                         | 1     01/05/2025 S
                         | 1     01/06/2025 P
                fails    | 2     01/05/2025 P
                         | 3     01/05/2024 L
                """
            ),
        ),
    ),
    Rule(
        code="385",
        title="An episode ends after the return's last day",
        words="A return tells what happened up to its last day: 31 March, or the day that an extract runs to.",
        mend="Check the day the episode ended. If it ended later, it was open on the last day: blank DEC and REC.",
        table=TABLE,
        columns=("DEC",),
        says="is after the last day of this return.",
        fails=lambda each: each.dec > each.as_at,
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      DEC
                         | 1     01/05/2025 31/03/2026
                fails    | 2     01/05/2025 01/04/2026
                """
            ),
        ),
    ),
    Rule(
        code="388",
        title="The end of an episode and the start of the next do not fit",
        words="X1 says that another episode begins the same day; any other reason says that care ended that day.",
        mend="If care went on, give X1 and an episode that begins the same day. If it ended, give the reason it ended.",
        table=TABLE,
        columns=("REC", "DEC"),
        says="does not fit what follows.",
        fails=_breaks_the_chain,
        beside=(("the next began", "next_decom_as_sent"),),
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      DEC        REC
                         | 1     01/05/2025 03/05/2025 X1
                fails    | 1     03/05/2025 05/05/2025 X1
                fails    | 1     06/05/2025 07/05/2025 E4A
                         | 1     07/05/2025 09/05/2025 E4A
                fails    | 2     01/05/2025 09/05/2025 X1
                         | 3     01/05/2025 09/05/2025 X1
                         | 3     32/05/2025 -          -
                         | 4     01/05/2025 -          X1
                """
            ),
        ),
    ),
    Rule(
        code="501",
        title="An episode begins before the one before it has ended",
        words="A child cannot be in two episodes at once.",
        mend="Check the day this episode began and the day the one before it ended.",
        table=TABLE,
        columns=("DECOM",),
        says="is before the child's last episode had ended.",
        fails=lambda each: each.decom < each.previous_dec,
        beside=(("the one before ended", "previous_dec_as_sent"),),
        examples=(
            Example(
                """
                Episodes | CHILD DECOM      DEC
                         | 1     01/05/2025 03/05/2025
                fails    | 1     02/05/2025 09/05/2025
                         | 1     09/05/2025 -
                         | 2     02/05/2025 -
                """
            ),
        ),
    ),
)
