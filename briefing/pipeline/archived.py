"""A collection that comes out of an archive instead of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Event
from typing import TYPE_CHECKING, Protocol

from briefing.models import Article
from briefing.pipeline.memory import Memory
from briefing.records import dataclass
from briefing.store import Notebook, Store

if TYPE_CHECKING:
    from briefing.index import SearchOptions, SearchResult


@dataclass(frozen=True, slots=True)
class Kept:
    """What was opened. ``store`` is None where it can't be used; the notebook is then for this session alone."""

    store: Store | None
    notebook: Notebook


class Shelf(Protocol):
    """The articles of an archive, whole. Any thread may ask; each method raises ``StoreError`` where nobody answers."""

    def named(self, names: Sequence[str]) -> Mapping[str, Article]:
        """Those of these ids that are there."""

    def close(self) -> None:
        """Let go of the server."""


class Everywhere(Protocol):
    """The search over all of an archive. Use it from one thread at a time; methods raise ``StoreError`` as a shelf's.

    An answer counts up to some thousand articles and then says ``more``; of so many the newest come first.
    """

    @property
    def note(self) -> str | None:
        """What is to be said of the server that answers, in one sentence."""

    def search(self, query: str, options: SearchOptions | None = None) -> SearchResult:
        """Hits for a query; one that can't be read gives ``error`` and no hits."""

    def count(self, query: str, options: SearchOptions) -> int:
        """How many articles a query finds, as far as they are counted; 0 for one that can't be read."""

    def close(self) -> None:
        """Let go of the server."""


class Hearing(Protocol):
    """Listens for what others write in an archive."""

    listening: bool
    """Whether news comes by itself; where not, somebody has to look."""

    def close(self) -> None:
        """Stop."""


class Origin(Protocol):
    """Where a session's articles come from, and where it keeps things, if not from files and in files.

    Each of its methods raises ``StoreError`` where the archive can't be used.
    """

    @property
    def name(self) -> str:
        """What tells it from all others."""

    @property
    def kept_as(self) -> str:
        """The name under which what was made of all that is wanted is kept there, for all who want the same."""

    def store(self) -> Store:
        """What was made of its articles, for all who read there."""

    def notebook(self) -> Notebook:
        """The reader's own notebook there."""

    def listed(self, tell: Callable[[str], None], notebook: Notebook | None = None) -> Sequence[tuple[str, str]]:
        """Id and content of each article that is wanted, by the days that the ``notebook`` knows better.

        ``tell`` hears where some are left out.
        """

    def shelf(self) -> Shelf:
        """What gives them."""

    def hearing(self, heard: Callable[[], None], told: Callable[[str | None], None]) -> Hearing:
        """Begin to listen, in a thread of its own: ``heard`` is called when something may have come.

        ``told`` hears why the server can't be reached any more, and None when it is back.
        """

    def arrivals(self, stop: Event) -> Iterator[int]:
        """How many articles came, whenever some did, until ``stop`` is set; blocks between two.

        Where nobody answers, it goes on looking.
        """

    def index(self, held: Callable[[str], Article | None], notebook: Callable[[], Notebook]) -> Everywhere:
        """The search over all there is, whatever is wanted, by what stands in the notebook as put right.

        ``held`` gives an article as the caller has it.
        """

    def around(self, article: Article) -> Sequence[str]:
        """The ids of the articles that may tell the same as this one, the likeliest first, its own among them."""


def open_archived(origin: Origin, tell: Callable[[str], None]) -> Kept:
    """Open what an archive keeps; ``tell`` hears what fails later.

    Raises:
        StoreError: where the archive can't be used.
    """
    notebook = origin.notebook()
    if notebook.warning:
        tell(notebook.warning)
    return Kept(Memory(origin.store(), tell), notebook)
