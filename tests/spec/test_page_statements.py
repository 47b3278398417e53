"""What every three pages must say, and may never say: all of the site and the demonstration, read as text."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
import yaml
from lxml.html import HtmlElement

from seedbed.answers.figures_in_words import SYMBOLS
from seedbed.answers.three_pages import choices
from seedbed.codes.definitions import definition
from written_pages import Demonstration, demonstration, opened, site, words_of

__all__ = ["demonstration", "site"]

CONTEXT_TOPICS = {choices.TOPICS[topic].lower() for topic in ("need", "spend", "place")}
NEVER = re.compile(
    r"\bNone\b(?! of)|\bnan\b|\binf\b|\{\{|\{%|£-|-£|£ |\bTrue\b|\bFalse\b|\bNaN\b|null|undefined|Estimate\(|"
    r"\bin in\b|\bthe the\b|\bof of\b|\ba a\b|\bat in\b|\bin at\b|\.\.|,,| ,| ;|;\.|:\.|\(\)|“”|–%|£–|  |"
    r"\bone (?:measures|lines|councils|findings)\b|\b1 (?:measures|councils)\b|\bno of\b"
)


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, HtmlElement]:
    """Open every page of the site but the index."""
    return {file.stem: opened(file) for file in sorted(site.glob("*.html")) if file.stem != "index"}


@pytest.fixture(scope="session")
def own(demonstration: Demonstration) -> HtmlElement:
    """Open the demonstration's pages."""
    return opened(demonstration.pages)


@pytest.fixture(scope="session")
def every(pages: dict[str, HtmlElement], own: HtmlElement) -> dict[str, HtmlElement]:
    """Open all pages there are, the demonstration's among them."""
    return pages | {"the demonstration": own}


def sides(page: HtmlElement) -> list[HtmlElement]:
    return page.xpath("//section[@class='side']")


def statements(page: HtmlElement) -> list[HtmlElement]:
    return page.xpath("//article[contains(@class, 'statement')]")


def test_the_site_holds_england_and_153_councils(pages: dict[str, HtmlElement]):
    assert len(pages) == 154


def test_each_page_has_three_sides(every: dict[str, HtmlElement]):
    assert {len(sides(page)) for page in every.values()} == {3}


def test_side_one_makes_at_most_five_statements_and_never_none(every: dict[str, HtmlElement]):
    for name, page in every.items():
        assert 1 <= len(statements(page)) <= 5, name
        assert not sides(page)[1].xpath(".//article"), name


def test_side_one_always_has_one_thing_that_did_not_change(every: dict[str, HtmlElement]):
    for name, page in every.items():
        assert page.xpath("//article[contains(@class, 'unchanged')]"), name


def test_a_statement_has_a_headline_why_it_matters_a_chart_in_words_and_a_table(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for statement in statements(page):
            assert words_of(statement.find(".//h3")), name
            assert words_of(statement.xpath(".//p[@class='why']")[0]).startswith("Why it matters. "), name
            (chart,) = statement.xpath(".//*[name()='svg']")
            assert chart.get("role") == "img"
            assert len(chart.get("aria-label")) > 40, name
            table = statement.find(".//table")
            assert table.get("aria-label"), name
            assert statement.xpath(".//figcaption/text()"), name
            assert len(table.xpath(".//tbody/tr")) >= 1, name


def test_side_two_names_at_most_eighteen_measures_the_sub_judgements_among_them(every: dict[str, HtmlElement]):
    for name, page in every.items():
        rows = page.xpath("//table[@class='beside']//tr[not(contains(@class, 'topic'))]/th[@scope='row']")
        grades = page.xpath("//dl[@class='grades']/div")
        assert 8 <= len(rows) + len(grades) <= 18, name
        assert len(grades) in {0, 4}, name


def test_every_image_has_words_or_is_marked_as_ornament(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for drawing in page.xpath("//*[name()='svg']"):
            assert drawing.get("aria-label") or drawing.get("aria-hidden") == "true", name


def test_a_rate_of_need_or_spend_is_never_called_better_or_worse(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for statement in statements(page):
            verdict = words_of(statement.xpath(".//span[@class='verdict']")[0]).lower()
            if any(f"· {topic}" in verdict for topic in CONTEXT_TOPICS):
                assert not re.search(r"better|worse|good|bad|improv", verdict), f"{name}: {verdict}"
                assert not re.search(r"\b(better|worse|improved)\b", words_of(statement.find(".//h3"))), name


def test_a_topic_with_a_judgement_is_one_whose_measure_has_a_good_direction():
    for measure in (*choices.for_page_one("from_published"), *choices.for_page_one("from_records")):
        if choices.TOPICS[definition(measure).topic].lower() in CONTEXT_TOPICS:
            assert definition(measure).good_is == "context", measure


def test_no_page_holds_a_slip_of_the_pen(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for part in page.xpath(
            "//p | //h1 | //h2 | //h3 | //th | //td | //dt | //dd | //li | //figcaption | //caption"
        ):
            words = words_of(part)
            assert not NEVER.search(words), f"{name}: {words}"
        for label in page.xpath("//@aria-label"):
            assert not NEVER.search(label), f"{name}: {label}"


def test_every_sentence_begins_large_and_ends_with_a_stop(every: dict[str, HtmlElement]):
    for name, page in every.items():
        kinds = "//p[@class='opening'] | //article//p[not(@class='action')] | //p[@class='key'] | //dd[parent::div/parent::dl[contains(@class, 'notes')]]"
        for part in page.xpath(kinds):
            words = words_of(part)
            assert words[-1] in ".?", f"{name}: {words}"
            assert words[0].isupper() or words[0] in "“0123456789p" or words.startswith("seedbed"), f"{name}: {words}"


def test_every_cell_says_something(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for cell in page.xpath(
            "//table//td[ancestor::tbody and not(contains(@class, 'trend') or contains(@class, 'where'))]"
        ):
            assert words_of(cell), name


def test_a_figure_on_side_two_says_its_unit_and_its_period(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for row in page.xpath("//table[@class='beside']//tr[td[@class='own']]"):
            small = row.find("th").findtext("small")
            assert re.match(r"(per cent|per 10,000 children|pounds|pounds a week|cases)\b", small), f"{name}: {small}"
            has_figure = row.xpath("td[@class='own']")[0].text.strip() != "–"
            assert bool(re.search(r"\d{4}", small)) == has_figure, f"{name}: {small}"


def test_a_missing_figure_says_why_it_is_missing(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for row in page.xpath("//table[@class='beside']//tr[td[@class='own']]"):
            if row.xpath("td[@class='own']")[0].text.strip() == "–":
                why = words_of(row.xpath("td[@class='own']")[0])[1:] + words_of(row.xpath("td[@class='where']")[0])
                assert len(why) > 10, name
        if any(cell.text_content().strip() == "–" for cell in page.xpath("//table[@class='beside']//td")):
            assert "– means that no figure is published." in words_of(sides(page)[1]), name


def test_every_symbol_in_a_table_is_explained_beside_it(every: dict[str, HtmlElement]):
    seen = set()
    for name, page in every.items():
        for statement in statements(page):
            cells = {words_of(cell) for cell in statement.xpath(".//td")}
            basis = words_of(statement.xpath(".//p[@class='basis']")[0])
            for sign in (cell for cell in cells if cell.startswith("[")):
                seen.add(sign)
                assert f"{sign} {SYMBOLS[sign.strip('[]')]}" in basis, f"{name}: {sign}"
            if "–" in cells:
                assert "– " in basis, name
    assert seen >= {"[x]", "[c]"}


def test_a_statement_speaks_of_the_newest_year_only(pages: dict[str, HtmlElement]):
    for name, page in pages.items():
        for statement in statements(page):
            last = statement.xpath(".//thead//th")[-1].text
            assert last in {"2024-25", "2025"}, f"{name}: {last}"
            assert words_of(statement.xpath(".//tbody/tr[1]/td")[-1])[0] not in "[–", name


def test_own_pages_say_council_use_only_on_every_side_and_published_ones_never(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for side in sides(page):
            said = "council use only" in words_of(side.xpath(".//p[@class='seal']")[0]).lower()
            assert said == (name == "the demonstration"), name
        assert ("council use only" in words_of(page).lower()) == (name == "the demonstration"), name


def test_an_invented_place_says_so_on_every_side(own: HtmlElement):
    for side in sides(own):
        assert "Invented children" in words_of(side.xpath(".//div[@class='foot']")[0])


def test_own_pages_say_whose_action_by_when_as_the_place_wrote_it(own: HtmlElement, demonstration: Demonstration):
    actions = yaml.safe_load((demonstration.place.folder / "settings" / "actions.yml").read_text(encoding="utf-8"))
    by_who = {said["who"]: said for said in actions.values()}
    shown = own.xpath("//p[@class='action']")
    assert shown
    for part in shown:
        words = words_of(part)
        who = words.removeprefix("Whose action. ").split(":")[0]
        if who.startswith("Nobody is named yet"):
            continue
        said = by_who[who]
        assert said["what"].replace("'", "’") in words
        assert f"by {said['by'].day} {said['by']:%B %Y}." in words


def test_whatever_changed_has_an_action_or_says_that_nobody_is_named(own: HtmlElement):
    for statement in own.xpath("//article[contains(concat(' ', @class, ' '), ' changed ')]"):
        assert statement.xpath(".//p[@class='action']")


def test_published_pages_name_no_action(pages: dict[str, HtmlElement]):
    assert not [name for name, page in pages.items() if page.xpath("//p[@class='action']")]


def test_headings_go_down_one_step_at_a_time(every: dict[str, HtmlElement]):
    for name, page in every.items():
        steps = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert steps[0] == 1, name
        assert steps.count(1) == 1, name
        assert all(after <= before + 1 for before, after in itertools.pairwise(steps)), name


def test_side_three_always_says_what_not_to_trust_and_what_to_look_at_next(every: dict[str, HtmlElement]):
    for name, page in every.items():
        for notes in sides(page)[2].xpath(".//div[@class='two']//dl"):
            assert 2 <= len(notes.xpath("./div")) <= 7, name
            titles = [words_of(title) for title in notes.xpath(".//dt")]
            bodies = [words_of(body) for body in notes.xpath(".//dd")]
            assert len(set(zip(titles, bodies, strict=True))) == len(titles), name


def test_no_note_is_given_twice(every: dict[str, HtmlElement]):
    for name, page in every.items():
        words = [words_of(note) for note in sides(page)[2].xpath(".//dl[contains(@class, 'notes')]//dd")]
        usual = "A strength, if it is real."
        rest = [w for w in words if not w.startswith((usual, "Need, thresholds", "Check the recording"))]
        assert len(rest) == len(set(rest)), name


def test_councils_whose_neighbours_are_not_close_are_told_so(pages: dict[str, HtmlElement]):
    assert "all ten of the neighbours “not close”" in words_of(pages["city-of-london"])
    assert "all ten of the neighbours “not close”" in words_of(pages["isles-of-scilly"])
    assert "not close" not in words_of(pages["darlington"])


def test_a_new_council_says_since_when(pages: dict[str, HtmlElement]):
    assert "Cumberland began in 2023" in words_of(pages["cumberland"])
    assert "began in" not in words_of(pages["darlington"])


def test_a_figure_computed_here_is_marked(pages: dict[str, HtmlElement]):
    for name, page in pages.items():
        rows = {row.find("th").text: words_of(row) for row in page.xpath("//table[@class='beside']//tr[td]")}
        for measure in ("SPEND_CHILD", "SPEND_NONCLA"):
            row = rows[definition(measure).name.replace("'", "’")]
            assert "computed here from published counts" in row or row.split()[-1] == "published.", name


def test_words_are_short_enough_for_a_reader_of_fourteen(pages: dict[str, HtmlElement]):
    """Automated readability of what page one says in sentences: characters a word, words a sentence."""
    for name, page in pages.items():
        text = " ".join(words_of(p) for p in page.xpath("//article//p[not(@class='basis')] | //article//h3"))
        words = re.findall(r"[A-Za-z’]+", text)
        sentences = max(len(re.findall(r"[.?:](?: |$)", text)), 1)
        grade = 4.71 * sum(map(len, words)) / len(words) + 0.5 * len(words) / sentences - 21.43
        assert grade < 9, f"{name}: {grade:.1f}"
