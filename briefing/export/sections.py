"""The sections of a brief: from a story to blocks, as long as the budget of each lasts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.brief import correction, denials_of, repetition, reported_by, stated_in
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
    Table,
    Words,
)
from briefing.export.printing import Printed
from briefing.models import (
    NO_MARKS,
    Article,
    Conflict,
    ConflictValue,
    Evidence,
    Fact,
    Hedge,
    Mark,
    Marks,
    Origin,
    Status,
    Story,
)
from briefing.story.grouping.independence import outlet_key, sources_of

MOST_CITED = 6
"""Citations behind one line; an article that says a thing twice is cited once."""

_LONG, _NAMES = 35, 3
"""A statement of more words is left for the full brief; more names than these make it no better."""


@dataclass(frozen=True, slots=True)
class View:
    """A story with the numbers of its articles in the list of sources."""

    story: Story
    numbers: dict[str, int]
    marks: Marks = NO_MARKS

    def article(self, article_id: str) -> Article:
        """The article of this id."""
        return next(article for article in self.story.articles if article.id == article_id)

    def name(self, article_id: str) -> str:
        """The outlet, or ``source 3`` for one without a name."""
        return self.article(article_id).outlet or f"source {self.numbers[article_id]}"

    def names(self, evidence: Iterable[Evidence]) -> str:
        """The outlets of these places, each once."""
        return ", ".join(dict.fromkeys(self.name(item.article) for item in evidence))


def about_sources(story: Story) -> str:
    """One line on the sources: how many, of which days."""
    said = f"{_counted(len(story.articles), 'article')} from {_counted(_outlets(story), 'source')}"
    days = sorted({article.published for article in story.articles if article.published})
    if days:
        said += f", {days[0]}" if len(days) == 1 else f", {days[0]} to {days[-1]}"
    if story.corrected:
        said += f". Corrected by you: {', '.join(story.corrected)}"
    return f"{said}. Words in quotation marks are the sources’ own; [2 ¶4] is source 2, paragraph 4."


def source(view: View, article: Article, printed: Printed) -> Source:
    """One entry of the list of sources."""
    remarks = [repetition(article)] if repetition(article) else []
    if not any(origin.article == article.id for origin in view.story.origins):
        remarks.append("names no source")
    remarks += [correction(article)] if article.corrected else []
    places = {(item.start, item.end): item for item in printed.cited if item.article == article.id}
    cited = tuple(item for _, item in sorted(places.items()))
    return Source(view.numbers[article.id], article, (*remarks, *article.notes), cited)


def lead(view: View, printed: Printed, level: int) -> list[Block]:
    """The facts that lead, each with who reports it; an accusation with its denial."""
    facts = {fact.id: fact for fact in view.story.facts}
    items, _ = _facts(view, printed, [facts[name] for name in view.story.summary if name in facts])
    return _bullets(items)


def several(view: View, printed: Printed, level: int) -> list[Block]:
    """What two outlets or more report and the lead does not say."""
    items, rest = _facts(view, printed, [fact for fact in view.story.facts if fact.status is not Status.SINGLE])
    return [*_bullets(items), *_rest(rest)]


def single(view: View, printed: Printed, level: int) -> list[Block]:
    """What one outlet alone reports, outlet by outlet, taken in turn so that each has its best."""
    by_outlet: dict[str, list[Fact]] = {}
    for fact in sorted(view.story.facts, key=_weight):
        if fact.status is Status.SINGLE and fact.denies is None and printed.is_new(stated_in(fact)):
            by_outlet.setdefault(outlet_key(view.article(fact.articles[0])), []).append(fact)
    taken: dict[str, list[Item]] = {key: [] for key in by_outlet}
    rest = 0
    for turn in range(max(map(len, by_outlet.values()), default=0)):
        for key, facts in by_outlet.items():
            if turn >= len(facts) or not printed.is_new(stated_in(facts[turn])):
                continue
            item = Item((Words(stated_in(facts[turn])), *_hedged(facts[turn])))
            if printed.add(item):
                taken[key].append(item)
            else:
                rest += 1
    order = dict.fromkeys(outlet_key(article) for article in view.story.articles)
    first = {outlet_key(article): view.name(article.id) for article in reversed(view.story.articles)}
    groups = [(first[key], taken[key]) for key in order if taken.get(key)]
    blocks = [block for name, items in groups for block in (Heading(level, _capital(name)), *_bullets(items))]
    return [*blocks, *_rest(rest)]


def differences(view: View, printed: Printed, level: int) -> list[Block]:
    """A table for each difference; those without a possible explanation first."""
    blocks: list[Block] = []
    rest = 0
    for conflict in sorted(view.story.conflicts, key=_telling):
        rows = tuple(_side(value, view, printed) for value in conflict.values)
        if not printed.add(Item((Plain(conflict.topic),)), *(Item(line) for row in rows for line in row)):
            rest += 1
            continue
        blocks += [Heading(level, _capital(conflict.topic)), Table(("Account", "Words", "Source"), rows)]
        if conflict.reason:
            blocks.append(Paragraph((Plain(f"Possible explanation: {conflict.reason}."),)))
    return [*blocks, *_rest(rest)]


def origins(view: View, printed: Printed, level: int) -> list[Block]:
    """Whom the articles cite: a line for each origin, with the chain of relays of each article."""
    by_name: dict[str, list[Origin]] = {}
    for origin in view.story.origins:
        by_name.setdefault(origin.name, []).append(origin)
    ranked = sorted(by_name.items(), key=lambda row: -len({origin.article for origin in row[1]}))
    items = [_origin(name, group, view) for name, group in ranked]
    taken = [item for item in items if printed.add(item)]
    return [*_bullets(taken), *_rest(len(items) - len(taken))]


def timeline(view: View, printed: Printed, level: int) -> list[Block]:
    """Days and what happened on them; where the words stand above, their citation alone."""
    by_day: dict[str, list[Evidence]] = {}
    for event in view.story.timeline:
        by_day.setdefault(event.date, []).extend(event.evidence)
    taken: dict[str, Item] = {}
    for day in sorted(by_day, key=lambda day: _distance(day, by_day[day], view.story)):
        item = _day(day, by_day[day], printed)
        if printed.add(item):
            taken[day] = item
    return [*_bullets([taken[day] for day in by_day if day in taken]), *_rest(len(by_day) - len(taken))]


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
    return [*_bullets(taken), *_rest(len(items) - len(taken))]


def _noted(line: Line, marks: Sequence[Mark]) -> Item:
    tags = [mark.text for mark in marks if mark.kind == "tag"]
    below: list[Line] = [(Plain(mark.text),) for mark in marks if mark.kind == "note"]
    return Item(line, (*below, *([(Plain(f"Tagged {', '.join(tags)}"),)] if tags else [])))


def _facts(view: View, printed: Printed, facts: Sequence[Fact]) -> tuple[list[Item], int]:
    """Lines for these facts as far as they fit, and how many did not."""
    denials = denials_of(view.story)
    items: list[Item] = []
    rest = 0
    shown: set[str] = set()
    for fact in facts:
        if fact.id in shown or not printed.is_new(stated_in(fact)):
            continue
        together = [fact, *(one for one in denials.get(fact.id, ()) if printed.is_new(stated_in(one)))]
        made = [Item(_fact(one, view)) for one in together]
        if printed.add(*made):
            items += made
            shown.update(one.id for one in together)
        else:
            rest += 1
    return items, rest


def _fact(fact: Fact, view: View) -> Line:
    """The statement, who reports it, and where the others say it."""
    statement = stated_in(fact)
    articles = {article.id: article for article in view.story.articles}
    about = f" — {reported_by(fact, articles)} of {_outlets(view.story)}{_citing(fact)}"
    if fact.status is Status.DIFFERS:
        about += "; accounts differ"
    others = [item for item in _first_of_each(fact.evidence) if item.article != statement.article]
    return (Words(statement), *_hedged(fact), Plain(about), *_cites(others))


def _citing(fact: Fact) -> str:
    """``; 2 cite USGS``, as many as name one; that an article names none is said once, in the list of sources."""
    counts = {name: sum(name in teller.origins for teller in fact.tellers) for name in fact.origins}
    said = [f"{count} {'cites' if count == 1 else 'cite'} {name}" for name, count in counts.items() if count]
    return f"; {', '.join(said)}" if said else ""


def _side(value: ConflictValue, view: View, printed: Printed) -> tuple[Line, ...]:
    first = next((item for item in value.evidence if printed.is_new(item)), None)
    others = [item for item in _first_of_each(value.evidence) if first is None or item.article != first.article]
    words: Line = (Words(first),) if first else ()
    return ((Strong(value.value),), (*words, *_cites(others)), (Plain(view.names(value.evidence)),))


def _origin(name: str, group: Sequence[Origin], view: View) -> Item:
    line: list[Piece] = [Strong(name), Plain(": ")]
    for place, article in enumerate(dict.fromkeys(origin.article for origin in group)):
        one = next(origin for origin in group if origin.article == article)
        via = f" via {', '.join(one.via)}" if one.via else ""
        line += [Plain(("; " if place else "") + view.name(article) + via + " "), Cite(one.evidence[0])]
    return Item(tuple(line))


def _day(day: str, evidence: Sequence[Evidence], printed: Printed) -> Item:
    new = next((item for item in evidence if printed.is_new(item)), None)
    others = [item for item in _first_of_each(evidence) if item is not new]
    words: Line = (Plain(": "), Words(new)) if new else (Plain(": see"),)
    return Item((Strong(day.replace("/", " to ")), *words, *_cites(others)))


def _distance(day: str, evidence: Sequence[Evidence], story: Story) -> tuple[int, int]:
    """How far from the story's days, in years, then many articles first: what is of the story itself leads."""
    ends = [end.year for end in (story.first_date, story.last_date) if end]
    year = int(day[:4]) if day[:4].isdigit() else 0
    return min((abs(year - end) for end in ends), default=0), -len({item.article for item in evidence})


def _hedged(fact: Fact) -> Line:
    return (Plain(f" ({fact.hedge.value})"),) if fact.hedge not in (Hedge.STATED, Hedge.ATTRIBUTED) else ()


def _cites(evidence: Sequence[Evidence]) -> Line:
    return tuple(piece for item in evidence[:MOST_CITED] for piece in (Plain(" "), Cite(item)))


def _first_of_each(evidence: Sequence[Evidence]) -> list[Evidence]:
    found: dict[str, Evidence] = {}
    for item in evidence:
        found.setdefault(item.article, item)
    return list(found.values())


def _bullets(items: Sequence[Item]) -> list[Block]:
    return [Bullets(tuple(items))] if items else []


def _rest(number: int) -> list[Block]:
    return [Paragraph((Plain(f"{number} more in the full brief."),))] if number else []


def _outlets(story: Story) -> int:
    return len(set(sources_of(story.articles).values()))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _telling(conflict: Conflict) -> tuple[bool, int]:
    """Differences that nothing explains first, then those with many sides."""
    return conflict.reason is not None, -len(conflict.values)


def _weight(fact: Fact) -> tuple[bool, bool, int, int]:
    """Best first: put plainly, no longer than is read at a glance, naming some of the story's names, early."""
    statement = stated_in(fact)
    long = len(statement.text.split()) > _LONG
    return fact.hedge is not Hedge.STATED, long, -min(len(fact.entities), _NAMES), statement.start
