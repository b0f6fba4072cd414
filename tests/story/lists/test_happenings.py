"""Whether the words around a date tell that something happened on it."""

from __future__ import annotations

import pytest

from briefing.story.lists.happenings import is_measure_of_time, says_what_day_it_is, tells_something


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("The mill burned down.", True),
        ("She was there.", True),
        ("He had seen it.", True),
        ("Bakers sing.", False),
        ("The baker sings.", True),
        ("What a day!", False),
        ("Posted on Friday", False),
        ("Posted by the old mill of the town on a cold and wet Friday", False),
        ("Dogs from the mill by the lake dig for bones there", True),
        ("Glass.", False),
        ("The glass", False),
        ("", False),
        ("It was.", True),
    ],
)
def test_a_verb_with_something_before_it(sentence, tells):
    assert tells_something(sentence) is tells


@pytest.mark.parametrize(
    ("claim", "says"),
    [
        ("July 5 marks the end of the siege.", True),
        ("The day is widely observed in Orsa.", True),
        ("The day is known as Bakers' Day.", True),
        ("Easter falls on 5 April.", True),
        ("The siege ended on July 5.", False),
        ("Bakers marked the day.", False),
    ],
)
def test_what_a_day_stands_for(claim, says):
    assert says_what_day_it_is(claim) is says


@pytest.mark.parametrize(
    ("before", "measure"),
    [
        ("It was the deadliest flood since ", True),
        ("It is the first bridge since at least ", True),
        ("It was the first visit since the old mill burned down in ", True),
        ("It was the first visit since the war. The old mill burned down in ", False),
        ("Bakers have sung since ", False),
        ("The deadliest flood came in ", False),
        ("Since then the worst flood was in ", False),
    ],
)
def test_how_long_something_is_unmatched(before, measure):
    assert is_measure_of_time(before) is measure
