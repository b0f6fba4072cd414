"""An accusation in one article and its denial in another are one card, in whatever words."""

from __future__ import annotations

import pytest
from support import make_article

from briefing.analysis import analyse
from briefing.models import ConflictKind, Reading
from briefing.story.assemble import build_story


def cards(one, two):
    articles = [make_article(text, name=f"{number}.txt", outlet=f"P{number}") for number, text in enumerate((one, two))]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    return [card for card in story.conflicts if card.kind is ConflictKind.DENIAL]


ACCUSED = "The harbour company poisoned the oyster beds with old paint, fishermen from Norrvik said."


@pytest.mark.parametrize(
    "denial",
    [
        "The harbour company rubbished the claim that its paint had poisoned the oyster beds.",
        "The oyster beds were never poisoned by paint, the harbour company told reporters.",
        "Talk of poisoned oyster beds is nonsense, a lawyer for the harbour company said.",
    ],
)
def test_a_denial_in_other_words_stands_beside_its_accusation(denial):
    (card,) = cards(ACCUSED, denial)
    assert [len(value.evidence) for value in card.values] == [1, 1]


def test_a_denial_of_something_else_has_no_card():
    assert cards(ACCUSED, "The mayor of Norrvik denied that the new school would cost more than planned.") == []


@pytest.mark.parametrize(
    ("claim", "other"),
    [
        # who is thanked, found or expected may stand in both, with nobody denying anything
        ("A clerk said nobody was hurt when the barn burned.", "No-one was hurt when the barn burned, a farmer said."),
        (
            "The bank said it will lend Orlen more than before.",
            "Orlen could lend from it again, a minister said.",
        ),
        ("The owner was refused a permit, a clerk said.", "The clerk would not say why the permit was denied."),
        ("A surgeon said the wound was deep.", "Dorn, a surgeon, denied shooting at the officers who came."),
    ],
)
def test_sentences_that_only_share_words_with_a_negation_are_no_dispute(claim, other):
    assert cards(claim, other) == []


def test_whose_claim_is_denied_is_enough_where_both_name_somebody():
    claim = "Norvik Lines skipped two checks of the hull, former stewards say."
    (card,) = cards(claim, "The former stewards' story is wrong, said a manager of Norvik Lines.")
    assert {value.value for value in card.values} == {"said", "denied"}


def test_a_card_holds_only_those_who_make_the_accusation_or_deny_it():
    texts = (
        "Veria has accused Molde of selling guns to Karst for its war. Molde showed new guns at a fair in Karst.",
        "The fair in Karst showed new guns from Molde, its organisers said.",
        "Veria accused Molde of selling guns to Karst. Molde has denied any part in selling guns.",
    )
    articles = [make_article(text, name=f"{number}.txt", outlet=f"P{number}") for number, text in enumerate(texts)]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    (card,) = [card for card in story.conflicts if card.kind is ConflictKind.DENIAL]
    told = [one.text for value in card.values for one in value.evidence]
    assert not any("fair" in text for text in told)
    assert len(told) == 3


@pytest.mark.parametrize(
    ("denial", "is_one"),
    [
        ("Warsaw accused Norway of handing drones to Finland. Norway and Finland have denied the accusation.", True),
        ("Warsaw accused Norway of handing drones to Finland. Norway has denied the accusation.", False),
    ],
    ids=["who denies and one more are named in both", "one name is too little"],
)
def test_a_denial_that_only_points_back_is_of_what_names_both(denial, is_one):
    claim = "Poland has accused Norway of selling guns to Finland for its war."
    articles = [
        make_article(text, name=f"{number}.txt", outlet=f"P{number}") for number, text in enumerate((claim, denial))
    ]
    story = build_story([Reading(article, analyse(article)) for article in articles])
    found = [card for card in story.conflicts if card.kind is ConflictKind.DENIAL]
    denied = [one.text for card in found for value in card.values if value.value == "denied" for one in value.evidence]
    assert denied == (["Norway and Finland have denied the accusation."] if is_one else [])


@pytest.mark.parametrize(
    ("claim", "topic"),
    [
        ("The bank accused Ada Roe of selling the boat.", "accused and denied"),
        ("Ada Roe sold the boat to a stranger, the bank said.", "said and denied"),
    ],
)
def test_only_what_a_teller_calls_an_accusation_is_headed_as_one(claim, topic):
    (card,) = cards(claim, "Ada Roe denied selling the boat.")
    assert card.topic.startswith(topic)
