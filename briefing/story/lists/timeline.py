"""The events of a story by the day on which they fell.

Days that only say when something was reported ("state media reported Friday"), date lines and stamps are left out;
durations, and days that the text gives no ground for, have no place in time, and words without a verb are no event.
The same event told by several outlets is one entry: same day, and claims that share much of what they say. What a day
stands for is another entry than what happened on it. Two entries for one event do less harm than one for two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TypeAlias

from briefing.language.english.calendar import bounds
from briefing.language.english.meanings import meaning, weight
from briefing.language.english.modifiers import which_one
from briefing.language.english.reporting import reporting_verbs, verbs_for
from briefing.language.english.stems import WORD, little_words
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import words_of
from briefing.models import Article, DateMention, Evidence, Reading, Span, TimelineEvent
from briefing.story.lists.happenings import is_measure_of_time, says_what_day_it_is, tells_something

SAME_EVENT = 0.3
"""Two claims of one day tell one event if this share of the weight of the shorter one's words is in both."""

LEAST_SHARED = 1.8
"""Weight of the words that two claims must share to be one event: about two telling words."""

TELLING_VERB = 0.5
"""Weight of a verb from which two claims that put it on one day, and share another word, tell one event."""

FEWEST_PLAIN = 2
"""Words beside names that two claims with other verbs must share to be one event."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|\Z)")
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s")
_DATELINE_REACH = 60
"""Characters from the head of a paragraph in which a date may belong to the date line."""

_MONTH = 27
"""Days between the first and the last of the shortest month."""
_ACCORDING = re.compile(r"\baccording\sto\s(?:[\w’'-]+\s){1,6}(?:late\s|early\s)?(?:on\s)?\Z")
_REACH = 70
"""Characters around a date in which its reporting verb is looked for."""


@dataclass(frozen=True, slots=True)
class DayTelling:
    """One date in one claim of one article.

    ``words`` are the meanings of all its words, ``names`` those that are capitalised, ``verb`` is the one by the date,
    ``standing`` is set where the claim tells what the day stands for.
    """

    date: str
    surface: str
    evidence: Evidence
    words: frozenset[str]
    names: frozenset[str]
    verb: str
    standing: bool


_Kind: TypeAlias = tuple[frozenset[str], frozenset[str], str, bool]
"""What a telling says: its words, its names, its verb, and whether it tells what the day stands for."""


def build_timeline(readings: Sequence[Reading]) -> tuple[TimelineEvent, ...]:
    """The events of the story, earliest first; of events that begin on one day the longer period comes later."""
    tellings = [telling for reading in readings for telling in _tellings(reading)]
    by_date: dict[str, list[DayTelling]] = {}
    for telling in tellings:
        by_date.setdefault(telling.date, []).append(telling)
    groups = [group for day in by_date.values() for group in _groups(day)]
    return tuple(sorted(map(_event, _put_into_finer(groups)), key=_order))


def _put_into_finer(groups: Sequence[list[DayTelling]]) -> list[list[DayTelling]]:
    """The groups, those told by a month or a year put into the one that tells the same event by a day or month in it.

    Where two such events fit, the vaguer telling stays by itself.
    """
    spans = [bounds(group[0].date) or (date.max, date.max) for group in groups]
    comparing = _Comparing()
    kept = [list(group) for group in groups]
    moved: set[int] = set()
    for at in _longest_first(spans):
        inside = [other for other in _inside(spans[at], spans) if other not in moved]
        same = [other for other in inside if _tell_one(groups[at], groups[other], comparing)]
        if len(same) == 1:
            kept[same[0]] += kept[at]
            moved.add(at)
    return [group for at, group in enumerate(kept) if at not in moved]


def _longest_first(spans: Sequence[tuple[date, date]]) -> list[int]:
    """Which of the spans of days last a month or more."""
    lengths = [(high - low).days for low, high in spans]
    return sorted((at for at, days in enumerate(lengths) if days >= _MONTH), key=lambda at: -lengths[at])


def _inside(span: tuple[date, date], spans: Sequence[tuple[date, date]]) -> Iterator[int]:
    """Which of the spans of days lie in one and are shorter."""
    low, high = span
    for number, (first, last) in enumerate(spans):
        if low <= first and last <= high and (last - first) < (high - low):
            yield number


def _tell_one(group: Sequence[DayTelling], other: Sequence[DayTelling], comparing: _Comparing) -> bool:
    """Whether every telling of a group tells the same event, by one verb, as some of another."""
    return all(
        any(
            one.verb and one.verb == two.verb and comparing.same(comparing.number(one), comparing.number(two))
            for two in other
        )
        for one in group
    )


def _order(event: TimelineEvent) -> tuple[date, date, int, tuple[Evidence, ...]]:
    low, high = bounds(event.date) or (date.max, date.max)
    return low, high, -len({evidence.article for evidence in event.evidence}), event.evidence


def _event(group: Sequence[DayTelling]) -> TimelineEvent:
    evidence = dict.fromkeys(telling.evidence for telling in group)
    return TimelineEvent(group[0].date, group[0].surface, tuple(evidence))


@dataclass(slots=True)
class _Group:
    """Tellings of one event; ``kinds`` counts them by what they say, ``places`` by their evidence as well."""

    tellings: list[DayTelling] = field(default_factory=list)
    kinds: Counter[int] = field(default_factory=Counter)
    places: dict[Evidence, Counter[int]] = field(default_factory=dict)

    def add(self, telling: DayTelling, kind: int) -> None:
        self.tellings.append(telling)
        self.kinds[kind] += 1
        self.places.setdefault(telling.evidence, Counter())[kind] += 1


class _Comparing:
    """What tellings say, numbered, and which of it is one event, compared once."""

    def __init__(self) -> None:
        self._numbers: dict[_Kind, int] = {}
        self._kinds: list[_Kind] = []
        self._same: dict[tuple[int, int], bool] = {}

    def number(self, telling: DayTelling) -> int:
        kind = (telling.words, telling.names, telling.verb, telling.standing)
        if kind not in self._numbers:
            self._numbers[kind] = len(self._kinds)
            self._kinds.append(kind)
        return self._numbers[kind]

    def same(self, one: int, two: int) -> bool:
        found = self._same.get((one, two))
        if found is None:
            found = self._same[one, two] = _same_event(self._kinds[one], self._kinds[two])
        return found


def _groups(tellings: Sequence[DayTelling]) -> list[list[DayTelling]]:
    """Tellings of one event together; a telling joins the first group of which at least half agree with it.

    Only groups that share the verb, the evidence or enough words (none weighs more than 1) can agree, and tellings that
    say the same are compared once.
    """
    comparing = _Comparing()
    groups: list[_Group] = []
    by_word: dict[str, set[int]] = defaultdict(set)
    by_key: dict[str | Evidence, set[int]] = defaultdict(set)
    for telling in tellings:
        kind = comparing.number(telling)
        keys: list[str | Evidence] = [telling.evidence, *([telling.verb] if telling.verb else [])]
        near = _sharing(telling, by_word)
        near.update(*(by_key.get(key, ()) for key in keys))
        home = next((at for at in sorted(near) if _belongs(telling, kind, groups[at], comparing)), len(groups))
        if home == len(groups):
            groups.append(_Group())
        groups[home].add(telling, kind)
        for places in (*(by_key[key] for key in keys), *(by_word[word] for word in telling.words)):
            places.add(home)
    return [group.tellings for group in groups]


def _sharing(telling: DayTelling, by_word: Mapping[str, set[int]]) -> set[int]:
    """The groups that hold enough words of a telling."""
    shared = Counter(at for word in telling.words for at in by_word.get(word, ()))
    return {at for at, count in shared.items() if count >= LEAST_SHARED}


def _belongs(telling: DayTelling, kind: int, group: _Group, comparing: _Comparing) -> bool:
    """Whether at least half of the group agrees with a telling of this kind."""
    here = group.places.get(telling.evidence)
    agreeing = 0
    for other, count in group.kinds.items():
        if comparing.same(kind, other):
            agreeing += count
        elif here is not None:
            agreeing += here[other]
    return 2 * agreeing >= len(group.tellings)


def _same_event(one: _Kind, two: _Kind) -> bool:
    """Whether two tellings of one day, in different places, tell one event."""
    (words, names, verb, standing), (other_words, other_names, other_verb, other_standing) = one, two
    if standing is not other_standing:
        return False
    common = words & other_words
    if verb and verb == other_verb and weight(verb) >= TELLING_VERB and _weight(common - {verb}) >= TELLING_VERB:
        return True
    if verb and other_verb and verb not in other_words and other_verb not in words:
        plain = common - names - other_names
        if len(plain) < FEWEST_PLAIN:
            return False
    shared = _weight(common)
    return shared >= LEAST_SHARED and shared >= SAME_EVENT * min(_weight(words), _weight(other_words))


@lru_cache(maxsize=10_000)
def _weight(words: frozenset[str]) -> float:
    return sum(weight(word) for word in sorted(words))


def _tellings(reading: Reading) -> list[DayTelling]:
    if reading.article.duplicate_of:
        return []
    found = []
    for mention in reading.analysis.dates:
        if not mention.value or mention.kind == "duration" or bounds(mention.value) is None:
            continue
        claim = holder(reading, mention)
        if claim is None or is_day_of_report(reading, mention) or not _is_told(reading, mention):
            continue
        if not _only_tells_which(reading, mention, claim):
            found.append(_telling(reading.article, mention, mention.value, claim))
    return found


def _telling(article: Article, mention: DateMention, day: str, claim: Span) -> DayTelling:
    """What a claim tells of a day, taken apart without the words for it."""
    before, behind = article.text[claim.start : mention.start], article.text[mention.end : claim.end]
    surface = " ".join(mention.of(article.text).split())
    content = [word for word in WORD.findall(f"{before} {behind}") if word.lower() not in little_words()]
    words = frozenset(map(meaning, content))
    names = frozenset(meaning(word) for word in content if word[0].isupper())
    standing = says_what_day_it_is(claim.of(article.text))
    return DayTelling(day, surface, Evidence.of(article, claim), words, names, _verb_at(before, behind), standing)


def _is_told(reading: Reading, mention: DateMention) -> bool:
    """Whether the sentence of a date tells something of it."""
    text = reading.article.text
    sentence = next((one for one in reading.analysis.sentences if one.contains(mention)), Span(0, len(text)))
    return tells_something(sentence.of(text)) and not is_measure_of_time(text[sentence.start : mention.start])


def _only_tells_which(reading: Reading, mention: DateMention, claim: Span) -> bool:
    """Whether a day says of which thing something is told: "was found guilty last month of the March 2005 killing".

    That is where it stands before a noun, and the verb has a day of its own or the noun is what it is for.
    """
    text = reading.article.text
    kind = which_one(text[claim.start : mention.start], text[mention.end : claim.end])
    if kind is None:
        return False
    others = (one for one in reading.analysis.dates if claim.contains(one) and one != mention and one.value)
    own = any(which_one(text[claim.start : one.start], text[one.end : claim.end]) is None for one in others)
    return own or kind == "for"


def _verb_at(before: str, after: str) -> str:
    """The meaning of the verb nearest before a date, else after it; empty for a light one and where none is seen."""
    for match in (*reversed(list(_WORD.finditer(before))), *_WORD.finditer(after)):
        word = match[0].lower()
        if is_past(word):
            return "" if word in words_of("light_verbs") else meaning(word)
    return ""


def holder(reading: Reading, span: Span) -> Span | None:
    """The claim, or else the sentence, that holds ``span`` whole."""
    for layer in (reading.analysis.claims, reading.analysis.sentences):
        holding = [one for one in layer if one.contains(span)]
        if holding:
            return min(holding, key=lambda one: (one.end - one.start, one.start))
    return None


def is_day_of_report(reading: Reading, mention: DateMention) -> bool:
    """Whether the date says when something was said or published rather than when it was."""
    text = reading.article.text
    paragraphs = reading.article.paragraphs
    index = bisect_right(paragraphs, mention.start, key=_start) - 1
    head = paragraphs[index].start if index >= 0 else 0
    if _STAMP.match(mention.of(text)):
        return True
    if mention.start - head < _DATELINE_REACH and _DATELINE.match(text, mention.end):
        return True
    if text[head : mention.start].strip() == "" and text[mention.end : mention.end + 2] in ("", "\n\n"):
        return True
    sentence = next((one for one in reading.analysis.sentences if one.contains(mention)), Span(0, len(text)))
    if _ACCORDING.search(text, max(sentence.start, mention.start - _REACH), mention.start):
        return True
    return _follows_verb(text[max(sentence.start, mention.start - _REACH) : mention.start]) or (
        text[sentence.start : mention.start].strip(" “\"'").lower() in {"", "on", "late on", "early on", "late"}
        and _precedes_verb(text[mention.end : min(sentence.end, mention.end + _REACH)])
    )


def _start(span: Span) -> int:
    return span.start


def _follows_verb(before: str) -> bool:
    """The nearest word that is no filler before the date is a reporting verb."""
    for match in reversed(list(_WORD.finditer(before))):
        if "," in before[match.end() :].strip(" ") and len(before[match.end() :].strip()) > 1:
            return False
        word = match[0].lower()
        if word in words_of("report_fillers") or match[0][0].isupper():
            continue
        return _reports(word)
    return False


def _precedes_verb(after: str) -> bool:
    """A date at the head of a sentence whose first verb, after its subject, reports: "On Friday, officials said"."""
    words = [match[0].lower() for match in _WORD.finditer(after.partition(" that ")[0])][:6]
    pairs = zip(["", *words], words, strict=False)
    return any(_reports(word) and before not in {"was", "were", "is", "are", "been"} for before, word in pairs)


def _reports(word: str) -> bool:
    verb = reporting_verbs().get(word)
    return (
        verb is not None and verb.takes == "clause" and verb.form != "ing" and verb.lemma not in verbs_for("own_news")
    )
