"""A place's own figures: their periods, what they are charted by, and those they are set beside."""

from __future__ import annotations

import pytest

from seedbed.answers.areas import find_area
from seedbed.answers.own_record import OwnRecord, is_count, period_of
from seedbed.answers.three_pages import choices
from seedbed.answers.three_pages.from_records import three_pages_of_place
from seedbed.codes.definitions import definition
from written_pages import Demonstration, demonstration

__all__ = ["demonstration"]


@pytest.fixture(scope="module")
def record(demonstration: Demonstration) -> OwnRecord:
    return demonstration.place.own_record()


def test_a_count_of_one_day_is_named_by_that_day(record: OwnRecord):
    assert period_of(record.measures.year(definition("LAC_RATE"), 2026)) == "31 March 2026"
    assert period_of(record.measures.year(definition("REF_RATE"), 2026)) == "2025-26"


def test_rates_use_the_population_of_the_year_before_or_the_newest_there_is(record: OwnRecord):
    used = record.population_used(2025)
    assert used is not None
    assert (used.label, record.population(2025)) == ("mid-2024", used.value)
    assert record.population_used(2026) == used
    earlier = record.population_used(2022)
    assert earlier is not None
    assert earlier.label == "mid-2021"


def test_a_place_that_names_no_council_has_no_rates(record: OwnRecord):
    alone = OwnRecord(record.connection, "Alone", record.picture)
    assert alone.population(2026) is None
    found = alone.measures.year(definition("LAC_RATE"), 2026)
    assert found.estimate.value is None
    assert "name the council in place.yml" in found.why_not
    assert alone.latest(definition("REREF12")) is not None


def test_the_newest_figure_and_the_one_before_it(record: OwnRecord):
    newest = record.latest(definition("LAC_RATE"))
    assert newest is not None
    assert newest.year == 2026
    before = record.before(newest)
    assert before is not None
    assert before.year == 2025
    assert record.before(before) is None


def test_events_are_charted_by_month_and_a_stock_is_not(record: OwnRecord):
    choice, chart = record.chart(definition("REF_RATE"))
    assert is_count("REF_RATE")
    assert choice.chart == "XmR"
    assert chart is not None
    assert len(chart.points) == 24
    assert chart.settings.fix_after == 12
    choice, chart = record.chart(definition("LAC_RATE"))
    assert chart is None
    assert "stock" in choice.why


def test_a_percentage_is_charted_by_p_prime_or_not_at_all(record: OwnRecord):
    for measure, meaning in record.measures.measurable.items():
        choice, chart = record.chart(meaning)
        if chart is not None and not is_count(measure):
            assert chart.kind == choice.chart == "p-prime"


def test_the_planted_rise_in_referrals_is_the_signal_that_is_told(record: OwnRecord):
    first = three_pages_of_place(record).statements[0]
    assert first.measure == "REF_RATE"
    assert first.changed
    assert first.headline.startswith("Referrals: above the usual level in every month since September 2025")


def test_no_statement_without_a_table_of_its_own_years(record: OwnRecord):
    for statement in three_pages_of_place(record).statements:
        assert statement.table.heads[1:] == ("2024-25", "2025-26")
        assert [row[0] for row in statement.table.rows] in (
            ["How many", "Per 10,000", "95% range"],
            ["How many", "Per cent", "95% range"],
        )


def test_an_invented_place_is_given_no_published_figures_as_its_own(record: OwnRecord):
    pages = three_pages_of_place(record)
    assert pages.inspection is None
    assert {group.title for group in pages.groups} == {"Need", "Help and protection", "Outcomes"}
    rows = {row.measure: row for group in pages.groups for row in group.rows}
    assert rows["REREF12"].past == "one year only"


def test_our_figure_takes_the_place_of_the_published_one_among_councils(record: OwnRecord):
    rows = {row.measure: row for group in three_pages_of_place(record).groups for row in group.rows}
    assert record.area is not None
    for measure in ("REF_RATE", "LAC_RATE", "PLACE3"):
        meaning = definition(measure)
        year = record.picture.figures.latest_year(measure)
        others = record.picture.all_values(measure, year, but=record.area.code)
        assert rows[measure].standing.endswith(f" of {len(others) + 1}"), meaning.id


def test_every_measure_of_our_own_pages_has_a_question_for_when_it_moves():
    for measure in choices.for_page_one("from_records"):
        assert "Ask which children" not in choices.question(measure), measure


def test_a_real_place_carries_its_published_past_and_its_grades(record: OwnRecord):
    real = OwnRecord(record.connection, "Darlington", record.picture, area=find_area("Darlington"))
    pages = three_pages_of_place(real)
    rows = {row.measure: row for group in pages.groups for row in group.rows}
    assert rows["LAC_RATE"].past == "95 in 2018"
    assert rows["REF_RATE"].past.endswith(" in 2017-18")
    assert rows["WF_VAC"].when == "30 September 2025"
    assert pages.inspection is not None
    assert len(pages.inspection.judgements) == 4
    assert len(rows) + 4 <= 18
