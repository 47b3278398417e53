"""Large invented returns to time a build with: six years of SSDA903, a children in need census of any size.

    python benchmarks/large_returns.py PLACE                          100,000 episodes, a census of 10,000 children
    python benchmarks/large_returns.py PLACE --bad 100                the same with one line in a hundred spoilt
    python benchmarks/large_returns.py PLACE --episodes 0 --census 100  a census of 100 MB alone

What `seedbed synthetic` invents is true to life and takes its time; this is only of the right size and shape. A child's
episodes follow one another, and each year's return tells again what was open in that year. The same words always make
the same bytes.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from seedbed.periods import year_end, year_label, year_start

YEARS = range(2021, 2027)
CENSUS_CHILDREN = 10_000
MEGABYTE = 1_000_000
SEED = 903

HEADS = {
    "header": "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB",
    "episodes": "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN",
    "reviews": "CHILD,DOB,REVIEW,REVIEW_CODE",
    "missing": "CHILD,DOB,MISSING,MIS_START,MIS_END",
    "oc2": "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,"
    "SUBSTANCE_MISUSE,INTERVENTION_RECEIVED,INTERVENTION_OFFERED",
}
Spoil = Callable[[bytes], bytes]
SPOILT_LINES: tuple[Spoil, ...] = (
    lambda line: line + b",,more",
    lambda line: line.rpartition(b",")[0],
    lambda line: line.replace(b",", b',"', 1),
    lambda line: line.replace(b"/", b"/3", 1),
    lambda line: line[line.index(b",") :],
    lambda line: line.replace(b",", b"\xe9,", 1),
    lambda line: line.replace(b",", b"\x00,", 1),
    lambda line: line.rpartition(b",")[0] + b",zzz",
)
"""Ways in which a line of a table goes wrong: too wide, too narrow, an open quotation mark, no date, no child …"""
SPOILT_BLOCKS: tuple[Callable[[str], str], ...] = (
    lambda child: child.replace("-", "-3", 1),
    lambda child: child.replace("<Sex>", "<Sex>X"),
    lambda child: child.replace("</ReferralSource>", "</ReferralSource><Colour>red</Colour>"),
    lambda child: child.replace("<CINreferralDate>", "stray<CINreferralDate>"),
    lambda child: child.replace("<LAchildID>", "<LAchildID> </LAchildID><LAchildID>"),
)
"""Ways in which a child of a census goes wrong and the file stays well formed."""


@dataclass(frozen=True)
class Size:
    """How much to write: lines of episodes over all years, children of the census or its megabytes; every how many bad."""

    episodes: int = 100_000
    children: int = CENSUS_CHILDREN
    megabytes: int = 0
    bad: int = 0


def make_large_place(folder: Path, size: Size) -> None:
    """Write a place of about this size into a new folder."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "place.yml").write_text("name: Largeville\ncouncil: Darlington\ninvented: true\n", encoding="utf-8")
    if size.episodes:
        _write_tables(folder / "sources", size)
    _write_census(folder / "sources" / year_label(YEARS[-1]) / "cin_census.xml", size)


def main() -> None:
    """Write the place that was asked for."""
    parser = argparse.ArgumentParser(description="Write large invented returns.")
    parser.add_argument("place", type=Path)
    parser.add_argument("--episodes", type=int, default=Size.episodes, help="lines of episodes, all years together")
    parser.add_argument("--census", type=int, default=0, metavar="MB", help="megabytes of census; 10,000 children")
    parser.add_argument("--bad", type=int, default=0, metavar="N", help="spoil every Nth line")
    asked = parser.parse_args()
    make_large_place(asked.place, Size(asked.episodes, megabytes=asked.census, bad=asked.bad))


def _write_tables(sources: Path, size: Size) -> None:
    tables: dict[tuple[int, str], list[bytes]] = {
        (year, name): [head.encode()] for year in YEARS for name, head in HEADS.items()
    }
    episodes, number, chance = 0, 0, random.Random(SEED)
    while episodes < size.episodes:
        number += 1
        for year, name, line in _life(number, chance):
            tables[year, name].append(line.encode())
            episodes += name == "episodes"
    for (year, name), lines in tables.items():
        path = sources / year_label(year) / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"\r\n".join([*_spoilt(lines, size.bad), b""]))


def _life(number: int, chance: random.Random) -> Iterator[tuple[int, str, str]]:
    """Give all lines of one child in care: each year's return, with what was known at its end."""
    child, born = f"{900_000 + number}", date(2004, 1, 1) + timedelta(chance.randrange(6_500))
    first = date(2018, 1, 1) + timedelta(chance.randrange(3_000))
    spells = list(_spells(first, first + timedelta(int(chance.expovariate(1 / 900)) + 1), chance))
    for year in YEARS:
        start, last = year_start(year), year_end(year)
        told = [spell for spell in spells if spell[0] <= last and spell[1] >= start]
        if not told:
            continue
        yield year, "header", f"{child},{'FM'[number % 2]},{_day(born)},WBRI,UN3,,"
        for begun, ended, why, place, post in told:
            known = ended <= last
            end = f"{_day(ended)},{'E4A' if ended == spells[-1][1] else 'X1'},{'' if why == 'S' else 'CARPL'}"
            yield (
                year,
                "episodes",
                f"{child},{_day(begun)},{why},C2,N1,{place},PR1,{end if known else ',,'},DL1 5QT,{post},",
            )
        for month in (4, 10):
            yield year, "reviews", f"{child},{_day(born)},{_day(start + timedelta(30 * month))},PN1"
        yield year, "oc2", f"{child},{_day(born)},{chance.randrange(41)},,0,1,1,1,1,0,,"
        if chance.random() < 0.2:
            away = start + timedelta(chance.randrange(300))
            yield year, "missing", f"{child},{_day(born)},M,{_day(away)},{_day(away + timedelta(2))}"


def _spells(start: date, end: date, chance: random.Random) -> Iterator[tuple[date, date, str, str, str]]:
    """Give the episodes of one stay in care, one after the other."""
    why = "S"
    while start < end:
        until = min(end, start + timedelta(int(chance.expovariate(1 / 240)) + 7))
        place, post = (
            chance.choice(("U1", "U4", "U6", "K2", "P1")),
            f"DL{chance.randrange(1, 9)} {chance.randrange(1, 9)}QT",
        )
        yield start, until, why, place, post
        start, why = until, "P"


def _write_census(path: Path, size: Size) -> None:
    chance, written, number = random.Random(SEED), 0, 0
    year = YEARS[-1]
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f"<Message>\n<Header>\n<CollectionDetails>\n<Collection>CIN</Collection>\n<Year>{year}</Year>\n")
        file.write(f"<ReferenceDate>{year_end(year)}</ReferenceDate>\n</CollectionDetails>\n</Header>\n<Children>\n")
        while written < size.megabytes * MEGABYTE if size.megabytes else number < size.children:
            number += 1
            text = "\n".join([*_census_child(number, year, chance), ""])
            if size.bad and number % size.bad == 0:
                text = SPOILT_BLOCKS[number // size.bad % len(SPOILT_BLOCKS)](text)
            written += file.write(text)
        file.write("</Children>\n</Message>\n")


def _census_child(number: int, year: int, chance: random.Random) -> Iterator[str]:
    born = date(2008, 1, 1) + timedelta(chance.randrange(6_000))
    referred = year_start(year) + timedelta(chance.randrange(-300, 330))
    assessed = referred + timedelta(chance.randrange(1, 35))
    yield "<Child>\n<ChildIdentifiers>"
    yield f"<LAchildID>{700_000 + number}</LAchildID>\n<UPNunknown>UN3</UPNunknown>"
    yield f"<PersonBirthDate>{born}</PersonBirthDate>\n<Sex>{'FM'[number % 2]}</Sex>\n</ChildIdentifiers>"
    yield "<ChildCharacteristics>\n<Ethnicity>WBRI</Ethnicity>\n<Disabilities>\n<Disability>NONE</Disability>\n</Disabilities>"
    yield "</ChildCharacteristics>\n<CINdetails>"
    yield f"<CINreferralDate>{referred}</CINreferralDate>\n<ReferralSource>{chance.choice(('1A', '2A', '3A', '6'))}</ReferralSource>"
    yield "<PrimaryNeedCode>N1</PrimaryNeedCode>\n<Assessments>"
    yield f"<AssessmentActualStartDate>{referred}</AssessmentActualStartDate>"
    yield f"<AssessmentAuthorisationDate>{assessed}</AssessmentAuthorisationDate>\n<FactorsIdentifiedAtAssessment>"
    for factor in chance.sample(("1A", "2B", "3A", "4B", "8B", "10A"), chance.randrange(1, 4)):
        yield f"<AssessmentFactors>{factor}</AssessmentFactors>"
    yield "</FactorsIdentifiedAtAssessment>\n</Assessments>"
    if number % 3 == 0:
        yield f"<CINPlanDates>\n<CINPlanStartDate>{assessed}</CINPlanStartDate>\n</CINPlanDates>"
    if number % 4 == 0:
        held = assessed + timedelta(14)
        yield f"<Section47>\n<S47ActualStartDate>{assessed}</S47ActualStartDate>\n<InitialCPCtarget>{held}</InitialCPCtarget>"
        yield f"<DateOfInitialCPC>{held}</DateOfInitialCPC>\n<ICPCnotRequired>0</ICPCnotRequired>\n</Section47>"
    yield "<ReferralNFA>0</ReferralNFA>"
    if number % 4 == 0:
        yield f"<ChildProtectionPlans>\n<CPPstartDate>{held}</CPPstartDate>\n<InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>"
        yield "<LatestCategoryOfAbuse>NEG</LatestCategoryOfAbuse>\n<NumberOfPreviousCPP>0</NumberOfPreviousCPP>\n<Reviews>"
        yield f"<CPPreviewDate>{held + timedelta(60)}</CPPreviewDate>\n</Reviews>\n</ChildProtectionPlans>"
    yield "</CINdetails>\n</Child>"


def _spoilt(lines: list[bytes], every: int) -> list[bytes]:
    if not every:
        return lines
    spoilt = range(every, len(lines), every)
    return [
        SPOILT_LINES[place // every % len(SPOILT_LINES)](line) if place in spoilt else line
        for place, line in enumerate(lines)
    ]


def _day(day: date) -> str:
    return day.strftime("%d/%m/%Y")


if __name__ == "__main__":
    main()
