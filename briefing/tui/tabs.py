"""The lists of the summary: their titles, their rows, and what is said above and below them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.content import Content

from briefing.models import Status
from briefing.records import dataclass
from briefing.tui.lists.differences import conflict_rows
from briefing.tui.lists.facts import fact_head, fact_rows, matrix_head, matrix_rows
from briefing.tui.lists.names import entity_rows
from briefing.tui.lists.origins import origin_rows
from briefing.tui.lists.outlet import outlet_head, outlet_rows
from briefing.tui.lists.row import Lens, Row
from briefing.tui.lists.timeline import timeline_head, timeline_rows
from briefing.tui.lists.words import quote_rows, wording_rows
from briefing.tui.view import StoryView


@dataclass(frozen=True, slots=True)
class Tab:
    """A list of the summary; its id is that of the action that opens it.

    ``key`` and ``help`` are that action's. ``hint`` tells what can be done there; ``head`` stands above the rows and
    stays. ``limited`` says that the rows are others for other marks or another entity chosen, ``of_source`` for another
    active source.
    """

    id: str
    key: str
    help: str
    title: str
    hint: str
    rows: Callable[[Lens], Iterable[Row]]
    size: Callable[[StoryView], int]
    head: Callable[[Lens], Content | None] | None = None
    limited: bool = False
    of_source: bool = False


def _differing(view: StoryView) -> int:
    return len(view.story.conflicts) or sum(fact.status is Status.DIFFERS for fact in view.story.facts)


TABS: tuple[Tab, ...] = (
    Tab(
        "facts",
        "f",
        "Facts, by how many report them",
        "Facts",
        "Enter brings every source to its words, {more} scrolls them here; numbers: the sources that report it",
        fact_rows,
        lambda view: len(view.story.facts),
        fact_head,
        limited=True,
    ),
    Tab(
        "conflicts",
        "c",
        "Where accounts differ",
        "Differences",
        "Enter brings each side to its words, {more} scrolls them here; ≈ has a possible explanation",
        conflict_rows,
        _differing,
    ),
    Tab(
        "timeline",
        "t",
        "What happened when",
        "Timeline",
        "Enter goes to the words that name the day",
        timeline_rows,
        lambda view: len(view.story.timeline),
        timeline_head,
    ),
    Tab(
        "people",
        "p",
        "Who and what is named, by which sources",
        "Names",
        "1×2: twice in source 1. Enter lights up every mention and keeps its facts; n goes along",
        entity_rows,
        lambda view: len(view.story.listed),
    ),
    Tab(
        "quotes",
        "u",
        "Who is quoted, in which words",
        "Quotes",
        "Enter goes to the quote",
        quote_rows,
        lambda view: len(view.story.quotes),
    ),
    Tab(
        "wording",
        "w",
        "What each source calls the same thing",
        "Wording",
        "What each source calls the same thing; 1×2: twice in source 1",
        wording_rows,
        lambda view: len(view.story.wording),
    ),
    Tab(
        "origins",
        "r",
        "Whom each source relies on",
        "Origins",
        "Whom the sources rely on; Enter goes to the words that say so",
        origin_rows,
        lambda view: len({origin.name for origin in view.story.origins}),
    ),
    Tab(
        "matrix",
        "m",
        "Every fact against every source",
        "Matrix",
        "Every fact against every source; Enter brings every source to its words",
        matrix_rows,
        lambda view: len(view.story.facts),
        matrix_head,
        limited=True,
    ),
    Tab(
        "outlet",
        "O",
        "One outlet: what it alone reports, leaves out, where it differs, whom it relies on, how it words things",
        "Outlet",
        "The page of the active source; Enter brings every source to its words",
        outlet_rows,
        lambda view: len(view.readings) if view.story.id else 0,
        outlet_head,
        of_source=True,
    ),
)
TAB_IDS = tuple(tab.id for tab in TABS)
