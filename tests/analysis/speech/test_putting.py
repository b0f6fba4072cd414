"""Who is cited for a figure that stands behind the verb's object."""

from __future__ import annotations

import pytest
from speech import listen, sources_of

CITED = {
    "put": ("The ministry put the number of dead at 41.", "The ministry", "the number of dead at 41"),
    "putting": ("Officials are putting the cost at $3 million.", "Officials", "the cost at $3 million"),
    "pegged": ("The board pegged the losses at about 3 million.", "The board", "the losses at about 3 million"),
    "gave": ("The ministry gave the depth as 12 km.", "The ministry", "the depth as 12 km"),
    "measured": ("Coast Radio measured the wind at 90 km/h.", "Coast Radio", "the wind at 90 km/h"),
    "then another verb": (
        "The ministry put the toll at 12 and said that it would rise.",
        "The ministry",
        "the toll at 12 and said that it would rise",
    ),
}


@pytest.mark.parametrize(("text", "source", "scope"), CITED.values(), ids=CITED)
def test_who_puts_a_figure_to_something_is_cited_for_it(text, source, scope):
    found = [(one[0], one[-1]) for one in sources_of(listen(text, bodies="Coast Radio"))]
    assert (source, scope) in found


@pytest.mark.parametrize(
    "text",
    [
        "The doctor put the lamp on at 5.",
        "The doctor gave the boy an apple as a present.",
        "The police measured at 5 places.",
        "The ministry put the stone at the gate.",
        "The toll was put at 300.",
        "The mayor put, at 5, the first stone.",
        "The doctor put the lamp that the boy had brought from the house by the old mill on the hill at 5.",
    ],
)
def test_other_uses_cite_nobody(text):
    assert sources_of(listen(text)) == []
