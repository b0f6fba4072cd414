"""A draft beside its sources: the draft's words on the left, what stands in the sources for them on the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from briefing.checking import Checked, Finding, Place
from briefing.export.checks.wording import change_words, place_words, remarks, summary, verdict_words
from briefing.models import Evidence
from briefing.tui.dialogs import actions_of, dialog_bindings
from briefing.tui.screens.dialog import Dialog
from briefing.tui.text import said
from briefing.tui.widgets.bars import KeyBar
from briefing.tui.wrap import harmless

AROUND = 1200
"""Characters of the draft that are shown on either side of a finding."""
_PLACES = 5


class CheckScreen(Dialog[Evidence]):
    """Walks from finding to finding; dismissed with the place that the reader wants to see in its source."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings("check")]

    def __init__(self, checked: Checked, keymap: Mapping[str, str]) -> None:
        super().__init__()
        self.checked, self.keymap = checked, keymap
        self.findings = [finding for finding in checked.findings if not finding.sound]
        self.at = 0

    def compose(self) -> ComposeResult:
        """The draft and the sources side by side, what was checked above them, the keys below."""
        with Vertical(classes="dialog checking"):
            yield Static(said(summary([self.checked])), markup=False, classes="dialog-hint", id="check-summary")
            with Horizontal(id="check-parts"):
                with VerticalScroll(id="check-draft"):
                    yield Static("", markup=False, id="check-words")
                with VerticalScroll(id="check-sources"):
                    yield Static("", markup=False, id="check-places")
            yield KeyBar(actions_of("check"), self.keymap, classes="dialog-keys")

    def on_mount(self) -> None:
        """The first finding."""
        self.query_one("#check-sources").focus()
        self._show()

    @property
    def finding(self) -> Finding | None:
        """The finding that is shown."""
        return self.findings[self.at] if self.findings else None

    def action_walk(self, by: int) -> None:
        """To the next finding or the one before; past the last one the first follows."""
        if self.findings:
            self.at = (self.at + by) % len(self.findings)
            self._show()

    def action_scroll(self, by: int) -> None:
        """Move in the sources' words."""
        self.query_one("#check-sources").scroll_relative(y=by, animate=False)

    def action_place(self) -> None:
        """Leave for the source's own words."""
        finding = self.finding
        if finding is not None and finding.places:
            self.dismiss(finding.places[0].evidence)

    def _show(self) -> None:
        finding = self.finding
        words, places = self.query_one("#check-words", Static), self.query_one("#check-places", Static)
        if finding is None:
            words.update(Content(said(self.checked.draft.text[: 2 * AROUND])))
            places.update(Content("Nothing asks for a look: all that was checked stands in the sources as it is."))
            return
        words.update(self._draft(finding))
        places.update(self._sources(finding))
        self.query_one("#check-sources").scroll_home(animate=False)

    def _draft(self, finding: Finding) -> Content:
        text, span = self.checked.draft.text, finding.span
        start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
        return Content.assemble(
            ("… " if start else "") + _lines(text[start : span.start]),
            (_lines(span.of(text)), "bold $hit-foreground on $hit-background"),
            _lines(text[span.end : end]) + (" …" if end < len(text) else ""),
        )

    def _sources(self, finding: Finding) -> Content:
        head = f"{self.at + 1} of {len(self.findings)} · {verdict_words(finding)}"
        parts: list[str | Content | tuple[str, str]] = [(said(head), "bold $strong")]
        if finding.changes:
            parts.append(f"\n\n{said(change_words(finding))}")
        for place in finding.places[:_PLACES]:
            parts += self._place(finding, place)
        if len(finding.places) > _PLACES:
            parts.append(f"\n\nand {len(finding.places) - _PLACES} more")
        if not finding.places:
            parts.append("\n\nNo source here has it.")
        return Content.assemble(*parts)

    def _place(self, finding: Finding, place: Place) -> list[str | Content | tuple[str, str]]:
        about = f"{place_words(place, self.checked)} [{place.id}]"
        extra = remarks(finding, place)
        shown: list[str | Content | tuple[str, str]] = [(f"\n\n{said(about)}", "$muted")]
        if extra:
            shown.append(f"\n{said(extra)}")
        shown.append(f"\n{_lines(place.evidence.text)}")
        return shown


def _lines(text: str) -> str:
    """The text with its own line breaks, each line safe to show; the blanks around it are its own too."""
    return "\n".join(harmless(line) for line in text.split("\n"))
