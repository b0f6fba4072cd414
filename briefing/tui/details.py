"""An entry of the summary at full length: a fact, a difference, a name, with everybody's own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from textual.content import Content

from briefing.brief import details_shown, explanation, first_told, reported_by, sourcing
from briefing.models import Article, Conflict, Entity, Evidence, Fact
from briefing.tui.lists.row import Lens, sources, valued
from briefing.tui.symbols import HEDGE_WORDS, STATUS_WORDS
from briefing.tui.text import quoted, said
from briefing.tui.view import StoryView, Target

MOST = 24
"""Sources, and words of each, that an entry shows."""


def fact_detail(lens: Lens, fact: Fact) -> Content:
    """A fact at full length: how widely it is told, by whom, and in whose words."""
    view, signs = lens.view, lens.symbols
    articles = {reading.article.id: reading.article for reading in view.readings}
    parts: list[str | tuple[str, str]] = [
        (f"{signs.of_status(fact.status)} {STATUS_WORDS[fact.status]}", f"bold $mark-{fact.status.value}"),
        (f"  {reported_by(fact, articles)}", "$muted"),
        (f"\n{said(sourcing(fact, articles))}", "$muted"),
        (_first_part(view, fact, articles), "$muted"),
        (f"\n{HEDGE_WORDS[fact.hedge]}" if HEDGE_WORDS[fact.hedge] else "", "italic"),
    ]
    for name in [teller.article for teller in fact.tellers] or fact.articles:
        parts += _teller_parts(view, fact, name)
    for detail in details_shown(fact):
        numbers = " ".join(str(view.numbers[name] + 1) for name in detail.articles)
        parts += [(f"\nOnly in {numbers}  ", "$muted"), quoted(detail.evidence.text)]
    for item in fact.unsure:
        parts += [(f"\nMaybe in other words  {sources(view, (item,))}", "$muted"), f"\n  {quoted(item.text)}"]
    if silent := view.silent_on(fact):
        parts.append((f"\nNot found in {' '.join(str(number + 1) for number in silent)}", "$muted"))
    parts += _denial_parts(view, fact)
    for mark in lens.noted(fact):
        words = f"#{said(mark.text)}" if mark.kind == "tag" else f"{signs.note} {said(mark.text)}"
        parts.append((f"\n{words}", "$strong"))
    for caveat in fact.caveats:
        parts += [(f"\nCaveat  {sources(view, (caveat,))}", "bold"), f"\n  {quoted(caveat.text)}"]
    known = (view.conflicts[name] for name in fact.conflicts if name in view.conflicts)
    return Content.assemble(*parts, *(_difference_part(lens, conflict) for conflict in known))


def _first_part(view: StoryView, fact: Fact, articles: Mapping[str, Article]) -> str:
    """Who had a fact first, where the hours of all who tell it are known."""
    first = first_told(fact, articles)
    return f"\nFirst: {said(view.name_of(first[0].id))} {first[1]:%Y-%m-%d %H:%M} UTC" if first else ""


def _denial_parts(view: StoryView, fact: Fact) -> Iterator[str | tuple[str, str]]:
    """What denies a fact, and what it denies itself."""
    for denial in view.denials.get(fact.id, ()):
        yield from ((f"\nDenied  {sources(view, denial.evidence)}", "bold"), f"\n  {quoted(denial.statement)}")
    if (denied := view.facts.get(fact.denies or "")) is not None:
        yield from ((f"\nDenies  {sources(view, denied.evidence)}", "bold"), f"\n  {quoted(denied.statement)}")


def _teller_parts(view: StoryView, fact: Fact, article: str) -> Iterator[str | tuple[str, str]]:
    """A source that tells a fact, how it puts it, and its words."""
    yield (f"\n{view.numbers[article] + 1} {said(view.name_of(article))}", "bold")
    yield (f" {said(view.words_for(fact, article))}", "$muted")
    yield from (f"\n  {quoted(item.text)}" for item in fact.evidence if item.article == article)


def _difference_part(lens: Lens, conflict: Conflict) -> tuple[str, str]:
    """A difference on one line: its topic, and each value with its sources."""
    sides = (
        f"{valued(value.value, conflict.kind)} ({sources(lens.view, value.evidence)})" for value in conflict.values
    )
    return (f"\n{lens.symbols.differs} {said(conflict.topic)}: {' / '.join(sides)}", "$mark-differs")


def conflict_detail(lens: Lens, conflict: Conflict) -> Content:
    """Both sides of a difference, each with everybody who tells it so, in full."""
    view = lens.view
    parts: list[str | tuple[str, str]] = [(said(conflict.topic), "bold"), (f"  {conflict.kind.value}", "$muted")]
    if reason := explanation(conflict):
        parts.append((f"\npossible explanation: {said(reason)}", "italic"))
    for value in conflict.values:
        parts.append((f"\n{valued(value.value, conflict.kind)}", "bold $mark-differs"))
        parts += _words_parts(view, value.evidence)
    return Content.assemble(*parts)


def target_detail(lens: Lens, target: Target) -> Content:
    """What a row stands for, at full length."""
    view = lens.view
    if target.fact is not None and target.fact in view.facts:
        return fact_detail(lens, view.facts[target.fact])
    if target.conflict is not None and target.conflict in view.conflicts:
        return conflict_detail(lens, view.conflicts[target.conflict])
    parts: list[str | tuple[str, str]] = [(said(target.label), "bold")]
    entity = view.entities.get(target.entity) if target.entity else None
    if entity is not None:
        return Content.assemble(*parts, *_entity_parts(view, entity))
    return Content.assemble(*parts, *_words_parts(view, target.evidence))


def _words_parts(view: StoryView, evidence: Sequence[Evidence]) -> Iterator[str | tuple[str, str]]:
    """Every source once, and below it its words: the same ones once, with how many times it has them."""
    words: dict[str, Counter[str]] = {}
    for item in evidence:
        words.setdefault(item.article, Counter())[quoted(item.text) if item.text else "in the headline"] += 1
    for article, told in islice(words.items(), MOST):
        yield (f"\n{view.numbers[article] + 1} {said(view.name_of(article))}", "bold")
        for text, times in islice(told.items(), MOST):
            yield f"\n  {text}"
            yield (f"  ×{times}" if times > 1 else "", "$muted")


def _entity_parts(view: StoryView, entity: Entity) -> Iterator[str | tuple[str, str]]:
    """What else somebody is called, and by whom."""
    from briefing.story.entities.roles import GOVERNMENT  # noqa: PLC0415  # knows lands and names: not before the first picture

    also = [said(alias) for alias in entity.aliases if alias != entity.name]
    yield (f"\nalso: {', '.join(also)}" if also else "", "$muted")
    by_role: dict[str, list[Evidence]] = {}
    for role in entity.roles:
        by_role.setdefault(role.text, []).append(role.evidence)
    for text, places in islice(sorted(by_role.items(), key=lambda one: -len(one[1])), MOST):
        words = "stands for the government" if text == GOVERNMENT else f"called: {said(text)}"
        yield from (f"\n{words}", (f"  {sources(view, places)}", "$muted"))
