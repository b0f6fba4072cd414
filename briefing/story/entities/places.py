"""Which entity a stretch of an article's text names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from briefing.language.english.deeper import lies_deeper
from briefing.language.english.spelling import parts
from briefing.language.english.wordlists import word_list
from briefing.models import Entity, EntityType, Reading, Span

_SPEAKS_FOR = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)
_AND = re.compile(r"(?:,|\s+and|\s*&)\s*$")
_OBLIQUE = re.compile(r"\b(?:in|of|at|from|for|near|with|to|by)\s+(?:the\s+)?$")
_AFTER_HEAD = word_list("places.after_head")
_WHERE = tuple([word] for word in word_list("places.where"))
"""Before the place where a spokesman is, which he does not speak for."""
_BODIES = (EntityType.ORG, EntityType.PLACE)
_OWNER = ("'s", "’s", "' ", "’ ")
_NAMING_ON = frozenset(
    {"news", "agency", "newspaper", "report", "reports", "website", "television", "radio", "statement", "wire"}
)


class NamedPlaces:
    """The entities of a story by the places where the articles name them."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._places: dict[str, list[tuple[int, int, Entity]]] = {}
        self._roles: dict[str, list[tuple[tuple[str, ...], Entity]]] = {}
        for entity in entities:
            for mention in entity.mentions:
                self._places.setdefault(mention.article, []).append((mention.start, mention.end, entity))
            for role in entity.roles if entity.type is EntityType.PERSON else ():
                self._roles.setdefault(role.evidence.article, []).append((parts(role.text), entity))
        for places in self._places.values():
            places.sort(key=lambda place: (place[0], place[1]))

    def within(self, article: str, span: Span) -> tuple[tuple[Span, Entity], ...]:
        """The named places inside ``span``, or that hold it, in the order of the text."""
        places = self._places.get(article, [])
        at = bisect_left(places, span.start, key=lambda place: place[1])
        found = []
        while at < len(places) and places[at][0] < span.end:
            start, end, entity = places[at]
            if Span(start, end).overlaps(span):
                found.append((Span(start, end), entity))
            at += 1
        return tuple(found)

    def speaking(self, reading: Reading, span: Span) -> tuple[Entity, ...]:
        """The entities that the words for a source are, not those that they only mention.

        "The mayor's lawyer" and "officials in Rome" are nobody whom we know; a spokesman without a name is his
        organisation; "Vera and Boris" are two.
        """
        within = self.within(reading.article.id, span)
        exact = tuple(entity for place, entity in within if place == span)
        return exact or tuple(_heads(reading.article.text, span, within)) or self._described(reading, span)

    def _described(self, reading: Reading, span: Span) -> tuple[Entity, ...]:
        """The one person whose role the words repeat: "the chief executive of the mill" after "Ada Roe, the …"."""
        words = " ".join(span.of(reading.article.text).split())
        if not words.lower().startswith("the "):
            return ()
        row = parts(words)
        told = [(role, entity) for role, entity in self._roles.get(reading.article.id, ()) if set(row) <= set(role)]
        known = {entity.id: entity for role, entity in told if _head(row) in (_head(role), *_joined_heads(role))}
        return tuple(known.values()) if len(known) == 1 else ()


def _heads(text: str, span: Span, within: Sequence[tuple[Span, Entity]]) -> list[Entity]:
    """The entities that a phrase is about, in order."""
    heads: list[Entity] = []
    for place, entity in within:
        before = text[span.start : place.start]
        after = text[place.end : span.end].strip()
        beside = heads if _AND.search(before) else []
        if after.startswith(_OWNER):
            continue
        if entity.type in _BODIES and _speaks_for(before):
            heads = [entity]
        elif _is_beside(before, entity):
            continue
        elif entity.type is EntityType.PERSON or _names_on(after, entity):
            heads = [*_of_kind(beside, entity), entity]
        elif (beside or not heads) and (not after or after.startswith(", ") or _goes_on(after, text, span, within)):
            heads = [*beside, entity]
    return heads


def _of_kind(heads: list[Entity], entity: Entity) -> list[Entity]:
    """The heads where the last of them is what the entity is, too: a person and a person, not a town and a person."""
    return heads if heads and heads[-1].type is entity.type else []


def _is_beside(before: str, entity: Entity) -> bool:
    """Whether what is named only tells where or of what another thing is."""
    return _OBLIQUE.search(before) is not None or (entity.type is not EntityType.PERSON and lies_deeper(before))


def _goes_on(after: str, text: str, span: Span, within: Sequence[tuple[Span, Entity]]) -> bool:
    """Whether names are joined to the phrase's end: "Ruvia and Talvan", not "the Ruvian and Talvan ministries"."""
    if not after.startswith("and "):
        return False
    behind = text[max(place.end for place, _ in within) : span.end].strip()
    return not behind or behind.startswith(",")


def _speaks_for(before: str) -> bool:
    """Whether somebody speaks for what is named next ("a spokesman for the"), and not only there ("… in the")."""
    return _SPEAKS_FOR.search(before) is not None and before.removesuffix("the ").split()[-1:] not in _WHERE


def _head(row: Sequence[str]) -> str:
    """The last word before "of" and the like."""
    end = next((at for at, word in enumerate(row) if at and word in _AFTER_HEAD), len(row))
    return row[end - 1] if row else ""


def _joined_heads(row: Sequence[str]) -> list[str]:
    """The titles that "and" joins: president and executive of "president and chief executive of the mill"."""
    return [row[at - 1] for at, word in enumerate(row) if word == "and" and at]


def _names_on(after: str, entity: Entity) -> bool:
    """Whether a name goes on as "news agency", "report" or "spokesman", which leaves it the source."""
    words = re.findall(r"\w+", after.lower())
    return entity.type is EntityType.ORG and (set(words) <= _NAMING_ON or _SPEAKS_FOR.match(after) is not None)


def reading_by_article(readings: Sequence[Reading]) -> dict[str, Reading]:
    """The readings under their articles' ids."""
    return {reading.article.id: reading for reading in readings}
