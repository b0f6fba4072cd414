"""Capitals that stand for governments."""

from __future__ import annotations

import pytest
from marked import story_of
from speech import listen

from briefing.models import EntityType
from briefing.story.entities.linking import link_entities


def is_government(text):
    (capital,) = [one for one in link_entities([listen(text, places="Paris")]) if one.type is EntityType.PLACE]
    return any(role.text == "government" for role in capital.roles)


@pytest.mark.parametrize(
    "text",
    [
        "Paris has rejected the plan.",
        "The treaty was signed by Paris in May.",
        "Talks with Paris go on.",
        "The envoy brought a statement from Paris.",
        "The minister accused Paris of delay.",
    ],
)
def test_a_capital_that_acts_stands_for_its_government(text):
    assert is_government(text)


@pytest.mark.parametrize(
    "text",
    [
        "The team departed from Paris on Friday.",
        "The choir returned with Paris on its mind.",
        "The train passed by Paris at noon.",
        "The road between Paris and the coast was closed.",
    ],
)
def test_a_capital_that_is_a_place_does_not(text):
    assert not is_government(text)


DESCRIBED = {
    "a ruler": (
        "North Orland's leader Rem Tovak hailed the talks. The dictator, 51, smiled. The strongman left at noon.",
        {"dictator", "strongman"},
    ),
    "no ruler": ("Police chief Ada Holm met reporters. The dictator, 51, was not there.", set()),
    "two before": ("President Ada Holm met President Ben Ott. The strongman smiled.", set()),
    "rich": ("Ada Holm, founder of Holm Foods, flew home. The billionaire did not speak.", {"billionaire"}),
    "a name in marks before": ("“Iron Hand” is what miners called Ada Holm then.", {"Iron Hand"}),
    "a name in marks behind": ("Miners dubbed Ada Holm “Iron Hand” in May.", {"Iron Hand"}),
    "his successor": ("North Orland's leader Rem Tovak died. The new leader, 51, smiled.", set()),
    "no name": ("Miners called Ada Holm “not very clever at all” in May.", set()),
}


@pytest.mark.parametrize(("text", "roles"), DESCRIBED.values(), ids=DESCRIBED)
def test_descriptions_and_nicknames(text: str, roles: set[str]) -> None:
    reading = listen(text, people="Rem Tovak, Ada Holm, Ben Ott", bodies="Holm Foods", places="North Orland")
    told = {role.text for entity in link_entities([reading]) for role in entity.roles}
    wanted = {"dictator", "strongman", "billionaire", "new leader", "Iron Hand", "not very clever at all"}
    assert told & wanted == roles


def test_an_office_behind_a_name_may_end_its_sentence():
    text = "“It may fall,” said Ada Roe, chief engineer of the Tarn Board. Then Bo Ott, an engineer, left."
    reading = listen(text, people="Ada Roe, Bo Ott")
    roles = {one.name: [role.text for role in one.roles] for one in link_entities([reading]) if one.roles}
    assert roles == {"Ada Roe": ["chief engineer of the Tarn Board"], "Bo Ott": ["engineer"]}


@pytest.mark.parametrize("honorific", ["Mr.", "Mrs.", "Ms.", "Miss", "Mx.", "Sir", "Dame", "Madam"])
def test_a_form_of_address_is_no_role(honorific):
    (entity,) = link_entities(story_of(f"{honorific} [[Ada Roe|p]] sang.")[0])
    assert entity.roles == ()


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A national disaster agency spokesman Bo Ott spoke.", "national disaster agency spokesman"),
        ("Orland's emergency services chief Bo Ott spoke.", "Orland's emergency services chief"),
        ("The medical correspondent Dr Bo Ott spoke.", "medical correspondent Dr"),
        ("They left the city with president Bo Ott.", "president"),
        ("They want president Bo Ott to leave.", "president"),
    ],
)
def test_a_title_is_told_in_full(text: str, role: str) -> None:
    reading = listen(text, people="Bo Ott", places="Orland")
    assert [one.text for entity in link_entities([reading]) for one in entity.roles] == [role]
