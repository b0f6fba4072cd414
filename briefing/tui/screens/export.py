"""Writing the brief to a file or to the clipboard: what of it, how much, and how it will look."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from anyascii import anyascii
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Input, OptionList, Static

from briefing.brief import CitationError, limit_to_stars, make_brief
from briefing.config import Profile
from briefing.export import BINARY, FORMATS, SUFFIXES, Choice, PandocError, render, write
from briefing.export.outline import SECTIONS
from briefing.models import Marks, Skipped, Stars, Story
from briefing.tui.clipboard import copy_out
from briefing.tui.dialogs import actions_of, dialog_bindings, first_key
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import count
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.widgets.calm_list import CalmList
from briefing.tui.wrap import harmless

SLUG = 40
"""Characters of the story's title in the name that is offered."""
PREVIEW = 20_000
"""Characters of the preview."""
STARS, FULL, NOTES = "stars", "full", "notes"
_WORDS = {STARS: "Only what is starred", FULL: "Everything, not two pages", NOTES: "Your notes and tags"}
_WHOLE = frozenset(("json", "csv", "entities-csv", "csl"))
"""Formats that hold all sections at full length, whatever is chosen."""


class ExportScreen(Dialog[str | None]):
    """Dismissed with the path that was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("export")]
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (100, "-roomy")]  # noqa: RUF012

    def __init__(
        self,
        story: Story,
        skipped: tuple[Skipped, ...],
        keymap: Mapping[str, str],
        stars: Stars,
        marks: Marks,
        profile: Profile,
    ) -> None:
        """``stars`` and ``marks`` are those of the story; ``profile`` says what is chosen at first."""
        super().__init__()
        self.story, self.skipped, self.keymap, self.profile = story, skipped, keymap, profile
        self.stars, self.marks = stars, marks
        kept = profile.sections or tuple(SECTIONS)
        self.switches = {STARS: profile.stars, FULL: profile.full, NOTES: profile.notes}
        self.switches |= {name: name in kept for name in SECTIONS if name != NOTES}
        self._overwrite = ""

    def compose(self) -> ComposeResult:
        """What, how and where on the left, how it will look on the right."""
        story = self.story
        with Vertical(classes="dialog exporting"):
            what = f"{count(len(story.facts), 'fact')} from {count(len(story.readings), 'source')}"
            yield Static(f"Write the brief: {what}", classes="dialog-title", markup=False)
            with Horizontal(id="export-parts"):
                with Vertical(id="export-choices"):
                    yield CalmList(*FORMATS, id="format", markup=False, compact=True)
                    yield CalmList(id="export-switches", markup=False, compact=True)
                with VerticalScroll(id="export-preview"):
                    yield Static("", id="export-look", markup=False)
            yield Input(suggestion(story), id="path", compact=True, placeholder="path of the file to write")
            yield Static(harmless(f"in {Path.cwd()}"), id="export-folder", markup=False)
            yield Static("", id="export-note", markup=False)
            keys = (first_key(name, self.keymap) for name in ("export_write", "export_leave"))
            with Horizontal(classes="dialog-buttons"):
                yield Button(f"Write ({next(keys)})", id="write", variant="primary", compact=True)
                yield Button(f"Cancel ({next(keys)})", id="cancel", compact=True)
            yield KeyBar(actions_of("export"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """The path has the keys: Enter there writes, up and down choose the format."""
        formats = self.query_one("#format", CalmList)
        formats.can_focus = False
        chosen = self.profile.format
        formats.highlighted = tuple(FORMATS).index(chosen) if chosen in FORMATS else 0
        self.query_one("#path", Input).focus()
        self._show_switches()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A blank is a blank while the path is typed."""
        if action == "turn" and not parameters and not self.query_one("#export-switches").has_focus:
            return False
        return super().check_action(action, parameters)

    @property
    def form(self) -> str:
        """The format under the list's cursor."""
        return tuple(FORMATS)[self.query_one("#format", CalmList).highlighted or 0]

    @property
    def choice(self) -> Choice:
        """What is chosen."""
        sections = tuple(name for name in SECTIONS if self.switches[name])
        marks = {self.story.id: self.marks} if self.switches[NOTES] else {}
        return Choice(self.switches[FULL], sections, marks)

    def _made(self, form: str) -> str | bytes:
        from briefing.pipeline import generator  # noqa: PLC0415  # heavy, and loaded long before by the thread

        story = limit_to_stars(self.story, self.stars) if self.switches[STARS] else self.story
        return render(make_brief(generator(), (story,), self.skipped), form, self.choice)

    def action_format(self, by: int) -> None:
        """The next format, or the one before; in the list of what it holds, the next row."""
        switches = self.query_one("#export-switches", CalmList)
        listed = switches if switches.has_focus else self.query_one("#format", CalmList)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_part(self) -> None:
        """From the path to the list of what the brief holds, and back."""
        switches = self.query_one("#export-switches", CalmList)
        self.set_focus(self.query_one("#path", Input) if switches.has_focus else switches)

    def action_turn(self, name: str = "") -> None:
        """Switch something on or off: what is named, else the row under the cursor."""
        row = self.query_one("#export-switches", CalmList).highlighted
        if not name and row is None:
            return
        self._switch(name or tuple(self.switches)[row or 0])

    def _switch(self, name: str) -> None:
        if name == STARS and not self.stars.facts and not self.stars.articles:
            self._note("Nothing is starred in this story")
            return
        self.switches[name] = not self.switches[name]
        self._show_switches()
        self._note("This format holds everything, whatever is chosen" if self._is_idle(name) else "")

    def _is_idle(self, name: str) -> bool:
        return name not in (STARS, NOTES) and self.form in _WHOLE

    def _show_switches(self) -> None:
        listed = self.query_one("#export-switches", CalmList)
        row = listed.highlighted or 0
        words = {name: SECTIONS[name][0] for name in SECTIONS} | _WORDS
        listed.set_options([f"{'[x]' if on else '[ ]'} {words[name]}" for name, on in self.switches.items()])
        listed.highlighted = row
        self._look()

    def _look(self) -> None:
        """Make the preview, in a thread: of hundreds of articles it takes its time."""
        form = "text" if self.form in BINARY else self.form
        self.run_worker(partial(self._draw, form), thread=True, exclusive=True, group="preview", exit_on_error=False)

    def _draw(self, form: str) -> None:
        try:
            text = str(self._made(form))
        except CitationError as error:
            text = str(error)
        shown = "\n".join(harmless(line) for line in text[:PREVIEW].splitlines())
        self.app.call_from_thread(self._show_look, shown)

    def _show_look(self, text: str) -> None:
        if self.is_mounted:
            self.query_one("#export-look", Static).update(text)

    def action_view(self) -> None:
        """Show the preview alone, or the choices; where there is room for both they stand side by side."""
        self.toggle_class("-looking")

    def action_copy(self) -> None:
        """Copy the brief itself."""
        try:
            made = self._made("text" if self.form in BINARY else self.form)
        except CitationError as error:
            self._note(f"Not copied: a citation no longer matches its source. {error}")
            return
        self._note(f"The brief: {copy_out(str(made), self.app.copy_to_clipboard)}")

    def action_copy_path(self) -> None:
        """Copy where the file is written to."""
        path = Path(self.query_one("#path", Input).value.strip() or ".").expanduser().absolute()
        self._note(f"{path}: {copy_out(str(path), self.app.copy_to_clipboard)}")

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The file's ending follows the format, unless the reader chose another."""
        if event.option_list.id != "format":
            return
        field = self.query_one("#path", Input)
        path = Path(field.value or "brief")
        if path.suffix in SUFFIXES.values():
            field.value = str(path.with_suffix(SUFFIXES.get(self.form, path.suffix)))
        self._look()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a format leaves the keys with the name; one on a switch turns it."""
        if event.option_list.id == "format":
            self.query_one("#path", Input).focus()
        else:
            self._switch(tuple(self.switches)[event.option_index])

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
        if not text:
            self._note("Give the name of a file.")
            return
        path = Path(text).expanduser()
        try:
            write(path, self._made(self.form), force=self._overwrite == text)
        except FileExistsError:
            self._overwrite = text
            again = first_key("export_write", self.keymap)
            self._note(f"This file is there already. {again} once more replaces it.")
        except CitationError as error:
            self._note(f"Not written: a citation no longer matches its source. {error}")
        except PandocError as error:
            self._note(f"Not written: {error}")
        except OSError as error:
            self._note(f"Not written: {error.strerror or error}")
        else:
            self.dismiss(harmless(str(path.absolute())))

    def _note(self, text: str) -> None:
        self.query_one("#export-note", Static).update(harmless(text))


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
