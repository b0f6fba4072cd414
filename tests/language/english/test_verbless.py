"""Captions and subtitles are told from sentences."""

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.language.english.verbless import is_phrase
from briefing.models import Reading
from briefing.story.facts.building import find_facts


@pytest.mark.parametrize(
    "line",
    [
        "Mayor Anna Berg opening the tram line in Bergen",
        "Bergen's Mayor Anna Berg opening the tram line",
        "President Ivo Dan meeting Ruritanian and Bordurian envoys",
        "The skipper, the pilot and the man from the harbour office",
        "A woman with her dog in front of the mill",
    ],
)
def test_a_line_without_a_verb_is_a_phrase(line):
    assert is_phrase(line)
    assert not is_phrase(line + ".")


@pytest.mark.parametrize(
    "line",
    [
        "Hope fades in the harbour",
        "They carry lamps",
        "Crowds march through Bergen",
        "The tram line reopened",
        "The tram line is open",
        "It's late in Bergen",
        "Anna Berg to open the tram line",
        "Anna Berg Opens Tram Line",
        "Rosa Holm, sailing star, dies at 91",
        "Workers building the line went home",
        "",
    ],
)
def test_a_line_that_may_have_a_verb_is_none(line):
    assert not is_phrase(line)


def test_a_caption_is_no_fact():
    article = make_article("President Ivo Dan meeting Bordurian envoys in Bergen\n\nThe envoys left Bergen on Monday.")
    (fact,) = find_facts([Reading(article, analyse(article))], ())
    assert fact.statement == "The envoys left Bergen on Monday."
