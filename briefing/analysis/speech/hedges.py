"""Words that weaken a statement, with their scope."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from briefing.analysis.phrases import low_at
from briefing.analysis.speech.clauses import Token, Unit
from briefing.analysis.speech.scopes import reported
from briefing.analysis.speech.speakers import Scene, set_scene
from briefing.language.english.denial import Kind, find_cues
from briefing.language.english.reporting import word_class
from briefing.models import Analysis, Article, Hedge, HedgeCue, Span

_CLAUSE_ENDS = frozenset({";", "but", "while", "although", "though", "whereas"})
_MOST_SENTENCES = 20
"""How many sentences "these reports" can point back at."""

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
    scene = set_scene(article, found)
    cues: list[HedgeCue] = []
    for unit in scene.units:
        taken: set[int] = set()
        for finder in _FINDERS:
            for hit in finder(unit, scene):
                if hit.at not in taken:
                    taken.add(hit.at)
                    start, end = unit.tokens[hit.first].start, unit.tokens[hit.at].end
                    cues.append(HedgeCue(start, end, hit.hedge, hit.scope))
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("briefing.language.english") / "data" / "hedges.toml"
    return tomllib.loads(source.read_text("utf-8"))


@cache
def _hedges(table: str) -> Mapping[str, Hedge]:
    """The words of a table, each with the hedge that it is."""
    return {word: Hedge(hedge) for hedge, words in _data()[table].items() for word in words.split()}


@cache
def _words(table: str, key: str) -> frozenset[str]:
    """One list of words."""
    return frozenset(_data()[table][key].split())


def _clause(unit: Unit, at: int) -> Span:
    """The clause around a token: the sentence, cut at semicolons and at contrasting conjunctions."""
    tokens = unit.tokens
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].low in _CLAUSE_ENDS), 0)
    return _trimmed(tokens, start, _clause_end(tokens, at))


def _after(unit: Unit, at: int) -> Span:
    """From the token after ``at`` to the end of its clause."""
    return _trimmed(unit.tokens, min(at + 1, len(unit.tokens) - 1), _clause_end(unit.tokens, at))


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    """The last token of the clause around ``at``."""
    return next((i - 1 for i in range(at + 1, len(tokens)) if tokens[i].low in _CLAUSE_ENDS), len(tokens) - 1)


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Span:
    """The range of the tokens without punctuation at its ends and without a "that" before it."""
    end = max(end, start)
    while end > start and tokens[end].low in _STOPS:
        end -= 1
    while start < end and tokens[start].low in (",", "that", "of", ":"):
        start += 1
    return Span(tokens[start].start, tokens[end].end)


def _denials(unit: Unit, scene: Scene) -> Iterator[_Hit]:
    """Such as "X denied Y", "a claim denied by X", "dismissed the claim"; not "was denied entry" or "did not deny"."""
    tokens = unit.tokens
    words = ["·" if token.mention is not None or not token.low else token.low for token in tokens]
    for cue in find_cues(words):
        if cue.kind is Kind.DENIAL:
            by = "by" in (low_at(tokens, cue.last), low_at(tokens, cue.last + 1))
            yield _Hit(cue.first, cue.last, Hedge.DENIED, _apposed(unit, cue.first) if by else _clause(unit, cue.first))


def _apposed(unit: Unit, at: int) -> Span:
    """The denial alone in "…, a claim denied by both": from the comma before the verb to the end of its clause."""
    clause = _clause(unit, at)
    comma = next((i for i in range(at - 1, -1, -1) if unit.tokens[i].low in (",", ";")), -1)
    return Span(max(clause.start, unit.tokens[comma + 1].start), clause.end)


def _unconfirmed(unit: Unit, scene: Scene) -> Iterator[_Hit]:
    """Such as "cannot be independently confirmed", "has not been verified", "no confirmation"."""
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        if token.low in _words("confirming", "nouns") and any(
            low_at(tokens, i) in ("no", "without") for i in range(at - 3, at)
        ):
            yield _Hit(at, at, Hedge.UNCONFIRMED, _pointed(unit, at, scene.units))
        elif token.low in _words("confirming", "verbs"):
            negated = _negation(tokens, at)
            if negated is not None:
                yield _Hit(negated, at, Hedge.UNCONFIRMED, _pointed(unit, at, scene.units))


def _negation(tokens: Sequence[Token], at: int) -> int | None:
    """The index of the negation shortly before a verb, with no pause and no "only" between."""
    for i in range(at - 1, max(-1, at - 7), -1):
        if not tokens[i].word and tokens[i].low != "n't":
            return None
        if tokens[i].low == "only":
            return None
        if tokens[i].low in _words("confirming", "negations"):
            return i
    return None


def _pointed(unit: Unit, at: int, units: Sequence[Unit]) -> Span:
    """What "these reports" points at: the paragraph before, or the sentences before in its own; else the own clause."""
    opening = [token.low for token in unit.tokens[:6]]
    pointing = opening[0] in _words("confirming", "pointing")
    points = pointing or any(low in _words("confirming", "passed_on") for low in opening)
    index = unit.index - 1
    paragraph = units[index].paragraph if index >= 0 else -1
    before: list[Unit] = []
    while points and index >= 0 and units[index].paragraph == paragraph and len(before) < _MOST_SENTENCES:
        before.append(units[index])
        index -= 1
    if before:
        return Span(before[-1].start, before[0].tokens[-1].end)
    return _clause(unit, at)


def _passives(unit: Unit, scene: Scene) -> Iterator[_Hit]:
    """Such as "is believed to", "are said to have", "it is thought that"; also "appears to"."""
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        following = low_at(tokens, at + 1)
        seeming = _hedges("seeming").get(token.low)
        if seeming is not None and following in ("to", "that"):
            yield _Hit(at, at, seeming, _clause(unit, at))
        hedge = _hedges("passives").get(token.low)
        if hedge is None or following not in ("to", "that", "of"):
            continue
        be = next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].low in word_class("be_forms")), None)
        if be is not None and (following != "of" or token.low in ("accused", "suspected")):
            yield _Hit(be, at, hedge, _clause(unit, at))


def _verbs(unit: Unit, scene: Scene) -> Iterator[_Hit]:
    """Such as "analysts believe", "the ministry has accused X of", "he claimed that"; the scope is what is reported."""
    frames = scene.frames[unit.index]
    for frame in frames:
        if frame.verb.hedge in (Hedge.ALLEGED, Hedge.BELIEVED):
            scope = reported(unit, frame, frames)
            if scope is not None:
                yield _Hit(frame.at, frame.at, frame.verb.hedge, scope)


def _nouns(unit: Unit, scene: Scene) -> Iterator[_Hit]:
    """Such as "accusations that", "the claim that", "reports of"; the scope is what follows."""
    tokens = unit.tokens
    verbs = {frame.at for frame in scene.frames[unit.index]}
    for at, token in enumerate(tokens):
        leads_on = low_at(tokens, at + 1) in ("that", "of") and low_at(tokens, at + 2)
        if token.low in _hedges("nouns") and token.mention is None and leads_on and at not in verbs:
            yield _Hit(at, at, _hedges("nouns")[token.low], _after(unit, at))


def _single_words(unit: Unit, scene: Scene) -> Iterator[_Hit]:
    """Such as "reportedly", "alleged"; "may have" and "might"."""
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        hedge = _hedges("adverbs").get(token.low)
        if hedge is None and low_at(tokens, at + 1) not in ("to", "that", "of"):
            hedge = _hedges("adjectives").get(token.low)
        modal = token.low in ("may", "might") and not token.capital and token.mention is None and not token.dated
        noun = low_at(tokens, at - 1) in word_class("articles") or low_at(tokens, at + 1) in ("of", "and", "")
        if modal and not noun:
            hedge = Hedge.BELIEVED
        if hedge is not None:
            yield _Hit(at, at, hedge, _clause(unit, at))


_FINDERS: tuple[Callable[[Unit, Scene], Iterator[_Hit]], ...] = (
    _denials,
    _unconfirmed,
    _passives,
    _verbs,
    _nouns,
    _single_words,
)
