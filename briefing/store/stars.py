"""Which articles and facts of a story are starred, and where every other star points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.models import Evidence, Fact, Stars
from briefing.records import dataclass
from briefing.store.anchors import Target
from briefing.store.events import Event, Events
from briefing.store.finding import Library

Ids = tuple[str, ...]
Places = Mapping[str, Sequence[tuple[Evidence, Fact]]]


@dataclass(frozen=True, slots=True)
class PointedAt:
    """Where a mark points among the articles that are open.

    ``words`` are the places found again; empty with ``here`` set where its source is open but the words are not in it
    any more, and with ``here`` unset where its source is not among the articles.
    """

    event: Event
    words: tuple[Evidence, ...]
    here: bool


def find_stars(events: Events, library: Library, facts: Sequence[Fact]) -> Stars:
    """The stars that are on articles or facts of a story."""
    places = places_of(facts)
    on_articles: dict[str, Ids] = {}
    on_facts: dict[str, Ids] = {}
    for event in events.near(library):
        if event.about is None:
            continue
        if event.about.kind == "article":
            for name in articles_of(event.about, library):
                on_articles[name] = (*on_articles.get(name, ()), event.id)
        elif event.about.kind == "fact":
            chosen = fact_of(event.about, library, places)
            if chosen is not None:
                on_facts[chosen.id] = (*on_facts.get(chosen.id, ()), event.id)
    return Stars(on_articles, on_facts)


def find_places(events: Events, library: Library) -> dict[str, int]:
    """Where the articles were left, offsets by their ids; of two places in one article the later holds."""
    found: dict[str, int] = {}
    for event in events.near(library):
        for anchor in event.about.anchors[:1] if event.about else ():
            found.update((item.article, item.start) for item in library.find(anchor))
    return found


def locate(event: Event, library: Library) -> PointedAt:
    """Where the mark points among the articles of the library."""
    about = event.about
    if about is None:
        return PointedAt(event, (), here=False)
    words = tuple(dict.fromkeys(item for anchor in about.anchors for item in library.find(anchor)))
    here = any(library.sources(anchor.source) for anchor in about.anchors)
    if about.kind == "article":
        known = articles_of(about, library)
        words = tuple(item for item in words if item.article in known) or _beginnings(known, library)
    return PointedAt(event, words, here or bool(words))


def _beginnings(articles: Sequence[str], library: Library) -> tuple[Evidence, ...]:
    ids = (reading.article.id for reading in library.readings)
    return tuple(Evidence(name, 0, 0, "") for name in ids if name in articles)


def articles_of(about: Target, library: Library) -> tuple[str, ...]:
    """The articles that a target points at: those of the same bytes, else those with at least half of its words."""
    quoted = [anchor for anchor in about.anchors if anchor.quote.exact]
    found = Counter(name for anchor in quoted for name in {item.article for item in library.find(anchor)})
    names = [name for name, times in found.items() if 2 * times >= len(quoted)]
    if names or not about.anchors:
        return tuple(names)
    source = about.anchors[0].source
    known = {name for name in (source.sha256, source.digest) if name}
    same = (item.article for item in library.sources(source))
    return tuple(article.id for article in same if not known.isdisjoint((article.source, article.digest)))


def places_of(facts: Iterable[Fact]) -> Places:
    """The evidence of all facts by its article, each with its fact."""
    places: dict[str, list[tuple[Evidence, Fact]]] = {}
    for fact in facts:
        for item in fact.evidence:
            places.setdefault(item.article, []).append((item, fact))
    return places


def fact_of(about: Target, library: Library, places: Places) -> Fact | None:
    """The fact that holds most of what the mark was set on, by how nearly their words coincide."""
    from briefing.story.corrected import shared  # noqa: PLC0415  # knows stories: not before there is one

    scores: dict[str, tuple[float, Fact]] = {}
    for anchor in about.anchors:
        for item in library.find(anchor):
            for other, fact in places.get(item.article, ()):
                share = shared(item.span, other.span)
                if share:
                    scores[fact.id] = (scores.get(fact.id, (0.0, fact))[0] + share, fact)
    return max(scores.values(), key=lambda score: score[0])[1] if scores else None
