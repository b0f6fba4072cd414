"""Which words of a story can be read by whoever has read nothing else: no caption, nothing that points back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import pairwise

from briefing.language.english.calendar import is_day_word
from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.meanings import sense, senses
from briefing.language.english.stems import POSSESSIVE, WORD, little_words, stem
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import word_list
from briefing.models import Evidence, ParagraphKind, Reading, Span
from briefing.story.facts.standing import reads_alone, without_quotations
from briefing.story.grouping.independence import outlet_key

HEAD = 2
"""Sentences with which an article says what it is about, its title apart."""

HALF = 0.5
"""The share of the outlets that speak of a thing from which on it is known which one is meant."""

BEFORE = 20
"""Characters before a clause in which the word before it is."""

LONGEST = 3
"""Words behind "the" up to which a thing is named."""


_DAY_FIRST = re.compile(r"(?:On|In|At|By|Since|Until)(?:[\s,]+[A-Z\d][\w.:]*)+[\s,]+(?=the\b)")
"""A day or a place before the subject."""


_TURN = re.compile(rf",\s+(?:{'|'.join(sorted(word_list('readable.subject')))})\b")


class Readable:
    """What the articles of a story are about, and where their captions are."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = {reading.article.id: reading for reading in readings}

    @cached_property
    def _topic(self) -> frozenset[str]:
        """What the words mean that two outlets, or the only one, begin with, and those that half of them have."""
        heads: dict[str, set[str]] = {}
        whole: dict[str, set[str]] = {}
        for reading in self._readings.values():
            article = reading.article
            sentences = [one.of(article.text) for one in reading.analysis.sentences]
            for found, texts in ((heads, [article.title, *sentences[:HEAD]]), (whole, [article.title, *sentences])):
                found.setdefault(outlet_key(article), set()).update(*map(senses, texts))
        return _told_by(heads, min(2, len(heads))) | _told_by(whole, max(min(2, len(whole)), len(whole) * HALF))

    @cached_property
    def _captions(self) -> dict[str, tuple[Span, ...]]:
        return {
            name: tuple(
                Span(one.start, one.end) for one in reading.article.paragraphs if one.kind is ParagraphKind.CAPTION
            )
            for name, reading in self._readings.items()
        }

    def stands(self, evidence: Evidence) -> bool:
        """Whether these words can be read by themselves."""
        return reads_alone(evidence.text) and not self.leaves_open(evidence)

    def stands_within(self, evidence: Evidence) -> bool:
        """The same of a clause out of the middle of a sentence: "the gunman, Carl Oben, had fled".

        Not of one that hangs on a noun before it: "the port where *the tug, which had sunk, was built*".
        """
        if self._hangs(evidence):
            return False
        whole = evidence.text[:1].upper() + evidence.text[1:]
        return reads_alone(whole) and not self.leaves_open(replace(evidence, text=whole))

    def _hangs(self, evidence: Evidence) -> bool:
        """Whether the word before is one that opens a relative clause."""
        text = self._readings[evidence.article].article.text
        before = WORD.findall(text, max(0, evidence.start - BEFORE), evidence.start)
        return bool(before) and evidence.text[0].islower() and before[-1].lower() in word_list("readable.relative")

    def leaves_open(self, evidence: Evidence) -> bool:
        """Whether these words are a caption, or speak of somebody or something that they do not name."""
        if any(span.overlaps(evidence.span) for span in self._captions.get(evidence.article, ())):
            return True
        things = things_pointed_at(evidence.text)
        known = not things or any(sense(stem(thing)) in self._topic for thing in things)
        # "The man" may be anybody, however often a story speaks of men.
        known = known and not word_list("readable.anybody").intersection(things)
        return not known or speaks_of_somebody(evidence.text)


def _told_by(words: Mapping[str, set[str]], least: float) -> frozenset[str]:
    counts = Counter(word for own in words.values() for word in own)
    return frozenset(word for word, count in counts.items() if count >= least)


@lru_cache(20_000)
def _tells_which(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word.lower() in word_list("readable.which")


def things_pointed_at(statement: str) -> tuple[str, ...]:
    """The words behind "the" at the head of a statement where nothing says which one: "The province counted".

    A day may stand before it: "On July 27 the regime marks". None where there is no such noun, where something says
    which ("The mayor of Lund", "The Lund mayor", "The boy who", but not "The boy, who"), and where everybody knows
    which ("The government").
    """
    opening = _DAY_FIRST.match(statement)
    text = statement[opening.end() if opening else 0 :][:80]
    first, *words = WORD.finditer(text) or [None]
    if first is None or first[0].lower() != "the":
        return ()
    named: list[str] = []
    for before, match in pairwise((first, *words[: LONGEST + 1])):
        word, low = match[0], match[0].lower()
        if named and "," in text[before.end() : match.start()] and not word[0].isupper():
            break  # "The driver, who was ill": it says nothing of which one
        if _tells_which(word):
            return ()
        if named and (low in little_words() or is_past(low)):
            break
        named.append(POSSESSIVE.sub("", low))
        if named[-1] != low:
            break
    return () if word_list("readable.one_of_its_kind").intersection(named) else tuple(named[:LONGEST])


@lru_cache(20_000)
def speaks_of_somebody(statement: str) -> bool:
    """Whether a statement says "he" or "her", outside of quotations, and names nobody whom that can be."""
    words = WORD.findall(without_quotations(statement))
    if word_list("readable.he_or_she").isdisjoint(word.lower() for word in words):
        return False
    if _turns_to_somebody(statement):
        return True
    named = (word[0].isupper() and not is_day_word(word) for word in words[1:])
    opens = (
        bool(words) and words[0].lower() not in little_words() and words[0].lower() not in word_list("readable.which")
    )
    heads = opens and words[0][0].isupper() and len(words) > 1 and is_past(words[1].lower())
    return not (any(named) or heads or any(PERSON in kinds_of(word.lower()) for word in words))


def _turns_to_somebody(statement: str) -> bool:
    """Whether "he" or "she" is the subject behind a pause, and nobody is named before: "Later that day, she left"."""
    plain = without_quotations(statement)
    turn = _TURN.search(plain)
    if turn is None:
        return False
    before = WORD.findall(plain[: turn.start()])
    if any(word[0].isupper() and not is_day_word(word) for word in before[1:]):
        return False
    opens = before[0].lower() not in little_words() and len(before) > 1 and is_past(before[1].lower())
    return not (opens or any(PERSON in kinds_of(word.lower()) for word in before))
