"""Opening the other screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.tui.screens.export import ExportScreen
from briefing.tui.screens.help import HelpScreen
from briefing.tui.screens.jump import JumpScreen
from briefing.tui.screens.stories import Pick, StoriesScreen

if TYPE_CHECKING:
    from briefing.tui.screens.desk_screen import DeskScreen


def help_screen(reader: DeskScreen) -> None:
    """All keys."""
    reader.app.push_screen(HelpScreen(reader.actions, reader.keymap, reader.symbols))


def palette(reader: DeskScreen) -> None:
    """Every action, article and name, by typing."""
    reader.app.action_command_palette()


def stories(reader: DeskScreen) -> None:
    """All stories and articles, and the files that could not be read."""

    def picked(pick: Pick | None) -> None:
        if pick is not None:
            reader.open_group(pick.group, pick.article)

    reader.app.push_screen(
        StoriesScreen(reader.groups, reader.readings_by_id(), reader.skipped, reader.group_id, reader.keymap), picked
    )


def export(reader: DeskScreen) -> None:
    """Write the brief to a file."""
    if reader.view is None or not reader.view.story.id:
        reader.tell("There is no story to export yet")
        return

    def written(path: str | None) -> None:
        if path:
            reader.tell(f"Written: {path}")

    reader.app.push_screen(ExportScreen(reader.view.story, reader.skipped, reader.keymap), written)


def jump_mode(reader: DeskScreen) -> None:
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
