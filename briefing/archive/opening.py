"""An archive as the place where a session's articles come from and where its marks are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from briefing.archive.holdings import Holdings, Window
from briefing.archive.link import Link
from briefing.archive.notebook import PostgresNotebook
from briefing.archive.store import PostgresStore
from briefing.models import Correcting
from briefing.store import Notebook, Store, UnsavedNotebook

if TYPE_CHECKING:
    from briefing.archive.hearing import Hearing
    from briefing.archive.search import PostgresIndex
    from briefing.models import Article


@dataclass(frozen=True, slots=True)
class Archive:
    """One archive, opened for reading a window of it."""

    address: str
    window: Window = field(default_factory=Window)
    shares: bool = False
    only: tuple[str, ...] = ()
    """Only articles of these ids, and of the window only those of these paths or below them; "." stands for all."""
    keeps: bool = True
    """Whether what is made meanwhile is left there for others, by who may."""
    anonymous: bool = False
    """Whether nobody's notebook counts: for what is made for all."""
    folder: Path | None = None
    """Where on this machine marks wait that no server takes; without one they are gone with the process."""

    @property
    def name(self) -> str:
        """What tells it from all others."""
        first, last = self.window.first or "", self.window.last or ""
        return f"{Link(self.address).where} {first}..{last}"

    @property
    def kept_as(self) -> str:
        """The name under which what is made of its window is kept there, however its server is addressed."""
        chosen = [str(part) for part in self.only if part != "."]
        return " ".join(["archive", f"{self.window.first or ''}..{self.window.last or ''}", *chosen])

    def store(self) -> Store:
        """Its store, on a link of its own.

        Raises:
            StoreError: where it can't be used.
        """
        return PostgresStore(Link(self.address), writes=self.keeps)

    def notebook(self) -> Notebook:
        """The reader's notebook, on a link of its own.

        Raises:
            StoreError: where it can't be used.
        """
        if self.anonymous:
            return UnsavedNotebook()
        return PostgresNotebook(Link(self.address), shares=self.shares, folder=self.folder)

    def hearing(self, heard: Callable[[], None], told: Callable[[str | None], None]) -> Hearing:
        """Be told when others write there: ``heard`` when something came, ``told`` when the server goes or is back."""
        from briefing.archive.hearing import Hearing  # noqa: PLC0415  # as below

        return Hearing(self.address, heard, told)

    def arrivals(self, stop: Event) -> Iterator[int]:
        """How many articles came, whenever some did, until ``stop`` is set; blocks between two."""
        from briefing.archive.arriving import arrivals  # noqa: PLC0415  # who does not watch needs none of it

        return arrivals(Link(self.address, reads=True), stop)

    def index(
        self,
        held: Callable[[str], Article | None] = lambda _: None,
        notebook: Callable[[], Notebook] | None = None,
    ) -> PostgresIndex:
        """The search over all of it, whatever the window, by what stands in the notebook as put right.

        ``held`` gives an article as the caller has it.
        """
        from briefing.archive.search import PostgresIndex  # noqa: PLC0415  # nobody needs it to open articles

        return PostgresIndex(Link(self.address, reads=True), held, notebook)

    def around(self, article: Article) -> Sequence[str]:
        """The ids of the articles that may tell the same as this one, the likeliest first, its own among them.

        Raises:
            StoreError: where the server can't be reached.
        """
        from briefing.archive.around import around  # noqa: PLC0415  # as above

        link = Link(self.address, reads=True)
        try:
            return around(link, article)
        finally:
            link.close()

    def shelf(self) -> Holdings:
        """Its articles, on a link of their own."""
        return Holdings(Link(self.address, reads=True))

    def listed(self, tell: Callable[[str], None], notebook: Notebook | None = None) -> Sequence[tuple[str, str]]:
        """Id and content of each article of the window; ``tell`` hears where there are more.

        An article that has another day by the ``notebook`` is of the window by that one.

        Raises:
            StoreError: where the server can't be reached.
        """
        holdings = self.shelf()
        try:
            if self.only and "." not in self.only:
                return holdings.called(self.only, self.window)
            moved = _moved(holdings.link, notebook) if notebook is not None and notebook.state.corrections else {}
            found = holdings.listed(self.window, moved)
            left = holdings.within(self.window, moved) - len(found)
        finally:
            holdings.close()
        if holdings.link.note:
            tell(holdings.link.note)
        if left > 0:
            tell(f"{left} older articles of the archive are left out; choose days with --published FIRST..LAST")
        return found


def _moved(link: Link, notebook: Notebook) -> dict[str, date | None]:
    """The days of the articles that were given another one, by id."""
    from briefing.archive.putright import PutRight  # noqa: PLC0415  # few have any, and it knows how words are cut

    right = PutRight(link, lambda: notebook).articles()
    return {name: one.published for name, one in right.items() if Correcting.DAY.value in one.corrected}
