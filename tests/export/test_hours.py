"""What a brief says of the hours at which articles came out: who had it first, and a toll of one day."""

from __future__ import annotations

from datetime import UTC, datetime

from support import make_article

from briefing.analysis import analyse
from briefing.brief import make_brief
from briefing.export import render
from briefing.models import Reading
from briefing.story.assemble import build_story


def printed(*rows):
    articles = [
        make_article(
            text,
            name=f"{number}.txt",
            outlet=outlet,
            published_at=datetime(2024, 5, 3, hour, 12, tzinfo=UTC) if hour else None,
        )
        for number, (outlet, hour, text) in enumerate(rows)
    ]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    return render(make_brief("g", [story]), "markdown")


SANK = "The ferry Merle sank off Lisse early on Friday after hitting a sandbank, the coastguard said."
LOST = "Off Lisse the ferry Merle sank on Friday. It had hit a sandbank and lay on its side for an hour."


def test_who_had_it_first_where_the_hours_are_known():
    assert "; first: Courier, 3 May 2024, 08:12 UTC" in printed(("Wire", 9, SANK), ("Courier", 8, LOST))
    assert "first:" not in printed(("Wire", 9, SANK), ("Courier", None, LOST))


def test_a_toll_of_one_day_is_told_by_the_hour():
    early = ("Wire", 6, "A storm in Bergen killed 12 people. Another 30 people were injured.")
    late = ("Courier", 20, "The death toll of the storm in Bergen has risen to 19.")
    text = printed(late, early)
    assert "3 May 2024, 06:12 UTC" in text
    assert "3 May 2024, 20:12 UTC" in text
    assert text.index("06:12 UTC") < text.index("20:12 UTC")
    assert "later update" in text
