"""Writing the brief to a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from anyascii import anyascii
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from briefing.brief import CitationError, make_brief
from briefing.export import FORMATS, SUFFIXES, render, write
from briefing.models import Skipped, Story
from briefing.tui.dialogs import actions_of, dialog_bindings, first_key
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList
from briefing.tui.wrap import harmless

SLUG = 40
"""Characters of the story's title in the name that is offered."""


class ExportScreen(Dialog[str | None]):
    """Dismissed with the path that was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("export")]

    def __init__(self, story: Story, skipped: tuple[Skipped, ...], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.story, self.skipped, self.keymap = story, skipped, keymap
        self._overwrite = ""

    def compose(self) -> ComposeResult:
        """Format, file, answers."""
        story = self.story
        with Vertical(classes="dialog"):
            yield Static("Write the brief", classes="dialog-title", markup=False)
            what = f"{count(len(story.facts), 'fact')} from {count(len(story.readings), 'source')}"
            yield Static(f"{what}, every one with its citation", markup=False)
            yield CalmList(*FORMATS, id="format", markup=False, compact=True)
            yield Input(suggestion(story), id="path", compact=True, placeholder="path of the file to write")
            yield Static(harmless(f"in {Path.cwd()}"), id="export-folder", markup=False)
            yield Static("", id="export-note", markup=False)
            write, leave = (first_key(name, self.keymap) for name in ("export_write", "export_leave"))
            with Horizontal(classes="dialog-buttons"):
                yield Button(f"Write ({write})", id="write", variant="primary", compact=True)
                yield Button(f"Cancel ({leave})", id="cancel", compact=True)
            yield KeyBar(actions_of("export"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """The path has the keys: Enter there writes, up and down choose the format."""
        listed = self.query_one("#format", CalmList)
        listed.can_focus = False
        listed.highlighted = 0
        self.query_one("#path", Input).focus()

    @property
    def form(self) -> str:
        """The format under the list's cursor."""
        return tuple(FORMATS)[self.query_one("#format", CalmList).highlighted or 0]

    def action_format(self, by: int) -> None:
        """The next format, or the one before."""
        listed = self.query_one("#format", CalmList)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def on_option_list_option_highlighted(self) -> None:
        """The file's ending follows the format, unless the reader chose another."""
        field = self.query_one("#path", Input)
        path = Path(field.value or "brief")
        if path.suffix in SUFFIXES.values():
            field.value = str(path.with_suffix(SUFFIXES.get(self.form, path.suffix)))

    def on_option_list_option_selected(self) -> None:
        """A click on a format leaves the keys with the name."""
        self.query_one("#path", Input).focus()

    def action_write(self) -> None:
        """Write; on the button that leaves, leave."""
        if self.query_one("#cancel").has_focus:
            self.dismiss(None)
        else:
            self._write()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Write, or leave."""
        if event.button.id == "write":
            self._write()
        else:
            self.dismiss(None)

    def _write(self) -> None:
        """Write the file; an existing one only when asked a second time."""
        text = self.query_one("#path", Input).value.strip()
        note = self.query_one("#export-note", Static)
        if not text:
            note.update("Give the name of a file.")
            return
        path = Path(text).expanduser()
        from briefing.pipeline import generator  # noqa: PLC0415  # heavy, and loaded long before by the thread

        try:
            brief = make_brief(generator(), (self.story,), self.skipped)
            write(path, render(brief, self.form), force=self._overwrite == text)
        except FileExistsError:
            self._overwrite = text
            again = first_key("export_write", self.keymap)
            note.update(f"This file is there already. {again} once more replaces it.")
        except CitationError as error:
            note.update(harmless(f"Not written: a citation is wrong. {error}"))
        except OSError as error:
            note.update(harmless(f"Not written: {error.strerror or error}"))
        else:
            self.dismiss(harmless(str(path)))


def suggestion(story: Story) -> str:
    """The name of a file for the story's brief, of letters, digits and hyphens: its day and how its title begins."""
    words = re.findall("[a-z0-9]{1,30}", anyascii(story.title[:400]).lower())
    slug = ""
    for word in words:
        if len(slug) + len(word) >= SLUG:
            break
        slug += f"-{word}"
    day = f"-{story.first_date.isoformat()}" if story.first_date else ""
    return f"brief{day}{slug}{SUFFIXES[next(iter(FORMATS))]}"
