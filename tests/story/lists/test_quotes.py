"""Quotes with their speakers as entities."""

from __future__ import annotations

from speech import entity, listen

from briefing.models import EntityType, QuoteKind
from briefing.story.lists.quotes import link_quotes


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


def said_by(text, **names):
    reading = listen(text, **names)
    quotes = link_quotes((reading,), [])
    assert all(quote.said_by is None or quote.said_by.span.of(text) == quote.said_by.text for quote in quotes)
    return [quote.said_by.text if quote.said_by else None for quote in quotes]


def test_the_words_for_a_speaker_are_kept_with_and_without_a_name():
    assert said_by("“We are ready,” said Ada Roe.", people="Ada Roe") == ["Ada Roe"]
    assert said_by("“We are ready now,” a fisher from the old port said.") == ["a fisher from the old port"]
    assert said_by("“We are ready now,” said one fisher in Orsk, a small port.", places="Orsk") == [
        "one fisher in Orsk"
    ]
    assert said_by("The government said that it had looked at the needs on the ground.") == ["The government"]


def test_a_pronoun_without_a_name_is_no_word_for_a_speaker():
    assert said_by("“We are ready now,” she said.") == [None]
    assert said_by("Ada Roe came late. “We are ready now,” she said.", people="Ada Roe") == ["Ada Roe"]
    assert said_by("“We will never give up our harbour.”") == [None]
