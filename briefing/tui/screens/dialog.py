"""What all dialogs share: they can be left only once, and their key bar can be clicked."""

from __future__ import annotations

from textual import on
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType

from briefing.tui.dialogs import DIALOG_BY_ID
from briefing.tui.dimmed import OverDimmed
from briefing.tui.widgets.bars import KeyBar


class LeftOnce(Screen[ScreenResultType]):
    """A screen that stays calm when two keys in quick succession both want to close it.

    The second one would else take the screen below off the stack.
    """

    _left = False

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result, unless it is left already."""
        if self._left or self.app.screen is not self:
            return AwaitComplete()
        self._left = True
        return super().dismiss(result)


class Dialog(ModalScreen[ScreenResultType], OverDimmed[ScreenResultType], LeftOnce[ScreenResultType]):
    """A modal screen of ours."""

    def action_leave(self) -> None:
        """Back, with nothing chosen."""
        self.dismiss(None)

    @on(KeyBar.Clicked)
    async def _key_clicked(self, message: KeyBar.Clicked) -> None:
        message.stop()
        await self.run_action(DIALOG_BY_ID[message.action].do)
