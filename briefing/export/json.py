"""The brief as JSON, after the contract in ``brief.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Set
from typing import Any

import msgspec

from briefing.export.outline import Choice
from briefing.models import (
    Article,
    Brief,
    Conflict,
    Entity,
    Evidence,
    Fact,
    Label,
    Mark,
    Origin,
    Reading,
    Story,
    Teller,
    TimelineEvent,
)

SCHEMA = "brief/2"

Json = dict[str, Any]


def to_json(brief: Brief, choice: Choice | None = None) -> str:
    """The contract's one object; the same input gives the same bytes."""
    value = {
        "schema": SCHEMA,
        "generator": brief.generator,
        "query": brief.query,
        "stories": [story_json(story) | _marks(story, choice) for story in brief.stories],
        "skipped": [{"path": item.path, "reason": item.reason} for item in brief.skipped],
    }
    return indented(value) + "\n"


def indented(value: object) -> str:
    """JSON in lines, as ``json.dumps`` of two blanks writes it, in a quarter of its time: that indents in Python."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return msgspec.json.format(text, indent=2).decode("utf-8", "surrogatepass")


def story_json(story: Story) -> Json:
    """One story. Facts point to names that are listed, and to no others."""
    listed = {entity.id for entity in story.listed}
    return {
        "id": story.id,
        "title": story.title,
        "first_date": story.first_date.isoformat() if story.first_date else None,
        "last_date": story.last_date.isoformat() if story.last_date else None,
        "articles": [_article(reading) for reading in story.readings],
        "summary": list(story.summary),
        "facts": [_fact(fact, listed) for fact in story.facts],
        "conflicts": [_conflict(conflict) for conflict in story.conflicts],
        "entities": [_entity(entity) for entity in story.listed],
        "quotes": [
            {
                "speaker": quote.speaker,
                "speakers": list(quote.speakers),
                "said_by": _span(quote.said_by) if quote.said_by else None,
                "cue": quote.cue,
                "span": _span(quote.evidence),
            }
            for quote in story.quotes
        ],
        "timeline": [_event(event) for event in story.timeline],
        "wording": [
            {
                "entity": wording.entity,
                "labels": [_label(label) for label in wording.labels],
            }
            for wording in story.wording
        ],
        "origins": [_origin(origin) for origin in story.origins],
        "corrected": list(story.corrected),
    }


def _label(label: Label) -> Json:
    counts = {"count": label.count, "quoted": label.quoted, "headline": label.headline}
    return {"article": label.article, "label": label.label, **counts}


def _marks(story: Story, choice: Choice | None) -> Json:
    """The notes and tags of a story, where they are asked for."""
    marks = choice.marks.get(story.id) if choice else None
    if marks is None:
        return {}
    found = [_mark(mark, "article", name) for name, own in marks.articles.items() for mark in own]
    found += [_mark(mark, "fact", name) for name, own in marks.facts.items() for mark in own]
    found += [_mark(mark, "span", _span(item)) for item, own in marks.sentences for mark in own]
    return {"marks": found}


def _mark(mark: Mark, on: str, what: str | Json) -> Json:
    about = {"article": None, "fact": None, "span": None, on: what}
    return {"kind": mark.kind, "text": mark.text, "who": mark.who, "at": mark.at, **about}


def _article(reading: Reading) -> Json:
    article: Article = reading.article
    return {
        "id": article.id,
        "path": article.path,
        "outlet": article.outlet,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "published_from": article.published_from.value if article.published_from else None,
        "url": article.url,
        "language": article.language,
        "text": article.text,
        "sentences": [[sentence.start, sentence.end] for sentence in reading.analysis.sentences],
        "duplicate_of": article.duplicate_of,
        "version_of": article.version_of,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "byline": article.byline,
        "place": article.place,
        "notes": list(article.notes),
        "corrected": list(article.corrected),
        "captured": dict(article.details).get("captured"),
        "sha256": dict(article.details).get("sha256"),
    }


def _fact(fact: Fact, listed: Set[str]) -> Json:
    return {
        "id": fact.id,
        "statement": fact.statement,
        "status": fact.status.value,
        "articles": list(fact.articles),
        "outlets": list(fact.outlets),
        "tellers": [_teller(teller) for teller in fact.tellers],
        "origins": list(fact.origins),
        "hedge": fact.hedge.value,
        "evidence": _spans(fact.evidence),
        "entities": [name for name in fact.entities if name in listed],
        "conflicts": list(fact.conflicts),
        "denies": fact.denies,
        "caveats": _spans(fact.caveats),
        "unsure": _spans(fact.unsure),
        "details": [{**_span(one.evidence), "articles": list(one.articles)} for one in fact.details],
    }


def _teller(teller: Teller) -> Json:
    return {
        "article": teller.article,
        "stance": teller.stance.value,
        "origins": list(teller.origins),
        "conflict": teller.conflict,
        "side": teller.side,
        "hedge": teller.hedge.value,
    }


def _conflict(conflict: Conflict) -> Json:
    return {
        "id": conflict.id,
        "kind": conflict.kind.value,
        "topic": conflict.topic,
        "reason": conflict.reason,
        "values": [{"value": value.value, "evidence": _spans(value.evidence)} for value in conflict.values],
    }


def _event(event: TimelineEvent) -> Json:
    return {
        "date": event.date,
        "surface": event.surface,
        "hedge": event.hedge.value,
        "evidence": _spans(event.evidence),
    }


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "mentions": _spans(entity.mentions),
    }


def _origin(origin: Origin) -> Json:
    return {
        "article": origin.article,
        "name": origin.name,
        "via": list(origin.via),
        "evidence": _spans(origin.evidence),
    }


def _span(evidence: Evidence) -> Json:
    return {"article": evidence.article, "start": evidence.start, "end": evidence.end, "text": evidence.text}


def _spans(evidence: tuple[Evidence, ...]) -> list[Json]:
    return [_span(item) for item in evidence]
