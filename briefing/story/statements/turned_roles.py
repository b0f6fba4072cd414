"""Two claims of the same words in which it is exchanged who does it to whom: "A sued B" and "B sued A"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.language.english.denial import word_classes
from briefing.language.english.exchanged import looks_like_verb, words
from briefing.language.english.kinds import kinds_of
from briefing.language.english.meanings import forms_of, irregular_bases
from briefing.language.english.reporting import reporting_verbs, verbs_for
from briefing.language.english.stems import stem
from briefing.story.statements.acts import PASSIVE
from briefing.story.statements.counted import Word
from briefing.story.statements.statement import Statement

HELD = 0.75
"""The share of the shorter claim's words and names that the other one must hold."""

FEWEST = 3
"""Words and names that both must hold: who does it, what is done, and to whom."""


LONGEST = 4
"""Words of a name or noun that stands in another one's place, its article among them."""


@dataclass(frozen=True, slots=True)
class _Ends:
    """What stands around a verb: ``doer`` before it, outside of phrases of place and time, ``others`` behind it.

    ``whose`` is the name or noun before the doer where a pronoun right behind the verb may stand for it: "the guard's
    brother hit him".
    """

    doer: Word
    verb: Word
    others: Mapping[str, Word]
    passive: bool
    whose: str = ""


def roles_exchanged(one: Statement, two: Statement) -> tuple[str, str] | None:
    """Who does it on each side, with the verb, where two claims tell one act with doer and sufferer exchanged."""
    shared = one.keys & two.keys
    if len(shared) < max(FEWEST, HELD * min(len(one.keys), len(two.keys))):
        return None
    for verb in _verbs_of_both(one, two, shared):
        ends, others = _ends(one, verb, shared), _ends(two, verb, shared)
        if ends is not None and others is not None and (sides := _turned(ends, others)):
            return sides
    return None


def places_exchanged(one: Statement, two: Statement) -> bool:
    """Whether the claims are the same to the letter but for two names or nouns that stand in each other's place.

    "Orsa offered Ulm that the pier be shared" and "Ulm offered Orsa that …". What two do with each other is the same
    either way, and so is what is only set beside each other: "the mayor and the judge".
    """
    left, right = one.lows, two.lows
    if len(left) != len(right) or left == right or one.lows_bag != two.lows_bag:
        return False
    apart = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    first, last = apart[0], apart[-1] + 1
    own, others = left[first:last], right[first:last]
    for size in range(1, min(LONGEST, len(own) // 2) + 1):
        for rest in range(1, min(LONGEST, len(own) - size) + 1):
            between = own[size : len(own) - rest]
            if own[-rest:] + between + own[:size] == others and any(map(looks_like_verb, between)):
                ends = (one.tokens[first : first + size], one.tokens[last - rest : last])
                return not _mutual() & set(between) and all(any(t.slot or t.meaning for t in end) for end in ends)
    return False


def ways_exchanged(one: Statement, two: Statement) -> bool:
    """Whether two names or nouns stand behind each other's preposition: "from Orsa to Ulm", "from Ulm to Orsa"."""
    if len(one.keys & two.keys) < max(FEWEST, HELD * min(len(one.keys), len(two.keys))):
        return False
    left, right = _ways(one), _ways(two)
    both = [key for key in left if key in right and left[key][0] != right[key][0]]
    return any(
        _same_way(left[a], right[b]) and _same_way(left[b], right[a])
        for a, b in combinations(both, 2)
        if {left[a][0], left[b][0]} & words("ways")
    )


def _same_way(one: tuple[str, str], two: tuple[str, str]) -> bool:
    """Whether two prepositions are one; "of" only behind the same word: "pilots of the line" and "warned of cracks"."""
    return one[0] == two[0] and (one[0] != "of" or one[1] == two[1])


def _ways(telling: Statement) -> dict[str, tuple[str, str]]:
    """The prepositions of the names and nouns of a claim that stand there once, each with the word before it.

    The names and nouns are given by what they are compared by.
    """
    times = Counter(word.key for word in telling.counted)
    found = ((word.key, _at_before(telling, word)) for word in telling.counted if times[word.key] == 1)
    tokens = telling.tokens
    return {
        key: (tokens[at].low, tokens[at - 1].meaning or tokens[at - 1].low if at else "")
        for key, at in found
        if at >= 0 and tokens[at].low in words("prepositions")
    }


def _turned(one: _Ends, two: _Ends) -> tuple[str, str] | None:
    """Who does it in either, where each suffers it in the other one."""
    doers = one.doer, two.doer
    if one.passive != two.passive:
        by = next((key for key in one.others if key in two.others), None)
        if one.doer.key != two.doer.key or by is None:
            return None
        doers = (one.others[by], two.doer) if one.passive else (one.doer, two.others[by])
    elif one.doer.key == two.doer.key or not (_suffers(one.doer, two) and _suffers(two.doer, one)):
        return None
    return f"{doers[0].low} {one.verb.low}", f"{doers[1].low} {two.verb.low}"


def _suffers(word: Word, ends: _Ends) -> bool:
    return word.key in ends.others or word.key == ends.whose


def _verbs_of_both(one: Statement, two: Statement, shared: Set[str]) -> Iterator[str]:
    """The verbs that each claim holds once, in the order of the first; those that say and those of both sides not."""
    left, right = one.counted, two.counted
    here, there = Counter(word.key for word in left), Counter(word.key for word in right)
    bases = {word.key: _base(word) for word in right if _is_verb(two, word)}
    for word in left:
        once = word.key in shared and here[word.key] == there[word.key] == 1
        if once and _is_verb(one, word) and bases.get(word.key) == _base(word):
            yield word.key


def _base(word: Word) -> str:
    """A verb without its ending: "killed" is no "died" here, though both tell of a death."""
    return stem(irregular_bases().get(word.low, word.low))


def _is_verb(telling: Statement, word: Word) -> bool:
    """Whether a word may be what is done: a verb by its form, or what stands right behind a name and is no noun."""
    said = reporting_verbs().get(word.low)
    if word.name or word.low in _mutual() or (said is not None and said.lemma in verbs_for("plain")):
        return False
    named = word.place > 0 and telling.tokens[word.place - 1].slot
    return looks_like_verb(word.low) or (named and not kinds_of(word.low))


@cache
def _mutual() -> frozenset[str]:
    """Verbs of what two do with each other, in all their forms: "met", "married"."""
    return frozenset(form for verb in words("mutual") for form in forms_of(verb))


def _ends(telling: Statement, verb: str, shared: Set[str]) -> _Ends | None:
    """Who stands before a verb, and who behind it; in the passive only whoever stands behind "by"."""
    row = telling.counted
    at = next(place for place, word in enumerate(row) if word.key == verb)
    outside = (word for word in reversed(row[:at]) if _before(telling, word) not in words("prepositions"))
    doer = next(outside, None)
    if doer is None or doer.key not in shared or not (_may_do(telling, doer) and _stands_by(telling, doer, row[at])):
        return None
    passive = _is_passive(telling, row[at].place)
    behind = [word for word in row[at + 1 :] if word.key in shared and _is_thing(word)]
    if passive:
        behind = [word for word in behind if _before(telling, word) == "by"]
    whose = _whose(telling, row[:at], doer, row[at].place)
    return _Ends(doer, row[at], {word.key: word for word in reversed(behind)}, passive, whose)


def _whose(telling: Statement, before: Sequence[Word], doer: Word, place: int) -> str:
    """Whose the doer is, where a pronoun behind the verb may stand for him: "the guard's brother hit him"."""
    owner = next((word for word in before if word.place == doer.place - 1), None)
    behind = telling.tokens[place + 1 : place + 2]
    if owner is None or not any(token.low in words("pronouns") for token in behind):
        return ""
    end = telling.tokens[owner.place].end
    return owner.key if telling.text[end - 2 : end] in ("'s", "’s") else ""


def _is_passive(telling: Statement, place: int) -> bool:
    """Whether a participle at a place is told of what suffers it: "was sued", "the delay, caused by …"."""
    behind = telling.tokens[place + 1 : place + 2]
    before = telling.tokens[max(0, place - 2) : place]
    return any(token.low in PASSIVE for token in before) or any(token.low == "by" for token in behind)


def _stands_by(telling: Statement, doer: Word, verb: Word) -> bool:
    """Whether no mark and no other verb stands between a name or noun and the verb: "the board of the port sued"."""
    between = telling.tokens[doer.place + 1 : verb.place]
    low, high = telling.tokens[doer.place].end, telling.tokens[verb.place].start
    if any(letter in ",;:()" for letter in telling.text[low:high]):
        return False
    return not any(token.low in words("linking") or (token.meaning and looks_like_verb(token.low)) for token in between)


def _is_thing(word: Word) -> bool:
    return word.name or not looks_like_verb(word.low)


def _may_do(telling: Statement, word: Word) -> bool:
    """Whether a word may be the subject of the verb behind it: a name, or a noun."""
    return word.name or not (looks_like_verb(word.low) or not (kinds_of(word.low) or _has_article(telling, word)))


def _before(telling: Statement, word: Word) -> str:
    """The word before the phrase of a name or noun, its article, adjectives and other nouns left out."""
    at = _at_before(telling, word)
    return telling.tokens[at].low if at >= 0 else ""


def _at_before(telling: Statement, word: Word) -> int:
    """The place of that word; -1 where there is none."""
    at = word.place - 1
    while at >= 0 and (telling.tokens[at].low in word_classes()["the"] or _describes(telling, at)):
        at -= 1
    return at


def _describes(telling: Statement, at: int) -> bool:
    """Whether a word of content stands right before a noun and is no verb: "the port company"."""
    token = telling.tokens[at]
    return (bool(token.meaning) or token.slot) and not looks_like_verb(token.low)


def _has_article(telling: Statement, word: Word) -> bool:
    return word.place > 0 and telling.tokens[word.place - 1].low in word_classes()["the"]
