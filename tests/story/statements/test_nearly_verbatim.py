"""Claims that run to the letter but for a piece that nothing says to mean the same."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import Reading
from briefing.story.statements.nearly_verbatim import piece_apart
from briefing.story.statements.tellings import tellings_of

LONGER = ", where it had lain idle for nine years without a crew or an owner to speak of"


def said(text):
    article = make_article(text)
    return tellings_of([Reading(article, analyse(article))], ())[0].said


@pytest.mark.parametrize(
    ("one", "two"),
    [
        pytest.param(
            "The mayor painted a white ferry.", "The mayor painted a white barge.", id="most of two short claims is one"
        ),
        pytest.param(
            "The harbour board bought the white ferry from a yard in Molde.",
            f"The harbour board bought the white barge from a yard in Molde{LONGER}.",
            id="nearly all of a claim stands in a longer one",
        ),
    ],
)
def test_a_piece_that_differs_keeps_claims_apart(one, two):
    assert piece_apart(said(one), said(two))
    assert piece_apart(said(two), said(one))
    assert not piece_apart(said(one), said(one))


def test_where_much_else_differs_it_is_told_in_other_words():
    one = said("The harbour board bought the white ferry from a yard in Molde.")
    two = said(f"The harbour board showed the white barge from a town in Molde{LONGER}.")
    assert not piece_apart(one, two)
