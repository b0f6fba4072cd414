"""What a claim denies: the words of the matter, and whose claim it says it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cache

from briefing.language.english.denial import Cue, Kind, negated_places, phrasal_verbs, word_classes, words_of_tokens
from briefing.language.english.exchanged import words as word_set
from briefing.language.english.meanings import meaning
from briefing.language.english.reporting import reporting_verbs
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import words_of
from briefing.language.english.words import Token

_CLASSES = (
    *("untrue", "unfair", "lie", "smear", "claim", "doubt", "guilt", "deny", "dismiss", "call", "insist", "adverb"),
    *("plea", "disputing"),
)

_NEAR = 3
"""Words behind a denial among which what it denies is named."""

_WHOSE = 3
"""Words before a denial among which it names whose claim it is: "the mechanics' story is untrue"."""


@cache
def dispute_words() -> frozenset[str]:
    """The meanings of the words of denying and of calling something untrue, and of the nouns for what is denied."""
    classes = word_classes()
    phrases = (word for verb in phrasal_verbs() for word in verb)
    words = (word for name in _CLASSES for word in classes.get(name, ()))
    return frozenset(meaning(word) for word in (*words, *phrases, *words_of("light_verbs"), *word_set("titles")))


@dataclass(frozen=True, slots=True)
class Denied:
    """What a claim denies, as meanings.

    ``matters`` are what each denial speaks of, empty where it only points back, ``clauses`` those of each "not";
    ``whose`` the words by which denials may say whose claim it is; ``acts`` are the words behind "not" ("did not
    start"), ``things`` those behind "no" ("no door was locked"). ``otherwise`` is whether it is negative in other ways
    than by "not", "no" or saying nothing. ``turned`` are the clauses of "not", "no" and "nobody" that leave nothing
    open, without such little words; ``against`` whom somebody turns on or calls mistaken ("slapped down the
    reporters"); ``by`` is who denies, where it stands before the verb; ``nobody`` is whether "nobody" or "nothing" is
    said of what is told.
    """

    matters: tuple[frozenset[str], ...] = ()
    clauses: tuple[frozenset[str], ...] = ()
    whose: frozenset[str] = frozenset()
    acts: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    otherwise: bool = False
    turned: tuple[frozenset[str], ...] = ()
    against: frozenset[str] = frozenset()
    nobody: bool = False
    by: frozenset[str] = frozenset()


NOTHING = Denied()

SOMEBODY = "·"
"""Stands in a matter for all its names, days and figures."""


def denied(tokens: Sequence[Token], cues: Sequence[Cue], pauses: Set[int]) -> Denied:
    """What a denial reaches, and the clause in which "not" or "no" stands.

    ``pauses`` are the words behind which a comma or another mark stands.
    """
    open_places = frozenset(cue.first for cue in cues if cue.kind in (Kind.OPEN, Kind.SILENCE))
    found = _Gathered(tokens, words_of_tokens(tokens), pauses, open_places)
    for cue in cues:
        found.take(cue)
    otherwise = any(cue.kind in _OTHERWISE or (cue.kind is Kind.NEGATION and not cue.forward) for cue in cues)
    return found.told(otherwise=otherwise)


@dataclass(slots=True)
class _Gathered:
    """What the cues of a claim say, taken in one after the other; ``open_places`` are the words that leave it open."""

    tokens: Sequence[Token]
    words: Sequence[str]
    pauses: Set[int]
    open_places: frozenset[int]
    matters: list[frozenset[str]] = field(default_factory=list)
    clauses: list[frozenset[str]] = field(default_factory=list)
    turned: list[frozenset[str]] = field(default_factory=list)
    whose: set[str] = field(default_factory=set)
    against: set[str] = field(default_factory=set)
    by: set[str] = field(default_factory=set)
    behind: dict[bool, set[str]] = field(default_factory=lambda: {True: set(), False: set()})
    nobody: bool = False

    def take(self, cue: Cue) -> None:
        """Take in what one cue says."""
        match cue.kind:
            case Kind.DENIAL:
                self._denial(cue)
            case Kind.RETORT:
                self.against |= _turned_on(cue, self.tokens, self.pauses)
            case Kind.NEGATION if cue.forward or self.words[cue.first] in word_classes()["nobody"]:
                self._negation(cue)
            case Kind.SILENCE:
                self.clauses.append(self._meanings(_clause(cue, self.words, self.pauses)))

    def told(self, *, otherwise: bool) -> Denied:
        """All of it; ``otherwise`` where something is said to be other than claimed."""
        if not self.matters and not self.clauses and not self.turned and not self.against and not self.nobody:
            return NOTHING
        return Denied(
            tuple(dict.fromkeys(self.matters)),
            tuple(dict.fromkeys(self.clauses)),
            frozenset(self.whose),
            frozenset(self.behind[False]),
            frozenset(self.behind[True]),
            otherwise,
            tuple(dict.fromkeys(self.turned)),
            frozenset(self.against),
            self.nobody,
            frozenset(self.by),
        )

    def _denial(self, cue: Cue) -> None:
        self.by |= _denier(cue, self.tokens)
        reach = _reach(cue, self.tokens, self.pauses)
        self.matters.append(self._meanings(reach) | {SOMEBODY for at in reach if self.tokens[at].slot})
        self.whose |= self._meanings(_owner(cue, self.tokens, self.pauses))

    def _negation(self, cue: Cue) -> None:
        clause = _clause(cue, self.words, self.pauses)
        if self.open_places.isdisjoint(clause):
            own = range(cue.first, cue.last + 1)
            self.turned.append(self._meanings(at for at in clause if at not in own and self.words[at] not in _LITTLE))
        if not cue.forward:
            self.nobody = True
            return
        self.clauses.append(self._meanings(clause))
        content = [bool(token.meaning) and token.low not in _LITTLE for token in self.tokens]
        self.behind[_is_of_thing(cue, self.tokens)] |= self._meanings(negated_places(cue, self.words, content))

    def _meanings(self, places: Iterable[int]) -> frozenset[str]:
        return frozenset(self.tokens[at].meaning for at in places if self.tokens[at].meaning)


_LITTLE = frozenset(
    ("never", "ever", "any", "anyone", "anybody", "anything", "single", "whatever", "whatsoever", "else")
)
"""Words that only go with "not"."""


_OTHERWISE = frozenset((Kind.DENIAL, Kind.REFUSAL, Kind.REJECTION, Kind.ENDED))


def _denier(cue: Cue, tokens: Sequence[Token]) -> frozenset[str]:
    """The last word before a verb of denying in the active voice: who denies."""
    classes = word_classes()
    if tokens[cue.first].low not in classes["deny"] | classes["dismiss"] or not cue.first:
        return frozenset()
    before = tokens[cue.first - 1]
    if before.low in classes["be"]:
        return frozenset()
    return frozenset((before.meaning or meaning(before.low),)) if before.meaning or before.slot else frozenset()


def _phrase_behind(cue: Cue, tokens: Sequence[Token], pauses: Set[int]) -> Iterator[int]:
    """The places behind a cue up to where its phrase ends; "accused the mayor of" holds its phrase itself."""
    halts = word_classes()["halt"] | word_classes()["end"]
    own = range(cue.first + 1, cue.last + 1)
    inside = any(tokens[at].low == "of" for at in range(cue.first, cue.last + 1))
    for at in (*(own if inside else ()), *cue.behind):
        if tokens[at].low in halts:
            return
        yield at
        if at in pauses:
            return


def _turned_on(cue: Cue, tokens: Sequence[Token], pauses: Set[int]) -> frozenset[str]:
    """Whom somebody turns on: the last word of the phrase behind the verb, or of that before "was mistaken"."""
    places = _phrase_behind(cue, tokens, pauses) if cue.forward else cue.before
    found = [at for at in places if tokens[at].meaning or tokens[at].slot]
    return frozenset((tokens[found[-1]].meaning or meaning(tokens[found[-1]].low),)) if found else frozenset()


def _is_of_thing(cue: Cue, tokens: Sequence[Token]) -> bool:
    """Whether "no door", "not one door" or "not a single door" is denied, rather than what is done."""
    following = tokens[cue.last + 1].low if cue.last + 1 < len(tokens) else ""
    return tokens[cue.first].low in word_classes()["no"] or following in _ONE


_ONE = frozenset(("one", "a", "an", "any", "single"))


def _reach(cue: Cue, tokens: Sequence[Token], pauses: Set[int]) -> Sequence[int]:
    """What a denial speaks of: its own words and what follows up to a mark, else all that follows or goes before.

    Nothing where it only names the claim as such: "denied the allegation, saying …".
    """
    own = range(cue.first, cue.last + 1)
    claims = word_classes()["claim"]
    rows = enumerate(cue.behind)
    # Right behind the verb "claims" are what is denied, not what somebody goes on to claim.
    cut = next(
        (at for at, place in rows if _goes_on(tokens, place) and not (at < _NEAR and tokens[place].low in claims)),
        len(cue.behind),
    )
    after = cue.behind[:cut]
    behind = next((after[: at + 1] for at, place in enumerate(after) if place in pauses), after)
    if cue.last in pauses:
        behind = after[:0]
    if _tells(near := (*own[1:-1], *behind), tokens):
        return near
    if any(tokens[at].low in word_classes()["claim"] for at in (*own, *behind)):
        return ()
    first = max((at + 1 for at, place in enumerate(cue.before) if place in pauses), default=0)
    choices = ((*near, *after), cue.before[first:], cue.before)
    return next((choice for choice in choices if _tells(choice, tokens)), ())


def _tells(places: Iterable[int], tokens: Sequence[Token]) -> bool:
    """Whether a name or a word that says more than that something is denied is among them."""
    return any(tokens[at].slot or (tokens[at].meaning and tokens[at].meaning not in dispute_words()) for at in places)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether its speaker goes on to say or do another thing: "…, saying", "… and said", "… and offered"."""
    if tokens[at].low in ("until", "when", "after", "before"):
        return True
    if tokens[at].low in reporting_verbs() and reporting_verbs()[tokens[at].low].takes == "clause":
        return at == 0 or tokens[at - 1].low not in word_classes()["be"]
    return tokens[at].low == "and" and at + 1 < len(tokens) and is_past(tokens[at + 1].low)


def _owner(cue: Cue, tokens: Sequence[Token], pauses: Set[int]) -> range:
    """The words of a denial of somebody's claim or story, with those close before it, up to a mark."""
    low = cue.first
    while low > max(0, cue.first - _WHOSE) and low - 1 not in pauses:
        low -= 1
    told = range(low, cue.last + 1)
    classes = word_classes()
    named = classes["claim"] | classes["doubt"] | classes["untrue"] | classes["lie"] | classes["unfair"]
    return told if any(tokens[at].low in named for at in told) else range(0)


def _clause(cue: Cue, words: Sequence[str], pauses: Set[int]) -> range:
    """The words around "not" up to a mark, the "that" of what is said, or what ends a clause."""
    stops = word_classes()["end"] | {"that"}
    low, high = cue.first, cue.last + 1
    while low > 0 and words[low - 1] not in stops | reporting_verbs().keys() and low - 1 not in pauses:
        if words[cue.first] == "without":
            break
        low -= 1
    while high < len(words) and words[high] not in stops and high - 1 not in pauses:
        high += 1
    return range(low, high)
