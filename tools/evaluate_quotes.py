"""How often the speaker of a direct quote is right, on the hand-made set in ``tests/data/quotes``.

    python tools/evaluate_quotes.py [--errors] [FOLDER]

Each file of the set is an article written for this project, a line ``===``, and one line ``speaker | first words``
for every direct quote (``-`` where the text does not say who speaks). The files in ``tuning`` were looked at while the
rules were written; those in ``report`` were fixed beforehand and only counted. ``--errors`` lists the mistakes in
``tuning`` alone.

The quotes come from the product: ``analyse``, ``link_entities`` and ``link_quotes``. A quote is found if one in marks
starts at the same words. Its speaker is right if the entity that it is linked to bears the name (or, for somebody
without a name, if the words for the speaker are those of the key or begin them).
"""

from __future__ import annotations

import argparse
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briefing.analysis import analyse
from briefing.models import Article, Entity, Paragraph, ParagraphKind, Quote, QuoteKind, Reading
from briefing.story.entities.linking import link_entities
from briefing.story.lists.quotes import link_quotes

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "quotes"
HALVES = ("tuning", "report")
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "professor", "father", "the", "a", "an", "judge", "captain"})


@dataclass(frozen=True)
class Score:
    """Counts over some articles: quotes in the key, found, speaker right; direct quotes that are not in the key."""

    articles: int = 0
    quotes: int = 0
    found: int = 0
    right: int = 0
    extra: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.articles + other.articles,
            self.quotes + other.quotes,
            self.found + other.found,
            self.right + other.right,
            self.extra + other.extra,
        )


def read_case(path: Path) -> tuple[Article, list[tuple[str, str]]]:
    """The article of a file and its key: (speaker, first words) for each quote."""
    body, key = path.read_text(encoding="utf-8").split("\n===\n")
    paragraphs = []
    at = 0
    for index, part in enumerate(body.split("\n\n")):
        kind = ParagraphKind.HEADING if index == 0 else ParagraphKind.BODY
        paragraphs.append(Paragraph(at, at + len(part), kind))
        at += len(part) + 2
    digest = hashlib.sha256(body.encode()).hexdigest()
    title = body.partition("\n")[0]
    article = Article(digest[:10], path.name, digest, title, body, tuple(paragraphs), language="en")
    lines = [line.split(" | ", 1) for line in key.splitlines() if line.strip()]
    return article, [(speaker, words) for speaker, words in lines]


def evaluate_case(path: Path) -> tuple[Score, list[str]]:
    """The score of one article and its mistakes as readable lines."""
    article, key = read_case(path)
    reading = Reading(article, analyse(article))
    entities = link_entities([reading])
    quotes = {quote.evidence.start: quote for quote in link_quotes([reading], entities)}
    words = {q.start: q.speaker.of(article.text) for q in reading.analysis.quotes if q.speaker is not None}
    found = right = 0
    errors = []
    keyed = set()
    for speaker, first in key:
        start = article.text.index(first)
        keyed.add(start)
        quote = quotes.get(start)
        if quote is None or quote.kind is QuoteKind.INDIRECT:
            errors.append(f"{path.name}: not found: {first}")
            continue
        found += 1
        if is_right(speaker, quote, words.get(start), entities):
            right += 1
        else:
            errors.append(f"{path.name}: {first} … is {speaker}, not {words.get(start)}")
    extra = [start for start, q in quotes.items() if q.kind is QuoteKind.DIRECT and start not in keyed]
    errors += [f"{path.name}: no quote of anybody: {quotes[start].evidence.text[:40]}" for start in extra]
    return Score(1, len(key), found, right, len(extra)), errors


def is_right(speaker: str, quote: Quote, words: str | None, entities: tuple[Entity, ...]) -> bool:
    """Whether the quote is put in the mouth that the key names."""
    if speaker == "-" or words is None:
        return speaker == "-" and words is None
    if not speaker.rsplit(maxsplit=1)[-1][0].isupper():
        wanted, given = _plain(speaker), _plain(words)
        return wanted == given or (bool(given) and wanted[: len(given)] == given) or (given[: len(wanted)] == wanted)
    names = [words]
    names += [name for entity in entities if entity.id == quote.speaker for name in (entity.name, *entity.aliases)]
    return any(_same(speaker, name) for name in names)


def _plain(text: str) -> list[str]:
    """Lower-case words without titles and articles."""
    tokens = re.findall(r"\w+", text.casefold().replace("’", "'"))
    return [token for token in tokens if token not in _TITLES]


def _same(speaker: str, name: str) -> bool:
    """Whether ``name`` is the speaker's name or a part of it."""
    wanted, given = _plain(speaker), _plain(name)
    return bool(given) and set(given) <= set(wanted)


def evaluate(folder: Path) -> Iterator[tuple[str, Score, list[str]]]:
    """Score and mistakes for each half of the set."""
    for half in HALVES:
        total, mistakes = Score(), []
        for path in sorted((folder / half).glob("*.txt")):
            score, errors = evaluate_case(path)
            total += score
            mistakes += errors
        yield half, total, mistakes


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score the speakers of direct quotes.")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true", help="list the mistakes of the tuning half")
    options = parser.parse_args()
    print(f"{'half':8} {'articles':>8} {'quotes':>7} {'found':>7} {'speaker right':>14} {'not quotes':>11}")
    for half, score, errors in evaluate(options.folder):
        share = score.right / score.quotes if score.quotes else 0.0
        print(f"{half:8} {score.articles:8} {score.quotes:7} {score.found:7}", end="")
        print(f" {score.right:6} ({share:.1%}) {score.extra:11}")
        if options.errors and half == "tuning":
            print("\n".join(f"    {error}" for error in errors))


if __name__ == "__main__":
    main()
