"""Words that weaken a statement, with their scope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.phrases import low_at
from briefing.analysis.speech.clauses import ClauseToken, ClauseUnit
from briefing.analysis.speech.scopes import reported
from briefing.analysis.speech.speakers import Scene, set_scene
from briefing.language import is_english
from briefing.language.english.denial import Cue, Kind, find_cues, word_classes
from briefing.language.english.reporting import word_class
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import Analysis, Article, Hedge, HedgeCue, Span

_CLAUSE_ENDS = frozenset({";", "but", "while", "although", "though", "whereas"})
_MOST_SENTENCES = 20
"""How many sentences "these reports" can point back at."""

_RELATIVES = frozenset(word_list("hedges.relatives"))

_STOPS = frozenset({".", ",", "!", "?"})


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue from token ``first`` to ``at``."""

    first: int
    at: int
    hedge: Hedge
    scope: Span


def find_hedges(article: Article, found: Analysis) -> tuple[HedgeCue, ...]:
    """Every hedging cue outside quotes with the stretch that it weakens, in the order of the text.

    Plain attribution ("said") is no cue here: it is a layer of its own. A sentence such as "The reports could not be
    verified" weakens the paragraph before it. The scope of a denial is the denial, not what it denies.
    """
    if not is_english(article.language):
        return ()
    scene = set_scene(article, found)
    cues = [cue for unit in scene.units for cue in _cues_of(unit, scene)]
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


def _cues_of(unit: ClauseUnit, scene: Scene) -> Iterator[HedgeCue]:
    """The cues of one sentence; of those in one place the first, but for denials."""
    taken: set[int] = set()
    for hit in (hit for finder in _FINDERS for hit in finder(unit, scene)):
        if hit.at not in taken:
            taken.update(() if hit.hedge is Hedge.DENIED else (hit.at,))
            yield HedgeCue(unit.tokens[hit.first].start, unit.tokens[hit.at].end, hit.hedge, hit.scope)


def _clause(unit: ClauseUnit, at: int) -> Span:
    """The clause around a token: the sentence, cut at semicolons and at contrasting conjunctions.

    Of a relative clause nothing outside of it: "the missile, which is believed to reach Orr, was shown".
    """
    tokens = unit.tokens
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].low in _CLAUSE_ENDS), 0)
    end = _clause_end(tokens, at)
    relative = next((i for i in range(at - 1, start, -1) if not tokens[i].word or tokens[i].low in _RELATIVES), start)
    if tokens[relative].low not in _RELATIVES or low_at(tokens, relative - 1) in word_class("prepositions"):
        return _trimmed(tokens, start, end)
    return _trimmed(tokens, relative, _relative_end(tokens, at, end))


def _relative_end(tokens: Sequence[ClauseToken], at: int, end: int) -> int:
    """The last token of the relative clause around ``at``: before a comma that the verb of the sentence follows."""
    commas = (i for i in range(end - 1, at, -1) if tokens[i].low == ",")
    return next((i - 1 for i in commas if _goes_on(tokens[i + 1].low)), end)


def _goes_on(low: str) -> bool:
    return low in word_class("auxiliaries", "be_forms") or is_past(low)


def _after(unit: ClauseUnit, at: int) -> Span:
    """From the token after ``at`` to the end of its clause."""
    return _trimmed(unit.tokens, min(at + 1, len(unit.tokens) - 1), _clause_end(unit.tokens, at))


def _clause_end(tokens: Sequence[ClauseToken], at: int) -> int:
    """The last token of the clause around ``at``."""
    return next((i - 1 for i in range(at + 1, len(tokens)) if tokens[i].low in _CLAUSE_ENDS), len(tokens) - 1)


def _trimmed(tokens: Sequence[ClauseToken], start: int, end: int) -> Span:
    """The range of the tokens without punctuation at its ends and without a "that" before it."""
    end = max(end, start)
    while end > start and tokens[end].low in _STOPS:
        end -= 1
    while start < end and tokens[start].low in (",", "that", "of", ":"):
        start += 1
    return Span(tokens[start].start, tokens[end].end)


_HEDGES = {
    Kind.DENIAL: Hedge.DENIED,
    Kind.UNCONFIRMED: Hedge.UNCONFIRMED,
    Kind.REPORTED: Hedge.REPORTED,
    Kind.ALLEGED: Hedge.ALLEGED,
    Kind.BELIEVED: Hedge.BELIEVED,
}


def _rules(unit: ClauseUnit, scene: Scene) -> Iterator[_Hit]:
    """What the table of rules finds: "denied the claim", "cannot be confirmed", "is believed to", "may"."""
    verbs = {frame.at for frame in scene.frames[unit.index]}
    cues = find_cues([_word(token) for token in unit.tokens])
    for cue in sorted(cues, key=lambda cue: tuple(_HEDGES).index(cue.kind) if cue.kind in _HEDGES else len(_HEDGES)):
        if cue.kind not in _HEDGES or (cue.forward and cue.kind is not Kind.DENIAL and cue.first in verbs):
            continue
        yield _Hit(cue.first, cue.last, _HEDGES[cue.kind], _scope(unit, cue, scene))


def _word(token: ClauseToken) -> str:
    """A token as the rules see it: names, days, quotes and the month of May are no words of theirs."""
    named = token.mention is not None or token.dated or (token.capital and token.low in ("may", "might"))
    return "·" if named or not token.low else token.low


def _scope(unit: ClauseUnit, cue: Cue, scene: Scene) -> Span:
    """The stretch that a cue weakens."""
    if cue.kind is Kind.DENIAL:
        by = "by" in (low_at(unit.tokens, cue.last), low_at(unit.tokens, cue.last + 1))
        return _apposed(unit, cue.first) if by else _clause(unit, cue.first)
    if cue.scope == "pointed":
        return _pointed(unit, cue.last, scene.units)
    return _after(unit, cue.last) if cue.forward else _clause(unit, cue.last)


def _apposed(unit: ClauseUnit, at: int) -> Span:
    """The denial alone in "…, a claim denied by both": from the comma before the verb to the end of its clause."""
    clause = _clause(unit, at)
    comma = next((i for i in range(at - 1, -1, -1) if unit.tokens[i].low in (",", ";")), -1)
    return Span(max(clause.start, unit.tokens[comma + 1].start), clause.end)


def _pointed(unit: ClauseUnit, at: int, units: Sequence[ClauseUnit]) -> Span:
    """What "these reports" points at: the paragraph before, or the sentences before in its own; else the own clause."""
    opening = [token.low for token in unit.tokens[:6]]
    pointing = opening[0] in word_classes()["pointing"]
    points = pointing or any(low in word_classes()["passed_on"] for low in opening)
    index = unit.index - 1
    paragraph = units[index].paragraph if index >= 0 else -1
    before: list[ClauseUnit] = []
    while points and index >= 0 and units[index].paragraph == paragraph and len(before) < _MOST_SENTENCES:
        before.append(units[index])
        index -= 1
    if before:
        return Span(before[-1].start, before[0].tokens[-1].end)
    return _clause(unit, at)


def _verbs(unit: ClauseUnit, scene: Scene) -> Iterator[_Hit]:
    """Such as "analysts believe", "the ministry has accused X of", "he claimed that"; the scope is what is reported."""
    frames = scene.frames[unit.index]
    for frame in frames:
        if frame.verb.hedge in (Hedge.ALLEGED, Hedge.BELIEVED):
            scope = reported(unit, frame, frames)
            if scope is not None:
                yield _Hit(frame.at, frame.at, frame.verb.hedge, scope)


_FINDERS: tuple[Callable[[ClauseUnit, Scene], Iterator[_Hit]], ...] = (_rules, _verbs)
