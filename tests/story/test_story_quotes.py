"""Quotes with their speakers as entities."""

from __future__ import annotations

from speech import entity, listen

from briefing.models import EntityType, QuoteKind
from briefing.story.quotes import link_quotes


def test_speakers_are_entities_by_any_of_their_names():
    one = listen("“We are ready,” said Ada Roe.", people="Ada Roe", name="a.txt")
    two = listen("Roe came late. “We are ready,” she said.", people="Roe", name="b.txt")
    entities = [entity("Ada Roe", EntityType.PERSON, (one, two), "Roe")]
    quotes = link_quotes((one, two), entities)
    assert [(quote.speaker, quote.cue, quote.kind) for quote in quotes] == [
        ("ada-roe", "said", QuoteKind.DIRECT),
        ("ada-roe", "said", QuoteKind.DIRECT),
    ]
    assert [quote.evidence.article for quote in quotes] == [one.article.id, two.article.id]


def test_the_report_speaks_for_its_maker():
    text = "Two ships left, Coast Radio reported. “They were new and fast,” the report said."
    reading = listen(text, bodies="Coast Radio")
    (quote,) = link_quotes((reading,), [entity("Coast Radio", EntityType.ORG, (reading,))])
    assert quote.speaker == "coast-radio"


def test_somebody_elses_lawyer_is_not_that_somebody():
    text = "“We are ready,” said Ada Roe’s lawyer. “It rained and rained,” somebody shouted."
    reading = listen(text, people="Ada Roe")
    quotes = link_quotes((reading,), [entity("Ada Roe", EntityType.PERSON, (reading,))])
    assert [quote.speaker for quote in quotes] == [None, None]


def test_words_that_nobody_is_said_to_say_have_no_speaker():
    reading = listen("“We will never give up our harbour.”")
    (quote,) = link_quotes((reading,), [])
    assert (quote.speaker, quote.cue) == (None, None)
