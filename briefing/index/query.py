"""From what a reader types to hits: parsing, widening to stems and titles, ranking by BM25F."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from whoosh import query as wq
from whoosh.qparser import AndGroup, FieldAliasPlugin, QueryParser, SingleQuotePlugin
from whoosh.reading import IndexReader
from whoosh.searching import Searcher

from briefing.index.schema import BODY, DAY, ENTITY, OUTLET, STEMS, TITLE, make_schema, stem
from briefing.index.snippets import Snippet, Wanted, cut_snippets, find_hits
from briefing.models import Article, Span

LONGEST_QUERY = 500
"""Characters; a longer query is refused rather than parsed."""
EXPANSIONS = 64
"""A prefix or wildcard stands for at most this many words, the commonest: two letters would else cost seconds."""
_STARS = 4
_SHORTEST_PREFIX = 2
_OPERATORS = frozenset({"AND", "OR", "NOT", "TO", "ANDNOT", "ANDMAYBE"})
_ALIASES = {DAY: ("day", "published"), OUTLET: ("source",), ENTITY: ("name", "person", "place", "org"), BODY: ("text",)}


@dataclass(frozen=True, slots=True)
class Filters:
    """Limits beside the query; None leaves a side open."""

    outlet: str | None = None
    entity: str | None = None
    type: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to ask: at most ``limit`` hits, newest first with ``by_day``, else best first by BM25F.

    ``typing`` takes the last word as the beginning of one. ``among`` leaves only these articles, by their ids; unlike
    the filters it compares nothing, so that a caller can limit by what he alone knows.
    """

    limit: int = 50
    by_day: bool = False
    typing: bool = False
    filters: Filters = Filters()
    among: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that matches; ``places`` are all matching words in its text, ``snippets`` the best in context."""

    article_id: str
    path: str
    outlet: str | None
    title: str
    published: date | None
    score: float
    snippets: tuple[Snippet, ...]
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """``total`` counts all matching articles, ``hits`` holds at most the limit asked for.

    ``matching`` are the ids of all articles that the words and ``Filters`` leave, whether ``among`` names them or not.
    """

    query: str
    total: int
    hits: tuple[Hit, ...]
    error: str | None = None
    matching: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query is asked of: an open searcher, the articles by id, and the id of each of its document numbers.

    ``stale`` where the index is of another state than the articles: then it may know some that are gone.
    """

    searcher: Searcher
    articles: Mapping[str, Article]
    ids: Sequence[str]
    stale: bool = False


def run_query(asked: Asked, text: str, options: SearchOptions) -> SearchResult:
    """Ask an open searcher. Errors of the query come back in ``error``; none is raised."""
    if not text.strip() and options.filters == Filters() and options.among is None:
        return SearchResult(text, 0, ())
    if len(text) > LONGEST_QUERY:
        return SearchResult(text, 0, (), f"the query is longer than {LONGEST_QUERY} characters")
    try:
        parsed = parse(as_typed(text) if options.typing else text) if text.strip() else wq.Every()
        wanted = Wanted()
        widened = _widen(parsed, asked.searcher.reader(), wanted, negated=False)
        matching = _matching(asked.searcher, widened, _filter_query(options.filters))
        if asked.stale:
            matching = {number for number in matching if asked.ids[number] in asked.articles}
        left = matching if options.among is None else {n for n in matching if asked.ids[n] in options.among}
        order: dict[str, Any] = {"sortedby": DAY, "reverse": True} if options.by_day else {}
        limited = asked.stale or options.among is not None or options.filters != Filters()
        # Whoosh takes an empty set for no filter at all.
        found = (
            asked.searcher.search(widened, limit=options.limit, filter=left if limited else None, **order)
            if left
            else ()
        )
        rows = [(asked.articles.get(row["id"]), float(row.score or 0.0)) for row in found]
    except (wq.QueryError, ValueError, RecursionError, OverflowError) as error:
        return SearchResult(text, 0, (), f"the query can't be read: {error}")
    hits = tuple(_hit(article, score, wanted) for article, score in rows if article is not None)
    return SearchResult(text, len(left), hits, matching=frozenset(asked.ids[number] for number in matching))


def _matching(searcher: Searcher, query: wq.Query, limits: wq.Query | None) -> set[int]:
    numbers = set(searcher.docs_for_query(query))
    return numbers if limits is None else numbers & set(searcher.docs_for_query(limits))


def parse(text: str) -> wq.Query:
    """A Whoosh query on the body, all words required.

    A quotation mark or bracket that is still open, as while typing, is closed.

    Raises:
        ValueError: for a wildcard too wide or a date that is none.
    """
    text = text.replace("“", '"').replace("”", '"')
    if text.count('"') % 2:
        text += '"'
    opened = text.count("(") - text.count(")")
    text += ")" * max(0, opened)
    if text.count("*") > _STARS:
        raise ValueError(f"more than {_STARS} wildcards")
    parser = QueryParser(BODY, make_schema(), group=AndGroup)
    parser.remove_plugin_class(SingleQuotePlugin)
    parser.add_plugin(FieldAliasPlugin(_ALIASES))
    parsed = parser.parse(text)
    for leaf in parsed.leaves():
        if isinstance(leaf, wq.qcore._NullQuery) and getattr(leaf, "error", None):
            raise ValueError(str(leaf.error))
    return parsed


def as_typed(text: str) -> str:
    """The query with its last word also as a prefix, for answers while the reader is still typing it."""
    word = text.rsplit(maxsplit=1)[-1] if text[-1:].isalnum() else ""
    if len(word) < _SHORTEST_PREFIX or not word.isalnum() or word in _OPERATORS or text.count('"') % 2:
        return text
    return f"{text[: -len(word)]}({word} OR {word}*)"


def _widen(node: wq.Query, reader: IndexReader, wanted: Wanted, *, negated: bool) -> wq.Query:
    if isinstance(node, wq.Not):
        return wq.Not(_widen(node.query, reader, wanted, negated=True))
    if isinstance(node, wq.AndNot):
        keep = _widen(node.a, reader, wanted, negated=negated)
        return wq.AndNot(keep, _widen(node.b, reader, wanted, negated=True))
    if isinstance(node, wq.compound.CompoundQuery):
        return type(node)([_widen(child, reader, wanted, negated=negated) for child in node.subqueries])
    if getattr(node, "fieldname", None) != BODY:
        return node
    if isinstance(node, wq.Term):
        return _widen_term(node, wanted, negated=negated)
    if isinstance(node, wq.Phrase):
        if not negated:
            wanted.phrases.add(tuple(node.words))
        return wq.Or([node, wq.Phrase(TITLE, node.words, slop=node.slop)])
    if isinstance(node, (wq.Prefix, wq.Wildcard)):
        return _widen_pattern(node, reader, wanted, negated=negated)
    return node


def _widen_term(node: wq.Term, wanted: Wanted, *, negated: bool) -> wq.Query:
    word, root = str(node.text), stem(str(node.text))
    if not negated:
        wanted.words.add(word)
        wanted.stems.add(root)
    return wq.Or([node, wq.Term(STEMS, root, boost=0.7), wq.Term(TITLE, word)])


def _widen_pattern(node: wq.Query, reader: IndexReader, wanted: Wanted, *, negated: bool) -> wq.Query:
    alternatives: list[wq.Query] = []
    for field in (BODY, TITLE):
        words = list(_expanded(type(node)(field, node.text), reader, field))
        if field == BODY and not negated:
            wanted.words.update(words)
        alternatives += [wq.Term(field, word) for word in words]
    return wq.Or(alternatives) if alternatives else wq.NullQuery


def _expanded(node: wq.Query, reader: IndexReader, field: str) -> Iterator[str]:
    # The commonest words win, so that a short prefix costs no more than a long one.
    encoded = ((reader.doc_frequency(field, word), word) for word in node._btexts(reader))
    ranked = sorted(encoded, key=lambda pair: (-pair[0], pair[1]))
    return (word.decode("utf-8", "replace") for _, word in ranked[:EXPANSIONS])


def _filter_query(filters: Filters) -> wq.Query | None:
    parts: list[wq.Query] = []
    schema = make_schema()
    for field, value in ((OUTLET, filters.outlet), (ENTITY, filters.entity), ("type", filters.type)):
        if value:
            parts.append(QueryParser(field, schema, group=AndGroup, plugins=[]).parse(value))
    if filters.since or filters.until:
        first = datetime.combine(filters.since, time.min) if filters.since else None
        last = datetime.combine(filters.until, time.max) if filters.until else None
        parts.append(wq.DateRange(DAY, first, last))
    return wq.And(parts) if parts else None


def _hit(article: Article, score: float, wanted: Wanted) -> Hit:
    places = find_hits(article.text, wanted)
    return Hit(
        article_id=article.id,
        path=article.where,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        score=round(score, 4),
        snippets=cut_snippets(article, places),
        places=places,
    )
