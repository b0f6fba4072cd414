"""A plan that was changed does not open a brief."""

from __future__ import annotations

from datetime import date

from support import cite, make_article, make_fact, make_reading

from briefing.models import Conflict, ConflictKind, ConflictValue
from briefing.story.differences.reasons import CHANGED, UPDATE
from briefing.story.facts.outdated import without_changed_plans

FIRST = make_article("It opens on 4 May.", name="1.txt", published=date(2024, 4, 1))
LAST = make_article("It opens on 9 May.", name="2.txt", published=date(2024, 4, 8))
OLD, NEW = (make_fact(cite(article, article.text)) for article in (FIRST, LAST))


def card(reason):
    values = tuple(ConflictValue(article.text[12:17], (cite(article, article.text),)) for article in (FIRST, LAST))
    return Conflict("c1", ConflictKind.DATE, "day", values, reason, (OLD.id, NEW.id))


def test_the_day_published_last_is_kept():
    readings = [make_reading(FIRST), make_reading(LAST)]
    assert without_changed_plans(readings, [OLD, NEW], [card(CHANGED)]) == [NEW]
    assert without_changed_plans(readings, [OLD, NEW], [card(UPDATE)]) == [OLD, NEW]
    assert without_changed_plans(readings, [OLD, NEW], []) == [OLD, NEW]
