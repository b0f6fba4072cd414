"""The application: themes, settings, the one screen, and the work behind it."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.widgets import Input

from briefing.config import Config, load_config
from briefing.corpus.sanitize import escape_text
from briefing.paths import config_folder
from briefing.pipeline.archived import Origin
from briefing.terminal import shows_links
from briefing.tui.actions import BY_ID
from briefing.tui.backstage import Backstage
from briefing.tui.dialogs import DIALOG_BY_ID
from briefing.tui.driver import enduring
from briefing.tui.harmless import OnlyHarmless
from briefing.tui.palette import CalmPalette, ReaderCommands
from briefing.tui.screens.reader import ReaderScreen
from briefing.tui.sessions import SessionLike
from briefing.tui.themes import OWN_THEMES, reading_colours
from briefing.tui.unheld import let_go

REST = 1.0
"""Seconds without a key after which nobody is waiting for the screen."""
INTERRUPTED = 130
"""The exit status after Ctrl+C, as shells have it."""
KNOWN = frozenset((*BY_ID, *DIALOG_BY_ID))
"""The ids of everything that has a key."""


class BriefingApp(App[int]):
    """Reads the articles of a session; everything a reader does goes through ``ReaderScreen``."""

    CSS_PATH = "app.tcss"
    TITLE = "briefing"
    COMMANDS: ClassVar = {ReaderCommands}
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before all other bindings: wherever the reader is, these are what every terminal program has.
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]
    COMMAND_PALETTE_BINDING = "ctrl+backslash"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, open_session: Callable[[], SessionLike], config: Config | None = None, problems: Sequence[str] = ()
    ) -> None:
        let_go()
        super().__init__()
        self.config = config or Config()
        self.problems = list(problems)
        self._interrupted = False
        self._typed = False
        self.backstage = Backstage(open_session, self._from_backstage)
        self.reader = ReaderScreen(self.backstage, self.config)
        for theme in OWN_THEMES:
            self.register_theme(theme)
        known = self.config.theme in self.available_themes
        if not known:
            self.problems.append(f"theme {self.config.theme!r} is not known")
        if self.no_color:
            # Textual alone would show greys: the terminal's own colours, then taken off, are what NO_COLOR asks for.
            self.config = replace(self.config, theme="ansi-dark")
            self._filters = [NoColor() if isinstance(kept, Monochrome) else kept for kept in self._filters]
        self._filters.append(OnlyHarmless(links=shows_links(os.environ)))
        # Set before anything is styled: a change later would parse the whole stylesheet again.
        self.set_reactive(App.theme, self.config.theme if known else OWN_THEMES[0].name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.set_keymap({action: keys for action, keys in self.config.keys.items() if action in KNOWN})

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, but one that outlives the terminal."""
        return enduring(super().get_driver_class())

    def get_css_variables(self) -> dict[str, str]:
        """Textual's variables for the theme, and the reading colours worked out from them."""
        variables = super().get_css_variables()
        colours = reading_colours(self.current_theme, variables, no_color=self.no_color)
        self.theme_variables = {**colours, **variables}
        return self.theme_variables

    def get_default_screen(self) -> Screen[None]:
        """The reader is the first screen."""
        return self.reader

    async def on_event(self, event: events.Event) -> None:
        """Hand on what is typed, clicked or pasted, but only once the screen that it is meant for stands.

        Textual alone would run a key at once on a screen that has none of its parts yet. Here it waits, and what came
        behind it waits too, in its order. A screen is mounted by a task of its own, so that waiting holds up nothing;
        one that fails counts as mounted, so that waiting always ends.
        """
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            if not self.screen_stack:
                return  # the app is closing: nobody is there to be typed to
            await self.screen._mounted_event.wait()
            self._typed = True
            if isinstance(event, events.Key) and event.key != "ctrl+c":
                self._interrupted = False
        await super().on_event(event)

    def on_load(self) -> None:
        """Leave in order, the terminal put back, when the system asks for it; set before the terminal is changed."""
        if not self.is_headless:
            for name in ("SIGTERM", "SIGHUP", "SIGINT"):
                with suppress(AttributeError, NotImplementedError, RuntimeError):  # another system, another thread
                    number = getattr(signal, name)
                    if signal.getsignal(number) is signal.SIG_IGN:
                        continue  # as nohup wants it
                    asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def action_interrupt(self) -> None:
        """Quit at the second stroke; the first takes along what is selected, as Ctrl+C does elsewhere."""
        if self._interrupted:
            self.exit(return_code=INTERRUPTED)
            return
        self._interrupted = True
        if isinstance(self.focused, Input) and self.focused.selected_text:
            self.focused.action_copy()
        elif self.screen.get_selected_text():
            self.screen.action_copy_text()
        self.notify(f"Press Ctrl+C again to quit, or {self.reader.key('quit')} beside the articles", markup=False)

    def on_mount(self) -> None:
        """Say what is wrong with the settings; draw the whole screen again when ``fg`` brings the app back."""
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        self.backstage.calm.open()
        self.set_interval(REST, self._rest, name="rest")
        self.problems += [f"keys: there is no action {name!r}" for name in self.config.keys if name not in KNOWN]
        for problem in self.problems:
            self.notify(escape_text(problem), severity="warning", markup=False, timeout=10)

    def _rest(self) -> None:
        self.backstage.calm.rest(idle=not self._typed)
        self._typed = False

    def action_command_palette(self) -> None:
        """Open the palette, once."""
        if self.use_command_palette and not CommandPalette.is_open(self):  # type: ignore[arg-type]  # it takes apps of any result
            self.push_screen(CalmPalette(id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> list[SystemCommand]:
        """None of Textual's own: the reader's actions hold all there is."""
        del screen
        return []

    def _from_backstage(self, message: object) -> None:
        if self.is_running:
            self.reader.post_message(message)  # type: ignore[arg-type]

    def _print_error_renderables(self) -> None:
        """Textual would draw what failed, in colours and boxes; ``run`` raises it instead."""
        if self._exception is not None:
            self._exit_renderables.clear()
        super()._print_error_renderables()

    async def on_unmount(self) -> None:
        """Stop the work behind the screen."""
        self.backstage.close(self.reader.places(), self.reader.left)


def run(
    paths: Sequence[Path],
    *,
    keep: bool = True,
    max_bytes: int | None = None,
    theme: str | None = None,
    watch: bool = False,
    origin: Origin | None = None,
) -> int:
    """Open the reader on files and folders; returns the exit status.

    Args:
        paths: files and folders.
        keep: whether anything is kept on disk.
        max_bytes: the size up to which a file is read; None for the usual one.
        theme: a theme for this session, instead of the configured one.
        watch: whether files that come or change meanwhile are taken in.
        origin: an archive in the place of files.
    """
    app = app_of(paths, keep=keep, max_bytes=max_bytes, theme=theme, origin=origin)
    if watch:
        app.backstage.watch(paths)
    return show(app)


def app_of(
    paths: Sequence[Path],
    *,
    keep: bool = True,
    max_bytes: int | None = None,
    theme: str | None = None,
    origin: Origin | None = None,
) -> BriefingApp:
    """The app on files and folders, not yet running; the arguments are those of ``run``."""

    def open_session() -> SessionLike:
        from briefing.pipeline import Session  # noqa: PLC0415  # loads the analysis: not before the first picture

        limits = {} if max_bytes is None else {"max_bytes": max_bytes}
        return Session(paths, keep=keep, origin=origin, **limits)

    config, problems = load_config(config_folder())
    if theme is not None:
        config = replace(config, theme=theme)
    return BriefingApp(open_session, config, problems)


def show(app: BriefingApp) -> int:
    """Run the app; returns the exit status.

    What ends the app otherwise is raised, once the terminal is as it was: ``App.run`` alone would return None and the
    process end with 0.
    """
    app.run()
    if app._exception is not None:
        raise app._exception
    return app.return_code if app.return_code is not None else 1
