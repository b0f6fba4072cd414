"""What the reader points at: the row under the cursor of a list, or the sentence under that of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models import Article, Conflict, Entity, Evidence, Fact, Span
from briefing.records import dataclass
from briefing.tui.view import StoryView

if TYPE_CHECKING:
    from briefing.tui.context import Context


@dataclass(frozen=True, slots=True)
class Pointed:
    """The active article, and what is under the cursor; ``in_list`` where the summary has the keys.

    ``names`` are the entities that the sentence names; ``chosen`` is the fact that was chosen before.
    """

    view: StoryView
    article: Article
    in_list: bool = False
    sentence: Evidence | None = None
    fact: Fact | None = None
    entity: Entity | None = None
    conflict: Conflict | None = None
    names: tuple[Entity, ...] = ()
    chosen: Fact | None = None


def pointed_at(reader: Context) -> Pointed | None:
    """What the reader points at; None before there is an article."""
    article, view = reader.article, reader.view
    if article is None or view is None:
        return None
    chosen = view.facts.get(reader.target.fact or "") if reader.target else None
    target = reader.panel.current.target if reader.in_list else None
    if reader.in_list:
        return Pointed(
            view,
            article,
            in_list=True,
            fact=view.facts.get(target.fact or "") if target else None,
            entity=view.entities.get(target.entity or "") if target else None,
            conflict=view.conflicts.get(target.conflict or "") if target else None,
            chosen=chosen,
        )
    return _in_source(reader, view, article, chosen)


def _in_source(reader: Context, view: StoryView, article: Article, chosen: Fact | None) -> Pointed:
    pane = reader.pane
    span = pane.sentence if pane is not None else None
    if pane is None or span is None:
        return Pointed(view, article, chosen=chosen)
    facts = view.facts_at(reader.desk.active, pane.place.cursor)
    fact = chosen if chosen in facts else facts[0] if facts else None
    return Pointed(
        view,
        article,
        sentence=Evidence.of(article, span),
        fact=fact,
        names=tuple(_named_in(view, article, span)),
        chosen=chosen,
    )


def _named_in(view: StoryView, article: Article, span: Span) -> list[Entity]:
    return [
        entity
        for entity in view.story.entities
        if any(item.article == article.id and span.contains(item.span) for item in entity.mentions)
    ]
