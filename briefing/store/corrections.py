"""Corrections as events of the notebook: what one points at and says, and what it means for the articles that are open.

They point at words, as stars do, so that they hold in another folder, after edits, and for another cleaning.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from typing import Any

from briefing.corpus.sanitize import sanitize_line
from briefing.models import (
    Article,
    Conflict,
    Correcting,
    Correction,
    Corrections,
    Entity,
    EntityType,
    Evidence,
    Fact,
    PublishedFrom,
)
from briefing.models.corrections import OF_ARTICLES, OF_GROUPS
from briefing.store.anchors import Anchor, Target, article_target, fact_target, quote_of, source_of
from briefing.store.events import Event, Events
from briefing.store.finding import Library
from briefing.store.stars import articles_of

LONGEST = 300
"""Characters of a value."""
_MOST = 24
"""Places by which a name or a difference is found again."""
_NAME_TYPES = frozenset(EntityType) - {EntityType.DATE, EntityType.NUMBER}

Says = dict[str, Any]


def on_articles(what: Correcting, articles: Sequence[Article], value: str = "") -> tuple[Target, Says]:
    """What an event is about and says that corrects an article or brings articles together.

    Raises:
        ValueError: where the value is none of its kind; the message says what is wrong with it.
    """
    targets = [article_target(article) for article in articles]
    anchors = tuple(anchor for target in targets for anchor in target.anchors)
    kind = "article" if len(articles) == 1 else "articles"
    label = "; ".join(dict.fromkeys(article.title for article in articles))
    return Target(kind, anchors, label[:LONGEST]), _says(what, [len(target.anchors) for target in targets], value)


def on_names(
    what: Correcting, names: Sequence[Entity], articles: Iterable[Article], value: str = ""
) -> tuple[Target, Says]:
    """The same for one that corrects names; ``PART`` takes the spelling ``value`` out of the one that is given.

    Raises:
        ValueError: as above, and where a name has no such spelling.
    """
    known = {article.id: article for article in articles}
    parts = []
    for entity in names:
        places = [item for item in entity.mentions if what is not Correcting.PART or item.text == value]
        if not places:
            raise ValueError(f"{entity.name} is never written {value!r} here")
        parts.append(_anchors(places, known))
    label = ", ".join(entity.name for entity in names)
    anchors = tuple(anchor for part in parts for anchor in part)
    return Target("entity", anchors, label), _says(what, [len(part) for part in parts], value)


def on_fact(fact: Fact, articles: Iterable[Article]) -> tuple[Target, Says]:
    """The same for one that dismisses a fact."""
    target = fact_target(fact, articles)
    return target, _says(Correcting.NO_FACT, [len(target.anchors)], "")


def on_facts(facts: Sequence[Fact], articles: Iterable[Article]) -> tuple[Target, Says]:
    """The same for one that takes several facts as one."""
    known = tuple(articles)
    targets = [fact_target(fact, known) for fact in facts]
    label = " = ".join(fact.statement for fact in facts)
    anchors = tuple(anchor for target in targets for anchor in target.anchors)
    return Target("facts", anchors, label[:LONGEST]), _says(
        Correcting.ONE_FACT, [len(target.anchors) for target in targets], ""
    )


def on_words_of_fact(words: Sequence[Evidence], articles: Iterable[Article]) -> tuple[Target, Says]:
    """The same for one that takes words out of the fact that they are evidence of."""
    anchors = _anchors(words, {article.id: article for article in articles})
    return Target("fact", anchors, words[0].text[:LONGEST]), _says(Correcting.OWN_FACT, [len(anchors)], "")


def on_difference(conflict: Conflict, articles: Iterable[Article], why: str) -> tuple[Target, Says]:
    """The same for one that explains a difference.

    Raises:
        ValueError: where no explanation is given.
    """
    known = {article.id: article for article in articles}
    anchors = _anchors([item for value in conflict.values for item in value.evidence], known)
    return Target("difference", anchors, conflict.topic), _says(Correcting.EXPLAINED, [len(anchors)], why)


def find_corrections(events: Events, library: Library) -> Corrections:
    """What the events mean for these articles; those on nothing that is here are left out."""
    found = (_found(event, library) for event in events.near(library))
    return tuple(correction for correction in found if correction is not None)


def last_about(events: Events, library: Library, number: int) -> tuple[Event, ...]:
    """So many of the newest that are about articles of a collection, newest first.

    An event counts by the names of its sources: one about an article that stands elsewhere in other words is left out.
    """
    near = (event for event in reversed(events.near(library)) if event.about is not None)
    mine = (event for event in near if event.about and any(library.sources(one.source) for one in event.about.anchors))
    return tuple(islice(mine, number))


def correct_article(article: Article, corrections: Sequence[Correction]) -> Article:
    """The article with these corrections; of two of one kind the later holds."""
    for correction in corrections:
        match correction.what:
            case Correcting.OUTLET:
                article = replace(article, outlet=correction.value)
            case Correcting.TITLE:
                article = replace(article, title=correction.value, title_inferred=False)
            case Correcting.AUTHOR:
                article = replace(article, byline=correction.value)
            case Correcting.DAY:
                article = _on_day(article, date.fromisoformat(correction.value))
        article = replace(article, corrected=tuple(sorted({*article.corrected, correction.what.value})))
    return article


def checked(what: Correcting, value: str) -> str:
    """The value as it is kept.

    Raises:
        ValueError: where it is none of its kind; the message says what is wrong with it.
    """
    value = sanitize_line(value)[:LONGEST]
    if what is Correcting.DAY:
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            raise ValueError(f"{value!r} is no day; write it as 2023-07-28") from None
    if what is Correcting.RETYPE:
        if value.upper() not in _NAME_TYPES:
            raise ValueError(f"{value!r} is no type; choose from {', '.join(sorted(t.lower() for t in _NAME_TYPES))}")
        return value.upper()
    needed = OF_ARTICLES | {Correcting.PART, Correcting.RENAME, Correcting.EXPLAINED}
    if what in needed and not value:
        raise ValueError(f"no {what.value} is given")
    return value


def what_of(event: Event) -> Correcting | None:
    """What an event corrects; None where a later version wrote it."""
    try:
        return Correcting(str(event.says.get("what", "")))
    except ValueError:
        return None


def in_words(event: Event) -> str:
    """What an event corrects, in a few words: ``outlet: Fire at the mill → The Harbour Post``."""
    what, value = what_of(event), str(event.says.get("value", ""))
    label = event.about.label if event.about else ""
    return f"{what.value if what else 'of a later version'}: {label}" + (f" → {value}" if value else "")


def _found(event: Event, library: Library) -> Correction | None:
    what = what_of(event)
    if what is None or event.about is None:
        return None
    try:
        value = checked(what, str(event.says.get("value", "")))
    except ValueError:  # of another version, or written by hand
        return None
    parts = list(_parts(event.about.anchors, event.says.get("parts")))
    places: list[tuple[Evidence, ...]] = []
    if what in OF_ARTICLES | OF_GROUPS:
        named: Iterable[str] = chain.from_iterable(articles_of(Target("article", part), library) for part in parts)
    else:
        places = [_places(part, library) for part in parts]
        named = (item.article for item in chain.from_iterable(places))
    articles = tuple(dict.fromkeys(named))
    return Correction(what, articles, tuple(filter(None, places)), value) if articles else None


def _places(anchors: Iterable[Anchor], library: Library) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(item for anchor in anchors for item in library.find(anchor)))


def _parts(anchors: tuple[Anchor, ...], sizes: object) -> Iterable[tuple[Anchor, ...]]:
    counts = [size for size in sizes if isinstance(size, int) and size > 0] if isinstance(sizes, list) else []
    if not counts or sum(counts) != len(anchors):
        counts = [len(anchors)] if anchors else []
    at = 0
    for size in counts:
        yield anchors[at : at + size]
        at += size


def _says(what: Correcting, parts: Sequence[int], value: str) -> Says:
    says: Says = {"what": what.value, "parts": list(parts)}
    value = checked(what, value)
    return says | {"value": value} if value else says


def _anchors(places: Sequence[Evidence], known: dict[str, Article]) -> tuple[Anchor, ...]:
    """The places, one of each article first."""
    first = {item.article: item for item in reversed(places)}
    ordered = dict.fromkeys((*sorted(first.values(), key=places.index), *places))
    chosen = [item for item in ordered if item.article in known][:_MOST]
    return tuple(
        Anchor(source_of(known[item.article]), quote_of(known[item.article].text, item.span)) for item in chosen
    )


def _on_day(article: Article, day: date) -> Article:
    hour = article.published_at if article.published_at and article.published_at.date() == day else None
    # METADATA: as firm as if the article stated it; None would leave the day to be inferred again.
    return replace(article, published=day, published_from=PublishedFrom.METADATA, published_at=hour)
