"""A claim taken apart once: what it says, whichever article says it and wherever it stands there.

Articles of one story repeat one another, agencies' texts above all. What they tell to the letter alike, of the same
names, days and figures, is one statement of theirs: it is read once, and whatever is asked of two is asked once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TypeVar

from briefing.language.english.allegations import speaks_of_claim
from briefing.language.english.denial import (
    NEGATIVE,
    Cue,
    Kind,
    find_cues,
    negated_words,
    words_of_text,
    words_of_tokens,
)
from briefing.language.english.disputes import Denied, denied
from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.meanings import irregular_bases, meaning, weight
from briefing.language.english.nationals import National, nationals
from briefing.language.english.polarity import Affirmed, affirmed
from briefing.language.english.reporting import reporting_verbs, verbs_for
from briefing.language.english.stages import Stage, stages_of
from briefing.language.english.suppositions import tells_nothing
from briefing.language.english.tense import is_past
from briefing.language.english.turning import Turns, turned
from briefing.language.english.wordlists import word_list, words_of
from briefing.language.english.words import Token, pauses_of, tokens_of
from briefing.models import Span
from briefing.story.statements.acts import Act, enacted, find_acts
from briefing.story.statements.amounts import Amount
from briefing.story.statements.bags import Bag, bag_of
from briefing.story.statements.clocks import Clock
from briefing.story.statements.counted import Word, counted_words, plain_words
from briefing.story.statements.done import told_as_done
from briefing.story.statements.names import Called, Name

WINDOW = 12
"""Words on either side of a verb that are looked at for who does what to whom."""

PHRASE = 5
"""Words of a phrase that two claims may share alone."""

LOOKED_BEHIND = 3
"""Characters behind a claim that may tell what its last word is: "No" before ". 5" stands for a number."""


@dataclass(frozen=True, slots=True)
class When:
    """A day on which something is told to have been, from ``low`` to ``high``.

    ``anchor`` is the meaning of the nearest verb, ``tense`` is -1 for what has been and 1 for what is to come.
    """

    value: str
    low: date
    high: date
    span: Span
    anchor: str
    tense: int


@dataclass(frozen=True, slots=True)
class Worded:
    """What follows from the words of a claim, and from which of them are names, days and figures."""

    tokens: tuple[Token, ...]
    words: frozenset[str]
    verbs: Mapping[int, str]
    acts: tuple[Act, ...]
    negated: frozenset[tuple[str, str]]
    negative: bool
    denied: Denied
    left_open: bool
    accuses: bool
    denies: bool
    of_claim: bool
    affirmed: Affirmed | None


@dataclass(frozen=True, slots=True)
class Slots:
    """What else is told in a claim, and where the words stand that only say who reports it (``cited``)."""

    published: date | None
    names: tuple[Name, ...]
    cited: tuple[Span, ...]
    attributed: frozenset[str]
    amounts: tuple[Amount, ...]
    days: tuple[When, ...]
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, eq=False)
class Statement:
    """A claim taken apart; all places in it are counted from its first character.

    ``words`` are the meanings outside names, numbers and days, ``verbs`` those of its verbs. ``cited`` are the words
    and ``sources`` the names that only say who reports it, ``attributed`` the words of those to whom it is put down.
    ``denied`` is what it says not to be so; ``left_open`` whether it says that something may be so. ``of_claim`` is
    whether it speaks of an allegation or a report without making it. ``affirmed`` is what it tells beside all that it
    says not to be so. Two are equal only if they are one.
    """

    text: str
    published: date | None
    tokens: tuple[Token, ...]
    words: frozenset[str]
    cited: frozenset[str]
    attributed: frozenset[str]
    verbs: frozenset[str]
    names: tuple[Name, ...]
    sources: frozenset[Name]
    amounts: tuple[Amount, ...]
    days: tuple[When, ...]
    acts: tuple[Act, ...]
    negated: frozenset[tuple[str, str]]
    negative: bool
    denied: Denied
    left_open: bool
    accuses: bool
    denies: bool
    clocks: tuple[Clock, ...] = ()
    of_claim: bool = False
    affirmed: Affirmed | None = None

    @cached_property
    def counted(self) -> tuple[Word, ...]:
        """The words and names that count when it is held against another one, in order."""
        return tuple(counted_words(self.tokens, self.names, self.sources, self._silent))

    @cached_property
    def keys(self) -> frozenset[str]:
        """What the words and names that count are compared by."""
        return frozenset(word.key for word in self.counted)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """All lower-case words outside names, days, figures and who is cited."""
        return tuple(plain_words(self.tokens, self._silent))

    @cached_property
    def _silent(self) -> frozenset[str]:
        return self.cited - (self.words & self.verbs)

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(token.low for token in self.tokens)

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The same with one sign for names, days and figures."""
        return tuple("·" if token.slot else token.low for token in self.tokens)

    @cached_property
    def meant(self) -> tuple[str, ...]:
        """What its words mean; little ones as they stand, one sign for names, days and figures."""
        return tuple(token.meaning or ("·" if token.slot else token.low) for token in self.tokens)

    @cached_property
    def shown_bag(self) -> Bag:
        """Its ``shown`` in whatever order."""
        return bag_of(self.shown)

    @cached_property
    def meant_bag(self) -> Bag:
        """Its ``meant`` in whatever order."""
        return bag_of(self.meant)

    @cached_property
    def lows_bag(self) -> Bag:
        """Its ``lows`` in whatever order."""
        return bag_of(self.lows)

    @cached_property
    def phrases(self) -> frozenset[tuple[str, ...]]:
        """Every ``PHRASE`` of its ``shown`` in a row."""
        rows = [self.shown[at:] for at in range(PHRASE)]
        return frozenset(zip(*rows, strict=False))

    @cached_property
    def done(self) -> frozenset[str]:
        """The meanings of its verbs in the past, as their form tells; "would cut" and "to cut" tell of none."""
        return frozenset(told_as_done(self.tokens))

    @cached_property
    def enacted(self) -> frozenset[str]:
        """The meanings of its verbs that tell of acts: "convicted", not "a convicted thief"."""
        return enacted(self.tokens, self.verbs)

    @cached_property
    def stages(self) -> frozenset[Stage]:
        """The stages of a matter that it tells: that somebody is charged, is tried, is convicted."""
        return stages_of(self.enacted, self.text)

    @cached_property
    def weighed(self) -> tuple[tuple[str, float], ...]:
        """Its ``words`` in their order by the alphabet, with what each weighs."""
        return tuple((word, weight(word)) for word in sorted(self.words))

    @cached_property
    def own(self) -> tuple[tuple[str, float], ...]:
        """The same without what only says who reports it."""
        return tuple([one for one in self.weighed if one[0] not in self.cited])

    @cached_property
    def named(self) -> tuple[tuple[Name, frozenset[str]], ...]:
        """Its names, each with what its words mean, which may be told without a capital: "Chess" and "chess"."""
        return tuple((name, frozenset(map(meaning, name.text.split()))) for name in self.names)

    @cached_property
    def called(self) -> Called:
        """Its names as others are told from them."""
        return tuple([(name.text, name.entity) for name in self.names])

    @cached_property
    def act_lines(self) -> frozenset[int]:
        """The lines of the table of what excludes each other in which the acts stand that it tells."""
        return frozenset(line for act in self.acts if act.told for line, _ in act.choices)

    @cached_property
    def may_deny(self) -> bool:
        """Whether it holds words by which it may deny what another one says."""
        return self.denies or bool(self.denied.turned or self.denied.against)

    @cached_property
    def told_twice(self) -> frozenset[str]:
        """The meanings that stand in it more than once: a fire of which a fire chief tells."""
        return frozenset(word for word, times in Counter(self.meant).items() if times > 1)

    @cached_property
    def turned(self) -> Turns:
        """The words that it tells only nearly, in part, or as they would be."""
        return turned(self.tokens)

    @cached_property
    def nationals(self) -> tuple[National, ...]:
        """Whom it brings in by his land, but for who only reports it."""
        return tuple(one for one in nationals(self.text, self.tokens) if one.noun.meaning not in self.cited)

    @cached_property
    def supposed(self) -> bool:
        """Whether it tells nothing to be so: it asks, or supposes for the sake of the argument."""
        return tells_nothing(self.text)

    @cached_property
    def titles(self) -> frozenset[str]:
        """The meanings of the words that only say who somebody is: "acting justice minister Dana Holm"."""
        return frozenset(meaning(word) for name in self.names for word in name.title)

    @cached_property
    def offices(self) -> frozenset[str]:
        """The meanings of those of them that name somebody: "minister"."""
        words = (word for name in self.names for word in name.title if PERSON in kinds_of(word))
        return frozenset(map(meaning, words))


def narrowed(said: Statement, place: int) -> Statement:
    """The words and names around the token at ``place``, up to the next comma on either side."""
    low = high = place
    while low > max(0, place - WINDOW) and "," not in _between(said, low - 1):
        low -= 1
    while high < min(len(said.tokens) - 1, place + WINDOW) and "," not in _between(said, high):
        high += 1
    tokens = said.tokens[low : high + 1]
    span = Span(tokens[0].start, tokens[-1].end)
    return replace(
        said,
        tokens=tokens,
        words=frozenset(token.meaning for token in tokens if token.meaning),
        names=tuple(name for name in said.names if span.contains(name.span)),
    )


def _between(said: Statement, at: int) -> str:
    return said.text[said.tokens[at].end : said.tokens[at + 1].start]


@dataclass(slots=True)
class Statements:
    """The statements of one story, each made once."""

    _worded: dict[Hashable, Worded] = field(default_factory=dict)
    _made: dict[Hashable, Statement] = field(default_factory=dict)

    def worded(self, text: str, span: Span, slots: Sequence[Span]) -> Worded:
        """The words of a claim, ``span`` its place in the text of its article; ``slots`` are the places of the rest."""
        at, behind = span.start, text[span.end : span.end + LOOKED_BEHIND]
        piece = text[at : span.end] + (behind if behind.startswith(".") else "")
        key = (piece, span.end - at, tuple([(slot.start - at, slot.end - at) for slot in slots]))
        found = self._worded.get(key)
        if found is None:
            found = self._worded[key] = _worded(piece, span.end - at, [_moved(slot, -at) for slot in slots])
        return found

    def of(self, text: str, worded: Worded, slots: Slots) -> Statement:
        """What a claim of this text says; the places in ``slots`` are counted from its first character."""
        key = (id(worded), text, slots)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _statement(text, worded, slots)
        return found


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


_P = TypeVar("_P", Name, Amount, When, Clock)


def moved(rows: Sequence[_P], by: int) -> tuple[_P, ...]:
    """Names, amounts, days or clocks, each with its place so many characters further on."""
    return tuple(replace(one, span=_moved(one.span, by)) for one in rows)


def _worded(piece: str, size: int, slots: Sequence[Span]) -> Worded:
    tokens = tokens_of(piece, Span(0, size), slots)
    cues, pauses = find_cues(words_of_tokens(tokens)), pauses_of(tokens, piece)
    return Worded(
        tokens=tokens,
        words=frozenset(token.meaning for token in tokens if token.meaning and not _reports(token)),
        verbs={token.start: token.meaning for token in _verbs(tokens)},
        acts=find_acts(tokens),
        negated=negated_words(tokens, cues),
        negative=_holds(cues, *NEGATIVE, Kind.OPEN),
        denied=denied(tokens, cues, pauses),
        left_open=_holds(cues, Kind.SILENCE, Kind.OPEN),
        accuses=_holds(cues, Kind.CLAIM),
        denies=_holds(cues, Kind.DENIAL),
        of_claim=speaks_of_claim(words_of_text(piece[:size])),
        affirmed=affirmed(tokens, cues, pauses),
    )


def _statement(text: str, worded: Worded, slots: Slots) -> Statement:
    inside = (token for token in worded.tokens if any(part.contains(token) for part in slots.cited))
    return Statement(
        text=text,
        published=slots.published,
        tokens=worded.tokens,
        words=worded.words,
        cited=frozenset(token.meaning for token in inside if token.meaning),
        attributed=slots.attributed,
        verbs=frozenset(worded.verbs.values()),
        names=slots.names,
        sources=frozenset(name for name in slots.names if any(part.contains(name.span) for part in slots.cited)),
        amounts=slots.amounts,
        days=slots.days,
        acts=worded.acts,
        negated=worded.negated,
        negative=worded.negative,
        denied=worded.denied,
        left_open=worded.left_open,
        accuses=worded.accuses,
        denies=worded.denies,
        clocks=slots.clocks,
        of_claim=worded.of_claim,
        affirmed=worded.affirmed,
    )


def _holds(cues: Sequence[Cue], *kinds: Kind) -> bool:
    return any(cue.kind in kinds for cue in cues)


def _reports(token: Token) -> bool:
    verb = reporting_verbs().get(token.low)
    return verb is not None and verb.takes == "clause" and verb.lemma in verbs_for("plain")


def _verbs(tokens: Sequence[Token]) -> Iterator[Token]:
    """Words that are verbs by their form or by the word before them; light ones and those of reporting left out."""
    light, modals = words_of("light_verbs"), word_list("tellings.modals")
    for before, token in zip((None, *tokens), tokens, strict=False):
        if not token.meaning or token.low in light or _reports(token):
            continue
        base = irregular_bases().get(token.low, token.low)
        if base in light:
            continue
        if is_past(token.low) or (before is not None and before.low in modals):
            yield token
