"""Sentences of an article, none crossing a paragraph."""

from __future__ import annotations

from briefing.corpus.cleaning.datelines import skip_dateline
from briefing.corpus.splitting import split_sentences
from briefing.models import Analysis, Article, ParagraphKind, Sentence


def find_sentences(article: Article, found: Analysis) -> tuple[Sentence, ...]:
    """Every character of the text but white space and the dateline lies in exactly one sentence.

    A heading is one sentence, whatever its punctuation; the sentence behind a dateline begins after it.
    """
    sentences = []
    for index, paragraph in enumerate(article.paragraphs):
        words = paragraph.of(article.text)
        if paragraph.kind is ParagraphKind.HEADING:
            sentences.append(Sentence(paragraph.start, paragraph.end, index))
            continue
        start = skip_dateline(words, article.dateline)
        for first, last in split_sentences(words[start:], article.language):
            sentences.append(Sentence(paragraph.start + start + first, paragraph.start + start + last, index))
    return tuple(sentences)
