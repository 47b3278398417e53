"""What the reader found wrong with a line, a column or a file as a whole: rules with numbers of our own."""

from __future__ import annotations

from seedbed.quality.rule import Example
from seedbed.quality.rules.values import tells

_CENSUS = """<Message><Header><CollectionDetails><Collection>CIN</Collection><ReferenceDate>2026-03-31</ReferenceDate>
</CollectionDetails></Header><Children>
{}
</Children></Message>"""

LINES = (
    tells(
        "SB201",
        "A line could not be placed, and is set aside",
        "It does not fit its table, so no value of it can be trusted to be in the right column. It is kept, not counted.",
        "Look at the line in the file; often a comma or a line break stands inside a value without quotation marks.",
        ("line_not_placed",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nSB201A,01/05/2015,01/05/2025,PN1\nSB201B,01/05/2015,01/05/2025\n",
            file="reviews.csv",
            lines=(3,),
        ),
    ),
    tells(
        "SB202",
        "A line has no child id, and is set aside",
        "Nobody can say whose line it is. It is kept, not counted.",
        "Put the child's id.",
        ("no_child_id",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nSB202A,01/05/2015,01/05/2025,PN1\n,02/05/2015,01/05/2025,PN1\n",
            file="reviews.csv",
            lines=(3,),
        ),
    ),
    tells(
        "SB203",
        "A line is there twice",
        "Every field is the same as in an earlier line. Both are kept; the second is not counted.",
        "Take the second line out.",
        ("repeated_line",),
        Example(
            """
            Reviews | CHILD DOB        REVIEW     REVIEW_CODE
                    | 1     01/05/2015 01/05/2025 PN1
            fails   | 1     01/05/2015 01/05/2025 PN1
                    | 1     01/05/2015 02/05/2025 PN1
            """
        ),
        "query",
    ),
    tells(
        "SB204",
        "The header stands in the file a second time",
        "Two exports were probably pasted together. The header line is left out.",
        "Take the line out; look whether the two parts overlap.",
        ("header_repeated",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nSB204A,01/05/2015,01/05/2025,PN1\nCHILD,DOB,REVIEW,REVIEW_CODE\n",
            file="reviews.csv",
            lines=(3,),
        ),
        "query",
    ),
    tells(
        "SB205",
        "An element is there twice in one block",
        "A block has room for one. The first is used; the others are kept beside it.",
        "Keep the right one.",
        ("repeated_element",),
        Example(
            _CENSUS.format(
                "<Child><ChildIdentifiers><LAchildID>SB205</LAchildID>\n<Sex>F</Sex>\n<Sex>M</Sex></ChildIdentifiers></Child>"
            ),
            file="census.xml",
            lines=(5,),
        ),
    ),
    tells(
        "SB206",
        "An element does not belong in its block",
        "The census has no such element there, in any year. It is kept beside the row and not used.",
        "Take it out, or put it where it belongs.",
        ("unknown_element",),
        Example(
            _CENSUS.format(
                "<Child><ChildIdentifiers><LAchildID>SB206</LAchildID>\n<ShoeSize>4</ShoeSize></ChildIdentifiers></Child>"
            ),
            file="census.xml",
            lines=(4,),
        ),
        "query",
    ),
    tells(
        "SB207",
        "Text stands between the elements",
        "It belongs to no field. It is kept beside the row and not used.",
        "Take it out.",
        ("stray_text",),
        Example(
            _CENSUS.format(
                "<Child>\n<ChildIdentifiers>note<LAchildID>SB207</LAchildID><Sex>F</Sex></ChildIdentifiers></Child>"
            ),
            file="census.xml",
            lines=(4,),
        ),
        "query",
    ),
    tells(
        "SB208",
        "A line is a total, not a child",
        "Spreadsheets and reports put totals below a table. The line is kept, not counted.",
        "Take the line out of the file.",
        ("total",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nSB208,01/05/2015,01/05/2025,PN1\nTotal,,1,\n",
            file="reviews.csv",
            lines=(3,),
        ),
        "query",
    ),
    tells(
        "SB209",
        "A line is in another encoding than its file",
        "Files from two systems were probably pasted together. The line is read in its own encoding.",
        "Export the file again in one encoding; look whether names and notes still read well.",
        ("other_encoding",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nSB209A,01/05/2015,01/05/2025,PN1\n"
            + "\0".join("SB209B,01/05/2015,01/05/2025,PN1\n"),
            file="reviews.csv",
            lines=(3,),
        ),
        "query",
    ),
    tells(
        "SB210",
        "A value runs over several lines",
        "A note holds a line break. It is read as one line of the return, with the number of its first line.",
        "Leave notes out of the export, or take the line breaks out of them.",
        ("runs_on",),
        Example(
            'CHILD,DOB,REVIEW,REVIEW_CODE,NOTE\nSB210,01/05/2015,01/05/2025,PN1,"came late,\nleft early"\n',
            file="reviews.csv",
            lines=(2,),
        ),
        "query",
    ),
    tells(
        "SB211",
        "A child's id has lost its leading zeros",
        "A spreadsheet takes an id of figures for a number. One child then counts as two.",
        "Export the id as text, with its zeros, in every file.",
        ("zeros_eaten",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\n0080211,01/05/2015,01/05/2025,PN1\n80211,01/05/2015,01/06/2025,PN1\n"
            "80212,01/05/2015,01/05/2025,PN1\n",
            file="reviews.csv",
            lines=(3,),
        ),
    ),
    tells(
        "SB212",
        "A line of the census belongs to no other",
        "In tables of lines a plan names its child and referral by their ids. Here no such line was sent, or several fit.",
        "Add the table that is missing, such as CINdetails, or mend the ids.",
        ("parent_unknown",),
        Example(
            "LAchildID,CINdetailsID,S47ActualStartDate,InitialCPCtarget,DateOfInitialCPC,ICPCnotRequired\n"
            "SB212,1,2025-05-01,2025-05-22,2025-05-20,0\n",
            file="section47.csv",
            lines=(2,),
        ),
    ),
)

FILES = (
    tells(
        "SB301",
        "A column is missing",
        "The table has this column in this year, and the file does not. It is loaded empty.",
        "Export the file again with the column.",
        ("column_missing",),
        Example("CHILD,DOB,REVIEW\nSB301,01/05/2015,01/05/2025\n", file="reviews.csv", lines=(None,)),
    ),
    tells(
        "SB302",
        "A column is not one of the table's",
        "It does no harm: it is kept beside the rows and not used.",
        "Leave it out if the return is to be sent from this file.",
        ("extra_column",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE,TEAM\nSB302,01/05/2015,01/05/2025,PN1,North\n",
            file="reviews.csv",
            lines=(None,),
        ),
        "query",
    ),
    tells(
        "SB303",
        "A column is of another year",
        "The table has no such column in this collection year. It is loaded all the same.",
        "Check that the file lies in the folder of its year.",
        ("column_not_in_force",),
        Example(
            _CENSUS.format(
                "<Child><ChildIdentifiers><LAchildID>SB303</LAchildID><GenderCurrent>1</GenderCurrent>"
                "</ChildIdentifiers></Child>"
            ),
            file="census.xml",
            lines=(None,),
        ),
        "query",
    ),
    tells(
        "SB304",
        "A table is of another year",
        "The return has no such table in this collection year. It is loaded all the same.",
        "Check that the file lies in the folder of its year.",
        ("table_not_in_force",),
        Example(
            "CHILD,DOB,DOLO_START,DOLO_END\nSB304,01/05/2015,01/05/2025,\n",
            file="dolo.csv",
            lines=(None,),
        ),
        "query",
    ),
    tells(
        "SB305",
        "A file is of a year without guidance here",
        "No codes and tables are held for that year, so what is right and wrong in it is judged by other years.",
        "Read the findings of this file with care.",
        ("year_not_known",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nSB305,01/05/1999,01/05/2009,PN1\n",
            file="reviews.csv",
            lines=(None,),
            year=2010,
        ),
        "query",
    ),
    tells(
        "SB306",
        "A census file has no Header",
        "The Header says which council's census this is and of which year.",
        "Export the census again with its Header.",
        ("header_missing",),
        Example(
            "<Message><Children><Child><ChildIdentifiers><LAchildID>SB306</LAchildID></ChildIdentifiers></Child>"
            "</Children></Message>",
            file="census.xml",
            lines=(None,),
        ),
    ),
    tells(
        "SB307",
        "A census lies in the folder of another year",
        "Its Header gives another year than its folder. The folder decides; the dates inside only check it.",
        "Move the file to the folder of its year, or mend the reference date.",
        ("year_disagrees",),
        Example(
            _CENSUS.replace("2026", "2024").format(
                "<Child><ChildIdentifiers><LAchildID>SB307</LAchildID></ChildIdentifiers></Child>"
            ),
            file="census.xml",
            lines=(1,),
        ),
    ),
    tells(
        "SB308",
        "A file is broken",
        "It stops being readable at a point. Each child that can be read by itself has been read; the rest is set aside.",
        "Export the file again.",
        ("broken_file",),
        Example(
            _CENSUS.format(
                "<Child><ChildIdentifiers><LAchildID>SB308</LAchildID></ChildIdentifiers></Child>\n<Child><ChildIdentifiers>"
            ),
            file="census.xml",
            lines=(5,),
        ),
    ),
    tells(
        "SB309",
        "A file is there twice",
        "Another file of this place has exactly the same content; its lines are marked as repeated.",
        "Take one of the two away.",
        ("same_as_another",),
        Example(
            "CHILD,DOB,REVIEW,REVIEW_CODE\nSB309,01/05/2015,01/05/2025,PN1\n",
            file="copy.csv",
            again="reviews.csv",
            lines=(None,),
        ),
        "query",
    ),
    tells(
        "SB310",
        "The latest episode of a file began outside the year of its folder",
        "A year's Episodes usually has one that began in it, and none that began after.",
        "If all days are of another year, move the file to the folder of that year; if one day is wrong, mend it.",
        ("dates_disagree",),
        Example(
            "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
            "SB310,01/05/2024,S,C2,N1,U1,PR1,,,,,,\n",
            file="episodes.csv",
            lines=(None,),
        ),
        "query",
    ),
    tells(
        "SB311",
        "A file could not be used",
        "It may be a return, and nothing of it is in the record.",
        "Do what its note says, then build again.",
        ("file_refused",),
        Example("<!DOCTYPE Message []>\n<Message/>\n", file="census.xml", lines=(None,)),
    ),
    tells(
        "SB312",
        "A sheet is hidden",
        "It is read like any other, for what is hidden may be the return; but it may be an old copy, too.",
        "Show the sheet, or take it out if it was not meant.",
        ("hidden_sheet",),
        Example(
            "hidden\nCHILD,DOB,REVIEW,REVIEW_CODE\nSB312,01/05/2015,01/05/2025,PN1\n",
            file="reviews.xlsx",
            lines=(None,),
        ),
        "query",
    ),
    tells(
        "SB313",
        "A cell covers several rows",
        "Its value is taken for each row that it covers, as it looks on the screen. Other programs take it for the first only.",
        "Part the cells and write the value in each row.",
        ("merged_cells",),
        Example(
            "merged A2:A3\nCHILD,DOB,REVIEW,REVIEW_CODE\nSB313,01/05/2015,01/05/2025,PN1\n,01/05/2015,02/05/2025,PN1\n",
            file="reviews.xlsx",
            lines=(2,),
        ),
        "query",
    ),
)

RULES = (*LINES, *FILES)
