"""Words of a statement that only some of a fact's tellers give."""

from datetime import date

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.entities.linking import link_entities
from briefing.story.facts.details import Knowledge, details_of
from briefing.story.statements.tellings import tellings_of
from briefing.story.statements.units import collect_units

FERRY = "The ferry Aurora ran aground off Bergen"


def details(*texts, title="Harbour bridge reopens"):
    """The details of the first claim, which stands for a fact of all these articles: its words to the outlets."""
    articles = [
        make_article(text, name=f"{number}.txt", outlet=f"Outlet {number}", published=date(2024, 5, 3), title=title)
        for number, text in enumerate(texts, 1)
    ]
    readings = [Reading(article, analyse(article)) for article in articles]
    entities = link_entities(readings)
    units = collect_units(readings, entities)
    known = Knowledge(units, tellings_of(readings, entities), readings)
    names = {article.id: article.outlet for article in articles}
    found = details_of(units[0], articles[1:], known)
    for one in found:
        assert articles[0].text[one.evidence.start : one.evidence.end] == one.evidence.text
    return {one.evidence.text: [names[name] for name in one.articles] for one in found}


def test_days_figures_names_and_pairs_of_words_that_the_other_lacks():
    found = details(f"{FERRY} on Monday with 40 lorries and Anna Berg on its lower car deck.", f"{FERRY} with lorries.")
    assert found == {words: ["Outlet 1"] for words in ("Monday", "40", "Anna Berg", "lower car deck")}


@pytest.mark.parametrize(
    "other",
    [
        f"{FERRY}. It had left on 29 April.",
        f"{FERRY}. All that was on Monday.",
    ],
)
def test_what_an_article_gives_in_another_sentence_it_does_not_lack(other):
    assert details(f"{FERRY} on Monday.", other) == {}


@pytest.mark.parametrize("other", ["The storm came in April.", "It was this year's worst wreck.", "It was in 2024."])
def test_a_day_is_not_given_by_the_month_or_year_that_it_lies_in(other):
    assert details(f"{FERRY} on Monday.", f"{FERRY}. {other}") == {"Monday": ["Outlet 1"]}


def test_a_figure_is_not_given_by_another_one_near_it():
    assert details(f"{FERRY} with 2,562 lorries.", f"{FERRY} with 2,476 lorries.") == {"2,562": ["Outlet 1"]}
    assert details(f"{FERRY} with 2,562 lorries.", f"{FERRY} with 2,562 lorries.") == {}


def test_a_day_is_not_given_by_another_day():
    assert details(f"{FERRY} on Monday.", f"{FERRY} on Tuesday.") == {"Monday": ["Outlet 1"]}


@pytest.mark.parametrize(("own", "other"), [("at dusk", "in fog"), ("quietly drifting", ""), ("in 1974", "")])
def test_a_single_word_and_a_year_alone_are_no_detail(own, other):
    assert details(f"{FERRY} {own}.", f"{FERRY} {other}.") == {}


@pytest.mark.parametrize(
    ("own", "other", "lacking"),
    [
        ("in the deadliest storm since 1974", "in a storm", {"deadliest", "since 1974"}),
        ("in the deadliest storm since 1974", "in a deadly storm. It was no storm like that of 1974", {"deadliest"}),
        ("in its deadliest storm since 1974", "in the deadliest of storms since 1974", set()),
        ("off the west harbour", "off the harbour", set()),
        ("after the arrest of Ola", "after Ola was held", set()),
    ],
)
def test_what_a_thing_alone_is_and_since_when_is_a_detail(own, other, lacking):
    assert set(details(f"{FERRY} {own}.", f"{FERRY} {other}.")) == lacking


def test_who_gives_a_detail_is_named_in_the_order_of_the_articles():
    texts = [f"{FERRY} with Anna Berg on board.", f"{FERRY} with a pilot on board.", f"Berg watched: {FERRY}."]
    assert details(*texts) == {"Anna Berg": ["Outlet 1", "Outlet 3"]}


def test_words_side_by_side_that_others_give_are_told_apart():
    texts = [f"{FERRY} with forty steel pipes.", f"{FERRY} with steel pipes.", f"{FERRY}."]
    assert details(*texts) == {"forty": ["Outlet 1"], "steel pipes": ["Outlet 1", "Outlet 2"]}


def test_nobody_else_lacks_nothing():
    assert details(f"{FERRY} on Monday.") == {}


def test_what_is_told_in_full_is_not_missed_as_an_abbreviation():
    short = "The navy tested a new LRCM off Bergen."
    assert details(short, "Off Bergen the navy tested a new long-range cruise missile.") == {}
    assert "LRCM" in details(short, "Off Bergen the navy tested a new missile.")


@pytest.mark.parametrize(
    ("other", "lacking"),
    [
        ("on Monday night with 40 lorries", {}),
        ("on Monday with 40 lorries", {"night": ["Outlet 1"]}),
        ("late at night with 40 lorries", {"Monday": ["Outlet 1"]}),
        ("with 40 lorries", {"Monday night": ["Outlet 1"]}),
    ],
)
def test_a_day_and_its_part_are_each_given_by_who_says_it(other, lacking):
    assert details(f"{FERRY} on Monday night with 40 lorries.", f"{FERRY} {other}.") == lacking


@pytest.mark.parametrize(
    ("own", "other", "lacking"),
    [("72 km", "about 70 km", ["72 km"]), ("about 70 km", "72 km", []), ("72 km", "72 km", [])],
)
def test_a_rounded_figure_does_not_give_the_exact_one(own, other, lacking):
    found = details(f"{FERRY} some {own} south of the port.", f"{FERRY} some {other} south of the port.")
    assert [words for words in found if "km" in words] == lacking


@pytest.mark.parametrize(
    ("own", "other", "words"),
    [
        ("with rusty cargo cranes made by sailors", "with lorries by night", ["rusty cargo cranes"]),
        ("beside old wooden boats", "beside boats", []),
        ("beside boats of old wooden hulls", "beside boats", ["old wooden hulls"]),
        ("at the Bergen Marine Rescue Station", "at the Bergen Marine Rescue Post", []),
        ("at the Bergen Rescue Station", "at the Marine Post", ["Bergen Rescue Station"]),
    ],
)
def test_a_detail_is_no_verb_no_half_of_a_name_and_no_cut_off_noun(own, other, words):
    found = details(f"{FERRY} {own}.", f"{FERRY} {other}.")
    assert list(found) == words


@pytest.mark.parametrize("told", ["with 40 lorries", "beside rusty cargo cranes"])
def test_what_an_article_says_in_its_title_it_says(told):
    own, other = f"{FERRY} {told}.", f"{FERRY}."
    assert details(own, other)
    assert details(own, other, title=f"Ferry {told} runs aground") == {}


def test_a_word_with_a_capital_of_its_own_is_a_detail_alone():
    own = "The ferry Aurora, a pride of the Admiralty, ran aground."
    assert list(details(own, "The ferry Aurora ran aground."))[-1:] == ["Admiralty"]
    assert details(own, "The ferry Aurora, pride of the admiralty, ran aground.") == {}
    assert "Rusty" not in details("Rusty Aurora ran aground.", "The ferry Aurora ran aground.")


def test_words_that_every_text_has_are_no_detail():
    assert details(f"{FERRY} in matters related to fog.", f"{FERRY} in fog.") == {}
