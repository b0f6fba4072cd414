"""The catalog counts as one would by hand, and looks at no name before somebody asks for one."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date

import pytest

from briefing.models import Analysis, Article, EntityType, Mention, Paragraph, Reading
from briefing.pipeline.mentions import Mentions, NameTable
from briefing.tui.catalog import Catalog
from briefing.tui.question import Question

NAMES = ("Torvik", "Ada Brandt", "Ada\nBrandt", "Velden", "Ivo Lindqvist", "M" * 130)
KINDS = (EntityType.PERSON, EntityType.PLACE, EntityType.ORG)


def made(number: int, chance: random.Random) -> Reading:
    names = chance.choices(NAMES, k=chance.randint(0, 6))
    text = "; ".join(names) + "."
    mentions, at = [], 0
    for name in names:
        mentions.append(Mention(at, at + len(name), chance.choice(KINDS)))
        at += len(name) + 2
    day = chance.choice([None, date(2031, 3, chance.randint(1, 4))])
    outlet = chance.choice([None, "Harbour Post", "Ledger"])
    article = Article(f"a{number}", f"{number}.txt", "", "T", text, (Paragraph(0, len(text)),), outlet, day)
    return Reading(article, Analysis(mentions=tuple(mentions)))


def named(reading: Reading) -> list[tuple[str, str]]:
    text = reading.article.text
    found = [(" ".join(one.of(text).split()), one.type.value) for one in reading.analysis.mentions]
    return [(name if len(name) < 130 else "", kind) for name, kind in found]


def by_hand(readings: list[Reading], question: Question) -> set[str]:
    left = set()
    for reading in readings:
        article, names = reading.article, named(reading)
        day = question.since is None or (article.published is not None and article.published >= question.since)
        outlet = question.outlet is None or (article.outlet or "") == question.outlet
        name = question.name is None or question.name in [name for name, _ in names]
        kind = question.kind is None or question.kind in [kind for _, kind in names]
        if day and outlet and name and kind:
            left.add(article.id)
    return left


@pytest.mark.parametrize("seed", range(12))
def test_limits_and_counts_are_those_counted_by_hand(seed: int) -> None:
    chance = random.Random(seed)
    readings = [made(number, chance) for number in range(chance.randint(1, 30))]
    catalog = Catalog(readings, lambda: Mentions(None, "").table(readings))
    names, kinds = [None, "Ada Brandt", "Velden", "nobody"], [None, "PERSON", "PLACE", "WORK"]
    for _ in range(20):
        since = chance.choice([None, date(2031, 3, 2)])
        outlet = chance.choice([None, "", "Ledger"])
        question = Question("", outlet=outlet, since=since, name=chance.choice(names), kind=chance.choice(kinds))
        assert catalog.left(question) == by_hand(readings, question)
    among = [reading for reading in readings if chance.random() < 0.7]
    ids = [reading.article.id for reading in among]
    per_name = Counter(name for reading in among for name in {name for name, _ in named(reading) if name})
    per_kind = Counter(kind for reading in among for kind in {kind for _, kind in named(reading)})
    assert dict(catalog.counts("name", ids)) == per_name
    assert dict(catalog.counts("kind", ids)) == per_kind
    every = Counter(pair for reading in readings for pair in named(reading))
    for name in {name for name, _ in every} - {""}:
        kinds_of = [(-number, kind) for (one, kind), number in every.items() if one == name]
        assert catalog.kind_of(name) == min(kinds_of)[1]
    for reading in readings:
        assert catalog.names(reading.article.id) == tuple(sorted({name for name, _ in named(reading)} - {""}))


def test_no_name_is_looked_at_until_somebody_asks_for_one() -> None:
    readings = [made(number, random.Random(number)) for number in range(8)]

    class Untouched(tuple[bytes, ...]):
        __slots__ = ()

        def __iter__(self):
            pytest.fail("names were looked at")

    table = Mentions(None, "").table(readings)
    catalog = Catalog(readings, lambda: NameTable(table.names, table.kinds, Untouched(table.rows)))
    assert len(catalog.left(Question("", outlet="Ledger"))) == sum(one.article.outlet == "Ledger" for one in readings)
