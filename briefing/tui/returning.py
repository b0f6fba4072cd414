"""Keeping the reader's place: when articles are read again, and when the app is opened again."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefing.models import Reading
from briefing.records import dataclass
from briefing.tui.desk import Desk, Place
from briefing.tui.tabs import TABS
from briefing.tui.text import count, said
from briefing.tui.view import StoryView

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
    """The place in another text of the same article: at the same sentences, wherever these stand now."""
    if before.article.text == now.article.text:
        return Place(top=place.top, cursor=place.cursor)
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
    """Put the places of one desk onto another: by article, and where its file was changed by the file."""
    paths = {reading.article.where: number for number, reading in enumerate(old.readings)}
    active = old.readings[before.active].article if old.readings else None
    for number, reading in enumerate(view.readings):
        article = reading.article
        known = old.numbers.get(article.id, paths.get(article.where))
        if known is None:
            continue
        if known in before.places:
            desk.places[number] = carried(old.readings[known], reading, before.places[known])
        if active is not None and before.active and known == before.active:
            desk.active = number


def came(old: StoryView, view: StoryView) -> str:
    """``2 new articles, 1 changed, 3 new facts``: what reading again brought; empty where it is nothing."""
    known = {reading.article.id for reading in old.readings}
    paths = {reading.article.where for reading in old.readings}
    fresh = [reading.article for reading in view.readings if reading.article.id not in known]
    changed = sum(article.where in paths for article in fresh)
    facts = sum(fact.id not in old.facts for fact in view.story.facts)
    parts = [count(len(fresh) - changed, "new article")] if len(fresh) > changed else []
    parts += [f"{count(changed, 'article')} changed"] if changed else []
    parts += [count(facts, "new fact")] if facts else []
    return ", ".join(parts)


def back_at(left: LeftDesk, view: StoryView) -> str:
    """``Back where you were: source 2 UPI, in Differences``."""
    number = view.numbers[left.article]
    title = next((tab.title for tab in TABS if tab.id == left.tab), "")
    where = f", in {title}" if title and left.in_list else ""
    return f"Back where you were: source {number + 1} {said(view.name_of(left.article))}{where}"
