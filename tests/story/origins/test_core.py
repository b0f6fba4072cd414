"""Which words put down to somebody are what the fact says."""

from __future__ import annotations

import pytest
from support import cite, make_article

from briefing.models import Span
from briefing.story.origins.core import NO_CORE, Core

LONG = "The port took the help, the ministry said, two days after a storm that killed 90 sailors"
ONE = cite(make_article(LONG, name="1.txt"), LONG)
TWO = cite(make_article("The storm killed 90 sailors", name="2.txt"), "The storm killed 90 sailors")
HELP = cite(make_article("The port took help from Orr", name="3.txt"), "The port took help from Orr")


def scope(words: str) -> Span:
    return Span(LONG.index(words), LONG.index(words) + len(words))


@pytest.mark.parametrize(
    ("words", "other", "concerned"),
    [
        ("The port took the help", TWO, False),
        ("a storm that killed 90 sailors", TWO, True),
        ("sailors", TWO, True),
        ("The port took the help", HELP, True),
        ("a storm that killed 90 sailors", HELP, False),
    ],
)
def test_a_scope_concerns_a_fact_where_it_holds_what_others_tell(words, other, concerned):
    assert Core([ONE, other]).concerns(scope(words), ONE) is concerned


def test_where_nobody_else_tells_it_every_scope_does():
    assert Core([ONE]).concerns(scope("The port"), ONE)
    assert NO_CORE.concerns(scope("The port"), ONE)
    again = cite(make_article(LONG, name="1.txt"), "a storm that killed 90 sailors")
    assert Core([ONE, again]).concerns(scope("The port"), ONE)
