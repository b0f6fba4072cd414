"""How sure the network is of a name."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from briefing.analysis.model import LABELS, read_document
from briefing.analysis.model.chances import Scored
from briefing.analysis.model.network import TAGS, forbidden
from briefing.analysis.model.tokens import ModelToken

TEXT = "Maria Velsted flew to Nairobi. Qworpt fell."
SENTENCES = [(0, 30), (31, 43)]


def scored(rows):
    """Random scores for sentences of so many words, each two characters wide, and steps that BIO allows."""
    chance = np.random.default_rng(7)
    tokens, at = [], 0
    for length in rows:
        tokens.append([ModelToken(at + 2 * place, at + 2 * place + 1) for place in range(length)])
        at += 2 * length
    scores = [chance.normal(0, 2, (length, len(TAGS))).astype(np.float32) for length in rows]
    steps = np.where(forbidden(), -1e4, chance.normal(0, 1, (len(TAGS), len(TAGS)))).astype(np.float32)
    return tokens, scores, steps


def by_counting(scores, steps, first, last):
    """The chances over all ways to label a sentence, counted one by one."""
    weights = dict.fromkeys(LABELS, 0.0)
    whole = 0.0
    for tags in product(range(len(TAGS)), repeat=len(scores)):
        if TAGS[tags[0]][0] == "I" or any(forbidden()[one, two] for one, two in pairwise(tags)):
            continue
        score = sum(scores[place, tag] for place, tag in enumerate(tags))
        weight = np.exp(score + sum(steps[one, two] for one, two in pairwise(tags)))
        whole += weight
        named = [TAGS[tag] for tag in tags]
        label = named[first][2:]
        wanted = [f"B-{label}", *[f"I-{label}"] * (last - first)]
        goes_on = last + 1 < len(named) and named[last + 1] == f"I-{label}"
        if label and named[first : last + 1] == wanted and not goes_on:
            weights[label] += weight
    return [100 * weights[label] / whole for label in LABELS]


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 1), (1, 2), (2, 2), (3, 3), (0, 3)])
def test_the_chance_is_that_over_all_ways_to_label_the_sentence(first, last):
    tokens, scores, steps = scored([2, 4, 0, 3])
    found = Scored(tokens, scores, steps).chances(tokens[1][first].start, tokens[1][last].end)
    assert np.allclose(found, by_counting(scores[1], steps, first, last), atol=0.51)


def test_a_clear_name_has_a_high_chance_with_its_own_bounds_only():
    _, sure = read_document(TEXT, SENTENCES)
    assert sure.chances(0, 13)[LABELS.index("PER")] > 90
    assert max(sure.chances(6, 13)) < 20
    assert max(sure.chances(0, 18)) < 20
    assert sure.chances(22, 29)[LABELS.index("LOC")] > 90


def test_nothing_is_known_where_no_word_stands():
    _, sure = read_document(TEXT, SENTENCES)
    assert sure.chances(13, 14) == ()
    assert read_document("", [])[1].chances(0, 4) == ()
