"""What is written of an article: its words as vectors, by number and by pairs, and the names that were found in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from briefing.archive.link import Connection
from briefing.archive.places import packed
from briefing.archive.vectors import UNKNOWN, Vector, pairs, vector
from briefing.index.words import american, stem
from briefing.models import Analysis, Article
from briefing.store.values import content_key, encode

__all__ = ["NO_MONTH", "UNKNOWN", "add", "mark", "mark_names", "month_of", "pairs_of"]

_MOST_NUMBERED = 500_000
"""Words whose numbers are remembered while articles are added."""
_FIRST = "LOCK TABLE briefing.articles IN ROW EXCLUSIVE MODE"
"""All who write take the same things in the same order, or two would wait for each other: the table of articles, as
whoever makes a month waits for it and keeps others waiting, then names, then words."""


def mark(connection: Connection, article: Article, analysis: Analysis, version: str) -> None:
    """Make an article's names searchable, and note by which analyser it was seen."""
    names = {mention.of(article.text) for mention in analysis.mentions}
    mark_names(connection, article.id, names, {mention.type.value.lower() for mention in analysis.mentions}, version)


def mark_names(
    connection: Connection, article: str, named: Collection[str], of_kinds: Collection[str], version: str
) -> None:
    """The same with the names and their kinds as they are given, in the place of those that were there."""
    names, kinds = vector(sorted(named)), vector(sorted(of_kinds))
    order = (
        "UPDATE briefing.articles SET entity_words = %s::tsvector, type_words = %s::tsvector, "
        "overlong = overlong OR %s, analysed = %s WHERE name = %s RETURNING id"
    )
    values = (names.text, kinds.text, names.overlong or kinds.overlong, version, article)

    connection.execute(_FIRST)
    numbers = _numbers(connection, names.words | kinds.words)
    for row in connection.execute(order, values).fetchall():
        row_values = (packed(names, numbers), names.length, packed(kinds, numbers), kinds.length, row[0])
        connection.execute(_MARK, dict(zip(_MARKED, row_values, strict=True)))


def add(connection: Connection, by_name: Mapping[str, Article], numbered: dict[str, int]) -> list[str]:
    """Take in the articles that are new; their ids. ``numbered`` are words whose numbers are known; more are noted."""
    connection.execute(_FIRST)
    names = sorted(by_name)
    months = [month_of(by_name[name]) for name in names]
    order = (
        "INSERT INTO briefing.known (name, month) SELECT * FROM unnest(%s::text[], %s::date[]) "
        "ON CONFLICT (name) DO NOTHING RETURNING id, name"
    )
    fresh = connection.execute(order, (names, months)).fetchall()
    made = [(int(str(number)), by_name[str(name)], _vectors(by_name[str(name)])) for number, name in fresh]
    used = {word for _, _, vectors in made for one in vectors for word in one.words}
    if len(numbered) > _MOST_NUMBERED:
        numbered.clear()
    numbered |= _numbers(connection, used - numbered.keys())
    with connection.cursor() as cursor, cursor.copy(_COPY) as writing:
        for number, article, vectors in made:
            writing.write_row(_cells(article, number, vectors))
    with connection.cursor() as cursor, cursor.copy(_COPY_PLACES) as writing:
        for number, _, vectors in made:
            writing.write_row((number, *(packed(one, numbered) for one in vectors), *(one.length for one in vectors)))
    sums = [sum(vectors[at].length for _, _, vectors in made) for at in range(len(_FIELDS))]
    connection.execute(_SUMS, (len(made), *sums))
    return [str(name) for _, name in fresh]


_FIELDS = ("body", "title", "outlet", "author")
_COPY = (
    "COPY briefing.articles (id, month, name, content, published, outlet, title, value, body_words, title_words, "
    "outlet_words, author_words, overlong, pairs) FROM STDIN"
)
_COPY_PLACES = (
    "COPY briefing.places (id, body, title, outlet, author, body_length, title_length, outlet_length, author_length) "
    "FROM STDIN"
)
_SUMS = "INSERT INTO briefing.sums (articles, body, title, outlet, author) VALUES (%s, %s, %s, %s, %s)"
_MARKED = ("entity", "entities", "type", "types", "id")
# What was there before is taken off the sums: a worker may be killed and the article marked by another once more.
_MARK = (
    "WITH before AS (SELECT entity_length, type_length FROM briefing.places WHERE id = %(id)s FOR UPDATE), "
    "kept AS (UPDATE briefing.places SET entity = %(entity)s, entity_length = %(entities)s, type = %(type)s, "
    "type_length = %(types)s WHERE id = %(id)s) "
    "INSERT INTO briefing.sums (entity, type) SELECT %(entities)s - entity_length, %(types)s - type_length FROM before"
)


NO_MONTH = date(1, 1, 1)


def month_of(article: Article) -> date:
    """The first day of the month whose partition an article belongs to."""
    return article.published.replace(day=1) if article.published else NO_MONTH


def _vectors(article: Article) -> tuple[Vector, ...]:
    """One for each of ``_FIELDS``."""
    texts = (article.text, article.title, article.outlet or "", article.byline or "")
    return tuple(vector([text]) for text in texts)


def pairs_of(article: Article) -> list[int]:
    """The pairs of words of an article."""
    return pairs(*_vectors(article)[:2])


def _cells(article: Article, number: int, vectors: Sequence[Vector]) -> tuple[object, ...]:
    """The row of an article."""
    return (
        number,
        month_of(article),
        article.id,
        content_key(article),
        article.published,
        article.outlet,
        article.title,
        encode(article).decode(),
        *(one.text for one in vectors),
        any(one.overlong for one in vectors),
        pairs(*vectors[:2]),
    )


def _numbers(connection: Connection, words: Iterable[str]) -> dict[str, int]:
    """The number of each word; one that is new gets one."""
    asking = "SELECT word, id FROM briefing.words WHERE word = ANY(%s)"
    # In one order, so that two who add at once wait for each other and don't block each other.
    wanted = sorted(words)
    known = {str(word): int(str(number)) for word, number in connection.execute(asking, (wanted,)).fetchall()}
    new = [word for word in wanted if word not in known]
    if new:
        order = (
            "INSERT INTO briefing.words (word, spelled, root) SELECT * FROM unnest(%s::text[], %s::text[], %s::text[]) "
            "ON CONFLICT DO NOTHING"
        )
        connection.execute(order, (new, [american(word) for word in new], [stem(word) for word in new]))
        rows = connection.execute(asking, (new,)).fetchall()
        known |= {str(word): int(str(number)) for word, number in rows}
    return known
