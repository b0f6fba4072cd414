"""Remarks on sources are no facts."""

from __future__ import annotations

from speech import listen
from support import cite, make_fact

from briefing.models import Claim, Hedge
from briefing.story.facts.building import find_facts
from briefing.story.facts.caveats import caveats_of
from briefing.story.facts.stances import take_stances

DAM = (
    "The upper dam in Westmark broke on Sunday, the rebels said. They hold both banks of the river.\n\n"
    "These reports could not be independently verified.\n\nThe lower dam holds, engineers from Ostholm said."
)


def with_claims(reading):
    from dataclasses import replace  # noqa: PLC0415

    claims = tuple(Claim(one.start, one.end, at) for at, one in enumerate(reading.analysis.sentences))
    return replace(reading, analysis=replace(reading.analysis, claims=claims))


def test_a_remark_on_what_goes_before_is_a_caveat_and_no_fact():
    reading = with_claims(listen(DAM))
    (caveat,) = caveats_of(reading)
    assert caveat.evidence.text.startswith("These reports")
    assert not any("verified" in fact.statement for fact in find_facts([reading], []))


def test_the_facts_it_speaks_of_carry_it_and_others_do_not():
    reading = with_claims(listen(DAM))
    broke = make_fact(cite(reading.article, "The upper dam in Westmark broke on Sunday"))
    holds = make_fact(cite(reading.article, "The lower dam holds"))
    broke, holds = take_stances([reading], [broke, holds], [])
    assert [caveat.text[:13] for caveat in broke.caveats] == ["These reports"]
    assert broke.tellers[0].hedge is Hedge.UNCONFIRMED
    assert holds.caveats == ()


def test_a_claim_that_is_itself_unconfirmed_stays_a_fact():
    reading = with_claims(listen("The death of the governor could not be confirmed by the hospital in Ostholm."))
    assert caveats_of(reading) == ()
