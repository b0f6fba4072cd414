"""Sentences cut where they carry several facts."""

from __future__ import annotations

import re

from briefing.analysis.cutting import cut_sentence
from briefing.analysis.speakers import set_scene
from briefing.models import Analysis, Article, Claim, ParagraphKind

CARRYING = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})

_DATELINE = re.compile(
    r"(?:[A-Z][\w.,'’ ]{0,50} )?\([A-Z][\w./ -]{1,30}\) ?[—–-]{1,2} "
    r"|[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? [—–-]{1,2} "
)
"""The place, day and agency in front of a report: "TOWN, May 3 (AGENCY) —"."""


def find_claims(article: Article, found: Analysis) -> tuple[Claim, ...]:
    """The claims of the body and the captions, in the order of the text; headings and lists carry none.

    A sentence that states one thing is one claim. One that states more is cut (see ``cutting``); the pieces may share
    the name that a relative clause is about, and leave out the words that only put them down to a source.
    """
    units = {unit.start: unit for unit in set_scene(article, found).units}
    claims: list[Claim] = []
    for index, sentence in enumerate(found.sentences):
        if article.paragraphs[sentence.paragraph].kind not in CARRYING:
            continue
        unit = units.get(sentence.start)
        pieces = [(sentence.start, sentence.end)]
        if unit is not None and article.text[unit.start : unit.end].rstrip() == sentence.of(article.text):
            spoken = [one for one in found.attributions if sentence.start <= one.start and one.end <= sentence.end]
            pieces = cut_sentence(unit.tokens, spoken) or pieces
        opening = _DATELINE.match(article.text, sentence.start, sentence.end)
        if opening is not None:
            pieces = [(max(start, opening.end()), end) for start, end in pieces]
        claims += (Claim(start, end, index) for start, end in pieces if start < end)
    return tuple(sorted(claims))
