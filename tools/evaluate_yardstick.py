"""Who, when and who says so on news pages that were read before the rules were changed.

    python tools/evaluate_yardstick.py PAGES [--errors] [FOLDER]

PAGES is ``ground-truth.json`` of scrapinghub's article-extraction-benchmark, whose texts are not ours; FOLDER, by
default ``tests/data/yardstick``, has what one reader marked in some of them, as offsets (see its README). ``--errors``
lists the mistakes, but never those in ``report`` and ``fresh``.

Printed for each file: ``people`` F1 by B-cubed over the marked mentions that are found, and how many of them stand in
an entity that is mostly somebody else; ``speakers`` right of all quotes; ``days`` with the same value, of all;
``origins`` found, among the sources and the relays that the brief names with them, and the sources that nobody marked;
a relay that nobody marked passes words on all the same, and readers were not of one mind about it. The outlet is the
page's host.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from briefing.analysis import analyse
from briefing.language.english.calendar import bounds
from briefing.models import Article, Entity, Origin, Paragraph, Quote, Reading, Span
from briefing.story.entities.linking import link_entities
from briefing.story.lists.quotes import link_quotes
from briefing.story.origins.tracing import trace_origins

FOLDER = Path(__file__).parents[1] / "tests" / "data" / "yardstick"
FILES = ("tuning", "second", "third", "report", "fresh")
UNSEEN = ("report", "fresh")
"""The files of which only the totals are shown."""
Label = int | list[int] | None


@dataclass
class Score:
    """Counts over some pages; the sums of B-cubed and the mistakes as readable lines."""

    counts: Counter[str] = field(default_factory=Counter)
    precision: float = 0.0
    recall: float = 0.0
    errors: list[str] = field(default_factory=list)

    def f1(self) -> float:
        """B-cubed F1 of the mentions of people."""
        total = self.counts["people"]
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both / total if total and both else 0.0


def read_page(row: Mapping[str, Any], pages: Mapping[str, Any]) -> Article:
    """The article of a row, with a paragraph for each line.

    Raises:
        ValueError: the page is not the one that was read.
    """
    text = pages[row["page"]]["articleBody"]
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest != row["digest"]:
        raise ValueError(f"{row['page']} is another text")
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(at, at + len(line)))
        at += len(line) + 1
    day = date.fromisoformat(row["published"])
    outlet = urlsplit(pages[row["page"]]["url"]).hostname or ""
    return Article(
        digest[:10], row["page"], digest, "", text, tuple(paragraphs), published=day, language="en", outlet=outlet
    )


def score_page(row: Mapping[str, Any], article: Article, score: Score) -> None:
    """Add what one page gives."""
    reading = Reading(article, analyse(article))
    entities = link_entities([reading])
    owner = {(mention.start, mention.end): one for one in entities for mention in one.mentions}
    found = _people(row, owner, score, article)
    by_person: dict[int, set[str]] = defaultdict(set)
    for key, entity in found:
        by_person[key].add(entity.id)
    _speakers(row, link_quotes([reading], entities), by_person, score, article)
    _days(row, reading, score)
    names = {entity.id: entity.name for entity in entities}
    origins = trace_origins([reading], entities)
    wanted = [{names[one] for one in by_person[label]} if isinstance(label, int) else _called(label, owner, article)
              for label in row["origins"]]  # fmt: skip
    _origins(row, wanted, origins, score)


def _people(
    row: Mapping[str, Any], owner: Mapping[tuple[int, int], Entity], score: Score, article: Article
) -> list[tuple[int, Entity]]:
    """The marked mentions that are found, each with its entity."""
    found: list[tuple[int, Entity]] = []
    places = {}
    for start, end, key in row["people"]:
        near = [one for (low, high), one in owner.items() if low < end and start < high]
        if near:
            places[len(found)] = (start, end)
            found.append((key, near[0]))
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    sizes = Counter(key for key, _ in found)
    for key, entity in found:
        votes[entity.id][key] += 1
    for at, (key, entity) in enumerate(found):
        same = votes[entity.id][key]
        score.precision += same / votes[entity.id].total()
        score.recall += same / sizes[key]
        if votes[entity.id].most_common(1)[0][0] != key:
            score.counts["shifted"] += 1
            score.errors.append(f"{_at(row, article, *places[at])} given to {entity.name}")
    score.counts.update(marked=len(row["people"]), people=len(found))
    return found


def _speakers(
    row: Mapping[str, Any],
    quotes: Sequence[Quote],
    by_person: Mapping[int, set[str]],
    score: Score,
    article: Article,
) -> None:
    for start, end, label in row["quotes"]:
        score.counts["quotes"] += 1
        quote = next((one for one in quotes if one.evidence.start < end and start < one.evidence.end
                      and one.kind.value != "indirect"), None)  # fmt: skip
        words = quote.said_by.text if quote is not None and quote.said_by is not None else ""
        if label is None:
            right = not words
        elif isinstance(label, int):
            right = quote is not None and quote.speaker in by_person[label]
        else:
            right = _same(_words(label, article), words)
        score.counts["speaker right"] += right
        if not right:
            score.errors.append(f"{_at(row, article, start, end)}: {words or '-'}")


def _days(row: Mapping[str, Any], reading: Reading, score: Score) -> None:
    for start, end, value in row["days"]:
        score.counts["days"] += 1
        given = [one.value for one in reading.analysis.dates if one.start < end and start < one.end]
        right = any(_same_days(value, one) for one in given)
        score.counts["days right"] += right
        if not right:
            score.errors.append(f"{_at(row, reading.article, start, end)}: {value}, not {given}")


def _origins(row: Mapping[str, Any], wanted: Sequence[set[str]], origins: Sequence[Origin], score: Score) -> None:
    ours = dict.fromkeys(name for origin in origins for name in (origin.name, *origin.via))
    met = [any(_same(one, name) for name in ours for one in label) for label in wanted]
    extra = [
        name
        for name in {one.name: None for one in origins}
        if not any(_same(one, name) for label in wanted for one in label)
    ]
    score.counts.update(origins=len(wanted), **{"origins met": sum(met), "origins more": len(extra)})
    score.errors += [
        f"{row['page'][:8]}: no origin {sorted(one)}" for one, hit in zip(wanted, met, strict=True) if not hit
    ]
    score.errors += [f"{row['page'][:8]}: origin {name}" for name in extra]


def _called(label: Sequence[int], owner: Mapping[tuple[int, int], Entity], article: Article) -> set[str]:
    """The marked words, and the name of whom they stand for where they are one of its mentions."""
    words = _words(label, article)
    near = ((Span(*place), entity) for place, entity in owner.items() if place[0] < label[1] and label[0] < place[1])
    return {words} | {entity.name for place, entity in near if _bare(place.of(article.text)) == _bare(words)}


def _same_days(one: str, other: str | None) -> bool:
    """Whether two values are the same days, at whatever precision: "2019-07/2019-09" is the third quarter's."""
    return one == other or (other is not None and bounds(one) is not None and bounds(one) == bounds(other))


def _words(label: Sequence[int], article: Article) -> str:
    return Span(*label).of(article.text)


def _same(one: str, other: str) -> bool:
    """Whether the words are the same, or those of one are all among those of the other."""
    first, second = _bare(one), _bare(other)
    return bool(first and second) and (first <= second or second <= first)


def _bare(text: str) -> set[str]:
    words = (word.strip(".,;:!?()") for word in text.casefold().replace("’", "'").split())
    return set(words) - {"the", "a", "an", ""}


def _at(row: Mapping[str, Any], article: Article, start: int, end: int) -> str:
    return f"{row['page'][:8]}@{start} {article.text[start:end]!r}"


def evaluate(folder: Path, pages: Mapping[str, Any]) -> Iterator[tuple[str, Score]]:
    """The score of each file."""
    for name in FILES:
        score = Score()
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            score_page(row, read_page(row, pages), score)
        yield name, score


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Score people, speakers, days and origins on pages that were read.")
    parser.add_argument("pages", type=Path)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--errors", action="store_true", help="list the mistakes of the files that may be seen")
    options = parser.parse_args()
    pages = json.loads(options.pages.read_text(encoding="utf-8"))
    for name, score in evaluate(options.folder, pages):
        c = score.counts
        print(
            f"{name:7} people {c['people']}/{c['marked']} B3 {score.f1():.3f} given to another {c['shifted']}", end=""
        )
        print(f"  speakers {c['speaker right']}/{c['quotes']}  days {c['days right']}/{c['days']}", end="")
        print(f"  origins {c['origins met']}/{c['origins']}, more {c['origins more']}")
        if options.errors and name not in UNSEEN:
            print("\n".join(f"    {error}" for error in score.errors))


if __name__ == "__main__":
    main()
