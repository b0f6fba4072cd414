"""Which named thing a word is about, by what stands around it."""

from __future__ import annotations

import pytest
from taken_apart import read

from briefing.models import Span
from briefing.story.entities.linking import link_entities
from briefing.story.lists.referents import Referents

PLACE = "Halden lies in Norway. "


def names_about(sentence, word, *, deed):
    """The names that a word of a sentence is about."""
    (reading,) = readings = read(PLACE + sentence)
    entities = link_entities(readings)
    referents = Referents(entities)
    text = reading.article.text
    whole, at = Span(len(PLACE), len(text)), text.index(word, len(PLACE))
    ask = referents.of_deed if deed else referents.of_thing
    found = ask(text, whole, Span(at, at + len(word)), referents.within(reading.article.id, whole)).names
    return sorted(one.name for one in entities if one.id in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels seized Halden on Monday.", ["Halden"]),
        ("Rebels seized the small old grey quiet Halden on Monday.", ["Halden"]),
        ("Rebels seized the small old grey quiet sleepy Halden on Monday.", []),  # too far
        ("Rebels seized ships in Halden on Monday.", []),  # it was done elsewhere
        ("Halden was seized on Monday.", ["Halden"]),
    ],
)
def test_whom_a_deed_is_done_to(sentence, expected):
    assert names_about(sentence, "seized", deed=True) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Halden raid lasted an hour.", ["Halden"]),
        ("The raid on Halden lasted an hour.", ["Halden"]),
        ("The raid on the small old grey quiet Halden lasted an hour.", ["Halden"]),
        ("The raid on the small old grey quiet sleepy Halden lasted an hour.", []),
        ("The raid lasted an hour.", []),
    ],
)
def test_what_a_thing_is_about(sentence, expected):
    assert names_about(sentence, "raid", deed=False) == expected
