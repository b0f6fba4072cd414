"""Whom each article leans on, with the chain of relays."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.models import Attribution, Entity, Evidence, Origin, Reading, Span
from briefing.story.naming import Names

_DETERMINERS = ("the ", "a ", "an ", "its ", "their ", "his ", "her ", "this ", "that ")
_EMPTY = frozenset("it he she they we i this that which who others some many".split())


def trace_origins(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[Origin, ...]:
    """One origin for each article and source that it cites, in the order of the articles and their first words.

    A source that the article names is called by its entity's name, a general one ("state media", "officials") by its own
    words in lower case. The article's own outlet is no origin.
    """
    names = Names(entities)
    origins: list[Origin] = []
    for reading in readings:
        found: dict[str, tuple[list[Evidence], list[Evidence], list[str]]] = {}
        for attribution in reading.analysis.attributions:
            name = _name(names, reading, attribution.named or attribution.source)
            if name is None or name.casefold() == (reading.article.outlet or "").casefold():
                continue
            evidence, scopes, via = found.setdefault(name, ([], [], []))
            evidence.append(Evidence.of(reading.article, _words(attribution)))
            scopes.append(Evidence.of(reading.article, attribution))
            for relay in attribution.via:
                through = _name(names, reading, relay)
                if through is not None and through not in via and through != name:
                    via.append(through)
        origins += [
            Origin(reading.article.id, name, tuple(via), tuple(dict.fromkeys(evidence)), tuple(dict.fromkeys(scopes)))
            for name, (evidence, scopes, via) in found.items()
        ]
    return tuple(origins)


def _words(attribution: Attribution) -> Span:
    """The source with its cue where they stand side by side, else the source alone."""
    start = min(attribution.source.start, attribution.cue.start)
    end = max(attribution.source.end, attribution.cue.end)
    return Span(start, end) if end - start < 200 else attribution.source


def _name(names: Names, reading: Reading, span: Span) -> str | None:
    """What to call a source; None for a pronoun that stands for nobody known."""
    entity = names.exactly(reading.article.id, span)
    if entity is not None:
        return entity.name
    words = " ".join(span.of(reading.article.text).split())
    lowered = words.casefold()
    if lowered in _EMPTY:
        return None
    for determiner in _DETERMINERS:
        if lowered.startswith(determiner):
            words = words[len(determiner) :]
            break
    return words
