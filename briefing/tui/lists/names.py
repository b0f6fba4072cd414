"""Who and what is named."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from briefing.models import EntityType
from briefing.tui.document import PLAIN_LETTERS
from briefing.tui.hanging import Hanging
from briefing.tui.lists.row import Lens, Row, heading, listed, tally
from briefing.tui.text import said, short
from briefing.tui.view import StoryView, Target

_KINDS: tuple[tuple[str, tuple[EntityType, ...]], ...] = (
    ("People", (EntityType.PERSON,)),
    ("Organisations and groups", (EntityType.ORG, EntityType.GROUP)),
    ("Places", (EntityType.PLACE,)),
    ("Weapons", (EntityType.WEAPON,)),
    ("Events", (EntityType.EVENT,)),
    ("Others", (EntityType.WORK, EntityType.OTHER)),
)


def entity_rows(lens: Lens) -> Iterator[Row]:
    """Who and what is named, with how often each source does."""
    return listed(lens, _entities(lens.view), "No names were found in the articles.")


def _entities(view: StoryView) -> Iterator[Row]:
    for title, types in _KINDS:
        found = [entity for entity in view.story.listed if entity.type in types]
        found.sort(
            key=lambda entity: (-len({item.article for item in entity.mentions}), -len(entity.mentions), entity.name)
        )
        if found:
            yield heading(title, len(found))
        for entity in found:
            role = f"  {short(entity.roles[0].text, 60)}" if entity.roles else ""
            colour = f"$entity-{entity.type.value.lower()}"
            body = Content.assemble(
                (said(entity.name), colour), (f"  {tally(view, entity.mentions)}", "$muted"), (role, "italic")
            )
            content = Hanging(Content.styled(f"{PLAIN_LETTERS[entity.type]} ", f"bold {colour}"), body)
            yield Row(content, Target(entity.name, entity.mentions, entity=entity.id))
