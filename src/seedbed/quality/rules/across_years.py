"""What one year's return says and another's forgets or denies; the record found it by laying them beside one another."""

from __future__ import annotations

from collections.abc import Iterator

from seedbed.quality.rule import Example, Rule

FORGOTTEN = (
    ("SB401", "ssda903_episodes", "DECOM", "An episode"),
    ("SB402", "cin_referral", "CINreferralDate", "A referral"),
    ("SB403", "cin_protection_plan", "CPPstartDate", "A protection plan"),
)
FORGOTTEN_EXAMPLES = {
    "SB401": """
        2024-25 Episodes | CHILD DECOM      DEC
        fails            | 1     01/05/2024 -
                         | 2     01/05/2024 -
                         | 3     01/05/2024 01/06/2024
        2025-26 Episodes | CHILD DECOM      DEC
                         | 2     01/05/2024 -
        """,
    "SB402": """
        2024-25 Child      | LAchildID
                           | 1
        2024-25 CINdetails | inside CINreferralDate
        fails              | 1      2024-05-01
                           | 1      2024-06-01
        2025-26 Child      | LAchildID
                           | 1
        2025-26 CINdetails | inside CINreferralDate CINclosureDate
                           | 1      2024-06-01      2025-05-01
        """,
    "SB403": """
        2024-25 Child                | LAchildID
                                     | 1
        2024-25 CINdetails           | inside CINreferralDate
                                     | 1      2024-05-01
        2024-25 ChildProtectionPlans | inside CPPstartDate
        fails                        | 1      2024-05-09
        2025-26 Child                | LAchildID
                                     | 1
        2025-26 CINdetails           | inside CINreferralDate
                                     | 1      2024-05-01
        """,
}
BIRTHS = (
    ("SB404", "ssda903_header", "DOB", "Header | CHILD DOB", "01/05/2015", "05/01/2015"),
    ("SB405", "cin_child", "PersonBirthDate", "Child | LAchildID PersonBirthDate", "2015-05-01", "2015-01-05"),
)


def _rules() -> Iterator[Rule]:
    for code, table, column, what in FORGOTTEN:
        yield Rule(
            code=code,
            title=f"{what} was open, and a later return has forgotten it",
            words=f"{what} that is open at the end of a return stands in the next one, too, open or ended.",
            mend="Put it into the later return with its end. Until then it counts up to this return's last day only.",
            table=table,
            columns=(column,),
            says="is open here and absent from a later return.",
            severity="query",
            fails=lambda each: each.is_forgotten,
            examples=(Example(FORGOTTEN_EXAMPLES[code]),),
        )
    for code, table, column, head, before, after in BIRTHS:
        yield Rule(
            code=code,
            title="Another return gives the child another birth",
            words="A child is born on one day, and two returns of this place give two. The one told last is used.",
            mend="Find out which birth is right and mend the other return; if these are two children, part their ids.",
            table=table,
            columns=(column,),
            says="is not the birth that is used.",
            fails=lambda each: each.otherwise_born.notnull() & (each.number_of_lines == 1),
            beside=(("used", "otherwise_born"),),
            examples=(
                Example(
                    f"""
                    2024-25 {head}
                          | 1 {before}
                    fails | 2 {before}
                    2025-26 {head}
                          | 1 {before}
                          | 2 {after}
                    """
                ),
            ),
        )


RULES = tuple(_rules())
