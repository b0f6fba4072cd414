"""What an article may tell in other words: "not found" is said only of the rest."""

from __future__ import annotations

from speech import listen
from support import cite, make_fact, make_story

from briefing.brief import check_citations
from briefing.models import Conflict, ConflictKind, ConflictValue, Stance, Teller
from briefing.story.entities.linking import link_entities
from briefing.story.facts import echoes
from briefing.story.statements.tellings import tellings_of

TELLS = listen("The ferry ran aground on a sandbank off Lowen harbour before dawn.", name="a.txt")
ECHOES = listen(
    "Passengers slept in a school. Off the harbour of Lowen a sandbank held the ferry until noon.", name="b.txt"
)
OTHER = listen("The harbour master of Lowen retires in spring. He will grow roses.", name="c.txt")
READINGS = (TELLS, ECHOES, OTHER)


def marked(*facts, conflicts=(), least=echoes.LEAST):
    entities = link_entities(READINGS)
    tellings = tellings_of(READINGS, entities)
    return echoes.mark_unsure(READINGS, facts, tellings, entities, conflicts, least)


def aground(**fields):
    return make_fact(cite(TELLS.article, TELLS.article.text), **fields)


def test_the_nearest_sentence_of_an_article_that_may_tell_it_is_kept():
    (fact,) = marked(aground())
    assert [item.text for item in fact.unsure] == ["Off the harbour of Lowen a sandbank held the ferry until noon."]


def test_names_in_common_alone_are_no_echo():
    (fact,) = marked(aground(), least=0.01)
    assert OTHER.article.id in {item.article for item in fact.unsure}  # "harbour"
    named = listen("Lowen was quiet.", name="c.txt")
    entities = link_entities((TELLS, named))
    (fact,) = echoes.mark_unsure(
        (TELLS, named), [aground()], tellings_of((TELLS, named), entities), entities, (), least=0.0001
    )
    assert fact.unsure == ()


def test_whoever_tells_it_denies_it_or_stands_on_a_card_of_it_is_not_unsure():
    name = ECHOES.article.id
    told = aground(tellers=(Teller(name, Stance.DENIES),))
    assert marked(told)[0].unsure == ()
    sides = tuple(ConflictValue(value, (cite(one.article, "ferry"),)) for value, one in (("a", TELLS), ("b", ECHOES)))
    card = Conflict("c1", ConflictKind.ACTION, "what", sides)
    assert marked(aground(conflicts=("c1",)), conflicts=(card,))[0].unsure == ()


def test_of_many_only_the_nearest_are_kept(monkeypatch):
    monkeypatch.setattr(echoes, "MOST", 1)
    (fact,) = marked(aground(), least=0.01)
    assert [item.article for item in fact.unsure] == [ECHOES.article.id]


def test_evidence_that_is_no_claim_by_itself_is_asked_by_the_claims_in_it():
    words = ECHOES.article.text  # two sentences, as a reader's own joining may put them
    (fact,) = marked(make_fact(cite(ECHOES.article, words)))
    assert TELLS.article.id in {item.article for item in fact.unsure}


def test_the_sentences_are_checked_as_citations():
    check_citations(make_story(*READINGS, facts=marked(aground())))
