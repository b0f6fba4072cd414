"""One search from a process of its own over many articles: CPU seconds and the most memory that it had.

    python benchmarks/cold.py [--home FOLDER] [COPIES]

An index of the 10,000 articles of ``large.py`` is built once and put into an index of its own so many times (ten, if
not said otherwise), under other ids, beside a folder of as many files: what a search reads is what it would read of as
many articles that come to the same words. ``--home`` takes a folder that ``large.py`` filled and ``briefing search``
has looked through before.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import msgspec
from large import fill, homes

from briefing.corpus.discover import MAX_BYTES
from briefing.index import remove_index
from briefing.index.arrays import HEAD, Head
from briefing.index.generations import LAYOUT, Shelf
from briefing.index.shelving import Part
from briefing.pipeline import index_folder, source_key

MADE, TIMES = 10_000, 3
QUERIES = ("Friday", "vofi*", "m*", '"the kelman ministry"', "kelman OR Voni OR Depo", "Friday -Voni", "kelmxn")
PROGRAM = (
    "import re, sys; from briefing.cli import main\n"
    "try: main(sys.argv[1:])\n"
    r"finally: print(re.search(r'VmHWM:\s+(\d+)', open('/proc/self/status').read())[1], file=sys.stderr)"
)


def search(query: str, folder: Path) -> tuple[float, float]:
    """CPU seconds and MB of one search."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    call = [sys.executable, "-c", PROGRAM, "search", query, str(folder)]
    said = subprocess.run(call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False).stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, int(re.findall(r"\d+", said)[-1]) / 1024


def copy(news: Path, many: Path, copies: int) -> None:
    """The index of a folder so many times as that of another one, which gets as many files."""
    shelf = Shelf(index_folder([news]), LAYOUT)
    made = shelf.current()
    assert made is not None
    part = msgspec.json.decode(made.folder.read("parts.json"), type=tuple[Part, ...])[0]
    content, prints = made.folder.read(part.file), made.fingerprints()
    length = int.from_bytes(content[:HEAD], "little")
    head = msgspec.json.decode(content[HEAD : HEAD + length], type=Head)
    for number in range(copies * len(head.ids)):
        (many / f"{number:07}.txt").touch()
    folder, articles, parts = Shelf(index_folder([many]), LAYOUT), {}, []
    with folder.building(0, int):
        place = folder.begin(None)
        for number in range(copies):
            ids = tuple(f"{number:02}{one[2:]}" for one in head.ids)
            articles.update(zip(ids, map(prints.__getitem__, head.ids), strict=True))
            encoded = msgspec.json.encode(Head(ids, head.arrays))
            parts.append(Part(f"words-{number:06}-0.arrays"))
            place.write(parts[-1].file, [content[:HEAD], encoded, content[HEAD + length :]])
        place.write("parts.json", [msgspec.json.encode(parts)])
        folder.publish(place, articles, None, source_key([many], MAX_BYTES))


def measure(home: Path, many: Path, copies: int) -> None:
    """Print the table."""
    copy(home / "news", many, copies)
    print(f"{copies * MADE:,} articles, the best of {TIMES}")
    for query in QUERIES:
        cpu, memory = min(search(query, many) for _ in range(TIMES))
        print(f"{query:26}{cpu:8.2f} s {memory:6.0f} MB", flush=True)


def main() -> None:
    """Build the index where none is given."""
    given = sys.argv[1:]
    home = Path(given.pop(1)) if given[:1] == ["--home"] else None
    copies = int(given[-1]) if given and given[-1].isdigit() else 10
    with tempfile.TemporaryDirectory() as place:
        folder, many = home or Path(place), Path(place, "many")
        many.mkdir()
        with homes(folder):
            if home is None:
                (folder / "news").mkdir()
                fill(folder / "news", MADE)
                search("Friday", folder / "news")
            measure(folder, many, copies)
            remove_index(index_folder([many]))


if __name__ == "__main__":
    main()
