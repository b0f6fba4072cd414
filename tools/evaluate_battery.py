"""What becomes of pairs that deny, exclude or equal each other: whether they agree, and whether a card parts them.

Usage: python tools/evaluate_battery.py [FOLDER] [--errors] [--only SET]

FOLDER is ``tests/data/battery`` (see its README): sets of items in a half to tune (``*.tune.txt``) and one to report
(``*.report.txt``). Each item becomes two articles of two outlets on one day, the line of the story in both before the
sentence of each and a paragraph on something else behind it, without which two short texts would be taken for copies of
one (or, where the item names a ``context``, what ``contexts.*.txt`` puts before and behind the sentence of each), and
runs through ``build_story``. Counted are, for each file: ``agreed``, the items whose two sentences, or parts
of them that are not the same to the letter, are evidence of one fact that is *agreed* or *shared*; ``one fact``, the
same whatever its status; ``card``, those with a difference between the two sentences, a denial with whatever reason,
any other without one; ``explained``, those with no other difference than one that a reason explains. Of look-alikes and
retellings the two texts are grouped, and ``agreed`` counts those joined into one story.
``--errors`` prints items that are not as they should be, of the half to report none.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from briefing.analysis import analyse
from briefing.models import Article, Conflict, ConflictKind, Evidence, Fact, Paragraph, PublishedFrom, Reading, Status
from briefing.story import build_story, group_articles

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "battery"
DAY = date(2026, 3, 12)
WORD = re.compile(r"\w+")
Item = Mapping[str, str]
GROUPED = ("other-story", "one-story")
"""What is expected of items whose two texts are grouped, and not compared."""
ELSEWHERE = {
    "one": "In other news the botanical garden has a new glasshouse, where ferns and orchids grow beside a pond with "
    "carp; schoolchildren painted its gate, a brass band played marches, and the gardeners handed out bulbs of tulips "
    "until the baskets were empty and the lamps came on along the gravel paths between the old lime trees.",
    "two": "Meanwhile anglers on the northern lakes tell of the finest summer for trout since anyone began to keep "
    "books, innkeepers have hired cooks from as far as the coast, and a ferryman who turned ninety still rows "
    "passengers across before breakfast, humming, with his dog asleep on a coil of rope in the bow.",
}
"""What fills the rest of the two articles."""


def load(path: Path) -> Iterator[dict[str, str]]:
    """The items of one file: its fields by name, ``id`` among them."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip()]
        if lines and lines[0].startswith("# "):
            fields = (line.split(": ", 1) for line in lines[1:])
            yield {"id": lines[0][2:].strip(), **{name: text.strip() for name, text in fields}}


def contexts(folder: Path) -> dict[str, dict[str, str]]:
    """What stands before and behind the sentences of items that share a story, by the name of the story."""
    return {one["id"]: one for path in sorted(folder.glob("contexts.*.txt")) for one in load(path)}


def reading_of(item: Item, side: str) -> Reading:
    """One side of an item as an article: what comes before, then its own sentence, then what comes behind."""
    if "before one" in item:
        parts = [item[f"before {side}"], item[side], item[f"after {side}"], ELSEWHERE[side]]
    else:
        parts = [item["story"], item[side], ELSEWHERE[side]] if "story" in item else [item[side]]
    text = "\n\n".join(parts)
    starts = [len("\n\n".join(parts[:number])) + 2 * bool(number) for number in range(len(parts))]
    paragraphs = tuple(Paragraph(at, at + len(part)) for at, part in zip(starts, parts, strict=True))
    article = Article(
        id=f"{item['id']}{side}", path=f"{item['id']}{side}.txt", digest=side, title="", text=text,
        paragraphs=paragraphs, outlet=f"Outlet {side}", published=DAY, published_from=PublishedFrom.METADATA,
        language="en",
    )  # fmt: skip
    return Reading(article, analyse(article))


def judge(item: Item) -> Counter[str]:
    """What becomes of one item."""
    one, two = (reading_of(item, side) for side in ("one", "two"))
    if item["expect"] in GROUPED:
        return Counter(items=1, agreed=len(group_articles([one, two])) == 1)
    story = build_story([one, two])
    own = {reading.article.id: reading.article.paragraphs[1] for reading in (one, two)}
    facts = [fact for fact in story.facts if len(_told_in(fact.evidence, own)) == 2 and not _is_shared(fact, own)]
    cards = [card for card in story.conflicts if _parts(card, own)]
    shown = [card for card in cards if card.reason is None or card.kind is ConflictKind.DENIAL]
    return Counter(
        {
            "items": 1,
            "agreed": any(fact.status in (Status.AGREED, Status.SHARED) for fact in facts),
            "one fact": bool(facts),
            "card": bool(shown),
            "explained": bool(cards) and not shown,
        }
    )


def _told_in(evidence: tuple[Evidence, ...], own: Mapping[str, Paragraph]) -> set[str]:
    """The articles whose own sentence holds any of the evidence."""
    return {one.article for one in evidence if own[one.article].overlaps(one.span)}


def _is_shared(fact: Fact, own: Mapping[str, Paragraph]) -> bool:
    """Whether all its evidence in the two sentences is a part that stands in both, capitals and marks aside."""
    parts = (one.text for one in fact.evidence if own[one.article].overlaps(one.span))
    return len({tuple(WORD.findall(part.lower())) for part in parts}) == 1


def _parts(card: Conflict, own: Mapping[str, Paragraph]) -> bool:
    """Whether a difference has the two sentences on two sides."""
    held = [_told_in(value.evidence, own) for value in card.values]
    return len(set().union(*held)) == 2 and sum(map(bool, held)) > 1


def wrong(item: Item, outcome: Counter[str]) -> bool:
    """Whether an item is not as it should be."""
    if item["expect"] == "same":
        return not outcome["one fact"] or bool(outcome["card"])
    if item["expect"] == "one-story":
        return not outcome["agreed"]
    carded = item["expect"] in ("denial", "opposite") or item.get("excludes") == "yes"
    return bool(outcome["agreed"]) or (carded and not outcome["card"])


def tell(item: Item, outcome: Counter[str]) -> None:
    """Print one item with what became of it."""
    became = ", ".join(name for name, times in outcome.items() if times and name != "items") or "apart"
    print(f"{item['id']} {item['expect']} {item.get('excludes', '')}: {became}\n  {item['one']}\n  {item['two']}")


def measure(path: Path, *, errors: bool = False) -> Counter[str]:
    """The counts of one file."""
    totals: Counter[str] = Counter()
    around = contexts(path.parent)
    for plain in load(path):
        item = {**around.get(plain.get("context", ""), {}), **plain}
        outcome = judge(item)
        totals.update(outcome)
        if item.get("excludes") == "yes":
            totals.update({"excluding": 1, "excluding with card": outcome["card"]})
        if errors and wrong(item, outcome):
            tell(item, outcome)
    return totals


def main() -> None:
    """Print the counts of every file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for path in sorted(options.folder.glob("*.txt")):
        if options.only in path.name and not path.name.startswith("contexts."):
            counts = measure(path, errors=options.errors and ".report." not in path.name)
            total = counts.pop("items")
            shares = (f"{name} {times} ({times / total:.0%})" for name, times in counts.items())
            print(f"{path.stem:18} {total:4} items:", ", ".join(shares))


if __name__ == "__main__":
    main()
