"""Finding words: in the sources on the desk, and in everything."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.models import Span
from briefing.tui.catalog import places_of_name
from briefing.tui.commands import walking

if TYPE_CHECKING:
    from briefing.tui.screens.desk_screen import DeskScreen
    from briefing.tui.screens.search import Opened

LONGEST = 200
"""Characters of the words to find."""
MOST = 20_000
"""Places marked in one article."""


def find(reader: DeskScreen) -> None:
    """Ask for words to find in the sources."""
    if reader.view is None:
        reader.tell("There is nothing to search yet")
    else:
        reader.find_bar.ask()


def places_of(words: str, text: str) -> tuple[Span, ...]:
    """Where the words stand, without regard to case; blanks match any white space."""
    parts = words[:LONGEST].split()
    if not parts:
        return ()
    pattern = re.compile(r"\s{1,8}".join(re.escape(part) for part in parts), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append(Span(match.start(), match.end()))
        if len(found) == MOST:
            break
    return tuple(found)


def look_for(reader: DeskScreen, words: str) -> None:
    """Mark the words in every source and go to the first place from the cursor on."""
    hits = {reading.article.id: places_of(words, reading.article.text) for reading in reader.readings}
    reader.found_what = words.strip()
    walking.set_hits(reader, hits)
    here = len(hits.get(reader.article_id or "", ()))
    total = sum(len(spans) for spans in hits.values())
    reader.find_bar.tell(f"{here} here · {total} in all" if words.strip() else "")
    place = reader.desk.place(reader.desk.active)
    if place.hits:
        top = reader.pane.middle_offset if reader.pane else 0
        place.hit = next((index for index, span in enumerate(place.hits) if span.start >= min(top, place.top)), 0)
        place.reveal = place.hits[place.hit].start
    reader.show_desk()


def search(reader: DeskScreen) -> None:
    """Search everything."""
    reader.open_search()


def of_search(reader: DeskScreen, found: Opened, articles: Sequence[str]) -> tuple[str, Mapping[str, tuple[Span, ...]]]:
    """What a search looked for, in words, and where it stands in the articles of the story to be opened.

    Without words, or where these stand in the title alone, it is the name that the search was limited to.
    """
    places = {article: spans for article, spans in found.places.items() if article in articles}
    name = found.question.name
    if name is None or any(places.values()):
        return found.question.words.strip(), places
    readings = reader.readings_by_id()
    return name, {article: places_of_name(readings[article], name) for article in articles if article in readings}
