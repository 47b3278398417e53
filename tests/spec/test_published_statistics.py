"""The figures that ship are the ones officially published: checked by reading the official tables another way.

Each spot check reads one table with a plain query, as an analyst would, and asks that our figure is the same to the
printed digit. Where two official sources print the same thing they must agree; the derived panel must not contradict.
"""

import csv
import math
from collections import Counter
from pathlib import Path

import duckdb
import numpy as np
import pytest

from seedbed.codes.councils import ENGLAND, LONDON, councils, find_council, neighbours, regions
from seedbed.codes.definitions import definition, definitions
from seedbed.record.inspections import inspections
from seedbed.record.published import PublishedFigures
from seedbed.reference_data import packaged, read_yaml

FIGURES = PublishedFigures.load()
DARLINGTON, HACKNEY, HAMPSHIRE, SCILLY, CITY = "E06000005", "E09000012", "E10000014", "E06000053", "E09000001"


@pytest.fixture(scope="module")
def england(shared: Path) -> Path:
    """Give the folder of official tables."""
    return shared / "data" / "england"


def asked(question: str, *, of: Path) -> list[tuple]:
    """Put a plain query to a table, every column as text; the table is called `it`."""
    read = f"read_parquet('{of}')" if of.suffix == ".parquet" else f"read_csv('{of}', all_varchar=true)"
    return duckdb.sql(f"with it as (select * from {read}) {question}").fetchall()


def value(measure: str, area: str, year: int) -> float | None:
    found = FIGURES.figure(measure, area, year)
    return None if found is None else found.value


def test_england_had_81770_children_looked_after_at_31_march_2025_a_rate_of_67():
    assert value("LAC_NUMBER", ENGLAND, 2025) == 81_770
    rate = FIGURES.figure("LAC_RATE", ENGLAND, 2025)
    assert (rate.value, rate.numerator, rate.denominator, rate.label) == (67, 81_770, 12_183_016, "31 March 2025")


def test_22_6_percent_of_referrals_in_2024_25_were_re_referrals():
    found = FIGURES.figure("REREF12", ENGLAND, 2025)
    assert (found.value, found.numerator, found.denominator, found.label) == (22.6, 142_900, 632_830, "2024-25")


@pytest.mark.parametrize(
    ("measure", "year", "printed"),
    [
        ("REF_RATE", 2025, 519.4), ("ASMT45", 2025, 85.7), ("REF_NFA", 2025, 6.5), ("REF_NOTINNEED", 2025, 30.8),
        ("ICPC15", 2025, 81.4), ("CPP_RATE", 2025, 40.6), ("CPP_SECOND", 2025, 24.5), ("CPP_2Y_OPEN", 2025, 2.3),
        ("CPP_2Y_CEASED", 2025, 4.4), ("CPP_REVIEW", 2025, 90.6), ("CARE_APPS", 2025, 9.1), ("LAC_START_RATE", 2025, 26),
        ("LAC_CEASE_RATE", 2025, 28), ("UASC_PCT", 2025, 8), ("PLACE3", 2025, 10), ("LONG_STAB", 2025, 69),
        ("DIST20", 2025, 18), ("HEALTH_ANN", 2025, 90), ("DENTAL", 2025, 81), ("IMMUN", 2025, 84), ("SDQ_AVG", 2025, 14.9),
        ("MISSING", 2025, 11), ("SCHOOL_MOVE", 2024, 8), ("SW3", 2024, 27), ("ADOPT_PCT", 2025, 9), ("SGO_PCT", 2025, 12),
        ("CL_ACC", 2025, 89), ("CL_EET", 2025, 54), ("CL_TOUCH", 2025, 4), ("STAYPUT", 2025, 33), ("WF_VAC", 2025, 14.2),
        ("WF_AGY", 2025, 13.0), ("WF_TURN", 2025, 11.8), ("WF_CASE", 2025, 15.2), ("WF_ABS", 2025, 3.5),
        ("UNIT_CLA", 2025, 2100), ("UNIT_FOSTER", 2025, 765), ("UNIT_RESI", 2025, 7385),
    ],
)  # fmt: skip
def test_england_is_as_published(measure: str, year: int, printed: float):
    assert value(measure, ENGLAND, year) == printed


def test_spot_check_referrals_again_in_hackney(england: Path):
    ((printed, count, among),) = asked(
        f"select rereferral_percent, rereferral_count, referral_count from it where new_la_code = '{HACKNEY}' and time_period = '2024'",
        of=england / "c1_children_in_need_referrals_and_rereferrals_2013_to_2025.csv.gz",
    )
    found = FIGURES.figure("REREF12", HACKNEY, 2024)
    assert (found.value, found.numerator, found.denominator) == (float(printed), float(count), float(among))


def test_spot_check_looked_after_in_every_council_and_year_of_the_long_table(england: Path):
    rows = asked(
        """select new_la_code, time_period, rate_per_10000, children_count from it
        where population_type = 'Children looked after on 31 March each year' and geographic_level = 'Local authority'""",
        of=england / "cla_number_and_rate_per_10k_children.csv.gz",
    )
    current = {council.code for council in councils()}
    numbers = [row for row in rows if row[2].isdigit()]
    assert len(numbers) > 700
    for code, year, rate, count in numbers:
        assert value("LAC_RATE", code, int(year)) == float(rate)
        assert value("LAC_NUMBER", code, int(year)) == float(count)
    symbols = [(code, year, rate) for code, year, rate, _ in rows if not rate.isdigit() and code in current]
    assert (CITY, "2025", "c") in symbols
    assert (SCILLY, "2025", "z") in symbols


def test_spot_check_vacancies_in_hampshire(england: Path):
    ((printed, vacant),) = asked(
        f"select vacancy_rate_fte, vacancy_fte from it where new_la_code = '{HAMPSHIRE}' and time_period = '2025'",
        of=england / "csww_indicators_2017_to_2025.csv.gz",
    )
    found = FIGURES.figure("WF_VAC", HAMPSHIRE, 2025)
    assert (found.value, found.numerator, found.label) == (float(printed), float(vacant), "30 September 2025")


def test_spot_check_weekly_cost_of_care_in_darlington(england: Path):
    ((printed,),) = asked(
        """select "Values" from it where "Short Desc" = 'LACFinance' and "LA and Regions" = 'Darlington' and "Years" = '2024-25 (OT)'""",
        of=england / "lait_2026-04.parquet",
    )
    assert value("UNIT_CLA", DARLINGTON, 2025) == float(printed)


def test_spot_check_children_in_temporary_accommodation_in_kents_twelve_districts(england: Path):
    kent = find_council("Kent").code
    lookup = england / "lsoa21_lookup_imd2025.csv.gz"
    ((districts, children),) = asked(
        f"""select count(*), sum(ta_children::int) from it where quarter_end = '2025-03' and code in
        (select distinct ltla24_code from read_csv('{lookup}', all_varchar=true) where utla_code = '{kent}')""",
        of=england / "hclic_quarterly_tidy_2018_2025.csv.gz",
    )
    found = FIGURES.figure("TA_CHILDREN", kent, 2025)
    assert districts == 12
    assert (found.numerator, found.computed) == (float(children), True)


LAIT_PRINTS_TOO = {
    "REREF12": "ReReferral", "REF_NFA": "CIN_Refferals_NFA", "REF_NOTINNEED": "Referrals_AssessedNotNeed",
    "REFERRALS": "CPP_Total_NumRef", "LAC_RATE": "LAC", "LAC_NUMBER": "LACnum", "LAC_START_RATE": "LAC_Start_Rate",
    "LAC_CEASE_RATE": "LAC_Cease_Rate", "FOSTER_PCT": "LAC_Foster_Placements", "RESI_PCT": "LAC_SecHome_And_ChildHome",
    "UASC_PCT": "Unacc_Asylmn_Seek_Childn%", "DIST20": "LACDistance", "WF_VAC": "Work_Force_Vac_Rate",
    "WF_AGY": "Work_Force_Agecy_Rate", "WF_TURN": "Work_Force_TO_Rate", "WF_CASE": "Work_Force_AvgNumCase_SW",
    "WF_ABS": "Work_Force_SWAbsence",
}  # fmt: skip


@pytest.mark.parametrize(("measure", "item"), LAIT_PRINTS_TOO.items())
def test_the_departments_tables_and_its_interactive_tool_print_the_same(measure: str, item: str, england: Path):
    rows = asked(
        f"""select "LA Number"::int, "Years", "Values"::double from it where "Short Desc" = '{item}' and "Values" <> '-'
        and "LA Number" < 970""",
        of=england / "lait_2026-04.parquet",
    )
    by_number = {council.number: council.code for council in councils(current=False)}
    assert len(rows) > 600
    for number, year, printed in rows:
        found = FIGURES.figure(measure, by_number[str(number)], int(year))
        assert found.symbol == "low" or found.value == pytest.approx(printed, abs=1e-6)


PANEL = {
    "REREF12": "lait__ReReferral", "CPP_RATE": "lait__CPP_rate", "LAC_NUMBER": "lait__LACnum", "CIN_RATE": "lait__CIN",
    "S47_RATE": "lait__Section_47", "UNIT_RESI": "lait__RescareFinance", "GLD": "lait__FSP_NEW_GOODDEV",
    "POP_0_17": "pop_0_17",
}  # fmt: skip


@pytest.mark.parametrize(("measure", "indicator"), PANEL.items())
def test_the_derived_panel_does_not_contradict(measure: str, indicator: str, england: Path):
    rows = asked(
        f"select la_code, year, value from it where indicator = '{indicator}' and year >= 2016",
        of=england / "la_panel.parquet",
    )
    met = [
        (value(measure, code, year), number) for code, year, number in rows if value(measure, code, year) is not None
    ]
    assert len(met) > 1000
    assert [pair for pair in met if pair[0] != pytest.approx(pair[1], abs=0.051)] == []


def test_all_153_councils_are_in_the_table_and_so_are_regions():
    for council in councils():
        assert FIGURES.latest("POP_0_17", council.code).value > 300
        assert FIGURES.latest("REF_RATE", council.code) is not None
        assert FIGURES.latest("INSP_LEADERS", council.code) is not None
    for region in regions():
        assert FIGURES.latest("LAC_RATE", region.code).year == 2025
    assert value("LAC_RATE", LONDON, 2025) == 48
    assert value("LAC_RATE", "E13000001", 2025) == 59


@pytest.mark.parametrize(
    ("measure", "area", "year", "symbol"),
    [
        ("LAC_RATE", CITY, 2025, "c"), ("LAC_RATE", SCILLY, 2025, "z"), ("CIN_RATE", HACKNEY, 2022, "x"),
        ("REREF12", HAMPSHIRE, 2024, "u"), ("WF_AGY", "E08000024", 2025, "low"), ("REREF12", SCILLY, 2023, "c"),
    ],
)  # fmt: skip
def test_symbols_survive_and_are_not_numbers(measure: str, area: str, year: int, symbol: str):
    found = FIGURES.figure(measure, area, year)
    assert (found.value, found.symbol, found.computed) == (None, symbol, False)
    place = [council.code for council in councils()].index(area)
    assert math.isnan(FIGURES.councils(measure, year).values[place])


def test_every_row_has_either_a_number_or_a_symbol():
    for measure in FIGURES.measures:
        for area in FIGURES.areas:
            for figure in FIGURES.series(measure, area):
                assert (figure.value is None) == (figure.symbol != "")


def test_only_what_no_table_prints_is_marked_computed():
    marked = {
        measure for measure in FIGURES.measures for figure in FIGURES.series(measure, DARLINGTON) if figure.computed
    }
    assert marked == {
        "FACTOR_DA", "FACTOR_MH", "S47_TO_ICPC", "SPEND_CHILD", "SPEND_CLA", "SPEND_HELP", "SPEND_NONCLA", "TA_CHILDREN",
    }  # fmt: skip
    assert marked == {each.id for each in definitions().values() if each.published and each.published.computed}


def test_counts_behind_a_printed_figure_give_that_figure():
    for measure in FIGURES.measures:
        meaning = definition(measure)
        for year in range(FIGURES.first_year, FIGURES.last_year + 1):
            found = FIGURES.councils(measure, year)
            with np.errstate(all="ignore"):
                counted = meaning.per * found.numerators / found.denominators
            apart = np.abs(counted - found.values)
            assert not np.any(apart > 1.01 * 10.0**-meaning.decimals), (measure, year)


def test_reorganised_councils_are_not_given_a_past_of_others():
    cumbria, cumberland = "E10000006", "E06000063"
    assert max(figure.year for figure in FIGURES.series("LAC_RATE", cumbria) if figure.value) == 2023
    assert min(figure.year for figure in FIGURES.series("LAC_RATE", cumberland) if figure.value) == 2024
    for year in range(2016, 2026):
        assert cumbria not in FIGURES.councils("LAC_RATE", year).codes


def test_recoded_councils_have_one_unbroken_series():
    for name in (
        "Buckinghamshire",
        "North Yorkshire",
        "Somerset",
        "Northumberland",
        "Gateshead",
        "Barnsley",
        "Sheffield",
    ):
        years = [
            figure.year for figure in FIGURES.series("S47_TO_ICPC", find_council(name).code) if figure.value is not None
        ]
        assert years == list(range(2013, 2026)), name


def test_first_offences_have_no_row_for_england_because_the_printed_one_is_on_another_scale():
    assert FIGURES.series("FTE_YJ", ENGLAND) == ()
    assert value("FTE_YJ", LONDON, 2024) == 157


def test_councils_that_return_together_show_the_joint_figure_without_counts():
    kingston = FIGURES.figure("WF_VAC", find_council("Kingston upon Thames").code, 2025)
    richmond = FIGURES.figure("WF_VAC", find_council("Richmond upon Thames").code, 2025)
    assert kingston.value == richmond.value == 14.9
    assert kingston.numerator is None


def test_every_council_holds_the_four_judgements_except_those_not_inspected_since_2023():
    held = FIGURES.latest_of_each("INSP_HELP")
    assert held.present.all()
    assert set(held.values.tolist()) == {1.0, 2.0, 3.0, 4.0}
    assert FIGURES.latest_of_each("INSP_LEAVERS").present.sum() >= 145


def test_no_overall_grade_is_held_from_an_inspection_begun_after_april_2026():
    assert all(
        each.grade("overall") is None
        for council in councils()
        for each in inspections(council.code)
        if (each.inspected.year, each.inspected.month, each.inspected.day) > (2026, 4, 1)
    )


def test_inspections_of_the_history_are_there_and_no_other_before_it_ends(england: Path):
    printed = asked(
        'select count(*) from it where "Publication date" is not null', of=england / "ilacs_history_2018_2025.csv"
    )
    packaged_ones = [each for council in councils(current=False) for each in inspections(council.code)]
    assert printed == [(271,)]
    assert sum(str(each.published) <= "2025-05-14" for each in packaged_ones) == 271
    assert len(packaged_ones) == 271 + 44


def test_neighbours_are_the_published_ones(england: Path):
    with (england / "dfe_sn_model_2025_long.csv").open(encoding="utf-8") as file:
        printed = {
            (row["la_code"], int(row["SN"])): (row["SN_code"], row["SN_prox"].strip()) for row in csv.DictReader(file)
        }
    ours = {
        (council.code, each.rank): (each.council.code, each.closeness)
        for council in councils()
        for each in neighbours(council.code).found
    }
    assert len(ours) == 1530
    assert ours == printed


def test_the_table_is_small_and_names_the_publication_and_licence_of_every_measure():
    assert len(packaged("published", "figures.parquet").read_bytes()) < 1_000_000
    sources = read_yaml("published", "sources.yml")
    assert sources["licence"] == "Open Government Licence v3.0"
    assert set(sources["measures"]) == set(FIGURES.measures)
    for named in sources["measures"].values():
        assert named["publication"]
        assert named["url"].startswith("https://")
        assert set(named["read_from"]) <= set(sources["tables"])
        assert named["figures"] > 100
    assert all(len(table["sha256"]) == 64 and table["publisher"] for table in sources["tables"].values())


def test_a_table_has_one_row_for_each_measure_area_and_year():
    rows = Counter(
        (figure.measure, figure.area, figure.year)
        for measure in FIGURES.measures
        for area in FIGURES.areas
        for figure in FIGURES.series(measure, area)
    )
    (stored,) = duckdb.sql(f"select count(*) from '{packaged('published', 'figures.parquet')}'").fetchone()
    assert len(rows) == stored
    assert set(rows.values()) == {1}


def test_the_command_writes_what_ships(england: Path, tmp_path: Path, run_seedbed):
    result = run_seedbed("published", england, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    assert "78 measures for 153 councils" in result.output
    for folder, name in [
        ("published", "inspections.csv"), ("published", "map.json"), ("published", "sources.yml"),
        ("councils", "councils.csv"), ("councils", "neighbours_2025.csv"), ("councils", "neighbours_2021.csv"),
    ]:  # fmt: skip
        assert (tmp_path / folder / name).read_bytes() == packaged(folder, name).read_bytes(), name
    written = PublishedFigures.load(tmp_path)
    for measure in FIGURES.measures:
        for area in FIGURES.areas:
            assert written.series(measure, area) == FIGURES.series(measure, area)


def test_a_folder_without_the_tables_gets_a_sentence(tmp_path: Path, run_seedbed):
    result = run_seedbed("published", tmp_path, "--out", tmp_path / "out")
    assert result.exit_code == 5
    assert "There is no file called la_lookup.csv." in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()
