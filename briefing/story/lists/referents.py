"""Which named thing a word is about, by what it hangs on: "the North Korean regime", "war in Ukraine"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.language.english.reporting import reporting_verbs, word_class
from briefing.language.english.stems import little_words
from briefing.language.english.wordings import words_around
from briefing.language.english.wordlists import words_of
from briefing.models import Article, Entity, EntityType, Span
from briefing.story.entities.places import NamedPlaces

_TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*|[^\w\s]")
_OWNERS = ("'s", "’s")
_VERBAL = ("ed", "s", "ing")
"""Endings of words before a noun that are as likely its verb as a part of its phrase: "Toll abandons deal"."""
_BEFORE, _BETWEEN, _BEHIND = 6, 2, 5
"""Words looked at before a word; those between it and a name before it; those between it and a name behind it."""

Names = Sequence[tuple[Span, Entity]]
"""Named places with what each names, in the order of the text."""

_YEAR, _SINCE = re.compile(r"\b\d{4}s?\b"), re.compile(r"\b[Ss]ince\b")
_NEAR = 60
"""Characters on both sides of a word in which a name stands close to it."""
_DATED, _TIME_BEFORE, _TIME_BEHIND = 12, 40, 60
"""Characters on both sides in which a year belongs to a word; those before and behind it that tell of another time."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """What a word is about: ids of entities, empty where nothing tells.

    ``known`` where it is one that the text has told of ("the", "its"), or many without a word before them, ``one``
    where it is one of many ("a"); neither where it is set in another time ("the worst since the revolt", "the war that
    ended in 1950"). ``dated`` where a year stands beside it; ``near`` are the names that stand close by.
    """

    names: frozenset[str]
    known: bool = False
    one: bool = False
    dated: bool = False
    near: frozenset[str] = frozenset()


class Referents:
    """The named things of a story, for asking which of them a word is about."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._named = NamedPlaces(entities)
        self._standing = _affiliations(entities)
        self._people = frozenset(entity.id for entity in entities if entity.type is EntityType.PERSON)
        self._told: dict[str, list[Entity]] = defaultdict(list)
        for entity in entities:
            for article in dict.fromkeys(mention.article for mention in entity.mentions):
                self._told[article].append(entity)

    def people(self, names: frozenset[str]) -> frozenset[str]:
        """Those of entities, by id, that are persons."""
        return names & self._people

    def within(self, article: str, sentence: Span) -> Names:
        """The names in a sentence of an article."""
        return self._named.within(article, sentence)

    def within_headline(self, article: Article) -> Names:
        """The names in a headline, of those that the article has too; of two that overlap the longer one."""
        aliases = [(alias, entity) for entity in self._told[article.id] for alias in entity.aliases]
        found: list[tuple[Span, Entity]] = []
        for alias, entity in sorted(aliases, key=lambda pair: -len(pair[0])):
            for match in re.finditer(rf"\b{re.escape(alias)}\b", article.title) if alias in article.title else ():
                if not any(match.start() < place.end and place.start < match.end() for place, _ in found):
                    found.append((Span(match.start(), match.end()), entity))
        return sorted(found, key=lambda pair: pair[0].start)

    def of_thing(self, text: str, sentence: Span, span: Span, named: Names) -> Hanging:
        """What a noun is about: whose it is, or better where it takes place or against whom."""
        left, stop = _left(text, sentence, span, named)
        right, agents = _right(text, sentence, span, named)
        owning = [entity for place, entity in left if text[place.end : place.end + 2] in _OWNERS]
        modifying = [entity for place, entity in left if entity not in owning]
        found = [*modifying, *right] or [*owning, *agents]
        first = min((place.start for place, _ in left), default=span.start)
        dated = bool(_YEAR.search(text, max(sentence.start, first - _DATED), min(sentence.end, span.end + _DATED)))
        many = text[span.start : span.end].endswith("s") and stop not in words_around("unknown")
        known = stop in words_around("known") or bool(owning) or many
        if _in_another_time(text, sentence, span):
            return Hanging(self._all(found), dated=dated)
        return Hanging(self._all(found), known, stop in ("a", "an"), dated, self._near(span, named))

    def of_deed(self, text: str, sentence: Span, span: Span, named: Names) -> Hanging:
        """Whom or what a verb is done to: what follows it at once, or the subject before "was"."""
        behind = _until_name(text, span.end, sentence.end, named, word_class("prepositions", "conjunctions"))
        found = [] if behind is None else [behind[1]]
        passive = _passive()
        found = [one for place, one in named if passive.fullmatch(text, place.end, span.start)] or found
        return Hanging(self._all(found), near=self._near(span, named))

    def _near(self, span: Span, named: Names) -> frozenset[str]:
        around = Span(max(0, span.start - _NEAR), span.end + _NEAR)
        return self._all(entity for place, entity in named if place.overlaps(around))

    def _all(self, found: Iterable[Entity]) -> frozenset[str]:
        return frozenset[str]().union(*(self._standing[entity.id] for entity in found))


@cache
def _passive() -> re.Pattern[str]:
    """What stands between a name and what was done: "… bakers were", in small letters and without a preposition."""
    stops = "|".join(sorted(word_class("prepositions", "conjunctions")))
    be = "|".join(sorted(form for form in word_class("be_forms") if form.isalpha()))
    return re.compile(rf"(?:\s(?!(?:{stops})\b)[a-z-]+){{0,2}}\s(?:{be})\s(?:[a-z]+ly\s)?")


def _in_another_time(text: str, sentence: Span, span: Span) -> bool:
    """Whether a year or "since" near by sets a thing in another time than the story's."""
    before = text[max(sentence.start, span.start - _TIME_BEFORE) : span.start]
    return bool(_SINCE.search(before) or _YEAR.search(text, span.end, min(sentence.end, span.end + _TIME_BEHIND)))


def _left(text: str, sentence: Span, span: Span, named: Names) -> tuple[list[tuple[Span, Entity]], str]:
    """The names before a noun in its own phrase, and the word that the phrase begins with or that stands before it."""
    found: list[tuple[Span, Entity]] = []
    begin = max(sentence.start, span.start - 120)
    plain = 0
    word = ""
    for match in reversed(list(_TOKEN.finditer(text, begin, span.start))[-_BEFORE:]):
        place = Span(match.start(), match.end())
        over = [pair for pair in named if pair[0].overlaps(place)]
        word = match[0].lower()
        found += (pair for pair in over if pair not in found)
        if not over and (_stops(word) or plain >= _BETWEEN):
            return found, word
        plain += not over and word[0].isalpha()
    return found, word


def _stops(word: str) -> bool:
    """Whether a word or mark before a noun is no part of its phrase."""
    if not word[0].isalnum():
        return word not in "-–'’"
    return word in _stopping() or (word.endswith(_VERBAL) and "-" not in word)


def _stopping() -> frozenset[str]:
    return little_words() | words_of("past_verbs") | reporting_verbs().keys() | words_around("known")


def _right(text: str, sentence: Span, span: Span, named: Names) -> tuple[list[Entity], list[Entity]]:
    """The names behind a noun that a preposition ties to it; those behind "by" apart."""
    match = re.compile(r"[”’\"']?\s([a-z]+)\s").match(text, span.end, sentence.end)
    if match is None or match[1] not in words_around("joints"):
        return [], []
    stops = word_class("prepositions", "conjunctions") - {"of", "and"}
    first = _until_name(text, match.end(1), sentence.end, named, stops)
    found: list[Entity] = []
    while first is not None:
        place, entity = first
        found.append(entity)
        joined = re.compile(r"(?:['’]s)?,? (?:and|or) (?:the )?").match(text, place.end, sentence.end)
        first = next((pair for pair in named if joined and pair[0].start == joined.end()), None)
    return ([], found) if match[1] == "by" else (found, [])


def _until_name(text: str, start: int, end: int, named: Names, stops: frozenset[str]) -> tuple[Span, Entity] | None:
    """The first name behind a place, few words on and with no stopping word or mark before it."""
    for number, match in enumerate(_TOKEN.finditer(text, start, end)):
        over = next((pair for pair in named if pair[0].overlaps(Span(match.start(), match.end()))), None)
        if over is not None:
            return over
        if number >= _BEHIND or not match[0][0].isalnum() or match[0].lower() in stops:
            return None
    return None


def _affiliations(entities: Sequence[Entity]) -> Mapping[str, frozenset[str]]:
    """Each entity with itself, the land that it belongs to or governs from, and those that a person's roles name."""
    bodies = [one for one in entities if one.type in (EntityType.PLACE, EntityType.ORG, EntityType.GROUP)]
    known = {alias.casefold(): entity for entity in bodies for alias in entity.aliases}
    found = {}
    for entity in entities:
        roles = (known[words] for role in entity.roles for words in _runs_of_role(role.text) if words in known)
        found[entity.id] = frozenset(
            {entity.id, *entity.related, *(one for body in roles for one in (body.id, *body.related))}
        )
    return found


def _runs_of_role(text: str) -> Iterable[str]:
    """Each run of up to four words of a role, lower case."""
    words = text.casefold().split()
    for first, last in combinations(range(len(words) + 1), 2):
        if last - first <= 4:
            yield " ".join(words[first:last]).strip(",'’s")
