"""Names of a draft: whether a source has them, and whether where the draft says so.

A name that no source has is not found. One that a source has elsewhere differs where the sentences that say what the
draft's says have another name of its type, which the draft's sentence lacks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefing.checking.aligning import Aligner, Line, Near, Sentences, Terms, terms_of
from briefing.checking.called import fullest, parts_of, same_persons, same_thing
from briefing.checking.settling import place_of
from briefing.checking.sources import Sources
from briefing.checking.values import Finding, Kind, Verdict
from briefing.checking.words import Stream, words_of
from briefing.language.english.lands import look_up
from briefing.language.english.meanings import meaning
from briefing.language.english.reporting import verbs_for
from briefing.language.english.spelling import near as near_spelling
from briefing.models import Article, EntityType, Mention, Reading, Span
from briefing.story.statements.names import Name, different_level

_CHECKED = frozenset(EntityType) - {EntityType.DATE, EntityType.NUMBER}
_INSTEAD, _STILL, _SURELY = 0.55, 0.3, 0.8
"""Share of the draft's sentence that a source sentence holds to say another name in its place, and below which a place
that has the name is no support beside it; share from which the name may be of another type, since types are guessed."""
_FEWEST = 3
"""Terms that a sentence has in common with the draft's at least: two may meet by chance."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in its place, with the fullest form that its text has for it."""

    span: Span
    text: str
    full: str
    type: EntityType


def names_of(reading: Reading, span: Span) -> tuple[Named, ...]:
    """The names of a stretch."""
    return tuple(_named(reading, one) for one in reading.analysis.mentions if one.overlaps(span))


def _named(reading: Reading, mention: Mention) -> Named:
    words = " ".join(mention.of(reading.article.text).split()).removesuffix("'s").removesuffix("’s")
    kind = mention.type
    return Named(Span(mention.start, mention.end), words, fullest(reading, words), kind)


def same_named(one: Named, other: Named) -> bool:
    """Whether two names may be of one; given names of two people are never mixed."""
    if one.text.casefold() == other.text.casefold():
        return True
    first, second = parts_of(one.full), parts_of(other.full)
    if not _may_be_same(first, second):
        return False
    people = EntityType.PERSON in (one.type, other.type)
    if people and len(first) > 1 and len(second) > 1 and not set(first) & set(second):
        return False
    if people and len(first) > 1 and len(second) > 1:
        return same_persons(one.full, other.full, strict=True) or set(first) <= set(second) or set(second) <= set(first)
    return same_thing(one.full, other.full)


def _may_be_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a closer look can find them one: some of their words begin or end alike, or both are lands."""
    if {word[:1] for word in one} & {word[:1] for word in other} or one[-1][-3:] == other[-1][-3:]:
        return True
    return _is_land(one) and _is_land(other)


@lru_cache(maxsize=20_000)
def _is_land(words: tuple[str, ...]) -> bool:
    return look_up(" ".join(words).title()) is not None


class Roll:
    """All names of the sources, and the sentences that have them."""

    def __init__(self, sources: Sources, aligner: Aligner) -> None:
        self._sources, self._aligner = sources, aligner
        self._heads = tuple(Stream.of(words_of(_head(text.article))) for text in sources.texts)
        self._found: dict[Named, frozenset[int]] = {}
        self._lines: dict[str, tuple[Named, list[int]]] = {}
        self.of_line: dict[int, tuple[Named, ...]] = {}
        for line in aligner.lines:
            names = tuple(_named(line.text.reading, one) for one in line.mentions)
            self.of_line[line.number] = names
            for name in names:
                self._lines.setdefault(f"{name.full}\0{name.text}\0{name.type}", (name, []))[1].append(line.number)

    def lines_with(self, name: Named) -> frozenset[int]:
        """The numbers of the sentences that name the same one."""
        key = replace(name, span=Span(0, 0))
        if key not in self._found:
            found = (numbers for other, numbers in self._lines.values() if same_named(name, other))
            self._found[key] = frozenset(self.written(name)).union(*found)
        return self._found[key]

    def is_known(self, name: Named) -> bool:
        """Whether it is in the outlet, headline or byline of a source, of which no place in a text can be given."""
        words = [word.key for word in words_of(name.text)]
        return any(line.runs(words) for line in self._heads)

    def written(self, name: Named) -> Iterator[int]:
        """The numbers of the sentences that have the very words of the name with a capital, taken for a name or not."""
        keys = [word.key for word in words_of(name.text)]
        for text in self._sources.texts:
            for at in text.stream.runs(keys):
                start = text.stream.words[at].start
                if text.article.text[start].isupper():
                    number = self._aligner.line_at(text, start)
                    yield from () if number is None else (number,)

    def nearest(self, name: Named) -> list[tuple[Named, int]]:
        """Names that share a word with it, or are spelled nearly like it, each with a sentence."""
        own = set(parts_of(name.full))
        found = []
        for other, numbers in self._lines.values():
            theirs = set(parts_of(other.full))
            if own & theirs or any(near_spelling(a, b) for a in own for b in theirs if min(len(a), len(b)) > 4):
                found.append((other, numbers[0]))
        return sorted(found, key=lambda row: row[1])[:3]


def _head(article: Article) -> str:
    """What is said of an article beside its text."""
    file = article.path.rpartition("/")[2]
    return " · ".join(filter(None, (article.outlet, article.title, article.byline, file)))


def check_names(draft: Reading, sentences: Sentences, sources: Sources, aligner: Aligner) -> Iterator[Finding | None]:
    """The findings on every name outside quotations, each once for a sentence."""
    roll = Roll(sources, aligner)
    for sentence in draft.analysis.sentences:
        names = [one for one in names_of(draft, sentence) if one.type in _CHECKED and sentence.contains(one.span)]
        for name in names:
            if not sentences.is_quoted(name.span) and not _is_word(name, sentence, sources):
                terms = terms_of(draft, sentence, (name.span, *sentences.quoted)) - _frame()
                yield _finding(name, names, terms, roll, aligner)


@cache
def _frame() -> Terms:
    return frozenset(map(meaning, verbs_for("frame")))


def _is_word(name: Named, sentence: Span, sources: Sources) -> bool:
    """Whether a single word at the start of a sentence is a plain word in the sources: its capital says nothing."""
    (first, *rest) = words_of(name.text) or (None,)
    if first is None or rest or name.span.start != sentence.start:
        return False
    for text in sources.texts:
        places = text.stream.places.get(first.key, ())
        if any(text.article.text[text.stream.words[place].start].islower() for place in places):
            return True
    return False


def _finding(name: Named, beside: Sequence[Named], terms: Terms, roll: Roll, aligner: Aligner) -> Finding | None:
    """The finding on one name, None where only a headline or an outlet has it.

    ``beside`` are all names of its sentence, ``terms`` what that says besides it.
    """
    having = roll.lines_with(name)
    if not having:
        return None if roll.is_known(name) else _not_there(name, roll, aligner)
    near = aligner.nearest(terms, 0.0)
    supporting = [one for one in near if _has(one.line, having)]
    best = max((one.own for one in supporting), default=0.0)
    differing = [
        (one, other)
        for one in near
        if one.own >= _INSTEAD
        and len(terms & one.line.terms) >= _FEWEST
        and (other := _instead(one, name, beside, roll)) is not None
    ]
    if differing and best < differing[0][0].own - _STILL:
        places = tuple(place_of(one.line, other.text) for one, other in differing[:3])
        return Finding("", Kind.NAME, Verdict.DIFFERS, name.span, name.text, places)
    lines = [one.line for one in supporting[:3]] or [aligner.lines[number] for number in sorted(having)[:3]]
    return Finding("", Kind.NAME, Verdict.SUPPORTED, name.span, name.text, tuple(map(place_of, lines)))


def _not_there(name: Named, roll: Roll, aligner: Aligner) -> Finding:
    """The finding on a name that no source has, with the places of those most like it."""
    nearest = roll.nearest(name)
    places = tuple(place_of(aligner.lines[number], other.text) for other, number in nearest)
    verdict = Verdict.DIFFERS if any(_shares(name, other) for other, _ in nearest) else Verdict.NOT_FOUND
    return Finding("", Kind.NAME, verdict, name.span, name.text, places)


def _shares(name: Named, other: Named) -> bool:
    """Whether two names of people share a word, and so one may stand for the other by mistake."""
    own, theirs = parts_of(name.full), parts_of(other.full)
    return len(own) > 1 and bool(set(own) & set(theirs))


def _has(line: Line, having: frozenset[int]) -> bool:
    return bool({line.number, line.before, line.behind} & having)


def _instead(near: Near, name: Named, beside: Sequence[Named], roll: Roll) -> Named | None:
    """A name of the same type in a sentence that the draft's sentence lacks."""
    for other in roll.of_line[near.line.number]:
        alike = other.type is name.type or near.own >= _SURELY
        if alike and not _within(name, other) and not any(same_named(one, other) for one in beside):
            return other
    return None


def _within(one: Named, other: Named) -> bool:
    """Whether two places may lie one in the other, so that both are right: a city and its land, a square and a city."""
    places = EntityType.PLACE in (one.type, other.type)
    return places and different_level(Name(one.full, one.type, one.span), Name(other.full, other.type, other.span))
