"""Keeping the reader's place: when articles are read again, and when the app is opened again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.models import Evidence, Reading
from briefing.records import dataclass
from briefing.tui.desk import Desk, Place
from briefing.tui.tabs import TABS
from briefing.tui.text import count, said
from briefing.tui.view import StoryView, Target

if TYPE_CHECKING:
    from briefing.store.desks import LeftDesk


MOST = 20
"""Stories whose places are remembered."""


@dataclass(frozen=True, slots=True)
class LeftStory:
    """How a story was left, and where in each article: the offset in view and the number of the sentence, by id."""

    desk: LeftDesk | None
    places: Mapping[str, tuple[int, int]]


class Trail:
    """The stories that were read, the last one left at the end."""

    def __init__(self) -> None:
        self._left: OrderedDict[str, LeftStory] = OrderedDict()

    def leave(self, view: StoryView, desk: Desk, left: LeftDesk | None) -> None:
        """Remember where the story on the desk is left for another one, and how."""
        places = {view.article(number).id: (place.top, place.cursor) for number, place in desk.places.items()}
        self._left.pop(view.story.id, None)
        self._left[view.story.id] = LeftStory(left, places)
        while len(self._left) > MOST:
            self._left.popitem(last=False)

    def before(self, story: str | None) -> tuple[str, LeftDesk | None] | None:
        """The story that was left last, other than this one, and how."""
        return next(((one, self._left[one].desk) for one in reversed(self._left) if one != story), None)

    def resume(self, view: StoryView, desk: Desk) -> None:
        """Put the articles of a story that was left back to where they were."""
        left = self._left.get(view.story.id)
        for name, (top, cursor) in left.places.items() if left is not None else ():
            if name in view.numbers:
                place = desk.place(view.numbers[name])
                place.top, place.cursor = top, cursor


def carried(before: Reading, now: Reading, place: Place) -> Place:
    """The place in another text of the same article: at the same sentences, wherever these stand now.

    In the same text what is selected and what was found stay as well.
    """
    if before.article.text == now.article.text:
        return replace(place, evidence=(), reveal=None, note="")
    starts: dict[str, int] = {}
    for number, span in enumerate(now.analysis.sentences):
        starts.setdefault(span.of(now.article.text), number)
    sentences = before.analysis.sentences
    texts = [span.of(before.article.text) for span in sentences]
    first = next((number for number, span in enumerate(sentences) if span.end > place.top), 0)
    top = next((starts[text] for text in texts[first:] if text in starts), 0)
    cursor = next((starts[text] for text in texts[place.cursor :] if text in starts), top)
    return Place(top=now.analysis.sentences[top].start if now.analysis.sentences and place.top else 0, cursor=cursor)


def carry_over(old: StoryView, before: Desk, view: StoryView, desk: Desk) -> None:
    """Put one desk onto another: by article, and where its file was changed by the file.

    What is pinned, hidden or put elsewhere stays so, and the same sources are in view.
    """
    paths = {reading.article.where: number for number, reading in enumerate(old.readings)}
    became: dict[int, int] = {}
    for number, reading in enumerate(view.readings):
        article = reading.article
        known = old.numbers.get(article.id, paths.get(article.where))
        if known is None:
            continue
        became[known] = number
        if known in before.places:
            desk.places[number] = carried(old.readings[known], reading, before.places[known])
    if became and (old.story.id or before.active):  # whoever stands at the first that came stands at the beginning
        _arrange(before, desk, became)


def _arrange(before: Desk, desk: Desk, became: Mapping[int, int]) -> None:
    """Lay the sources out as they were; ``became`` holds the new number of each."""
    if before.order != sorted(before.order):
        known = [became[number] for number in before.order if number in became]
        desk.order = [*known, *(number for number in desk.order if number not in known)]
    desk.hidden = {became[number] for number in before.hidden if number in became}
    desk.pinned = {became[number] for number in before.pinned if number in became}
    leftmost = next((became[one] for one in before.visible() if one not in before.pinned and one in became), None)
    moving = [number for number in desk.shown() if number not in desk.pinned]
    desk.first = moving.index(leftmost) if leftmost in moving else 0
    desk.focus(became.get(before.active, desk.active))


def again(chosen: Target, old: StoryView, view: StoryView) -> Target | None:
    """What was chosen, as it is in a story that was read again; None where it is not there any more."""
    if chosen.fact is not None:
        facts = {fact.id: fact.evidence for fact in view.story.facts}
        name = _same(chosen.fact, chosen.evidence, facts)
        return view.fact_target(view.facts[name]) if name is not None else None
    if chosen.entity is not None:
        name = _same(chosen.entity, chosen.evidence, {one.id: one.mentions for one in view.story.entities})
        if name is None:
            return None
        entity = view.entities[name]
        return replace(chosen, label=entity.name, evidence=entity.mentions, entity=name)
    if chosen.conflict is not None and chosen.conflict not in view.conflicts:
        return None
    return chosen if all(_same_text(item.article, old, view) for item in chosen.evidence) else None


def _same(name: str, evidence: Collection[Evidence], now: Mapping[str, Collection[Evidence]]) -> str | None:
    """Which of these it is: the one of its name, else the first that has most of its words."""
    if name in now:
        return name
    shared = {other: len({*evidence} & {*words}) for other, words in now.items()}
    best = max(shared, key=shared.__getitem__, default=None)
    return best if best is not None and shared[best] else None


def _same_text(article: str, old: StoryView, view: StoryView) -> bool:
    if article not in old.numbers or article not in view.numbers:
        return False
    return old.article(old.numbers[article]).text == view.article(view.numbers[article]).text


def came(old: StoryView, view: StoryView) -> str:
    """``2 new articles, 1 article changed, 1 article gone, 3 new facts``: what reading again brought; maybe nothing.

    A fact is new where only articles that came or changed report it: others may stand otherwise, since what was
    agreed falls apart where an article goes.
    """
    known = {reading.article.id: reading.article.where for reading in old.readings}
    paths = set(known.values())
    fresh = [reading.article for reading in view.readings if reading.article.id not in known]
    changed = sum(article.where in paths for article in fresh)
    here = {reading.article.where for reading in view.readings}
    gone = sum(where not in here and name not in view.numbers for name, where in known.items())
    said_before = {fact.statement for fact in old.story.facts}
    came_now = {article.id for article in fresh}
    facts = sum(came_now.issuperset(fact.articles) and fact.statement not in said_before for fact in view.story.facts)
    parts = [count(len(fresh) - changed, "new article")] if len(fresh) > changed else []
    parts += [f"{count(number, 'article')} {word}" for number, word in ((changed, "changed"), (gone, "gone")) if number]
    parts += [count(facts, "new fact")] if facts else []
    return ", ".join(parts)


def back_at(left: LeftDesk, view: StoryView) -> str:
    """``Back where you were: source 2 UPI, in Differences``."""
    number = view.numbers[left.article]
    title = next((tab.title for tab in TABS if tab.id == left.tab), "")
    where = f", in {title}" if title and left.in_list else ""
    return f"Back where you were: source {number + 1} {said(view.name_of(left.article))}{where}"
