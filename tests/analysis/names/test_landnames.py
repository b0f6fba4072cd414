"""Lands, peoples and capitals in a text."""

from __future__ import annotations

import pytest

from briefing.analysis.names.landnames import find_lands
from briefing.analysis.names.tokens import read_names
from briefing.models import Span


def lands_of(text: str) -> list[str]:
    names = read_names(text, [Span(0, len(text))])
    return [text[names.tokens[found.first].start : names.tokens[found.last - 1].end] for found in find_lands(names)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He left South Korea for Norway.", ["South Korea", "Norway"]),
        ("They flew south. Korea was far.", ["Korea"]),
        ("He went South, Korea he left.", ["Korea"]),
        ("The NORWEGIAN ship left OSLO.", ["NORWEGIAN", "OSLO"]),
        ("Envoys of the DPRK met the North Korean leader.", ["DPRK", "North Korean"]),
        ("South Korea said that the North had fired.", ["South Korea", "North"]),
        ("The wind blew from the North.", []),
        ("Nobody left the house.", []),
    ],
)
def test_names_of_lands(text, found):
    assert lands_of(text) == found
