"""The rows of the summary's lists: from a story to lines with something to jump to. No widget is known here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import TypeVar

from textual.content import Content

from briefing.brief import facts_by_heading, sourcing
from briefing.models import (
    Conflict,
    EntityType,
    Evidence,
    Fact,
    Hedge,
    Origin,
    Quote,
    QuoteKind,
    Stance,
    Story,
    TimelineEvent,
)
from briefing.tui.document import PLAIN_LETTERS
from briefing.tui.hanging import Hanging
from briefing.tui.symbols import HEDGE_WORDS, Symbols
from briefing.tui.text import said, short
from briefing.tui.view import StoryView, Target

Item = TypeVar("Item")

DAY, WEEK = timedelta(days=1), timedelta(days=7)

LONGEST = 220
"""Characters of a statement in a list; the whole one stands beside it."""

COMPARING = "The articles are being read and compared …"

MOST_COLUMNS = 6
"""Sources that have a column of their own in the lists."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry; without ``target`` it is a heading or a remark and can't be chosen."""

    content: Content | Hanging
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Lens:
    """What the rows are made for: the story, the signs, the starred facts, the entity that the facts are limited to."""

    view: StoryView
    symbols: Symbols
    stars: frozenset[str] = frozenset()
    entity: str | None = None

    def starred(self, fact: Fact) -> bool:
        """Whether the reader starred the fact."""
        return fact.id in self.stars


def sources(view: StoryView, evidence: Iterable[Evidence]) -> str:
    """The numbers of the articles that the evidence is from: ``1 3 4``."""
    return " ".join(str(number + 1) for number in sorted({view.numbers[item.article] for item in evidence}))


def columns(view: StoryView, evidence: Iterable[Evidence]) -> str:
    """The same with a column for every source, so that rows compare at a glance; a share where there are many."""
    numbers = {view.numbers[item.article] for item in evidence}
    if len(view.readings) > MOST_COLUMNS:
        return f"{len(numbers):>2} of {len(view.readings)}"
    return " ".join(str(number + 1) if number in numbers else "·" for number in range(len(view.readings)))


def heading(text: str, number: int | None = None) -> Row:
    """A row that names what follows."""
    tail = "" if number is None else f"  {number}"
    return Row(Content.assemble((text, "bold $strong"), (tail, "$muted")))


def remark(text: str) -> Row:
    """A row that only tells the reader something."""
    return Row(Content.styled(text, "$muted"))


def _listed(lens: Lens, rows: Iterator[Row], text: str) -> Iterator[Row]:
    """The rows; a remark where there are none, which says nothing of the articles before they are compared."""
    if not lens.view.story.id:
        yield remark(COMPARING)
        return
    first = next(rows, None)
    yield remark(text) if first is None else first
    yield from rows


def fact_rows(lens: Lens) -> Iterator[Row]:
    """The facts under the three headings of the brief."""
    nothing = "No fact names it." if lens.entity else "No facts: the articles hold no statement that can be compared."
    return _listed(lens, _facts(lens), nothing)


def _facts(lens: Lens) -> Iterator[Row]:
    for title, facts in facts_by_heading(lens.view.story).items():
        kept = [fact for fact in facts if lens.entity is None or lens.entity in fact.entities]
        if kept:
            yield heading(title, len(kept))
        for fact in kept:
            yield Row(_fact(lens, fact), lens.view.fact_target(fact))


def _fact(lens: Lens, fact: Fact) -> Hanging:
    status = fact.status
    hedge = HEDGE_WORDS[fact.hedge] if fact.hedge not in (Hedge.STATED, Hedge.ATTRIBUTED) else ""
    lead = Content.assemble(
        (lens.symbols.of_status(status), f"$mark-{status.value}"), (f" {columns(lens.view, fact.evidence)}  ", "$muted")
    )
    body = Content.assemble(
        (f"{lens.symbols.star} " if lens.starred(fact) else "", "$strong"),
        short(fact.statement, LONGEST),
        (f"  ({hedge})" if hedge else "", "italic $muted"),
        *_denied(lens, fact),
    )
    return Hanging(lead, body)


def _denied(lens: Lens, fact: Fact) -> Iterator[tuple[str, str]]:
    """The denials of a fact, on lines of their own: an accusation never stands without them."""
    for denial in lens.view.denials.get(fact.id, ()):
        words = short(denial.statement, LONGEST)
        yield f"\n{lens.symbols.denied} {columns(lens.view, denial.evidence)}  {words}", "$muted"


def conflict_rows(lens: Lens) -> Iterator[Row]:
    """A card for every difference: both sides in their words, and what may explain it."""
    nothing = "The sources do not contradict each other in anything that was compared."
    return _listed(lens, (_conflict(lens, conflict) for conflict in lens.view.story.conflicts), nothing)


def _conflict(lens: Lens, conflict: Conflict) -> Row:
    evidence = tuple(item for value in conflict.values for item in value.evidence)
    return Row(_card(lens, conflict), Target(conflict.topic, evidence, conflict=conflict.id))


def _card(lens: Lens, conflict: Conflict) -> Hanging:
    explained = conflict.reason is not None
    sign, style = (lens.symbols.explained, "$muted") if explained else (lens.symbols.differs, "bold $mark-differs")
    parts: list[str | tuple[str, str]] = [(said(conflict.topic), "bold"), (f"  {conflict.kind.value}", "$muted")]
    for value in conflict.values:
        words = short(value.evidence[0].text, 140) if value.evidence else ""
        parts += [
            (f"\n{said(value.value)}", "bold $strong"),
            (f"  {sources(lens.view, value.evidence)}  ", "$muted"),
            f"“{words}”",
        ]
    if conflict.reason:
        parts.append((f"\npossible explanation: {said(conflict.reason)}", "italic $muted"))
    return Hanging(Content.styled(f"{sign} ", style), Content.assemble(*parts))


def timeline_rows(lens: Lens) -> Iterator[Row]:
    """What happened, by day: the days of the story first, then those to come and those long past."""
    return _listed(lens, _timeline(lens), "No dates were found in the articles.")


def _timeline(lens: Lens) -> Iterator[Row]:
    parts: dict[str, list[TimelineEvent]] = {"In these days": [], "Later": [], "Earlier": []}
    for event in lens.view.story.timeline:
        parts[_when(lens.view.story, event.date)].append(event)
    for title, events in parts.items():
        if events:
            yield heading(title, len(events))
        for event in events:
            yield _event(lens.view, event)


def _event(view: StoryView, event: TimelineEvent) -> Row:
    words = short(event.evidence[0].text, LONGEST) if event.evidence else ""
    lead = Content.assemble((f"{event.date:<10}", "bold"), (f" {columns(view, event.evidence)}  ", "$muted"))
    content = Hanging(lead, Content.assemble(words, (f"  (“{short(event.surface, 40)}”)", "$muted")))
    return Row(content, Target(f"{event.date} {event.surface}", event.evidence))


def _when(story: Story, day: str) -> str:
    """Whether a day (or a month, a year) is one of the story's: from a week before its first article on."""
    if story.first_date is None or story.last_date is None:
        return "In these days"
    first, last = (story.first_date - WEEK).isoformat(), (story.last_date + DAY).isoformat()
    if day < first[: len(day)] or (len(day) < len(first) and day == first[: len(day)]):
        return "Earlier"
    return "Later" if day > last else "In these days"


_KINDS: tuple[tuple[str, tuple[EntityType, ...]], ...] = (
    ("People", (EntityType.PERSON,)),
    ("Organisations and groups", (EntityType.ORG, EntityType.GROUP)),
    ("Places", (EntityType.PLACE,)),
    ("Weapons", (EntityType.WEAPON,)),
    ("Events", (EntityType.EVENT,)),
    ("Others", (EntityType.WORK, EntityType.OTHER)),
)


def entity_rows(lens: Lens) -> Iterator[Row]:
    """Who and what is named, with how often each source does."""
    return _listed(lens, _entities(lens.view), "No names were found in the articles.")


def _entities(view: StoryView) -> Iterator[Row]:
    for title, types in _KINDS:
        found = [entity for entity in view.story.entities if entity.type in types]
        found.sort(
            key=lambda entity: (-len({item.article for item in entity.mentions}), -len(entity.mentions), entity.name)
        )
        if found:
            yield heading(title, len(found))
        for entity in found:
            role = f"  {short(entity.roles[0].text, 60)}" if entity.roles else ""
            colour = f"$entity-{entity.type.value.lower()}"
            body = Content.assemble(
                (said(entity.name), colour), (f"  {_tally(view, entity.mentions)}", "$muted"), (role, "italic")
            )
            content = Hanging(Content.styled(f"{PLAIN_LETTERS[entity.type]} ", f"bold {colour}"), body)
            yield Row(content, Target(entity.name, entity.mentions, entity=entity.id))


def _tally(view: StoryView, evidence: Sequence[Evidence]) -> str:
    """``1×5 3×2``: how many times in which source."""
    times: dict[int, int] = {}
    for item in evidence:
        number = view.numbers[item.article]
        times[number] = times.get(number, 0) + 1
    return " ".join(f"{number + 1}×{times[number]}" for number in sorted(times))


def quote_rows(lens: Lens) -> Iterator[Row]:
    """The quotes, under those who said them; first names, then those whom a text only describes, then nobody."""
    return _listed(lens, _quotes(lens.view), "Nobody is quoted in these articles.")


def _quotes(view: StoryView) -> Iterator[Row]:
    by_speaker: dict[tuple[int, str], list[Quote]] = {}
    for quote in view.story.quotes:
        by_speaker.setdefault(_speaker(view, quote), []).append(quote)
    for speaker in sorted(by_speaker, key=lambda key: (key[0], -len(by_speaker[key]))):
        yield heading(said(speaker[1]), len(by_speaker[speaker]))
        for quote in by_speaker[speaker]:
            yield _quote(view, quote)


def _speaker(view: StoryView, quote: Quote) -> tuple[int, str]:
    """Who says it, behind the rank of its heading."""
    if quote.speaker in view.entities:
        return 0, view.entities[quote.speaker].name
    return (1, quote.said_by.text) if quote.said_by else (2, "Speaker not named")


def _quote(view: StoryView, quote: Quote) -> Row:
    """Words said stand between quotation marks; what a source tells of them in its own words does not."""
    words = short(quote.evidence.text, LONGEST).rstrip(" ,;:")
    spoken = f"“{words}”" if quote.kind is not QuoteKind.INDIRECT else words
    body = Content.assemble(spoken, (f" — {said(quote.cue)}" if quote.cue else "", "italic $muted"))
    lead = Content.styled(f"  {sources(view, (quote.evidence,))}  ", "$muted")
    return Row(Hanging(lead, body), Target(words, (quote.evidence,), says=False))


def wording_rows(lens: Lens) -> Iterator[Row]:
    """The words that the sources use for one thing."""
    return _listed(lens, _words(lens.view), "No thing was found that the sources call by different words.")


def _words(view: StoryView) -> Iterator[Row]:
    for wording in view.story.wording:
        entity = view.entities.get(wording.entity)
        yield heading(said(entity.name if entity else wording.entity))
        by_label: dict[str, list[Evidence]] = {}
        for label in wording.labels:
            by_label.setdefault(label.label, []).extend(label.evidence)
        for text in sorted(by_label, key=lambda key: (-len(by_label[key]), key)):
            evidence = tuple(by_label[text])
            body = Content.assemble("“", said(text), "”", (f"  {_tally(view, evidence)}", "$muted"))
            yield Row(Hanging(Content("  "), body), Target(text, evidence))


def origin_rows(lens: Lens) -> Iterator[Row]:
    """Whom the sources rely on, twice: every origin with the sources that lean on it, and fact by fact."""
    rows = chain(_leaning(lens), _fact_tree(lens)) if lens.view.story.origins else iter(())
    return _listed(lens, rows, "No article says whom it relies on.")


def _leaning(lens: Lens) -> Iterator[Row]:
    """An origin, and below it every source that leans on it."""
    view = lens.view
    by_name: dict[str, list[Origin]] = {}
    for origin in view.story.origins:
        by_name.setdefault(origin.name, []).append(origin)
    for name in sorted(by_name, key=lambda key: (-len(by_name[key]), key)):
        yield heading(said(name), len(by_name[name]))
        for origin, branch in _branches(lens, by_name[name]):
            number = view.numbers[origin.article]
            words = short(origin.evidence[0].text, 120) if origin.evidence else ""
            body = Content.assemble(
                said(view.name_of(origin.article)), _via(origin), (f"  “{words}”" if words else "", "$muted")
            )
            content = Hanging(Content.styled(f"  {branch} {number + 1} ", "$muted"), body)
            yield Row(content, Target(origin.name, (*origin.evidence, *origin.scopes), says=False))


def _fact_tree(lens: Lens) -> Iterator[Row]:
    """A fact, below it every source that tells it, and whom that one cites for it."""
    view = lens.view
    yield Row(Content(""))
    yield heading("By fact: who reports it → who they cite")
    articles = {reading.article.id: reading.article for reading in view.readings}
    for fact in view.story.facts:
        told = {article: view.cited_for(fact, article) for article in fact.articles}
        if not any(told.values()):
            continue
        tally = f"  {said(sourcing(fact, articles))}" if len(told) > 1 else ""
        alone = bool(tally) and len(fact.origins) == 1
        lead = Content.styled(f"{lens.symbols.of_status(fact.status)} ", f"$mark-{fact.status.value}")
        body = Content.assemble(short(fact.statement, LONGEST), (tally, "bold $strong" if alone else "$muted"))
        yield Row(Hanging(lead, body), view.fact_target(fact))
        for article, branch in _branches(lens, list(told)):
            cited = [part for origin in told[article] for part in ("; ", said(origin.name), _via(origin))][1:]
            body = Content.assemble(
                said(view.name_of(article)), (" → ", "$muted"), *(cited or [("own reporting", "$muted")])
            )
            lead = Content.styled(f"  {branch} {view.numbers[article] + 1} ", "$muted")
            here = tuple(item for item in fact.evidence if item.article == article)
            yield Row(Hanging(lead, body), Target(fact.statement, here, says=False))


def _branches(lens: Lens, items: Sequence[Item]) -> Iterable[tuple[Item, str]]:
    """The items of a tree, each with its branch."""
    for number, item in enumerate(items, 1):
        yield item, lens.symbols.branch if number < len(items) else lens.symbols.last


def _via(origin: Origin) -> tuple[str, str]:
    """Through whom it came."""
    return (f" via {', '.join(said(name) for name in origin.via)}" if origin.via else "", "italic")


def matrix_head(lens: Lens) -> Content:
    """The signs of the matrix and the numbers of its columns."""
    signs = lens.symbols
    key = (
        f"{signs.said} states  {signs.cited} attributes  {signs.hedged} hedges  {signs.differs} differs  "
        f"{signs.denied} only the denial  {signs.both} both  {signs.silent} not found"
    )
    numbers = "".join(f"{number + 1:<{_cell(number)}}" for number in range(len(lens.view.readings)))
    return Content.assemble((key, "$muted"), "\n", (numbers, "bold"))


def matrix_rows(lens: Lens) -> Iterator[Row]:
    """Every fact against every source."""
    facts = (fact for fact in lens.view.story.facts if lens.entity is None or lens.entity in fact.entities)
    return _listed(lens, (_stances(lens, fact) for fact in facts), "No facts to compare.")


def _stances(lens: Lens, fact: Fact) -> Row:
    cells = []
    for number, reading in enumerate(lens.view.readings):
        stance = lens.view.stance(fact, reading.article.id)
        cells.append((f"{lens.symbols.of_stance(stance):<{_cell(number)}}", _STANCE_STYLES[stance]))
    content = Hanging(Content.assemble(*cells, " "), Content(short(fact.statement, 120)))
    return Row(content, lens.view.fact_target(fact))


def fact_head(lens: Lens) -> Content | None:
    """What the facts are limited to."""
    entity = lens.view.entities.get(lens.entity) if lens.entity else None
    return Content.styled(f"Only facts naming {said(entity.name)} — Esc shows all", "bold $strong") if entity else None


_STANCE_STYLES = {
    Stance.STATES: "$mark-agreed",
    Stance.ATTRIBUTES: "$mark-shared",
    Stance.HEDGES: "$mark-shared",
    Stance.DENIES: "bold $mark-differs",
    Stance.BOTH: "bold $mark-differs",
    Stance.DIFFERS: "bold $mark-differs",
    Stance.SILENT: "$muted",
}


def _cell(number: int) -> int:
    """How wide the matrix's column of a source is: its number, counted from 1, and a blank."""
    return len(str(number + 1)) + 1
