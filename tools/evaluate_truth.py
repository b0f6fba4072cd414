"""How many small stories come out right: what is one fact, what is a difference, what leads.

Usage: python tools/evaluate_truth.py [FILE...] [--errors] [--only WORDS]

The files are ``tests/data/truth/{tune,report}.toml`` (see the README there), each with small stories of two to four
articles and what is right of them. Each story is written as text files and goes the whole way, as ``briefing brief``
takes it. Printed are, for each file, the stories of which everything holds, and how many of the single things asked
for do. ``--errors`` says of the stories that fail what does not hold, but for those of a file called ``report``.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import briefing
from briefing.models import Article, Conflict, Evidence, Fact, Story

FOLDER = Path(__file__).parent.parent / "tests" / "data" / "truth"
Case = Mapping[str, Any]
"""One small story of a file, with what is asked of it."""
REASONS = {
    "none": lambda reason: reason is None,
    "any": lambda _: True,
    "later": lambda reason: "later" in (reason or ""),
}
"""What a card must give as its reason."""


def load(path: Path) -> list[Case]:
    """The stories of a file."""
    return tomllib.loads(path.read_text("utf-8"))["story"]


def compared(case: Case) -> tuple[Story, ...]:
    """The stories that the program makes of the articles of one."""
    with tempfile.TemporaryDirectory() as folder:
        for number, (outlet, day, title, text) in enumerate(case["articles"]):
            head = f'---\ntitle: "{title}"\noutlet: {outlet}\ndate: {day}\n---\n\n'
            Path(folder, f"{number}.txt").write_text(head + text.strip() + "\n", "utf-8")
        with briefing.open([folder]) as collection:
            return tuple(collection.stories())


def judged(case: Case) -> list[tuple[str, bool]]:
    """Everything that is asked of a story, and whether it holds."""
    stories = compared(case)
    articles = [article for story in stories for article in story.articles]
    facts = [fact for story in stories for fact in story.facts]
    cards = [card for story in stories for card in story.conflicts]
    held = [
        *((f"one fact: {words}", bool(_together(words, facts, articles))) for words in case.get("one", ())),
        *((f"apart: {words}", not _joined(words, facts, articles)) for words in case.get("apart", ())),
        *((f"card: {wanted}", any(_is_card(wanted, card) for card in cards)) for wanted in case.get("cards", ())),
    ]
    if case.get("no_cards"):
        held.append((f"no card: {[(card.topic, card.reason) for card in cards]}", not cards))
    if "lead" in case or "not_lead" in case:
        held.extend(_lead(case, stories, articles))
    return held


def _place(words: str, articles: list[Article]) -> Evidence:
    """Where words stand; each asked for stands in one article alone."""
    (found,) = [article for article in articles if words in article.text]
    start = found.text.index(words)
    return Evidence(found.id, start, start + len(words), words)


def _holds(fact: Fact, place: Evidence) -> bool:
    """Whether more than half of the words are evidence of a fact."""
    shared = sum(
        max(0, min(one.end, place.end) - max(one.start, place.start))
        for one in fact.evidence
        if one.article == place.article
    )
    return 2 * shared > place.end - place.start


def _together(words: list[str], facts: list[Fact], articles: list[Article]) -> list[Fact]:
    """The facts that hold the words of all these articles, and that as many outlets report."""
    places = [_place(one, articles) for one in words]
    return [fact for fact in facts if all(_holds(fact, one) for one in places) and len(fact.outlets) >= len(places)]


def _joined(words: list[str], facts: list[Fact], articles: list[Article]) -> bool:
    """Whether a fact that several outlets report holds both."""
    places = [_place(one, articles) for one in words]
    return any(all(_holds(fact, one) for one in places) and len(fact.outlets) > 1 for fact in facts)


def _is_card(wanted: list[str], card: Conflict) -> bool:
    """Whether a difference sets the two values against each other, with such a reason."""
    *values, reason = wanted
    given = [value.value for value in card.values]
    return REASONS[reason](card.reason) and any(
        values[0] in one and values[1] in two
        for at, one in enumerate(given)
        for by, two in enumerate(given)
        if at != by
    )


def _lead(case: Case, stories: tuple[Story, ...], articles: list[Article]) -> Iterator[tuple[str, bool]]:
    """What is asked of the facts that open the brief of the largest story."""
    story = max(stories, key=lambda one: len(one.articles))
    by_id = {fact.id: fact for fact in story.facts}
    lead = [by_id[name] for name in story.summary]
    if "lead" in case:
        wanted = case["lead"].split("|")
        outlets = max(
            (len(one) for one in case.get("one", ()) if any(word in part for word in wanted for part in one)), default=1
        )
        first = lead[0] if lead else None
        yield (
            f"first of the lead: {first and first.statement} ({first and len(first.outlets)} outlets)",
            first is not None
            and any(word in one.text for word in wanted for one in first.evidence)
            and len(first.outlets) >= outlets,
        )
    for words in case.get("not_lead", ()):
        yield f"not in the lead: {words}", not any(words in one.text for fact in lead for one in fact.evidence)


def measure(path: Path, *, errors: bool = False, only: str = "") -> tuple[list[bool], list[bool]]:
    """Of each story whether everything holds, and of all that is asked what does."""
    whole, single = [], []
    for case in load(path):
        if only not in f"{case['kind']} {case['name']}":
            continue
        held = judged(case)
        whole.append(all(ok for _, ok in held))
        single.extend(ok for _, ok in held)
        if errors and not whole[-1]:
            print(f"{case['kind']}: {case['name']}")
            print("".join(f"    {what}\n" for what, ok in held if not ok), end="")
    return whole, single


def main() -> None:
    """Print the counts of every file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="*", default=sorted(FOLDER.glob("*.toml")))
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    for path in options.files:
        whole, single = measure(path, errors=options.errors and path.stem != "report", only=options.only)
        print(f"{path.stem}: {sum(whole)} of {len(whole)} stories right, {sum(single)} of {len(single)} things asked")


if __name__ == "__main__":
    main()
