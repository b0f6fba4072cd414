"""Whom "the minister" or "the ministry" stands for."""

from __future__ import annotations

import pytest
from clauses import units_of

from briefing.analysis.speech.holders import Holders, noun_of, so_described, stands_for


def meant(text, words, **names):
    """The name that the words stand for, where they stand last."""
    names = {"people": "Ada Roe, Ben Ott, Roe, Ott", "bodies": "Port Ministry", "places": "Orsa, Germany"} | names
    units = units_of(text, **names)
    row = words.lower().split()
    unit, first = max(
        ((unit, at) for unit in units for at in range(len(unit.tokens)) if lows(unit)[at : at + len(row)] == row),
        key=lambda pair: (pair[0].index, pair[1]),
    )
    mention = stands_for(units, Holders(units), unit, first, unit.tokens[first : first + len(row)])
    return mention and mention.of(text)


def lows(unit):
    return [token.low for token in unit.tokens]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Minister Ada Roe sang. Then the minister left.", "the minister", "Ada Roe"),
        ("Ada Roe, the minister, sang. Then the minister left.", "the minister", "Ada Roe"),
        ("The minister of trade, Ada Roe, sang. Then the minister left.", "the minister", "Ada Roe"),
        ("The Port Ministry sang. Then the ministry left.", "the ministry", "Port Ministry"),
        # the last one
        ("Teacher Ada Roe sang. Teacher Ben Ott sang. Then the teacher left.", "the teacher", "Ben Ott"),
        # an office of which there is one: the one whose title names no land
        ("President Ada Roe met German President Ben Ott. Then the president left.", "the president", "Ada Roe"),
        # the one who is named far more often
        (
            "President Ada Roe met President Ben Ott. Roe sang. Roe slept. Then the president left.",
            "the president",
            "Ada Roe",
        ),
        ("President Ada Roe met President Ben Ott. Then the president left.", "the president", None),
        # nobody carries it, or any one is meant
        ("Ada Roe sang. Then the minister left.", "the minister", None),
        ("Minister Ada Roe sang. Then a minister left.", "a minister", None),
        ("Minister Ada Roe sang. Then the stone left.", "the stone", None),
        ("Then the minister left. Minister Ada Roe sang.", "the minister", None),
    ],
)
def test_whom_a_title_means(text, words, who):
    assert meant(text, words, groups="German") == who


def test_too_far_back_is_nobody():
    near = "Minister Ada Roe sang. " + "Dogs came. " * 30 + "Then the minister left."
    far = "Minister Ada Roe sang. " + "Dogs came. " * 40 + "Then the minister left."
    assert meant(near, "the minister") == "Ada Roe"
    assert meant(far, "the minister") is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ada Roe, head of sales at Tarn, sang. The head of sales left.", "Ada Roe"),
        ("Ada Roe, head of ships at Tarn, sang. The head of sales left.", None),
        ("Ada Roe sang. The head of sales left.", None),
    ],
)
def test_who_was_brought_in_by_the_same_words(text, who):
    units = units_of(text, people="Ada Roe", bodies="Tarn")
    mention = so_described(units, 0, units[-1].tokens[:4])
    assert (mention and mention.of(text)) == who


def test_titles_in_short_have_their_nouns():
    units = units_of("Gov. Ada Roe sang to the gov.", people="Ada Roe")
    assert noun_of(units[0].tokens[0]) == "governor"
    assert noun_of(next(token for token in units[0].tokens if token.low == "sang")) == "sang"
