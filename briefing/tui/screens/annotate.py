"""Writing a note or a tag on what the reader points at, changing one, or taking it away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from briefing.models import Article, Evidence, Fact, Mark
from briefing.records import dataclass
from briefing.tui.hanging import Hanging
from briefing.tui.screens.typing_dialog import ListingDialog
from briefing.tui.text import said, short

NOTE, TAG = "note", "tag"
LONGEST_TAG = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be marked: what it is, in a word, and the marks on it."""

    what: str
    thing: Fact | Evidence | Article
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: its words, and the mark that it makes, changes or takes away."""

    words: str
    kind: str
    place: Place
    text: str = ""
    old: Mark | None = None


class AnnotateScreen(ListingDialog[Entry | None]):
    """Dismissed with what is to be written; an entry without text takes its mark away."""

    HEADING = "Note or tag: type it, and choose what it is on"
    ASKED = "a note, or a #tag"
    TAKES = "Keep"

    def __init__(self, places: Sequence[Place], tags: Sequence[str], keymap: Mapping[str, str]) -> None:
        """``places`` are what can be marked, the likeliest first; ``tags`` are those in use."""
        super().__init__()
        self.places, self.tags, self.keymap = places, tags, keymap
        self.changing: Entry | None = None
        self.entries: list[Entry] = []

    def take(self, row: int | None) -> None:
        """Leave with that row; a note that is there already comes into the line to be changed."""
        if row is None or row >= len(self.entries):
            return
        entry = self.entries[row]
        if entry.old is not None and entry.kind == NOTE and not entry.text and self.changing is None:
            self.changing = entry
            self.field.value = entry.old.text
            self.field.cursor_position = len(entry.old.text)
            return
        self.dismiss(entry)

    def _show(self) -> None:
        self.entries = list(self._rows(said(self.field.value)))
        options = [Option(Hanging(Content(""), Content(entry.words), deeper=2)) for entry in self.entries]
        if not options:
            options = [Option(Content.styled("Nothing is noted or tagged here yet.", "$muted"), disabled=True)]
        self.listed.set_options(options)
        self.listed.highlighted = 0 if self.entries else None

    def _rows(self, typed: str) -> Iterator[Entry]:
        if self.changing is not None:
            yield from self._changed(self.changing, typed)
        elif typed:
            yield from self._new(typed)
        else:
            for place in self.places:
                for mark in place.marks:
                    verb = "Change the note" if mark.kind == NOTE else "Take away the tag"
                    yield Entry(f"{verb} on this {place.what}: {short(mark.text, 80)}", mark.kind, place, old=mark)

    @staticmethod
    def _changed(changing: Entry, typed: str) -> Iterator[Entry]:
        place, old = changing.place, changing.old
        if typed:
            yield Entry(f"Note on this {place.what}: {short(typed, 80)}", NOTE, place, typed, old)
        yield Entry("Take this note away", NOTE, place, old=old)

    def _new(self, typed: str) -> Iterator[Entry]:
        tag = " ".join(typed.lstrip("#").split())
        kinds = (TAG, NOTE) if typed.startswith("#") else (NOTE, TAG)
        for place in self.places:
            for kind in kinds:
                if kind == NOTE:
                    yield Entry(f"Note on this {place.what}: {short(typed, 80)}", NOTE, place, typed)
                    continue
                for name in dict.fromkeys([*(known for known in self.tags if _begins(known, tag)), tag]):
                    if name and len(name) <= LONGEST_TAG:
                        yield Entry(f"Tag this {place.what}: #{name}", TAG, place, name)


def _begins(tag: str, typed: str) -> bool:
    return tag.casefold().startswith(typed.casefold())
