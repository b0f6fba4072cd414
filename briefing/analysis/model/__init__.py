"""The shipped tagger: names of people, organisations, places, groups and other named things in English text.

Labels are ``PER``, ``ORG``, ``LOC``, ``NORP`` (nationalities, peoples, faiths) and ``MISC`` (events, works, weapons and
what else has a name). ``MODEL_CARD.md`` says what the weights are made of and how well they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefing.analysis.model.chances import Chances, Scored
from briefing.analysis.model.document import second_look
from briefing.analysis.model.gazetteer import load_gazetteer
from briefing.analysis.model.network import LABELS, Network, load_network, spans
from briefing.analysis.model.tokens import ModelToken, tokenise

__all__ = [
    "LABELS",
    "Chances",
    "ModelToken",
    "NameSpan",
    "Scored",
    "Tagger",
    "read_document",
    "tag_document",
    "tokenise",
]


class NameSpan(NamedTuple):
    """A name: half-open range of code points in the text and one of ``LABELS``."""

    start: int
    end: int
    label: str


class Tagger:
    """The model in memory. It keeps no state between documents that would change a result."""

    def __init__(self, network: Network) -> None:
        self._network = network

    @staticmethod
    @cache
    def load() -> Tagger:
        """The tagger that the package ships, read once for the process."""
        return Tagger(load_network())

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, str]]]:
        """Names of each sentence of one document as (first token, token after the last, label), in order."""
        found = [spans(tags) for tags in self._network.tag(sentences)]
        return second_look(sentences, found, load_gazetteer())

    def read_document(self, text: str, sentences: Sequence[tuple[int, int]]) -> tuple[tuple[NameSpan, ...], Scored]:
        """The names of a text whose sentences are the given character ranges, in order, not overlapping.

        With them comes how sure the network is of any range of its words.
        """
        tokens = [tokenise(text, start, end) for start, end in sentences]
        words = [[text[token.start : token.end] for token in row] for row in tokens]
        tags, scores = self._network.tag_and_score(words)
        found = second_look(words, [spans(row) for row in tags], load_gazetteer())
        names = tuple(
            NameSpan(row[first].start, row[last - 1].end, label)
            for row, named in zip(tokens, found, strict=True)
            for first, last, label in named
        )
        return names, Scored(tokens, scores, self._network.transitions)

    def tag_document(self, text: str, sentences: Sequence[tuple[int, int]]) -> tuple[NameSpan, ...]:
        """The names of a text, as ``read_document`` finds them."""
        return self.read_document(text, sentences)[0]


def tag_document(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[NameSpan, ...]:
    """The names of a text, by the shipped tagger; see ``Tagger.tag_document``."""
    return Tagger.load().tag_document(text, sentences)


def read_document(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[tuple[NameSpan, ...], Scored]:
    """The names of a text by the shipped tagger, and how sure it is; see ``Tagger.read_document``."""
    return Tagger.load().read_document(text, sentences)
