"""Writing the brief to a file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Input, Static

from briefing.brief import CitationError, make_brief
from briefing.export import FORMATS, SUFFIXES, render, write
from briefing.models import Skipped, Story
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count
from briefing.tui.widgets.calm_list import CalmList
from briefing.tui.wrap import harmless


class ExportScreen(Dialog[str | None]):
    """Dismissed with the path that was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, story: Story, skipped: tuple[Skipped, ...]) -> None:
        super().__init__()
        self.story, self.skipped = story, skipped
        self._overwrite = ""

    def compose(self) -> ComposeResult:
        """Format, file, answers."""
        story = self.story
        with Vertical(classes="dialog"):
            yield Static("Write the brief", classes="dialog-title", markup=False)
            what = f"{count(len(story.facts), 'fact')} from {count(len(story.readings), 'source')}"
            yield Static(f"{what}, every one with its citation", markup=False)
            yield CalmList(*FORMATS, id="format", markup=False, compact=True)
            yield Input(
                self._suggestion(next(iter(FORMATS))), id="path", compact=True, placeholder="path of the file to write"
            )
            yield Static("", id="export-note", markup=False)
            with Horizontal(classes="dialog-buttons"):
                yield Button("Write (Enter)", id="write", variant="primary", compact=True)
                yield Button("Cancel (Esc)", id="cancel", compact=True)

    def on_mount(self) -> None:
        """The path first: Enter there writes."""
        self.query_one("#path", Input).focus()

    def _suggestion(self, form: str) -> str:
        day = f"-{self.story.first_date.isoformat()}" if self.story.first_date else ""
        return f"brief{day}{SUFFIXES.get(form, '.' + form)}"

    @property
    def form(self) -> str:
        """The format under the list's cursor."""
        return tuple(FORMATS)[self.query_one("#format", CalmList).highlighted or 0]

    def on_option_list_option_highlighted(self) -> None:
        """The file's ending follows the format, unless the reader chose another."""
        field = self.query_one("#path", Input)
        path = Path(field.value or "brief")
        if path.suffix in SUFFIXES.values():
            field.value = str(path.with_suffix(SUFFIXES.get(self.form, path.suffix)))

    def on_option_list_option_selected(self) -> None:
        """Enter on a format goes on to the name."""
        self.query_one("#path", Input).focus()

    def on_input_submitted(self) -> None:
        """Enter writes."""
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
            note.update(harmless(f"{path} is there already. Enter once more replaces it."))
        except CitationError as error:
            note.update(harmless(f"Not written: a citation is wrong. {error}"))
        except OSError as error:
            note.update(harmless(f"Not written: {error.strerror or error}"))
        else:
            self.dismiss(harmless(str(path)))
