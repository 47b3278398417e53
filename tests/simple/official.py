"""The official tables read the plain way: one question, one look into the file as its publisher gives it.

Slow and small on purpose, and it shares nothing with the reader that makes the packaged figures: places are known by
the department's number for a council and by name for a region, never by ONS codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import duckdb

ENGLAND = "England"
TABLES = {
    "lait": "lait_2026-04.parquet",
    "referrals": "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv.gz",
    "looked after": "cla_number_and_rate_per_10k_children.csv.gz",
    "workforce": "csww_indicators_2017_to_2025.csv.gz",
    "population": "ons_mid-year_population_estimates_2012_to_2024.csv.gz",
}
AT_31_MARCH = "population_type = 'Children looked after on 31 March each year'"


@dataclass
class Official:
    """The folder of official tables, to be asked for one printed cell at a time."""

    folder: Path

    def __post_init__(self) -> None:
        self._read: dict[tuple[str, str, str], dict[tuple[str, int], float | None]] = {}
        self.councils = {
            str(number): (name, region)
            for number, name, region in duckdb.sql(
                f"select la_num, la_name, region from '{self.folder / 'la_lookup.csv'}' where status like 'current%'"
            ).fetchall()
        }

    def number_of(self, name: str) -> str:
        """Give the department's number of a council."""
        return next(number for number, (council, _) in self.councils.items() if council == name)

    def neighbours(self, name: str) -> list[str]:
        """Give the numbers of a council's ten neighbours in the 2025 model."""
        file = self.folder / "dfe_statistical_neighbours_2025.csv"
        number = self.number_of(name)
        rows = duckdb.sql(f"select neighbour_la_num from '{file}' where la_num = {number} order by rank").fetchall()
        return [str(row[0]) for row in rows]

    def printed(self, table: str, column: str, *, where: str = "true") -> dict[tuple[str, int], float]:
        """Give a column by place (a council's number, a region's or England's name in small letters) and year."""
        key = (table, column, where)
        if key not in self._read:
            self._read[key] = self._lait(column) if table == "lait" else self._long(table, column, where)
        return {place: value for place, value in self._read[key].items() if value is not None}

    def either(self, table: str, column: str, item: str, *, where: str = "true") -> dict[tuple[str, int], float]:
        """Give a column, and the interactive tool's item where the column prints nothing at all, not even a symbol."""
        own = self.printed(table, column, where=where)
        said = self._read[table, column, where]
        return own | {key: value for key, value in self.printed("lait", item).items() if key not in said}

    def _lait(self, item: str) -> dict[tuple[str, int], float | None]:
        rows = duckdb.sql(
            f"""select "LA Number", "LA and Regions", Years, try_cast(Values as double)
            from '{self.folder / TABLES["lait"]}' where "Short Desc" = '{item}'"""
        ).fetchall()
        found = {}
        for number, name, years, value in rows:
            digits = years.split(" ")[0][-2:]
            place = str(int(number)) if str(int(number)) in self.councils else name.lower()
            found[place, 2000 + int(digits)] = value
        return found

    def _long(self, table: str, column: str, where: str) -> dict[tuple[str, int], float | None]:
        rows = duckdb.sql(
            f"""select coalesce(old_la_code, lower(region_name), 'england'), time_period, try_cast({column} as double)
            from read_csv('{self.folder / TABLES[table]}', all_varchar = true) where {where} and {column} is not null"""
        ).fetchall()
        return {(place, int(period)): value for place, period, value in rows}


Cells = dict[tuple[str, int], float]


def page_two(official: Official) -> dict[str, Cells]:
    """Give the printed figure of every measure that page two shows from published tables, by place and year."""
    lait, per_cent = official.printed, 100
    spending = lait("lait", "C&YPExpenditure")
    on_care = lait("lait", "TotalLACFinance")
    children = official.printed("population", "population_estimate")
    return {
        "LOW_INCOME": lait("lait", "ChildPov"),
        "REF_RATE": lait("lait", "CPP_Total_Rateper10,000"),
        "CIN_RATE": lait("lait", "CIN"),
        "CPP_RATE": lait("lait", "CPP_rate"),
        "LAC_RATE": official.either("looked after", "rate_per_10000", "LAC", where=AT_31_MARCH),
        "SPEND_CHILD": {
            (place, year): spent / children[place, year - 1]
            for (place, year), spent in spending.items()
            if (place, year - 1) in children
        },
        "SPEND_NONCLA": {
            key: per_cent * (spending[key] - on_care[key]) / spending[key] for key in spending if key in on_care
        },
        "UNIT_CLA": lait("lait", "LACFinance"),
        "REREF12": official.printed("referrals", "rereferral_percent"),
        "PLACE3": lait("lait", "LACStable_2016on"),
        "CL_EET": lait("lait", "CareLeaverEET"),
        "WF_VAC": official.either("workforce", "vacancy_rate_fte", "Work_Force_Vac_Rate"),
        "WF_AGY": official.either("workforce", "agency_rate_fte", "Work_Force_Agecy_Rate"),
        "WF_CASE": official.either("workforce", "caseload_fte", "Work_Force_AvgNumCase_SW"),
    }


def mean_of_neighbours(official: Official, cells: Cells, name: str, year: int) -> float | None:
    """Add the neighbours that have a figure, divide by how many they are."""
    known = [cells[number, year] for number in official.neighbours(name) if (number, year) in cells]
    return fmean(known) if known else None


def place_among(official: Official, cells: Cells, number: str, year: int) -> tuple[int, int, int]:
    """Give how many councils have more, how many less, and how many there are."""
    known = [cells[council, year] for council in official.councils if (council, year) in cells]
    own = cells[number, year]
    return sum(v > own for v in known), sum(v < own for v in known), len(known)
