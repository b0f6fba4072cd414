"""What outlets call a person beside the name."""

from __future__ import annotations

import pytest
from speech import entity, listen

from briefing.models import EntityType
from briefing.story.entities.linking import link_entities
from briefing.story.lists.callings import Callings, head_of, label_of
from briefing.story.lists.namings import quoted_in


def callings(readings, person, *others):
    """What the readings call a person, at every place."""
    articles = [reading.article for reading in readings]
    return Callings(articles, [person, *others], quoted_in(readings)).of(person)


def called(name, text, *roles, forms=(), **fields):
    """What a text calls somebody who has roles in it, as (label, whether it is quoted)."""
    reading = listen(text, people=name, **fields)
    person = entity(name, EntityType.PERSON, (reading,), *forms, roles=roles)
    return [(use.label, use.quoted) for use in callings((reading,), person)]


def test_a_title_before_the_name_is_found_where_no_role_was_read():
    one = listen("The ruler Orr spoke.", name="a.txt")
    two = listen("Then ruler Orr left. The misruler Orr slept.", name="b.txt")
    person = entity("Orr", EntityType.PERSON, (one,), roles=["ruler"])
    both = entity("Orr", EntityType.PERSON, (one, two))
    told = type(both)(both.id, both.name, both.type, both.aliases, both.mentions, person.roles)
    places = [(use.evidence.article, use.evidence.start) for use in callings((one, two), told)]
    assert places == [(one.article.id, 4), (two.article.id, 5)]


def test_a_form_of_courtesy_is_no_calling_and_a_clause_is_no_part_of_one():
    assert called("Pavel Orr", "Mr Pavel Orr spoke.", "Mr") == []
    text = "Pavel Orr, the attorney general who led the inquiry, left."
    assert called("Pavel Orr", text, "attorney general who led the inquiry") == [("attorney general", False)]


def test_a_description_of_more_than_six_words_is_no_label():
    six, seven = "chief clerk at the old mill", "chief clerk at the very old mill"
    assert called("Pavel Orr", f"Pavel Orr, {six}, spoke.", six) == [(six, False)]
    assert called("Pavel Orr", f"Pavel Orr, {seven}, spoke.", seven) == []


def test_a_calling_in_quotation_marks_is_told_as_quoted():
    assert called("Ada Roe", "“The ruler Orr must go,” said Ada Roe. The ruler left.", "ruler") == [
        ("ruler", True),
        ("ruler", False),
    ]


def test_a_form_of_address_and_kin_are_no_choice_of_the_outlet():
    reading = listen("Sen. Ada Roe spoke. Her sister Ada Roe slept. The miner Ada Roe sang.")
    person = entity("Ada Roe", EntityType.PERSON, (reading,), roles=["Sen", "sister", "miner"])
    assert {use.label: use.chosen for use in callings((reading,), person)} == {
        "sen": False,
        "sister": False,
        "miner": True,
    }


def test_a_title_in_a_headline_brings_its_land_along():
    reading = listen("Pavel Orr spoke.", title="Verland Defence Chief Orr Speaks")
    person = entity("Pavel Orr", EntityType.PERSON, (reading,), "Orr")
    land = entity("Verland", EntityType.PLACE, (reading,))
    (use,) = callings((reading,), person, land)
    assert (use.label, use.sense, use.headline) == ("Verland Defence Chief", "chief", True)
    (bare,) = callings((reading,), person)
    assert bare.label == "Defence Chief"


def test_a_headline_made_of_the_text_or_without_the_name_calls_nobody_anything():
    assert called("Pavel Orr", "Pavel Orr spoke.", title="Ruler Orr speaks", forms=["Orr"], title_inferred=True) == []
    assert called("Pavel Orr", "Pavel Orr spoke.", title="Ruler speaks", forms=["Orr"]) == []


def test_of_two_titles_the_longer_one_may_hold_the_other():
    one = listen("Sheriff's Deputy Pavel Orr spoke.", name="a.txt")
    two = listen("Deputy Sheriff Pavel Orr spoke. The miner Pavel Orr sang.", name="b.txt")
    roles = ["Sheriff's Deputy", "Deputy Sheriff", "miner"]
    person = entity("Pavel Orr", EntityType.PERSON, (one, two), roles=roles)
    senses = {use.label: use.sense for use in callings((one, two), person)}
    assert senses["Sheriff's Deputy"] == senses["Deputy Sheriff"] != senses["miner"]


def test_a_nickname_that_one_explains_is_found_where_others_use_it():
    one = listen("Miners dubbed Lev Orr “Iron Hand” in May. The owner Lev Orr slept.", name="a.txt", people="Lev Orr")
    two = listen("The owner Lev Orr left. Nobody mourned Iron Hand, or Mr. Orr.", name="b.txt", people="Lev Orr")
    three = listen("The owner Lev Orr left.", name="c.txt", people="Lev Orr")
    readings = [one, two, three]
    (person,) = link_entities(readings)
    by_article = {reading.article.id: set() for reading in readings}
    for use in callings(readings, person):
        by_article[use.evidence.article].add(use.label)
    assert list(by_article.values()) == [{"Iron Hand", "owner"}, {"Iron Hand", "owner"}, {"owner"}]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The  Ruler", "ruler"),
        ("a miner", "miner"),
        ("Defence\nMinister", "Defence Minister"),
        ("the Verland ruler", "Verland ruler"),
    ],
)
def test_a_label_is_on_one_line_without_an_article_and_keeps_the_capitals_of_names(text, label):
    assert label_of(text) == label


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Defence Minister", "minister"),
        ("minister of health", "minister"),
        ("attorney general who led the inquiry", "general"),
        ("Board of Mills spokesman", "spokesperson"),
        ("Spokeswoman", "spokesperson"),
        ("Sen", "senator"),
        ("", ""),
    ],
)
def test_a_title_is_about_the_noun_that_it_turns_on_whatever_the_sex(title, noun):
    assert head_of(title.split()) == noun
