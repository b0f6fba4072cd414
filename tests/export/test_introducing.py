"""Full names behind short ones, and dates behind days of the week: once, and only where a reader needs them."""

from __future__ import annotations

from datetime import date

import pytest
from support import cite, make_article, make_fact, make_reading, make_story

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import Choice, render
from briefing.models import Entity, EntityType, Origin, Reading, Role


def text_of(story, **choice) -> str:
    text = render(make_brief("g", [story]), "text", Choice(**choice))
    return " ".join(text.split()).replace("\N{NO-BREAK SPACE}", " ")


def told(text: str, name: str, kind: EntityType, *mentions: str) -> str:
    """The lead of a story of sentences, whose first is told, and of one entity that is named by these words."""
    article = make_article(text)
    places = tuple(cite(article, one) for one in mentions)
    facts = tuple(make_fact(cite(article, one)) for one in text.split("; "))
    entity = Entity("e", name, kind, tuple({one.text for one in places}), places)
    return text_of(
        make_story(make_reading(article), facts=facts, summary=tuple(one.id for one in facts), entities=(entity,))
    )


@pytest.mark.parametrize(
    ("text", "name", "kind", "mentions", "said"),
    [
        ("Duarte left Orr by train at dawn", "Ana Duarte", EntityType.PERSON, ("Duarte",), " (Duarte: Ana Duarte)"),
        ("Ana Duarte left Orr by train at dawn", "Ana Duarte", EntityType.PERSON, ("Ana Duarte",), ""),
        ("The OHB met in Orr at dawn", "Orr Harbour Board", EntityType.ORG, ("OHB",), " (OHB: Orr Harbour Board)"),
        ("The EU met in Orr at dawn", "European Union", EntityType.ORG, ("EU",), ""),
        ("The Board met in Orr at dawn", "Orr Harbour Board", EntityType.ORG, ("Board",), ""),
        ("The OHB, or Orr Harbour Board, met", "Orr Harbour Board", EntityType.ORG, ("OHB", "Orr Harbour Board"), ""),
    ],
)
def test_a_short_name_has_the_full_one_behind_it(text, name, kind, mentions, said):
    assert f"“{text}” [1 ¶1]{said} — The Lantern" in told(text, name, kind, *mentions)


def test_whoever_was_named_is_not_introduced_again():
    article = make_article("Duarte left Orr by train at dawn. Later Duarte slept in a barn.")
    first, second = article.text.split(". ")
    places = tuple(cite(article, "Duarte") if n == 0 else make_place(article, "Duarte", 10) for n in range(2))
    entity = Entity("e", "Ana Duarte", EntityType.PERSON, ("Duarte",), places)
    facts = make_fact(cite(article, f"{first}.")), make_fact(cite(article, second))
    story = make_story(make_reading(article), facts=facts, summary=tuple(one.id for one in facts), entities=(entity,))
    assert text_of(story).count("(Duarte: Ana Duarte)") == 1


def make_place(article, word: str, after: int):
    start = article.text.index(word, after)
    place = cite(article, word)
    return type(place)(article.id, start, start + len(word), word)


def test_a_day_of_the_week_has_its_date_once():
    texts = ("The ferry Ida sank off Orr on Friday night.", "Divers found the ferry on Friday.", "On 2 May Roe slept.")
    article = make_article(" ".join(texts), published=date(2024, 5, 5))
    facts = tuple(make_fact(cite(article, text)) for text in texts)
    story = make_story(Reading(article, analyse(article)), facts=facts, summary=tuple(one.id for one in facts))
    text = text_of(story)
    assert f"“{texts[0]}” [1 ¶1] (Friday: 3 May 2024)" in text
    assert text.count("3 May 2024)") == 1
    assert "2 May 2024" not in text


def test_whoever_is_named_without_an_office_has_that_of_another_article():
    one, two = (
        make_article(text, name=f"{n}.txt", outlet=f"Paper {n}")
        for n, text in enumerate(
            ("Ana Duarte left Orr by train at dawn.", "The harbour master Ana Duarte left by train.")
        )
    )
    role = Role("harbour master", cite(two, "harbour master"))
    entity = Entity("e", "Ana Duarte", EntityType.PERSON, (), tuple(cite(x, "Ana Duarte") for x in (one, two)), (role,))
    for first, other, introduced in ((one, two, True), (two, one, False)):
        fact = make_fact(cite(first, first.text), cite(other, other.text))
        story = make_story(make_reading(one), make_reading(two), facts=(fact,), summary=(fact.id,), entities=(entity,))
        assert ("(Ana Duarte: “harbour master” [2 ¶1])" in text_of(story)) is introduced


def test_a_source_that_words_cite_by_a_noun_has_its_name():
    article = make_article("Two tugs of Orr were sold, the agency reported.")
    for name, cited in (("Orr News Agency", True), ("agency", False)):
        origin = Origin(article.id, name, (), (cite(article, "the agency reported"),), (cite(article, article.text),))
        fact = make_fact(cite(article, article.text))
        story = make_story(make_reading(article), facts=(fact,), summary=(fact.id,), origins=(origin,))
        assert ("(the agency: Orr News Agency)" in text_of(story)) is cited
