"""Notes and tags: what their events say and point at, and where they stand among the articles that are open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from briefing.corpus.sanitize import sanitize_line
from briefing.models import Article, Evidence, Fact, Mark, Marks, Noted, Span
from briefing.store.anchors import Anchor, Target, quote_of, source_of
from briefing.store.events import TAG, Event, Events
from briefing.store.finding import Library
from briefing.store.stars import articles_of, fact_of, locate, places_of

LONGEST_NOTE, LONGEST_TAG = 2000, 40
"""Characters."""
ARTICLE, FACT, SENTENCE = "article", "fact", "sentence"


def sentence_target(article: Article, span: Span) -> Target:
    """Words of an article, by themselves and what stands around them."""
    quote = quote_of(article.text, span)
    return Target(SENTENCE, (Anchor(source_of(article), quote),), sanitize_line(quote.exact))


def mark_says(kind: str, text: str) -> dict[str, Any]:
    """What the event of a note or a tag says.

    Raises:
        ValueError: where there are no words, or too many for a tag; the message says so.
    """
    text = sanitize_line(text)
    if kind == TAG:
        text = " ".join(text.lstrip("#").split())
        if len(text) > LONGEST_TAG:
            raise ValueError(f"a tag has at most {LONGEST_TAG} characters")
    if not text:
        raise ValueError(f"the {kind} is empty")
    return {"text": text[:LONGEST_NOTE]}


def mark_of(event: Event) -> Mark:
    """The note or tag that an event holds."""
    return Mark(event.id, event.kind, sanitize_line(str(event.says.get("text", ""))), event.who, event.at)


def find_marks(events: Events, library: Library, facts: Sequence[Fact]) -> Marks:
    """The notes and tags on the articles, facts and words of a story; of a tag set twice, the first."""
    places = places_of(facts)
    on_articles: dict[str, Said] = {}
    on_facts: dict[str, Said] = {}
    on_words: dict[Evidence, Said] = {}
    for about, mark in ((event.about, mark_of(event)) for event in events.near(library) if event.about is not None):
        if about.kind == ARTICLE:
            _put_on(on_articles, articles_of(about, library), mark)
        elif about.kind == FACT and (fact := fact_of(about, library, places)):
            _put_on(on_facts, [fact.id], mark)
        elif about.kind == SENTENCE:
            _put_on(on_words, [item for anchor in about.anchors for item in library.find(anchor)], mark)
    words = _marks_on(on_words)
    return Marks(_marks_on(on_articles), _marks_on(on_facts), tuple((item, words[item]) for item in sorted(words)))


def _marks_on(said: Mapping[Marked, Said]) -> dict[Marked, tuple[Mark, ...]]:
    return {thing: tuple(marks.values()) for thing, marks in said.items()}


Marked = TypeVar("Marked", str, Evidence)
Said = dict[tuple[str, str], Mark]
"""The marks on one thing by their kind and words."""


def _put_on(marks: dict[Marked, Said], things: Iterable[Marked], mark: Mark) -> None:
    for thing in things if mark.text else ():
        marks.setdefault(thing, {}).setdefault((mark.kind, mark.text.casefold()), mark)


def noted_in(events: Events, library: Library) -> tuple[Noted, ...]:
    """The same for a search: every note and tag that is on something here, and where."""
    found = []
    for event in events.near(library):
        whole = event.about is not None and event.about.kind == ARTICLE
        places: dict[str, tuple[Span, ...]] = {}
        for item in locate(event, library).words:
            places[item.article] = () if whole else (*places.get(item.article, ()), item.span)
        if places:
            found.append(Noted(event.kind, mark_of(event).text, places))
    return tuple(found)
