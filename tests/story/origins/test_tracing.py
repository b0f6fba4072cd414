"""Whom each article leans on, under one name over all articles."""

from __future__ import annotations

from speech import entity, listen

from briefing.models import EntityType
from briefing.story.origins.tracing import trace_origins

BODIES = "Coast Radio, Port Office, Verland News Agency, VNA, The Lantern"


def traced(*readings, people=()):
    entities = [
        entity("Verland News Agency", EntityType.ORG, readings, "VNA"),
        entity("Port Office", EntityType.ORG, readings),
        entity("Coast Radio", EntityType.ORG, readings),
        entity("The Lantern", EntityType.ORG, readings),
        *(entity(name, EntityType.PERSON, readings) for name in people),
    ]
    return trace_origins(readings, entities)


def names(origins):
    return [(origin.name, origin.via) for origin in origins]


def test_articles_that_use_other_forms_have_one_origin():
    one = listen("Two ships left the port, VNA reported.", bodies=BODIES, name="a.txt")
    two = listen("The Verland News Agency said that two ships left the port.", bodies=BODIES, name="b.txt")
    origins = traced(one, two)
    assert names(origins) == [("Verland News Agency", ()), ("Verland News Agency", ())]
    assert [origin.article for origin in origins] == [one.article.id, two.article.id]


def test_one_article_has_one_origin_with_all_its_words():
    text = "Two ships left the port, VNA reported. The report said that they were new. VNA added that nobody was hurt."
    (origin,) = traced(listen(text, bodies=BODIES))
    assert [evidence.text for evidence in origin.evidence] == ["VNA reported", "The report said", "VNA added"]
    assert [scope.text for scope in origin.scopes] == ["Two ships left the port", "they were new", "nobody was hurt"]


def test_evidence_and_scopes_are_verbatim():
    reading = listen("Two ships left the port, Coast Radio reported, citing the Port Office.", bodies=BODIES)
    (origin,) = traced(reading)
    assert names([origin]) == [("Port Office", ("Coast Radio",))]
    assert [evidence.text for evidence in origin.evidence] == ["Coast Radio reported, citing the Port Office"]
    for evidence in (*origin.evidence, *origin.scopes):
        assert reading.article.text[evidence.start : evidence.end] == evidence.text


def test_the_outlet_itself_is_no_origin():
    text = "A clerk told The Lantern that two ships left the port. The Lantern reported that they were new."
    assert names(traced(listen(text, bodies=BODIES))) == [("clerk", ())]


def test_general_sources_keep_their_own_words():
    text = "Two ships left, state-run media reported. Several experts said that they were new. He said that it rained."
    assert names(traced(listen(text))) == [("state media", ()), ("experts", ())]


def test_state_media_take_the_name_that_the_article_gives():
    text = "Two ships left the port, state media reported. The state agency VNA said that they were new."
    (origin,) = traced(listen(text, bodies=BODIES))
    assert (origin.name, len(origin.scopes)) == ("Verland News Agency", 2)


def test_a_spokesman_speaks_for_his_office_and_a_lawyer_does_not():
    text = "A spokesman for the Port Office said that it rained. A lawyer at Coast Radio said that it snowed."
    assert names(traced(listen(text, bodies=BODIES))) == [("Port Office", ()), ("lawyer at Coast Radio", ())]


def test_two_that_speak_together_are_two_origins():
    text = "Ada Roe and Ben Ott said that the port was closed."
    people = ("Ada Roe", "Ben Ott")
    assert names(traced(listen(text, people=", ".join(people)), people=people)) == [("Ada Roe", ()), ("Ben Ott", ())]


def test_nothing_cited_is_no_origin():
    assert traced(listen("Two ships left the port on Monday.")) == ()


def test_a_bare_noun_goes_back_to_the_source_that_ends_so_or_is_left_out():
    text = "The bay was calm, the port commission said. The commission said it was cold. The company said it was warm."
    origins = traced(listen(text))
    assert [(origin.name, len(origin.scopes)) for origin in origins] == [("port commission", 2)]
    assert names(traced(listen("You think it rained. Some of the crew said that it snowed. One of them said no."))) == [
        ("some of the crew", ())
    ]


def test_a_surname_goes_back_to_the_full_name_cited_before():
    text = "It rained, port clerk Ada Roe said. It snowed, Roe said."
    assert names(traced(listen(text))) == [("port clerk Ada Roe", ())]
