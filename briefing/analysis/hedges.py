"""Words that weaken a statement, with their scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.analysis.clauses import Token, Unit
from briefing.analysis.reporting import reporting_verbs, word_class
from briefing.analysis.scopes import reported
from briefing.analysis.speakers import Scene, set_scene
from briefing.models import Analysis, Article, Hedge, HedgeCue, Span

_ADVERBS = {
    "reportedly": Hedge.REPORTED,
    "allegedly": Hedge.ALLEGED,
    "purportedly": Hedge.ALLEGED,
    "supposedly": Hedge.ALLEGED,
    "ostensibly": Hedge.ALLEGED,
    "apparently": Hedge.BELIEVED,
    "presumably": Hedge.BELIEVED,
    "possibly": Hedge.BELIEVED,
    "probably": Hedge.BELIEVED,
    "perhaps": Hedge.BELIEVED,
}
_ADJECTIVES = {
    "alleged": Hedge.ALLEGED,
    "purported": Hedge.ALLEGED,
    "supposed": Hedge.ALLEGED,
    "suspected": Hedge.BELIEVED,
    "presumed": Hedge.BELIEVED,
    "unconfirmed": Hedge.UNCONFIRMED,
    "unverified": Hedge.UNCONFIRMED,
    "rumoured": Hedge.UNCONFIRMED,
    "rumored": Hedge.UNCONFIRMED,
}
_PASSIVES = {
    **dict.fromkeys(
        ["believed", "thought", "suspected", "presumed", "feared", "estimated", "understood", "assumed"], Hedge.BELIEVED
    ),
    **dict.fromkeys(["said", "reported", "rumoured", "rumored"], Hedge.REPORTED),
    **dict.fromkeys(["alleged", "accused", "claimed", "charged", "purported"], Hedge.ALLEGED),
}
_NOUNS = {
    **dict.fromkeys(["accusation", "accusations", "allegation", "allegations", "claim", "claims"], Hedge.ALLEGED),
    **dict.fromkeys(["suspicion", "suspicions", "speculation", "belief"], Hedge.BELIEVED),
    **dict.fromkeys(["rumour", "rumours", "rumor", "rumors"], Hedge.UNCONFIRMED),
    **dict.fromkeys(["report", "reports"], Hedge.REPORTED),
}
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_CLAUSE_ENDS = frozenset([";", "but", "while", "although", "though", "whereas"])
_NOT_DENIALS = frozenset(
    [
        "entry",
        "access",
        "bail",
        "permission",
        "visa",
        "visas",
        "asylum",
        "him",
        "her",
        "them",
        "us",
        "me",
        "parole",
        "entrance",
        "admission",
        "boarding",
        "service",
        "treatment",
        "care",
        "funding",
        "victory",
        "chance",
        "opportunity",
        "request",
        "requests",
        "appeal",
        "appeals",
        "motion",
        "application",
        "them",
    ]
)
_DISMISSED = frozenset(
    [
        "reject",
        "rejects",
        "rejected",
        "rejecting",
        "dismiss",
        "dismisses",
        "dismissed",
        "dismissing",
        "refute",
        "refutes",
        "refuted",
        "refuting",
    ]
)
_ACCUSATIONS = frozenset(
    [
        "accusation",
        "accusations",
        "allegation",
        "allegations",
        "claim",
        "claims",
        "report",
        "reports",
        "charge",
        "charges",
        "suggestion",
        "suggestions",
        "rumours",
        "rumors",
        "rumour",
        "rumor",
        "assertion",
        "assertions",
        "notion",
    ]
)
_CONFIRM = frozenset(
    ["confirmed", "verified", "corroborated", "substantiated", "authenticated", "confirm", "verify", "corroborate"]
)
_POINTING = frozenset(["this", "these", "those", "that", "neither", "none", "it", "they"])
_PASSED_ON = frozenset(
    [
        "report",
        "reports",
        "claim",
        "claims",
        "account",
        "accounts",
        "information",
        "figures",
        "allegations",
        "statement",
        "statements",
    ]
)


def find_hedges(article: Article, found: Analysis) -> tuple[HedgeCue, ...]:
    """Every hedging cue outside quotes with the stretch that it weakens, in the order of the text.

    Plain attribution ("said") is no cue here: it is a layer of its own. A sentence such as "The reports could not be
    verified" weakens the paragraph before it.
    """
    scene = set_scene(article, found)
    cues: list[HedgeCue] = []
    for unit in scene.units:
        taken: set[int] = set()
        for finder in (_denials, _unconfirmed, _passives, _verbs, _nouns, _single_words):
            for hit in finder(unit, scene):
                if hit.at not in taken:
                    taken.add(hit.at)
                    cue = Span(unit.tokens[hit.first].start, unit.tokens[hit.at].end)
                    cues.append(HedgeCue(cue.start, cue.end, hit.hedge, hit.scope))
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue from token ``first`` to ``at``."""

    first: int
    at: int
    hedge: Hedge
    scope: Span


_Finder = Callable[[Unit, Scene], list[_Hit]]


def _clause(unit: Unit, at: int) -> Span:
    """The clause around a token: the sentence, cut at semicolons and at contrasting conjunctions."""
    tokens = unit.tokens
    start = next((i + 1 for i in range(at - 1, -1, -1) if tokens[i].low in _CLAUSE_ENDS), 0)
    end = next((i - 1 for i in range(at + 1, len(tokens)) if tokens[i].low in _CLAUSE_ENDS), len(tokens) - 1)
    return _trimmed(tokens, start, end)


def _after(unit: Unit, at: int) -> Span:
    """From the token after ``at`` to the end of its clause."""
    tokens = unit.tokens
    end = next((i - 1 for i in range(at + 1, len(tokens)) if tokens[i].low in _CLAUSE_ENDS), len(tokens) - 1)
    return _trimmed(tokens, min(at + 1, len(tokens) - 1), max(end, at))


def _trimmed(tokens: Sequence[Token], start: int, end: int) -> Span:
    """The range of the tokens without punctuation at its ends."""
    while end > start and tokens[end].low in (".", ",", "!", "?"):
        end -= 1
    while start < end and tokens[start].low in (",", "that", ":"):
        start += 1
    return Span(tokens[start].start, tokens[end].end)


def _low(tokens: Sequence[Token], at: int) -> str:
    """The word at an index, empty outside the sentence."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _denials(unit: Unit, scene: Scene) -> list[_Hit]:
    """ "X denied Y", "a claim denied by X", "dismissed the allegation"; not "was denied entry", not "did not deny"."""
    hits = []
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        verb = reporting_verbs().get(token.low)
        window = [_low(tokens, i) for i in range(at - 4, at)]
        if (
            any(low in ("not", "n't", "never", "nor", "neither", "cannot", "to") for low in window[-3:])
            or "neither" in window
        ):
            continue
        following = [_low(tokens, i) for i in range(at + 1, at + 5)]
        if verb is not None and verb.lemma == "deny":
            passive = any(low in _BE for low in window[-2:]) and following[0] != "by"
            if passive or any(low in _NOT_DENIALS for low in following[:2]):
                continue
            hits.append(_Hit(at, at, Hedge.DENIED, _apposed(unit, at) if following[0] == "by" else _clause(unit, at)))
        elif token.low in _DISMISSED and any(low in _ACCUSATIONS for low in following):
            hits.append(_Hit(at, at, Hedge.DENIED, _clause(unit, at)))
    return hits


def _apposed(unit: Unit, at: int) -> Span:
    """The denial alone in "…, a claim denied by both": from the comma before the verb to the end of its clause."""
    clause = _clause(unit, at)
    comma = next((i for i in range(at - 1, -1, -1) if unit.tokens[i].low in (",", ";")), -1)
    return Span(max(clause.start, unit.tokens[comma + 1].start), clause.end)


def _unconfirmed(unit: Unit, scene: Scene) -> list[_Hit]:
    """ "cannot be independently confirmed", "has not been verified", "no confirmation"."""
    hits = []
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        window = [_low(tokens, i) for i in range(max(0, at - 6), at)]
        negated = next(
            (i for i in range(max(0, at - 6), at) if tokens[i].low in ("not", "n't", "cannot", "unable", "never")), None
        )
        if token.low in _CONFIRM and negated is not None and "deny" not in window:
            hits.append(_Hit(negated, at, Hedge.UNCONFIRMED, _pointed(unit, at, scene.units)))
        elif token.low in ("confirmation", "verification") and any(low in ("no", "without") for low in window[-3:]):
            hits.append(_Hit(at, at, Hedge.UNCONFIRMED, _pointed(unit, at, scene.units)))
    return hits


def _pointed(unit: Unit, at: int, units: Sequence[Unit]) -> Span:
    """What "these reports" points at: the paragraph before, or the sentences before in its own; else the own clause."""
    tokens = unit.tokens
    opening = [token.low for token in tokens[:6]]
    points = opening[0] in _POINTING or any(low in _PASSED_ON for low in opening)
    index = unit.index - 1
    paragraph = units[index].paragraph if index >= 0 else -1
    before = []
    while points and index >= 0 and units[index].paragraph == paragraph:
        before.append(units[index])
        index -= 1
    if before:
        return Span(before[-1].start, before[0].tokens[-1].end)
    return _clause(unit, at)


def _passives(unit: Unit, scene: Scene) -> list[_Hit]:
    """ "is believed to", "are said to have", "it is thought that"."""
    hits = []
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        hedge = _PASSIVES.get(token.low)
        if hedge is None or _low(tokens, at + 1) not in ("to", "that", "of"):
            continue
        be = next((i for i in range(at - 1, max(-1, at - 4), -1) if tokens[i].low in _BE), None)
        if be is None or (_low(tokens, at + 1) == "of" and token.low not in ("accused", "suspected")):
            continue
        hits.append(_Hit(be, at, hedge, _clause(unit, at)))
    return hits


def _verbs(unit: Unit, scene: Scene) -> list[_Hit]:
    """ "analysts believe", "the United States has accused X of", "he claimed that"; the scope is what is reported."""
    hits = []
    frames = scene.frames[unit.index]
    for frame in frames:
        if frame.verb.hedge in (Hedge.ALLEGED, Hedge.BELIEVED):
            scope = reported(unit, frame, frames)
            if scope is not None:
                hits.append(_Hit(frame.at, frame.at, frame.verb.hedge, scope))
    return hits


def _nouns(unit: Unit, scene: Scene) -> list[_Hit]:
    """ "accusations that", "the claim that", "reports of"; the scope is what follows."""
    tokens = unit.tokens
    return [
        _Hit(at, at, _NOUNS[token.low], _after(unit, at))
        for at, token in enumerate(tokens)
        if token.low in _NOUNS and _low(tokens, at + 1) == "that"
    ]


def _single_words(unit: Unit, scene: Scene) -> list[_Hit]:
    """ "reportedly", "alleged"; "may have" and "might"."""
    hits = []
    tokens = unit.tokens
    for at, token in enumerate(tokens):
        hedge = _ADVERBS.get(token.low) or _ADJECTIVES.get(token.low)
        if hedge is None and token.low == "may" and not token.capital and token.mention is None:
            hedge = Hedge.BELIEVED
        if (
            hedge is None
            and token.low == "might"
            and _low(tokens, at + 1) not in ("of", "and")
            and at
            and _low(tokens, at - 1) not in word_class("determiners")
        ):
            hedge = Hedge.BELIEVED
        if hedge is not None:
            hits.append(_Hit(at, at, hedge, _clause(unit, at)))
    return hits
