"""How well documents are grouped into stories: B-cubed precision, recall and F1 on ECB+.

Usage: python tools/evaluate_grouping.py DATA

DATA is ECB+ as ``tools/ecbplus.py`` describes it. All documents are mixed; the two stories of a topic are alike on
purpose (two earthquakes, two arrests), so this is harder than a folder of unlike stories. Beside it stands TF-IDF with
complete linkage where scikit-learn and SciPy are installed, at the cosine distances .88 and .96: the one is best for
whole texts, the other for their first one to four sentences, to which the documents are cut as well. The last rows are
of each topic alone, whose two stories are to be told apart, as the mean of its documents.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from ecbplus import Document, halves, load, reading_of

from briefing.story.grouping.groups import group_articles

CUTS = (0, 1, 2, 3, 4)
TINY = 1e-12
"""Added to every weight: a text without any word has no direction otherwise."""


def bcubed(groups: Sequence[Sequence[str]], story: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of groups of ids against the story of each id (Bagga and Baldwin 1998)."""
    sizes = Counter(story.values())
    precision = recall = 0.0
    for group in groups:
        for name, count in Counter(story[one] for one in group).items():
            precision += count * count / len(group)
            recall += count * count / sizes[name]
    precision, recall = precision / len(story), recall / len(story)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(documents: Sequence[Document]) -> Sequence[Sequence[str]]:
    """The groups that the product makes."""
    return group_articles([reading_of(document) for document in documents])


def cut(document: Document, sentences: int) -> Document:
    """The document with no more than its first sentences, its address line aside; 0 leaves it whole."""
    if not sentences:
        return document
    kept = [one for one in document.sentences if not one.startswith("http")][:sentences]
    return replace(document, sentences=tuple(kept), checked=(), chains=(), events=())


def baseline(documents: Sequence[Document], distance: float) -> Sequence[Sequence[str]] | None:
    """TF-IDF, complete linkage, cut at a cosine distance; None where the libraries are missing."""
    try:
        from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
    except ImportError:
        return None
    texts = [reading_of(document).article.text for document in documents]
    vectors = TfidfVectorizer(stop_words="english").fit_transform(texts).toarray() + TINY
    labels = fcluster(linkage(vectors, "complete", metric="cosine"), distance, "distance")
    groups: dict[int, list[str]] = {}
    for document, label in zip(documents, labels, strict=True):
        groups.setdefault(int(label), []).append(document.id)
    return list(groups.values())


def topic_by_topic(documents: Sequence[Document]) -> tuple[float, ...]:
    """The scores of each topic grouped alone, as their mean over documents."""
    totals = [0.0, 0.0, 0.0]
    for topic in sorted({document.topic for document in documents}):
        own = [document for document in documents if document.topic == topic]
        scores = bcubed(ours(own), {document.id: document.story for document in own})
        totals = [total + score * len(own) for total, score in zip(totals, scores, strict=True)]
    return tuple(total / len(documents) for total in totals)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    documents = load(parser.parse_args().data)
    print(f"{'topics':8}{'sentences':>10}  {'method':24}{'documents':>10}{'groups':>8}{'P':>8}{'R':>8}{'F1':>8}")
    methods = {
        "briefing": ours,
        "TF-IDF, complete .88": partial(baseline, distance=0.88),
        "TF-IDF, complete .96": partial(baseline, distance=0.96),
    }
    for name, half in halves(documents):
        story = {document.id: document.story for document in half}
        for sentences in CUTS:
            given = [cut(document, sentences) for document in half]
            for method, make in methods.items():
                groups = make(given)
                start = f"{name:8}{sentences or 'all':>10}  {method:24}"
                if groups is None:
                    print(f"{start}  scikit-learn and SciPy are not installed")
                    continue
                scores = "".join(f"{score:8.3f}" for score in bcubed(groups, story))
                print(f"{start}{len(half):10}{len(groups):8}{scores}")
    for name, half in halves(documents):
        for sentences in CUTS:
            scores = "".join(f"{score:8.3f}" for score in topic_by_topic([cut(one, sentences) for one in half]))
            print(f"{name:8}{sentences or 'all':>10}  {'briefing, topics alone':24}{len(half):10}{'':8}{scores}")


if __name__ == "__main__":
    main()
