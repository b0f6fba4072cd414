"""Sentences of articles."""

import pytest

from briefing.analysis.sentences import find_sentences
from briefing.corpus.splitting import split_sentences
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


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("fr", "M. Brun est venu. Il dort.", 2),
        ("it", "J. Riva è venuto. Dorme.", 2),
        ("es", "S. Gómez vino. Duerme.", 2),
        ("ru", "А. Иванов приехал. Он спит.", 2),
        ("uk", "О. Шевчук приїхав. Він спить.", 2),
        ("en", "i went home. then i slept. why? because it was late!", 4),
        ("en", "“Really?” he asked. He left.", 2),
        ("en", "The dept. store closed. Yahoo! said so. Nord Corp. said no.", 3),
    ],
)
def test_initials_go_on_and_right_ends_are_kept(language, text, count):
    assert len(split_sentences(text, language)) == count
