"""Finding words: in the sources on the desk, and in everything."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.models import Span
from briefing.tui.catalog import places_of_name
from briefing.tui.commands import walking
from briefing.tui.text import short

if TYPE_CHECKING:
    from briefing.tui.context import Context
    from briefing.tui.question import Opened

LONGEST = 200
"""Characters of the words to find."""
MOST = 20_000
"""Places marked in one article."""


def find(reader: Context) -> None:
    """Ask for words to find in the sources."""
    if reader.view is None:
        reader.tell("There is nothing to search yet")
    else:
        place = reader.desk.place(reader.desk.active)
        reader.find_bar.ask((reader.desk.active, place.top, place.cursor))


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


def look_for(reader: Context, words: str) -> None:
    """Mark the words in every source and go to the first place from where the looking began; back there without one."""
    hits = {reading.article.id: places_of(words, reading.article.text) for reading in reader.readings}
    reader.found_what = words.strip()
    walking.set_hits(reader, hits)
    here = len(hits.get(reader.article_id or "", ()))
    total = sum(len(spans) for spans in hits.values())
    reader.find_bar.tell(f"{here} here · {total} in all" if words.strip() else "")
    number, top, cursor = reader.find_bar.start or (reader.desk.active, 0, 0)
    place = reader.desk.place(reader.desk.active)
    place.top, place.cursor = (top, cursor) if number == reader.desk.active else (place.top, place.cursor)
    if place.hits:
        place.hit = next((index for index, span in enumerate(place.hits) if span.start >= place.top), 0)
        place.reveal = place.walked = place.hits[place.hit].start
    elif reader.pane is not None:
        reader.pane.align(place.top, 0)
    reader.show_desk()


def settle(reader: Context) -> None:
    """The words stand: stay at the place found, or go to the first one in the other sources."""
    reader.find_bar.display = False
    reader.focus_active()
    place = reader.desk.place(reader.desk.active)
    if place.hit is not None:
        walking.tell_place(reader, reader.desk.active, place.hit)
    elif any(other.hits for other in reader.desk.places.values()):
        walking.next_hit(reader)
    elif reader.found_what:
        words = short(reader.found_what, 40)
        reader.tell(f"“{words}” is in no source of this story · {reader.key('search')} searches all")


def search(reader: Context) -> None:
    """Search everything."""
    reader.open_search()


def of_search(reader: Context, found: Opened, articles: Sequence[str]) -> tuple[str, Mapping[str, tuple[Span, ...]]]:
    """What a search looked for, in words, and where it stands in the articles of the story to be opened.

    Without words, or where these stand in the title alone, it is the name that the search was limited to.
    """
    places = {article: spans for article, spans in found.places.items() if article in articles}
    name = found.question.name
    if name is None or any(places.values()):
        return found.question.words.strip(), places
    readings = reader.readings_by_id()
    return name, {article: places_of_name(readings[article], name) for article in articles if article in readings}
