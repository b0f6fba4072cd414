"""Words that stand for whoever holds an office of a land: "the Israeli leader", "Moscow's top defense official"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.language.english.lands import look_up
from briefing.language.english.wordings import Office, offices
from briefing.models import Article, Entity, EntityType, Evidence


class StandIns:
    """Who holds which office of which land in the articles of a story."""

    def __init__(self, articles: Sequence[Article], entities: Sequence[Entity]) -> None:
        self._articles = {article.id: article for article in articles}
        self._holders = _holders(entities)
        self._found: dict[str, list[Evidence]] = defaultdict(list)
        told = {article for article, _, _ in self._holders}
        for one in (article for article in articles if article.id in told):
            self._look(one)

    def of(self, entity: Entity) -> list[Evidence]:
        """The places where words stand for a person whom the same article names."""
        return self._found.get(entity.id, [])

    def in_headline(self, entity: Entity, article: Article) -> list[str]:
        """What stands for a person in a headline."""
        found = _meant(article.title)
        return [text for _, text, land, office in found if self._holder(article, land, office) == entity.id]

    def _look(self, article: Article) -> None:
        for start, text, land, office in _meant(article.text):
            holder = self._holder(article, land, office)
            if holder is not None:
                self._found[holder].append(Evidence(article.id, start, start + len(text), text))

    def _holder(self, article: Article, land: str, office: Office) -> str | None:
        """The one person of an article who holds an office."""
        holders = self._holders.get((article.id, land, office), set())
        return next(iter(holders)) if len(holders) == 1 else None


def _holders(entities: Sequence[Entity]) -> dict[tuple[str, str, Office], set[str]]:
    """The people who hold an office of a land, by article that names them, land and office."""
    found: dict[tuple[str, str, Office], set[str]] = defaultdict(set)
    people = [entity for entity in entities if entity.type is EntityType.PERSON]
    for person, (land, office) in ((one, held) for one in people for held in _offices_held(one)):
        for mention in person.mentions:
            found[mention.article, land, office].add(person.id)
    return found


def _offices_held(entity: Entity) -> Iterator[tuple[str, Office]]:
    """The lands and offices that a person's roles tell: "Russian Defense Minister"."""
    for role in entity.roles:
        low = role.text.lower()
        lands = {known.land for word in _names(role.text) if (known := look_up(word)) is not None and known.land}
        held = (office for office in offices() if any(low.endswith(title) for title in office.titles))
        yield from ((lands.copy().pop(), office) for office in held if len(lands) == 1)


def _names(text: str) -> Iterator[str]:
    """Each run of up to three words of a role, without an ending of owners; longer ones before the shorter in them."""
    row = [word.removesuffix("'s").removesuffix("’s") for word in text.split()]
    taken: set[int] = set()
    for length in (3, 2, 1):
        for at in range(len(row) - length + 1):
            run = " ".join(row[at : at + length])
            if taken.isdisjoint(range(at, at + length)) and look_up(run) is not None:
                taken.update(range(at, at + length))
                yield run


@cache
def _pattern() -> re.Pattern[str]:
    standing = sorted({word for office in offices() for word in office.standing}, key=len, reverse=True)
    nouns = "|".join(map(re.escape, standing))
    land = r"(?-i:[A-Z])[\w.-]*(?: (?-i:[A-Z])[\w.-]*)?"
    return re.compile(rf"\b(?P<all>(?P<land>{land})(?:['’]s)? (?P<noun>{nouns}))\b(?! (?-i:[A-Z]))", re.IGNORECASE)


def _meant(text: str) -> Iterator[tuple[int, str, str, Office]]:
    """What stands for an office of a land in a text: its place, its words, the land, the office."""
    for match in _pattern().finditer(text):
        names = list(_names(match["land"]))
        known = look_up(names[-1]) if names and match["land"].endswith(names[-1]) else None
        office = next(office for office in offices() if match["noun"].lower() in office.standing)
        if known is not None and known.land:
            start = match.start("all") + len(match["land"]) - len(names[-1])
            yield start, text[start : match.end()], known.land, office
