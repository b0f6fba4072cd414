"""Whether a verb tells what is done, or what may, must or would be done."""

from __future__ import annotations

import pytest

from briefing.language.english.modes import mode_of
from briefing.language.english.words import tokens_of
from briefing.models import Span


def mode(text):
    """The mode of the form of "close" in a text."""
    tokens = tokens_of(text, Span(0, len(text)), ())
    (at,) = (at for at, token in enumerate(tokens) if token.low.startswith("close"))
    return mode_of(tokens, at)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The firm closed the mill", ""),
        ("Closed for the winter", ""),
        ("The firm will close the mill", ""),
        ("The bakers who may sing close the mill", ""),
        ("The firm may close the mill", "may"),
        ("The mill could have been quietly closed", "may"),
        ("The firm must close the mill", "must"),
    ],
)
def test_what_stands_before_a_verb_says_whether_it_is_done(text, told):
    assert mode(text) == told


def test_who_could_not_do_it_did_not():
    assert mode("The firm could not close the mill") == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The firm has to close the mill", "must"),
        ("The law requires the firm to close the mill", "must"),
        ("The law allows the firm to close the mill", "may"),
        ("The firm had to close the mill", None),
        ("The firm wants to close the mill", None),
    ],
)
def test_behind_to_only_a_duty_or_a_permission_is_told(text, told):
    assert mode(text) == told


def test_would_is_will_in_what_somebody_said_but_not_in_what_he_says():
    assert mode("The firm said it would close the mill") == ""
    assert mode("The firm says it would close the mill") == "would"
