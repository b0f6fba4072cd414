"""The sections of a brief: from a story to blocks, as long as the budget of each lasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.brief import capture, correction, repetition, stated_in
from briefing.export.differing import explanation, first_of_each, heading, is_likely_none, table, weighed
from briefing.export.page import (
    Block,
    Bullets,
    Cite,
    Heading,
    Item,
    Line,
    Paragraph,
    Piece,
    Plain,
    Source,
    Strong,
    Words,
)
from briefing.export.phrases import capital, counted, counted_sources, joined, plain_day, plain_days
from briefing.export.printing import Printed
from briefing.export.telling import MOST_CITED, alone, cites, denied_by, told
from briefing.export.view import View
from briefing.models import Article, Conflict, Evidence, Fact, Mark, Origin, Story
from briefing.release import OWN_WORDS
from briefing.story.differences.slots import DISPUTE
from briefing.story.grouping.independence import outlet_key, sources_of
from briefing.story.grouping.order import outlet_name

MOST_NAMED = 6
"""Outlets that the first line names; more are counted."""


def about_sources(story: Story) -> str:
    """One line on the sources: how many articles, of which days, from whom."""
    said = counted(len(story.articles), "article")
    days = sorted({article.published for article in story.articles if article.published})
    if days:
        said += f" of {plain_days(days[0], days[-1])}"
    said += f" from {_outlets(story)}"
    if story.corrected:
        said += f". Corrected by you: {', '.join(story.corrected)}"
    return f"{said}. {OWN_WORDS}; [2 ¶4] is source 2, paragraph 4."


def _outlets(story: Story) -> str:
    """The outlets by name where they are few; those without one, and many, are counted."""
    keys = dict.fromkeys(sources_of(story.articles).values())
    named = dict.fromkeys(article.outlet for article in story.articles if article.outlet)
    if len(named) > MOST_NAMED or len(named) > len(keys):
        return counted(len(keys), "source")
    nameless = len(keys) - len(named)
    if nameless <= 0:
        return joined(list(named))
    called = dict.fromkeys(outlet_name(one) for one in story.articles if not one.outlet)
    rest = f"{counted(nameless, 'source')} that {'names' if nameless == 1 else 'name'} no outlet"
    return joined([*named, f"{rest} ({joined(list(called))})"])


def source(view: View, article: Article, printed: Printed) -> Source:
    """One entry of the list of sources."""
    remarks = [repetition(article)] if repetition(article) else []
    if article.id not in view.citing:
        remarks.append("names no source")
    remarks += [correction(article)] if article.corrected else []
    remarks.append(f"id {article.id}")
    remarks += [capture(article)] if capture(article) else []
    places = {(item.start, item.end): item for item in printed.of(article.id)}
    cited = tuple(item for _, item in sorted(places.items()))
    return Source(view.numbers[article.id], article, (*remarks, *article.notes), cited)


def lead(view: View, printed: Printed, level: int) -> list[Block]:
    """The facts that lead, each with who reports it; an accusation with its denial."""
    items, _ = _facts(
        view, printed, [view.facts[name] for name in view.story.summary if name in view.facts], chosen=True
    )
    return _bullets(items)


def several(view: View, printed: Printed, level: int) -> list[Block]:
    """What two outlets or more report and the lead does not say."""
    items, rest = _facts(view, printed, view.several)
    return [*_bullets(items), *_rest(rest, "statement", " by several outlets")]


def single(view: View, printed: Printed, level: int) -> list[Block]:
    """What one outlet alone reports, outlet by outlet, taken in turn so that each has its best.

    Where room is short, nothing stands there that others may tell in other words, or that needs what stands around it.
    """
    by_outlet = _lone_by_outlet(view, printed)
    taken: dict[str, list[Item]] = {}
    rest = 0
    for key, fact in _in_turn(by_outlet):
        rest += _not_taken(key, fact, taken, view, printed)
    order = dict.fromkeys(outlet_key(article) for article in view.story.articles)
    first = {outlet_key(article): view.name(article.id) for article in reversed(view.story.articles)}
    groups = [(first[key], taken[key]) for key in order if key in taken]
    blocks = [block for name, items in groups for block in (Heading(level, name), *_bullets(items))]
    return [*blocks, *_rest(rest, "statement", " found in one outlet")]


def _not_taken(key: str, fact: Fact, taken: dict[str, list[Item]], view: View, printed: Printed) -> bool:
    """Print a fact below its outlet; True where it has no place, False too where its words stand above."""
    words = stated_in(fact)
    if not printed.is_new(words):
        return False
    if not printed.has_room(len(words.text.split())):
        return True
    # Asked only where there is room: it costs more than all else on a page of hundreds of articles.
    if not printed.is_endless and (not view.readable.stands(words) or view.elsewhere.may_tell(words)):
        return True
    item = Item(alone(fact, view))
    if not printed.add(item):
        return True
    taken.setdefault(key, []).append(item)
    return False


def _lone_by_outlet(view: View, printed: Printed) -> dict[str, list[Fact]]:
    """What each outlet alone reports and no line has said yet, the weightiest first; no denials."""
    found: dict[str, list[Fact]] = {}
    for key, fact, words in view.lone:
        if printed.is_new(words):
            found.setdefault(key, []).append(fact)
    return found


def _in_turn(by_outlet: Mapping[str, Sequence[Fact]]) -> Iterator[tuple[str, Fact]]:
    """The first fact of each outlet, then the second of each, and so on."""
    for turn in range(max(map(len, by_outlet.values()), default=0)):
        yield from ((key, facts[turn]) for key, facts in by_outlet.items() if turn < len(facts))


def differences(view: View, printed: Printed, level: int) -> list[Block]:
    """A table for each difference; those without a possible explanation first, then those of the weightiest facts.

    Where room is short, those stay away whose explanation leaves nothing to be told.
    """
    blocks: list[Block] = []
    rest = 0
    for conflict in weighed(view):
        made = table(conflict, view, printed)
        lines = [Item(line) for cells in made.rows for line in cells]
        if (is_likely_none(conflict) and not printed.is_endless) or not printed.add(
            Item((Plain(conflict.topic),)), *lines
        ):
            rest += 1
            continue
        blocks += [Heading(level, heading(conflict)), made]
        answer = _denial(conflict, view)
        if answer and conflict.reason != DISPUTE:
            blocks.append(Paragraph((Plain("The accusation is denied, report "), *answer)))
        if explanation(conflict):
            blocks.append(Paragraph((Plain(f"Possible explanation: {explanation(conflict)}."),)))
    return [*blocks, *_rest(rest, "difference")]


def _denial(conflict: Conflict, view: View) -> Line:
    """Who reports that the accusation is denied that a difference holds, if it holds one."""
    facts = (view.facts[name] for name in conflict.facts if name in view.facts)
    return next((said for fact in facts if (said := denied_by(fact, view))), ())


def origins(view: View, printed: Printed, level: int) -> list[Block]:
    """Whom the articles cite: a line for each origin, with the chain of relays of each article."""
    by_name: dict[str, list[Origin]] = {}
    for origin in view.story.origins:
        by_name.setdefault(origin.name, []).append(origin)
    ranked = sorted(by_name.items(), key=lambda row: -len({origin.article for origin in row[1]}))
    items = [_origin(name, group, view, whole=printed.is_endless) for name, group in ranked]
    taken = [item for item in items if printed.add(item)]
    return [*_bullets(taken), *_rest(len(ranked) - len(taken), "source", " that they cite")]


def timeline(view: View, printed: Printed, level: int) -> list[Block]:
    """Days and what happened on them; those whose words stand above are named together, with their citations.

    Where room is short, words that need others before them ("it was launched") do not stand for a day.
    """
    by_day: dict[str, list[Evidence]] = {}
    for event in view.story.timeline:
        by_day.setdefault(event.date, []).extend(event.evidence)
    taken: dict[str, Item] = {}
    above: dict[str, Item] = {}
    for day in sorted(by_day, key=lambda day: _distance(day, by_day[day], view.story)):
        new, all_new = _words_of_day(by_day[day], view, printed)
        if new is None and (all_new or not _is_worth_naming(day, printed)):
            continue
        told = _of_day(by_day[day], new, view, printed)
        item = _day(day, told, new, [one for one in by_day[day] if one not in told] if printed.is_endless else ())
        if printed.add(item):
            (taken if new else above)[day] = item
    items = [taken[day] for day in by_day if day in taken]
    if above:
        lines = [above[day].line for day in by_day if day in above]
        pieces = [piece for line in lines for piece in (Plain("; "), *line)][1:]
        items.append(Item((Plain("Quoted above: "), *pieces)))
    return [*_bullets(items), *_rest(len(by_day) - len(taken) - len(above), "day")]


def _of_day(items: Sequence[Evidence], new: Evidence | None, view: View, printed: Printed) -> Sequence[Evidence]:
    """What is cited for a day: what tells the same fact as the words that stand for it, or the words quoted above.

    Another event of the day would be read as a source of the words before it.
    """
    if new is None:
        return [item for item in items if not printed.is_new(item)]
    told = [fact.evidence for fact in view.story.facts if any(_overlap(new, one) for one in fact.evidence)]
    return [new, *(item for item in items if any(_overlap(item, one) for evidence in told for one in evidence))]


def _overlap(one: Evidence, two: Evidence) -> bool:
    return one.article == two.article and one.span.overlaps(two.span)


def _words_of_day(items: Sequence[Evidence], view: View, printed: Printed) -> tuple[Evidence | None, bool]:
    """What may stand for a day, if anything, and whether nothing of the day stands above."""
    fresh = [item for item in items if printed.is_new(item)]
    any_words = fresh[0] if printed.is_endless and fresh else None
    return next((item for item in fresh if view.readable.stands(item)), any_words), len(fresh) == len(items)


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
    return [*_bullets(taken), *_rest(len(items) - len(taken), "note")]


def _noted(line: Line, marks: Sequence[Mark]) -> Item:
    tags = [mark.text for mark in marks if mark.kind == "tag"]
    below: list[Line] = [(Plain(mark.text),) for mark in marks if mark.kind == "note"]
    return Item(line, (*below, *([(Plain(f"Tagged {', '.join(tags)}"),)] if tags else [])))


def _facts(view: View, printed: Printed, facts: Sequence[Fact], *, chosen: bool = False) -> tuple[list[Item], int]:
    """Lines for these facts as far as they fit, and how many did not; no denial without what it denies.

    Where room is short, facts that nobody has ``chosen`` stay away where their words need those around them.
    """
    items: list[Item] = []
    rest = 0
    shown: set[str] = set()
    new = _new(facts, printed)
    waiting = {one.id for one in new if chosen or _can_be_read(one, view, printed)}
    missing = _missing(view, printed, [fact for fact in facts if fact.id in waiting])
    waiting.update(one.id for one in missing)
    for fact in _with_denied(facts, missing):
        if fact.id in shown or fact.id not in waiting or not printed.is_new(stated_in(fact)):
            continue
        together = [fact, *_new(view.denials.get(fact.id, ()), printed)]
        forlorn = fact.denies in waiting and fact.denies not in shown
        made = [] if forlorn else _added(view, printed, together)
        if made:
            items += made
            shown.update(one.id for one in together)
        else:
            rest += 1
    return items, rest + len({fact.id for fact in new} - waiting)


def _new(facts: Sequence[Fact], printed: Printed) -> list[Fact]:
    """Those of the facts whose words do not stand on the page."""
    return [fact for fact in facts if printed.is_new(stated_in(fact))]


def _can_be_read(fact: Fact, view: View, printed: Printed) -> bool:
    """Whether a fact's words may stand by themselves; a denial stands by what it denies."""
    return printed.is_endless or fact.denies is not None or view.readable.stands(stated_in(fact))


def _missing(view: View, printed: Printed, facts: Sequence[Fact]) -> list[Fact]:
    """What denials among the facts bring along: what they deny, whoever reports that, where it is not among them."""
    waiting = {fact.id for fact in facts}
    denied = [view.facts[one.denies] for one in facts if one.denies in view.facts]
    return [one for one in denied if one.id not in waiting and printed.is_new(stated_in(one))]


def _added(view: View, printed: Printed, facts: Sequence[Fact]) -> list[Item]:
    """The lines of facts that go together, which are now printed; none where they do not fit."""
    if not printed.has_room(sum(len(one.statement.split()) for one in facts)):
        return []
    made = [Item(told(one, view)) for one in facts]
    return made if printed.add(*made) else []


def _with_denied(facts: Sequence[Fact], missing: Sequence[Fact]) -> Iterable[Fact]:
    """The facts, each of those that are missing before the first that denies it."""
    left = {one.id: one for one in missing}
    for fact in facts:
        if fact.denies in left:
            yield left.pop(fact.denies)
        yield fact


def _origin(name: str, group: Sequence[Origin], view: View, *, whole: bool) -> Item:
    """Who cites an origin, each with its place; where many do and not the ``whole`` is asked for, how many."""
    line: list[Piece] = [Strong(capital(view.cited(name))), Plain(": ")]
    first = {origin.article: origin.evidence[0] for origin in reversed(group)}
    if len(first) > MOST_CITED and not whole:
        citing = {view.sources[article] for article in first}
        about = counted_sources(len(citing), len(set(view.sources.values())))
        return Item((*line, Plain(about), *cites(list(first.values())[::-1])))
    for place, article in enumerate(dict.fromkeys(origin.article for origin in group)):
        one = next(origin for origin in group if origin.article == article)
        via = f" via {', '.join(one.via)}" if one.via else ""
        line += [Plain(("; " if place else "") + view.name(article) + via + " "), Cite(one.evidence[0])]
    return Item(tuple(line))


def _day(day: str, evidence: Sequence[Evidence], new: Evidence | None, further: Sequence[Evidence] = ()) -> Item:
    """A day, the words for it, who else tells them, and where something ``further`` is told of the day."""
    others = [item for item in first_of_each(evidence) if new is None or item.article != new.article]
    words: Line = (Plain(": "), Words(new)) if new else ()
    more: Line = (Plain("; also of this day:"), *cites(first_of_each(further))) if further else ()
    return Item((Strong(plain_day(day)), *words, *cites(others), *more))


def _is_worth_naming(day: str, printed: Printed) -> bool:
    """Whether a day says something beside words that stand above: where room is short, no year and no stretch."""
    return printed.is_endless or ("-" in day and "/" not in day)


def _distance(day: str, evidence: Sequence[Evidence], story: Story) -> tuple[int, int]:
    """How far from the story's days, in years, then many articles first: what is of the story itself leads."""
    ends = [end.year for end in (story.first_date, story.last_date) if end]
    year = int(day[:4]) if day[:4].isdigit() else 0
    return min((abs(year - end) for end in ends), default=0), -len({item.article for item in evidence})


def _bullets(items: Sequence[Item]) -> list[Block]:
    return [Bullets(tuple(items))] if items else []


def _rest(number: int, what: str, behind: str = "") -> list[Block]:
    """How many more there are of what, in words that stand without the heading too."""
    said = f"{counted(number, f'more {what}')}{behind} {'is' if number == 1 else 'are'} not shown here."
    return [Paragraph((Plain(said),))] if number else []
