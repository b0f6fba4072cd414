"""All articles of an archive that somebody put right, opened or not, as they are told now.

A correction points at words (``briefing.store.anchors``), not at the number of an article. So the server is asked which
articles may have them, once for each correction, and again only of articles that came since.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import chain
from types import MappingProxyType

import msgspec

from briefing.archive.around import questions_of
from briefing.archive.link import Connection, Link
from briefing.models import Analysis, Article, Correction, Reading
from briefing.models.corrections import OF_ARTICLES
from briefing.store import Notebook
from briefing.store.anchors import Anchor, Target
from briefing.store.corrections import correct_article, find_corrections, what_of
from briefing.store.events import Event, Held
from briefing.store.finding import MOST, Library

_ARTICLE = msgspec.json.Decoder(Article)
_NOTHING: Mapping[str, Article] = MappingProxyType({})
_WORDS = 12
"""Words of a quotation that are asked for."""
_AT_ONCE = 200
"""Corrections that are asked for by one question, which may take no longer than any other."""
_POINTED = """
    SELECT DISTINCT ON (one.id) one.value
    FROM unnest(%(words)s::text[], %(titles)s::text[]) AS asked (of_text, of_title), LATERAL (
        (SELECT id, value FROM briefing.articles
            WHERE id > %(since)s AND id <= %(last)s AND body_words @@ of_text::tsquery LIMIT %(most)s)
        UNION ALL (SELECT id, value FROM briefing.articles
            WHERE id > %(since)s AND id <= %(last)s AND title_words @@ of_title::tsquery LIMIT %(most)s)
    ) AS one
"""


class PutRight:
    """Asks by a link. It may be used from one thread at a time."""

    def __init__(self, link: Link, notebook: Callable[[], Notebook]) -> None:
        """``notebook`` gives the reader's own; what is shared with the desk stands in it as well."""
        self._link, self._notebook = link, notebook
        self._events: frozenset[str] = frozenset()
        self._known: dict[str, Article] = {}
        self._last = 0
        self._made: tuple[tuple[str, ...], Mapping[str, Article]] = ((), _NOTHING)

    def articles(self) -> Mapping[str, Article]:
        """They, by id; the same mapping again where nothing came since.

        Raises:
            StoreError: where the server can't be reached.
        """
        events = tuple(one for one in self._notebook().state.corrections if what_of(one) in OF_ARTICLES)
        if not events:
            return _NOTHING
        before, names = self._last, tuple(event.id for event in events)
        self._look(events)
        if names != self._made[0] or before != self._last:
            self._made = names, self._corrected(events)
        return self._made[1]

    def _look(self, events: Sequence[Event]) -> None:
        """Bring in what these may point at."""
        row = self._link.run(lambda db: db.execute("SELECT coalesce(max(id), 0) FROM briefing.known").fetchone())
        last = int(str(row[0])) if row else 0
        new = [event for event in events if event.id not in self._events]
        asked = [(new, 0)]
        if last > self._last:
            asked.append(([event for event in events if event.id in self._events], self._last))
        for some, since in asked:
            for start in range(0, len(some), _AT_ONCE):
                targets = [event.about for event in some[start : start + _AT_ONCE] if event.about is not None]
                self._known |= self._pointed(targets, since, last)
        self._events, self._last = self._events | {event.id for event in events}, last

    def _pointed(self, targets: Sequence[Target], since: int, last: int) -> dict[str, Article]:
        anchors = list(dict.fromkeys(chain.from_iterable(_first_of_each(target) for target in targets)))
        values = {
            "words": [_all(anchor.quote.exact) for anchor in anchors],
            "titles": [_all(anchor.source.title) for anchor in anchors],
            "since": since,
            "last": last,
            "most": MOST,
        }
        rows = self._link.run(partial(_rows, values=values)) if anchors else []
        found = [_ARTICLE.decode(str(row[0])) for row in rows]
        return {article.id: article for article in found}

    def _corrected(self, events: Sequence[Event]) -> Mapping[str, Article]:
        library = Library([Reading(self._known[name], Analysis()) for name in sorted(self._known)])
        own: dict[str, list[Correction]] = {}
        for correction in find_corrections(Held(events), library):
            for name in correction.articles:
                own.setdefault(name, []).append(correction)
        return {name: correct_article(self._known[name], corrections) for name, corrections in own.items()}


def _first_of_each(target: Target) -> list[Anchor]:
    """The first anchor of each source: the others of an article lead to the same one."""
    return list({anchor.source: anchor for anchor in reversed(target.anchors)}.values())


def _all(text: str) -> str:
    """A ``tsquery`` that wants the first words of a text, all of them."""
    return " & ".join(questions_of(text)[:_WORDS])


def _rows(connection: Connection, values: Mapping[str, object]) -> list[tuple[object, ...]]:
    return connection.execute(_POINTED, values).fetchall()
