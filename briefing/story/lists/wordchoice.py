"""Words of one topic that outlets choose between for the same thing: "ceasefire", "armistice"; "war", "invasion".

Two words are of one thing where they hang on the same name: "the war in Ukraine", "Russia's invasion of Ukraine". A
word that hangs on none ("the regime") is what its article calls so elsewhere, if that is one thing alone. What follows
the same beginning ("the 70th anniversary of the …") is one thing as well.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.analysis.phrases import noun_phrase_right
from briefing.analysis.speech.clauses import ClauseToken
from briefing.analysis.speech.speakers import set_scene
from briefing.language.english.reporting import word_class
from briefing.language.english.stems import content_stems
from briefing.language.english.wordings import Topic, charged, judged_from, topics, words_around
from briefing.models import Entity, EntityType, Evidence, Reading, Span
from briefing.story.lists.referents import Hanging, Names, Referents
from briefing.story.lists.uses import QuotedPlaces, Use, apart, differ, has_headline

Row = tuple[str, list[Use]]

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")
_COUNTED = re.compile(r"\b\d+[snrt][tdh]\s[\w'’-]+\sof\b", re.IGNORECASE)
"""What only articles hold in which an ordinal in figures is one of something."""

_HEAD = re.compile(r"\w+")
_NEXT = re.compile(r"[ -]([\w-]+)")
_DATED = "end of the fighting"
"""The topic whose words a year may stand beside: it ended once."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A word of a topic at its place, and what it is about; ``use`` is None where a name holds the word."""

    article: str
    use: Use | None
    about: Hanging


def word_choices(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Row]:
    """Topics with the words that each article uses for them, in a fixed order of topics.

    A topic of which the story has two things has a row for each, with the name that it hangs on.
    """
    rows = _topic_rows(readings, entities)
    beginnings = []
    for topic, uses in _beginnings(readings):
        row = next((at for at, (_, own) in enumerate(rows) if 2 * _shared(own, uses) >= len(uses)), None)
        if row is None:
            beginnings.append((topic, uses))
        else:
            rows[row] = (rows[row][0], apart([*rows[row][1], *uses]))
    return [*beginnings, *rows]


def _shared(own: Sequence[Use], uses: Sequence[Use]) -> int:
    """How many of the uses stand where a row has one already."""
    return len(uses) + len(own) - len(apart([*own, *uses]))


def _topic_rows(readings: Sequence[Reading], entities: Sequence[Entity]) -> list[Row]:
    found = _choices(readings, entities)
    names = {entity.id: entity.name for entity in entities}
    naming = {entity.id: frozenset(mention.article for mention in entity.mentions) for entity in entities}
    rows: list[Row] = []
    for topic in topics():
        things = _things(topic.name, found.get(topic.name, ()), naming)
        told = ((names[name], _uses(own)) for name, own in things.items())
        differing = [(name, uses) for name, uses in told if differ(uses)]
        several = len(differing) > 1
        rows += [(f"{topic.name}: {name}" if several else topic.name, uses) for name, uses in differing]
    return rows


def _uses(choices: Iterable[_Choice]) -> list[Use]:
    return apart([choice.use for choice in choices if choice.use is not None])


def _choices(readings: Sequence[Reading], entities: Sequence[Entity]) -> Mapping[str, list[_Choice]]:
    """The words of all articles by topic, and the names that hold one."""
    referents = Referents(entities)
    found: dict[str, list[_Choice]] = defaultdict(list)
    for reading in readings:
        for topic, choice in _choices_of(reading, referents):
            found[topic].append(choice)
    for entity in entities:
        about = Hanging(frozenset({entity.id, *entity.related}), known=True)
        for topic in _topics_named(entity):
            found[topic] += (_Choice(mention.article, None, about) for mention in entity.mentions)
    return found


def _topics_named(entity: Entity) -> Iterator[str]:
    """The topics of which a name tells one thing: "Korean War", "Northern Trade Accord"."""
    if entity.type in (EntityType.EVENT, EntityType.WORK, EntityType.OTHER):
        lasts = {alias.split()[-1].lower() for alias in entity.aliases if " " in alias}
        yield from (topic.name for topic in topics() if not lasts.isdisjoint(topic.forms))


def _choices_of(reading: Reading, referents: Referents) -> Iterator[tuple[str, _Choice]]:
    """The words of topics in an article and its headline with what each is about, one at each place."""
    article = reading.article
    quoted = QuotedPlaces(reading)
    for found in _found(article.text, reading.analysis.sentences):
        about = _about(referents, found, article.text, referents.within(article.id, found.passage))
        if about is not None:
            evidence = Evidence.of(article, found.span)
            use = Use(found.label, found.label, evidence, quoted.holds(found.span), found.sided)
            yield found.topic.name, _Choice(article.id, use, about)
    if not has_headline(article):
        return
    names = referents.within_headline(article)
    for found in _found(article.title, [Span(0, len(article.title))]):
        about = _about(referents, found, article.title, names)
        if about is not None:
            use = Use.in_headline(found.label, found.label, article)
            yield found.topic.name, _Choice(article.id, use, Hanging(about.names, known=not about.one))


@dataclass(frozen=True, slots=True)
class _Found:
    """A word of a topic in a passage of a text; ``span`` begins with the words that judge it, ``word`` does not."""

    topic: Topic
    passage: Span
    span: Span
    word: Span
    label: str

    @property
    def sided(self) -> bool:
        """Whether the words take sides."""
        return self.span.start < self.word.start or charged()[0].fullmatch(self.label) is not None


def _found(text: str, passages: Sequence[Span]) -> list[_Found]:
    """The words of topics in a text, of those that overlap the longest, none that only describes the noun behind it."""
    held = set(_HEAD.findall(text.lower()))
    starts = [passage.start for passage in passages]
    kept: list[_Found] = []
    matches = [
        (topic, match)
        for topic in topics()
        if not topic.heads.isdisjoint(held)
        for match in topic.pattern.finditer(text)
        if topic.deed or not _describes(text, match.end())
    ]
    for topic, match in sorted(matches, key=lambda pair: (-len(pair[1][0]), pair[1].start())):
        word = Span(*match.span())
        at = bisect_right(starts, word.start) - 1
        if at < 0 or passages[at].end < word.end or any(word.overlaps(other.word) for other in kept):
            continue
        begin = judged_from(text, passages[at].start, word.start)
        label = f"{' '.join(text[begin : word.start].lower().split())} {topic.label(match[0])}".strip()
        kept.append(_Found(topic, passages[at], Span(begin, word.end), word, label))
    return kept


def _about(referents: Referents, found: _Found, text: str, named: Names) -> Hanging | None:
    """What a word is about; None where it belongs to a name or is told of another time."""
    if " " not in found.word.of(text) and any(place.overlaps(found.word) for place, _ in named):
        return None
    ask = referents.of_deed if found.topic.deed else referents.of_thing
    about = ask(text, found.passage, found.span, named)
    if about.dated and found.topic.name != _DATED:
        return None
    if found.topic.name in words_around("near"):
        about = replace(about, names=about.names | referents.people(about.near))
    judged = found.span.start < found.word.start
    brought_in = about.one and (judged or found.topic.name in words_around("happening"))
    return replace(about, known=True) if brought_in else about


def _describes(text: str, end: int) -> bool:
    """Whether a noun that ends here only describes the one behind it: "riot police"."""
    match = _NEXT.match(text, end)
    return match is not None and match[1].lower() in words_around("behind")


def _things(
    topic: str, choices: Sequence[_Choice], naming: Mapping[str, frozenset[str]]
) -> Mapping[str, list[_Choice]]:
    """The choices by the name that they hang on, those of most articles first; each choice is of one thing.

    A choice that hangs on no name is of the one thing that its article speaks of beside it, or of the only one of all
    articles where its own is among those that name it (``naming``). Of some topics a story has one thing alone.
    """
    if topic in words_around("single"):
        return _one_thing(choices)
    things = _by_name([choice for choice in choices if choice.about.names])
    free = [choice for choice in choices if not choice.about.names]
    spoken = {name: {choice.article for choice in own} for name, own in things.items()}
    for name in things if len(things) == 1 else ():
        spoken[name] |= naming.get(name, frozenset())
    _place_known(things, free, spoken)
    return things


def _place_known(things: Mapping[str, list[_Choice]], free: Iterable[_Choice], spoken: Mapping[str, set[str]]) -> None:
    """Add choices to the only thing that their article speaks of."""
    for choice in (choice for choice in free if choice.about.known):
        here = [name for name, articles in spoken.items() if choice.article in articles]
        if len(here) == 1:
            things[here[0]].append(choice)


def _one_thing(choices: Sequence[_Choice]) -> Mapping[str, list[_Choice]]:
    """All choices that tell of something, by the name that most of them hang on or stand near."""
    first = next(iter(_by_name([choice for choice in choices if choice.about.names] or _nearly(choices))), None)
    told = [choice for choice in choices if choice.about.names or choice.about.near or choice.about.known]
    return {} if first is None else {first: told}


def _nearly(choices: Sequence[_Choice]) -> list[_Choice]:
    """The choices as if each hung on all names that stand near it."""
    return [replace(choice, about=Hanging(choice.about.near)) for choice in choices if choice.about.near]


def _by_name(choices: Sequence[_Choice]) -> dict[str, list[_Choice]]:
    """Choices that hang on names by the one that most articles have; what is left by the next one."""
    left = list(choices)
    things: dict[str, list[_Choice]] = {}
    while left:
        pairs = {(name, choice.article) for choice in left for name in choice.about.names}
        articles = Counter(name for name, _ in pairs)
        best = min(articles, key=lambda name: (-articles[name], name))
        things[best] = [choice for choice in left if best in choice.about.names]
        left = [choice for choice in left if best not in choice.about.names]
    return things


def _beginnings(readings: Sequence[Reading]) -> list[Row]:
    """What follows the same ordinal and noun: "the 70th anniversary of the armistice", "… of the end of the war"."""
    found: dict[str, list[Use]] = {}
    told = [set(map(str.lower, _COUNTED.findall(reading.article.text))) for reading in readings]
    times = Counter(words for here in told for words in here)
    for reading, here in zip(readings, told, strict=True):
        if all(times[words] < 2 for words in here):
            continue
        article = reading.article
        for unit in set_scene(article, reading.analysis).units:
            for topic, span in _after_ordinals(unit.tokens):
                words = " ".join(span.of(article.text).split())
                found.setdefault(topic, []).append(Use(words, words, Evidence.of(article, span)))
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


def _told_apart(uses: Iterable[Use]) -> bool:
    """Whether two articles use words of which neither holds the other's."""
    senses: dict[str, set[frozenset[str]]] = {}
    for use in uses:
        senses.setdefault(use.evidence.article, set()).add(frozenset(content_stems(use.label)))
    seen = list(senses.values())
    return any(
        not (one <= other or other <= one)
        for index, first in enumerate(seen)
        for second in seen[index + 1 :]
        for one in first
        for other in second
    )
