"""Putting right what the app got wrong, where it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from briefing.models import Article, Conflict, Correcting, Entity, Evidence, Fact
from briefing.models.corrections import OF_ARTICLES, OF_GROUPS
from briefing.tui.fixes import Fix, fixes_for
from briefing.tui.pointed import pointed_at
from briefing.tui.screens.correct import CorrectScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.store.anchors import Target
    from briefing.tui.context import Context


def correct(reader: Context) -> None:
    """Correct what is under the cursor or the active article, or take a correction back."""
    pointed = pointed_at(reader)
    if pointed is None:
        return
    articles = pointed.view.story.articles
    outlets = {one.article.outlet for one in reader.readings_by_id().values() if one.article.outlet}

    def chosen(fix: Fix | None) -> None:
        if fix is None:
            return
        if fix.what is None:
            reader.backstage.notes.uncorrect(fix.undo, fix.done)
        else:
            reader.backstage.notes.correct(lambda: event_of(fix, articles), fix.done)

    def rows(typed: str) -> list[Fix]:
        return fixes_for(pointed, typed, outlets, reader.corrections)

    reader.app.push_screen(CorrectScreen(rows, reader.keymap), chosen)


def event_of(fix: Fix, articles: Sequence[Article]) -> tuple[Target, dict[str, Any]]:
    """What the event of a correction is about and says; ``articles`` are those of the story."""
    from briefing.store import corrections as made  # noqa: PLC0415  # not before the first picture

    what = fix.what
    assert what is not None  # noqa: S101 - it would be taken back, not written
    if what in OF_ARTICLES | OF_GROUPS:
        return made.on_articles(what, [one for one in fix.things if isinstance(one, Article)], fix.value)
    facts = [one for one in fix.things if isinstance(one, Fact)]
    match what:
        case Correcting.NO_FACT:
            return made.on_fact(facts[0], articles)
        case Correcting.ONE_FACT:
            return made.on_facts(facts, articles)
        case Correcting.OWN_FACT:
            return made.on_words_of_fact([one for one in fix.things if isinstance(one, Evidence)], articles)
        case Correcting.EXPLAINED:
            (conflict,) = (one for one in fix.things if isinstance(one, Conflict))
            return made.on_difference(conflict, articles, fix.value)
    return made.on_names(what, [one for one in fix.things if isinstance(one, Entity)], articles, fix.value)


def take_as_one(reader: Context, group: str) -> None:
    """Take the story of this id and the open one as one."""
    if group == reader.group_id:
        reader.tell("This story is the open one: choose another to take both as one")
        return
    known = reader.readings_by_id()
    both = [one for one in reader.groups if one.id in (group, reader.group_id)]
    articles = tuple(known[name].article for one in both for name in one.article_ids if name in known)
    _write(reader, Fix("", "two stories taken as one", Correcting.ONE_STORY, articles))


def take_out(reader: Context, article: str) -> None:
    """Take the article of this id out of its story, into one of its own."""
    known = reader.readings_by_id().get(article)
    if known is not None:
        _write(reader, Fix("", "article taken out of its story", Correcting.OWN_STORY, (known.article,)))


def _write(reader: Context, fix: Fix) -> None:
    reader.backstage.notes.correct(lambda: event_of(fix, ()), fix.done)
