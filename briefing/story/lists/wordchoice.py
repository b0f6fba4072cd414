"""Words that one outlet chooses where another chooses others for the same thing.

Three kinds are found: words of one group ("ceasefire", "armistice") beside the same names; what follows the same
beginning ("the 70th anniversary of the …"); and describing words that take sides ("illicit") before a noun that another
outlet uses without. What stands in quotation marks is the speaker's choice and is left out.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain, combinations

from briefing.analysis.phrases import noun_phrase_right
from briefing.analysis.speech.clauses import ClauseToken
from briefing.analysis.speech.speakers import set_scene
from briefing.language.english.reporting import word_class
from briefing.language.english.stems import content_stems, little_words
from briefing.models import Article, Entity, EntityType, Evidence, QuoteKind, Reading, Sentence, Span
from briefing.story.entities.places import NamedPlaces

Uses = list[tuple[str, Evidence]]

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_COUNTED = re.compile(r"\d[snrt][tdh]", re.IGNORECASE)
"""What an article without ordinals in figures does not hold."""

_NEAR = 60
"""Characters on both sides of a word in which a name stands close to it."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HEAD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Choice:
    """A word of a group at its place, with the names of its sentence."""

    label: str
    evidence: Evidence
    names: frozenset[str]


def word_choices(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[tuple[str, Uses]]:
    """Topics with the words that each article uses for them, in a fixed order of topics."""
    return [*_beginnings(readings), *_groups(readings, entities), *_loaded(readings)]


@cache
def _data() -> Mapping[str, Mapping[str, str]]:
    source = resources.files("briefing.language.english") / "data" / "wording_groups.toml"
    return tomllib.loads(source.read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class _Topic:
    """The words of a topic: what finds them, which form stands for each, and the first word of each."""

    name: str
    pattern: re.Pattern[str]
    forms: Mapping[str, str]
    heads: frozenset[str]


@cache
def _topics() -> tuple[_Topic, ...]:
    topics = []
    for topic, row in _data()["topics"].items():
        forms: dict[str, str] = {}
        for group in row.split("|"):
            words = [word.strip() for word in group.split(",")]
            forms.update(dict.fromkeys(words, words[0]))
        longest = sorted(forms, key=len, reverse=True)
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b", re.IGNORECASE)
        topics.append(_Topic(topic, pattern, forms, _heads(forms)))
    return tuple(topics)


def _heads(forms: Iterable[str]) -> frozenset[str]:
    """The first words of words and phrases, as they stand in a text."""
    return frozenset(head[0] for form in forms if (head := _HEAD.match(form)))


def _sentences(reading: Reading) -> Iterator[tuple[Sentence, str]]:
    """The sentences with their text, quoted words blanked out."""
    text = reading.article.text
    marked = [quote for quote in reading.analysis.quotes if quote.kind is not QuoteKind.INDIRECT]
    pieces = []
    at = 0
    for quote in marked:
        start = max(quote.start, at)
        pieces += [text[at:start], " " * max(0, quote.end - start)]
        at = max(at, quote.end)
    blanked = "".join([*pieces, text[at:]])
    for sentence in reading.analysis.sentences:
        yield sentence, blanked[sentence.start : sentence.end]


def _groups(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[tuple[str, Uses]]:
    """Words of one group that two articles use close to the same name."""
    names = NamedPlaces(entities)
    lands = _affiliations(entities)
    found: dict[str, list[_Choice]] = {}
    for reading in readings:
        article = reading.article
        for sentence, topic, span, label in _words_of_topics(reading):
            around = Span(max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR))
            near = names.within(article.id, around)
            if not any(place.overlaps(span) for place, _ in near):
                beside = frozenset().union(*(lands[entity.id] for _, entity in near))
                found.setdefault(topic, []).append(_Choice(label, Evidence.of(article, span), beside))
    topics = ((topic.name, _comparable(found.get(topic.name, []))) for topic in _topics())
    return [(topic, uses) for topic, uses in topics if uses]


def _words_of_topics(reading: Reading) -> Iterator[tuple[Span, str, Span, str]]:
    """Each word of a group in its sentence: the sentence, the topic, the word's place, the word's plain form."""
    held = _words_in(reading)
    topics = [topic for topic in _topics() if not topic.heads.isdisjoint(held)]
    for sentence, text in _sentences(reading) if topics else ():
        for topic in topics:
            for match in topic.pattern.finditer(text):
                span = Span(sentence.start + match.start(), sentence.start + match.end())
                yield sentence, topic.name, span, topic.forms[match.group().lower()]


def _words_in(reading: Reading) -> set[str]:
    """All words of an article in small letters, those of quotations among them."""
    return set(_HEAD.findall(reading.article.text.lower()))


def _affiliations(entities: Sequence[Entity]) -> dict[str, frozenset[str]]:
    """Each entity with itself and, for a person, the lands and bodies that the roles name."""
    bodies = [one for one in entities if one.type in (EntityType.PLACE, EntityType.ORG, EntityType.GROUP)]
    known = {alias.casefold(): entity.id for entity in bodies for alias in entity.aliases}
    found = {}
    for entity in entities:
        named = {known.get(words, entity.id) for role in entity.roles for words in _runs_of_role(role.text)}
        found[entity.id] = frozenset({entity.id, *named})
    return found


def _runs_of_role(text: str) -> Iterator[str]:
    """Each run of up to four words of a role, lower case."""
    words = text.casefold().split()
    for first, last in combinations(range(len(words) + 1), 2):
        if last - first <= 4:
            yield " ".join(words[first:last]).strip(",'’s")


def _comparable(choices: Sequence[_Choice]) -> Uses:
    """The uses that stand beside a name beside which two articles use different words."""
    words: dict[str, dict[str, set[str]]] = {}
    for choice in choices:
        for name in choice.names:
            words.setdefault(name, {}).setdefault(choice.evidence.article, set()).add(choice.label)
    differing = {name for name, by_article in words.items() if len(by_article) > 1 and _choose(by_article.values())}
    return [(choice.label, choice.evidence) for choice in choices if choice.names & differing]


def _choose(labels: Iterable[set[str]]) -> bool:
    """Whether not all of the sets are the same."""
    first, *others = labels
    return any(other != first for other in others)


def _beginnings(readings: Sequence[Reading]) -> list[tuple[str, Uses]]:
    """What follows the same ordinal and noun: "the 70th anniversary of the armistice", "… of the end of the war"."""
    found: dict[str, Uses] = {}
    for reading in readings:
        article = reading.article
        if not _COUNTED.search(article.text):
            continue
        for unit in set_scene(article, reading.analysis).units:
            for topic, span in _after_ordinals(unit.tokens):
                words = " ".join(span.of(article.text).split())
                found.setdefault(topic, []).append((words, Evidence.of(article, span)))
    return [(topic, uses) for topic, uses in sorted(found.items()) if _told_apart(uses)]


def _after_ordinals(tokens: Sequence[ClauseToken]) -> Iterator[tuple[str, Span]]:
    """Each "70th anniversary of" with the place of what follows it."""
    for at in range(2, len(tokens) - 1):
        if tokens[at].low != "of" or not _ORDINAL.match(tokens[at - 2].low) or not tokens[at - 1].word:
            continue
        phrase = noun_phrase_right(tokens, at + 2 if tokens[at + 1].low in word_class("articles") else at + 1)
        if phrase is not None:
            topic = f"{tokens[at - 2].low} {tokens[at - 1].low} of"
            yield topic, Span(tokens[phrase[0]].start, tokens[phrase[1]].end)


def _told_apart(uses: Uses) -> bool:
    """Whether two articles use words of which neither holds the other's."""
    senses: dict[str, set[frozenset[str]]] = {}
    for label, evidence in uses:
        senses.setdefault(evidence.article, set()).add(frozenset(content_stems(label)))
    seen = list(senses.values())
    return any(
        not (one <= other or other <= one)
        for index, first in enumerate(seen)
        for second in seen[index + 1 :]
        for one in first
        for other in second
    )


@dataclass(frozen=True, slots=True)
class _Run:
    """Content words in a row; ``stems`` are theirs, the last one the noun that the run is about."""

    evidence: Evidence
    stems: tuple[str, ...]


def _loaded(readings: Sequence[Reading]) -> list[tuple[str, Uses]]:
    """Nouns that one article describes with a word that takes sides and another one uses without it.

    To be the same thing, the two must share another word beside the noun.
    """
    if all(_heads(_sided()).isdisjoint(_words_in(reading)) for reading in readings):
        return []
    runs = list(chain.from_iterable(map(_described, readings)))
    plain = _by_noun(run for sided, run in runs if not sided)
    topics = []
    for run in (run for sided, run in runs if sided):
        others = [other for other in plain.get(run.stems[-1], ()) if _same_thing(run, other)]
        if others:
            uses = [(" ".join(one.evidence.text.split()), one.evidence) for one in (run, *others)]
            topics.append((run.evidence.text.split()[-1].lower(), uses))
    return topics


def _by_noun(runs: Iterable[_Run]) -> dict[str, list[_Run]]:
    """Runs of words by the noun that they end with."""
    found: dict[str, list[_Run]] = defaultdict(list)
    for run in runs:
        found[run.stems[-1]].append(run)
    return found


def _described(reading: Reading) -> Iterator[tuple[bool, _Run]]:
    """The runs of words of an article that hold more than their noun, and whether each takes sides."""
    for sentence, text in _sentences(reading):
        runs = (_run(reading.article, sentence, span.start, span.of(text)) for span in _runs(text))
        yield from ((sided, run) for sided, run in runs if len(run.stems) > 1)


def _run(article: Article, sentence: Span, start: int, text: str) -> tuple[bool, _Run]:
    """Whether a run of words takes sides, and the run from the word on that does so; its stems are those behind it."""
    words = text.lower().split()
    at = next((index for index, word in enumerate(words) if word in _sided()), None)
    begin = sentence.start + start
    shift = 0 if at is None else len(" ".join(words[:at])) + bool(at)
    stems = content_stems(" ".join(words if at is None else words[at + 1 :]))
    return at is not None, _Run(Evidence.of(article, Span(begin + shift, begin + len(text))), stems)


@cache
def _sided() -> frozenset[str]:
    return frozenset(_data()["loaded"]["words"].split())


def _same_thing(one: _Run, other: _Run) -> bool:
    """Whether two runs of different articles share a word beside their noun."""
    return one.evidence.article != other.evidence.article and bool(set(one.stems[:-1]) & set(other.stems[:-1]))


def _runs(text: str) -> Iterator[Span]:
    """Rows of two to six content words, "and" between two of them allowed."""
    start = end = -1
    for match in _WORD.finditer(text):
        word = match.group().lower()
        apart = start < 0 or text[end : match.start()] != " "
        content = word not in little_words()
        if start >= 0 and (apart or (not content and word != "and")):
            yield Span(start, end)
            start = -1
        if content:
            start = match.start() if start < 0 else start
            end = match.end()
        elif word == "and" and start >= 0:
            end = match.end()
    if start >= 0:
        yield Span(start, end)
