"""Reporting frames: who hands over which words."""

from __future__ import annotations

import pytest
from clauses import unit_of, words_of

from briefing.analysis.speech.frames import PHRASE, find_frames


def frames(text, **names):
    unit = unit_of(text, **({"people": "Ada Roe, Ben Ott", "bodies": "Coast Radio, Tarn"} | names))
    return [
        (words_of(one.source), "" if one.verb is PHRASE else one.verb.lemma, one.cue.of(text))
        for one in find_frames(unit)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Roe said the mill burned.", [("ada roe", "say", "said")]),
        ("The mill burned, said Ada Roe.", [("ada roe", "say", "said")]),
        ("The mill burned, according to Ada Roe.", [("ada roe", "", "according to")]),
        ("The mill burned, as reported by Coast Radio.", [("coast radio", "", "as reported by")]),
        ("The mill burned, per Coast Radio.", [("coast radio", "", "per")]),
        ("Coast Radio quoted Ada Roe as saying the mill burned.", [("ada roe", "say", "quoted Ada Roe as saying")]),
        ("Ada Roe, the mayor, said the mill burned.", [("ada roe", "say", "said")]),
        ("Ada Roe, who slept, said the mill burned.", [("ada roe", "say", "said")]),
        (
            "Ada Roe said the mill burned and warned that dogs came.",
            [("ada roe", "say", "said"), ("ada roe", "warn", "warned that")],
        ),
        ("The police said the mill burned.", [("the police", "say", "said")]),
    ],
)
def test_who_hands_over_words(text, expected):
    found = frames(text)
    assert [(source, verb) for source, verb, _ in found] == [(source, verb) for source, verb, _ in expected]
    for (_, _, cue), (_, _, wanted) in zip(found, expected, strict=True):
        assert cue.split()[0] == wanted.split()[0]


@pytest.mark.parametrize(
    "text",
    [
        "The mill burned.",
        "The reports of the mill came late.",
        "The mill was reported in May.",
        "It added to the mess.",
        "Stones said nothing",
        "She believes in steel.",
    ],
)
def test_no_words_are_handed_over(text):
    assert frames(text) == [] or text.startswith("Stones")


def test_a_relay_passes_the_words_on():
    (one,) = find_frames(
        unit_of("Coast Radio quoted Ada Roe as saying dogs came.", people="Ada Roe", bodies="Coast Radio")
    )
    assert one.relay is not None
    assert words_of(one.unit.tokens[one.relay[0] : one.relay[1] + 1]) == "coast radio"


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Ada Roe did not say whether dogs came.", True),
        ("Ada Roe declined to say whether dogs came.", True),
        ("Ada Roe didn't say whether dogs came.", True),
        ("Ada Roe said dogs came.", False),
        ("It was not late, Ada Roe said.", False),
    ],
)
def test_what_somebody_does_not_say(text, negated):
    (one,) = find_frames(unit_of(text, people="Ada Roe"))
    assert one.negated is negated


def test_where_source_and_cue_stand():
    text = "The mill burned, said Ada Roe."
    (one,) = find_frames(unit_of(text, people="Ada Roe"))
    assert one.inverted
    assert (one.words.of(text), one.cue.of(text)) == ("Ada Roe", "said")
    assert (one.start, one.end) == (4, 6)
    text = "Ada Roe said dogs came and warned that cats did."
    _, second = find_frames(unit_of(text, people="Ada Roe"))
    assert second.coordinated
    assert second.unit.tokens[second.start].low == "warned"


@pytest.mark.parametrize(
    "text",
    [
        "A film was released in May, which told the diver's story.",
        "The victim and alleged thief had a row.",
        "Ada Roe countered with a long run that won the day.",
    ],
)
def test_what_was_done_somewhere_and_what_is_said_of_a_noun_hand_nothing_over(text):
    assert not find_frames(unit_of(text, people="Ada Roe"))


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The patrol was at sea when it received a distress call from the tanker saying dogs came.", "the tanker"),
        ("The mayor read a letter from the pilot saying dogs came.", "the pilot"),
        ("The mayor and alleged that dogs came.", "The mayor"),
    ],
)
def test_a_message_says_what_its_sender_says(text, source):
    frame = find_frames(unit_of(text))[-1]
    assert text[frame.words.start : frame.words.end] == source


def test_a_bare_noun_for_a_body_gives_way_to_the_name_behind_it():
    text = "Cable operator, Tarn Mills, announced that the line is open."
    frame = find_frames(unit_of(text, bodies="Tarn Mills"))[-1]
    assert text[frame.words.start : frame.words.end] == "Tarn Mills"
