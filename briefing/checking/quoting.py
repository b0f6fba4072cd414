"""Every quotation of a draft, with how it stands to the sources and whether its speaker is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.checking.editing import Edit
from briefing.checking.matching import ALIKE, COVERED, NEAREST, Match, altered, hidden_denial, spliced, verbatim
from briefing.checking.quotations import Quotation, quotations_of
from briefing.checking.sources import Sources, SourceText
from briefing.checking.speakers import check_speaker
from briefing.checking.values import Change, Finding, Kind, Place, Verdict
from briefing.models import Reading, Span

SCARE = 2
"""Words up to which marks may only hold a word at arm's length: checked for standing anywhere, and no further."""
_MOST_COMPARED = 400
"""Quotations that are compared word by word where they stand nowhere; beyond, they are only said to be not found."""


def check_quotations(draft: Reading, sources: Sources) -> Iterator[Finding]:
    """The findings on the quotations of a draft, in order."""
    text = draft.article.text
    compared = 0
    for quotation in quotations_of(draft.article, draft.analysis):
        matches = verbatim(quotation, sources)
        if matches:
            yield from _verbatim(draft, quotation, matches)
            continue
        if _is_headline(text, quotation, sources):
            continue
        if len(quotation.words) <= SCARE or compared >= _MOST_COMPARED:
            yield _finding(text, quotation, Verdict.NOT_FOUND)
            continue
        compared += 1
        yield from _changed(draft, quotation, sources)


def _is_headline(text: str, quotation: Quotation, sources: Sources) -> bool:
    """Whether a source's headline stands in marks, whole or its beginning with an ellipsis: a title, no speech."""
    own = tuple(word.key for word in quotation.words)
    cut = quotation.span.of(text).rstrip().endswith(("…", "..."))
    return any(own == title or (cut and len(own) > SCARE and own == title[: len(own)]) for title in sources.headlines)


def _verbatim(draft: Reading, quotation: Quotation, matches: Sequence[Match]) -> Iterator[Finding]:
    text = draft.article.text
    places = tuple(_place(match) for match in matches)
    hidden = [(match, span) for match in matches if (span := hidden_denial(quotation, match)) is not None]
    if len(hidden) == len(matches):
        match, span = hidden[0]
        changes = (Change("…", span.of(match.text.article.text)),)
        yield _finding(text, quotation, Verdict.ALTERED, places, changes)
    else:
        yield _finding(text, quotation, Verdict.VERBATIM, places)
    if len(quotation.words) > SCARE:
        yield from _speaker(draft, quotation, matches)


def _changed(draft: Reading, quotation: Quotation, sources: Sources) -> Iterator[Finding]:
    text = draft.article.text
    near = altered(quotation, sources)
    cover, runs = spliced(quotation, sources)
    score = near.score if near is not None else 0.0
    if cover >= COVERED and cover > score:
        yield _finding(text, quotation, Verdict.SPLICED, tuple(_place(run) for run in runs))
        return
    if near is not None and score >= ALIKE:
        changes = tuple(_changes(draft, quotation, near))
        yield _finding(text, quotation, Verdict.ALTERED, (_place(near),), changes)
        yield from _speaker(draft, quotation, [near])
        return
    places = (_place(near),) if near is not None and score >= NEAREST else ()
    yield _finding(text, quotation, Verdict.NOT_FOUND, places)


def _speaker(draft: Reading, quotation: Quotation, matches: Sequence[Match]) -> Iterator[Finding]:
    found = check_speaker(draft, quotation, matches)
    if found is not None and quotation.speaker is not None:
        verdict, said, places = found
        span = quotation.speaker
        yield Finding("", Kind.SPEAKER, verdict, span, span.of(draft.article.text), places, said=said)


def _finding(
    text: str,
    quotation: Quotation,
    verdict: Verdict,
    places: tuple[Place, ...] = (),
    changes: tuple[Change, ...] = (),
) -> Finding:
    return Finding("", Kind.QUOTATION, verdict, quotation.span, quotation.span.of(text), places, changes)


def _place(match: Match) -> Place:
    said_by = match.text.said_by(match.spans[0])
    said = " ".join(said_by.of(match.text.article.text).split()) if said_by is not None else ""
    return Place(match.text.evidence(match.whole), said)


def _changes(draft: Reading, quotation: Quotation, near: Match) -> Iterator[Change]:
    """The words that differ, neighbours taken together."""
    own, source = draft.article.text, near.text
    group: list[Edit] = []
    for edit in (*near.edits, Edit(None, None, same=True)):
        if edit.same or edit.free:
            if group:
                yield _change(own, quotation, source, group)
            group = []
        else:
            group.append(edit)


def _change(own: str, quotation: Quotation, source: SourceText, group: Sequence[Edit]) -> Change:
    words = quotation.words
    mine = [words[edit.draft] for edit in group if edit.draft is not None]
    theirs = [edit.place for edit in group if edit.place is not None]
    draft = Span(mine[0].start, mine[-1].end).of(own) if mine else ""
    said = Span(theirs[0].start, theirs[-1].end).of(source.article.text) if theirs else ""
    return Change(draft, said)
