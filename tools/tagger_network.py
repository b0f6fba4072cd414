"""Train the network of the tagger with JAX on one processor, and pack its weights.

The loss is that of a linear-chain CRF over the network's scores. The weights that are kept are a running mean over the
last steps, which scores better than the last step alone (Polyak averaging).
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import optax

from briefing.analysis.model.features import (
    GRAMS,
    MAX_GRAMS,
    PLACE_BITS,
    PREFIXES,
    SHAPES,
    SUFFIXES,
    WORD_BITS,
    WORD_IDS,
    place_bits,
    vocabulary_form,
    word_bits,
    word_ids,
)
from briefing.analysis.model.gazetteer import Gazetteer
from briefing.analysis.model.network import LAYERS, TAGS, forbidden
from tools.forget_handles import store
from tools.tagger_data import Document

HIDDEN = 128
SIZES = {"word": 64, "prefix": 16, "suffix": 24, "shape": 16, "gram": 40}
LENGTHS = (12, 24, 40, 64, 128)
WORDS_A_BATCH = 1536
KEEP = {"word": 0.5, "parts": 0.6, "bits": 0.9, "first": 0.6, "layers": 0.6}
"""Shares that dropout keeps: of whole word embeddings, of embedded parts, of bits, and of values within the layers."""
RATE = 2e-3
"""The highest rate of learning; it falls to 3 % of it as half a cosine."""
KEPT = 0.997
"""The share of the running mean that each step keeps."""
TAG_ROW = {tag: row for row, tag in enumerate(TAGS)}
Parameters = dict[str, Any]
Array = jax.Array | np.ndarray
Batch = tuple[Array, Array, Array, Array, Array]
"""Ids, word bits, place bits, tags and a mask of the words that are there: (batch, words, …)."""
Example = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


class Encoder:
    """Turns documents into arrays; remembers words."""

    def __init__(self, vocabulary: Sequence[str], table: Gazetteer) -> None:
        self.vocabulary = {word: row + 1 for row, word in enumerate(vocabulary)}
        self.table = table
        self._seen: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def word(self, word: str) -> tuple[np.ndarray, np.ndarray]:
        """Ids (int16) and bits (bool) of one word."""
        known = self._seen.get(word)
        if known is None:
            known = (
                np.array(word_ids(word, self.vocabulary), np.int32),
                np.array(word_bits(word, self.table), np.bool_),
            )
            self._seen[word] = known
        return known

    def document(self, document: Document) -> Iterator[Example]:
        """Ids, word bits, place bits and tags of each sentence that is not too long."""
        sentences = [(words, tags) for words, tags in document.sentences if words]
        for (words, tags), bits in zip(
            sentences, place_bits([words for words, _ in sentences], self.table), strict=True
        ):
            if len(words) <= LENGTHS[-1]:
                known = [self.word(word) for word in words]
                yield (
                    np.stack([ids for ids, _ in known]),
                    np.stack([facts for _, facts in known]),
                    bits.astype(np.bool_),
                    np.array([TAG_ROW[tag] for tag in tags], np.int32),
                )


def make_vocabulary(documents: Sequence[Document], least: int = 2) -> list[str]:
    """The words that documents hold at least ``least`` times, commonest first."""
    counts: defaultdict[str, int] = defaultdict(int)
    for document in documents:
        for words, _ in document.sentences:
            for word in words:
                counts[vocabulary_form(word)] += 1
    kept = [(count, word) for word, count in counts.items() if count >= least and "\n" not in word and len(word) < 30]
    return [word for _, word in sorted(kept, key=lambda pair: (-pair[0], pair[1]))]


def initial(words: int, seed: int) -> Parameters:
    """Random weights."""
    draw = np.random.default_rng(seed)

    def normal(*shape: int, scale: float) -> np.ndarray:
        return (draw.standard_normal(shape) * scale).astype(np.float32)

    rows = {"word": words + 1, "prefix": PREFIXES, "suffix": SUFFIXES, "shape": SHAPES, "gram": GRAMS}
    made: Parameters = {f"e_{name}": normal(rows[name], SIZES[name], scale=0.1) for name in SIZES}
    width = sum(SIZES.values()) + SIZES["suffix"] + WORD_BITS
    made["in_word"] = normal(width, HIDDEN * 2, scale=width**-0.5)
    made["in_place"] = normal(PLACE_BITS, HIDDEN * 2, scale=width**-0.5)
    made["in_b"] = np.zeros(HIDDEN * 2, np.float32)
    for layer in range(LAYERS):
        made[f"c{layer}_w"] = normal(3 * HIDDEN, HIDDEN * 2, scale=(3 * HIDDEN) ** -0.5)
        made[f"c{layer}_b"] = np.zeros(HIDDEN * 2, np.float32)
        made[f"c{layer}_g"] = np.ones(HIDDEN, np.float32)
        made[f"c{layer}_o"] = np.zeros(HIDDEN, np.float32)
    made["out_w"] = normal(HIDDEN, len(TAGS), scale=HIDDEN**-0.5)
    made["out_b"] = np.zeros(len(TAGS), np.float32)
    made["transitions"] = np.zeros((len(TAGS), len(TAGS)), np.float32)
    return made


def _maxout(states: jax.Array) -> jax.Array:
    return jnp.maximum(states[..., :HIDDEN], states[..., HIDDEN:])


def _scores(p: Parameters, arrays: Batch, key: jax.Array) -> jax.Array:
    """Scores (batch, words, tags) with the dropout of training."""
    ids, facts, bits, _, mask = arrays
    keys = jax.random.split(key, 6 + LAYERS)
    batch, length = mask.shape

    def keep(index: int, share: float, shape: tuple[int, ...]) -> jax.Array:
        return jax.random.bernoulli(keys[index], share, shape).astype(jnp.float32)

    grams = ids[..., WORD_IDS - MAX_GRAMS :]
    there = (grams > 0)[..., None].astype(jnp.float32)
    pooled = (p["e_gram"][grams] * there).sum(-2) / jnp.maximum(there.sum(-2), 1.0) ** 0.5
    word = p["e_word"][jnp.where(keep(0, KEEP["word"], (batch, length)) > 0, ids[..., 0], 0)]
    parts = [
        word,
        p["e_prefix"][ids[..., 1]],
        p["e_suffix"][ids[..., 2]],
        p["e_suffix"][ids[..., 3]],
        p["e_shape"][ids[..., 4]],
    ]
    embedded = jnp.concatenate([*parts, pooled], -1)
    embedded = embedded * keep(5 + LAYERS, KEEP["parts"], embedded.shape) / KEEP["parts"]
    own = jnp.concatenate([embedded, facts * keep(1, KEEP["bits"], facts.shape)], -1)
    states = _maxout(own @ p["in_word"] + (bits * keep(2, KEEP["bits"], bits.shape)) @ p["in_place"] + p["in_b"])
    states = states * keep(3, KEEP["first"], states.shape) / KEEP["first"] * mask[..., None]
    for layer in range(LAYERS):
        edge = jnp.zeros_like(states[:, :1])
        near = jnp.concatenate(
            [jnp.concatenate([edge, states[:, :-1]], 1), states, jnp.concatenate([states[:, 1:], edge], 1)], -1
        )
        mixed = _maxout(near @ p[f"c{layer}_w"] + p[f"c{layer}_b"])
        mixed = mixed - mixed.mean(-1, keepdims=True)
        mixed = mixed / jnp.sqrt((mixed**2).mean(-1, keepdims=True) + 1e-5) * p[f"c{layer}_g"] + p[f"c{layer}_o"]
        mixed = mixed * keep(4 + layer, KEEP["layers"], (batch, 1, HIDDEN)) / KEEP["layers"]
        states = (states + mixed) * mask[..., None]
    return states @ p["out_w"] + p["out_b"]


def _loss(p: Parameters, arrays: Batch, key: jax.Array) -> jax.Array:
    """Mean negative log likelihood a word of the true tags under the CRF."""
    *_, tags, mask = arrays
    scores = _scores(p, arrays, key)
    moves = jnp.where(forbidden(), -1e4, p["transitions"])
    truth = (jnp.take_along_axis(scores, tags[..., None], -1)[..., 0] * mask).sum(1)
    truth = truth + (moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)

    def step(state: jax.Array, now: tuple[jax.Array, jax.Array]) -> tuple[jax.Array, None]:
        emitted, there = now
        following = jax.nn.logsumexp(state[:, :, None] + moves[None], axis=1) + emitted
        return jnp.where(there[:, None] > 0, following, state), None

    last, _ = jax.lax.scan(step, scores[:, 0], (scores[:, 1:].swapaxes(0, 1), mask[:, 1:].T))
    return (jax.nn.logsumexp(last, -1) - truth).sum() / mask.sum()


def _batches(examples: Sequence[Example], draw: np.random.Generator) -> list[list[int]]:
    """Indices of sentences of about one length, so that little is padded."""
    waiting: defaultdict[int, list[int]] = defaultdict(list)
    full = []
    for index in draw.permutation(len(examples)).tolist():
        length = next(size for size in LENGTHS if len(examples[index][3]) <= size)
        waiting[length].append(index)
        if len(waiting[length]) == WORDS_A_BATCH // length:
            full.append(waiting.pop(length))
    return [full[at] for at in draw.permutation(len(full)).tolist()]


def _stack(examples: Sequence[Example]) -> Batch:
    length = next(size for size in LENGTHS if max(len(example[3]) for example in examples) <= size)
    size = len(examples)
    ids = np.zeros((size, length, WORD_IDS), np.int32)
    facts = np.zeros((size, length, WORD_BITS), np.float32)
    bits = np.zeros((size, length, PLACE_BITS), np.float32)
    tags = np.zeros((size, length), np.int32)
    mask = np.zeros((size, length), np.float32)
    for row, example in enumerate(examples):
        words = len(example[3])
        ids[row, :words], facts[row, :words], bits[row, :words], tags[row, :words] = example
        mask[row, :words] = 1
    return ids, facts, bits, tags, mask


def train(rounds: Callable[[int], Sequence[Example]], count: int, words: int, seed: int) -> Parameters:
    """Weights after ``count`` rounds; ``rounds(n)`` gives the sentences of round n, ``words`` counts the vocabulary."""
    draw = np.random.default_rng(seed)
    parameters = {name: jnp.asarray(value) for name, value in initial(words, seed).items()}
    examples = rounds(0)
    steps = int(sum(len(example[3]) for example in examples) * 1.25 / WORDS_A_BATCH) * count
    optimiser = _optimiser(steps)
    step = _step_of(optimiser)
    state, mean = optimiser.init(parameters), parameters
    key, began = jax.random.PRNGKey(seed), time.perf_counter()
    for number in range(count):
        examples = rounds(number) if number else examples
        losses = []
        for batch in _batches(examples, draw):
            key, now = jax.random.split(key)
            parameters, mean, state, loss = step(parameters, mean, state, _stack([examples[i] for i in batch]), now)
            losses.append(loss)
        seconds = time.perf_counter() - began
        print(f"round {number + 1}/{count} loss {float(np.mean(losses)):.4f} {seconds:.0f} s", flush=True)
    return {name: np.asarray(value) for name, value in mean.items()}


def _optimiser(steps: int) -> optax.GradientTransformation:
    schedule = optax.warmup_cosine_decay_schedule(0.0, RATE, min(200, steps // 4), steps, RATE * 0.03)
    return optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(schedule, weight_decay=1e-4))


def _step_of(optimiser: optax.GradientTransformation) -> Callable[..., tuple[Parameters, Parameters, Any, jax.Array]]:
    """One step of training: weights, their running mean, the optimiser's state and the loss."""

    @jax.jit
    def step(
        parameters: Parameters, mean: Parameters, state: optax.OptState, arrays: Batch, key: jax.Array
    ) -> tuple[Parameters, Parameters, optax.OptState, jax.Array]:
        loss, gradient = jax.value_and_grad(_loss)(parameters, arrays, key)
        update, state = optimiser.update(gradient, state, parameters)
        parameters = optax.apply_updates(parameters, update)
        return parameters, jax.tree.map(lambda old, new: KEPT * old + (1 - KEPT) * new, mean, parameters), state, loss

    return step


def pack(parameters: Parameters, vocabulary: Sequence[str], target: Path) -> int:
    """Write weights in 8 bits (matrices) and 32 bits (the rest); the size in bytes."""
    stored: dict[str, np.ndarray] = {"vocabulary": np.frombuffer("\n".join(vocabulary).encode("utf-8"), np.uint8)}
    for name, value in sorted(parameters.items()):
        if value.ndim == 2 and name not in ("transitions", "out_w"):
            scale = np.maximum(np.abs(value).max(0), 1e-8) / 127
            stored[f"q_{name}"] = np.round(value / scale).astype(np.int8)
            stored[f"s_{name}"] = scale.astype(np.float32)
        else:
            stored[name] = value.astype(np.float32)
    return store(stored, target)
