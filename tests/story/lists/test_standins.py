"""Words that stand for whoever holds an office of a land."""

from __future__ import annotations

from speech import entity, listen

from briefing.models import EntityType
from briefing.story.lists.standins import StandIns

ROLE = "Israeli Prime Minister"
PLAIN = f"{ROLE} Lev Orr spoke."


def meant(*texts, roles=(ROLE,), people=("Lev Orr",), **fields):
    """What stands for the first of the people, as (number of the text, words)."""
    readings = [listen(text, name=f"{at}.txt", **fields) for at, text in enumerate(texts)]
    holders = [entity(name, EntityType.PERSON, readings, roles=roles) for name in people]
    articles = [reading.article for reading in readings]
    found = StandIns(articles, holders).of(holders[0])
    numbers = {article.id: at for at, article in enumerate(articles)}
    assert all(articles[numbers[one.article]].text[one.start : one.end] == one.text for one in found)
    return [(numbers[one.article], one.text) for one in found]


def test_words_for_an_office_stand_for_the_one_who_holds_it():
    assert meant(f"{PLAIN} Nobody heard the Israeli leader. Israel's leader slept.") == [
        (0, "Israeli leader"),
        (0, "Israel's leader"),
    ]


def test_the_leader_of_another_land_is_somebody_else():
    assert meant(f"{PLAIN} Nobody heard the French leader.") == []


def test_an_article_that_does_not_name_somebody_does_not_mean_him():
    assert meant("Nobody heard the Israeli leader.", PLAIN) == []
    other = f"{ROLE} Ada Roe slept. Nobody heard the Israeli leader."
    assert meant(PLAIN, other, people=("Lev Orr", "Ada Roe")) == []


def test_where_an_article_names_two_holders_of_an_office_the_words_stand_for_neither():
    text = f"{PLAIN} {ROLE} Ada Roe slept. Nobody heard the Israeli leader."
    assert meant(text, people=("Lev Orr", "Ada Roe")) == []


def test_a_role_that_names_two_lands_is_an_office_of_neither():
    role = "Israeli and French Prime Minister"
    assert meant(f"{role} Lev Orr spoke. Nobody heard the Israeli leader or the French leader.", roles=(role,)) == []


def test_a_word_before_a_name_is_that_name_s_own_title():
    assert meant(f"{PLAIN} Nobody heard Israeli leader Ada Roe.") == []


def test_a_headline_is_read_like_the_text():
    reading = listen(PLAIN, title="Israeli leader speaks, French leader sleeps")
    person = entity("Lev Orr", EntityType.PERSON, (reading,), roles=[ROLE])
    other = entity("Ada Roe", EntityType.PERSON, (reading,))
    stand_ins = StandIns([reading.article], [person, other])
    assert stand_ins.in_headline(person, reading.article) == ["Israeli leader"]
    assert stand_ins.in_headline(other, reading.article) == []
