"""The timeline of a brief: a line for each day, what happened on it, who reports it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from briefing.brief import stated_in
from briefing.export.differing import first_of_each
from briefing.export.listing import bullets, left_out
from briefing.export.own import without_tail
from briefing.export.page import Block, Item, Line, Paragraph, Plain, Strong
from briefing.export.phrases import hedged, plain_day
from briefing.export.printing import Printed
from briefing.export.telling import cites, quoted
from briefing.export.view import View
from briefing.language.english.wordlists import ordered_list
from briefing.models import Evidence, Story
from briefing.story.lists.happenings import says_what_day_it_is

_WHOLE_DAY, LATELY = re.compile(r"\d{4}-\d\d-\d\d\Z"), timedelta(days=7)
"""A day, and how long before the first article it is one of the story's own."""

NOTE = "Days told above are left out."

_BY_THE_WAY = re.compile(rf"\b(?:{'|'.join(ordered_list('daylines.by_the_way'))})\b", re.IGNORECASE)
"""What begins a clause whose day is not that of the sentence: "the first visit since the wall fell in 1989"."""

_THAT_WAS = re.compile(rf"\bthat\s(?:{'|'.join(ordered_list('topics.auxiliaries'))})\b", re.IGNORECASE)
"""A clause on a thing: "the boat that was launched in April"; in one that is said, somebody does it."""

_OF_THAT_DAY = re.compile(rf"\b(?:{'|'.join(ordered_list('daylines.belonging'))})\s+\Z", re.IGNORECASE)
"""A day that says which one is meant: "the armistice of 27 July 1953"."""


_Places = Mapping[str, Sequence[tuple[int, int]]]
"""The ends of sentences by the article that they stand in."""


def timeline(view: View, printed: Printed, level: int) -> list[Block]:
    """Days and what happened on them; in the full brief of those whose words stand above, where these are.

    Where room is short, neither words that need others before them ("it was launched") stand for a day nor such that
    name it by the way ("the first visit since 1991"), and a day whose words are on the page without it has those of
    another source that tells its event. Others that are told above have no line.
    """
    by_day: dict[str, list[Evidence]] = {}
    for event in view.story.timeline:
        by_day.setdefault(event.date, []).extend(event.evidence)
    above = {day for day, items in by_day.items() if _stand_above(items, printed)}
    taken = _taken(by_day, view, printed)
    items = [taken[day] for day in by_day if day in taken]
    left = above - taken.keys() if items and not printed.is_endless else ()
    note: list[Block] = [Paragraph((Plain(NOTE),))] if left else []
    return [*note, *bullets(items), *left_out(len(by_day.keys() - taken.keys() - above), "day")]


def _taken(by_day: Mapping[str, Sequence[Evidence]], view: View, printed: Printed) -> dict[str, Item]:
    """The lines of days as far as there is room, by day."""
    # Asked once: each similar sentence costs a comparison.
    similar = {} if printed.is_endless else _by_article(_called_similar(view, printed))
    taken: dict[str, Item] = {}
    for day in sorted(by_day, key=lambda day: _distance(day, by_day[day], view.story)):
        item = _item(day, by_day[day], similar, view, printed)
        if item and printed.add(item):
            taken[day] = item
    return taken


def _item(day: str, items: Sequence[Evidence], similar: _Places, view: View, printed: Printed) -> Item | None:
    """The line of a day; None where it has no words to stand for it, or none that room is left for."""
    if not printed.is_endless:
        return _short(day, items, similar, view, printed)
    new = _words_of_day(items, view, printed)
    told = _of_day(items, new, view, printed)
    further = [one for one in items if one not in told]
    return _day(day, told, new, further, doubt=_doubt(day, new, view)) if new or told else None


def _short(day: str, items: Sequence[Evidence], similar: _Places, view: View, printed: Printed) -> Item | None:
    """The line of a day where room is short: new words for it."""
    new = None if "/" in day or is_its_year(day, view.story) else _short_words(day, items, similar, view, printed)
    if new is None:
        return None
    part = _without_figure(day, new, view, printed)
    return _day(day, _of_day(items, new, view, printed), new, part=part, doubt=_doubt(day, new, view))


def _without_figure(day: str, words: Evidence, view: View, printed: Printed) -> Evidence:
    """Words without a last clause that gives a figure of which a table of the page has several, and not the day."""
    part = without_tail(words)
    if part is None or not any(one.id in printed.tables for one, _ in view.sides_of(words)):
        return words
    analysis = view.analysis(words.article)
    given = any(words.span.contains(one) and not part.span.contains(one) for one in analysis.numbers)
    dated = any(part.span.contains(one) for one in analysis.dates if one.value == day)
    return part if given and dated else words


def _short_words(
    day: str, items: Sequence[Evidence], similar: _Places, view: View, printed: Printed
) -> Evidence | None:
    """The words for a day where room is short: new ones that tell what happened on it and can be read by themselves.

    Of a day whose words are on the page, those of an event that several sources tell, where they say something new;
    where the words on the page name the day, which has its date there, not the event that these tell, or that it calls
    ``similar`` to them.
    """
    told = (one for one in _that_may_stand(day, items, similar, view, printed) if printed.is_new(one))
    return next((one for one in told if view.stands(one) and _tells_of(day, one, view)), None)


def _that_may_stand(
    day: str, items: Sequence[Evidence], similar: _Places, view: View, printed: Printed
) -> Iterator[Evidence]:
    """The words of a day that tell what the page does not; ``similar`` are sentences that it calls similar."""
    if not any(printed.holds(one) or _overlaps(one, similar) for one in items):
        yield from (one for one in items if not printed.repeats(one))
        return
    dated = _is_dated(day, view, printed)
    for event in filter(lambda event: _is_of_several(event, view), _events(day, view)):
        if not (dated and any(_is_told(one, similar, printed) for one in event)):
            yield from (one for one in event if not printed.covers(one))


def _called_similar(view: View, printed: Printed) -> Iterator[Evidence]:
    """The sentences that lines of the page call similar to what they quote."""
    for fact in view.several:
        if not printed.is_new(stated_in(fact)):
            yield from view.kin.similar(fact).values()
    for name in view.story.summary:
        if name in view.facts:
            yield from view.kin.similar(view.facts[name]).values()


def _by_article(places: Iterable[Evidence]) -> _Places:
    found: dict[str, list[tuple[int, int]]] = {}
    for one in places:
        found.setdefault(one.article, []).append((one.start, one.end))
    return found


def _overlaps(item: Evidence, others: _Places) -> bool:
    first, last = item.start, item.end
    return any(start < last and first < end for start, end in others.get(item.article, ()))


def _is_told(item: Evidence, similar: _Places, printed: Printed) -> bool:
    """Whether words stand on the page, or are called similar there to what does."""
    return not printed.is_new(item) or _overlaps(item, similar)


def _is_dated(day: str, view: View, printed: Printed) -> bool:
    """Whether words on the page name this day."""
    return any(
        one.value == day and any(span.contains(one) for span in printed.quoted(name))
        for name in view.articles
        if printed.of(name)
        for one in view.analysis(name).dates
    )


def _events(day: str, view: View) -> list[tuple[Evidence, ...]]:
    return [event.evidence for event in view.story.timeline if event.date == day]


def _doubt(day: str, words: Evidence | None, view: View) -> Line:
    """How firmly the event is put that words tell; nothing where it is put plainly, or where they say so themselves."""
    if words is None or view.hedges(words):
        return ()
    said = next((hedged(one) for one in view.story.timeline if one.date == day and words in one.evidence), "")
    return (Plain(f" ({said})"),) if said else ()


def _is_of_several(event: Sequence[Evidence], view: View) -> bool:
    return len({view.sources[one.article] for one in event}) > 1


def _tells_of(day: str, words: Evidence, view: View) -> bool:
    """Whether words tell what happened on a day: no other day before it, no clause that it is only in, no holiday."""
    if says_what_day_it_is(words.text):
        return False
    dates = [one for one in view.analysis(words.article).dates if one.value and words.span.contains(one)]
    first = min(dates, key=lambda one: one.start, default=None)
    if first is None or first.value != day:
        return first is None
    before = words.text[: first.start - words.start]
    return not any(one.search(before) for one in (_BY_THE_WAY, _THAT_WAS, _OF_THAT_DAY))


def _stand_above(items: Sequence[Evidence], printed: Printed) -> bool:
    """Whether some of these very words are printed; in the full brief, which leaves no day out, a part is enough."""
    return any(printed.holds(item) or (printed.is_endless and not printed.is_new(item)) for item in items)


def _of_day(items: Sequence[Evidence], new: Evidence | None, view: View, printed: Printed) -> Sequence[Evidence]:
    """What is cited for a day: what tells the same fact as the words that stand for it, or the words quoted above.

    Another event of the day would be read as a source of the words before it.
    """
    if new is None:
        return [item for item in items if printed.is_endless and _stand_above([item], printed)]
    told = _by_article(one for fact in view.kin.facts_at(new) for one in fact.evidence)
    return [new, *(item for item in items if _overlaps(item, told))]


def _words_of_day(items: Sequence[Evidence], view: View, printed: Printed) -> Evidence | None:
    """What stands for a day in the full brief, if anything."""
    fresh = [item for item in items if printed.is_new(item)]
    first = fresh[0] if fresh else None
    return next((item for item in fresh if view.stands(item) and not printed.repeats(item)), first)


def _day(
    day: str,
    evidence: Sequence[Evidence],
    new: Evidence | None,
    further: Sequence[Evidence] = (),
    part: Evidence | None = None,
    doubt: Line = (),
) -> Item:
    """A day, the words for it or a ``part`` of them and a ``doubt``, who else tells them, where more is told."""
    others = [item for item in first_of_each(evidence) if new is None or item.article != new.article]
    words: Line = (Plain(": "), *quoted(part or new), *doubt) if new else (Plain(": see above"),)
    more: Line = (Plain("; also of this day:"), *cites(first_of_each(further))) if further else ()
    return Item((Strong(plain_day(day)), *words, *cites(others), *more))


def is_near(day: str, story: Story) -> bool:
    """Whether a day is one of the days of a story, or not long before them."""
    if story.first_date is None or not _WHOLE_DAY.match(day):
        return False
    return date.fromisoformat(day) >= story.first_date - LATELY


def is_its_year(day: str, story: Story) -> bool:
    """Whether a year is one of the story's own: "this year's parade" says of no day what happened on it."""
    ends = [end.year for end in (story.first_date, story.last_date) if end]
    return day.isdigit() and int(day) in ends


def _distance(day: str, evidence: Sequence[Evidence], story: Story) -> tuple[int, int]:
    """How far from the story's days, in years, then many articles first: what is of the story itself leads."""
    ends = [end.year for end in (story.first_date, story.last_date) if end]
    year = int(day[:4]) if day[:4].isdigit() else 0
    return min((abs(year - end) for end in ends), default=0), -len({item.article for item in evidence})
