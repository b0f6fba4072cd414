"""Appositions: the name behind a title, the subject before an insertion, whom a chain of descriptions describes."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.phrases import Phrase, low_at, names_somebody, noun_phrase_left
from briefing.analysis.speech.clauses import ClauseToken
from briefing.language.english.reporting import forms_for, word_class
from briefing.models import EntityType


def apposed_name(tokens: Sequence[ClauseToken], last: int) -> Phrase | None:
    """The person's name after the comma at ``last`` + 1, as in "its leader, Jo Roe"; None where there is none."""
    at = last + 2
    if low_at(tokens, last + 1) != "," or at >= len(tokens):
        return None
    while at < len(tokens) and tokens[at].low in word_class("abbreviations"):
        at += 2 if low_at(tokens, at + 1) == "." else 1
    mention = tokens[at].mention if at < len(tokens) else None
    if mention is None or mention.type is not EntityType.PERSON:
        return None
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].mention == mention:
        end += 1
    following = tokens[end + 1] if end + 1 < len(tokens) else None
    return (at, end) if following is None or not following.word or following.low in ("of", "from", "who") else None


def over_insertion(tokens: Sequence[ClauseToken], comma: int) -> Phrase | None:
    """The phrase before an insertion that ends at ``comma``: "Ms Roe, who is 40, said"."""
    partners = {")": "("}.get(tokens[comma].low, tokens[comma].low)
    for at in range(comma - 1, max(0, comma - 40), -1):
        token = tokens[at]
        if token.low in (";", ":") or token.quote >= 0:
            return None
        if token.low == partners:
            phrase = noun_phrase_left(tokens, at - 1)
            if (
                phrase is not None
                and names_somebody(tokens[phrase[0] : phrase[1] + 1])
                and opens_clause(tokens, phrase[0])
            ):
                return _first_of_chain(tokens, phrase) or phrase
    return None


def _first_of_chain(tokens: Sequence[ClauseToken], phrase: Phrase) -> Phrase | None:
    """The person whom a chain of appositions describes: "Ada Roe" of "Ada Roe, head of Mills, a firm in Lund, said"."""
    first = phrase[0]
    while first > 1 and tokens[first - 1].low == ",":
        before = noun_phrase_left(tokens, first - 2)
        if before is None or any(tokens[at].low in ("and", "or") for at in range(first, phrase[1] + 1)):
            return None
        if any(_is_person(tokens[at]) and not _oblique(tokens, at) for at in range(first, phrase[1] + 1)):
            return None
        first = before[0]
        if _is_person(tokens[before[1]]) and opens_clause(tokens, first):
            return before
    return None


def _oblique(tokens: Sequence[ClauseToken], at: int) -> bool:
    """Whether a name stands behind a preposition: "head of sales for Holm" is nobody called Holm."""
    while at > 0 and tokens[at - 1].mention == tokens[at].mention:
        at -= 1
    return low_at(tokens, at - 1) in word_class("prepositions")


def _is_person(token: ClauseToken) -> bool:
    return token.mention is not None and token.mention.type is EntityType.PERSON


def apposed_body(tokens: Sequence[ClauseToken], comma: int) -> Phrase | None:
    """The name before ``comma`` that says which group one is: "the group that owns it, Tarn Mills, says"."""
    name = tokens[comma - 1].mention if comma else None
    if name is None or name.type not in (EntityType.ORG, EntityType.OTHER, EntityType.PERSON):
        return None
    first = comma - 1
    while first > 0 and tokens[first - 1].mention == name:
        first -= 1
    described = tokens[: first - 1]
    opened = low_at(tokens, first - 1) == "," and (low_at(tokens, 0) == "the" or _is_bare(described, name.type))
    head = next((token for token in described[:4] if token.low in word_class("bodies", "media")), None)
    named = any(token.mention is not None for token in described[:4]) or any(token.low == "," for token in described)
    return (first, comma - 1) if opened and head is not None and not named else None


def _is_bare(described: Sequence[ClauseToken], kind: EntityType) -> bool:
    """Whether words without an article end in a body, as a caption's do: "Cable operator, Tarn Mills, says"."""
    ends = bool(described) and described[-1].low in word_class("bodies", "media")
    return kind is not EntityType.PERSON and ends and not any(token.capital for token in described[1:])


def opens_clause(tokens: Sequence[ClauseToken], first: int) -> bool:
    """Whether a phrase stands where a subject may: at the start, after a pause, a conjunction, a time or a quote."""
    if first == 0:
        return True
    previous = tokens[first - 1]
    return (
        not previous.word
        or previous.dated
        or previous.low in word_class("conjunctions")
        or previous.low in word_class("adverbs")
        or previous.low in forms_for("speaking")
        or _after_opening(tokens, first)
    )


def _after_opening(tokens: Sequence[ClauseToken], first: int) -> bool:
    """Whether only a preposition phrase goes before, as in "In Paris officials"."""
    return tokens[0].low in word_class("prepositions") and all(token.word for token in tokens[:first])
