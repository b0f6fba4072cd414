"""Descriptions that stand for somebody without a name: "the strongman", and names that others call him by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.language.english.namelists import pairs, words
from briefing.language.english.spelling import parts
from briefing.language.english.wordlists import word_list
from briefing.models import EntityType, Evidence, Reading, Role, Sentence, Span
from briefing.story.entities.mentions import Group, Named

_BACK = 3
"""Sentences back in which the one person must stand whom a description means."""
_SOMEBODY_ELSE = word_list("descriptions.somebody_else")
"""What tells a description apart from whom the sentence before names: "the new leader"."""
_QUOTED = r"[“\"](?P<name>[^”\"\n]{3,40})[”\"]"
_LONGEST = 5
"""Words of a name that somebody is called by."""


def described_roles(
    groups: Sequence[Group], roles: Sequence[Sequence[Role]], readings: Sequence[Reading]
) -> list[list[Role]]:
    """The further roles of each group: descriptions that follow the one person named just before, and nicknames.

    Only a ruler is "the strongman", only who runs or owns something "the tycoon", only who sings "the diva": who else
    is named before may be somebody whom the description has nothing to do with.
    """
    out: list[list[Role]] = [[] for _ in groups]
    placed: list[list[tuple[Named, int]]] = [[] for _ in readings]
    for number, group in enumerate(groups):
        for item in group.members if group.type is EntityType.PERSON else ():
            placed[item.reading].append((item, number))
    for reading, people in zip(readings, placed, strict=True):
        people.sort(key=lambda pair: pair[0].mention.start)
        meant = (pair for pair in _descriptions(reading, people) if _fits(reading, pair[0], roles[pair[1]]))
        for span, number in (*meant, *_nicknames(reading, people)):
            evidence = Evidence.of(reading.article, span)
            out[number].append(Role(evidence.text, evidence))
    return out


def _descriptions(reading: Reading, people: Sequence[tuple[Named, int]]) -> Iterator[tuple[Span, int]]:
    """Find "The dictator" at the head of a sentence behind one that names one person alone."""
    sentences = reading.analysis.sentences
    for at, sentence in enumerate(sentences):
        match = _description().match(reading.article.text, sentence.start, sentence.end)
        other = match is not None and not _SOMEBODY_ELSE.isdisjoint(match["role"].split())
        meant = _alone_before(sentences, at, people) if match and not other else None
        if match and meant is not None:
            yield Span(*match.span("role")), meant


def _fits(reading: Reading, span: Span, roles: Sequence[Role]) -> bool:
    """Whether what is told of somebody makes the description one of him: "the former general" of who rules now."""
    noun = span.of(reading.article.text).split()[-1]
    classes = pairs("descriptions")
    fitting = [row for row in classes if noun in row[0]] or ([classes[0]] if noun in words("titles") else [])
    told = {word for role in roles for word in parts(role.text)}
    return any(told & bearers for _, bearers in fitting)


def _alone_before(sentences: Sequence[Sentence], at: int, people: Sequence[tuple[Named, int]]) -> int | None:
    """The one person of the nearest sentence before that names anybody; None where it names several."""
    for back in range(at - 1, max(-1, at - 1 - _BACK), -1):
        named = {number for item, number in people if item.sentence == back}
        if named:
            return named.pop() if len(named) == 1 else None
    return None


def _nicknames(reading: Reading, people: Sequence[tuple[Named, int]]) -> Iterator[tuple[Span, int]]:
    """Find "called Roe “Iron Hand”" and "“Iron Hand” is what she called Roe"."""
    text = reading.article.text
    starts = [item.mention.start for item, _ in people]
    for match in _called().finditer(text):
        before = match["name"] is not None
        group = "name" if before else "after"
        place = bisect_right(starts, match.end() if before else match.start("after")) - (0 if before else 1)
        if not 0 <= place < len(people) or len(match[group].split()) > _LONGEST or not match[group][0].isupper():
            continue
        mention = people[place][0].mention
        gap = text[match.end() : mention.start] if before else text[match.end("cue") : mention.start]
        if not gap.strip():
            yield Span(*match.span(group)), people[place][1]


@cache
def _description() -> re.Pattern[str]:
    nouns = "|".join(sorted(frozenset().union(*(told for told, _ in pairs("descriptions")))))
    past = "|".join(sorted(word_list("descriptions.past")))
    former = rf"(?:{past}) ?(?:{'|'.join(sorted(words('titles')))})"
    return re.compile(rf"The (?P<role>(?:[a-z0-9-]{{3,20}} ){{0,2}}(?:{nouns})|{former})(?=[,.;:]? [a-z0-9(]|[,.;:’'])")


@cache
def _called() -> re.Pattern[str]:
    cues = "|".join(sorted(word_list("descriptions.calling")))
    whole = rf"{_QUOTED},? (?:is|was) what [^.“”\"\n]{{1,60}}? (?:{cues})(?= )"
    return re.compile(
        rf"{whole}|(?P<cue>\b(?:{cues})) [^.“”\"\n]{{2,40}}? (?:an? |the )?[“\"](?P<after>[^”\"\n]{{3,40}})[”\"]"
    )
