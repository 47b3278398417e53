"""Mistakes planted in the files, one of a kind each and each on another child, with the finding that should meet it.

Real returns are never clean, and a check is only as good as what it finds. Every mistake is listed in
`truth/mistakes.csv` with its file and line, so that findings can be laid beside it. The table `MISTAKES` at the end says
which there are; the function named there finds a line that can take the mistake, and changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from seedbed.periods import year_end, year_label
from seedbed.synthetic.calendar import YEARS
from seedbed.synthetic.chance import Chance
from seedbed.synthetic.lives import SHORT_BREAKS
from seedbed.synthetic.sheets import Line, Sheet, table
from seedbed.synthetic.write_903 import TABLES, written

TRUTH = "truth/mistakes.csv"
COLUMNS = ("file", "line", "kind", "what", "expected_finding", "rules")
EARLIER, LATER = (f"sources/{year_label(year)}" for year in YEARS)


@dataclass(frozen=True, slots=True)
class Planted:
    """One mistake in place: the sheet and the very line that bears it, and what was done to it."""

    sheet: Sheet
    line: Line
    what: str


class Row:
    """One line of a table, with its fields by name.

    >>> sheet = table("a.csv", ["CHILD", "DOB"], [["1", "02/03/2010"]])
    >>> row = Row(sheet, sheet.lines[1])
    >>> row["DOB"] = "02/03/10"
    >>> sheet.lines[1]
    ['1', '02/03/10']
    """

    def __init__(self, sheet: Sheet, line: Line) -> None:
        self.sheet, self.line = sheet, line
        self._columns = sheet.lines[0]

    def __getitem__(self, name: str) -> str:
        return self.line[self._columns.index(name)]

    def __setitem__(self, name: str, value: str) -> None:
        self.line[self._columns.index(name)] = value

    def day(self, name: str) -> date:
        """Give a date field as a date."""
        day, month, year = self[name].split("/")
        return date(int(year), int(month), int(day))

    def next(self) -> Row | None:
        """Give the next line when it is of the same child."""
        place = self.sheet.number_of(self.line)
        if place == len(self.sheet.lines) or self.sheet.lines[place][0] != self.line[0]:
            return None
        return Row(self.sheet, self.sheet.lines[place])


class Element:
    """One line of the census, which holds one element.

    >>> sheet = Sheet("cin.xml", [["<CINdetails>"], ["<CINreferralDate>2025-05-01</CINreferralDate>"]])
    >>> Element(sheet, 1).text
    '2025-05-01'
    """

    def __init__(self, sheet: Sheet, place: int) -> None:
        self.sheet, self.place = sheet, place
        self.line = sheet.lines[place]

    @property
    def name(self) -> str:
        """The element's name, with a stroke before it at its end."""
        return self.line[0][1 : self.line[0].index(">")]

    @property
    def text(self) -> str:
        """What stands in the element; nothing, for one that holds others."""
        return self.line[0].partition(">")[2].partition("<")[0]

    @text.setter
    def text(self, value: str) -> None:
        self.line[0] = f"<{self.name}>{value}</{self.name}>"

    @property
    def day(self) -> date:
        """The element's date."""
        return date.fromisoformat(self.text)

    def step(self, by: int) -> Element:
        """Give the element so many lines on."""
        return Element(self.sheet, self.place + by)

    def before(self, name: str) -> Element:
        """Give the nearest element of this name at or before this one."""
        start = f"<{name}>"
        place = self.place
        while not self.sheet.lines[place][0].startswith(start):
            place -= 1
        return Element(self.sheet, place)


class NoLineFits(LookupError):
    """A small place may have no line that can take a mistake; it then goes without that one."""


class Planter:
    """Finds lines that can take a mistake, each of a child that bears none yet."""

    def __init__(self, chance: Chance, sheets: list[Sheet]) -> None:
        self._chance = chance
        self._sheets = {sheet.path: sheet for sheet in sheets}
        self._used: set[str] = set()

    def sheet(self, folder: str, name: str) -> Sheet:
        """Give one of the files of a year."""
        return self._sheets[f"{folder}/{name}"]

    def row(self, folder: str, name: str, fits: Callable[[Row], bool] = lambda row: True) -> Row:
        """Find a line of a table that fits."""
        sheet = self.sheet(folder, f"{name}.csv")
        for place in self._places(sheet, first=1):
            row = Row(sheet, sheet.lines[place])
            if row["CHILD"] not in self._used and fits(row):
                self._used.add(row["CHILD"])
                return row
        raise NoLineFits(sheet.path)

    def element(self, folder: str, name: str, fits: Callable[[Element], bool] = lambda element: True) -> Element:
        """Find an element of the census that fits."""
        sheet = self.sheet(folder, "cin_census.xml")
        start = f"<{name}>"
        for place in self._places(sheet, first=0):
            if sheet.lines[place][0].startswith(start) and fits(found := Element(sheet, place)):
                child = found.before("LAchildID").text
                if child not in self._used:
                    self._used.add(child)
                    return found
        raise NoLineFits(sheet.path)

    def _places(self, sheet: Sheet, *, first: int) -> Iterator[int]:
        """Give the places of all lines from `first`, beginning anywhere and going round."""
        number = len(sheet.lines) - first
        start = self._chance.between(0, number - 1)
        return (first + (start + step) % number for step in range(number))


def plant(sheets: list[Sheet], *, seed: int) -> Sheet:
    """Plant every kind of mistake that finds a line to take it in these sheets, and give the list of them."""
    planter = Planter(Chance(seed, "mistakes"), sheets)
    planted = []
    for mistake in MISTAKES:
        with suppress(NoLineFits):
            planted.append((mistake, mistake.plant(planter)))
    rows = (
        (
            found.sheet.path,
            str(found.sheet.number_of(found.line)),
            mistake.kind,
            found.what,
            mistake.expected,
            mistake.rules,
        )
        for mistake, found in planted
    )
    return table(TRUTH, COLUMNS, rows)


def no_mistakes() -> Sheet:
    """Give the list of mistakes of a place that has none."""
    return table(TRUTH, COLUMNS, ())


# -- the children looked-after return -----------------------------------------------------------------------------


def _overlap(planter: Planter) -> Planted:
    def fits(row: Row) -> bool:
        after = row.next() if row["REC"] == "X1" else None
        if after is None or after["RNE"] != "P" or after["DEC"]:
            return False
        return row.day("DEC") + timedelta(days=9) < year_end(YEARS[0])

    row = planter.row(EARLIER, "episodes", fits)
    row["DEC"] = written(row.day("DEC") + timedelta(days=9))
    return Planted(row.sheet, row.line, "DEC put nine days later; the next episode begins before it")


def _end_before_start(planter: Planter) -> Planted:
    def fits(row: Row) -> bool:
        return row["REC"] not in ("", "X1") and (row.day("DEC") - row.day("DECOM")).days < 300

    row = planter.row(EARLIER, "episodes", fits)
    row["DEC"] = written(row.day("DEC") - timedelta(days=365))
    return Planted(row.sheet, row.line, "DEC put a year earlier; it is before DECOM")


def _code_out_of_year(planter: Planter) -> Planted:
    def fits(row: Row) -> bool:
        began_here = row["RNE"] == "S" and row.day("DECOM") > year_end(YEARS[0])
        return began_here and row["REC"] not in ("", "X1") and row["LS"] not in SHORT_BREAKS

    row = planter.row(LATER, "episodes", fits)
    row["PLACE"] = "Z1"
    return Planted(row.sheet, row.line, "PLACE is Z1; this code ended with 2024-25")


def _old_sex_code(planter: Planter) -> Planted:
    looked_after = {line[0] for line in planter.sheet(EARLIER, "uasc.csv").lines}
    row = planter.row(EARLIER, "header", lambda row: row["SEX"] == "M" and row["CHILD"] not in looked_after)
    row["SEX"] = "1"
    return Planted(row.sheet, row.line, "SEX is 1; this code ended with 2023-24")


def _not_in_header(planter: Planter) -> Planted:
    row = planter.row(LATER, "episodes", lambda row: row["LS"] == "V4")
    header = planter.sheet(LATER, "header.csv")
    header.lines = [line for line in header.lines if line[0] != row["CHILD"]]
    return Planted(row.sheet, row.line, "the child's line in Header was taken out")


def _ragged(planter: Planter) -> Planted:
    row = planter.row(LATER, "missing")
    del row.line[1]
    return Planted(row.sheet, row.line, "DOB was left out with its comma; the line has four fields of five")


def _repeated(planter: Planter) -> Planted:
    row = planter.row(EARLIER, "reviews")
    again = list(row.line)
    row.sheet.lines.insert(row.sheet.number_of(row.line), again)
    return Planted(row.sheet, again, "the line before it again")


def _no_such_day(planter: Planter) -> Planted:
    row = planter.row(LATER, "reviews", lambda row: row.day("REVIEW").month == 2)
    row["REVIEW"] = "31/02/2026"
    return Planted(row.sheet, row.line, "REVIEW is 31/02/2026")


def _month_first(planter: Planter) -> Planted:
    row = planter.row(EARLIER, "reviews", lambda row: row.day("REVIEW").day > 12)
    day = row.day("REVIEW")
    row["REVIEW"] = f"{day.month:02d}/{day.day:02d}/{day.year}"
    return Planted(row.sheet, row.line, "REVIEW has the month before the day")


def _two_digit_year(planter: Planter) -> Planted:
    row = planter.row(EARLIER, "social_worker", lambda row: row["SW_DEC"] != "")
    row["SW_DEC"] = row["SW_DEC"][:6] + row["SW_DEC"][8:]
    return Planted(row.sheet, row.line, "SW_DEC has a year of two digits")


def _no_child_id(planter: Planter) -> Planted:
    row = planter.row(LATER, "oc2")
    row["CHILD"] = ""
    return Planted(row.sheet, row.line, "CHILD is blank")


def _another_birthday(planter: Planter) -> Planted:
    row = planter.row(LATER, "reviews")
    row["DOB"] = written(row.day("DOB") + timedelta(days=1))
    return Planted(row.sheet, row.line, "DOB is a day later than in Header")


def _vanishes(planter: Planter) -> Planted:
    row = planter.row(EARLIER, "episodes", lambda row: row["DEC"] == "" and row["LS"] == "C2")
    for name in TABLES:
        sheet = planter.sheet(LATER, f"{name}.csv")
        sheet.lines = [line for line in sheet.lines if line[0] != row["CHILD"]]
    return Planted(row.sheet, row.line, "the child was taken out of every table of the next year")


# -- the children in need census ----------------------------------------------------------------------------------


def _plan_ends_first(planter: Planter) -> Planted:
    end = planter.element(EARLIER, "CINPlanEndDate")
    end.text = str(end.before("CINPlanStartDate").day - timedelta(days=30))
    return Planted(end.sheet, end.line, "CINPlanEndDate is thirty days before CINPlanStartDate")


def _closed_without_reason(planter: Planter) -> Planted:
    reason = planter.element(LATER, "ReasonForClosure", lambda element: element.text == "RC7")
    closed = reason.before("CINclosureDate")
    del reason.sheet.lines[reason.place]
    return Planted(closed.sheet, closed.line, "ReasonForClosure was taken out after this line")


def _authorised_first(planter: Planter) -> Planted:
    def fits(element: Element) -> bool:
        return element.day > year_end(YEARS[0]) - timedelta(days=300)

    authorised = planter.element(EARLIER, "AssessmentAuthorisationDate", fits)
    authorised.text = str(authorised.before("AssessmentActualStartDate").day - timedelta(days=3))
    return Planted(authorised.sheet, authorised.line, "AssessmentAuthorisationDate is three days before the start")


def _enquiry_before_referral(planter: Planter) -> Planted:
    def fits(element: Element) -> bool:
        referred = element.before("CINreferralDate").day
        return element.step(1).name == "ICPCnotRequired" and referred > year_end(YEARS[0]) + timedelta(days=30)

    start = planter.element(LATER, "S47ActualStartDate", fits)
    start.text = str(start.before("CINreferralDate").day - timedelta(days=10))
    return Planted(start.sheet, start.line, "S47ActualStartDate is ten days before CINreferralDate")


def _no_census_child_id(planter: Planter) -> Planted:
    flag = planter.element(EARLIER, "ReferralNFA", lambda element: element.text == "1")
    child = flag.before("LAchildID")
    child.text = ""
    return Planted(child.sheet, child.line, "LAchildID is empty")


def _no_such_source(planter: Planter) -> Planted:
    source = planter.element(LATER, "ReferralSource")
    source.text = "1E"
    return Planted(source.sheet, source.line, "ReferralSource is 1E; no year has had this code")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A kind of mistake: how it is planted, what a check should say of it, and the rules that may say so.

    The codes are those of the statutory rules, and of the project's own (SB…) where there is none.
    """

    kind: str
    plant: Callable[[Planter], Planted]
    expected: str
    rules: str = ""


# One kind a line. The order matters: each takes a child, and the child that vanishes must bear no other mistake.
MISTAKES = (
    Mistake("overlap", _overlap, "the next episode begins before this one has ended", "501 388 433"),
    Mistake("end before start", _end_before_start, "the episode ends before it begins", "356"),
    Mistake("code out of year", _code_out_of_year, "the placement code was not in force this year", "146"),
    Mistake("old code", _old_sex_code, "the sex code was not in force this year", "101 202"),
    Mistake("not in header", _not_in_header, "the child is in Episodes and not in Header", "INT03"),
    Mistake("ragged line", _ragged, "the line is set aside: wrong number of fields", "SB201"),
    Mistake("repeated line", _repeated, "the line is loaded and marked as repeated", "SB203"),
    Mistake("no such day", _no_such_day, "the value is not a date; it is kept as sent", "166"),
    Mistake("month first", _month_first, "the month stands before the day; it is kept as sent", "166"),
    Mistake(
        "two-digit year", _two_digit_year, "the year has two digits; it is kept as sent", "SW05STG1 SW08STG2 SW10STG2"
    ),
    Mistake("no child id", _no_child_id, "the line is set aside: no child id", "SB202 191"),
    Mistake("another birthday", _another_birthday, "the birth date differs from Header", "INT17"),
    Mistake("vanishes", _vanishes, "the episode was open on 31 March 2025 and is not in the next return", "SB401"),
    Mistake("plan ends before it starts", _plan_ends_first, "the need plan ends before it starts", "4011"),
    Mistake("closed without reason", _closed_without_reason, "the case has a closing date and no reason", "8805"),
    Mistake("authorised before start", _authorised_first, "the assessment ends before it starts", "8608"),
    Mistake("enquiry before referral", _enquiry_before_referral, "the enquiry starts before the referral", "2889"),
    Mistake("no child id in census", _no_census_child_id, "the child is set aside: no child id", "8500"),
    Mistake("no such code", _no_such_source, "the source of referral is not a code", "8866 SB106"),
)
