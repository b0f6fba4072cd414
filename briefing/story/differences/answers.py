"""What a denial most likely answers: of all claims of the other articles the one with which it shares most.

Denials seldom take up the words of what they deny ("the yacht was paid for out of his own pocket"). Since a denial
denies something, the likeliest claim is it, where both tell enough of one matter and of one another's speakers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from briefing.language.english.denial import word_classes
from briefing.language.english.disputes import SOMEBODY, dispute_words
from briefing.language.english.meanings import meaning, weight
from briefing.models import Span
from briefing.story.differences.disputes import may_be_denied, most_telling, total
from briefing.story.statements.likeness import NAME_WEIGHT, Likeness
from briefing.story.statements.statement import Statement
from briefing.story.statements.tellings import Telling

LEAST = 1.5
"""What a denial must share with an accusation or with what somebody says."""

COMMON = 16
"""Tellings that may hold a word for it to tell one claim from others."""

LEAST_NEGATED, NEGATED_HELD, NEGATED_SHARE = 1.8, 0.7, 0.6
"""The same for who only says "not", and what of the clause of "not" the claim must hold, in weight and share."""

FEWEST_NEGATED, FEWEST_UNNAMED = 2, 3
"""Words of the claim that such a clause must hold where who answers is not spoken of in it, and where both name nobody
in common."""

TELLING = 0.6
"""The weight of one word of the matter that both must hold, whatever else."""

ACCUSED, ACCUSER, ACCUSATION = 0.6, 0.7, 0.3
"""What it counts beside that a claim speaks of who answers it, that the answer turns on who makes it, and that it is an
accusation."""

CLAIM_OF, CLAIMANT = 1.5, 0.5
"""What it counts that it names the claim as that of who makes it ("the tabloid's claim"), and tells nothing else;
and the weight of the words by which it does."""

MARGIN = 0.3
"""How much less than the likeliest claim another one may share and be answered too."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A claim, by number, that a denial may answer; ``score`` is what both share, ``matter`` its most telling word."""

    yes: int
    no: int
    score: float
    like: float
    matter: str


def answer_to(
    yes: Statement, no: Statement, like: Likeness, common: Set[str] = frozenset()
) -> tuple[float, str] | None:
    """How much the claim ``yes`` has of what ``no`` answers, with the most telling word; None for too little.

    ``common`` are words that so much of the story holds that they tell nothing of one claim. Who answers must be named
    or spoken of in the claim, or turn on whoever makes it; who only says "not" may be anybody who says it of enough.
    """
    if not _may_answer(yes, no):
        return None
    turned_on = bool(no.denied.against & yes.attributed)
    named = _names_claim(yes, no)
    accused = bool((no.attributed or no.cited) & _spoken_of(yes))
    flat = not no.denies and not turned_on and not named
    if flat and (yes.denied.turned or not _negates(yes, no, common, _fewest(like, accused=accused))):
        return None
    held = (no.words & yes.words) - dispute_words() - common
    telling = [word for word in held if weight(word) >= TELLING]
    related = turned_on or named or accused or like.common_names or no.words & yes.attributed or len(telling) > 1
    if not related or not (telling or turned_on or named or _points(yes, no)):
        return None
    score = total(held) + NAME_WEIGHT * like.common_names
    score += max(ACCUSER * turned_on, CLAIM_OF * named) + ACCUSATION * yes.accuses + ACCUSED * accused
    least = LEAST_NEGATED if flat else LEAST
    return (score, most_telling(held or no.denied.against or yes.words)) if score >= least else None


def _may_answer(yes: Statement, no: Statement) -> bool:
    """Whether somebody makes the one claim, and another one may deny it who does not say "not" of the same."""
    if not may_be_denied(yes, no) or not (yes.accuses or yes.attributed):
        return False
    return not yes.attributed & (no.attributed | no.denied.by) and not yes.denied.acts & no.denied.acts


def _names_claim(yes: Statement, no: Statement) -> bool:
    """Whether it denies a claim that it names as that of who makes the other one, and speaks of nothing else."""
    own = _whose(no)
    if not no.denies or total(own & yes.attributed) < CLAIMANT:
        return False
    told = frozenset[str]().union(*no.denied.matters) - dispute_words() - no.cited - {SOMEBODY} - own
    return total(told - yes.words) < TELLING


def _whose(no: Statement) -> frozenset[str]:
    """The words by which a denial names whose claim it denies."""
    return no.denied.whose - dispute_words() - no.cited


def _fewest(like: Likeness, *, accused: bool) -> int:
    """Words of the claim that the clause of a "not" must hold."""
    if accused:
        return 1
    return FEWEST_NEGATED if like.common_names else FEWEST_UNNAMED


def _points(yes: Statement, no: Statement) -> bool:
    """Whether a denial says nothing of what it denies: "denied everything", "the accusation does not stand up"."""
    told = any(target - dispute_words() - no.cited - {SOMEBODY} for target in no.denied.matters)
    return yes.accuses and no.denies and not told


def common_words(tellings: Sequence[Statement]) -> frozenset[str]:
    """The words that more than ``COMMON`` tellings of a story hold."""
    spread = Counter(word for telling in tellings for word in telling.words)
    return frozenset(word for word, times in spread.items() if times > COMMON)


def answers_accusation(yes: Statement, no: Statement) -> bool:
    """Whether ``no`` is told by somebody whom ``yes`` accuses, and who does not admit it.

    Who insists on a thing answers what another one says of him, accusation or not.
    """
    if not (yes.accuses or (yes.attributed and _insists(no))) or yes.denies or no.accuses:
        return False
    if yes.attributed & no.attributed:
        return False
    return bool(no.attributed & _spoken_of(yes)) and word_classes()["admit"].isdisjoint(
        token.low for token in no.tokens
    )


def _insists(telling: Statement) -> bool:
    return not word_classes()["insist"].isdisjoint(token.low for token in telling.tokens)


def _negates(yes: Statement, no: Statement, said: Set[str], fewest: int) -> bool:
    """Whether somebody says "not" of what the claim tells, by much of a clause and ``fewest`` words at least."""
    if not (no.attributed or no.cited or no.sources):
        return False
    for clause in no.denied.turned:
        target = clause - no.cited - said
        words = target & (yes.words - yes.cited)
        held = total(words)
        if len(words) >= fewest and held >= NEGATED_HELD and held >= NEGATED_SHARE * total(target):
            return True
    return False


def _spoken_of(telling: Statement) -> frozenset[str]:
    """The words and names of what is claimed, without who claims it."""
    names = (name for name in telling.names if name not in telling.sources)
    return (telling.words - telling.cited) | {meaning(word) for name in names for word in name.text.split()}


def likeliest(answers: Sequence[Answer], tellings: Sequence[Telling], settled: Set[int]) -> Iterator[Answer]:
    """For each denial the claims that it shares most with; none where it, its sentence or a part is ``settled``."""
    by_denial: dict[int, list[Answer]] = {}
    for one in answers:
        by_denial.setdefault(one.no, []).append(one)
    done = _evidence_of(settled, tellings)
    accusing, claimants = _accusing(tellings), _claimants(tellings)
    for no, rows in sorted(by_denial.items()):
        evidence = tellings[no].evidence
        if any(evidence.span.overlaps(span) for span in done.get(evidence.article, ())):
            continue
        told_there = _Told(evidence.article in accusing, claimants.get(evidence.article, frozenset()))
        fit = [row for row in rows if told_there.leaves(tellings[row.yes].said, tellings[no].said)]
        best = max((row.score for row in fit), default=0.0)
        yield from (row for row in fit if row.score >= best - MARGIN)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the article of a denial tells itself: whether it accuses, and the words of those who say something in it."""

    accuses: bool
    claimants: Set[str]

    def leaves(self, yes: Statement, no: Statement) -> bool:
        """Whether ``no`` may answer another article: what only points back is of what its own article tells."""
        if self.accuses and _points(yes, no):
            return False
        return self.claimants.isdisjoint(_whose(no)) or not _names_claim(yes, no)


def _accusing(tellings: Sequence[Telling]) -> set[str]:
    """The articles that tell an accusation."""
    return {one.article for one in tellings if one.said.accuses and not one.said.denies}


def _claimants(tellings: Sequence[Telling]) -> Mapping[str, Set[str]]:
    """For each article the words of those to whom it puts something down that is no denial."""
    found: dict[str, set[str]] = {}
    for one in tellings:
        if not one.said.denies:
            found.setdefault(one.article, set()).update(one.said.attributed)
    return found


def _evidence_of(numbers: Set[int], tellings: Sequence[Telling]) -> Mapping[str, list[Span]]:
    found: dict[str, list[Span]] = {}
    for number in sorted(numbers):
        evidence = tellings[number].evidence
        found.setdefault(evidence.article, []).append(evidence.span)
    return found
