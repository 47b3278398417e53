"""Definitions say in words what is counted, and are refused with the file and key where they do not."""

from datetime import date

import pytest

from seedbed.codes.definitions import Term, definition, definitions, measure_ids, read_definition
from seedbed.formats.published.tables import official_tables
from seedbed.messages import PlaceError, UnknownName

RATES_OF_NEED = (
    "REF_RATE", "CIN_RATE", "CPP_RATE", "CPP_START_RATE", "S47_RATE", "ICPC_RATE", "CARE_APPS",
    "LAC_RATE", "LAC_START_RATE", "LAC_CEASE_RATE", "CIN_NUMBER", "CPP_NUMBER", "LAC_NUMBER", "UASC_PCT",
)  # fmt: skip


def a_definition(**changed: object) -> dict[str, object]:
    whole: dict[str, object] = {
        "id": "EXAMPLE",
        "name": "An example",
        "short_name": "Example",
        "topic": "need",
        "unit": "%",
        "decimals": 1,
        "good_is": "context",
        "why_it_matters": "It shows the form.",
        "numerator": "These.",
        "denominator": "Those.",
        "leaves_out": "Nothing.",
        "period": "year to 31 March",
        "traps": [],
        "source": "Nobody",
        "reviewed": date(2026, 11, 21),
        "published": {
            "publication": "A publication",
            "url": "https://www.gov.uk/",
            "figures": [{"table": "lait", "value": "Item"}],
        },
    }
    return {key: value for key, value in (whole | changed).items() if value is not None}


def test_we_keep_78_published_measures():
    assert sum(each.published is not None for each in definitions().values()) == 78


@pytest.mark.parametrize("measure", measure_ids())
def test_a_definition_is_whole_and_short_enough_to_be_read(measure: str):
    found = definition(measure)
    assert len(found.why_it_matters) < 200
    assert len(found.short_name) < 32
    assert 0 <= found.decimals <= 2
    assert found.published or found.measured


@pytest.mark.parametrize("measure", [each.id for each in definitions().values() if each.published])
def test_a_published_measure_cites_its_publication_and_a_table_that_we_read(measure: str):
    published = definition(measure).published
    assert published.figures
    assert published.url.startswith("https://")
    assert {figure.table for figure in published.figures} <= set(official_tables())


@pytest.mark.parametrize("measure", RATES_OF_NEED)
def test_a_measure_of_need_is_neither_good_nor_bad(measure: str):
    assert definition(measure).good_is == "context"


def test_a_figure_without_a_printed_value_is_computed():
    assert definition("SPEND_CHILD").published.computed
    assert not definition("LAC_RATE").published.computed


def test_what_a_share_is_multiplied_by_follows_from_its_unit():
    assert [definition(measure).per for measure in ("REREF12", "CIN_RATE", "WF_CASE")] == [100, 10_000, 1]


def test_a_rate_is_over_the_population_of_the_year_before():
    (population,) = definition("CIN_RATE").published.figures[0].denominator
    assert population == Term("population", "population_estimate", years_before=1)


def test_an_unknown_measure_is_answered_with_the_nearest():
    with pytest.raises(UnknownName, match="Did you mean REREF12"):
        definition("REREF21")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"good_is": "up"}, "good_is should be one of high, low, context, not 'up'"),
        ({"topic": None}, "topic should be one of"),
        ({"name": None}, "name should be some words"),
        ({"why_it_matters": "  "}, "why_it_matters should be some words"),
        ({"decimals": "1"}, "decimals should be a whole number"),
        ({"decimals": True}, "decimals should be a whole number"),
        ({"reviewed": "last year"}, "reviewed should be a date"),
        ({"traps": "one"}, "traps should be a list"),
        ({"numerater": "These."}, "numerater is no key of a definition. Did you mean numerator?"),
        ({"published": "yes"}, "published should be keys and values"),
        ({"published": {"url": "https://www.gov.uk/", "figures": []}}, "published.publication should be some words"),
        ({"measured": {"base": "referrals"}}, "measured.counts should be some words"),
    ],
)
def test_a_faulty_definition_is_refused_with_its_file_and_key(changed: dict[str, object], said: str):
    with pytest.raises(PlaceError) as told:
        read_definition(a_definition(**changed), file="EXAMPLE.yml")
    assert "indicators/EXAMPLE.yml" in str(told.value)
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ({"table": "lait"}, "published.figures.value should be a column, or both a numerator and a denominator"),
        ({"table": "lait", "numerator": "One"}, "published.figures.value should be a column"),
        ({"table": "lait", "valeu": "One", "value": "One"}, "published.figures.valeu is no key"),
        ({"value": "One"}, "published.figures.table should be some words"),
        ({"table": "lait", "value": {"times": 2}}, "published.figures.column should be some words"),
    ],
)
def test_a_faulty_published_figure_is_refused_with_its_file_and_key(figure: dict[str, object], said: str):
    published = {"publication": "A publication", "url": "https://www.gov.uk/", "figures": [figure]}
    with pytest.raises(PlaceError) as told:
        read_definition(a_definition(published=published), file="EXAMPLE.yml")
    assert "indicators/EXAMPLE.yml" in str(told.value)
    assert said in str(told.value)


def test_something_that_is_no_definition_at_all_is_refused():
    with pytest.raises(PlaceError, match="the whole should be keys and values"):
        read_definition(["REREF12"], file="EXAMPLE.yml")


def test_a_definition_may_be_measured_and_not_published():
    measured = {"base": "referrals", "counts": "is_repeat", "among": "is_referral"}
    found = read_definition(a_definition(published=None, measured=measured), file="EXAMPLE.yml")
    assert found.published is None
    assert found.measured is not None
    assert found.measured.among == "is_referral"


def test_terms_take_the_rows_of_their_figure_unless_they_name_their_own():
    figure = {
        "table": "looked_after",
        "where": {"population_type": "On 31 March"},
        "value": "rate",
        "numerator": ["count", {"column": "other", "times": -1, "where": {"population_type": "Total"}}],
        "denominator": {"table": "population", "column": "estimate", "years_before": 1},
    }
    published = {"publication": "A publication", "url": "https://www.gov.uk/", "figures": [figure]}
    read = read_definition(a_definition(published=published), file="EXAMPLE.yml").published.figures[0]
    assert read.value == Term("looked_after", "rate", (("population_type", "On 31 March"),))
    assert read.numerator[1] == Term("looked_after", "other", (("population_type", "Total"),), times=-1)
    assert read.denominator == (Term("population", "estimate", years_before=1),)
