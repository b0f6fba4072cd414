"""How the app was left: the source with its sentence, the list that was open, and its row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from briefing.records import dataclass
from briefing.store.events import Event
from briefing.store.finding import Library

LONGEST = 300


@dataclass(frozen=True, slots=True)
class LeftDesk:
    """The article by id, the offset of the sentence under the cursor, the tab, and its row by what it stands for.

    ``in_list`` where the list had the keys.
    """

    article: str
    offset: int
    tab: str = ""
    row: str = ""
    in_list: bool = False


def desk_says(desk: LeftDesk) -> dict[str, Any]:
    """What its event says, besides the place that it is about."""
    return {"tab": desk.tab, "row": desk.row[:LONGEST], "in_list": desk.in_list, "article": desk.article}


def find_desk(events: Iterable[Event], library: Library) -> LeftDesk | None:
    """The last desk whose words are among these articles."""
    for event in reversed(tuple(events)):
        anchors = event.about.anchors if event.about else ()
        place = next((item for anchor in anchors[:1] for item in library.find(anchor)), None)
        if place is not None:
            says = event.says
            return LeftDesk(
                place.article,
                place.start,
                str(says.get("tab", "")),
                str(says.get("row", "")),
                in_list=says.get("in_list") is True,
            )
    return None
