"""What each step costs that makes a story of articles, for 5, 50 and 500 articles, and grouping 10,000.

    python benchmarks/story.py [ARTICLES…] [--group COUNT]

The articles are made from a fixed seed: invented names and words, each fact told in one of three orders, each article
with a selection of its story's facts and sentences of its own, about 400 words.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from briefing.analysis.finders import FINDERS
from briefing.models import Analysis, Article, Paragraph, Reading
from briefing.story import assemble
from briefing.story.grouping.groups import group_articles

FACTS, PICKED, OWN = 45, 14, 12
TELLINGS = (
    "{who} {did} the {what} in {where} on {day}, {office} said.",
    "On {day} the {what} in {where} was {did} by {who}, who had waited for {count} days.",
    "{office} announced that {who} {did} the {what} near {where}, and {other} praised the {quality} work.",
)
DID = ["opened", "closed", "repaired", "inspected", "bought", "sold", "visited", "blocked", "cleared", "rebuilt"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
SOUNDS = [
    "ba",
    "de",
    "fi",
    "go",
    "ku",
    "la",
    "me",
    "ni",
    "po",
    "ra",
    "se",
    "ti",
    "vo",
    "zu",
    "lor",
    "man",
    "tis",
    "ven",
    "dar",
    "kel",
]


def word(chance: random.Random, capital: bool = False) -> str:
    """A word that no dictionary holds."""
    made = "".join(chance.choices(SOUNDS, k=chance.randint(2, 4)))
    return made.capitalize() if capital else made


def make_story(number: int, size: int, chance: random.Random) -> list[Article]:
    """The articles of one story."""
    things = [word(chance) for _ in range(30)]
    people = [f"{word(chance, True)} {word(chance, True)}" for _ in range(8)]
    towns = [word(chance, True) for _ in range(5)]
    first = date(2024, 1, 1) + timedelta(days=number % 300)
    facts = [
        {
            "who": chance.choice(people),
            "did": chance.choice(DID),
            "what": f"{chance.choice(things)} {chance.choice(things)}",
            "where": chance.choice(towns),
            "day": chance.choice(DAYS),
            "office": f"the {chance.choice(things)} ministry",
            "count": str(chance.randint(2, 400)),
            "other": chance.choice(people),
            "quality": chance.choice(things),
        }
        for _ in range(FACTS)
    ]
    articles = []
    for place in range(size):
        told = [chance.choice(TELLINGS).format(**fact) for fact in chance.sample(facts, PICKED)]
        own = [" ".join(["The", *(word(chance) for _ in range(12)), "today."]) for _ in range(OWN)]
        sentences = [line[0].upper() + line[1:] for line in told + own]
        paragraphs, text = [], ""
        for at in range(0, len(sentences), 2):
            part = " ".join(sentences[at : at + 2])
            paragraphs.append(Paragraph(len(text), len(text) + len(part)))
            text += part + "\n\n"
        name = f"{number}-{place}"
        title = f"{people[0]} and the {things[0]} of {towns[0]}"
        articles.append(
            Article(name, name, name, title, text, tuple(paragraphs), f"Outlet {place}", first, language="en")
        )
    return articles


def timed(costs: dict[str, float], name: str, work: Callable[[], object]) -> object:
    """Do the work and note its processor time in seconds."""
    begin = time.process_time()
    result = work()
    costs[name] = costs.get(name, 0.0) + time.process_time() - begin
    return result


def analyse(articles: list[Article], costs: dict[str, float]) -> list[Reading]:
    """Every finder over every article, timed one by one."""
    readings = []
    for article in articles:
        found = Analysis()
        for layer, finder in FINDERS:
            begin = time.process_time()
            found = replace(found, **{layer: finder(article, found)})
            costs[layer] = costs.get(layer, 0.0) + time.process_time() - begin
        readings.append(Reading(article, found))
    return readings


def compare(readings: list[Reading], costs: dict[str, float]) -> None:
    """Every step of ``build_story``, timed one by one."""
    steps = [
        "mark_duplicates",
        "infer_days",
        "link_entities",
        "trace_origins",
        "find_facts",
        "find_conflicts",
        "take_stances",
        "choose_lead",
        "link_quotes",
        "build_timeline",
        "collect_wording",
    ]
    kept = {name: getattr(assemble, name) for name in steps}
    try:
        for name, step in kept.items():
            setattr(
                assemble,
                name,
                lambda *given, _step=step, _name=name: timed(costs, _name, lambda: _step(*given)),
            )
        timed(costs, "all steps", lambda: assemble.build_story(readings))
    finally:
        for name, step in kept.items():
            setattr(assemble, name, step)


def main() -> None:
    """Print a table of seconds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", type=int, nargs="*", default=[5, 50, 500])
    parser.add_argument("--group", type=int, default=10_000)
    options = parser.parse_args()
    analyse(make_story(0, 2, random.Random(0)), {})
    for size in options.sizes:
        costs: dict[str, float] = {}
        articles = make_story(1, size, random.Random(size))
        readings = timed(costs, "all finders", lambda articles=articles, costs=costs: analyse(articles, costs))
        compare(readings, costs)
        words = sum(len(article.text.split()) for article in articles)
        total = costs["all finders"] + costs["all steps"]
        print(f"\n{size} articles, {words} words: {total:.2f} s")
        for name, seconds in sorted(costs.items(), key=lambda item: -item[1]):
            print(f"  {name:18} {seconds:8.3f} s")
    if options.group:
        group(options.group)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def group(count: int) -> None:
    """Group so many articles of stories of 1 to 40 articles."""
    chance = random.Random(5)
    articles: list[Article] = []
    while len(articles) < count:
        articles += make_story(len(articles), chance.randint(1, 40), chance)
    readings = [Reading(article, Analysis()) for article in articles[:count]]
    begin = time.process_time()
    groups = group_articles(readings)
    stories = {article.id.split("-")[0] for article in articles[:count]}
    spent = time.process_time() - begin
    print(f"\ngrouping {count} articles of {len(stories)} stories: {spent:.1f} s, {len(groups)} groups")


if __name__ == "__main__":
    main()
