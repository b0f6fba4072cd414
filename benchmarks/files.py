"""Feeds, Word documents and books beside feedparser and pandoc: how many of the words that they find are read.

    python benchmarks/files.py FOLDER

A folder of feeds (.rss, .atom, .xml), .docx and .epub, such as the test files of kurtmckee/feedparser and jgm/pandoc
(``git clone https://github.com/kurtmckee/feedparser``, ``git clone https://github.com/jgm/pandoc``). A word counts as
read where it stands in an article's text or title, or among what was left out of it. pandoc is a program of its own;
without it only feeds are compared.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import feedparser

from briefing.corpus.reading import read_file
from briefing.corpus.sourcefile import SourceFile
from briefing.models import Article

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
FEEDS = frozenset({".rss", ".atom", ".xml"})
TEXTS = frozenset({".docx", ".epub"})


def ours(path: Path) -> str:
    state = path.stat()
    found = read_file(SourceFile(path, path.name, state.st_size, state.st_mtime_ns))
    articles = [item for item in found if isinstance(item, Article)]
    return "\n".join("\n".join([item.title, item.text, *(cut.text for cut in item.cuts)]) for item in articles)


def of_feed(path: Path) -> str:
    feed = feedparser.parse(path.read_bytes())
    texts = [[entry.get("title", ""), entry.get("summary", "")] for entry in feed.entries]
    texts += [[content.get("value", "")] for entry in feed.entries for content in entry.get("content", ())]
    return " ".join(_TAG.sub(" ", text) for pair in texts for text in pair)


def of_document(path: Path) -> str:
    done = subprocess.run(
        ["pandoc", "-t", "plain", "--wrap=none", str(path)], capture_output=True, text=True, timeout=60, check=False
    )
    return done.stdout


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    counts: dict[str, list[int]] = {}
    for path in sorted(folder.rglob("*")):
        suffix = path.suffix.lower()
        if not path.is_file() or (suffix in TEXTS and not shutil.which("pandoc")) or suffix not in FEEDS | TEXTS:
            continue
        theirs = Counter(_WORD.findall((of_feed if suffix in FEEDS else of_document)(path).lower()))
        mine = Counter(_WORD.findall(ours(path).lower()))
        row = counts.setdefault("feedparser" if suffix in FEEDS else "pandoc", [0, 0, 0])
        row[0] += 1
        row[1] += sum(theirs.values())
        row[2] += sum((theirs & mine).values())
    print("| beside | files | words that it finds | of these read |\n|---|---|---|---|")
    for name, (files, words, read) in counts.items():
        print(f"| {name} | {files} | {words:,} | {read:,} ({read / max(1, words):.1%}) |")


if __name__ == "__main__":
    main()
