"""Reading a folder of web pages, and finding copies: files a second, time to the first article, memory.

    python benchmarks/reading.py [--pages N] [--copies N]

Pages of about 600 words with navigation, related links and a footer around them are written to a temporary folder and
read three ways in the same run: with worker processes as the program does, with one worker, and here without limits;
trafilatura alone on the same pages is the yardstick. Copies are searched among made-up articles of 600 words.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from briefing.models import Article, Paragraph
from briefing.story.grouping.duplicates import find_duplicates

WORDS = (Path(__file__).resolve().parent.parent / "articles").rglob("*.md")


def vocabulary() -> list[str]:
    """Words of the sample articles."""
    words = " ".join(path.read_text(encoding="utf-8") for path in sorted(WORDS)).split()
    return sorted({word.strip(".,;:“”\"'()").lower() for word in words if word.isalpha()})


def paragraph(rng: random.Random, words: list[str]) -> str:
    sentences = (" ".join(rng.choices(words, k=rng.randint(8, 24))).capitalize() + "." for _ in range(4))
    return " ".join(sentences)


def page(rng: random.Random, words: list[str], number: int) -> str:
    links = "".join(f'<li><a href="/{n}">{" ".join(rng.choices(words, k=4))}</a></li>' for n in range(40))
    text = "".join(f"<p>{paragraph(rng, words)}</p>" for _ in range(9))
    head = f"<title>Page {number}: {' '.join(rng.choices(words, k=6))}</title>"
    head += '<meta property="og:site_name" content="Sample">'
    head += '<meta property="article:published_time" content="2024-05-02T10:00:00Z"><script>var a = 1;</script>'
    style = "<style>" + ".a { color: red; }" * 200 + "</style>"
    body = f"<nav><ul>{links}</ul></nav><article><h1>Page {number}</h1>{text}</article><aside><ul>{links}</ul></aside>"
    return f"<!DOCTYPE html><html><head>{head}{style}</head><body>{body}<footer>Terms and more</footer></body></html>"


INSIDE = """
import resource, sys, time
begin = time.perf_counter()
from pathlib import Path
from briefing.corpus import worker
from briefing.corpus.discover import discover
from briefing.corpus.sourcefile import SourceFile
from briefing.corpus.reading import read_file
how = sys.argv[2]
sources = [item for item in discover([Path(sys.argv[1])]) if isinstance(item, SourceFile)]
worker.PROCESSES = int(how) if how.isdigit() else worker.PROCESSES
results = worker.read_all(sources) if how.isdigit() else ((source, read_file(source)) for source in sources)
first = None
count = 0
for source, found in results:
    first = first or time.perf_counter() - begin
    count += sum(hasattr(item, "text") for item in found)
taken = time.perf_counter() - begin
peak = [resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(count, taken, first, *peak)
"""
ALONE = """
import sys, time
begin = time.perf_counter()
from pathlib import Path
import trafilatura
first = None
paths = sorted(Path(sys.argv[1]).iterdir())
for path in paths:
    trafilatura.extract(path.read_text(), fast=True)
    first = first or time.perf_counter() - begin
print(len(paths), time.perf_counter() - begin, first, 0, 0)
"""


def measure(label: str, script: str, *arguments: str) -> None:
    """One row of the table, from a process of its own."""
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    count, taken, first, own, child = (float(value) for value in done.stdout.split())
    memory = f"{own:.0f} + {child:.0f} MB" if own else ""
    print(f"{label:36} {count:6.0f} {taken:8.2f} s {count / taken:8.1f}/s {first:7.2f} s  {memory}")


def copies(number: int, rng: random.Random, words: list[str]) -> None:
    """Time and memory of finding copies among ``number`` articles, a tenth of which are copies cut short."""
    texts = ["\n\n".join(paragraph(rng, words) for _ in range(9)) for _ in range(number - number // 10)]
    texts += [text[: len(text) // 2] for text in texts[: number // 10]]
    articles = [
        Article(f"{n:06}", "", "", "", text, (Paragraph(0, len(text)),), language="en") for n, text in enumerate(texts)
    ]
    begin = time.perf_counter()
    found = find_duplicates(articles)
    taken = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    size = sum(len(text.split()) for text in texts)
    print(
        f"{number} articles, {size} words: {len(found)} copies in {taken:.2f} s, {size / taken:,.0f} words/s, {peak} MB"
    )


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--copies", type=int, default=10_000)
    options = parser.parse_args()
    rng = random.Random(1)
    words = vocabulary()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.pages):
            (Path(folder) / f"{number:05}.html").write_text(page(rng, words, number), encoding="utf-8")
        print(f"{'':36} {'pages':>6} {'all':>10} {'rate':>10} {'first':>9}")
        measure("briefing, two worker processes", INSIDE, folder, "2")
        measure("briefing, one worker process", INSIDE, folder, "1")
        measure("briefing, in one process, no limits", INSIDE, folder, "here")
        measure("trafilatura alone, text only", ALONE, folder)
    for number in (options.copies // 4, options.copies // 2, options.copies):
        copies(number, rng, words)


if __name__ == "__main__":
    main()
