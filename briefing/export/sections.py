"""The sections of a brief: from a story to blocks, as long as the budget of each lasts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import not_

from briefing.brief import capture, correction, repetition, stated_in
from briefing.export.again import in_other_words, is_told_again, is_unheard, not_in_own_voice, stands_otherwise
from briefing.export.differing import explanation, heading, is_likely_none, is_no_difference, is_told, table, weighed
from briefing.export.explained import NOTE, in_a_line
from briefing.export.listing import bullets, left_out
from briefing.export.page import (
    Block,
    Cite,
    Heading,
    Item,
    Line,
    Paragraph,
    Plain,
    Source,
    Words,
)
from briefing.export.phrases import counted, joined, plain_days
from briefing.export.printing import Printed
from briefing.export.telling import denied_by, told
from briefing.export.touching import MANY
from briefing.export.view import View
from briefing.models import Article, Conflict, Evidence, Fact, Mark, Span, Story
from briefing.release import OWN_WORDS
from briefing.story.differences.reasons import DISPUTE
from briefing.story.grouping.independence import sources_of
from briefing.story.grouping.order import is_by_title, outlet_name

_OUR = re.compile(r"\b[Oo]ur\b")
"""A word by which an outlet speaks of its country or its town: "our lander"."""

FOR_MANY = 0.7
"""The share of the room left that may be taken by what two outlets report or three perhaps report."""
NEWS = 0.5
"""The share of a statement's words that no line has yet for it to tell of another matter."""
FOR_WEIGHTIEST = 0.5
"""The share of the room left that the first difference may take."""
MOST_NAMED = 6
"""Outlets that the first line names; more are counted."""


def about_sources(story: Story, numbers: Mapping[str, int]) -> str:
    """One line on the sources: how many articles, of which days, from whom; ``numbers`` are theirs, by id."""
    said = counted(len(story.articles), "article")
    days = sorted({article.published for article in story.articles if article.published})
    if days:
        said += f" of {plain_days(days[0], days[-1])}"
    said += f" from {_outlets(story, numbers)}"
    if story.corrected:
        said += f". Corrected by you: {', '.join(story.corrected)}"
    return f"{said}. {OWN_WORDS}; [2 ¶4] is source 2, paragraph 4."


def _outlets(story: Story, numbers: Mapping[str, int]) -> str:
    """The outlets by name where they are few; those without one, and many, are counted."""
    keys = dict.fromkeys(sources_of(story.articles).values())
    named = dict.fromkeys(article.outlet for article in story.articles if article.outlet)
    if len(named) > MOST_NAMED:
        return counted(len(keys), "source")
    if len(named) > len(keys):
        return f"{joined(list(named))}, {counted(len(keys), 'source')} without copies"
    nameless = len(keys) - len(named)
    if nameless <= 0:
        return joined(list(named))
    called: dict[str, str] = {}
    for one in story.articles:
        if not one.outlet:
            name = outlet_name(one)
            called.setdefault(name, f"source {numbers[one.id]}, {name}" if is_by_title(name) else name)
    rest = f"{counted(nameless, 'source')} that {'names' if nameless == 1 else 'name'} no outlet"
    return joined([*named, f"{rest} ({'; '.join(called.values())})"])


def source(view: View, article: Article, printed: Printed) -> Source:
    """One entry of the list of sources."""
    bare = view.once(("source", article.id), lambda: _uncited(view, article))
    return replace(bare, cited=_together(article, printed.of(article.id)))


def _together(article: Article, places: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Places of an article in their order, those that overlap as one."""
    spans: list[Span] = []
    for item in sorted(places, key=lambda one: (one.start, -one.end)):
        last = spans.pop() if spans and item.start < spans[-1].end else item.span
        spans.append(Span(last.start, max(last.end, item.end)))
    return tuple(Evidence.of(article, span) for span in spans)


def _uncited(view: View, article: Article) -> Source:
    """The entry of an article without the places that are cited."""
    remarks = [repetition(article)] if repetition(article) else []
    if article.id not in view.citing:
        remarks.append("names no source")
    remarks += [correction(article)] if article.corrected else []
    remarks.append(f"id {article.id}")
    remarks += [capture(article)] if capture(article) else []
    return Source(view.numbers[article.id], article, (*remarks, *article.notes))


def lead(view: View, printed: Printed, level: int) -> list[Block]:
    """The facts that lead, each with who reports it; an accusation with its denial."""
    facts = [view.facts[name] for name in view.story.summary if name in view.facts]
    # The main event has its place before all others, then what is denied and its denial: neither is left out.
    paired = {one.denies for one in facts} | {one.id for one in facts if one.denies}
    first = sorted(facts, key=lambda one: (one is not facts[0], one.id not in paired))
    taken, _ = _facts(view, printed, first, chosen=True)
    order = {one.id: place for place, one in enumerate(facts)}

    def place(name: str) -> tuple[int, bool]:
        """Of what is in the lead, its own; a denial that is not stands behind what it denies."""
        denied = view.facts[name].denies
        return order.get(name, order.get(denied or "", len(order))), name not in order

    return bullets([taken[name] for name in sorted(taken, key=place)])


def several(view: View, printed: Printed, level: int) -> list[Block]:
    """What two outlets or more report and the lead does not say.

    Where room is short, behind it what one reports and another very likely tells in other words: it is nobody's own.
    """
    facts = view.several if printed.is_endless else [not_in_own_voice(fact, view) for fact in view.several]
    told_by_many = [view.reporting(fact) + len(view.kin.similar(fact)) >= MANY for fact in facts]
    many, again = first_of_each_matter(list(compress(facts, told_by_many)), view, printed)
    printed.widen(FOR_MANY)
    taken, rest = _facts(view, printed, [fact for fact in many if not stands_otherwise(fact, view, printed)])
    perhaps = () if printed.is_endless else view.perhaps_several
    # Of the rest of these the count is among what one outlet reports.
    weighty = [one for one in perhaps if view.perhaps_reporting(one) >= MANY or one.id in view.denials]
    taken |= _perhaps(view, printed, weighty)
    others = compress(facts, map(not_, told_by_many))
    few = [in_other_words(fact, printed) for fact in (*others, *again) if not stands_otherwise(fact, view, printed)]
    if not printed.is_endless:
        few.sort(key=lambda fact: printed.news_in(stated_in(fact)) < NEWS)
    further, missing = _facts(view, printed, few)
    taken, rest = taken | further, rest + missing
    printed.narrow()
    taken |= _perhaps(view, printed, perhaps)
    return [*bullets(list(taken.values())), *left_out(rest, "statement", " by several outlets")]


def first_of_each_matter(facts: Sequence[Fact], view: View, printed: Printed) -> tuple[list[Fact], list[Fact]]:
    """Facts that tell of something new, and those that only go on with what others before them or the page tell of."""
    first: list[Fact] = []
    again: list[Fact] = []
    told: list[Evidence] = []
    for fact in facts:
        disputed = printed.is_endless or fact.denies or fact.id in view.denials
        goes_on = not disputed and printed.news_in(stated_in(fact), told) < NEWS
        (again if goes_on else first).append(fact)
        told.append(stated_in(fact))
    return first, again


def _perhaps(view: View, printed: Printed, facts: Sequence[Fact]) -> dict[str, Item]:
    """Lines for what one reports and others may tell in other words, where no line says so."""
    taken: dict[str, Item] = {}
    for fact in facts:
        if printed.has_room(len(fact.statement.split())) and is_unheard(fact, view, printed):
            taken |= _facts(view, printed, [fact])[0]
    return taken


def differences(view: View, printed: Printed, level: int) -> list[Block]:
    """A table for each difference; those without a possible explanation first, then those of the weightiest facts.

    Where room is short, those whose explanation leaves little have a line each, behind the tables.
    """
    waiting = [one for one in weighed(view) if printed.is_endless or not is_told(one, view, printed)]
    lined = [one for one in waiting if is_likely_none(one) and not printed.is_endless]
    blocks: list[Block] = []
    # The weightiest has its place before what weighs less and is shorter.
    printed.widen(FOR_WEIGHTIEST)
    for conflict in waiting:
        if conflict not in lined:
            blocks += _with_table(conflict, view, printed, level)
    items = _in_lines(lined, view, printed)
    note = [Paragraph((Plain(NOTE),))] if items and blocks else []
    rest = sum(one.id not in printed.tables and (printed.is_endless or not is_no_difference(one)) for one in waiting)
    return [*blocks, *note, *bullets(items), *left_out(rest, "difference")]


def _in_lines(conflicts: Sequence[Conflict], view: View, printed: Printed) -> list[Item]:
    """A line for each of these differences for which few words and the room are there."""
    items: list[Item] = []
    for conflict in conflicts:
        line = None if is_no_difference(conflict) else in_a_line(conflict, view)
        if line and printed.add(Item(line)):
            items.append(Item(line))
            printed.tables.add(conflict.id)
    return items


def _with_table(conflict: Conflict, view: View, printed: Printed, level: int) -> list[Block]:
    """A difference under its heading; nothing where it does not fit."""
    made = table(conflict, view, printed)
    lines = [Item(line) for cells in made.rows for line in cells]
    if not printed.add(Item((Plain(conflict.topic),)), *lines):
        return []
    printed.narrow()
    printed.tables.add(conflict.id)
    return [Heading(level, heading(conflict)), made, *_below_table(conflict, view, printed)]


def _below_table(conflict: Conflict, view: View, printed: Printed) -> Iterator[Block]:
    """Who reports a denial of what is told so, and what may explain the difference."""
    answer = _denial(conflict, view, printed)
    if answer and conflict.reason != DISPUTE:
        yield Paragraph((Plain("Denial reported by "), *answer, Plain(".")))
    if explanation(conflict):
        yield Paragraph((Plain(f"Possible explanation: {explanation(conflict)}."),))


def _denial(conflict: Conflict, view: View, printed: Printed) -> Line:
    """Who reports that the accusation is denied that a difference holds, if it holds one and no line says so."""
    facts = [view.facts[name] for name in conflict.facts if name in view.facts]
    denials = [one for fact in facts for one in view.denials.get(fact.id, ())]
    if any(not printed.is_new(stated_in(one)) for one in denials):
        return ()
    return next((said for fact in facts if (said := denied_by(fact, view))), ())


def notes(view: View, printed: Printed, level: int) -> list[Block]:
    """What the reader wrote down: below the words that it is on, or the article."""
    marks = view.marks
    items = [_noted((Plain(view.name(one.id)),), marks.articles.get(one.id, ())) for one in view.story.articles]
    on_facts = [(stated_in(fact), marks.facts.get(fact.id, ())) for fact in view.story.facts]
    for item, found in (*on_facts, *marks.sentences):
        if item.article in view.numbers:
            items.append(_noted((Words(item) if printed.is_new(item) else Cite(item),), found))
    items = [item for item in items if item.below]
    taken = [item for item in items if printed.add(item)]
    return [*bullets(taken), *left_out(len(items) - len(taken), "note")]


def _noted(line: Line, marks: Sequence[Mark]) -> Item:
    tags = [mark.text for mark in marks if mark.kind == "tag"]
    below: list[Line] = [(Plain(mark.text),) for mark in marks if mark.kind == "note"]
    return Item(line, (*below, *([(Plain(f"Tagged {', '.join(tags)}"),)] if tags else [])))


def _facts(view: View, printed: Printed, facts: Sequence[Fact], *, chosen: bool = False) -> tuple[dict[str, Item], int]:
    """Lines for these facts by id as far as they fit, and how many did not; no denial without what it denies.

    Where room is short, facts that nobody has ``chosen`` stay away where their words need those around them.
    """
    items: dict[str, Item] = {}
    rest = 0
    new = _new(facts, printed)
    wanted = new if chosen else [one for one in new if _can_be_read(one, view, printed)]
    waiting, missing = _waiting(view, printed, facts, wanted)
    for fact in _with_denied(facts, missing):
        if fact.id in items or fact.id not in waiting or not printed.is_new(stated_in(fact)):
            continue
        if is_told_again(fact, view, printed, alone=chosen):
            continue
        together = [fact, *_new(view.denials.get(fact.id, ()), printed)]
        forlorn = fact.denies in waiting and fact.denies not in items
        made = {} if forlorn else _added(view, printed, together)
        items |= made
        rest += not made
    return items, rest + len({fact.id for fact in new} - waiting)


def _waiting(
    view: View, printed: Printed, facts: Sequence[Fact], wanted: Sequence[Fact]
) -> tuple[set[str], Sequence[Fact]]:
    """The ids of those that are wanted and of what is missing beside them, and what that is."""
    ids = {one.id for one in wanted}
    missing = _missing(view, printed, [fact for fact in facts if fact.id in ids])
    return ids | {one.id for one in missing}, missing


def _new(facts: Sequence[Fact], printed: Printed) -> list[Fact]:
    """Those of the facts whose words do not stand on the page."""
    return [fact for fact in facts if printed.is_new(stated_in(fact))]


def _can_be_read(fact: Fact, view: View, printed: Printed) -> bool:
    """Whether a fact's words may stand by themselves; a denial stands by what it denies."""
    if printed.is_endless or fact.denies is not None or says_new(fact, view, printed):
        return True
    if fact.id in view.facts and view.facts[fact.id].statement != fact.statement:
        return True  # other words than its own were found for it
    return view.reporting(fact) > 1 and not printed.repeats(stated_in(fact)) and _is_the_outlet_s(fact, view)


def _is_the_outlet_s(fact: Fact, view: View) -> bool:
    """Whether a fact's words need nothing but who says "our", and the outlet that does stands behind them."""
    words = stated_in(fact)
    plain = _OUR.sub("its", words.text)
    return plain != words.text and view.readable.stands(replace(words, text=plain))


def says_new(fact: Fact, view: View, printed: Printed) -> bool:
    """Whether a fact's words can be read by themselves, and tell more than what stands on the page."""
    words = stated_in(fact)
    return view.stands(words) and not printed.repeats(words)


def _missing(view: View, printed: Printed, facts: Sequence[Fact]) -> list[Fact]:
    """What denials among the facts bring along: what they deny, whoever reports that, where it is not among them."""
    waiting = {fact.id for fact in facts}
    denied = [view.facts[one.denies] for one in facts if one.denies in view.facts]
    return [one for one in denied if one.id not in waiting and printed.is_new(stated_in(one))]


def _added(view: View, printed: Printed, facts: Sequence[Fact]) -> dict[str, Item]:
    """The lines of facts that go together, by id, which are now printed; none where they do not fit."""
    if not printed.has_room(sum(len(one.statement.split()) for one in facts)):
        return {}
    made = {one.id: Item(told(one, view)) for one in facts}
    return made if printed.add(*made.values()) else {}


def _with_denied(facts: Sequence[Fact], missing: Sequence[Fact]) -> Iterable[Fact]:
    """The facts, each of those that are missing before the first that denies it."""
    left = {one.id: one for one in missing}
    for fact in facts:
        if fact.denies in left:
            yield left.pop(fact.denies)
        yield fact
