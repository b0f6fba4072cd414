"""What a draft says more firmly than every source that says it: a hedge or an attribution left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.checking.aligning import Aligner, Line, Near, Sentences, Terms, terms_of
from briefing.checking.settling import place_of
from briefing.checking.values import Finding, Kind, Place, Verdict
from briefing.language.english.denial import words_of_text
from briefing.language.english.meanings import meaning
from briefing.language.english.reporting import forms_for
from briefing.language.english.stems import WORD, little_words
from briefing.language.english.tense import is_past
from briefing.models import Attribution, Hedge, HedgeCue, Reading, Sentence, Span

ALIKE = 0.6
"""Share of the draft's sentence that a sentence of a source holds to say the same."""
FLAT = 0.5
"""The same for one that says it flatly, where others only put it down to somebody: then less is enough."""
TITLED = 0.6
"""The same for a headline, which is firm."""
FEWEST = 3
"""Terms that a sentence has at least to be held against others."""
_COVERED = 0.5
"""Share of the words in common that a scope must cover."""
_MOST, _OPENING = 8, 5
"""Sentences of sources that are looked at, and words in which whom a sentence is about is named."""
_RELATIVE = re.compile(r"\b(?:who|which|whom)\b(?:\W+\w+){0,3}\Z")


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firmly a sentence of a source puts what the draft says too: flat, put down to somebody, or hedged."""

    kind: Kind | None
    cue: str = ""


def check_firmness(draft: Reading, sentences: Sentences, aligner: Aligner) -> Iterator[Finding]:
    """The findings on the sentences that are flat in the draft and in no source that says the same."""
    text = draft.article.text
    for sentence in draft.analysis.sentences:
        if _is_soft(draft, sentence) or any(quoted.overlaps(sentence) for quoted in sentences.quoted):
            continue
        terms = terms_of(draft, sentence)
        near = _saying_the_same(draft, sentence, terms, aligner)
        found = [(one, _firmness(one.line, terms, _opening(text, sentence))) for one in near]
        if kind := _left_out(found):
            span = Span(sentence.start, sentence.end)
            places = tuple(_place(one, firm) for one, firm in found if one.own >= ALIKE)
            yield Finding("", kind, Verdict.DROPPED, span, span.of(text), places)


def _left_out(found: Sequence[tuple[Near, Firmness]]) -> Kind | None:
    """What every source that says a sentence says with it; None where one of them is flat, or none says it."""
    flat = max((one.own for one, firm in found if firm.kind is None), default=0.0)
    kinds = {firm.kind for one, firm in found if one.own >= ALIKE}
    kind = Kind.HEDGE if Kind.HEDGE in kinds else Kind.ATTRIBUTION
    return kind if kinds and flat < (ALIKE if kind is Kind.HEDGE else FLAT) else None


def _saying_the_same(draft: Reading, sentence: Sentence, terms: Terms, aligner: Aligner) -> list[Near]:
    """The sources' sentences that say the same as one of the draft; none where it says too little to tell."""
    values, verbs = _values(draft, sentence), _verbs(draft, sentence)
    if len(terms) + len(values) < FEWEST or _in_headline(terms, verbs, aligner):
        return []
    near = [one for one in aligner.nearest(terms, FLAT)[:_MOST] if not verbs - one.line.terms]
    if len(terms) >= FEWEST:
        return near
    # Of so few words the figures and days must be the same.
    return [one for one in near if all(value in _line_text(one.line) for value in values)]


def _in_headline(terms: Terms, verbs: Terms, aligner: Aligner) -> bool:
    """Whether a headline says it, verb and all: headlines are firm, and no sentence of a text."""
    return any(
        verbs <= title and len(terms & title) >= FEWEST and aligner.share(terms, title) >= TITLED
        for title in aligner.titles
    )


def _is_soft(reading: Reading, sentence: Span) -> bool:
    """Whether the draft hedges the sentence or puts it down to somebody, in whatever part of it."""
    analysis = reading.analysis
    if any(cue.overlaps(sentence) for cue in analysis.hedges):
        return True
    words = words_of_text(_without_names(reading, sentence))
    if "according" in words or not forms_for("going_on").isdisjoint(words):
        return True
    return any(one.overlaps(sentence) or one.cue.overlaps(sentence) for one in analysis.attributions)


def _without_names(reading: Reading, sentence: Span) -> str:
    """A sentence with its names blotted out: "the United States" states nothing."""
    text = sentence.of(reading.article.text)
    for one in reading.analysis.mentions:
        if one.overlaps(sentence):
            start, end = max(one.start - sentence.start, 0), min(one.end - sentence.start, len(text))
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _firmness(line: Line, terms: Terms, opening: frozenset[str]) -> Firmness:
    """How firmly the line puts the words that it shares with the draft."""
    reading, common = line.text.reading, _common(line, terms)
    cues = [cue for cue in reading.analysis.hedges if cue.hedge is not Hedge.DENIED and _covers(cue.scope, common)]
    cues = [cue for cue in cues if not _kept(cue, reading, terms) and not _beside(cue, line, common)]
    if cues:
        words = cues[0].of(reading.article.text)
        return Firmness(Kind.HEDGE, " ".join(words.split()))
    for one in reading.analysis.attributions:
        if _covers(one, common) and not _speaks(one, reading, opening) and not _apposed(line, common):
            return Firmness(Kind.ATTRIBUTION)
    return Firmness(None)


def _values(reading: Reading, sentence: Span) -> list[str]:
    """The figures and days of a sentence, as written."""
    text, analysis = reading.article.text, reading.analysis
    return [one.of(text) for layer in (analysis.numbers, analysis.dates) for one in layer if sentence.contains(one)]


def _line_text(line: Line) -> str:
    return line.sentence.of(line.text.article.text)


def _verbs(reading: Reading, sentence: Span) -> Terms:
    """The meanings of the draft's verbs: where the source has another one, it does not say the same."""
    words = words_of_text(sentence.of(reading.article.text))
    names = terms_of(reading, sentence)
    return frozenset(meaning(word) for word in words if is_past(word)) & names


def _opening(text: str, sentence: Span) -> frozenset[str]:
    """The first words of content of the draft's sentence: whom it is about."""
    words = WORD.findall(text, sentence.start, sentence.end)[:_OPENING]
    return frozenset(meaning(word) for word in words if word.lower() not in little_words())


def _speaks(one: Attribution, reading: Reading, opening: frozenset[str]) -> bool:
    """Whether the draft's sentence is about the source: "the auditor put the loss at …" leaves nothing out."""
    words = WORD.findall(one.source.of(reading.article.text))
    return any(meaning(word) in opening for word in words)


def _apposed(line: Line, common: list[Span]) -> bool:
    """Whether what the draft has of the line stands between two commas, where the outlet itself explains a name."""
    text = line.text.article.text
    plain = [word for word in common if not text[word.start].isupper() and not text[word.start].isdigit()]
    if not plain:
        return False
    low, high = plain[0].start, plain[-1].end
    before = text.rfind(",", line.sentence.start, low)
    behind = text.find(",", high, line.sentence.end)
    inside = text[before + 1 : behind]
    return 0 <= before < behind and "," not in inside and not any(is_past(word) for word in words_of_text(inside))


def _beside(cue: HedgeCue, line: Line, common: list[Span]) -> bool:
    """Whether the cue stands in a clause on somebody ("a man who is suspected of …") and the common words before it."""
    found = _RELATIVE.search(line.text.article.text[line.sentence.start : cue.end])
    start = line.sentence.start + found.start() if found else 0
    return found is not None and sum(word.end <= start for word in common) > len(common) / 2


def _kept(cue: HedgeCue, reading: Reading, terms: Terms) -> bool:
    """Whether the draft has the word that hedges: then nothing is left out."""
    words = WORD.findall(cue.of(reading.article.text))
    return bool(words) and all(meaning(word) in terms for word in words)


def _common(line: Line, terms: Terms) -> list[Span]:
    """The words of the line that the draft's sentence has as well."""
    text, found = line.text.article.text, []
    for match in WORD.finditer(text, line.sentence.start, line.sentence.end):
        low = match.group().lower().removesuffix("'s").removesuffix("’s")
        if meaning(match.group()) in terms or f"@{low}" in terms:
            found.append(Span(*match.span()))
    return found


def _covers(scope: Span, words: list[Span]) -> bool:
    return bool(words) and sum(scope.contains(word) for word in words) >= _COVERED * len(words)


def _place(near: Near, firm: Firmness) -> Place:
    made = place_of(near.line)
    return Place(made.evidence, made.said, made.cites, firm.cue)
