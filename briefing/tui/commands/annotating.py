"""Notes and tags on what the reader points at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models import Article, Evidence, Fact
from briefing.tui.pointed import Pointed, pointed_at
from briefing.tui.screens.annotate import TAG, AnnotateScreen, Entry, Place

if TYPE_CHECKING:
    from briefing.store.anchors import Target
    from briefing.tui.context import Context


def annotate(reader: Context) -> None:
    """Write a note or a tag, change one, or take it away."""
    pointed = pointed_at(reader)
    if pointed is None:
        return

    def chosen(entry: Entry | None) -> None:
        if entry is None:
            return
        if not entry.text:
            if entry.old is not None:
                reader.backstage.notes.take_back(entry.old.event)
                reader.tell(f"{entry.kind.capitalize()} taken away")
            return
        thing, old = entry.place.thing, entry.old.event if entry.old else ""
        reader.backstage.notes.mark(entry.kind, entry.text, lambda: _target(pointed, thing), old)

    tags = sorted({mark.text for mark in reader.marks.each() if mark.kind == TAG})
    reader.app.push_screen(AnnotateScreen(_places(reader, pointed), tags, reader.keymap), chosen)


def _places(reader: Context, pointed: Pointed) -> list[Place]:
    marks, places = reader.marks, []
    if pointed.sentence is not None:
        item = pointed.sentence
        places.append(Place("sentence", item, marks.on_words(item.article, item.start, item.end)))
    if pointed.fact is not None:
        places.append(Place("fact", pointed.fact, marks.facts.get(pointed.fact.id, ())))
    return [*places, Place("article", pointed.article, marks.articles.get(pointed.article.id, ()))]


def _target(pointed: Pointed, thing: Fact | Evidence | Article) -> Target:
    from briefing.store.anchors import article_target, fact_target  # noqa: PLC0415  # not before the first picture
    from briefing.store.marking import sentence_target  # noqa: PLC0415

    if isinstance(thing, Fact):
        return fact_target(thing, pointed.view.story.articles)
    return sentence_target(pointed.article, thing.span) if isinstance(thing, Evidence) else article_target(thing)
