"""Sentences cut where they carry several facts."""

from __future__ import annotations

from briefing.models import Analysis, Article, Claim, ParagraphKind

CARRYING = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})


def find_claims(article: Article, found: Analysis) -> tuple[Claim, ...]:
    """The claims of the body and the captions, in the order of the text; headings and lists carry none."""
    return tuple(
        Claim(sentence.start, sentence.end, index)
        for index, sentence in enumerate(found.sentences)
        if article.paragraphs[sentence.paragraph].kind in CARRYING
    )
