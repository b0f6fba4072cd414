"""News organisations as sources: which words are a general "state media", and which named agency that may be."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from briefing.analysis.speech.clauses import ClauseToken
from briefing.language.english.reporting import word_class
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.models import EntityType

_STATE = word_list("agencies.state")
_OWNERS = frozenset({EntityType.PLACE, EntityType.GROUP, EntityType.ORG})
_PAPERS = ordered_list("agencies.papers")


@cache
def state_agencies() -> Mapping[str, frozenset[str]]:
    """Names of state agencies, lower case, each with the words for the land that it speaks for."""
    return {name: frozenset(lands.split()) for name, lands in _data()["state"].items()}


@cache
def _press() -> frozenset[str]:
    """Other news organisations that are known by name."""
    return frozenset(_data()["press"]["names"].split())


@cache
def _titles() -> frozenset[str]:
    """Those whose names are several words."""
    return frozenset(_data()["press"]["titles"])


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("briefing.language.english") / "data" / "agencies.toml"
    return tomllib.loads(source.read_text("utf-8"))


def is_press(tokens: Sequence[ClauseToken]) -> bool:
    """Whether the words are a news organisation: one that we know, or a name or noun that says so."""
    words = [token.low for token in tokens if token.word]
    joined = " ".join(words)
    if not words or joined in state_agencies() or any(word in _press() for word in words):
        return bool(words)
    if joined.removeprefix("the ") in _titles():
        return True
    named = any(token.capital for token in tokens)
    return words[-1] in word_class("media") or (named and words[-1] in _PAPERS)


def state_agency(tokens: Sequence[ClauseToken]) -> str | None:
    """The name of the state agency that the words name: one that we know, or one that is called a state's own."""
    words = [token.low for token in tokens if token.word]
    joined = " ".join(words)
    for name in state_agencies():
        if joined == name or f" {name} " in f" {joined} ":
            return _ABBREVIATED.get(name, name)
    media = any(word in word_class("media") for word in words)
    if media and any(token.low in _STATE and token.mention is None for token in tokens):
        own = [token.low for token in tokens if token.mention is not None and token.mention.type is EntityType.ORG]
        return " ".join(own) or None
    return None


_ABBREVIATED = {
    "korean central news agency": "kcna",
    "xinhua news agency": "xinhua",
    "saudi press agency": "spa",
    "anadolu agency": "anadolu",
}


def is_general(tokens: Sequence[ClauseToken]) -> bool:
    """Whether the words are a state's media without a name: "state media", "the North's news agency"."""
    words = [token.low for token in tokens if token.word]
    if not words or words[-1] not in word_class("media") or state_agency(tokens) is not None:
        return False
    if any(word in _STATE for word in words):
        return True
    return words[-2:] == ["news", "agency"] and any(token.low == "'s" for token in tokens)


def may_be(tokens: Sequence[ClauseToken], agency: str) -> bool:
    """Whether the land that a general source names, if it names one, is that of the agency."""
    lands = {
        token.low
        for token in tokens
        if token.mention is not None and token.mention.type in _OWNERS and token.low != "'s"
    }
    known = state_agencies().get(agency)
    if not lands:
        return True
    return known is not None and lands <= known | {"the"}
