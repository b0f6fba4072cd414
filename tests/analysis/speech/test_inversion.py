"""Subjects behind their verbs: "said the minister"."""

from __future__ import annotations

import pytest
from clauses import unit_of, words_of

from briefing.analysis.speech.inversion import inverted_subject
from briefing.language.english.reporting import reporting_verbs


def subject(text, verb="said"):
    tokens = unit_of(text, people="Ada Roe, Ben Ott").tokens
    at = next(place for place, token in enumerate(tokens) if token.low == verb)
    phrase = inverted_subject(tokens, at, at - 1, reporting_verbs()[verb])
    return phrase and words_of(tokens[phrase[0] : phrase[1] + 1])


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("“Dogs came,” said Ada Roe.", "ada roe"),
        ("“Dogs came,” said the minister on Monday.", "the minister"),
        ("“Dogs came,” said she.", "she"),
        ("Dogs came, said the minister.", "the minister"),
        ("Dogs came, said Ada Roe, who left.", "ada roe"),
        ("Said Ada Roe: dogs came.", "ada roe"),
    ],
)
def test_who_stands_behind(text, who):
    verb = "said"
    assert subject(text, verb) == who


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ada Roe said dogs came.", "said"),  # no pause before
        ("Ada Roe, 32, said Ben Ott left.", "said"),  # the pause ends what was inserted
        ("“Dogs came,” said farmers faced ruin.", "said"),  # a clause
        ("Dogs came, said stones.", "said"),  # nobody
        ("“Dogs came,” told Ada Roe.", "told"),  # a verb with a listener
        ("“Dogs came,” saying Ada Roe.", "saying"),
    ],
)
def test_nobody_stands_behind(text, verb):
    assert subject(text, verb) is None
