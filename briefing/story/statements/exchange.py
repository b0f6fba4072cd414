"""What two claims that run alike put in each other's place: "approved" for "rejected", "most" for "few"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from briefing.language.english.exchanged import looks_like_verb, words
from briefing.language.english.lands import look_up
from briefing.language.english.meanings import kin, same_meaning
from briefing.language.english.opposites import excluding
from briefing.language.english.plans import means_to
from briefing.language.english.reporting import reporting_verbs, verbs_for
from briefing.models import EntityType
from briefing.story.statements.counted import Word
from briefing.story.statements.statement import Statement

FEWEST = 3
"""Words and names that two claims must have in common to run alike."""

ALIKE = 0.6
"""The share of the shorter claim's words and names that the other one must hold."""

MOST_APART = 2
"""Words and names of its own that either may have, besides one exchanged word; none beside a longer piece."""

LONGEST = 3
"""Words of content of a piece that counts as put in the place of another."""

HELD = 0.7
"""The share of the shorter claim's words and names that the other one must hold for such verbs to count."""

MOST_BETWEEN = 2
"""Words before a noun among which its preposition stands."""

AROUND = 3
"""Words and names that must stand in both claims next to two verbs for these to be in each other's place."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """The pieces that two claims put in each other's place, each some words in their order.

    ``single`` is whether nothing else is exchanged.
    """

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    single: bool = True


def exchange(first: Statement, second: Statement) -> Exchange | None:
    """What is exchanged between two claims that run alike; None where they do not, or where one only says more."""
    one, two, left, right = first.counted, second.counted, first.keys, second.keys
    shared = len(left & right)
    if shared < min(FEWEST, len(one) - 1, len(two) - 1) or not shared or shared < ALIKE * min(len(left), len(right)):
        return None
    own, others = left - right, right - left
    if not own or not others or max(len(own), len(others)) > LONGEST + MOST_APART:
        return None
    if len(own) == len(others) == 1:
        alone = Exchange(_of(one, own), _of(two, others))
        return None if _stands_for(first, second, alone) else alone
    pieces = _pieces(one, two)
    if not pieces:
        return None
    head = pieces[0]
    beside = max(len(own) - len(head.left), len(others) - len(head.right))
    most = MOST_APART if len(head.left) + len(head.right) == 2 else 0
    return Exchange(head.left, head.right, single=len(pieces) == 1) if beside <= most else None


def _stands_for(first: Statement, second: Statement, found: Exchange) -> bool:
    """Whether a noun stands in the one claim in the place of a pronoun of the other, which has another noun elsewhere.

    "The governor cannot close it" and "You cannot close it in this state".
    """
    left, right = found.left, found.right
    if len(left) != 1 or len(right) != 1:
        return False
    return _is_called(first, left[0], second, right[0]) or _is_called(second, right[0], first, left[0])


def _is_called(one: Statement, own: Word, two: Statement, other: Word) -> bool:
    """Whether the word behind a noun of the one stands in the other behind a pronoun, and a preposition by its noun."""
    behind = one.lows[own.place + 1 : own.place + 2]
    before = two.lows[max(0, other.place - MOST_BETWEEN) : other.place]
    if own.name or not behind or words("prepositions").isdisjoint(before):
        return False
    return any(pronoun in words("called_so") and verb == behind[0] for pronoun, verb in pairwise(two.lows))


def _of(words: Sequence[Word], keys: Set[str]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.key in keys)


def _pieces(one: Sequence[Word], two: Sequence[Word]) -> list[Exchange]:
    """The pieces that stand in each other's place, short ones only; what both claims hold somewhere is left out."""
    left, right = [word.key for word in one], [word.key for word in two]
    codes = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    replaced = [(one[a:b], two[c:d]) for tag, a, b, c, d in codes if tag == "replace"]
    found = [Exchange(_not_in(right, own), _not_in(left, others)) for own, others in replaced]
    found = [piece for piece in found if piece.left and piece.right]
    return found if all(max(len(piece.left), len(piece.right)) <= LONGEST for piece in found) else []


def _not_in(keys: Sequence[str], words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.key not in keys)


def means_another(found: Exchange, one: Statement, two: Statement) -> bool:
    """Whether nothing says that the exchanged pieces mean the same; more than one exchange is told in other words.

    A name and a noun, or a noun and a more general one, may mean the same; so may a verb and its noun.
    """
    left, right = found.left, found.right
    if one.negative and two.negative and words("negators").issuperset(word.low for word in (*left, *right)):
        return False
    if not found.single or _kin(left, right) or any(a.name for a in left) != any(b.name for b in right):
        return False
    if any(same_meaning(a, b, strict=False) for a in _phrases(one, left) for b in _phrases(two, right)):
        return False
    if any(_is_one(one, a, two, b) for a in left for b in right):
        return False
    verbs = [word for word in (*left, *right) if looks_like_verb(word.low)]
    if not verbs:
        return len(left) + len(right) == 2 and words("general").isdisjoint(word.low for word in (*left, *right))
    both = set(left).intersection(verbs) and set(right).intersection(verbs)
    return bool(both) and not all(only_says(word.low) for word in verbs)


def _is_one(one: Statement, word: Word, two: Statement, other: Word) -> bool:
    """Whether both words tell what somebody means to do, or one name is short for the other."""
    if means_to(word.low) and means_to(other.low):
        return True
    return _cut_short(one, word, two, other) or _cut_short(two, other, one, word)


def _cut_short(one: Statement, word: Word, two: Statement, other: Word) -> bool:
    """Whether a name is the end of a longer one of a body: "the Union" and "the Miners' Union"."""
    names = [
        next((name for name in telling.names if telling.tokens[place].start == name.span.start), None)
        for telling, place in ((one, word.place), (two, other.place))
    ]
    if any(name is None or name.is_place or name.type is EntityType.PERSON or look_up(name.text) for name in names):
        return False
    short, long = (name.text.lower().split() for name in names if name)
    return len(short) < len(long) and long[-len(short) :] == short


def only_says(low: str) -> bool:
    """Whether a verb says how something is put: "called it a blow" and "spoke of a blow"."""
    verb = reporting_verbs().get(low)
    return verb is not None and (verb.takes != "clause" or verb.lemma in verbs_for("plain"))


def verbs_exchanged(one: Statement, two: Statement) -> bool:
    """Whether verbs that nothing says to mean the same stand between the same words, whatever else each claim tells.

    "The minister stayed in the cabinet after the vote, in which …" and "The minister left the cabinet after the vote".
    """
    left, right = one.counted, two.counted
    if len(one.keys & two.keys) < HELD * min(len(one.keys), len(two.keys)):
        return False
    keys = [word.key for word in left], [word.key for word in right]
    codes = SequenceMatcher(None, *keys, autojunk=False).get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(codes):
        if tag != "replace" or max(b - a, d - c) > LONGEST or _held_around(codes, place) < AROUND:
            continue
        if _holds_verb((*left[:a], *right[:c])):
            return False  # only the first verb tells what happened
        pieces = tuple(left[a:b]), tuple(right[c:d])
        if all(map(_holds_verb, pieces)) and means_another(Exchange(*pieces), one, two):
            return True
    return False


def _holds_verb(piece: Iterable[Word]) -> bool:
    return any(looks_like_verb(word.low) for word in piece)


def _held_around(codes: Sequence[tuple[str, int, int, int, int]], place: int) -> int:
    """How many words both claims hold before and behind an exchanged piece; none where it stands at an end."""
    if not 0 < place < len(codes) - 1:
        return 0
    before, behind = codes[place - 1], codes[place + 1]
    return before[2] - before[1] + behind[2] - behind[1]


def turned_otherwise(one: Statement, two: Statement) -> bool:
    """Whether a word more in the one turns the sense of a word of both: "partly destroyed", "a former guard".

    Where both hold a word of that kind it is told in other words. What somebody is called
    before his name does not count.
    """
    if not (one.turned or two.turned) or len(one.keys & two.keys) < ALIKE * min(len(one.keys), len(two.keys)):
        return False
    return _turns(one, two) or _turns(two, one)


def _turns(one: Statement, two: Statement) -> bool:
    """Whether the one turns a word that the other tells plainly."""
    plain = two.words - one.titles - two.titles
    return any(kind not in two.turned and not heads.isdisjoint(plain) for kind, heads in one.turned.items())


def _phrases(telling: Statement, piece: Sequence[Word]) -> list[str]:
    """Each word of a piece alone and with the word behind it: "passed" and "passed away"."""
    tokens = telling.tokens
    behind = (f"{word.low} {tokens[word.place + 1].low}" for word in piece if word.place + 1 < len(tokens))
    return [*(word.low for word in piece), *behind]


def _kin(one: Iterable[Word], two: Iterable[Word]) -> bool:
    """Whether a word of the one begins like a word of the other: a verb and its noun, a land and its people."""
    return any(kin(a.low.lower(), b.low.lower()) for a in one for b in two)


def exclusion(one: Statement, two: Statement) -> tuple[str, str] | None:
    """The words of two claims of which a table says that both cannot be true, if the claims share enough.

    In claims that do not run alike only verbs count, and those next to a word that both hold: "for" and "against" may
    stand in two phrases of one of them, and what was released and who was charged are two things.
    """
    first, second = one.keys, two.keys
    shared = len(first & second)
    if not shared or shared < ALIKE / 2 * min(len(first), len(second)):
        return None
    sides = excluding(one.plain, two.plain)
    if sides is None or (one.negative and two.negative and words("negators").issuperset(sides)):
        return None
    if runs_alike(first, second):
        return sides if _stand_alike(one, two, sides) else None
    verbs = all(looks_like_verb(side.split()[0]) for side in sides)
    return sides if verbs and shared >= FEWEST and _near_alike(one, two, sides) else None


def _near_alike(one: Statement, two: Statement, sides: tuple[str, str]) -> bool:
    """Whether two verbs have a word or a name of both claims next to them; so do those of more than one word."""
    near: list[set[str]] = []
    for telling, side in zip((one, two), sides, strict=True):
        place = _place(telling, side)
        if place < 0:
            return True
        before, behind = _around(telling, place, len(side.split()))
        near.append({*before[-1:], *behind[:1]})
    return not near[0].isdisjoint(near[1])


def _place(telling: Statement, word: str) -> int:
    """The first token that is a word, or with which a phrase begins; -1 where none is."""
    words = word.split()
    lows = list(telling.lows)
    return next((at for at in range(len(lows)) if lows[at : at + len(words)] == words), -1)


def _around(telling: Statement, place: int, size: int) -> tuple[list[str], list[str]]:
    """The keys of the words that count before and behind a word or phrase of so many tokens."""
    row = telling.counted
    return [word.key for word in row if word.place < place], [word.key for word in row if word.place >= place + size]


def _stand_alike(one: Statement, two: Statement, sides: tuple[str, str]) -> bool:
    """Whether words, one of them a little one, stand between the same words, as one put for the other does."""
    around, counted = [], []
    for telling, side in zip((one, two), sides, strict=True):
        place = _place(telling, side)
        before, behind = _around(telling, place, len(side.split()))
        counted.append(place < 0 or any(word.place == place for word in telling.counted))
        around.append((before[-1:], behind[:1]))
    return all(counted) or around[0] == around[1]


def runs_alike(first: Set[str], second: Set[str]) -> bool:
    """Whether two claims, as the keys of their words and names, say little that the other does not."""
    alike = len(first & second) >= ALIKE * min(len(first), len(second))
    return alike and max(len(first - second), len(second - first)) <= MOST_APART
