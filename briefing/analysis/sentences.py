"""Sentences of an article, none crossing a paragraph."""

from __future__ import annotations

import sentencex

from briefing.models import Analysis, Article, Sentence


def find_sentences(article: Article, found: Analysis) -> tuple[Sentence, ...]:
    """Sentences of an article, none crossing a paragraph."""
    sentences = []
    for index, paragraph in enumerate(article.paragraphs):
        words = paragraph.of(article.text)
        position = 0
        for piece in sentencex.segment(article.language or "en", words):
            start = words.index(piece.strip(), position) if piece.strip() else position
            position = start + len(piece.strip())
            if piece.strip():
                sentences.append(Sentence(paragraph.start + start, paragraph.start + position, index))
    return tuple(sentences)
