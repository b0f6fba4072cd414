"""Which claim a denial answers that takes up few of its words."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading, Status
from briefing.story.assemble import build_story
from briefing.story.differences import answers

REST = (
    "The garden behind the town hall has new benches of oak, and children planted tulips along its paths.",
    "Anglers on the lake tell of a fine summer for trout, and the inns have hired cooks from the coast.",
)


def story_of(*texts):
    articles = [
        make_article(f"{text}\n\n{rest}", name=f"{number}.txt", outlet=f"P{number}")
        for number, (text, rest) in enumerate(zip(texts, REST, strict=True))
    ]
    return build_story([Reading(article, analyse(article)) for article in articles])


def denied(*texts):
    return [card for card in story_of(*texts).conflicts if card.kind is ConflictKind.DENIAL]


CLAIM = "Hedwig Lunt sold forged stamps to collectors at the Molde fair, two dealers said."


@pytest.mark.parametrize(
    "denial",
    [
        pytest.param("Hedwig Lunt would not hear of it: the stamps, she said, came from her aunt.", id="an idiom"),
        pytest.param("Hedwig Lunt slapped down the dealers and showed a bill for the stamps.", id="the claimant"),
        pytest.param(
            "The dealers have it wrong about the stamps, a friend of Hedwig Lunt said.", id="the claimant is wrong"
        ),
        pytest.param("Her family called the dealers' claim an invention.", id="whose claim it is"),
    ],
)
def test_a_denial_is_of_the_claim_that_it_shares_most_with(denial):
    (card,) = denied(CLAIM, denial)
    assert {value.value for value in card.values} == {"said", "denied"}
    told = [one.text for value in card.values for one in value.evidence if value.value == "said"]
    assert told
    assert all(CLAIM.startswith(text.rstrip(".,")) for text in told)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param("The stamps were not insured, the organisers of the Molde fair said.", id="others say no"),
        pytest.param(
            "Two dealers denied that the fair in Molde was badly lit.", id="who claims it denies another thing"
        ),
        pytest.param("Hedwig Lunt did not speak at the opening, her sister said.", id="nothing of the matter"),
    ],
)
def test_what_only_says_no_is_no_answer(other):
    assert denied(CLAIM, other) == []


def agreed(*texts):
    several = (Status.AGREED, Status.SHARED)
    return [fact for fact in story_of(*texts).facts if fact.status in several and len(fact.articles) == 2]


ACCUSED = "Carl Oben let a builder pay for his kitchen, a councillor alleged."


def test_who_is_accused_agrees_only_where_he_admits_it():
    assert not agreed(ACCUSED, "Oben says he paid the builder for his kitchen.")
    assert agreed(ACCUSED, "Oben admitted that a builder let him off paying for his kitchen, which the builder paid.")


def test_a_question_agrees_with_nothing():
    told = "Carl Oben used a police boat for trips to the island of Runn."
    assert agreed(told, "Carl Oben used the police boat for his trips to the island of Runn.")
    assert not agreed(told, "Carl Oben used a police boat for trips to the island of Runn?")


def test_whom_an_answer_speaks_of_counts_more_than_that_it_answers_an_accusation():
    assert 0 < answers.ACCUSATION < answers.ACCUSED < answers.ACCUSER
