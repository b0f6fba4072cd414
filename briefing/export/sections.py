"""The sections of a brief: from a story to blocks, as long as the budget of each lasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.brief import capture, correction, denials_of, repetition, stated_in
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
from briefing.export.phrases import NAMED, citing, counted_sources, hedged, plain_day, plain_days, plain_value
from briefing.export.printing import Printed
from briefing.models import (
    NO_MARKS,
    Article,
    ConflictKind,
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
from briefing.release import OWN_WORDS
from briefing.story.grouping.independence import outlet_key, sources_of

MOST_CITED = 6
"""Citations behind one line; an article that says a thing twice is cited once."""

_LONG, _NAMES = 35, 3
"""A statement of more words is left for the full brief; more names than these make it no better."""


@dataclass(frozen=True)
class View:
    """A story with the numbers of its articles in the list of sources."""

    story: Story
    numbers: dict[str, int]
    marks: Marks = NO_MARKS

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The articles by id."""
        return {article.id: article for article in self.story.articles}

    @cached_property
    def sources(self) -> dict[str, str]:
        """For each article's id the outlet that it counts for."""
        return sources_of(self.story.articles)

    @cached_property
    def denials(self) -> dict[str, tuple[Fact, ...]]:
        """What denies each fact."""
        return denials_of(self.story)

    def article(self, article_id: str) -> Article:
        """The article of this id."""
        return self.articles[article_id]

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
        said += f", {plain_days(days[0], days[-1])}"
    if story.corrected:
        said += f". Corrected by you: {', '.join(story.corrected)}"
    return f"{said}. {OWN_WORDS}; [2 ¶4] is source 2, paragraph 4."


def source(view: View, article: Article, printed: Printed) -> Source:
    """One entry of the list of sources."""
    remarks = [repetition(article)] if repetition(article) else []
    if not any(origin.article == article.id for origin in view.story.origins):
        remarks.append("names no source")
    remarks += [correction(article)] if article.corrected else []
    remarks.append(f"id {article.id}")
    remarks += [capture(article)] if capture(article) else []
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
    taken: dict[str, list[Item]] = {}
    rest = 0
    for key, fact in _in_turn(by_outlet):
        if not printed.is_new(stated_in(fact)):
            continue
        item = Item((Words(stated_in(fact)), *_hedged(fact)))
        if printed.add(item):
            taken.setdefault(key, []).append(item)
        else:
            rest += 1
    order = dict.fromkeys(outlet_key(article) for article in view.story.articles)
    first = {outlet_key(article): view.name(article.id) for article in reversed(view.story.articles)}
    groups = [(first[key], taken[key]) for key in order if key in taken]
    blocks = [block for name, items in groups for block in (Heading(level, _titled(name)), *_bullets(items))]
    return [*blocks, *_rest(rest)]


def _in_turn(by_outlet: Mapping[str, Sequence[Fact]]) -> Iterator[tuple[str, Fact]]:
    """The first fact of each outlet, then the second of each, and so on."""
    for turn in range(max(map(len, by_outlet.values()), default=0)):
        yield from ((key, facts[turn]) for key, facts in by_outlet.items() if turn < len(facts))


def differences(view: View, printed: Printed, level: int) -> list[Block]:
    """A table for each difference; those without a possible explanation first, else in the order of the story."""
    blocks: list[Block] = []
    rest = 0
    for conflict in sorted(view.story.conflicts, key=lambda one: one.reason is not None):
        rows = tuple(_side(value, conflict.kind, view, printed) for value in conflict.values)
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
    """Days and what happened on them; those whose words stand above are named together, with their citations."""
    by_day: dict[str, list[Evidence]] = {}
    for event in view.story.timeline:
        by_day.setdefault(event.date, []).extend(event.evidence)
    taken: dict[str, Item] = {}
    above: dict[str, Item] = {}
    for day in sorted(by_day, key=lambda day: _distance(day, by_day[day], view.story)):
        new = next((item for item in by_day[day] if printed.is_new(item)), None)
        item = _day(day, by_day[day], new)
        if printed.add(item):
            (taken if new else above)[day] = item
    items = [taken[day] for day in by_day if day in taken]
    if above:
        lines = [above[day].line for day in by_day if day in above]
        pieces = [piece for line in lines for piece in (Plain("; "), *line)][1:]
        items.append(Item((Plain("Quoted above: "), *pieces)))
    return [*_bullets(items), *_rest(len(by_day) - len(taken) - len(above))]


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
    """Lines for these facts as far as they fit, and how many did not; no denial without what it denies."""
    items: list[Item] = []
    rest = 0
    shown: set[str] = set()
    waiting = {fact.id for fact in facts if printed.is_new(stated_in(fact))}
    for fact in facts:
        if fact.id in shown or fact.id not in waiting or not printed.is_new(stated_in(fact)):
            continue
        together = [fact, *(one for one in view.denials.get(fact.id, ()) if printed.is_new(stated_in(one)))]
        alone = fact.denies in waiting and fact.denies not in shown
        made = [] if alone else _added(view, printed, together)
        if made:
            items += made
            shown.update(one.id for one in together)
        else:
            rest += 1
    return items, rest


def _added(view: View, printed: Printed, facts: Sequence[Fact]) -> list[Item]:
    """The lines of facts that go together, which are now printed; none where they do not fit."""
    if not printed.has_room(sum(len(one.statement.split()) for one in facts)):
        return []
    made = [Item(_fact(one, view)) for one in facts]
    return made if printed.add(*made) else []


def _fact(fact: Fact, view: View) -> Line:
    """The statement and who reports it: each source with its own place and whom it cites, or counted where many do."""
    statement = stated_in(fact)
    end = Plain("; accounts differ" if fact.status is Status.DIFFERS else "")
    return (Words(statement), *_hedged(fact), Plain(" — "), *_tellers(fact, statement, view), end)


def _tellers(fact: Fact, statement: Evidence, view: View) -> Line:
    told: dict[str, list[str]] = {}
    for name in fact.articles:
        told.setdefault(view.sources[name], []).append(name)
    first = {item.article: item for item in reversed(fact.evidence)}
    cited = {key: _cited_by(fact, names) for key, names in told.items()}
    together = next(iter(cited.values())) if len(set(cited.values())) == 1 else ()
    copies = sum(view.article(name).duplicate_of in fact.articles for name in fact.articles)
    end = f" ({_counted(copies, 'copy', 'copies')})" if copies else ""
    if len(told) > NAMED:
        others = [first[names[0]] for names in told.values() if statement.article not in names]
        about = counted_sources(len(told), len(set(view.sources.values()))) + end + _who_cites(cited, told, view)
        return (Plain(about), *_cites(others))
    # Whose words these are comes first.
    order = sorted(told, key=lambda key: statement.article not in told[key])
    pieces: list[Piece] = []
    for key in order:
        own = "" if together else citing(cited[key])
        pieces.append(Plain(("; " if pieces else "") + view.name(told[key][0]) + own))
        if statement.article not in told[key]:
            pieces += [Plain(" "), Cite(first[told[key][0]])]
    return (*pieces, Plain(end + (citing(together, len(order)) if together else "")))


def _cited_by(fact: Fact, articles: Sequence[str]) -> tuple[str, ...]:
    """Whom these articles of one source cite for a fact."""
    origins = {name for teller in fact.tellers if teller.article in articles for name in teller.origins}
    return tuple(name for name in fact.origins if name in origins)


def _who_cites(cited: dict[str, tuple[str, ...]], told: dict[str, list[str]], view: View) -> str:
    """Whom many sources cite: all of them, one by name, or so many."""
    said = []
    for origin in dict.fromkeys(name for names in cited.values() for name in names):
        own = [key for key, names in cited.items() if origin in names]
        if len(own) == len(told):
            said.append(f"all citing {origin}")
        else:
            said.append(f"{view.name(told[own[0]][0]) if len(own) == 1 else len(own)} citing {origin}")
    return f", {', '.join(said)}" if said else ""


def _side(value: ConflictValue, kind: ConflictKind, view: View, printed: Printed) -> tuple[Line, ...]:
    first = next((item for item in value.evidence if printed.is_new(item)), None)
    others = [item for item in _first_of_each(value.evidence) if first is None or item.article != first.article]
    words: Line = (Words(first),) if first else (Plain("see"),)
    return ((Strong(plain_value(value.value, kind)),), (*words, *_cites(others)), (Plain(view.names(value.evidence)),))


def _origin(name: str, group: Sequence[Origin], view: View) -> Item:
    line: list[Piece] = [Strong(name), Plain(": ")]
    for place, article in enumerate(dict.fromkeys(origin.article for origin in group)):
        one = next(origin for origin in group if origin.article == article)
        via = f" via {', '.join(one.via)}" if one.via else ""
        line += [Plain(("; " if place else "") + view.name(article) + via + " "), Cite(one.evidence[0])]
    return Item(tuple(line))


def _day(day: str, evidence: Sequence[Evidence], new: Evidence | None) -> Item:
    others = [item for item in _first_of_each(evidence) if item is not new]
    words: Line = (Plain(": "), Words(new)) if new else ()
    return Item((Strong(plain_day(day)), *words, *_cites(others)))


def _distance(day: str, evidence: Sequence[Evidence], story: Story) -> tuple[int, int]:
    """How far from the story's days, in years, then many articles first: what is of the story itself leads."""
    ends = [end.year for end in (story.first_date, story.last_date) if end]
    year = int(day[:4]) if day[:4].isdigit() else 0
    return min((abs(year - end) for end in ends), default=0), -len({item.article for item in evidence})


def _hedged(fact: Fact) -> Line:
    return (Plain(f" ({hedged(fact)})"),) if hedged(fact) else ()


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
    return [Paragraph((Plain(f"{number} more not shown here."),))] if number else []


def _outlets(story: Story) -> int:
    return len(set(sources_of(story.articles).values()))


def _counted(number: int, what: str, many: str = "") -> str:
    return f"{number} {what if number == 1 else many or what + 's'}"


def _titled(name: str) -> str:
    """An outlet is written as it writes itself; our own word for one without a name begins the line."""
    return _capital(name) if name.startswith("source ") else name


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _weight(fact: Fact) -> tuple[bool, bool, int, int]:
    """Best first: put plainly, no longer than is read at a glance, naming some of the story's names, early."""
    statement = stated_in(fact)
    long = len(statement.text.split()) > _LONG
    return fact.hedge is not Hedge.STATED, long, -min(len(fact.entities), _NAMES), statement.start
