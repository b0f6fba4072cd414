"""What keeps two claims apart whatever their likeness: words that are exchanged, and a claim that is only spoken of."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from briefing.language.english.kinds import PERSON, kinds_of
from briefing.language.english.meanings import weight
from briefing.language.english.nationals import of_other_lands
from briefing.language.english.stages import in_other_stages
from briefing.language.english.suppositions import hangs_on
from briefing.models import EntityType
from briefing.story.differences.answers import answer_to, answers_accusation
from briefing.story.differences.disputes import disputed_matter, may_be_denied
from briefing.story.facts.splitting import answered, asked, parts_of
from briefing.story.statements.appointed import appointed, others_appointed
from briefing.story.statements.deeds import Deed, past_deeds, same_deed, same_past_deed
from briefing.story.statements.exchange import (
    exchange,
    exclusion,
    means_another,
    turned_otherwise,
    verbs_exchanged,
)
from briefing.story.statements.governed import only_governed
from briefing.story.statements.likeness import NAME_WEIGHT, likeness
from briefing.story.statements.more_told import turned_by_more
from briefing.story.statements.names import Name, same_name
from briefing.story.statements.nearly_verbatim import piece_apart
from briefing.story.statements.one_count import counts_the_same, share_a_speaker, shares_a_count_alone
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling
from briefing.story.statements.turned_roles import places_exchanged, roles_exchanged, ways_exchanged
from briefing.story.statements.two_speakers import tell_otherwise
from briefing.story.statements.units import Unit
from briefing.story.statements.verbatim import shares_one_phrase, word_exchanged

NEAR = 12
"""Tellings before a claim among which its sentence is, the tellings being in the order of the text."""

TOLD_WORDS, TOLD, OUTSIDE = 2, 3, 2.0
"""Words, and words and names, that two claims must share outside of the clause of a "not" for it to be of another
matter, and how much more these must weigh than what they share within it."""

NEVER = -1000.0
"""What a pair counts as that no other pair outweighs."""


class Limits:
    """The pairs of ``units`` that are never one fact; ``tellings`` are the same claims taken apart."""

    def __init__(self, units: Sequence[Unit], tellings: Sequence[Telling]) -> None:
        places = {telling.evidence: telling.said for telling in tellings}
        self._said: list[Statement | None] = [places.get(unit.evidence) for unit in units]
        self._sentences = _sentences_of(units, tellings)
        self._articles = [unit.article for unit in units]
        self._kinds = _kinds_of(self._said, self._sentences)
        self._known: dict[tuple[int, int, bool], bool] = {}
        self._elsewhere: dict[tuple[int, int], bool] = {}
        self._contradicting: dict[tuple[int, int], bool] = {}
        self._excluding: dict[tuple[Statement, Statement], bool] = {}
        self._past_deeds: dict[Statement, frozenset[Deed]] = {}
        self._appointed: dict[Statement, tuple[Name, ...]] = {}

    def kind(self, index: int) -> int:
        """A number that a claim has in common with those that are told alike to the letter, as are their sentences."""
        return self._kinds[index]

    def apart(self, first: int, second: int) -> bool:
        """Whether two claims, by index, are never one fact.

        They are where one makes an allegation that the other only speaks of; where they run alike but for one exchanged
        word, unless both words mean the same; where words of the two exclude each other; and where it is exchanged who
        does it to whom.
        """
        one, two = min(first, second), max(first, second)
        kind = (self._kinds[one], self._kinds[two], self._articles[one] == self._articles[two])
        known = self._known.get(kind)
        if known is None:
            known = self._known[kind] = self._apart(one, two)
        return known

    def denies_elsewhere(self, first: int, second: int) -> bool:
        """Whether the one of two claims that says "not" says it of another matter than what both tell.

        The clause of its "not" must hold no word of the other claim: "…, though she did not say who was behind it"; or
        what it says not to be so must be none of it, and most of what both tell stand outside of that clause.
        """
        kind = (self._kinds[first], self._kinds[second])
        if kind not in self._elsewhere:
            self._elsewhere[kind] = self._denies_elsewhere(first, second)
        return self._elsewhere[kind]

    def _denies_elsewhere(self, first: int, second: int) -> bool:
        one, two = self._said[first], self._said[second]
        if one is None or two is None:
            return False
        if self._affirms(one, two) or self._affirms(two, one):
            return True
        if not one.denied.clauses:
            one, two = two, one
        if one.denied.otherwise or two.negative or not one.denied.clauses:
            return False
        return all(clause.isdisjoint(two.words - two.cited) for clause in one.denied.clauses)

    @staticmethod
    def _affirms(one: Statement, two: Statement) -> bool:
        """Whether a claim that says "not" tells outside of its clause most of what it shares with a plain claim."""
        told = one.affirmed
        if told is None or two.negative or _of_other_persons(one, two):
            return False
        if told.turned & frozenset(two.meant):
            return False  # a verb of saying too: "without telling anybody"
        shared = (one.words & two.words) - one.cited - two.cited - one.titles - two.titles
        words = shared & told.words
        named = [name for name in one.names if any(same_name(name, other) for other in two.names)]
        names = {name.text for name in named if not any(clause.contains(name.span) for clause in told.clauses)}
        outside = math.fsum(weight(word) for word in sorted(words)) + NAME_WEIGHT * len(names)
        inside = math.fsum(weight(word) for word in sorted(shared - words))
        inside += NAME_WEIGHT * len({name.text for name in named} - names)
        return len(words) >= TOLD_WORDS and len(words) + len(names) >= TOLD and outside >= OUTSIDE * inside

    def cited(self, index: int) -> frozenset[str]:
        """The meanings of the words that only say who reports it: "a spokeswoman for the water board said"."""
        said = self._said[index]
        return said.cited if said else frozenset()

    def speakers(self, index: int) -> frozenset[str]:
        """The same with those to whom it is put down in whatever way ("…, tests showed"), but for what is told too."""
        said = self._said[index]
        return (said.cited | (said.attributed & said.words)) - said.told_twice if said else frozenset()

    def names_others(self, first: int, second: int) -> bool:
        """Whether either of two claims names somebody of whom the other one does not tell; who reports it is nobody."""
        one, two = self._said[first], self._said[second]
        if one is None or two is None:
            return True
        like = likeness(one, two)
        return bool(like.only_left and like.only_right)

    def count_the_same(self, first: int, second: int) -> bool:
        """Whether two claims, of one speaker by their sentences, count the same things and do the same with them."""
        one, two = self._said[first], self._said[second]
        if one is None or two is None or not counts_the_same(one, two):
            return False
        left, right = self._sentences[first], self._sentences[second]
        return share_a_speaker(left or one, right or two)

    def only_count_alike(self, first: int, second: int) -> bool:
        """Whether two claims share a count, what is counted and who says so, and nothing else: then verbs must tell."""
        one, two = self._said[first], self._said[second]
        return one is not None and two is not None and shares_a_count_alone(one, two)

    def common_persons(self, first: int, second: int) -> int:
        """How many persons, none of whom only reports it, both claims name."""
        one, two = self._said[first], self._said[second]
        if one is None or two is None:
            return 0
        left, right = (
            [name for name in said.names if name.type is EntityType.PERSON and name not in said.sources]
            for said in (one, two)
        )
        return len({name.text for name in left if any(same_name(name, other) for other in right)})

    def same_deed(self, first: int, second: int) -> bool:
        """Whether both claims tell one deed of the same two names."""
        one, two = self._said[first], self._said[second]
        return one is not None and two is not None and same_deed(one, two)

    def same_past_deed(self, first: int, second: int) -> bool:
        """Whether both claims tell one deed of a day long ago or far ahead."""
        if self.past_deeds(first).isdisjoint(self.past_deeds(second)):
            return False  # most pairs: nothing else need be asked
        one, two = self._said[first], self._said[second]
        return one is not None and two is not None and same_past_deed(one, two)

    def past_deeds(self, index: int) -> frozenset[Deed]:
        """What a claim tells to have been done on a day long ago or far ahead."""
        said = self._said[index]
        if said is None or not said.days:
            return frozenset()
        if said not in self._past_deeds:
            self._past_deeds[said] = frozenset(past_deeds(said))
        return self._past_deeds[said]

    def share_an_act(self, first: int, second: int) -> bool:
        """Whether a verb of one of two claims stands in the other, be it as a noun; who says it does not count.

        So do all words of a claim that tells ``TOLD`` of its own.
        """
        one, two = self._said[first], self._said[second]
        if one is None or two is None:
            return False
        shared = (one.words & two.words) - one.cited - two.cited - one.titles - two.titles
        if len(shared) >= TOLD and any(said.words - said.cited - said.titles <= shared for said in (one, two)):
            return True
        return not shared.isdisjoint(one.enacted | two.enacted)

    def titles(self, index: int) -> frozenset[str]:
        """The meanings of the words that only say who somebody is: "acting justice minister Dana Holm"."""
        said = self._said[index]
        return said.titles if said else frozenset()

    def somebody(self, index: int) -> frozenset[str]:
        """The meanings of the words for somebody, each with the word right before it: "a defence minister"."""
        said = self._said[index]
        tokens = said.tokens if said else ()
        places = [at for at, token in enumerate(tokens) if PERSON in kinds_of(token.low)]
        return frozenset(token.meaning for at in places for token in tokens[max(0, at - 1) : at + 1])

    def offices(self, index: int) -> frozenset[str]:
        """The meanings of the words before a name that say what somebody is: "minister"."""
        said = self._said[index]
        return said.offices if said else frozenset()

    def _apart(self, first: int, second: int) -> bool:
        one, two = self._said[first], self._said[second]
        if one is None or two is None:
            return False
        if one.of_claim != two.of_claim or _told_firmly_once(one, two) or self._answered(first, second):
            return True
        if only_governed(one, two) or self._exclude(one, two) or self._sentences_apart(first, second):
            return True
        if in_other_stages(one.stages, two.stages) or turned_otherwise(one, two) or turned_by_more(one, two):
            return True
        if of_other_lands(one.nationals, two.nationals) or others_appointed(self._chosen(one), self._chosen(two)):
            return True
        if (
            places_exchanged(one, two)
            or ways_exchanged(one, two)
            or shares_one_phrase(one, two)
            or piece_apart(one, two)
            or verbs_exchanged(one, two)
        ):
            return True
        found = exchange(one, two)
        return (found is not None and means_another(found, one, two)) or roles_exchanged(one, two) is not None

    def _chosen(self, said: Statement) -> tuple[Name, ...]:
        """The people whom a claim tells to be chosen for an office."""
        if said not in self._appointed:
            self._appointed[said] = appointed(said)
        return self._appointed[said]

    def _exclude(self, one: Statement, two: Statement) -> bool:
        """Whether two claims, or their sentences, hold words that exclude each other, or one put for another.

        Asked once: the sentence of one claim is another one itself.
        """
        pair = one, two
        if pair not in self._excluding:
            self._excluding[pair] = word_exchanged(one, two) or exclusion(one, two) is not None
        return self._excluding[pair]

    def _answered(self, first: int, second: int) -> bool:
        """Whether a claim is of a sentence that denies or asks what that of the other one says.

        So is what somebody tells who is accused by the other, unless he admits it: "he says he paid for it himself".
        """
        one, two = self._sentences[first], self._sentences[second]
        own, other = self._said[first], self._said[second]
        if one is None or two is None or own is None or other is None or _same_text(own, other):
            return False
        if one.text.endswith("?") != two.text.endswith("?"):
            return True
        pairs = ((one, two), (two, one))
        if any(answers_accusation(*pair) for pair in pairs):
            return True
        others = self._articles[first] != self._articles[second]
        if others and tell_otherwise(one, two):
            return True
        denied = [pair for pair in pairs if others and may_be_denied(*pair)]
        return any(
            disputed_matter(*pair, like) or answer_to(*pair, like) for pair in denied for like in [likeness(*pair)]
        )

    def _sentences_apart(self, first: int, second: int) -> bool:
        """Whether a claim is part of a sentence that runs like the other's but for what excludes it.

        What both sentences say beside to the letter stays one fact.
        """
        one, two = self._sentences[first], self._sentences[second]
        own, other = self._said[first], self._said[second]
        if one is None or two is None or own is None or other is None or (one is own and two is other):
            return False
        if _same_text(own, other):
            return False
        return self._exclude(one, two)

    def contradict(self, first: int, second: int) -> bool:
        """Whether two claims that count the same victims or measure the same quake are yet never one fact.

        Their figures and verbs may differ: "at least 17 were killed" and "the toll rose to 31" are one.
        """
        kind = self._kinds[first], self._kinds[second]
        if kind not in self._contradicting:
            self._contradicting[kind] = self._contradict(first, second)
        return self._contradicting[kind]

    def _contradict(self, first: int, second: int) -> bool:
        one, two = self._said[first], self._said[second]
        if one is None or two is None:
            return False
        if one.of_claim != two.of_claim or piece_apart(one, two):
            return True
        return roles_exchanged(one, two) is not None

    def split(
        self, groups: Sequence[Sequence[int]], apart: Callable[[int, int], bool] | None = None
    ) -> list[list[int]]:
        """The groups, those that hold claims apart from each other without the ones that are apart from most.

        ``apart`` takes the place of what keeps two claims apart.
        """
        if apart is None:
            return [part for group in groups for part in parts_of(group, self._against)]
        return [part for group in groups for part in parts_of(group, lambda group: asked(group, apart))]

    def _against(self, group: Sequence[int]) -> NDArray[np.bool_]:
        """Which claims of a group, which is sorted, are apart from which, shape (claims, claims).

        There is one answer for all pairs of claims that are told alike, of one article or of two.
        """
        return answered(group, self._kinds, self._articles, self.apart)


def _of_other_persons(one: Statement, two: Statement) -> bool:
    """Whether both name persons, and none of the same."""
    left, right = ([name for name in said.names if name.type is EntityType.PERSON] for said in (one, two))
    return bool(left and right) and not any(same_name(a, b) for a in left for b in right)


def _told_firmly_once(one: Statement, two: Statement) -> bool:
    """Whether the one tells what the other only asks, supposes, or tells of a case that may come."""
    return one.supposed != two.supposed or hangs_on(one.text, two.text) or hangs_on(two.text, one.text)


def _same_text(one: Statement, two: Statement) -> bool:
    return one.text.rstrip(".") == two.text.rstrip(".")


def _kinds_of(own: Sequence[Statement | None], sentences: Sequence[Statement | None]) -> list[int]:
    """A number for each claim; claims of one number are told alike to the letter, and so are their sentences."""
    numbers: dict[tuple[Statement | None, Statement | None], int] = {}
    return [numbers.setdefault(pair, len(numbers)) for pair in zip(own, sentences, strict=True)]


def _sentences_of(units: Sequence[Unit], tellings: Sequence[Telling]) -> list[Statement | None]:
    """For every claim what the longest telling says that holds it, which is that of its sentence."""
    found: list[Statement | None] = []
    by_article: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_article.setdefault(telling.article, []).append(telling)
    starts = {name: [one.evidence.start for one in row] for name, row in by_article.items()}
    for unit in units:
        row = by_article.get(unit.evidence.article, [])
        last = bisect_right(starts.get(unit.evidence.article, []), unit.evidence.start)
        holding = [one for one in row[max(0, last - NEAR) : last] if one.evidence.end >= unit.evidence.end]
        longest = max(holding, key=lambda one: len(one.evidence.text), default=None)
        found.append(longest.said if longest else None)
    return found
