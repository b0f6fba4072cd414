"""The names in a telling, and whether two of them are one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from briefing.language.english.lands import look_up
from briefing.language.english.namelists import nicknames
from briefing.language.english.stems import little_words
from briefing.language.english.tense import is_past
from briefing.models import Entity, EntityType, Reading, Span

_CAPITALISED = re.compile(
    r"(?<![\w’'-])[A-Z][\w’'-]*(?:\s(?:(?:al|el|bin|de|del|da|van|von|of the|of)\s)?[A-Z][\w’'-]*)*"
)
_BEFORE = re.compile(
    r"\b(in|at|near|from|to|off|outside|of|for|over|on|into|around|across|through|by)\s(?:the\s)?\Z", re.I
)
_ALIKE = 0.84
"""Ratio of common letters from which two spellings are taken for one name."""

_LONGEST_TITLE = 4
_KIND_WORDS = frozenset(("county", "province", "district", "state", "region", "prefecture", "governorate", "oblast"))
_STREET_WORDS = frozenset(("street", "avenue", "road", "boulevard", "lane", "square", "drive", "highway", "park"))
_HONORIFICS = frozenset(("Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Sir", "Lady", "Lord", "Gen", "Col", "Sen", "Rep"))
_PLACED = frozenset(("in", "at", "near", "from", "to", "off", "outside", "into", "around"))
_COMPARED = frozenset((EntityType.PERSON, EntityType.PLACE, EntityType.ORG, EntityType.GROUP, EntityType.OTHER))


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place. ``before`` is the preposition, ``title`` the words right before it in lower case."""

    text: str
    type: EntityType | None
    span: Span
    entity: str | None = None
    before: str = ""
    title: tuple[str, ...] = ()
    possessive: bool = False

    @property
    def is_place(self) -> bool:
        """Whether the name is taken for a place."""
        return self.type is EntityType.PLACE or (self.type in (None, EntityType.OTHER) and self.before in _PLACED)


@dataclass(frozen=True, slots=True)
class NameBook:
    """Where each entity of a story is named: the entity by article and start of the mention."""

    entities: dict[tuple[str, int], Entity] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Sequence[Entity]) -> NameBook:
        """The book of a story's entities."""
        return cls({(one.article, one.start): entity for entity in entities for one in entity.mentions})

    def names_of(self, reading: Reading) -> list[Name]:
        """The names of one article: its mentions, and capitalised words that no mention covers."""
        text, analysis = reading.article.text, reading.analysis
        spans: list[tuple[Span, EntityType | None]] = [(one, one.type) for one in analysis.mentions]
        blocked = [*analysis.mentions, *analysis.dates, *analysis.numbers]
        starts = {sentence.start for sentence in analysis.sentences}
        taken = bytearray(len(text))
        for one in blocked:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        for match in _CAPITALISED.finditer(text):
            lone = " " not in match[0]
            if 1 in taken[match.start() : match.end()] or (lone and _opens(text, match.start(), starts)):
                continue
            if match[0].lower() not in little_words() and match[0].rstrip(".") not in _HONORIFICS:
                spans.append((Span(match.start(), match.end()), None))
        return [self._name(reading, span, kind) for span, kind in sorted(spans, key=lambda pair: pair[0].start)]

    def _name(self, reading: Reading, span: Span, kind: EntityType | None) -> Name:
        text = reading.article.text
        words = " ".join(span.of(text).split())
        possessive = words.endswith(("'s", "’s")) or text[span.end : span.end + 2] in {"'s", "’s"}
        entity = self.entities.get((reading.article.id, span.start))
        before = _BEFORE.search(text, max(0, span.start - 14), span.start)
        return Name(
            text=words.removesuffix("'s").removesuffix("’s"),
            type=kind,
            span=Span(span.start, span.end),
            entity=entity.id if entity else None,
            before=before[1].lower() if before else "",
            title=_title(text[max(0, span.start - 40) : span.start]),
            possessive=possessive,
        )


def _title(before: str) -> tuple[str, ...]:
    """The words right before a name up to the next little word, verb or mark: "foreign minister"."""
    words: list[str] = []
    for word in reversed(re.findall(r"[^\W\d_][\w-]*|[^\w\s]", before)[-_LONGEST_TITLE:]):
        lower = word.lower()
        if not word[0].isalpha() or lower in little_words() or is_past(lower):
            break
        words.insert(0, lower)
    return tuple(words)


def _opens(text: str, start: int, starts: set[int]) -> bool:
    """Whether a word begins a sentence or a quote, where its capital says nothing."""
    return (
        start in starts
        or (start > 0 and text[start - 1] in "“\"'‘([")
        or text[max(0, start - 2) : start] in {". ", ": "}
    )


def same_name(one: Name, two: Name) -> bool:
    """Whether two names may well be of one and the same; spelling, short forms and lands allowed for."""
    if one.text == two.text or (one.entity is not None and one.entity == two.entity):
        return True
    return _alike(one.text, two.text)


Called = tuple[tuple[str, str | None], ...]
"""The names of a claim with the ids of their entities: all that tells one from another."""


@lru_cache(maxsize=50_000)
def held(names: Called, others: Called) -> tuple[bool, ...]:
    """For each of some names whether it is one of others; the claims of a story name the same few again and again."""
    return tuple([any(_is_same(name, other) for other in others) for name in names])


def _is_same(one: tuple[str, str | None], two: tuple[str, str | None]) -> bool:
    return one[0] == two[0] or (one[1] is not None and one[1] == two[1]) or _alike(one[0], two[0])


@lru_cache(maxsize=200_000)
def _alike(left: str, right: str) -> bool:
    first, second = _plain(left), _plain(right)
    if first == second or _short_for(first, second) or _short_for(second, first):
        return True
    known, other = look_up(left), look_up(right)
    if known and other:
        return known.land == other.land and bool(known.land)
    ones, twos = first.split(), second.split()
    if ones[-1] == twos[-1] and (len(ones) == 1 or len(twos) == 1 or ones[0][0] == twos[0][0] or _given(ones, twos)):
        return True
    if _cut_short(first, second) or _cut_short(second, first):
        return True
    shared = set(re.split(r"[\s-]", first)) & set(re.split(r"[\s-]", second))
    if set(ones) <= set(twos) or set(twos) <= set(ones) or len(shared) > 1:
        return True
    if first[:1] != second[:1] and first[-3:] != second[-3:]:
        return False
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _cut_short(short: str, full: str) -> bool:
    """Calif. for California."""
    return len(short) > 3 and full.startswith(short.rstrip("."))


def _given(ones: Sequence[str], twos: Sequence[str]) -> bool:
    """Bob for Robert: a short given name that shares letters with the long one."""
    forms = nicknames().get(ones[0], frozenset())
    return twos[0] in forms


def _plain(name: str) -> str:
    lower = name.lower().replace("’", "'").replace(".", "")
    return re.sub(r"\b(?:al|el|the)[- ]|'s\b", "", lower).strip() or lower


def _short_for(short: str, full: str) -> bool:
    """WHO for World Health Organization."""
    letters = "".join(word[0] for word in re.split(r"[\s-]+", full) if word and word not in {"of", "the", "and", "for"})
    return len(short) > 1 and short.replace(" ", "") == letters


def different_level(one: Name, two: Name) -> bool:
    """Whether two places may lie one in the other: a land or region and a place that is none."""
    ones, twos = _level(one), _level(two)
    return ones != twos or (ones == "region" and _plain(one.text) != _plain(two.text))


def is_street(name: Name) -> bool:
    """Whether a name is that of a street or a square."""
    return not _STREET_WORDS.isdisjoint(name.text.lower().split())


def _level(name: Name) -> str:
    known = look_up(name.text)
    if known and known.kind in {"land", "region", "people"}:
        return known.kind if known.kind != "people" else "land"
    words = name.text.lower().split()
    if is_street(name):
        return "street"
    return "region" if _KIND_WORDS & set(words) else "place"
