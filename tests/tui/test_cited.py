"""Origins found by the places of their scopes: the same as by looking at all of them."""

from __future__ import annotations

import random

from briefing.models import Evidence, Origin
from briefing.story.origins.cited import by_article, origins_behind
from briefing.tui.cited import Cited


def at(article: str, start: int, end: int) -> Evidence:
    return Evidence(article, start, end, "x" * (end - start))


def test_only_near_scopes_are_looked_at_and_none_is_missed() -> None:
    chance = random.Random(3)
    origins = []
    for number in range(60):
        starts = [chance.randrange(0, 900) for _ in range(chance.randrange(0, 3))]
        article = chance.choice("ab")
        scopes = tuple(at(article, start, start + chance.randrange(1, 90)) for start in starts)
        origins.append(Origin(article, f"Office {number}", (), (), scopes))
    cited, every = Cited(origins), by_article(origins)
    found = 0
    for start in range(0, 900, 7):
        evidence = at(chance.choice("abc"), start, start + chance.randrange(1, 120))
        assert cited.behind(evidence) == origins_behind(evidence, every)
        found += len(cited.behind(evidence))
    assert found > 20
