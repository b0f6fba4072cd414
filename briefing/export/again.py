"""What a short page tells already: what stands there, or is cited there, in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.brief import stated_in
from briefing.export.printing import Printed
from briefing.export.view import View
from briefing.models import Evidence, Fact, TimelineEvent
from briefing.story.facts.standing import reads_alone, speaks_for_itself

TOLD_AGAIN = 2
"""Sources that tell a fact in other words and are cited for it on the page, for it to have no line of its own."""


def is_told_again(fact: Fact, view: View, printed: Printed, *, alone: bool) -> bool:
    """Whether lines of a short page tell a fact already; never of what is denied, or denies.

    One line that has much of its words where all of them leave little of it, or one that cites all its tellers for
    much the same; ``alone``: also one that what one source alone reports is similar to.
    """
    if printed.is_endless or fact.denies or fact.id in view.denials:
        return False
    words = stated_in(fact)
    tellers = list({view.sources[one.article]: one for one in reversed(fact.evidence)}.values())
    if printed.is_told(words) or printed.is_cited_for(tellers, words):
        return True
    return alone and view.reporting(fact) == 1 and any(_heard(fact, view, printed))


def is_unheard(fact: Fact, view: View, printed: Printed) -> bool:
    """Whether no words that are printed or cited tell what very likely is the same."""
    return not any(_heard(fact, view, printed))


def stands_otherwise(fact: Fact, view: View, printed: Printed) -> bool:
    """Whether what others tell in words like these, two of them or more, stands on a short page or is cited there."""
    if printed.is_endless:
        return False
    return sum(_heard(fact, view, printed)) >= TOLD_AGAIN


def _heard(fact: Fact, view: View, printed: Printed) -> Iterator[bool]:
    """For each sentence that is similar to a fact whether words in it that are printed or cited are mostly about it."""
    near = view.kin.similar(fact).values()
    # A sentence may be cited for another half of it, of which the printed words have nothing in common with the fact.
    for item in near if near and printed.touches(stated_in(fact)) else ():
        places = (one for one in printed.of(item.article) if one.start < item.end and item.start < one.end)
        yield any(view.kin.are_similar(fact, one) for one in places)


def in_other_words(fact: Fact, printed: Printed) -> Fact:
    """A fact in another teller's words where a line has part of its own, and these can be read alone."""
    own = stated_in(fact)
    if printed.is_endless or printed.is_new(own) or printed.holds(own):
        return fact
    other = next((one for one in fact.evidence if printed.is_new(one) and reads_alone(one.text)), None)
    return replace(fact, statement=other.text, details=()) if other else fact


def not_in_own_voice(fact: Fact, view: View) -> Fact:
    """A fact that a writer tells as his own ("our lander") in the words of another teller for the day that it is of."""
    own = stated_in(fact)
    if len(fact.evidence) < 2 or not speaks_for_itself(own.text):
        return fact
    told = (words for event in view.story.timeline if _tells(event, own) for words in event.evidence)
    found = next((words for words in told if _is_anothers(fact, words) and not speaks_for_itself(words.text)), None)
    if found is None:
        return fact
    evidence = tuple(found if _holds(one, found) else one for one in fact.evidence)
    return replace(fact, statement=found.text, evidence=evidence, details=())


def _is_anothers(fact: Fact, words: Evidence) -> bool:
    """Whether words stand in what another source than that of the statement tells of a fact."""
    return words.article != stated_in(fact).article and any(_holds(one, words) for one in fact.evidence)


def _tells(event: TimelineEvent, words: Evidence) -> bool:
    return any(one.article == words.article and one.span.overlaps(words.span) for one in event.evidence)


def _holds(place: Evidence, words: Evidence) -> bool:
    return place.article == words.article and place.span.contains(words.span)
