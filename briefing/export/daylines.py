"""The timeline of a brief: a line for each day, what happened on it, who reports it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.brief import stated_in
from briefing.export.differing import first_of_each
from briefing.export.listing import bullets, left_out
from briefing.export.page import Block, Item, Line, Plain, Strong, Words
from briefing.export.phrases import plain_day
from briefing.export.printing import Printed
from briefing.export.telling import cites
from briefing.export.view import View
from briefing.models import Evidence, Story

MOST_ABOVE = 2
"""Days whose words stand above that have a line of their own; more stand in one."""


def timeline(view: View, printed: Printed, level: int) -> list[Block]:
    """Days and what happened on them; of those whose words stand above, where these are.

    Where room is short, words that need others before them ("it was launched") do not stand for a day, nor do those
    that tell in other words what stands above.
    """
    by_day: dict[str, list[Evidence]] = {}
    for event in view.story.timeline:
        by_day.setdefault(event.date, []).extend(event.evidence)
    above = {day for day, items in by_day.items() if _stand_above(items, view, printed)}
    taken: dict[str, Item] = {}
    for day in sorted(by_day, key=lambda day: _distance(day, by_day[day], view.story)):
        item = _item(day, by_day[day], view, printed, above=day in above)
        if item and printed.add(item):
            taken[day] = item
    told = [day for day in by_day if day in taken and day in above and not any(_is_quoted(taken[day]))]
    together = told if len(told) > MOST_ABOVE else []
    items = [taken[day] for day in by_day if day in taken and day not in together]
    if together:
        pieces = [piece for day in together for piece in (Plain("; "), *taken[day].line[:1], *taken[day].line[2:])][1:]
        items.append(Item((Plain("See above: "), *pieces)))
    return [*bullets(items), *left_out(len(by_day) - len(taken), "day", more=bool(taken))]


def _is_quoted(item: Item) -> Iterable[bool]:
    return (isinstance(piece, Words) for piece in item.line)


def _item(day: str, items: Sequence[Evidence], view: View, printed: Printed, *, above: bool) -> Item | None:
    """The line of a day whose words stand ``above`` or not; None where it has none to stand for it."""
    new = None if above and not printed.is_endless else _words_of_day(items, view, printed)
    if not _is_worth_naming(day, new, printed) or (new is None and not above):
        return None
    told = _of_day(items, new, view, printed)
    return _day(day, told, new, [one for one in items if one not in told] if printed.is_endless else ())


def _stand_above(items: Sequence[Evidence], view: View, printed: Printed) -> bool:
    """Whether some of these words are printed, or where room is short those of a fact that they tell."""
    if any(not printed.is_new(item) for item in items):
        return True
    facts = [] if printed.is_endless else [fact for item in items for fact in view.facts_at(item)]
    return any(not printed.is_new(stated_in(fact)) for fact in facts)


def _of_day(items: Sequence[Evidence], new: Evidence | None, view: View, printed: Printed) -> Sequence[Evidence]:
    """What is cited for a day: what tells the same fact as the words that stand for it, or the words quoted above.

    Another event of the day would be read as a source of the words before it.
    """
    if new is None:
        return [item for item in items if _stand_above([item], view, printed)]
    told = {fact.id for fact in view.facts_at(new)}
    return [new, *(item for item in items if any(fact.id in told for fact in view.facts_at(item)))]


def _words_of_day(items: Sequence[Evidence], view: View, printed: Printed) -> Evidence | None:
    """What may stand for a day, if anything."""
    fresh = [item for item in items if printed.is_new(item)]
    any_words = fresh[0] if printed.is_endless and fresh else None
    return next((item for item in fresh if view.stands(item)), any_words)


def _day(day: str, evidence: Sequence[Evidence], new: Evidence | None, further: Sequence[Evidence] = ()) -> Item:
    """A day, the words for it, who else tells them, and where something ``further`` is told of the day."""
    others = [item for item in first_of_each(evidence) if new is None or item.article != new.article]
    words: Line = (Plain(": "), Words(new)) if new else (Plain(": see above"),)
    more: Line = (Plain("; also of this day:"), *cites(first_of_each(further))) if further else ()
    return Item((Strong(plain_day(day)), *words, *cites(others), *more))


def _is_worth_naming(day: str, new: Evidence | None, printed: Printed) -> bool:
    """Where room is short, no stretch of time is, and no year whose words stand above."""
    return printed.is_endless or ("/" not in day and ("-" in day or new is not None))


def _distance(day: str, evidence: Sequence[Evidence], story: Story) -> tuple[int, int]:
    """How far from the story's days, in years, then many articles first: what is of the story itself leads."""
    ends = [end.year for end in (story.first_date, story.last_date) if end]
    year = int(day[:4]) if day[:4].isdigit() else 0
    return min((abs(year - end) for end in ends), default=0), -len({item.article for item in evidence})
