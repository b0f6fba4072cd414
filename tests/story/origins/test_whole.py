"""Whom an article leans on, by the whole chain on short texts."""

from datetime import date

import pytest

from briefing.analysis import analyse
from briefing.models import Article, Paragraph, Reading
from briefing.story.entities.linking import link_entities
from briefing.story.origins.tracing import trace_origins


def traced(text):
    article = Article(
        "id", "a.txt", "digest", "", text, (Paragraph(0, len(text)),), published=date(2023, 7, 19), language="en"
    )
    reading = Reading(article, analyse(article))
    return trace_origins([reading], link_entities([reading]))


def origins(text):
    return [(one.name, one.via) for one in traced(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # who was held, or is named on the way, says nothing
        (
            "Police searched a garage and arrested Elena A. Burton, 32, of 11 Mill Street, after finding cash in her"
            " car, said Lt. Matt Harlow, a police spokesman.",
            ["Matt Harlow"],
        ),
        (
            "In a letter in May, Zora Duvall, the president of the Farm Bureau, said farmers faced hard times.",
            ["Zora Duvall"],
        ),
        ("The city is calm, said officials based in Lund.", ["officials based"]),
        # a place, paper or firm deeper in the phrase is not the source
        (
            "Health authorities in Ruvia’s Inner Tarn have confirmed a third case.",
            ["health authorities in Ruvia’s Inner Tarn"],
        ),
        ("One user on Quorvo, which is a network, posted: “I want to know.”", ["user on Quorvo"]),
        (
            "“It is icy,” said planetary geologist Rosa Lopes of NASA's Jet Propulsion Laboratory in California.",
            ["Rosa Lopes"],
        ),
        (
            "Mills are shut, said The Mill Company’s recently named executive chair Marlo Clare in a note.",
            ["Marlo Clare"],
        ),
        (
            "The Ruvian and Talvan defence ministries accused the rebels of blocking it.",
            ["Ruvian and Talvan defence ministries"],
        ),
        # "they" is nobody who is only mentioned
        ("Her post was about a Netflix film. “We never said so,” they said in a statement.", []),
        ("The Port Office denied it. “We never said so,” it said in a statement.", ["Port Office"]),
        # verbs and nouns that report nothing
        (
            "The bank is sued, according to two people familiar with the matter, adding to its troubles.",
            ["people familiar with the matter"],
        ),
        ("It was, according to several people I spoke to, a long day.", ["people"]),
        ("His blog comments are the stuff of legend. The firm boasts a reputation for speed.", []),
        ("Roe was the third witness testifying on Tuesday. A cough is misread if the person reports no birds.", []),
        ("The Port Centre, a London-based think tank, concluded that costs rose.", ["Port Centre"]),
        ("He watched TV shows bought from a shop. Studies found them in the gut. People will ask you to write.", []),
        ("The court papers obtained by our correspondent showed that the suit was filed.", ["court papers"]),
        ("Researchers at the University of Lund looked at mice. Later, they showed that cells grow.", []),
        # capitals of titles stay
        ("President Dorn’s advisers suggested that talks resume.", ["President Dorn’s advisers"]),
    ],
)
def test_names(text, names):
    assert [name for name, _ in origins(text)] == names


def test_who_tells_the_media_has_no_relay():
    assert origins("Fen Mang, a deputy director, told the media that the case is isolated.") == [("Fen Mang", ())]


@pytest.mark.parametrize("media", ["the media", "the press"])
def test_any_media_are_not_those_named_before(media):
    first = "The harbour was closed, Ruvian state media said. The mayor sold the ferries in May. "
    (one,) = traced(f"{first}The bridge was closed as well, as reported by {media}.")
    assert (one.name, len(one.scopes)) == ("Ruvian state media", 1)
