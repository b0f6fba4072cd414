"""What the newest article begins with has a seat in the lead where the others are older by days."""

from __future__ import annotations

from datetime import date

import pytest
from support import cite, make_article, make_fact

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.facts.lead import choose_lead

SANK = "The ferry Aurora sank off Bergen on Friday with forty people on board."
VERDICT = "A court in Bergen convicted the captain of negligence and sent him to prison for six years."


def reading(text: str, name: str, day: date | None) -> Reading:
    article = make_article(text, name=f"{name}.txt", outlet=f"Paper {name}", published=day)
    return Reading(article, analyse(article))


@pytest.mark.parametrize(
    ("day", "before", "lead"),
    [
        (date(2024, 5, 5), date(2024, 5, 3), [SANK, VERDICT]),
        (date(2024, 5, 4), date(2024, 5, 3), [SANK]),
        (None, date(2024, 5, 3), [SANK]),
        (date(2024, 5, 5), None, [SANK]),
    ],
)
def test_what_the_newest_begins_with_stands_behind_the_main_event(day, before, lead):
    told = [reading(f"{SANK} It was night.", str(number), before) for number in range(5)]
    late = reading(f"{VERDICT} He may appeal.", "late", day)
    sank = make_fact(*(cite(one.article, SANK) for one in told))
    rest = [make_fact(*(cite(one.article, "It was night.") for one in told))]
    found = make_fact(cite(late.article, VERDICT))
    ids = choose_lead([*told, late], [sank, *rest, found])
    texts = {one.id: one.statement for one in (sank, *rest, found)}
    assert [texts[name] for name in ids][: len(lead)] == lead
