"""The five to eight facts that lead the brief: ids, in an order that reads."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from briefing.language.english.meanings import sense, senses
from briefing.language.english.stems import content_stems
from briefing.models import Conflict, DateMention, Evidence, Fact, Hedge, Reading
from briefing.story.facts.newest import begun_by_newest
from briefing.story.facts.outdated import without_changed_plans
from briefing.story.facts.readable import Readable
from briefing.story.facts.standing import reads_alone, tells_an_act
from briefing.story.grouping.independence import sources_of

MOST = 8
FEWEST = 5
LENGTH_COST = 0.7
"""The power of a statement's length that its gain is divided by: 0 takes the richest, 1 the densest."""

WORTH = 0.12
"""From the sixth fact on, the least share of the first one's gain that a further one must bring."""

TOGETHER = 2
"""Articles that must begin with one fact for it to be the main event."""

EARLY = 0.5
"""How far down its article what only one reports may stand to fill a seat."""

ALIKE, ALIKE_ALONE = 0.6, 0.5
"""The share of a statement's words in one that is chosen from which on it only repeats that one; the same for what one
article alone reports, and for what some report whose echoes in all others tell that one."""

RECENT = timedelta(days=7)
"""How long before its article a day may be to be that of the news."""

TOLD_AGAIN = 2
"""Echoes of a fact, at least, all of which must tell another one for it to be that one in other words."""


def choose_lead(
    readings: Sequence[Reading], facts: Sequence[Fact], conflicts: Sequence[Conflict] = ()
) -> tuple[str, ...]:
    """The main event, then the facts that cover most of what independent articles report, without repetition.

    What one article begins with, and most others may begin with in other words, has a seat beside them, and what the
    newest begins with where it is days newer than the others.

    Behind the main event they stand in the order in which the articles come to them. What only one article reports
    fills the seats that are left where several report less than five facts, behind clauses out of the middle of a
    sentence that several report. An accusation has a seat with its denial
    where several report either. A plan that a later article says to be changed has none: its change has.
    """
    facts = without_changed_plans(readings, facts, conflicts)
    texts = [reading.article.text for reading in readings if reading.article.duplicate_of is None]
    tellers = _tellers(readings, facts)
    weights = spread([grams(text) for text in texts])
    alone = Readable(readings)
    readable = [fact for fact in facts if alone.stands(fact.stated) and not fact.denies]
    several = [fact for fact in readable if tellers[fact.id] > 1]
    heads = {reading.article.id: _head(reading) for reading in readings}
    main = _main_event(heads, readable, tellers, weights)
    chosen = _chosen(several, [main] if main else [], tellers, weights, MOST)
    if main and tellers[main.id] > 1:
        begin = _begun_by_most([fact for fact in readable if tellers[fact.id] == 1], heads)
        chosen = _chosen(begin, chosen, tellers, weights, min(MOST, len(chosen) + 1))
    newest = begun_by_newest(readings, readable, heads)
    chosen += [fact for fact in newest if not any(_repeats(fact, other) for other in chosen)]
    places = _places(readings)
    clauses = _clauses(facts, alone, tellers)
    filling = [fact for fact in readable if _may_fill(fact, places)]
    for pool in (clauses, filling):
        chosen = _chosen(pool, chosen, tellers, weights, max(FEWEST, len(chosen)))
    chosen += _accused(facts, several, chosen, tellers)
    first = _dated_first(chosen, main, readings, heads)
    ordered = _in_order(chosen, [first, main, *newest], places)
    return _with_denials(ordered, facts, tellers)


def _in_order(chosen: Sequence[Fact], leading: Sequence[Fact | None], places: dict[str, int]) -> list[Fact]:
    """The chosen facts: the ``leading`` ones first, in their order, the others as the articles come to them."""

    def order(fact: Fact) -> tuple[int, float, str]:
        rank = next((at for at, one in enumerate(leading) if one is fact), len(leading))
        return rank, _place(fact, places), fact.id

    return sorted(chosen, key=order)


def _tellers(readings: Sequence[Reading], facts: Sequence[Fact]) -> dict[str, int]:
    """How many sources report each fact; who reports a denial reports what is denied, in whatever words."""
    sources = sources_of([reading.article for reading in readings])
    tellers = {fact.id: len({sources[article] for article in fact.articles}) for fact in facts}
    return tellers | {fact.denies: max(tellers[fact.id], tellers.get(fact.denies, 0)) for fact in facts if fact.denies}


def _clauses(facts: Sequence[Fact], alone: Readable, tellers: dict[str, int]) -> list[Fact]:
    """What several report in a clause out of the middle of a sentence, if it reads alone."""
    several = (fact for fact in facts if tellers[fact.id] > 1 and not fact.denies)
    return [fact for fact in several if alone.stands_within(fact.stated)]


def _accused(
    facts: Sequence[Fact], several: Sequence[Fact], chosen: Sequence[Fact], tellers: dict[str, int]
) -> list[Fact]:
    """The accusation that most report and that is denied, where none is chosen."""
    denied = {fact.denies for fact in facts}
    accusing = [fact for fact in several if fact.id in denied and fact.hedge is Hedge.ALLEGED]
    if not accusing or not denied.isdisjoint(fact.id for fact in chosen):
        return []
    return [max(accusing, key=lambda fact: (tellers[fact.id], fact.id))]


def _may_fill(fact: Fact, places: dict[str, int]) -> bool:
    """Whether a fact may fill a seat that is left: something done, told in the first part of its articles."""
    return tells_an_act(fact.statement) and _place(fact, places) <= EARLY


def _chosen(
    pool: Sequence[Fact], first: Sequence[Fact], tellers: dict[str, int], weights: dict[str, float], most: int
) -> list[Fact]:
    """``first`` and the facts of the pool that add most to it, as long as they add enough."""
    chosen = list(first)
    said = frozenset[str]().union(*(grams(fact.statement) for fact in chosen))
    best = 0.0
    for index, gain in cover([grams(fact.statement) for fact in pool], _sizes(pool, tellers), weights, said):
        fact = pool[index]
        best = best or gain
        if len(chosen) >= most or (len(chosen) >= FEWEST and gain < WORTH * best):
            break
        if not any(_repeats(fact, other) for other in chosen):
            chosen.append(fact)
    return chosen


def _main_event(
    heads: dict[str, int], facts: Sequence[Fact], tellers: dict[str, int], weights: dict[str, float]
) -> Fact | None:
    """The fact that most articles begin with; of several the one that says most of what the story is about.

    Where no two articles begin with the same fact, those count as well that may begin with it in other words.
    """
    first = {fact.id: _begun(fact.evidence, heads) for fact in facts if tellers[fact.id] > 1}
    if max(first.values(), default=0) < TOGETHER:
        first = {fact.id: _perhaps_begun(fact, heads) for fact in facts}
    most = max(first.values(), default=0)
    leading = [fact for fact in facts if most and first.get(fact.id) == most]
    return max(leading, key=lambda fact: (tellers[fact.id] > 1, _says(fact, weights), fact.id), default=None)


def _dated_first(
    chosen: Sequence[Fact], main: Fact | None, readings: Sequence[Reading], heads: dict[str, int]
) -> Fact | None:
    """The main event, or where it is stated without a day what else most may begin with and states one: news says when.

    A day of long ago is none, nor one that is still to come.
    """
    days = {reading.article.id: _days_of_news(reading) for reading in readings}
    first = {reading.article.id: _first_sentence(reading) for reading in readings}

    def dated(fact: Fact) -> bool:
        stated = fact.stated
        return stated.start < first[stated.article] and any(map(stated.span.contains, days[stated.article]))

    if main is None or dated(main):
        return main
    others = [fact for fact in chosen if dated(fact) and 2 * _perhaps_begun(fact, heads) > len(heads)]
    return max(others, key=lambda fact: (_perhaps_begun(fact, heads), fact.id), default=main)


def _days_of_news(reading: Reading) -> list[DateMention]:
    """The days in an article that lie no more than a week before it was published."""
    published = reading.article.published
    if published is None:
        return []
    first, last = (published - RECENT).isoformat(), published.isoformat()
    return [one for one in reading.analysis.dates if one.kind == "day" and one.value and first <= one.value <= last]


def _begun(places: Sequence[Evidence], heads: dict[str, int]) -> int:
    """How many articles begin with these places."""
    return len({item.article for item in places if item.start < heads.get(item.article, 0)})


def _begun_by_most(facts: Sequence[Fact], heads: dict[str, int]) -> list[Fact]:
    return [fact for fact in facts if 2 * _perhaps_begun(fact, heads) > len(heads)]


def _perhaps_begun(fact: Fact, heads: dict[str, int]) -> int:
    """How many articles begin with a fact or may do so in other words; none where its own teller does not."""
    return _begun((*fact.evidence, *fact.unsure), heads) if _begun(fact.evidence, heads) else 0


def _first_sentence(reading: Reading) -> int:
    """Where the first sentence of an article ends: what comes after it may speak of "the ship" that it names."""
    return max((one.end for one in reading.analysis.sentences[:1]), default=0)


def _head(reading: Reading) -> int:
    """Where the first two sentences of an article end, or the first paragraph, whichever is more."""
    sentences, paragraphs = reading.analysis.sentences[:2], reading.article.paragraphs[:1]
    return max((one.end for one in (*sentences, *paragraphs)), default=0)


def _says(fact: Fact, weights: dict[str, float]) -> float:
    """How much of what the articles share a statement says, for its length."""
    told = math.fsum(weights.get(gram, 0.0) for gram in grams(fact.statement))
    return told / cost(len(fact.statement.split()))


def _with_denials(chosen: Sequence[Fact], facts: Sequence[Fact], tellers: dict[str, int]) -> tuple[str, ...]:
    """The ids, right behind each accusation the denial of it that most outlets report: neither stands alone."""
    denials: dict[str, Fact] = {}
    for fact in facts:
        if fact.denies:
            best = denials.setdefault(fact.denies, fact)
            if (tellers[fact.id], reads_alone(fact.statement)) > (tellers[best.id], reads_alone(best.statement)):
                denials[fact.denies] = fact
    return tuple(one.id for fact in chosen for one in (fact, denials.get(fact.id)) if one is not None)


def grams(text: str) -> frozenset[str]:
    """The senses of the content words of a text and the pairs of neighbouring ones."""
    told = [sense(stemmed) for stemmed in content_stems(text)]
    return frozenset([*told, *(f"{one} {two}" for one, two in pairwise(told))])


def spread(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    """What it is worth to say a gram: the number of texts that hold it, less one; with one text, each is worth one."""
    least = 2 if len(texts) > 1 else 1
    counts = Counter(gram for text in texts for gram in text)
    return {gram: count - least + 1.0 for gram, count in counts.items() if count >= least}


def cover(
    candidates: Sequence[frozenset[str]],
    sizes: Sequence[float],
    weights: dict[str, float],
    said: frozenset[str] = frozenset(),
) -> Iterator[tuple[int, float]]:
    """The candidates in the order in which they add most to what is ``said``, with what each adds for its length.

    Greedy cover of weighted concepts after Gillick and Favre, *A Scalable Global Model for Summarization* (2009), with
    the cost of length after Lin and Bilmes (2010). Ends when no candidate adds anything; ties go to the earlier one.
    """
    covered: set[str] = set(said)
    gains = dict.fromkeys(range(len(candidates)), 0.0)
    anew = list(gains)
    while gains:
        for index in anew:
            gains[index] = math.fsum(weights.get(gram, 0.0) for gram in candidates[index] - covered) / sizes[index]
        best = max(gains, key=lambda index: (gains[index], -index))
        gain = gains.pop(best)
        if gain <= 0:
            return
        yield best, gain
        more = candidates[best] - covered
        covered |= more
        anew = [index for index in gains if not more.isdisjoint(candidates[index])]


def _sizes(facts: Sequence[Fact], tellers: dict[str, int]) -> list[float]:
    """What the statements cost: their length in words, less where more independent articles report the fact."""
    return [cost(len(fact.statement.split())) / math.log(1 + tellers[fact.id]) for fact in facts]


def cost(words: int) -> float:
    """What a statement of so many words costs."""
    return float(max(words, 1) ** LENGTH_COST)


def _repeats(one: Fact, two: Fact) -> bool:
    """Whether most of the words of the shorter statement are in the other one, or most of its echoes tell that one."""
    heard = sum(any(_overlap(item, own) for own in two.evidence) for item in one.unsure)
    if len(one.articles) == 1 and one.unsure and 2 * heard >= len(one.unsure):
        return True
    first, second = senses(one.statement), senses(two.statement)
    told_again = heard == len(one.unsure) >= TOLD_AGAIN
    least = ALIKE if len(one.articles) > 1 and not told_again else ALIKE_ALONE
    return len(first & second) >= least * max(1, min(len(first), len(second)))


def _overlap(one: Evidence, two: Evidence) -> bool:
    return one.article == two.article and one.span.overlaps(two.span)


def _places(readings: Sequence[Reading]) -> dict[str, int]:
    return {reading.article.id: max(1, len(reading.article.text)) for reading in readings}


def _place(fact: Fact, lengths: dict[str, int]) -> float:
    """How far down the articles the fact stands on average, between 0 and 1."""
    return math.fsum(item.start / lengths[item.article] for item in fact.evidence) / len(fact.evidence)
