"""News organisations as sources."""

from __future__ import annotations

import pytest
from clauses import unit_of

from briefing.analysis.speech.agencies import is_general, is_press, may_be, state_agency


def tokens(text):
    return unit_of(text, bodies="Zyr Radio, Zyr Agency", places="North Korea, China", groups="Chinese").tokens


@pytest.mark.parametrize(
    ("text", "press"),
    [
        ("KCNA", True),
        ("Reuters", True),
        ("the Tarn Times", True),
        ("the times", False),
        ("state media", True),
        ("a news agency", True),
        ("the mill", False),
        (".", False),
    ],
)
def test_what_is_a_news_organisation(text, press):
    assert is_press(tokens(text)) is press


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("KCNA", "kcna"),
        ("the official Korean Central News Agency", "kcna"),
        ("China's Xinhua news agency", "xinhua"),
        ("the state-run Zyr Agency", "zyr agency"),
        ("state media", None),
        ("the Zyr Agency", None),
        ("the mill", None),
    ],
)
def test_the_agency_of_a_state(text, name):
    assert state_agency(tokens(text)) == name


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("state media", True),
        ("North Korea's news agency", True),
        ("the news agency", False),
        ("state radio Zyr Radio", False),
        ("the mill", False),
        ("the media", False),
    ],
)
def test_state_media_without_a_name(text, general):
    assert is_general(tokens(text)) is general


@pytest.mark.parametrize(
    ("text", "agency", "may"),
    [
        ("state media", "kcna", True),
        ("North Korea's state media", "kcna", True),
        ("China's state media", "kcna", False),
        ("Chinese state media", "xinhua", True),
        ("China's state media", "zyr agency", False),
    ],
)
def test_whose_media_an_agency_may_be(text, agency, may):
    assert may_be(tokens(text), agency) is may
