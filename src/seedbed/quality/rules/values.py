"""What the reader found wrong with a value, in any field of any table: rules with numbers of our own.

A fault that a numbered field tells (see `fields`) is not told here again. The words for each kind of fault are the
reader's own (`reference_data/returns/faults.yml`); here each has its number, and whether it is an error or a query.
"""

from __future__ import annotations

from seedbed.quality.rule import Example, Rule, Severity, Told


def tells(
    code: str,
    title: str,
    words: str,
    mend: str,
    faults: tuple[str, ...],
    example: Example,
    severity: Severity = "error",
) -> Rule:
    """Make a rule that tells some kinds of faults, wherever no other rule tells them."""
    return Rule(
        code=code,
        title=title,
        words=words,
        mend=mend,
        severity=severity,
        tells=tuple(Told(fault) for fault in faults),
        examples=(example,),
    )


RULES = (
    tells(
        "SB101",
        "A value that must be there is blank",
        "The guidance gives this field no leave to be blank.",
        "Put the value; where it is not known, the code for not known if the field has one.",
        ("value_missing",),
        Example(
            """
            UASC  | CHILD DOB        SEX
                  | 1     01/05/2015 M
            fails | 2     01/05/2015 -
            """
        ),
    ),
    tells(
        "SB102",
        "A date is not a date",
        "There is no such day, or the text is no date.",
        "Put the day, as 31/03/2026 in the SSDA903 return and as 2026-03-31 in the census.",
        ("not_a_date",),
        Example(
            """
            UASC  | CHILD DUC
                  | 1     28/02/2026
            fails | 2     29/02/2026
            fails | 3     soon
            """
        ),
    ),
    tells(
        "SB103",
        "A date has a year of two figures",
        "Whether 01/05/15 is in 2015 or 1915 nobody can know, so it is not guessed.",
        "Write the year in four figures. Spreadsheets often shorten it: format the column before saving.",
        ("two_digit_year",),
        Example(
            """
            UASC  | CHILD DUC
                  | 1     01/05/2025
            fails | 2     01/05/25
            """
        ),
    ),
    tells(
        "SB104",
        "A date is written in another order",
        "The SSDA903 return writes the day first, the census the year; a date in another order is never turned round.",
        "Export the dates again in the order of the return; look at all dates of the file, not at these alone.",
        ("month_first", "not_year_first"),
        Example(
            """
            UASC  | CHILD DUC
                  | 1     12/05/2025
            fails | 2     05/13/2025
            Child | LAchildID PersonBirthDate
                  | 1         2015-05-12
            fails | 2         12/05/2015
            """
        ),
    ),
    tells(
        "SB105",
        "A date is outside every lifetime",
        "No one in these returns was born so early or will be looked after so late.",
        "Check the year.",
        ("date_out_of_range",),
        Example(
            """
            UASC  | CHILD DUC
                  | 1     12/05/2025
            fails | 2     12/05/0205
            """
        ),
    ),
    tells(
        "SB106",
        "A value is not a code of its field",
        "The field takes codes from a list, and this is in the list of no year.",
        "Put the code from this year's guidance.",
        ("not_a_code",),
        Example(
            """
            OC3   | CHILD IN_TOUCH
                  | 1     YES
            fails | 2     MAYBE
            """
        ),
    ),
    tells(
        "SB107",
        "A code is not in force this year",
        "The code was or will be right in another collection year. It is kept and counted as what it means.",
        "Put the code that this year's guidance gives.",
        ("code_not_in_force",),
        Example(
            """
            OC3   | CHILD ACTIV
                  | 1     F4
            fails | 2     F3
            """
        ),
    ),
    tells(
        "SB108",
        "The guidance held leaves a code open",
        "What we hold of the guidance gives this code no settled words for this year. It is kept and counted.",
        "Look the code up in the guidance itself; nothing need be changed if it stands there.",
        ("code_unsettled",),
        Example(
            """
            Episodes | CHILD PLACE
                     | 1     U1
            fails    | 2     Z11
            """
        ),
        "query",
    ),
    tells(
        "SB109",
        "A yes or no is neither",
        "The field takes 1 for yes and 0 for no.",
        "Put 1 or 0.",
        ("not_a_flag",),
        Example(
            """
            OC2   | CHILD CONVICTED
                  | 1     1
            fails | 2     Y
            """
        ),
    ),
    tells(
        "SB110",
        "A number is none, or one that the field cannot have",
        "The field takes a whole number within its range.",
        "Check the number against its source.",
        ("not_a_number", "number_out_of_range"),
        Example(
            """
            OC2   | CHILD SDQ_SCORE
                  | 1     40
            fails | 2     41
            fails | 3     high
            """
        ),
    ),
    tells(
        "SB111",
        "A postcode is not a full postcode",
        "Distance from home and the council a home lies in are worked out from the full postcode.",
        "Put the full postcode, as AB1 2CD.",
        ("not_a_postcode",),
        Example(
            """
            Episodes | CHILD HOME_POST
                     | 1     DL15QT
            fails    | 2     DL1
            """
        ),
    ),
    tells(
        "SB112",
        "A unique pupil number has the wrong shape",
        "The number links a child to school records: a letter and twelve figures, or the code for having none.",
        "Copy the number from the school.",
        ("not_a_upn",),
        Example(
            """
            Child | LAchildID UPN
                  | 1         A123456789012
            fails | 2         12345
            """
        ),
    ),
    tells(
        "SB113",
        "A unique pupil number has the wrong first letter",
        "The first letter is worked out from the figures; when they do not fit, one of them has slipped.",
        "Copy the number from the school.",
        ("upn_check_letter",),
        Example(
            """
            Header | CHILD UPN
                   | 1     A123456789012
            fails  | 2     B123456789012
            """
        ),
        "query",
    ),
    tells(
        "SB114",
        "A provider's number has the wrong shape",
        "Ofsted's number of a home or agency has seven figures.",
        "Copy the number from Ofsted's list.",
        ("not_a_urn",),
        Example(
            """
            Episodes | CHILD URN
                     | 1     1234567
            fails    | 2     12
            """
        ),
    ),
    tells(
        "SB115",
        "A value is longer than its field",
        "Longer values are cut off or refused when the return is sent.",
        "Shorten it; a child's id must be the same in every return.",
        ("too_long",),
        Example(
            """
            Header | CHILD
                   | 1
            fails  | 123456789012
            """
        ),
    ),
    tells(
        "SB116",
        "A value holds a character that cannot be printed",
        "Such characters come from copying between programs, and make two ids that look the same differ.",
        "Type the value anew.",
        ("control_character",),
        Example("CHILD,DOB,REVIEW,REVIEW_CODE\nSB\t116,01/05/2015,01/05/2025,PN1\n", file="reviews.csv", lines=(2,)),
        "query",
    ),
    tells(
        "SB117",
        "An age has a fraction",
        "It was worked out from days. The whole years are taken, so nothing is lost; the guidance asks for these alone.",
        "Give the age in whole years.",
        ("fraction",),
        Example(
            "Child Unique ID,Gender,Ethnicity,Date of Birth,Age,Date of Contact,Contact Source\n"
            "SB117A,a) Male,a) White,01/05/2015,10,01/05/2025,g) Police\n"
            "SB117B,a) Male,a) White,01/05/2015,10.02,08/05/2025,g) Police\n",
            file="contacts.csv",
            lines=(3,),
        ),
        "query",
    ),
    tells(
        "SB118",
        "A value is a spreadsheet's error",
        "A formula found nothing, and the mark it left (#N/A, #REF!) was exported in place of a value.",
        "Put the value itself; look why the formula finds nothing.",
        ("spreadsheet_error",),
        Example(
            "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nSB118A,01/05/2015,SW1,01/05/2025,,MANAGE\n"
            "SB118B,01/05/2015,#N/A,01/05/2025,,MANAGE\n",
            file="workers.csv",
            lines=(3,),
        ),
    ),
)
