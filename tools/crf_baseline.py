"""A conditional random field over plain features of words, trained in the run: what the tagger has to beat.

Needs python-crfsuite, which only this baseline uses. The features are the usual ones for names (Lafferty et al. 2001;
Finkel et al. 2005): the word, affixes, shape and list classes, and those of its neighbours.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import pycrfsuite

from briefing.analysis.model.features import normal_word, shape, vocabulary_form
from briefing.analysis.model.gazetteer import CLASSES, Gazetteer
from briefing.analysis.model.network import spans
from tools.tagger_data import Document, Entity
from tools.tagger_scores import TagDocument

SETTINGS = {"c1": 0.4, "c2": 0.05, "max_iterations": 60, "feature.minfreq": 2, "feature.possible_transitions": True}


def train_crf(documents: Sequence[Document], table: Gazetteer) -> TagDocument:
    """A function that tags the sentences of a document."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for document in documents:
        for words, tags in document.sentences:
            trainer.append(_features(words, table), tags)
    tagger = pycrfsuite.Tagger()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crf.bin"
        trainer.train(str(path))
        tagger.open(str(path))

    def tag(sentences: Sequence[Sequence[str]]) -> list[list[Entity]]:
        return [spans(tagger.tag(_features(words, table))) for words in sentences]

    return tag


def _features(words: Sequence[str], table: Gazetteer) -> list[list[str]]:
    own = [_word_features(word, table) for word in words]
    rows = []
    for place, (word, form, classes) in enumerate(own):
        features = ["bias", *word, *form, *classes]
        for distance in (-2, -1, 1, 2):
            beside = place + distance
            if 0 <= beside < len(own):
                near = [*own[beside][1], *own[beside][2]] if abs(distance) == 1 else own[beside][1]
                features.extend(f"{distance}:{feature}" for feature in near)
            else:
                features.append(f"{distance}:edge")
        rows.append(features)
    return rows


def _word_features(word: str, table: Gazetteer) -> tuple[list[str], list[str], list[str]]:
    form = vocabulary_form(word)
    affixes = [f"p{size}={form[:size]}" for size in (2, 3, 4)] + [f"s{size}={form[-size:]}" for size in (2, 3, 4)]
    mask = table.of(normal_word(word))
    classes = [f"c={name}" for bit, name in enumerate(CLASSES) if mask >> bit & 1]
    return [f"W={word}", *affixes], [f"w={form}", f"S={shape(normal_word(word))}"], classes
