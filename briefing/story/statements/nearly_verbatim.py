"""Two claims that run to the letter but for little: every piece that differs must be known to say the same.

What is told in other words is the matter of likeness; where nearly all words stand in both, the others are what counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from briefing.language.english.denial import NEGATIVE, Kind, find_cues, word_classes, words_of_tokens
from briefing.language.english.exchanged import as_spoken, is_same_pronoun, tells, words
from briefing.language.english.kinds import kinds_of, may_name_one
from briefing.language.english.meanings import kin, same_meaning
from briefing.language.english.opposites import exclude
from briefing.language.english.plans import means_to
from briefing.language.english.quantities import counts_otherwise
from briefing.language.english.reporting import reporting_verbs, verbs_for
from briefing.language.english.wordlists import values_of
from briefing.language.english.words import Token
from briefing.story.statements.amounts import Amount, comparable
from briefing.story.statements.bags import ratio
from briefing.story.statements.names import same_name
from briefing.story.statements.statement import Statement

FEWEST, TOLD = 4, 2
"""Words, and words of content among them, that both must hold in one order."""

ALIKE = 0.6
"""The share of the shorter claim's words that must stand in the other one in the same order for what excludes them."""

LETTER, PART, LONG = 0.7, 0.85, 8
"""The share of the longer one's words, or of the shorter one's if these are so many, for any other word to count."""

LONGEST, SAID = 4, 2
"""Words, and words of content, of a piece that is looked at: a longer one says something in other words, or more."""

BETWEEN = 2
"""Little words between two pieces that are one: "without a vote on the mill" and "in the capital"."""

KIN = 4
"""Letters in common at the beginning that make two words one: "killed" and "killing"."""

Code = tuple[str, int, int, int, int]
"""What ``difflib`` says of two rows: a tag, and the places in either."""

_NEARLY = frozenset(("almost", "nearly"))
"""Words that leave a figure as it is, as rounding does."""

_AGAINST = NEGATIVE | {Kind.SILENCE}


def piece_apart(one: Statement, two: Statement) -> bool:
    """Whether two claims run to the letter but for pieces of which one is not known to say the same."""
    if 2 * len(one.words & two.words) < min(len(one.words), len(two.words)):
        return False  # most pairs: nothing else need be asked
    sizes = sorted((len(one.tokens), len(two.tokens)))
    codes = _codes(one, two, sizes)
    if codes is None:
        return False
    pieces = list(_pieces(one, two, codes))
    if any(_excludes(own, others) for own, others in pieces):
        return True
    if _says_not(one, two) and any(_negates(own) != _negates(others) for own, others in pieces):
        return True
    equal = sum(b - a for tag, a, b, _, _ in codes if tag == "equal")
    verbatim = equal >= LETTER * sizes[1] or equal >= max(PART * sizes[0], LONG)
    return verbatim and any(_is_apart(one, own, two, others) for own, others in pieces)


def _codes(one: Statement, two: Statement, sizes: Sequence[int]) -> Sequence[Code] | None:
    """How the one claim becomes the other, word by word; None where they share too little in one order."""
    if sizes[0] < FEWEST or 2 * ALIKE * sizes[0] > ratio(one.lows_bag, two.lows_bag, sum(sizes)) * sum(sizes):
        return None
    codes = SequenceMatcher(None, one.lows, two.lows, autojunk=False).get_opcodes()
    equal = [at for tag, a, b, _, _ in codes if tag == "equal" for at in range(a, b)]
    told = sum(bool(one.tokens[at].meaning) for at in equal)
    return codes if len(equal) >= max(FEWEST, ALIKE * sizes[0]) and told >= TOLD else None


def _pieces(one: Statement, two: Statement, codes: Sequence[Code]) -> Iterator[tuple[Sequence[Token], Sequence[Token]]]:
    """The short pieces that differ; those with nothing but little words between them are one."""
    a = c = end = other = 0
    for tag, low, high, _, last in (*codes, ("end", 0, 0, 0, 0)):
        if tag not in ("equal", "end"):
            end, other = high, last
        elif tag == "end" or not _joins(one.tokens[low:high]) or high == len(one.tokens) or (a, c) == (end, other):
            if (a, c) != (end, other) and max(end - a, other - c) <= LONGEST:
                yield one.tokens[a:end], two.tokens[c:other]
            a, end, c, other = high, high, last, last


def _joins(between: Sequence[Token]) -> bool:
    """Whether words between two pieces are little ones, and few."""
    return len(between) <= BETWEEN and not any(token.meaning or token.slot for token in between)


def _says_not(one: Statement, two: Statement) -> bool:
    """Whether one of two claims says "not" more often than the other."""
    may = any(telling.negative or telling.left_open or telling.denied.clauses for telling in (one, two))
    plain = word_classes()["not"]
    if not may and all(plain.isdisjoint(token.low for token in telling.tokens) for telling in (one, two)):
        return False
    return _counts(one) != _counts(two)


def _counts(telling: Statement) -> int:
    """How often a claim says "not", in whatever way."""
    words = words_of_tokens(telling.tokens)
    plain = word_classes()["not"] | word_classes()["no"] | word_classes()["nobody"]
    cues = (
        cue for cue in find_cues(words) if cue.kind in _AGAINST and plain.isdisjoint(words[cue.first : cue.last + 1])
    )
    return sum(word in plain for word in words) + len(list(cues))


def _is_apart(one: Statement, own: Sequence[Token], two: Statement, others: Sequence[Token]) -> bool:
    """Whether two pieces in each other's place do not say the same; either may be empty."""
    if counts_otherwise([t.low for t in own], [t.low for t in others]):
        return True
    left, right = _told(own), _told(others)
    if not left or not right:
        return not (words("turning") - _NEARLY).isdisjoint(token.low for token in (*own, *others))
    if any(map(_only_reports, (*own, *others))) or _spelled(own) == _spelled(others):
        return False
    if _is_who_says(one, left) and _is_who_says(two, right):
        return False
    if any(token.slot for token in (*left, *right)):
        return _slots_apart(one, left, two, right)
    if max(len(left), len(right)) > SAID or _tells_how(left) or _tells_how(right):
        return False
    return not any(_may_be_one(a, b) for a in _phrases(own, left) for b in _phrases(others, right))


def _phrases(piece: Sequence[Token], told: Sequence[Token]) -> list[str]:
    """The words of content of a piece, each alone, and all that it says: "put off"."""
    return [*(token.low for token in told), " ".join(token.low for token in piece)]


def _told(piece: Sequence[Token]) -> list[Token]:
    """The words of content, names, days and figures of a piece, without "Mrs" and "later"."""
    return [token for token in piece if token.slot or tells(token)]


def _tells_how(piece: Sequence[Token]) -> bool:
    return all(token.low.endswith("ly") for token in piece)


def _only_reports(token: Token) -> bool:
    """Whether a word is a verb of saying: then a piece tells who says it."""
    verb = reporting_verbs().get(token.low)
    return verb is not None and verb.takes == "clause" and verb.lemma in verbs_for("plain")


def _negates(piece: Sequence[Token]) -> bool:
    """Whether a piece says "not", and not only to set one thing against another: "not one man but several"."""
    if any(token.low in ("but", "without") for token in piece):
        return False  # what "without" speaks of is seen by its phrase alone
    return any(cue.kind in _AGAINST for cue in find_cues(tuple(token.low for token in piece))) or any(
        token.low in word_classes()["not"] for token in piece
    )


def _spelled(piece: Sequence[Token]) -> str:
    """The letters of a piece, without what parts or shortens its words: "break-in" and "break in"."""
    return "".join(letter for token in piece for letter in token.low if letter.isalnum())


def _excludes(own: Sequence[Token], others: Sequence[Token]) -> bool:
    """Whether a table says of words of the two pieces, little ones too, that both cannot be true."""
    return any(_exclude_each_other(a, b) for a in own for b in others)


def _exclude_each_other(one: Token, two: Token) -> bool:
    if one.slot or two.slot:
        places = values_of("ordinals")
        return one.slot and two.slot and one.low in places and two.low in places and one.low != two.low
    return exclude(one.low, two.low) or not is_same_pronoun(one.low, two.low)


def _may_be_one(one: str, two: str) -> bool:
    """Whether two words may stand for each other: forms of one word, near ones, or a general one for the other."""
    if (
        not words("stand_ins").isdisjoint((one, two))
        or kin(one, two)
        or same_meaning(one, two, strict=False)
        or may_name_one(one, two)
    ):
        return True
    return as_spoken(one) == as_spoken(two) or (means_to(one) and means_to(two))


def _is_who_says(telling: Statement, piece: Sequence[Token]) -> bool:
    """Whether a piece only tells who reports it, or that he does."""
    return all(
        token.slot or (token.meaning in telling.cited and (bool(kinds_of(token.low)) or token.low in reporting_verbs()))
        for token in piece
    ) and any(token.meaning in telling.cited or _sourced(telling, token) for token in piece)


def _sourced(telling: Statement, token: Token) -> bool:
    return any(name.span.contains(token) for name in telling.sources)


def _slots_apart(one: Statement, own: Sequence[Token], two: Statement, others: Sequence[Token]) -> bool:
    """Whether two names are set against each other that are not one, or two figures that nothing else compares."""
    if not all(any(token.slot for token in piece) for piece in (own, others)):
        return False  # a name against a noun, a figure against its unit
    lefts, rights = (
        [name for name in telling.names if any(name.span.contains(token) for token in piece)]
        for telling, piece in ((one, own), (two, others))
    )
    if lefts and rights:
        return not any(same_name(a, b) or _shares_word(a.text, b.text) for a in lefts for b in rights)
    if len(own) == len(others) == 1:
        return _figures_apart(one, own[0], two, others[0])
    return False


def _figures_apart(one: Statement, own: Token, two: Statement, other: Token) -> bool:
    """Whether two figures in each other's place are not one, and are set against each other by nothing else."""
    dated = any(day.span.overlaps(own) for day in one.days) or any(day.span.overlaps(other) for day in two.days)
    figures = _figure(own), _figure(other)
    if dated or None in figures or figures[0] == figures[1]:
        return False
    lefts, rights = _amounts_at(one, own), _amounts_at(two, other)
    return not any(comparable(a, b) for a in lefts for b in rights)


def _figure(token: Token) -> float | None:
    """What a word of digits, or a number word, counts."""
    plain = token.low.replace(",", "")
    return float(plain) if plain.isdecimal() else values_of("number_words").get(token.low)


def _amounts_at(telling: Statement, token: Token) -> list[Amount]:
    return [amount for amount in telling.amounts if amount.span.overlaps(token)]


def _shares_word(one: str, two: str) -> bool:
    return not {word[:KIN] for word in one.lower().split()}.isdisjoint(word[:KIN] for word in two.lower().split())
