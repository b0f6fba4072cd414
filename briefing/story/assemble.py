"""The steps that make a story of several readings, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.models import Article, Conflict, ConflictKind, Corrections, Fact, Reading, Span, Status, Story
from briefing.story.corrected import correct_facts, explain, remarks
from briefing.story.differences.attribution import attributions_apart
from briefing.story.differences.conflicts import find_conflicts
from briefing.story.differences.quotations import quotations_apart
from briefing.story.differences.reasons import PARTIAL
from briefing.story.entities.linking import link_entities
from briefing.story.facts.building import find_facts
from briefing.story.facts.denials import mark_denials
from briefing.story.facts.echoes import mark_unsure
from briefing.story.facts.lead import choose_lead
from briefing.story.facts.restating import restate
from briefing.story.facts.stances import take_stances
from briefing.story.grouping.days import infer_days
from briefing.story.grouping.duplicates import find_duplicates
from briefing.story.grouping.independence import find_versions, outlet_key, sources_of
from briefing.story.grouping.order import order_readings, story_id, story_title
from briefing.story.lists.event_facts import one_for_each_fact
from briefing.story.lists.quotes import link_quotes
from briefing.story.lists.timeline import build_timeline
from briefing.story.lists.wording import collect_wording
from briefing.story.origins.tracing import trace_origins
from briefing.story.statements.tellings import tellings_of
from briefing.story.undisturbed import undisturbed


@undisturbed()
def build_story(readings: Sequence[Reading], corrections: Corrections = ()) -> Story:
    """Compare the articles of one event, with what the reader put right in it.

    The result does not depend on the order of ``readings``: they are put in the order of day, outlet and path first.
    """
    ordered = order_readings(infer_days(order_readings(mark_duplicates(readings))))
    entities = link_entities(ordered, corrections)
    origins = trace_origins(ordered, entities)
    tellings = tellings_of(ordered, entities)
    facts = correct_facts(find_facts(ordered, entities, tellings), ordered, entities, corrections)
    quotes = link_quotes(ordered, entities)
    spoken = tuple(attributions_apart(quotes, entities, facts))
    conflicts = explain(
        (*find_conflicts(ordered, tellings, facts), *spoken, *quotations_apart(quotes, facts)), corrections
    )
    sources = sources_of([reading.article for reading in ordered])
    facts = restate(mark_denials(ordered, mark_conflicts(facts, conflicts)), conflicts, sources)
    facts = take_stances(ordered, facts, origins, conflicts)
    facts = mark_unsure(ordered, facts, tellings, entities, conflicts)
    days = sorted(reading.article.published for reading in ordered if reading.article.published)
    return Story(
        id=story_id(ordered),
        title=story_title(ordered),
        readings=ordered,
        first_date=days[0] if days else None,
        last_date=days[-1] if days else None,
        summary=choose_lead(ordered, facts, conflicts),
        facts=facts,
        conflicts=conflicts,
        entities=entities,
        quotes=quotes,
        timeline=one_for_each_fact(build_timeline(ordered), facts),
        wording=collect_wording(ordered, entities),
        origins=origins,
        corrected=remarks(ordered, corrections),
    )


def mark_duplicates(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Set ``duplicate_of`` on the articles that copy one of another outlet, ``version_of`` on earlier texts of one."""
    articles = [reading.article for reading in order_readings(readings)]
    copies = find_duplicates(articles)
    versions = find_versions(articles, copies)
    outlets = {article.id: outlet_key(article) for article in articles}
    copies = {name: first for name, first in copies.items() if outlets[name] != outlets[first]}
    return tuple(
        replace(
            reading,
            article=replace(
                reading.article,
                duplicate_of=copies.get(reading.article.id) or _flagged(reading.article, outlets),
                version_of=versions.get(reading.article.id) or reading.article.version_of,
            ),
        )
        for reading in readings
    )


def _flagged(article: Article, outlets: Mapping[str, str]) -> str | None:
    """The article of this story that an archive says this one copies; within one outlet it would be a version."""
    first = article.duplicate_of or ""
    return first if first in outlets and outlets[first] != outlets[article.id] else None


def mark_conflicts(facts: Sequence[Fact], conflicts: Sequence[Conflict]) -> tuple[Fact, ...]:
    """Set the conflicts on the facts they lie in.

    One that nothing explains makes the fact ``differs``; so does one whose figures or days the fact's own evidence
    gives, explained or not: no outlet may be taken to say what another one says.
    """
    by_fact: dict[str, list[Conflict]] = {}
    for conflict in conflicts:
        for fact_id in conflict.facts:
            by_fact.setdefault(fact_id, []).append(conflict)
    marked = []
    for fact in facts:
        own = by_fact.get(fact.id, [])
        status = Status.DIFFERS if any(one.reason is None or _divides(one, fact) for one in own) else fact.status
        marked.append(replace(fact, status=status, conflicts=tuple(conflict.id for conflict in own)))
    return tuple(marked)


def _divides(conflict: Conflict, fact: Fact) -> bool:
    """Whether the evidence of one fact gives several figures or days that a conflict parts."""
    if conflict.kind not in {ConflictKind.NUMBER, ConflictKind.DATE} or conflict.reason == PARTIAL:
        return False
    spans: dict[str, list[Span]] = {one.article: [] for one in fact.evidence}
    for one in fact.evidence:
        spans[one.article].append(one.span)
    held = [
        {one.article for one in value.evidence if any(span.overlaps(one.span) for span in spans.get(one.article, ()))}
        for value in conflict.values
    ]
    told = [articles for articles in held if articles]
    return len(told) > 1 and len(set.union(*told)) > 1
