"""What a claim gives a value of."""

from __future__ import annotations

import pytest

from briefing.language.english.meanings import meaning
from briefing.language.english.slots import (
    DIMENSIONS,
    accusing_word,
    dimension_at,
    dimension_words,
    first_of_what,
    first_since,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It struck at a depth of [10 km] there.", "depth"),
        ("It struck at a depth of just under [10 km] there.", "depth"),
        ("It struck [10 km] below the surface.", "depth"),
        ("Its altitude was [900 metres].", "height"),
        ("A wall [3 metres] high fell.", "height"),
        ("The gap is [3 metres] wide.", "width"),
        ("The gap is [3 metres] long.", "length"),
        ("A [3 metres] long-lost pier.", ""),
        ("It struck [10 km] from Orsa.", ""),
        ("The depth was told. It is [10 km] off.", ""),
    ],
)
def test_the_dimension_of_a_figure(text, name):
    start, end = text.index("["), text.index("]") - 1
    assert dimension_at(text.replace("[", "").replace("]", ""), start, end) == name


def test_the_words_of_a_dimension_say_nothing_of_what_is_measured():
    assert meaning("depth") in dimension_words("depth")
    assert meaning("tall") in dimension_words("height")
    assert meaning("surface") in dimension_words("depth")
    assert not any(dimension_words(one) & dimension_words(two) for one in DIMENSIONS for two in DIMENSIONS if one < two)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("It was the first bridge since 1931.", "1931"),
        ("It was the first visit since the war that split the islands, he said.", "the war"),
        ("It was the first visit since the war, he said.", "the war"),
        ("It was the first bridge. Bakers have sung since 1931.", None),
        ("Bakers have sung since 1931.", None),
        ("It was the first bridge in years.", None),
    ],
)
def test_since_when_something_was_the_first(text, when):
    found = first_since(text)
    assert (found and text[slice(*found)]) == when


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("It was the first bridge of steel since 1931.", "first bridge of steel"),
        ("It was the first time since 1931 that a bridge was built.", ""),
        ("It was the first bridge in years.", ""),
    ],
)
def test_what_was_the_first(text, what):
    assert first_of_what(text) == what


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("orsa accused halden", ("accused", True)),
        ("orsa voiced concerns", ("concerns", False)),
        ("orsa voiced concerns and accused halden", None),
        ("orsa sang", None),
        ("the accusations came late", ("accusations", True)),
    ],
)
def test_whether_a_claim_accuses_or_only_worries(text, told):
    assert accusing_word(tuple(text.split())) == told
