"""Sentences cut into claims, each case in the words that a reader sees: the sentence, then its claims."""

from __future__ import annotations

import re

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ParagraphKind

CUT = [
    (
        "The bridge over the Lune was closed on Tuesday, the transport ministry said.",
        ["The bridge over the Lune was closed on Tuesday"],
    ),
    (
        "Police said two cyclists were hurt when the tram left the rails.",
        ["two cyclists were hurt when the tram left the rails."],
    ),
    (
        "The dam burst shortly before dawn, flooding three villages in the valley.",
        ["The dam burst shortly before dawn", "flooding three villages in the valley."],
    ),
    (
        "The mayor opened the new library, and the governor praised the builders of the hall.",
        ["The mayor opened the new library", "the governor praised the builders of the hall."],
    ),
    (
        "The firm closed its oldest mill in March and sent the workers home.",
        ["The firm closed its oldest mill in March", "sent the workers home."],
    ),
    (
        "The owner warned that the lack of yarn would last and said three mills were standing idle.",
        ["The owner warned that the lack of yarn would last", "said three mills were standing idle."],
    ),
    (
        "The council voted for the new harbour, which had been planned since the war.",
        ["The council voted for the new harbour", "the new harbour, which had been planned since the war."],
    ),
    (
        "The report spoke of bribes paid in Oslo, a claim denied by the former minister.",
        ["The report spoke of bribes paid in Oslo", "a claim denied by the former minister."],
    ),
    (
        "Thousands lined the road as Queen Margrethe returned to the palace.",
        ["Thousands lined the road", "Queen Margrethe returned to the palace."],
    ),
    (
        "The ferry sank in minutes; the crew had no time to lower the boats.",
        ["The ferry sank in minutes", "the crew had no time to lower the boats."],
    ),
]

WHOLE = [
    "The band was known as the loudest in the town of Leeds.",
    "He met the minister, the ambassador, and the head of the bank was there too.",
    "Was the bridge closed on Tuesday, as the ministry said it would be?",
    "The injured and displaced families were taken to a school.",
    "“We will open the bridge on Monday and let the trams run again,” the mayor said.",
    "The town of 14,000 has struggled in recent years.",
    "She said the plan was “a gift to the rich, leaving the poor with nothing”.",
    "Ana Ruiz said she would leave the party.",
]


def claims_of(text: str) -> list[str]:
    article = make_article(text)
    return [claim.of(article.text) for claim in analyse(article).claims]


@pytest.mark.parametrize(("sentence", "claims"), CUT)
def test_a_sentence_that_states_several_things_is_cut(sentence, claims):
    assert claims_of(sentence) == claims


@pytest.mark.parametrize("sentence", WHOLE)
def test_a_sentence_that_is_no_clear_case_stays_whole(sentence):
    assert claims_of(sentence) == [sentence]


def test_what_a_person_says_keeps_the_person():
    sentence = "The contract was a mistake from the first day, Ana Ruiz said."
    assert claims_of(sentence) == [sentence]


def test_a_dateline_is_no_part_of_a_claim():
    assert claims_of("OSLO, May 3 (NNA) — The ferry sank in minutes.") == ["The ferry sank in minutes."]


def test_claims_lie_in_their_sentences_and_are_in_order():
    text = " ".join(sentence for sentence, _ in CUT) + "\n\n" + " ".join(WHOLE)
    found = analyse(make_article(text))
    assert list(found.claims) == sorted(found.claims)
    for claim in found.claims:
        sentence = found.sentences[claim.sentence]
        assert sentence.contains(claim)
        assert claim.start < claim.end
    assert {claim.sentence for claim in found.claims} == set(range(len(found.sentences)))


@pytest.mark.parametrize("kind", [ParagraphKind.HEADING, ParagraphKind.LIST])
def test_headings_and_lists_carry_no_claim(kind):
    from dataclasses import replace  # noqa: PLC0415

    article = make_article("The ferry sank in minutes.\n\nThe crew had no time.")
    first = replace(article.paragraphs[0], kind=kind)
    found = analyse(replace(article, paragraphs=(first, *article.paragraphs[1:])))
    assert [claim.of(article.text) for claim in found.claims] == ["The crew had no time."]


def test_a_caption_carries_claims():
    from dataclasses import replace  # noqa: PLC0415

    article = make_article("The ferry sank in minutes.")
    caption = replace(article.paragraphs[0], kind=ParagraphKind.CAPTION)
    assert len(analyse(replace(article, paragraphs=(caption,))).claims) == 1


@pytest.mark.parametrize(
    "text", ["", ".", "???", "and, and, and, and, and, and.", ", which, which, which which which,"]
)
def test_broken_text_gives_no_broken_claim(text):
    for claim in claims_of(text):
        assert re.search(r"\S", claim)


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "The bridge was closed on Tuesday, the ministry said, leaving two villages without a road.",
            ["The bridge was closed on Tuesday", "leaving two villages without a road."],
        ),
        (
            "The bridge was closed on Tuesday, the news agency reported, citing the ministry of works.",
            ["The bridge was closed on Tuesday"],
        ),
        (
            "The vote was held in March, but on Friday the court declared the result void.",
            ["The vote was held in March", "on Friday the court declared the result void."],
        ),
        (
            "The crew left the ship at noon, apparently fearing another blast.",
            ["The crew left the ship at noon", "apparently fearing another blast."],
        ),
        (
            "The prize went to the Danish writer Karen Holm, who lived for years in Kenya.",
            [
                "The prize went to the Danish writer Karen Holm",
                "the Danish writer Karen Holm, who lived for years in Kenya.",
            ],
        ),
    ],
)
def test_sources_and_tails_in_the_middle_of_a_sentence(sentence, claims):
    assert claims_of(sentence) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said nothing of the kind to the press.",
        "The ministry claimed that the bridge was safe for all traffic.",
        "As soon as they opened the gates the crowd came in.",
        "She worked as the head of the bank was changing its name.",
        "The minister wants to find a way for the trams to cross.",
        "It rained, snowed, and the wind was strong all day long.",
        "Running, jumping, and swimming were taught in the hall.",
    ],
)
def test_what_looks_like_a_case_but_is_none(sentence):
    assert claims_of(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The survey put the magnitude at 5.1 and said that the quake struck at noon.",
            ["The survey put the magnitude at 5.1", "the quake struck at noon."],
        ),
        (
            "The ministry said that two people died and added that more were missing.",
            ["two people died", "more were missing."],
        ),
        ("The mayor said that the bridge was safe.", None),
    ],
)
def test_words_that_only_go_on_saying_are_in_no_claim(text: str, claims: list[str] | None) -> None:
    article = make_article(text)
    found = [claim.of(text) for claim in analyse(article).claims]
    assert found == claims if claims else "bridge was safe." in found[0]
