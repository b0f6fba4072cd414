"""Where the words of a quotation stand: word for word, with some words changed, or in several places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.checking.editing import Edit, align
from briefing.checking.quotations import INSERTION, OMISSION, Piece, Quotation
from briefing.checking.sources import Sources, SourceText
from briefing.checking.words import Stream
from briefing.language.english.denial import is_negative, words_of_text
from briefing.models import Span

ALIKE = 0.6
"""Share of a quotation's words that one stretch of a source must hold to be called an altered form of it."""
NEAREST = 0.34
"""The same for the nearest place that is shown where a quotation is not found."""
COVERED = 0.75
"""Share of a quotation's words that runs from several places must make up for it to be called spliced."""
_MOST_TEXTS, _MOST_WINDOWS, _LONGEST = 5, 3, 300
"""Texts, places in each and words of a quotation that are compared word by word: each takes their product of time."""
_FEW_LEFT_OUT = 3
"""Words: a denial among no more than these is what the ellipsis hides."""
_RUN = 3
"""Words that a run of a spliced quotation has at least."""


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands: ``spans`` in the order of its words, ``score`` the share of its words found there."""

    text: SourceText
    spans: tuple[Span, ...]
    score: float = 1.0
    edits: tuple[Edit, ...] = ()

    @property
    def whole(self) -> Span:
        """From the first word to the last."""
        return Span(min(span.start for span in self.spans), max(span.end for span in self.spans))


def verbatim(quotation: Quotation, sources: Sources) -> list[Match]:
    """Every text that has all pieces of the quotation word for word and in order, those in marks first."""
    found = []
    for text in sources.texts:
        match = _in_order(quotation.pieces, text, text.spoken) or _in_order(quotation.pieces, text, text.stream)
        if match is not None:
            found.append(match)
    return sorted(found, key=lambda match: match.text.utterance_at(match.spans[0]) is None)


def _in_order(pieces: Sequence[Piece], text: SourceText, stream: Stream) -> Match | None:
    """The first place where the pieces follow each other within their reach."""
    first, *rest = pieces
    for start in stream.runs(first.keys):
        ranges = [(start, start + len(first.words) - 1)]
        for piece in rest:
            last = ranges[-1][1]
            after = (at for at in stream.runs(piece.keys) if last < at <= last + 1 + piece.reach)
            at = next(after, None)
            if at is None:
                break
            ranges.append((at, at + len(piece.words) - 1))
        else:
            return Match(text, tuple(stream.span(*one) for one in ranges))
    return None


def hidden_denial(quotation: Quotation, match: Match) -> Span | None:
    """The few words with a denial that an ellipsis leaves out ("the message was … passed on"), None where none are."""
    for (one, other), piece in zip(pairwise(match.spans), quotation.pieces[1:], strict=True):
        between = match.text.article.text[one.end : other.start]
        words = words_of_text(between)
        if piece.reach >= OMISSION and 0 < len(words) <= _FEW_LEFT_OUT and is_negative(words):
            start = one.end + len(between) - len(between.lstrip())
            return Span(start, other.start - (len(between) - len(between.rstrip())))
    return _cut_off(quotation, match) or _cut_before(quotation, match)


def _cut_before(quotation: Quotation, match: Match) -> Span | None:
    """A denial right before the words in the source's utterance that the draft's sentence has nowhere.

    Such as: he would "sell the mill", where the source has "we will not sell the mill".
    """
    number = match.text.utterance_at(match.spans[0])
    if number is None or is_negative(words_of_text(quotation.led_by)):
        return None
    start = match.text.utterances[number].start
    last = _LAST_WORD.search(match.text.article.text[start : match.spans[0].start])
    if last is None or not is_negative(words_of_text(last[1])):
        return None
    return Span(start + last.start(1), start + last.end(1))


_LAST_WORD = re.compile(r"([^\W\d_]+(?:['’][^\W\d_]+)?)\s{1,3}\Z")


def _cut_off(quotation: Quotation, match: Match) -> Span | None:
    """A denial right behind a quotation that ends like a sentence: "I was." where the source goes on with "not"."""
    text = match.text.article.text
    if not quotation.ends_sentence or match.text.utterance_at(match.spans[-1]) is None:
        return None
    rest = _SENTENCE_REST.match(text, match.spans[-1].end)
    words = words_of_text(rest[0]) if rest else []
    if rest is None or not words or len(words) > _FEW_LEFT_OUT or not is_negative(words[:1]):
        return None
    return Span(rest.end() - len(rest[0].lstrip()), rest.end())


_SENTENCE_REST = re.compile(r"[ ]?[^.!?;:,\n\"“”»]{1,60}")


def altered(quotation: Quotation, sources: Sources) -> Match | None:
    """The stretch of one source that is nearest to the quotation, with the words that differ; None without any."""
    words = quotation.words[:_LONGEST]
    keys = [word.key for word in words]
    open_at = frozenset(_openings(quotation))
    best: Match | None = None
    for text, stream, low, high in _windows(keys, sources):
        edits, first, last = align(keys, [word.key for word in stream.words[low:high]], open_at)
        score = _share_kept(edits, keys, sources)
        if first <= last and (best is None or score > best.score + 1e-9):
            moved = tuple(edit.moved(low) for edit in edits)
            best = Match(text, (stream.span(low + first, low + last),), score, _spelled(moved, stream))
    return best


def _share_kept(edits: Sequence[Edit], keys: Sequence[str], sources: Sources) -> float:
    """The share of the quotation's words that stand unchanged; none where only words stand that stand everywhere."""
    kept = [edit for edit in edits if edit.same]
    weight = sum(sources.rarity(keys[edit.draft]) for edit in kept if edit.draft is not None)
    return len(kept) / len(keys) if weight else 0.0


def _spelled(edits: Sequence[Edit], stream: Stream) -> tuple[Edit, ...]:
    return tuple(edit.at(stream.words[edit.source]) if edit.source is not None else edit for edit in edits)


def _openings(quotation: Quotation) -> Iterator[int]:
    """The indices of the words before which words of the source may be left out."""
    at = 0
    for piece in quotation.pieces:
        if piece.reach and at:
            yield at
        at += len(piece.words)


def _windows(keys: Sequence[str], sources: Sources) -> Iterator[tuple[SourceText, Stream, int, int]]:
    """The stretches of sources that hold most of the rarer words at about the same distances."""
    ranked: list[tuple[float, SourceText, int]] = []
    for text in sources.texts:
        votes: dict[int, float] = {}
        for at, key in enumerate(keys):
            weight = sources.rarity(key) + 0.05
            for place in text.stream.places.get(key, ())[:_LONGEST]:
                step = (place - at) // _STEP
                votes[step] = votes.get(step, 0.0) + weight
        joined = {step: weight + votes.get(step + 1, 0.0) for step, weight in votes.items()}
        rows = sorted(joined.items(), key=lambda row: (-row[1], row[0]))[:_MOST_WINDOWS]
        ranked += [(-weight, text, step) for step, weight in rows]
    ranked.sort(key=lambda row: (row[0], row[1].article.id, row[2]))
    for _, text, step in ranked[: _MOST_TEXTS * _MOST_WINDOWS]:
        low = max(0, step * _STEP - _STEP)
        yield text, text.stream, low, min(len(text.stream.words), low + len(keys) + 3 * _STEP + INSERTION)


_STEP = 12
"""Words by which a place may be off its neighbours through words put in or left out."""


def spliced(quotation: Quotation, sources: Sources) -> tuple[float, tuple[Match, ...]]:
    """The share of its words that runs from several places make up, and these runs, each as long as can be."""
    keys = [word.key for word in quotation.words[:_LONGEST]]
    at = covered = 0
    runs: list[Match] = []
    while at < len(keys):
        run = _longest_run(keys, at, sources)
        if run is None:
            at += 1
            continue
        length, match = run
        runs.append(match)
        covered += length
        at += length
    apart = len({(run.text.article.id, run.text.utterance_at(run.spans[0]), run.spans[0].start) for run in runs}) > 1
    return (covered / len(keys) if apart else 0.0), tuple(runs)


def _longest_run(keys: Sequence[str], at: int, sources: Sources) -> tuple[int, Match] | None:
    """The longest run of words from ``at`` on that some source holds and that says something."""
    best: tuple[int, SourceText, int] | None = None
    for text in sources.texts:
        words = text.stream.words
        for place in text.stream.places.get(keys[at], ())[:_LONGEST]:
            length = 1
            while (
                at + length < len(keys)
                and place + length < len(words)
                and words[place + length].key == keys[at + length]
            ):
                length += 1
            if best is None or length > best[0]:
                best = (length, text, place)
    if best is None or best[0] < _RUN or not any(sources.rarity(key) for key in keys[at : at + best[0]]):
        return None
    length, text, place = best
    return length, Match(text, (text.stream.span(place, place + length - 1),))
