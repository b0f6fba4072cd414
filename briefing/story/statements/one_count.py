"""Two claims of one speaker that count the same things and do the same with them: a fragment against a sentence.

"Roe said that five sites were being looked at" and "Roe said officials are reviewing five locations" share a figure and
little else to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.language.english.exchanged import looks_like_verb
from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.meanings import meaning, same_meaning
from briefing.language.english.wordlists import words_of
from briefing.models import EntityType
from briefing.story.statements.amounts import Amount
from briefing.story.statements.names import same_name
from briefing.story.statements.statement import Statement

FEWEST = 3.0
"""A count from which on it tells one matter from others."""


def counts_the_same(one: Statement, two: Statement) -> bool:
    """Whether each claim counts one thing, the same number of the same, and the verbs of both are near."""
    left, right = _count(one), _count(two)
    if left is None or right is None or (left.low, left.high) != (right.low, right.high) or left.role != right.role:
        return False
    if meaning(left.unit.split(" ")[-1]) != meaning(right.unit.split(" ")[-1]):
        return _counts_in_own_words(one, left, two, right) or _counts_in_own_words(two, right, one, left)
    return any(same_meaning(a, b, strict=False) for a in _acts(one) for b in _acts(two))


def _counts_in_own_words(quoting: Statement, own: Amount, other: Statement, amount: Amount) -> bool:
    """Whether the one quotes no more than a count, and the other does the very same with as many in words of its own.

    "Roe said engineers are studying 'four lines'" and "Roe said that four routes were under study"; people are no
    other people.
    """
    quoted = _FRAGMENT.search(quoting.text, max(0, own.span.start - 1))
    if quoted is None or not quoted.start() <= own.span.start < quoted.end():
        return False
    if any(PERSON in kinds_of(one.unit.split(" ")[-1]) for one in (own, amount)):
        return False
    told = quoting.words & other.words
    acts = {meaning(low) for said in (quoting, other) for low in _acts(said) if " " not in low}
    return not told.isdisjoint(acts)


_FRAGMENT = re.compile(r"[“\"‘'][\w-]+(?:\s[\w-]+){1,3}[,.]?[”\"’']")
"""Two to four words in quotation marks."""


def share_a_speaker(one: Statement, two: Statement) -> bool:
    """Whether two sentences are put down to one speaker, or name a person in common."""
    if one.attributed & two.attributed:
        return True
    people = [name for name in one.names if name.type is EntityType.PERSON]
    return any(same_name(name, other) for name in people for other in two.names)


def shares_a_count_alone(one: Statement, two: Statement) -> bool:
    """Whether all that both claims tell, but for names and who says it, is how many of one thing there are.

    "Seven ports were closed, Roe said" and "Roe said seven ports are reviewed" tell two things.
    """
    left, right = _count(one), _count(two)
    if left is None or right is None or left.role or right.role:
        return False
    shared = (one.words & two.words) - one.cited - two.cited
    if not shared or shared - _counting(one, left) - _counting(two, right):
        return False
    return any(True for _ in _acts(one)) and any(True for _ in _acts(two))


def _counting(said: Statement, amount: Amount) -> frozenset[str]:
    """The meanings of the words of a figure and of what it counts."""
    figure = {token.meaning for token in said.tokens if token.slot or amount.span.contains(token)}
    return frozenset(figure | {meaning(word) for word in amount.unit.split(" ")})


def _count(said: Statement) -> Amount | None:
    """The only amount of a claim, if it counts things and enough of them."""
    found = said.amounts[0] if len(said.amounts) == 1 else None
    return found if found and found.kind == "count" and found.unit and found.low >= FEWEST else None


def _acts(said: Statement) -> Iterator[str]:
    """The verbs by their form that do not say who says it, each alone and with the word behind it."""
    lows = [token.low for token in said.tokens]
    for at, token in enumerate(said.tokens):
        if token.meaning in said.cited or token.low in words_of("light_verbs") or not looks_like_verb(token.low):
            continue
        yield token.low
        if at + 1 < len(lows):
            yield f"{token.low} {lows[at + 1]}"
