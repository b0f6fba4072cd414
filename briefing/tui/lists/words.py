"""Who is quoted, and what each source calls the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from briefing.models import Evidence, Label, Quote, QuoteKind
from briefing.tui.hanging import Hanging
from briefing.tui.lists.row import LONGEST, Lens, Row, heading, listed, sources
from briefing.tui.text import quoted, said, short
from briefing.tui.view import StoryView, Target


def quote_rows(lens: Lens) -> Iterator[Row]:
    """The quotes, under those who said them; first names, then those whom a text only describes, then nobody."""
    return listed(lens, _quotes(lens.view), "Nobody is quoted in these articles.")


def _quotes(view: StoryView) -> Iterator[Row]:
    by_speaker: dict[tuple[int, str], list[Quote]] = {}
    for quote in view.story.quotes:
        by_speaker.setdefault(_speaker(view, quote), []).append(quote)
    for speaker in sorted(by_speaker, key=lambda key: (key[0], -len(by_speaker[key]))):
        yield heading(said(speaker[1]), len(by_speaker[speaker]))
        for quote in by_speaker[speaker]:
            yield _quote(view, quote)


def _speaker(view: StoryView, quote: Quote) -> tuple[int, str]:
    """Who says it, behind the rank of its heading."""
    if quote.speaker in view.entities:
        return 0, ", ".join(view.entities[one].name for one in quote.speakers or (quote.speaker,))
    return (1, quote.said_by.text) if quote.said_by else (2, "Speaker not named")


def _quote(view: StoryView, quote: Quote) -> Row:
    """Words said stand between quotation marks; what a source tells of them in its own words does not."""
    words = short(quote.evidence.text, LONGEST).rstrip(" ,;:")
    spoken = quoted(words) if quote.kind is not QuoteKind.INDIRECT else words
    body = Content.assemble(spoken, (f" — {said(quote.cue)}" if quote.cue else "", "italic $muted"))
    lead = Content.styled(f"  {sources(view, (quote.evidence,))}  ", "$muted")
    return Row(Hanging(lead, body), Target(words, (quote.evidence,), says=False))


def wording_rows(lens: Lens) -> Iterator[Row]:
    """The words that the sources use for one thing."""
    return listed(lens, _words(lens.view), "No thing was found that the sources call by different words.")


def _words(view: StoryView) -> Iterator[Row]:
    for wording in view.story.wording:
        entity = view.entities.get(wording.entity)
        yield heading(said(entity.name if entity else wording.entity))
        by_label: dict[str, list[Label]] = {}
        for label in wording.labels:
            by_label.setdefault(label.label, []).append(label)
        for text in sorted(by_label, key=lambda key: (-sum(one.count for one in by_label[key]), key)):
            labels = by_label[text]
            tallies = " ".join(_tally(view, label) for label in labels)
            body = Content.assemble("“", said(text), "”", (f"  {tallies}", "$muted"))
            places = tuple(item for label in labels for item in label.evidence or (Evidence(label.article, 0, 0, ""),))
            yield Row(Hanging(Content("  "), body), Target(text, places))


def _tally(view: StoryView, label: Label) -> str:
    """``1×5``, or ``1×5 (2 quoted, 1 in the headline)``: how many times in which source, and where these stand."""
    told = [(label.quoted, "quoted"), (label.headline, "in the headline")]
    marks = ", ".join(where if times == label.count else f"{times} {where}" for times, where in told if times)
    return f"{view.numbers[label.article] + 1}×{label.count}" + (f" ({marks})" if marks else "")
