"""What an article says in words that no other source of the story has anywhere: its headline's news, its own matter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from briefing.language.english.meanings import senses
from briefing.language.english.stems import WORD
from briefing.language.english.tense import is_past
from briefing.language.english.wordlists import ordered_list
from briefing.models import Article, Evidence, Fact, Reading, Status, Story
from briefing.story.grouping.independence import outlet_key

MOST = 15
"""Sources up to which the words of all are held against each other: of more, few have a line of their own."""

FEWEST, SHARE = 3, 0.25
"""Words of a statement that no other source has, and their share in it, for it to be one source's own matter."""

IN_HEADLINE, EARLY = 2, 3
"""Words of a headline that no other source has, and that one of its first sentences has too."""

FEWEST_LEFT = 6
"""Words that must be left of a sentence whose last clause is left away."""

_TAIL = re.compile(rf",?\s(?:{'|'.join(ordered_list('lacking.opening'))})\s")
_QUOTED = re.compile(r"[“”\"]")


class OwnWords:
    """The words of each source of a story; ``sources`` give each article the outlet that it counts for."""

    def __init__(self, story: Story, sources: Mapping[str, str]) -> None:
        self._story = story
        self._sources = sources

    @cached_property
    def _elsewhere(self) -> dict[str, frozenset[str]]:
        """For each source what the words of all others mean; nothing where there are too many or only one."""
        words: dict[str, set[str]] = {}
        if 1 < len(set(self._sources.values())) <= MOST:
            for article in self._story.articles:
                words.setdefault(self._sources[article.id], set()).update(senses(article.text), senses(article.title))
        return {key: frozenset().union(*(own for other, own in words.items() if other != key)) for key in words}

    def has_own_matter(self, words: Evidence) -> bool:
        """Whether enough of what words mean stands in no other source."""
        elsewhere = self._elsewhere.get(self._sources[words.article])
        if elsewhere is None:
            return False
        said = senses(words.text)
        own = said - elsewhere
        return len(own) >= FEWEST and len(own) >= SHARE * len(said)

    def headlines(self, told: Sequence[Fact]) -> Iterator[tuple[str, Fact, Evidence]]:
        """What the headline of an article has for itself, as its text begins with it, among what several report.

        The outlet's key, the words as a fact of that outlet alone, and the words: "The port closed for good" of "The
        port closed for good after the storm killed nine", of which others have the nine. ``told`` are the facts that
        several sources report.
        """
        for reading in self._story.readings:
            found = self._news(reading)
            fact = next((one for one in told if found and _holds(one, found)), None)
            if found and fact:
                yield outlet_key(reading.article), self._alone(fact, found, reading.article), found

    def _news(self, reading: Reading) -> Evidence | None:
        """The first words of an article that say what its headline alone says."""
        article = reading.article
        elsewhere = self._elsewhere.get(self._sources[article.id])
        if elsewhere is None:
            return None
        wanted = senses(article.title) - elsewhere
        for sentence in reading.analysis.sentences[:EARLY]:
            part = without_tail(Evidence.of(article, sentence))
            if part is not None and len(wanted & senses(part.text)) >= IN_HEADLINE:
                return part
        return None

    @staticmethod
    def _alone(fact: Fact, words: Evidence, article: Article) -> Fact:
        tellers = tuple(one for one in fact.tellers if one.article == article.id)
        return replace(
            fact,
            id=f"{fact.id}+{words.article}",
            statement=words.text,
            status=Status.SINGLE,
            articles=(article.id,),
            outlets=(article.outlet or article.id,),
            evidence=(words,),
            tellers=tellers,
            denies=None,
            conflicts=(),
            details=(),
            unsure=(),
        )


def _holds(fact: Fact, words: Evidence) -> bool:
    """Whether words stand in what one of several tellers says of a fact, which is stated in another one's."""
    if fact.stated.article == words.article or len(fact.articles) < 2:
        return False
    return any(one.article == words.article and one.span.contains(words.span) for one in fact.evidence)


def without_tail(words: Evidence) -> Evidence | None:
    """A sentence without its last clause ("… while the toll rose to nine"); None where it has none, or nothing is left.

    What is left must have a verb of the past, and no quotation may be cut.
    """
    for match in reversed(list(_TAIL.finditer(words.text))):
        head, tail = words.text[: match.start()], words.text[match.end() :]
        left = WORD.findall(head)
        if _QUOTED.search(words.text) or len(left) < FEWEST_LEFT or not any(map(is_past, map(str.lower, left))):
            continue
        if any(is_past(word.lower()) for word in WORD.findall(tail)):
            return replace(words, end=words.start + len(head), text=head)
    return None
