"""The network that tags words, run in numpy: embeddings of a word and its parts, then convolutions over its neighbours.

Weights of embeddings are whole numbers of 8 bits with a scale for each column. A word's own part of the first layer is
computed once and kept, so a text costs little more than its convolutions. The labels of a sentence are chosen together
by the Viterbi algorithm over learned scores of transitions (Lample et al. 2016, arXiv:1603.01360). Convolutions with
hashed word parts follow the layout of spaCy's "MultiHashEmbed" and "MaxoutWindowEncoder" (spacy.io/api/architectures).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from briefing.analysis.model.features import (
    PLACE_BITS,
    Floats,
    place_bits,
    word_bits,
    word_ids,
)
from briefing.analysis.model.gazetteer import Gazetteer, load_gazetteer

LABELS: Final = ("PER", "ORG", "LOC", "NORP", "MISC")
TAGS: Final = ("O", *(f"{part}-{label}" for label in LABELS for part in "BI"))
TABLES: Final = ("word", "prefix", "suffix", "suffix", "shape", "gram")
"""The table of embeddings of each column of a word's ids; all further columns are of the last one."""
LAYERS: Final = 4
_NEVER: Final = -1e4
_PAD: Final = 1
"""Empty rows between two sentences, as wide as a convolution reaches to one side."""
_KEPT_WORDS: Final = 4096
"""Words whose part of the first layer is remembered: 4 MB."""
_CHUNK: Final = 1024
"""Words that are computed together; it bounds the memory, whatever the length of a text."""
_LONGEST: Final = 160
"""Words of the longest sentence that is tagged in one piece."""

Weights = Mapping[str, NDArray[Any]]


class Network:
    """Weights in memory, and what was computed of words already seen (it changes the speed, never a result)."""

    def __init__(self, weights: Weights, vocabulary: Sequence[str], table: Gazetteer) -> None:
        self._weights = weights
        self._vocabulary = {word: row + 1 for row, word in enumerate(vocabulary)}
        self._table = table
        self._seen: dict[str, Floats] = {}
        self.transitions = np.where(forbidden(), _NEVER, weights["transitions"]).astype(np.float32)

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """BIO tags for the words of the sentences of one document."""
        return self.tag_and_score(sentences)[0]

    def tag_and_score(self, sentences: Sequence[Sequence[str]]) -> tuple[list[list[str]], list[Floats]]:
        """BIO tags for the words of the sentences of one document, and the scores (words, tags) of each sentence."""
        tags: list[list[str]] = [[] for _ in sentences]
        pieces: list[list[Floats]] = [[] for _ in sentences]
        for rows, scores in self.scores(sentences):
            for row, found, piece in zip(rows, _viterbi(scores, self.transitions), scores, strict=True):
                tags[row].extend(found)
                pieces[row].append(piece)
        nothing = np.zeros((0, len(TAGS)), np.float32)
        return tags, [np.concatenate(row) if row else nothing for row in pieces]

    def scores(self, sentences: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], list[Floats]]]:
        """Scores of the tags in chunks: numbers of sentences, and an array (words, tags) for each of them.

        A sentence that is too long comes in pieces, its number with each; an empty one never comes.
        """
        facts = place_bits(sentences, self._table)
        rows: list[int] = []
        pieces: list[Sequence[str]] = []
        bits: list[Floats] = []
        waiting = 0
        for row, sentence in enumerate(sentences):
            for start in range(0, len(sentence), _LONGEST):
                rows.append(row)
                pieces.append(sentence[start : start + _LONGEST])
                bits.append(facts[row][start : start + _LONGEST])
                waiting += len(pieces[-1])
                if waiting >= _CHUNK:
                    yield rows, self._score(pieces, bits)
                    rows, pieces, bits, waiting = [], [], [], 0
        if rows:
            yield rows, self._score(pieces, bits)

    def _score(self, pieces: Sequence[Sequence[str]], facts: Sequence[Floats]) -> list[Floats]:
        self._learn({word for piece in pieces for word in piece})
        starts = np.cumsum([_PAD, *(len(piece) + _PAD for piece in pieces)]).tolist()
        inside = np.zeros((starts[-1], 1), np.float32)
        states = np.zeros((starts[-1], self._weights["in_b"].shape[0]), np.float32)
        bits = np.zeros((starts[-1], PLACE_BITS), np.float32)
        for start, piece, fact in zip(starts, pieces, facts, strict=False):
            place = slice(start, start + len(piece))
            inside[place] = 1
            bits[place] = fact
            states[place] = [self._seen[word] for word in piece]
        states += bits @ self._weights["in_place"]
        emitted = self._convolve(_maxout(states) * inside, inside)
        return [emitted[start : start + len(piece)] for start, piece in zip(starts, pieces, strict=False)]

    def _learn(self, words: set[str]) -> None:
        """Compute the parts that words have in the first layer, and remember them."""
        if len(self._seen) + len(words) > _KEPT_WORDS:
            self._seen.clear()
        fresh = sorted(words - self._seen.keys())
        if not fresh:
            return
        ids = np.array([word_ids(word, self._vocabulary) for word in fresh], np.int32)
        facts = np.array([word_bits(word, self._table) for word in fresh], np.float32)
        parts = [self._weights[f"e_{name}"][ids[:, column]] for column, name in enumerate(TABLES[:-1])]
        grams = ids[:, len(TABLES) - 1 :]
        there = (grams > 0)[..., None].astype(np.float32)
        pooled = (self._weights["e_gram"][grams] * there).sum(1) / np.maximum(there.sum(1), 1.0) ** 0.5
        made = np.concatenate([*parts, pooled, facts], 1) @ self._weights["in_word"] + self._weights["in_b"]
        self._seen.update(zip(fresh, made.astype(np.float32), strict=True))

    def _convolve(self, states: Floats, inside: Floats) -> Floats:
        weights = self._weights
        nothing = np.zeros_like(states[:1])
        for layer in range(LAYERS):
            left = np.concatenate([nothing, states[:-1]])
            right = np.concatenate([states[1:], nothing])
            mixed = _maxout(np.concatenate([left, states, right], 1) @ weights[f"c{layer}_w"] + weights[f"c{layer}_b"])
            mixed -= mixed.mean(1, keepdims=True)
            mixed /= np.sqrt((mixed * mixed).mean(1, keepdims=True) + 1e-5)
            states = (states + mixed * weights[f"c{layer}_g"] + weights[f"c{layer}_o"]) * inside
        emitted: Floats = states @ weights["out_w"] + weights["out_b"]
        return emitted


def load_network() -> Network:
    """The network that the package ships."""
    with files(__package__).joinpath("weights.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        weights = unpack(stored)
        vocabulary = bytes(stored["vocabulary"]).decode("utf-8").split("\n")
    return Network(weights, vocabulary, load_gazetteer())


def unpack(stored: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """Weights as 32-bit floats; ``q_NAME`` holds 8-bit weights and ``s_NAME`` the scale of each column."""
    weights: dict[str, Floats] = {}
    for name in stored:
        if name.startswith("q_"):
            weights[name[2:]] = stored[name].astype(np.float32) * stored[f"s_{name[2:]}"].astype(np.float32)
        elif not name.startswith("s_") and name != "vocabulary":
            weights[name] = stored[name].astype(np.float32)
    return weights


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """The names in a row of BIO tags, as first word, word after the last, and label."""
    found: list[tuple[int, int, str]] = []
    place = 0
    while place < len(tags):
        start, place = place, place + 1
        if tags[start] == "O":
            continue
        label = tags[start][2:]
        while place < len(tags) and tags[place] == f"I-{label}":
            place += 1
        found.append((start, place, label))
    return found


def forbidden() -> NDArray[np.bool_]:
    """Where the tag of the column may not follow the tag of the row: inside a name that did not begin."""
    return np.array([[tag[0] == "I" and (before == "O" or before[2:] != tag[2:]) for tag in TAGS] for before in TAGS])


def _maxout(states: Floats) -> Floats:
    half = states.shape[1] // 2
    return np.maximum(states[:, :half], states[:, half:])


def _viterbi(scores: Sequence[Floats], transitions: Floats) -> list[list[str]]:
    """The best tags of every sentence; all sentences advance together, longest first."""
    order = sorted(range(len(scores)), key=lambda row: -len(scores[row]))
    longest = len(scores[order[0]])
    emitted = np.zeros((longest, len(order), len(TAGS)), np.float32)
    for column, row in enumerate(order):
        emitted[: len(scores[row]), column] = scores[row]
    lengths = np.array([len(scores[row]) for row in order])
    best = emitted[0] + np.array([_NEVER if tag[0] == "I" else 0 for tag in TAGS], np.float32)
    back = np.zeros((longest, len(order), len(TAGS)), np.int8)
    for step in range(1, longest):
        alive = int((lengths > step).sum())
        options = best[:alive, :, None] + transitions
        back[step, :alive] = options.argmax(1)
        best[:alive] = options.max(1) + emitted[step, :alive]
    found: list[list[str]] = [[] for _ in scores]
    for column, row in enumerate(order):
        tag = int(best[column].argmax())
        tags = [tag]
        for step in range(int(lengths[column]) - 1, 0, -1):
            tag = int(back[step, column, tag])
            tags.append(tag)
        found[row] = [TAGS[tag] for tag in reversed(tags)]
    return found
