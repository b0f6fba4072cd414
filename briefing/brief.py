"""The brief: the one value that all fronts show, and what a query leaves of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from briefing.models import (
    Article,
    Brief,
    Conflict,
    Detail,
    Evidence,
    Fact,
    Mark,
    Marks,
    Reading,
    Skipped,
    Span,
    Stance,
    Stars,
    Status,
    Story,
    Teller,
)
from briefing.story.differences.reasons import DISPUTE
from briefing.story.grouping.independence import outlet_key
from briefing.story.grouping.order import outlet_name


class CitationError(Exception):
    """A citation does not say what its article says at that place; the message names both."""


def make_brief(
    generator: str, stories: Sequence[Story], skipped: Sequence[Skipped] = (), query: str | None = None
) -> Brief:
    """The brief of these stories, every citation checked.

    Raises:
        CitationError: where a span is not equal to its words.
    """
    brief = Brief(generator, query, tuple(stories), tuple(skipped))
    for story in brief.stories:
        check_citations(story)
    return brief


def check_citations(story: Story) -> None:
    """Slice every span of the story again and compare it with its words.

    Raises:
        CitationError: for the first that differs.
    """
    texts = {article.id: article.text for article in story.articles}
    for evidence in every_evidence(story):
        text = texts.get(evidence.article)
        if text is None:
            raise CitationError(f"{evidence.text!r} is cited from an article that the story does not hold")
        sliced = text[evidence.start : evidence.end]
        if sliced != evidence.text or not evidence.text:
            raise CitationError(
                f"article {evidence.article} [{evidence.start}:{evidence.end}] says {sliced!r}, not {evidence.text!r}"
            )
    for fact in story.facts:
        _check_evidence(fact)


def _check_evidence(fact: Fact) -> None:
    if fact.statement not in {evidence.text for evidence in fact.evidence}:
        raise CitationError(f"fact {fact.id}: its statement {fact.statement!r} is none of its evidence")
    if set(fact.articles) != {evidence.article for evidence in fact.evidence}:
        raise CitationError(f"fact {fact.id}: its articles are not those of its evidence")


def every_evidence(story: Story) -> list[Evidence]:
    """All evidence that the story cites, list by list."""
    found: list[Evidence] = []
    for fact in story.facts:
        found += (*fact.evidence, *fact.caveats, *(detail.evidence for detail in fact.details), *fact.unsure)
    found += (item for conflict in story.conflicts for value in conflict.values for item in value.evidence)
    for entity in story.entities:
        found += entity.mentions
        found += (place for role in entity.roles for place in (role.evidence, *role.also))
    return [*found, *_listed(story)]


def _listed(story: Story) -> Iterator[Evidence]:
    """What quotes, events, wordings and origins cite."""
    yield from (quote.evidence for quote in story.quotes)
    yield from (quote.said_by for quote in story.quotes if quote.said_by is not None)
    for event in story.timeline:
        yield from event.evidence
    for wording in story.wording:
        yield from (item for label in wording.labels for item in label.evidence)
    for origin in story.origins:
        yield from (*origin.evidence, *origin.scopes)


def limit_story(story: Story, places: Mapping[str, Sequence[Span]]) -> Story:
    """What a search leaves of a story: whatever cites a sentence that holds a hit.

    Args:
        story: the whole story; its articles all stay, so that a reader sees who is silent.
        places: hits per article id. Where no article has any (a query for an outlet or a day alone), all stays.
    """
    if not any(places.values()):
        return story
    hit_sentences = {
        reading.article.id: _sentences_with(reading, places.get(reading.article.id, ())) for reading in story.readings
    }

    def touched(evidence: Sequence[Evidence]) -> bool:
        return any(item.span.overlaps(span) for item in evidence for span in hit_sentences[item.article])

    return _limited(story, touched)


def _limited(story: Story, touched: Callable[[Sequence[Evidence]], bool]) -> Story:
    facts = tuple(fact for fact in story.facts if touched(fact.evidence))
    kept = {fact.id for fact in facts}
    summary = tuple(fact_id for fact_id in story.summary if fact_id in kept)
    return replace(
        story,
        facts=facts,
        summary=summary or tuple(fact.id for fact in facts[:3]),
        conflicts=tuple(c for c in story.conflicts if any(touched(value.evidence) for value in c.values)),
        quotes=tuple(quote for quote in story.quotes if touched((quote.evidence,))),
        timeline=tuple(event for event in story.timeline if touched(event.evidence)),
        wording=tuple(w for w in story.wording if any(touched(label.evidence) for label in w.labels)),
        origins=tuple(o for o in story.origins if touched(o.scopes or o.evidence)),
    )


def limit_to_outlet(story: Story, name: str) -> Story:
    """What one outlet reports, alone or with others; its name in any case, or a part of it."""
    asked = name.casefold()
    own = {article.id for article in story.articles if asked in outlet_name(article).casefold()}
    return limit_to_articles(story, own)


def limit_to_articles(story: Story, ids: Collection[str]) -> Story:
    """What these articles report, alone or with others."""
    return _limited(story, lambda evidence: any(item.article in ids for item in evidence))


def limit_to_tag(story: Story, marks: Marks, tag: str) -> Story:
    """What has this tag, in any case: facts, what tagged articles report, and what cites tagged words."""
    asked = tag.casefold().lstrip("#").strip()

    def has(found: Sequence[Mark]) -> bool:
        return any(mark.kind == "tag" and mark.text.casefold() == asked for mark in found)

    articles = {name: () for name, found in marks.articles.items() if has(found)}
    facts = {name: () for name, found in marks.facts.items() if has(found)}
    words = [item for item, found in marks.sentences if has(found)]
    facts |= {fact.id: () for fact in story.facts if _cites(fact, words)}
    return limit_to_stars(story, Stars(articles, facts))


def _cites(fact: Fact, words: Sequence[Evidence]) -> bool:
    pairs = ((item, one) for item in words for one in fact.evidence)
    return any(item.article == one.article and item.span.overlaps(one.span) for item, one in pairs)


def limit_to_stars(story: Story, stars: Stars) -> Story:
    """The facts that are starred and what starred articles report, with all that cites their words."""
    whole = stars.articles.keys()
    facts = tuple(fact for fact in story.facts if fact.id in stars.facts or not whole.isdisjoint(fact.articles))
    spans: dict[str, list[Span]] = {}
    for item in (item for fact in facts for item in fact.evidence):
        spans.setdefault(item.article, []).append(item.span)

    def touched(evidence: Sequence[Evidence]) -> bool:
        return any(
            item.article in stars.articles or any(item.span.overlaps(span) for span in spans.get(item.article, ()))
            for item in evidence
        )

    return _limited(replace(story, facts=facts), touched)


def _sentences_with(reading: Reading, places: Sequence[Span]) -> list[Span]:
    return [
        Span(sentence.start, sentence.end)
        for sentence in reading.analysis.sentences
        if any(sentence.overlaps(place) for place in places)
    ]


SEVERAL, DIFFERENT, ONE = "Reported by several", "Accounts differ", "Reported by one"


def facts_by_heading(story: Story) -> dict[str, tuple[Fact, ...]]:
    """The story's facts under the three headings that all fronts use, in the story's order."""
    heading = {Status.AGREED: SEVERAL, Status.SHARED: SEVERAL, Status.DIFFERS: DIFFERENT, Status.SINGLE: ONE}
    grouped: dict[str, list[Fact]] = {SEVERAL: [], DIFFERENT: [], ONE: []}
    for fact in story.facts:
        grouped[heading[fact.status]].append(fact)
    return {name: tuple(facts) for name, facts in grouped.items()}


def stated_in(fact: Fact) -> Evidence:
    """The evidence whose words the fact is stated in."""
    return fact.stated


def details_shown(fact: Fact) -> tuple[Detail, ...]:
    """What of the statement only some of the tellers give; where accounts differ, the difference says it."""
    return () if fact.status is Status.DIFFERS else fact.details


def explanation(conflict: Conflict) -> str | None:
    """Why a difference may be none; that one side accuses and the other denies explains nothing."""
    return None if conflict.reason == DISPUTE else conflict.reason


def denials_of(story: Story) -> dict[str, tuple[Fact, ...]]:
    """The facts that deny each fact, by its id: they are shown beside it."""
    found: dict[str, tuple[Fact, ...]] = {}
    for fact in story.facts:
        if fact.denies:
            found[fact.denies] = (*found.get(fact.denies, ()), fact)
    return found


def reported_by(fact: Fact, articles: Mapping[str, Article]) -> str:
    """How many outlets report a fact: ``2 outlets and 1 unnamed source``; copies of one text are named as such."""
    own = [articles[name] for name in fact.articles]
    copies = [one for one in own if one.duplicate_of in fact.articles]
    kept = {outlet_key(one): one for one in own if one not in copies}
    named = sum(one.outlet is not None for one in kept.values())
    unnamed = len(kept) - named
    parts = [_counted(named, "outlet")] if named else []
    parts += [_counted(unnamed, "unnamed source")] if unnamed else []
    said = " and ".join(parts)
    return f"{said} ({_counted(len(copies), 'copy', 'copies')})" if copies else said


def first_told(fact: Fact, articles: Mapping[str, Article]) -> tuple[Article, datetime] | None:
    """Which article had a fact first, and when, in UTC; None where not all say the hour, or one outlet alone tells it.

    Copies of one text count too: the one that came out first had it first. Of two of one minute neither did, and of a
    fact on which accounts differ each had its own.
    """
    if fact.conflicts or fact.status is Status.DIFFERS:
        return None
    own = [articles[name] for name in fact.articles]
    times = sorted((one.published_at.astimezone(UTC), one.id) for one in own if one.published_at)
    if len({outlet_key(one) for one in own}) < 2 or len(times) < len(own) or times[0][0] == times[1][0]:
        return None
    return articles[times[0][1]], times[0][0]


def sourcing(fact: Fact, articles: Mapping[str, Article]) -> str:
    """Whom those who report a fact cite for it: ``2 of 4 cite USGS · 2 name no source``.

    An outlet cites whomever one of its articles cites; the names stand in the order of the fact's origins.
    """
    cited: dict[str, set[str]] = {}
    for teller in fact.tellers:
        if teller.article in fact.articles:
            cited.setdefault(outlet_key(articles[teller.article]), set()).update(teller.origins)
    silent, total = sum(not names for names in cited.values()), len(cited)
    if total < 2:
        return f"citing {', '.join(fact.origins)}" if fact.origins else "names no source"
    if not fact.origins:
        return "none names a source"
    parts: list[str] = []
    for name in fact.origins:
        times = sum(name in names for names in cited.values())
        parts.append(f"{_share(times, total, first=not parts)} {'cites' if times == 1 else 'cite'} {name}")
    if silent:
        parts.append(f"{silent} {'names' if silent == 1 else 'name'} no source")
    return " · ".join(parts)


def _share(times: int, total: int, *, first: bool) -> str:
    """``all 4``, ``2 of 4``, and behind the first only ``2``."""
    if times == total:
        return f"all {total}"
    return f"{times} of {total}" if first else str(times)


def stance_words(teller: Teller, conflicts: Mapping[str, Conflict]) -> str:
    """What an article says of a fact, as lists and exports put it: ``attributes it to USGS``."""
    if teller.stance is Stance.ATTRIBUTES and teller.origins:
        return f"attributes it to {', '.join(teller.origins)}"
    conflict = conflicts.get(teller.conflict or "")
    if conflict is not None and teller.side is not None:
        return f"differs: {conflict.values[teller.side].value}"
    return STANCE_WORDS[teller.stance]


BESIDE = frozenset((Stance.DIFFERS, Stance.DENIES, Stance.BOTH))
"""Stances that an export names beside the evidence."""

STANCE_WORDS = {
    Stance.STATES: "states it",
    Stance.ATTRIBUTES: "attributes it to a source that it does not name",
    Stance.HEDGES: "hedges it",
    Stance.DIFFERS: "differs",
    Stance.DENIES: "reports only the denial",
    Stance.BOTH: "reports both the accusation and the denial",
    Stance.UNSURE: "maybe in other words",
    Stance.SILENT: "not found here",
}


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def repetition(article: Article) -> str:
    """What an article repeats, for the list of sources; empty for most."""
    if article.version_of:
        return "an earlier version of another article here"
    return "a copy of another source" if article.duplicate_of else ""


def capture(article: Article) -> str:
    """When the page of an article was taken, and the hash of its bytes, for the list of sources; empty for most."""
    known = dict(article.details)
    parts = [f"page taken {known['captured']}"] if "captured" in known else []
    parts += [f"SHA-256 {known['sha256']}"] if "sha256" in known else []
    return ", ".join(parts)


def correction(article: Article) -> str:
    """What the user put right in an article, for the list of sources; empty for most."""
    if not article.corrected:
        return ""
    *first, last = article.corrected
    return f"{', '.join(first)} and {last} corrected by you" if first else f"{last} corrected by you"


def paragraph_number(article: Article, place: Span) -> int:
    """The paragraph that holds the beginning of a place, counted from 1."""
    for number, paragraph in enumerate(article.paragraphs, 1):
        if place.start < paragraph.end:
            return number
    return max(1, len(article.paragraphs))
