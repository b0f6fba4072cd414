"""Ten thousand articles in one export of each kind: all of them read, at what rate, in how much memory.

    python benchmarks/exports.py [--articles 10000] [--kind lexis.TXT …] [--keep FOLDER]

Times are of the processor (this process and its workers), since a busy machine says nothing by the clock. Memory is
the peak of this process and, apart, that of the largest worker. The texts are made of a few hundred words in changing
order, 250 to 450 words each, with nothing analysed.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from exporting import KINDS, Story  # noqa: E402 - found by the line above

TARGETS = {
    "lexis.TXT": 300,
    "lexis.HTML": 300,
    "factiva-table.html": 300,
    "factiva.rtf": 200,
    "nexis.DOCX": 120,
    "lexis.DOCX": 120,
}
"""Articles a second of the processor that each kind must reach."""
_NAMES = """harbour council ferry minister storm bridge crane fog engineer budget island railway hospital teacher
election witness river tunnel factory strike company court village border summit treaty inspection winter repair"""
_DEEDS = "closed opened delayed praised rejected inspected repaired visited warned counted financed reported"
WORDS, VERBS = _NAMES.split(), _DEEDS.split()


def stories(count: int) -> list[Story]:
    """So many made articles, the same each time."""
    chance = random.Random(14)
    return [_story(chance, number) for number in range(count)]


def _story(chance: random.Random, number: int) -> Story:
    paragraphs = []
    for _ in range(chance.randint(5, 8)):
        sentences = []
        for _ in range(chance.randint(3, 4)):
            one, two, three, four = chance.sample(WORDS, 4)
            verb, other = chance.sample(VERBS, 2)
            sentences.append(
                f"The {one} {verb} the {two} on day {chance.randint(1, 999)}, and the {three} {other} the {four} later."
            )
        paragraphs.append(" ".join(sentences))
    title = f"The {chance.choice(WORDS)} {chance.choice(VERBS)} the {chance.choice(WORDS)} again, report {number}"
    day = date(2020, 1, 1) + timedelta(days=number % 1500)
    return Story(title, f"The {chance.choice(WORDS).title()} Gazette", day, tuple(paragraphs), "Ann Example")


def build(kind: str, count: int, folder: Path) -> Path:
    """The export as a file, made in a process of its own so that its memory is not counted here."""
    import subprocess  # noqa: PLC0415

    path = folder / f"{count}-{kind}"
    if not path.exists():
        code = f"import sys; sys.path[:0] = {sys.path[:2]!r}; sys.path.insert(0, {str(ROOT / 'benchmarks')!r})\n"
        code += f"import exports; open({str(path)!r}, 'wb').write(exports.KINDS[{kind!r}](exports.stories({count})))"
        subprocess.run([sys.executable, "-c", code], check=True)
    return path


def measure(path: Path, count: int) -> tuple[int, float, float]:
    """Articles read, seconds until the first one, seconds of the processor for all."""
    from briefing.corpus.sourcefile import SourceFile  # noqa: PLC0415 - not before the memory is looked at
    from briefing.corpus.worker import Limits, read_all  # noqa: PLC0415
    from briefing.models import Article  # noqa: PLC0415

    source = SourceFile(path, path.name, path.stat().st_size, 0)
    start, began = _processor(), time.monotonic()
    found, first = 0, 0.0

    def hear(article: Article) -> None:
        nonlocal first
        first = first or time.monotonic() - began

    for _, items in read_all([source], on_article=hear, limits=Limits()):
        found += sum(isinstance(item, Article) for item in items)
        for item in items:
            if not isinstance(item, Article):
                print("  ", item)
    return found, first, _processor() - start


def _processor() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> int:
    """Measure each kind in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--kind", nargs="+", choices=KINDS, default=list(TARGETS))
    parser.add_argument("--keep", type=Path, help="a folder for the exports, which are then made only once")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        return one(Path(options.one), options.articles)
    import subprocess  # noqa: PLC0415

    wrong = 0
    with tempfile.TemporaryDirectory() as made:
        for kind in options.kind:
            path = build(kind, options.articles, options.keep or Path(made))
            command = [sys.executable, __file__, "--one", str(path), "--articles", str(options.articles)]
            wrong += subprocess.run(command, check=False).returncode
    return 1 if wrong else 0


def one(path: Path, count: int) -> int:
    """Read one export and print its row; the status is 1 where articles are missing."""
    kind = path.name.partition("-")[2]
    found, first, seconds = measure(path, count)
    here = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    target = TARGETS.get(kind)
    rate = f"{found / seconds:5.0f} a CPU second" + (f" (at least {target})" if target else "")
    size = path.stat().st_size / 2**20
    print(f"{kind:20} {size:6.1f} MiB {found:6} of {count} articles  {rate}  ", end="")
    print(f"first after {first:.1f} s  {here} MiB here, {worker} MiB in a worker")
    return int(found != count)


if __name__ == "__main__":
    sys.exit(main())
