"""Children across the tables of the SSDA903 return: in Header, once where once is right, and born on one day.

The three questions are the same for every table, so they are a table here: which number the guidance gives to each.
Two newer tables have no number of theirs; the same questions bear ours.
"""

from __future__ import annotations

from collections.abc import Iterator

from seedbed.quality.rule import Example, Rule
from seedbed.record.returned import return_table

QUESTIONS = (
    # table                      not in Header  another birth  more than once
    ("ssda903_ad1", "INT01", "INT11", "INT31"),
    ("ssda903_placed_adoption", "INT02", "INT12", None),
    ("ssda903_episodes", "INT03", None, None),
    ("ssda903_missing", "INT04", "INT13", None),
    ("ssda903_oc2", "INT05", "INT14", "INT33"),
    ("ssda903_oc3", "INT06", "INT15", "INT34"),
    ("ssda903_prev_perm", "INT07", "INT16", "INT35"),
    ("ssda903_reviews", "INT08", "INT17", None),
    ("ssda903_uasc", "INT09", "INT18", "INT36"),
    ("ssda903_sw_episodes", "SB511", "SB521", None),
    ("ssda903_dolo", "SB512", "SB522", None),
    ("ssda903_header", None, None, "INT32"),
)


def _rules() -> Iterator[Rule]:
    for table, not_in_header, another_birth, more_than_once in QUESTIONS:
        if not_in_header:
            yield _not_in_header(not_in_header, table)
        if another_birth:
            yield _another_birth(another_birth, table)
        if more_than_once:
            yield _more_than_once(more_than_once, table)


def _not_in_header(code: str, table: str) -> Rule:
    title = return_table(table).title
    return Rule(
        code=code,
        title=f"A child is in {title} and not in Header",
        words=f"Every child in {title} must have a line in Header.",
        mend="Add the child to Header, or check the child's id: it may have lost a nought at the front.",
        table=table,
        columns=("CHILD",),
        says="is in no line of Header.",
        fails=lambda each: ~each.is_in_header,
        examples=(
            Example(
                f"""
                Header  | CHILD DOB
                        | 1     01/05/2015
                {title} | CHILD
                        | 1
                fails   | 2
                """,
                year=_year_of(table),
            ),
        ),
    )


def _another_birth(code: str, table: str) -> Rule:
    title = return_table(table).title
    return Rule(
        code=code,
        title=f"The birth in {title} is not the one in Header",
        words="A child is born on one day: every table must give the birth that Header gives.",
        mend="Find out which birth is right and put it in both tables.",
        table=table,
        columns=("DOB",),
        says="is not the birth that Header gives.",
        fails=lambda each: (each.dob != each.born_first) | (each.dob != each.born_last),
        beside=(("Header", "born_first"),),
        examples=(
            Example(
                f"""
                Header  | CHILD DOB
                        | 1     01/05/2015
                        | 2     01/05/2015
                        | 3     -
                {title} | CHILD DOB
                        | 1     01/05/2015
                fails   | 2     05/01/2015
                        | 3     01/05/2015
                """,
                year=_year_of(table),
            ),
        ),
    )


def _more_than_once(code: str, table: str) -> Rule:
    title = return_table(table).title
    return Rule(
        code=code,
        title=f"A child is more than once in {title}",
        words=f"Each child has one line in {title}.",
        mend="Keep the right line and take the others out.",
        table=table,
        columns=("CHILD",),
        says=f"has more than one line in {title}.",
        fails=lambda each: each.number_of_lines > 1,
        sees_repeats=True,
        examples=(
            Example(
                f"""
                {title} | CHILD DOB
                        | 1     01/05/2015
                fails   | 2     01/05/2015
                fails   | 2     02/05/2015
                fails   | 3     01/05/2015
                fails   | 3     01/05/2015
                """
            ),
        ),
    )


def _year_of(table: str) -> int:
    """The year of an example: the first that the table exists in, if it is a new one."""
    return max(2026, return_table(table).first_year or 0)


RULES = tuple(_rules())
