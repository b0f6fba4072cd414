"""How much of what several documents report a lead of 50 or 100 words covers, on ECB+.

Usage: python tools/evaluate_coverage.py DATA

DATA is ECB+ as ``tools/ecbplus.py`` describes it. What is to be covered are the event chains that checked sentences of
at least two documents of a story name, each weighted by the number of documents; candidates are the checked sentences,
taken whole as long as they fit. Ours is the choice by which the product makes its lead
(``briefing.story.facts.lead.cover``).
LexRank and TextRank of sumy stand beside it where sumy is installed (``pip install sumy``; no data of nltk is needed,
its documents are built here), and an oracle that sees the chains and chooses greedily.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from ecbplus import Document, halves, join, load

from briefing.story.facts.lead import cost, cover, grams, spread

BUDGETS = (50, 100)
Candidate = tuple[Document, int]
Order = Callable[[Sequence[Document], Sequence[Candidate], int], list[int]]


def fill(order: Sequence[int], lengths: Sequence[int], budget: int) -> list[int]:
    """The first candidates of an order that fit together."""
    chosen, used = [], 0
    for index in order:
        if used + lengths[index] <= budget:
            chosen.append(index)
            used += lengths[index]
    return chosen


def by_cover(documents: Sequence[Document], candidates: Sequence[Candidate], budget: int) -> list[int]:
    """Our choice: what adds most that is new among what still fits."""
    weights = spread(
        [grams(" ".join(map(join, document.sentences))) for document in documents],
    )
    texts = [join(document.sentences[number]) for document, number in candidates]
    lengths = [len(document.sentences[number].split()) for document, number in candidates]
    chosen: list[int] = []
    left, covered = budget, frozenset[str]()
    while True:
        fitting = [index for index in range(len(texts)) if lengths[index] <= left and index not in chosen]
        found = next(
            cover([grams(texts[index]) - covered for index in fitting], [cost(lengths[i]) for i in fitting], weights),
            None,
        )
        if found is None:
            return chosen
        best = fitting[found[0]]
        chosen.append(best)
        left -= lengths[best]
        covered |= grams(texts[best])


def by_sumy(name: str) -> Order | None:
    """A summarizer of sumy, None where it is not installed."""
    try:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # noqa: PLC0415
        from sumy.nlp.stemmers import Stemmer  # noqa: PLC0415
        from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415
        from sumy.summarizers.text_rank import TextRankSummarizer  # noqa: PLC0415
    except ImportError:
        return None
    from briefing.language.english.stems import WORD, little_words  # noqa: PLC0415

    class Words:
        """Words as sumy asks for them, without the data of nltk."""

        def to_words(self, text: str) -> tuple[str, ...]:
            return tuple(WORD.findall(text))

    summarizer = (LexRankSummarizer if name == "LexRank" else TextRankSummarizer)(Stemmer("english"))
    summarizer.stop_words = little_words()

    def order(_: Sequence[Document], candidates: Sequence[Candidate], budget: int) -> list[int]:
        sentences = [Sentence(join(one.sentences[number]), Words()) for one, number in candidates]
        model = ObjectDocumentModel([Paragraph(sentences)])
        ranked: dict[int, float] = {}
        rate = (
            summarizer.rate_sentences(model) if hasattr(summarizer, "rate_sentences") else _lexrank(summarizer, model)
        )
        for index, sentence in enumerate(sentences):
            ranked[index] = rate.get(sentence, 0.0)
        return sorted(ranked, key=lambda index: (-ranked[index], index))

    return order


def _lexrank(summarizer: object, model: object) -> dict[object, float]:
    """The ratings of LexRank, which sumy keeps to itself."""
    summarizer._ensure_dependencies_installed()
    words = [summarizer._to_words_set(sentence) for sentence in model.sentences]
    matrix = summarizer._create_matrix(
        words,
        summarizer.threshold,
        summarizer._compute_tf(words),
        summarizer._compute_idf(words),
    )
    return dict(zip(model.sentences, summarizer.power_method(matrix, summarizer.epsilon), strict=True))


def oracle(documents: Sequence[Document], candidates: Sequence[Candidate], budget: int) -> list[int]:
    """The greedy choice of one who knows the chains."""
    counts = wanted(documents)
    sizes = [float(len(one.sentences[number].split())) for one, number in candidates]
    return [at for at, _ in cover([one.events[number] for one, number in candidates], sizes, counts)]


def wanted(documents: Sequence[Document]) -> dict[str, float]:
    """The event chains of at least two documents with their number."""
    counts = Counter(
        chain
        for document in documents
        for chain in frozenset().union(*(document.events[number] for number in document.checked))
    )
    return {chain: float(count) for chain, count in counts.items() if count >= 2}


def measure(documents: Sequence[Document], order: Order, budget: int) -> float:
    """The mean share over all stories."""
    shares = []
    for story in sorted({document.story for document in documents}):
        own = [document for document in documents if document.story == story]
        counts = wanted(own)
        if not counts:
            continue
        candidates = [(document, number) for document in own for number in document.checked]
        lengths = [len(document.sentences[number].split()) for document, number in candidates]
        chosen = fill(order(own, candidates, budget), lengths, budget)
        covered = frozenset().union(*(candidates[at][0].events[candidates[at][1]] for at in chosen))
        shares.append(sum(counts.get(chain, 0.0) for chain in covered) / sum(counts.values()))
    return sum(shares) / len(shares)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    documents = load(parser.parse_args().data)
    methods = {"briefing": by_cover, "LexRank": by_sumy("LexRank"), "TextRank": by_sumy("TextRank"), "oracle": oracle}
    print(f"{'topics':8}{'method':12}" + "".join(f"{budget:>6} words" for budget in BUDGETS))
    for name, half in halves(documents):
        for method, order in methods.items():
            if order is None:
                print(f"{name:8}{method:12}  sumy is not installed")
                continue
            print(f"{name:8}{method:12}" + "".join(f"{measure(half, order, budget):12.3f}" for budget in BUDGETS))


if __name__ == "__main__":
    main()
