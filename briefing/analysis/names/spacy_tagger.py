"""Names by any spaCy pipeline that the user has installed, with its labels mapped to ours.

It needs the extra ``spacy``. The pipeline is named by its package or folder, as ``spacy.load`` takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from briefing.analysis.model import NameSpan

LABELS = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "NORP",
    "EVENT": "MISC",
    "PRODUCT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "MISC": "MISC",
}
"""OntoNotes' and CoNLL's labels; what is not here (dates, numbers, languages) is left to other layers."""
LONGEST = 100_000
"""Characters that go through the pipeline at once; longer texts go sentence by sentence in pieces of that size."""


@cache
def load_pipeline(name: str) -> Callable[[str, Sequence[tuple[int, int]]], tuple[NameSpan, ...]]:
    """A tagger that runs the pipeline ``name``, loaded once.

    Raises:
        ImportError: spaCy is not installed.
        OSError: there is no such pipeline.
        ValueError: the pipeline has nothing that finds names.
    """
    import spacy  # noqa: PLC0415  # an extra, and slow to import

    pipeline = spacy.load(name)
    if not {"ner", "entity_ruler", "beam_ner"} & set(pipeline.pipe_names):
        raise ValueError("the pipeline has no component that finds names")

    def tag(text: str, sentences: Sequence[tuple[int, int]]) -> tuple[NameSpan, ...]:
        found = []
        for start, end in _pieces(text, sentences):
            for entity in pipeline(text[start:end]).ents:
                label = LABELS.get(entity.label_.upper())
                if label is not None and entity.text.strip():
                    found.append(NameSpan(start + entity.start_char, start + entity.end_char, label))
        return tuple(found)

    return tag


def _pieces(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The text in one piece, or in rows of whole sentences where it is very long."""
    if len(text) <= LONGEST or not sentences:
        return [(start, min(start + LONGEST, len(text))) for start in range(0, len(text), LONGEST)]
    pieces = [sentences[0]]
    for start, end in sentences[1:]:
        if end - pieces[-1][0] <= LONGEST:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces
