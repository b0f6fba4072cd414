"""The words that stand for a fact: of all that its articles say, what tells it best and can be read alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from briefing.language.english.meanings import meaning
from briefing.language.english.wordlists import word_list
from briefing.models import Evidence
from briefing.story.facts.anaphora import points_back
from briefing.story.facts.compound import core_of
from briefing.story.facts.standing import SHORTEST, reads_alone, speaks_for_itself
from briefing.story.facts.support import Support, Tellers
from briefing.story.statements.units import NAME, Unit

GOOD_LENGTH = 130
"""The number of characters that a statement has at best."""

OWN_FIGURE, OWN_NAME, OWN_WORDS = 0.7, 0.3, 0.6
"""What it costs a statement to give a day or a figure, or a name, that no other outlet of the fact gives, and to say
nothing but what no other one says."""

OWN_MAIN, MOSTLY = 0.7, 0.8
"""What it costs a statement that others give only what hangs on it ("Convoys arrived, where the quake struck"), and the
share of its main clause that they lack then."""

FIGURE = 2.0
"""How many times all other words in common a figure counts that every article of the fact gives."""

CUT, INNER, CONNECTED = 0.5, 0.2, 0.4
"""What it costs to be no sentence that is read alone, to be a whole clause out of the middle of one, and to begin with
words that hang on what went before: "Notably", "In addition to"."""


VOICE = 0.9
"""What it costs to speak for a writer whom the statement does not name: "our ship"."""


def choose_statement(
    members: Sequence[Unit],
    story: Tellers,
    times: Mapping[Evidence, int],
    leaves_open: Callable[[Evidence], bool] = lambda words: False,
) -> Unit:
    """The claim that says best what all of them say: much of the common, little else, readable alone.

    ``story`` is what all claims of the story give, ``times`` in how many facts each claim is: one that states several
    facts stands for none of them. ``leaves_open`` says which words need what stands around them. Words that name
    an accusation as such go before words that only attribute it, and those that specify what the other outlets leave
    open come last: nobody is to be taken to say a day or a figure that only another one gives.
    """
    core = core_of(members, lambda term: math.e)
    whole = math.fsum(core.values()) or 1.0
    support = Support(members, story)
    figures = _figures_of_all(members)

    def quality(unit: Unit) -> tuple[float, int, str]:
        held = {*unit.content, *(NAME + root for root in unit.roots)}
        share = math.fsum(weight for term, weight in core.items() if term in held) / whole
        share = (share + FIGURE * bool(unit.values & figures)) / (1 + FIGURE) if figures else share
        length = abs(len(unit.evidence.text) - GOOD_LENGTH) / (4 * GOOD_LENGTH)
        doubt = (
            max(_leans(unit), CUT * leaves_open(unit.evidence)) + 0.2 * unit.hedged + 0.6 * (times[unit.evidence] > 1)
        )
        doubt -= 0.5 * (meaning("accuse") in unit.words)
        doubt += OWN_FIGURE * support.figures_lacking(unit) + OWN_NAME * support.names_lacking(unit)
        doubt += OWN_WORDS * support.words_lacking(unit) + OWN_MAIN * (support.main_lacking(unit) >= MOSTLY)
        return (share - length - doubt, -len(unit.evidence.text), unit.evidence.text)

    return max(members, key=quality)


def _figures_of_all(members: Sequence[Unit]) -> frozenset[str]:
    """The figures in digits that each of several articles gives: what they have in common before any word."""
    given: dict[int, set[str]] = {}
    for unit in members:
        given.setdefault(unit.article, set()).update(unit.values)
    return frozenset(set.intersection(*given.values())) if len(given) > 1 else frozenset()


def _leans(unit: Unit) -> float:
    """How much a claim needs the words before it, or reads as if it did."""
    text = unit.evidence.text
    opening = text.split(",", 1)[0].lower()
    connected = CONNECTED * (opening in word_list("statement.connecting") or opening.startswith(_ADDING))
    if not unit.alone:
        return 0.5 if connected else 1.5
    return max(points_back(text), connected, _is_part(text))


def _is_part(text: str) -> float:
    """What it costs a claim to be a part of a sentence; a sentence of a few words is none."""
    if speaks_for_itself(text):
        return VOICE
    if len(text.split()) < SHORTEST or reads_alone(text):
        return 0.0
    return INNER if reads_alone(text[:1].upper() + text[1:]) else CUT


_ADDING = ("in addition to ", "besides ", "apart from ", "aside from ", "along with ", "as well as ")
