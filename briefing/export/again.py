"""What a short page tells already: what stands there, or is cited there, in other words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.brief import stated_in
from briefing.export.printing import Printed
from briefing.export.view import View
from briefing.models import Fact
from briefing.story.facts.standing import reads_alone

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
