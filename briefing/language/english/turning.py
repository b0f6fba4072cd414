"""Words more in a claim that turn the sense of the next one: "nearly sank", "part of the fleet", "a fake licence"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from briefing.language.english.denial import Cue, Kind, find_cues, word_classes, words_of_tokens
from briefing.language.english.exchanged import looks_like_verb
from briefing.language.english.measures import measures
from briefing.language.english.wordlists import values_of
from briefing.language.english.words import Token

Turns = Mapping[Kind, frozenset[str]]
"""The meanings of the words that are turned, by what turns them."""

_NEAR = 4
"""Words behind such a word among which the one stands whose sense it turns."""


def _is_gerund(token: Token) -> bool:
    return token.low.endswith("ing")


def _is_superlative(token: Token) -> bool:
    return token.low.endswith("est") or token.low in ("most", "least", "best", "worst")


def _is_participle(token: Token) -> bool:
    return looks_like_verb(token.low) and not token.low.endswith("ing")


_ONLY: Mapping[Kind, Callable[[Token], bool]] = MappingProxyType(
    {Kind.HINDERED: _is_gerund, Kind.RANKED: _is_superlative, Kind.UNREAL: _is_participle}
)
"""What the turned word must be: "kept from using", "the second largest", "would have sunk"."""

_KINDS = frozenset((Kind.NEARLY, Kind.HARDLY, Kind.PARTLY, Kind.SEEMING, Kind.HINDERED, Kind.UNREAL, Kind.RANKED))


def turned(tokens: Sequence[Token]) -> Turns:
    """The words whose sense another one turns; none where a figure stands next: "nearly 50" only rounds."""
    words = words_of_tokens(tokens)
    own = [cue for cue in find_cues(words) if cue.kind in _KINDS]
    found: dict[Kind, set[str]] = {}
    for cue in own:
        found.setdefault(cue.kind, set()).update(_turned_by(cue, tokens, words))
    return MappingProxyType({kind: frozenset(meanings) for kind, meanings in found.items()})


def _turned_by(cue: Cue, tokens: Sequence[Token], words: Sequence[str]) -> Iterator[str]:
    """The meaning of the next word of content, unless a figure, a measure or another phrase stands before it."""
    fits = _ONLY.get(cue.kind)
    for at in cue.behind[:_NEAR]:
        token = tokens[at]
        if _counts(token) or (at > cue.behind[0] and words[at] in word_classes()["halt"]):
            return
        if token.meaning:
            if fits is None or fits(token):
                yield token.meaning
            return


def _counts(token: Token) -> bool:
    """Whether a word is a name, a figure, a number word or a unit."""
    figure = token.low[:1].isdigit() or token.low in values_of("number_words")
    return token.slot or figure or token.low in measures()
