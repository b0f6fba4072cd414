"""Kill ``briefing add`` at random moments: what was reported as added is there, whole, and the next run adds the rest.

    python tools/hammer_import.py [KILLS] [SEED]

A process of its own takes in a folder of files and a feed whose pages a small server on this machine gives out, into a
folder that is new each time or that another killed process has begun.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path

from hammering import Outcome, kill_forked

from briefing.corpus.discover import discover
from briefing.corpus.reading import read_file
from briefing.corpus.web.fetch import FetchOptions
from briefing.corpus.web.importing import AddOptions, AddProgress, add
from briefing.models import Article, Skipped

LONGEST = 1.2
"""Seconds after the first article that a process is left alive at most."""
FILES = PAGES = 12
OPTIONS = AddOptions(FetchOptions(allow_private=True, pause=0.0), keep_original=True)


def text(name: str) -> list[str]:
    """The paragraphs of an article of this name."""
    return [f"The ship {name} entered the harbour of Tarnby on Tuesday with part {n} of its cargo." for n in range(6)]


def work(sources: Sequence[str], base: Path, seed: int) -> None:
    """Add until killed: into a folder that a killed one began, then into new ones; a line for each article added."""
    for number in count():
        folder = base / "begun" if number == 0 else base / f"{seed}-{number}"

        def tell(progress: AddProgress, folder: Path = folder) -> None:
            print(f"{folder.name} {progress.added} {progress.known} {progress.skipped}", flush=True)

        report = add(sources, folder, OPTIONS, tell)
        names = len(list(folder.glob("*.md")))
        if names != FILES + PAGES or report.skipped:
            print(f"! {folder.name} holds {names}, {report.skipped}", flush=True)


def faults(base: Path, told: Sequence[str]) -> list[str]:
    """What is wrong with the folders: a file that is half an article or there twice, or one that was lost."""
    wrong = [line for line in told if line.startswith("!")]
    added: dict[str, int] = {}
    for line in told:
        name, *counts = line.split(" ")
        if name != "!":
            added[name] = int(counts[0]) + int(counts[1])
    for name, number in added.items():
        found = [item for source in discover([base / name]) for item in _read(source)]
        titles = [item.title for item in found if isinstance(item, Article) and len(item.paragraphs) == len(text(""))]
        if len(titles) != len(found):
            wrong.append(f"{name}: {len(found) - len(titles)} of {len(found)} are broken")
        if len(titles) < number or len(set(titles)) != len(titles):
            wrong.append(f"{name}: {number} were reported, {len(set(titles))} are there, in {len(titles)} files")
    return wrong


def _read(source: object) -> tuple[Article | Skipped, ...]:
    return (source,) if isinstance(source, Skipped) else read_file(source)  # type: ignore[arg-type]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def pages(folder: Path) -> Iterator[str]:
    """A server on this machine, in a process of its own: this one is to be forked. The address of its feed."""
    folder.mkdir()
    program = "import sys; sys.path.insert(0, sys.argv[1]); import hammer_import; hammer_import.give_out(sys.argv[2])"
    order = [sys.executable, "-c", program, str(Path(__file__).parent), str(folder)]
    server = subprocess.Popen(order, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = f"http://127.0.0.1:{server.stdout.readline().strip()}"
    items = ""
    for number in range(PAGES):
        title = f"Page {number} of the harbour"
        body = "".join(f"<p>{paragraph}</p>" for paragraph in text(title))
        page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
        items += f"<item><title>{title}</title><link>{address}/{number}.html</link></item>"
    feed = f'<rss version="2.0"><channel><title>Tarnby Herald</title>{items}</channel></rss>'
    (folder / "feed.xml").write_text(feed, encoding="utf-8")
    try:
        yield f"{address}/feed.xml"
    finally:
        server.kill()
        server.communicate()


def give_out(folder: str) -> None:
    """Serve a folder until killed, and print the port first."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
    print(server.server_address[1], flush=True)
    server.serve_forever()


def hammer(kills: int, seed: int = 1) -> Outcome:
    """Kill so many times; every other process goes on where the one before was killed."""
    chance = random.Random(seed)
    said: set[str] = set()
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as made:
        base = Path(made)
        files = base / "files"
        files.mkdir()
        for number in range(FILES):
            title = f"File {number} of the harbour"
            (files / f"{number}.txt").write_text("\n\n".join([title, *text(title)]), encoding="utf-8")
        with pages(base / "pages") as feed:
            for kill in range(kills):
                number = chance.randrange(1 << 30)
                killed = kill_forked(partial(work, (feed, str(files)), base / "to", number), chance, LONGEST)
                said.update(killed.said)
                found = faults(base / "to", killed.told) + ["it ended by itself"] * killed.early
                wrong += [f"kill {kill}: {fault}" for fault in found]
                _begin_again(base / "to", killed.told)
    return Outcome(kills, tuple(sorted(said)), tuple(wrong))


def _begin_again(base: Path, told: Sequence[str]) -> None:
    """Leave only the folder that was begun last, for the next process to go on with."""
    last = told[-1].split(" ")[0] if told else "begun"
    for folder in sorted(base.iterdir()):
        if folder.name != last:
            for path in folder.iterdir():
                path.unlink()
            folder.rmdir()
    if last != "begun" and (base / last).is_dir():
        (base / last).rename(base / "begun")


def main(arguments: Sequence[str]) -> int:
    """Hammer and print; 1 where anything went wrong."""
    outcome = hammer(*map(int, arguments))
    print(outcome)
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
