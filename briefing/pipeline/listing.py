"""The stories of a collection as they were listed last: where nothing changed, nothing is grouped or dated anew."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from briefing.models import PublishedFrom, Reading
from briefing.models.kept import light_of
from briefing.pipeline.events import Group
from briefing.pipeline.heads import version
from briefing.pipeline.state import LISTED
from briefing.store import Store
from briefing.store.events import Events


class _Story(msgspec.Struct, frozen=True, array_like=True, gc=False):
    id: str
    title: str
    articles: tuple[str, ...]
    first: date | None
    last: date | None


class Listed(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Stories in their order, of a collection in which nobody put anything right.

    ``heads`` names all that was read, ``grouping`` what the store calls the groups, ``visits`` the visits since which
    the articles ``new`` came. ``dated`` are the articles whose days are their stories'.
    """

    heads: str
    grouping: str
    visits: str
    new: tuple[str, ...]
    dated: tuple[str, ...]
    stories: tuple[_Story, ...]

    def groups(self, new: frozenset[str]) -> tuple[Group, ...]:
        """The stories; ``new`` are the ids of all articles that are to be told as new."""
        return tuple(
            Group(
                one.id,
                one.title,
                one.articles,
                one.first,
                one.last,
                tuple(name for name in one.articles if name in new) if new else (),
            )
            for one in self.stories
        )


def known_list(store: Store, collection: str, heads: str) -> Listed | None:
    """What was listed when the same was read; None where that was something else."""
    content = store.known_bytes(LISTED, collection, version()) if heads else None
    try:
        found = _DECODER.decode(content) if content is not None else None
    except (msgspec.DecodeError, UnicodeError):
        return None
    return found if found is not None and found.heads == heads else None


def keep_list(
    store: Store,
    collection: str,
    names: tuple[str, str, str],
    new: frozenset[str],
    readings: Mapping[str, Reading],
    groups: Sequence[Group],
) -> None:
    """Keep it for the next time; ``names`` are those of the heads, the grouping and the visits."""
    lights = {name: light_of(reading.article) for name, reading in readings.items()}
    dated = tuple(name for name, light in lights.items() if light.published_from is PublishedFrom.STORY)
    stories = tuple(_Story(one.id, one.title, one.article_ids, one.first_date, one.last_date) for one in groups)
    listed = Listed(*names, tuple(sorted(new)), dated, stories)
    store.keep_bytes(LISTED, collection, version(), msgspec.msgpack.encode(listed))


def name_of_visits(visits: Events) -> str:
    """A name for these visits; empty where there was none."""
    if not visits:
        return ""
    return hashlib.sha256("\0".join(visit.id for visit in visits).encode("utf-8", "surrogatepass")).hexdigest()[:24]


def by_path(reading: Reading) -> tuple[str, str]:
    """What articles are ordered by: which came first may differ from reading to reading."""
    light = light_of(reading.article)
    return light.path, light.id


_DECODER = msgspec.msgpack.Decoder(Listed)
