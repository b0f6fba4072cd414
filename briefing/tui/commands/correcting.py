"""Putting right what the app got wrong, where it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models import Correcting
from briefing.tui.screens.correct import CorrectScreen, Fix
from briefing.tui.text import short

if TYPE_CHECKING:
    from briefing.store.anchors import Target
    from briefing.tui.context import Context


def correct(reader: Context) -> None:
    """Correct the active article, or dismiss the fact under the cursor."""
    article, view = reader.article, reader.view
    if article is None or view is None:
        return
    target = reader.panel.current.target if reader.in_list else None
    fact = view.facts.get(target.fact) if target is not None and target.fact is not None else None
    articles = view.story.articles
    last = reader.corrected

    def chosen(fix: Fix | None) -> None:
        if fix is None:
            return
        if fix.what is None:
            if last is not None:
                reader.backstage.notes.uncorrect(*last)
            return
        what, value = fix.what, fix.value

        def make() -> tuple[Target, dict[str, object]]:
            from briefing.store.corrections import on_articles, on_fact  # noqa: PLC0415  # not before the first picture

            if what is Correcting.NO_FACT and fact is not None:
                return on_fact(fact, articles)
            return on_articles(what, [article], value)

        said = "fact dismissed" if what is Correcting.NO_FACT else f"{what.value} is {short(value, 40)}"
        reader.backstage.notes.correct(make, said)

    reader.app.push_screen(CorrectScreen(article, fact, last[1] if last else "", reader.keymap), chosen)


def take_as_one(reader: Context, group: str) -> None:
    """Take the story of this id and the open one as one."""
    if group == reader.group_id:
        reader.tell("This story is the open one: choose another to take both as one")
        return
    known = reader.readings_by_id()
    both = [one for one in reader.groups if one.id in (group, reader.group_id)]
    articles = [known[name].article for one in both for name in one.article_ids if name in known]

    def make() -> tuple[Target, dict[str, object]]:
        from briefing.store.corrections import on_articles  # noqa: PLC0415  # as above

        return on_articles(Correcting.ONE_STORY, articles)

    reader.backstage.notes.correct(make, "two stories taken as one")
