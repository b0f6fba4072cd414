"""Sentences of articles."""

from briefing.analysis.sentences import find_sentences
from briefing.models import Analysis, Article, Paragraph, ParagraphKind


def article(*paragraphs, dateline=None, language="en"):
    placed, start = [], 0
    for kind, words in paragraphs:
        placed.append(Paragraph(start, start + len(words), kind))
        start += len(words) + 2
    text = "\n\n".join(words for _, words in paragraphs)
    return Article("a", "a.txt", "d", "t", text, tuple(placed), dateline=dateline, language=language)


def sentences(found):
    return [(s.paragraph, s.of(found.text)) for s in find_sentences(found, Analysis())]


def test_none_crosses_a_paragraph():
    found = article((ParagraphKind.BODY, "It rained. It"), (ParagraphKind.BODY, "stopped."))
    assert sentences(found) == [(0, "It rained."), (0, "It"), (1, "stopped.")]


def test_the_dateline_is_no_part_of_the_first_sentence():
    found = article(
        (ParagraphKind.CAPTION, "A gate."),
        (ParagraphKind.BODY, "VELLIN, Nov. 5 (Northwire) -- A roof fell in. It was old."),
        dateline="VELLIN, Nov. 5 (Northwire)",
    )
    assert sentences(found) == [(0, "A gate."), (1, "A roof fell in."), (1, "It was old.")]


def test_a_heading_is_one_sentence():
    assert sentences(article((ParagraphKind.HEADING, "What now? Three views."))) == [(0, "What now? Three views.")]


def test_the_language_of_the_article_counts():
    assert len(sentences(article((ParagraphKind.BODY, "Er kam am 3. Oktober. Sie auch."), language="de"))) == 2
    assert len(sentences(article((ParagraphKind.BODY, "It came. So did she."), language=None))) == 2


def test_an_article_without_paragraphs():
    assert sentences(article()) == []
