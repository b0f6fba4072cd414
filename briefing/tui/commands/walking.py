"""From what was chosen to its words in every source, and along the places found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from briefing.brief import STANCE_WORDS
from briefing.models import Conflict, Fact, Span, Stance
from briefing.tui.lists.filtering import Filter
from briefing.tui.lists.row import sources
from briefing.tui.symbols import STATUS_WORDS
from briefing.tui.text import count, short
from briefing.tui.view import Target

if TYPE_CHECKING:
    from briefing.tui.context import Context

ONLY_A_PART = "only a part of its text is here"


def choose(reader: Context) -> None:
    """In a list: go to the row's words. In a source: to the fact of the sentence, the next one at each stroke."""
    if reader.in_list:
        reader.panel.current.action_select()
    else:
        choose_sentence(reader)


def choose_sentence(reader: Context) -> None:
    """Show the fact of the sentence under the cursor in every other source."""
    pane, view = reader.pane, reader.view
    if pane is None or view is None:
        return
    facts = view.facts_at(reader.desk.active, pane.place.cursor)
    if not facts:
        reader.tell("No fact was found in this sentence")
        return
    ids = [fact.id for fact in facts]
    now = reader.target.fact if reader.target else None
    fact = facts[(ids.index(now) + 1) % len(facts)] if now in ids else facts[0]
    go(reader, view.fact_target(fact), stay=True)
    reader.panel.point_at_fact(fact.id)


def go(reader: Context, target: Target, *, stay: bool = False) -> None:
    """Bring every source to its words for the target; with ``stay`` the active source does not move."""
    view = reader.view
    if view is None:
        return
    _light(reader, target)
    fact = view.facts.get(target.fact or "")
    telling = _go_to_words(reader, target, fact, stay=reader.desk.active if stay else None)
    if not stay:
        reader.desk.bring(telling)
    reader.show_desk()
    reader.refresh_lens()
    _tell(reader, target, fact)


def light_again(reader: Context, before: Target, target: Target | None) -> None:
    """Show what was chosen as it is in a story that was read again, if it is there; no source is moved."""
    view = reader.view
    reader.target, reader.entity = target, target.entity if target else None
    for number, reading in enumerate(reader.readings):
        place, article = reader.desk.place(number), reading.article.id
        if before.entity is not None and place.hits == before.spans(article):  # else something was found since
            place.hits = target.spans(article) if target else ()
            place.hit = place.hit if place.hit is not None and place.hit < len(place.hits) else None
        if target is not None and view is not None:
            _note_words(reader, target, view.facts.get(target.fact or ""), number)


def _note_words(reader: Context, target: Target, fact: Fact | None, number: int) -> tuple[Span, ...]:
    """Mark a source's words for the target, and note how it puts them; the words."""
    article = reader.readings[number].article.id
    place, spans = reader.desk.place(number), target.spans(article)
    place.evidence = () if target.entity is not None else spans
    place.note = note_of(reader, fact, article, told=bool(spans)) if target.says else ""
    return spans


def _go_to_words(reader: Context, target: Target, fact: Fact | None, *, stay: int | None) -> list[int]:
    """Bring each source but ``stay`` to its words, and note how it puts them; the numbers of those that have any."""
    telling = []
    for number, reading in enumerate(reader.readings):
        article, place = reading.article.id, reader.desk.place(number)
        spans = _note_words(reader, target, fact, number)
        if spans:
            telling.append(number)
        start = spans[0].start if spans else _nearest(reader, fact, article)
        if start is not None and number != stay:
            place.reveal = place.walked = start
    return telling


def _nearest(reader: Context, fact: Fact | None, article: str) -> int | None:
    """Where the words of an article begin that come nearest to a fact that it does not tell."""
    if fact is None or reader.view is None:
        return None
    nearest = reader.view.nearest(fact, article)
    return nearest.start if nearest else None


def _tell(reader: Context, target: Target, fact: Fact | None) -> None:
    if fact is not None:
        tell_fact(reader, fact)
    else:
        tell_target(reader, target)


def note_of(reader: Context, fact: Fact | None, article_id: str, *, told: bool) -> str:
    """What stands below a source on the thing chosen."""
    view = reader.view
    if view is None:
        return ""
    conflict = view.conflicts.get(reader.target.conflict or "") if reader.target else None
    if conflict is not None and told:
        return f"{reader.symbols.differs} {conflict.topic}: {' / '.join(_values_in(conflict, article_id))}"
    number = view.numbers[article_id]
    unknown = "" if view.article(number).is_whole else ONLY_A_PART
    if fact is None:
        return "" if told else unknown or f"{reader.symbols.silent} {STANCE_WORDS[Stance.SILENT]}"
    stance = view.stance(fact, article_id)
    if stance is Stance.SILENT and number not in view.silent_on(fact):
        return unknown
    return f"{reader.symbols.of_stance(stance)} {view.words_for(fact, article_id)}"


def _light(reader: Context, target: Target) -> None:
    """Make the target the thing chosen; of an entity the names are lit up."""
    reader.target = target
    reader.entity = target.entity
    if target.entity is not None:
        light_up(reader, target)
    else:  # what was found before is walked along no more
        reader.found_what = ""
        set_hits(reader, {})


def _values_in(conflict: Conflict, article: str) -> list[str]:
    """What one article tells of a difference."""
    return [value.value for value in conflict.values if any(item.article == article for item in value.evidence)]


def tell_target(reader: Context, target: Target) -> None:
    """Say below the sources what was chosen, and how the walk along its places begins."""
    number = len(target.evidence)
    reader.tell(f"{short(target.label, 60)}: {count(number, 'place')} · {reader.key('next_hit')} goes to the next one")


def light_up(reader: Context, target: Target) -> None:
    """Mark every mention of an entity, to be walked along."""
    reader.found_what = short(target.label, 40)
    set_hits(reader, {reading.article.id: target.spans(reading.article.id) for reading in reader.readings})


def set_hits(reader: Context, hits: dict[str, tuple[Span, ...]]) -> None:
    """Mark places in every source."""
    for number, reading in enumerate(reader.readings):
        place = reader.desk.place(number)
        place.hits, place.hit = hits.get(reading.article.id, ()), None


def next_hit(reader: Context) -> None:
    """On to the next place."""
    _walk(reader, 1)


def previous_hit(reader: Context) -> None:
    """Back to the place before."""
    _walk(reader, -1)


def _walk(reader: Context, by: int) -> None:
    """To the next place of this source; past its last one, to the next source that has any."""
    desk = reader.desk
    order = [number for number in desk.shown() if _places(reader, number)]
    if not order:
        reader.tell(f"No matches to step through: press {reader.key('find')} to search, or choose a fact")
        return
    number, index = _next_place(reader, order, by)
    places = _places(reader, number)
    index %= len(places)
    place = desk.place(number)
    for other in desk.places.values():
        other.hit = None
    if place.hits:
        place.hit = index
    place.reveal = place.walked = places[index].start
    desk.focus(number)
    reader.focus_active(keep_list=True)
    tell_place(reader, number, index)


def _next_place(reader: Context, order: Sequence[int], by: int) -> tuple[int, int]:
    """The source of the next place and its number there, -1 for its last; ``order`` are the sources that have any."""
    shown, number = reader.desk.shown(), reader.desk.active
    first = 0 if by > 0 else -1
    if number not in order:
        at = shown.index(number) if number in shown else 0
        ring = [*shown[at:], *shown[:at]] if by > 0 else [*shown[:at][::-1], *shown[at:][::-1]]
        return next(other for other in ring if other in order), first
    index = _next_index(reader, number, by)
    if 0 <= index < len(_places(reader, number)):
        return number, index
    return order[(order.index(number) + by) % len(order)], first


def _places(reader: Context, number: int) -> tuple[Span, ...]:
    place = reader.desk.place(number)
    if any(other.hits for other in reader.desk.places.values()):
        return place.hits
    return place.evidence


def _next_index(reader: Context, number: int, by: int) -> int:
    """The number of the place after the present one, or after the cursor where none is present."""
    place, places = reader.desk.place(number), _places(reader, number)
    if place.hit is not None:
        return place.hit + by
    starts = [span.start for span in places]
    if place.walked is not None:
        return bisect_right(starts, place.walked) if by > 0 else bisect_left(starts, place.walked) - 1
    at = place.top
    if reader.view is not None and (sentences := reader.view.document(number).sentences):
        at = sentences[min(place.cursor, len(sentences) - 1)].start
    return bisect_left(starts, at) - (by < 0)


def tell_place(reader: Context, number: int, index: int) -> None:
    """``rudder: 3 of 19 · source 2, 1 of 7 there``: counted through all sources in the order in which they stand."""
    counts = {other: len(_places(reader, other)) for other in reader.desk.order}
    order = [other for other in reader.desk.shown() if other in counts]
    before = sum(counts[other] for other in order[: order.index(number)]) if number in order else 0
    total = sum(counts.values())
    what = f"{reader.found_what}: " if reader.found_what else ""
    there = f", {index + 1} of {counts[number]} there" if counts[number] > 1 else ""
    reader.tell(f"{what}place {before + index + 1} of {total} · source {number + 1}{there}")


def clear(reader: Context) -> None:
    """Stop the reading of files; else take marks, places and selections away, and show all facts again."""
    if reader.loading:
        reader.backstage.cancel()
        return
    reader.clear_selection()
    reader.target, reader.entity, reader.found_what, reader.kept = None, None, "", Filter()
    for place in reader.desk.places.values():
        place.evidence, place.hits, place.hit, place.note, place.anchor = (), (), None, "", None
    reader.find_bar.display = False
    reader.show_desk()
    reader.refresh_lens()
    describe(reader)


def describe(reader: Context) -> None:
    """Say below the sources what the sentence under the cursor tells, and who else tells it."""
    view, pane = reader.view, reader.pane
    if view is None or pane is None:
        return
    span, article = pane.sentence, view.article(reader.desk.active)
    marks = reader.marks.on_words(article.id, span.start, span.end) if span else ()
    if marks:
        said_of = [f"#{mark.text}" if mark.kind == "tag" else f"{reader.symbols.note} {mark.text}" for mark in marks]
        reader.tell(Content.styled(short("  ".join(said_of), 300), "$strong"))
        return
    facts = view.facts_at(reader.desk.active, pane.place.cursor)
    if not facts:
        reader.tell("" if not view.story.facts else "This sentence holds no fact that was compared")
        return
    tell_fact(reader, facts[0], len(facts) - 1)


def tell_fact(reader: Context, fact: Fact, more: int = 0) -> None:
    """Say below the sources how widely a fact is told, and how many more there are in the sentence."""
    view = reader.view
    if view is None:
        return
    telling = {item.article for item in fact.evidence}
    numbers = sources(view, fact.unsure)
    silent = [str(number + 1) for number in view.silent_on(fact)]
    plural = "" if len(telling) == 1 else "s"
    who = f"  source{plural} {sources(view, fact.evidence)}"
    who += f" · maybe in {numbers}" if numbers else ""
    who += f" · not in {' '.join(silent)}" if silent else ""
    sign = reader.symbols.of_status(fact.status)
    behind = f"  +{more} more ({reader.key('choose')})" if more else ""
    apart = {view.numbers[name] for name in telling} - set(reader.desk.visible())
    if apart and len(telling) > 1 and reader.target is not None and reader.target.fact == fact.id:
        behind += f"  {reader.key('tellers')} puts them side by side"
    reader.tell(
        Content.assemble(
            (f"{sign} {STATUS_WORDS[fact.status]}", f"bold $mark-{fact.status.value}"), who, (behind, "$muted")
        )
    )
