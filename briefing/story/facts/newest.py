"""What the newest article of a story begins with, where all others are older by days: what has come of it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta

from briefing.models import Fact, Reading

LATER, FEWEST_DATED = timedelta(days=2), 3
"""How much later than all others an article must be for what it begins with to be news of a story that is told already;
articles that have a day, at least."""


def begun_by_newest(readings: Sequence[Reading], facts: Sequence[Fact], heads: Mapping[str, int]) -> list[Fact]:
    """The first of the facts at the head of the newest article; ``heads`` say where these end.

    Empty where some article has no day, or another one is hardly older.
    """
    dated = [(one.article.published, one.article.id) for one in readings if one.article.published]
    if len(dated) < len(readings) or len(dated) < FEWEST_DATED:
        return []
    (before, _), (last, newest) = sorted(dated)[-2:]
    if last - before < LATER:
        return []
    begin = [fact for fact in facts if fact.stated.article == newest and fact.stated.start < heads[newest]]
    return sorted(begin, key=lambda fact: fact.stated.start)[:1]
