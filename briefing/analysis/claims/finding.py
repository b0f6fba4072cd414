"""Sentences cut where they carry several facts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.analysis.claims.cutting import cut_sentence
from briefing.analysis.speech.clauses import ClauseUnit
from briefing.analysis.speech.speakers import set_scene
from briefing.language.english.reporting import forms_for
from briefing.models import Analysis, Article, Attribution, Claim, ParagraphKind, Sentence

CARRYING = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})

_DATELINE = re.compile(
    r"(?:[A-Z][\w.,'’ ]{0,50} )?\([A-Z][\w./ -]{1,30}\) ?[—–-]{1,2} "
    r"|[A-Z][A-Z .,'’-]{2,40}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? [—–-]{1,2} "
)
"""The place, day and agency in front of a report: "TOWN, May 3 (AGENCY) —"."""


_SAYING = re.compile(rf"(?:^|[,;]?\s+and\s+)(?:{'|'.join(sorted(forms_for('going_on')))})\s+that\s+")
"""Words in or before a claim that only go on saying: "… and added that"."""


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
        pieces = _pieces(article.text, sentence, units.get(sentence.start), found.attributions)
        opening = _DATELINE.match(article.text, sentence.start, sentence.end)
        begin = opening.end() if opening is not None else sentence.start
        pieces = [(max(start, begin), end) for start, end in pieces]
        pieces = [part for start, end in pieces for part in _without_saying(article.text, start, end)]
        claims += (Claim(start, end, index) for start, end in pieces if start < end)
    return tuple(sorted(claims))


def _pieces(
    text: str, sentence: Sentence, unit: ClauseUnit | None, attributions: Iterable[Attribution]
) -> list[tuple[int, int]]:
    """The pieces that a sentence is cut into; one whose clauses were read from more or less than it is left whole."""
    whole = [(sentence.start, sentence.end)]
    if unit is None or text[unit.start : unit.end].rstrip() != sentence.of(text):
        return whole
    spoken = [one for one in attributions if sentence.start <= one.start and one.end <= sentence.end]
    return cut_sentence(unit.tokens, spoken) or whole


def _without_saying(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A piece cut where its speaker goes on to say another thing, without the words that only tell so."""
    parts, last = [], start
    for match in _SAYING.finditer(text[start:end]):
        parts.append((last, start + match.start()))
        last = start + match.end()
    return [(low, high) for low, high in (*parts, (last, end)) if low < high]
