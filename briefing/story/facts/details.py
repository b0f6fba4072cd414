"""Words of a statement that not all of its tellers give: days, figures, names, and whatever takes two words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, partial

from briefing.analysis.numbers import find_numbers_in
from briefing.language.english.meanings import meaning, weight
from briefing.language.english.measures import measures
from briefing.language.english.stems import WORD, stem
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import ordered_list, word_list
from briefing.language.english.words import Token
from briefing.models import Analysis, Article, Detail, Evidence, NumberMention, Reading, Span
from briefing.story.facts.rounding import same_figure
from briefing.story.facts.support import is_year, same_day
from briefing.story.statements.abbreviations import spelled_out
from briefing.story.statements.tellings import Telling
from briefing.story.statements.units import DURATION, Unit

FEWEST_PLAIN = 2
"""Plain words that must stand side by side to be a detail: a single one is mostly another word for the same."""

TELLING = 0.7
"""What one word of a plain detail must weigh, of 1 for a word that few texts have."""

LONG_NAME = 4
"""Words of a name of which an article may lack one and give it all the same."""

_SHORT = range(3, 7)
"""Letters of an abbreviation."""

_OPENING = "“\"‘' "
"""Before the first word of a sentence, whose capital says nothing."""

PARTS_OF_DAY = word_list("finding.parts")

BETWEEN = frozenset((*word_list("details.between"), "-", "’s", "'s"))
"""What joins two words of one detail."""


_SINCE = re.compile(rf"\b(?:{'|'.join(ordered_list('details.since'))})\s+\Z")
_OF_ALL = re.compile(rf"(?:\b|(?=['’]))(?:{'|'.join(ordered_list('details.of_all'))})\s+\Z")
"""What stands before a year from which on something holds, and before a word that says what a thing alone is."""


@dataclass(frozen=True)
class Knowledge:
    """What each article of a story says anywhere: the words, names, days and figures of all its claims."""

    units: Sequence[Unit]
    tellings: Sequence[Telling]
    readings: Sequence[Reading]
    _said: dict[str, _Said] = field(default_factory=dict)

    @cached_property
    def _by_article(self) -> Mapping[str, list[Telling]]:
        found: dict[str, list[Telling]] = {}
        for telling in self.tellings:
            found.setdefault(telling.article, []).append(telling)
        return found

    @cached_property
    def _by_place(self) -> Mapping[Evidence, Telling]:
        return {telling.evidence: telling for telling in self.tellings}

    @cached_property
    def _units_of(self) -> Mapping[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.evidence.article, []).append(unit)
        return found

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        return {reading.article.id: reading.article.title for reading in self.readings}

    def said(self, article: str) -> _Said:
        """All that one article says, its title included."""
        if article not in self._said:
            tellings, units = self._by_article.get(article, ()), self._units_of.get(article, ())
            self._said[article] = _said_in(tellings, units, self._titles.get(article, ""))
        return self._said[article]

    def telling(self, evidence: Evidence) -> Telling | None:
        """The claim of this evidence taken apart."""
        return self._by_place.get(evidence)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one article says: meanings of its words, ids and stems of its names, days and figures, all in lower case."""

    words: frozenset[str]
    names: frozenset[str]
    days: frozenset[str]
    numbers: frozenset[tuple[str, float, float]]
    text: str = ""


def _said_in(tellings: Sequence[Telling], units: Sequence[Unit], title: str) -> _Said:
    heading = [word.lower() for word in WORD.findall(title)]
    words = {token.meaning for one in tellings for token in one.said.tokens} | set(map(meaning, heading))
    lows = {low for one in tellings for low in one.said.lows}.union(heading)
    stems = {stem(word) for low in lows for word in WORD.findall(low)}
    names = {name.entity for one in tellings for name in one.said.names if name.entity}
    names |= {root for unit in units for root in (*unit.roots, *unit.names)}
    days = {day.value for one in tellings for day in one.said.days} | {day for unit in units for day in unit.days}
    figures = {(one.unit, one.low, one.high) for one in find_numbers_in(title)}
    numbers = frozenset(number for unit in units for number in unit.numbers) | figures
    text = "\n".join((title.lower(), *(telling.evidence.text.lower() for telling in tellings)))
    return _Said(frozenset(words | stems), frozenset(names), frozenset(days), numbers, text)


@dataclass(frozen=True, slots=True)
class _Piece(Span):
    """Words of a statement and how to tell whether an article gives them.

    ``plain`` are those that are no day, figure or name and have no capital of their own, ``counts`` those of them that
    can make a detail, ``acts`` those that are verbs, ``most`` those that say of a thing what no other thing is.
    """

    given: Callable[[_Said], bool]
    plain: bool = False
    counts: bool = True
    acts: bool = False
    most: bool = False


def details_of(unit: Unit, others: Sequence[Article], known: Knowledge) -> tuple[Detail, ...]:
    """The details of a statement, in the order of its words, each with the ids of the articles that give it.

    ``unit`` is the claim whose words the statement is, ``others`` are the further articles of the fact. An article
    gives a word, name, day or figure where it says it anywhere: nothing is shown as lacking that a reader may find.
    """
    telling = known.telling(unit.evidence)
    if telling is None or not others:
        return ()
    reading = known.readings[unit.article]
    said = {one.id: known.said(one.id) for one in others}
    pieces = sorted(_pieces(unit, telling, reading), key=lambda piece: piece.start)
    givers = [_givers(piece, said) for piece in pieces]
    order = [reading.article.id for reading in known.readings]
    found = []
    text = reading.article.text
    for first, last in _runs(pieces, givers, text):
        run, following = pieces[first:last], next(iter(pieces[last:]), None)
        if len(givers[first]) < len(others) and _is_detail(run, following, text):
            evidence = Evidence.of(reading.article, Span(run[0].start, run[-1].end))
            held = {unit.evidence.article, *givers[first]}
            found.append(Detail(evidence, tuple(one for one in order if one in held)))
    return tuple(found)


def _givers(piece: _Piece, said: Mapping[str, _Said]) -> frozenset[str]:
    return frozenset(name for name, own in said.items() if piece.given(own))


def _runs(pieces: Sequence[_Piece], givers: Sequence[frozenset[str]], text: str) -> Iterator[tuple[int, int]]:
    """The pieces side by side that the same articles give, as ranges of their places; a verb ends one."""
    first = 0
    for at in range(1, len(pieces) + 1):
        if at < len(pieces) and givers[at] == givers[first] and not (pieces[at - 1].acts or pieces[at].acts):
            between = text[pieces[at - 1].end : pieces[at].start]
            if not between.strip(" -‐") or between.strip().lower() in BETWEEN:
                continue
        yield first, at
        first = at


def _is_detail(run: Sequence[_Piece], after: _Piece | None, text: str) -> bool:
    """Whether words are a detail; plain ones that only say which of a thing, "another spy" of "satellite", are none."""
    if any(not piece.plain or piece.most for piece in run):
        return True
    cut = after is not None and not after.acts and not text[run[-1].end : after.start].strip()
    # "Matters related" say nothing: some word must be one that not every other text has.
    tells = any(weight(meaning(one[0])) >= TELLING for one in WORD.finditer(text, run[0].start, run[-1].end))
    return not cut and tells and sum(piece.counts for piece in run) >= FEWEST_PLAIN


def _pieces(unit: Unit, telling: Telling, reading: Reading) -> Iterator[_Piece]:
    """The days, figures, names and plain words of a claim; none overlaps another, and what is in them is no word."""
    taken: list[Span] = []
    for span, piece in (*_figures(reading.analysis, reading.article.text), *_names(unit, telling), *_words(telling)):
        if unit.claim.contains(span) and not any(one.overlaps(span) for one in taken):
            taken.append(span)
            if piece is not None:
                yield piece


def _figures(analysis: Analysis, text: str) -> Iterator[tuple[Span, _Piece | None]]:
    for date in analysis.dates:
        day = date.value or ""
        since = _SINCE.search(text, 0, date.start) if is_year(day) else None
        if since:
            span = Span(since.start(), date.end)
            yield span, _Piece(span.start, span.end, partial(_gives_day, day=day))
            continue
        told = day and date.kind != DURATION and not is_year(day)
        part = _part_of_day(date, text)
        end = date.start + len(text[date.start : part.start].rstrip()) if part else date.end
        yield Span(date.start, end), _Piece(date.start, end, partial(_gives_day, day=day)) if told else None
        if part:
            given = partial(_gives_part, part=stem(part.of(text)))
            yield part, _Piece(part.start, part.end, given) if told else None
    for number in analysis.numbers:
        # "One" is often another outlet's "a".
        told = number.kind != "ordinal" and number.of(text).lower() != "one"
        yield number, _Piece(number.start, number.end, partial(_gives_figure, figure=number)) if told else None


def _names(unit: Unit, telling: Telling) -> Iterator[tuple[Span, _Piece]]:
    roots = dict(unit.named)
    for name in telling.said.names:
        span = telling.place(name.span)
        ids = frozenset(one for one in (name.entity, roots.get(span.start)) if one)
        yield span, _Piece(span.start, span.end, partial(_gives_name, ids=ids, text=name.text))


def _words(telling: Telling) -> Iterator[tuple[Span, _Piece]]:
    for token in telling.said.tokens:
        if token.meaning and token.low not in measures():
            acts = is_past(token.low)
            counts = not (acts or token.low.endswith(("ing", "ly")))
            span, shown = telling.place(token), token.of(telling.said.text)
            plain = not token.capital or not telling.said.text[: token.start].strip(_OPENING)
            most = _is_superlative(token.low, telling.said.text[: token.start])
            given = partial(_gives_most, low=token.low) if most else partial(_gives_word, token=token, shown=shown)
            yield span, _Piece(span.start, span.end, given, plain, counts, acts, most)


def _is_superlative(low: str, before: str) -> bool:
    """Whether a word says of a thing what no other is: "the deadliest flood", "the country's largest"."""
    if not low.endswith(("est", "worst")) or low in word_list("details.no_superlative"):
        return False
    return _OF_ALL.search(before.lower()) is not None


def _part_of_day(date: Span, text: str) -> Span | None:
    """The last word of a day where it names a part of it: "Thursday night" is a detail of two."""
    words = list(WORD.finditer(text, date.start, date.end))
    if len(words) > 1 and words[-1][0].lower() in PARTS_OF_DAY:
        return Span(*words[-1].span())
    return None


def _gives_day(said: _Said, day: str) -> bool:
    """Whether an article tells the day as exactly: who says "this year" does not say "Thursday"."""
    return any(same_day(one, day) and len(one) >= len(day) for one in said.days)


def _gives_part(said: _Said, part: str) -> bool:
    return part in said.words


def _gives_figure(said: _Said, figure: NumberMention) -> bool:
    """Whether an article gives the figure, or one that rounds to it: who says "about 70" does not say "72"."""
    own = (figure.unit, figure.low, figure.high)
    return any(same_figure(one, own) and not _is_another(one[1:], own[1:]) for one in said.numbers)


def _is_another(told: tuple[float, float], exact: tuple[float, float]) -> bool:
    """Whether the first of two values, each its bounds, is another one, told with no more digits that count.

    "About 70" is not "72", and 2,476 injured are not 2,562.
    """
    single = told[0] == told[1] and exact[0] == exact[1] and told != exact
    return single and _digits(told[0]) <= _digits(exact[0])


def _digits(value: float) -> int:
    return len(Decimal(str(value)).normalize().as_tuple().digits)


def _gives_name(said: _Said, ids: frozenset[str], text: str) -> bool:
    words = WORD.findall(text)
    lacking = sum(stem(word) not in said.words for word in words)
    # A long name is often told with another last word: "Launching Station", "Launching Ground".
    return bool(ids & said.names) or lacking <= (len(words) >= LONG_NAME) or _spells_out(said, text)


def _gives_word(said: _Said, token: Token, shown: str) -> bool:
    if token.meaning in said.words or all(stem(part) in said.words for part in WORD.findall(token.low)):
        return True
    return _spells_out(said, shown)


def _gives_most(said: _Said, low: str) -> bool:
    """Whether an article has the very word: that a flood was deadly does not say that it was the deadliest."""
    return stem(low) in said.words


def _spells_out(said: _Said, shown: str) -> bool:
    """Whether an article tells in full what stands here as an abbreviation."""
    short = shown.rstrip("s")
    return (
        short.isascii()
        and short.isalpha()
        and short.isupper()
        and len(short) in _SHORT
        and bool(spelled_out(short).search(said.text))
    )
