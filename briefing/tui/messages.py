"""What the work behind the screen tells the reader. Threads post these; handlers on the screen change what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from textual.message import Message

from briefing.models import NO_MARKS, Marks, Reading, Skipped, Stars, Story
from briefing.records import dataclass

if TYPE_CHECKING:
    from briefing.index import SearchResult
    from briefing.pipeline import Collection, Group
    from briefing.store import SavedSearch
    from briefing.store.desks import LeftDesk
    from briefing.store.stars import PointedAt
    from briefing.tui.everywhere import Looser


@dataclass
class Advanced(Message):
    """How far a stage is. ``total`` is None while it is not known."""

    stage: str
    done: int
    total: int | None
    detail: str = ""

    def can_replace(self, message: Message) -> bool:
        """Only the newest matters."""
        return isinstance(message, Advanced)


@dataclass
class ArticlesCame(Message):
    """The first articles, which can be read already; they are not compared yet.

    Where they were ``known`` before, the stories most likely come at once behind them.
    """

    readings: Sequence[Reading]
    known: bool = False

    def can_replace(self, message: Message) -> bool:
        """Only the newest matters: it has all that came before."""
        return isinstance(message, ArticlesCame)


@dataclass
class FileSkipped(Message):
    """A file that could not be read."""

    skipped: Skipped


@dataclass
class StoriesFound(Message):
    """Which articles belong together, and how the desk was left the last time."""

    groups: tuple[Group, ...]
    left: LeftDesk | None = None


@dataclass
class StoryCame(Message):
    """A story is compared and can be read whole; ``places`` are offsets at which its articles were left, by id."""

    story: Story
    places: Mapping[str, int] = field(default_factory=dict)


@dataclass
class CollectionRead(Message):
    """All files are read."""

    collection: Collection


@dataclass
class IndexReady(Message):
    """The collection can be searched; ``note`` tells what was wrong with its index before."""

    articles: int
    note: str = ""


@dataclass
class IndexGrows(Message):
    """How far the index is, and what was wrong with the one before."""

    done: int
    total: int
    note: str = ""

    def can_replace(self, message: Message) -> bool:
        """Only the newest matters."""
        return isinstance(message, IndexGrows)


@dataclass
class MarksRead(Message):
    """What is starred, noted and tagged in the story on the desk, what was searched before, and the last corrections.

    Corrections are the newest first, each by its event and in words.
    """

    stars: Stars
    searches: tuple[SavedSearch, ...] = ()
    marks: Marks = NO_MARKS
    corrections: tuple[tuple[str, str], ...] = ()


@dataclass
class StarSet(Message):
    """A star was set or taken away; ``lasting`` where it is on the disk by now."""

    what: str
    on: bool
    lasting: bool


@dataclass
class Marked(Message):
    """A note or a tag was kept or taken away, as ``text`` says; ``lasting`` where it is on the disk by now."""

    text: str
    lasting: bool


@dataclass
class Corrected(Message):
    """A correction was kept or taken back, as ``text`` says; ``lasting`` where it is on the disk by now."""

    text: str
    lasting: bool


@dataclass
class StarsListed(Message):
    """Every star, the newest first, with where it points among the articles that are open."""

    found: tuple[PointedAt, ...]


@dataclass
class WentWrong(Message):
    """Something failed; ``fatal`` where nothing can be shown."""

    text: str
    fatal: bool = False


@dataclass
class ServerAway(Message):
    """The archive's server can't be reached, as ``text`` says; None where it is back."""

    text: str | None


@dataclass
class CorrectedElsewhere(Message):
    """Somebody else, or another app, corrected something or took a correction back; ``text`` says what holds now."""

    text: str


@dataclass
class FilesChanged(Message):
    """Files below the paths given came, changed or went; of an archive, so many ``what`` came."""

    number: int
    what: str = "file"


class Stopped(Message):
    """The reading was stopped by the reader."""


@dataclass
class SearchDone(Message):
    """The answer to a search; ``turn`` is the number that the question had.

    Where a server answered that nothing is found, ``looser`` is what finds something without one of the limits.
    """

    turn: int
    result: SearchResult
    looser: Looser | None = None


@dataclass
class StoryReached(Message):
    """The story of an article that was not opened is one of the collection's now."""

    group: Group
    collection: Collection
