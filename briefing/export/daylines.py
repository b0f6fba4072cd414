"""The timeline of a brief: a line for each day, what happened on it, who reports it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.export.differing import first_of_each
from briefing.export.listing import bullets, left_out
from briefing.export.page import Block, Item, Line, Plain, Strong, Words
from briefing.export.phrases import plain_day
from briefing.export.printing import Printed
from briefing.export.telling import cites
from briefing.export.view import View
from briefing.models import Evidence, Story


def timeline(view: View, printed: Printed, level: int) -> list[Block]:
    """Days and what happened on them; in the full brief of those whose words stand above, where these are.

    Where room is short, words that need others before them ("it was launched") do not stand for a day, and a day whose
    words are on the page has no line: one that only points back says nothing.
    """
    by_day: dict[str, list[Evidence]] = {}
    for event in view.story.timeline:
        by_day.setdefault(event.date, []).extend(event.evidence)
    above = {day for day, items in by_day.items() if _stand_above(items, printed)}
    taken: dict[str, Item] = {}
    for day in sorted(by_day, key=lambda day: _distance(day, by_day[day], view.story)):
        item = _item(day, by_day[day], view, printed)
        if item and printed.add(item):
            taken[day] = item
    items = [taken[day] for day in by_day if day in taken]
    return [*bullets(items), *left_out(len(by_day.keys() - taken.keys() - above), "day", more=bool(taken))]


def _item(day: str, items: Sequence[Evidence], view: View, printed: Printed) -> Item | None:
    """The line of a day; None where it has no words to stand for it and, where room is short, where they are above."""
    if not printed.is_endless and ("/" in day or _stand_above(items, printed)):
        return None
    new = _words_of_day(items, view, printed)
    told = _of_day(items, new, view, printed)
    if new is None and not told:
        return None
    return _day(day, told, new, [one for one in items if one not in told] if printed.is_endless else ())


def _stand_above(items: Sequence[Evidence], printed: Printed) -> bool:
    """Whether some of these very words are printed; in the full brief, which leaves no day out, a part is enough."""
    return any(printed.holds(item) or (printed.is_endless and not printed.is_new(item)) for item in items)


def _of_day(items: Sequence[Evidence], new: Evidence | None, view: View, printed: Printed) -> Sequence[Evidence]:
    """What is cited for a day: what tells the same fact as the words that stand for it, or the words quoted above.

    Another event of the day would be read as a source of the words before it.
    """
    if new is None:
        return [item for item in items if printed.is_endless and _stand_above([item], printed)]
    told = {fact.id for fact in view.facts_at(new)}
    return [new, *(item for item in items if any(fact.id in told for fact in view.facts_at(item)))]


def _words_of_day(items: Sequence[Evidence], view: View, printed: Printed) -> Evidence | None:
    """What may stand for a day, if anything."""
    fresh = [item for item in items if printed.is_new(item)]
    any_words = fresh[0] if printed.is_endless and fresh else None
    return next((item for item in fresh if view.stands(item) and not printed.repeats(item)), any_words)


def _day(day: str, evidence: Sequence[Evidence], new: Evidence | None, further: Sequence[Evidence] = ()) -> Item:
    """A day, the words for it, who else tells them, and where something ``further`` is told of the day."""
    others = [item for item in first_of_each(evidence) if new is None or item.article != new.article]
    words: Line = (Plain(": "), Words(new)) if new else (Plain(": see above"),)
    more: Line = (Plain("; also of this day:"), *cites(first_of_each(further))) if further else ()
    return Item((Strong(plain_day(day)), *words, *cites(others), *more))


def _distance(day: str, evidence: Sequence[Evidence], story: Story) -> tuple[int, int]:
    """How far from the story's days, in years, then many articles first: what is of the story itself leads."""
    ends = [end.year for end in (story.first_date, story.last_date) if end]
    year = int(day[:4]) if day[:4].isdigit() else 0
    return min((abs(year - end) for end in ends), default=0), -len({item.article for item in evidence})
