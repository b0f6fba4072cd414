"""Opening the other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.models import Span
from briefing.tui.commands.correcting import take_as_one, take_out
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.jump import JumpScreen
from briefing.tui.screens.stars import StarsScreen
from briefing.tui.screens.stories import Pick, StoriesScreen

if TYPE_CHECKING:
    from briefing.store.stars import PointedAt
    from briefing.tui.context import Context


def help_screen(reader: Context) -> None:
    """All keys."""
    reader.app.push_screen(HelpScreen(reader.actions, reader.keymap, reader.symbols))


def palette(reader: Context) -> None:
    """Every action, article and name, by typing."""
    reader.app.action_command_palette()


def stories(reader: Context) -> None:
    """All stories and articles, and the files that could not be read."""

    def picked(pick: Pick | None) -> None:
        if pick is not None and pick.join:
            take_as_one(reader, pick.group)
        elif pick is not None and pick.part and pick.article:
            take_out(reader, pick.article)
        elif pick is not None:
            reader.open_group(pick.group, pick.article)

    reader.app.push_screen(
        StoriesScreen(reader.groups, reader.readings_by_id(), reader.skipped, reader.group_id, reader.keymap), picked
    )


def back(reader: Context) -> None:
    """Back to the story read before."""
    reader.go_back()


def stars(reader: Context) -> None:
    """All stars; they are looked for in the articles while their list stands already."""

    def chosen(star: PointedAt | None) -> None:
        if star is None:
            return
        first = star.words[0].article
        group = next((group for group in reader.groups if first in group.article_ids), None)
        if group is None:
            reader.tell("This article is in no story yet")
            return
        places: dict[str, tuple[Span, ...]] = {}
        for words in star.words:
            if words.article in group.article_ids and words.text:
                places[words.article] = (*places.get(words.article, ()), words.span)
        reader.open_group(group.id, first, places)

    readings = reader.readings_by_id()
    screen = StarsScreen(readings, reader.backstage.notes.take_back, reader.symbols.star, reader.keymap)
    reader.app.push_screen(screen, chosen)
    reader.backstage.notes.list_stars(tuple(readings.values()))


def export(reader: Context) -> None:
    """Write the brief to a file."""
    if reader.view is None or not reader.view.story.id:
        reader.tell("There is no story to export yet")
        return
    from briefing.tui.screens.export import ExportScreen  # noqa: PLC0415  # it knows all formats

    def written(path: str | None) -> None:
        if path:
            reader.tell(f"Written: {path}")

    story, profile = reader.view.story, reader.config.brief
    screen = ExportScreen(story, reader.skipped, reader.keymap, reader.stars, reader.marks, profile)
    reader.app.push_screen(screen, written)


def jump_mode(reader: Context) -> None:
    """Show a letter at every part of the screen and go to the one typed."""

    def typed(target: str | None) -> None:
        if target is None:
            return
        if target in reader.tab_ids:
            reader.open_tab(target)
        else:
            reader.go_to_source(int(target))

    spots = [(slot.region.offset, str(slot.article_number)) for slot in reader.deck.shown()]
    spots += reader.panel.strip.spots() if reader.panel_shown else []
    reader.app.push_screen(JumpScreen(spots), typed)
