"""The events of a story by the day on which they fell.

Days that only say when something was reported ("state media reported Friday"), date lines and stamps are left out;
durations, and days that the text gives no ground for, have no place in time. The same event told by several outlets is
one entry: same day, and claims that share most of their words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.analysis.calendar import bounds
from briefing.analysis.reporting import reporting_verbs
from briefing.analysis.tense import is_past
from briefing.analysis.wordlists import words_of
from briefing.models import DateMention, Evidence, Reading, Span, TimelineEvent
from briefing.story.sameness import meaning, weight
from briefing.story.stems import DATA, WORD, little_words

SAME_EVENT = 0.3
"""Two claims of one day tell one event if this share of the weight of the shorter one's words is in both."""

LEAST_SHARED = 1.8
"""Weight of the words that two claims must share to be one event: about two telling words."""

TELLING_VERB = 0.5
"""Weight of a verb from which two claims that put it on one day tell one event."""

FEWEST_PLAIN = 2
"""Words beside names that two claims with other verbs must share to be one event."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d|\Z)")
_DATELINE = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?[-–—]{1,2}\s")
_DATELINE_REACH = 60
"""Characters from the head of a paragraph in which a date may belong to the date line."""

_REACH = 70
"""Characters around a date in which its reporting verb is looked for."""

_OWN_NEWS = frozenset(
    ("announce", "vow", "pledge", "promise", "agree", "threaten", "declare", "proclaim", "order", "testify")
)
"""Reporting verbs that are events themselves: on that day something was announced."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One date in one claim of one article.

    ``words`` are the meanings of all its words, ``names`` those that are capitalised, ``verb`` is the one by the date.
    """

    date: str
    surface: str
    evidence: Evidence
    words: frozenset[str]
    names: frozenset[str]
    verb: str


def build_timeline(readings: Sequence[Reading]) -> tuple[TimelineEvent, ...]:
    """The events of the story, earliest first; of events that begin on one day the longer period comes later."""
    tellings = [telling for reading in readings for telling in _tellings(reading)]
    by_date: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_date.setdefault(telling.date, []).append(telling)
    events = [_event(group) for day in by_date.values() for group in _groups(day)]
    return tuple(sorted(events, key=_order))


def _order(event: TimelineEvent) -> tuple[date, date, int, tuple[Evidence, ...]]:
    low, high = bounds(event.date) or (date.max, date.max)
    return low, high, -len({evidence.article for evidence in event.evidence}), event.evidence


def _event(group: Sequence[Telling]) -> TimelineEvent:
    counts = Counter(telling.surface for telling in group)
    surface = min(counts, key=lambda one: (-counts[one], len(one), one))
    evidence = dict.fromkeys(telling.evidence for telling in group)
    return TimelineEvent(group[0].date, surface, tuple(evidence))


def _groups(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one event together; a telling joins the first group of which at least half agree with it."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        home = next((group for group in groups if _belongs(telling, group)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    return groups


def _belongs(telling: Telling, group: Sequence[Telling]) -> bool:
    return 2 * sum(_same_event(telling, other) for other in group) >= len(group)


def _same_event(one: Telling, two: Telling) -> bool:
    if one.evidence == two.evidence:
        return True
    if one.verb and one.verb == two.verb and weight(one.verb) >= TELLING_VERB:
        return True
    if one.verb and two.verb and one.verb not in two.words and two.verb not in one.words:
        common = (one.words & two.words) - one.names - two.names
        if len(common) < FEWEST_PLAIN:
            return False
    shared = _weight(one.words & two.words)
    return shared >= LEAST_SHARED and shared >= SAME_EVENT * min(_weight(one.words), _weight(two.words))


def _weight(words: frozenset[str]) -> float:
    return sum(weight(word) for word in sorted(words))


def _tellings(reading: Reading) -> list[Telling]:
    article, text = reading.article, reading.article.text
    if article.duplicate_of:
        return []
    found = []
    little = little_words()
    for mention in reading.analysis.dates:
        if not mention.value or mention.kind == "duration" or bounds(mention.value) is None:
            continue
        claim = holder(reading, mention)
        if claim is None or is_day_of_report(reading, mention):
            continue
        surface = " ".join(mention.of(text).split())
        rest = text[claim.start : mention.start] + " " + text[mention.end : claim.end]
        content = [word for word in WORD.findall(rest) if word.lower() not in little]
        words = frozenset(map(meaning, content))
        names = frozenset(meaning(word) for word in content if word[0].isupper())
        verb = _verb_at(text[claim.start : mention.start], text[mention.end : claim.end])
        found.append(Telling(mention.value, surface, Evidence.of(article, claim), words, names, verb))
    return found


def _verb_at(before: str, after: str) -> str:
    """The meaning of the verb nearest before a date, else after it; empty for a light one and where none is seen."""
    for match in (*reversed(list(_WORD.finditer(before))), *_WORD.finditer(after)):
        word = match[0].lower()
        if is_past(word):
            return "" if word in words_of("light_verbs", DATA) else meaning(word)
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
    starts = [paragraph.start for paragraph in reading.article.paragraphs]
    index = bisect_right(starts, mention.start) - 1
    head = starts[index] if index >= 0 else 0
    if _STAMP.match(mention.of(text)):
        return True
    if mention.start - head < _DATELINE_REACH and _DATELINE.match(text, mention.end):
        return True
    if text[head : mention.start].strip() == "" and text[mention.end : mention.end + 2] in ("", "\n\n"):
        return True
    sentence = next((one for one in reading.analysis.sentences if one.contains(mention)), Span(0, len(text)))
    return _follows_verb(text[max(sentence.start, mention.start - _REACH) : mention.start]) or (
        text[sentence.start : mention.start].strip(" “\"'").lower() in {"", "on", "late on", "early on", "late"}
        and _precedes_verb(text[mention.end : min(sentence.end, mention.end + _REACH)])
    )


def _follows_verb(before: str) -> bool:
    """The nearest word that is no filler before the date is a reporting verb."""
    for match in reversed(list(_WORD.finditer(before))):
        if "," in before[match.end() :].strip(" ") and len(before[match.end() :].strip()) > 1:
            return False
        word = match[0].lower()
        if word in words_of("report_fillers", DATA) or match[0][0].isupper():
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
    return verb is not None and verb.takes == "clause" and verb.form != "ing" and verb.lemma not in _OWN_NEWS
