"""The command palette: every action, article, name and saved search, by typing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.story.grouping.order import outlet_name
from briefing.tui.action import shown_keys
from briefing.tui.actions import ACTIONS
from briefing.tui.commands import walking
from briefing.tui.dimmed import OverDimmed
from briefing.tui.question import remembered
from briefing.tui.screens.dialog import LeftOnce
from briefing.tui.screens.results import described
from briefing.tui.text import count, said, short
from briefing.tui.view import Target

if TYPE_CHECKING:
    from briefing.tui.screens.reader import ReaderScreen

MOST = 400
"""Names and articles offered; more would slow the typing."""

Entry = tuple[str, str, Callable[[], None]]


class CalmPalette(CommandPalette, OverDimmed[None], LeftOnce[None]):
    """Textual's palette, which in 8.2 fails where its list is paged before it shows anything."""

    def _action_command_list(self, action: str) -> None:
        listed = self.query_one(CommandList)
        region = listed.scrollable_content_region
        if listed.option_count and region.width and region.height:
            super()._action_command_list(action)


class ReaderCommands(Provider):
    """Works on the reader's screen and offers nothing on any other."""

    async def discover(self) -> Hits:
        """The actions, before anything is typed."""
        for text, help_text, run in self._entries(everything=False):
            yield DiscoveryHit(Content(text), run, text=text, help=help_text)

    async def search(self, query: str) -> Hits:
        """Whatever matches."""
        matcher = self.matcher(query)
        for text, help_text, run in self._entries(everything=True):
            score, places = matcher.fuzzy_search.match(query, text)
            if score > 0:
                # Not matcher.highlight: it would take brackets in the words of others for markup.
                shown = Content(text)
                for place in places:
                    shown = shown.stylize(self.match_style or "bold", place, place + 1)
                yield Hit(score, shown, run, text=text, help=help_text)

    def _entries(self, *, everything: bool) -> Iterator[Entry]:
        from briefing.tui.screens.reader import ReaderScreen  # noqa: PLC0415  # the reader imports the commands

        reader = self.screen
        if not isinstance(reader, ReaderScreen):
            return
        for action in ACTIONS:
            if not action.twice and not action.id.startswith("source_"):
                yield f"{action.label}  ({shown_keys(action, reader.keymap)})", action.help, partial(action.run, reader)
        if everything:
            yield from _of_story(reader)
            for saved in reader.searches:
                question = remembered(saved.query, saved.limits)
                yield (
                    f"Search: {short(described(question).plain, 100)}",
                    "Search all articles again, with the same filters",
                    partial(reader.open_search, question),
                )


def _of_story(reader: ReaderScreen) -> Iterator[Entry]:
    for group in reader.groups[:MOST]:
        title = f"Story: {short(group.title, 100)}"
        yield title, f"Open it: {count(len(group.article_ids), 'source')}", partial(reader.open_group, group.id)
    view = reader.view
    if view is None:
        return
    for number, reading in enumerate(view.readings[:MOST]):
        title = f"Article: {said(outlet_name(reading.article))} — {short(reading.article.title, 80)}"
        yield title, "Go to this source", partial(reader.go_to_source, number)
    for entity in view.story.listed[:MOST]:
        target = Target(entity.name, entity.mentions, entity=entity.id)
        yield f"Name: {said(entity.name)}", "Light up its mentions", partial(walking.go, reader, target)
