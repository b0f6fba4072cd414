"""How well the best hits answer: nDCG@10 on a public test collection, beside other engines in the same run.

    python benchmarks/relevance.py DOCUMENTS QUERIES JUDGEMENTS

The files are those of Cranfield or CISI: documents and queries in SMART's format (``.I``, ``.T``, ``.W``), judgements a
line each (query, document, grade). Queries are numbered as they come, as Cranfield's judgements do. Each query is asked
as its words with OR between them; a document is relevant or not. Odd and even queries are told apart, so that one half
can be tuned on and the other reported.
"""

from __future__ import annotations

import math
import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from briefing.index import SearchOptions, language, open_engine
from briefing.models import Analysis, Article, Paragraph, Reading

BEST = 10
_WORD = re.compile(r"[^\W_]+")
_OPERATORS = {"and", "or", "not", "near"}

Search = Callable[[list[str]], list[str]]


@dataclass(frozen=True, slots=True)
class Document:
    """A document or a query: its number in the file, its title where it has one, its text."""

    number: str
    title: str
    text: str


def documents_of(path: Path) -> list[Document]:
    """All of a file in SMART's format."""
    found = []
    for piece in re.split(r"^\.I\s+", path.read_text(errors="replace"), flags=re.MULTILINE)[1:]:
        number, _, rest = piece.partition("\n")
        fields = dict.fromkeys("TW", "")
        for name, content in re.findall(
            r"^\.([A-Z])[ \t]*\n(.*?)(?=^\.[A-Z][ \t]*\n|\Z)", rest, re.DOTALL | re.MULTILINE
        ):
            fields[name] = " ".join(content.split())
        found.append(Document(number.strip(), fields["T"], fields["W"] or fields["T"]))
    return found


def judgements_of(path: Path) -> dict[int, set[str]]:
    """The relevant documents of each query; a grade below one says that a document is of no interest."""
    found: dict[int, set[str]] = {}
    for line in path.read_text().splitlines():
        query, document, *grade = line.split()
        if not grade or float(grade[-1]) > 0 or path.suffix == ".REL":
            found.setdefault(int(query), set()).add(document)
    return found


def ndcg(ranked: Sequence[str], relevant: set[str]) -> float:
    """The gain of the first ten, each discounted by its place, of what the best order would have (Järvelin 2002)."""
    gain = sum(1 / math.log2(place + 2) for place, name in enumerate(ranked[:BEST]) if name in relevant)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(BEST, len(relevant))))


def ours(documents: Sequence[Document], folder: Path, engine: str) -> Search:
    """Briefing over one of its engines."""
    readings = []
    for one in documents:
        paragraph = (Paragraph(0, len(one.text)),)
        article = Article(one.number, one.number, one.number, one.title, one.text, paragraph, "Press", None)
        readings.append(Reading(article, Analysis()))
    index = open_engine(folder / engine, engine)
    index.update(readings, {})
    language.LONGEST_QUERY = 100_000

    def search(words: list[str]) -> list[str]:
        return [hit.article_id for hit in index.search(" OR ".join(words), SearchOptions(limit=BEST)).hits]

    return search


def fts5(documents: Sequence[Document]) -> Search:
    """SQLite's FTS5 with Porter stems and its bm25."""
    peer = sqlite3.connect(":memory:")
    peer.execute("CREATE VIRTUAL TABLE t USING fts5(id UNINDEXED, body, tokenize='porter unicode61')")
    peer.executemany("INSERT INTO t VALUES (?, ?)", ((one.number, f"{one.title} {one.text}") for one in documents))
    order = f"SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT {BEST}"
    return lambda words: [row[0] for row in peer.execute(order, (" OR ".join(f'"{word}"' for word in words),))]


def tantivy(documents: Sequence[Document]) -> Search:
    """Tantivy with English stems and its BM25."""
    import tantivy as engine  # noqa: PLC0415  # may be missing

    builder = engine.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("body", tokenizer_name="en_stem")
    index = engine.Index(builder.build())
    writer = index.writer(num_threads=1)
    for one in documents:
        writer.add_document(engine.Document(id=one.number, body=f"{one.title} {one.text}"))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(words: list[str]) -> list[str]:
        query = index.parse_query(" OR ".join(words), ["body"])
        return [searcher.doc(address)["id"][0] for _, address in searcher.search(query, BEST).hits]

    return search


def main() -> None:
    """Print the table."""
    documents, queries = documents_of(Path(sys.argv[1])), documents_of(Path(sys.argv[2]))
    judged = judgements_of(Path(sys.argv[3]))
    with tempfile.TemporaryDirectory() as place:
        engines = {"briefing": ours(documents, Path(place), "whoosh"), "FTS5": fts5(documents)}
        if find_spec("tantivy") is not None:
            engines |= {"large": ours(documents, Path(place), "tantivy"), "tantivy": tantivy(documents)}
        print(f"nDCG@{BEST}, {len(documents)} documents, {len(judged)} judged queries")
        for name, search in engines.items():
            scores = {}
            for number, query in enumerate(queries, 1):
                if number in judged:
                    words = [
                        word for word in dict.fromkeys(_WORD.findall(query.text.lower())) if word not in _OPERATORS
                    ]
                    scores[number] = ndcg(search(words), judged[number])
            halves = [[score for number, score in scores.items() if number % 2 == odd] for odd in (1, 0)]
            odd, even = (sum(half) / len(half) for half in halves)
            print(f"{name:10} odd {odd:.3f}  even {even:.3f}  all {sum(scores.values()) / len(scores):.3f}")


if __name__ == "__main__":
    main()
