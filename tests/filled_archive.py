"""The search of an archive, made to hold exactly some articles as an index that is built here; no archive forgets any.

So it can be held to what every engine must do. What it writes goes by the archive's own ways.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from briefing.archive import Holdings, PostgresIndex
from briefing.archive.adding import mark_names
from briefing.index.marked import GivenNames
from briefing.index.tree import ENTITY
from briefing.store.values import content_key

TAKE_OUT = (
    "INSERT INTO briefing.sums (articles, body, title, outlet, author, entity, type) "
    "SELECT -1, -body_length, -title_length, -outlet_length, -author_length, -entity_length, -type_length "
    "FROM briefing.places JOIN briefing.known USING (id) WHERE name = ANY(%s)",
    "DELETE FROM briefing.places WHERE id IN (SELECT id FROM briefing.known WHERE name = ANY(%s))",
    "DELETE FROM briefing.articles WHERE name = ANY(%s)",
    "DELETE FROM briefing.known WHERE name = ANY(%s)",
)


class FilledIndex:
    note = None

    def __init__(self, link):
        self.link = link
        self._index = PostgresIndex(link)
        self.search = self._index.search

    def update(self, readings, names, progress=None):
        known = GivenNames(names) if isinstance(names, Mapping) else names
        wanted = {reading.article.id: mark_of(reading, known) for reading in readings}
        by_id = {reading.article.id: reading for reading in readings}
        order = "SELECT name, analysed FROM briefing.articles"
        there = dict(self.link.run(lambda db: db.execute(order).fetchall()))
        gone = [name for name, mark in there.items() if wanted.get(name) != mark]
        fresh = [name for name, mark in wanted.items() if there.get(name) != mark]
        with self.link.batch():
            for order in TAKE_OUT:
                self.link.run(lambda db, order=order: db.execute(order, (gone,)))
            Holdings(self.link).add([by_id[name].article for name in fresh])
            for done, name in enumerate(fresh, 1):
                reading = by_id[name]
                named = {text for one in known.of(name) if one.field == ENTITY for text in one.texts}
                kinds = {mention.type.value.lower() for mention in reading.analysis.mentions}
                values = {"article": name, "named": named, "of_kinds": kinds, "version": wanted[name]}
                self.link.run(lambda db, values=values: mark_names(db, **values))
                if progress is not None:
                    progress(done, len(fresh))
        return len({*gone, *fresh})


def mark_of(reading, known):
    """What an entry depends on."""
    parts = (content_key(reading.article), reading.article.title, known.key(reading.article.id))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
