"""Search: building, opening and asking the index, beside other engines on the same articles in the same run.

    python benchmarks/search.py [ARTICLES] [ENGINE...]

Engines: briefing, large (briefing over tantivy), whoosh (as it comes), fts5 (SQLite), tantivy, xapian, recoll and
ripgrep, each where it is installed. Every engine runs in a process of its own; what is printed is the CPU time of user
and system, of that process and its children.

The articles are those of ``corpus.py``.
"""

from __future__ import annotations

import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import KINDS, LENGTH, as_text, make_readings, questions

from briefing.models import Analysis, Article, Reading

ENGINES = ("briefing", "large", "whoosh", "fts5", "tantivy", "xapian", "recoll", "ripgrep")
ROWS = 8
"""Hits that are asked for: as many as a screen shows."""
TIMES_AS_COMMAND = 5
SYSTEM_PYTHON = "/usr/lib/python3/dist-packages"

Timed = dict[str, float]
Ask = Callable[[str, list[str]], object]


def cpu() -> float:
    """Seconds of this process and its children."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(use.ru_utime + use.ru_stime for use in both)


def peak() -> float:
    """Most memory of this process or one of its children, in MB."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def ask_all(ask: Ask, asked: dict[str, list[list[str]]]) -> Timed:
    """Median and 95th percentile of each kind, in milliseconds."""
    result: Timed = {}
    every: list[float] = []
    for kind, queries in asked.items():
        taken = []
        for words in queries:
            begin = cpu()
            ask(kind, words)
            taken.append((cpu() - begin) * 1000)
        result[kind] = statistics.median(taken)
        every += taken
    result["95 % of all"] = sorted(every)[int(len(every) * 0.95)]
    return result


def run_briefing(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """The index of the app: with snippets and places, as it shows them."""
    from briefing.index import SearchOptions, open_index

    place = folder / "index"
    begin = cpu()
    open_index(place).update(readings, {})
    yield {"build, s": cpu() - begin}
    begin = cpu()
    index = open_index(place)
    index.update(readings, {})
    yield {"open, ms": (cpu() - begin) * 1000}
    yield ask_all(
        lambda kind, words: index.search(as_text(kind, words), SearchOptions(limit=ROWS)), questions(readings)
    )
    begin = cpu()
    index.update([*readings, *make_one()], {})
    yield {"one article added, ms": (cpu() - begin) * 1000}
    yield as_command(readings, folder, "whoosh")


def run_large(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """The same language and hits over tantivy."""
    from briefing.index import SearchOptions, open_engine

    place = folder / "index"
    begin = cpu()
    open_engine(place, "tantivy").update(readings, {})
    yield {"build, s": cpu() - begin}
    begin = cpu()
    index = open_engine(place, "tantivy")
    index.update(readings, {})
    yield {"open, ms": (cpu() - begin) * 1000}
    yield ask_all(
        lambda kind, words: index.search(as_text(kind, words), SearchOptions(limit=ROWS)), questions(readings)
    )
    begin = cpu()
    index.update([*readings, *make_one()], {})
    yield {"one article added, ms": (cpu() - begin) * 1000}
    yield as_command(readings, folder, "tantivy")


def as_command(readings: list[Reading], folder: Path, engine: str) -> Timed:
    """``briefing search`` in a process of its own, its index made of the very files."""
    from large import homes

    from briefing.corpus.discover import MAX_BYTES
    from briefing.index import open_engine
    from briefing.pipeline import index_folder, source_key

    news = folder / "news"
    news.mkdir()
    for reading in readings:
        (news / reading.article.path).write_text(reading.article.text)
    words = [row[0] for row in questions(readings)["word"]][:TIMES_AS_COMMAND]
    taken, most = [], 0.0
    with homes(folder):
        open_engine(index_folder([news]), engine).update(readings, {}, source=source_key([news], MAX_BYTES))
        for word in words:
            script = (
                "import re, sys; from briefing.cli import main; main(sys.argv[1:]); "
                r"print(re.search(r'VmHWM:\s+(\d+)', open('/proc/self/status').read())[1], file=sys.stderr)"
            )
            begin = cpu()
            call = [sys.executable, "-c", script, "search", word, str(news), "--limit", str(ROWS)]
            said = subprocess.run(call, capture_output=True, text=True, check=True)
            taken.append(cpu() - begin)
            most = max(most, int(said.stderr.split()[-1]) / 1024)
    return {"one command, ms": statistics.median(taken) * 1000, "memory of it, MB": most}


def make_one() -> list[Reading]:
    """One more article."""
    article = Article("z", "z.txt", "z", "One more", "One more article of a few words.", (), "Press", None)
    return [Reading(article, Analysis())]


def run_whoosh(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """Whoosh as it comes: its own stemming analyzer, codec, parser and BM25F."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import ID, TEXT, Schema
    from whoosh.index import create_in, open_dir
    from whoosh.qparser import QueryParser

    begin = cpu()
    writer = create_in(str(folder), Schema(id=ID(stored=True), body=TEXT(analyzer=StemmingAnalyzer()))).writer()
    for reading in readings:
        writer.add_document(id=reading.article.id, body=f"{reading.article.title} {reading.article.text}")
    writer.commit()
    yield {"build, s": cpu() - begin}
    begin = cpu()
    index = open_dir(str(folder))
    with index.searcher() as searcher:
        yield {"open, ms": (cpu() - begin) * 1000}
        parser = QueryParser("body", index.schema)

        def ask(kind: str, words: list[str]) -> object:
            found = searcher.search(parser.parse(as_text(kind, words)), limit=ROWS)
            return [hit["id"] for hit in found], len(found)

        yield ask_all(ask, questions(readings))


def run_fts5(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """SQLite's FTS5 with Porter stems and snippets."""
    begin = cpu()
    peer = sqlite3.connect(folder / "fts.sqlite3")
    peer.execute("CREATE VIRTUAL TABLE t USING fts5(body, tokenize='porter unicode61')")
    peer.executemany("INSERT INTO t VALUES (?)", ((f"{r.article.title} {r.article.text}",) for r in readings))
    peer.commit()
    yield {"build, s": cpu() - begin}
    rows = f"SELECT rowid, snippet(t, 0, '[', ']', '', 20) FROM t WHERE t MATCH ? ORDER BY rank LIMIT {ROWS}"

    def ask(kind: str, words: list[str]) -> object:
        query = as_text(kind, words)
        total = peer.execute("SELECT count(*) FROM t WHERE t MATCH ?", (query,)).fetchone()
        return total, peer.execute(rows, (query,)).fetchall()

    yield ask_all(ask, questions(readings))


def run_tantivy(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """Tantivy with English stems."""
    import tantivy

    begin = cpu()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("body", tokenizer_name="en_stem")
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(num_threads=1)
    for reading in readings:
        writer.add_document(
            tantivy.Document(id=reading.article.id, body=f"{reading.article.title} {reading.article.text}")
        )
    writer.commit()
    writer.wait_merging_threads()
    yield {"build, s": cpu() - begin}
    index.reload()
    searcher = index.searcher()

    def ask(kind: str, words: list[str]) -> object:
        if "letter" in kind:
            query = tantivy.Query.regex_query(index.schema, "body", f"{words[0]}.*")
        else:
            query = index.parse_query(
                as_text(kind, words).replace(" ", " AND ") if "AND" in kind else as_text(kind, words), ["body"]
            )
        found = searcher.search(query, ROWS)
        return found.count, [searcher.doc(address)["id"] for _, address in found.hits]

    yield ask_all(ask, questions(readings))


def run_xapian(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """Xapian with English stems and snippets; it comes with the system's Python alone."""
    if not find_spec("xapian"):
        sys.path.append(SYSTEM_PYTHON)
    import xapian

    begin = cpu()
    peer = xapian.WritableDatabase(str(folder / "xapian"), xapian.DB_CREATE)
    generator = xapian.TermGenerator()
    generator.set_stemmer(xapian.Stem("english"))
    for reading in readings:
        document = xapian.Document()
        generator.set_document(document)
        generator.index_text(f"{reading.article.title} {reading.article.text}")
        document.set_data(reading.article.text)
        peer.add_document(document)
    peer.commit()
    yield {"build, s": cpu() - begin}
    parser = xapian.QueryParser()
    parser.set_stemmer(xapian.Stem("english"))
    parser.set_stemming_strategy(parser.STEM_SOME)
    parser.set_default_op(xapian.Query.OP_AND)
    parser.set_database(peer)
    flags = parser.FLAG_DEFAULT | parser.FLAG_WILDCARD

    def ask(kind: str, words: list[str]) -> object:
        enquire = xapian.Enquire(peer)
        enquire.set_query(parser.parse_query(as_text(kind, words), flags))
        found = enquire.get_mset(0, ROWS, len(readings))
        rows = [(match.docid, found.snippet(match.document.get_data(), 200)) for match in found]
        return found.get_matches_estimated(), rows

    yield ask_all(ask, questions(readings))


def run_recoll(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """Recoll over the files, each query a process of its own, as it is used."""
    news, settings = folder / "news", folder / "settings"
    news.mkdir()
    settings.mkdir()
    for reading in readings:
        (news / reading.article.path).write_text(f"{reading.article.title} {reading.article.text}")
    (settings / "recoll.conf").write_text(f"topdirs = {news}\nnoaspell = 1\n")
    begin = cpu()
    subprocess.run(["recollindex", "-c", str(settings)], capture_output=True, check=True)
    yield {"build, s": cpu() - begin}

    def ask(kind: str, words: list[str]) -> object:
        query = as_text(kind, words)
        call = ["recollq", "-c", str(settings), "-n", str(ROWS), "-A", query]
        return subprocess.run(call, capture_output=True, check=False).stdout

    yield ask_all(ask, {kind: rows[:5] for kind, rows in questions(readings).items()})


def run_ripgrep(readings: list[Reading], folder: Path) -> Iterator[Timed]:
    """Ripgrep over the files, one word or the first of several: no index at all."""
    for reading in readings:
        (folder / reading.article.path).write_text(reading.article.text)

    def ask(kind: str, words: list[str]) -> object:
        pattern = " ".join(words) if kind == "phrase" else words[0]
        call = (
            ["rg", "-lwi", pattern, str(folder)]
            if "letter" not in kind
            else ["rg", "-li", rf"\b{pattern}", str(folder)]
        )
        return subprocess.run(call, capture_output=True, check=False).stdout

    yield ask_all(ask, {kind: rows[:3] for kind, rows in questions(readings).items()})


def measure(engine: str, count: int) -> None:
    """Run one engine in this process and print what was measured as JSON."""
    readings = make_readings(count)
    before = peak()
    result: Timed = {}
    with tempfile.TemporaryDirectory() as folder:
        for part in globals()[f"run_{engine}"](readings, Path(folder)):
            result.update(part)
            if "build, s" in part:
                result["memory of building, MB"] = max(0.0, peak() - before)
    print(json.dumps(result))


def installed(engine: str) -> bool:
    """Whether it can be run here."""
    programs = {"ripgrep": "rg", "recoll": "recollq"}
    if engine in programs:
        return shutil.which(programs[engine]) is not None
    if engine == "xapian":
        return find_spec("xapian") is not None or Path(SYSTEM_PYTHON, "xapian").is_dir()
    return engine not in ("tantivy", "large") or find_spec("tantivy") is not None


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chosen = sys.argv[2:] or list(ENGINES)
    table: dict[str, Timed] = {}
    for engine in chosen:
        if not installed(engine):
            print(f"{engine} is not installed here and left out")
            continue
        call = [sys.executable, __file__, "--measure", engine, str(count)]
        table[engine] = json.loads(subprocess.run(call, capture_output=True, text=True, check=True).stdout)
    rows = [
        "build, s",
        "memory of building, MB",
        "open, ms",
        *KINDS,
        "95 % of all",
        "one article added, ms",
        "one command, ms",
        "memory of it, MB",
    ]
    print(f"{count:,} articles of {LENGTH} words, CPU; queries in milliseconds, {ROWS} rows and the count")
    print(f"{'':26}" + "".join(f"{engine:>12}" for engine in table))
    for row in rows:
        cells = [f"{timed[row]:12,.1f}" if row in timed else f"{'–':>12}" for timed in table.values()]
        print(f"{row:26}" + "".join(cells))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(sys.argv[2], int(sys.argv[3]))
    else:
        main()
